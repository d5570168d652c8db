/** Packs over the life of a volume: rewritten while others read and write, and nothing that is needed is ever gone. */

import test, { type ExecutionContext } from 'ava';
import { type Clock, concat, equal, OceanError, SeededRandom } from '../../src/base/index.ts';
import { RewriteKeeper, type RewriteKeeperParts } from '../../src/cli/rewrite-keeper.ts';
import { SteadyRate } from '../../src/cli/steady-rate.ts';
import { redundancyIn, type Session, setRedundancy, surveyPacks } from '../../src/client/index.ts';
import { collect, forgetVersions, type OpenedVolume, planForgetting } from '../../src/fs/index.ts';
import { filled, read, write } from './files.ts';
import { LoopbackPond } from './loopback-pond.ts';
import { PackArchive, strayLocations } from './pack-archive.ts';

const MIB = 1 << 20;
const LARGE = 100_000;
const GRACE_MS = 3_600_000;
/** Longer than any pause within a look. */
const LONG_MS = 60_000;
const AS_THEY_ARE = { rate: undefined, losses: 0 };
const WANTED = { k: 4, n: 8 };

type Pond = LoopbackPond<PackArchive>;

function newPond(seed = 7): Pond {
  return new LoopbackPond(seed, new PackArchive());
}

/** Nothing happens by itself: each look is asked for. */
function patient({ clock }: Pond, passedMs = () => 0, onSleep = (_ms: number) => {}): Clock {
  return {
    nowMs: () => clock.nowMs() + passedMs(),
    nowNs: () => clock.nowNs(),
    after: (ms, run) => {
      if (ms > LONG_MS) return () => {};
      onSleep(ms);
      return clock.after(ms, run);
    },
  };
}

function keeperOf(
  pond: Pond,
  { volume: { session } }: OpenedVolume,
  parts: Partial<RewriteKeeperParts> = {},
): RewriteKeeper {
  return new RewriteKeeper({
    ...{ session, clock: patient(pond), log: () => {}, bytesPerSecond: 1e12, graceMs: GRACE_MS },
    random: (length) => pond.random.bytes(length),
    rate: () => pond.archive.rate,
    freeShare: () => 1,
    isBusy: () => false,
    onRemoved: () => {},
    ...parts,
  });
}

async function ratesOf(session: Session): Promise<string[]> {
  await session.snapshot({ freshMs: 0 });
  const found: string[] = [];
  for await (const page of session.packs()) for (const { k, n } of page) found.push(`${k}/${n}`);
  return found;
}

/** Every block of every kept version comes from a pack that there is. */
async function checkWhole(
  t: ExecutionContext,
  opened: OpenedVolume,
  files: ReadonlyMap<number, ReadonlyMap<string, Uint8Array>>,
): Promise<void> {
  const { session } = opened.volume;
  await session.snapshot({ freshMs: 0 });
  session.dropCached();
  t.deepEqual(await strayLocations(session), []);
  for (const version of await session.versions.kept())
    for (const [name, content] of files.get(version) ?? [])
      t.true(equal(await read(opened, version, name), content), `${name} in version ${version}`);
}

const blocks = (...fills: number[]) => concat(fills.map((fill) => filled(MIB, fill)));

test('a pack that is mostly dead is rewritten, and with its last block it is gone', async (t) => {
  const pond = newPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  await write(opened, 'f', blocks(1, 2, 3, 4));
  const [old] = [...pond.archive.packs.keys()];
  await write(opened, 'f', blocks(1, 5));
  await forgetVersions(session, await planForgetting(session, { last: 1 }));
  t.deepEqual((await surveyPacks(session, AS_THEY_ARE)).packs, []);
  const nowMs = pond.clock.nowMs();
  t.is((await collect(session, { nowMs })).condemned, 3);
  const { packs } = await surveyPacks(session, AS_THEY_ARE);
  t.like(packs, [{ pack: old, reason: 'dead', blocks: 1 }]);
  t.is(packs.length, 1);
  const { length } = packs[0]!;
  t.true(length > 4 * MIB && length < 4.1 * MIB);
  const keeper = keeperOf(pond, opened);
  await keeper.look();
  t.like(keeper.status(), { packsLeft: 0, packsDropped: 0, lastError: null, isUnderWay: false });
  t.true(keeper.status().bytesMoved > MIB && keeper.status().bytesMoved < 1.1 * MIB);
  // Condemned blocks can be read for a while yet.
  await pond.archive.sweep(session);
  t.true(pond.archive.packs.has(old!));
  t.like(await collect(session, { nowMs: nowMs + GRACE_MS }), { removed: 3, packs: 1 });
  await pond.archive.sweep(session);
  t.false(pond.archive.packs.has(old!));
  const { version } = session.latest();
  await checkWhole(t, opened, new Map([[version, new Map([['f', blocks(1, 5)]])]]));
  await opened.close(1000);
});

test('packs get what the owner wants, new ones of all mounts at once and old ones in the background', async (t) => {
  const pond = newPond();
  const opened = await pond.open();
  const other = await pond.open({ keys: pond.share(), node: 'second' });
  const { session } = opened.volume;
  const before = await write(opened, 'before', filled(LARGE, 1));
  await setRedundancy(session, WANTED);
  t.deepEqual(await redundancyIn(session.view), WANTED);
  await other.volume.session.snapshot({ freshMs: 0 });
  await write(other, 'after', filled(LARGE, 2));
  t.deepEqual((await ratesOf(session)).sort(), ['1/3', '4/8']);
  const told: string[] = [];
  const keeper = keeperOf(pond, opened, { onRemoved: () => told.push('removed') });
  await keeper.look();
  t.deepEqual(await ratesOf(session), ['4/8', '4/8']);
  t.deepEqual(told, ['removed']);
  t.like(keeper.status(), { rate: WANTED, packsDropped: 1, packsLeft: 0, bytesLeft: 0 });
  await pond.archive.sweep(session);
  t.is(pond.archive.packs.size, 2);
  await checkWhole(t, opened, new Map([[before, new Map([['before', filled(LARGE, 1)]])]]));
  // What is as wanted stays where it is.
  const { stores } = pond.archive;
  await keeper.look();
  t.is(pond.archive.stores, stores);
  await setRedundancy(session, undefined);
  t.is(await redundancyIn(session.view), undefined);
  await write(opened, 'third', filled(LARGE, 3));
  t.deepEqual((await ratesOf(session)).sort(), ['1/3', '4/8', '4/8']);
  for (const mount of [opened, other]) await mount.close(1000);
});

test('packs of a small pond get the redundancy of the grown one when it has stayed', async (t) => {
  const pond = newPond();
  let passedMs = 0;
  const opened = await pond.open();
  const { session } = opened.volume;
  await write(opened, 'f', filled(LARGE, 1));
  const keeper = keeperOf(pond, opened, { clock: patient(pond, () => passedMs) });
  pond.archive.rate = WANTED;
  await keeper.look();
  t.deepEqual(await ratesOf(session), ['1/3']);
  passedMs = GRACE_MS;
  await keeper.look();
  t.deepEqual(await ratesOf(session), ['4/8']);
  // A smaller pond makes nothing worse.
  pond.archive.rate = { k: 2, n: 4 };
  passedMs = 4 * GRACE_MS;
  await keeper.look();
  t.deepEqual(await ratesOf(session), ['4/8']);
  keeper.close();
  await opened.close(1000);
});

test('what a pond gives counts when it was given for long, and only while it is', (t) => {
  const steady = new SteadyRate(100);
  t.is(steady.look(0, 2), 0);
  t.is(steady.look(99, 4), 0);
  t.is(steady.look(100, 4), 2, 'the least of that time');
  t.is(steady.look(150, 1), 1, 'it gives less now');
  t.is(steady.look(160, 4), 1);
  t.is(steady.look(200, 4), 1, 'it gave less in that time');
  t.is(steady.look(300, 4), 4);
});

test('many small packs become one, a few stay as they are', async (t) => {
  const pond = newPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  const keeper = keeperOf(pond, opened);
  const files = new Map<string, Uint8Array>();
  const add = async (fill: number) => {
    files.set(`f${fill}`, filled(LARGE, fill));
    await write(opened, `f${fill}`, filled(LARGE, fill));
  };
  for (let fill = 1; fill < 8; fill++) await add(fill);
  await keeper.look();
  t.is((await ratesOf(session)).length, 7);
  await add(8);
  await keeper.look();
  t.is((await ratesOf(session)).length, 1);
  await pond.archive.sweep(session);
  t.is(pond.archive.packs.size, 1);
  const { version } = session.latest();
  await checkWhole(t, opened, new Map([[version, files]]));
  await opened.close(1000);
});

test('a read goes on when the block has moved and its old pack is gone, also in an old version', async (t) => {
  const pond = newPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  const old = await write(opened, 'f', filled(LARGE, 1));
  const latest = await write(opened, 'f', filled(LARGE, 2));
  // No mount: that would commit things of its own, and hear of others by it.
  const reader = { volume: { session: await pond.session(pond.share(), 'second') } };
  await setRedundancy(session, WANTED);
  const keeper = keeperOf(pond, opened);
  // The reader does not hear of anything from here on, unless it asks.
  await reader.volume.session.snapshot({ freshMs: 0 });
  pond.losesPushes = true;
  let fetches = 0;
  pond.archive.beforeFetch = async () => {
    if (fetches++ > 0) return;
    pond.archive.beforeFetch = async () => {
      fetches++;
    };
    await keeper.look();
    await pond.archive.sweep(session);
  };
  t.true(equal(await read(reader, old, 'f'), filled(LARGE, 1)));
  t.true(fetches > 2);
  t.deepEqual(await ratesOf(session), ['4/8']);
  t.true(equal(await read(reader, latest, 'f'), filled(LARGE, 2)));
  // The ring does not answer: the error is that of the holders.
  pond.archive.packs.clear();
  pond.isUp = false;
  const { value: page } = await session.locations().next();
  const sealed = reader.volume.session.sealed(page![0]!.block);
  await t.throwsAsync(sealed, { message: /Nobody has pack/ });
  pond.isUp = true;
  await opened.close(1000);
});

test('a read follows a block that moves again and again', async (t) => {
  const pond = newPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  const version = await write(opened, 'f', filled(LARGE, 1));
  const keeper = keeperOf(pond, opened);
  let moves = 0;
  let isMoving = false;
  pond.archive.beforeFetch = async () => {
    if (isMoving || moves === 3) return;
    isMoving = true;
    await setRedundancy(session, { k: 1, n: 2 + moves++ });
    await keeper.look();
    await pond.archive.sweep(session);
    isMoving = false;
  };
  session.dropCached();
  t.true(equal(await read(opened, version, 'f'), filled(LARGE, 1)));
  t.is(moves, 3);
  await opened.close(1000);
});

test('two mounts that rewrite at once do no harm and do not do all of it twice', async (t) => {
  const pond = newPond();
  const mounts = [await pond.open(), await pond.open({ keys: pond.share(), node: 'second' })];
  const [opened] = mounts as [OpenedVolume];
  const { session } = opened.volume;
  const files = new Map<string, Uint8Array>();
  for (let fill = 1; fill <= 6; fill++) {
    const content = blocks(6 * fill, 6 * fill + 1, 6 * fill + 2, 6 * fill + 3, 6 * fill + 4);
    files.set(`f${fill}`, content);
    await write(opened, `f${fill}`, content);
  }
  await setRedundancy(session, WANTED);
  const { stores } = pond.archive;
  const keepers = mounts.map((mount) => keeperOf(pond, mount));
  await Promise.all(keepers.map((keeper) => keeper.look()));
  for (const keeper of keepers) t.is(keeper.status().lastError, null);
  t.true((await ratesOf(session)).every((rate) => rate === '4/8'));
  // Five packs full.
  t.true(pond.archive.stores - stores < 2 * 5);
  await pond.archive.sweep(session);
  await checkWhole(t, opened, new Map([[session.latest().version, files]]));
  for (const mount of mounts) await mount.close(1000);
});

test('what changed between store and update is left alone, and writers who rely on it commit', async (t) => {
  const pond = newPond();
  const opened = await pond.open();
  const other = await pond.open({ keys: pond.share(), node: 'second' });
  const { session } = opened.volume;
  await write(opened, 'f', blocks(1, 2));
  await write(opened, 'g', filled(LARGE, 3));
  await write(opened, 'f', blocks(1));
  await forgetVersions(session, await planForgetting(session, { last: 1 }));
  await setRedundancy(session, WANTED);
  const nowMs = pond.clock.nowMs();
  const files = new Map([
    ['f', blocks(1)],
    ['g', filled(LARGE, 3)],
    ['again', blocks(1)],
  ]);
  pond.archive.afterStore = async () => {
    pond.archive.afterStore = async () => {};
    // Block 2 is condemned, and block 1 gets another file.
    t.is((await collect(session, { nowMs })).condemned, 1);
    await other.volume.session.snapshot({ freshMs: 0 });
    await write(other, 'again', blocks(1));
  };
  const keeper = keeperOf(pond, opened);
  await keeper.look();
  t.is(keeper.status().lastError, null);
  t.like(await collect(session, { nowMs: nowMs + GRACE_MS }), { removed: 1, packs: 1 });
  await pond.archive.sweep(session);
  t.deepEqual([...new Set(await ratesOf(session))], ['4/8']);
  await checkWhole(t, opened, new Map([[session.latest().version, files]]));
  for (const mount of [opened, other]) await mount.close(1000);
});

test('a process that ends between store and update leaves garbage only', async (t) => {
  const pond = newPond();
  const link = { isCut: false };
  const opened = await pond.open();
  const dying = await pond.open({ keys: pond.share(), node: 'second', link });
  const { session } = opened.volume;
  const version = await write(opened, 'f', filled(LARGE, 1));
  const files = new Map([[version, new Map([['f', filled(LARGE, 1)]])]]);
  await setRedundancy(session, WANTED);
  await dying.volume.session.snapshot({ freshMs: 0 });
  const killed = keeperOf(pond, dying);
  pond.archive.afterStore = async () => {
    link.isCut = true;
    killed.close();
    throw new OceanError('unavailable', 'Killed');
  };
  await killed.look();
  t.is(pond.archive.packs.size, 2);
  await pond.archive.sweep(session);
  t.is(pond.archive.packs.size, 1);
  await checkWhole(t, opened, files);
  pond.archive.afterStore = async () => {};
  await keeperOf(pond, opened).look();
  t.deepEqual(await ratesOf(session), ['4/8']);
  await checkWhole(t, opened, files);
  await opened.close(1000);
  await dying.close(0);
});

test('a full pond stops rewriting, which says so, and goes on when there is room', async (t) => {
  const pond = newPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  await write(opened, 'f', filled(LARGE, 1));
  await setRedundancy(session, WANTED);
  let free = 0.05;
  const keeper = keeperOf(pond, opened, { freeShare: () => free });
  await keeper.look();
  t.like(keeper.status(), { packsLeft: 1, bytesMoved: 0, isUnderWay: false });
  t.regex(keeper.status().lastError ?? '', /too little free space/);
  free = 0.5;
  pond.archive.failure = new OceanError('no-space', 'All full');
  await keeper.look();
  t.like(keeper.status(), { packsLeft: 1, bytesMoved: 0, lastError: 'All full' });
  pond.archive.failure = undefined;
  await keeper.look();
  t.like(keeper.status(), { packsLeft: 0, lastError: null });
  t.deepEqual(await ratesOf(session), ['4/8']);
  keeper.close();
  await opened.close(1000);
});

test('a block that cannot be read stays, and the others move', async (t) => {
  const pond = newPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  await write(opened, 'f', filled(LARGE, 1));
  const [lost] = [...pond.archive.packs.keys()];
  await write(opened, 'g', filled(LARGE, 2));
  pond.archive.packs.delete(lost!);
  await setRedundancy(session, WANTED);
  const keeper = keeperOf(pond, opened);
  await keeper.look();
  t.deepEqual((await ratesOf(session)).sort(), ['1/3', '4/8']);
  t.like(keeper.status(), { packsLeft: 1, packsDropped: 1 });
  t.regex(keeper.status().lastError ?? '', /Nobody has pack/);
  keeper.close();
  await opened.close(1000);
});

test('rewriting waits for writers, keeps its pace, begins anew when told, and ends when closed', async (t) => {
  const pond = newPond();
  const opened = await pond.open();
  const { session } = opened.volume;
  for (let fill = 1; fill <= 3; fill++)
    await write(opened, `f${fill}`, blocks(10 * fill, 2, 3, 4, 5 * fill, 6, 7));
  await setRedundancy(session, WANTED);
  const slept: number[] = [];
  let wake = () => {};
  let looks = 0;
  const keeper = keeperOf(pond, opened, {
    clock: patient(pond, undefined, (ms) => {
      slept.push(ms);
      wake();
    }),
    bytesPerSecond: 16 * MIB,
    isBusy: () => looks++ < 3,
  });
  wake = () => {
    if (slept.length === 5) keeper.lookSoon();
    if (slept.length === 7) keeper.close();
  };
  await keeper.look();
  t.deepEqual(slept.slice(0, 3), [200, 200, 200]);
  t.true(slept.slice(3).some((ms) => ms > 0));
  t.true(keeper.status().bytesMoved > 0);
  const { stores } = pond.archive;
  await keeper.look();
  t.is(pond.archive.stores, stores);
  await opened.close(1000);
});

test('who may not write any more leaves packs alone, without complaint', async (t) => {
  const pond = newPond();
  const opened = await pond.open();
  const other = await pond.open({ keys: pond.share(), node: 'second' });
  await write(opened, 'f', filled(LARGE, 1));
  await setRedundancy(opened.volume.session, WANTED);
  const { session } = other.volume;
  session.checkMayWrite = async () => {
    throw new OceanError('permission', 'Not among its writers');
  };
  const keeper = keeperOf(pond, other);
  await keeper.look();
  t.like(keeper.status(), { lastError: null, bytesMoved: 0, isUnderWay: false });
  t.deepEqual(await ratesOf(opened.volume.session), ['1/3']);
  keeper.close();
  for (const mount of [opened, other]) await mount.close(1000);
});

test('whatever is written, forgotten, rewritten and swept, every kept version reads as it was', async (t) => {
  for (const seed of [1, 2, 3, 4]) {
    const random = new SeededRandom(seed);
    const pond = newPond(seed);
    const mounts = [await pond.open(), await pond.open({ keys: pond.share(), node: 'second' })];
    const [opened] = mounts as [OpenedVolume];
    const { session } = opened.volume;
    const keepers = mounts.map((mount) => keeperOf(pond, mount));
    const written = new Map<number, ReadonlyMap<string, Uint8Array>>();
    let now: ReadonlyMap<string, Uint8Array> = new Map();
    let passedMs = 0;
    const change = async () => {
      const mount = mounts[random.integer(2)]!;
      await mount.volume.session.snapshot({ freshMs: 0 });
      const name = `f${random.integer(4)}`;
      const fill = () => random.integer(8);
      const content =
        random.integer(2) === 0 ? filled(LARGE, fill()) : blocks(fill(), fill(), fill());
      const version = await write(mount, name, content);
      now = new Map([...now, [name, content]]);
      written.set(version, now);
    };
    for (let step = 0; step < 30; step++) {
      const what = random.integer(10);
      if (what < 5) await change();
      else if (what < 6) {
        await session.snapshot({ freshMs: 0 });
        const rates = [undefined, WANTED, { k: 2, n: 4 }];
        await setRedundancy(session, rates[random.integer(3)]);
      } else if (what < 8) {
        // In the middle of it somebody writes, or a process dies.
        const isKilled = random.integer(3) === 0;
        pond.archive.afterStore = async () => {
          pond.archive.afterStore = async () => {};
          if (isKilled) throw new OceanError('unavailable', 'Killed');
          await change();
        };
        await Promise.all(keepers.map((keeper) => keeper.look()));
        pond.archive.afterStore = async () => {};
      } else {
        await session.snapshot({ freshMs: 0 });
        await forgetVersions(
          session,
          await planForgetting(session, { last: 1 + random.integer(3) }),
        );
        passedMs += GRACE_MS;
        await collect(session, { nowMs: pond.clock.nowMs() + passedMs });
        await session.snapshot({ freshMs: 0 });
        await pond.archive.sweep(session);
      }
      await checkWhole(t, opened, written);
    }
    for (const keeper of keepers) await keeper.look();
    await checkWhole(t, opened, written);
    t.is((await surveyPacks(session, AS_THEY_ARE)).empty, 0, `seed ${seed}`);
    for (const keeper of keepers) keeper.close();
    for (const mount of mounts) await mount.close(1000);
  }
});

test('a version that a reader has not heard of reads, when it is asked for', async (t) => {
  const pond = newPond();
  const opened = await pond.open();
  await write(opened, 'f', filled(LARGE, 1));
  const reader = { volume: { session: await pond.session(pond.share(), 'second') } };
  await reader.volume.session.snapshot({ freshMs: 0 });
  pond.losesPushes = true;
  const later = await write(opened, 'f', filled(LARGE, 2));
  t.true(equal(await read(reader, later, 'f'), filled(LARGE, 2)));
  await opened.close(1000);
});
