/** Making and checking an object's certificates. A check never throws: it answers undefined or false. */

import { equal } from '../base/index.ts';
import { type Digest, digest, type KeyPair, parseDigest, sign, verify } from '../crypto/index.ts';
import { type Aguid, guidOf } from '../id/index.ts';
import {
  type CertifiedHeartbeat,
  decodeHeartbeat,
  decodeRingCertificate,
  decodeUpdate,
  decodeWriterCertificate,
  encodeHeartbeat,
  encodeRingCertificate,
  encodeUpdate,
  encodeWriterCertificate,
  type Heartbeat,
  type ObjectCertificate,
  type RingCertificate,
  type Signed,
  type SignedUpdate,
  type Update,
  type WriterCertificate,
} from '../wire/index.ts';

/** Self-certifying: whoever knows the AGUID can check who owns the object. */
export function aguidOf(object: ObjectCertificate): Aguid {
  return guidOf<Aguid>(digest('volume', object.owner, object.salt));
}

export function signRing(owner: KeyPair, ring: RingCertificate): Signed {
  const body = encodeRingCertificate(ring);
  return { body, signature: sign(owner, 'ring', body) };
}

/** The ring of `object`, if its owner signed it. */
export function checkRing(object: ObjectCertificate, signed: Signed): RingCertificate | undefined {
  if (!verify(object.owner, 'ring', signed.body, signed.signature)) return undefined;
  const ring = decodeRingCertificate(signed.body);
  return ring?.aguid === aguidOf(object) ? ring : undefined;
}

export function signWriter(owner: KeyPair, certificate: WriterCertificate): Signed {
  const body = encodeWriterCertificate(certificate);
  return { body, signature: sign(owner, 'writer', body) };
}

/** The writer that the owner of `aguid` admitted. */
export function checkWriter(aguid: Aguid, signed: Signed): WriterCertificate | undefined {
  const certificate = decodeWriterCertificate(signed.body);
  if (certificate === undefined || aguidOf(certificate.object) !== aguid) return undefined;
  const { owner } = certificate.object;
  return verify(owner, 'writer', signed.body, signed.signature) ? certificate : undefined;
}

export function signUpdate(author: KeyPair, writer: Signed, update: Update): SignedUpdate {
  const body = encodeUpdate(update);
  return { update: { body, signature: sign(author, 'update', body) }, writer };
}

/** The update, if a writer of its object signed it. */
export function checkUpdate(signed: SignedUpdate): Update | undefined {
  const update = decodeUpdate(signed.update.body);
  if (update === undefined) return undefined;
  const writer = checkWriter(update.aguid, signed.writer);
  if (writer === undefined || !equal(writer.writer, update.author)) return undefined;
  const { body, signature } = signed.update;
  return verify(update.author, 'update', body, signature) ? update : undefined;
}

export function updateDigest(signed: SignedUpdate): Digest {
  return digest('update', signed.update.body);
}

/** A quorum of `3f + 1` members: any two quorums share a correct one. */
export function quorumOf(ring: RingCertificate): number {
  return 2 * ring.faultyMax + 1;
}

/** One member's signature on a heartbeat. */
export function signHeartbeat(
  member: KeyPair,
  index: number,
  heartbeat: Heartbeat,
): CertifiedHeartbeat {
  const body = encodeHeartbeat(heartbeat);
  return { heartbeat: body, signatures: [{ index, signature: sign(member, 'heartbeat', body) }] };
}

/** The heartbeat, if a quorum of `ring` signed it. Verifies offline. */
export function checkHeartbeat(
  ring: RingCertificate,
  certified: CertifiedHeartbeat,
): (Heartbeat & { readonly topBlock: Digest }) | undefined {
  const signers = new Set<number>();
  for (const { index, signature } of certified.signatures) {
    const member = ring.members[index];
    if (member === undefined || signers.has(index)) continue;
    if (!verify(member.publicKey, 'heartbeat', certified.heartbeat, signature)) continue;
    signers.add(index);
  }
  if (signers.size < quorumOf(ring)) return undefined;
  const heartbeat = decodeHeartbeat(certified.heartbeat);
  const topBlock = parseDigest(heartbeat?.topBlock);
  if (heartbeat === undefined || topBlock === undefined) return undefined;
  return heartbeat.aguid === ring.aguid && heartbeat.epoch === ring.epoch
    ? { ...heartbeat, topBlock }
    : undefined;
}
