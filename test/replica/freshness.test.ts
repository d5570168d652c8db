/** A ring's word that a version is the latest, on its way down the dissemination tree. */

import test from 'ava';
import { FRESH_WANTED_MS } from '../../src/replica/limits.ts';
import type { Fresh } from '../../src/wire/index.ts';
import { SignedRing } from './signed-ring.ts';
import { type ReplicaNode, TreeBench } from './tree-bench.ts';

const NEVER = Number.NEGATIVE_INFINITY;

/** Three in a chain under the ring. */
function chain(): TreeBench {
  const bench = new TreeBench({ replicas: 3 });
  bench.start((node) => {
    const index = bench.nodes.indexOf(node);
    return index === 0 ? [] : [bench.nodes[index - 1]!];
  });
  bench.forgetFormer();
  return bench;
}

const want = (bench: TreeBench, node: ReplicaNode) =>
  node.step({ kind: 'wantFresh', aguid: bench.ring.aguid });

const until = (bench: TreeBench) =>
  bench.nodes.map(({ replica }) => replica.freshUntilMs(bench.ring.aguid));

const heard = (bench: TreeBench) =>
  bench.nodes.map((node) => node.heard.filter(({ kind }) => kind === 'fresh').length);

test('the word goes to those who want it, through those between, and to nobody else', (t) => {
  const bench = chain();
  bench.tellFresh(50_000);
  bench.clock.run(100);
  t.deepEqual(heard(bench), [0, 0, 0], 'nobody wants it');
  want(bench, bench.nodes[1]!);
  bench.clock.run(100);
  bench.tellFresh(60_000);
  bench.clock.run(100);
  t.deepEqual(until(bench), [60_000, 60_000, NEVER]);
  want(bench, bench.nodes[2]!);
  bench.clock.run(100);
  bench.tellFresh(70_000);
  bench.clock.run(100);
  t.deepEqual(until(bench), [70_000, 70_000, 70_000]);
});

test('who has not wanted it for a while is not told any more', (t) => {
  const bench = chain();
  want(bench, bench.nodes[2]!);
  bench.clock.run(FRESH_WANTED_MS - 1000);
  bench.tellFresh(60_000);
  bench.clock.run(100);
  t.deepEqual(heard(bench), [1, 1, 1]);
  bench.clock.run(60_000);
  bench.tellFresh(70_000);
  bench.clock.run(100);
  t.deepEqual(heard(bench), [1, 1, 1]);
});

test('a word about a version that has not come yet counts when it has', (t) => {
  const bench = chain();
  const [first] = bench.nodes as [ReplicaNode];
  want(bench, first);
  bench.clock.run(100);
  const commit = bench.ring.put('k', 'v');
  bench.tellFresh(60_000);
  bench.clock.run(100);
  t.is(first.replica.freshUntilMs(bench.ring.aguid), NEVER);
  first.step({ kind: 'message', from: first.place.parent, message: commit });
  t.is(first.place.version, 1);
  t.is(first.replica.freshUntilMs(bench.ring.aguid), 60_000);
  first.step({ kind: 'message', from: first.place.parent, message: bench.ring.fresh(50_000) });
  t.is(first.replica.freshUntilMs(bench.ring.aguid), 60_000, 'an older one changes nothing');
});

test('what no quorum said counts for nothing', (t) => {
  const bench = chain();
  const { ring } = bench;
  const [first] = bench.nodes as [ReplicaNode];
  want(bench, first);
  bench.clock.run(100);
  const good = ring.fresh(60_000);
  const [one, two, three] = good.votes as [Fresh['votes'][0], Fresh['votes'][0], Fresh['votes'][0]];
  const bad: Fresh[] = [
    ring.fresh(60_000, [0, 1]),
    ring.fresh(60_000, [0, 1, 1]),
    { ...good, votes: [one, two, { ...three, timeMs: 70_000 }] },
    { ...good, votes: [one, two, { ...three, index: 3 }] },
    { ...good, votes: [one, two, { ...three, index: 9 }] },
    { ...good, heartbeat: { ...good.heartbeat, slot: 9 } },
    new SignedRing({ seed: 4 }).fresh(60_000),
  ];
  for (const message of bad) first.step({ kind: 'message', from: first.place.parent, message });
  ring.put('k', 'v');
  const later = ring.fresh(60_000);
  // The members have voted for a slot that this version is not the end of.
  const torn = { ...later, heartbeat: good.heartbeat };
  first.step({ kind: 'message', from: first.place.parent, message: torn });
  t.is(first.replica.freshUntilMs(ring.aguid), NEVER);
  t.is(first.replica.counters().dropped, bad.length + 1);
  first.step({ kind: 'message', from: bench.nodes[2]!.address, message: good });
  t.is(first.replica.freshUntilMs(ring.aguid), NEVER, 'nor what a stranger says');
  first.step({ kind: 'message', from: first.place.parent, message: good });
  t.is(first.replica.freshUntilMs(ring.aguid), 60_000);
});

test('the time is that of the earliest word', (t) => {
  const bench = chain();
  const [first] = bench.nodes as [ReplicaNode];
  const [a] = bench.ring.fresh(90_000, [0]).votes as [Fresh['votes'][0]];
  const rest = bench.ring.fresh(60_000, [1, 2]);
  const message = { ...rest, votes: [a, ...rest.votes] };
  first.step({ kind: 'message', from: first.place.parent, message });
  t.is(first.replica.freshUntilMs(bench.ring.aguid), 60_000);
});
