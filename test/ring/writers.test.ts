import test from 'ava';
import type { VolumeKeys } from '../../src/client/index.ts';
import type { KeyPair } from '../../src/crypto/index.ts';
import { signWriter, signWriters } from '../../src/object/index.ts';
import { decodeUpdate, type SignedUpdate } from '../../src/wire/index.ts';
import { Bench, put } from './bench.ts';

/** The owner's key as an author: it signs a certificate for itself. */
function ownersOf({ keys }: Bench): VolumeKeys {
  const owner = keys.owner as KeyPair;
  const writer = signWriter(owner, { object: keys.object, writer: owner.publicKey });
  return { ...keys, author: owner, writer };
}

function listing(bench: Bench, serial: number, writers: readonly VolumeKeys[]): SignedUpdate {
  const keys = ownersOf(bench);
  const names = writers.map(({ author }) => author.publicKey);
  const list = signWriters(keys.author, { object: keys.object, serial, writers: names });
  const clause = { predicates: [], actions: [{ kind: 'setWriters' as const, list }] };
  return bench.update([clause], { author: keys.author.publicKey, sequence: serial }, keys);
}

function writing(bench: Bench, keys: VolumeKeys, sequence: number): SignedUpdate {
  const extra = { author: keys.author.publicKey, sequence };
  return bench.update([put(`k${sequence}`, 'v')], extra, keys);
}

function created(faultyMax: number): { bench: Bench; writer: VolumeKeys } {
  const bench = new Bench(faultyMax);
  bench.create();
  return { bench, writer: bench.writer() };
}

const refusal = (bench: Bench, token: number) => {
  const answer = bench.answers.get(token);
  return answer?.kind === 'refused' ? answer.error : undefined;
};

for (const faultyMax of [0, 1]) {
  test(`a revoked writer is refused at every member's door, and its updates make no version (f = ${faultyMax})`, (t) => {
    const { bench, writer } = created(faultyMax);
    bench.submit(0, writing(bench, writer, 1));
    bench.drain();
    bench.submit(0, listing(bench, 1, [bench.keys]));
    bench.drain();
    const { version } = bench.head(0);
    t.is(version, 2);
    const late = writing(bench, writer, 2);
    bench.members.forEach((_, i) => {
      const token = bench.submit(i, late);
      t.is(refusal(bench, token), 'permission');
      t.is(bench.head(i).version, version);
    });
    bench.pass(5000);
    t.is(bench.head(0).version, version);
    // The others go on; who is admitted again does too, with the very same update.
    t.deepEqual(bench.outcome(bench.put(0, 'other'))?.outcomes, [1]);
    bench.submit(0, listing(bench, 2, [bench.keys, writer]));
    bench.drain();
    const token = bench.submit(faultyMax, late);
    bench.drain();
    t.deepEqual(bench.outcome(token)?.outcomes, [1]);
    t.is(bench.value(0, 'k2'), 'v');
  });
}

test('an update that is ordered before the revocation counts, one that is ordered after it aborts at all members', (t) => {
  const { bench, writer } = created(1);
  const before = bench.submit(0, writing(bench, writer, 1));
  const listed = bench.submit(0, listing(bench, 1, [bench.keys]));
  // The door of no member knows yet.
  const after = bench.submit(0, writing(bench, writer, 2));
  bench.drain();
  bench.pass(2000);
  t.deepEqual(bench.outcome(before)?.outcomes, [1]);
  t.deepEqual(bench.outcome(listed)?.outcomes, [1]);
  t.deepEqual(bench.outcome(after)?.outcomes, [0]);
  t.true(bench.outcome(after)!.version > bench.outcome(listed)!.version);
  bench.members.forEach((_, i) => {
    t.is(bench.value(i, 'k1'), 'v');
    t.is(bench.value(i, 'k2'), undefined);
    t.is(bench.head(i).version, 3);
  });
  // Asked again it is the same answer, not another version.
  const again = bench.submit(1, writing(bench, writer, 2));
  t.deepEqual(bench.outcome(again), bench.outcome(after));
});

test('a member that lost its disk has the list with the tree', (t) => {
  const { bench, writer } = created(1);
  bench.submit(0, listing(bench, 1, [bench.keys]));
  bench.drain();
  bench.loseDisk(2);
  bench.pass(10_000);
  t.is(bench.head(2).version, 1);
  t.is(refusal(bench, bench.submit(2, writing(bench, writer, 1))), 'permission');
});

test('the owner, on no list, puts the next one; nobody else does', (t) => {
  const { bench, writer } = created(1);
  bench.submit(0, listing(bench, 1, []));
  bench.drain();
  t.is(refusal(bench, bench.submit(0, writing(bench, bench.keys, 1))), 'permission');
  const second = bench.submit(1, listing(bench, 2, [writer]));
  bench.drain();
  t.deepEqual(bench.outcome(second)?.outcomes, [1]);
  t.is(refusal(bench, bench.submit(0, writing(bench, bench.keys, 1))), 'permission');
  const token = bench.submit(0, writing(bench, writer, 1));
  bench.drain();
  t.deepEqual(bench.outcome(token)?.outcomes, [1]);
  // The number of a list is used once.
  const [part] = decodeUpdate(listing(bench, 2, [bench.keys]).update.body)!.parts;
  const owners = ownersOf(bench);
  const extra = { author: owners.author.publicKey, sequence: 9 };
  const stale = bench.submit(0, bench.update(part!.clauses, extra, owners));
  bench.drain();
  t.deepEqual(bench.outcome(stale)?.outcomes, [0]);
});
