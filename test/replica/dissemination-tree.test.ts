/** Pond, FAST 2003, §2.4: replicas of an object form a tree under its ring. */

import test from 'ava';
import { SeededRandom, shuffled } from '../../src/base/index.ts';
import { CHILDREN_MAX, PARENT_RETRY_MS } from '../../src/replica/index.ts';
import { standsBefore } from '../../src/replica/rank.ts';
import { type ReplicaNode, TreeBench } from './tree-bench.ts';

const pushes = (node: ReplicaNode) => node.heard.filter(({ kind }) => kind === 'commit').length;

/** A chain: each replica is offered only the one before it. */
function chain(length: number): TreeBench {
  const bench = new TreeBench({ replicas: length });
  bench.start((node) => {
    const index = bench.nodes.indexOf(node);
    return index === 0 ? [] : [bench.nodes[index - 1]!];
  });
  return bench;
}

const parentOf = (bench: TreeBench, index: number) =>
  bench.nodes.indexOf(bench.nodeAt(bench.nodes[index]!.place.parent)!);

test('of two replicas exactly one may be the parent of the other, and the order has no cycle', (t) => {
  const { nodes, ring } = new TreeBench({ replicas: 20 });
  for (const [i, a] of nodes.entries()) {
    for (const [j, b] of nodes.entries()) {
      t.is(standsBefore(ring.aguid, a.address.nodeId, b.address.nodeId), i < j);
    }
  }
});

test('a commit goes down a chain of replicas, each hearing it once, and the ring sends one', (t) => {
  const bench = chain(5);
  t.deepEqual(
    [1, 2, 3, 4].map((index) => parentOf(bench, index)),
    [0, 1, 2, 3],
  );
  bench.forgetFormer();
  bench.commit();
  bench.clock.run(100);
  t.deepEqual(bench.versions(), [1, 1, 1, 1, 1]);
  t.deepEqual(bench.nodes.map(pushes), [1, 1, 1, 1, 1]);
  t.deepEqual(
    bench.nodes.map(({ replica }) => replica.counters().applied),
    [1, 1, 1, 1, 1],
  );
});

test('the nearest replica that may be a parent becomes it; a member does when there is none', (t) => {
  const bench = new TreeBench({ replicas: 4 });
  const [first, second, third, fourth] = bench.nodes as [
    ReplicaNode,
    ReplicaNode,
    ReplicaNode,
    ReplicaNode,
  ];
  bench.start(() => []);
  third.offer([fourth, second, first]);
  first.offer([fourth, third, second]);
  bench.clock.run(100);
  t.is(third.place.parent.nodeId, second.address.nodeId);
  t.true(first.place.isAtMember);
  third.offer([first, second]);
  bench.clock.run(100);
  t.is(third.place.parent.nodeId, second.address.nodeId, 'one that works is kept');
  third.step({ kind: 'prefer', aguid: bench.ring.aguid, members: [3] });
  bench.clock.run(100);
  t.is(third.place.parent.nodeId, second.address.nodeId, 'whichever member is near');
  first.step({ kind: 'prefer', aguid: bench.ring.aguid, members: [3] });
  bench.clock.run(100);
  t.is(first.place.parent.nodeId, bench.ring.members[3]!.nodeId);
});

test('who stands behind is refused, also when it asks all the same', (t) => {
  const bench = new TreeBench({ replicas: 2 });
  bench.start(() => []);
  const [first, second] = bench.nodes as [ReplicaNode, ReplicaNode];
  const { aguid } = bench.ring;
  const ask = (from: ReplicaNode, to: ReplicaNode) => {
    const message = { kind: 'subscribe', aguid, version: 0 } as const;
    bench.send(from.address, to.address, message);
    bench.clock.run(50);
    return from.heard.at(-1);
  };
  t.like(ask(first, second), { kind: 'refused', error: 'invalid' });
  t.like(ask(second, first), { kind: 'heartbeats' });
});

test('a replica takes a limited number of children; the others go elsewhere', (t) => {
  const bench = new TreeBench({ replicas: CHILDREN_MAX + 4 });
  bench.start(() => [bench.nodes[0]!]);
  bench.forgetFormer();
  t.is(bench.nodes[0]!.place.children, CHILDREN_MAX);
  t.is(bench.nodes.filter(({ place }) => place.isAtMember).length, 4);
  bench.commit();
  bench.clock.run(100);
  t.true(bench.versions().every((version) => version === 1));
});

test('a child that does not renew its subscription is forgotten after half a minute', (t) => {
  const bench = new TreeBench({ replicas: 2 });
  bench.start();
  bench.set(bench.nodes[1]!.address, 'hung');
  bench.clock.run(29_000);
  bench.commit();
  bench.clock.run(50);
  t.is(bench.nodes[0]!.place.children, 1);
  bench.clock.run(3000);
  bench.commit();
  bench.clock.run(50);
  t.is(bench.nodes[0]!.place.children, 0);
});

for (const health of ['dead', 'hung'] as const) {
  test(`a parent that is ${health} is replaced within two seconds`, (t) => {
    const bench = chain(4);
    bench.set(bench.nodes[1]!.address, health);
    bench.commit();
    bench.clock.run(2000 + 50);
    const { place } = bench.nodes[2]!;
    t.true(place.isAtMember);
    t.deepEqual(bench.versions().slice(2), [1, 1]);
    t.is(parentOf(bench, 3), 2, 'its own children stay');
  });
}

test('a replica that loses the ring says so to its children, and they leave it', (t) => {
  const bench = chain(3);
  const [first] = bench.nodes as [ReplicaNode];
  for (const member of bench.ring.members) bench.set(member, 'dead');
  bench.clock.run(8000);
  t.true(bench.nodes.every(({ place }) => place.isAtMember));
  t.true(first.replica.counters().refused! > 0);
  for (const member of bench.ring.members) bench.set(member, 'up');
  bench.clock.run(1000);
  bench.commit();
  bench.clock.run(100);
  t.deepEqual(bench.versions(), [1, 1, 1]);
});

test('a replica that was away for a while is brought up by its parent with the commits', (t) => {
  const bench = chain(2);
  const [first, second] = bench.nodes as [ReplicaNode, ReplicaNode];
  bench.commit();
  bench.clock.run(100);
  bench.set(second.address, 'hung');
  first.step({ kind: 'lost', nodeId: second.address.nodeId });
  for (let i = 0; i < 100; i++) bench.commit();
  bench.clock.run(500);
  t.deepEqual(bench.versions(), [101, 1]);
  for (const member of bench.members) member.asked = [];
  bench.set(second.address, 'up');
  second.step({ kind: 'tick' });
  bench.clock.run(1100);
  t.deepEqual(bench.versions(), [101, 101]);
  t.is(second.replica.counters().applied, 101);
  t.deepEqual(
    bench.members.map(({ asked }) => asked.length),
    [0, 0, 0, 0],
  );
});

test('a replica that was away for long adopts the latest version', (t) => {
  const bench = chain(2);
  const [first, second] = bench.nodes as [ReplicaNode, ReplicaNode];
  bench.set(second.address, 'hung');
  first.step({ kind: 'lost', nodeId: second.address.nodeId });
  for (let i = 0; i < 200; i++) bench.commit();
  bench.clock.run(500);
  bench.set(second.address, 'up');
  second.step({ kind: 'tick' });
  bench.clock.run(1100);
  t.deepEqual(bench.versions(), [200, 200]);
  t.is(second.replica.counters().applied, 0);
});

test('a version that a parent adopted reaches its children too', (t) => {
  const bench = chain(3);
  bench.ring.put('k', 'v');
  bench.nodes[0]!.step({ kind: 'heartbeat', heartbeat: bench.ring.latest });
  bench.clock.run(50);
  t.deepEqual(bench.versions(), [1, 1, 1]);
});

test('a parent that answers and keeps commits back is found out, and left for ten minutes', (t) => {
  const bench = chain(3);
  const [, liar, victim] = bench.nodes as [ReplicaNode, ReplicaNode, ReplicaNode];
  const old = bench.ring.latest;
  liar.holdsBack = (message) => message.kind === 'commit';
  liar.replica.step = ((step) => (nowMs: number, input: Parameters<typeof step>[1]) => {
    const out = step(nowMs, input);
    const { ring } = bench.ring.keys;
    const send = out.send.map((envelope) =>
      envelope.message.kind === 'heartbeats'
        ? { ...envelope, message: { ...envelope.message, heartbeats: [old], ring } }
        : envelope,
    );
    return { ...out, send };
  })(liar.replica.step.bind(liar.replica));
  bench.forgetFormer();
  bench.commit();
  bench.clock.run(20_000);
  t.deepEqual(bench.versions(), [1, 1, 0]);
  bench.clock.run(15_000);
  t.deepEqual(bench.versions(), [1, 1, 1]);
  t.true(victim.place.isAtMember);
  bench.clock.run(2 * PARENT_RETRY_MS);
  victim.offer([liar]);
  bench.clock.run(100);
  t.true(victim.place.isAtMember);
});

test('a parent that is only slower than the ring’s own word is kept', (t) => {
  const bench = chain(2);
  const [, child] = bench.nodes as [ReplicaNode, ReplicaNode];
  bench.forgetFormer();
  for (let i = 0; i < 30; i++) {
    bench.ring.put('k', `${i}`);
    // The session hears the ring's answer before the replica hears the commit.
    child.step({ kind: 'heartbeat', heartbeat: bench.ring.latest });
    const [to] = bench.nodes as [ReplicaNode];
    bench.send(bench.ring.members[0]!, to.address, bench.ring.commits.at(-1)!);
    bench.clock.run(3000);
  }
  t.is(parentOf(bench, 1), 0);
  t.is(child.replica.counters().parentsLeft, 0);
});

test('a child that has a version already is not sent it', (t) => {
  const bench = chain(2);
  const [first, second] = bench.nodes as [ReplicaNode, ReplicaNode];
  bench.forgetFormer();
  const commit = bench.ring.put('k', 'v');
  second.step({ kind: 'heartbeat', heartbeat: bench.ring.latest });
  bench.clock.run(1100); // It renews its subscription, and says so.
  first.step({ kind: 'message', from: bench.ring.members[0]!, message: commit });
  bench.clock.run(100);
  t.deepEqual(bench.versions(), [1, 1]);
  t.is(pushes(second), 0);
});

test('a member’s word of a version does not take the place of the commit that is on its way', (t) => {
  const bench = chain(2);
  const [first, second] = bench.nodes as [ReplicaNode, ReplicaNode];
  bench.forgetFormer();
  const commit = bench.ring.put('k', 'v');
  const { keys, latest } = bench.ring;
  const word = { kind: 'heartbeats', heartbeats: [latest], ring: keys.ring } as const;
  const [member] = bench.ring.members;
  second.step({ kind: 'message', from: member!, message: word });
  t.deepEqual(bench.versions(), [0, 0]);
  first.step({ kind: 'message', from: member!, message: commit });
  bench.clock.run(5000);
  t.is(second.advanced.at(-1)?.keys?.length, 1, 'the mount hears what has changed');
  t.is(parentOf(bench, 1), 0);
});

test('whatever dies and comes back, the tree has no cycle, and all have the last version in the end', (t) => {
  for (let seed = 1; seed <= 5; seed++) {
    const random = new SeededRandom(seed);
    const bench = new TreeBench({ replicas: 12 });
    bench.start(() => shuffled(random, bench.nodes));
    for (let round = 0; round < 30; round++) {
      const { address } = bench.nodes[random.integer(bench.nodes.length)]!;
      const healths = ['up', 'dead', 'hung'] as const;
      const before = bench.health(address);
      bench.set(address, healths[random.integer(3)]!);
      if (before !== 'up' && bench.health(address) === 'up')
        bench.nodeAt(address)!.step({ kind: 'tick' });
      bench.commit();
      bench.clock.run(random.integer(2000));
      const one = bench.nodes[random.integer(bench.nodes.length)]!;
      if (bench.health(one.address) === 'up') one.offer(shuffled(random, bench.nodes));
      checkAcyclic(bench);
    }
    for (const node of bench.nodes) {
      if (bench.health(node.address) === 'up') continue;
      bench.set(node.address, 'up');
      node.step({ kind: 'tick' });
    }
    bench.forgetFormer();
    bench.commit();
    bench.clock.run(200);
    const { version } = bench.ring;
    t.deepEqual(
      bench.versions(),
      bench.nodes.map(() => version),
      `seed ${seed}`,
    );
  }
});

function checkAcyclic(bench: TreeBench): void {
  for (const start of bench.nodes) {
    let node: ReplicaNode | undefined = start;
    for (let steps = 0; node !== undefined; steps++) {
      if (steps > bench.nodes.length) throw new Error('a cycle');
      node = bench.nodeAt(node.place.parent);
    }
  }
}
