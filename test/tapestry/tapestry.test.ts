import test from 'ava';
import fc from 'fast-check';
import { utf8 } from '../../src/base/index.ts';
import type { NodeId } from '../../src/id/index.ts';
import { TapestryPond } from '../../src/sim/index.ts';
import { POINTER_TTL_MS, REPUBLISH_INTERVAL_MS, ROOT_COUNT } from '../../src/tapestry/index.ts';
import { guidsOf, nodeAt, pondOf, serversSeenBy } from './pond.ts';

test('sixty nodes that join one after another leave no false hole, and one root per GUID', (t) => {
  const pond = pondOf(60, 7);
  t.deepEqual(pond.falseHoles(), []);
  for (const guid of guidsOf(20, 7)) t.is(pond.rootsOf(guid).size, 1, guid);
});

test('any few nodes agree on one root per GUID', (t) => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 12 }), (seed, nodeCount) => {
      const pond = pondOf(nodeCount, seed);
      const roots = guidsOf(5, seed).map((guid) => pond.rootsOf(guid).size);
      return pond.falseHoles().length === 0 && roots.every((count) => count === 1);
    }),
    { numRuns: 25, seed: 7 },
  );
  t.pass();
});

test('nodes that join at the same time all become members of one pond', (t) => {
  const pond = pondOf(8, 11);
  const joining = Array.from({ length: 8 }, () => pond.add());
  t.true(pond.runUntil(() => joining.every(({ machine }) => machine.isMember)));
  t.true(pond.runUntil(() => pond.falseHoles().length === 0));
  for (const guid of guidsOf(10, 11)) t.is(pond.rootsOf(guid).size, 1, guid);
});

test('a published object is found from every node, those that join later too', (t) => {
  const pond = pondOf(20, 3);
  const guids = guidsOf(10, 3);
  const server = nodeAt(pond, 4);
  server.input({ kind: 'publish', guids });
  pond.run(1000);
  pond.grow(5);
  for (const node of pond.live) {
    for (const guid of guids) t.deepEqual(serversSeenBy(pond, node, guid), [server.self.nodeId]);
  }
});

test('locate finds every server of an object when so many are asked for', (t) => {
  const pond = pondOf(20, 5);
  const [guid] = guidsOf(1, 5) as [ReturnType<typeof guidsOf>[0]];
  const servers = [2, 9, 15].map((index) => nodeAt(pond, index));
  for (const server of servers) server.input({ kind: 'publish', guids: [guid] });
  pond.run(1000);
  const seen = serversSeenBy(pond, nodeAt(pond, 0), guid as never, 10);
  t.deepEqual([...seen].sort(), servers.map(({ self }) => self.nodeId).sort());
});

test('unpublish removes the pointers from every node', (t) => {
  const pond = pondOf(15, 13);
  const guids = guidsOf(5, 13);
  const server = nodeAt(pond, 1);
  server.input({ kind: 'publish', guids });
  pond.run(1000);
  server.input({ kind: 'unpublish', guids });
  pond.run(1000);
  for (const { machine } of pond.live) t.is(machine.pointerCount, 0);
  const answer = pond.ask<'locate'>(nodeAt(pond, 8), {
    kind: 'locate',
    guid: guids[0] as never,
    count: 1,
  });
  t.is(answer.outcome, 'not-found');
});

test('republishing keeps an object alive past the life of its pointers; silence does not', (t) => {
  const pond = pondOf(8, 17);
  const [kept, dropped] = guidsOf(2, 17) as [never, never];
  nodeAt(pond, 1).input({ kind: 'publish', guids: [kept] });
  nodeAt(pond, 2).input({ kind: 'publish', guids: [dropped] });
  pond.run(1000);
  nodeAt(pond, 2).kill();
  pond.run(POINTER_TTL_MS + REPUBLISH_INTERVAL_MS);
  t.is(serversSeenBy(pond, nodeAt(pond, 5), kept).length, 1);
  t.is(serversSeenBy(pond, nodeAt(pond, 5), dropped).length, 0);
  const left = pond.live.reduce((sum, { machine }) => sum + machine.pointerCount, 0);
  t.true(left <= ROOT_COUNT * 8);
});

for (const seed of [1, 2, 3, 4, 5]) {
  test(`with two of five nodes killed, objects of live servers are found within a second (seed ${seed})`, (t) => {
    const pond = pondOf(5, seed, () => 10);
    const guids = guidsOf(30, seed);
    const server = nodeAt(pond, 2);
    server.input({ kind: 'publish', guids });
    nodeAt(pond, 4).input({ kind: 'publish', guids: guids.slice(0, 10) });
    pond.run(1000);
    nodeAt(pond, 0).kill();
    nodeAt(pond, 4).kill();
    for (const node of pond.live) {
      for (const guid of guids) {
        const askedAtMs = pond.network.clock.nowMs();
        const locate = { kind: 'locate', guid, count: 1 } as const;
        let [found] = pond.ask<'locate'>(node, locate).servers;
        if (!pond.network.isLive(found?.nodeId ?? '')) {
          // A pointer to a server that died just now: the asker finds it dead, and says so.
          const except = [found?.nodeId as NodeId];
          [found] = pond.ask<'locate'>(node, { ...locate, except }).servers;
        }
        t.is(found?.nodeId, server.self.nodeId);
        t.true(pond.network.clock.nowMs() - askedAtMs <= 1000);
      }
    }
  });

  test(`a killed node that restarts finds its pond without a bootstrap (seed ${seed})`, (t) => {
    const pond = pondOf(5, seed);
    const guids = guidsOf(10, seed);
    nodeAt(pond, 1).input({ kind: 'publish', guids });
    nodeAt(pond, 3).kill();
    pond.run(20_000);
    const back = pond.restart(3);
    t.true(pond.runUntil(() => back.machine.isMember, 5000));
    t.true(pond.runUntil(() => pond.falseHoles().length === 0, 5000));
    for (const guid of guids) {
      t.is(pond.rootsOf(guid).size, 1);
      t.is(serversSeenBy(pond, back, guid).length, 1);
    }
  });
}

test('a node that restarts before anyone has missed it gets its pointers back', (t) => {
  const pond = pondOf(5, 23, () => 10);
  const guids = guidsOf(20, 23);
  nodeAt(pond, 1).input({ kind: 'publish', guids });
  pond.run(1000);
  nodeAt(pond, 3).kill();
  const back = pond.restart(3);
  t.true(pond.runUntil(() => back.machine.isMember, 5000));
  for (const guid of guids) t.is(serversSeenBy(pond, back, guid).length, 1);
});

test('a pond whose nodes all restart at once comes together again', (t) => {
  const pond = pondOf(6, 29);
  for (const node of pond.live) node.kill();
  pond.run(1000);
  for (let index = 0; index < 6; index++) pond.restart(index);
  const together = () =>
    pond.nodes.every(({ machine }) => machine.isMember) && pond.falseHoles().length === 0;
  t.true(pond.runUntil(together, 30_000));
});

test('nodes that fall silent without a word are found out by beacons', (t) => {
  const pond = pondOf(6, 31, () => 5);
  const silent = nodeAt(pond, 2);
  for (const { self } of pond.nodes) {
    if (self.nodeId !== silent.self.nodeId) pond.network.cut(self.nodeId, silent.self.nodeId);
  }
  const others = pond.nodes.filter((node) => node !== silent);
  const isForgotten = () =>
    others.every(({ machine }) =>
      machine.knownNodes().every(({ nodeId }) => nodeId !== silent.self.nodeId),
    );
  t.true(pond.runUntil(isForgotten, 20_000));
  pond.network.heal();
  t.true(pond.runUntil(() => pond.falseHoles().length === 0, 90_000));
});

test('a founder that is killed just after somebody has joined finds its pond again', (t) => {
  const pond = new TapestryPond({ seed: 39 });
  const founder = pond.add();
  pond.runUntil(() => founder.isMember);
  const second = pond.add();
  pond.runUntil(() => second.isMember);
  pond.run(10);
  founder.kill();
  pond.run(1000);
  const back = pond.restart(0);
  t.true(pond.runUntil(() => back.machine.neighbors().length > 0, 10_000));
});

test('a node that leaves is out of every map at once', (t) => {
  const pond = pondOf(8, 37, () => 5);
  const gone = nodeAt(pond, 3);
  gone.input({ kind: 'leave' });
  pond.run(100);
  gone.kill();
  for (const { machine } of pond.live) {
    t.true(machine.knownNodes().every(({ nodeId }) => nodeId !== gone.self.nodeId));
  }
});

test('a value that was put is got from every node, and after its roots have changed', (t) => {
  const pond = pondOf(6, 41);
  const guids = guidsOf(8, 41);
  for (const guid of guids) {
    const bytes = utf8(`value of ${guid}`);
    const { outcome, rootCount } = pond.ask<'put'>(nodeAt(pond, 0), { kind: 'put', guid, bytes });
    t.is(outcome, 'stored');
    t.is(rootCount, ROOT_COUNT);
  }
  pond.grow(6);
  pond.run(2000);
  for (const node of pond.live) {
    for (const guid of guids) {
      const { outcome, bytes } = pond.ask<'get'>(node, { kind: 'get', guid });
      t.is(outcome, 'found');
      t.deepEqual(bytes, utf8(`value of ${guid}`));
    }
  }
});

test('a removed value is gone, and a later put brings the name back', (t) => {
  const pond = pondOf(6, 43);
  const [guid] = guidsOf(1, 43) as [never];
  const node = nodeAt(pond, 2);
  pond.ask<'put'>(node, { kind: 'put', guid, bytes: utf8('one') });
  pond.ask<'remove'>(node, { kind: 'remove', guid });
  t.is(pond.ask<'get'>(node, { kind: 'get', guid }).outcome, 'not-found');
  pond.ask<'put'>(node, { kind: 'put', guid, bytes: utf8('two') });
  t.deepEqual(pond.ask<'get'>(nodeAt(pond, 4), { kind: 'get', guid }).bytes, utf8('two'));
});

test('a value survives the restart of all its nodes', (t) => {
  const pond = pondOf(4, 47);
  const [guid] = guidsOf(1, 47) as [never];
  pond.ask<'put'>(nodeAt(pond, 0), { kind: 'put', guid, bytes: utf8('kept') });
  for (const node of pond.live) node.kill();
  for (let index = 0; index < 4; index++) pond.restart(index);
  t.true(pond.runUntil(() => pond.live.every(({ machine }) => machine.isMember)));
  pond.run(15_000);
  t.deepEqual(pond.ask<'get'>(nodeAt(pond, 1), { kind: 'get', guid }).bytes, utf8('kept'));
});

test('an unanswered question ends by its deadline', (t) => {
  const pond = pondOf(3, 53, () => 5);
  const asker = nodeAt(pond, 0);
  for (const { self } of pond.nodes.slice(1)) pond.network.cut(asker.self.nodeId, self.nodeId);
  for (const guid of guidsOf(12, 53)) {
    const before = pond.network.clock.nowMs();
    const { outcome } = pond.ask<'locate'>(asker, { kind: 'locate', guid, count: 1 }, 2000);
    t.not(outcome, 'found');
    t.true(pond.network.clock.nowMs() - before <= 2010);
  }
});

test('malformed and unasked messages are counted, never thrown', (t) => {
  const pond = pondOf(2, 59);
  const node = nodeAt(pond, 0);
  const from = nodeAt(pond, 1).self;
  node.input({ kind: 'malformed', nodeId: from.nodeId });
  node.input({ kind: 'message', from, message: { kind: 'stored', query: 12 } });
  node.input({ kind: 'message', from, message: { kind: 'inserted', session: 12 } });
  node.input({ kind: 'message', from, message: { kind: 'publishAck', number: 12 } });
  t.is(node.machine.counters().get('malformed'), 1);
  t.is(node.machine.counters().get('answer-to-nothing'), 1);
});

test('20,000 objects are published, and republished, in few messages', (t) => {
  const pond = pondOf(5, 61, () => 5);
  const server = nodeAt(pond, 0);
  const before = server.sentCount;
  server.input({ kind: 'publish', guids: guidsOf(20_000, 61) });
  // To each of four next hops, and beside the path to the others.
  t.true(server.sentCount - before <= 120, `${server.sentCount - before}`);
  pond.run(2000);
  const afterFirst = server.sentCount;
  pond.run(2 * REPUBLISH_INTERVAL_MS);
  // Two rounds in 40 slices, to at most four next hops on and beside the path; beacons are few beside them.
  t.true(server.sentCount - afterFirst <= 2 * 40 * 8 + 600, `${server.sentCount - afterFirst}`);
  const found = guidsOf(20_000, 61).slice(0, 50);
  for (const guid of found) t.is(serversSeenBy(pond, nodeAt(pond, 3), guid).length, 1);
});

test('one seed replays one run, message for message', (t) => {
  const framesOf = () => {
    const pond: TapestryPond = pondOf(10, 67);
    pond.run(20_000);
    return pond.network.frameCount;
  };
  t.is(framesOf(), framesOf());
});
