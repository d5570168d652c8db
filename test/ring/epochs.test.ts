import test from 'ava';
import { concat, u64 } from '../../src/base/index.ts';
import { keyPairOf } from '../../src/crypto/index.ts';
import { guidBytes } from '../../src/id/index.ts';
import { checkHandover, ringDigest } from '../../src/object/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';
import { decodeHeartbeat, type RingMessage } from '../../src/wire/index.ts';
import { EpochBench } from './epoch-bench.ts';

function created(count: number, members: readonly number[]): EpochBench {
  const bench = new EpochBench(count, members);
  bench.create();
  return bench;
}

test('a ring of one becomes a ring of four: versions go on, and all have the whole past', (t) => {
  const bench = created(4, [0]);
  // More than the log keeps.
  for (let i = 0; i < 150; i++) bench.put(0, `a${i}`);
  bench.change([0, 1, 2, 3]);
  t.is(bench.version(bench.put(2, 'b')), 151);
  bench.pass(20_000);
  for (const i of bench.members) {
    t.is(bench.head(i)?.version, 151);
    t.is(bench.head(i)?.versionsMissing, 0);
    const past = bench.answer(i, { kind: 'getHeartbeats', aguid: bench.aguid, from: 7, count: 1 });
    const [certified] = past?.kind === 'heartbeats' ? past.heartbeats : [];
    const heartbeat = certified && decodeHeartbeat(certified.heartbeat);
    t.is(heartbeat?.version, 7);
    t.is(heartbeat?.epoch, 1);
    t.is(past?.kind === 'heartbeats' && past.rings?.length, 1);
    // All nodes of its tree are here too.
    const digests = [heartbeat?.topBlock as Uint8Array];
    const nodes = bench.answer(i, { kind: 'getNodes', aguid: bench.aguid, digests });
    t.is(nodes?.kind === 'nodes' && nodes.nodes.length, 1);
  }
  // The new members vote: one of four may go, also the first.
  bench.stop(0);
  bench.put(1, 'c');
  bench.pass(5000);
  t.is(bench.head(2)?.version, 152);
});

/** Of 0, 1, 2 and 3 the last one is to leave; 2 does not run, and what 3 says of these kinds is lost. */
function leaving(bench: EpochBench, isLost: readonly RingMessage['kind'][], key?: string) {
  bench.put(0, 'a');
  bench.stop(2);
  bench.isLost = (from, _to, kind) => from === 3 && isLost.includes(kind);
  if (key !== undefined) bench.put(0, key);
  const next = bench.next([0, 1, 2, 4]);
  for (const i of [0, 1, 3]) bench.ask(i, { kind: 'reconfigure', aguid: bench.aguid, ring: next });
  return next;
}

test('a member that leaves, and alone has the proof that its epoch is over, shows it to those that stay', (t) => {
  const bench = created(5, [0, 1, 2, 3]);
  // What 3 says of the outcome is lost, so that 0 and 1 lack a vote. It hears theirs, leaves, and says no more of it.
  const next = leaving(bench, ['commit']);
  bench.pass(30_000);
  t.deepEqual([bench.head(0)?.epoch, bench.head(1)?.epoch], [2, 2]);
  bench.start(2);
  bench.pass(30_000);
  bench.signed = next;
  t.is(bench.version(bench.put(0, 'b')), 2);
});

test('who takes the last version of an epoch from elsewhere executes nothing after it, and knows what comes next', (t) => {
  const bench = created(5, [0, 1, 2, 3]);
  // 3 hears all votes, on an update and on the end, and leaves; 0 and 1 lack its own, and get both versions from it.
  const next = leaving(bench, ['commit', 'invite'], 'b');
  for (let ms = 0; ms < 30_000; ms += 100) {
    bench.pass(100);
    // Whoever has the end has no version after it.
    for (const i of [0, 1]) t.true((bench.head(i)?.version ?? 0) <= 2);
  }
  t.deepEqual([bench.head(0)?.epoch, bench.head(1)?.epoch], [2, 2]);
  bench.isLost = () => false;
  bench.start(2);
  bench.pass(30_000);
  bench.signed = next;
  t.is(bench.version(bench.put(0, 'c')), 3);
});

test('a member that leaves tells who asks which ring comes next', (t) => {
  const bench = created(5, [0, 1, 2, 3]);
  bench.put(0, 'a');
  bench.stop(1);
  bench.put(0, 'b');
  const next = bench.next([0, 1, 2, 4]);
  for (const i of [0, 2, 3]) bench.ask(i, { kind: 'reconfigure', aguid: bench.aguid, ring: next });
  bench.pass(1000);
  t.is(bench.head(0)?.epoch, 2);
  for (const i of [0, 2, 4]) bench.stop(i);
  bench.start(1);
  bench.pass(30_000);
  t.is(bench.head(1)?.epoch, 2);
});

test('what only a former member has of the past is fetched from there', (t) => {
  const bench = created(5, [0, 1, 2, 3]);
  for (const key of ['a', 'b', 'c']) bench.put(0, key);
  // The crash of all others took what they had noted of version 2.
  const key = concat([guidBytes(bench.aguid), u64(2)]);
  const gap = { table: 'ring.gap', key: guidBytes(bench.aguid), value: concat([u64(2), u64(3)]) };
  for (const i of [1, 2, 3]) {
    bench.stop(i);
    void bench.stores[i]!.write([{ table: 'version', key, value: undefined }, gap]);
  }
  bench.stop(0);
  for (const i of [1, 2, 3]) bench.start(i);
  bench.change([1, 2, 3, 4]);
  t.true(bench.members.every((i) => (bench.head(i)?.versionsMissing ?? 0) > 0));
  bench.start(0);
  bench.pass(60_000);
  for (const i of bench.members) {
    t.is(bench.head(i)?.versionsMissing, 0);
    const past = bench.answer(i, { kind: 'getHeartbeats', aguid: bench.aguid, from: 2, count: 1 });
    t.is(past?.kind === 'heartbeats' && past.heartbeats.length, 1);
  }
});

test('a dead member is replaced, and comes back to hear that the ring goes on without it', (t) => {
  const bench = created(5, [0, 1, 2, 3]);
  bench.put(0, 'a');
  bench.stop(3);
  bench.change([0, 1, 2, 4]);
  bench.put(0, 'b');
  t.is(bench.head(4)?.version, 2);
  bench.start(3);
  bench.pass(5000);
  const told = bench.put(3, 'c');
  t.is(told?.kind, 'moved');
  t.deepEqual(told?.kind === 'moved' && told.ring, bench.signed);
  // An owner that applies the same again gets the same answer from it as from the others.
  const ended = bench.answer(3, { kind: 'reconfigure', aguid: bench.aguid, ring: bench.signed });
  const last = ended?.kind === 'result' ? decodeHeartbeat(ended.heartbeat.heartbeat) : undefined;
  t.deepEqual(last?.nextRing, ringDigest(bench.signed));
});

test('a member that slept through the change goes on in the next epoch, with its disk', (t) => {
  const bench = created(5, [0, 1, 2, 3]);
  bench.put(0, 'a');
  bench.stop(2);
  bench.change([0, 2, 3, 4]);
  bench.put(0, 'b');
  bench.start(2);
  bench.pass(8000);
  t.is(bench.head(2)?.version, 2);
  t.false(bench.head(2)?.isRecovering);
  // It votes: without it and one more there is no quorum.
  bench.stop(4);
  t.is(bench.version(bench.put(0, 'c')), 3);
});

test('a member that was replaced and is taken back later hears of it, though nobody tells it', (t) => {
  const bench = created(5, [0, 1, 2, 3]);
  bench.put(0, 'a');
  bench.change([0, 1, 2, 4]);
  t.is(bench.put(3, 'b')?.kind, 'moved');
  const next = bench.next([0, 1, 2, 3]);
  const handover = bench.end(next);
  bench.signed = next;
  bench.members = [0, 1, 2];
  bench.create(handover);
  bench.put(0, 'c');
  bench.pass(8000);
  t.is(bench.head(3)?.epoch, 3);
  t.is(bench.head(3)?.version, bench.head(0)?.version);
});

test('a member that has not seen a number used knows for which update it was', (t) => {
  const bench = created(4, [0]);
  const message = bench.submission('a');
  const first = bench.answer(0, message);
  bench.change([0, 1, 2, 3]);
  t.is(bench.head(2)?.version, 1);
  // It has taken the tree and the heartbeats, and has no log.
  const again = bench.answer(2, message);
  t.deepEqual(
    again?.kind === 'result' && again.heartbeat,
    first?.kind === 'result' && first.heartbeat,
  );
  const other = bench.answer(2, bench.submission('another', 1));
  t.is(other?.kind === 'refused' && other.error, 'conflict');
});

test('a member that crashes right after it has joined knows which versions it lacks', (t) => {
  const bench = created(4, [0]);
  for (let i = 0; i < 10; i++) bench.put(0, `a${i}`);
  const next = bench.next([0, 1, 2, 3]);
  const handover = bench.end(next);
  bench.signed = next;
  bench.members = [0, 1, 2, 3];
  bench.noteless.add(2);
  bench.create(handover);
  bench.stop(2);
  bench.noteless.clear();
  bench.start(2);
  bench.pass(20_000);
  const past = bench.answer(2, { kind: 'getHeartbeats', aguid: bench.aguid, from: 1, count: 10 });
  t.is(past?.kind === 'heartbeats' && past.heartbeats.length, 10);
});

test('a member that crashes right after the last batch begins the next epoch after its restart', (t) => {
  const bench = created(6, [0, 1, 2, 3]);
  bench.put(0, 'a');
  const next = bench.next([0, 1, 4, 5]);
  const handover = bench.end(next);
  // The new ring has no quorum yet, so it has certified nothing.
  bench.stop(1);
  bench.start(1);
  bench.signed = next;
  // Nobody tells member 1 again.
  bench.members = [0, 4, 5];
  bench.create(handover);
  bench.pass(3000);
  bench.stop(0);
  bench.put(4, 'b');
  bench.pass(8000);
  t.deepEqual(
    [1, 4, 5].map((i) => bench.head(i)?.version),
    [2, 2, 2],
  );
});

test('nothing is executed after the last batch of an epoch', (t) => {
  const bench = created(4, [0, 1, 2, 3]);
  bench.put(0, 'a');
  const handover = bench.end(bench.next([0]));
  t.truthy(handover);
  const last = handover && decodeHeartbeat(handover.heartbeat.heartbeat);
  t.is(last?.version, 1);
  t.is(last?.nextRing.length, 32);
  // Member 0 has begun the next epoch by itself; the others say who goes on.
  for (const i of [1, 2, 3]) t.is(bench.put(i, `b${i}`)?.kind, 'moved');
  t.is(bench.head(1)?.version, 1);
});

test('a change may be applied again after an interruption, with the same answer', (t) => {
  const bench = created(4, [0]);
  bench.put(0, 'a');
  const next = bench.next([0, 1, 2, 3]);
  const first = bench.end(next);
  const second = bench.end(next);
  t.deepEqual(second?.heartbeat, first?.heartbeat);
  t.truthy(second && checkHandover(bench.keys.object, next, second));
});

test('only the owner makes a ring, for the next epoch, with a member that stays', (t) => {
  const bench = created(6, [0, 1, 2, 3]);
  const refused = (ring = bench.next([0])) => {
    const answer = bench.answer(0, { kind: 'reconfigure', aguid: bench.aguid, ring });
    return answer?.kind === 'refused' && answer.error;
  };
  t.is(refused(bench.next([0, 1, 2, 4], keyPairOf(new Uint8Array(32).fill(9)))), 'invalid');
  t.is(refused(bench.next([0, 1, 2, 4], bench.keys.owner, 3)), 'invalid');
  t.is(refused(bench.next([4])), 'invalid');
  bench.pass(3000);
  t.is(bench.version(bench.put(0, 'a')), 1);
});

test('a handover holds only for the ring that it names', (t) => {
  const bench = created(5, [0, 1, 2, 3]);
  const [next, other] = [bench.next([0, 1, 2, 4]), bench.next([0])];
  const handover = bench.end(next);
  t.truthy(handover);
  if (handover === undefined) return;
  const { object } = bench.keys;
  const heartbeat = checkHandover(object, next, handover);
  t.deepEqual(heartbeat?.nextRing, ringDigest(next));
  t.is(checkHandover(object, other, handover), undefined);
  const forged = { ...handover.heartbeat, signatures: handover.heartbeat.signatures.slice(1) };
  t.is(checkHandover(object, next, { ...handover, heartbeat: forged }), undefined);
  // Nor does a node begin with it.
  const message = { kind: 'create', object, ring: other, handover } as const;
  const answer = bench.answer(4, message);
  t.deepEqual(answer, { kind: 'moved', ring: next });
  bench.stop(4);
  bench.stores[4] = new MemoryStore();
  bench.start(4);
  const alone = bench.answer(4, {
    ...message,
    ring: next,
    handover: { ...handover, heartbeat: forged },
  });
  t.is(alone?.kind === 'refused' && alone.error, 'permission');
});

test('a node begins no later epoch out of nothing', (t) => {
  const bench = new EpochBench(4, [0]);
  const { object } = bench.keys;
  const ring = bench.next([0, 1, 2, 3]);
  const answer = bench.answer(1, { kind: 'create', object, ring, handover: undefined });
  t.is(answer?.kind === 'refused' && answer.error, 'permission');
  t.false(bench.machines[1]!.serves(bench.aguid));
});

test('who follows is told of the next ring', (t) => {
  const bench = created(4, [0]);
  bench.put(0, 'a');
  const message = { kind: 'subscribe', aguid: bench.aguid, version: 1 } as const;
  const follower = { nodeId: 'f'.repeat(40), host: 'f', port: 1 };
  bench.step(0, { kind: 'message', from: follower, token: undefined, message });
  bench.change([0, 1, 2, 3]);
  const moved = bench.pushed.find(({ kind }) => kind === 'moved');
  t.deepEqual(moved?.kind === 'moved' && moved.ring, bench.signed);
});

test('a leader that dies while the epoch ends does not stop it', (t) => {
  const bench = created(5, [0, 1, 2, 3]);
  bench.put(0, 'a');
  bench.stop(0);
  bench.change([1, 2, 3, 4]);
  t.is(bench.version(bench.put(4, 'b')), 2);
});
