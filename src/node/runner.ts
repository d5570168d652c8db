/** Runs one machine: persists before it sends, and wakes it at its deadlines. */

import {
  type Clock,
  type Envelope,
  type Machine,
  messageOf,
  type Store,
  type Write,
} from '../base/index.ts';

export interface RunnerPorts<M, U> {
  readonly clock: Clock;
  readonly store: Store;
  send(envelope: Envelope<M>): void;
  upcall(upcall: U): void;
  /** What the machine keeps is soft state: it goes on when that cannot be kept, and is not built anew. */
  readonly isSoft?: boolean;
  /** The store refused what a step wanted to keep: none of its messages leaves. */
  failed(lost: readonly Envelope<M>[], reason: string): void;
}

/**
 * A machine that was made anew asks everybody at once; what it hears then may not fit either, and it is made anew
 * again. So it rests in between, and takes what came meanwhile after that.
 */
const REST_MS = 100;
/** Inputs that wait for the end of a rest; others are lost, as in a network. */
const RESTING_INPUTS_MAX = 64;

export class Runner<I, M, U> {
  #machine: Machine<I, M, U>;
  readonly #make: () => Machine<I, M, U>;
  readonly #ports: RunnerPorts<M, U>;
  readonly #tick: I | undefined;
  /** The last batch that is not durable yet: what later steps tell may depend on it. */
  #durable: Promise<void> | undefined;
  /** Counts batches that were lost: what steps said that built on one must not leave. */
  #losses = 0;
  #cancelTimer: (() => void) | undefined;
  #timerMs = Number.POSITIVE_INFINITY;
  #cancelRest: (() => void) | undefined;
  /** INVARIANT: at most RESTING_INPUTS_MAX, and none but during a rest. */
  #resting: I[] = [];
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
    if (this.#cancelRest !== undefined) {
      if (this.#resting.length < RESTING_INPUTS_MAX) this.#resting.push(input);
      return;
    }
    const out = this.#machine.step(this.#ports.clock.nowMs(), input);
    const { note = [] } = out;
    const { store } = this.#ports;
    const all = note.length === 0 ? [] : [...out.persist, ...note];
    if (!store.fits(out.persist) || !store.fits(all)) {
      // Known at once, so that no further step builds on what is not there.
      this.#lose(out.send, 'the quota is reached');
    } else {
      this.#carry(out.persist, out.send);
      this.#note(note);
      for (const upcall of out.upcall) this.#ports.upcall(upcall);
    }
    this.#schedule();
  }

  #carry(persist: readonly Write[], send: readonly Envelope<M>[]): void {
    if (persist.length > 0) this.#sendAfter(this.#ports.store.write(persist), send);
    else if (this.#durable !== undefined) this.#sendAfter(this.#durable, send);
    else for (const envelope of send) this.#ports.send(envelope);
  }

  /** Kept without anybody waiting for it; the store keeps the order of all batches. */
  #note(note: readonly Write[]): void {
    if (note.length === 0) return;
    this.#ports.store.write(note, 'soon').catch((error) => this.#lose([], messageOf(error)));
  }

  #sendAfter(written: Promise<void>, send: readonly Envelope<M>[]): void {
    const before = this.#durable;
    const losses = this.#losses;
    written.catch(() => {}); // Looked at below, after what came before it.
    const durable = (async () => {
      await before;
      try {
        await written;
      } catch (error) {
        if (losses === this.#losses) {
          if (!this.#ports.isSoft) this.#losses++;
          this.#lose(send, messageOf(error));
        } else this.#ports.failed(send, messageOf(error));
        return;
      }
      if (losses === this.#losses) for (const envelope of send) this.#ports.send(envelope);
      else this.#ports.failed(send, 'what it builds on could not be kept');
    })();
    this.#durable = durable;
    void durable.then(() => {
      if (this.#durable === durable) this.#durable = undefined;
    });
  }

  #lose(send: readonly Envelope<M>[], reason: string): void {
    this.#ports.failed(send, reason);
    if (this.#ports.isSoft || this.#isClosed) return;
    this.#machine = this.#make();
    if (this.#tick !== undefined) this.#rest();
  }

  #rest(): void {
    this.#cancelRest?.();
    this.#cancelRest = this.#ports.clock.after(REST_MS, () => {
      this.#cancelRest = undefined;
      for (const input of this.#resting.splice(0)) this.step(input);
      this.#schedule();
    });
  }

  #schedule(): void {
    const tick = this.#tick;
    const deadlineMs = this.#machine.deadlineMs();
    if (this.#cancelRest !== undefined) return;
    // A timer that comes too early sets the next one: deadlines move on with almost every step.
    if (tick === undefined || deadlineMs === undefined || deadlineMs >= this.#timerMs) return;
    this.#cancelTimer?.();
    this.#timerMs = deadlineMs;
    const delayMs = Math.max(1, deadlineMs - this.#ports.clock.nowMs());
    this.#cancelTimer = this.#ports.clock.after(delayMs, () => {
      this.#timerMs = Number.POSITIVE_INFINITY;
      const isDue = (this.#machine.deadlineMs() ?? Infinity) <= this.#ports.clock.nowMs();
      // What is due in a rest comes after it.
      if (isDue && this.#cancelRest === undefined) this.step(tick);
      else this.#schedule();
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelTimer?.();
    this.#cancelRest?.();
  }
}
