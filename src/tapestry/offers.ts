/**
 * Which of this node's neighbors another node lacks. It costs a look at a few bits and finds every hole that one of
 * two neighboring nodes can fill for the other: Property 1 of Hildrum et al., SPAA 2002, as soft state.
 */

import type { NodeAddress } from '../base/index.ts';
import { digitAt, type NodeId, RADIX, sharedPrefix } from '../id/index.ts';
import { OFFERS_MAX } from './limits.ts';
import type { Neighbor } from './neighbor.ts';
import type { NeighborMap } from './neighbor-map.ts';
import { hasHole } from './watchlist.ts';

/**
 * Neighbors that fit a wanted slot of `peer`, one of each slot, at most OFFERS_MAX.
 *
 * @param wanted - a watchlist; levels past its end are wanted as a whole
 */
export function offersFor(map: NeighborMap, peer: NodeId, wanted: Uint8Array): NodeAddress[] {
  const offers: NodeAddress[] = [];
  const take = (neighbors: readonly Neighbor[]) => {
    const fit = neighbors.find(({ address, isSuspect }) => !isSuspect && address.nodeId !== peer);
    if (fit !== undefined && offers.length < OFFERS_MAX) offers.push(fit.address);
  };
  const shared = sharedPrefix(map.self, peer);
  const levelCount = Math.min(shared + 1, map.levelCount);
  const knownLevels = wanted.length / 2;
  const rowAt = (level: number) => {
    for (let digit = 0; digit < RADIX; digit++) {
      if (digit === digitAt(peer, level)) continue;
      if (level >= knownLevels || hasHole(wanted, level, digit)) take(map.at(level, digit));
    }
  };
  // Deep levels first: few nodes can fill those.
  if (shared < map.levelCount) {
    // Those that share more digits with the peer than this node does.
    const kin = map.at(shared, digitAt(peer, shared)).filter(({ address }) => {
      const level = sharedPrefix(address.nodeId as NodeId, peer);
      const isPeer = address.nodeId === peer;
      if (isPeer || level <= shared) return false;
      return (
        level >= knownLevels || hasHole(wanted, level, digitAt(address.nodeId as NodeId, level))
      );
    });
    for (const neighbor of kin) take([neighbor]);
  }
  for (let level = levelCount - 1; level >= 0; level--) rowAt(level);
  return offers;
}
