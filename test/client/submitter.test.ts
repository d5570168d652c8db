import test from 'ava';
import { isKind, OceanError, utf8 } from '../../src/base/index.ts';
import { type Session, SUBMIT_BYTES_MAX, SUBMIT_PARTS_MAX } from '../../src/client/index.ts';
import { type ObjectMessage, VALUE_BYTES_MAX } from '../../src/wire/index.ts';
import { ClientBench } from './client-bench.ts';

const put = (session: Session, key: string, timeoutMs = 20_000) =>
  session.commit({ changes: [{ key: utf8(key), value: utf8('v') }], blocks: [] }, [], timeoutMs);

/** Each submitted in a turn of its own. */
async function inTurn<T>(actions: readonly (() => Promise<T>)[]): Promise<Promise<T>[]> {
  const all: Promise<T>[] = [];
  for (const act of actions) {
    all.push(act());
    for (let i = 0; i < 10; i++) await Promise.resolve();
  }
  return all;
}

test('updates of one session are sent one at a time, and what waits meanwhile goes together', async (t) => {
  const bench = new ClientBench();
  const session = bench.node().session();
  let open = 0;
  let openMax = 0;
  const request = bench.request.bind(bench);
  bench.request = async (message) => {
    openMax = Math.max(openMax, ++open);
    return request(message).finally(() => open--);
  };
  const commits = await inTurn(['a', 'b', 'c', 'd'].map((key) => () => put(session, key)));
  t.deepEqual(await bench.settled(Promise.all(commits)), [1, 2, 2, 2]);
  t.is(openMax, 1);
  t.deepEqual(bench.sequences(), [1, 2]);
});

test('of updates that go together each has its own outcome, and sees what those before it did', async (t) => {
  const bench = new ClientBench();
  const session = bench.node().session();
  const claims = ['1', '2', '3'].map((value, i) =>
    session.claim(utf8(i === 2 ? 'other' : 'slot'), utf8(value)),
  );
  const outcomes = await bench.settled(Promise.allSettled(claims));
  t.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  t.true(isKind((outcomes[1] as PromiseRejectedResult).reason, 'conflict'));
  t.is(bench.ring.version, 1);
});

test('no update has more parts, or more bytes, than it may', async (t) => {
  const bench = new ClientBench();
  const session = bench.node().session();
  const commits = Array.from({ length: SUBMIT_PARTS_MAX + 1 }, (_, i) => put(session, `${i}`));
  const versions = await bench.settled(Promise.all(commits));
  t.deepEqual(versions, [...Array(SUBMIT_PARTS_MAX).fill(1), 2]);
  const value = new Uint8Array(VALUE_BYTES_MAX / 2);
  const count = Math.ceil(SUBMIT_BYTES_MAX / value.length);
  const changes = Array.from({ length: count }, (_, i) => ({ key: utf8(`${i}`), value }));
  const large = [1, 2].map(() => session.commit({ changes, blocks: [] }, [], 20_000));
  t.deepEqual(await bench.settled(Promise.all(large)), [3, 4]);
});

test('the next commit is sent when the one before is answered, not when it has come back', async (t) => {
  const bench = new ClientBench();
  bench.isPushing = false;
  const session = bench.node().session();
  const commits = Promise.all(await inTurn([() => put(session, 'a'), () => put(session, 'b')]));
  commits.catch(() => {});
  await bench.clock.advance(3 * bench.delayMs);
  t.deepEqual(bench.sequences(), [1, 2]);
  await bench.settled(commits);
});

test('an update that the ring cannot be reached for is the same update again', async (t) => {
  const bench = new ClientBench();
  const session = bench.node().session();
  let left = 3;
  bench.intercept = (_, pass) => {
    const answer = pass();
    if (left-- > 0) throw new OceanError('unavailable', 'the answer was lost');
    return answer;
  };
  t.is(await bench.settled(put(session, 'a')), 1);
  t.deepEqual(bench.sequences(), [1, 1, 1, 1]);
  t.is(bench.ring.version, 1);
});

test('after a failure the tree is asked for the sequence, and no number is used twice', async (t) => {
  const bench = new ClientBench();
  const session = bench.node().session();
  await bench.settled(put(session, 'a'));
  let late: ObjectMessage | undefined;
  bench.intercept = (message) => {
    late = message;
    throw new OceanError('no-space', 'full');
  };
  await t.throwsAsync(bench.settled(put(session, 'b')), { message: 'full' });
  bench.intercept = (_, pass) => pass();
  bench.answer(late!); // It was with another member all the time.
  t.is(bench.ring.version, 2);
  t.is(await bench.settled(put(session, 'c')), 3);
  t.deepEqual(bench.sequences(), [1, 2, 3]);
});

test('an update whose number has passed gets another one, a few times', async (t) => {
  const bench = new ClientBench();
  const session = bench.node().session();
  await bench.settled(put(session, 'a'));
  // Another process with the same keys has gone further meanwhile.
  const twin = bench.node().session();
  for (const key of ['x', 'y', 'z']) await bench.settled(put(twin, key));
  t.is(await bench.settled(put(session, 'b')), 5);
  t.deepEqual(bench.sequences(), [1, 2, 3, 4, 2, 5]);
  bench.asked.length = 0;
  bench.intercept = () => {
    throw new OceanError('conflict', 'always later');
  };
  await t.throwsAsync(bench.settled(put(session, 'c')), { message: 'always later' });
  t.is(bench.asked.length, 5);
});

test('commits that wait behind one that failed are sent all the same', async (t) => {
  const bench = new ClientBench();
  const session = bench.node().session();
  let isFirst = true;
  bench.intercept = (_, pass) => {
    if (!isFirst) return pass();
    isFirst = false;
    throw new OceanError('no-space', 'full');
  };
  const commits = Promise.allSettled(
    await inTurn([() => put(session, 'a'), () => put(session, 'b')]),
  );
  const [first, second] = await bench.settled(commits);
  t.is(first?.status, 'rejected');
  t.deepEqual(second, { status: 'fulfilled', value: 1 });
  t.deepEqual(bench.sequences(), [1, 2], 'the first may be executed yet');
});

test('an aborted update is a conflict, and no failure: the numbers go on', async (t) => {
  const bench = new ClientBench();
  const session = bench.node().session();
  await bench.settled(session.claim(utf8('slot'), utf8('1')));
  const error = await t.throwsAsync(bench.settled(session.claim(utf8('slot'), utf8('2'))));
  t.true(isKind(error, 'conflict'));
  await bench.settled(session.claim(utf8('other'), utf8('3')));
  t.deepEqual(bench.sequences(), [1, 2, 3]);
});

test('the outcome of another update, or an uncertified one, is no answer', async (t) => {
  const bench = new ClientBench();
  const session = bench.node().session();
  await bench.settled(put(session, 'a'));
  const other = bench.ring.latest;
  bench.intercept = () => ({ kind: 'result', heartbeat: other });
  const error = await t.throwsAsync(bench.settled(put(session, 'b')));
  t.true(isKind(error, 'corrupt'));
  bench.intercept = (_, pass) => {
    pass();
    return { kind: 'result', heartbeat: { ...bench.ring.latest, signatures: [] } };
  };
  t.true(isKind(await t.throwsAsync(bench.settled(put(session, 'c'))), 'corrupt'));
});

test('the time limit of a commit counts from the call, and lets it make one attempt', async (t) => {
  const bench = new ClientBench();
  const session = bench.node().session();
  bench.intercept = () => {
    throw new OceanError('unavailable', 'down');
  };
  const startMs = bench.clock.nowMs();
  const ends: number[] = [];
  const commit = (key: string) =>
    put(session, key, 3000).catch(() => ends.push(bench.clock.nowMs() - startMs));
  const commits = await inTurn([() => commit('a'), () => commit('b')]);
  await bench.settled(Promise.all(commits));
  t.is(ends.length, 2);
  t.true(ends[0]! > 2000 && ends[0]! <= 3000, `${ends[0]}`);
  t.is(ends[1], ends[0]! + bench.delayMs);
});
