/** A volume's quota: what its files take up, and who hears that it is full. */

import test, { type ExecutionContext } from 'ava';
import { equal, isKind, SeededRandom } from '../../src/base/index.ts';
import { encodeQuota, type OpenedVolume, QUOTA_KEY, ROOT_INO } from '../../src/fs/index.ts';

import { LoopbackPond } from './loopback-pond.ts';

const CALLER = { uid: 0, gid: 0, pid: 1 };
const MIB = 1 << 20;

async function limit({ volume }: OpenedVolume, bytes: number | undefined): Promise<void> {
  const value = bytes === undefined ? undefined : encodeQuota(bytes);
  const changes = [{ key: QUOTA_KEY, value }];
  await volume.session.commit({ changes, blocks: [] }, [], 5000);
  await volume.usage.heed();
}

/** Content that no other content equals. */
function noise(length: number, seed: number): Uint8Array {
  return new SeededRandom(seed).bytes(length);
}

async function create({ fileSystem }: OpenedVolume, name: string) {
  const made = await fileSystem.create(CALLER, ROOT_INO, name, { mode: 0o644 });
  return { ino: made.attributes.ino, handle: made.opened.handle };
}

/** Writes a file, commits it and closes it. */
async function write(opened: OpenedVolume, name: string, bytes: Uint8Array): Promise<number> {
  const { ino, handle } = await create(opened, name);
  try {
    await opened.fileSystem.write(handle, 0, bytes);
    await opened.fileSystem.fsync(handle);
  } finally {
    await opened.fileSystem.release(handle);
    opened.fileSystem.forget(ino, 1);
  }
  return ino;
}

async function refused(t: ExecutionContext, writing: Promise<unknown>): Promise<void> {
  const error = await t.throwsAsync(writing);
  t.true(isKind(error, 'no-space'), String(error));
}

test('a write past the quota is refused, and what was acknowledged is kept', async (t) => {
  const opened = await new LoopbackPond().open();
  const { fileSystem } = opened;
  await limit(opened, 3 * MIB);
  const first = noise(2 * MIB, 1);
  await write(opened, 'first', first);
  await refused(t, write(opened, 'second', noise(MIB + 1, 2)));
  await write(opened, 'third', noise(MIB - 100, 3));
  const found = await fileSystem.walk(['first']);
  const { handle } = await fileSystem.open(found as number);
  t.true(equal(await fileSystem.read(handle, 0, 2 * MIB), first));
  await opened.close(1000);
});

test('in a full volume files are overwritten and removed, and then writing goes on', async (t) => {
  const opened = await new LoopbackPond().open();
  const { fileSystem } = opened;
  await limit(opened, 2 * MIB);
  const { ino, handle } = await create(opened, 'a');
  await fileSystem.write(handle, 0, noise(2 * MIB, 1));
  await fileSystem.fsync(handle);
  await refused(t, create(opened, 'b'));
  await refused(t, fileSystem.mkdir(CALLER, ROOT_INO, 'd', { mode: 0o755 }));
  await refused(t, fileSystem.write(handle, 2 * MIB, noise(1, 2)));
  await fileSystem.write(handle, MIB, noise(MIB, 3));
  await fileSystem.fsync(handle);
  await fileSystem.rename({ parent: ROOT_INO, name: 'a' }, { parent: ROOT_INO, name: 'c' });
  await fileSystem.setattr(ino, { size: MIB });
  await write(opened, 'b', noise(MIB - 1000, 4));
  await fileSystem.release(handle);
  fileSystem.forget(ino, 1);
  await fileSystem.unlink(ROOT_INO, 'c');
  await write(opened, 'c', noise(MIB, 5));
  t.like(await opened.volume.usage.look(), { bytes: 2 * MIB - 1000, files: 3 });
  await opened.close(1000);
});

test('another mount hears of the quota, and of the room that a removal made', async (t) => {
  const pond = new LoopbackPond();
  const one = await pond.open();
  const other = await pond.open({ keys: pond.share(), node: 'second' });
  await limit(one, MIB);
  await write(one, 'a', noise(MIB - 10, 1));
  // It hears by the push of that version.
  await other.volume.session.snapshot({ freshMs: 0 });
  await other.volume.usage.heed();
  t.is(other.volume.usage.limitBytes, MIB);
  await refused(t, write(other, 'b', noise(1000, 2)));
  await one.fileSystem.unlink(ROOT_INO, 'a');
  await one.fileSystem.fsyncdir(0);
  await other.volume.session.snapshot({ freshMs: 0 });
  await write(other, 'c', noise(1000, 2));
  await limit(one, undefined);
  await other.volume.session.snapshot({ freshMs: 0 });
  await other.volume.usage.heed();
  await write(other, 'd', noise(MIB + 1, 3));
  await one.close(1000);
  await other.close(1000);
});

test('holes, copies and small files count as du counts them', async (t) => {
  const opened = await new LoopbackPond().open();
  const { fileSystem } = opened;
  await limit(opened, 4 * MIB);
  const { handle } = await create(opened, 'sparse');
  await fileSystem.write(handle, 1000 * MIB, noise(MIB, 1));
  await fileSystem.fsync(handle);
  const copy = await create(opened, 'copy');
  const from = { handle, offset: 1000 * MIB };
  await fileSystem.copyRange(from, { handle: copy.handle, offset: 0 }, MIB);
  await fileSystem.fsync(copy.handle);
  await write(opened, 'small', noise(100, 2));
  t.is((await opened.volume.usage.look()).bytes, 2 * MIB + 100);
  await fileSystem.copyRange(from, { handle: copy.handle, offset: MIB }, MIB);
  await refused(t, fileSystem.copyRange(from, { handle: copy.handle, offset: 2 * MIB }, MIB));
  await opened.close(1000);
});

test('statfs shows the quota and what is left of it', async (t) => {
  const opened = await new LoopbackPond().open();
  const before = await opened.fileSystem.statfs();
  t.is(before.blocksTotal, 1e6, 'the pond, where there is no quota');
  await limit(opened, 8 * MIB);
  const size = 4096;
  t.like(await opened.fileSystem.statfs(), { blocksTotal: 2048, blocksFree: 2048 });
  await write(opened, 'a', noise(3 * MIB, 1));
  t.like(await opened.fileSystem.statfs(), { blocksTotal: 2048, blocksFree: 5 * (MIB / size) });
  await limit(opened, MIB);
  t.like(await opened.fileSystem.statfs(), { blocksTotal: 256, blocksFree: 0 });
  await opened.close(1000);
});

test('what is counted step by step is what a scan finds', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const other = await pond.open({ keys: pond.share(), node: 'second' });
  await opened.volume.usage.look();
  const random = new SeededRandom(11);
  const names = ['a', 'b', 'c', 'd', 'e'];
  for (let round = 0; round < 60; round++) {
    const mount = random.integer(2) === 0 ? opened : other;
    const name = names[random.integer(names.length)] as string;
    const { fileSystem } = mount;
    const ino = await fileSystem.walk([name]);
    const length = 1 + random.integer(200_000);
    if (ino === undefined) await write(mount, name, noise(length, round));
    else if (random.integer(2) === 0) await fileSystem.unlink(ROOT_INO, name);
    else await fileSystem.setattr(ino, { size: random.integer(300_000) });
    // Half of the rounds leave it in the draft.
    if (random.integer(2) === 0) await fileSystem.fsyncdir(0);
    await opened.volume.usage.look();
  }
  for (const mount of [opened, other]) await mount.fileSystem.fsyncdir(0);
  await opened.volume.session.snapshot({ freshMs: 0 });
  const third = await pond.open({ keys: pond.share(), node: 'third' });
  await third.volume.draft.flush();
  await opened.volume.session.snapshot({ freshMs: 0 });
  t.deepEqual(await opened.volume.usage.look(), await third.volume.usage.look());
  for (const mount of [opened, other, third]) await mount.close(1000);
});
