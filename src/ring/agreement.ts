/**
 * The door through which a ring agrees on an order. Whoever executes updates hands proposals in and takes
 * ordered ones out, and does not know how many members took part.
 */

import type { Output } from '../base/index.ts';
import type { RingCertificate, SignedUpdate, Update } from '../wire/index.ts';

/** A client's update, checked, on its way into the order. */
export interface Proposal {
  readonly signed: SignedUpdate;
  readonly update: Update;
  readonly blocks: readonly Uint8Array[];
  /** Where the answer goes, on the member that the client asked. */
  readonly token: number | undefined;
}

/** `Upcall` hands over proposals in the agreed order, each exactly once. */
export interface Agreement<Message> {
  propose(nowMs: number, proposal: Proposal): Output<Message, Proposal>;
  deadlineMs(): number | undefined;
}

/**
 * The order of a ring of one member, f = 0: the order of arrival. A quorum is one signature, so pre-prepare,
 * prepare and commit fall together.
 */
export class SoloAgreement implements Agreement<never> {
  constructor(ring: RingCertificate) {
    if (ring.members.length !== 1) throw new Error('SoloAgreement needs a ring of one');
  }

  propose(_nowMs: number, proposal: Proposal): Output<never, Proposal> {
    return { persist: [], send: [], upcall: [proposal] };
  }

  deadlineMs(): undefined {
    return undefined;
  }
}
