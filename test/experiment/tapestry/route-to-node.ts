/** Stretch of routes to nodes against distance. */

import { SeededRandom } from '../../../src/base/index.ts';
import { type TapestryNode, TRANSIT_STUB_1092, transitStub } from '../../../src/sim/index.ts';
import type { Experiment, Report, Setting } from '../experiment.ts';
import { fixed, whole } from '../format.ts';
import { GrownPond } from './pond-made.ts';
import {
  binsOf,
  type Errand,
  lostNote,
  nameOfBin,
  pointsOf,
  rowOfBin,
  SETTLE_MS,
  timed,
  worstBin,
} from './stretch.ts';

const PAIRS = 20_000;
const PAIRS_STREAM = 34;
/** One way. Half of the pairs are drawn from those so near, since few random pairs are. */
const NEAR_MS = 25;
const TARGET = 1.5;
const TARGET_FROM_MS = 50;

/** Partners of a node that are near it, itself not. */
export function nearOf(grown: GrownPond, node: TapestryNode, nodes: readonly TapestryNode[]) {
  return nodes.filter((other) => other !== node && grown.latencyMs(node, other) <= NEAR_MS);
}

function errandsOf(grown: GrownPond, seed: number, count: number): Errand[] {
  const random = new SeededRandom(seed, PAIRS_STREAM);
  const nodes = grown.members();
  const drawn = (among: readonly TapestryNode[]) =>
    among[random.integer(among.length)] as TapestryNode;
  const errands: Errand[] = [];
  while (errands.length < count) {
    const from = drawn(nodes);
    const near = nearOf(grown, from, nodes);
    const to = errands.length % 2 === 0 && near.length > 0 ? drawn(near) : drawn(nodes);
    if (to !== from) errands.push({ from, to });
  }
  return errands;
}

function run({ seed, isQuick, progress }: Setting): Report {
  const topology = transitStub(seed, TRANSIT_STUB_1092);
  const nodeCount = isQuick ? 200 : topology.placeCount;
  progress(`${nodeCount} nodes join`);
  const grown = new GrownPond({ seed, nodeCount, topology, settleMs: SETTLE_MS });
  progress('messages');
  const outcome = timed(grown, errandsOf(grown, seed, isQuick ? 1000 : PAIRS));
  const bins = binsOf(outcome.routes);
  const worst = worstBin(bins, 'p50', TARGET_FROM_MS);
  const [first] = bins;
  return {
    setup: [
      ['seed', `${seed}`],
      ['topology', `${topology.name}: 3 transit domains of 4 nodes, each node with 6 stubs of 15`],
      [
        'nodes',
        `${whole(nodeCount)}, one at each place, joined in waves of a tenth of the pond, then ${SETTLE_MS / 1000} s of rest`,
      ],
      ['messages', `${whole(outcome.routes.length)} by \`routeToNode\`, delivered; quiet network`],
      ['pairs', `half drawn from all, half with at most ${2 * NEAR_MS} ms round trip`],
      ['stretch', 'time to delivery over one-way latency, both in virtual time'],
      ['distance', 'round trip between the two nodes'],
    ],
    comparisons: [
      {
        what: 'median at the shortest distances (JSAC 2004, 400 nodes on PlanetLab, read off a plot)',
        published: 'about 26 in the first 5 ms, about 3 a little farther',
        measured: first === undefined ? 'no pairs' : `${fixed(first.p50)} (${nameOfBin(first)})`,
      },
      {
        what: 'median at long distances (the same)',
        published: 'about 1',
        measured: fixed(bins.at(-1)?.p50 ?? 0),
      },
    ],
    verdicts: [
      {
        target: `median at most ${TARGET} in each bin from ${TARGET_FROM_MS} ms round trip`,
        measured: `worst ${fixed(worst.p50)}, at ${nameOfBin(worst)}`,
        isMet: worst.p50 <= TARGET,
      },
    ],
    tables: [
      {
        caption: 'Stretch by round trip',
        head: ['round trip', 'messages', 'p10', 'median', 'p90'],
        rows: bins.map(rowOfBin),
      },
    ],
    plots: [
      {
        name: 'distance',
        chart: {
          title: 'Route-to-node stretch against distance',
          x: { label: 'round trip between the nodes (ms)', kind: 'linear' },
          y: { label: 'stretch', kind: 'linear', from: 0 },
          series: [
            { name: 'median, p10 to p90', mark: 'line', points: pointsOf(bins, 'p50', true) },
          ],
          rules: [{ label: `target: median ${TARGET} from 50 ms`, y: TARGET }],
        },
      },
    ],
    shows: [
      'A route is longest beside the straight way when both ends are near each other and its hops are not.',
      `${lostNote([outcome])}.`,
    ],
    showsNot: [
      'The published figures are of 400 nodes on 62 real hosts, where processing takes a good part of short routes; ' +
        'here a hop takes no time but the link.',
    ],
  };
}

export const ROUTE_TO_NODE: Experiment = {
  name: 'route-to-node',
  title: 'Stretch of routes to nodes',
  question:
    'How much longer does a message take through the mesh than it would straight, for each distance?',
  run,
};
