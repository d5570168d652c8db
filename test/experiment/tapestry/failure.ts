/** A fifth of the nodes fail at once; later half as many as are left join at once. */

import { SeededRandom, shuffled } from '../../../src/base/index.ts';
import { type Topology, TRANSIT_STUB_1092, transitStub } from '../../../src/sim/index.ts';
import type { Experiment, Report, Setting } from '../experiment.ts';
import { fixed, secondsOf, whole } from '../format.ts';
import { percentile } from '../statistics.ts';
import { KIND_NAMES, KINDS, Lookups, type Result } from './lookups.ts';
import { GrownPond } from './pond-made.ts';
import {
  between,
  curvesOf,
  floorOf,
  lowest,
  ofKind,
  PROMPT_MS,
  perSecond,
  recoveryMs,
  within,
} from './success.ts';

const KILL_PERCENT = 20;
const WAVE_PERCENT = 50;
const OBJECTS_PER_NODE = 2;
const PER_SECOND = 100;
const QUIET_MS = 30_000;
/** From the kill to the wave of joins, and from that to the end. */
const AFTER_KILL_MS = 90_000;
const AFTER_WAVE_MS = 90_000;
const TARGET_MS = 30_000;
/** How long after the kill the times of lookups are looked at. */
const SOON_MS = 10_000;
const DRAW_STREAM = 38;

interface Case {
  readonly name: string;
  readonly nodeCount: number;
  readonly how: 'kill' | 'vanish';
}

const CASES: readonly Case[] = [
  { name: '830 nodes, loud', nodeCount: 830, how: 'kill' },
  { name: '830 nodes, silent', nodeCount: 830, how: 'vanish' },
  { name: '1,092 nodes, loud', nodeCount: 1092, how: 'kill' },
  { name: '1,092 nodes, silent', nodeCount: 1092, how: 'vanish' },
];
const CASES_QUICK: readonly Case[] = [
  { name: '100 nodes, loud', nodeCount: 100, how: 'kill' },
  { name: '100 nodes, silent', nodeCount: 100, how: 'vanish' },
];

interface Course extends Case {
  readonly results: readonly Result[];
  readonly startMs: number;
  readonly killMs: number;
  readonly waveMs: number;
  readonly endMs: number;
  /** From the wave until all of it were members; undefined when they were not by the end. */
  readonly joinedMs: number | undefined;
  readonly holes: number;
}

function courseOf(one: Case, seed: number, topology: Topology): Course {
  const grown = new GrownPond({ seed, nodeCount: one.nodeCount, topology });
  const random = new SeededRandom(seed, DRAW_STREAM);
  const lookups = new Lookups(grown, { random, perSecond: PER_SECOND });
  for (const node of grown.members()) lookups.publish(node, OBJECTS_PER_NODE);
  grown.pond.run(10_000);
  const startMs = grown.nowMs;
  lookups.run(QUIET_MS);
  const killMs = grown.nowMs;
  const live = shuffled(random, grown.members());
  for (const node of live.slice(0, Math.floor((live.length * KILL_PERCENT) / 100))) node[one.how]();
  lookups.run(AFTER_KILL_MS);
  const waveMs = grown.nowMs;
  const size = Math.floor((grown.members().length * WAVE_PERCENT) / 100);
  const wave = Array.from({ length: size }, () => grown.add());
  let joinedMs: number | undefined;
  lookups.run(AFTER_WAVE_MS, (elapsedMs) => {
    if (joinedMs === undefined && wave.every(({ isMember }) => isMember)) joinedMs = elapsedMs;
  });
  const endMs = grown.nowMs;
  lookups.finish();
  const holes = grown.pond.falseHoles().length;
  return { ...one, results: lookups.results, startMs, killMs, waveMs, endMs, joinedMs, holes };
}

function recoveries({ results, killMs, waveMs }: Course) {
  return KINDS.map((kind) => {
    const own = ofKind(results, kind);
    return {
      kind,
      kill: recoveryMs(between(own, killMs, waveMs), killMs),
      wave: recoveryMs(own, waveMs),
    };
  });
}

/** The 99th percentile of those that came. */
function slowest(results: readonly Result[]): string {
  const took = results.flatMap(({ tookMs }) => tookMs ?? []);
  return took.length === 0 ? '' : secondsOf(percentile(took, 99), 2);
}

function rowsOf(course: Course): string[][] {
  const { results, killMs, waveMs, endMs } = course;
  const afterKill = lowest(between(results, killMs, waveMs));
  const afterWave = lowest(between(results, waveMs, endMs));
  const soon = between(results, killMs, killMs + SOON_MS);
  return recoveries(course).map(({ kind, kill, wave }) => [
    course.name,
    KIND_NAMES[kind],
    `${fixed(afterKill.get(kind) ?? 0, 1)} %`,
    secondsOf(kill),
    slowest(ofKind(soon, kind)),
    `${fixed(afterWave.get(kind) ?? 0, 1)} %`,
    secondsOf(wave),
  ]);
}

function verdictsOf(courses: readonly Course[]) {
  return courses.flatMap((course) =>
    (['kill', 'wave'] as const).map((event) => {
      const slowest = Math.max(...recoveries(course).map((one) => one[event]));
      const what = event === 'kill' ? `${KILL_PERCENT} % killed` : `${WAVE_PERCENT} % joining`;
      return {
        target: `${course.name}: all lookups succeed again within ${TARGET_MS / 1000} s of ${what}`,
        measured: `last failure ${secondsOf(slowest)} after`,
        isMet: slowest <= TARGET_MS,
      };
    }),
  );
}

function comparisonOf(courses: readonly Course[], how: Case['how']) {
  const course = courses.find((one) => one.how === how) as Course;
  const { results, killMs, waveMs, endMs } = course;
  const kill = lowest(between(results, killMs, waveMs));
  const wave = lowest(between(results, waveMs, endMs));
  const slowest = Math.max(...recoveries(course).map((one) => one.kill));
  const lows = (of: typeof kill) =>
    `${fixed(of.get('node') ?? 0, 0)} % and ${fixed(of.get('object') ?? 0, 0)} %`;
  return {
    what: `lowest success to nodes and to objects, 830 nodes; here: ${course.name}`,
    published:
      'about 60 % and 45 % after the kill, 75 % and 70 % after the wave; 100 % again in under a minute (JSAC 2004, ' +
      'simulator, read off a plot)',
    measured: `${lows(kill)}, ${lows(wave)}; 100 % again after ${secondsOf(slowest)}`,
  };
}

function run({ seed, isQuick, progress }: Setting): Report {
  const topology = transitStub(seed, TRANSIT_STUB_1092);
  const courses = (isQuick ? CASES_QUICK : CASES).map((one) => {
    progress(one.name);
    return courseOf(one, seed, topology);
  });
  return {
    setup: [
      ['seed', `${seed}`],
      ['topology', topology.name],
      ['nodes', courses.map(({ name }) => name).join('; ')],
      [
        'loud',
        'connections to the dead break, as when a process is killed; silent: as when power is lost',
      ],
      ['objects', `${OBJECTS_PER_NODE} published by each of the first nodes`],
      [
        'course',
        `${QUIET_MS / 1000} s quiet, ${KILL_PERCENT} % of the nodes fail at once, ${AFTER_KILL_MS / 1000} s later half ` +
          `as many as are left join at once, ${AFTER_WAVE_MS / 1000} s more`,
      ],
      [
        'lookups',
        `${PER_SECOND} a second of each kind, from any member to any member or to an object of a live server; failed ` +
          'when not answered in 10 s; not counted when asker or target died within these',
      ],
    ],
    comparisons: [comparisonOf(courses, 'kill'), comparisonOf(courses, 'vanish')],
    verdicts: [
      ...verdictsOf(courses),
      {
        target: 'no false hole at the end',
        measured: courses.map(({ holes }) => whole(holes)).join(', '),
        isMet: courses.every(({ holes }) => holes === 0),
      },
    ],
    tables: [
      {
        caption: 'Lowest second, and how long after the event the last lookup started that failed',
        head: [
          'nodes',
          'lookups',
          'lowest after kill',
          'last failure',
          `p99 of time in ${SOON_MS / 1000} s`,
          'lowest after wave',
          'last failure',
        ],
        rows: courses.flatMap(rowsOf),
      },
      {
        caption: `Lookups of all kinds that were answered within ${PROMPT_MS / 1000} s, and the joining wave`,
        head: ['nodes', 'lowest second', 'last slower one after the kill', 'all have joined after'],
        rows: courses.map((course) => {
          const prompt = within(between(course.results, course.killMs, course.waveMs), PROMPT_MS);
          const { joinedMs } = course;
          return [
            course.name,
            `${fixed(Math.min(...perSecond(prompt, 0).map(({ y }) => y)), 1)} %`,
            secondsOf(recoveryMs(prompt, course.killMs)),
            joinedMs === undefined ? 'not by the end' : secondsOf(joinedMs),
          ];
        }),
      },
    ],
    plots: courses.map((course, index) => ({
      name: `course${index + 1}`,
      chart: {
        title: `Success of lookups: ${course.name}`,
        x: {
          label: 'seconds',
          kind: 'linear',
          from: 0,
          to: Math.ceil((course.endMs - course.startMs) / 1000),
        },
        y: {
          label: 'lookups that succeeded (%)',
          kind: 'linear',
          from: floorOf(curvesOf(course.results, course.startMs)),
          to: 100.5,
        },
        series: curvesOf(course.results, course.startMs),
        rules: [
          { label: `${KILL_PERCENT} % fail`, x: (course.killMs - course.startMs) / 1000 },
          { label: `${WAVE_PERCENT} % join`, x: (course.waveMs - course.startMs) / 1000 },
        ],
      },
    })),
    shows: [],
    showsNot: [
      'Only servers that live are asked for: an object whose only server died is lost to the overlay.',
    ],
  };
}

export const FAILURE: Experiment = {
  name: 'failure',
  title: 'A fifth of the nodes fail at once, then half as many join',
  question:
    'How far does the success of lookups fall when many nodes fail or join at once, and when is it whole again?',
  run,
};
