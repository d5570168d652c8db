/** Many nodes join a pond of 200 at once. */

import { TRANSIT_STUB_1092, transitStub } from '../../../src/sim/index.ts';
import type { Experiment, Report, Setting } from '../experiment.ts';
import { fixed, secondsOf, whole } from '../format.ts';
import { percentile, percentiles } from '../statistics.ts';
import { GrownPond } from './pond-made.ts';

const NODES = 200;
const PERCENTS = [1, 2.5, 5, 10, 15, 20, 25, 30];
/** So many ponds, each of a seed of its own, for every size of a wave. */
const ROUNDS = 5;
const PATIENCE_MS = 60_000;
/** After the last join, before holes are counted. */
const SETTLE_MS = 30_000;

interface Wave {
  readonly percent: number;
  readonly size: number;
  /** In milliseconds, those of all rounds together. */
  readonly latencies: readonly number[];
  readonly failedCount: number;
  readonly holes: number;
}

/** Latencies of the joins of one wave; those that did not join are missing. */
function joined(grown: GrownPond, size: number): number[] {
  const startMs = grown.nowMs;
  const waiting = new Set(Array.from({ length: size }, () => grown.add()));
  const latencies: number[] = [];
  while (waiting.size > 0 && grown.nowMs < startMs + PATIENCE_MS) {
    grown.pond.run(1);
    for (const node of waiting) {
      if (!node.isMember) continue;
      latencies.push(grown.nowMs - startMs);
      waiting.delete(node);
    }
  }
  return latencies;
}

function waveOf(percent: number, { seed, isQuick, progress }: Setting): Wave {
  progress(`${percent} %`);
  const size = Math.max(1, Math.round((NODES * percent) / 100));
  const latencies: number[] = [];
  let holes = 0;
  const rounds = isQuick ? 1 : ROUNDS;
  for (let round = 0; round < rounds; round++) {
    const own = seed * 1000 + round;
    const topology = transitStub(seed, TRANSIT_STUB_1092);
    const grown = new GrownPond({ seed: own, nodeCount: NODES, topology });
    latencies.push(...joined(grown, size));
    grown.pond.run(SETTLE_MS);
    holes += grown.pond.falseHoles().length;
  }
  return { percent, size, latencies, failedCount: rounds * size - latencies.length, holes };
}

function run(setting: Setting): Report {
  const waves = (setting.isQuick ? [5, 30] : PERCENTS).map((percent) => waveOf(percent, setting));
  const medians = waves.map(({ latencies }) => percentile(latencies, 50));
  const ratio = (medians.at(-1) as number) / (medians[0] as number);
  const of = (percent: number) => {
    const wave = waves.find((one) => one.percent === percent);
    if (wave === undefined) return 'not in a quick run';
    const [p50 = 0, p90 = 0] = percentiles(wave.latencies, [50, 90]);
    return `${secondsOf(p50, 2)} and ${secondsOf(p90, 2)} at ${percent} %`;
  };
  return {
    setup: [
      ['seed', `${setting.seed}`],
      ['nodes', `${NODES} at random places of transit-stub-1092`],
      ['waves', `all start in the same millisecond, each through a random member`],
      ['rounds', `${setting.isQuick ? 1 : ROUNDS} ponds for each size, latencies together`],
      ['latency', 'from the start of a node until it is a member, in virtual time'],
    ],
    comparisons: [
      {
        what: 'median and p90 of the latency (JSAC 2004, Fig. 18, read off the plot)',
        published:
          'median about 1.2 s at 2.5 to 5 %, 3 s at 10 %, 5 s at 30 %; p90 up to about 14.5 s',
        measured: [5, 10, 30].map(of).join('; '),
      },
    ],
    verdicts: [
      {
        target: 'all nodes join',
        measured: `${whole(waves.reduce((sum, { failedCount }) => sum + failedCount, 0))} did not within ${PATIENCE_MS / 1000} s`,
        isMet: waves.every(({ failedCount }) => failedCount === 0),
      },
      {
        target: `no false hole ${SETTLE_MS / 1000} s after the last join`,
        measured: whole(waves.reduce((sum, { holes }) => sum + holes, 0)),
        isMet: waves.every(({ holes }) => holes === 0),
      },
    ],
    tables: [
      {
        caption: 'Latency of joins',
        head: ['wave', 'nodes at once', 'median', 'p90', 'max', 'false holes later'],
        rows: waves.map(({ percent, size, latencies, holes }) => [
          `${percent} %`,
          whole(size),
          ...percentiles(latencies, [50, 90, 100]).map((ms) => secondsOf(ms, 2)),
          whole(holes),
        ]),
      },
    ],
    plots: [
      {
        name: 'latency',
        chart: {
          title: `Joining ${NODES} nodes at once`,
          x: { label: 'nodes that join at once (% of the pond)', kind: 'linear', from: 0, to: 32 },
          y: { label: 'seconds until a node is a member', kind: 'linear', from: 0 },
          series: ([50, 90, 100] as const).map((percent) => ({
            name: percent === 50 ? 'median' : percent === 90 ? 'p90' : 'slowest',
            mark: 'line',
            points: waves.map((wave) => ({
              x: wave.percent,
              y: (percentiles(wave.latencies, [percent])[0] ?? 0) / 1000,
            })),
          })),
        },
      },
    ],
    shows: [`The median of the largest wave is ${fixed(ratio, 1)} times that of the smallest.`],
    showsNot: [
      'No time is spent on processing: on one shared machine many joins at once would slow each other down.',
    ],
  };
}

export const PARALLEL_INSERTION: Experiment = {
  name: 'parallel-insertion',
  title: 'Insertion of many nodes at once',
  question:
    'How long does a join take when up to 30 % join a pond of 200 at once, and is every map whole afterwards?',
  run,
};
