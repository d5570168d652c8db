import test from 'ava';
import { SeededRandom } from '../../src/base/index.ts';
import { TRANSIT_STUB_1092, transitStub } from '../../src/sim/index.ts';
import { Lookups, type Result } from './tapestry/lookups.ts';
import { GrownPond } from './tapestry/pond-made.ts';
import { timed } from './tapestry/stretch.ts';
import {
  between,
  floorOf,
  lowest,
  perSecond,
  recoveryMs,
  shareGood,
  within,
} from './tapestry/success.ts';

function result(startedAtMs: number, isGood: boolean, tookMs = 100): Result {
  return { kind: 'node', startedAtMs, isGood, tookMs: isGood ? tookMs : undefined };
}

const RESULTS = [
  result(0, true),
  result(1500, false),
  result(1600, true),
  result(2000, true, 3000),
];

test('success is counted for each second, from a start', (t) => {
  t.deepEqual(perSecond(RESULTS, 0), [
    { x: 0, y: 100 },
    { x: 1, y: 50 },
    { x: 2, y: 100 },
  ]);
  t.is(shareGood(RESULTS), 0.75);
  t.is(lowest(RESULTS).get('node'), 50);
});

test('recovery ends with the last lookup that failed after an event', (t) => {
  t.is(recoveryMs(RESULTS, 1000), 500);
  t.is(recoveryMs(RESULTS, 1501), 0);
  t.is(between(RESULTS, 1500, 2000).length, 2);
});

test('an answer that came too late is none where prompt ones are counted', (t) => {
  t.deepEqual(
    within(RESULTS, 1000).map(({ isGood }) => isGood),
    [true, false, true, false],
  );
  t.is(floorOf([{ name: '', mark: 'step', points: [{ x: 0, y: 61 }] }]), 60);
});

const topology = transitStub(3, TRANSIT_STUB_1092);

test('in a quiet pond all lookups succeed, and a lookup of the dead does not count', (t) => {
  const grown = new GrownPond({ seed: 5, nodeCount: 40, topology });
  const lookups = new Lookups(grown, { random: new SeededRandom(1), perSecond: 20 });
  for (const node of grown.members()) lookups.publish(node, 1);
  grown.pond.run(5000);
  lookups.run(2000);
  lookups.finish();
  t.true(lookups.results.length > 100);
  t.is(shareGood(lookups.results), 1);
  t.is(lookups.voidCount, 0);
  lookups.run(1000);
  for (const node of grown.members().slice(0, 20)) node.vanish();
  lookups.finish();
  t.true(lookups.voidCount > 20);
});

test('a lookup that cannot be answered has failed', (t) => {
  const grown = new GrownPond({ seed: 5, nodeCount: 20, topology });
  const lookups = new Lookups(grown, { random: new SeededRandom(1), perSecond: 20 });
  const members = grown.members();
  grown.pond.network.partition(members.map(({ self }) => [self.nodeId]));
  lookups.run(1000);
  lookups.finish();
  t.is(shareGood(lookups.results), 0);
});

test('a message between two nodes takes the sum of its links, timed to the millisecond', (t) => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const grown = new GrownPond({ seed, nodeCount: 2, topology });
    const [from, to] = grown.members();
    if (from === undefined || to === undefined) return t.fail('there are not two members');
    const { routes, lostCount } = timed(grown, [{ from, to }]);
    t.deepEqual(routes, [{ rttMs: 2 * grown.latencyMs(from, to), stretch: 1 }]);
    t.is(lostCount, 0);
  }
});
