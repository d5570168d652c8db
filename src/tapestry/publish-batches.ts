/**
 * Object pointers on their way: one message carries many that go to the same next hop, and is sent again until it
 * is acknowledged, or until the next hop is lost.
 */

import type { NodeAddress } from '../base/index.ts';
import type { Guid } from '../id/index.ts';
import {
  PUBLISH_ENTRIES_MAX,
  type Publish,
  type PublishEntry,
  type PublishMode,
} from '../wire/index.ts';
import { PUBLISH_ATTEMPTS_MAX, PUBLISH_RETRY_MS, UNACKNOWLEDGED_MAX } from './limits.ts';
import type { Site } from './site.ts';

export interface Departure {
  readonly to: NodeAddress;
  /** Digits resolved once the pointer is there. */
  readonly level: number;
  readonly server: NodeAddress;
  readonly mode: PublishMode;
  /** Hops and path from the server to the receiver. */
  readonly hop: number;
  readonly distanceMs: number;
  readonly ttlMs: number;
}

interface Batch extends Departure {
  readonly entries: PublishEntry[];
}

interface Unacknowledged {
  readonly to: NodeAddress;
  message: Publish;
  attempts: number;
  dueMs: number;
}

// Pointers whose remaining lives differ by less travel together.
const TTL_STEP_MS = 1000;

export class PublishBatches {
  readonly #site: Site;
  /** Empty between steps. */
  readonly #batches = new Map<string, Batch>();
  /** INVARIANT: at most UNACKNOWLEDGED_MAX. */
  readonly #unacknowledged = new Map<number, Unacknowledged>();
  /** Never later than the first that is due. */
  #nextMs: number | undefined;
  #number: number;
  readonly #onGivenUp: (to: string, message: Publish) => void;

  /** @param onGivenUp - told of what a node has never acknowledged, though it lives */
  constructor(site: Site, onGivenUp: (to: string, message: Publish) => void) {
    this.#site = site;
    this.#onGivenUp = onGivenUp;
    this.#number = site.random.integer(0x1_0000_0000);
  }

  nextMs(): number | undefined {
    return this.#nextMs;
  }

  add(target: Guid, departure: Departure): void {
    const { to, server, mode, hop, ttlMs } = departure;
    const step = Math.ceil(ttlMs / TTL_STEP_MS);
    const key = `${to.nodeId} ${server.nodeId} ${mode} ${hop} ${step}`;
    let batch = this.#batches.get(key);
    if (batch === undefined) {
      batch = { ...departure, entries: [] };
      this.#batches.set(key, batch);
    }
    batch.entries.push({ target, level: departure.level });
    if (batch.entries.length < PUBLISH_ENTRIES_MAX) return;
    this.#batches.delete(key);
    this.#send(batch);
  }

  /** Sends what was collected. */
  flush(): void {
    for (const batch of this.#batches.values()) this.#send(batch);
    this.#batches.clear();
  }

  #send({ to, server, distanceMs, mode, ttlMs, hop, entries }: Batch): void {
    const number = (this.#number = (this.#number + 1) >>> 0);
    const life = { ttlMs: Math.max(0, Math.floor(ttlMs)), hop };
    const message: Publish = {
      kind: 'publish',
      server,
      distanceMs,
      mode,
      number,
      ...life,
      entries,
    };
    this.#site.send(to, message);
    if (this.#unacknowledged.size >= UNACKNOWLEDGED_MAX) return;
    const dueMs = this.#site.nowMs + PUBLISH_RETRY_MS;
    this.#unacknowledged.set(number, { to, message, attempts: 1, dueMs });
    this.#nextMs = Math.min(this.#nextMs ?? dueMs, dueMs);
  }

  onAck(from: NodeAddress, number: number): void {
    if (this.#unacknowledged.get(number)?.to.nodeId === from.nodeId) {
      this.#unacknowledged.delete(number);
    }
  }

  /** True when that node has acknowledged all that it was sent. */
  isAcknowledgedBy(nodeId: string): boolean {
    return ![...this.#unacknowledged.values()].some(({ to }) => to.nodeId === nodeId);
  }

  /** What was on its way to a lost node goes another way, if there is one. */
  onLost(nodeId: string): void {
    for (const [number, { to }] of this.#unacknowledged) {
      if (to.nodeId === nodeId) this.#unacknowledged.delete(number);
    }
  }

  /** An older message must not undo what comes after it. */
  withdraw(targets: ReadonlySet<Guid>, serverId: string): void {
    for (const entry of this.#unacknowledged.values()) {
      const { message } = entry;
      if (message.server.nodeId !== serverId) continue;
      const entries = message.entries.filter(({ target }) => !targets.has(target));
      if (entries.length < message.entries.length) entry.message = { ...message, entries };
    }
  }

  tick(): void {
    const { nowMs } = this.#site;
    if (this.#nextMs === undefined || nowMs < this.#nextMs) return;
    this.#nextMs = undefined;
    for (const [number, entry] of this.#unacknowledged) {
      if (nowMs >= entry.dueMs) this.#retry(number, entry);
      if (this.#unacknowledged.has(number)) {
        this.#nextMs = Math.min(this.#nextMs ?? entry.dueMs, entry.dueMs);
      }
    }
  }

  #retry(number: number, entry: Unacknowledged): void {
    if (entry.attempts >= PUBLISH_ATTEMPTS_MAX || entry.message.entries.length === 0) {
      this.#unacknowledged.delete(number);
      this.#onGivenUp(entry.to.nodeId, entry.message);
      return;
    }
    entry.dueMs = this.#site.nowMs + PUBLISH_RETRY_MS * 2 ** entry.attempts;
    entry.attempts++;
    this.#site.send(entry.to, entry.message);
  }
}
