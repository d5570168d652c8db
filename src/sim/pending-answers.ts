/** Requests that a simulated transport has sent and whose answers are outstanding. */

import { type Frame, OceanError, type RoundTrip } from '../base/index.ts';
import type { VirtualClock } from './virtual-clock.ts';

export type Answer = { readonly frame: Frame } | { readonly error: OceanError };

interface Pending {
  readonly peer: string;
  readonly sentAtMs: number;
  readonly resolve: (frame: Frame) => void;
  readonly reject: (error: OceanError) => void;
  readonly cancelTimeout: () => void;
}

export class PendingAnswers {
  readonly #clock: VirtualClock;
  // UNBOUNDED: each ends by its time limit.
  readonly #pending = new Map<number, Pending>();
  readonly #roundTrips = new Map<string, RoundTrip>();
  #count = 0;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  roundTrip(nodeId: string): RoundTrip | undefined {
    return this.#roundTrips.get(nodeId);
  }

  /** @param ask - sends the request under the number that it is given */
  wait(peer: string, timeoutMs: number, ask: (id: number) => void): Promise<Frame> {
    const id = this.#count++;
    return new Promise((resolve, reject) => {
      const cancelTimeout = this.#clock.after(timeoutMs, () =>
        this.settle(id, { error: new OceanError('timeout', `No answer from ${peer}`) }),
      );
      const sentAtMs = this.#clock.nowMs();
      this.#pending.set(id, { peer, sentAtMs, resolve, reject, cancelTimeout });
      ask(id);
    });
  }

  settle(id: number, answer: Answer): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    pending.cancelTimeout();
    if ('error' in answer) {
      pending.reject(answer.error);
      return;
    }
    this.#measure(pending.peer, this.#clock.nowMs() - pending.sentAtMs);
    pending.resolve(answer.frame);
  }

  /** Fails what waits for that peer, or for all peers. */
  fail(nodeId?: string): void {
    if (this.#pending.size === 0) return;
    for (const [id, { peer }] of [...this.#pending]) {
      if (nodeId !== undefined && peer !== nodeId) continue;
      this.settle(id, { error: new OceanError('unavailable', `Lost ${peer}`) });
    }
  }

  #measure(nodeId: string, tookMs: number): void {
    const old = this.#roundTrips.get(nodeId);
    const meanMs = old === undefined ? tookMs : old.meanMs + (tookMs - old.meanMs) / 8;
    const errorMs = Math.abs(tookMs - meanMs);
    const deviationMs =
      old === undefined ? tookMs / 2 : old.deviationMs + (errorMs - old.deviationMs) / 4;
    this.#roundTrips.set(nodeId, { meanMs, deviationMs });
  }
}
