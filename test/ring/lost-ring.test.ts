import test from 'ava';
import { keyPairOf } from '../../src/crypto/index.ts';
import {
  checkHandover,
  checkRing,
  heartbeatDigest,
  signRing,
  successor,
} from '../../src/object/index.ts';
import { STATUS_MS_MAX } from '../../src/ring/limits.ts';
import {
  type CertifiedHeartbeat,
  decodeHeartbeat,
  type Handover,
  REPLACE_AFTER_MS_MIN,
  type Recovery,
  type SignedRing,
} from '../../src/wire/index.ts';
import { EpochBench } from './epoch-bench.ts';

const LATER = 1024;

/** Some versions by a ring of four, of eight nodes. */
function used(): EpochBench {
  const bench = new EpochBench(8, [0, 1, 2, 3]);
  bench.create();
  for (const key of ['a', 'b', 'c', 'd', 'e']) bench.put(0, key);
  bench.pass(1000);
  return bench;
}

/** A version as its ring certified it. */
function certifiedAt(bench: EpochBench, version: number, node = 0): CertifiedHeartbeat {
  const question = { kind: 'getHeartbeats', aguid: bench.aguid, from: version, count: 1 } as const;
  const answer = bench.answer(node, question);
  if (answer?.kind !== 'heartbeats') throw new Error('The member does not answer');
  return answer.heartbeats[0]!;
}

/** The owner's word that the ring goes on with that version. */
function recovering(
  bench: EpochBench,
  members: readonly number[],
  certified: CertifiedHeartbeat,
  changes: { epoch?: number; recovery?: Recovery | undefined } = {},
  owner = bench.keys.owner!,
): SignedRing {
  const version = decodeHeartbeat(certified.heartbeat)!.version;
  const recovery = { version, heartbeat: heartbeatDigest(certified) };
  return signRing(owner, {
    aguid: bench.aguid,
    epoch: bench.ring.epoch + LATER,
    faultyMax: (members.length - 1) / 3,
    members: members.map((i) => bench.place(i)),
    recovery,
    ...changes,
  });
}

/** The ring begins on those nodes. @param source - whose nodes of the tree the first of them gets */
function recover(
  bench: EpochBench,
  members: readonly number[],
  certified: CertifiedHeartbeat,
  source?: number,
): void {
  const next = recovering(bench, members, certified);
  if (source !== undefined) {
    const nodes = [...bench.stores[source]!.range('tree')];
    const writes = nodes.map(([key, value]) => ({ table: 'tree', key, value }));
    void bench.stores[members[0]!]!.write(writes);
  }
  const handover = { ring: bench.signed, heartbeat: certified };
  bench.signed = next;
  bench.members = members;
  bench.create(handover);
  bench.pass(8000);
}

test('an object goes on with a version of its lost ring, on nodes that never had it', (t) => {
  const bench = used();
  const certified = certifiedAt(bench, 3);
  for (const i of [0, 1, 2, 3]) bench.stop(i);
  recover(bench, [4, 5, 6, 7], certified, 0);
  for (const i of bench.members) t.is(bench.head(i)?.version, 3);
  t.is(bench.version(bench.put(5, 'x')), 4);
  bench.pass(8000);
  for (const i of bench.members) {
    t.is(bench.head(i)?.version, 4);
    t.false(bench.head(i)?.isRecovering);
    t.is(bench.head(i)?.versionsMissing, 0);
    // What was recovered stays readable, and is proven by the ring of its time.
    const past = bench.answer(i, { kind: 'getHeartbeats', aguid: bench.aguid, from: 3, count: 9 });
    const heartbeats = past?.kind === 'heartbeats' ? past.heartbeats : [];
    const epochs = heartbeats.map(({ heartbeat }) => decodeHeartbeat(heartbeat)?.epoch);
    t.deepEqual(epochs, [1, 1 + LATER]);
    t.is(past?.kind === 'heartbeats' && past.rings?.length, 1);
  }
  // They have the tree, and not only the one that brought it.
  bench.stop(4);
  const token = bench.ask(6, bench.submission('y'));
  bench.pass(20_000);
  t.is(bench.version(bench.answers.get(token)), 5);
});

test('a recovered ring survives restarts of all its members', (t) => {
  const bench = used();
  const certified = certifiedAt(bench, 5);
  for (const i of [0, 1, 2, 3]) bench.stop(i);
  recover(bench, [4, 5, 6, 7], certified, 0);
  bench.put(4, 'x');
  for (const i of bench.members) bench.stop(i);
  for (const i of bench.members) bench.start(i);
  bench.pass(8000);
  t.is(bench.version(bench.put(7, 'y')), 7);
});

test('members that come back with later versions give them up for the recovered one', (t) => {
  const bench = used();
  const certified = certifiedAt(bench, 3);
  t.is(bench.head(1)?.version, 5);
  recover(bench, [0, 1, 2, 3], certified);
  for (const i of bench.members) t.is(bench.head(i)?.version, 3);
  t.is(bench.version(bench.put(0, 'x')), 4);
  bench.pass(8000);
  for (const i of bench.members) {
    const past = bench.answer(i, { kind: 'getHeartbeats', aguid: bench.aguid, from: 0, count: 9 });
    const heartbeats = past?.kind === 'heartbeats' ? past.heartbeats : [];
    const told = heartbeats.map(({ heartbeat }) => decodeHeartbeat(heartbeat)!);
    // The past that they have stays, and nothing is left of what was given up.
    t.deepEqual(
      told.map(({ version }) => version),
      [0, 1, 2, 3, 4],
    );
    t.deepEqual(
      told.map(({ epoch }) => epoch),
      [1, 1, 1, 1, 1 + LATER],
    );
    t.is([...bench.stores[i]!.range('version')].length, 5);
  }
});

test('a member that is not in the recovered ring hears of it, and sends others there', (t) => {
  const bench = used();
  const certified = certifiedAt(bench, 5);
  const [old, before] = [0, bench.signed];
  for (const i of [1, 2, 3]) bench.stop(i);
  recover(bench, [4, 5, 6, 7], certified, 0);
  const handover = { ring: before, heartbeat: certified };
  const { object } = bench.keys;
  bench.answer(old, { kind: 'create', object, ring: bench.signed, handover });
  const told = bench.put(old, 'x');
  t.deepEqual(told?.kind === 'moved' && told.ring, bench.signed);
  bench.stop(old);
  bench.start(old);
  t.is(bench.put(old, 'y')?.kind, 'moved');
});

test('a member of the lost ring that sleeps through it is told by those of the next', (t) => {
  const bench = used();
  const certified = certifiedAt(bench, 4);
  bench.stop(3);
  recover(bench, [0, 4, 5, 6], certified, 0);
  bench.put(0, 'x');
  bench.start(3);
  bench.pass(8000);
  t.is(bench.put(3, 'y')?.kind, 'moved');
});

test('a ring that was given up for lost and comes back is told so, whoever is its last member', (t) => {
  for (const members of [[4], [4, 5, 6, 7]]) {
    const bench = used();
    const certified = certifiedAt(bench, 4);
    for (const i of [0, 1, 2, 3]) bench.stop(i);
    recover(bench, members, certified, 0);
    bench.pass(10 * STATUS_MS_MAX);
    for (const i of [0, 1, 2, 3]) bench.start(i);
    bench.pass(2 * STATUS_MS_MAX);
    for (const i of [0, 1, 2, 3]) t.is(bench.put(i, 'y')?.kind, 'moved');
    t.is(bench.head(4)?.version, 4);
  }
});

test('only the owner says that a ring is lost, and with which version another goes on', (t) => {
  const bench = used();
  const [certified, other] = [certifiedAt(bench, 5), certifiedAt(bench, 4)];
  const { object } = bench.keys;
  const handover: Handover = { ring: bench.signed, heartbeat: certified };
  const members = [4, 5, 6, 7];
  const good = recovering(bench, members, certified);
  t.is(checkHandover(object, good, handover)?.version, 5);
  const recovery = { version: 5, heartbeat: heartbeatDigest(certified) };
  const bad: [SignedRing, Handover][] = [
    [recovering(bench, members, certified, {}, keyPairOf(new Uint8Array(32).fill(9))), handover],
    [good, { ...handover, heartbeat: other }],
    [good, { ...handover, heartbeat: { ...certified, signatures: [] } }],
    [recovering(bench, members, certified, { epoch: 1 }), handover],
    [recovering(bench, members, certified, { recovery: { ...recovery, version: 6 } }), handover],
    [recovering(bench, members, certified, { recovery: undefined }), handover],
    [recovering(bench, members, certified, { recovery: undefined, epoch: 2 }), handover],
  ];
  for (const i of [0, 1, 2, 3]) bench.stop(i);
  for (const [ring, proof] of bad) {
    t.is(checkHandover(object, ring, proof), undefined);
    const answer = bench.answer(4, { kind: 'create', object, ring, handover: proof });
    t.is(answer?.kind, 'refused');
    t.is(bench.head(4), undefined);
  }
});

test('a ring that lives does not give way to one that says it is lost', (t) => {
  const bench = used();
  const next = recovering(bench, [0, 1, 2, 4], certifiedAt(bench, 5), { epoch: 2 });
  const answer = bench.answer(0, { kind: 'reconfigure', aguid: bench.aguid, ring: next });
  t.is(answer?.kind, 'refused');
});

test('what a recovered ring began with proves nothing to the ring after it', (t) => {
  const bench = used();
  const certified = certifiedAt(bench, 5);
  const { object } = bench.keys;
  const ring = checkRing(object, recovering(bench, [4, 5, 6, 7], certified))!;
  const succession = { replaceAfterMs: REPLACE_AFTER_MS_MIN, spares: [bench.place(0)] };
  const next = successor({ ...ring, succession }, { gone: 1, spare: 0 })!;
  t.is(next.epoch, ring.epoch + 1);
  t.is(next.recovery, undefined);
  const signed = signRing(bench.keys.owner!, next);
  t.is(checkHandover(object, signed, { ring: bench.signed, heartbeat: certified }), undefined);
});
