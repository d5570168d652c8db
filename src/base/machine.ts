/** The shape of every protocol room: a state machine stepped with a time and an input. */

import type { Write } from './store.ts';
import type { NodeAddress } from './transport.ts';

/** A message for another node, or the answer to the request that came with `token`. */
export type Envelope<M> =
  | {
      readonly to: NodeAddress;
      readonly message: M;
      /** Nobody waits for it: it may leave a few milliseconds later. */
      readonly canWait?: boolean;
    }
  | { readonly token: number; readonly message: M };

/** What a step asks of its host. Every `persist` is durable before any `send` leaves. */
export interface Output<M, U> {
  readonly persist: readonly Write[];
  readonly send: readonly Envelope<M>[];
  readonly upcall: readonly U[];
  /** Kept as well, but nobody waits for it: what a crash takes of it can be made anew from what was persisted. */
  readonly note?: readonly Write[];
}

export interface Machine<I, M, U> {
  /** Advance by one input. Synchronous: reads no clock, draws no entropy, awaits nothing. */
  step(nowMs: number, input: I): Output<M, U>;
  /** The time by which `step` must be called with a tick, if any. */
  deadlineMs(): number | undefined;
  /** Throws if the state is impossible. The simulator calls it after every step. */
  checkInvariants(): void;
}

/** Collects the parts of an Output while a step runs. */
export class Outbox<M, U> implements Output<M, U> {
  readonly persist: Write[] = [];
  readonly send: Envelope<M>[] = [];
  readonly upcall: U[] = [];
  readonly note: Write[] = [];
}
