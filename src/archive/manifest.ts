/** Packs and their manifests: blocks laid end to end, described and signed by one author. */

import { concat, equal } from '../base/index.ts';
import { type Digest, digest, type KeyPair, sign, verify } from '../crypto/index.ts';
import { encode } from '../erasure/index.ts';
import { type Aguid, guidOf, type PackGuid } from '../id/index.ts';
import {
  type CheckpointMark,
  decodeManifest,
  encodeManifest,
  type Manifest,
  PACK_BLOCKS_MAX,
  PACK_BYTES_MAX,
  type Signed,
  type SignedManifest,
} from '../wire/index.ts';
import type { CodeRate } from './code-rate.ts';

/** A sealed block and its name. */
export interface StoredBlock {
  readonly digest: Digest;
  readonly sealed: Uint8Array;
}

/** Who signs manifests, and what shows that it may write to the object. */
export interface ArchiveAuthor {
  readonly aguid: Aguid;
  readonly key: KeyPair;
  readonly writer: Signed;
}

/** A pack ready to be sent: its manifest and its n fragments. */
export interface Pack {
  readonly guid: PackGuid;
  readonly manifest: Manifest;
  readonly signed: SignedManifest;
  readonly fragments: readonly Uint8Array[];
}

export function packGuidOf(manifestBody: Uint8Array): PackGuid {
  return guidOf<PackGuid>(digest('manifest', manifestBody));
}

/** Groups of consecutive blocks, each within a pack's limits. */
export function layOut(blocks: readonly StoredBlock[]): StoredBlock[][] {
  const packs: StoredBlock[][] = [];
  let pack: StoredBlock[] = [];
  let bytes = 0;
  for (const block of blocks) {
    const isFull = bytes + block.sealed.length > PACK_BYTES_MAX || pack.length >= PACK_BLOCKS_MAX;
    if (pack.length > 0 && isFull) {
      packs.push(pack);
      pack = [];
      bytes = 0;
    }
    pack.push(block);
    bytes += block.sealed.length;
  }
  if (pack.length > 0) packs.push(pack);
  return packs;
}

/** Codes and signs one pack. About 1 ms a MiB. */
export function makePack(
  blocks: readonly StoredBlock[],
  rate: CodeRate,
  author: ArchiveAuthor,
  nowMs: number,
  checkpoint?: CheckpointMark,
): Pack {
  const bytes = concat(blocks.map(({ sealed }) => sealed));
  const fragments = encode(bytes, rate);
  const manifest: Manifest = {
    aguid: author.aguid,
    author: author.key.publicKey,
    ...rate,
    length: bytes.length,
    fragments: fragments.map((fragment) => digest('fragment', fragment)),
    blocks: blocks.map((block) => ({ digest: block.digest, length: block.sealed.length })),
    timeMs: nowMs,
    checkpoint,
  };
  const body = encodeManifest(manifest);
  const signature = sign(author.key, 'manifest', body);
  const signed = { manifest: { body, signature }, writer: author.writer };
  return { guid: packGuidOf(body), manifest, signed, fragments };
}

/** The manifest, if its author signed it. Whether the author may write is `checkAuthor`'s question. */
export function checkManifest(signed: SignedManifest): Manifest | undefined {
  const { body, signature } = signed.manifest;
  const manifest = decodeManifest(body);
  if (manifest === undefined) return undefined;
  return verify(manifest.author, 'manifest', body, signature) ? manifest : undefined;
}

/** True when `bytes` are the fragment that the manifest names at `index`. */
export function isFragment(manifest: Manifest, index: number, bytes: Uint8Array): boolean {
  const wanted = manifest.fragments[index];
  return wanted !== undefined && equal(digest('fragment', bytes), wanted);
}
