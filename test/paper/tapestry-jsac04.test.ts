/** Claims of Zhao et al., "Tapestry: A Resilient Global-Scale Overlay for Service Deployment", JSAC 22(1), 2004. */

import test from 'ava';
import { utf8 } from '../../src/base/index.ts';
import { type Guid, type NodeId, saltedGuid, sharedPrefix } from '../../src/id/index.ts';
import { TapestryPond } from '../../src/sim/index.ts';
import { NeighborMap, nextHop, ROOT_COUNT, SLOT_SIZE } from '../../src/tapestry/index.ts';
import { guidsOf, nodeAt, onRing, pondOf, serversSeenBy } from '../tapestry/pond.ts';

const padded = (digits: string) => digits.padEnd(40, '0') as NodeId & Guid;

const WORKED = ['583f', '70d1', '70f5', '70fa'];
const ROOTS = {
  '60f4': '70f5',
  '60f6': '70fa',
  beef: '583f',
  '70c3': '70d1',
  '520c': '583f',
  '6395': '70d1',
  '63e9': '70fa',
  '3f8a': '583f',
};

test('worked examples: from every node the route to a GUID ends at the root worked out by hand', (t) => {
  const maps = new Map<string, NeighborMap>();
  for (const name of WORKED) {
    const map = new NeighborMap(padded(name));
    for (const other of WORKED) {
      const address = { nodeId: padded(other), host: 'simulated', port: 1 };
      if (other !== name) map.add(address, 1);
    }
    maps.set(padded(name), map);
  }
  for (const [guid, root] of Object.entries(ROOTS)) {
    for (const start of WORKED) {
      let at: string = padded(start);
      let hop = nextHop(maps.get(at) as NeighborMap, padded(guid), 0);
      while (hop !== undefined) {
        at = hop.neighbor.address.nodeId;
        hop = nextHop(maps.get(at) as NeighborMap, padded(guid), hop.level);
      }
      t.is(at, padded(root), `${guid} from ${start}`);
    }
  }
  // §III-B.1 and Fig. 3 (NEXTHOP), with the examples of a course on Tapestry.
});

test('worked examples: nodes that joined one after another agree with them', (t) => {
  const pond = new TapestryPond({ seed: 1 });
  for (const name of WORKED) {
    const node = pond.add(padded(name));
    t.true(pond.runUntil(() => node.machine.isMember));
  }
  for (const [guid, root] of Object.entries(ROOTS)) {
    t.deepEqual([...pond.rootsOf(padded(guid))], [padded(root)], guid);
  }
  // §III-C.1
});

test('every GUID is mapped to a unique live node, its root', (t) => {
  const pond = pondOf(40, 71);
  for (const guid of guidsOf(30, 71)) t.is(pond.rootsOf(guid).size, 1, guid);
  // §III-A
});

test('a node whose name is the GUID is its root', (t) => {
  const pond = pondOf(20, 73);
  for (const { self } of pond.nodes) {
    t.deepEqual([...pond.rootsOf(self.nodeId as NodeId)], [self.nodeId]);
  }
  // §III-A
});

test('each hop resolves at least one more digit, so a node is reached in few hops', (t) => {
  const pond = pondOf(60, 79);
  for (const { self } of pond.nodes) {
    const target = self.nodeId as NodeId;
    const { hops } = pond.ask<'trace'>(nodeAt(pond, 0), { kind: 'trace', target });
    const shared = hops.map(({ node }) => sharedPrefix(node.nodeId as NodeId, target));
    for (let i = 1; i < shared.length; i++) t.true((shared[i] ?? 0) > (shared[i - 1] ?? 0));
    t.true(hops.length - 1 <= 4);
  }
  // §III-B.1: at most log_b N hops; 16² > 60, and two more for uneven names.
});

test('a slot keeps a primary link and two backups, the closest ones of that digit', (t) => {
  const pond = pondOf(60, 83);
  pond.run(120_000);
  let near = 0;
  let all = 0;
  for (const { self, machine } of pond.nodes) {
    for (const { address, level, digit } of machine.neighbors()) {
      t.true(machine.neighbors().filter((n) => n.level === level && n.digit === digit).length <= 3);
      const rivals = pond.nodes
        .map((node) => node.self.nodeId as NodeId)
        .filter((name) => name !== self.nodeId)
        .filter((name) => sharedPrefix(name, self.nodeId as NodeId) === level)
        .filter((name) => name.startsWith(address.nodeId.slice(0, level + 1)));
      const distances = rivals.map((name) => onRing(self.nodeId, name)).sort((a, b) => a - b);
      const bound = distances[SLOT_SIZE - 1] ?? Number.MAX_VALUE;
      if (onRing(self.nodeId, address.nodeId) <= bound) near++;
      all++;
    }
  }
  t.true(near / all > 0.95, `${near} of ${all}`);
  // §III-B and footnote 2; §III-C.1: near-optimal neighbor maps.
});

test('publication leaves a pointer at every hop to the root, not a copy', (t) => {
  const locality = { backups: 0, nearest: 0, hops: 0 };
  const pond = new TapestryPond({ seed: 89, latencyMs: onRing, locality });
  pond.grow(30);
  const [guid] = guidsOf(1, 89) as [Guid];
  const server = nodeAt(pond, 7);
  server.input({ kind: 'publish', guids: [guid] });
  pond.run(1000);
  const onPaths = new Set<string>();
  for (let salt = 0; salt < ROOT_COUNT; salt++) {
    const target = saltedGuid(guid, salt);
    const { hops } = pond.ask<'trace'>(server, { kind: 'trace', target });
    for (const { node } of hops) onPaths.add(node.nodeId);
  }
  for (const { self, machine } of pond.nodes) {
    t.is(machine.pointerCount > 0, onPaths.has(self.nodeId));
  }
  // §III-B.2
});

test('with several servers a query goes to one that is near', (t) => {
  const pond = pondOf(40, 97);
  const guids = guidsOf(10, 97);
  const servers = [3, 11, 19, 27].map((index) => nodeAt(pond, index).self.nodeId);
  for (const index of [3, 11, 19, 27]) nodeAt(pond, index).input({ kind: 'publish', guids });
  pond.run(1000);
  let chosen = 0;
  let random = 0;
  for (const node of pond.nodes) {
    const own = node.self.nodeId;
    for (const guid of guids) {
      const [server] = serversSeenBy(pond, node, guid) as [string];
      chosen += own === server ? 0 : onRing(own, server);
      const each = servers.map((name) => (own === name ? 0 : onRing(own, name)));
      random += each.reduce((sum, ms) => sum + ms, 0) / each.length;
    }
  }
  t.true(chosen < random * 0.8, `${chosen} against ${random} ms`);
  // §III-B.2: mappings are sorted by latency, and a query takes the first it meets.
});

test('a server finds its own replica at distance zero', (t) => {
  const pond = pondOf(20, 101);
  const [guid] = guidsOf(1, 101) as [Guid];
  for (const index of [3, 12]) nodeAt(pond, index).input({ kind: 'publish', guids: [guid] });
  pond.run(1000);
  for (const index of [3, 12]) {
    const { self } = nodeAt(pond, index);
    t.deepEqual(serversSeenBy(pond, nodeAt(pond, index), guid), [self.nodeId]);
  }
  // §III-B.2
});

test('ROUTETOOBJECT delivers to one server, ROUTETONODE to that node or, not exact, to the root', (t) => {
  const pond = pondOf(20, 103);
  const [guid, absent] = guidsOf(2, 103) as [Guid, Guid];
  const from = nodeAt(pond, 0);
  const bytes = utf8('fish');
  for (const index of [5, 9]) nodeAt(pond, index).input({ kind: 'publish', guids: [guid] });
  pond.run(1000);
  from.input({ kind: 'routeToObject', guid, application: 1, bytes });
  from.input({
    kind: 'routeToNode',
    nodeId: nodeAt(pond, 8).self.nodeId as NodeId,
    exact: true,
    application: 2,
    bytes,
  });
  from.input({ kind: 'routeToNode', nodeId: absent, exact: true, application: 3, bytes });
  from.input({ kind: 'routeToNode', nodeId: absent, exact: false, application: 4, bytes });
  from.input({ kind: 'sendToObject', guid, count: 5, application: 5, bytes });
  pond.run(2000);
  const receivers = (application: number) =>
    pond.nodes.filter(({ upcalls }) =>
      upcalls.some((upcall) => upcall.kind === 'deliver' && upcall.application === application),
    );
  t.is(receivers(1).length, 1);
  t.deepEqual(receivers(2), [nodeAt(pond, 8)]);
  t.is(receivers(3).length, 0);
  t.deepEqual(
    receivers(4).map(({ self }) => self.nodeId),
    [pond.rootFrom(from, absent)],
  );
  t.deepEqual(new Set(receivers(5)), new Set([nodeAt(pond, 5), nodeAt(pond, 9)]));
  // §II-B
});

test('FORWARD is called at every hop, and may end the route', (t) => {
  const passed: (string | undefined)[] = [];
  const pond = new TapestryPond({
    seed: 107,
    forward: ({ application, next }) => {
      if (application === 2) return { kind: 'end' };
      passed.push(next?.nodeId);
      return { kind: 'continue' };
    },
  });
  pond.grow(40);
  const [guid] = guidsOf(1, 107) as [Guid];
  const from = nodeAt(pond, 0);
  const send = { kind: 'routeToNode', nodeId: guid, exact: false, bytes: utf8('fish') } as const;
  from.input({ ...send, application: 1 });
  from.input({ ...send, application: 2 });
  pond.run(1000);
  const { hops } = pond.ask<'trace'>(from, { kind: 'trace', target: guid });
  t.deepEqual(passed, [...hops.slice(1).map(({ node }) => node.nodeId), undefined]);
  const delivered = pond.nodes.flatMap(({ upcalls }) =>
    upcalls.filter(({ kind }) => kind === 'deliver'),
  );
  t.is(delivered.length, 1);
  // §II-B
});

test('a new node takes over the pointers of the objects that it is now the root of', (t) => {
  const pond = pondOf(10, 109);
  const guids = guidsOf(200, 109);
  nodeAt(pond, 0).input({ kind: 'publish', guids });
  pond.run(1000);
  const joined = pond.add();
  pond.runUntil(() => joined.machine.isMember);
  const own = guids.filter((guid) => pond.rootFrom(joined, guid) === joined.self.nodeId);
  t.true(own.length > 0);
  for (const guid of own) t.is(serversSeenBy(pond, joined, guid).length, 1);
  // §III-C.1 (b): before any republication.
});

test('when a node is a member, all who have a hole that it fills know it', (t) => {
  const pond = new TapestryPond({ seed: 113, latencyMs: onRing });
  for (let i = 0; i < 50; i++) {
    const node = pond.add();
    t.true(pond.runUntil(() => node.machine.isMember));
    t.deepEqual(pond.falseHoles(), []);
  }
  // §III-C.1 (a): need-to-know nodes are reached by acknowledged multicast, before the insertion is over.
});

test('a new node finds near neighbors at once, by asking level by level', (t) => {
  const pond = pondOf(60, 127);
  let stretch = 0;
  for (let i = 0; i < 10; i++) {
    const { self, machine } = pond.add();
    t.true(pond.runUntil(() => machine.isMember));
    pond.run(2000);
    for (let digit = 0; digit < 16; digit++) {
      const names = pond.nodes
        .map((node) => node.self.nodeId)
        .filter((name) => name !== self.nodeId && name[0] === digit.toString(16));
      const best = Math.min(...names.map((name) => onRing(self.nodeId, name)));
      const primary = machine.neighbors().find((n) => n.level === 0 && n.digit === digit);
      if (primary) stretch += onRing(self.nodeId, primary.address.nodeId) / best / 160;
    }
  }
  t.true(stretch < 1.3, `${stretch}`);
  // §III-C.1 (c)
});

test('when two thirds of the nodes die at once, the survivors repair their holes within seconds', (t) => {
  const pond = pondOf(60, 131);
  const guids = guidsOf(20, 131);
  for (const index of [3, 6]) nodeAt(pond, index).input({ kind: 'publish', guids });
  pond.run(1000);
  for (let index = 0; index < 60; index++) if (index % 3 !== 0) nodeAt(pond, index).kill();
  t.true(pond.runUntil(() => pond.falseHoles().length === 0, 3000));
  for (const guid of guids) {
    t.is(pond.rootsOf(guid).size, 1);
    t.true(serversSeenBy(pond, nodeAt(pond, 57), guid).length > 0);
  }
  // §III-C.2: involuntary deletion.
});

test('a message on its way through a dying node goes round it', (t) => {
  const pond = pondOf(40, 137);
  const guids = guidsOf(40, 137);
  const from = nodeAt(pond, 0);
  const firstHops = guids.map(
    (target) => pond.ask<'trace'>(from, { kind: 'trace', target }).hops[1]?.node.nodeId,
  );
  for (const node of pond.nodes) if (firstHops.includes(node.self.nodeId)) node.kill();
  guids.forEach((nodeId, i) => {
    const send = { kind: 'routeToNode', exact: false, bytes: utf8('fish') } as const;
    from.input({ ...send, nodeId, application: i });
  });
  pond.run(3000);
  const delivered = pond.live.flatMap(({ upcalls }) =>
    upcalls.filter(({ kind }) => kind === 'deliver'),
  );
  t.is(delivered.length, guids.length);
  // §III-D: backup links carry on when a primary link fails.
});
