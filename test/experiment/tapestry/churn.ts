/** Nodes come and go all the time: success of lookups, and what upkeep costs. */

import { SeededRandom } from '../../../src/base/index.ts';
import {
  type Tally,
  type Topology,
  TRANSIT_STUB_1092,
  transitStub,
} from '../../../src/sim/index.ts';
import type { Experiment, Report, Setting } from '../experiment.ts';
import { fixed, percentOf, secondsOf, whole } from '../format.ts';
import { percentile, sum } from '../statistics.ts';
import { KIND_NAMES, KINDS, Lookups, type Result } from './lookups.ts';
import { GrownPond } from './pond-made.ts';
import { curvesOf, floorOf, ofKind, shareGood } from './success.ts';

const NODES = 1000;
const OBJECTS_PER_NODE = 2;
const PER_SECOND = 100;
/** Churn before anything is counted, so that the pond is in the state in which churn keeps it. */
const WARM_MS = 120_000;
const MEASURED_MS = 180_000;
const DRAW_STREAM = 39;
/** Chances of death are drawn once in so long. */
const STEP_MS = 1000;
const TARGET_SHARE = 0.999;
const TARGET_BYTES = 1000;
/** Messages of lookups and not of upkeep. */
const LOOKUP_MESSAGES = new Set(['carry', 'locate', 'located', 'trace', 'traced']);
const PUBLICATION_MESSAGES = new Set(['publish', 'publishAck']);

interface Case {
  readonly lifeSeconds: number;
  readonly how: 'kill' | 'vanish';
}

/** The lives of the paper's two settings, silent and loud; then a longer and a shorter one for the curve. */
const CASES: readonly Case[] = [
  { lifeSeconds: 120, how: 'vanish' },
  { lifeSeconds: 240, how: 'vanish' },
  { lifeSeconds: 120, how: 'kill' },
  { lifeSeconds: 240, how: 'kill' },
  { lifeSeconds: 480, how: 'vanish' },
  { lifeSeconds: 60, how: 'vanish' },
];

interface Course extends Case {
  readonly name: string;
  readonly results: readonly Result[];
  readonly startMs: number;
  readonly deathCount: number;
  /** Per live node and second. */
  readonly upkeepBytes: number;
  readonly publicationBytes: number;
  readonly lookupBytes: number;
  readonly byKind: readonly (readonly [string, number])[];
  readonly joinedShare: number;
  readonly liveMean: number;
}

function nameOf({ lifeSeconds, how }: Case): string {
  return `mean life ${lifeSeconds / 60} min, ${how === 'kill' ? 'loud' : 'silent'}`;
}

function bytesSince(before: ReadonlyMap<string, Tally>, now: ReadonlyMap<string, Tally>) {
  return [...now].map(
    ([kind, { byteCount }]) => [kind, byteCount - (before.get(kind)?.byteCount ?? 0)] as const,
  );
}

function copyOf(tallies: ReadonlyMap<string, Tally>): ReadonlyMap<string, Tally> {
  return new Map([...tallies].map(([kind, tally]) => [kind, { ...tally }]));
}

/** Everybody dies with the same chance each second, however old: lives are geometric, the discrete exponential. */
class Churn {
  deathCount = 0;
  readonly #grown: GrownPond;
  readonly #lookups: Lookups;
  readonly #random: SeededRandom;
  readonly #case: Case;
  /** Newcomers that have not published yet. */
  #newcomers: ReturnType<GrownPond['add']>[] = [];
  /** Of the live nodes, once a step. */
  readonly liveCounts: number[] = [];
  readonly memberCounts: number[] = [];

  constructor(grown: GrownPond, lookups: Lookups, random: SeededRandom, one: Case) {
    this.#grown = grown;
    this.#lookups = lookups;
    this.#random = random;
    this.#case = one;
  }

  step(elapsedMs: number): void {
    if (elapsedMs % STEP_MS !== 0) return;
    for (const node of this.#grown.pond.live) {
      if (this.#random.integer(this.#case.lifeSeconds) !== 0) continue;
      node[this.#case.how]();
      this.deathCount++;
      this.#newcomers.push(this.#grown.add());
    }
    this.#newcomers = this.#newcomers.filter((node) => {
      if (node.isMember) this.#lookups.publish(node, OBJECTS_PER_NODE);
      return node.isLive && !node.isMember;
    });
    this.liveCounts.push(this.#grown.pond.live.length);
    this.memberCounts.push(this.#grown.members().length);
  }
}

function courseOf(one: Case, setting: Setting, topology: Topology): Course {
  const { seed, isQuick, progress } = setting;
  const name = nameOf(one);
  progress(name);
  const nodeCount = isQuick ? 100 : NODES;
  const grown = new GrownPond({ seed, nodeCount, topology, carrying: 'sized' });
  const random = new SeededRandom(seed, DRAW_STREAM);
  const lookups = new Lookups(grown, { random, perSecond: PER_SECOND });
  for (const node of grown.members()) lookups.publish(node, OBJECTS_PER_NODE);
  const churn = new Churn(grown, lookups, new SeededRandom(seed, DRAW_STREAM + 1), one);
  lookups.run(isQuick ? 30_000 : WARM_MS, (elapsedMs) => churn.step(elapsedMs));
  const startMs = grown.nowMs;
  const before = copyOf(grown.pond.network.traffic().byKind());
  const deathsBefore = churn.deathCount;
  const measuredMs = isQuick ? 30_000 : MEASURED_MS;
  lookups.run(measuredMs, (elapsedMs) => churn.step(elapsedMs));
  const steps = measuredMs / STEP_MS;
  const liveSeconds = sum(churn.liveCounts.slice(-steps));
  const byKind = bytesSince(before, grown.pond.network.traffic().byKind())
    .map(([kind, bytes]) => [kind, bytes / liveSeconds] as const)
    .sort(([, a], [, b]) => b - a);
  lookups.finish();
  const of = (kinds: ReadonlySet<string>) =>
    sum(byKind.filter(([kind]) => kinds.has(kind)).map(([, bytes]) => bytes));
  const all = sum(byKind.map(([, bytes]) => bytes));
  return {
    ...one,
    name,
    results: lookups.results.filter(({ startedAtMs }) => startedAtMs >= startMs),
    startMs,
    deathCount: churn.deathCount - deathsBefore,
    upkeepBytes: all - of(LOOKUP_MESSAGES),
    publicationBytes: of(PUBLICATION_MESSAGES),
    lookupBytes: of(LOOKUP_MESSAGES),
    byKind,
    joinedShare: sum(churn.memberCounts.slice(-steps)) / liveSeconds,
    liveMean: liveSeconds / steps,
  };
}

function rowOf(course: Course): string[] {
  const { name, results, upkeepBytes, publicationBytes, lookupBytes } = course;
  const took = results.flatMap(({ tookMs }) => tookMs ?? []);
  return [
    name,
    whole(course.deathCount),
    percentOf(course.joinedShare),
    ...KINDS.map((kind) => percentOf(shareGood(ofKind(results, kind)), 3)),
    secondsOf(percentile(took, 99), 2),
    whole(upkeepBytes),
    whole(publicationBytes),
    whole(lookupBytes),
  ];
}

function verdictsOf(course: Course) {
  const { name, results, upkeepBytes, publicationBytes } = course;
  const shares = KINDS.map((kind) => {
    const share = shareGood(ofKind(results, kind));
    return {
      target: `${name}: at least ${percentOf(TARGET_SHARE)} of ${KIND_NAMES[kind]} succeed`,
      measured: percentOf(share, 3),
      isMet: share >= TARGET_SHARE,
    };
  });
  const upkeep = [
    { of: 'of the mesh', bytes: upkeepBytes - publicationBytes },
    { of: `of the mesh and of ${OBJECTS_PER_NODE} published objects`, bytes: upkeepBytes },
  ].map(({ of, bytes }) => ({
    target: `${name}: at most ${whole(TARGET_BYTES)} B/s for each node, upkeep ${of}`,
    measured: `${whole(bytes)} B/s`,
    isMet: bytes <= TARGET_BYTES,
  }));
  return [...shares, ...upkeep];
}

function comparisonsOf(courses: readonly Course[]) {
  const shares = (lifeSeconds: number) =>
    courses
      .filter((course) => course.lifeSeconds === lifeSeconds)
      .map(
        ({ how, results }) =>
          `${how === 'kill' ? 'loud' : 'silent'} ${percentOf(shareGood(results), 2)}`,
      )
      .join(', ');
  const of60 = courses.find(({ lifeSeconds }) => lifeSeconds === 60);
  return [
    {
      what: 'success with a mean life of 4 and 2 minutes of some nodes beside about 830 stable ones (JSAC 2004)',
      published: 'rarely slightly below 100 %',
      measured: `all nodes mortal: ${shares(240)} at 4 min; ${shares(120)} at 2 min`,
    },
    {
      what: 'bytes for each node at a median session of 1.4 min (mean life 2 min), 1,000 nodes (Bamboo, 2004)',
      published: 'below 900 B/s',
      measured: courses
        .filter(({ lifeSeconds }) => lifeSeconds === 120)
        .map(
          ({ how, upkeepBytes }) =>
            `${how === 'kill' ? 'loud' : 'silent'} ${whole(upkeepBytes)} B/s`,
        )
        .join(', '),
    },
    {
      what: 'PlanetLab: a join every 5 s, mean life 60 s, about 530 nodes (JSAC 2004, read off a plot)',
      published: 'mostly about 92 to 97 %, least about 85 %',
      measured:
        of60 === undefined
          ? 'not in a quick run'
          : `all of ${whole(NODES)} nodes mortal, silent: ${percentOf(shareGood(of60.results), 2)}`,
    },
  ];
}

function failuresOf({ name, results }: Course): string {
  const counts = KINDS.map((kind) => {
    const of = ofKind(results, kind);
    const failed = of.filter(({ isGood }) => !isGood).length;
    return `${whole(failed)} of ${whole(of.length)} ${KIND_NAMES[kind]}`;
  });
  return `Failed at ${name}: ${counts.join(', ')}.`;
}

function run(setting: Setting): Report {
  const topology = transitStub(setting.seed, TRANSIT_STUB_1092);
  const cases = setting.isQuick ? CASES.slice(0, 2) : CASES;
  const courses = cases.map((one) => courseOf(one, setting, topology));
  const targets = courses.filter(({ lifeSeconds }) => lifeSeconds === 120);
  const silent = courses.filter(({ how }) => how === 'vanish');
  const curve = silent.toSorted((a, b) => a.lifeSeconds - b.lifeSeconds);
  const kinds = (courses[0] as Course).byKind.slice(0, 10).map(([kind]) => kind);
  return {
    setup: [
      ['seed', `${setting.seed}`],
      ['nodes', `${whole(setting.isQuick ? 100 : NODES)} on ${topology.name}; all are mortal`],
      [
        'lives',
        'each node dies with the same chance each second, one in as many as its mean life has seconds; for each that ' +
          'dies a new one with a new name starts in the same second',
      ],
      ['silent', 'a node that dies says nothing and no connection breaks; loud: connections break'],
      ['objects', `${OBJECTS_PER_NODE} published by each node when it has become a member`],
      [
        'lookups',
        `${PER_SECOND} a second of each kind, from any member to any member or to an object of a live server, from the ` +
          'moment it is published; failed when not answered in 10 s; not counted when asker or target died within these',
      ],
      [
        'measured',
        `${(setting.isQuick ? 30_000 : MEASURED_MS) / 1000} s, after ${(setting.isQuick ? 30_000 : WARM_MS) / 1000} s of the same churn`,
      ],
      [
        'bytes',
        'sent, on the line with frames and TLS records, without TCP and IP heads; upkeep is everything but messages of ' +
          'lookups and their answers, publication included',
      ],
    ],
    comparisons: comparisonsOf(courses),
    verdicts: targets.flatMap(verdictsOf),
    tables: [
      {
        caption: 'Success, and bytes a second for each live node',
        head: [
          'churn',
          'deaths',
          'members of live nodes',
          ...KINDS.map((kind) => KIND_NAMES[kind]),
          'p99 of time',
          'upkeep B/s',
          'of it publication',
          'lookups B/s',
        ],
        rows: courses.map(rowOf),
      },
      {
        caption: 'Bytes a second for each live node by kind of message, the largest ten',
        head: ['churn', ...kinds.map((kind) => `\`${kind}\``)],
        rows: courses.map(({ name, byKind }) => {
          const of = new Map(byKind);
          return [name, ...kinds.map((kind) => fixed(of.get(kind) ?? 0, 0))];
        }),
      },
    ],
    plots: [
      ...targets.map((course) => ({
        name: course.how === 'kill' ? 'loud' : 'silent',
        chart: {
          title: `Success of lookups: ${course.name}`,
          x: { label: 'seconds', kind: 'linear' as const },
          y: {
            label: 'lookups that succeeded (%)',
            kind: 'linear' as const,
            from: floorOf(curvesOf(course.results, course.startMs)),
            to: 100.5,
          },
          series: curvesOf(course.results, course.startMs),
        },
      })),
      {
        name: 'curve',
        chart: {
          title: 'Failed lookups and upkeep against mean life, silent deaths',
          x: { label: 'mean life (s)', kind: 'log' },
          y: { label: 'failed lookups in 100,000; upkeep in B/s', kind: 'log' },
          series: [
            ...KINDS.map((kind) => ({
              name: `failed ${KIND_NAMES[kind]}`,
              mark: 'line' as const,
              points: curve.map(({ lifeSeconds, results }) => ({
                x: lifeSeconds,
                y: 100_000 * (1 - shareGood(ofKind(results, kind))),
              })),
            })),
            {
              name: 'upkeep, B/s for each node',
              mark: 'line' as const,
              points: curve.map(({ lifeSeconds, upkeepBytes }) => ({
                x: lifeSeconds,
                y: upkeepBytes,
              })),
            },
          ],
          rules: [{ label: '0.1 % failed', y: 100 }],
        },
      },
    ],
    shows: targets.map(failuresOf),
    showsNot: [
      'In the paper most nodes were stable; here nobody is.',
      'No link loses frames here.',
    ],
  };
}

export const CHURN: Experiment = {
  name: 'churn',
  title: 'Nodes that come and go',
  question: 'What share of lookups succeeds when no node lives long, and what does upkeep cost?',
  run,
};
