import test from 'ava';
import {
  type AuditPack,
  heldPacks,
  type MovePack,
  type Standing,
  Watch,
  type WatchInput,
} from '../../src/archive/index.ts';
import { type Envelope, type NodeAddress, SeededRandom } from '../../src/base/index.ts';
import { guidBytes, nodeIdOf, type PackGuid } from '../../src/id/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';
import {
  decodeWatchMessage,
  encodeWatchMessage,
  type PackHolder,
  type WatchMessage,
} from '../../src/wire/index.ts';

const SETTINGS = {
  intervalMs: 1000,
  graceMs: 10_000,
  bytesPerSecond: 1_000_000,
  auditIntervalMs: 1000,
};
const CAPACITY = { quotaMiB: 100, fill: 7, isFull: false, isDraining: false };
const SHAPE = { k: 2, n: 4, fragmentBytes: 1000 };

function packOf(number: number): PackGuid {
  return nodeIdOf(Uint8Array.of(number, 9)) as string as PackGuid;
}

/** Watches that hand each other their messages, second by second. */
class Watches {
  readonly nodes: NodeAddress[] = [];
  readonly watches: (Watch | undefined)[] = [];
  readonly stores: MemoryStore[] = [];
  /** Packs that were to be repaired, by node. */
  readonly repairs: { readonly node: number; readonly pack: PackGuid; readonly atMs: number }[] =
    [];
  readonly sent: Envelope<WatchMessage>[] = [];
  readonly audits: { readonly node: number; readonly pack: PackGuid }[] = [];
  /** Nodes that all of them know. */
  candidates: readonly NodeAddress[] = [];
  readonly standings = new Map<string, Standing>();
  readonly moves: { readonly node: number; readonly move: MovePack; readonly atMs: number }[] = [];
  readonly pretending = new Set<number>();
  /** Of packs that were to be repaired. */
  readonly unproven: string[] = [];
  readonly awaited: string[] = [];
  nowMs = 1000;

  constructor(count: number, settings: Partial<typeof SETTINGS> = {}) {
    for (let i = 0; i < count; i++) {
      this.nodes.push({ nodeId: nodeIdOf(Uint8Array.of(i)), host: 'n', port: i + 1 });
      this.stores.push(new MemoryStore());
      this.start(i, settings);
    }
  }

  start(node: number, settings: Partial<typeof SETTINGS> = {}): void {
    const self = this.nodes[node]!;
    const place = { zone: `z${node}`, machine: '' };
    const tables = this.stores[node]!;
    this.watches[node] = new Watch({
      self,
      place,
      capacity: () => CAPACITY,
      pond: () => ({ candidates: this.candidates, standingOf: (id) => this.standings.get(id) }),
      tables,
      random: new SeededRandom(node),
      settings: { ...SETTINGS, ...settings },
    });
    this.step(node, { kind: 'tick' });
  }

  step(node: number, input: WatchInput): void {
    const watch = this.watches[node];
    if (watch === undefined) return;
    const out = watch.step(this.nowMs, input);
    void this.stores[node]!.write([...out.persist, ...(out.note ?? [])]);
    for (const upcall of out.upcall) {
      if (upcall.kind === 'audit') this.#audit(node, upcall);
      else if (upcall.kind === 'move') this.moves.push({ node, move: upcall, atMs: this.nowMs });
      else {
        this.repairs.push({ node, pack: upcall.pack, atMs: this.nowMs });
        for (const one of upcall.unproven) this.unproven.push(`${one.node.nodeId} ${one.index}`);
        for (const one of upcall.awaited) this.awaited.push(`${one.node.nodeId} ${one.index}`);
      }
    }
    for (const envelope of out.send) {
      this.sent.push(envelope);
      if (!('to' in envelope)) continue;
      const message = decodeWatchMessage(encodeWatchMessage(envelope.message).header)!;
      const to = this.nodes.findIndex(({ nodeId }) => nodeId === envelope.to.nodeId);
      this.step(to, { kind: 'message', from: this.nodes[node]!, token: undefined, message });
    }
  }

  /** Holders answer audits as they are; those of `pretending` as if they had nothing. */
  #audit(node: number, { pack, holders }: AuditPack): void {
    const verdicts = holders.flatMap(({ node: { nodeId }, indexes }) => {
      const at = this.nodes.findIndex((one) => one.nodeId === nodeId);
      const result = this.pretending.has(at) ? 'missing' : 'proved';
      if (this.watches[at] === undefined) return [];
      return indexes.map((index) => ({ node: this.nodes[at]!, index, result }) as const);
    });
    this.audits.push({ node, pack });
    this.step(node, { kind: 'audited', pack, outcome: { verdicts, bytesRead: 0 } });
  }

  /** A fragment of the pack for each of these nodes, the first one gets index 0. */
  spread(pack: PackGuid, nodes: readonly number[], isTold = true): void {
    for (const [index, node] of nodes.entries())
      this.step(node, { kind: 'holds', held: { pack, ...SHAPE, indexes: [index] } });
    const holders = nodes.map((node, index) => ({ node: this.nodes[node]!, indexes: [index] }));
    if (isTold) this.step(nodes[0]!, { kind: 'stored', pack, holders });
  }

  run(seconds: number): void {
    for (let i = 0; i < seconds; i++) {
      this.nowMs += 1000;
      for (const node of this.nodes.keys()) this.step(node, { kind: 'tick' });
    }
    for (const watch of this.watches) watch?.checkInvariants();
  }

  status(node: number) {
    return this.watches[node]!.status();
  }

  repaired(node: number, pack: PackGuid, holders: readonly PackHolder[]): void {
    const outcome = { holders, regenerated: 1, bytesMoved: 3000, proved: [] };
    this.step(node, { kind: 'repaired', pack, outcome });
  }
}

test('holders that agree exchange two messages a pair and interval, however many packs', (t) => {
  const pond = new Watches(4);
  for (let i = 0; i < 50; i++) pond.spread(packOf(i), [0, 1, 2, 3]);
  pond.run(3);
  pond.sent.length = 0;
  pond.run(10);
  const kinds = new Set(pond.sent.map(({ message }) => message.kind));
  t.deepEqual([...kinds].sort(), ['compare', 'differ']);
  t.is(pond.sent.length, 10 * 4 * 3 * 2);
  t.is(pond.status(0).packs, 50);
  t.is(pond.status(0).degraded, 0);
  t.is(pond.repairs.length, 0);
});

test('a node that is back within the grace time costs nothing', (t) => {
  const pond = new Watches(4);
  pond.spread(packOf(1), [0, 1, 2, 3]);
  pond.run(2);
  const gone = pond.watches[3];
  pond.watches[3] = undefined;
  pond.run(9);
  t.is(pond.status(0).degraded, 0);
  t.deepEqual(pond.status(0).silent, [pond.nodes[3]!]);
  pond.watches[3] = gone;
  pond.run(60);
  t.is(pond.status(0).degraded, 0);
  t.is(pond.repairs.length, 0);
});

test('machines that are away in turn, each within its grace time, cost nothing together', (t) => {
  const pond = new Watches(4);
  pond.spread(packOf(1), [0, 1, 2, 3]);
  pond.run(2);
  // At any time one of them is silent, for minutes.
  const back = new Map<number, () => void>();
  for (let second = 0; second < 200; second++) {
    back.get(second)?.();
    if (second % 5 === 0) {
      const node = (second / 5) % 4;
      const watch = pond.watches[node];
      pond.watches[node] = undefined;
      back.set(second + 9, () => {
        pond.watches[node] = watch;
      });
    }
    pond.run(1);
  }
  t.is(pond.repairs.length, 0);
});

test('a repair for one that is gone waits for those whose grace time is not over', (t) => {
  const pond = new Watches(4);
  const pack = packOf(1);
  pond.spread(pack, [0, 1, 2, 3]);
  pond.run(2);
  pond.watches[3] = undefined;
  pond.run(8);
  pond.watches[2] = undefined;
  pond.run(10);
  t.is(pond.repairs.length, 1);
  t.deepEqual(
    pond.awaited.filter((one) => !one.startsWith(pond.nodes[pond.repairs[0]!.node]!.nodeId)).sort(),
    [0, 1, 2]
      .filter((one) => one !== pond.repairs[0]!.node)
      .map((one) => `${pond.nodes[one]!.nodeId} ${one}`)
      .sort(),
  );
});

test('a grace time of hours is for who is away: what rotted is made again within the quarter of an hour', (t) => {
  const HOURS = { intervalMs: 60_000, graceMs: 2 * 3_600_000 };
  const away = new Watches(4, HOURS);
  away.spread(packOf(1), [0, 1, 2, 3]);
  away.run(60);
  away.watches[3] = undefined;
  away.run(2 * 3600);
  t.is(away.repairs.length, 0);
  away.run(5 * 60);
  t.is(away.repairs.length, 1);

  const rotten = new Watches(4, HOURS);
  rotten.spread(packOf(1), [0, 1, 2, 3]);
  rotten.run(60);
  rotten.step(3, { kind: 'holds', held: { pack: packOf(1), ...SHAPE, indexes: [] } });
  rotten.run(14 * 60);
  t.is(rotten.repairs.length, 0);
  rotten.run(4 * 60);
  t.is(rotten.repairs.length, 1);
  rotten.watches[rotten.repairs[0]!.node] = undefined;
  rotten.run(3600);
  t.true(rotten.repairs.length > 1, 'somebody else steps in within the hour');
});

test('after the grace time exactly one holder repairs, and tells the others', (t) => {
  const pond = new Watches(5);
  const pack = packOf(1);
  pond.spread(pack, [0, 1, 2, 3]);
  pond.run(2);
  pond.watches[3] = undefined;
  pond.run(20);
  t.is(pond.repairs.length, 1);
  const { node, atMs } = pond.repairs[0]!;
  t.true(atMs >= 1000 + 2000 + SETTINGS.graceMs);
  pond.step(4, { kind: 'holds', held: { pack, ...SHAPE, indexes: [3] } });
  const holders = [0, 1, 2, 4].map((one, at) => ({ node: pond.nodes[one]!, indexes: [at] }));
  pond.repaired(node, pack, holders);
  for (const one of [0, 1, 2, 4]) t.is(pond.status(one).degraded, 0);
  t.is(pond.status(node).bytesMoved, 3000);
  pond.run(200);
  t.is(pond.repairs.length, 1);
});

test('the next holder steps in for one that dies, and for one that lives and does nothing', (t) => {
  for (const dies of [true, false]) {
    const pond = new Watches(4);
    pond.spread(packOf(1), [0, 1, 2, 3]);
    pond.run(2);
    pond.watches[3] = undefined;
    pond.run(20);
    const { node } = pond.repairs[0]!;
    if (dies) pond.watches[node] = undefined;
    pond.run(20);
    const others = () => pond.repairs.filter((one) => one.node !== node).length;
    t.is(others(), dies ? 1 : 0);
    pond.run(40);
    t.is(others() > 0, true);
  }
});

test('a pack above its low watermark waits longer, and the most endangered goes first', (t) => {
  const pond = new Watches(8);
  // Any 2 of 6: four or fewer are too few to wait.
  const shape = { k: 2, n: 6, fragmentBytes: 1000 };
  const place = (pack: PackGuid, nodes: readonly number[]) => {
    for (const [index, node] of nodes.entries())
      pond.step(node, { kind: 'holds', held: { pack, ...shape, indexes: [index] } });
    const holders = nodes.map((node, index) => ({ node: pond.nodes[node]!, indexes: [index] }));
    pond.step(nodes[0]!, { kind: 'stored', pack, holders });
  };
  const [little, much, most] = [packOf(1), packOf(2), packOf(3)] as const;
  place(little, [0, 1, 2, 3, 4, 5]);
  place(much, [0, 1, 2, 3, 5, 6]);
  place(most, [0, 1, 2, 5, 6, 7]);
  pond.run(2);
  for (const gone of [5, 6, 7]) pond.watches[gone] = undefined;
  pond.run(20);
  const atMs = (pack: PackGuid) => pond.repairs.find((one) => one.pack === pack)?.atMs;
  t.truthy(atMs(most));
  t.truthy(atMs(much));
  t.is(atMs(little), undefined);
  t.is(pond.status(0).leastSpare, 1);
  pond.run(40);
  t.truthy(atMs(little));
});

test('repairs start no faster than their bytes are paid for, and two at a time', (t) => {
  // A repair here moves 2 + 1 fragments of 1000 bytes: three seconds of the rate.
  const pond = new Watches(2, { bytesPerSecond: 1000 });
  for (let i = 0; i < 6; i++)
    pond.step(0, { kind: 'holds', held: { pack: packOf(i), ...SHAPE, indexes: [0, 1, 2] } });
  pond.run(200);
  t.is(pond.repairs.length, 2);
  t.true(pond.repairs[1]!.atMs - pond.repairs[0]!.atMs >= 3000);
  t.is(pond.status(0).repairing, 2);
  const self = { node: pond.nodes[0]!, indexes: [0, 1, 2] };
  const other = { node: pond.nodes[1]!, indexes: [3] };
  pond.repaired(0, pond.repairs[0]!.pack, [self, other]);
  pond.run(1);
  t.is(pond.repairs.length, 3);
});

test('of packs that are due, the one with the fewest fragments to spare goes first', (t) => {
  const pond = new Watches(1, { bytesPerSecond: 1000 });
  const shape = { k: 2, n: 6, fragmentBytes: 1000 };
  for (const [number, indexes] of [
    [0, 1, 2, 3],
    [0, 1],
    [0, 1, 2],
  ].entries())
    pond.step(0, { kind: 'holds', held: { pack: packOf(number), ...shape, indexes } });
  for (let i = 0; i < 3; i++) {
    for (let s = 0; s < 100 && pond.repairs.length <= i; s++) pond.run(1);
    const { pack } = pond.repairs[i]!;
    pond.step(0, { kind: 'holds', held: { pack, ...shape, indexes: [0, 1, 2, 3, 4, 5] } });
    pond.repaired(0, pack, []);
  }
  t.deepEqual(
    pond.repairs.map(({ pack }) => pack),
    [packOf(1), packOf(2), packOf(0)],
  );
});

test('a repair that fails is tried again, ever more rarely', (t) => {
  const pond = new Watches(1);
  const pack = packOf(1);
  pond.step(0, { kind: 'holds', held: { pack, ...SHAPE, indexes: [0] } });
  const gaps: number[] = [];
  for (let i = 0; i < 4; i++) {
    for (let s = 0; s < 400 && pond.repairs.length <= i; s++) pond.run(1);
    gaps.push(pond.repairs[i]!.atMs - (pond.repairs[i - 1]?.atMs ?? 0));
    pond.repaired(0, pack, []);
  }
  t.true(gaps[1]! < gaps[2]! && gaps[2]! < gaps[3]!);
});

test('a holder that lost its fragments says so, and one that nobody was told of is learnt', (t) => {
  const pond = new Watches(4);
  pond.spread(packOf(1), [0, 1, 2, 3]);
  pond.spread(packOf(2), [0, 1, 2, 3]);
  pond.run(2);
  // Its disk was emptied while it was away.
  pond.stores[3] = new MemoryStore();
  pond.start(3);
  pond.run(2);
  for (const node of [0, 1, 2]) t.is(pond.status(node).degraded, 2);
  // It has found one again.
  pond.step(3, { kind: 'holds', held: { pack: packOf(1), ...SHAPE, indexes: [3] } });
  const holders = [0, 3].map((node) => ({ node: pond.nodes[node]!, indexes: [node] }));
  pond.step(3, { kind: 'stored', pack: packOf(1), holders: holders.slice(0, 1) });
  pond.run(4);
  t.is(pond.status(0).degraded, 1);
});

test('what was learnt survives a restart', (t) => {
  const pond = new Watches(4);
  pond.spread(packOf(1), [0, 1, 2, 3]);
  // The holder keeps what is here itself.
  const value = Uint8Array.of(2, 4, 0, 0, 3, 232, 0);
  void pond.stores[0]!.write([{ table: 'held', key: guidBytes(packOf(1)), value }]);
  t.deepEqual([...heldPacks(pond.stores[0]!)], [{ pack: packOf(1), ...SHAPE, indexes: [0] }]);
  pond.start(0);
  t.is(pond.status(0).packs, 1);
  t.is(pond.status(0).degraded, 0);
  t.is(pond.status(0).holders, 3);
});

test('what a holder claims and cannot show is made again elsewhere, and it gets nothing more', (t) => {
  const pond = new Watches(5);
  const packs = [1, 2, 3].map(packOf);
  for (const pack of packs) pond.spread(pack, [0, 1, 2, 3]);
  pond.run(2);
  pond.pretending.add(3);
  pond.run(8);
  t.is(pond.status(0).degraded, 3);
  t.true(pond.watches[0]!.distrusts(pond.nodes[3]!.nodeId));
  t.false(pond.watches[0]!.distrusts(pond.nodes[1]!.nodeId));
  const [failing, ...others] = pond.status(0).audits.failing;
  t.like(failing, { nodeId: pond.nodes[3]!.nodeId, lastFailing: 'missing', isDistrusted: true });
  t.is(others.length, 0);
  const holders = [0, 1, 2, 4].map((node, at) => ({ node: pond.nodes[node]!, indexes: [at] }));
  for (let done = 0; done < 3; done++) {
    for (let s = 0; s < 100 && pond.repairs.length <= done; s++) pond.run(1);
    const { node, pack } = pond.repairs[done]!;
    pond.step(4, { kind: 'holds', held: { pack, ...SHAPE, indexes: [3] } });
    pond.repaired(node, pack, holders);
  }
  pond.run(2);
  t.is(pond.status(0).degraded, 0);
  t.deepEqual(pond.repairs.map(({ pack }) => pack).sort(), [...packs].sort());
  t.deepEqual(new Set(pond.unproven), new Set([`${pond.nodes[3]!.nodeId} 3`]));
  // Its record outlives a restart; what it has not shown is asked for again.
  pond.start(0);
  t.true(pond.watches[0]!.distrusts(pond.nodes[3]!.nodeId));
});

test('a holder that shows what it could not show before is believed again, after a while', (t) => {
  const pond = new Watches(4);
  pond.spread(packOf(1), [0, 1, 2, 3]);
  pond.run(2);
  pond.pretending.add(3);
  pond.run(4);
  t.is(pond.status(0).degraded, 1);
  t.is(pond.status(0).audits.unprovenPacks, 1);
  pond.pretending.delete(3);
  pond.run(2);
  t.is(pond.status(0).degraded, 0);
  t.true(pond.watches[0]!.distrusts(pond.nodes[3]!.nodeId));
  pond.run(120);
  t.false(pond.watches[0]!.distrusts(pond.nodes[3]!.nodeId));
  t.is(pond.repairs.length, 0);
});

test('audits go round all packs at their pace, and more often while somebody owes some', (t) => {
  const pond = new Watches(4, { auditIntervalMs: 4000 });
  for (let i = 0; i < 10; i++) pond.spread(packOf(i), [0, 1, 2, 3]);
  pond.run(2);
  pond.audits.length = 0;
  pond.run(40);
  const own = () => pond.audits.filter(({ node }) => node === 0);
  t.is(own().length, 10);
  t.is(new Set(own().map(({ pack }) => pack)).size, 10);
  pond.pretending.add(2);
  pond.audits.length = 0;
  pond.run(44);
  t.true(own().length >= 36);
  t.is(new Set(own().map(({ pack }) => pack)).size, 10);
});

/** All nodes are known, in one zone, and about as full as one of them each. */
function standAll(pond: Watches, fills: readonly number[]): void {
  pond.candidates = pond.nodes;
  for (const [at, { nodeId }] of pond.nodes.entries())
    pond.standings.set(nodeId, { zone: '', machine: '', ...CAPACITY, fill: fills[at]! });
}

test('a node that comes back after its fragment was made again and the other learn of each other', (t) => {
  const pond = new Watches(5);
  const pack = packOf(1);
  pond.spread(pack, [0, 1, 2, 3]);
  pond.run(2);
  const gone = pond.watches[3];
  pond.watches[3] = undefined;
  pond.run(20);
  pond.step(4, { kind: 'holds', held: { pack, ...SHAPE, indexes: [3] } });
  const holders = [0, 1, 2, 4].map((one, at) => ({ node: pond.nodes[one]!, indexes: [at] }));
  pond.repaired(pond.repairs[0]!.node, pack, holders);
  pond.run(5);
  t.is(pond.status(4).holders, 3);
  pond.watches[3] = gone;
  pond.run(5);
  t.is(pond.status(4).holders, 4);
  t.is(pond.status(3).holders, 4);
  t.is(pond.status(0).degraded, 0);
});

test('a node that is drained offers all it has, one after the other, as fast as is paid for', (t) => {
  const pond = new Watches(5, { bytesPerSecond: 500 });
  standAll(pond, [30, 30, 30, 30, 30]);
  for (let i = 0; i < 3; i++) pond.spread(packOf(i), [0, 1, 2, 3]);
  pond.run(2);
  t.is(pond.moves.length, 0);
  pond.step(0, { kind: 'drain', isDraining: true });
  for (let done = 0; done < 3; done++) {
    pond.run(10);
    t.is(pond.moves.length, done + 1, 'one at a time');
    const { node, move } = pond.moves[done]!;
    t.like(move, { reason: 'drain', index: 0 });
    t.is(node, 0);
    const holders = [4, 1, 2, 3].map((at, index) => ({ node: pond.nodes[at]!, indexes: [index] }));
    pond.step(0, { kind: 'holds', held: { pack: move.pack, ...SHAPE, indexes: [] } });
    pond.step(4, { kind: 'holds', held: { pack: move.pack, ...SHAPE, indexes: [0] } });
    const outcome = { isMoved: true, isRefused: false, bytesMoved: 1000, holders };
    pond.step(0, { kind: 'moved', pack: move.pack, outcome });
    pond.run(1);
    t.is(pond.moves.length, done + 1, 'a thousand bytes take two seconds');
  }
  t.like(pond.status(0).moves, { isDraining: true, left: 0, stuck: 0, moved: 3, bytesMoved: 3000 });
  for (const node of [1, 2, 3, 4]) t.is(pond.status(node).degraded, 0);
});

test('a node that is drained says what nobody takes, tries again later, and stops when told', (t) => {
  const pond = new Watches(4);
  standAll(pond, [30, 30, 30, 30]);
  for (let i = 0; i < 2; i++) pond.spread(packOf(i), [0, 1, 2, 3]);
  pond.step(0, { kind: 'drain', isDraining: true });
  const refuse = () => {
    const { move } = pond.moves.at(-1)!;
    const outcome = { isMoved: false, isRefused: true, bytesMoved: 0, holders: [] };
    pond.step(0, { kind: 'moved', pack: move.pack, outcome });
  };
  for (let i = 0; i < 2; i++) {
    refuse();
    pond.run(1);
  }
  t.is(pond.moves.length, 2);
  t.like(pond.status(0).moves, { left: 2, stuck: 2 });
  pond.run(4);
  t.is(pond.moves.length, 3);
  pond.step(0, { kind: 'drain', isDraining: false });
  refuse();
  pond.run(60);
  t.is(pond.moves.length, 3);
  t.is(pond.status(0).moves.stuck, 0);
});

test('who joins is moved to after the grace time, and not while a pack lacks something', (t) => {
  const pond = new Watches(5);
  const packs = Array.from({ length: 20 }, (_, i) => packOf(i));
  standAll(pond, [30, 30, 30, 30, 5]);
  const wanted = pond.candidates;
  pond.candidates = wanted.slice(0, 4);
  for (const pack of packs) pond.spread(pack, [0, 1, 2, 3]);
  pond.run(30);
  t.is(pond.moves.length, 0);
  pond.candidates = wanted;
  pond.run(9);
  t.is(pond.moves.length, 0, 'it may be gone again');
  pond.run(25);
  t.true(pond.moves.length > 0);
  for (const { move } of pond.moves) {
    t.is(move.reason, 'balance');
    t.is(move.to, pond.nodes[4]);
  }
  // The same in a pond of which a holder is silent.
  const other = new Watches(5);
  standAll(other, [30, 30, 30, 30, 5]);
  for (const pack of packs) other.spread(pack, [0, 1, 2, 3]);
  other.run(2);
  other.watches[3] = undefined;
  other.run(60);
  t.is(other.moves.length, 0);
});

test('a clock that jumps silences nobody', (t) => {
  const pond = new Watches(4);
  pond.spread(packOf(1), [0, 1, 2, 3]);
  pond.run(3);
  pond.nowMs += 86_400_000;
  pond.run(5);
  t.is(pond.status(0).degraded, 0);
  t.is(pond.repairs.length, 0);
});

test('a false word about others is corrected by the next comparison', (t) => {
  const pond = new Watches(5);
  const pack = packOf(1);
  pond.spread(pack, [0, 1, 2, 3]);
  pond.run(2);
  const holders = [1, 2, 4].map((node, index) => ({ node: pond.nodes[node]!, indexes: [index] }));
  const message: WatchMessage = { kind: 'spread', pack, holders };
  pond.step(0, { kind: 'message', from: pond.nodes[4]!, token: undefined, message });
  t.is(pond.status(0).degraded, 1);
  pond.run(3);
  t.is(pond.status(0).degraded, 0);
  t.is(pond.status(0).holders, 3);
  t.is(pond.repairs.length, 0);
});

test('a node tells its place, and an unasked difference is dropped', (t) => {
  const pond = new Watches(2);
  const from = pond.nodes[1]!;
  const ask = { kind: 'describeNode' } as const;
  const out = pond.watches[0]!.step(2000, { kind: 'message', from, token: 7, message: ask });
  const message = { kind: 'nodeDescribed', place: { zone: 'z0', machine: '' }, capacity: CAPACITY };
  t.deepEqual(out.send, [{ token: 7, message }] as unknown as typeof out.send);
  const differ = { kind: 'differ', buckets: Uint8Array.of(1, 2) } as const;
  pond.watches[0]!.step(2000, { kind: 'message', from, token: undefined, message: differ });
  t.is(pond.watches[0]!.counters().dropped, 1);
});
