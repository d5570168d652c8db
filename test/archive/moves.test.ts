import test from 'ava';
import fc from 'fast-check';
import { betterHolder, HolderChoice } from '../../src/archive/index.ts';
import { type NodeAddress, SeededRandom, shuffled } from '../../src/base/index.ts';
import { nodeIdOf, type PackGuid } from '../../src/id/index.ts';
import type { PackHolder } from '../../src/wire/index.ts';

interface Stand {
  readonly quotaMiB: number;
  readonly zone: string;
  readonly fill?: number;
}

const stands = fc.array(
  fc.record({
    quotaMiB: fc.constantFrom(100, 200, 400),
    zone: fc.constantFrom('a', 'b', 'c'),
  }),
  { minLength: 6, maxLength: 14 },
);

function packOf(number: number): PackGuid {
  return nodeIdOf(Uint8Array.of(number & 255, number >> 8, 7)) as string as PackGuid;
}

/** Nodes, who of them holds which fragment, and moves until nobody finds a better holder. */
class Placed {
  readonly nodes: NodeAddress[];
  readonly standingOf;
  readonly pack: PackGuid;
  readonly n: number;
  holders: PackHolder[];
  moves = 0;

  constructor(given: readonly Stand[], parts: { pack: PackGuid; n: number; newest?: number }) {
    const { newest } = parts;
    this.nodes = given.map((_, at) => {
      return { nodeId: nodeIdOf(Uint8Array.of(at)), host: 'n', port: at + 1 };
    });
    const byName = new Map(this.nodes.map(({ nodeId }, at) => [nodeId, at]));
    this.standingOf = (nodeId: string) => {
      const at = byName.get(nodeId)!;
      // What was there before is half used up, what has just come is empty.
      return { fill: at === newest ? 0 : 77, machine: '', ...given[at]! };
    };
    this.pack = parts.pack;
    this.n = parts.n;
    this.holders = this.chosen(this.nodes.filter((_, at) => at !== newest));
  }

  /** As a fresh pack is spread over these nodes. */
  chosen(nodes: readonly NodeAddress[]): PackHolder[] {
    const choice = new HolderChoice(this.pack, nodes, this.standingOf);
    return Array.from({ length: this.n }, (_, index) => ({
      node: choice.take()!,
      indexes: [index],
    }));
  }

  better({ node, indexes }: PackHolder, candidates: readonly NodeAddress[]) {
    const [index] = indexes as [number];
    const placed = { pack: this.pack, n: this.n, index, at: node, holders: this.holders };
    const view = { candidates, standingOf: this.standingOf, isSettled: () => true };
    return betterHolder(placed, view);
  }

  /** Every holder moves what it holds, as it sees the pond. */
  round(viewOf: (node: NodeAddress) => readonly NodeAddress[]): boolean {
    const before = this.moves;
    for (const one of [...this.holders]) {
      const to = this.better(one, viewOf(one.node));
      if (to === undefined) continue;
      const rest = this.holders.filter((other) => other !== one && other.node !== to);
      this.holders = [...rest, { node: to, indexes: one.indexes }];
      this.moves++;
    }
    return this.moves > before;
  }
}

test('where nothing has changed nothing moves', (t) => {
  fc.assert(
    fc.property(stands, fc.nat(2000), fc.integer({ min: 2, max: 6 }), (given, pack, n) => {
      const placed = new Placed(given, { pack: packOf(pack), n });
      t.false(placed.round(() => placed.nodes));
    }),
  );
});

test('who joins gets at most one fragment of a pack, and nothing else moves', (t) => {
  let sum = 0;
  fc.assert(
    fc.property(stands, fc.nat(2000), fc.integer({ min: 2, max: 5 }), (given, pack, n) => {
      const newest = given.length - 1;
      // Of one zone: zones are levelled by more moves.
      const level = given.map((one) => ({ ...one, zone: 'a' }));
      const placed = new Placed(level, { pack: packOf(pack), n, newest });
      const isWanted = placed
        .chosen(placed.nodes)
        .some(({ node }) => node === placed.nodes[newest]);
      placed.round(() => placed.nodes);
      t.is(placed.moves, isWanted ? 1 : 0);
      t.is(placed.holders.filter(({ node }) => node === placed.nodes[newest]).length, placed.moves);
      t.false(placed.round(() => placed.nodes));
      sum += placed.moves;
    }),
  );
  t.true(sum > 0);
});

test('a zone that comes to a pond gets its share of each pack', (t) => {
  const given = ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c'].map((zone) => ({
    zone,
    quotaMiB: 1,
  }));
  for (let i = 0; i < 30; i++) {
    const placed = new Placed(given, { pack: packOf(i), n: 6 });
    placed.holders = placed.chosen(placed.nodes.slice(0, 6));
    for (let rounds = 0; placed.round(() => placed.nodes); rounds++) t.true(rounds < 6);
    const zones = placed.holders.map(({ node }) => placed.standingOf(node.nodeId).zone).sort();
    t.deepEqual(zones, ['a', 'a', 'b', 'b', 'c', 'c']);
    t.is(placed.moves, 2);
  }
});

test('however much views of the pond differ and change, moves come to an end', (t) => {
  fc.assert(
    fc.property(stands, fc.nat(2000), fc.nat(1 << 20), (given, pack, seed) => {
      const random = new SeededRandom(seed);
      const filled = given.map((one) => ({ ...one, fill: random.integer(81) }));
      const placed = new Placed(filled, { pack: packOf(pack), n: 4, newest: 0 });
      const someone = () => shuffled(random, placed.nodes).slice(0, 1 + random.integer(6));
      for (let rounds = 0; rounds < 300; rounds++) placed.round(someone);
      // Every move was for the better: there are not more than there are pairs of nodes for each fragment.
      t.true(placed.moves <= 4 * given.length, `${placed.moves} moves`);
      t.is(new Set(placed.holders.map(({ node }) => node)).size, 4);
    }),
    { numRuns: 40 },
  );
});

test('of two nodes with the same fragment both find that the same one gives it up', (t) => {
  fc.assert(
    fc.property(stands, fc.nat(2000), fc.integer({ min: 2, max: 5 }), (given, pack, n) => {
      const placed = new Placed(given, { pack: packOf(pack), n });
      const free = placed.nodes.find((node) => placed.holders.every((one) => one.node !== node))!;
      const twin = { node: free, indexes: [1] };
      placed.holders = [...placed.holders, twin];
      const first = placed.better(placed.holders[1]!, placed.nodes);
      const second = placed.better(twin, placed.nodes);
      t.is([first, second].filter((to) => to !== undefined).length, 1);
      t.is(first ?? second, first === undefined ? placed.holders[1]!.node : free);
    }),
  );
});

test('nothing moves to a node that is as full, not settled, full, distrusted or drained', (t) => {
  const given = Array.from({ length: 7 }, () => ({ zone: '', quotaMiB: 100 }));
  let wanted = 0;
  for (let i = 0; i < 40; i++) {
    const placed = new Placed(given, { pack: packOf(i), n: 4, newest: 6 });
    const newest = placed.nodes[6]!.nodeId;
    const better = (change: object, isSettled: boolean) =>
      placed.holders.flatMap(({ node, indexes }) => {
        const standingOf = (nodeId: string) => ({
          ...placed.standingOf(nodeId),
          ...(nodeId === newest ? change : {}),
        });
        const view = { candidates: placed.nodes, standingOf, isSettled: () => isSettled };
        const one = { pack: placed.pack, n: 4, index: indexes[0]!, at: node };
        return betterHolder({ ...one, holders: placed.holders }, view) ?? [];
      });
    wanted += better({}, true).length;
    t.deepEqual(better({}, false), []);
    for (const change of [
      { fill: 76 },
      { isFull: true },
      { isDistrusted: true },
      { isDraining: true },
    ])
      t.deepEqual(better(change, true), []);
  }
  t.true(wanted > 10);
});
