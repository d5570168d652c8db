import test from 'ava';
import { SeededRandom } from '../../src/base/index.ts';
import { type NodeId, RADIX } from '../../src/id/index.ts';
import {
  falseHoles,
  LiveNames,
  mapsOf,
  pathOf,
  TRANSIT_STUB_1092,
  transitStub,
} from '../../src/sim/index.ts';
import { GrownPond } from './tapestry/pond-made.ts';
import { drawnGuid, StaticTables } from './tapestry/static-tables.ts';

const topology = transitStub(3, TRANSIT_STUB_1092);

function tablesOf(nodeCount: number, candidatesMax = 1000): StaticTables {
  return new StaticTables({ seed: 5, nodeCount, topology, candidatesMax });
}

test('static tables have exactly the slots that a global view says are not empty', (t) => {
  const tables = tablesOf(300);
  const truth = new LiveNames(tables.names);
  for (let node = 0; node < 300; node += 7) {
    const expected = new Set<string>();
    truth.eachSlot(tables.names[node] as NodeId, (level, digit) =>
      expected.add(`${level} ${digit}`),
    );
    const slots = tables
      .mapOf(node)
      .all()
      .map(({ level, digit }) => `${level} ${digit}`);
    t.deepEqual(new Set(slots), expected);
  }
});

test('a slot of a static table has the nearest nodes, nearest first', (t) => {
  const tables = tablesOf(300);
  for (const node of [0, 100, 299]) {
    const self = tables.names[node] as NodeId;
    const slot = tables.mapOf(node).at(0, self[0] === '0' ? 1 : 0);
    const digit = slot[0]?.address.nodeId[0];
    const distances = tables.names
      .flatMap((name, other) => (name[0] === digit ? [2 * tables.latencyMs(node, other)] : []))
      .sort((a, b) => a - b);
    t.deepEqual(
      slot.map(({ rttMs }) => rttMs),
      distances.slice(0, slot.length),
    );
  }
});

test('all static routes to a name end at its one root', (t) => {
  const tables = tablesOf(400);
  const truth = new LiveNames(tables.names);
  const random = new SeededRandom(1);
  for (let i = 0; i < 300; i++) {
    const target = drawnGuid(random);
    const path = tables.pathTo(random.integer(400), target);
    t.is(tables.names[path.at(-1) as number], truth.rootOf(target));
  }
});

test('a static map does not depend on which maps were made before, even from samples', (t) => {
  const [one, other] = [tablesOf(500, 10), tablesOf(500, 10)];
  for (let node = 0; node < 20; node++) one.mapOf(node);
  const named = (tables: StaticTables) =>
    tables
      .mapOf(20)
      .all()
      .map(({ address }) => address.nodeId);
  t.deepEqual(named(one), named(other));
});

/** Nodes that joined, for the tests that only look at them. */
const joined = new GrownPond({ seed: 5, nodeCount: 120, topology });

test('nodes that joined have maps as full, and nearly as near, as static ones', (t) => {
  const nodes = joined.members();
  t.deepEqual(falseHoles(nodes), []);
  const byName = new Map(nodes.map((node) => [node.self.nodeId, node]));
  let [near, all] = [0, 0];
  for (const node of nodes) {
    const distances = nodes.map((other) => ({ other, ms: joined.latencyMs(node, other) }));
    distances.sort((a, b) => a.ms - b.ms);
    const seen = new Set<number>();
    for (const { address, level, digit } of node.machine.neighbors()) {
      // The first of a slot is its primary link.
      if (seen.has(level * RADIX + digit)) continue;
      seen.add(level * RADIX + digit);
      const prefix = address.nodeId.slice(0, level + 1);
      const best = distances.find(({ other }) => other.self.nodeId.startsWith(prefix))?.ms ?? 0;
      const primary = byName.get(address.nodeId);
      all++;
      // A link is not changed for a gain of less than a fifth.
      if (primary && joined.latencyMs(node, primary) <= 1 + (5 * best) / 4) near++;
    }
  }
  t.true(near / all > 0.85, `${near} of ${all} primary links lead to the nearest node`);
});

test('routes of nodes that joined have as many hops as static ones', (t) => {
  const tables = tablesOf(120);
  const maps = mapsOf(joined.members());
  const names = [...maps.keys()];
  const random = new SeededRandom(2);
  let [hops, hopsStatic] = [0, 0];
  for (let i = 0; i < 2000; i++) {
    const target = drawnGuid(random);
    hops += pathOf(maps, names[random.integer(120)] as string, target).length - 1;
    hopsStatic += tables.pathTo(random.integer(120), target).length - 1;
  }
  t.true(Math.abs(hops - hopsStatic) / 2000 < 0.2, `${hops / 2000} and ${hopsStatic / 2000}`);
});
