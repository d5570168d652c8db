/** Manifests, and messages between those who store packs and those who hold fragments. */

import { EMPTY, ERROR_KINDS, type ErrorKind } from '../base/index.ts';
import { type Aguid, GUID_BYTES, guidBytes, guidFromBytes, type PackGuid } from '../id/index.ts';
import {
  type BlockLength,
  blockLengthFromWire,
  bytesOf,
  isCount,
  isOfLength,
  tryDecode,
} from './check.ts';
import { ocean } from './generated/ocean.js';
import { type Signed, signedFromWire } from './object-certificate.ts';

/** Bytes of blocks in one pack. */
export const PACK_BYTES_MAX = 8 << 20;
export const PACK_BLOCKS_MAX = 8192;
export const FRAGMENTS_PER_PACK_MAX = 64;
/** Manifests in one answer. */
export const CHECKPOINTS_TOLD_MAX = 32;
/** Epoch, version and pack: where a checkpoint is among those of an object. */
export const CHECKPOINT_PLACE_BYTES = 8 + 8 + GUID_BYTES;

/** What a pack is: its GUID is the GUID of these bytes as the author signed them. */
export interface Manifest {
  readonly aguid: Aguid;
  readonly author: Uint8Array;
  readonly k: number;
  readonly n: number;
  readonly length: number;
  readonly fragments: readonly Uint8Array[];
  readonly blocks: readonly BlockLength[];
  readonly timeMs: number;
  /** The pack's only block is an encoded `Checkpoint` of that version. */
  readonly checkpoint?: CheckpointMark | undefined;
}

/** Of which version a checkpoint is: later epochs come later, and in one epoch later versions. */
export interface CheckpointMark {
  readonly epoch: number;
  readonly version: number;
}

export interface SignedManifest {
  readonly manifest: Signed;
  readonly writer: Signed;
}

export type ArchiveMessage =
  | {
      readonly kind: 'storeFragment';
      readonly manifest: SignedManifest;
      readonly index: number;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'fragmentStored' }
  | {
      readonly kind: 'readFragment';
      readonly pack: PackGuid;
      readonly index: number;
      readonly offset: number;
      readonly length: number;
    }
  | { readonly kind: 'fragmentRange'; readonly bytes: Uint8Array }
  | { readonly kind: 'describePack'; readonly pack: PackGuid }
  | {
      readonly kind: 'packDescribed';
      readonly manifest: SignedManifest;
      readonly indexes: readonly number[];
    }
  /** Some object lists fewer packs than before: who holds fragments may look. */
  | { readonly kind: 'forgotten' }
  | {
      readonly kind: 'getCheckpoints';
      readonly aguid: Aguid;
      /** Empty, or as in `proto/archive.proto`. */
      readonly before: Uint8Array;
    }
  | { readonly kind: 'checkpoints'; readonly manifests: readonly SignedManifest[] }
  | { readonly kind: 'refused'; readonly error: ErrorKind; readonly message: string };

export function encodeManifest({ checkpoint, ...manifest }: Manifest): Uint8Array {
  return ocean.archive.Manifest.encode({
    ...manifest,
    ...(checkpoint && { checkpoint }),
    aguid: guidBytes(manifest.aguid),
    fragments: [...manifest.fragments],
    blocks: [...manifest.blocks],
  }).finish();
}

/** Undefined for anything malformed, or whose numbers do not fit together. */
export function decodeManifest(body: Uint8Array): Manifest | undefined {
  const wire = tryDecode(ocean.archive.Manifest, body);
  const aguid = guidFromBytes<Aguid>(wire?.aguid);
  if (wire === undefined || aguid === undefined || !isOfLength(wire.author, 32)) return undefined;
  const { k, n, length, author, fragments } = wire;
  const timeMs = wire.timeMs as number;
  if (k < 1 || k > n || n > FRAGMENTS_PER_PACK_MAX || fragments?.length !== n) return undefined;
  if (!fragments.every((digest) => digest.length === 32) || !isCount(timeMs)) return undefined;
  if ((wire.blocks?.length ?? 0) > PACK_BLOCKS_MAX || length > PACK_BYTES_MAX) return undefined;
  const blocks: BlockLength[] = [];
  let sum = 0;
  for (const wireBlock of wire.blocks ?? []) {
    const block = blockLengthFromWire(wireBlock);
    if (block === undefined) return undefined;
    blocks.push(block);
    sum += block.length;
  }
  if (sum !== length) return undefined;
  // Manifests of checkpoints are told many at a time, and must be small.
  if (wire.checkpoint != null && blocks.length !== 1) return undefined;
  const { epoch = 0, version = 0 } = wire.checkpoint ?? {};
  if (!isCount(epoch) || !isCount(version)) return undefined;
  const checkpoint = wire.checkpoint == null ? {} : { checkpoint: { epoch, version } };
  return { aguid, author, k, n, length, fragments, blocks, timeMs, ...checkpoint };
}

function signedManifestFromWire(
  wire: ocean.archive.ISignedManifest | null | undefined,
): SignedManifest | undefined {
  const manifest = signedFromWire(wire?.manifest);
  const writer = signedFromWire(wire?.writer);
  return manifest && writer ? { manifest, writer } : undefined;
}

export function encodeSignedManifest(signed: SignedManifest): Uint8Array {
  return ocean.archive.SignedManifest.encode(signed).finish();
}

export function decodeSignedManifest(bytes: Uint8Array): SignedManifest | undefined {
  return signedManifestFromWire(tryDecode(ocean.archive.SignedManifest, bytes));
}

function toWire(message: ArchiveMessage): ocean.archive.IEnvelope {
  switch (message.kind) {
    case 'readFragment':
      return { readFragment: { ...message, pack: guidBytes(message.pack) } };
    case 'describePack':
      return { describePack: { pack: guidBytes(message.pack) } };
    case 'packDescribed':
      return { packDescribed: { manifest: message.manifest, indexes: [...message.indexes] } };
    case 'forgotten':
      return { forgotten: {} };
    case 'getCheckpoints':
      return { getCheckpoints: { aguid: guidBytes(message.aguid), before: message.before } };
    case 'checkpoints':
      return { checkpoints: { manifests: [...message.manifests] } };
    case 'refused':
      return {
        refused: {
          errorKind: ERROR_KINDS.indexOf(message.error),
          message: message.message.slice(0, 500),
        },
      };
    case 'storeFragment':
      return { storeFragment: { manifest: message.manifest, index: message.index } };
    case 'fragmentStored':
      return { fragmentStored: {} };
    case 'fragmentRange':
      return { fragmentRange: {} };
  }
}

export function encodeArchiveMessage(message: ArchiveMessage): {
  header: Uint8Array;
  payload: Uint8Array;
} {
  const header = ocean.archive.Envelope.encode(toWire(message)).finish();
  return { header, payload: 'bytes' in message ? message.bytes : EMPTY };
}

/** Undefined for anything malformed: the caller drops and counts it. */
export function decodeArchiveMessage(
  header: Uint8Array,
  payload: Uint8Array,
): ArchiveMessage | undefined {
  const wire = tryDecode(ocean.archive.Envelope, header);
  if (wire?.storeFragment != null) {
    const manifest = signedManifestFromWire(wire.storeFragment.manifest);
    const index = wire.storeFragment.index ?? 0;
    return manifest && { kind: 'storeFragment', manifest, index, bytes: payload };
  }
  if (wire?.fragmentStored != null) return { kind: 'fragmentStored' };
  if (wire?.readFragment != null) {
    const { index, offset, length } = wire.readFragment;
    const pack = guidFromBytes<PackGuid>(wire.readFragment.pack);
    return (
      pack && {
        kind: 'readFragment',
        pack,
        index: index ?? 0,
        offset: offset ?? 0,
        length: length ?? 0,
      }
    );
  }
  if (wire?.fragmentRange != null) return { kind: 'fragmentRange', bytes: payload };
  if (wire?.describePack != null) {
    const pack = guidFromBytes<PackGuid>(bytesOf(wire.describePack.pack));
    return pack && { kind: 'describePack', pack };
  }
  if (wire?.packDescribed != null) {
    const manifest = signedManifestFromWire(wire.packDescribed.manifest);
    const indexes = (wire.packDescribed.indexes ?? []).slice(0, FRAGMENTS_PER_PACK_MAX);
    return manifest && { kind: 'packDescribed', manifest, indexes };
  }
  if (wire?.forgotten != null) return { kind: 'forgotten' };
  if (wire?.getCheckpoints != null) {
    const aguid = guidFromBytes<Aguid>(wire.getCheckpoints.aguid);
    const before = bytesOf(wire.getCheckpoints.before);
    const isPlace = before.length === 0 || before.length === CHECKPOINT_PLACE_BYTES;
    return aguid && isPlace ? { kind: 'getCheckpoints', aguid, before } : undefined;
  }
  if (wire?.checkpoints != null) {
    const manifests = (wire.checkpoints.manifests ?? [])
      .slice(0, CHECKPOINTS_TOLD_MAX)
      .map(signedManifestFromWire)
      .filter((manifest) => manifest !== undefined);
    return { kind: 'checkpoints', manifests };
  }
  if (wire?.refused != null) {
    const error = ERROR_KINDS[wire.refused.errorKind ?? 0] ?? 'unavailable';
    return { kind: 'refused', error, message: (wire.refused.message ?? '').slice(0, 500) };
  }
  return undefined;
}
