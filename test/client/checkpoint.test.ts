import test from 'ava';
import fc from 'fast-check';
import { isKind, keyOf, u32, utf8 } from '../../src/base/index.ts';
import {
  type AskMember,
  Checkpointer,
  fetchFrom,
  latestOf,
  recoverTree,
  type Session,
} from '../../src/client/index.ts';
import { digest } from '../../src/crypto/index.ts';
import { guidOf, type PackGuid } from '../../src/id/index.ts';
import { NodeCache, scan } from '../../src/object/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';
import { decodeCheckpointEntry } from '../../src/wire/index.ts';
import { LoopbackPond } from '../fs/loopback-pond.ts';

const CHECKPOINT_KEY = utf8('C');

interface Volume {
  readonly pond: LoopbackPond;
  readonly session: Session;
  readonly checkpointer: Checkpointer;
}

async function volume(seed = 7): Promise<Volume> {
  const pond = new LoopbackPond(seed);
  const session = await pond.session(pond.keys, 'first');
  return { pond, session, checkpointer: new Checkpointer(session, pond.ports.get(session)!) };
}

/** Values of so many bytes under `Z` and a number. */
async function put({ session }: Volume, from: number, to: number, bytes = 40): Promise<void> {
  const changes = [];
  for (let i = from; i < to; i++)
    changes.push({ key: Uint8Array.of(0x5a, ...u32(i)), value: new Uint8Array(bytes).fill(i) });
  await session.commit({ changes, blocks: [] }, [], 5000);
}

/** On a machine that has nothing. */
async function recovered({ pond }: Volume, found = pond.archive.checkpoints) {
  const store = new MemoryStore({ quotaBytes: 1 << 30 });
  const passedOver: string[] = [];
  const { archive } = pond;
  const one = await recoverTree(pond.keys.object, found, {
    ...{ archive, store },
    passedOver: (_, why) => passedOver.push(why),
    progress: () => {},
  });
  return { ...one, passedOver, store };
}

async function packsOf({ session }: Volume): Promise<Set<PackGuid>> {
  const packs = new Set<PackGuid>();
  for await (const some of session.packs()) for (const { pack } of some) packs.add(pack);
  return packs;
}

async function entryOf({ session }: Volume) {
  const found = await session.view.raw(CHECKPOINT_KEY);
  return found && decodeCheckpointEntry(found.value);
}

/** All nodes that a node has on its disk. */
function treeOf(store: MemoryStore): Map<string, Uint8Array> {
  return new Map([...store.range('tree')].map(([key, value]) => [keyOf(key), value]));
}

test('a checkpoint has the whole tree of its version, and what lies with the ring', async (t) => {
  const one = await volume();
  await put(one, 0, 2000);
  const sealed = one.pond.random.bytes(900);
  const block = { digest: digest('block', sealed), sealed };
  await one.session.commit({ changes: [], blocks: [block] }, [{ kind: 'ring' }], 5000);
  const { version, top } = one.session.latest();
  const made = await one.checkpointer.make();
  t.is(made?.version, version);
  t.true(made?.isWhole);
  const back = await recovered(one);
  t.is(back.heartbeat.version, version);
  t.deepEqual(back.heartbeat.topBlock, top);
  t.deepEqual(back.store.get('block', block.digest), sealed);
  t.deepEqual(back.passedOver, []);
  // Nodes on disk, not only in memory.
  const cold = new NodeCache(back.store);
  t.notThrows(() => cold.node(top));
});

test('a checkpoint names its packs in the index, and one without changes is not made', async (t) => {
  const one = await volume();
  await put(one, 0, 10);
  const made = await one.checkpointer.make();
  const entry = await entryOf(one);
  t.is(entry?.pack, made?.pack);
  t.is(entry?.version, made?.version);
  const packs = await packsOf(one);
  const { packs: needed } = await recovered(one);
  for (const { pack } of needed) t.true(packs.has(pack));
  t.is(await one.checkpointer.make(), undefined);
  t.true((await one.checkpointer.latest())?.isPresent);
  await put(one, 10, 11);
  t.false((await one.checkpointer.latest())?.isPresent);
  t.not(await one.checkpointer.make(), undefined);
});

test('the next checkpoint stores what is new, and a chain ends when much of it is dead', async (t) => {
  const one = await volume();
  await put(one, 0, 3000, 200);
  const whole = await one.checkpointer.make();
  await put(one, 0, 1);
  const next = await one.checkpointer.make();
  t.false(next?.isWhole);
  t.true((next?.nodes ?? 0) <= 8, `${next?.nodes} nodes`);
  t.true((next?.nodes ?? 0) * 10 < (whole?.nodes ?? 0));
  t.is((await recovered(one)).heartbeat.version, next?.version as number);
  for (let i = 0; i < 3; i++) {
    await put(one, 0, 3000, 200);
    if ((await one.checkpointer.make())?.isWhole) break;
  }
  t.is((await entryOf(one))?.chain, 2);
  t.is((await entryOf(one))?.length, 1);
});

test('packs of a chain leave the index when the chain after the next one begins', async (t) => {
  const one = await volume();
  const first: PackGuid[] = [];
  for (let chain = 1; chain <= 3; chain++) {
    for (let length = 1; (await entryOf(one))?.chain !== chain; length++) {
      t.true(length < 40);
      await put(one, 0, 20, 40 + length);
      await one.checkpointer.make();
      const { packs } = await recovered(one);
      if ((await entryOf(one))?.chain === 1) first.push(...packs.map(({ pack }) => pack));
    }
    const packs = await packsOf(one);
    t.is(
      first.every((pack) => packs.has(pack)),
      chain < 3,
      `chain ${chain}`,
    );
    if (chain === 3) t.false(first.some((pack) => packs.has(pack)));
  }
});

test('of two that make a checkpoint at once one is told so, and the tree names the other', async (t) => {
  const one = await volume();
  const session = await one.pond.session(one.pond.share(), 'second');
  const other = new Checkpointer(session, one.pond.ports.get(session)!);
  await put(one, 0, 100);
  const outcomes = await Promise.allSettled([one.checkpointer.make(), other.make()]);
  const done = outcomes.filter(({ status }) => status === 'fulfilled');
  const failed = outcomes.find(({ status }) => status === 'rejected');
  t.is(done.length, 1);
  t.true(failed?.status === 'rejected' && isKind(failed.reason, 'conflict'));
  const named = (await entryOf(one))?.pack;
  t.is(done[0]?.status === 'fulfilled' && done[0].value?.pack, named);
  t.true((await packsOf(one)).has(named!));
});

test('a checkpoint that says another version, or of another object, is passed over', async (t) => {
  const one = await volume();
  await put(one, 0, 5);
  await one.checkpointer.make();
  await put(one, 5, 6);
  await one.checkpointer.make();
  const [newest, older] = one.pond.archive.checkpoints;
  const foreign = await volume(8);
  await put(foreign, 0, 5);
  await foreign.checkpointer.make();
  for (const [guid, blocks] of foreign.pond.archive.packs) one.pond.archive.packs.set(guid, blocks);
  for (const [name, bytes] of foreign.pond.archive.blocks) one.pond.archive.blocks.set(name, bytes);
  const late = { epoch: 1, version: 1000 };
  const liar = [
    { pack: foreign.pond.archive.checkpoints[0]!.pack, mark: late },
    { pack: older!.pack, mark: late },
    { pack: guidOf<PackGuid>(digest('manifest')), mark: late },
  ];
  const back = await recovered(one, [...liar, newest!, older!]);
  t.is(back.pack, newest!.pack);
  t.is(back.passedOver.length, 3);
  t.regex(back.passedOver[0]!, /no ring of the object has certified it/);
  t.regex(back.passedOver[1]!, /says 1000/);
  await t.throwsAsync(recovered(one, liar), { message: /none of 3 is whole/ });
  await t.throwsAsync(recovered(one, []), { message: /nobody who answers has one/ });
});

const nameOf = ({ digest: name }: { digest: Uint8Array }) => keyOf(name);

/** What may be wrong with a pack in the archive. */
const HARM = ['lost', 'cut', 'changed'] as const;

test('the newest checkpoint that is whole gives its tree, whatever is wrong with later ones', async (t) => {
  const change = fc.record({ from: fc.nat({ max: 300 }), count: fc.integer({ min: 1, max: 200 }) });
  const run = fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    versions: fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), {
      minLength: 2,
      maxLength: 6,
    }),
    /** Of the packs that only the newest checkpoint has. */
    victim: fc.nat(),
    harm: fc.constantFrom(...HARM),
  });
  await fc.assert(
    fc.asyncProperty(run, async ({ seed, versions, victim, harm }) => {
      const one = await volume(seed);
      const { archive } = one.pond;
      const made: { version: number; top: Uint8Array; packs: Set<PackGuid> }[] = [];
      for (const changes of versions) {
        for (const { from, count } of changes) await put(one, from, from + count, 30 + (seed % 90));
        const { version, top } = one.session.latest();
        await one.checkpointer.make();
        const back = await recovered(one);
        t.is(back.heartbeat.version, version);
        t.deepEqual(back.heartbeat.topBlock, top);
        made.push({ version, top, packs: new Set(back.packs.map(({ pack }) => pack)) });
      }
      const [before, last] = made.slice(-2) as [(typeof made)[0], (typeof made)[0]];
      const own = [...last.packs].filter((pack) => !before.packs.has(pack));
      const pack = own[victim % own.length]!;
      const blocks = archive.packs.get(pack)!;
      // A node may have come back: then it lies in an earlier pack as well.
      const earlier = [...before.packs].flatMap((guid) => archive.packs.get(guid)!);
      const old = new Set(earlier.map(nameOf));
      const name = blocks.map(nameOf).find((one) => !old.has(one));
      if (harm === 'lost' || name === undefined) archive.packs.delete(pack);
      else if (harm === 'cut')
        archive.packs.set(
          pack,
          blocks.filter((one) => nameOf(one) !== name),
        );
      else
        archive.blocks.set(
          name,
          archive.blocks.get(name)!.map((byte) => byte ^ 1),
        );
      const back = await recovered(one);
      t.is(back.heartbeat.version, before.version);
      t.deepEqual(back.heartbeat.topBlock, before.top);
      t.is(back.passedOver.length, 1);
      t.true(treeOf(back.store).has(keyOf(before.top)));
    }),
    { numRuns: 25 },
  );
});

test('what a last member of the ring has is fetched from it, and checked', async (t) => {
  const one = await volume();
  await put(one, 0, 3000);
  const sealed = one.pond.random.bytes(900);
  const block = { digest: digest('block', sealed), sealed };
  await one.session.commit({ changes: [], blocks: [block] }, [{ kind: 'ring' }], 5000);
  const { object } = one.pond.keys;
  const { certificate } = one.session.currentRing;
  const ask: AskMember = (message) =>
    one.pond.ports.get(one.session)!.request(certificate, message);
  const latest = await latestOf(object, ask);
  t.is(latest.heartbeat.version, one.session.latest().version);
  const store = new MemoryStore({ quotaBytes: 1 << 30 });
  await fetchFrom(ask, latest, store);
  t.deepEqual(store.get('block', block.digest), sealed);
  const cold = new NodeCache(store);
  t.is(
    [...scan(cold, latest.heartbeat.topBlock, Uint8Array.of(0x5a), Uint8Array.of(0x5b))].length,
    3000,
  );

  const liar: AskMember = async (message) => {
    const answer = await ask(message);
    if (answer.kind !== 'nodes') return answer;
    const nodes = answer.nodes.map((node) => ({
      ...node,
      bytes: node.bytes.map((byte) => byte ^ 1),
    }));
    return { ...answer, nodes };
  };
  const empty = new MemoryStore();
  await t.throwsAsync(fetchFrom(liar, latest, empty), { message: /lacks a part/ });
  t.is([...empty.range('tree')].length, 0);
  const forger: AskMember = async (message) => {
    const answer = await ask(message);
    if (answer.kind !== 'heartbeats') return answer;
    return { ...answer, heartbeats: answer.heartbeats.map((all) => ({ ...all, signatures: [] })) };
  };
  await t.throwsAsync(latestOf(object, forger), { message: /proves no version/ });
});
