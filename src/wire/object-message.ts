/** Messages between clients, ring members and secondary replicas. */

import { concat, EMPTY, ERROR_KINDS, type ErrorKind } from '../base/index.ts';
import { type Aguid, guidBytes, guidFromBytes } from '../id/index.ts';
import { blockLengthFromWire, isCount, splitPayload, tryDecode } from './check.ts';
import { type Fresh, freshFromWire, freshToWire } from './freshness.ts';
import { ocean } from './generated/ocean.js';
import {
  type CertifiedHeartbeat,
  certifiedHeartbeatFromWire,
  type Handover,
  handoverFromWire,
  handoverToWire,
  MEMBERS_MAX,
  type ObjectCertificate,
  objectCertificateFromWire,
  ringFromWire,
  ringsFromWire,
  ringToWire,
  type Signed,
  type SignedRing,
  signedFromWire,
} from './object-certificate.ts';

/** A tree node or a block with its digest. */
export interface NamedBytes {
  readonly digest: Uint8Array;
  readonly bytes: Uint8Array;
}

export interface SignedUpdate {
  readonly update: Signed;
  readonly writer: Signed;
}

export interface Commit {
  readonly kind: 'commit';
  readonly update: SignedUpdate;
  readonly heartbeat: CertifiedHeartbeat;
}

/** The version that an update made; its heartbeat tells the outcome. */
export interface Result {
  readonly kind: 'result';
  readonly heartbeat: CertifiedHeartbeat;
}

/** A ring as one of its members sees it. */
export interface RingView {
  readonly kind: 'ring';
  readonly ring: SignedRing;
  readonly view: number;
  readonly version: number;
  /** The view has not begun yet. */
  readonly changing: boolean;
  /** The member has lost its disk and does not vote yet. */
  readonly recovering: boolean;
  /** Encoded, at most one a member. */
  readonly evidence: readonly Uint8Array[];
}

export type ObjectMessage =
  | { readonly kind: 'getRing'; readonly aguid: Aguid }
  | RingView
  | {
      readonly kind: 'create';
      readonly object: ObjectCertificate;
      readonly ring: SignedRing;
      /** Undefined in the first epoch. */
      readonly handover?: Handover | undefined;
    }
  | { readonly kind: 'reconfigure'; readonly aguid: Aguid; readonly ring: SignedRing }
  | { readonly kind: 'moved'; readonly ring: SignedRing }
  | { readonly kind: 'submit'; readonly update: SignedUpdate; readonly blocks: Uint8Array }
  | Result
  | {
      readonly kind: 'subscribe';
      readonly aguid: Aguid;
      readonly version: number;
      /** Wants `fresh` messages too. */
      readonly fresh?: boolean;
    }
  | Fresh
  | Commit
  | { readonly kind: 'getNodes'; readonly aguid: Aguid; readonly digests: readonly Uint8Array[] }
  | { readonly kind: 'nodes'; readonly aguid: Aguid; readonly nodes: readonly NamedBytes[] }
  | { readonly kind: 'getBlocks'; readonly digests: readonly Uint8Array[] }
  | { readonly kind: 'blocks'; readonly blocks: readonly NamedBytes[] }
  | {
      readonly kind: 'getHeartbeats';
      readonly aguid: Aguid;
      /** First version wanted; with count 0, the latest is meant. */
      readonly from: number;
      readonly count: number;
    }
  | {
      readonly kind: 'heartbeats';
      readonly heartbeats: readonly CertifiedHeartbeat[];
      readonly ring: SignedRing;
      /** Of earlier epochs in which some of these were certified. */
      readonly rings?: readonly SignedRing[];
    }
  | { readonly kind: 'refused'; readonly error: ErrorKind; readonly message: string };

export const DIGESTS_MAX = 1024;
export const REFUSAL_CHARS_MAX = 500;

type Wire = ocean.object.Envelope.$Shape;

/** The body of a message; its large bytes go beside it. */
function bodyToWire(message: ObjectMessage): ocean.object.IEnvelope {
  const kind = message.kind;
  if (kind === 'subscribe') return { subscribe: { ...message, aguid: guidBytes(message.aguid) } };
  if (kind === 'getNodes') {
    return { getNodes: { aguid: guidBytes(message.aguid), digests: [...message.digests] } };
  }
  if (kind === 'nodes') {
    return { nodes: { aguid: guidBytes(message.aguid), nodes: lengthsOf(message.nodes) } };
  }
  if (kind === 'create') {
    const { object, ring, handover } = message;
    return {
      create: {
        object,
        ring: ringToWire(ring),
        ...(handover && { handover: handoverToWire(handover) }),
      },
    };
  }
  if (kind === 'reconfigure') {
    return { reconfigure: { aguid: guidBytes(message.aguid), ring: ringToWire(message.ring) } };
  }
  if (kind === 'getRing') return { getRing: { aguid: guidBytes(message.aguid) } };
  if (kind === 'ring') {
    const ring = ringToWire(message.ring);
    return { ring: { ...message, ring, evidence: [...message.evidence] } };
  }
  if (kind === 'getBlocks') return { getBlocks: { digests: [...message.digests] } };
  if (kind === 'blocks') return { blocks: { blocks: lengthsOf(message.blocks) } };
  if (kind === 'getHeartbeats') {
    return { getHeartbeats: { ...message, aguid: guidBytes(message.aguid) } };
  }
  if (kind === 'refused') {
    const text = message.message.slice(0, REFUSAL_CHARS_MAX);
    return { refused: { errorKind: ERROR_KINDS.indexOf(message.error), message: text } };
  }
  if (kind === 'fresh') return { fresh: freshToWire(message) };
  return { [kind]: message } as ocean.object.IEnvelope;
}

export function lengthsOf(items: readonly NamedBytes[]): { digest: Uint8Array; length: number }[] {
  return items.map(({ digest, bytes }) => ({ digest, length: bytes.length }));
}

export function encodeObjectMessage(message: ObjectMessage): {
  header: Uint8Array;
  payload: Uint8Array;
} {
  const header = ocean.object.Envelope.encode(bodyToWire(message)).finish();
  if (message.kind === 'submit') return { header, payload: message.blocks };
  if (message.kind === 'nodes') return { header, payload: joined(message.nodes) };
  if (message.kind === 'blocks') return { header, payload: joined(message.blocks) };
  return { header, payload: EMPTY };
}

function joined(items: readonly NamedBytes[]): Uint8Array {
  if (items.length === 1) return items[0]!.bytes;
  return concat(items.map(({ bytes }) => bytes));
}

function namedFromWire(
  wires: readonly ocean.object.IBlockLength[] | null | undefined,
  payload: Uint8Array,
): NamedBytes[] | undefined {
  if ((wires?.length ?? 0) > DIGESTS_MAX) return undefined;
  const lengths: { digest: Uint8Array; length: number }[] = [];
  for (const wire of wires ?? []) {
    const length = blockLengthFromWire(wire);
    if (length === undefined) return undefined;
    lengths.push(length);
  }
  const pieces = splitPayload(payload, lengths);
  return pieces?.map((bytes, index) => ({ digest: lengths[index]!.digest, bytes }));
}

function digestsFromWire(digests: readonly Uint8Array[] | null | undefined) {
  const list = digests ?? [];
  return list.length <= DIGESTS_MAX && list.every(({ length }) => length === 32) ? list : undefined;
}

export function signedUpdateFromWire(
  wire: ocean.object.ISignedUpdate | null | undefined,
): SignedUpdate | undefined {
  const update = signedFromWire(wire?.update);
  const writer = signedFromWire(wire?.writer);
  return update && writer ? { update, writer } : undefined;
}

export function encodeSignedUpdate(update: SignedUpdate): Uint8Array {
  return ocean.object.SignedUpdate.encode(update).finish();
}

export function decodeSignedUpdate(body: Uint8Array): SignedUpdate | undefined {
  return signedUpdateFromWire(tryDecode(ocean.object.SignedUpdate, body));
}

function writeFromWire(wire: Wire, payload: Uint8Array): ObjectMessage | undefined {
  if (wire.create != null) {
    const object = objectCertificateFromWire(wire.create.object);
    const ring = ringFromWire(wire.create.ring);
    const handover = handoverFromWire(wire.create.handover);
    if (handover === null) return undefined;
    return object && ring ? { kind: 'create', object, ring, handover } : undefined;
  }
  if (wire.reconfigure != null) {
    const aguid = guidFromBytes<Aguid>(wire.reconfigure.aguid);
    const ring = ringFromWire(wire.reconfigure.ring);
    return aguid && ring && { kind: 'reconfigure', aguid, ring };
  }
  if (wire.moved != null) {
    const ring = ringFromWire(wire.moved.ring);
    return ring && { kind: 'moved', ring };
  }
  if (wire.submit != null) {
    const update = signedUpdateFromWire(wire.submit.update);
    return update && { kind: 'submit', update, blocks: payload };
  }
  if (wire.result != null) {
    const heartbeat = certifiedHeartbeatFromWire(wire.result.heartbeat);
    return heartbeat && { kind: 'result', heartbeat };
  }
  if (wire.commit != null) {
    const update = signedUpdateFromWire(wire.commit.update);
    const heartbeat = certifiedHeartbeatFromWire(wire.commit.heartbeat);
    return update && heartbeat ? { kind: 'commit', update, heartbeat } : undefined;
  }
  return undefined;
}

function readFromWire(wire: Wire, payload: Uint8Array): ObjectMessage | undefined {
  if (wire.subscribe != null) {
    const aguid = guidFromBytes<Aguid>(wire.subscribe.aguid);
    const version = wire.subscribe.version ?? 0;
    if (aguid === undefined || !isCount(version)) return undefined;
    return { kind: 'subscribe', aguid, version, ...(wire.subscribe.fresh && { fresh: true }) };
  }
  if (wire.getNodes != null) {
    const aguid = guidFromBytes<Aguid>(wire.getNodes.aguid);
    const digests = digestsFromWire(wire.getNodes.digests);
    return aguid && digests ? { kind: 'getNodes', aguid, digests } : undefined;
  }
  if (wire.nodes != null) {
    const aguid = guidFromBytes<Aguid>(wire.nodes.aguid);
    const nodes = namedFromWire(wire.nodes.nodes, payload);
    return aguid && nodes ? { kind: 'nodes', aguid, nodes } : undefined;
  }
  if (wire.getBlocks != null) {
    const digests = digestsFromWire(wire.getBlocks.digests);
    return digests && { kind: 'getBlocks', digests };
  }
  if (wire.blocks != null) {
    const blocks = namedFromWire(wire.blocks.blocks, payload);
    return blocks && { kind: 'blocks', blocks };
  }
  return heartbeatsFromWire(wire);
}

function heartbeatsFromWire(wire: Wire): ObjectMessage | undefined {
  if (wire.getHeartbeats != null) {
    const aguid = guidFromBytes<Aguid>(wire.getHeartbeats.aguid);
    const { from, count } = wire.getHeartbeats;
    if (aguid === undefined || !isCount(from ?? 0) || !isCount(count ?? 0)) return undefined;
    return { kind: 'getHeartbeats', aguid, from: from ?? 0, count: count ?? 0 };
  }
  if (wire.getRing != null) {
    const aguid = guidFromBytes<Aguid>(wire.getRing.aguid);
    return aguid && { kind: 'getRing', aguid };
  }
  if (wire.ring != null) return ringViewFromWire(wire.ring);
  if (wire.heartbeats != null) {
    const ring = ringFromWire(wire.heartbeats.ring);
    const heartbeats = (wire.heartbeats.heartbeats ?? []).map(certifiedHeartbeatFromWire);
    const rings = ringsFromWire(wire.heartbeats.rings);
    if (ring === undefined || rings === undefined || heartbeats.includes(undefined))
      return undefined;
    return { kind: 'heartbeats', heartbeats: heartbeats as CertifiedHeartbeat[], ring, rings };
  }
  if (wire.fresh != null) return freshFromWire(wire.fresh);
  if (wire.refused != null) {
    const error = ERROR_KINDS[wire.refused.errorKind ?? 0] ?? 'unavailable';
    const message = (wire.refused.message ?? '').slice(0, REFUSAL_CHARS_MAX);
    return { kind: 'refused', error, message };
  }
  return undefined;
}

function ringViewFromWire(wire: ocean.object.IRing): RingView | undefined {
  const ring = ringFromWire(wire.ring);
  const [view, version, evidence] = [wire.view ?? 0, wire.version ?? 0, wire.evidence ?? []];
  if (ring === undefined || !isCount(view) || !isCount(version)) return undefined;
  if (evidence.length > MEMBERS_MAX) return undefined;
  const [changing, recovering] = [wire.changing ?? false, wire.recovering ?? false];
  return { kind: 'ring', ring, view, version, changing, recovering, evidence };
}

/** Undefined for anything malformed or past a limit: the caller drops and counts it. */
export function decodeObjectMessage(
  header: Uint8Array,
  payload: Uint8Array,
): ObjectMessage | undefined {
  const wire = tryDecode(ocean.object.Envelope, header) as Wire | undefined;
  return wire && (writeFromWire(wire, payload) ?? readFromWire(wire, payload));
}
