/** One node joins: how long it takes and what it costs, against the size of the pond. */

import {
  bytesOnLine,
  type Station,
  type Topology,
  TRANSIT_STUB_1092,
  type Trace,
  transitStub,
} from '../../../src/sim/index.ts';
import { ROOM_TAPESTRY } from '../../../src/wire/index.ts';
import type { Experiment, Report, Setting } from '../experiment.ts';
import { fixed, secondsOf, whole } from '../format.ts';
import { mean, percentiles } from '../statistics.ts';
import type { Series } from '../svg/chart.ts';
import { GrownPond } from './pond-made.ts';

const SIZES = [16, 32, 64, 128, 256, 512, 1000];
const INSERTIONS = 20;
/** What is said about a newcomer in this time after it is a member still counts. */
const AFTER_MS = 5000;
/** After it has left again. */
const PAUSE_MS = 5000;
/** Said among others because of a newcomer. */
const ABOUT = new Set(['join', 'joinAnswer', 'multicast', 'multicastAck', 'notify', 'inserted']);

/** Counts what one newcomer causes: all that it says and hears, and messages of its insertion among others. */
class Meter implements Trace {
  byteCount = 0;
  messageCount = 0;
  /** When the last answer of the search for near neighbors came in; 0 before. */
  searchedAtMs = 0;
  readonly #topology: Topology;
  #newcomer: string | undefined;

  constructor(topology: Topology) {
    this.#topology = topology;
  }

  watch(newcomer: string | undefined): void {
    this.#newcomer = newcomer;
    this.byteCount = 0;
    this.messageCount = 0;
    this.searchedAtMs = 0;
  }

  onSent(
    atMs: number,
    from: Station,
    to: Station,
    kind: string,
    sent: Parameters<Trace['onSent']>[4],
  ): void {
    if (this.#newcomer === undefined || !('header' in sent)) return;
    const isIts = from.nodeId === this.#newcomer || to.nodeId === this.#newcomer;
    if (!isIts && !ABOUT.has(kind)) return;
    this.messageCount++;
    this.byteCount += bytesOnLine(ROOM_TAPESTRY, sent.header.length, sent.payload.length);
    if (kind === 'pointers' && to.nodeId === this.#newcomer) {
      this.searchedAtMs = atMs + this.#topology.latencyMs(from.place, to.place);
    }
  }
}

interface One {
  readonly memberMs: number;
  readonly searchedMs: number;
  readonly byteCount: number;
  readonly messageCount: number;
}

function inserted(grown: GrownPond, meter: Meter): One {
  const { pond } = grown;
  meter.watch('nobody yet');
  const startMs = grown.nowMs;
  const node = grown.add((nodeId) => meter.watch(nodeId));
  while (!node.isMember) pond.run(1);
  const memberMs = grown.nowMs - startMs;
  pond.run(AFTER_MS);
  const { byteCount, messageCount, searchedAtMs } = meter;
  meter.watch(undefined);
  node.input({ kind: 'leave' });
  pond.run(1000);
  node.kill();
  pond.run(PAUSE_MS);
  const searchedMs = Math.max(memberMs, searchedAtMs - startMs);
  return { memberMs, searchedMs, byteCount, messageCount };
}

interface Size {
  readonly nodeCount: number;
  readonly all: readonly One[];
}

function rowOf({ nodeCount, all }: Size): string[] {
  const of = (what: keyof One) =>
    percentiles(
      all.map((one) => one[what]),
      [50, 90],
    );
  const member = of('memberMs');
  const searched = of('searchedMs');
  const bytes = of('byteCount');
  return [
    whole(nodeCount),
    ...member.map((ms) => secondsOf(ms, 2)),
    ...searched.map((ms) => secondsOf(ms, 2)),
    ...bytes.map((count) => `${fixed(count / 1000, 1)} kB`),
    whole(mean(all.map(({ messageCount }) => messageCount))),
  ];
}

function seriesOf(sizes: readonly Size[], name: string, of: (one: One) => number): Series {
  return {
    name,
    mark: 'line',
    points: sizes.map(({ nodeCount, all }) => {
      const [low = 0, y = 0, high = 0] = percentiles(all.map(of), [10, 50, 90]);
      return { x: nodeCount, y, low, high };
    }),
  };
}

function medianAt(sizes: readonly Size[], nodeCount: number, what: keyof One): number {
  const found = sizes.find((size) => size.nodeCount === nodeCount);
  return found === undefined
    ? Number.NaN
    : (percentiles(
        found.all.map((one) => one[what]),
        [50],
      )[0] ?? 0);
}

function comparisonsOf(sizes: readonly Size[]) {
  const seconds = (nodeCount: number) =>
    `${secondsOf(medianAt(sizes, nodeCount, 'memberMs'), 2)} at ${nodeCount}`;
  const kilobytes = (nodeCount: number) =>
    `${fixed(medianAt(sizes, nodeCount, 'byteCount') / 1000, 0)} kB at ${nodeCount}`;
  return [
    {
      what: 'latency of one insertion (JSAC 2004, Fig. 16, read off the plot)',
      published: 'about 0.4 s at 100 to 200 nodes, about 0.8 s at 450',
      measured: `median ${[128, 512].map(seconds).join(', ')}`,
    },
    {
      what: 'bytes of one insertion, base 4 there, base 16 here (JSAC 2004, Fig. 17, read off the plot)',
      published: 'about 7 kB at 16, 27 kB at 64, 48 kB at 256 to 500',
      measured: `median ${[16, 64, 256, 512].map(kilobytes).join(', ')}`,
    },
  ];
}

function growthOf(sizes: readonly Size[]): string[] {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first === undefined || last === undefined) return [];
  const factor = (what: keyof One) =>
    fixed(medianAt(sizes, last.nodeCount, what) / medianAt(sizes, first.nodeCount, what), 1);
  return [
    `While the pond grows by a factor of ${fixed(last.nodeCount / first.nodeCount, 0)}, the median of bytes grows by one ` +
      `of ${factor('byteCount')}, that of latency by one of ${factor('memberMs')}.`,
    'A node is a member before its search for near neighbors has ended: it can be asked and can ask from then on.',
  ];
}

function run({ seed, isQuick, progress }: Setting): Report {
  const topology = transitStub(seed, TRANSIT_STUB_1092);
  const sizes = (isQuick ? SIZES.slice(0, 4) : SIZES).map((nodeCount) => {
    progress(`${nodeCount} nodes`);
    const meter = new Meter(topology);
    const grown = new GrownPond({ seed, nodeCount, topology, trace: meter, carrying: 'wire' });
    const count = isQuick ? 5 : INSERTIONS;
    return { nodeCount, all: Array.from({ length: count }, () => inserted(grown, meter)) };
  });
  return {
    setup: [
      ['seed', `${seed}`],
      ['topology', topology.name],
      [
        'insertions',
        `${isQuick ? 5 : INSERTIONS} a size, one after another; each newcomer leaves again before the next`,
      ],
      ['gateway', 'a random member'],
      ['latency', 'from the start of the node until it is a member, in virtual time'],
      ['end of search', 'until the last answer of its search for near neighbors has come in'],
      [
        'bytes',
        `all that the newcomer says and hears, and messages of its insertion among others, from its start until ` +
          `${AFTER_MS / 1000} s after it is a member; on the line with frames and TLS records, without TCP and IP heads`,
      ],
    ],
    comparisons: isQuick ? [] : comparisonsOf(sizes),
    verdicts: [],
    tables: [
      {
        caption: 'One insertion',
        head: [
          'N',
          'member after, median',
          'p90',
          'end of search, median',
          'p90',
          'bytes, median',
          'p90',
          'messages, mean',
        ],
        rows: sizes.map(rowOf),
      },
    ],
    plots: [
      {
        name: 'latency',
        chart: {
          title: 'Latency of one insertion',
          x: { label: 'nodes', kind: 'log' },
          y: { label: 'seconds, median and p10 to p90', kind: 'linear', from: 0 },
          series: [
            seriesOf(sizes, 'until it is a member', ({ memberMs }) => memberMs / 1000),
            seriesOf(sizes, 'until its search has ended', ({ searchedMs }) => searchedMs / 1000),
          ],
        },
      },
      {
        name: 'bytes',
        chart: {
          title: 'Bytes of one insertion',
          x: { label: 'nodes', kind: 'log' },
          y: { label: 'kB, median and p10 to p90', kind: 'linear', from: 0 },
          series: [seriesOf(sizes, 'bytes', ({ byteCount }) => byteCount / 1000)],
        },
      },
    ],
    shows: growthOf(sizes),
    showsNot: [
      'No objects were published, so no pointers move to the newcomer.',
      'Latency is that of the links: no time is spent on processing, nor on making connections.',
    ],
  };
}

export const INSERTION: Experiment = {
  name: 'insertion',
  title: 'Insertion of one node',
  question:
    'How long does it take until a node is a member, and how many bytes, as the pond grows?',
  run,
};
