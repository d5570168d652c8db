/** What an application can ask of an object, as the ring does it on what it cannot read. */

import test from 'ava';
import { textOf, utf8 } from '../../src/base/index.ts';
import type {
  Key,
  KeyRange,
  ObjectAction,
  ObjectEntry,
  ObjectPredicate,
  OceanObject,
  UpdateOutcome,
} from '../../src/client/index.ts';
import { ClientBench } from './client-bench.ts';

const LIST: KeyRange = { prefix: ['list'] };
const NOTHING: ObjectAction = { kind: 'put', key: ['other'], value: utf8('x') };

const put = (key: Key, value: string): ObjectAction => ({ kind: 'put', key, value: utf8(value) });
const append = (value: string): ObjectAction => ({
  kind: 'append',
  prefix: ['list'],
  value: utf8(value),
});

function newObject() {
  const bench = new ClientBench();
  const object = bench.node().object();
  const done = <T>(promise: Promise<T>) => bench.settled(promise);
  return { bench, object, done };
}

type Bench = ReturnType<typeof newObject>;

const act = ({ object, done }: Bench, ...actions: ObjectAction[]) =>
  done(object.update([{ actions }]));

/** Whether an update with just that predicate is applied. */
async function holds({ object, done }: Bench, predicate: ObjectPredicate): Promise<boolean> {
  const { isAborted, clause } = await done(
    object.update([{ predicates: [predicate], actions: [NOTHING] }]),
  );
  if (isAborted !== (clause === -1)) throw new Error('An aborted update has no clause');
  return !isAborted;
}

const shown = (entries: readonly ObjectEntry[]) =>
  entries.map(({ key, value }) => `${key.join('/')}=${textOf(value)}`);

const listed = async ({ object, done }: Bench, range = LIST) =>
  shown(await done(object.readRange(range)));

const textAt = async ({ object, done }: Bench, key: Key) => {
  const entry = await done(object.read(key));
  return entry && textOf(entry.value);
};

test('present and absent tell whether a key has an entry', async (t) => {
  const bench = newObject();
  await act(bench, put(['a'], '1'));
  t.true(await holds(bench, { kind: 'present', key: ['a'] }));
  t.false(await holds(bench, { kind: 'present', key: ['b'] }));
  t.false(await holds(bench, { kind: 'absent', key: ['a'] }));
  t.true(await holds(bench, { kind: 'absent', key: ['b'] }));
});

test('unchangedSince holds until somebody writes the key, also with what it had', async (t) => {
  const bench = newObject();
  const { version } = await act(bench, put(['a'], '1'));
  const unchanged: ObjectPredicate = { kind: 'unchangedSince', key: ['a'], version };
  await act(bench, put(['b'], '1'));
  t.true(await holds(bench, unchanged));
  const again = await act(bench, put(['a'], '1'));
  t.false(await holds(bench, unchanged));
  t.true(await holds(bench, { ...unchanged, version: again.version }));
});

test('valueIs holds while the value is the one that was read', async (t) => {
  const bench = newObject();
  await act(bench, put(['a'], '1'), put(['b'], '1'));
  const entry = (await bench.done(bench.object.read(['a']))) as ObjectEntry;
  t.true(await holds(bench, { kind: 'valueIs', entry }));
  await act(bench, put(['a'], '2'));
  t.false(await holds(bench, { kind: 'valueIs', entry }));
  t.false(await holds(bench, { kind: 'valueIs', entry: { ...entry, key: ['b'] } }));
  await act(bench, { kind: 'remove', key: ['a'] });
  t.false(await holds(bench, { kind: 'valueIs', entry }));
});

test('sizeIs counts the entries of a range, and of no other', async (t) => {
  const bench = newObject();
  await act(bench, put(['list'], 'itself'), append('0'), append('1'), put(['lists', 0], 'other'));
  const size = (range: KeyRange, count: number) => holds(bench, { kind: 'sizeIs', range, count });
  t.true(await size(LIST, 3));
  t.false(await size(LIST, 2));
  t.true(await size({ prefix: ['list'], from: 0 }, 2));
  t.true(await size({ prefix: ['list'], from: 1 }, 1));
  t.true(await size({ prefix: ['list'], from: 0, to: 1 }, 1));
  t.true(await size({ prefix: ['empty'] }, 0));
});

test('the first clause whose predicates all hold is applied, and only that', async (t) => {
  const bench = newObject();
  const { version } = await act(bench, put(['a'], '1'));
  const outcome = await bench.done(
    bench.object.update([
      {
        predicates: [
          { kind: 'versionIs', version },
          { kind: 'present', key: ['b'] },
        ],
        actions: [put(['by'], 'first')],
      },
      { predicates: [{ kind: 'versionIs', version }], actions: [put(['by'], 'second')] },
      { actions: [put(['by'], 'third')] },
    ]),
  );
  t.like(outcome, { clause: 1, isAborted: false });
  t.is(await textAt(bench, ['by']), 'second');
});

test('remove takes one entry, and one that is not there may be removed', async (t) => {
  const bench = newObject();
  await act(bench, put(['a'], '1'), put(['b'], '2'));
  await act(bench, { kind: 'remove', key: ['a'] }, { kind: 'remove', key: ['nowhere'] });
  t.is(await textAt(bench, ['a']), undefined);
  t.is(await textAt(bench, ['b']), '2');
});

test('removeRange takes a range of numbers, or all under a prefix', async (t) => {
  const bench = newObject();
  const deep = put(['list', 1, 'note'], 'deep');
  await act(bench, ...['a', 'b', 'c', 'd'].map(append), deep, put(['b'], 'stays'));
  await act(bench, { kind: 'removeRange', range: { prefix: ['list'], from: 1, to: 3 } });
  t.deepEqual(await listed(bench), ['list/0=a', 'list/3=d']);
  await act(bench, { kind: 'removeRange', range: LIST });
  t.deepEqual(await listed(bench), []);
  t.is(await textAt(bench, ['b']), 'stays');
});

test('append goes on after the last number, whoever appended it', async (t) => {
  const bench = newObject();
  const other = bench.bench.node().object(bench.bench.ring.share());
  await act(bench, append('a'), append('b'));
  await bench.done(other.update([{ actions: [append('c')] }]));
  await act(bench, put(['list', 9], 'far'));
  await act(bench, append('d'));
  t.deepEqual(await listed(bench), ['list/0=a', 'list/1=b', 'list/2=c', 'list/9=far', 'list/10=d']);
});

test('shiftRange makes room in the middle and closes it, and values move with their numbers', async (t) => {
  const bench = newObject();
  await act(bench, ...['a', 'b', 'c'].map(append), put(['lists', 1], 'other'));
  const shift = (from: number, distance: number): ObjectAction => ({
    kind: 'shiftRange',
    range: { prefix: ['list'], from },
    distance,
  });
  await act(bench, shift(1, 1), put(['list', 1], 'new'));
  t.deepEqual(await listed(bench), ['list/0=a', 'list/1=new', 'list/2=b', 'list/3=c']);
  await act(bench, { kind: 'remove', key: ['list', 0] }, shift(1, -1));
  t.deepEqual(await listed(bench), ['list/0=new', 'list/1=b', 'list/2=c']);
  t.deepEqual(await listed(bench, { prefix: ['lists'] }), ['lists/1=other']);
});

test('versions that are past read as they were, and aborts are in the history', async (t) => {
  const bench = newObject();
  const first = await act(bench, put(['a'], '1'));
  await act(bench, put(['a'], '2'));
  await holds(bench, { kind: 'absent', key: ['a'] });
  const { object, done } = bench;
  const old = await done(object.read(['a'], { version: first.version }));
  t.is(old && textOf(old.value), '1');
  const history = await done(object.history());
  t.deepEqual(
    history.map(({ version, isAborted }) => [version, isAborted]),
    [
      [1, false],
      [2, false],
      [3, true],
    ],
  );
  t.deepEqual(await done(object.history(2, 1)), [history[1]]);
});

test('updates asked for at once are parts of one update, each with its own outcome', async (t) => {
  const bench = newObject();
  const { object, done } = bench;
  const take = (name: string): Promise<UpdateOutcome> =>
    object.update([
      { predicates: [{ kind: 'absent', key: ['cake'] }], actions: [put(['cake'], name)] },
    ]);
  const follow = (ahead: OceanObject) =>
    ahead.update([
      { predicates: [{ kind: 'absent', key: ['cake'] }], actions: [put(['cake'], 'late')] },
      { predicates: [{ kind: 'present', key: ['cake'] }], actions: [append('saw it')] },
    ]);
  const outcomes = await done(Promise.all([take('ada'), take('ben'), follow(object)]));
  t.deepEqual(
    outcomes.map(({ version, isAborted, clause }) => ({ version, isAborted, clause })),
    [
      { version: 1, isAborted: false, clause: 0 },
      { version: 1, isAborted: true, clause: -1 },
      { version: 1, isAborted: false, clause: 1 },
    ],
  );
  t.deepEqual(bench.bench.sequences(), [1], 'one update');
  t.is(await textAt(bench, ['cake']), 'ada');
  t.deepEqual(await listed(bench), ['list/0=saw it']);
  const history = await done(object.history());
  t.deepEqual(
    history.map(({ isAborted }) => isAborted),
    [false],
    'a version in which something changed is not aborted',
  );
});

test('the ring sees no text and no value, and a subscriber hears of each version once', async (t) => {
  const bench = newObject();
  const heard: number[] = [];
  const stop = bench.object.subscribe(({ version }) => heard.push(version));
  await act(bench, put(['secret-name'], 'secret-value'));
  await act(bench, append('secret-value'));
  stop();
  await act(bench, append('more'));
  t.deepEqual(heard, [1, 2]);
  const seen = bench.bench.asked.map((message) =>
    message.kind === 'submit' ? Buffer.from(message.update.update.body).toString('latin1') : '',
  );
  t.is(seen.filter((text) => text !== '').length, 3);
  t.false(seen.some((text) => text.includes('secret')));
});
