/**
 * Places spread evenly over a square whose opposite edges meet, so that no place is in the middle. A metric that
 * grows slowly, as the theorems of PRR and of Hildrum et al. ask: the kindest case for a neighbor map.
 */

import { assert, SeededRandom } from '../base/index.ts';
import { TOPOLOGY_STREAM, type Topology } from './topology.ts';

export interface UniformOptions {
  readonly placeCount: number;
  /** Between the places farthest apart. */
  readonly mostMs?: number;
  /** The square has so many domains along an edge. */
  readonly domainsPerEdge?: number;
}

const MOST_MS = 200;
const DOMAINS_PER_EDGE = 8;
/** Points along an edge: fine enough that few places coincide, coarse enough that squares are exact. */
const EDGE = 1 << 16;
/** Half the diagonal: no two points are farther apart. */
const FARTHEST = Math.floor(Math.sqrt(2 * (EDGE / 2) ** 2));

/** The shorter way round. */
function apart(a: number, b: number): number {
  const straight = Math.abs(a - b);
  return Math.min(straight, EDGE - straight);
}

export function uniform(seed: number, options: UniformOptions): Topology {
  const { placeCount, mostMs = MOST_MS, domainsPerEdge = DOMAINS_PER_EDGE } = options;
  assert(placeCount > 0 && mostMs > 1 && domainsPerEdge > 0);
  const random = new SeededRandom(seed, TOPOLOGY_STREAM);
  const x = new Uint16Array(placeCount);
  const y = new Uint16Array(placeCount);
  for (let place = 0; place < placeCount; place++) {
    x[place] = random.integer(EDGE);
    y[place] = random.integer(EDGE);
  }
  const domainAlong = (at: number) => Math.floor((at * domainsPerEdge) / EDGE);
  return {
    name: `uniform-${placeCount}`,
    placeCount,
    latencyMs(a, b) {
      const dx = apart(x[a] as number, x[b] as number);
      const dy = apart(y[a] as number, y[b] as number);
      // The root of an exact integer is rounded the same way on every machine.
      const distance = Math.floor(Math.sqrt(dx * dx + dy * dy));
      return 1 + Math.floor((distance * (mostMs - 1)) / FARTHEST);
    },
    domainOf: (place) =>
      domainAlong(x[place] as number) * domainsPerEdge + domainAlong(y[place] as number),
  };
}
