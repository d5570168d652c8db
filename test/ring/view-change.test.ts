import test from 'ava';
import { EpochRings, RingCertificates } from '../../src/sim/index.ts';
import { decodeViewChange } from '../../src/wire/index.ts';
import { Bench, put } from './bench.ts';

function created(faultyMax = 1): Bench {
  const bench = new Bench(faultyMax);
  bench.create();
  return bench;
}

const views = (bench: Bench) => bench.machines.map((machine) => machine?.objects()[0]?.view);

test('a leader that says nothing is replaced, and what waited is executed', (t) => {
  const bench = created();
  bench.stop(0);
  const token = bench.put(1, 'k', 'v');
  t.is(bench.outcome(token), undefined);
  bench.pass(5000);
  t.is(bench.outcome(token)?.version, 1);
  t.deepEqual(views(bench).slice(1), [1, 1, 1]);
});

test('leaders that fail one after the other are passed over, each with more patience', (t) => {
  const bench = created(2);
  bench.stop(0);
  bench.stop(1);
  const token = bench.put(3, 'k', 'v');
  bench.pass(1500);
  t.is(bench.outcome(token), undefined);
  bench.pass(6000);
  t.is(bench.outcome(token)?.version, 1);
  t.is(bench.head(4).view, 2);
});

test('a lost connection to the leader shortens the wait', (t) => {
  const bench = created();
  bench.stop(0);
  const token = bench.put(1, 'k', 'v');
  for (const i of [1, 2, 3]) bench.step(i, { kind: 'lost', nodeId: bench.addresses[0]!.nodeId });
  bench.pass(700);
  t.is(bench.outcome(token)?.version, 1);
});

test('one member alone changes no view, and takes part again in the next one', (t) => {
  const bench = created();
  // It hears of an update that reaches nobody else.
  bench.onLine = ({ from, message }) => (from === 3 ? undefined : message);
  bench.submit(3, bench.update([put('lost', 'v')]));
  bench.pass(1500);
  t.true(bench.head(3).isChanging);
  bench.onLine = ({ message }) => message;
  const token = bench.put(0, 'k', 'v');
  t.is(bench.outcome(token)?.version, 1);
  t.deepEqual(views(bench).slice(0, 3), [0, 0, 0]);
  bench.stop(0);
  const next = bench.put(1, 'k', 'w');
  bench.pass(5000);
  t.truthy(bench.outcome(next));
  t.deepEqual(views(bench).slice(1), [1, 1, 1]);
});

test('what was prepared survives the view: it has the same slot, and nobody executes another batch there', (t) => {
  const bench = created();
  const { slot } = bench.head(0);
  // Prepared at all, and no vote on the outcome arrives.
  bench.onLine = ({ message }) => (message.kind === 'commit' ? undefined : message);
  const token = bench.put(0, 'k', 'first');
  t.is(bench.outcome(token), undefined);
  bench.stop(0);
  bench.onLine = ({ message }) => message;
  const other = bench.submit(2, bench.update([put('k', 'second')]));
  bench.pass(5000);
  t.is(bench.outcome(other)?.version, 2);
  const again = bench.ask(1, { kind: 'getHeartbeats', aguid: bench.ring.aguid, from: 1, count: 1 });
  const answer = bench.answers.get(again);
  t.is(answer?.kind === 'heartbeats' && answer.heartbeats[0]?.slot, slot + 1);
  t.is(bench.value(3, 'k'), 'second');
});

test('what only one member knows to be prepared survives when it is one of the quorum', (t) => {
  const bench = created();
  const { slot } = bench.head(0);
  // Only member 2 hears enough to know; and nobody hears what it makes of it.
  bench.onLine = ({ to, message }) => {
    if ('view' in message && message.view > 0) return message;
    if (message.kind === 'commit') return undefined;
    return message.kind === 'prepare' && to !== 2 ? undefined : message;
  };
  bench.put(0, 'k', 'first');
  bench.stop(0);
  bench.pass(5000);
  for (const i of [1, 2, 3]) {
    t.is(bench.head(i).view, 1);
    t.is(bench.head(i).version, 1);
    t.is(bench.head(i).slot, slot + 1);
    t.is(bench.value(i, 'k'), 'first');
  }
});

test('who is asked for a batch and gives another is not asked again at once, and cannot make a leader keep it', (t) => {
  const bench = created();
  let isLying = true;
  // The next leader has not heard of the batch; member 2 knows that it is prepared, and gives another in its place.
  bench.onLine = ({ to, message }) => {
    if (message.kind === 'foundBatch' && isLying) return { ...message, batch: new Uint8Array(7) };
    if ('view' in message && message.view > 0) return message;
    if (message.kind === 'commit' || (message.kind === 'prePrepare' && to === 1)) return undefined;
    return message.kind === 'prepare' && to !== 2 ? undefined : message;
  };
  bench.put(0, 'k', 'first');
  bench.stop(0);
  const asked = () => bench.saidBy(1, 'getBatch').length;
  while (asked() === 0 && bench.nowMs < 5000) bench.pass(10);
  t.true(asked() > 0);
  bench.pass(200);
  t.true(asked() < 30, `${asked()} times`);
  t.true(bench.said.some(({ from, message }) => from === 2 && message.kind === 'foundBatch'));
  t.true(bench.head(1).isChanging);
  isLying = false;
  bench.pass(10_000);
  for (const i of [1, 2, 3]) t.is(bench.value(i, 'k'), 'first');
});

test('slots between prepared ones in which nothing was prepared become empty batches', (t) => {
  const bench = created();
  const { slot } = bench.head(0);
  // The first of two batches on their way reaches nobody.
  bench.onLine = ({ message }) => {
    if (message.kind === 'commit') return undefined;
    return message.kind === 'prePrepare' && message.slot === slot + 1 ? undefined : message;
  };
  const writer = bench.writer();
  const own = { author: writer.author.publicKey, sequence: 1 };
  bench.submit(0, bench.update([put('a', '1')]));
  const token = bench.submit(0, bench.update([put('b', '2')], own, writer));
  bench.drain();
  bench.stop(0);
  bench.onLine = ({ message }) => message;
  bench.submit(1, bench.update([put('c', '3')], { sequence: 7 }));
  bench.pass(5000);
  t.is(bench.outcome(token), undefined);
  const [, change] = bench
    .saidBy(1, 'newView')
    .map(({ ballots }) => ballots)
    .concat([[]]);
  t.truthy(change);
  t.is(bench.head(1).version, 2);
  t.is(bench.value(1, 'b'), '2');
  t.is(bench.value(2, 'a'), undefined);
  t.is(bench.value(3, 'c'), '3');
  // The empty one and the two with an update.
  t.is(bench.head(1).slot, slot + 3);
});

test('a view that builds on a version that a member lacks begins for it only once it has that version', (t) => {
  const bench = created();
  const { slot } = bench.head(0);
  // Slot after slot is certified at member 0 alone; 1 and 2 have signed the outcome, 3 has heard nothing.
  bench.onLine = ({ to, message }) =>
    to === 3 || (message.kind === 'commit' && to !== 0) ? undefined : message;
  const token = bench.put(0, 'k', 'committed');
  t.is(bench.outcome(token)?.version, 1);
  // The new view's quorum is made of 0, 2 and 3, and its leader has not got the version from anybody.
  bench.onLine = ({ from, to, message }) => {
    const isState = ['history', 'tree', 'status'].includes(message.kind);
    return isState || from === 2 || to === 2 ? undefined : message;
  };
  for (const i of [0, 1, 3]) bench.submit(i, bench.update([put('k', `other ${i}`)]));
  let isTold = false;
  for (let ms = 0; ms < 4000; ms += 20) {
    bench.pass(20);
    isTold ||= bench.said.some(({ to, message }) => to === 3 && message.kind === 'newView');
    const { view, isChanging, version } = bench.head(3);
    t.true(view === 0 || isChanging || version > 0);
  }
  t.true(isTold);
  bench.onLine = ({ message }) => message;
  bench.pass(20_000);
  const heads = [0, 1, 2, 3].map((i) => bench.head(i).version);
  t.deepEqual(heads, [4, 4, 4, 4]);
  const log = bench.ask(3, { kind: 'getHeartbeats', aguid: bench.ring.aguid, from: 1, count: 1 });
  const answer = bench.answers.get(log);
  t.is(answer?.kind === 'heartbeats' && answer.heartbeats[0]?.slot, slot + 1);
});

test('a batch that was committed in one view is not driven out by one that was prepared in an earlier view', (t) => {
  const bench = created();
  const { slot } = bench.head(0);
  // Only member 2 knows that the first batch is prepared, and it ends.
  bench.onLine = ({ to, message }) => {
    if (message.kind === 'commit') return undefined;
    return message.kind === 'prepare' && to !== 2 ? undefined : message;
  };
  bench.put(0, 'k', 'first');
  bench.stop(2);
  // Nobody else does, so view 1 gives the slot to another one; only member 1 gets to know that it is committed.
  bench.onLine = ({ to, message }) => {
    if ('view' in message && message.view === 0) return undefined;
    if (message.kind === 'commit' && to !== 1) return undefined;
    return message.kind === 'status' ? undefined : message;
  };
  const token = bench.submit(1, bench.update([put('k', 'second')], { sequence: 9 }));
  for (let ms = 0; ms < 3000 && bench.outcome(token) === undefined; ms += 10) bench.pass(10);
  t.is(bench.outcome(token)?.version, 1);
  // Of the members that go on, one has the first batch and two have the second.
  bench.stop(1);
  bench.restart(2);
  bench.onLine = ({ message }) => message;
  bench.submit(3, bench.update([put('k', 'third')], { sequence: 10 }));
  bench.pass(20_000);
  const certificates = new RingCertificates(new EpochRings(bench.ring));
  for (const { from, message } of bench.said)
    certificates.onSaid(bench.addresses[from]!.nodeId, {
      aguid: bench.ring.aguid,
      epoch: 1,
      message,
    });
  for (const answer of bench.answers.values()) certificates.onSaid(undefined, answer);
  t.deepEqual(certificates.failures, []);
  t.true(bench.head(2).view >= 2);
  t.true(bench.head(2).slot > slot + 1);
  t.is(bench.value(2, 'k'), 'third');
});

test('a member that is behind a view is told how it began', (t) => {
  const bench = created();
  bench.stop(0);
  bench.put(1, 'k', 'v');
  bench.pass(3000);
  bench.restart(0);
  bench.pass(3000);
  t.deepEqual(views(bench), [1, 1, 1, 1]);
  t.is(bench.head(0).version, 1);
  t.false(bench.head(0).isChanging);
});

test('a member that waits for nothing joins as soon as f + 1 others want a view', (t) => {
  const bench = created();
  bench.stop(0);
  bench.onLine = ({ to, message }) =>
    message.kind === 'forward' && to === 3 ? undefined : message;
  const token = bench.submit(1, bench.update([put('k', 'v')]));
  bench.pass(1900);
  t.is(bench.outcome(token)?.version, 1);
  t.is(bench.head(3).view, 1);
});

test('members that want different views come together', (t) => {
  const bench = created();
  bench.stop(3);
  // Member 1 alone hears that a quorum wants view 1, and gives it up when nothing comes of it.
  bench.onLine = ({ to, message }) => {
    if (message.kind === 'viewChange') {
      const change = decodeViewChange(message.viewChange.body)!;
      return change.view === 1 && to === 1 ? message : undefined;
    }
    return ['newView', 'prePrepare'].includes(message.kind) ? undefined : message;
  };
  const token = bench.put(2, 'k', 'v');
  bench.pass(6000);
  const wanted = new Set(views(bench).slice(0, 3));
  t.true(wanted.size > 1);
  bench.onLine = ({ message }) => message;
  bench.pass(40_000);
  t.is(bench.outcome(token)?.version, 1);
});

test('a leader that serves some and leaves one author out is replaced', (t) => {
  const bench = created();
  const left = bench.update([put('left', 'out')]);
  bench.onLine = ({ to, message }) =>
    message.kind === 'forward' && to === 0 ? undefined : message;
  const token = bench.submit(1, left);
  const writer = bench.writer();
  for (let sequence = 1; sequence <= 60 && bench.outcome(token) === undefined; sequence++) {
    const own = { author: writer.author.publicKey, sequence };
    bench.submit(0, bench.update([put('k', String(sequence))], own, writer));
    bench.pass(500);
  }
  t.truthy(bench.outcome(token));
  t.true(bench.head(0).view > 0);
});
