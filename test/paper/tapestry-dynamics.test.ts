/**
 * What papers say of a mesh that changes: Zhao et al., JSAC 2004, §III-C and §V; Hildrum et al., "Distributed Object
 * Location in a Dynamic Network", SPAA 2002; Dabek et al., "Towards a Common API", IPTPS 2003.
 */

import test from 'ava';
import { type Guid, type NodeId, saltedGuid, sharedPrefix } from '../../src/id/index.ts';
import { type TapestryNode, TapestryPond } from '../../src/sim/index.ts';
import { ROOT_COUNT } from '../../src/tapestry/index.ts';
import { guidsOf, nodeAt, onRing, pondOf, serversSeenBy } from '../tapestry/pond.ts';

function rootOf(pond: TapestryPond, guid: Guid, salt: number): TapestryNode {
  const rootId = pond.rootFrom(nodeAt(pond, 0), saltedGuid(guid, salt));
  return pond.nodes.find(({ self }) => self.nodeId === rootId) as TapestryNode;
}

test('objects of a root that leaves are found at once, before anybody publishes again', (t) => {
  const pond = pondOf(30, 201);
  const guids = guidsOf(20, 201);
  const server = nodeAt(pond, 3);
  server.input({ kind: 'publish', guids });
  pond.run(1000);
  const roots = new Set(guids.flatMap((guid) => [0, 1].map((salt) => rootOf(pond, guid, salt))));
  const leaving = [...roots].filter((node) => node !== server).slice(0, 3);
  t.is(leaving.length, 3);
  const staying = pond.nodes.filter((node) => !leaving.includes(node) && node !== server);
  for (const node of leaving) {
    node.input({ kind: 'leave' });
    pond.run(500);
    node.kill();
    for (const guid of guids) {
      t.deepEqual(serversSeenBy(pond, staying[0] as TapestryNode, guid, 5), [server.self.nodeId]);
    }
  }
  // §III-C.2: voluntary deletion.
});

test('with one root silent, another root answers', (t) => {
  const pond = pondOf(30, 203);
  for (const guid of guidsOf(10, 203)) {
    const server = nodeAt(pond, 3);
    const root = rootOf(pond, guid, 0);
    const asker = pond.nodes.find((node) => node !== root && node !== server) as TapestryNode;
    if (root === server) continue;
    server.input({ kind: 'publish', guids: [guid] });
    pond.run(1000);
    for (const { self } of pond.nodes) pond.network.cut(self.nodeId, root.self.nodeId);
    t.deepEqual(serversSeenBy(pond, asker, guid, 5), [server.self.nodeId]);
    pond.network.heal();
    pond.run(60_000);
  }
  // Footnote 3: several salted names, each with a root of its own.
});

test('the multicast of a joiner reaches each node of its prefix once, and each answers once', (t) => {
  const pond = pondOf(40, 207);
  for (let i = 0; i < 10; i++) {
    const before = pond.network.traffic().byKind();
    const countOf = (kind: string) => before.get(kind)?.messageCount ?? 0;
    const [multicasts, acks] = [countOf('multicast'), countOf('multicastAck')];
    const names = pond.live.map(({ self }) => self.nodeId as NodeId);
    const joiner = pond.add();
    t.true(pond.runUntil(() => joiner.isMember));
    const name = joiner.self.nodeId as NodeId;
    const longest = Math.max(...names.map((other) => sharedPrefix(name, other)));
    const reached = names.filter((other) => sharedPrefix(name, other) === longest).length;
    const after = pond.network.traffic().byKind();
    t.is((after.get('multicast')?.messageCount ?? 0) - multicasts, reached - 1);
    t.is((after.get('multicastAck')?.messageCount ?? 0) - acks, reached - 1);
    pond.run(2000);
  }
  // SPAA 2002: 2(k - 1) messages for k nodes.
});

test('when a node is a member, it is a backpointer of all that it points at', (t) => {
  const pond = pondOf(40, 211);
  for (const { self, machine } of pond.nodes) {
    for (const { address } of machine.neighbors()) {
      const other = pond.nodes.find((node) => node.self.nodeId === address.nodeId) as TapestryNode;
      t.true(other.machine.backpointers().some(({ nodeId }) => nodeId === self.nodeId));
    }
  }
  // §III-B: backpointers point to nodes that refer to this one as a neighbor.
});

test('(k, l, m) leaves at most (k + l) · m pointers beside each path', (t) => {
  for (const locality of [
    { backups: 0, nearest: 0, hops: 0 },
    { backups: 1, nearest: 1, hops: 1 },
    { backups: 1, nearest: 5, hops: 1 },
    { backups: 1, nearest: 5, hops: 3 },
  ]) {
    const pond = new TapestryPond({ seed: 213, latencyMs: onRing, locality });
    pond.grow(60);
    pond.run(3000);
    const [guid] = guidsOf(1, 213) as [Guid];
    const server = nodeAt(pond, 5);
    server.input({ kind: 'publish', guids: [guid] });
    pond.run(1000);
    const pointers = pond.nodes.reduce((sum, { machine }) => sum + machine.pointerCount, 0);
    let onPaths = 0;
    for (let salt = 0; salt < ROOT_COUNT; salt++) {
      const trace = { kind: 'trace', target: saltedGuid(guid, salt) } as const;
      onPaths += pond.ask<'trace'>(server, trace).hops.length;
    }
    const beside = pointers - onPaths;
    const most = (locality.backups + locality.nearest) * locality.hops * ROOT_COUNT;
    t.true(beside <= most, `${beside} of ${most}`);
    t.is(beside > 0, most > 0);
  }
  // §V and Fig. 15.
});

test('pointers beside the path bring objects nearer', (t) => {
  const msOf = (nearest: number) => {
    const locality = { backups: nearest > 0 ? 1 : 0, nearest, hops: nearest > 0 ? 3 : 0 };
    const pond = new TapestryPond({ seed: 217, latencyMs: onRing, locality });
    pond.grow(80);
    pond.run(60_000);
    const guids = guidsOf(10, 217);
    const server = nodeAt(pond, 5);
    server.input({ kind: 'publish', guids });
    pond.run(1000);
    const near = [...pond.nodes]
      .filter((node) => node !== server)
      .sort(
        (a, b) =>
          onRing(a.self.nodeId, server.self.nodeId) - onRing(b.self.nodeId, server.self.nodeId),
      );
    let ms = 0;
    for (const node of near.slice(0, 8)) {
      for (const guid of guids) {
        const askedAtMs = pond.network.clock.nowMs();
        pond.ask<'locate'>(node, { kind: 'locate', guid, count: 1 });
        ms += pond.network.clock.nowMs() - askedAtMs;
      }
    }
    return ms;
  };
  const [without, within] = [msOf(0), msOf(5)];
  t.true(within < 0.6 * without, `${within} against ${without} ms`);
  // §V and Fig. 15.
});
