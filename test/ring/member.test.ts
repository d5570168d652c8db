import test from 'ava';
import { type NodeAddress, SeededRandom, u32, utf8 } from '../../src/base/index.ts';
import { createVolumeKeys, shareVolumeKeys, type VolumeKeys } from '../../src/client/index.ts';
import { digest, keyPairOf } from '../../src/crypto/index.ts';
import { nodeIdOf } from '../../src/id/index.ts';
import {
  aguidOf,
  checkHeartbeat,
  checkRing,
  find,
  NodeCache,
  signUpdate,
} from '../../src/object/index.ts';
import { BLOCK_TABLE, RingMember } from '../../src/ring/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';
import type { Clause, ObjectMessage, Update } from '../../src/wire/index.ts';

/** One member with its store, stepped by hand. */
class Bench {
  readonly random = new SeededRandom(5);
  readonly store = new MemoryStore({ quotaBytes: 64 << 20 });
  readonly key = keyPairOf(this.random.bytes(32));
  readonly self: NodeAddress = { nodeId: nodeIdOf(this.key.publicKey), host: '127.0.0.1', port: 1 };
  readonly keys: VolumeKeys = createVolumeKeys({
    name: 'v',
    members: [{ publicKey: this.key.publicKey, address: this.self }],
    random: (length) => this.random.bytes(length),
  });
  member = this.start();
  pushed: ObjectMessage[] = [];

  start(): RingMember {
    return new RingMember({ key: this.key, tables: this.store, nodes: new NodeCache(this.store) });
  }

  async ask(message: ObjectMessage): Promise<ObjectMessage> {
    const out = this.member.step(1000, { kind: 'message', from: this.self, token: 7, message });
    await this.store.write(out.persist);
    this.member.checkInvariants();
    const answers = out.send.filter((envelope) => 'token' in envelope);
    this.pushed.push(
      ...out.send.filter((envelope) => 'to' in envelope).map(({ message: one }) => one),
    );
    return answers[0]!.message;
  }

  create(): Promise<ObjectMessage> {
    return this.ask({ kind: 'create', object: this.keys.object, ring: this.keys.ring });
  }

  submit(
    sequence: number,
    clauses: readonly Clause[],
    extra: Partial<Update> = {},
    keys = this.keys,
    blocks: Uint8Array = new Uint8Array(0),
  ) {
    const update: Update = {
      aguid: aguidOf(keys.object),
      author: keys.author.publicKey,
      sequence,
      timeMs: 1,
      clauses,
      blocks: [],
      released: [],
      ...extra,
    };
    return this.ask({
      kind: 'submit',
      update: signUpdate(keys.author, keys.writer, update),
      blocks,
    });
  }
}

const put = (key: string, value: string): Clause => ({
  predicates: [{ kind: 'always' }],
  actions: [{ kind: 'put', key: utf8(key), value: utf8(value) }],
});

test('an update makes the next version, certified by the ring and verified offline', async (t) => {
  const bench = new Bench();
  await bench.create();
  const answer = await bench.submit(1, [put('k', 'v')]);
  if (answer.kind !== 'result') return t.fail(JSON.stringify(answer));
  const ring = checkRing(bench.keys.object, bench.keys.ring)!;
  const heartbeat = checkHeartbeat(ring, answer.heartbeat)!;
  t.is(heartbeat.version, 1);
  t.deepEqual(find(new NodeCache(bench.store), heartbeat.topBlock, utf8('k'))?.value, utf8('v'));
  const forged = { ...answer.heartbeat, heartbeat: answer.heartbeat.heartbeat.slice() };
  forged.heartbeat[30]! ^= 1;
  t.is(checkHeartbeat(ring, forged), undefined);
});

test('the first clause whose predicates hold is applied; none holds, and the update aborts', async (t) => {
  const bench = new Bench();
  await bench.create();
  const key = utf8('k');
  const claim = (value: string): Clause => ({
    predicates: [{ kind: 'absent', key }],
    actions: [{ kind: 'put', key, value: utf8(value) }],
  });
  const otherwise: Clause = {
    predicates: [{ kind: 'present', key }],
    actions: [{ kind: 'put', key: utf8('copy'), value: utf8('x') }],
  };
  const first = await bench.submit(1, [claim('one')]);
  const second = await bench.submit(2, [claim('two'), otherwise]);
  const third = await bench.submit(3, [claim('three')]);
  t.deepEqual(
    [first, second, third].map(
      (answer) => answer.kind === 'result' && [answer.committed, answer.clause],
    ),
    [
      [true, 0],
      [true, 1],
      [false, 0],
    ],
  );
});

test('a repeated update is executed once and answered alike, also after a restart', async (t) => {
  const bench = new Bench();
  await bench.create();
  const append: Clause = {
    predicates: [{ kind: 'always' }],
    actions: [{ kind: 'append', prefix: utf8('log'), value: utf8('line') }],
  };
  const first = await bench.submit(1, [append]);
  t.deepEqual(await bench.submit(1, [append]), first);
  bench.member = bench.start();
  t.deepEqual(await bench.submit(1, [append]), first);
  t.is(bench.member.objects()[0]?.version, 1);
  await bench.submit(2, [append]);
  const late = await bench.submit(1, [append]);
  t.is(late.kind, 'refused');
});

test('who is no writer of the object, or changes a signed update, is refused', async (t) => {
  const bench = new Bench();
  await bench.create();
  const stranger = { ...bench.keys, author: keyPairOf(bench.random.bytes(32)) };
  t.like(await bench.submit(1, [put('k', 'v')], {}, stranger), {
    kind: 'refused',
    error: 'permission',
  });
  const shared = shareVolumeKeys(bench.keys, (length) => bench.random.bytes(length))!;
  t.like(await bench.submit(1, [put('k', 'v')], {}, shared), { kind: 'result', committed: true });
  t.is(bench.member.objects()[0]?.version, 1);
});

test('blocks that are not those the update names are refused; right ones lie in the store until released', async (t) => {
  const bench = new Bench();
  await bench.create();
  const sealed = utf8('sealed bytes');
  const blocks = [{ digest: digest('block', sealed), length: sealed.length }];
  t.like(await bench.submit(1, [put('k', 'v')], { blocks }, bench.keys, utf8('other bytes!')), {
    kind: 'refused',
    error: 'corrupt',
  });
  await bench.submit(1, [put('k', 'v')], { blocks }, bench.keys, sealed);
  t.deepEqual(bench.store.get(BLOCK_TABLE, blocks[0]!.digest), sealed);
  await bench.submit(2, [put('k', 'w')], { released: [blocks[0]!.digest] });
  t.is(bench.store.get(BLOCK_TABLE, blocks[0]!.digest), undefined);
});

test('a follower is sent what it missed, then every commit', async (t) => {
  const bench = new Bench();
  await bench.create();
  for (let i = 1; i <= 5; i++) await bench.submit(i, [put('k', String(i))]);
  const aguid = aguidOf(bench.keys.object);
  const out = bench.member.step(1000, {
    kind: 'message',
    from: bench.self,
    token: undefined,
    message: { kind: 'subscribe', aguid, version: 2 },
  });
  t.deepEqual(
    out.send.map(({ message }) => message.kind),
    ['commit', 'commit', 'commit'],
  );
  await bench.submit(6, [put('k', '6')]);
  t.is(bench.pushed.at(-1)?.kind, 'commit');
});

test('range actions remove, shift and append on opaque keys', async (t) => {
  const bench = new Bench();
  await bench.create();
  const at = (n: number) => new Uint8Array([1, 0, 0, 0, 0, ...u32(n)]);
  const puts: Clause = {
    predicates: [{ kind: 'always' }],
    actions: [0, 1, 2, 3].map((n) => ({ kind: 'put', key: at(n), value: utf8(String(n)) })),
  };
  await bench.submit(1, [puts]);
  const answer = await bench.submit(2, [
    {
      predicates: [{ kind: 'sizeIs', from: at(0), to: at(9), count: 4 }],
      actions: [
        { kind: 'shiftRange', from: at(2), to: at(9), distance: 1 },
        { kind: 'remove', key: at(0) },
        { kind: 'append', prefix: at(0).subarray(0, 1), value: utf8('end') },
      ],
    },
  ]);
  if (answer.kind !== 'result') return t.fail(JSON.stringify(answer));
  const top = checkHeartbeat(
    checkRing(bench.keys.object, bench.keys.ring)!,
    answer.heartbeat,
  )!.topBlock;
  const nodes = new NodeCache(bench.store);
  const text = (n: number) => {
    const entry = find(nodes, top, at(n));
    return entry && new TextDecoder().decode(entry.value);
  };
  t.deepEqual([0, 1, 2, 3, 4, 5].map(text), [undefined, '1', undefined, '2', '3', 'end']);
});
