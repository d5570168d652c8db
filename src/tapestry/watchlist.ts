/** The watchlist: which holes of a joining node's neighbor map nobody has filled yet. Two bytes a level. */

import { DIGIT_COUNT, digitAt, type NodeId, RADIX, sharedPrefix } from '../id/index.ts';
import type { NeighborMap } from './neighbor-map.ts';

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

function setHole(watchlist: Uint8Array, level: number, digit: number, isHole: boolean): void {
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
