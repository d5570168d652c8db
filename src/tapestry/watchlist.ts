/**
 * Watchlists: two bytes a level, bit d of the sixteen set where a node has a hole at digit d. A joining node sends
 * one through the multicast; afterwards every beacon carries one, so that whoever can fill a hole does.
 */

import { DIGIT_COUNT, digitAt, type NodeId, RADIX, sharedPrefix } from '../id/index.ts';
import { SLOT_SIZE } from './limits.ts';
import type { NeighborMap } from './neighbor-map.ts';

/** Slots with fewer than `size` neighbors, at all levels that have any. A node's own digit is no hole. */
function slotsBelow(map: NeighborMap, size: number): Uint8Array {
  const watchlist = new Uint8Array(2 * map.levelCount);
  for (let level = 0; level < map.levelCount; level++) {
    const own = digitAt(map.self, level);
    for (let digit = 0; digit < RADIX; digit++) {
      if (digit !== own && map.at(level, digit).length < size)
        setHole(watchlist, level, digit, true);
    }
  }
  return watchlist;
}

/** Where this node has nobody. */
export function ownHoles(map: NeighborMap): Uint8Array {
  return slotsBelow(map, 1);
}

/** Where this node has room. */
export function ownRoom(map: NeighborMap): Uint8Array {
  return slotsBelow(map, SLOT_SIZE);
}

/** Holes of the joiner at levels 0 to `levelMax`, seen from a node that shares `levelMax` digits with it. */
export function holesOf(map: NeighborMap, joiner: NodeId, levelMax: number): Uint8Array {
  const levelCount = Math.min(levelMax + 1, DIGIT_COUNT);
  const watchlist = new Uint8Array(2 * levelCount);
  for (let level = 0; level < levelCount; level++) {
    for (let digit = 0; digit < RADIX; digit++) {
      const own = digit === digitAt(map.self, level) || digit === digitAt(joiner, level);
      if (!own && map.at(level, digit).length === 0) setHole(watchlist, level, digit, true);
    }
  }
  return watchlist;
}

export function hasHole(watchlist: Uint8Array, level: number, digit: number): boolean {
  const byte = watchlist[2 * level + (digit >>> 3)] ?? 0;
  return (byte & (1 << (digit & 7))) !== 0;
}

export function setHole(
  watchlist: Uint8Array,
  level: number,
  digit: number,
  isHole: boolean,
): void {
  const at = 2 * level + (digit >>> 3);
  const bit = 1 << (digit & 7);
  const byte = watchlist[at] ?? 0;
  watchlist[at] = isHole ? byte | bit : byte & ~bit;
}

/** True when `nodeId` would fill a hole of the joiner; the hole is then crossed off. */
export function fillHole(watchlist: Uint8Array, joiner: NodeId, nodeId: NodeId): boolean {
  const level = sharedPrefix(joiner, nodeId);
  if (level >= watchlist.length / 2) return false;
  const digit = digitAt(nodeId, level);
  if (!hasHole(watchlist, level, digit)) return false;
  setHole(watchlist, level, digit, false);
  return true;
}
