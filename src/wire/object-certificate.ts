/** Certificates: who owns an object, who orders its updates, who may write, and what a ring has certified. */

import type { NodeAddress } from '../base/index.ts';
import { type Aguid, guidBytes, guidFromBytes } from '../id/index.ts';
import { addressFromWire, addressToWire } from './address.ts';
import { bytesOf, isCount, isOfLength, tryDecode } from './check.ts';
import { ocean } from './generated/ocean.js';

/** Bytes and one signature over them, as received. */
export interface Signed {
  readonly body: Uint8Array;
  readonly signature: Uint8Array;
}

export interface ObjectCertificate {
  /** Ed25519 public key, 32 bytes. */
  readonly owner: Uint8Array;
  /** 32 random bytes. */
  readonly salt: Uint8Array;
}

export interface RingMember {
  readonly publicKey: Uint8Array;
  readonly address: NodeAddress;
}

export interface RingCertificate {
  readonly aguid: Aguid;
  readonly epoch: number;
  readonly faultyMax: number;
  /** INVARIANT: 3 × faultyMax + 1 of them. */
  readonly members: readonly RingMember[];
}

export interface WriterCertificate {
  readonly object: ObjectCertificate;
  readonly writer: Uint8Array;
}

export interface Heartbeat {
  readonly aguid: Aguid;
  readonly version: number;
  /** Digest of the top block, 32 bytes. */
  readonly topBlock: Uint8Array;
  readonly timeMs: number;
  /** Digest of the update that made the version, 32 bytes; empty in version 0. */
  readonly updateDigest: Uint8Array;
  readonly epoch: number;
}

export interface CertifiedHeartbeat {
  /** The encoded heartbeat: what the members signed. */
  readonly heartbeat: Uint8Array;
  readonly signatures: readonly { readonly index: number; readonly signature: Uint8Array }[];
}

export const MEMBERS_MAX = 64;

export function signedFromWire(wire: ocean.object.ISigned | null | undefined): Signed | undefined {
  if (wire == null || !isOfLength(wire.signature, 64)) return undefined;
  return { body: bytesOf(wire.body), signature: wire.signature };
}

export function objectCertificateFromWire(
  wire: ocean.object.IObjectCertificate | null | undefined,
): ObjectCertificate | undefined {
  if (!isOfLength(wire?.owner, 32) || !isOfLength(wire?.salt, 32)) return undefined;
  return { owner: wire.owner, salt: wire.salt };
}

export function encodeRingCertificate(ring: RingCertificate): Uint8Array {
  return ocean.object.RingCertificate.encode({
    aguid: guidBytes(ring.aguid),
    epoch: ring.epoch,
    faultyMax: ring.faultyMax,
    members: ring.members.map((member) => ({
      publicKey: member.publicKey,
      address: addressToWire(member.address),
    })),
  }).finish();
}

export function decodeRingCertificate(body: Uint8Array): RingCertificate | undefined {
  const wire = tryDecode(ocean.object.RingCertificate, body);
  const aguid = guidFromBytes<Aguid>(wire?.aguid);
  const { epoch = 0, faultyMax = 0 } = wire ?? {};
  if (wire === undefined || aguid === undefined || !isCount(epoch)) return undefined;
  if ((wire.members?.length ?? 0) > MEMBERS_MAX) return undefined;
  if (wire.members?.length !== 3 * faultyMax + 1) return undefined;
  const members: RingMember[] = [];
  for (const member of wire.members) {
    const address = addressFromWire(member.address);
    if (address === undefined || !isOfLength(member.publicKey, 32)) return undefined;
    members.push({ publicKey: member.publicKey, address });
  }
  return { aguid, epoch, faultyMax, members };
}

export function encodeWriterCertificate(certificate: WriterCertificate): Uint8Array {
  return ocean.object.WriterCertificate.encode(certificate).finish();
}

export function decodeWriterCertificate(body: Uint8Array): WriterCertificate | undefined {
  const wire = tryDecode(ocean.object.WriterCertificate, body);
  const object = objectCertificateFromWire(wire?.object);
  if (object === undefined || !isOfLength(wire?.writer, 32)) return undefined;
  return { object, writer: wire.writer };
}

export function encodeHeartbeat(heartbeat: Heartbeat): Uint8Array {
  return ocean.object.Heartbeat.encode({
    ...heartbeat,
    aguid: guidBytes(heartbeat.aguid),
  }).finish();
}

export function decodeHeartbeat(body: Uint8Array): Heartbeat | undefined {
  const wire = tryDecode(ocean.object.Heartbeat, body);
  const aguid = guidFromBytes<Aguid>(wire?.aguid);
  const { version = 0, timeMs = 0, epoch = 0 } = wire ?? {};
  const updateDigest = bytesOf(wire?.updateDigest);
  if (aguid === undefined || !isOfLength(wire?.topBlock, 32)) return undefined;
  if (!isCount(version) || !isCount(timeMs) || !isCount(epoch)) return undefined;
  if (updateDigest.length !== (version === 0 ? 0 : 32)) return undefined;
  return { aguid, version, topBlock: wire.topBlock, timeMs, updateDigest, epoch };
}

export function encodeCertifiedHeartbeat(certified: CertifiedHeartbeat): Uint8Array {
  return ocean.object.CertifiedHeartbeat.encode({
    heartbeat: certified.heartbeat,
    signatures: [...certified.signatures],
  }).finish();
}

export function certifiedHeartbeatFromWire(
  wire: ocean.object.ICertifiedHeartbeat | null | undefined,
): CertifiedHeartbeat | undefined {
  if (wire?.heartbeat == null || (wire.signatures?.length ?? 0) > MEMBERS_MAX) return undefined;
  const signatures = [];
  for (const { index = 0, signature } of wire.signatures ?? []) {
    if (!isOfLength(signature, 64)) return undefined;
    signatures.push({ index: index ?? 0, signature });
  }
  return { heartbeat: wire.heartbeat, signatures };
}

export function decodeCertifiedHeartbeat(body: Uint8Array): CertifiedHeartbeat | undefined {
  return certifiedHeartbeatFromWire(tryDecode(ocean.object.CertifiedHeartbeat, body));
}

export function encodeSigned(signed: Signed): Uint8Array {
  return ocean.object.Signed.encode(signed).finish();
}

export function decodeSigned(body: Uint8Array): Signed | undefined {
  return signedFromWire(tryDecode(ocean.object.Signed, body));
}
