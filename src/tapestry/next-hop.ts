/** NEXTHOP with surrogate routing. Tapestry, JSAC 2004, §III-B and Fig. 3. */

import { digitAt, type Guid, RADIX } from '../id/index.ts';
import type { Neighbor, NeighborMap } from './neighbor-map.ts';

export interface NextHop {
  readonly neighbor: Neighbor;
  /** Digits resolved once the message is there. */
  readonly level: number;
}

/**
 * Next hop toward `target`, or undefined when this node is its root.
 *
 * Tries the wanted digit, then the following ones in order, wrapping: every node must break
 * ties alike or one GUID would have two roots. At most RADIX probes a level.
 *
 * @param level - digits already matched, 0 ≤ level ≤ DIGIT_COUNT
 * @param except - a node that is passed over, as if it were not in the map
 */
export function nextHop(
  map: NeighborMap,
  target: Guid,
  level: number,
  except?: string,
): NextHop | undefined {
  // Past the last level with a neighbor, this node's own digit is the only one at each level.
  for (let at = level; at < map.levelCount; at++) {
    const wanted = digitAt(target, at);
    const own = digitAt(map.self, at);
    for (let i = 0; i < RADIX; i++) {
      const digit = (wanted + i) % RADIX;
      if (digit === own) break;
      const neighbor = map.at(at, digit).find(({ address }) => address.nodeId !== except);
      if (neighbor !== undefined) return { neighbor, level: at + 1 };
    }
  }
  return undefined;
}
