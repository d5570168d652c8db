/** Distances as a scenario draws them: from all alike to so uneven that no metric has them. */

import type { Random } from '../../base/index.ts';
import type { Topology } from '../topology.ts';

/** INVARIANT: append-only: seeds draw from it. */
const SHAPES = ['alike', 'any', 'ring', 'remote', 'one-sided'] as const;
type Shape = (typeof SHAPES)[number];

const DOMAIN_COUNT = 5;
const RING = 200;

export interface DrawnTopology extends Topology {
  /** The longest way between any two places. */
  readonly mostMs: number;
}

function distancesOf(shape: Shape, random: Random, count: number): Uint16Array {
  const distances = new Uint16Array(count * count);
  const equal = 1 + random.integer(80);
  const spot = Array.from({ length: count }, () => random.integer(RING));
  // A few places far from everybody, the others close together.
  const remote = spot.map((at) => (at < RING / 4 ? 150 + at * 4 : 0));
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) {
      const apart = Math.abs((spot[a] as number) - (spot[b] as number));
      const ms = {
        alike: equal,
        any: 1 + random.integer(120),
        ring: 1 + Math.min(apart, RING - apart),
        remote: 1 + random.integer(5) + Math.max(remote[a] as number, remote[b] as number),
        'one-sided': 1 + random.integer(150),
      }[shape];
      distances[a * count + b] = ms;
      // Only the last shape differs with the direction, as routes in the Internet do.
      if (shape !== 'one-sided' && b < a) distances[a * count + b] = distances[b * count + a] ?? ms;
    }
  }
  return distances;
}

/** @param random - decides the shape and every distance */
export function drawnTopology(random: Random, placeCount: number): DrawnTopology {
  const shape = SHAPES[random.integer(SHAPES.length)] as Shape;
  const distances = distancesOf(shape, random, placeCount);
  return {
    name: shape,
    placeCount,
    mostMs: distances.reduce((most, ms) => Math.max(most, ms), 0),
    latencyMs: (a, b) => distances[a * placeCount + b] as number,
    domainOf: (place) => place % DOMAIN_COUNT,
  };
}
