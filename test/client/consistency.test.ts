/** Terry et al., "Session guarantees for weakly consistent replicated data", PDIS 1994, §3, and freshness. */

import test from 'ava';
import { isKind, OceanError, utf8 } from '../../src/base/index.ts';
import type { Consistency, Session } from '../../src/client/index.ts';
import { heartbeatDigest, signRing } from '../../src/object/index.ts';
import { ClientBench } from './client-bench.ts';

async function put(bench: ClientBench, session: Session, key: string): Promise<number> {
  const changes = [{ key: utf8(key), value: utf8(key) }];
  return bench.settled(session.commit({ changes, blocks: [] }, [], 20_000));
}

const questions = (bench: ClientBench) =>
  bench.asked.filter(({ kind }) => kind === 'getHeartbeats').length;

async function versionRead(bench: ClientBench, session: Session, bound?: Consistency) {
  return (await bench.settled(session.snapshot(bound))).version;
}

test('read your writes: a commit has ended when reads see it, pushed or not', async (t) => {
  const bench = new ClientBench();
  bench.isPushing = false;
  const node = bench.node();
  const session = node.session();
  const startMs = bench.clock.nowMs();
  let tookMs = 0;
  const commit = session
    .commit({ changes: [{ key: utf8('k'), value: utf8('v') }], blocks: [] }, [], 20_000)
    .then((version) => {
      tookMs = bench.clock.nowMs() - startMs;
      t.is(session.latest().version, version, 'at the very moment when it ends');
    });
  await bench.settled(commit);
  t.true(tookMs > 1000, 'the push is awaited before the version is adopted');
  t.deepEqual((await session.view.get(utf8('k')))?.value, utf8('v'));
});

test('without reading its writes, a commit ends with the answer of the ring; a read may ask for them', async (t) => {
  const bench = new ClientBench();
  bench.isPushing = false;
  const session = bench.node().session({ consistency: { readYourWrites: false } });
  let isCommitted = false;
  void session.commit({ changes: [], blocks: [] }, [], 20_000).then(() => {
    isCommitted = true;
  });
  await bench.clock.advance(2 * bench.delayMs);
  t.true(isCommitted);
  t.is(await versionRead(bench, session), 0);
  t.is(questions(bench), 0);
  t.is(await versionRead(bench, session, { readYourWrites: true }), 1);
});

test('a read that may be so old asks nobody where the ring has told how old what is here may be', async (t) => {
  const bench = new ClientBench();
  const node = bench.node();
  const session = node.session();
  const bound = { freshMs: 5000 };
  await bench.clock.advance(100_000);
  await versionRead(bench, session, bound);
  t.is(questions(bench), 1, 'before it has told');
  t.is(node.freshWanted, 1, 'and it was asked to');
  node.freshUntilMs = bench.clock.nowMs() - 1000;
  await bench.clock.advance(3999);
  await versionRead(bench, session, bound);
  t.is(questions(bench), 1);
  await bench.clock.advance(60_000);
  await versionRead(bench, session, bound);
  t.is(questions(bench), 2, 'when its word has become too old');
  node.freshUntilMs = bench.clock.nowMs();
  await versionRead(bench, session, { freshMs: 0 });
  t.is(questions(bench), 3, 'a read that must see all asks as ever');
  t.is(node.freshWanted, 3);
  t.is(await versionRead(bench, session), 0);
  t.is(node.freshWanted, 3, 'who asks for nothing costs nothing');
});

test('monotonic reads: a session that moves to a node that is behind reads nothing older there', async (t) => {
  const bench = new ClientBench();
  bench.isPushing = false;
  const behind = bench.node();
  bench.ring.put('k', 'v');
  bench.ring.put('k', 'w');
  const session = bench.node().session();
  t.is(session.latest().version, 2);
  t.deepEqual(session.past(), { read: 2, written: 0 });
  const moved = behind.session({ past: session.past() });
  t.throws(() => moved.latest(), { message: /has version 0, the session has seen 2$/ });
  t.is(await versionRead(bench, moved, { monotonicReads: false }), 0, 'unless the read allows it');
  t.is(await versionRead(bench, moved), 2);
  t.is(moved.latest().version, 2);
  const fresh = bench.node().session({ past: { read: 9, written: 0 } });
  await t.throwsAsync(bench.settled(fresh.snapshot()), { message: /has seen 9$/ });
});

test('read your writes holds on the node to which a session moves', async (t) => {
  const bench = new ClientBench();
  bench.isPushing = false;
  const behind = bench.node();
  const session = bench.node().session();
  await put(bench, session, 'k');
  t.deepEqual(session.past(), { read: 0, written: 1 });
  const moved = behind.session({ past: session.past() });
  const ready = moved.ready(60_000);
  behind.push(1);
  await bench.settled(ready);
  t.is(moved.latest().version, 1);
});

test('a session is ready when its node has what the session has seen', async (t) => {
  const bench = new ClientBench();
  bench.ring.put('k', 'v');
  const node = bench.node();
  const session = node.session({ past: { read: 2, written: 0 } });
  await t.throwsAsync(bench.settled(session.ready(1000)), { message: /did not answer/ });
  bench.ring.put('k', 'w');
  node.push(2);
  await t.notThrowsAsync(bench.settled(session.ready(1000)));
});

test('writes follow reads: a write comes after every version that the session had read', async (t) => {
  const bench = new ClientBench();
  const [a, b] = [bench.node().session(), bench.node().session({ keys: bench.ring.share() })];
  for (let round = 0; round < 5; round++) {
    const written = await put(bench, a, `a${round}`);
    const { version: read } = await bench.settled(b.snapshot());
    t.is(read, written);
    t.true((await put(bench, b, `b${round}`)) > read);
  }
});

test('monotonic writes: a session’s writes are executed in order, also when one is lost on the way', async (t) => {
  const bench = new ClientBench();
  const session = bench.node().session();
  let count = 0;
  bench.intercept = (_, pass) => {
    if (count++ % 2 === 0) throw new OceanError('unavailable', 'lost');
    return pass();
  };
  const keys = ['a', 'b', 'c', 'd', 'e'];
  const commits: Promise<number>[] = [];
  for (const key of keys) {
    commits.push(put(bench, session, key));
    await bench.clock.advance(1);
  }
  const versions = await bench.settled(Promise.all(commits));
  t.deepEqual(versions.toSorted(), versions);
  t.true(versions.at(-1)! > 1);
});

test('a fresh read sees what others have committed before, though nothing was pushed', async (t) => {
  const bench = new ClientBench();
  bench.isPushing = false;
  const [a, b] = [bench.node().session(), bench.node().session({ keys: bench.ring.share() })];
  for (let round = 1; round <= 3; round++) {
    await put(bench, a, `k${round}`);
    t.is(await versionRead(bench, b), round - 1, 'what has come to the node');
    t.is(await versionRead(bench, b, { freshMs: 0 }), round);
  }
});

test('the ring is asked no more often than freshness demands', async (t) => {
  const bench = new ClientBench();
  const session = bench.node().session({ consistency: { freshMs: 10_000 } });
  await bench.settled(session.snapshot(), 100);
  await bench.settled(session.snapshot(), 100);
  t.is(questions(bench), 1);
  await bench.settled(session.snapshot({ freshMs: 50 }), 100);
  t.is(questions(bench), 2);
  await bench.clock.advance(11_000);
  await bench.settled(session.snapshot(), 100);
  t.is(questions(bench), 3);
  await bench.clock.advance(5000);
  await bench.settled(session.commit({ changes: [], blocks: [] }, [], 1000), 100);
  await bench.settled(session.snapshot({ freshMs: 1000 }), 100);
  t.is(questions(bench), 3, 'an own commit is as good as a question');
});

test('a fresh read fails when the ring does not answer or proves nothing; others go on', async (t) => {
  const bench = new ClientBench();
  const session = bench.node().session();
  bench.intercept = () => {
    throw new OceanError('unavailable', 'down');
  };
  t.is(await versionRead(bench, session), 0);
  await t.throwsAsync(bench.settled(session.snapshot({ freshMs: 0 })), { message: 'down' });
  const { ring } = bench.ring.keys;
  const forged = { ...bench.ring.latest, signatures: [] };
  bench.intercept = () => ({ kind: 'heartbeats', heartbeats: [forged], ring, rings: [] });
  const error = await t.throwsAsync(bench.settled(session.snapshot({ freshMs: 0 })));
  t.true(isKind(error, 'corrupt'));
});

/** A ring that began with that version, without the one before. */
function recoveredRing({ ring }: ClientBench, version: number) {
  const recovery = { version, heartbeat: heartbeatDigest(ring.heartbeats[version]!) };
  return signRing(ring.keys.owner!, { ...ring.ring, epoch: 1025, recovery });
}

test('what was lost with a ring is not waited for: a session reads what the recovered one has', async (t) => {
  const bench = new ClientBench();
  const node = bench.node();
  for (const key of ['a', 'b', 'c']) bench.ring.put(key, 'v');
  node.push(3);
  const session = node.session();
  t.is(session.latest().version, 3);
  node.latest = { ...node.latest!, version: 2 };
  t.throws(() => session.latest(), { message: /the session has seen 3/ });
  t.true(session.currentRing.learn(recoveredRing(bench, 2)));
  t.is(session.latest().version, 2);
  t.deepEqual(session.past(), { read: 2, written: 0 });
  // From here on all is as before.
  node.push(3);
  t.is(session.latest().version, 3);
  node.latest = { ...node.latest!, version: 2 };
  t.throws(() => session.latest());
});

test('who hears of a version of a recovered ring can read it then and there', (t) => {
  const bench = new ClientBench();
  const node = bench.node();
  for (const key of ['a', 'b', 'c']) bench.ring.put(key, 'v');
  node.push(3);
  const session = node.session();
  t.is(session.latest().version, 3);
  const read: number[] = [];
  session.subscribe(() => read.push(session.latest().version));
  node.latest = undefined;
  node.followed = recoveredRing(bench, 2);
  node.push(2);
  t.deepEqual(read, [2]);
});
