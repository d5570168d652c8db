/** Small things that the tests of Tapestry share. */

import { SeededRandom } from '../../src/base/index.ts';
import { type Guid, guidFromBytes } from '../../src/id/index.ts';
import { type TapestryNode, TapestryPond } from '../../src/sim/index.ts';

/** Distances as on a ring of 200 ms: a metric that grows slowly, as the theorems ask. */
export function onRing(a: string, b: string): number {
  const place = (nodeId: string) => Number.parseInt(nodeId.slice(30, 36), 16) % 200;
  const apart = Math.abs(place(a) - place(b));
  return 1 + Math.min(apart, 200 - apart);
}

export function pondOf(nodeCount: number, seed: number, latencyMs = onRing): TapestryPond {
  const pond = new TapestryPond({ seed, latencyMs });
  pond.grow(nodeCount);
  pond.run(3000);
  return pond;
}

export function guidsOf(count: number, seed: number): Guid[] {
  const random = new SeededRandom(seed, 9);
  return Array.from({ length: count }, () => guidFromBytes(random.bytes(20)) as Guid);
}

export function serversSeenBy(
  pond: TapestryPond,
  node: TapestryNode,
  guid: Guid,
  count = 1,
): string[] {
  const { servers } = pond.ask<'locate'>(node, { kind: 'locate', guid, count });
  return servers.map(({ nodeId }) => nodeId);
}

export function nodeAt(pond: TapestryPond, index: number): TapestryNode {
  const node = pond.nodes[index];
  if (node === undefined) throw new Error(`There is no node ${index}`);
  return node;
}
