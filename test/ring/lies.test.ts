import test from 'ava';
import { digest, sign } from '../../src/crypto/index.ts';
import { signStatement } from '../../src/object/index.ts';
import { isProof } from '../../src/sim/index.ts';
import {
  decodeBatch,
  decodeViewChange,
  encodeBallot,
  encodeBatch,
  encodeViewChange,
} from '../../src/wire/index.ts';
import { Bench, type Message, put } from './bench.ts';

function created(faultyMax = 1): Bench {
  const bench = new Bench(faultyMax);
  bench.create();
  return bench;
}

function ballot(bench: Bench, by: number, view: number, slot: number, batch: Uint8Array) {
  const { aguid, epoch } = bench.ring;
  return sign(bench.members[by]!, 'ballot', encodeBallot({ aguid, epoch, view, slot, batch }));
}

/** The same slot and view with another batch, rightly signed by the leader. */
function otherBatch(bench: Bench, message: Message<'prePrepare'>): Message<'prePrepare'> {
  const batch = encodeBatch({ timeMs: decodeBatch(message.batch)!.timeMs + 1, requests: [] });
  const { view, slot } = message;
  const leader = view % bench.members.length;
  const signature = ballot(bench, leader, view, slot, digest('batch', batch));
  return { ...message, batch, signature };
}

test('a leader that gives two members different batches is convicted, and the ring goes on', (t) => {
  const bench = created();
  bench.onLine = ({ to, message }) =>
    message.kind === 'prePrepare' && message.view === 0 && to === 3
      ? otherBatch(bench, message)
      : message;
  const token = bench.put(0, 'k', 'v');
  bench.pass(3000);
  t.is(bench.outcome(token)?.version, 1);
  for (const i of [1, 2, 3]) {
    const [evidence] = bench.head(i).evidence;
    t.like(evidence, { member: 0, what: 'ballot', view: 0 });
    t.true(isProof(bench.ring, evidence!));
  }
  t.is(bench.head(3).version, 1);
});

test('a leader that signs two batches for one member is convicted by it', (t) => {
  const bench = created();
  bench.submit(0, bench.update([put('k', 'v')]));
  const sent = bench.queue.find(({ to, message }) => to === 1 && message.kind === 'prePrepare')!;
  bench.drain();
  t.deepEqual(bench.head(1).evidence, []);
  bench.submit(0, bench.update([put('k', 'w')]));
  const next = bench.queue.find(({ to, message }) => to === 1 && message.kind === 'prePrepare')!;
  bench.deliver(next);
  bench.deliver({ ...next, message: otherBatch(bench, next.message as Message<'prePrepare'>) });
  t.like(bench.head(1).evidence[0], { member: 0, what: 'ballot' });
  // Of a slot that is decided nothing is kept: it counts as late.
  t.is(bench.counter(1, 'slot-out-of-window'), 0);
  bench.deliver({ ...sent, message: otherBatch(bench, sent.message as Message<'prePrepare'>) });
  t.is(bench.counter(1, 'slot-out-of-window'), 1);
});

test('a member that signs two outcomes is convicted', (t) => {
  const bench = created();
  const { aguid, epoch } = bench.ring;
  bench.submit(0, bench.update([put('k', 'v')]));
  bench.onLine = ({ from, to, message }) =>
    message.kind === 'commit' && from !== 2 && to === 1 ? undefined : message;
  bench.drain();
  const [commit] = bench.saidBy(2, 'commit').slice(-1) as [Message<'commit'>];
  const { view, slot } = commit;
  const root = new Uint8Array(32).fill(9);
  const signature = signStatement(bench.members[2]!, { aguid, epoch, view, slot, root });
  bench.deliver({ from: 2, to: 1, message: { ...commit, root, signature } });
  const [evidence] = bench.head(1).evidence;
  t.like(evidence, { member: 2, what: 'statement', view, slot });
  t.true(isProof(bench.ring, evidence!));
  t.false(isProof(bench.ring, { ...evidence!, member: 3 }));
});

test('evidence survives a restart', (t) => {
  const bench = created();
  bench.onLine = ({ to, message }) =>
    message.kind === 'prePrepare' && to === 3 ? otherBatch(bench, message) : message;
  bench.put(0, 'k', 'v');
  bench.pass(500);
  const before = bench.head(3).evidence;
  t.is(before.length, 1);
  bench.restart(3);
  t.deepEqual(bench.head(3).evidence, before);
  t.true(isProof(bench.ring, bench.head(3).evidence[0]!));
});

test('outcomes that one member makes up change nothing', (t) => {
  const bench = created();
  const { aguid, epoch } = bench.ring;
  bench.onLine = ({ from, message }) => {
    if (message.kind !== 'commit' || from !== 3) return message;
    const { view, slot } = message;
    const root = bench.random.bytes(32);
    const signature = signStatement(bench.members[3]!, { aguid, epoch, view, slot, root });
    return { ...message, root, signature };
  };
  for (let i = 0; i < 4; i++) t.is(bench.outcome(bench.put(i, 'k', `${i}`))?.version, i + 1);
});

test('what others sign in the name of a member is dropped and counted', (t) => {
  const bench = created();
  bench.onLine = ({ from, to, message }) => {
    if (to !== 1 || from !== 2) return message;
    if (message.kind === 'prepare' || message.kind === 'commit')
      return { ...message, signature: message.signature.map((byte) => byte ^ 1) };
    return message;
  };
  const token = bench.put(0, 'k', 'v');
  t.is(bench.outcome(token)?.version, 1);
  t.is(bench.head(1).version, 1);
  t.true(bench.counter(1, 'forged') >= 2);
});

test('a vote for a slot that nobody proposed puts no leader in doubt', (t) => {
  const bench = created();
  const [view, batch] = [0, new Uint8Array(32).fill(7)];
  const slot = bench.head(1).slot + 50;
  const signature = ballot(bench, 3, view, slot, batch);
  const message = { kind: 'prepare', view, slot, batch, signature } as const;
  for (const to of [0, 1, 2])
    bench.deliver({ from: 3, to, message: { ...message, leaderSignature: new Uint8Array(64) } });
  const forged = { ...message, slot: slot + 1, leaderSignature: new Uint8Array(64) };
  bench.deliver({ from: 3, to: 1, message: forged });
  t.is(bench.counter(1, 'forged'), 1);
  bench.pass(30_000);
  t.deepEqual(
    bench.machines.map((machine) => machine!.objects()[0]!.view),
    [0, 0, 0, 0],
  );
});

test('messages out of the window, of another view, or of nobody in the ring are dropped and counted', (t) => {
  const bench = created();
  bench.submit(0, bench.update([put('k', 'v')]));
  const { message } = bench.queue.find((flight) => flight.message.kind === 'prePrepare')!;
  const far = { ...(message as Message<'prePrepare'>), slot: 5000 };
  bench.deliver({ from: 0, to: 1, message: far });
  t.is(bench.counter(1, 'slot-out-of-window'), 1);
  bench.deliver({ from: 0, to: 1, message: { ...far, view: 3 } });
  bench.deliver({ from: 2, to: 1, message });
  t.is(bench.counter(1, 'vote-late'), 2);
  const { aguid, epoch } = bench.ring;
  bench.step(1, { kind: 'ring', from: bench.client, envelope: { aguid, epoch, message } });
  bench.step(1, {
    kind: 'ring',
    from: bench.addresses[0]!,
    envelope: { aguid, epoch: epoch + 1, message },
  });
  t.is(bench.counter(1, 'not-a-member'), 2);
});

test('a batch with an update that no writer signed, or from the future, is refused', (t) => {
  const bench = created();
  const right = bench.update([put('k', 'v')]);
  const forged = { ...right, update: { ...right.update, signature: new Uint8Array(64) } };
  const propose = (timeMs: number, update: typeof right) => {
    const requests = [{ update, blocks: new Uint8Array(0) }];
    const batch = encodeBatch({ timeMs, requests });
    const slot = bench.head(1).slot + 1;
    const signature = ballot(bench, 0, 0, slot, digest('batch', batch));
    const message = { kind: 'prePrepare', view: 0, slot, signature, batch } as const;
    bench.deliver({ from: 0, to: 1, message });
  };
  propose(bench.nowMs, forged);
  propose(bench.nowMs + 100_000, right);
  t.is(bench.counter(1, 'batch-refused'), 2);
  t.is(bench.saidBy(1, 'prepare').filter(({ slot }) => slot > bench.head(1).slot).length, 0);
});

test('a view change whose proofs do not hold is dropped and counted', (t) => {
  const bench = created();
  const { aguid, epoch } = bench.ring;
  const prepared = { view: 0, slot: 2, batch: new Uint8Array(32), signatures: [] };
  const body = encodeViewChange({ aguid, epoch, view: 1, stable: undefined, prepared: [prepared] });
  const viewChange = { body, signature: sign(bench.members[3]!, 'view-change', body) };
  bench.deliver({ from: 3, to: 1, message: { kind: 'viewChange', viewChange } });
  t.is(bench.counter(1, 'forged'), 1);
  // Signed by 3, and said by 2.
  const empty = encodeViewChange({ aguid, epoch, view: 1, stable: undefined, prepared: [] });
  const signed = { body: empty, signature: sign(bench.members[3]!, 'view-change', empty) };
  bench.deliver({ from: 2, to: 1, message: { kind: 'viewChange', viewChange: signed } });
  t.is(bench.counter(1, 'forged'), 2);
});

test('a new view that leaves a prepared batch out is not entered, and another leader follows', (t) => {
  const bench = created();
  bench.onLine = ({ from, message }) => {
    if (message.kind === 'newView' && from === 1) return { ...message, ballots: [] };
    return message.kind === 'commit' && message.view === 0 ? undefined : message;
  };
  bench.put(0, 'k', 'v');
  bench.stop(0);
  bench.pass(8000);
  t.true(bench.counter(2, 'forged') > 0);
  t.is(bench.head(2).version, 1);
  t.is(bench.value(3, 'k'), 'v');
  t.true(bench.head(2).view >= 2);
});

test('a new view needs a quorum, each member counted once', (t) => {
  const bench = created();
  const { aguid, epoch } = bench.ring;
  const body = encodeViewChange({ aguid, epoch, view: 1, stable: undefined, prepared: [] });
  const of = (index: number) => ({
    index,
    viewChange: { body, signature: sign(bench.members[index]!, 'view-change', body) },
  });
  for (const viewChanges of [
    [of(1), of(3)],
    [of(1), of(3), of(3)],
  ]) {
    bench.deliver({
      from: 1,
      to: 2,
      message: { kind: 'newView', view: 1, viewChanges, ballots: [] },
    });
  }
  t.is(bench.counter(2, 'forged'), 2);
  t.is(bench.head(2).view, 0);
  t.is(decodeViewChange(body)?.view, 1);
});

test('a member that shows a version in the middle of a batch does not lead others to stop there', (t) => {
  const bench = created();
  const authors = Array.from({ length: 5 }, () => bench.writer());
  // Member 3 hears nothing of a batch with three versions.
  bench.onLine = ({ from, to, message }) => (to === 3 || from === 3 ? undefined : message);
  const tokens = authors.map((keys, i) => {
    const own = { author: keys.author.publicKey, sequence: 1 };
    return bench.submit(0, bench.update([put(`${i}`, 'v')], own, keys));
  });
  bench.drain();
  const certified = tokens.map((token) => {
    const answer = bench.answers.get(token);
    return answer?.kind === 'result' ? answer.heartbeat : undefined;
  });
  const middle = certified.find((one) => one!.path.length === 2)!;
  t.is(middle.slot, certified[4]!.slot);
  const status = { kind: 'status', view: 0, slotMax: middle.slot, recovering: false } as const;
  bench.onLine = ({ to, from, message }) => {
    // And who is asked for the log tells the half of the batch.
    if (message.kind === 'history' && from === 2 && to === 3)
      return { ...message, versions: message.versions.slice(0, -1) };
    return message;
  };
  bench.deliver({ from: 2, to: 3, message: { ...status, latest: middle } });
  t.is(bench.counter(3, 'forged'), 1);
  bench.deliver({ from: 2, to: 3, message: { ...status, latest: certified[4] } });
  bench.drain();
  t.is(bench.head(3).version, 5);
  t.is(bench.outcome(bench.put(3, 'k', 'v'))?.version, 6);
  t.is(bench.head(3).slot, bench.head(0).slot);
});
