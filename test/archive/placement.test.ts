import test from 'ava';
import fc from 'fast-check';
import { capacityOf, HolderChoice, rankHolders } from '../../src/archive/index.ts';
import type { NodeAddress } from '../../src/base/index.ts';
import { nodeIdOf, type PackGuid } from '../../src/id/index.ts';

interface Stand {
  readonly quotaMiB: number;
  readonly zone: string;
  readonly isFull: boolean;
}

const stand = fc.record({
  quotaMiB: fc.integer({ min: 1, max: 1 << 20 }),
  zone: fc.constantFrom('', 'a', 'b', 'c'),
  isFull: fc.constant(false),
});
const stands = fc.array(stand, { minLength: 2, maxLength: 20 });
const packs = fc.integer({ min: 0, max: 1 << 20 }).map(packOf);

function packOf(number: number): PackGuid {
  const bytes = Uint8Array.of(number & 255, (number >> 8) & 255, number >> 16, 5);
  return nodeIdOf(bytes) as string as PackGuid;
}

function nodeOf(number: number): NodeAddress {
  return { nodeId: nodeIdOf(Uint8Array.of(number)), host: 'n', port: number + 1 };
}

/** Nodes that stand so, and what is known of each. */
function pondOf(given: readonly Stand[]) {
  const nodes = given.map((_, at) => nodeOf(at));
  const byName = new Map(nodes.map(({ nodeId }, at) => [nodeId, given[at]!]));
  const standingOf = (nodeId: string) => {
    const one = byName.get(nodeId);
    return one && { ...one, machine: '' };
  };
  return { nodes, standingOf };
}

test('a node comes first for as many packs as it has of the room', (t) => {
  const PACKS = 4000;
  const quotas = fc.array(fc.constantFrom(100, 200, 400, 800), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(quotas, (given) => {
      const { nodes, standingOf } = pondOf(
        given.map((quotaMiB) => ({ quotaMiB, zone: '', isFull: false })),
      );
      const counts = new Map(nodes.map(({ nodeId }) => [nodeId, 0]));
      for (let i = 0; i < PACKS; i++) {
        const [first] = rankHolders(packOf(i), nodes, standingOf);
        counts.set(first!.nodeId, counts.get(first!.nodeId)! + 1);
      }
      const sum = given.reduce((all, one) => all + one, 0);
      for (const [at, { nodeId }] of nodes.entries()) {
        const share = given[at]! / sum;
        // Six deviations of that many draws.
        const slack = 6 * Math.sqrt(PACKS * share * (1 - share));
        t.true(Math.abs(counts.get(nodeId)! - PACKS * share) <= slack, `${share}`);
      }
    }),
    { numRuns: 8 },
  );
});

test('who joins, or gets more room, takes places; all others keep their order', (t) => {
  fc.assert(
    fc.property(stands, packs, fc.nat(30), (given, pack, more) => {
      // All tell their quotas, so that none is counted as the mean of the others.
      const { nodes, standingOf } = pondOf(given);
      const newcomer = nodes.at(-1)!;
      const others = nodes.slice(0, -1);
      const rest = (ranked: readonly NodeAddress[]) => ranked.filter((node) => node !== newcomer);
      const with_ = rankHolders(pack, nodes, standingOf);
      t.deepEqual(rest(with_), rankHolders(pack, others, standingOf));
      const grown = given.map((one, at) =>
        at === given.length - 1 ? { ...one, quotaMiB: one.quotaMiB + more } : one,
      );
      const after = rankHolders(pack, nodes, pondOf(grown).standingOf);
      t.deepEqual(rest(after), rest(with_));
      t.true(after.indexOf(newcomer) <= with_.indexOf(newcomer));
    }),
  );
});

test('however much room its nodes have, a zone gets no more than its even share', (t) => {
  fc.assert(
    fc.property(stands, packs, fc.integer({ min: 1, max: 16 }), (given, pack, n) => {
      const { nodes, standingOf } = pondOf(given);
      const choice = new HolderChoice(pack, nodes, standingOf);
      const taken = Array.from({ length: n }, () => choice.take()).filter((one) => one);
      const inZone = (some: readonly (NodeAddress | undefined)[], zone: string) =>
        some.filter((one) => standingOf(one!.nodeId)?.zone === zone).length;
      for (const zone of ['', 'a', 'b', 'c']) {
        for (const other of ['', 'a', 'b', 'c']) {
          const hasMore = inZone(taken, other) < inZone(nodes, other);
          if (hasMore) t.true(inZone(taken, zone) <= inZone(taken, other) + 1);
        }
      }
    }),
  );
});

test('a node that says that it is full is asked after all others', (t) => {
  const given = [0, 1, 2, 3, 4].map((at) => ({
    quotaMiB: at === 2 ? 1 << 20 : 100,
    zone: at === 2 ? 'alone' : 'z',
    isFull: at === 2,
  }));
  const { nodes, standingOf } = pondOf(given);
  for (let i = 0; i < 50; i++) {
    const choice = new HolderChoice(packOf(i), nodes, standingOf);
    for (let taken = 0; taken < 4; taken++) t.not(choice.take(), nodes[2]);
    t.is(choice.take(), nodes[2]);
  }
});

test('capacity is told in steps: quarters of an octave, of which the last one is a full store', (t) => {
  const GIB = 1 << 30;
  const told = (used: number) => capacityOf({ used, free: 64 * GIB - used }, false);
  t.like(told(0), { quotaMiB: 64 * 1024, fill: 0, isFull: false, isDraining: false });
  t.is(told(60 << 10).fill, 0);
  t.is(told(64 * GIB).fill, 81);
  t.is(told(32 * GIB).fill - told(16 * GIB).fill, 4);
  t.false(told(61 * GIB).isFull);
  t.true(told(63 * GIB).isFull);
  t.true(capacityOf({ used: 49 << 20, free: 15 << 20 }, true).isFull);
  t.is(capacityOf({ used: 0, free: Number.MAX_SAFE_INTEGER }, false).quotaMiB, 0xffff_ffff);
});
