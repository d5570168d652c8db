/**
 * The location index: where each block lies. A key range of the object, in clear, since holders must act on it
 * and it tells only what the overlay shows anyway. References never change when blocks move between packs.
 */

import type { CodeRate } from '../archive/index.ts';
import { concat, readU32, readU64, u32, u64 } from '../base/index.ts';
import { guidBytes, guidFromBytes, type PackGuid } from '../id/index.ts';
import type { Predicate } from '../wire/index.ts';

/** Keys of the index are this byte and a digest. */
export const LOCATION_PREFIX: Uint8Array = Uint8Array.of(0x4c);
const RING = 0;
const PACK = 1;
const CONDEMNED = 2;
const CONDEMNED_BYTES = 9;

export type Location = (
  | /** With the ring's members, until it is packed. */
  { readonly kind: 'ring' }
  /** `offset` and `length` in the pack, in bytes of sealed blocks. */
  | {
      readonly kind: 'pack';
      readonly pack: PackGuid;
      readonly offset: number;
      readonly length: number;
    }
) & {
  /** Since when no kept version refers to the block: it can be read until it is removed, and not be relied on. */
  readonly condemnedMs?: number;
};

/** Where a block was just stored, and how its pack was coded. */
export type StoredLocation =
  | Extract<Location, { kind: 'ring' }>
  | (Extract<Location, { kind: 'pack' }> & { readonly rate: CodeRate });

/** What the index says of a block, and the version that said so last. */
export interface Located {
  readonly location: Location;
  readonly version: number;
}

export function locationKey(digest: Uint8Array): Uint8Array {
  return concat([LOCATION_PREFIX, digest]);
}

export function encodeLocation({ condemnedMs, ...location }: Location): Uint8Array {
  if (condemnedMs !== undefined)
    return concat([Uint8Array.of(CONDEMNED), u64(condemnedMs), encodeLocation(location)]);
  if (location.kind === 'ring') return Uint8Array.of(RING);
  const { pack, offset, length } = location;
  return concat([Uint8Array.of(PACK), guidBytes(pack), u32(offset), u32(length)]);
}

/** Undefined for anything malformed. */
export function decodeLocation(bytes: Uint8Array): Location | undefined {
  if (bytes[0] === CONDEMNED && bytes.length > CONDEMNED_BYTES) {
    const location = decodeLocation(bytes.subarray(CONDEMNED_BYTES));
    // Not twice.
    if (location === undefined || location.condemnedMs !== undefined) return undefined;
    return { ...location, condemnedMs: readU64(bytes, 1) };
  }
  if (bytes.length === 1 && bytes[0] === RING) return { kind: 'ring' };
  if (bytes.length !== 29 || bytes[0] !== PACK) return undefined;
  const pack = guidFromBytes<PackGuid>(bytes.subarray(1, 21));
  return pack && { kind: 'pack', pack, offset: readU32(bytes, 21), length: readU32(bytes, 25) };
}

/** Predicates that hold while an entry is there, and nobody wrote it after that version. */
export function asItWas(key: Uint8Array, version: number): Predicate[] {
  // One that was removed has no version, and counts as unchanged.
  return [
    { kind: 'present', key },
    { kind: 'unchangedSince', key, version },
  ];
}
