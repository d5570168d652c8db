import test from 'ava';
import { SeededRandom, utf8 } from '../../src/base/index.ts';
import { type Digest, digest } from '../../src/crypto/index.ts';
import { signStatement } from '../../src/object/index.ts';
import {
  EpochRings,
  notLinearizable,
  type Operation,
  type ReadOperation,
  RingCertificates,
  SimulatedDisk,
  type UpdateOperation,
  VirtualClock,
} from '../../src/sim/index.ts';
import type { Clause, Heartbeat } from '../../src/wire/index.ts';
import { Bench } from '../ring/bench.ts';

const { aguid } = new Bench(0).ring;
const KEY = Uint8Array.of(1, 1);

function update(
  options: { client: number; from: number; to: number | undefined; version?: number },
  clause: Partial<Clause> = {},
  value = 'v',
): UpdateOperation {
  const { client, from, to, version } = options;
  const author = new Uint8Array(32).fill(client);
  const clauses: Clause[] = [
    {
      predicates: [{ kind: 'always' }],
      actions: [{ kind: 'put', key: KEY, value: utf8(value) }],
      ...clause,
    },
  ];
  const outcome = { version, outcomes: [1] as readonly number[] } as Heartbeat;
  return {
    kind: 'update',
    client,
    update: {
      aguid,
      author,
      sequence: 1,
      timeMs: 0,
      parts: [{ clauses, blocks: [], released: [] }],
    },
    digest: digest('update', author) as Digest,
    invokedMs: from,
    returnedMs: to,
    outcome: version === undefined ? undefined : outcome,
    ...{ isGivenUp: false, isRefused: false },
  };
}

function read(from: number, to: number, version: number, value?: string): ReadOperation {
  const entries = value === undefined ? [] : [{ key: KEY, value: utf8(value), version }];
  return { kind: 'read', client: 9, invokedMs: from, returnedMs: to, version, entries };
}

const isRight = (...operations: readonly Operation[]) => notLinearizable(operations).length === 0;

test('a history with an order in real time is right, with updates whose outcome nobody knows', (t) => {
  const first = update({ client: 1, from: 0, to: 10, version: 1 }, {}, 'a');
  const second = update({ client: 2, from: 5, to: 30, version: 2 }, {}, 'b');
  t.true(isRight(first, second, read(20, 25, 1, 'a'), read(40, 50, 2, 'b')));
  // An old version may be read late: one member may be behind.
  t.true(isRight(first, second, read(40, 50, 1, 'a')));
  const unknown = update({ client: 3, from: 6, to: undefined }, {}, 'c');
  const third = update({ client: 4, from: 40, to: 50, version: 3 }, {}, 'd');
  t.true(isRight(first, second, unknown));
  t.true(isRight(first, { ...second, outcome: { ...second.outcome!, version: 3 } }, unknown));
  t.true(isRight(first, second, { ...third, outcome: { ...third.outcome!, version: 4 } }, unknown));
});

test('an outcome that no order explains is found', (t) => {
  const first = update({ client: 1, from: 0, to: 10, version: 1 }, {}, 'a');
  const second = update({ client: 2, from: 20, to: 30, version: 2 }, {}, 'b');
  // Against real time.
  const early = { ...first, outcome: { ...first.outcome!, version: 2 } };
  const late = { ...second, outcome: { ...second.outcome!, version: 1 } };
  t.false(isRight(early, late));
  // A version is missing, or twice there.
  t.false(isRight(first, { ...second, outcome: { ...second.outcome!, version: 3 } }));
  t.false(isRight(first, { ...second, outcome: { ...second.outcome!, version: 1 } }));
  // A predicate that did not hold.
  const claim: Partial<Clause> = { predicates: [{ kind: 'absent', key: KEY }] };
  t.false(isRight(first, update({ client: 2, from: 20, to: 30, version: 2 }, claim)));
  // A read of what was never there, and one from the future.
  t.false(isRight(first, read(20, 30, 1, 'b')));
  t.false(isRight(first, second, read(12, 15, 2, 'b')));
});

test('two heartbeats of one version, and a quorum for two outcomes of one slot, are found', (t) => {
  const bench = new Bench(1);
  bench.create();
  bench.put(0, 'k', 'v');
  const certificates = new RingCertificates(new EpochRings(bench.ring));
  for (const { from, message } of bench.said)
    certificates.onSaid(bench.addresses[from]!.nodeId, {
      aguid: bench.ring.aguid,
      epoch: 1,
      message,
    });
  for (const answer of bench.answers.values()) certificates.onSaid(undefined, answer);
  t.true(certificates.certified.length >= 2);
  t.deepEqual(certificates.failures, []);
  const { epoch } = bench.ring;
  const { view, slot } = bench.saidBy(0, 'commit').at(-1)!;
  const root = new Uint8Array(32).fill(3);
  for (const from of [0, 1, 2]) {
    const statement = { aguid: bench.ring.aguid, epoch, view: view + 1, slot, root };
    const signature = signStatement(bench.members[from]!, statement);
    const message = { kind: 'commit', view: view + 1, slot, root, signature } as const;
    certificates.onSaid(bench.addresses[from]!.nodeId, { aguid: bench.ring.aguid, epoch, message });
    t.is(certificates.failures.length, from === 2 ? 1 : 0);
  }
});

test('a simulated disk keeps batches in order, and power takes the last ones', (t) => {
  const clock = new VirtualClock();
  for (let seed = 0; seed < 50; seed++) {
    const disk = new SimulatedDisk(clock, new SeededRandom(seed));
    disk.syncMsMax = 10;
    for (let i = 0; i < 10; i++) {
      void disk.write([{ table: 't', key: Uint8Array.of(i), value: Uint8Array.of(i) }]);
      clock.run(i % 3);
    }
    t.is([...disk.range('t')].length, 10);
    const lost = disk.losePower();
    const kept = [...disk.range('t')].map(([key]) => key[0]);
    t.deepEqual(
      kept,
      Array.from({ length: 10 - lost }, (_, i) => i),
    );
    clock.run(100);
    t.is([...disk.range('t')].length, 10 - lost);
  }
});
