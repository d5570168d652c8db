/** Making and checking an object's certificates. A check never throws: it answers undefined or false. */

import { LRUCache } from 'lru-cache';
import { equal, keyOf } from '../base/index.ts';
import { type Digest, digest, type KeyPair, parseDigest, sign, verify } from '../crypto/index.ts';
import { type Aguid, guidOf } from '../id/index.ts';
import {
  type CertifiedHeartbeat,
  decodeHeartbeat,
  decodeRingCertificate,
  decodeUpdate,
  decodeWriterCertificate,
  encodeRingCertificate,
  encodeStatement,
  encodeUpdate,
  encodeWriterCertificate,
  type Handover,
  type Heartbeat,
  type MemberSignature,
  type ObjectCertificate,
  type RingCertificate,
  type Signed,
  type SignedRing,
  type SignedUpdate,
  type Statement,
  type Update,
  type WriterCertificate,
} from '../wire/index.ts';
import { rootFrom } from './heartbeat-tree.ts';
import { stepTo } from './succession.ts';

export const GOOD_WRITERS_MAX = 1024;

/** Self-certifying: whoever knows the AGUID can check who owns the object. */
export function aguidOf(object: ObjectCertificate): Aguid {
  return guidOf<Aguid>(digest('volume', object.owner, object.salt));
}

export function signRing(owner: KeyPair, ring: RingCertificate): SignedRing {
  const body = encodeRingCertificate(ring);
  return { body, signature: sign(owner, 'ring', body) };
}

/**
 * The ring of `object`, if its owner signed it; or if the ring before, which must be one itself, gave way to it by
 * itself as its owner lets it. Verifies offline, back to the last ring that the owner signed.
 */
export function checkRing(
  object: ObjectCertificate,
  signed: SignedRing,
): RingCertificate | undefined {
  const { body, signature, handover } = signed;
  const isProven =
    handover === undefined
      ? verify(object.owner, 'ring', body, signature)
      : isMadeBy(checkRing(object, handover.ring), handover.heartbeat, signed);
  if (!isProven) return undefined;
  const ring = decodeRingCertificate(body);
  return ring?.aguid === aguidOf(object) ? ring : undefined;
}

/** A quorum of `ring` certified that it gives way to `next`, which is one of its successors. */
function isMadeBy(
  ring: RingCertificate | undefined,
  certified: CertifiedHeartbeat,
  next: SignedRing,
): boolean {
  if (ring === undefined || stepTo(ring, next.body) === undefined) return false;
  const heartbeat = checkHeartbeat(ring, certified);
  return heartbeat !== undefined && equal(heartbeat.nextRing, ringDigest(next));
}

/** Names a ring in the last heartbeat of the epoch before. */
export function ringDigest(ring: SignedRing): Digest {
  return digest('ring', ring.body);
}

/** Names a heartbeat in the ring that goes on with it after the one before was lost. */
export function heartbeatDigest({ heartbeat }: CertifiedHeartbeat): Digest {
  return digest('heartbeat', heartbeat);
}

/**
 * The heartbeat with which `next` begins, if an earlier ring certified it: the last of the epoch before, which names
 * `next`, or the one that the owner names in `next` because the ring before is lost. Both must be rings.
 */
export function checkHandover(
  object: ObjectCertificate,
  next: SignedRing,
  { ring: signed, heartbeat: certified }: Handover,
): (Heartbeat & { readonly topBlock: Digest }) | undefined {
  const [ring, successor] = [checkRing(object, signed), checkRing(object, next)];
  if (ring === undefined || successor === undefined) return undefined;
  const { recovery } = successor;
  const isNext = successor.epoch === ring.epoch + 1;
  if (recovery === undefined ? !isNext : successor.epoch <= ring.epoch) return undefined;
  const heartbeat = checkHeartbeat(ring, certified);
  if (heartbeat === undefined) return undefined;
  const isNamed =
    recovery === undefined
      ? equal(heartbeat.nextRing, ringDigest(next))
      : heartbeat.version === recovery.version &&
        equal(recovery.heartbeat, heartbeatDigest(certified));
  return isNamed ? heartbeat : undefined;
}

export function signWriter(owner: KeyPair, certificate: WriterCertificate): Signed {
  const body = encodeWriterCertificate(certificate);
  return { body, signature: sign(owner, 'writer', body) };
}

interface GoodWriter {
  readonly body: Uint8Array;
  readonly certificate: WriterCertificate;
  readonly aguid: Aguid;
}

/** Certificates that hold, by their signature: each comes with every update of its writer. */
const goodWriters = new LRUCache<string, GoodWriter>({ max: GOOD_WRITERS_MAX });

/** The writer that the owner of `aguid` admitted. */
export function checkWriter(aguid: Aguid, signed: Signed): WriterCertificate | undefined {
  const name = keyOf(signed.signature);
  let known = goodWriters.get(name);
  if (known === undefined || !equal(known.body, signed.body)) {
    const certificate = decodeWriterCertificate(signed.body);
    if (certificate === undefined) return undefined;
    const { owner } = certificate.object;
    if (!verify(owner, 'writer', signed.body, signed.signature)) return undefined;
    known = { body: signed.body, certificate, aguid: aguidOf(certificate.object) };
    goodWriters.set(name, known);
  }
  return known.aguid === aguid ? known.certificate : undefined;
}

export function signUpdate(author: KeyPair, writer: Signed, update: Update): SignedUpdate {
  const body = encodeUpdate(update);
  return { update: { body, signature: sign(author, 'update', body) }, writer };
}

/**
 * The update, if a writer of its object signed it.
 *
 * @param isKnown - true when the very same bytes were checked before
 */
export function checkUpdate(
  signed: SignedUpdate,
  isKnown: (update: Update) => boolean = () => false,
): Update | undefined {
  const update = decodeUpdate(signed.update.body);
  if (update === undefined) return undefined;
  if (isKnown(update)) return update;
  const writer = checkWriter(update.aguid, signed.writer);
  if (writer === undefined || !equal(writer.writer, update.author)) return undefined;
  const { body, signature } = signed.update;
  return verify(update.author, 'update', body, signature) ? update : undefined;
}

const updateDigests = new WeakMap<SignedUpdate, Digest>();

export function updateDigest(signed: SignedUpdate): Digest {
  let known = updateDigests.get(signed);
  if (known === undefined) {
    known = digest('update', signed.update.body);
    updateDigests.set(signed, known);
  }
  return known;
}

/** True when nothing of the update was applied: only its author's sequence number changed. */
export function isAborted({ outcomes }: Heartbeat): boolean {
  return outcomes.length > 0 && outcomes.every((outcome) => outcome === 0);
}

/** A quorum of `3f + 1` members: any two quorums share a correct one. */
export function quorumOf(ring: RingCertificate): number {
  return 2 * ring.faultyMax + 1;
}

/** One member's signature of a statement. */
export function signStatement(member: KeyPair, statement: Statement): Uint8Array {
  return sign(member, 'statement', encodeStatement(statement));
}

/** True when a quorum of `ring` signed these bytes, each member counted once. */
export function hasQuorum(
  ring: RingCertificate,
  purpose: 'statement' | 'ballot',
  body: Uint8Array,
  signatures: readonly MemberSignature[],
): boolean {
  const signers = new Set<number>();
  for (const { index, signature } of signatures) {
    const member = ring.members[index];
    if (member === undefined || signers.has(index)) continue;
    if (verify(member.publicKey, purpose, body, signature)) signers.add(index);
    if (signers.size >= quorumOf(ring)) return true;
  }
  return false;
}

/** The statement that a certified heartbeat's signatures are of. */
export function statementOf(ring: RingCertificate, certified: CertifiedHeartbeat): Statement {
  const { heartbeat, sides, path, view, slot } = certified;
  const { aguid, epoch } = ring;
  return { aguid, epoch, view, slot, root: rootFrom(heartbeat, sides, path) };
}

/** The heartbeat, if a quorum of `ring` signed it. Verifies offline. */
export function checkHeartbeat(
  ring: RingCertificate,
  certified: CertifiedHeartbeat,
): (Heartbeat & { readonly topBlock: Digest }) | undefined {
  const heartbeat = decodeHeartbeat(certified.heartbeat);
  const topBlock = parseDigest(heartbeat?.topBlock);
  if (heartbeat === undefined || topBlock === undefined) return undefined;
  if (heartbeat.aguid !== ring.aguid || heartbeat.epoch !== ring.epoch) return undefined;
  const body = encodeStatement(statementOf(ring, certified));
  if (!hasQuorum(ring, 'statement', body, certified.signatures)) return undefined;
  return { ...heartbeat, topBlock };
}

/**
 * True for the last version of a batch: it is on the right at every step of its way up. A slot is whole with that one
 * only, so no other may stand for the slot.
 */
export function endsBatch({ sides, path }: CertifiedHeartbeat): boolean {
  const everyStep = (1 << path.length) - 1;
  return (sides & everyStep) === everyStep;
}
