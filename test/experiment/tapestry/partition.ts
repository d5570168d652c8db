/** The network falls apart into two and comes together again. */

import { SeededRandom } from '../../../src/base/index.ts';
import {
  type TapestryNode,
  type Topology,
  TRANSIT_STUB_1092,
  transitStub,
} from '../../../src/sim/index.ts';
import type { Experiment, Report, Setting } from '../experiment.ts';
import { fixed, percentOf, secondsOf, whole } from '../format.ts';
import { KIND_NAMES, KINDS, Lookups, type Result } from './lookups.ts';
import { GrownPond } from './pond-made.ts';
import { between, curvesOf, floorOf, lowest, ofKind, recoveryMs, shareGood } from './success.ts';

const NODES = 830;
const OBJECTS_PER_NODE = 2;
const PER_SECOND = 100;
const QUIET_MS = 20_000;
/** A short one, in which pointers of the other side do not expire, and one in which they do. */
const APART_MS = [60_000, 240_000];
const AFTER_MS = 120_000;
/** At the end of the partition each side has had the time to become a pond of its own. */
const LATE_MS = 20_000;
const TARGET_MS = 30_000;
const DRAW_STREAM = 41;

interface Course {
  readonly name: string;
  readonly results: readonly Result[];
  readonly startMs: number;
  readonly cutMs: number;
  readonly healMs: number;
  readonly endMs: number;
  readonly smallSide: number;
  readonly holes: number;
}

/** One transit node in three, with all that hangs on it, is cut off: the other side is twice as large. */
function sideOf(grown: GrownPond, topology: Topology, node: TapestryNode): number {
  const place = grown.placeOf(node);
  const transitCount = 12;
  const perTransit = (topology.placeCount - transitCount) / transitCount;
  const transit = place < transitCount ? place : Math.floor((place - transitCount) / perTransit);
  return transit < transitCount / 3 ? 0 : 1;
}

function courseOf(apartMs: number, { seed, isQuick }: Setting, topology: Topology): Course {
  const grown = new GrownPond({ seed, nodeCount: isQuick ? 100 : NODES, topology });
  const random = new SeededRandom(seed, DRAW_STREAM);
  const lookups = new Lookups(grown, { random, perSecond: PER_SECOND });
  for (const node of grown.members()) lookups.publish(node, OBJECTS_PER_NODE);
  grown.pond.run(10_000);
  const startMs = grown.nowMs;
  lookups.run(QUIET_MS);
  const cutMs = grown.nowMs;
  const side = (node: TapestryNode) => sideOf(grown, topology, node);
  const members = grown.members();
  const small = members.filter((node) => side(node) === 0);
  grown.pond.network.partition([small.map(({ self }) => self.nodeId)]);
  // Nobody can reach the other side: within a side all should succeed.
  lookups.askOnly((from, target) => side(from) === side(target));
  lookups.run(apartMs);
  grown.pond.network.heal();
  lookups.askOnly(() => true);
  const healMs = grown.nowMs;
  lookups.run(AFTER_MS);
  const endMs = grown.nowMs;
  lookups.finish();
  return {
    name: `${apartMs / 1000} s apart`,
    results: lookups.results,
    startMs,
    cutMs,
    healMs,
    endMs,
    smallSide: small.length,
    holes: grown.pond.falseHoles().length,
  };
}

function rowsOf({ name, results, cutMs, healMs, endMs }: Course): string[][] {
  const apart = between(results, cutMs, healMs - 10_000);
  const late = between(results, healMs - LATE_MS, healMs - 10_000);
  const healed = between(results, healMs, endMs);
  return KINDS.map((kind) => [
    name,
    KIND_NAMES[kind],
    `${fixed(lowest(apart).get(kind) ?? 0, 1)} %`,
    percentOf(shareGood(ofKind(late, kind)), 2),
    `${fixed(lowest(healed).get(kind) ?? 0, 1)} %`,
    secondsOf(recoveryMs(ofKind(healed, kind), healMs)),
  ]);
}

function run(setting: Setting): Report {
  const topology = transitStub(setting.seed, TRANSIT_STUB_1092);
  const courses = (setting.isQuick ? APART_MS.slice(0, 1) : APART_MS).map((apartMs) => {
    setting.progress(`${apartMs / 1000} s apart`);
    return courseOf(apartMs, setting, topology);
  });
  const [first] = courses as [Course];
  return {
    setup: [
      ['seed', `${setting.seed}`],
      [
        'nodes',
        `${setting.isQuick ? 100 : NODES} on ${topology.name}; ${whole(first.smallSide)} of them, one whole transit domain and its ` +
          'stubs, are cut off from the others in silence',
      ],
      ['objects', `${OBJECTS_PER_NODE} published by each node, before the partition`],
      [
        'lookups',
        `${PER_SECOND} a second of each kind; during the partition only between nodes of one side, afterwards between ` +
          'all; failed when not answered in 10 s',
      ],
    ],
    comparisons: [],
    verdicts: [
      ...courses.map(({ name, results, healMs }) => {
        const ms = recoveryMs(results, healMs);
        return {
          target: `${name}: all lookups succeed again within ${TARGET_MS / 1000} s of healing`,
          measured: `last failure ${secondsOf(ms)} after`,
          isMet: ms <= TARGET_MS,
        };
      }),
      {
        target: `no false hole ${AFTER_MS / 1000} s after healing`,
        measured: courses.map(({ holes }) => whole(holes)).join(', '),
        isMet: courses.every(({ holes }) => holes === 0),
      },
    ],
    tables: [
      {
        caption:
          'Success within a side during the partition (the lowest second, and late in it), and between all after healing',
        head: [
          '',
          'lookups',
          'lowest apart',
          'late apart',
          'lowest healed',
          'last failure after healing',
        ],
        rows: courses.flatMap(rowsOf),
      },
    ],
    plots: courses.map((course, index) => ({
      name: `course${index + 1}`,
      chart: {
        title: `Success of lookups, two sides ${course.name}`,
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
          { label: 'apart', x: (course.cutMs - course.startMs) / 1000 },
          { label: 'healed', x: (course.healMs - course.startMs) / 1000 },
        ],
      },
    })),
    shows: [],
    showsNot: ['The paper has no figures of a partition. Nobody joined or died during this one.'],
  };
}

export const PARTITION: Experiment = {
  name: 'partition',
  title: 'A partition and its healing',
  question:
    'Do both sides of a partition go on by themselves, and when is the pond one again after it has healed?',
  run,
};
