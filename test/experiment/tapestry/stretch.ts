/** Stretch by distance: what a message took through the mesh over what it takes straight, for both kinds of routes. */

import type { TapestryNode } from '../../../src/sim/index.ts';
import type { Locality } from '../../../src/tapestry/index.ts';
import { fixed, percentOf, whole } from '../format.ts';
import { binned, percentiles } from '../statistics.ts';
import type { Point } from '../svg/chart.ts';
import { Deliveries, type Sent } from './deliveries.ts';
import type { GrownPond } from './pond-made.ts';

/** Of the locality optimisation, as the paper writes it: (k, l, m). */
export const LOCALITIES: readonly (readonly [string, Locality])[] = [
  ['none', { backups: 0, nearest: 0, hops: 0 }],
  ['(1,1,1)', { backups: 1, nearest: 1, hops: 1 }],
  ['(1,5,1)', { backups: 1, nearest: 5, hops: 1 }],
  ['(1,1,3)', { backups: 1, nearest: 1, hops: 3 }],
  ['(1,5,3)', { backups: 1, nearest: 5, hops: 3 }],
];

/** Round trips in milliseconds: bin `i` goes from here up to the next one. */
export const EDGES_MS = [0, 5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 250, 300, 1000];
/** With fewer pairs a bin's 90th percentile says nothing. */
const PAIRS_PER_BIN_MIN = 20;
/** Between the last join and the first message: two rounds of everything that is periodic. */
export const SETTLE_MS = 120_000;
/** Messages on their way together. */
const BATCH = 500;
const PATIENCE_MS = 10_000;

export interface Route {
  readonly rttMs: number;
  readonly stretch: number;
}

export interface Outcome {
  readonly routes: readonly Route[];
  readonly lostCount: number;
}

export interface Errand {
  readonly from: TapestryNode;
  readonly to: TapestryNode;
  /** Absent: straight to the node's name. */
  readonly guid?: string;
  /** By the ways to all roots of the object at once. */
  readonly isParallel?: boolean;
}

/** Sends all errands, many at a time, and lets a millisecond pass at a time, so that arrivals are timed exactly. */
export function timed(grown: GrownPond, errands: readonly Errand[]): Outcome {
  const deliveries = new Deliveries(grown);
  const all: { readonly errand: Errand; readonly sent: Sent }[] = [];
  for (let first = 0; first < errands.length; first += BATCH) {
    for (const errand of errands.slice(first, first + BATCH)) {
      const { from, to, guid, isParallel = false } = errand;
      const address = guid === undefined ? { nodeId: to.self.nodeId } : { guid, isParallel };
      all.push({ errand, sent: deliveries.send(from, [to], address) });
    }
    const untilMs = grown.nowMs + PATIENCE_MS;
    while (deliveries.openCount > 0 && grown.nowMs < untilMs) {
      grown.pond.run(1);
      deliveries.look();
    }
    deliveries.forget(grown.nowMs + 1);
  }
  const routes = all.flatMap(({ errand: { from, to }, sent: { sentAtMs, deliveredAtMs } }) => {
    if (deliveredAtMs === undefined) return [];
    const straightMs = grown.latencyMs(from, to);
    return [{ rttMs: 2 * straightMs, stretch: (deliveredAtMs - sentAtMs) / straightMs }];
  });
  return { routes, lostCount: all.length - routes.length };
}

export interface Bin {
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** Bins with enough pairs. */
export function binsOf(routes: readonly Route[]): Bin[] {
  return binned(routes, EDGES_MS, ({ rttMs }) => rttMs).flatMap((bin, index) => {
    if (bin.length < PAIRS_PER_BIN_MIN) return [];
    const [p10 = 0, p50 = 0, p90 = 0] = percentiles(
      bin.map(({ stretch }) => stretch),
      [10, 50, 90],
    );
    const [fromMs = 0, toMs = 0] = EDGES_MS.slice(index, index + 2);
    return [{ fromMs, toMs, count: bin.length, p10, p50, p90 }];
  });
}

export function nameOfBin({ fromMs, toMs }: Pick<Bin, 'fromMs' | 'toMs'>): string {
  return toMs === EDGES_MS.at(-1) ? `from ${fromMs} ms` : `${fromMs} to ${toMs} ms`;
}

export function rowOfBin(bin: Bin): string[] {
  const { count, p10, p50, p90 } = bin;
  return [nameOfBin(bin), whole(count), fixed(p10), fixed(p50), fixed(p90)];
}

/** In the middle of each bin; the last one has no end. */
export function pointsOf(bins: readonly Bin[], y: 'p50' | 'p90', isBanded = false): Point[] {
  return bins.map((bin) => {
    const isOpen = bin.toMs === EDGES_MS.at(-1);
    const x = isOpen ? bin.fromMs + 25 : (bin.fromMs + bin.toMs) / 2;
    return { x, y: bin[y], ...(isBanded && { low: bin.p10, high: bin.p90 }) };
  });
}

/** The bin where `what` is worst, among those that begin at `fromMs` or later. */
export function worstBin(bins: readonly Bin[], what: 'p50' | 'p90', fromMs = 0): Bin {
  const those = bins.filter((bin) => bin.fromMs >= fromMs);
  return those.reduce((a, b) => (b[what] > a[what] ? b : a));
}

export function lostNote(outcomes: readonly Outcome[]): string {
  const lost = outcomes.reduce((sum, { lostCount }) => sum + lostCount, 0);
  const all = outcomes.reduce((sum, { routes }) => sum + routes.length, lost);
  return `${whole(lost)} of ${whole(all)} messages (${percentOf(lost / all, 2)}) did not arrive`;
}
