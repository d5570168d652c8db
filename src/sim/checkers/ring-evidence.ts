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
  type RingMessage,
} from '../../wire/index.ts';
import { isRingEnvelope, type Said } from '../ring-network.ts';
import type { RingNode } from '../ring-node.ts';
import type { EpochRings } from './epoch-rings.ts';

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

/**
 * Evidence that honest members hold and that convicts nobody, or an honest one.
 *
 * @param mayLie - the node of that name lies, or has forgotten what it said
 */
export function falseEvidence(
  rings: EpochRings,
  honest: readonly RingNode[],
  mayLie: (nodeId: string) => boolean,
): string[] {
  return honest.flatMap((node) =>
    (node.head(rings.aguid)?.evidence ?? []).flatMap((evidence) => {
      const ring = rings.at(evidence.epoch);
      const of = `node ${node.index} has evidence against member ${evidence.member}`;
      if (ring === undefined || !isProof(ring, evidence)) return [`${of} that proves nothing`];
      const accused = ring.members[evidence.member]?.address.nodeId ?? '';
      return mayLie(accused) ? [] : [`${of}, which is honest`];
    }),
  );
}

interface Double {
  readonly node: RingNode;
  readonly machine: number;
  readonly epoch: number;
  readonly signer: number;
  readonly name: string;
}

/** Watches what reaches honest members. */
export class TwoTongues {
  readonly failures: string[] = [];
  /** How often somebody has been caught. */
  caughtCount = 0;
  readonly #rings: EpochRings;
  /** By receiver and its machine, signer, epoch, view and slot: what came first. */
  readonly #first = new Map<string, string>();
  readonly #toCheck: Double[] = [];

  constructor(rings: EpochRings) {
    this.#rings = rings;
  }

  /** Before `node` hears it. */
  onHeard(from: string, node: RingNode, said: Said): void {
    this.check();
    // A member whose clock is wrong refuses batches, and does not remember them.
    if (!isRingEnvelope(said) || node.liar !== undefined || node.isClockWrong) return;
    const { message, epoch } = said;
    if (message.kind !== 'prePrepare' && message.kind !== 'commit') return;
    const head = node.head(this.#rings.aguid);
    const { view, slot } = message;
    // One whose disk is full refuses them too, and may begin anew.
    if (head === undefined || head.isRecovering || head.isChanging || node.isFull) return;
    if (head.epoch !== epoch || head.view !== view || slot <= head.slot) return;
    const signer = this.#rings.indexOf(from, epoch);
    if (signer < 0 || !this.#isSigned(signer, epoch, message)) return;
    const what =
      message.kind === 'commit' ? toHex(message.root) : toHex(digest('batch', message.batch));
    const { machineCount: machine } = node;
    const name = `${node.index} ${machine} ${signer} ${message.kind} ${epoch} ${view} ${slot}`;
    const first = this.#first.get(name);
    this.#first.set(name, first ?? what);
    if (first === undefined || first === what) return;
    this.#toCheck.push({ node, machine, epoch, signer, name });
  }

  /** What was heard by now has been dealt with. */
  check(): void {
    for (const { node, machine, epoch, signer, name } of this.#toCheck.splice(0)) {
      const head = node.head(this.#rings.aguid);
      if (node.machineCount !== machine || head?.epoch !== epoch) continue;
      if (head.evidence.some(({ member }) => member === signer)) this.caughtCount++;
      else this.failures.push(`a member that signed two things went free: ${name}`);
    }
  }

  #isSigned(signer: number, epoch: number, message: RingMessage): boolean {
    const ring = this.#rings.at(epoch);
    const publicKey = ring?.members[signer]?.publicKey;
    if (ring === undefined || publicKey === undefined) return false;
    const { aguid } = ring;
    if (message.kind === 'commit') {
      const { view, slot, root, signature } = message;
      const body = encodeStatement({ aguid, epoch, view, slot, root });
      return verify(publicKey, 'statement', body, signature);
    }
    if (message.kind !== 'prePrepare') return false;
    const { view, slot, signature, batch } = message;
    const body = encodeBallot({ aguid, epoch, view, slot, batch: digest('batch', batch) });
    return verify(publicKey, 'ballot', body, signature) && signer === view % ring.members.length;
  }
}
