/**
 * A synthetic matrix of round trips between sites that imitates measured ones (King, PlanetLab all-pairs pings): sites
 * lie in a few regions, the round trip of two regions is spread as a lognormal is, every site has an access link of its
 * own, and since each pair is drawn apart some detours are shorter than the straight way. It is not a measurement.
 */

import { assert, type Random, SeededRandom } from '../base/index.ts';
import { type Span, TOPOLOGY_STREAM, type Topology } from './topology.ts';
import { drawn } from './topology-graph.ts';

export interface RttMatrixOptions {
  readonly siteCount: number;
  readonly placesPerSite: number;
  readonly regionCount?: number;
}

const REGION_COUNT = 5;
/** Round trips in milliseconds. */
const WITHIN_REGION: Span = { least: 12, most: 30 };
const BETWEEN_REGIONS: Span = { least: 60, most: 240 };
const ACCESS: Span = { least: 1, most: 6 };
const WITHIN_SITE_MS = 1;
/**
 * Quantiles 2.5 %, 7.5 % ... 97.5 % of a lognormal with median 1 and sigma 0.4, in thousandths. A table and no
 * formula, since `Math.exp` may differ between machines.
 */
const SPREAD = [
  457, 562, 631, 688, 739, 787, 834, 880, 927, 975, 1025, 1079, 1136, 1199, 1270, 1353, 1453, 1584,
  1779, 2190,
];

/** For each pair of `count` things a drawn number, the same both ways. */
function symmetric(count: number, draw: (a: number, b: number) => number): Int32Array {
  const table = new Int32Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b <= a; b++) table[a * count + b] = table[b * count + a] = draw(a, b);
  }
  return table;
}

function matrixOf(random: Random, siteCount: number, regionCount: number): Int32Array {
  const regionMs = symmetric(regionCount, (a, b) =>
    drawn(random, a === b ? WITHIN_REGION : BETWEEN_REGIONS),
  );
  const regions = Array.from({ length: siteCount }, () => random.integer(regionCount));
  const accessMs = Array.from({ length: siteCount }, () => drawn(random, ACCESS));
  return symmetric(siteCount, (a, b) => {
    if (a === b) return 2 * WITHIN_SITE_MS;
    const baseMs = regionMs[(regions[a] as number) * regionCount + (regions[b] as number)] ?? 0;
    const spread = SPREAD[random.integer(SPREAD.length)] as number;
    return (accessMs[a] as number) + (accessMs[b] as number) + Math.floor((baseMs * spread) / 1000);
  });
}

export function rttMatrix(seed: number, options: RttMatrixOptions): Topology {
  const { siteCount, placesPerSite, regionCount = REGION_COUNT } = options;
  assert(siteCount > 0 && placesPerSite > 0 && regionCount > 0);
  const matrix = matrixOf(new SeededRandom(seed, TOPOLOGY_STREAM), siteCount, regionCount);
  const siteOf = (place: number) => Math.floor(place / placesPerSite);
  return {
    name: `rtt-matrix-${siteCount * placesPerSite}`,
    placeCount: siteCount * placesPerSite,
    latencyMs: (a, b) =>
      Math.max(1, Math.floor((matrix[siteOf(a) * siteCount + siteOf(b)] as number) / 2)),
    domainOf: siteOf,
  };
}
