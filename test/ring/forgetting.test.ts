import test from 'ava';
import { readU64, SeededRandom, toHex } from '../../src/base/index.ts';
import { type Digest, digest, keyPairOf } from '../../src/crypto/index.ts';
import { guidBytes } from '../../src/id/index.ts';
import {
  decodeNode,
  EMPTY_TREE,
  isLeaf,
  rangesOf,
  signRetention,
  TREE_TABLE,
} from '../../src/object/index.ts';
import { decodeHeartbeat, type Retention } from '../../src/wire/index.ts';
import { Bench, put } from './bench.ts';

/** Longer than any sweep here takes. */
const SWEPT_MS = 20_000;
/** Updates whose outcome may be asked for again. */
const RECENT = 128;

function retention(bench: Bench, through: number, kept: readonly number[], serial = 1): Retention {
  return { object: bench.keys.object, serial, through, kept: rangesOf(kept) };
}

/** Has the owner keep only these versions up to `through`. */
function forget(bench: Bench, through: number, kept: readonly number[], serial = 1): number {
  const signed = signRetention(bench.keys.owner!, retention(bench, through, kept, serial));
  const action = { kind: 'setRetention' as const, retention: signed };
  const token = bench.submit(0, bench.update([{ predicates: [], actions: [action] }]));
  bench.drain();
  return token;
}

/** Versions whose records a member has in a table. */
function versionsIn(bench: Bench, i: number, table: string): number[] {
  return [...bench.stores[i]!.range(table)].map(([key]) => readU64(key, 20));
}

function heartbeats(bench: Bench, i: number) {
  const { aguid } = bench.ring;
  const token = bench.ask(i, { kind: 'getHeartbeats', aguid, from: 0, count: 1000 });
  const answer = bench.answers.get(token);
  return answer?.kind === 'heartbeats'
    ? answer.heartbeats.map(({ heartbeat }) => decodeHeartbeat(heartbeat)!)
    : [];
}

/** Nodes below these tops, sorted; each must be on the disk. */
function below(bench: Bench, i: number, tops: readonly Uint8Array[]): string[] {
  const found = new Set<string>();
  const open = [...tops];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    if (found.has(toHex(top)) || toHex(top) === toHex(EMPTY_TREE())) continue;
    const node = decodeNode(bench.stores[i]!.get(TREE_TABLE, top as Digest)!)!;
    found.add(toHex(top));
    if (!isLeaf(node)) open.push(...node.children.map(({ digest }) => digest));
  }
  return [...found].sort();
}

function nodesOf(bench: Bench, i: number): string[] {
  return [...bench.stores[i]!.range(TREE_TABLE)].map(([key]) => toHex(key));
}

/** Many versions of a map of some hundred entries, so that its tree has inner nodes. */
function written(faultyMax: number, versions: number): Bench {
  const bench = new Bench(faultyMax);
  bench.create();
  const clauses = Array.from({ length: 400 }, (_, i) => put(`key ${i}`, 'x'.repeat(200)));
  const actions = clauses.flatMap((clause) => clause.actions);
  bench.submit(0, bench.update([{ predicates: [], actions }]));
  bench.drain();
  while (bench.head(0).version < versions) bench.put(0, `key ${bench.head(0).version % 397}`);
  return bench;
}

for (const faultyMax of [0, 1]) {
  test(`members keep what kept versions need and drop the rest (f = ${faultyMax})`, (t) => {
    const bench = written(faultyMax, 300);
    const before = nodesOf(bench, 0).length;
    forget(bench, 290, [5, 200, 201]);
    bench.pass(SWEPT_MS);
    bench.machines.forEach((_, i) => {
      const kept = heartbeats(bench, i);
      const numbers = kept.map(({ version }) => version);
      t.deepEqual(numbers, [0, 5, 200, 201, ...Array.from({ length: 11 }, (_, j) => 291 + j)]);
      const needed = below(
        bench,
        i,
        kept.map(({ topBlock }) => topBlock),
      );
      t.deepEqual(nodesOf(bench, i), needed);
      t.true(needed.length < before / 3);
      t.deepEqual(
        versionsIn(bench, i, 'log').filter((version) => version <= 290),
        [200, 201],
      );
      // Heartbeats of the last updates stay, to answer whoever asks again what came of one.
      const oldest = bench.head(i).version - RECENT;
      t.deepEqual(
        versionsIn(bench, i, 'version').filter((version) => version <= oldest),
        [0, 5],
      );
    });
    for (let more = 0; more < RECENT; more++) bench.put(0, 'key 1', `${more}`);
    t.deepEqual(
      versionsIn(bench, 0, 'version').filter((version) => version <= 290),
      [0, 5, 200, 201],
    );
    t.is(bench.value(0, 'key 1'), `${RECENT - 1}`);
  });
}

test('what is forgotten stays so, and only the owner can have anything forgotten', (t) => {
  const bench = written(0, 20);
  const outcome = (token: number) => bench.outcome(token)?.outcomes;
  t.deepEqual(outcome(forget(bench, 10, [3, 5])), [1]);
  // An old serial number, a version that was forgotten, fewer versions looked at, versions that do not exist yet.
  t.deepEqual(outcome(forget(bench, 12, [3, 5], 1)), [0]);
  t.deepEqual(outcome(forget(bench, 12, [3, 4, 5], 2)), [0]);
  t.deepEqual(outcome(forget(bench, 9, [3, 5], 2)), [0]);
  t.deepEqual(outcome(forget(bench, 1000, [3, 5], 2)), [0]);
  const stranger = keyPairOf(new SeededRandom(9).bytes(32));
  const signed = signRetention(stranger, retention(bench, 12, [3], 2));
  const action = { kind: 'setRetention' as const, retention: signed };
  const forged = bench.submit(0, bench.update([{ predicates: [], actions: [action] }]));
  t.deepEqual(outcome(forged), [0]);
  t.deepEqual(outcome(forget(bench, 12, [3, 11, 12], 2)), [1]);
  bench.pass(SWEPT_MS);
  t.deepEqual(
    heartbeats(bench, 0)
      .map(({ version }) => version)
      .slice(0, 5),
    [0, 3, 11, 12, 13],
  );
});

test('a member that was down while versions were forgotten drops them when it is back', (t) => {
  const bench = written(1, 200);
  bench.stop(3);
  forget(bench, 195, [50]);
  for (let more = 0; more < 10; more++) bench.put(0, `late ${more}`);
  bench.pass(SWEPT_MS);
  bench.restart(3);
  bench.pass(2 * SWEPT_MS);
  bench.put(0, 'after');
  bench.pass(SWEPT_MS);
  t.deepEqual(heartbeats(bench, 3), heartbeats(bench, 0));
  t.deepEqual(nodesOf(bench, 3), nodesOf(bench, 0));
  t.is(bench.head(3).version, bench.head(0).version);
});

test('a member that lost its disk fetches the versions that are kept, and no others', (t) => {
  // So many that the others do not know the heartbeats of those between any more.
  const bench = written(1, 60 + RECENT);
  forget(bench, 55 + RECENT, [7, 8, 30]);
  bench.pass(SWEPT_MS);
  bench.loseDisk(2);
  bench.pass(120_000);
  bench.put(0, 'after');
  bench.pass(SWEPT_MS);
  t.is(bench.head(2).versionsMissing, 0);
  t.deepEqual(
    heartbeats(bench, 2).map(({ version }) => version),
    // Version 0 is nobody's to fetch.
    heartbeats(bench, 0)
      .map(({ version }) => version)
      .slice(1),
  );
  const tops = heartbeats(bench, 2).map(({ topBlock }) => topBlock);
  t.true(below(bench, 2, tops).length > 0);
});

test('small blocks that no tree lists go with what is forgotten', async (t) => {
  const bench = written(0, 20);
  const [listed, stray] = [3, 4].map((fill) => {
    const value = new Uint8Array(5000).fill(fill);
    return { key: digest('block', value), value };
  }) as [{ key: Digest; value: Uint8Array }, { key: Digest; value: Uint8Array }];
  const [store] = bench.stores;
  const blocks = [{ digest: listed.key, length: listed.value.length }];
  bench.submit(0, bench.update([put('small', 'x')], { blocks }), listed.value);
  bench.drain();
  // As of a member that was away when it was released, and then took a later version from others.
  await store!.write([{ table: 'block', ...stray }]);
  forget(bench, 15, []);
  bench.pass(SWEPT_MS);
  t.is(store!.get('block', stray.key), undefined);
  t.deepEqual(store!.get('block', listed.key), listed.value);
});

test('a sweep that a crash cut short is done after the restart', (t) => {
  const bench = written(0, 150);
  forget(bench, 149, []);
  // The first slices only.
  bench.pass(40);
  const kept = () =>
    below(
      bench,
      0,
      heartbeats(bench, 0).map(({ topBlock }) => topBlock),
    );
  t.true(nodesOf(bench, 0).length > kept().length);
  bench.restart(0);
  bench.put(0, 'meanwhile');
  bench.pass(SWEPT_MS);
  t.deepEqual(nodesOf(bench, 0), kept());
  const done = bench.stores[0]!.get('ring.retained', guidBytes(bench.ring.aguid));
  t.is(readU64(done!), 1);
});

test('what is written while a sweep is under way stays', (t) => {
  const random = new SeededRandom(11);
  const bench = written(0, 150);
  let serial = 0;
  for (let round = 0; round < 12; round++) {
    const { version } = bench.head(0);
    const { kept: before, through } = { kept: heartbeats(bench, 0), through: version - 3 };
    const numbers = before.map((one) => one.version);
    const kept = numbers.filter((one) => one > 0 && one <= through && random.integer(3) === 0);
    forget(bench, through, kept, ++serial);
    for (let more = 0; more < 30; more++) {
      bench.put(0, `key ${random.integer(400)}`, `${random.integer(3)}`);
      bench.pass(random.integer(20));
    }
    // Every version that is kept is whole all the time.
    const tops = heartbeats(bench, 0).map(({ topBlock }) => topBlock);
    t.notThrows(() => below(bench, 0, tops));
  }
  bench.pass(SWEPT_MS);
  const tops = heartbeats(bench, 0).map(({ topBlock }) => topBlock);
  t.deepEqual(nodesOf(bench, 0), below(bench, 0, tops));
});

test('members that crash, miss messages and lose a disk while versions are forgotten end with the same', (t) => {
  for (let seed = 1; seed <= 12; seed++) {
    const random = new SeededRandom(seed);
    const bench = new Bench(1);
    bench.create();
    let [serial, version] = [0, 0];
    let lossOf10 = 0;
    bench.onLine = ({ message }) => (random.integer(10) < lossOf10 ? undefined : message);
    let down: number | undefined;
    for (let step = 0; step < 60; step++) {
      const what = random.integer(12);
      const asked = [0, 1, 2, 3].filter((i) => i !== down)[random.integer(3)]!;
      version = Math.max(version, bench.head(asked).version);
      if (what === 0 && down === undefined) {
        down = random.integer(4);
        bench.stop(down);
      } else if (what === 1 && down !== undefined) {
        if (random.integer(4) === 0) bench.loseDisk(down);
        else bench.restart(down);
        down = undefined;
        bench.pass(30_000);
      } else if (what === 2) lossOf10 = random.integer(2);
      else if (what < 6 && version > 3) {
        const through = version - 1 - random.integer(3);
        const known = heartbeats(bench, asked).map((one) => one.version);
        const kept = known.filter((one) => one > 0 && one <= through && random.integer(2) === 0);
        const signed = signRetention(bench.keys.owner!, retention(bench, through, kept, ++serial));
        const action = { kind: 'setRetention' as const, retention: signed };
        bench.submit(asked, bench.update([{ predicates: [], actions: [action] }]));
      } else bench.submit(asked, bench.update([put(`key ${random.integer(50)}`, `${step}`)]));
      bench.pass(random.integer(3000));
    }
    lossOf10 = 0;
    if (down !== undefined) bench.restart(down);
    bench.pass(120_000);
    bench.put(0, 'last');
    bench.pass(120_000);
    t.true(bench.head(0).version > heartbeats(bench, 0).length + 5, `seed ${seed}`);
    const shown = bench.machines.map((_, i) =>
      heartbeats(bench, i).filter((one) => one.version > 0),
    );
    for (const [i, kept] of shown.entries()) {
      t.is(bench.head(i).versionsMissing, 0, `seed ${seed}, member ${i}`);
      t.deepEqual(kept, shown[0], `seed ${seed}, member ${i}`);
      const tops = kept.map(({ topBlock }) => topBlock);
      t.deepEqual(nodesOf(bench, i), below(bench, i, tops), `seed ${seed}, member ${i}`);
    }
  }
});
