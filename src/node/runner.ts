/** Runs one machine: persists before it sends, and wakes it at its deadlines. */

import { type Clock, type Envelope, type Machine, messageOf, type Store } from '../base/index.ts';

export interface RunnerPorts<M, U> {
  readonly clock: Clock;
  readonly store: Store;
  send(envelope: Envelope<M>): void;
  upcall(upcall: U): void;
  /** The store refused what a step wanted to keep: none of its messages leaves. */
  failed(lost: readonly Envelope<M>[], reason: string): void;
}

export class Runner<I, M, U> {
  #machine: Machine<I, M, U>;
  readonly #make: () => Machine<I, M, U>;
  readonly #ports: RunnerPorts<M, U>;
  readonly #tick: I | undefined;
  /** The last batch that is not durable yet: what later steps tell may depend on it. */
  #durable: Promise<void> | undefined;
  #cancelTimer: (() => void) | undefined;
  #timerMs = Number.POSITIVE_INFINITY;
  #isClosed = false;

  /** @param make - builds the machine from what the store holds; called again when a batch could not be kept */
  constructor(make: () => Machine<I, M, U>, ports: RunnerPorts<M, U>, tick?: I) {
    this.#make = make;
    this.#machine = make();
    this.#ports = ports;
    this.#tick = tick;
  }

  step(input: I): void {
    if (this.#isClosed) return;
    const out = this.#machine.step(this.#ports.clock.nowMs(), input);
    if (out.persist.length > 0) this.#persist(this.#ports.store.write(out.persist), out.send);
    else if (this.#durable === undefined)
      for (const envelope of out.send) this.#ports.send(envelope);
    else this.#persist(this.#durable, out.send);
    for (const upcall of out.upcall) this.#ports.upcall(upcall);
    this.#schedule();
  }

  #persist(written: Promise<void>, send: readonly Envelope<M>[]): void {
    const before = this.#durable;
    const durable = (async () => {
      await before;
      try {
        await written;
      } catch (error) {
        this.#ports.failed(send, messageOf(error));
        this.#machine = this.#make();
        return;
      }
      for (const envelope of send) this.#ports.send(envelope);
    })();
    this.#durable = durable;
    void durable.then(() => {
      if (this.#durable === durable) this.#durable = undefined;
    });
  }

  #schedule(): void {
    const tick = this.#tick;
    const deadlineMs = this.#machine.deadlineMs();
    if (tick === undefined || deadlineMs === undefined || deadlineMs === this.#timerMs) return;
    this.#cancelTimer?.();
    this.#timerMs = deadlineMs;
    const delayMs = Math.max(1, deadlineMs - this.#ports.clock.nowMs());
    this.#cancelTimer = this.#ports.clock.after(delayMs, () => {
      this.#timerMs = Number.POSITIVE_INFINITY;
      this.step(tick);
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelTimer?.();
  }
}
