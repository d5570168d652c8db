/** Collects object pointers on their way, so that one message carries many that go to the same next hop. */

import type { NodeAddress } from '../base/index.ts';
import type { Guid } from '../id/index.ts';
import { PUBLISH_ENTRIES_MAX, type PublishEntry } from '../wire/index.ts';
import type { NextHop } from './next-hop.ts';
import type { Site } from './site.ts';

export interface Departure {
  readonly hop: NextHop;
  readonly server: NodeAddress;
  /** Of the path from the server to this node. */
  readonly distanceMs: number;
  readonly removed: boolean;
  readonly ttlMs: number;
}

interface Batch extends Departure {
  readonly entries: PublishEntry[];
}

// Pointers whose remaining lives differ by less travel together.
const TTL_STEP_MS = 10_000;

export class PublishBatches {
  readonly #site: Site;
  /** Empty between steps. */
  readonly #batches = new Map<string, Batch>();

  constructor(site: Site) {
    this.#site = site;
  }

  add(target: Guid, departure: Departure): void {
    const { hop, server, removed, ttlMs } = departure;
    const step = Math.ceil(ttlMs / TTL_STEP_MS);
    const key = `${hop.neighbor.address.nodeId} ${server.nodeId} ${removed} ${step}`;
    let batch = this.#batches.get(key);
    if (batch === undefined) {
      batch = { ...departure, entries: [] };
      this.#batches.set(key, batch);
    }
    batch.entries.push({ target, level: hop.level });
    if (batch.entries.length < PUBLISH_ENTRIES_MAX) return;
    this.#batches.delete(key);
    this.#send(batch, 0);
  }

  /** Sends what was collected. */
  flush(): void {
    for (const batch of this.#batches.values()) this.#send(batch, 0);
    this.#batches.clear();
  }

  /** Sends these with a number each, which the receiver acknowledges; returns the numbers. */
  transfer(departures: Iterable<readonly [Guid, Departure]>): number[] {
    this.flush();
    const numbers: number[] = [];
    const collected = new PublishBatches(this.#site);
    for (const [target, departure] of departures) collected.add(target, departure);
    for (const batch of collected.#batches.values()) {
      const number = this.#site.random.integer(0xffff_ffff) + 1;
      numbers.push(number);
      this.#send(batch, number);
    }
    return numbers;
  }

  #send({ hop, server, distanceMs, removed, ttlMs, entries }: Batch, transfer: number): void {
    this.#site.send(hop.neighbor.address, {
      kind: 'publish',
      server,
      distanceMs: distanceMs + (hop.neighbor.rttMs ?? 0),
      removed,
      transfer,
      ttlMs: Math.max(0, Math.floor(ttlMs)),
      entries,
    });
  }
}
