/** Time that passes only when it is told to. One clock drives a whole simulated pond. */

import { assert, type Clock } from '../base/index.ts';
import { type Event, EventQueue } from './event-queue.ts';

/** When every simulation begins, by its own clock. */
const SIMULATION_START_MS = 1_000_000_000_000;
// Enough turns for the longest chain of promises between two events that real rooms have.
const TURNS = 200;

async function turns(): Promise<void> {
  for (let i = 0; i < TURNS; i++) await undefined;
}

class Call implements Event {
  #work: (() => void) | undefined;

  constructor(work: () => void) {
    this.#work = work;
  }

  get cancelled(): boolean {
    return this.#work === undefined;
  }

  run(): void {
    this.#work?.();
  }

  cancel(): void {
    this.#work = undefined;
  }
}

export class VirtualClock implements Clock {
  readonly #events = new EventQueue();
  readonly #settle: () => Promise<void>;
  /** Since the start: small numbers are quick to compare and to keep. INVARIANT: whole. */
  #elapsedMs = 0;
  #advancing: Promise<void> = Promise.resolve();

  /** @param settle - lets all pending promises run; a host's `setImmediate` is surer than the default */
  constructor(settle: () => Promise<void> = turns) {
    this.#settle = settle;
  }

  nowMs(): number {
    return SIMULATION_START_MS + this.#elapsedMs;
  }

  /** Since the simulation began. */
  get elapsedMs(): number {
    return this.#elapsedMs;
  }

  nowNs(): bigint {
    return BigInt(this.nowMs()) * 1_000_000n;
  }

  after(delayMs: number, run: () => void): () => void {
    const call = new Call(run);
    this.schedule(delayMs, call);
    return () => call.cancel();
  }

  /** Like `after`, for an event that is an object of its own. A part of a millisecond counts as a whole one. */
  schedule(delayMs: number, event: Event): void {
    assert(Number.isFinite(delayMs), `Delay is ${delayMs}`);
    this.#events.add(this.#elapsedMs + Math.max(0, Math.ceil(delayMs)), event);
  }

  /** Runs the next event, when it is due by `untilMs`. False when there is none. */
  runNext(untilMs = Number.POSITIVE_INFINITY): boolean {
    return this.#runNext(untilMs - SIMULATION_START_MS);
  }

  #runNext(untilMs: number): boolean {
    const dueMs = this.#events.nextMs();
    if (dueMs === undefined || dueMs > untilMs) return false;
    this.#elapsedMs = dueMs;
    this.#events.take()?.run();
    return true;
  }

  /** Lets `ms` pass. For state machines: promises do not run in between. */
  run(ms: number): void {
    const untilMs = this.#elapsedMs + Math.ceil(ms);
    while (this.#runNext(untilMs));
    this.#elapsedMs = Math.max(this.#elapsedMs, untilMs);
  }

  /** Lets `ms` pass, promises running after every event. Concurrent calls wait for each other. */
  advance(ms: number): Promise<void> {
    this.#advancing = this.#advancing.then(() => this.#advance(ms));
    return this.#advancing;
  }

  async #advance(ms: number): Promise<void> {
    await this.#settle();
    const untilMs = this.#elapsedMs + Math.ceil(ms);
    while (this.#runNext(untilMs)) await this.#settle();
    this.#elapsedMs = Math.max(this.#elapsedMs, untilMs);
  }
}
