/** Hops against the number of nodes, in perfect neighbor maps and in those of nodes that joined. */

import { SeededRandom } from '../../../src/base/index.ts';
import { mapsOf, pathOf, TRANSIT_STUB_10000, transitStub } from '../../../src/sim/index.ts';
import type { Experiment, Report, Setting } from '../experiment.ts';
import { fixed, percentOf, whole } from '../format.ts';
import { mean, percentiles } from '../statistics.ts';
import type { Series } from '../svg/chart.ts';
import { GrownPond } from './pond-made.ts';
import { drawnGuid, StaticTables } from './static-tables.ts';

const STATIC_SIZES = [16, 32, 64, 128, 256, 512, 1000, 2000, 5000, 10_000, 100_000];
const JOINED_SIZES = [16, 64, 256, 1000, 4000, 10_000];
const ROUTES = 20_000;
const ROUTES_STREAM = 33;
/** Of 100,000 nodes 6,000 fit a slot of the lowest level: a sample is near enough where only hops count. */
const CANDIDATES_MAX = 200;

interface Sample {
  readonly nodeCount: number;
  readonly hops: readonly number[];
}

/** Hops of routes from random nodes to the roots of random names. */
function staticSample(setting: Setting, nodeCount: number, routes: number): Sample {
  const { seed } = setting;
  const topology = transitStub(seed, TRANSIT_STUB_10000);
  const tables = new StaticTables({ seed, nodeCount, topology, candidatesMax: CANDIDATES_MAX });
  const random = new SeededRandom(seed, ROUTES_STREAM);
  const hops = Array.from(
    { length: routes },
    () => tables.pathTo(random.integer(nodeCount), drawnGuid(random)).length - 1,
  );
  return { nodeCount, hops };
}

/** The same over the maps that nodes have after they joined; the walk is the checker's own. */
function joinedSample({ seed }: Setting, nodeCount: number, routes: number): Sample {
  const topology = transitStub(seed, TRANSIT_STUB_10000);
  const { pond } = new GrownPond({ seed, nodeCount, topology });
  const maps = mapsOf(pond.live);
  const names = [...maps.keys()];
  const random = new SeededRandom(seed, ROUTES_STREAM);
  const hops = Array.from({ length: routes }, () => {
    const from = names[random.integer(names.length)] as string;
    return pathOf(maps, from, drawnGuid(random)).length - 1;
  });
  return { nodeCount, hops };
}

function bound(nodeCount: number): number {
  return Math.log(nodeCount) / Math.log(16);
}

function rowsOf(samples: readonly Sample[]): string[][] {
  return samples.map(({ nodeCount, hops }) => {
    const [median = 0, p99 = 0, most = 0] = percentiles(hops, [50, 99, 100]);
    const figures = [fixed(mean(hops)), fixed(bound(nodeCount)), fixed(bound(nodeCount) + 1)];
    return [whole(nodeCount), ...figures, `${median}`, `${p99}`, `${most}`];
  });
}

/** The sample whose mean is nearest to the target, or farthest beyond it. */
function worst(samples: readonly Sample[]): { readonly at: number; readonly overBy: number } {
  const over = samples.map(({ nodeCount, hops }) => ({
    at: nodeCount,
    overBy: mean(hops) - bound(nodeCount) - 1,
  }));
  return over.reduce((a, b) => (b.overBy > a.overBy ? b : a));
}

function verdictOf(name: string, samples: readonly Sample[]) {
  const { at, overBy } = worst(samples);
  return {
    target: `mean hops at most log16 N + 1 at each N, ${name}`,
    measured: `closest at N = ${whole(at)}: ${fixed(Math.abs(overBy))} ${overBy > 0 ? 'above' : 'below'}`,
    isMet: overBy <= 0,
  };
}

function shareOfHops({ hops }: Sample, count: number): string {
  return percentOf(hops.filter((one) => one === count).length / hops.length);
}

const HEAD = ['N', 'mean', 'log16 N', 'target', 'median', 'p99', 'max'];

function run(setting: Setting): Report {
  const { isQuick, progress } = setting;
  const routes = isQuick ? 500 : ROUTES;
  const sizes = (all: readonly number[]) => (isQuick ? all.filter((n) => n <= 256) : all);
  const sampled = (all: readonly number[], name: string, take: typeof staticSample) =>
    sizes(all).map((nodeCount) => {
      progress(`${name}, ${whole(nodeCount)} nodes`);
      return take(setting, nodeCount, routes);
    });
  const perfect = sampled(STATIC_SIZES, 'static', staticSample);
  const joined = sampled(JOINED_SIZES, 'joined', joinedSample);
  const line = (name: string, samples: readonly Sample[]): Series => ({
    name,
    mark: 'line',
    points: samples.map(({ nodeCount, hops }) => ({ x: nodeCount, y: mean(hops) })),
  });
  const curve = (name: string, plus: number): Series => ({
    name,
    mark: 'line',
    points: perfect.map(({ nodeCount }) => ({ x: nodeCount, y: bound(nodeCount) + plus })),
  });
  const largest = perfect.at(-1) as Sample;
  return {
    setup: [
      ['seed', `${setting.seed}`],
      ['topology', 'transit-stub of 10,000 places; more nodes share places'],
      ['routes', `${whole(routes)} a size, from random nodes to the roots of random names`],
      ['radix', '16, three neighbors a slot'],
      ['static tables', `each slot has the nearest of at most ${CANDIDATES_MAX} candidates`],
      ['joined', 'nodes came in waves of a tenth of the pond, then 20 s of rest'],
    ],
    comparisons: [
      {
        what: 'hops against N (Tapestry, JSAC 2004)',
        published: 'at most about log16 N',
        measured: `mean ${fixed(mean(largest.hops))} at N = ${whole(largest.nodeCount)}, where log16 N is ${fixed(bound(largest.nodeCount))}`,
      },
      {
        what: 'share of 2, 3, 4, 5 hops at N = 100,000 (Pastry, 2001, also radix 16)',
        published: '1.6 %, 16.4 %, 64.5 %, 17.5 %',
        measured: isQuick
          ? 'not in a quick run'
          : [2, 3, 4, 5].map((count) => shareOfHops(largest, count)).join(', '),
      },
    ],
    verdicts: [verdictOf('static tables', perfect), verdictOf('nodes that joined', joined)],
    tables: [
      { caption: 'Static tables', head: HEAD, rows: rowsOf(perfect) },
      { caption: 'Nodes that joined', head: HEAD, rows: rowsOf(joined) },
    ],
    plots: [
      {
        name: 'mean',
        chart: {
          title: 'Mean hops to the root against the number of nodes',
          x: { label: 'nodes', kind: 'log' },
          y: { label: 'hops', kind: 'linear', from: 0 },
          series: [
            line('static tables', perfect),
            line('nodes that joined', joined),
            curve('log16 N', 0),
            curve('target: log16 N + 1', 1),
          ],
        },
      },
    ],
    shows: [
      'Hops grow with the logarithm of N. They can exceed log16 N by a fraction, since the last digits are resolved by ' +
        'surrogates: a route goes on until no other node shares the longest prefix.',
    ],
    showsNot: [
      'Routes were counted in quiet ponds: a dead next hop would add hops until it is found out.',
      'Only the joined series tests insertion; static tables are what it should come to.',
    ],
  };
}

export const HOPS: Experiment = {
  name: 'hops',
  title: 'Hops against the number of nodes',
  question:
    'How many hops does a message take to its root, and does that grow with the logarithm of the pond?',
  run,
};
