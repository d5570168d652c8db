import test from 'ava';
import fc from 'fast-check';
import type { Guid, NodeId } from '../../src/id/index.ts';
import { NeighborMap, nextHop, SLOT_SIZE } from '../../src/tapestry/index.ts';

const padded = (digits: string) => digits.padEnd(40, '0') as NodeId & Guid;
const at = (digits: string) => ({ nodeId: padded(digits), host: 'simulated', port: 1 });

const guid = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => bytes.toHex() as NodeId & Guid);

test('a slot keeps the nearest nodes, nearest first', (t) => {
  const map = new NeighborMap(padded('0'));
  for (const [digits, rttMs] of [
    ['a1', 9],
    ['a2', 3],
    ['a3', 7],
    ['a4', 1],
  ] as const) {
    map.add(at(digits), rttMs);
  }
  const slot = map.at(0, 10).map(({ address }) => address.nodeId.slice(0, 2));
  t.deepEqual(slot, ['a4', 'a2', 'a3']);
  t.is(map.get(padded('a1')), undefined);
  t.false(map.add(at('a5'), 100).added);
});

test('a node that was not measured comes after those that were', (t) => {
  const map = new NeighborMap(padded('0'));
  map.add(at('a1'), undefined);
  map.add(at('a2'), 500);
  t.is(map.at(0, 10)[0]?.address.nodeId, padded('a2'));
});

test('a backup takes over when the primary link is removed', (t) => {
  const map = new NeighborMap(padded('0'));
  map.add(at('a1'), 1);
  map.add(at('a2'), 2);
  map.remove(padded('a1'));
  t.is(nextHop(map, padded('a'), 0)?.neighbor.address.nodeId, padded('a2'));
  map.remove(padded('a2'));
  t.is(nextHop(map, padded('a'), 0), undefined);
  t.is(map.levelCount, 0);
});

test('nextHop() wraps past the last digit', (t) => {
  const map = new NeighborMap(padded('5'));
  map.add(at('1'), 1);
  t.is(nextHop(map, padded('f'), 0)?.neighbor.address.nodeId, padded('1'));
  t.is(nextHop(map, padded('2'), 0), undefined);
});

test('any sequence of changes leaves the map in order', (t) => {
  const change = fc.record({ name: guid, rttMs: fc.nat(50), what: fc.nat(2) });
  fc.assert(
    fc.property(guid, fc.array(change, { maxLength: 200 }), (self, changes) => {
      const map = new NeighborMap(self);
      for (const { name, rttMs, what } of changes) {
        if (name === self) continue;
        // Few first digits, so that slots fill up.
        const nodeId = `${name.slice(0, 1).replace(/[2-9a-f]/, '1')}${name.slice(1)}` as NodeId;
        if (nodeId === self) continue;
        if (what === 0) map.remove(nodeId);
        else map.add({ nodeId, host: 'simulated', port: 1 }, rttMs);
        map.checkInvariants();
      }
      for (const { level, digit } of map.all()) {
        if (map.at(level, digit).length > SLOT_SIZE) throw new Error('A slot is too large');
      }
    }),
  );
  t.pass();
});
