import test from 'ava';
import { bytesOfKey, keyOf, OceanError, SeededRandom, textOf } from '../../src/base/index.ts';
import { Checkpointer, checkpointPacks, eraseObject, locationKey } from '../../src/client/index.ts';
import {
  collect,
  forgetVersions,
  historyOf,
  type OpenedVolume,
  planForgetting,
  type RetentionPolicy,
  ROOT_INO,
  removeSnapshot,
  snapshotsOf,
  TimeTravelFileSystem,
  takeSnapshot,
} from '../../src/fs/index.ts';
import { extentKey } from '../../src/fs/keys.ts';
import { encodeExtent } from '../../src/fs/records.ts';
import { filled, read, write } from './files.ts';
import { LoopbackPond } from './loopback-pond.ts';

/** More than travels beside an update: it goes into a pack. */
const LARGE = 100_000;
/** Too large for an inode record, and small enough to lie with the ring. */
const SMALL = 5000;
const GRACE_MS = 3_600_000;
const SWEPT_MS = 60_000;

async function forget({ volume: { session } }: OpenedVolume, policy: RetentionPolicy) {
  const plan = await planForgetting(session, policy);
  await forgetVersions(session, plan);
  return plan;
}

/** Condemns and, as if the grace time were over, removes; holders then drop what is on no list. */
async function sweep(pond: LoopbackPond, { volume: { session } }: OpenedVolume) {
  const nowMs = pond.clock.nowMs();
  const first = await collect(session, { nowMs });
  const second = await collect(session, { nowMs: nowMs + GRACE_MS });
  await pond.pass(SWEPT_MS);
  const listed = new Set<string>();
  for await (const page of session.locations())
    for (const { block } of page) listed.add(keyOf(block));
  for (const name of [...pond.archive.blocks.keys()])
    if (!listed.has(name)) pond.archive.blocks.delete(name);
  session.dropCached();
  return { first, second, listed };
}

test('the ring drops a block that another writer has put into a pack without knowing', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  await write(opened, 'small', filled(SMALL, 1));
  const { reference, sealed } = session.sealer.sealBlock(filled(SMALL, 1));
  const block = { digest: reference.digest, sealed };
  // As who has looked where it lies before it was committed.
  const locations = await session.storeInPacks([block]);
  await session.commit({ changes: [], blocks: [block] }, locations, 1000);
  t.true(await session.isWithRing(block.digest));
  t.is((await collect(session, { nowMs: pond.clock.nowMs() })).strays, 1);
  t.false(await session.isWithRing(block.digest));
  t.is((await session.location(block.digest))?.kind, 'pack');
  // One that lies with the ring stays.
  await write(opened, 'other', filled(SMALL, 2));
  t.is((await collect(session, { nowMs: pond.clock.nowMs() })).strays, 0);
  const other = session.sealer.sealBlock(filled(SMALL, 2)).reference.digest;
  t.true(await session.isWithRing(other));
  await opened.close(0);
});

test('versions with which no file changed are not counted', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  const written: number[] = [];
  for (const fill of [1, 2, 3]) {
    written.push(await write(opened, 'file', filled(SMALL, fill)));
    for (const name of ['a', 'b', 'c']) await takeSnapshot(session, name + fill, written.at(-1)!);
    for (const name of ['a', 'b', 'c']) await removeSnapshot(session, name + fill);
  }
  const latest = session.latest().version;
  // A file's times may be written a little later, with a version of their own.
  const { kept } = await planForgetting(session, { last: 5 });
  t.true(kept.length <= 6);
  t.true(kept.some(({ version }) => version <= written[1]!));
  t.is(kept.at(-1)?.version, latest);
  // It was so until the next change.
  const [first, second] = written as [number, number];
  const { timeMs } = (await session.at(second)).heartbeat;
  const withinMs = (await session.at(latest)).heartbeat.timeMs - timeMs + 1;
  const within = await planForgetting(session, { withinMs });
  t.true(within.kept.some(({ version }) => version >= first && version <= second));
  await opened.close(0);
});

test('what only forgotten versions had comes free, and what was forgotten says so', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  const versions = [];
  for (const fill of [1, 2, 3, 4]) {
    versions.push(await write(opened, 'large', filled(LARGE, fill)));
    await write(opened, 'small', filled(SMALL, fill));
  }
  const [one, two, three, four] = versions as [number, number, number, number];
  await takeSnapshot(session, 'second', two);
  const plan = await planForgetting(session, { last: 2 });
  t.false(plan.forgotten.some(({ version }) => version === two));
  // Large ones of 1 and 3, and the small one of 2: the next version has that of the one before.
  t.is(plan.freed.blocks, 3);
  t.true(plan.freed.bytes > 2 * LARGE && plan.freed.bytes < 2 * LARGE + 100);
  t.is(plan.freedOnDisks, plan.freed.bytes);
  const snapshot = plan.rules.find(({ rule }) => rule === 'snapshot');
  t.like(snapshot, { versions: 1 });
  t.true(snapshot!.bytes > LARGE && snapshot!.bytes < LARGE + 100);
  await forgetVersions(session, plan);

  await t.throwsAsync(session.at(one), { message: /version \d+ of test: it was forgotten/ });
  await t.throwsAsync(session.at(1000), { message: /it does not exist/ });
  await t.throwsAsync(takeSnapshot(session, 'late', one), { message: /it was forgotten/ });
  const { listed } = await sweep(pond, opened);
  t.is(listed.size, 8 - 3);
  t.deepEqual(await read(opened, two, 'large'), filled(LARGE, 2));
  t.deepEqual(await read(opened, session.latest().version, 'large'), filled(LARGE, 4));
  t.is(pond.archive.blocks.size, 2);
  const history = await historyOf(session, ['large']);
  t.deepEqual(
    history.map(({ version }) => version),
    [four, two],
  );
  // Versions in which something else changed are still between.
  t.is(await session.versions.at(Number.MAX_SAFE_INTEGER), session.latest().version);
  t.true(three > two);
  await opened.close(1000);
});

test('old versions are listed and opened as far as they are kept', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  const versions = [];
  for (const fill of [1, 2, 3]) versions.push(await write(opened, 'f', filled(SMALL, fill)));
  await forget(opened, { last: 2 });
  const travel = new TimeTravelFileSystem(opened.fileSystem, session, pond.clock);
  const { ino } = await travel.lookup((await travel.lookup(ROOT_INO, '.ocean')).ino, 'versions');
  const { handle } = await travel.opendir(ino);
  const names = (await travel.readdir(handle, 0n, 1000)).map(({ name }) =>
    textOf(bytesOfKey(name)),
  );
  t.deepEqual(names.slice(2).map(Number), await session.versions.kept());
  t.false(names.includes(String(versions[0])));
  await t.throwsAsync(travel.lookup(ino, String(versions[0])), { message: /it was forgotten/ });
  await opened.close(1000);
});

test('a snapshot is taken once, holds its version, and lets go of it', async (t) => {
  const opened = await new LoopbackPond().open();
  const { session } = opened.volume;
  const version = await write(opened, 'f', filled(SMALL, 1));
  await write(opened, 'f', filled(SMALL, 2));
  await takeSnapshot(session, 'before', version);
  await t.throwsAsync(takeSnapshot(session, 'before', version), { message: /already/ });
  await t.throwsAsync(takeSnapshot(session, 'x'.repeat(129), version), { message: /129 bytes/ });
  t.like(await snapshotsOf(session), [{ name: 'before', version }]);
  const plan = await planForgetting(session, { last: 1 });
  // Taken while a plan was being looked at: the plan is void.
  await takeSnapshot(session, 'meanwhile', version);
  await t.throwsAsync(forgetVersions(session, plan), { message: /aborted/ });
  await forget(opened, { last: 1 });
  t.deepEqual(await read(opened, version, 'f'), filled(SMALL, 1));
  await removeSnapshot(session, 'before');
  await removeSnapshot(session, 'meanwhile');
  await t.throwsAsync(removeSnapshot(session, 'before'), { message: /no snapshot/ });
  await forget(opened, { last: 1 });
  await t.throwsAsync(read(opened, version, 'f'), { message: /it was forgotten/ });
  await opened.close(1000);
});

test('only the owner forgets', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const other = await pond.open({ keys: pond.share(), node: 'second' });
  await write(opened, 'f', filled(SMALL, 1));
  await other.volume.session.snapshot({ freshMs: 0 });
  await t.throwsAsync(forget(other, { last: 1 }), { message: /does not own it/ });
  await opened.close(1000);
  await other.close(1000);
});

test('where a kept version cannot be read, nothing is given up', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  const kept = await write(opened, 'f', filled(LARGE, 1));
  await write(opened, 'f', filled(LARGE, 2));
  await takeSnapshot(session, 'kept', kept);
  await forget(opened, { last: 1 });
  // A member that has not got all versions answers with those that it has.
  const page = session.versions.page.bind(session.versions);
  session.versions.page = async (from, count) =>
    (await page(from, count)).filter(({ version }) => version !== kept);
  await t.throwsAsync(collect(session, { nowMs: pond.clock.nowMs() }), { instanceOf: OceanError });
  session.versions.page = page;
  for await (const blocks of session.locations())
    for (const { location } of blocks) t.is(location?.condemnedMs, undefined);
  t.like(await collect(session, { nowMs: pond.clock.nowMs() }), { condemned: 0 });
  await opened.close(1000);
});

test('a block that comes into use again while it is condemned is stored anew, and stays', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  const other = await pond.open({ keys: pond.share(), node: 'second' });
  await write(opened, 'f', filled(LARGE, 1));
  await write(opened, 'f', filled(LARGE, 2));
  await forget(opened, { last: 1 });
  const nowMs = pond.clock.nowMs();
  t.is((await collect(session, { nowMs })).condemned, 1);
  t.like(await collect(session, { nowMs }), { condemned: 0, waiting: 1, removed: 0 });
  const { stores } = pond.archive;
  await other.volume.session.snapshot({ freshMs: 0 });
  const version = await write(other, 'again', filled(LARGE, 1));
  t.is(pond.archive.stores, stores + 1);
  t.is((await collect(session, { nowMs: nowMs + GRACE_MS })).removed, 0);
  t.deepEqual(await read(opened, version, 'again'), filled(LARGE, 1));
  await opened.close(1000);
  await other.close(1000);
});

for (const isRemoved of [false, true]) {
  const what = isRemoved ? 'removed' : 'condemned';
  test(`a writer that relies on a block which is ${what} before its commit stores it anew`, async (t) => {
    const pond = new LoopbackPond();
    const opened = await pond.open();
    const { session } = opened.volume;
    const other = await pond.open({ keys: pond.share(), node: 'second' });
    await write(opened, 'f', filled(LARGE, 1));
    await write(opened, 'f', filled(LARGE, 2));
    await forget(opened, { last: 1 });
    const otherSession = other.volume.session;
    await otherSession.snapshot({ freshMs: 0 });
    const { reference, sealed } = otherSession.sealBlock(filled(LARGE, 1));
    const { digest } = reference;
    // Between its look at the index and its commit.
    const located = otherSession.located.bind(otherSession);
    let looks = 0;
    otherSession.located = async (wanted) => {
      const found = await located(wanted);
      if (looks++ > 0) return found;
      const nowMs = pond.clock.nowMs();
      await collect(session, { nowMs });
      if (isRemoved) t.is((await collect(session, { nowMs: nowMs + GRACE_MS })).removed, 1);
      return found;
    };
    const { draft } = other.volume;
    draft.addBlock({ digest, sealed });
    const extent = { offset: 0, length: LARGE, inner: 0, block: reference };
    draft.put(extentKey(77, 0), encodeExtent(extent), digest);
    await draft.flush();
    t.true(looks >= 2);
    await session.snapshot({ freshMs: 0 });
    const location = await session.location(digest);
    t.is(location?.kind, 'pack');
    t.is(location?.condemnedMs, undefined);
    t.is((await session.view.raw(locationKey(digest)))?.version, session.latest().version);
    await opened.close(1000);
    await other.close(1000);
  });
}

test('a reference to a block that is condemned is committed by who shares it between files', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const { session, draft } = opened.volume;
  await write(opened, 'f', filled(LARGE, 1));
  const { reference } = session.sealBlock(filled(LARGE, 1));
  await write(opened, 'f', filled(LARGE, 2));
  await forget(opened, { last: 1 });
  await collect(session, { nowMs: pond.clock.nowMs() });
  const extent = { offset: 0, length: LARGE, inner: 0, block: reference };
  draft.put(extentKey(77, 0), encodeExtent(extent), reference.digest);
  await draft.flush();
  t.is((await session.location(reference.digest))?.condemnedMs, undefined);
  await opened.close(1000);
});

test('whatever is written, shared, named and forgotten, kept versions read as they were and nothing else is left', async (t) => {
  for (const seed of [1, 2, 3, 4]) {
    const random = new SeededRandom(seed);
    const pond = new LoopbackPond(seed);
    const mounts = [await pond.open(), await pond.open({ keys: pond.share(), node: 'second' })];
    const [opened] = mounts as [OpenedVolume];
    const { session } = opened.volume;
    /** What each version has, by name of the file. */
    const written = new Map<number, ReadonlyMap<string, Uint8Array>>();
    let now: ReadonlyMap<string, Uint8Array> = new Map();
    for (let step = 0; step < 25; step++) {
      const what = random.integer(10);
      if (what < 7) {
        const mount = mounts[random.integer(2)]!;
        await mount.volume.session.snapshot({ freshMs: 0 });
        const name = `f${random.integer(3)}`;
        // Few contents, so that blocks die and come into use again.
        const content = filled(random.integer(2) === 0 ? LARGE : SMALL, random.integer(4));
        const version = await write(mount, name, content);
        now = new Map([...now, [name, content]]);
        written.set(version, now);
      } else if (what < 8) {
        const versions = await session.versions.kept();
        await takeSnapshot(session, `${step}`, versions[random.integer(versions.length)]!);
      } else {
        await session.snapshot({ freshMs: 0 });
        await forget(opened, { last: 1 + random.integer(3) });
        await sweep(pond, opened);
      }
    }
    await forget(opened, { last: 1 });
    const { listed } = await sweep(pond, opened);
    const needed = new Set<string>();
    for (const version of await session.versions.kept()) {
      for (const [name, content] of written.get(version) ?? []) {
        t.deepEqual(await read(opened, version, name), content, `seed ${seed}, version ${version}`);
        needed.add(`${content.length} ${content[0]}`);
      }
    }
    t.true(listed.size <= needed.size + now.size, `seed ${seed}`);
    t.is(
      pond.archive.blocks.size,
      [...pond.archive.blocks.keys()].filter((name) => listed.has(name)).length,
    );
    for (const mount of mounts) await mount.close(1000);
  }
});

test('of a volume that is deleted nothing is left, and nobody writes to it any more', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const other = await pond.open({ keys: pond.share(), node: 'second' });
  const { session } = opened.volume;
  await write(opened, 'large', filled(LARGE, 1));
  await write(opened, 'small', filled(SMALL, 2));
  await takeSnapshot(session, 'kept', session.latest().version);
  await t.throwsAsync(eraseObject(pond.share(), pond.ports.get(session)!), {
    message: /does not own it/,
  });
  await opened.close(1000);
  await eraseObject(pond.keys, pond.ports.get(session)!);
  await pond.pass(SWEPT_MS);
  const { view } = await other.volume.session.snapshot({ freshMs: 0 });
  const left: Uint8Array[] = [];
  for await (const page of view.pages(new Uint8Array(0))) left.push(...page.map(({ key }) => key));
  t.deepEqual(
    left.filter(([first]) => first !== 0).map((key) => [...key]),
    [[0x50]],
  );
  t.deepEqual(await other.volume.session.versions.kept(), [other.volume.session.latest().version]);
  t.is([...pond.store.range('tree')].length, 1);
  t.is([...pond.store.range('block')].length, 0);
  await t.throwsAsync(write(other, 'late', filled(SMALL, 3)), { message: /not among its writers/ });
  await other.close(1000);
});

test('checkpoints stay when blocks are removed; the first one after that has nothing of what was forgotten', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  const checkpointer = new Checkpointer(session, pond.ports.get(session)!);
  const listed = async () => {
    const packs = [];
    for await (const page of session.packs()) packs.push(...page.map(({ pack }) => pack));
    return new Set(packs);
  };
  await write(opened, 'secret', filled(100, 1));
  await write(opened, 'large', filled(LARGE, 1));
  t.true((await checkpointer.make())?.isWhole);
  await write(opened, 'large', filled(LARGE, 2));
  t.false((await checkpointer.make())?.isWhole, 'it goes on from the one before');
  const first = await checkpointPacks(session);
  t.true(first.length > 2);
  await write(opened, 'secret', filled(100, 2));
  const before = await listed();
  await forget(opened, { last: 1 });
  for (const nowMs of [0, GRACE_MS]) await collect(session, { nowMs, graceMs: GRACE_MS });
  const after = await listed();
  t.is(after.size, before.size - 1, 'the pack of the first large file is gone');
  for (const pack of first) t.true(after.has(pack));
  t.true((await checkpointer.make())?.isWhole);
  const last = await checkpointPacks(session);
  const now = await listed();
  for (const pack of first) t.false(now.has(pack) || last.includes(pack));
  for (const pack of last) t.true(now.has(pack));
});
