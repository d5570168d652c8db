/** The scrub, stepped by hand. */

import test from 'ava';
import { heldPack, withFragment } from '../../src/archive/held.ts';
import {
  FRAGMENT_TABLE,
  Holder,
  MANIFEST_TABLE,
  makePack,
  type Pack,
  Scrub,
  type ScrubInput,
  type ScrubUpcall,
} from '../../src/archive/index.ts';
import {
  SCRUB_FIRST_MS,
  SCRUB_PUT_OFF_MS,
  SCRUB_REST_MS,
  SCRUB_ROUND_MS,
} from '../../src/archive/scrub.ts';
import { type NodeAddress, SeededRandom, type Write } from '../../src/base/index.ts';
import { createVolumeKeys } from '../../src/client/index.ts';
import { digest, keyPairOf } from '../../src/crypto/index.ts';
import { guidBytes, nodeIdOf, type PackGuid } from '../../src/id/index.ts';
import { aguidOf } from '../../src/object/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';

const PACK_BYTES = 10_000;
const BYTES_PER_SECOND = 100_000;

/** A node's store with some packs of which it holds fragments, and a scrub over it. */
class Bench {
  readonly random = new SeededRandom(5);
  readonly store = new MemoryStore({ quotaBytes: 64 << 20 });
  readonly packs: Pack[] = [];
  readonly #author;
  readonly #from: NodeAddress;
  scrub: Scrub;
  nowMs = 1_700_000_000_000;

  constructor(packCount: number) {
    const { publicKey } = keyPairOf(this.random.bytes(32));
    this.#from = { nodeId: nodeIdOf(publicKey), host: '127.0.0.1', port: 1 };
    const keys = createVolumeKeys({
      name: 'v',
      members: [{ publicKey, address: this.#from }],
      random: (length) => this.random.bytes(length),
    });
    this.#author = { aguid: aguidOf(keys.object), key: keys.author, writer: keys.writer };
    for (let i = 0; i < packCount; i++) this.add();
    // In the order in which they are read.
    this.packs.sort((a, b) => (a.guid < b.guid ? -1 : 1));
    this.scrub = this.restarted();
  }

  restarted(): Scrub {
    return new Scrub({ tables: this.store, bytesPerSecond: BYTES_PER_SECOND });
  }

  /** Stores fragments 0 and 1 of a new pack, as a holder does. */
  add(): Pack {
    const sealed = this.random.bytes(PACK_BYTES);
    const blocks = [{ digest: digest('block', sealed), sealed }];
    const pack = makePack(blocks, { k: 1, n: 3 }, this.#author, 1);
    this.packs.push(pack);
    this.#store(pack, [0, 1]);
    return pack;
  }

  #store(pack: Pack, indexes: readonly number[]): void {
    const holder = new Holder({ tables: this.store });
    for (const index of indexes) {
      const bytes = pack.fragments[index]!;
      if (holder.indexes(pack.guid).length > 0) {
        // A holder takes one fragment of a pack; a store of earlier times may have more.
        const { write } = withFragment(this.store, pack.guid, pack.manifest, index);
        const key = keyOf(pack.guid, index);
        void this.store.write([write, { table: FRAGMENT_TABLE, key, value: bytes }]);
        continue;
      }
      const message = { kind: 'storeFragment', manifest: pack.signed, index, bytes } as const;
      const input = { kind: 'message', from: this.#from, token: 1, message } as const;
      void this.store.write(holder.step(0, input).persist);
    }
  }

  has(pack: Pack, index: number): boolean {
    return this.store.get(FRAGMENT_TABLE, keyOf(pack.guid, index)) !== undefined;
  }

  hasManifest({ guid }: Pack): boolean {
    return this.store.get(MANIFEST_TABLE, guidBytes(guid)) !== undefined;
  }

  put(table: string, key: Uint8Array, value: Uint8Array | undefined): void {
    void this.store.write([{ table, key, value }]);
  }

  /** Flips a bit of what is stored there. */
  rot(table: string, key: Uint8Array): void {
    const value = this.store.get(table, key)!;
    value[value.length >> 1]! ^= 4;
    this.put(table, key, value);
  }

  step(input: ScrubInput, scrub = this.scrub): readonly ScrubUpcall[] {
    const { persist, note = [], upcall, send } = scrub.step(this.nowMs, input);
    if (send.length > 0) throw new Error('It has nobody to speak to');
    const written: readonly Write[] = [...persist, ...note];
    void this.store.write(written);
    return upcall;
  }

  /** Ticks at its deadlines, for so long. */
  run(ms: number): ScrubUpcall[] {
    const endMs = this.nowMs + ms;
    const upcalls: ScrubUpcall[] = [];
    for (;;) {
      const deadlineMs = this.scrub.deadlineMs();
      if (deadlineMs === undefined || deadlineMs > endMs) break;
      this.nowMs = Math.max(this.nowMs, deadlineMs);
      upcalls.push(...this.step({ kind: 'tick' }));
    }
    this.nowMs = endMs;
    return upcalls;
  }
}

function keyOf(pack: PackGuid, index: number): Uint8Array {
  return Uint8Array.from([...guidBytes(pack), index]);
}

test('sound fragments are read once a round, and stay', (t) => {
  const bench = new Bench(4);
  t.is(bench.scrub.deadlineMs(), undefined, 'not before the node has joined');
  bench.step({ kind: 'start' });
  t.is(bench.scrub.deadlineMs(), bench.nowMs + SCRUB_FIRST_MS);
  const upcalls = bench.run(SCRUB_ROUND_MS / 2);
  t.like(upcalls, [{ kind: 'round', fragments: 8, damaged: 0 }]);
  t.true(bench.packs.every((pack) => bench.has(pack, 0) && bench.has(pack, 1)));
  t.like(bench.scrub.status(), { isUnderWay: false, damaged: 0 });
  t.like(bench.run(SCRUB_ROUND_MS), [{ kind: 'round', fragments: 8 }], 'and again a day later');
});

test('a fragment that rotted is dropped and told; the manifest goes with the last of its pack', (t) => {
  const bench = new Bench(3);
  const [, pack] = bench.packs as [Pack, Pack, Pack];
  bench.rot(FRAGMENT_TABLE, keyOf(pack.guid, 0));
  bench.step({ kind: 'round' });
  const first = bench.run(10_000);
  t.like(first[0], { kind: 'lost', pack: pack.guid, index: 0, isLast: false });
  t.like(first[0], { held: { pack: pack.guid, indexes: [1] } }, 'what is left of it here');
  t.like(first[1], { kind: 'round', fragments: 6, damaged: 1 });
  t.false(bench.has(pack, 0));
  t.true(bench.has(pack, 1) && bench.hasManifest(pack));
  bench.rot(FRAGMENT_TABLE, keyOf(pack.guid, 1));
  bench.step({ kind: 'round' });
  const second = bench.run(10_000);
  t.like(second[0], { kind: 'lost', pack: pack.guid, index: 1, isLast: true });
  t.like(second[1], { kind: 'round', fragments: 5, damaged: 1 });
  t.false(bench.has(pack, 1) || bench.hasManifest(pack));
  t.is(bench.scrub.status().damaged, 2);
  bench.step({ kind: 'round' });
  t.like(bench.run(10_000), [{ kind: 'round', fragments: 4, damaged: 0 }]);
});

test('what is cut short, and what has no manifest that proves it, is not kept', (t) => {
  const bench = new Bench(3);
  const [one, two, three] = bench.packs as [Pack, Pack, Pack];
  bench.put(FRAGMENT_TABLE, keyOf(one.guid, 1), one.fragments[1]!.subarray(1));
  bench.rot(MANIFEST_TABLE, guidBytes(two.guid));
  bench.put(MANIFEST_TABLE, guidBytes(three.guid), Uint8Array.of(1, 2, 3));
  bench.step({ kind: 'round' });
  const lost = bench
    .run(10_000)
    .map((one) => (one.kind === 'lost' ? [one.pack, one.index] : one.damaged));
  t.deepEqual(lost, [
    [one.guid, 1],
    [two.guid, 0],
    [two.guid, 1],
    [three.guid, 0],
    [three.guid, 1],
    5,
  ]);
  t.true(bench.has(one, 0) && bench.hasManifest(one));
  t.false(bench.hasManifest(two) || bench.hasManifest(three));
});

test('a fragment that the index names and that is not there is found', (t) => {
  const bench = new Bench(2);
  const [pack, whole] = bench.packs as [Pack, Pack];
  bench.put(FRAGMENT_TABLE, keyOf(pack.guid, 1), undefined);
  t.deepEqual(heldPack(bench.store, pack.guid)!.indexes, [0, 1]);
  const round = () => {
    bench.step({ kind: 'round' });
    return bench.run(10_000).filter(({ kind }) => kind === 'lost');
  };
  const lost = round();
  t.is(lost.length, 1);
  t.like(lost[0], { kind: 'lost', pack: pack.guid, index: 1, isLast: false });
  t.deepEqual(heldPack(bench.store, pack.guid)!.indexes, [0]);
  // The last one takes the pack with it.
  for (const index of [0, 1]) bench.put(FRAGMENT_TABLE, keyOf(whole.guid, index), undefined);
  t.is(round().length, 2);
  t.is(heldPack(bench.store, whole.guid), undefined);
  t.false(bench.hasManifest(whole));
});

test('it reads no faster than its pace', (t) => {
  const bench = new Bench(20);
  bench.step({ kind: 'round' });
  const startedMs = bench.nowMs;
  let read = 0;
  while (bench.scrub.status().isUnderWay) {
    bench.nowMs = bench.scrub.deadlineMs()!;
    // What was read before is paid for in time.
    const paidMs = (read * 1000) / BYTES_PER_SECOND;
    t.true(bench.nowMs - startedMs >= Math.floor(paidMs), `${read} bytes`);
    bench.step({ kind: 'tick' });
    read = bench.scrub.status().round.bytes;
  }
  t.true(read > 40 * PACK_BYTES);
  t.true(bench.nowMs - startedMs < (1100 * read) / BYTES_PER_SECOND + 100, 'and not much slower');
});

test('it rests while others are served, but not for ever', (t) => {
  const bench = new Bench(2);
  bench.step({ kind: 'round' });
  const dueMs = bench.scrub.deadlineMs()!;
  bench.step({ kind: 'served' });
  t.is(bench.scrub.deadlineMs(), dueMs + SCRUB_REST_MS);
  bench.step({ kind: 'tick' });
  t.is(bench.scrub.status().round.fragments, 0, 'a tick that comes too early does nothing');
  for (let i = 0; i < (2 * SCRUB_PUT_OFF_MS) / SCRUB_REST_MS; i++) {
    bench.nowMs += SCRUB_REST_MS / 2;
    if (bench.nowMs >= dueMs + SCRUB_PUT_OFF_MS) break;
    bench.step({ kind: 'served' });
    bench.step({ kind: 'tick' });
  }
  t.is(bench.scrub.status().round.fragments, 0);
  bench.step({ kind: 'served' });
  bench.step({ kind: 'tick' });
  t.is(bench.scrub.status().round.fragments, 1);
});

test('a restart goes on about where it was, and does not begin a round too soon', (t) => {
  const bench = new Bench(40);
  bench.step({ kind: 'round' });
  while (bench.scrub.status().round.fragments < 50) bench.run(100);
  bench.scrub = bench.restarted();
  t.true(bench.scrub.status().isUnderWay);
  bench.step({ kind: 'start' });
  const [round] = bench.run(SCRUB_FIRST_MS + 60_000);
  t.like(round, { kind: 'round', fragments: 80 - 32 }, 'from the last note on');
  const { lastRoundMs } = bench.scrub.status();
  bench.scrub = bench.restarted();
  t.like(bench.scrub.status(), { isUnderWay: false, lastRoundMs });
  bench.step({ kind: 'start' });
  t.deepEqual(bench.run(SCRUB_ROUND_MS / 2), []);
});

test('a note that is no note is begun anew, and a full store still drops what rotted', (t) => {
  const bench = new Bench(2);
  bench.put('scrub', Uint8Array.of(0), new Uint8Array(200));
  bench.scrub = bench.restarted();
  t.is(bench.scrub.status().damaged, 0);
  const [pack] = bench.packs as [Pack];
  bench.rot(FRAGMENT_TABLE, keyOf(pack.guid, 0));
  bench.put('other', Uint8Array.of(1), new Uint8Array(bench.store.bytesFree() - 1));
  t.is(bench.store.bytesFree(), 0);
  bench.step({ kind: 'round' });
  t.like(bench.run(10_000).at(-1), { kind: 'round', fragments: 4, damaged: 1 });
  t.false(bench.has(pack, 0));
});

test('a store without fragments is a round without any', (t) => {
  const bench = new Bench(0);
  bench.step({ kind: 'start' });
  t.like(bench.run(SCRUB_ROUND_MS - 1), [{ kind: 'round', fragments: 0, bytes: 0, damaged: 0 }]);
});
