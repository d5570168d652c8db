import test, { type ExecutionContext } from 'ava';
import { EMPTY } from '../../src/base/index.ts';
import { digest, sign } from '../../src/crypto/index.ts';
import { checkRing, successor } from '../../src/object/index.ts';
import {
  type CertifiedHeartbeat,
  encodeBallot,
  encodeBatch,
  encodeRingCertificate,
  REPLACE_AFTER_MS_MIN,
  type RingCertificate,
  type SignedRing,
} from '../../src/wire/index.ts';
import { EpochBench } from './epoch-bench.ts';

const SILENCE_MS = 2 * REPLACE_AFTER_MS_MIN;
/** Long enough for everybody to notice, agree, and begin the next epoch. */
const NOTICED_MS = 2 * SILENCE_MS;

/** Seven nodes: a ring of four, whose owner names two that may step in. */
function watched(
  spares: readonly number[] = [4, 5],
  zones: readonly string[] = [],
  otherZone?: boolean,
): EpochBench {
  const bench = new EpochBench(7, [0, 1, 2, 3]);
  for (const [i, zone] of zones.entries()) bench.zones.set(i, zone);
  bench.create();
  bench.put(0, 'a');
  bench.change(bench.members, {
    replaceAfterMs: SILENCE_MS,
    spares: spares.map((i) => bench.place(i)),
    ...(otherZone && { otherZone }),
  });
  return bench;
}

/** The ring as a member knows it. */
function ringAt(bench: EpochBench, i: number): SignedRing {
  const answer = bench.answer(i, { kind: 'getRing', aguid: bench.aguid });
  if (answer?.kind !== 'ring') throw new Error(`Node ${i} is no member`);
  return answer.ring;
}

/** Numbers of the nodes that are members. */
function membersAt(bench: EpochBench, i: number): number[] | undefined {
  const ring = checkRing(bench.keys.object, ringAt(bench, i));
  return ring?.members.map(({ address }) =>
    bench.addresses.findIndex(({ nodeId }) => nodeId === address.nodeId),
  );
}

/** From here on the test goes by the ring that a member has. */
function follow(bench: EpochBench, i: number): void {
  bench.signed = ringAt(bench, i);
  bench.members = membersAt(bench, i)!;
}

function epochOf(t: ExecutionContext, bench: EpochBench, i: number): number | undefined {
  const ring = checkRing(bench.keys.object, ringAt(bench, i));
  t.truthy(ring);
  return ring?.epoch;
}

for (const gone of [3, 0]) {
  test(`a member that dies is replaced by a spare without the owner (member ${gone})`, (t) => {
    const bench = watched();
    bench.stop(gone);
    bench.pass(SILENCE_MS - 20_000);
    t.is(epochOf(t, bench, 1), 2);
    bench.pass(NOTICED_MS);
    t.is(epochOf(t, bench, 1), 3);
    follow(bench, 1);
    t.deepEqual(
      bench.members,
      [0, 1, 2, 3].map((i) => (i === gone ? 4 : i)),
    );
    t.is(bench.version(bench.put(1, 'b')), 2);
    bench.pass(20_000);
    t.is(bench.head(4)?.version, 2);
    t.false(bench.head(4)?.isRecovering);
    // The new one counts: another one may fail.
    bench.stop(2);
    const token = bench.ask(1, bench.submission('c'));
    bench.pass(20_000);
    t.is(bench.version(bench.answers.get(token)), 3);
    // Whoever comes back hears of it, and can check it from the last ring that the owner signed.
    bench.start(gone);
    bench.pass(5000);
    const told = bench.put(gone, 'd');
    t.is(told?.kind, 'moved');
    const ring = told?.kind === 'moved' ? checkRing(bench.keys.object, told.ring) : undefined;
    t.is(ring?.epoch, 3);
  });
}

test('one ring after the other: the chain verifies offline, link by link, until the spares are used up', (t) => {
  const bench = watched();
  const ordinary: CertifiedHeartbeat[] = [];
  for (const gone of [3, 1]) {
    bench.stop(gone);
    bench.pass(NOTICED_MS);
    bench.pass(20_000);
    const question = { kind: 'getHeartbeats', aguid: bench.aguid, from: 0, count: 0 } as const;
    const answer = bench.answer(0, question);
    if (answer?.kind === 'heartbeats') ordinary.push(...answer.heartbeats);
  }
  t.is(epochOf(t, bench, 0), 4);
  follow(bench, 0);
  t.deepEqual(bench.members, [0, 5, 2, 4]);
  t.is(bench.version(bench.put(5, 'b')), 2);
  const { object } = bench.keys;
  const last = bench.signed;
  const before = last.handover!.ring;
  t.is(checkRing(object, before)?.epoch, 3);
  t.is(before.handover?.ring.handover, undefined);
  const { heartbeat } = last.handover!;
  const wrong: SignedRing[] = [
    { ...last, handover: undefined },
    { ...last, handover: { ring: before.handover!.ring, heartbeat } },
    { ...last, handover: { ring: before, heartbeat: before.handover!.heartbeat } },
    { ...before, handover: last.handover },
    // Certified by the right ring, and about something else.
    { ...last, handover: { ring: before, heartbeat: ordinary[0]! } },
    {
      ...last,
      handover: {
        ring: before,
        heartbeat: { ...heartbeat, signatures: heartbeat.signatures.slice(1) },
      },
    },
    { ...last, handover: { ring: { ...before, handover: undefined }, heartbeat } },
  ];
  for (const one of wrong) t.is(checkRing(object, one), undefined);
  // Restarted, the members still know.
  for (const i of bench.members) bench.stop(i);
  for (const i of bench.members) bench.start(i);
  bench.pass(5000);
  t.is(bench.version(bench.put(2, 'c')), 3);
  // Nobody is left to step in: the ring goes on with three, and the owner may make the next.
  bench.stop(4);
  bench.pass(NOTICED_MS);
  t.is(epochOf(t, bench, 0), 4);
  bench.change([0, 5, 2, 6]);
  t.is(bench.version(bench.put(6, 'd')), 4);
  t.is(ringAt(bench, 6).handover, undefined);
});

test('who comes back in time stays', (t) => {
  const bench = watched();
  bench.stop(3);
  bench.pass(SILENCE_MS - 40_000);
  bench.start(3);
  bench.pass(NOTICED_MS);
  t.is(epochOf(t, bench, 0), 2);
});

test('a process that did not run for hours does not take the others for dead', (t) => {
  const bench = watched();
  bench.pass(60_000);
  bench.nowMs += 10 * SILENCE_MS;
  // One is slow to answer after all that time.
  bench.isLost = (from) => from === 3;
  bench.pass(60_000);
  bench.isLost = () => false;
  bench.pass(60_000);
  t.is(epochOf(t, bench, 0), 2);
});

test('what one member alone does not hear of is replaced by nobody', (t) => {
  const bench = watched();
  bench.isLost = (from, to) => from === 3 && to === 1;
  bench.pass(3 * NOTICED_MS);
  t.is(epochOf(t, bench, 0), 2);
  // Nor does it keep the others from their work.
  t.deepEqual(
    bench.members.map((i) => bench.head(i)?.view),
    [0, 0, 0, 0],
  );
  t.is(bench.version(bench.put(1, 'b')), 2);
});

test('a spare that does not answer is passed over', (t) => {
  const bench = watched();
  bench.stop(4);
  bench.stop(3);
  bench.pass(NOTICED_MS);
  t.deepEqual(membersAt(bench, 0), [0, 1, 2, 5]);
});

test('the spare whose zone has the fewest members comes first', (t) => {
  const bench = watched([4, 5, 6], ['x', 'y', 'z', 'z', 'x', 'y', 'z']);
  bench.stop(3);
  bench.pass(NOTICED_MS);
  t.deepEqual(membersAt(bench, 0), [0, 1, 2, 4], 'x, y and z have one each');
  follow(bench, 0);
  bench.stop(2);
  bench.pass(NOTICED_MS);
  t.deepEqual(membersAt(bench, 0), [0, 1, 6, 4], 'z has none');
});

test('where the owner wants it, nobody takes the place of a member of its own zone', (t) => {
  const zones = ['x', 'y', 'z', 'z', 'z', 'z', 'x'];
  const bench = watched([4, 5], zones, true);
  bench.stop(3);
  bench.pass(NOTICED_MS);
  t.is(epochOf(t, bench, 0), 2, 'the whole zone may be gone');
  const other = watched([4, 5, 6], zones, true);
  other.stop(3);
  other.pass(NOTICED_MS);
  t.deepEqual(membersAt(other, 0), [0, 1, 2, 6]);
});

test('without spares the ring waits for its owner', (t) => {
  const bench = watched([]);
  bench.stop(3);
  bench.pass(NOTICED_MS);
  t.is(epochOf(t, bench, 0), 2);
  t.is(bench.version(bench.put(0, 'b')), 2);
});

/** A node says to the members that it lives. */
function appear(bench: EpochBench, from: number): void {
  const status = { kind: 'status', view: 0, slotMax: 0, recovering: true } as const;
  const envelope = {
    aguid: bench.aguid,
    epoch: bench.ring.epoch,
    message: { ...status, latest: undefined },
  };
  for (const i of [0, 1, 2, 3])
    bench.step(i, { kind: 'ring', from: bench.addresses[from]!, envelope });
}

/** What member 0, which leads, signs as the end of the epoch. @returns how many members refused it */
function lead(bench: EpochBench, next: RingCertificate): number {
  const { ring, aguid } = bench;
  const { epoch } = ring;
  const slot = (bench.head(1)?.slot ?? 0) + 1;
  const nextRing = { body: encodeRingCertificate(next), signature: EMPTY };
  const batch = encodeBatch({ timeMs: bench.nowMs, requests: [], nextRing });
  const ballot = encodeBallot({ aguid, epoch, view: 0, slot, batch: digest('batch', batch) });
  const signature = sign(bench.pair(0), 'ballot', ballot);
  const message = { kind: 'prePrepare', view: 0, slot, signature, batch } as const;
  const refusals = () =>
    [1, 2, 3].reduce((sum, i) => sum + (bench.machines[i]?.counters()['batch-refused'] ?? 0), 0);
  const before = refusals();
  for (const i of [1, 2, 3]) {
    const envelope = { aguid, epoch, message };
    bench.step(i, { kind: 'ring', from: bench.addresses[0]!, envelope });
  }
  return refusals() - before;
}

test('a leader that puts in a spare which is not there gets no vote, though the member is dead', (t) => {
  const bench = watched();
  bench.stop(4);
  bench.stop(5);
  bench.stop(3);
  bench.pass(NOTICED_MS);
  t.is(lead(bench, successor(bench.ring, { gone: 3, spare: 1 })!), 2);
  appear(bench, 5);
  t.is(lead(bench, successor(bench.ring, { gone: 2, spare: 1 })!), 2);
  t.is(lead(bench, successor(bench.ring, { gone: 3, spare: 1 })!), 0);
});

test('a leader that lies about who is dead gets no vote, whomever it would put in', (t) => {
  const bench = watched();
  const next = successor(bench.ring, { gone: 3, spare: 0 })!;
  const own = { ...next, members: [...next.members.slice(0, 3), bench.place(6)] };
  appear(bench, 4);
  t.is(lead(bench, next), 3);
  t.is(lead(bench, own), 3);
  bench.pass(10_000);
  t.is(epochOf(t, bench, 1), 2);
  t.is(bench.version(bench.put(1, 'b')), 2);
});

test('liars that say they would replace a member do not move those who hear of it', (t) => {
  const bench = watched();
  bench.pass(30_000);
  const next = successor(bench.ring, { gone: 3, spare: 0 })!;
  const wish = digest('ring', encodeRingCertificate(next));
  for (let round = 0; round < 40; round++) {
    for (const from of [0, 2]) {
      const status = { kind: 'status', view: 0, slotMax: 0, recovering: false } as const;
      const message = { ...status, latest: undefined, successor: wish };
      const envelope = { aguid: bench.aguid, epoch: bench.ring.epoch, message };
      bench.step(1, { kind: 'ring', from: bench.addresses[from]!, envelope });
    }
    bench.pass(10_000);
  }
  t.is(epochOf(t, bench, 1), 2);
});

test('the owner may change the ring as before', (t) => {
  const bench = watched();
  bench.stop(3);
  bench.pass(10_000);
  const next = bench.next([0, 1, 2, 6]);
  const handover = bench.end(next)!;
  // The owner's signature is what makes it one: the present ring may not make this ring by itself.
  const { object } = bench.keys;
  t.is(checkRing(object, next)?.epoch, 3);
  t.is(checkRing(object, { body: next.body, signature: EMPTY, handover }), undefined);
  bench.signed = next;
  bench.members = [0, 1, 2, 6];
  bench.create(handover);
  bench.pass(8000);
  t.is(bench.version(bench.put(6, 'b')), 2);
  t.is(epochOf(t, bench, 6), 3);
});
