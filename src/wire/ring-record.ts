/** What members of a ring sign and keep: ballots, batches, prepared slots, view changes. TOCS 2002, §4.2 and §4.4. */

import { EMPTY } from '../base/index.ts';
import { type Aguid, guidBytes, guidFromBytes } from '../id/index.ts';
import { bytesOf, isCount, isOfLength, tryDecode } from './check.ts';
import { ocean } from './generated/ocean.js';
import {
  type CertifiedHeartbeat,
  certifiedHeartbeatFromWire,
  certifiedHeartbeatToWire,
  type MemberSignature,
  ringToWire,
  type SignedRing,
  signaturesFromWire,
  signedFromWire,
} from './object-certificate.ts';
import { type SignedUpdate, signedUpdateFromWire } from './object-message.ts';

/** Slots that may be open at once, and so prepared slots in a view change. */
export const SLOTS_MAX = 256;
export const BATCH_REQUESTS_MAX = 1024;

export interface Ballot {
  readonly aguid: Aguid;
  readonly epoch: number;
  readonly view: number;
  readonly slot: number;
  /** Digest of the batch. */
  readonly batch: Uint8Array;
}

/** A client's update with the small blocks that it names, end to end. */
export interface Request {
  readonly update: SignedUpdate;
  readonly blocks: Uint8Array;
}

export interface Batch {
  /** The leader's clock. */
  readonly timeMs: number;
  readonly requests: readonly Request[];
  /** In the last batch of an epoch, which has no requests. */
  readonly nextRing?: SignedRing | undefined;
}

/** A quorum accepted the batch in that view. */
export interface Prepared {
  readonly view: number;
  readonly slot: number;
  readonly batch: Uint8Array;
  readonly signatures: readonly MemberSignature[];
}

export interface ViewChange {
  readonly aguid: Aguid;
  readonly epoch: number;
  /** The view that is wanted. */
  readonly view: number;
  /** The last slot that the sender knows to be committed; undefined before the first. */
  readonly stable: CertifiedHeartbeat | undefined;
  readonly prepared: readonly Prepared[];
}

/** The leader's choice for a slot in a new view. */
export interface NewBallot {
  readonly slot: number;
  readonly batch: Uint8Array;
  readonly signature: Uint8Array;
}

export interface SlotRecord {
  readonly prepared: Prepared;
  /** Encoded. */
  readonly batch: Uint8Array;
}

export interface ViewRecord {
  readonly epoch: number;
  readonly view: number;
  /** The view is wanted, and has not begun. */
  readonly changing: boolean;
}

export function encodeBallot(ballot: Ballot): Uint8Array {
  return ocean.ring.Ballot.encode({ ...ballot, aguid: guidBytes(ballot.aguid) }).finish();
}

export function requestToWire({ update, blocks }: Request): ocean.ring.IRequest {
  return { update, blocks };
}

export function requestFromWire(wire: ocean.ring.IRequest): Request | undefined {
  const update = signedUpdateFromWire(wire.update);
  return update && { update, blocks: bytesOf(wire.blocks) };
}

export function encodeBatch({ timeMs, requests, nextRing }: Batch): Uint8Array {
  const wire = { timeMs, requests: requests.map(requestToWire) };
  return ocean.ring.Batch.encode(
    nextRing === undefined ? wire : { ...wire, nextRing: ringToWire(nextRing) },
  ).finish();
}

/** Signed by the owner; or only the body, of a ring that this one makes by itself. */
function nextRingFromWire(wire: ocean.object.ISignedRing): SignedRing | undefined {
  const { body, signature } = wire;
  return signature == null || signature.length === 0
    ? { body: bytesOf(body), signature: EMPTY }
    : signedFromWire(wire);
}

export function decodeBatch(bytes: Uint8Array): Batch | undefined {
  const wire = tryDecode(ocean.ring.Batch, bytes);
  const timeMs = wire?.timeMs ?? 0;
  if (wire === undefined || !isCount(timeMs)) return undefined;
  if ((wire.requests?.length ?? 0) > BATCH_REQUESTS_MAX) return undefined;
  const requests = (wire.requests ?? []).map(requestFromWire);
  const good = requests.filter((request) => request !== undefined);
  const nextRing = wire.nextRing == null ? undefined : nextRingFromWire(wire.nextRing);
  if (wire.nextRing != null && (nextRing === undefined || requests.length > 0)) return undefined;
  return good.length === requests.length ? { timeMs, requests: good, nextRing } : undefined;
}

function preparedToWire(prepared: Prepared): ocean.ring.IPrepared {
  return { ...prepared, signatures: [...prepared.signatures] };
}

function preparedFromWire(wire: ocean.ring.IPrepared): Prepared | undefined {
  const signatures = signaturesFromWire(wire.signatures);
  const [view, slot] = [wire.view ?? 0, wire.slot ?? 0];
  if (signatures === undefined || !isCount(view) || !isCount(slot)) return undefined;
  return isOfLength(wire.batch, 32) ? { view, slot, batch: wire.batch, signatures } : undefined;
}

export function encodeViewChange(change: ViewChange): Uint8Array {
  const { epoch, view, stable } = change;
  const wire = {
    aguid: guidBytes(change.aguid),
    epoch,
    view,
    prepared: change.prepared.map(preparedToWire),
  };
  return ocean.ring.ViewChange.encode(
    stable === undefined ? wire : { ...wire, stable: certifiedHeartbeatToWire(stable) },
  ).finish();
}

export function decodeViewChange(body: Uint8Array): ViewChange | undefined {
  const wire = tryDecode(ocean.ring.ViewChange, body);
  const aguid = guidFromBytes<Aguid>(wire?.aguid);
  const [epoch, view] = [wire?.epoch ?? 0, wire?.view ?? 0];
  if (wire === undefined || aguid === undefined || !isCount(epoch) || !isCount(view))
    return undefined;
  if ((wire.prepared?.length ?? 0) > SLOTS_MAX) return undefined;
  const stable = certifiedHeartbeatFromWire(wire.stable);
  if (wire.stable != null && stable === undefined) return undefined;
  const prepared = (wire.prepared ?? []).map(preparedFromWire);
  const good = prepared.filter((one) => one !== undefined);
  return good.length === prepared.length
    ? { aguid, epoch, view, stable, prepared: good }
    : undefined;
}

export function encodeSlotRecord({ prepared, batch }: SlotRecord): Uint8Array {
  return ocean.ring.SlotRecord.encode({ prepared: preparedToWire(prepared), batch }).finish();
}

export function decodeSlotRecord(bytes: Uint8Array): SlotRecord | undefined {
  const wire = tryDecode(ocean.ring.SlotRecord, bytes);
  const prepared = wire?.prepared == null ? undefined : preparedFromWire(wire.prepared);
  return prepared && { prepared, batch: bytesOf(wire?.batch) };
}

export function encodeViewRecord(record: ViewRecord): Uint8Array {
  return ocean.ring.ViewRecord.encode(record).finish();
}

export function decodeViewRecord(bytes: Uint8Array): ViewRecord | undefined {
  const wire = tryDecode(ocean.ring.ViewRecord, bytes);
  if (wire === undefined) return undefined;
  return { epoch: wire.epoch ?? 0, view: wire.view ?? 0, changing: wire.changing ?? false };
}

/** Two things that one member signed for the same place. */
export interface Evidence {
  readonly aguid: Aguid;
  readonly epoch: number;
  readonly member: number;
  readonly what: 'ballot' | 'statement';
  readonly view: number;
  readonly slot: number;
  /** Batch or root, 32 bytes. */
  readonly first: Uint8Array;
  readonly firstSignature: Uint8Array;
  readonly second: Uint8Array;
  readonly secondSignature: Uint8Array;
}

export function encodeEvidence(evidence: Evidence): Uint8Array {
  return ocean.ring.Evidence.encode({
    ...evidence,
    aguid: guidBytes(evidence.aguid),
    what: evidence.what === 'ballot' ? 0 : 1,
  }).finish();
}

/** Undefined when malformed. The signatures are not looked at. */
export function decodeEvidence(bytes: Uint8Array): Evidence | undefined {
  const wire = tryDecode(ocean.ring.Evidence, bytes);
  const aguid = guidFromBytes<Aguid>(wire?.aguid);
  if (wire === undefined || aguid === undefined) return undefined;
  const { first, second, firstSignature, secondSignature } = wire;
  if (!isOfLength(first, 32) || !isOfLength(second, 32)) return undefined;
  if (!isOfLength(firstSignature, 64) || !isOfLength(secondSignature, 64)) return undefined;
  const [epoch, member, view, slot] = [wire.epoch, wire.member, wire.view, wire.slot].map(
    (value) => value ?? 0,
  ) as [number, number, number, number];
  const what = (wire.what ?? 0) === 0 ? 'ballot' : 'statement';
  const signed = { first, firstSignature, second, secondSignature };
  return { aguid, epoch, member, what, view, slot, ...signed };
}
