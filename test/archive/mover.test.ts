import test from 'ava';
import { KEEP_MS, LEAVE_MS } from '../../src/archive/holder.ts';
import {
  FRAGMENT_TABLE,
  Holder,
  heldPack,
  type MovePack,
  Mover,
  makePack,
  type Pack,
  type Standing,
} from '../../src/archive/index.ts';
import { Moves } from '../../src/archive/moves.ts';
import { WatchedPacks } from '../../src/archive/watched-packs.ts';
import { type NodeAddress, OceanError, SeededRandom } from '../../src/base/index.ts';
import { createVolumeKeys } from '../../src/client/index.ts';
import { digest, keyPairOf } from '../../src/crypto/index.ts';
import { nodeIdOf } from '../../src/id/index.ts';
import { aguidOf } from '../../src/object/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';
import type { ArchiveMessage } from '../../src/wire/index.ts';

/** Holders of one pack of four fragments, and nodes without any; each can be asked to move its fragment. */
class Pond {
  readonly nodes: NodeAddress[] = [];
  readonly stores: MemoryStore[] = [];
  readonly holders: Holder[] = [];
  readonly pack: Pack;
  readonly standings = new Map<string, Standing>();
  readonly down = new Set<number>();
  /** They acknowledge fragments, and show something else. */
  readonly pretending = new Set<number>();
  readonly draining = new Set<number>();
  /** As a survey finds it. */
  missing: number[] = [];
  nowMs = 1_000_000;

  constructor(count: number) {
    const random = new SeededRandom(9);
    const bytes = (length: number) => random.bytes(length);
    for (let at = 0; at < count; at++) {
      const nodeId = nodeIdOf(keyPairOf(bytes(32)).publicKey);
      this.nodes.push({ nodeId, host: 'n', port: at + 1 });
      const tables = new MemoryStore({ quotaBytes: 64 << 20 });
      this.stores.push(tables);
      this.holders.push(new Holder({ tables, isDraining: () => this.draining.has(at) }));
    }
    const member = { publicKey: new Uint8Array(32), address: this.nodes[0]! };
    const keys = createVolumeKeys({ name: 'v', members: [member], random: bytes });
    const author = { aguid: aguidOf(keys.object), key: keys.author, writer: keys.writer };
    const sealed = bytes(4000);
    this.pack = makePack([{ sealed, digest: digest('block', sealed) }], { k: 2, n: 4 }, author, 1);
    for (let at = 0; at < 4; at++) this.give(at, at);
  }

  give(at: number, index: number): ArchiveMessage {
    const bytes = this.pack.fragments[index]!;
    return this.ask(at, { kind: 'storeFragment', manifest: this.pack.signed, index, bytes });
  }

  ask(at: number, message: ArchiveMessage): ArchiveMessage {
    const input = { kind: 'message', from: this.nodes[0]!, token: 1, message } as const;
    const out = this.holders[at]!.step(this.nowMs, input);
    void this.stores[at]!.write(out.persist);
    return out.send[0]!.message;
  }

  /** Indexes on each node's disk. */
  held(): number[][] {
    return this.stores.map((store) => [...(heldPack(store, this.pack.guid)?.indexes ?? [])]);
  }

  #at(node: NodeAddress): number {
    return this.nodes.findIndex(({ nodeId }) => nodeId === node.nodeId);
  }

  mover(self: number): Mover {
    const { guid } = this.pack;
    return new Mover({
      clock: { nowMs: () => this.nowMs, nowNs: () => 0n, after: () => () => {} },
      self: this.nodes[self]!,
      candidates: () => this.nodes,
      standingOf: (nodeId) => this.standings.get(nodeId),
      learnPlaces: async () => {},
      spread: () => {},
      request: async (to, message) => {
        const at = this.#at(to);
        if (this.down.has(at)) throw new OceanError('unavailable', 'down');
        if (this.pretending.has(at))
          return message.kind === 'readFragment'
            ? { kind: 'fragmentRange', bytes: new Uint8Array(message.length) }
            : { kind: 'fragmentStored' };
        const answer = this.ask(at, message);
        if (answer.kind === 'refused') throw new OceanError(answer.error, answer.message);
        return answer;
      },
      locate: async () => [],
      accuse: () => {},
      manifest: () => this.pack.signed,
      held: async () => undefined,
      random: new SeededRandom(1),
      survey: async () => {
        const held = this.held();
        const holders = this.nodes
          .map((node, at) => ({ node, indexes: held[at]! }))
          .filter(({ indexes }, at) => indexes.length > 0 && !this.down.has(at));
        const manifest = { signed: this.pack.signed, read: this.pack.manifest };
        const answered = new Set(this.nodes.map(({ nodeId }) => nodeId));
        return { manifest, holders, answered, missing: this.missing };
      },
      leave: (pack, index) => this.holders[self]!.leave(this.nowMs, pack, index),
      release: (pack, index) => {
        if (!this.holders[self]!.isLeaving(this.nowMs, pack, index)) return false;
        const out = this.holders[self]!.step(this.nowMs, { kind: 'release', pack: guid, index });
        void this.stores[self]!.write(out.persist);
        return true;
      },
    });
  }

  move(self: number, asked: Partial<MovePack> = {}) {
    const pack = this.pack.guid;
    const [index] = this.held()[self]!;
    const common = { kind: 'move', pack, index: index!, holders: [], to: undefined } as const;
    return this.mover(self).move({ ...common, reason: 'drain', ...asked });
  }
}

test('a drained fragment is on another disk before it is given up here', async (t) => {
  const pond = new Pond(6);
  pond.nowMs += KEEP_MS;
  const outcome = await pond.move(0);
  t.like(outcome, { isMoved: true, bytesMoved: 2000 });
  const held = pond.held();
  t.deepEqual(held[0], []);
  t.deepEqual(held.flat().sort(), [0, 1, 2, 3]);
  t.deepEqual(held.slice(1, 4), [[1], [2], [3]]);
  t.is([...pond.stores[0]!.range(FRAGMENT_TABLE)].length, 0);
  t.is([...pond.stores[0]!.range('manifest')].length, 0);
  const told = outcome.holders.find(({ indexes }) => indexes.includes(0));
  t.true([pond.nodes[4], pond.nodes[5]].includes(told!.node));
});

test('a node that is full, down or pretends gets nothing, and the next one does', async (t) => {
  const pond = new Pond(7);
  pond.nowMs += KEEP_MS;
  pond.down.add(4);
  pond.pretending.add(5);
  t.true((await pond.move(0)).isMoved);
  t.deepEqual(pond.held()[6], [0]);
  for (const at of [0, 6]) pond.down.add(at);
  t.false((await pond.move(1)).isMoved);
  t.deepEqual(pond.held().slice(0, 4), [[], [1], [2], [3]]);
});

test('without another node the fragment stays; a node that is drained too takes nothing', async (t) => {
  const pond = new Pond(5);
  pond.nowMs += KEEP_MS;
  pond.draining.add(4);
  t.like(await pond.move(0), { isMoved: false, isRefused: true, bytesMoved: 0 });
  t.deepEqual(pond.held(), [[0], [1], [2], [3], []]);
  const refused = pond.give(4, 0);
  t.is(refused.kind === 'refused' ? refused.error : undefined, 'busy');
});

test('what somebody was just told is here stays here for a while', async (t) => {
  const pond = new Pond(6);
  t.like(await pond.move(0), { isMoved: false, isRefused: false });
  pond.nowMs += KEEP_MS - 1;
  t.false((await pond.move(0)).isMoved);
  pond.nowMs += 1;
  t.true((await pond.move(0)).isMoved);
});

test('of two that rely on each other neither gives its fragment up; one alone does', async (t) => {
  const pond = new Pond(6);
  pond.nowMs += KEEP_MS;
  pond.give(4, 0);
  pond.nowMs += KEEP_MS;
  const { guid } = pond.pack;
  t.true(pond.holders[0]!.leave(pond.nowMs, guid, 0));
  t.true(pond.holders[4]!.leave(pond.nowMs, guid, 0));
  for (const at of [0, 4]) {
    const answer = pond.give(at, 0);
    t.is(answer.kind === 'refused' ? answer.error : undefined, 'busy');
  }
  pond.nowMs += LEAVE_MS;
  // Too late: another may have been told meanwhile that it stays.
  t.false(pond.holders[0]!.isLeaving(pond.nowMs, guid, 0));
  t.true((await pond.move(4)).isMoved);
  t.deepEqual(pond.held(), [[0], [1], [2], [3], [], []]);
});

test('a fragment moves to a better holder only while that one still is', async (t) => {
  const pond = new Pond(5);
  pond.nowMs += KEEP_MS;
  const capacity = { quotaMiB: 100, isFull: false, isDraining: false };
  for (const [at, { nodeId }] of pond.nodes.entries())
    pond.standings.set(nodeId, {
      ...capacity,
      zone: at === 4 ? 'b' : 'a',
      machine: '',
      fill: at === 4 ? 0 : 60,
    });
  const balance = { reason: 'balance', to: pond.nodes[4]! } as const;
  const outcomes = [];
  for (let at = 0; at < 4; at++) outcomes.push((await pond.move(at, balance)).isMoved);
  // A fresh pack would have one fragment in the zone of the new node: one has moved, and no other.
  t.is(outcomes.filter((isMoved) => isMoved).length, 1);
  t.deepEqual(pond.held().flat().sort(), [0, 1, 2, 3]);
  t.is(pond.held()[4]!.length, 1);
});

test('of a fragment that lies twice one goes also while another is missing, and no other does', async (t) => {
  const pond = new Pond(5);
  pond.missing = [2];
  pond.give(4, 1);
  pond.nowMs += KEEP_MS;
  const [one, twin] = [pond.nodes[1]!, pond.nodes[4]!];
  const moved = [
    await pond.move(1, { reason: 'balance', to: twin }),
    await pond.move(4, { reason: 'balance', to: one }),
  ];
  t.is(moved.filter(({ isMoved }) => isMoved).length, 1);
  t.is(pond.held().filter(([index]) => index === 1).length, 1);
  t.false((await pond.move(0, { reason: 'balance', to: twin })).isMoved);
});

test('surplus is looked for in packs that are not whole', (t) => {
  const [self, twin, other] = new Pond(4).nodes as [NodeAddress, NodeAddress, NodeAddress];
  const pack = new Pond(4).pack.guid;
  const standingOf = () => ({ zone: '', machine: '', quotaMiB: 100, isFull: false });
  const next = (at: NodeAddress, held: NodeAddress, index: number) => {
    const packs = new WatchedPacks(at.nodeId);
    packs.setOwn({ pack, k: 1, n: 3, fragmentBytes: 10, indexes: [0] });
    packs.setOthers(pack, [
      { node: held, indexes: [index] },
      { node: other, indexes: [1] },
    ]);
    const moves = new Moves({
      ...{ self: at, packs, isWhole: () => false, isUnproven: () => false },
      pond: () => ({ candidates: [self, twin, other], standingOf }),
      settings: { settleMs: 0, bytesPerSecond: 1000 },
    });
    return moves.next(1);
  };
  const found = [next(self, twin, 0), next(twin, self, 0)].filter((move) => move !== undefined);
  t.is(found.length, 1);
  t.is(next(self, twin, 2), undefined);
});
