/**
 * For how long this mount may believe that it has the locks that the ring says it has. While nobody else wants one of
 * them it is enough to have read, not long ago, that this is so: a read makes no version. Who wants one says so in the
 * ring; from then on only a written word counts. Whoever gets neither for `BREAK_AFTER_MS` takes the mount for dead.
 * Durations, never dates, are compared, so clocks need not agree. Gray and Cheriton, "Leases", SOSP 1989.
 */

import { assert, type Clock, readU64 } from '../../base/index.ts';
import type { LockHolder } from './lock-record.ts';

/** A mount that has not heard of the ring for so long grants nothing any more. */
export const LEASE_MS = 30_000;
/** How often a mount that has locks looks, and tells who waits that it lives. */
export const RENEW_MS = 10_000;
/** Since somebody began to wait for it. */
export const BREAK_AFTER_MS = 35_000;
// Two looks in a row may fail; and clocks may differ in speed by a tenth.
assert(LEASE_MS > 2 * RENEW_MS && BREAK_AFTER_MS > 1.1 * LEASE_MS);

export class Lease {
  readonly #clock: Clock;
  readonly #random: (length: number) => Uint8Array;
  slot = 0;
  #tenure: number | undefined;
  /** The ring has it: without it, it was broken. */
  isEstablished = false;
  #untilMs = Number.NEGATIVE_INFINITY;
  renewedMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, random: (length: number) => Uint8Array) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Drawn when it is first needed: most volumes are never locked. */
  get tenure(): number {
    return (this.#tenure ??= this.#newTenure());
  }

  #newTenure(): number {
    const bytes = this.#random(8).slice();
    bytes.set([0, 0]); // Numbers are exact up to 53 bits.
    return readU64(bytes);
  }

  get holder(): LockHolder {
    return { slot: this.slot, tenure: this.tenure };
  }

  /** Steady: the calendar may jump. */
  nowMs(): number {
    return Number(this.#clock.nowNs() / 1_000_000n);
  }

  /** Runs it at that time: timers may be early, since they are not of the steady clock. @returns cancels it */
  at(untilMs: number, run: () => void): () => void {
    let cancel = () => {};
    const wait = () => {
      const leftMs = untilMs - this.nowMs();
      if (leftMs <= 0) run();
      else cancel = this.#clock.after(leftMs, wait);
    };
    wait();
    return () => cancel();
  }

  get isLive(): boolean {
    return this.isEstablished && this.nowMs() < this.#untilMs;
  }

  /** @param sinceMs - when what the ring answered was asked */
  renew(sinceMs: number): void {
    this.isEstablished = true;
    this.renewedMs = Math.max(this.renewedMs, sinceMs);
    this.#untilMs = this.renewedMs + LEASE_MS;
  }

  /** What the one before has or had is nobody's. */
  beginAnew(): void {
    this.#tenure = undefined;
    this.isEstablished = false;
    this.#untilMs = this.renewedMs = Number.NEGATIVE_INFINITY;
  }

  /** Goes on with the tenure of an earlier process, of which the ring must be asked. */
  goOnWith(tenure: number): void {
    this.#tenure = tenure;
    this.isEstablished = true;
  }
}
