import test from 'ava';
import { u32, utf8 } from '../../src/base/index.ts';
import { digest } from '../../src/crypto/index.ts';
import { BLOCK_TABLE, LOG_VERSIONS_MAX } from '../../src/ring/index.ts';
import { Bench, type Kind, type Message, put } from './bench.ts';

function created(faultyMax = 1): Bench {
  const bench = new Bench(faultyMax);
  bench.create();
  return bench;
}

/** Cut off from all others. */
function isolate(bench: Bench, member: number): void {
  bench.onLine = ({ from, to, message }) =>
    from === member || to === member ? undefined : message;
}

function join(bench: Bench): void {
  bench.onLine = ({ message }) => message;
}

const PHASES: readonly Kind[] = ['prePrepare', 'prepare', 'commit'];

for (const faultyMax of [0, 1]) {
  test(`a member starts again from its disk with all that was answered (f = ${faultyMax})`, (t) => {
    const bench = created(faultyMax);
    for (let i = 0; i < 5; i++) bench.put(0, 'k', `${i}`);
    bench.machines.forEach((_, i) => {
      bench.restart(i);
    });
    bench.pass(2000);
    t.is(bench.value(faultyMax, 'k'), '4');
    t.is(bench.outcome(bench.put(0, 'k', '5'))?.version, 6);
  });
}

for (const [step, held] of PHASES.entries()) {
  for (const member of [0, 1]) {
    test(`member ${member} restarts while each ${held} is on its way, and says nothing that differs`, (t) => {
      const bench = created();
      const token = bench.submit(member, bench.update([put('k', 'v')]));
      bench.drainOnly('forward', ...PHASES.slice(0, step));
      bench.restart(member);
      // A leader that had forgotten would give the slot another batch, before anybody reminds it.
      const other = bench.submit(0, bench.update([put('k', 'w')]));
      bench.pass(6000);
      t.truthy(bench.outcome(other));
      const versions = bench.machines.map((machine) => machine!.objects()[0]!.version);
      t.deepEqual(new Set(versions).size, 1);
      t.deepEqual(
        bench.machines.flatMap((machine) => machine!.evidence()),
        [],
      );
      // Whoever asked before the restart asks again; what was executed is not executed twice.
      t.true((versions[0] ?? 0) <= 2);
      t.true(token > 0);
    });
  }
}

test('all members restart at once in every phase, and what was prepared is executed', (t) => {
  for (const step of PHASES.keys()) {
    const bench = created();
    const update = bench.update([put('k', 'v')]);
    bench.submit(0, update);
    bench.drainOnly(...PHASES.slice(0, step));
    bench.machines.forEach((_, i) => {
      bench.restart(i);
    });
    bench.pass(6000);
    // What a quorum knows to be prepared needs nobody who asks again.
    if (step > 1) t.is(bench.head(1).version, 1, `phase ${step}`);
    const again = bench.submit(2, update);
    bench.pass(6000);
    t.is(bench.outcome(again)?.version, 1, `phase ${step}`);
    t.deepEqual(
      bench.machines.map((machine) => machine!.objects()[0]!.version),
      [1, 1, 1, 1],
    );
  }
});

test('a member that restarts says nothing more in its view, where it may have voted, and votes in the next', (t) => {
  const bench = created();
  bench.stop(3); // None can be spared.
  bench.submit(0, bench.update([put('k', 'v')]));
  bench.drainOnly('prePrepare');
  for (const i of [0, 1, 2]) bench.restart(i);
  bench.said.length = 0;
  const token = bench.submit(1, bench.update([put('k', 'w')]));
  bench.pass(3000);
  t.truthy(bench.outcome(token));
  t.is(bench.value(1, 'k'), 'w');
  const votes = bench.said.filter(({ message }) => 'view' in message && message.kind !== 'status');
  t.true(votes.length > 0);
  for (const { message } of votes) t.true((message as Message<'prepare'>).view > 0);
});

test('a member that restarts in the midst of a view change goes on with it', (t) => {
  const bench = created();
  bench.stop(0);
  const token = bench.submit(1, bench.update([put('k', 'v')]));
  bench.onLine = ({ message }) => (message.kind === 'newView' ? undefined : message);
  bench.pass(1900);
  t.true(bench.head(2).isChanging);
  const { view } = bench.head(2);
  bench.restart(2);
  t.true(bench.head(2).isChanging);
  t.is(bench.head(2).view, view);
  join(bench);
  bench.pass(20_000);
  t.is(bench.outcome(token)?.version, 1);
});

test('a member that was cut off takes what it missed from the log of another', (t) => {
  const bench = created();
  isolate(bench, 3);
  for (let i = 0; i < 20; i++) bench.put(0, `k${i}`, 'v');
  t.is(bench.head(3).version, 0);
  join(bench);
  bench.pass(65_000);
  t.is(bench.head(3).version, 20);
  t.is(bench.saidBy(3, 'getTree').length, 0);
  t.is(bench.value(3, 'k19'), 'v');
});

test('where no log goes back so far, it takes the tree, and then the rest of the log', (t) => {
  const bench = created();
  isolate(bench, 3);
  const count = LOG_VERSIONS_MAX + 20;
  for (let i = 0; i < count; i++) bench.put(0, `k${i}`, 'v');
  join(bench);
  bench.pass(65_000);
  t.is(bench.head(3).version, count);
  t.true(bench.saidBy(3, 'getTree').length > 0);
  t.is(bench.value(3, 'k0'), 'v');
  t.is(bench.outcome(bench.put(3, 'after', 'v'))?.version, count + 1);
  t.is(bench.head(3).slot, bench.head(0).slot);
});

test('a version that appears while the tree of an earlier one is fetched is not taken for it', (t) => {
  const bench = created();
  isolate(bench, 3);
  const count = LOG_VERSIONS_MAX + 5;
  for (let i = 0; i < count; i++) bench.put(0, `k${i}`, 'v'.repeat(400));
  join(bench);
  // The nodes of the tree are held back till there is a later version.
  bench.pass(1);
  bench.nowMs += 65_000;
  bench.step(3, { kind: 'tick' });
  bench.drain(({ message }) => message.kind !== 'tree');
  t.true(bench.queue.some(({ message }) => message.kind === 'tree'));
  const held = bench.queue;
  bench.queue = [];
  bench.onLine = ({ from, to, message }) =>
    to === 3 && message.kind !== 'status' ? undefined : from === 3 ? undefined : message;
  for (let i = 0; i < 300; i++) bench.put(0, `later${i}`, 'w'.repeat(400));
  bench.step(0, { kind: 'tick' });
  const status = bench.saidBy(0, 'status').at(-1);
  t.truthy(status);
  bench.ask(0, { kind: 'getHeartbeats', aguid: bench.ring.aguid, from: 0, count: 0 });
  join(bench);
  bench.deliver({ from: 3, to: 0, message: { kind: 'getStatus' } });
  bench.drain();
  for (const flight of held) bench.deliver(flight);
  bench.drainOnly('getTree', 'tree');
  t.is(bench.head(3).version, count);
  bench.pass(65_000);
  t.is(bench.head(3).version, count + 300);
  for (const key of ['k0', 'later0', 'later150', 'later299'])
    t.is(bench.value(3, key)?.length, 400);
});

test('who answers at once and of no use does not hold a member up', (t) => {
  const bench = created();
  isolate(bench, 3);
  for (let i = 0; i < LOG_VERSIONS_MAX + 20; i++) bench.put(0, `k${i}`, 'v');
  // After two logs that do not go back so far, the tree is asked of member 0.
  bench.onLine = ({ from, message }) => {
    if (from !== 0) return message;
    if (message.kind === 'history') return { ...message, versions: [] };
    return message.kind === 'tree' ? { kind: 'tree', nodes: [], blocks: [] } : message;
  };
  const asked = bench.ask(1, { kind: 'getHeartbeats', aguid: bench.ring.aguid, from: 0, count: 0 });
  const answer = bench.answers.get(asked);
  const latest = answer?.kind === 'heartbeats' ? answer.heartbeats[0] : undefined;
  const status = { kind: 'status', view: 0, slotMax: 0, recovering: false, latest } as const;
  bench.deliver({ from: 1, to: 3, message: status });
  bench.drain();
  t.is(bench.head(3).version, LOG_VERSIONS_MAX + 20);
});

test('small blocks of versions that a member took from elsewhere are fetched as well', (t) => {
  const bench = created();
  const names = [1, 2, 3].map((n) => {
    // The first one it has itself, and it misses that it is released.
    if (n === 2) isolate(bench, 3);
    const sealed = utf8(`block ${n}`);
    const name = digest('block', sealed);
    const blocks = [{ digest: name, length: sealed.length }];
    bench.submit(0, bench.update([put(`k${n}`, 'v')], { blocks }), sealed);
    bench.drain();
    return name;
  });
  bench.submit(0, bench.update([put('k', 'w')], { released: [names[0]!] }));
  bench.drain();
  join(bench);
  bench.pass(65_000);
  t.deepEqual(
    names.map((name) => bench.stores[3]!.get(BLOCK_TABLE, name) !== undefined),
    [false, true, true],
  );
});

test('a member that takes a version from elsewhere keeps the small blocks of the batch that it had accepted', (t) => {
  const bench = created();
  const sealed = utf8('sealed');
  const name = digest('block', sealed);
  const blocks = [{ digest: name, length: sealed.length }];
  // Member 3 accepts both batches and hears nothing of what became of them.
  bench.onLine = ({ to, message }) => (message.kind === 'commit' && to === 3 ? undefined : message);
  bench.submit(0, bench.update([put('a', 'v')], { blocks }), sealed);
  bench.put(0, 'b', 'v');
  // And nobody sends it any.
  bench.onLine = ({ to, message }) => {
    if (to === 3 && message.kind === 'commit') return undefined;
    return message.kind === 'tree' ? { kind: 'tree', nodes: [], blocks: [] } : message;
  };
  bench.pass(1000);
  t.is(bench.head(3).version, 2);
  t.true(bench.saidBy(3, 'getHistory').length > 0);
  t.deepEqual(bench.stores[3]!.get(BLOCK_TABLE, name), sealed);
});

test('a member that has lost its disk is invited, takes the state, and votes again', (t) => {
  const bench = created();
  for (let i = 0; i < 5; i++) bench.put(0, `k${i}`, 'v');
  bench.loseDisk(2);
  t.is(bench.at(2).objects().length, 0);
  bench.pass(500);
  bench.put(0, 'after', 'v');
  bench.pass(5000);
  t.is(bench.head(2).version, 6);
  t.false(bench.head(2).isRecovering);
  t.is(bench.counter(2, 'recovered'), 1);
  // It is needed now.
  bench.stop(3);
  t.is(bench.outcome(bench.put(0, 'k', 'w'))?.version, 7);
});

test('till it knows how far the others are, it votes for nothing, also after another restart', (t) => {
  const bench = created();
  bench.put(0, 'k', 'v');
  bench.loseDisk(2);
  bench.onLine = ({ from, to, message }) =>
    to === 2 && message.kind === 'status' && from !== 0 ? undefined : message;
  bench.put(0, 'k', 'w');
  bench.pass(2000);
  t.true(bench.head(2).isRecovering);
  t.is(bench.head(2).version, 2);
  bench.said.length = 0;
  bench.put(0, 'k', 'x');
  bench.restart(2);
  bench.pass(2000);
  t.true(bench.head(2).isRecovering);
  bench.put(0, 'k', 'y');
  for (const kind of ['prepare', 'commit', 'viewChange'] as const)
    t.is(bench.saidBy(2, kind).length, 0);
  join(bench);
  bench.pass(3000);
  t.false(bench.head(2).isRecovering);
});

test('it never votes again in a view in which it may have voted', (t) => {
  const bench = created();
  // The leader's batch is on its way to everybody when the disk is lost.
  bench.submit(0, bench.update([put('k', 'forgotten')]));
  const before = bench.saidBy(0, 'prePrepare').at(-1)!;
  bench.queue = [];
  bench.loseDisk(0);
  const token = bench.submit(1, bench.update([put('k', 'v')]));
  bench.pass(10_000);
  t.false(bench.head(0).isRecovering);
  t.truthy(bench.outcome(token));
  const after = bench
    .saidBy(0, 'prePrepare')
    .filter(({ view, slot }) => view === before.view && slot === before.slot);
  t.deepEqual(new Set(after.map(({ batch }) => u32(batch.length).toHex())).size, 1);
  t.deepEqual(
    bench.machines.flatMap((machine) => machine!.evidence()),
    [],
  );
  t.true(bench.head(0).view > before.view);
});

test('a liar that claims to be far ahead does not keep a member from voting again', (t) => {
  const bench = created(2);
  bench.put(0, 'k', 'v');
  bench.loseDisk(3);
  bench.onLine = ({ from, message }) =>
    message.kind === 'status' && from === 6 ? { ...message, view: 1e9, slotMax: 1e9 } : message;
  bench.put(0, 'k', 'w');
  bench.pass(5000);
  t.false(bench.head(3).isRecovering);
  t.true(bench.head(3).view < 10);
});

test('who claims again and again to have lost its disk gets another view only now and then', (t) => {
  const bench = created();
  bench.pass(1000);
  const lie = { kind: 'status', view: 0, slotMax: 0, recovering: true, latest: undefined } as const;
  for (let i = 0; i < 20; i++) {
    for (const to of [0, 1, 2]) bench.deliver({ from: 3, to, message: lie });
    bench.deliver({ from: 3, to: 0, message: { kind: 'getStatus' } });
    bench.pass(100);
  }
  t.is(bench.head(0).view, 0);
});

test('an object that this node is not told of is answered with a request for an invitation, and strangers invite nobody', (t) => {
  const bench = created();
  bench.loseDisk(2);
  const { aguid, epoch } = bench.ring;
  const { object, ring } = bench.keys;
  const invite = { aguid, epoch, message: { kind: 'invite', object, ring } } as const;
  bench.step(2, { kind: 'ring', from: bench.client, envelope: invite });
  t.is(bench.at(2).objects().length, 0);
  t.is(bench.counter(2, 'invite-refused'), 1);
  bench.step(2, { kind: 'ring', from: bench.addresses[0]!, envelope: invite });
  t.is(bench.at(2).objects().length, 1);
  t.true(bench.head(2).isRecovering);
});

test('a member that voted ahead and then takes versions from elsewhere executes again what it voted for', (t) => {
  const bench = created();
  const writers = Array.from({ length: 2 }, () => bench.writer());
  // Two slots are prepared everywhere, and the others' votes on the outcomes do not reach member 3.
  bench.onLine = ({ to, message }) => (message.kind === 'commit' && to === 3 ? undefined : message);
  bench.put(0, 'k', '1');
  for (const keys of writers) {
    const own = { author: keys.author.publicKey, sequence: 1 };
    bench.submit(0, bench.update([put('w', 'v')], own, keys));
  }
  bench.drain();
  t.is(bench.head(3).version, 0);
  const { slot } = bench.head(3);
  const { aguid } = bench.ring;
  // It is shown the second of the three slots only.
  const token = bench.ask(0, { kind: 'getHeartbeats', aguid, from: 2, count: 1 });
  const answer = bench.answers.get(token);
  const latest = answer?.kind === 'heartbeats' ? answer.heartbeats[0] : undefined;
  t.is(latest?.slot, slot + 2);
  bench.onLine = ({ message }) => {
    if (message.kind !== 'history') return message;
    return { ...message, versions: message.versions.slice(0, 2) };
  };
  const status = { kind: 'status', view: 0, slotMax: 0, recovering: false, latest } as const;
  bench.deliver({ from: 1, to: 3, message: status });
  bench.drain();
  t.is(bench.head(3).slot, slot + 2);
  join(bench);
  const next = bench.put(3, 'k', '2');
  // It votes for the fourth only after what it has executed of the third.
  t.true(bench.saidBy(3, 'commit').some((commit) => commit.slot === slot + 4));
  bench.pass(400);
  t.is(bench.outcome(next)?.version, 4);
});
