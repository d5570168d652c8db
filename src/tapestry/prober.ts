/**
 * Asks nodes whether they live and how far they are: the soft-state beacons of Tapestry, JSAC 2004, §III-C, with
 * timeouts from each link's own round trip. A neighbor gets several attempts, a stranger one.
 */

import type { NodeAddress } from '../base/index.ts';
import type { Beacon } from '../wire/index.ts';
import { PROBES_MAX, RTO_MS_MAX } from './limits.ts';
import type { Site } from './site.ts';

interface Probe {
  readonly address: NodeAddress;
  /** When each attempt left, by its number, the last one last. */
  readonly sentAtMs: Map<number, number>;
  lastSentAtMs: number;
  attemptsLeft: number;
  /** Doubles from attempt to attempt. */
  timeoutMs: number;
  /** Something came from there: it lives, whether or not the answer comes. */
  isHeard: boolean;
}

/** An attempt went unanswered; `isLast` when there will be no other. */
export interface Silence {
  readonly address: NodeAddress;
  readonly isLast: boolean;
}

export class Prober {
  readonly #site: Site;
  readonly #holes: () => Uint8Array;
  /** INVARIANT: at most PROBES_MAX. */
  readonly #probes = new Map<string, Probe>();
  /** Never later than the first deadline. */
  #nextMs: number | undefined;

  /** @param holes - this node's watchlist, which every beacon carries */
  constructor(site: Site, holes: () => Uint8Array) {
    this.#site = site;
    this.#holes = holes;
  }

  nextMs(): number | undefined {
    return this.#nextMs;
  }

  isPending(nodeId: string): boolean {
    return this.#probes.has(nodeId);
  }

  /** @param timeoutMs - of the first attempt */
  probe(address: NodeAddress, attempts: number, timeoutMs: number): void {
    const { nodeId } = address;
    if (nodeId === this.#site.nodeId || this.#probes.has(nodeId)) return;
    if (this.#probes.size >= PROBES_MAX) {
      this.#site.count('probe-dropped');
      return;
    }
    const { nowMs } = this.#site;
    const sent = { sentAtMs: new Map(), lastSentAtMs: nowMs };
    const probe: Probe = { address, ...sent, attemptsLeft: attempts, timeoutMs, isHeard: false };
    this.#probes.set(nodeId, probe);
    this.#ask(probe);
  }

  #ask(probe: Probe): void {
    const { nowMs, inserting, incarnation } = this.#site;
    // Short, since most of what an idle node sends are these; by chance, so that nobody can answer unasked.
    const number = this.#site.random.integer(0x1_0000);
    probe.sentAtMs.set(number, nowMs);
    probe.lastSentAtMs = nowMs;
    probe.attemptsLeft--;
    this.#wake(nowMs + probe.timeoutMs);
    this.#site.send(probe.address, {
      kind: 'ping',
      number,
      incarnation,
      inserting,
      holes: this.#holes(),
      closerThanMs: 0,
    });
  }

  #wake(atMs: number): void {
    this.#nextMs = Math.min(this.#nextMs ?? atMs, atMs);
  }

  onHeard(nodeId: string): void {
    const probe = this.#probes.get(nodeId);
    if (probe !== undefined) probe.isHeard = true;
  }

  /** The round trip, or undefined when that ping is not open any more. */
  onPong(from: NodeAddress, pong: Beacon): number | undefined {
    const probe = this.#probes.get(from.nodeId);
    const sentAtMs = probe?.sentAtMs.get(pong.number);
    if (sentAtMs === undefined) return undefined;
    this.#probes.delete(from.nodeId);
    return Math.max(0, this.#site.nowMs - sentAtMs);
  }

  forget(nodeId: string): void {
    this.#probes.delete(nodeId);
  }

  /** Asks again those that did not answer in time; returns all that did not. */
  tick(): Silence[] {
    const { nowMs } = this.#site;
    if (this.#nextMs === undefined || nowMs < this.#nextMs) return [];
    const silences: Silence[] = [];
    this.#nextMs = undefined;
    for (const [nodeId, probe] of [...this.#probes]) {
      const { address, timeoutMs, attemptsLeft } = probe;
      const dueMs = probe.lastSentAtMs + timeoutMs;
      if (nowMs < dueMs) {
        this.#wake(dueMs);
      } else if (probe.isHeard) {
        this.#probes.delete(nodeId);
      } else if (attemptsLeft > 0) {
        silences.push({ address, isLast: false });
        probe.timeoutMs = Math.min(2 * timeoutMs, RTO_MS_MAX);
        this.#ask(probe);
      } else {
        this.#probes.delete(nodeId);
        silences.push({ address, isLast: true });
      }
    }
    return silences;
  }
}
