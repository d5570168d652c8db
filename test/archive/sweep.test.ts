/** The sweep of a holder, stepped by hand. */

import test from 'ava';
import {
  FRAGMENT_TABLE,
  HELD_TABLE,
  Holder,
  MANIFEST_TABLE,
  makePack,
  type Pack,
  STORED_TABLE,
  Sweep,
  type SweepInput,
  type SweepUpcall,
} from '../../src/archive/index.ts';
import { storedPack } from '../../src/archive/stored.ts';
import {
  PROOF_TIMEOUT_MS,
  SWEEP_FIRST_MS,
  SWEEP_GRACE_MS,
  SWEEP_HINT_MS,
  SWEEP_INTERVAL_MS,
} from '../../src/archive/sweep.ts';
import { type NodeAddress, SeededRandom } from '../../src/base/index.ts';
import { createVolumeKeys } from '../../src/client/index.ts';
import { digest, keyPairOf } from '../../src/crypto/index.ts';
import { guidBytes, nodeIdOf, type PackGuid } from '../../src/id/index.ts';
import { aguidOf } from '../../src/object/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';

type Asked = Extract<SweepUpcall, { kind: 'prove' }>;

/** A holder of packs of two objects, and its sweep. */
class Bench {
  readonly random = new SeededRandom(5);
  readonly store = new MemoryStore({ quotaBytes: 64 << 20 });
  readonly holder = new Holder({ tables: this.store });
  readonly authors = [this.#author(), this.#author()];
  sweep = new Sweep({ tables: this.store });
  nowMs = 1_700_000_000_000;

  #author() {
    const { publicKey } = keyPairOf(this.random.bytes(32));
    const address: NodeAddress = { nodeId: nodeIdOf(publicKey), host: '127.0.0.1', port: 1 };
    const keys = createVolumeKeys({
      name: 'v',
      members: [{ publicKey, address }],
      random: (length) => this.random.bytes(length),
    });
    return { aguid: aguidOf(keys.object), key: keys.author, writer: keys.writer, address };
  }

  make(object = 0): Pack {
    const sealed = this.random.bytes(1000);
    return makePack(
      [{ digest: digest('block', sealed), sealed }],
      { k: 1, n: 2 },
      this.authors[object]!,
      1,
    );
  }

  /** What the holder answers. */
  store1(pack: Pack): string | undefined {
    const { address: from } = this.authors[0]!;
    const message = {
      kind: 'storeFragment',
      manifest: pack.signed,
      index: 0,
      bytes: pack.fragments[0]!,
    } as const;
    const out = this.holder.step(this.nowMs, { kind: 'message', from, token: 1, message });
    void this.store.write(out.persist);
    return out.send[0]?.message.kind;
  }

  add(object = 0): Pack {
    const pack = this.make(object);
    this.store1(pack);
    return pack;
  }

  step(input: SweepInput): readonly SweepUpcall[] {
    const { persist, note = [], upcall } = this.sweep.step(this.nowMs, input);
    this.sweep.checkInvariants();
    void this.store.write([...persist, ...note]);
    for (const one of upcall) if (one.kind === 'dropped') this.holder.dropped(one.held.pack);
    return upcall;
  }

  /** Lets time pass; every question is answered with what `unlisted` holds. */
  run(ms: number, unlisted: ReadonlySet<PackGuid> | undefined): Asked[] {
    const endMs = this.nowMs + ms;
    const asked: Asked[] = [];
    for (;;) {
      const dueMs = this.sweep.deadlineMs();
      if (dueMs === undefined || dueMs > endMs) break;
      this.nowMs = Math.max(this.nowMs, dueMs);
      for (const one of this.step({ kind: 'tick' })) {
        if (one.kind !== 'prove') continue;
        asked.push(one);
        if (unlisted === undefined) continue;
        this.step({ kind: 'proven', packs: one.packs.filter((pack) => unlisted.has(pack)) });
      }
    }
    this.nowMs = endMs;
    return asked;
  }

  /** Tables that still say something of a pack. */
  traces({ guid }: Pack): string[] {
    return [FRAGMENT_TABLE, MANIFEST_TABLE, HELD_TABLE, STORED_TABLE].filter((table) =>
      [...this.store.range(table)].some(([key]) =>
        guidBytes(guid).every((byte, i) => byte === key[i]),
      ),
    );
  }
}

const NOTHING: ReadonlySet<PackGuid> = new Set();

test('packs that are old enough and proven to be unlisted go, with every trace, and no others', (t) => {
  const bench = new Bench();
  const [listed, unlisted, foreign] = [bench.add(), bench.add(), bench.add(1)];
  bench.nowMs += SWEEP_GRACE_MS - SWEEP_FIRST_MS / 2;
  bench.step({ kind: 'start' });
  const young = bench.add();
  const gone = new Set([unlisted.guid, young.guid]);
  const asked = bench.run(SWEEP_FIRST_MS + 100, gone);
  t.deepEqual(
    asked.map(({ aguid, packs }) => [aguid, [...packs].sort()]).sort(),
    [
      [bench.authors[0]!.aguid, [listed.guid, unlisted.guid].sort()],
      [bench.authors[1]!.aguid, [foreign.guid]],
    ].sort(),
  );
  t.deepEqual(bench.traces(unlisted), []);
  for (const pack of [listed, foreign, young]) t.is(bench.traces(pack).length, 4);
  t.is(bench.sweep.status().dropped, 1);
  bench.run(SWEEP_GRACE_MS + SWEEP_INTERVAL_MS, gone);
  t.deepEqual(bench.traces(young), []);
  t.is(bench.holder.packCount(), 2);
});

test('without a proof, and without any answer, nothing goes, and the next round asks again', (t) => {
  const bench = new Bench();
  const pack = bench.add();
  bench.nowMs += SWEEP_GRACE_MS;
  bench.step({ kind: 'start' });
  t.is(bench.run(SWEEP_FIRST_MS + PROOF_TIMEOUT_MS + 10, undefined).length, 1);
  t.is(bench.run(SWEEP_INTERVAL_MS, NOTHING).length, 1);
  t.is(bench.traces(pack).length, 4);
  // An answer that comes when nobody asks.
  bench.step({ kind: 'proven', packs: [pack.guid] });
  t.is(bench.traces(pack).length, 4);
});

test('a pack that is stored again while a proof is sought stays', (t) => {
  const bench = new Bench();
  const pack = bench.add();
  bench.nowMs += SWEEP_GRACE_MS;
  bench.step({ kind: 'start' });
  t.is(bench.run(SWEEP_FIRST_MS, undefined).length, 1);
  t.is(bench.store1(pack), 'fragmentStored');
  bench.step({ kind: 'proven', packs: [pack.guid] });
  t.is(bench.traces(pack).length, 4);
  t.is(bench.run(SWEEP_INTERVAL_MS - 1000, new Set([pack.guid])).length, 0);
});

test('what came before times were kept begins its grace time at the first look', (t) => {
  const bench = new Bench();
  const pack = bench.add();
  void bench.store.write([{ table: STORED_TABLE, key: guidBytes(pack.guid), value: undefined }]);
  bench.nowMs += 10 * SWEEP_GRACE_MS;
  bench.step({ kind: 'start' });
  const gone = new Set([pack.guid]);
  t.is(bench.run(SWEEP_FIRST_MS, gone).length, 0);
  bench.run(SWEEP_GRACE_MS + SWEEP_INTERVAL_MS, gone);
  t.deepEqual(bench.traces(pack), []);
});

test('a hint begins a round at once, but many hints do not make many rounds', (t) => {
  const bench = new Bench();
  bench.add();
  bench.nowMs += SWEEP_GRACE_MS;
  bench.step({ kind: 'hint' });
  t.is(bench.sweep.deadlineMs(), undefined, 'not before it has started');
  bench.step({ kind: 'start' });
  bench.step({ kind: 'hint' });
  t.is(bench.run(1000, NOTHING).length, 1);
  let rounds = 0;
  for (let i = 0; i < 20; i++) {
    bench.step({ kind: 'hint' });
    rounds += bench.run(SWEEP_HINT_MS / 10, NOTHING).length;
  }
  t.is(rounds, 2);
});

test('who repairs a pack that was swept is refused', (t) => {
  const bench = new Bench();
  const pack = bench.add();
  bench.nowMs += SWEEP_GRACE_MS;
  bench.step({ kind: 'start' });
  bench.run(SWEEP_FIRST_MS, new Set([pack.guid]));
  t.is(bench.store1(pack), 'refused');
  t.deepEqual(bench.traces(pack), []);
  t.is(bench.store1(bench.make()), 'fragmentStored');
});

test('with a short grace time too what is stored again stays for as long', (t) => {
  const bench = new Bench();
  const graceMs = 60_000;
  const { store } = bench;
  const holder = new Holder({ tables: store, sweepGraceMs: graceMs });
  const pack = bench.make();
  const { address: from } = bench.authors[0]!;
  const [index, bytes] = [0, pack.fragments[0]!];
  const message = { kind: 'storeFragment', manifest: pack.signed, index, bytes } as const;
  const storedAt = () => storedPack(store, pack.guid)?.atMs;
  const put = (atMs: number) => {
    const out = holder.step(atMs, { kind: 'message', from, token: 1, message });
    void store.write(out.persist);
  };
  put(1_000_000);
  put(1_010_000);
  t.is(storedAt(), 1_000_000);
  put(1_040_000);
  t.is(storedAt(), 1_040_000);
});
