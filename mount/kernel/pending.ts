/** Requests that wait for the file system: each is answered once, in time, or not at all. */

import type { Clock } from '../../src/base/index.ts';

interface Waiting {
  readonly expiresAtMs: number;
  readonly interruptible: boolean;
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

  add(unique: bigint, deadlineMs: number, interruptible: boolean): void {
    const expiresAtMs = this.#clock.nowMs() + deadlineMs;
    this.#waiting.set(unique, { expiresAtMs, interruptible });
    // One timer for all: most requests are answered before a timer of their own could be armed.
    this.#cancelSweep ??= this.#clock.after(this.#sweepMs, () => this.#sweep());
  }

  /** True when the request still waited: the caller now answers it. */
  settle(unique: bigint): boolean {
    return this.#waiting.delete(unique);
  }

  /** Whether the request waits, and if so whether it may be broken off. */
  find(unique: bigint): { readonly interruptible: boolean } | undefined {
    return this.#waiting.get(unique);
  }

  stop(): void {
    this.#cancelSweep?.();
    this.#cancelSweep = undefined;
    this.#waiting.clear();
  }

  #sweep(): void {
    this.#cancelSweep = undefined;
    const nowMs = this.#clock.nowMs();
    for (const [unique, { expiresAtMs }] of this.#waiting) {
      if (expiresAtMs > nowMs) continue;
      this.#waiting.delete(unique);
      this.#onExpired(unique);
    }
    if (this.#waiting.size === 0) return;
    this.#cancelSweep = this.#clock.after(this.#sweepMs, () => this.#sweep());
  }
}
