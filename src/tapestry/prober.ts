/**
 * Asks nodes whether they live and how far they are: the soft-state beacons of Tapestry, JSAC 2004, §III-C.
 * A neighbor gets several attempts, a stranger one.
 */

import type { NodeAddress } from '../base/index.ts';
import type { Beacon } from '../wire/index.ts';
import { PROBE_ATTEMPTS_MAX, PROBE_TIMEOUT_MS, PROBES_MAX } from './limits.ts';
import type { Site } from './site.ts';

interface Probe {
  readonly address: NodeAddress;
  readonly sentAtMs: number;
  readonly attemptsLeft: number;
}

export class Prober {
  readonly #site: Site;
  /** INVARIANT: at most PROBES_MAX. */
  readonly #probes = new Map<string, Probe>();
  /** Never later than the first deadline. */
  #nextMs: number | undefined;

  constructor(site: Site) {
    this.#site = site;
  }

  nextMs(): number | undefined {
    return this.#nextMs;
  }

  isPending(nodeId: string): boolean {
    return this.#probes.has(nodeId);
  }

  probe(address: NodeAddress, attempts = 1): void {
    const { nodeId } = address;
    if (nodeId === this.#site.nodeId || this.#probes.has(nodeId)) return;
    if (this.#probes.size >= PROBES_MAX) {
      this.#site.count('probe-dropped');
      return;
    }
    this.#ask(address, Math.min(attempts, PROBE_ATTEMPTS_MAX));
  }

  #ask(address: NodeAddress, attemptsLeft: number): void {
    const { nowMs, inserting } = this.#site;
    this.#probes.set(address.nodeId, { address, sentAtMs: nowMs, attemptsLeft });
    const dueMs = nowMs + PROBE_TIMEOUT_MS;
    this.#nextMs = Math.min(this.#nextMs ?? dueMs, dueMs);
    this.#site.send(address, { kind: 'ping', sentAtMs: nowMs, inserting });
  }

  /** The round trip, or undefined when that ping is not open any more. */
  onPong(from: NodeAddress, pong: Beacon): number | undefined {
    const probe = this.#probes.get(from.nodeId);
    if (probe === undefined || probe.sentAtMs !== pong.sentAtMs) return undefined;
    this.#probes.delete(from.nodeId);
    return Math.max(0, this.#site.nowMs - probe.sentAtMs);
  }

  forget(nodeId: string): void {
    this.#probes.delete(nodeId);
  }

  /** Asks again those that did not answer; returns those that have no attempt left. */
  tick(): NodeAddress[] {
    const { nowMs } = this.#site;
    if (this.#nextMs === undefined || nowMs < this.#nextMs) return [];
    const silent: NodeAddress[] = [];
    this.#nextMs = undefined;
    for (const [nodeId, { address, sentAtMs, attemptsLeft }] of [...this.#probes]) {
      const dueMs = sentAtMs + PROBE_TIMEOUT_MS;
      if (nowMs < dueMs) {
        this.#nextMs = Math.min(this.#nextMs ?? dueMs, dueMs);
      } else if (attemptsLeft > 1) {
        this.#ask(address, attemptsLeft - 1);
      } else {
        this.#probes.delete(nodeId);
        silent.push(address);
      }
    }
    return silent;
  }
}
