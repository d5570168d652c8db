/**
 * The pack index: which packs an object has. A key range of the object, in clear: from it alone, and from a certified
 * version, anybody can tell whether a pack is still referred to, and what the object's packs take up.
 */

import { PACK_PREFIX, packKey, type StoredBlock } from '../archive/index.ts';
import { concat, readU32, u32 } from '../base/index.ts';
import { guidFromBytes, type PackGuid } from '../id/index.ts';
import type { Action } from '../wire/index.ts';
import { encodeLocation, locationKey, type StoredLocation } from './location.ts';

const FORMAT = 1;
const VALUE_BYTES = 7;

/** A pack that the object refers to: fragments, of them needed, and bytes of sealed blocks. */
export interface IndexedPack {
  readonly pack: PackGuid;
  readonly k: number;
  readonly n: number;
  readonly length: number;
}

/** What a commit says of the blocks that it brings: where each lies, and in which packs they are. */
export function placedActions(
  blocks: readonly StoredBlock[],
  locations: readonly StoredLocation[],
): Action[] {
  const located = blocks.map(({ digest }, index): Action => {
    const value = encodeLocation(locations[index]!);
    return { kind: 'put', key: locationKey(digest), value };
  });
  return [...located, ...listedActions(locations).values()];
}

/** What puts each pack of these locations, which are all that it has, into the index. */
export function listedActions(locations: readonly StoredLocation[]): Map<PackGuid, Action> {
  const packs = new Map<PackGuid, IndexedPack>();
  for (const location of locations) {
    if (location.kind !== 'pack') continue;
    const { pack, offset, rate } = location;
    const length = Math.max(offset + location.length, packs.get(pack)?.length ?? 0);
    packs.set(pack, { pack, ...rate, length });
  }
  return new Map([...packs.values()].map((one) => [one.pack, packAction(one)]));
}

/** Puts a pack into the index. */
export function packAction({ pack, k, n, length }: IndexedPack): Action {
  const value = concat([Uint8Array.of(FORMAT, k, n), u32(length)]);
  return { kind: 'put', key: packKey(pack), value };
}

/** Undefined for anything malformed. */
export function decodePackEntry(key: Uint8Array, value: Uint8Array): IndexedPack | undefined {
  const pack = guidFromBytes<PackGuid>(key.subarray(PACK_PREFIX.length));
  if (pack === undefined || value.length !== VALUE_BYTES || value[0] !== FORMAT) return undefined;
  const [, k, n] = value as Uint8Array & [number, number, number];
  return { pack, k, n, length: readU32(value, 3) };
}
