/**
 * Evidence convicts only who has lied; and who signed two things that reached one honest member while it was voting
 * on them is convicted there.
 */

import { equal, toHex } from '../../base/index.ts';
import { digest, verify } from '../../crypto/index.ts';
import {
  type Evidence,
  encodeBallot,
  encodeStatement,
  type RingCertificate,
} from '../../wire/index.ts';
import { isRingEnvelope, type Said } from '../ring-network.ts';
import type { RingNode } from '../ring-node.ts';

/** True when both signatures are the accused member's, of two things for one place. */
export function isProof(ring: RingCertificate, evidence: Evidence): boolean {
  const { aguid, epoch, view, slot, member, what, first, second } = evidence;
  const publicKey = ring.members[member]?.publicKey;
  if (publicKey === undefined || equal(first, second)) return false;
  const place = { aguid, epoch, view, slot };
  const bodyOf = (bytes: Uint8Array) =>
    what === 'ballot'
      ? encodeBallot({ ...place, batch: bytes })
      : encodeStatement({ ...place, root: bytes });
  return (
    aguid === ring.aguid &&
    verify(publicKey, what, bodyOf(first), evidence.firstSignature) &&
    verify(publicKey, what, bodyOf(second), evidence.secondSignature)
  );
}

/** Evidence that honest members hold and that convicts nobody, or an honest one. */
export function falseEvidence(
  ring: RingCertificate,
  honest: readonly RingNode[],
  liars: ReadonlySet<number>,
): string[] {
  return honest.flatMap(({ index, member }) =>
    (member?.evidence() ?? []).flatMap((evidence) => {
      const of = `member ${index} has evidence against ${evidence.member}`;
      if (!isProof(ring, evidence)) return [`${of} that proves nothing`];
      return liars.has(evidence.member) ? [] : [`${of}, which is honest`];
    }),
  );
}

/** Watches what reaches honest members. */
export class TwoTongues {
  readonly failures: string[] = [];
  /** How often somebody has been caught. */
  caughtCount = 0;
  readonly #ring: RingCertificate;
  /** By receiver and its incarnation, signer, view and slot: what came first. */
  readonly #first = new Map<string, string>();
  readonly #toCheck: { node: RingNode; incarnation: number; signer: number; name: string }[] = [];

  constructor(ring: RingCertificate) {
    this.#ring = ring;
  }

  /** Before `node` hears it. */
  onHeard(signer: number, node: RingNode, said: Said): void {
    this.check();
    // A member whose clock is wrong refuses batches, and does not remember them.
    if (!isRingEnvelope(said) || node.liar !== undefined || node.isClockWrong) return;
    const { message } = said;
    if (message.kind !== 'prePrepare' && message.kind !== 'commit') return;
    const [object] = node.member?.objects() ?? [];
    const { view, slot } = message;
    if (object === undefined || object.isRecovering || object.isChanging) return;
    if (object.view !== view || slot <= object.slot || !this.#isSigned(signer, message)) return;
    const what =
      message.kind === 'commit' ? toHex(message.root) : toHex(digest('batch', message.batch));
    const name = `${node.index} ${node.incarnation} ${signer} ${message.kind} ${view} ${slot}`;
    const first = this.#first.get(name);
    this.#first.set(name, first ?? what);
    const { incarnation } = node;
    if (first === undefined || first === what || incarnation === undefined) return;
    this.#toCheck.push({ node, incarnation, signer, name });
  }

  /** What was heard by now has been dealt with. */
  check(): void {
    for (const { node, incarnation, signer, name } of this.#toCheck.splice(0)) {
      if (node.incarnation !== incarnation) continue;
      if (node.member?.evidence().some(({ member }) => member === signer)) this.caughtCount++;
      else this.failures.push(`a member that signed two things went free: ${name}`);
    }
  }

  #isSigned(
    signer: number,
    message: Extract<Said, { aguid: unknown; message: unknown }>['message'],
  ): boolean {
    const publicKey = this.#ring.members[signer]?.publicKey;
    if (publicKey === undefined) return false;
    const { aguid, epoch } = this.#ring;
    if (message.kind === 'commit') {
      const { view, slot, root, signature } = message;
      const body = encodeStatement({ aguid, epoch, view, slot, root });
      return verify(publicKey, 'statement', body, signature);
    }
    if (message.kind !== 'prePrepare') return false;
    const { view, slot, signature, batch } = message;
    const body = encodeBallot({ aguid, epoch, view, slot, batch: digest('batch', batch) });
    return (
      verify(publicKey, 'ballot', body, signature) && signer === view % this.#ring.members.length
    );
  }
}
