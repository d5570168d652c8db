/**
 * One root for each GUID, from wherever a message starts. Walks NEXTHOP over the neighbor maps by itself, with
 * nothing of the router's code, and compares with the root that the list of live nodes names.
 */

import { digitAt, type Guid, type NodeId, RADIX } from '../../id/index.ts';
import type { Neighbor } from '../../tapestry/index.ts';
import type { TapestryNode } from '../tapestry-node.ts';
import { LiveNames } from './live-names.ts';

const HOPS_MAX = 64;

/** A live node's map, by level and digit, primary link first. */
type Maps = ReadonlyMap<string, ReadonlyMap<number, readonly Neighbor[]>>;

export function mapsOf(live: readonly TapestryNode[]): Maps {
  const maps = new Map<string, Map<number, Neighbor[]>>();
  for (const { self, machine } of live) {
    const slots = new Map<number, Neighbor[]>();
    for (const neighbor of machine.neighbors()) {
      const key = neighbor.level * RADIX + neighbor.digit;
      const slot = slots.get(key);
      if (slot === undefined) slots.set(key, [neighbor]);
      else slot.push(neighbor);
    }
    maps.set(self.nodeId, slots);
  }
  return maps;
}

/** Tapestry, JSAC 2004, Fig. 3; a backup goes before a primary link that is suspected. */
function next(
  slots: ReadonlyMap<number, readonly Neighbor[]>,
  at: { readonly self: string; readonly target: Guid; readonly level: number },
): { readonly nodeId: string; readonly level: number } | undefined {
  const levels = Math.max(-1, ...[...slots.keys()].map((key) => Math.floor(key / RADIX)));
  for (let { level } = at; level <= levels; level++) {
    const own = digitAt(at.self as NodeId, level);
    for (let i = 0; i < RADIX; i++) {
      const digit = (digitAt(at.target, level) + i) % RADIX;
      if (digit === own) break;
      const slot = slots.get(level * RADIX + digit);
      const link = slot?.find(({ isSuspect }) => !isSuspect) ?? slot?.[0];
      if (link !== undefined) return { nodeId: link.address.nodeId, level: level + 1 };
    }
  }
  return undefined;
}

/** From `from` to the root, both included. The last is a dead node when the way leads to one. */
export function pathOf(maps: Maps, from: string, target: Guid): string[] {
  const path = [from];
  let level = 0;
  for (let self = from; path.length <= HOPS_MAX; ) {
    const slots = maps.get(self);
    const hop = slots && next(slots, { self, target, level });
    if (hop === undefined) return path;
    path.push(hop.nodeId);
    self = hop.nodeId;
    level = hop.level;
  }
  return path;
}

/** What is wrong, a line each. Cost: for each target once through the nodes. */
export function wrongRoots(live: readonly TapestryNode[], targets: readonly Guid[]): string[] {
  if (live.length === 0) return [];
  const truth = new LiveNames(live.map(({ self }) => self.nodeId as NodeId));
  const maps = mapsOf(live);
  const wrong: string[] = [];
  for (const target of targets) {
    const root = truth.rootOf(target);
    for (const { self } of live) {
      const path = pathOf(maps, self.nodeId, target);
      const end = path.at(-1);
      if (end === root) continue;
      const what = path.length > HOPS_MAX ? 'in circles' : maps.has(end as string) ? '' : 'dead';
      wrong.push(`${target} from ${self.nodeId} ends at ${end} ${what}, its root is ${root}`);
    }
  }
  return wrong;
}
