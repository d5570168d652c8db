/** Stretch of routes to objects against distance, with and without pointers beside the path. */

import { SeededRandom } from '../../../src/base/index.ts';
import {
  type TapestryNode,
  type Topology,
  TRANSIT_STUB_1092,
  transitStub,
} from '../../../src/sim/index.ts';
import { type Locality, ROOT_COUNT } from '../../../src/tapestry/index.ts';
import type { Experiment, Report, Setting } from '../experiment.ts';
import { fixed, whole } from '../format.ts';
import { sum } from '../statistics.ts';
import { GrownPond } from './pond-made.ts';
import { nearOf } from './route-to-node.ts';
import { drawnGuid } from './static-tables.ts';
import {
  type Bin,
  binsOf,
  EDGES_MS,
  type Errand,
  LOCALITIES,
  lostNote,
  nameOfBin,
  type Outcome,
  pointsOf,
  SETTLE_MS,
  timed,
  worstBin,
} from './stretch.ts';

const SERVERS = 400;
const OBJECTS_PER_SERVER = 2;
const CLIENTS_PER_OBJECT = 40;
const DRAW_STREAM = 35;
/** From publication to the first question. */
const PUBLISH_MS = 10_000;
const TARGET = 3;
const TARGET_NAME = '(1,5,3)';
const PARALLEL_NAME = '(1,5,3), all roots at once';

interface Variant {
  readonly name: string;
  readonly outcome: Outcome;
  readonly bins: readonly Bin[];
  readonly pointersPerObject: number;
}

/** Objects on drawn servers, published; then who asks for them, half of the clients near the server. */
function errandsOf(grown: GrownPond, seed: number, serverCount: number): Errand[] {
  const random = new SeededRandom(seed, DRAW_STREAM);
  const nodes = grown.members();
  const drawn = (among: readonly TapestryNode[]) =>
    among[random.integer(among.length)] as TapestryNode;
  const errands: Errand[] = [];
  for (let i = 0; i < serverCount; i++) {
    const to = drawn(nodes);
    const near = nearOf(grown, to, nodes);
    for (let object = 0; object < OBJECTS_PER_SERVER; object++) {
      const guid = drawnGuid(random);
      to.input({ kind: 'publish', guids: [guid] });
      for (let client = 0; client < CLIENTS_PER_OBJECT; client++) {
        const from = client % 2 === 0 && near.length > 0 ? drawn(near) : drawn(nodes);
        if (from !== to) errands.push({ from, to, guid });
      }
    }
  }
  return errands;
}

/** The variants of one pond: with the optimisation in full also by all ways at once. */
function variantsOf(
  setting: Setting,
  topology: Topology,
  [name, locality]: readonly [string, Locality],
): Variant[] {
  const { seed, isQuick, progress } = setting;
  const nodeCount = isQuick ? 200 : topology.placeCount;
  progress(`${name}: ${nodeCount} nodes join`);
  const grown = new GrownPond({ seed, nodeCount, topology, locality, settleMs: SETTLE_MS });
  const serverCount = isQuick ? 20 : SERVERS;
  const errands = errandsOf(grown, seed, serverCount);
  grown.pond.run(PUBLISH_MS);
  const pointerCount = sum(grown.members().map(({ machine }) => machine.pointerCount));
  const pointersPerObject = pointerCount / (serverCount * OBJECTS_PER_SERVER);
  const variant = (called: string, sent: readonly Errand[]): Variant => {
    progress(`${called}: messages`);
    const outcome = timed(grown, sent);
    return { name: called, outcome, bins: binsOf(outcome.routes), pointersPerObject };
  };
  const inTurn = variant(name, errands);
  if (name !== TARGET_NAME) return [inTurn];
  const parallel = errands.map((errand) => ({ ...errand, isParallel: true }));
  return [inTurn, variant(PARALLEL_NAME, parallel)];
}

function verdictOf(variant: Variant) {
  const worst = worstBin(variant.bins, 'p90');
  return {
    target: `p90 at most ${TARGET} in each bin with ${variant.name}`,
    measured: `worst ${fixed(worst.p90)}, at ${nameOfBin(worst)}`,
    isMet: worst.p90 <= TARGET,
  };
}

function rowsOf(variants: readonly Variant[], what: 'p50' | 'p90'): string[][] {
  return EDGES_MS.slice(0, -1).flatMap((fromMs, index) => {
    const toMs = EDGES_MS[index + 1] as number;
    const cells = variants.map(({ bins }) => bins.find((bin) => bin.fromMs === fromMs));
    if (cells.every((bin) => bin === undefined)) return [];
    const written = cells.map((bin) => (bin === undefined ? '' : fixed(bin[what])));
    return [[nameOfBin({ fromMs, toMs }), `${cells[0]?.count ?? ''}`, ...written]];
  });
}

/** The value of a variant in the bin that holds a distance. */
function at(variant: Variant | undefined, rttMs: number): string {
  const bin = variant?.bins.find(({ fromMs, toMs }) => fromMs <= rttMs && rttMs < toMs);
  return bin === undefined ? 'no pairs' : fixed(bin.p90, 1);
}

function comparisonsOf(variants: readonly Variant[]) {
  const of = (name: string) => variants.find((variant) => variant.name === name);
  const measured = (name: string, ...rtts: number[]) =>
    rtts.map((rtt) => `${at(of(name), rtt)} at ${rtt} ms`).join(', ');
  const range = (name: string) => {
    const p90s = (of(name)?.bins ?? []).map(({ p90 }) => p90);
    return `${fixed(Math.min(...p90s), 1)} to ${fixed(Math.max(...p90s), 1)}`;
  };
  const source = '(JSAC 2004, Fig. 15, read off the plot)';
  return [
    {
      what: `p90 without the optimisation ${source}`,
      published: 'about 16 at 12 ms, about 7.6 at 50 ms',
      measured: measured('none', 12, 50),
    },
    {
      what: `p90 with (1,1,1) ${source}`,
      published: 'about 5 below 12 ms, about 10.5 at 22 ms, then as without',
      measured: measured('(1,1,1)', 5, 22, 50),
    },
    {
      what: `p90 with (1,5,3) ${source}`,
      published: 'about 1.4 to 4.4 at all distances',
      measured: `${range(TARGET_NAME)}; all roots at once ${range(PARALLEL_NAME)}`,
    },
  ];
}

function run(setting: Setting): Report {
  const topology = transitStub(setting.seed, TRANSIT_STUB_1092);
  const variants = LOCALITIES.flatMap((one) => variantsOf(setting, topology, one));
  const full = variants.filter(({ name }) => name === TARGET_NAME || name === PARALLEL_NAME);
  const names = variants.map(({ name }) => name);
  return {
    setup: [
      ['seed', `${setting.seed}`],
      ['topology', `${topology.name}: 3 transit domains of 4 nodes, each node with 6 stubs of 15`],
      [
        'nodes',
        `${setting.isQuick ? 200 : whole(topology.placeCount)}, joined in waves of a tenth of the pond, then ${SETTLE_MS / 1000} s of rest`,
      ],
      ['objects', `${OBJECTS_PER_SERVER} on each of ${SERVERS} drawn servers, one server each`],
      [
        'messages',
        `${CLIENTS_PER_OBJECT} an object by \`routeToObject\`, half from clients of at most 50 ms round trip to the server`,
      ],
      [
        'stretch',
        'time from the client along NEXTHOP to the first node with a pointer and straight to the server, over the ' +
          'one-way latency from client to server',
      ],
      [
        '(k,l,m)',
        'pointers at k backups of the next hop and l nearest neighbors, for the first m hops',
      ],
      [
        'roots',
        `${ROOT_COUNT} an object; a message tries them in turn, or all at once and the nearest neighbors with them`,
      ],
    ],
    comparisons: comparisonsOf(variants),
    verdicts: full.map(verdictOf),
    tables: [
      {
        caption: 'p90 of stretch by round trip between client and server',
        head: ['round trip', 'messages', ...names],
        rows: rowsOf(variants, 'p90'),
      },
      {
        caption: 'Median',
        head: ['round trip', 'messages', ...names],
        rows: rowsOf(variants, 'p50'),
      },
      {
        caption: 'Object pointers for each object, at all nodes, under both salted names',
        head: ['', ...names],
        rows: [['pointers', ...variants.map((one) => fixed(one.pointersPerObject, 1))]],
      },
    ],
    plots: [
      {
        name: 'distance',
        chart: {
          title: 'Route-to-object stretch (p90) against distance',
          x: { label: 'round trip between client and server (ms)', kind: 'linear' },
          y: { label: 'stretch, 90th percentile', kind: 'log', from: 1 },
          series: variants.map(({ name, bins }) => ({
            name,
            mark: 'line',
            points: pointsOf(bins, 'p90'),
          })),
          rules: [{ label: `target with ${TARGET_NAME}: ${TARGET}`, y: TARGET }],
        },
      },
      {
        name: 'band',
        chart: {
          title: `Route-to-object stretch with ${TARGET_NAME} and without`,
          x: { label: 'round trip between client and server (ms)', kind: 'linear' },
          y: { label: 'stretch, median and p10 to p90', kind: 'log', from: 1 },
          series: variants
            .filter((one) => full.includes(one) || one.name === 'none')
            .map(({ name, bins }) => ({ name, mark: 'line', points: pointsOf(bins, 'p50', true) })),
        },
      },
    ],
    shows: [`${lostNote(variants.map(({ outcome }) => outcome))}.`],
    showsNot: [
      'The latencies of the links are ours: the paper does not list those of its transit-stub network.',
      'A quiet network; pointers on the way of a node that has died are another experiment.',
    ],
  };
}

export const ROUTE_TO_OBJECT: Experiment = {
  name: 'route-to-object',
  title: 'Stretch of routes to objects',
  question:
    'How much longer does a message take to an object than straight to its server, and what do pointers beside the ' +
    'path help?',
  run,
};
