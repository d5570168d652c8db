/** Messages between the holders of packs, which watch each other, and about where nodes stand. */

import { EMPTY, type NodeAddress } from '../base/index.ts';
import { guidBytes, guidFromBytes, type PackGuid } from '../id/index.ts';
import { addressFromWire, addressToWire, PLACE_CHARS_MAX } from './address.ts';
import { FRAGMENTS_PER_PACK_MAX } from './archive.ts';
import { bytesOf, isOfLength, tryDecode } from './check.ts';
import { ocean } from './generated/ocean.js';

/** Sums in one comparison, of 8 bytes each. */
export const WATCH_BUCKETS = 64;
export const HELD_MAX = 512;
/** Of a node that is used up. */
export const FILL_MAX = 81;

/** A node's failure domains, by its own word; empty where it was not told. */
export interface Place {
  readonly zone: string;
  readonly machine: string;
}

/** What a node offers, by its own word. */
export interface Capacity {
  /** 0: not told. */
  readonly quotaMiB: number;
  /** How much of it is used: 0 for less than 2^-20 of it, then one for each quarter of an octave, up to FILL_MAX. */
  readonly fill: number;
  readonly isFull: boolean;
  /** It takes nothing more, and gives away what it has. */
  readonly isDraining: boolean;
}

/** Fragments of a pack at one node. */
export interface Held {
  readonly pack: PackGuid;
  readonly indexes: readonly number[];
}

export interface PackHolder {
  readonly node: NodeAddress;
  readonly indexes: readonly number[];
}

export type WatchMessage =
  | { readonly kind: 'describeNode' }
  | { readonly kind: 'nodeDescribed'; readonly place: Place; readonly capacity: Capacity }
  | { readonly kind: 'compare'; readonly buckets: Uint8Array }
  | { readonly kind: 'differ'; readonly buckets: Uint8Array }
  | { readonly kind: 'holding'; readonly held: readonly Held[]; readonly isQuestion: boolean }
  | { readonly kind: 'spread'; readonly pack: PackGuid; readonly holders: readonly PackHolder[] };

function toWire(message: WatchMessage): ocean.watch.IEnvelope {
  switch (message.kind) {
    case 'describeNode':
      return { describeNode: {} };
    case 'nodeDescribed':
      return {
        nodeDescribed: {
          place: message.place,
          capacity: { ...message.capacity, quotaMib: message.capacity.quotaMiB },
        },
      };
    case 'compare':
      return { compare: { buckets: message.buckets } };
    case 'differ':
      return { differ: { buckets: message.buckets } };
    case 'holding': {
      const held = message.held.map(({ pack, indexes }) => ({
        pack: guidBytes(pack),
        indexes: [...indexes],
      }));
      return { holding: { held, isQuestion: message.isQuestion } };
    }
    case 'spread': {
      const holders = message.holders.map(({ node, indexes }) => ({
        node: addressToWire(node),
        indexes: [...indexes],
      }));
      return { spread: { pack: guidBytes(message.pack), holders } };
    }
  }
}

export function encodeWatchMessage(message: WatchMessage): {
  header: Uint8Array;
  payload: Uint8Array;
} {
  return { header: ocean.watch.Envelope.encode(toWire(message)).finish(), payload: EMPTY };
}

function isIndexes(indexes: readonly number[]): boolean {
  return (
    indexes.length <= FRAGMENTS_PER_PACK_MAX &&
    indexes.every((index) => index < FRAGMENTS_PER_PACK_MAX) &&
    new Set(indexes).size === indexes.length
  );
}

function placeFromWire(wire: ocean.watch.IPlace | null | undefined): Place | undefined {
  const { zone = '', machine = '' } = wire ?? {};
  if ((zone?.length ?? 0) > PLACE_CHARS_MAX || (machine?.length ?? 0) > PLACE_CHARS_MAX)
    return undefined;
  return { zone: zone ?? '', machine: machine ?? '' };
}

function capacityFromWire(wire: ocean.watch.ICapacity | null | undefined): Capacity | undefined {
  const { quotaMib: quotaMiB = 0, fill = 0, isFull, isDraining } = wire ?? {};
  if ((fill ?? 0) > FILL_MAX) return undefined;
  return {
    quotaMiB: quotaMiB ?? 0,
    fill: fill ?? 0,
    isFull: isFull === true,
    isDraining: isDraining === true,
  };
}

function holdingFromWire(wire: ocean.watch.IHolding): WatchMessage | undefined {
  if ((wire.held?.length ?? 0) > HELD_MAX) return undefined;
  const held: Held[] = [];
  for (const one of wire.held ?? []) {
    const pack = guidFromBytes<PackGuid>(one.pack);
    const indexes = one.indexes ?? [];
    if (pack === undefined || !isIndexes(indexes)) return undefined;
    held.push({ pack, indexes });
  }
  return { kind: 'holding', held, isQuestion: wire.isQuestion === true };
}

function spreadFromWire(wire: ocean.watch.ISpread): WatchMessage | undefined {
  const pack = guidFromBytes<PackGuid>(wire.pack);
  if (pack === undefined || (wire.holders?.length ?? 0) > FRAGMENTS_PER_PACK_MAX) return undefined;
  const holders: PackHolder[] = [];
  for (const one of wire.holders ?? []) {
    const node = addressFromWire(one.node);
    const indexes = one.indexes ?? [];
    if (node === undefined || !isIndexes(indexes)) return undefined;
    holders.push({ node, indexes });
  }
  return { kind: 'spread', pack, holders };
}

/** Undefined for anything malformed: the caller drops and counts it. */
export function decodeWatchMessage(header: Uint8Array): WatchMessage | undefined {
  const wire = tryDecode(ocean.watch.Envelope, header);
  if (wire?.describeNode != null) return { kind: 'describeNode' };
  if (wire?.nodeDescribed != null) {
    const place = placeFromWire(wire.nodeDescribed.place);
    const capacity = capacityFromWire(wire.nodeDescribed.capacity);
    return place && capacity && { kind: 'nodeDescribed', place, capacity };
  }
  if (wire?.compare != null) {
    const buckets = bytesOf(wire.compare.buckets);
    return isOfLength(buckets, WATCH_BUCKETS * 8) ? { kind: 'compare', buckets } : undefined;
  }
  if (wire?.differ != null) {
    const buckets = bytesOf(wire.differ.buckets);
    const isFit =
      buckets.length <= WATCH_BUCKETS && buckets.every((bucket) => bucket < WATCH_BUCKETS);
    return isFit ? { kind: 'differ', buckets } : undefined;
  }
  if (wire?.holding != null) return holdingFromWire(wire.holding);
  if (wire?.spread != null) return spreadFromWire(wire.spread);
  return undefined;
}
