/** Requests that wait for the file system: each is answered once, in time, or not at all. */

import type { Clock } from '../../src/base/index.ts';

interface Waiting {
  readonly expiresAtMs: number;
  /** Of who waits. */
  readonly pid: number;
  readonly interruptible: boolean;
  readonly withdraw: (() => void) | undefined;
}

/** How often a pending request is looked at is its deadline divided by this. */
const SWEEPS_PER_DEADLINE = 10;

export class Pending {
  readonly #clock: Clock;
  readonly #sweepMs: number;
  readonly #onExpired: (unique: bigint) => void;
  /** UNBOUNDED: the kernel bounds it by its processes and its background limit. */
  readonly #waiting = new Map<bigint, Waiting>();
  #cancelSweep: (() => void) | undefined;

  /** @param shortestMs - the shortest deadline that `add` will be given */
  constructor(clock: Clock, shortestMs: number, onExpired: (unique: bigint) => void) {
    this.#clock = clock;
    this.#sweepMs = Math.max(1, Math.floor(shortestMs / SWEEPS_PER_DEADLINE));
    this.#onExpired = onExpired;
  }

  get count(): number {
    return this.#waiting.size;
  }

  /** `withdraw` is called when it is broken off: interrupted, too late, or the mount has ended. */
  add(unique: bigint, deadlineMs: number, waiting: Omit<Waiting, 'expiresAtMs'>): void {
    const expiresAtMs = this.#clock.nowMs() + deadlineMs;
    this.#waiting.set(unique, { ...waiting, expiresAtMs });
    // One timer for all: most requests are answered before a timer of their own could be armed.
    this.#cancelSweep ??= this.#clock.after(this.#sweepMs, () => this.#sweep());
  }

  /** True when the request still waited: the caller now answers it. */
  settle(unique: bigint): boolean {
    return this.#waiting.delete(unique);
  }

  /** Breaks a request off. The caller answers it. */
  withdraw(unique: bigint): void {
    const waiting = this.#waiting.get(unique);
    this.#waiting.delete(unique);
    waiting?.withdraw?.();
  }

  /** Who waits for the request, if it waits. */
  find(unique: bigint): Omit<Waiting, 'expiresAtMs'> | undefined {
    return this.#waiting.get(unique);
  }

  stop(): void {
    this.#cancelSweep?.();
    this.#cancelSweep = undefined;
    for (const unique of [...this.#waiting.keys()]) this.withdraw(unique);
  }

  #sweep(): void {
    this.#cancelSweep = undefined;
    const nowMs = this.#clock.nowMs();
    for (const [unique, { expiresAtMs }] of this.#waiting) {
      if (expiresAtMs > nowMs) continue;
      this.withdraw(unique);
      this.#onExpired(unique);
    }
    if (this.#waiting.size === 0) return;
    this.#cancelSweep = this.#clock.after(this.#sweepMs, () => this.#sweep());
  }
}
