/** Certificates: who owns an object, who orders its updates, who may write, and what a ring has certified. */

import { EMPTY, type NodeAddress } from '../base/index.ts';
import { type Aguid, guidBytes, guidFromBytes } from '../id/index.ts';
import { addressFromWire, addressToWire, PLACE_CHARS_MAX } from './address.ts';
import { bytesOf, isCount, isOfLength, tryDecode } from './check.ts';
import { ocean } from './generated/ocean.js';

/** Bytes and one signature over them, as received. */
export interface Signed {
  readonly body: Uint8Array;
  readonly signature: Uint8Array;
}

/** A ring's certificate: signed by the object's owner, or proven by the ring before, which made it by itself. */
export interface SignedRing extends Signed {
  /** How the ring before gave way to it. The signature is empty then. */
  readonly handover?: Handover | undefined;
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
  /** What it fails together with, as it told the owner; left out when it told none. */
  readonly zone?: string;
}

/** Lets a ring replace a member that is silent, by itself. */
export interface Succession {
  /** For so long a quorum must have heard nothing of it: at least REPLACE_AFTER_MS_MIN. */
  readonly replaceAfterMs: number;
  /** Nodes that the owner lets step in: at most SPARES_MAX. */
  readonly spares: readonly RingMember[];
  /** None takes the place of a member of its own zone: the whole zone may be gone. */
  readonly otherZone?: boolean;
}

/** The owner's word that the ring before is lost. */
export interface Recovery {
  /** With which this ring goes on. */
  readonly version: number;
  /** Digest of the heartbeat of that version, 32 bytes. */
  readonly heartbeat: Uint8Array;
}

export interface RingCertificate {
  readonly aguid: Aguid;
  readonly epoch: number;
  readonly faultyMax: number;
  /** INVARIANT: 3 × faultyMax + 1 of them. */
  readonly members: readonly RingMember[];
  /** Left out: only the owner changes the ring. */
  readonly succession?: Succession | undefined;
  /** Left out: the ring before gave way to this one. */
  readonly recovery?: Recovery | undefined;
}

export interface WriterCertificate {
  readonly object: ObjectCertificate;
  readonly writer: Uint8Array;
}

/** Who may write, beside the owner: kept in the object's tree. */
export interface WriterList {
  readonly object: ObjectCertificate;
  /** From 1. */
  readonly serial: number;
  /** Public keys, at most WRITERS_MAX. */
  readonly writers: readonly Uint8Array[];
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
  /** Of each part of the update: one more than the clause that was applied; 0 when none could be. */
  readonly outcomes: readonly number[];
  /** Digest of the next epoch's ring, 32 bytes, in the last heartbeat of its own; else empty. */
  readonly nextRing: Uint8Array;
}

/** One member's signature, by its position in the ring certificate. */
export interface MemberSignature {
  readonly index: number;
  readonly signature: Uint8Array;
}

/** What a member signs when it is prepared to commit a slot. */
export interface Statement {
  readonly aguid: Aguid;
  readonly epoch: number;
  readonly view: number;
  readonly slot: number;
  /** Root over the heartbeats of the slot's batch, 32 bytes. */
  readonly root: Uint8Array;
}

/** A heartbeat, its way up to the root of its batch, and a quorum's signatures of the statement with that root. */
export interface CertifiedHeartbeat {
  /** The encoded heartbeat. */
  readonly heartbeat: Uint8Array;
  readonly signatures: readonly MemberSignature[];
  readonly view: number;
  readonly slot: number;
  /** Bit i is set when the node that joins with `path[i]` is on the right. */
  readonly sides: number;
  readonly path: readonly Uint8Array[];
}

/** Of one update. */
export const PARTS_MAX = 256;
/** Of one part of it. */
export const CLAUSES_MAX = 16;
export const MEMBERS_MAX = 64;
/** Nodes that may step in, and so the rings in a row that may be made without the owner. */
export const SPARES_MAX = 16;
/** The least silence after which a ring may replace a member by itself. */
export const REPLACE_AFTER_MS_MIN = 60_000;
/** Keys on an object's list of writers. */
export const WRITERS_MAX = 256;
/** Body of that list: with its signature it is one value of the tree. */
export const WRITER_LIST_BYTES_MAX = 12_288;
/** Levels of the tree over a batch's heartbeats. */
export const PATH_MAX = 16;

export function signedFromWire(wire: ocean.object.ISigned | null | undefined): Signed | undefined {
  if (wire == null || !isOfLength(wire.signature, 64)) return undefined;
  return { body: bytesOf(wire.body), signature: wire.signature };
}

export function ringToWire({ body, signature, handover }: SignedRing): ocean.object.ISignedRing {
  return { body, signature, ...(handover && { handover: handoverToWire(handover) }) };
}

/** @param linksMax - rings in a row that the ones before them may have made */
export function ringFromWire(
  wire: ocean.object.ISignedRing | null | undefined,
  linksMax = SPARES_MAX,
): SignedRing | undefined {
  if (wire?.handover == null) return signedFromWire(wire);
  if (linksMax === 0 || (wire.signature?.length ?? 0) > 0) return undefined;
  const handover = handoverFromWire(wire.handover, linksMax - 1);
  return handover ? { body: bytesOf(wire.body), signature: EMPTY, handover } : undefined;
}

function memberToWire({ address, ...rest }: RingMember): ocean.object.IRingMember {
  return { ...rest, address: addressToWire(address) };
}

/** Undefined when one of them is malformed. */
function membersFromWire(
  wires: readonly ocean.object.IRingMember[] | null | undefined,
): RingMember[] | undefined {
  const members: RingMember[] = [];
  for (const { publicKey, address: wire, ...rest } of wires ?? []) {
    const zone = rest.zone ?? '';
    const address = wire == null ? undefined : addressFromWire(wire);
    if (address === undefined || !isOfLength(publicKey, 32)) return undefined;
    if (zone.length > PLACE_CHARS_MAX) return undefined;
    members.push({ publicKey, address, ...(zone !== '' && { zone }) });
  }
  return members;
}

function successionFromWire(wire: ocean.object.ISuccession): Succession | undefined {
  const { replaceAfterMs = 0 } = wire;
  if ((wire.spares?.length ?? 0) > SPARES_MAX) return undefined;
  const spares = membersFromWire(wire.spares);
  if (spares === undefined || !isCount(replaceAfterMs)) return undefined;
  if (replaceAfterMs < REPLACE_AFTER_MS_MIN) return undefined;
  return { replaceAfterMs, spares, ...(wire.otherZone && { otherZone: true }) };
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
    members: ring.members.map(memberToWire),
    ...(ring.succession && {
      succession: { ...ring.succession, spares: ring.succession.spares.map(memberToWire) },
    }),
    ...(ring.recovery && { recovery: ring.recovery }),
  }).finish();
}

export function decodeRingCertificate(body: Uint8Array): RingCertificate | undefined {
  const wire = tryDecode(ocean.object.RingCertificate, body);
  const aguid = guidFromBytes<Aguid>(wire?.aguid);
  const { epoch = 0, faultyMax = 0 } = wire ?? {};
  if (wire === undefined || aguid === undefined || !isCount(epoch)) return undefined;
  if ((wire.members?.length ?? 0) > MEMBERS_MAX) return undefined;
  if (wire.members?.length !== 3 * faultyMax + 1) return undefined;
  const members = membersFromWire(wire.members);
  if (members === undefined) return undefined;
  const succession = wire.succession == null ? undefined : successionFromWire(wire.succession);
  const recovery = wire.recovery == null ? undefined : recoveryFromWire(wire.recovery);
  if (wire.succession != null && succession === undefined) return undefined;
  if (wire.recovery != null && recovery === undefined) return undefined;
  const more = { ...(succession && { succession }), ...(recovery && { recovery }) };
  return { aguid, epoch, faultyMax, members, ...more };
}

function recoveryFromWire({ version = 0, heartbeat }: ocean.object.IRecovery) {
  return isCount(version) && isOfLength(heartbeat, 32) ? { version, heartbeat } : undefined;
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

export function encodeWriterList(list: WriterList): Uint8Array {
  return ocean.object.WriterList.encode({ ...list, writers: [...list.writers] }).finish();
}

/** Undefined for anything malformed or past a limit. */
export function decodeWriterList(body: Uint8Array): WriterList | undefined {
  if (body.length > WRITER_LIST_BYTES_MAX) return undefined;
  const wire = tryDecode(ocean.object.WriterList, body);
  const object = objectCertificateFromWire(wire?.object);
  const { serial = 0, writers = [] } = wire ?? {};
  if (object === undefined || !isCount(serial) || serial === 0) return undefined;
  if (writers.length > WRITERS_MAX || !writers.every((key) => isOfLength(key, 32)))
    return undefined;
  return { object, serial, writers };
}

export function encodeHeartbeat(heartbeat: Heartbeat): Uint8Array {
  return ocean.object.Heartbeat.encode({
    ...heartbeat,
    outcomes: [...heartbeat.outcomes],
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
  const nextRing = bytesOf(wire.nextRing);
  if (nextRing.length !== 0 && nextRing.length !== 32) return undefined;
  const { outcomes = [] } = wire;
  if (outcomes.length > PARTS_MAX || outcomes.some((one) => one > CLAUSES_MAX)) return undefined;
  const { topBlock } = wire;
  return { aguid, version, topBlock, timeMs, updateDigest, epoch, outcomes, nextRing };
}

export function encodeStatement(statement: Statement): Uint8Array {
  return ocean.object.Statement.encode({
    ...statement,
    aguid: guidBytes(statement.aguid),
  }).finish();
}

export function certifiedHeartbeatToWire(
  certified: CertifiedHeartbeat,
): ocean.object.ICertifiedHeartbeat {
  const { signatures, path } = certified;
  return { ...certified, signatures: [...signatures], path: [...path] };
}

export function encodeCertifiedHeartbeat(certified: CertifiedHeartbeat): Uint8Array {
  return ocean.object.CertifiedHeartbeat.encode(certifiedHeartbeatToWire(certified)).finish();
}

/** How an epoch ended: its ring's last heartbeat names the ring of the next, or that ring's recovery names it. */
export interface Handover {
  readonly ring: SignedRing;
  readonly heartbeat: CertifiedHeartbeat;
}

export function handoverToWire({ ring, heartbeat }: Handover): ocean.object.IHandover {
  return { ring: ringToWire(ring), heartbeat: certifiedHeartbeatToWire(heartbeat) };
}

/** Null when it is malformed, undefined when it is absent. */
export function handoverFromWire(
  wire: ocean.object.IHandover | null | undefined,
  linksMax = SPARES_MAX,
): Handover | undefined | null {
  if (wire == null) return undefined;
  const ring = ringFromWire(wire.ring, linksMax);
  const heartbeat = certifiedHeartbeatFromWire(wire.heartbeat);
  return ring && heartbeat ? { ring, heartbeat } : null;
}

/** Rings of as many epochs in one message. */
export const RINGS_MAX = 256;

export function ringsFromWire(
  wires: readonly ocean.object.ISignedRing[] | null | undefined,
): SignedRing[] | undefined {
  if ((wires?.length ?? 0) > RINGS_MAX) return undefined;
  const rings = (wires ?? []).map((wire) => ringFromWire(wire));
  const good = rings.filter((ring) => ring !== undefined);
  return good.length === rings.length ? good : undefined;
}

export function signaturesFromWire(
  wire: readonly ocean.object.IMemberSignature[] | null | undefined,
): MemberSignature[] | undefined {
  if ((wire?.length ?? 0) > MEMBERS_MAX) return undefined;
  const signatures: MemberSignature[] = [];
  for (const { index, signature } of wire ?? []) {
    if (!isOfLength(signature, 64)) return undefined;
    signatures.push({ index: index ?? 0, signature });
  }
  return signatures;
}

export function certifiedHeartbeatFromWire(
  wire: ocean.object.ICertifiedHeartbeat | null | undefined,
): CertifiedHeartbeat | undefined {
  if (wire?.heartbeat == null) return undefined;
  const signatures = signaturesFromWire(wire.signatures);
  const [view, slot, sides] = [wire.view ?? 0, wire.slot ?? 0, wire.sides ?? 0];
  const path = wire.path ?? [];
  if (signatures === undefined || !isCount(view) || !isCount(slot)) return undefined;
  if (path.length > PATH_MAX || !path.every(({ length }) => length === 32)) return undefined;
  return { heartbeat: wire.heartbeat, signatures, view, slot, sides, path };
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

export function encodeSignedRing(ring: SignedRing): Uint8Array {
  return ocean.object.SignedRing.encode(ringToWire(ring)).finish();
}

export function decodeSignedRing(body: Uint8Array): SignedRing | undefined {
  return ringFromWire(tryDecode(ocean.object.SignedRing, body));
}
