/** Checkpoints of an object's tree, and what the tree itself says of the latest one. */

import { guidBytes, guidFromBytes, type PackGuid } from '../id/index.ts';
import { isCount, isOfLength, tryDecode } from './check.ts';
import { ocean } from './generated/ocean.js';
import {
  type CertifiedHeartbeat,
  certifiedHeartbeatFromWire,
  certifiedHeartbeatToWire,
  type ObjectCertificate,
  objectCertificateFromWire,
  ringFromWire,
  ringToWire,
  type SignedRing,
} from './object-certificate.ts';

/** Packs of one checkpoint, nodes and blocks each. */
export const CHECKPOINT_PACKS_MAX = 16_384;

/** A version, and where all that it takes to serve it lies in the archive. */
export interface Checkpoint {
  readonly object: ObjectCertificate;
  readonly ring: SignedRing;
  /** By that ring. */
  readonly heartbeat: CertifiedHeartbeat;
  /** Their blocks are nodes of the version's tree, and of earlier ones. */
  readonly nodePacks: readonly PackGuid[];
  /** Their blocks are those that lay with the ring. */
  readonly blockPacks: readonly PackGuid[];
}

/** The latest checkpoint of a volume, as its tree names it. */
export interface CheckpointEntry {
  /** With the encoded `Checkpoint`. */
  readonly pack: PackGuid;
  readonly version: number;
  /** 32 bytes. */
  readonly topBlock: Uint8Array;
  /** From 1: checkpoints of one chain share packs. */
  readonly chain: number;
  /** Checkpoints of that chain. */
  readonly length: number;
  /** Bytes of nodes in its first checkpoint. */
  readonly wholeBytes: number;
  /** Bytes of nodes that the others added. */
  readonly addedBytes: number;
  /** When it was made. */
  readonly timeMs: number;
  /** Serial of what the owner kept then; 0: everything. */
  readonly retained: number;
}

export function encodeCheckpoint(checkpoint: Checkpoint): Uint8Array {
  const { object, ring, heartbeat, nodePacks, blockPacks } = checkpoint;
  return ocean.archive.Checkpoint.encode({
    object,
    ring: ringToWire(ring),
    heartbeat: certifiedHeartbeatToWire(heartbeat),
    nodePacks: nodePacks.map(guidBytes),
    blockPacks: blockPacks.map(guidBytes),
  }).finish();
}

function packsFromWire(wires: readonly Uint8Array[] | null | undefined): PackGuid[] | undefined {
  if ((wires?.length ?? 0) > CHECKPOINT_PACKS_MAX) return undefined;
  const packs = (wires ?? []).map((bytes) => guidFromBytes<PackGuid>(bytes));
  const good = packs.filter((pack) => pack !== undefined);
  return good.length === packs.length ? good : undefined;
}

/** Undefined for anything malformed. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint | undefined {
  const wire = tryDecode(ocean.archive.Checkpoint, bytes);
  const object = objectCertificateFromWire(wire?.object);
  const ring = ringFromWire(wire?.ring);
  const heartbeat = certifiedHeartbeatFromWire(wire?.heartbeat);
  const nodePacks = packsFromWire(wire?.nodePacks);
  const blockPacks = packsFromWire(wire?.blockPacks);
  if (object === undefined || ring === undefined || heartbeat === undefined) return undefined;
  return nodePacks && blockPacks && { object, ring, heartbeat, nodePacks, blockPacks };
}

export function encodeCheckpointEntry(entry: CheckpointEntry): Uint8Array {
  const wire = { ...entry, pack: guidBytes(entry.pack) };
  return ocean.archive.CheckpointEntry.encode(wire).finish();
}

/** Undefined for anything malformed. */
export function decodeCheckpointEntry(bytes: Uint8Array): CheckpointEntry | undefined {
  const wire = tryDecode(ocean.archive.CheckpointEntry, bytes);
  const pack = guidFromBytes<PackGuid>(wire?.pack);
  const topBlock = wire?.topBlock;
  if (wire === undefined || pack === undefined || !isOfLength(topBlock, 32)) return undefined;
  const { version = 0, chain = 0, length = 0, wholeBytes = 0, addedBytes = 0 } = wire;
  const { timeMs = 0, retained = 0 } = wire;
  const counts = [version, chain, wholeBytes, addedBytes, timeMs, retained];
  if (!counts.every(isCount)) return undefined;
  return { pack, version, topBlock, chain, length, wholeBytes, addedBytes, timeMs, retained };
}
