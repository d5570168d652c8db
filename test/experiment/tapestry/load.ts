/** How evenly objects fall to roots. */

import { SeededRandom } from '../../../src/base/index.ts';
import { LiveNames, TRANSIT_STUB_1092, transitStub } from '../../../src/sim/index.ts';
import type { Experiment, Report, Setting } from '../experiment.ts';
import { fixed, percentOf, whole } from '../format.ts';
import { cumulative, mean, percentiles, sum } from '../statistics.ts';
import { drawnGuid, StaticTables } from './static-tables.ts';

const NODES = 1000;
const OBJECTS = 100_000;
/** Of these the root is also looked for hop by hop, from a random node. */
const ROUTED = 5000;
const DRAW_STREAM = 36;

interface Spread {
  readonly counts: readonly number[];
  readonly mean: number;
  readonly percentiles: readonly number[];
  /** Standard deviation over mean. */
  readonly variation: number;
  /** Of all objects, those at the tenth of the nodes that has most. */
  readonly topTenth: number;
}

const PERCENTS = [0, 1, 10, 50, 90, 99, 100];

function spreadOf(counts: readonly number[]): Spread {
  const average = mean(counts);
  const variance = mean(counts.map((count) => (count - average) ** 2));
  const top = counts.toSorted((a, b) => b - a).slice(0, Math.floor(counts.length / 10));
  return {
    counts,
    mean: average,
    percentiles: percentiles(counts, PERCENTS),
    variation: Math.sqrt(variance) / average,
    topTenth: sum(top) / sum(counts),
  };
}

function rowOf(name: string, spread: Spread): string[] {
  const { percentiles: values, variation, topTenth } = spread;
  const most = values.at(-1) as number;
  return [
    name,
    fixed(spread.mean, 1),
    ...values.map((value) => whole(value)),
    fixed(most / spread.mean, 1),
    fixed(variation),
    percentOf(topTenth),
  ];
}

/** For comparison: names spread over roots as balls that fall into equal bins. */
function equalBins(random: SeededRandom, nodeCount: number, objectCount: number): number[] {
  const counts = new Array<number>(nodeCount).fill(0);
  for (let i = 0; i < objectCount; i++) {
    const bin = random.integer(nodeCount);
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}

/** For comparison: one point for each node on a ring, a name belongs to the next point. */
function ringOf(names: readonly string[], random: SeededRandom, objectCount: number): number[] {
  const counts = new Array<number>(names.length).fill(0);
  for (let i = 0; i < objectCount; i++) {
    const guid = drawnGuid(random);
    let [low, high] = [0, names.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((names[middle] as string) < guid) low = middle + 1;
      else high = middle;
    }
    const owner = low % names.length;
    counts[owner] = (counts[owner] as number) + 1;
  }
  return counts;
}

function run({ seed, isQuick, progress }: Setting): Report {
  const nodeCount = isQuick ? 100 : NODES;
  const objectCount = isQuick ? 5000 : OBJECTS;
  const topology = transitStub(seed, TRANSIT_STUB_1092);
  const tables = new StaticTables({ seed, nodeCount, topology });
  const truth = new LiveNames(tables.names);
  const random = new SeededRandom(seed, DRAW_STREAM);
  const counts = new Map<string, number>(tables.names.map((name) => [name, 0]));
  let [routed, agreed] = [0, 0];
  progress(`${whole(objectCount)} names`);
  for (let i = 0; i < objectCount; i++) {
    const guid = drawnGuid(random);
    const root = truth.rootOf(guid);
    counts.set(root, (counts.get(root) as number) + 1);
    if (i % Math.ceil(objectCount / ROUTED) !== 0) continue;
    const end = tables.pathTo(random.integer(nodeCount), guid).at(-1) as number;
    routed++;
    if (tables.names[end] === root) agreed++;
  }
  const ours = spreadOf([...counts.values()]);
  const even = spreadOf(equalBins(random, nodeCount, objectCount));
  const ring = spreadOf(ringOf(tables.names, random, objectCount));
  const curve = (name: string, spread: Spread) => ({
    name,
    mark: 'step' as const,
    points: cumulative(spread.counts.map((count) => count / spread.mean)),
  });
  const ratio = (ours.percentiles.at(-1) as number) / ours.mean;
  return {
    setup: [
      ['seed', `${seed}`],
      ['nodes', `${whole(nodeCount)} with random names, static tables`],
      ['objects', `${whole(objectCount)} random names, one root each`],
    ],
    comparisons: [],
    verdicts: [
      {
        target: 'routes from random nodes end at the one root that the list of all names gives',
        measured: `${whole(agreed)} of ${whole(routed)}`,
        isMet: agreed === routed,
      },
    ],
    tables: [
      {
        caption: 'Objects for each root',
        head: [
          '',
          'mean',
          'min',
          'p1',
          'p10',
          'median',
          'p90',
          'p99',
          'max',
          'max / mean',
          'variation',
          'at the top tenth',
        ],
        rows: [
          rowOf('roots by surrogate routing', ours),
          rowOf('next node on a ring', ring),
          rowOf('equal bins', even),
        ],
      },
    ],
    plots: [
      {
        name: 'cdf',
        chart: {
          title: `Objects for each root, ${whole(nodeCount)} nodes`,
          x: { label: 'objects at a node over the mean', kind: 'linear', from: 0 },
          y: { label: 'share of nodes with at most so many', kind: 'linear', from: 0, to: 1 },
          series: [
            curve('roots by surrogate routing', ours),
            curve('next node on a ring', ring),
            curve('equal bins', even),
          ],
        },
      },
    ],
    shows: [
      `The node with most is the root of ${fixed(ratio, 1)} times the mean. The cause is not the names of objects, ` +
        'which spread as into equal bins, but those of nodes: a node alone under its prefix, and the next one after a ' +
        'gap in the digits, is the root of a larger part of the name space. Consistent hashing with one point for each ' +
        'node, as on a ring, is no more even.',
    ],
    showsNot: [
      'A root keeps a pointer and not the object. Work also depends on how often an object is asked for, and queries ' +
        'that meet a pointer on the way never reach the root.',
    ],
  };
}

export const LOAD: Experiment = {
  name: 'load',
  title: 'Balance of objects over roots',
  question: 'How evenly do random objects fall to the nodes as their roots?',
  run,
};
