/** NEXTHOP with surrogate routing. Tapestry, JSAC 2004, §III-B and Fig. 3. */

import { digitAt, type Guid, RADIX } from '../id/index.ts';
import type { Neighbor } from './neighbor.ts';
import type { NeighborMap } from './neighbor-map.ts';

export type Fits = (neighbor: Neighbor) => boolean;

export interface NextHop {
  readonly neighbor: Neighbor;
  /** Digits resolved once the message is there. */
  readonly level: number;
}

/**
 * The primary link; or a backup while the primary is suspected, §III-D; or while it is no member yet, since it would
 * have to ask its surrogate.
 */
function linkOf(slot: readonly Neighbor[], fits?: Fits): Neighbor | undefined {
  let second: Neighbor | undefined;
  for (const neighbor of slot) {
    if (fits !== undefined && !fits(neighbor)) continue;
    if (!neighbor.isSuspect && !neighbor.isInserting) return neighbor;
    if (second === undefined || (second.isSuspect && !neighbor.isSuspect)) second = neighbor;
  }
  return second;
}

/**
 * Next hop toward `target`, or undefined when this node is its root.
 *
 * Tries the wanted digit, then the following ones in order, wrapping: every node must break
 * ties alike or one GUID would have two roots. At most RADIX probes a level.
 *
 * @param level - digits already matched, 0 ≤ level ≤ DIGIT_COUNT
 * @param fits - the others are passed over, as if they were not in the map
 */
export function nextHop(
  map: NeighborMap,
  target: Guid,
  level: number,
  fits?: Fits,
): NextHop | undefined {
  // Past the last level with a neighbor, this node's own digit is the only one at each level.
  for (let at = level; at < map.levelCount; at++) {
    const wanted = digitAt(target, at);
    const own = digitAt(map.self, at);
    for (let i = 0; i < RADIX; i++) {
      const digit = (wanted + i) % RADIX;
      if (digit === own) break;
      const neighbor = linkOf(map.at(at, digit), fits);
      if (neighbor !== undefined) return { neighbor, level: at + 1 };
    }
  }
  return undefined;
}

/**
 * Next hop toward `target` in the mesh without this node: where its own digit comes first, one of those that share
 * that digit too. Undefined when there is nobody else.
 *
 * @see Tapestry, JSAC 2004, §III-C.2: a leaving node sends its rooted pointers to their new roots
 */
export function nextHopWithoutSelf(
  map: NeighborMap,
  target: Guid,
  level: number,
): NextHop | undefined {
  for (let at = level; at < map.levelCount; at++) {
    const wanted = digitAt(target, at);
    const own = digitAt(map.self, at);
    const isShared = at + 1 < map.levelCount;
    for (let i = 0; i < RADIX; i++) {
      const digit = (wanted + i) % RADIX;
      if (digit === own) {
        if (isShared) break;
        continue;
      }
      const neighbor = linkOf(map.at(at, digit));
      if (neighbor !== undefined) return { neighbor, level: at + 1 };
    }
  }
  return undefined;
}
