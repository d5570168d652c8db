/** Slots of live nodes' neighbor maps that are empty although somebody lives who belongs there. */

import { type NodeId, RADIX } from '../../id/index.ts';
import type { TapestryNode } from '../tapestry-node.ts';
import { LiveNames } from './live-names.ts';

/**
 * Each as `node level digit`. Cost: once through all maps.
 *
 * @param live - all live nodes and no others
 * @see Tapestry, JSAC 2004, §III-C: consistency of the neighbor maps (Property 1)
 */
export function falseHoles(live: readonly TapestryNode[]): string[] {
  if (live.length === 0) return [];
  const names = live.map(({ self }) => self.nodeId as NodeId);
  const living = new Set<string>(names);
  const truth = new LiveNames(names);
  const holes: string[] = [];
  for (const { self, machine } of live) {
    const filled = new Set<number>();
    for (const { address, level, digit } of machine.neighbors()) {
      if (living.has(address.nodeId)) filled.add(level * RADIX + digit);
    }
    truth.eachSlot(self.nodeId as NodeId, (level, digit) => {
      if (!filled.has(level * RADIX + digit)) holes.push(`${self.nodeId} ${level} ${digit}`);
    });
  }
  return holes;
}
