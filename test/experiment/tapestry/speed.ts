/** How fast the simulator is, and how much memory it takes: figures of the machine that ran it. */

import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Carrying } from '../../../src/sim/index.ts';
import type { Experiment, Report, Setting } from '../experiment.ts';
import { fixed, percentOf, whole } from '../format.ts';
import type { Speed } from './speed-worker.ts';

const SIZES: readonly (readonly [number, Carrying])[] = [
  [1000, 'objects'],
  [1000, 'sized'],
  [1000, 'wire'],
  [4000, 'objects'],
  [10_000, 'objects'],
];
const PACE_TARGET = 10;
const MINUTES_TARGET = 15;
const GIBIBYTES_TARGET = 8;
const GIBIBYTE = 2 ** 30;
/** More than the target, so that what missed it is measured too. */
const HEAP_MEBIBYTES = 14_000;

interface Measured extends Speed {
  readonly nodeCount: number;
  readonly carrying: Carrying;
}

async function measured(nodeCount: number, carrying: Carrying, seed: number): Promise<Measured> {
  const worker = join(import.meta.dirname, 'speed-worker.ts');
  const words = [
    `--max-old-space-size=${HEAP_MEBIBYTES}`,
    worker,
    `${nodeCount}`,
    carrying,
    `${seed}`,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return { nodeCount, carrying, ...(JSON.parse(stdout) as Speed) };
}

function pace({ runVirtualSeconds, runWallSeconds }: Speed): number {
  return runVirtualSeconds / runWallSeconds;
}

function minutes({ joinWallSeconds, runWallSeconds }: Speed): number {
  return (joinWallSeconds + runWallSeconds) / 60;
}

function rowOf(one: Measured): string[] {
  return [
    whole(one.nodeCount),
    one.carrying,
    `${fixed(one.joinWallSeconds, 0)} s`,
    `${fixed(one.joinVirtualSeconds, 0)} s`,
    `${fixed(pace(one), 1)}`,
    `${fixed(minutes(one), 1)} min`,
    `${fixed(one.peakBytes / GIBIBYTE, 2)} GiB`,
    whole(one.frameCount),
    `${percentOf(one.lookupShare, 2)} of ${whole(one.lookupCount)}`,
    whole(one.holes),
  ];
}

async function run({ seed, isQuick, progress }: Setting): Promise<Report> {
  const all: Measured[] = [];
  for (const [nodeCount, carrying] of SIZES) {
    const size = isQuick ? nodeCount / 10 : nodeCount;
    if (isQuick && nodeCount > 1000) continue;
    progress(`${whole(size)} nodes, ${carrying}`);
    all.push(await measured(size, carrying, seed));
  }
  const thousand = all.filter(({ carrying }) => carrying === 'objects')[0] as Measured;
  const largest = all.at(-1) as Measured;
  const gibibytes = largest.peakBytes / GIBIBYTE;
  return {
    setup: [
      ['seed', `${seed}`],
      [
        'machine',
        `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} processors; the simulator uses one`,
      ],
      ['topology', 'transit-stub-10000'],
      ['join', 'in waves of a tenth of the pond, and 20 s of rest'],
      [
        'then',
        '75 s of virtual time with 50 lookups a second of each of three kinds, answered and counted; the pace is taken there',
      ],
      ['carrying', 'wire: messages are encoded and decoded; sized: encoded only; objects: neither'],
    ],
    comparisons: [
      {
        what: 'size of simulations (SOSS, JSAC 2004)',
        published: 'up to 1,000 instances on one machine',
        measured: `${whole(largest.nodeCount)} nodes`,
      },
    ],
    verdicts: [
      {
        target: `${whole(thousand.nodeCount)} nodes at ${PACE_TARGET} times real time or better`,
        measured: `${fixed(pace(thousand), 1)} times`,
        isMet: pace(thousand) >= PACE_TARGET,
      },
      {
        target: `${whole(largest.nodeCount)} nodes join and answer lookups within ${MINUTES_TARGET} min`,
        measured: `${fixed(minutes(largest), 1)} min, ${percentOf(largest.lookupShare, 2)} answered`,
        isMet: minutes(largest) <= MINUTES_TARGET && largest.lookupShare === 1,
      },
      {
        target: `and within ${GIBIBYTES_TARGET} GiB`,
        measured: `${fixed(gibibytes, 2)} GiB`,
        isMet: gibibytes <= GIBIBYTES_TARGET,
      },
    ],
    tables: [
      {
        caption: 'Wall time, pace (virtual seconds in a second of the machine) and peak memory',
        head: [
          'nodes',
          'carrying',
          'joined in',
          'virtual',
          'pace',
          'all in',
          'memory',
          'frames',
          'lookups that succeeded',
          'false holes',
        ],
        rows: all.map(rowOf),
      },
    ],
    plots: [],
    shows: [],
    showsNot: ['Other work on the machine makes these figures worse, never better.'],
  };
}

export const SPEED: Experiment = {
  name: 'speed',
  title: 'Speed of the simulator',
  question:
    'How fast does a pond of 1,000 nodes run, and does one of 10,000 fit into a quarter of an hour and 8 GiB?',
  isWallClock: true,
  run,
};
