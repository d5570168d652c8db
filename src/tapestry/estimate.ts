/** How many nodes there are, guessed from how full the neighbor map is. */

import { RADIX } from '../id/index.ts';
import { SLOT_SIZE } from './limits.ts';
import type { NeighborMap } from './neighbor-map.ts';

/**
 * Exact while no slot is full, since then the map lists every node. Else from the first level with an empty digit:
 * so many nodes share the prefix as are expected to leave that many digits empty.
 */
export function nodeCountEstimate(map: NeighborMap): number {
  const known = map.size + 1;
  let sharing = 1;
  let isTruncated = false;
  for (let level = 0; level < map.levelCount; level++) {
    let filled = 1;
    for (let digit = 0; digit < RADIX; digit++) {
      const count = map.at(level, digit).length;
      if (count > 0) filled++;
      isTruncated ||= count === SLOT_SIZE;
    }
    if (filled < RADIX) {
      if (!isTruncated) return known;
      const expected = Math.log(1 - filled / RADIX) / Math.log(1 - 1 / RADIX);
      return Math.max(known, Math.round(sharing * expected));
    }
    sharing *= RADIX;
  }
  return isTruncated ? Math.max(known, sharing) : known;
}
