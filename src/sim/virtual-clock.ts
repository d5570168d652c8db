/** Time that passes only when it is told to. One clock drives a whole simulated pond. */

import { assert, type Clock } from '../base/index.ts';
import { EventQueue } from './event-queue.ts';

const START_MS = 1_000_000_000_000;
// Enough turns for the longest chain of promises between two events that real rooms have.
const TURNS = 200;

async function turns(): Promise<void> {
  for (let i = 0; i < TURNS; i++) await undefined;
}

export class VirtualClock implements Clock {
  readonly #events = new EventQueue();
  readonly #settle: () => Promise<void>;
  #nowMs = START_MS;
  #advancing: Promise<void> = Promise.resolve();

  /** @param settle - lets all pending promises run; a host's `setImmediate` is surer than the default */
  constructor(settle: () => Promise<void> = turns) {
    this.#settle = settle;
  }

  nowMs(): number {
    return Math.floor(this.#nowMs);
  }

  nowNs(): bigint {
    return BigInt(this.nowMs()) * 1_000_000n;
  }

  after(delayMs: number, run: () => void): () => void {
    assert(Number.isFinite(delayMs), `Delay is ${delayMs}`);
    return this.#events.add(this.#nowMs + Math.max(0, delayMs), run);
  }

  /** Runs the next event, when it is due by `untilMs`. False when there is none. */
  runNext(untilMs = Number.POSITIVE_INFINITY): boolean {
    const dueMs = this.#events.nextMs();
    if (dueMs === undefined || dueMs > untilMs) return false;
    this.#nowMs = Math.max(this.#nowMs, dueMs);
    this.#events.take()?.();
    return true;
  }

  /** Lets `ms` pass. For state machines: promises do not run in between. */
  run(ms: number): void {
    const untilMs = this.#nowMs + ms;
    while (this.runNext(untilMs));
    this.#nowMs = Math.max(this.#nowMs, untilMs);
  }

  /** Lets `ms` pass, promises running after every event. Concurrent calls wait for each other. */
  advance(ms: number): Promise<void> {
    this.#advancing = this.#advancing.then(() => this.#advance(ms));
    return this.#advancing;
  }

  async #advance(ms: number): Promise<void> {
    await this.#settle();
    const untilMs = this.#nowMs + ms;
    while (this.runNext(untilMs)) await this.#settle();
    this.#nowMs = Math.max(this.#nowMs, untilMs);
  }
}
