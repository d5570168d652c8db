import test from 'ava';
import { u32, utf8 } from '../../src/base/index.ts';
import { digest, keyPairOf } from '../../src/crypto/index.ts';
import { checkHeartbeat, find, NodeCache } from '../../src/object/index.ts';
import { BLOCK_TABLE } from '../../src/ring/index.ts';
import type { Clause, ObjectMessage } from '../../src/wire/index.ts';
import { Bench, put } from './bench.ts';

function created(faultyMax: number): Bench {
  const bench = new Bench(faultyMax);
  bench.create();
  return bench;
}

for (const faultyMax of [0, 1]) {
  test(`an update makes the next version, certified by the ring and verified offline (f = ${faultyMax})`, (t) => {
    const bench = created(faultyMax);
    t.deepEqual(
      [...bench.answers.values()].map(({ kind }) => kind),
      bench.members.map(() => 'result'),
    );
    const token = bench.put(0, 'k', 'v');
    t.is(bench.outcome(token)?.version, 1);
    t.is(bench.value(faultyMax, 'k'), 'v');
    const answer = bench.answers.get(token) as ObjectMessage & { kind: 'result' };
    t.is(answer.heartbeat.signatures.length, 2 * faultyMax + 1);
    const forged = { ...answer.heartbeat, heartbeat: answer.heartbeat.heartbeat.slice() };
    forged.heartbeat[30]! ^= 1;
    t.is(checkHeartbeat(bench.ring, forged), undefined);
    const few = { ...answer.heartbeat, signatures: answer.heartbeat.signatures.slice(1) };
    t.is(checkHeartbeat(bench.ring, few), undefined);
  });
}

test('the first clause whose predicates hold is applied; none holds, and the update aborts: both are versions', (t) => {
  const bench = created(1);
  const key = utf8('k');
  const claim = (value: string): Clause => ({
    predicates: [{ kind: 'absent', key }],
    actions: [{ kind: 'put', key, value: utf8(value) }],
  });
  const otherwise: Clause = {
    predicates: [{ kind: 'present', key }],
    actions: [{ kind: 'put', key: utf8('copy'), value: utf8('x') }],
  };
  const tokens = [[claim('one')], [claim('two'), otherwise], [claim('three')]].map((clauses, i) => {
    const token = bench.submit(i, bench.update(clauses));
    bench.drain();
    return token;
  });
  const outcomes = tokens.map((token) => bench.outcome(token)!);
  t.deepEqual(
    outcomes.map(({ version, outcomes }) => [version, ...outcomes]),
    [
      [1, 1],
      [2, 2],
      [3, 0],
    ],
  );
  t.is(bench.value(3, 'k'), 'one');
});

test('updates that come together share a slot, and the heartbeat of each verifies by its own path', (t) => {
  const bench = created(1);
  const authors = [bench.keys, bench.writer(), bench.writer(), bench.writer(), bench.writer()];
  const submit = (sequence: number) =>
    authors.map((keys, i) => {
      const author = keys.author.publicKey;
      const clauses = [put(`${i}`, `${sequence}`)];
      return bench.submit(0, bench.update(clauses, { author, sequence }, keys));
    });
  // The pipeline is filled by the first two; the others go into one batch.
  const tokens = submit(1);
  bench.drain();
  const results = tokens.map(
    (token) => bench.answers.get(token) as ObjectMessage & { kind: 'result' },
  );
  const versions = tokens.map((token) => bench.outcome(token)?.version);
  t.deepEqual(versions, [1, 2, 3, 4, 5]);
  const certified = results.map(({ heartbeat }) => heartbeat);
  t.deepEqual(
    certified.map(({ slot }) => slot),
    [2, 3, 4, 4, 4],
  );
  t.deepEqual(
    certified.map(({ path }) => path.length),
    [0, 0, 2, 2, 1],
  );
});

test('a repeated update is executed once and answered alike, wherever it is asked, also after restarts', (t) => {
  const bench = created(1);
  const append: Clause = {
    predicates: [{ kind: 'always' }],
    actions: [{ kind: 'append', prefix: utf8('log'), value: utf8('line') }],
  };
  const update = bench.update([append]);
  // At two members at once.
  const tokens = [bench.submit(1, update), bench.submit(2, update)];
  bench.drain();
  tokens.push(bench.submit(3, update), bench.submit(0, update));
  bench.restart(2);
  tokens.push(bench.submit(2, update));
  bench.drain();
  // Whose signatures make the quorum may differ from member to member.
  const outcomes = tokens.map((token) => bench.outcome(token));
  t.is(outcomes[0]?.version, 1);
  for (const outcome of outcomes) t.deepEqual(outcome, outcomes[0]);
  t.is(bench.head(0).version, 1);
});

test('a number that has passed is refused; what a member did not see made, it does not judge', (t) => {
  const bench = created(1);
  const first = bench.update([put('k', '1')], { sequence: 1 });
  const second = bench.update([put('k', '2')], { sequence: 5 });
  bench.submit(0, second);
  bench.drain();
  const late = bench.submit(1, first);
  const other = bench.submit(1, bench.update([put('k', '3')], { sequence: 5 }));
  bench.drain();
  t.like(bench.answers.get(late), { kind: 'refused', error: 'conflict' });
  t.like(bench.answers.get(other), { kind: 'refused', error: 'conflict' });
  t.is(bench.head(1).version, 1);
});

test('who is no writer of the object, or changes a signed update, is refused', (t) => {
  const bench = created(1);
  const stranger = { ...bench.keys, author: keyPairOf(bench.random.bytes(32)) };
  const author = stranger.author.publicKey;
  const refused = bench.submit(1, bench.update([put('k', 'v')], { author }, stranger));
  t.like(bench.answers.get(refused), { kind: 'refused', error: 'permission' });
  const right = bench.update([put('k', 'v')]);
  const body = right.update.body.slice();
  body[body.length - 1]! ^= 1;
  const changed = bench.submit(1, { ...right, update: { ...right.update, body } });
  t.true(['refused', undefined].includes(bench.answers.get(changed)?.kind));
  const writer = bench.writer();
  const own = { author: writer.author.publicKey, sequence: 1 };
  const token = bench.submit(1, bench.update([put('k', 'v')], own, writer));
  bench.drain();
  t.is(bench.outcome(token)?.version, 1);
});

test('small blocks come along to every member until they are released', (t) => {
  const bench = created(1);
  const sealed = utf8('sealed bytes');
  const name = digest('block', sealed);
  const blocks = [{ digest: name, length: sealed.length }];
  const wrong = bench.submit(0, bench.update([put('k', 'v')], { blocks }), utf8('other bytes!'));
  bench.drain();
  t.is(bench.answers.get(wrong)?.kind, 'refused');
  bench.submit(0, bench.update([put('k', 'v')], { blocks }), sealed);
  bench.drain();
  for (const store of bench.stores) t.deepEqual(store.get(BLOCK_TABLE, name), sealed);
  bench.submit(0, bench.update([put('k', 'w')], { released: [name] }));
  bench.drain();
  for (const store of bench.stores) t.is(store.get(BLOCK_TABLE, name), undefined);
});

test('an aborted update neither brings blocks nor releases any', (t) => {
  const bench = created(1);
  const [kept, brought] = [utf8('kept'), utf8('brought')];
  const name = digest('block', kept);
  const [one] = [{ digest: name, length: kept.length }];
  bench.submit(0, bench.update([put('k', 'v')], { blocks: [one] }), kept);
  bench.drain();
  const never: Clause = {
    predicates: [{ kind: 'versionIs', version: 99 }],
    actions: [{ kind: 'put', key: utf8('k'), value: utf8('w') }],
  };
  const other = { digest: digest('block', brought), length: brought.length };
  const aborted = bench.update([never], { released: [name], blocks: [other] });
  const token = bench.submit(1, aborted, brought);
  bench.drain();
  t.deepEqual(bench.outcome(token)?.outcomes, [0]);
  for (const store of bench.stores) {
    t.deepEqual(store.get(BLOCK_TABLE, name), kept);
    t.is(store.get(BLOCK_TABLE, other.digest), undefined);
  }
});

test('a follower is sent what it missed, then every commit, whichever member it follows', (t) => {
  const bench = created(1);
  for (let i = 1; i <= 5; i++) bench.put(0, 'k', String(i));
  const { aguid } = bench.ring;
  const message: ObjectMessage = { kind: 'subscribe', aguid, version: 2 };
  bench.step(2, { kind: 'message', from: bench.client, token: undefined, message });
  const versions = () =>
    bench.pushed.map((one) =>
      one.kind === 'commit' ? checkHeartbeat(bench.ring, one.heartbeat)?.version : one.kind,
    );
  t.deepEqual(versions(), [3, 4, 5]);
  bench.put(1, 'k', '6');
  t.deepEqual(versions(), [3, 4, 5, 6]);
});

test('range actions remove, shift and append on opaque keys', (t) => {
  const bench = created(0);
  const at = (n: number) => new Uint8Array([1, 0, 0, 0, 0, ...u32(n)]);
  const puts: Clause = {
    predicates: [{ kind: 'always' }],
    actions: [0, 1, 2, 3].map((n) => ({ kind: 'put', key: at(n), value: utf8(String(n)) })),
  };
  bench.submit(0, bench.update([puts]));
  const changes: Clause = {
    predicates: [{ kind: 'sizeIs', from: at(0), to: at(9), count: 4 }],
    actions: [
      { kind: 'shiftRange', from: at(2), to: at(9), distance: 1 },
      { kind: 'remove', key: at(0) },
      { kind: 'append', prefix: at(0).subarray(0, 1), value: utf8('end') },
    ],
  };
  const top = bench.outcome(bench.submit(0, bench.update([changes])))!.topBlock;
  const nodes = new NodeCache(bench.stores[0]!);
  const text = (n: number) => {
    const entry = find(nodes, top, at(n));
    return entry && new TextDecoder().decode(entry.value);
  };
  t.deepEqual([0, 1, 2, 3, 4, 5].map(text), [undefined, '1', undefined, '2', '3', 'end']);
});

test('a full member refuses updates that bring much, and takes the small ones', (t) => {
  const bench = created(0);
  const free = bench.stores[0]!.bytesFree();
  const filler = new Uint8Array(free - (3 << 20));
  void bench.stores[0]!.write([{ table: 'filler', key: utf8('f'), value: filler }]);
  const sealed = new Uint8Array(1 << 20);
  const blocks = [{ digest: digest('block', sealed), length: sealed.length }];
  const large = bench.submit(0, bench.update([put('k', 'v')], { blocks }), sealed);
  t.like(bench.answers.get(large), { kind: 'refused', error: 'no-space' });
  t.is(bench.outcome(bench.put(0, 'k', 'v'))?.version, 1);
});
