/** What a process that takes a mount over finds of the one that was killed. */

import test from 'ava';
import fc from 'fast-check';
import { isKind, OceanError, utf8 } from '../../src/base/index.ts';
import { BLOCK_CONTENT_MAX } from '../../src/client/index.ts';
import {
  type FileSystem,
  type Invalidation,
  type OpenedVolume,
  ROOT_INO,
  TimeTravelFileSystem,
} from '../../src/fs/index.ts';
import { Tail } from '../../src/fs/tail.ts';
import { MemoryLogFolder } from '../../src/sim/index.ts';
import { copyOf } from './files.ts';
import { LoopbackPond } from './loopback-pond.ts';

const CALLER = { uid: 1, gid: 2, pid: 3 };
const TAIL = 'tail';

class Mount {
  readonly pond = new LoopbackPond();
  #memory = new MemoryLogFolder();
  #folder = new MemoryLogFolder();
  #link = { isCut: false };
  opened!: OpenedVolume;

  static async make(): Promise<Mount> {
    const mount = new Mount();
    await mount.#open(mount.#memory, false);
    return mount;
  }

  async #open(memory: MemoryLogFolder, takesOver: boolean): Promise<void> {
    const tail = memory.open(TAIL);
    const options = { folder: this.#folder, tail, takesOver, slot: 1, link: this.#link };
    this.opened = await this.pond.open(options);
  }

  get fs(): FileSystem {
    return this.opened.fileSystem;
  }

  /** Another process goes on with what a `kill -9` at this moment leaves. */
  async killAndTakeOver(): Promise<FileSystem> {
    const [folder, memory] = [copyOf(this.#folder), copyOf(this.#memory)];
    this.#link.isCut = true;
    this.#link = { isCut: false };
    await this.opened.close(0);
    this.pond.isUp = true;
    [this.#folder, this.#memory] = [folder, memory];
    return this.takeOver();
  }

  async takeOver(): Promise<FileSystem> {
    await this.#open(this.#memory, true);
    return this.fs;
  }
}

async function made(fs: FileSystem, name: string): Promise<{ ino: number; handle: number }> {
  const { attributes, opened } = await fs.create(CALLER, ROOT_INO, name, { mode: 0o640 });
  return { ino: attributes.ino, handle: opened.handle };
}

/** By inode number, as the kernel asks. */
async function contentOf(fs: FileSystem, ino: number): Promise<string> {
  const { handle } = await fs.open(ino);
  const bytes = await fs.read(handle, 0, 1 << 24);
  await fs.release(handle);
  return Buffer.from(bytes).toString('latin1');
}

test('a file that was made and written and never closed is there, with its times', async (t) => {
  const mount = await Mount.make();
  mount.pond.isUp = false;
  const { ino, handle } = await made(mount.fs, 'f');
  await mount.fs.write(handle, 0, utf8('first'));
  await mount.fs.write(handle, 5, utf8(' second'));
  await mount.fs.setattr(ino, { mode: 0o600 }, handle);
  const before = await mount.fs.getattr(ino);
  const fs = await mount.killAndTakeOver();
  t.is(await contentOf(fs, ino), 'first second');
  t.deepEqual({ ...(await fs.getattr(ino)), blocks: 0 }, { ...before, blocks: 0 });
  t.is((await fs.lookup(ROOT_INO, 'f')).ino, ino);
});

test('a file is there as soon as its making was answered', async (t) => {
  const mount = await Mount.make();
  // Nothing is awaited between the answer and the end.
  const { fs, taken } = await made(mount.fs, 'f').then(({ ino }) => {
    const killed = mount.killAndTakeOver();
    return killed.then(async (next) => ({ fs: next, taken: ino }));
  });
  t.is((await fs.lookup(ROOT_INO, 'f')).ino, taken);
});

test('a small file that grew and lost its name while open keeps its beginning', async (t) => {
  const mount = await Mount.make();
  const { ino, handle } = await made(mount.fs, 'f');
  await mount.fs.write(handle, 0, utf8('a'.repeat(3000)));
  await mount.fs.fsync(handle);
  await mount.fs.write(handle, 3000, utf8('b'.repeat(2000)));
  await mount.fs.unlink(ROOT_INO, 'f');
  const fs = await mount.killAndTakeOver();
  t.is(await contentOf(fs, ino), 'a'.repeat(3000) + 'b'.repeat(2000));
});

test('what was cut off after a close stays cut off', async (t) => {
  const mount = await Mount.make();
  mount.pond.isUp = false;
  const [file, other] = [await made(mount.fs, 'f'), await made(mount.fs, 'other')];
  // Something else is dirty throughout, so that the tail keeps its beginning.
  await mount.fs.write(other.handle, 0, utf8('other'));
  await mount.fs.write(file.handle, 0, utf8('0123456789'));
  await mount.fs.flush(file.handle);
  await mount.fs.setattr(file.ino, { size: 4 }, file.handle);
  await mount.fs.flush(file.handle);
  const fs = await mount.killAndTakeOver();
  t.is(await contentOf(fs, file.ino), '0123');
  t.is(await contentOf(fs, other.ino), 'other');
});

test('a file without a name lives until the kernel gives back more than this process gave it', async (t) => {
  const mount = await Mount.make();
  const { ino, handle } = await made(mount.fs, 'f');
  await mount.fs.write(handle, 0, utf8('nameless'));
  await mount.fs.unlink(ROOT_INO, 'f');
  const fs = await mount.killAndTakeOver();
  t.is(await contentOf(fs, ino), 'nameless');
  const again = await mount.killAndTakeOver();
  t.is(await contentOf(again, ino), 'nameless');
  again.forget(ino, 1);
  t.true(isKind(await t.throwsAsync(again.getattr(ino)), 'not-found'));
});

test('a file that was opened before and is unlinked after lives until the kernel forgets it', async (t) => {
  const mount = await Mount.make();
  const { ino, handle } = await made(mount.fs, 'f');
  await mount.fs.write(handle, 0, utf8('text'));
  const fs = await mount.killAndTakeOver();
  await fs.lookup(ROOT_INO, 'f');
  await fs.unlink(ROOT_INO, 'f');
  fs.forget(ino, 1);
  t.is(await contentOf(fs, ino), 'text', 'what it gave itself is back, what it inherited is not');
  fs.forget(ino, 1);
  t.true(isKind(await t.throwsAsync(fs.getattr(ino)), 'not-found'));
});

test('a file without a name goes when the kernel, told of it after a death, knows nothing of it', async (t) => {
  const mount = await Mount.make();
  const [gone, open] = [await made(mount.fs, 'gone'), await made(mount.fs, 'open')];
  await mount.fs.unlink(ROOT_INO, 'gone');
  await mount.fs.unlink(ROOT_INO, 'open');
  const fs = await mount.killAndTakeOver();
  const told = new Set<number>();
  fs.watch((invalidation) => invalidation.kind === 'inode' && told.add(invalidation.ino));
  await mount.opened.catchUp();
  t.deepEqual(told, new Set([gone.ino, open.ino]));
  fs.forgotten(gone.ino);
  t.true(isKind(await t.throwsAsync(fs.getattr(gone.ino)), 'not-found'));
  t.is((await fs.getattr(open.ino)).nlink, 0);
});

test('after a death, a file that is looked up, unlinked and forgotten goes when the kernel knows it no more', async (t) => {
  const mount = await Mount.make();
  const { ino, handle } = await made(mount.fs, 'f');
  await mount.fs.release(handle);
  mount.fs.forget(ino, 1);
  const fs = await mount.killAndTakeOver();
  const told: number[] = [];
  fs.watch((invalidation) => invalidation.kind === 'inode' && told.push(invalidation.ino));
  await fs.lookup(ROOT_INO, 'f');
  await fs.unlink(ROOT_INO, 'f');
  t.deepEqual(told, []);
  fs.forget(ino, 1);
  t.deepEqual(told, [ino], 'the kernel is asked');
  t.is((await fs.getattr(ino)).nlink, 0);
  fs.forgotten(ino);
  t.true(isKind(await t.throwsAsync(fs.getattr(ino)), 'not-found'));
});

test('nothing is left out: without the content that it changes, a mount is not taken over', async (t) => {
  const mount = await Mount.make();
  const { ino, handle } = await made(mount.fs, 'f');
  const bytes = BLOCK_CONTENT_MAX + 60_000; // Too much to stay with the ring.
  await mount.fs.write(handle, 0, new Uint8Array(bytes).fill(65));
  await mount.fs.fsync(handle);
  await mount.fs.write(handle, bytes, utf8('end'));
  const { blocks } = mount.pond.archive;
  const kept = [...blocks];
  blocks.clear();
  t.true(isKind(await t.throwsAsync(mount.killAndTakeOver()), 'unavailable'));
  for (const [name, block] of kept) blocks.set(name, block);
  const fs = await mount.takeOver();
  t.is((await contentOf(fs, ino)).length, bytes + 3);
});

test('numbers of old files are not used again for others', async (t) => {
  const { pond, opened } = await Mount.make();
  const lives = [0, 1].map(
    (life) => new TimeTravelFileSystem(opened.fileSystem, opened.volume.session, pond.clock, life),
  );
  const inos = await Promise.all(
    lives.map(async (fs) => {
      const ocean = await fs.lookup(ROOT_INO, '.ocean');
      const versions = await fs.lookup(ocean.ino, 'versions');
      return (await fs.lookup(versions.ino, '1')).ino;
    }),
  );
  t.not(inos[0], inos[1]);
  const [, second] = lives;
  const error = await t.throwsAsync((second as FileSystem).getattr(inos[0] as number));
  t.true(error instanceof OceanError && error.kind === 'conflict', 'ESTALE: looked up again');
});

test('what another mount committed meanwhile is told to the kernel', async (t) => {
  const mount = await Mount.make();
  const { ino, handle } = await made(mount.fs, 'f');
  await mount.fs.write(handle, 0, utf8('old'));
  await mount.fs.fsync(handle);
  await mount.fs.release(handle);
  const other = await mount.pond.open({ keys: mount.pond.share(), node: 'second' });
  mount.pond.losesPushes = true;
  const { handle: theirs } = await other.fileSystem.open(ino, { truncate: true });
  await other.fileSystem.write(theirs, 0, utf8('newer'));
  await other.fileSystem.fsync(theirs);
  await made(other.fileSystem, 'g');
  await other.volume.draft.flush();
  mount.pond.losesPushes = false;
  const fs = await mount.killAndTakeOver();
  const heard: Invalidation[] = [];
  fs.watch((invalidation) => heard.push(invalidation));
  await mount.opened.catchUp();
  t.true(heard.some((one) => one.kind === 'inode' && one.ino === ino && one.range?.length === 0));
  t.true(heard.some((one) => one.kind === 'entry' && one.name === 'g'));
  t.is(await contentOf(fs, ino), 'newer');
});

const OWNER = { flavour: 'posix', owner: 5n } as const;
const byte = (at: number, type: 'read' | 'write' = 'write') => ({
  ...{ type, ...OWNER, pid: 5, start: BigInt(at), end: BigInt(at) },
});
const TRY = { isPatient: false };

test('locks that were granted are held by the next process, and given up for others when they ask', async (t) => {
  const mount = await Mount.make();
  const { ino, handle } = await made(mount.fs, 'f');
  await mount.fs.fsync(handle);
  const other = await mount.pond.open({ keys: mount.pond.share(), node: 'second' });
  t.teardown(async () => {
    await mount.opened.close(100);
    await other.close(100);
  });
  const theirs = (at: number) => other.fileSystem.setLock(ino, byte(at), TRY);
  for (const at of [1, 2, 4]) t.is(await mount.fs.setLock(ino, byte(at), TRY), 'granted');
  await mount.fs.setLock(ino, { ...byte(2), type: 'unlock' }, TRY);
  const fs = await mount.killAndTakeOver();
  t.is(await theirs(1), 'busy', 'delegated before, and asked of the next process');
  t.is(await theirs(2), 'granted');
  t.is(await fs.setLock(ino, { ...byte(4), owner: 6n }, TRY), 'busy');
  const again = await mount.killAndTakeOver();
  t.is(await theirs(4), 'busy', 'listed before');
  await again.releaseLocks(ino, OWNER);
  t.is(await theirs(4), 'granted');
});

test('who waits while nobody serves a mount gets what the next process does not use', async (t) => {
  const mount = await Mount.make();
  const { ino, handle } = await made(mount.fs, 'f');
  await mount.fs.fsync(handle);
  await mount.fs.setLock(ino, byte(1), TRY);
  await mount.fs.releaseLocks(ino, OWNER);
  const other = await mount.pond.open({ keys: mount.pond.share(), node: 'second' });
  t.teardown(async () => {
    await mount.opened.close(100);
    await other.close(100);
  });
  mount.pond.losesPushes = true;
  const waiting = other.fileSystem.setLock(ino, byte(1), { isPatient: true });
  await new Promise((resolve) => setTimeout(resolve, 50));
  mount.pond.losesPushes = false;
  await mount.killAndTakeOver();
  t.is(await waiting, 'granted');
});

test('a tail of locks alone stays short and keeps those that are held', (t) => {
  const file = new MemoryLogFolder().open(TAIL);
  const tail = new Tail(file);
  const held = { ...byte(7), isWrite: true };
  tail.locks = () => [[9, held]];
  tail.tenure(77);
  tail.locked(9, byte(7));
  for (let at = 0; at < 30_000; at++) {
    tail.locked(9, byte(at + 100));
    tail.locked(9, { ...byte(at + 100), type: 'unlock' });
  }
  t.true(file.size() <= (1 << 20) + 100);
  const { locks } = new Tail(file).replay();
  t.is(locks.tenure, 77);
  t.deepEqual(
    [...locks.locks].map(([ino, all]) => [ino, all.map(({ start, end }) => [start, end])]),
    [[9, [[7n, 7n]]]],
  );
});

const at = fc.integer({ min: 0, max: 90_000 });
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('write', 'write', 'write', 'cut', 'punch', 'share', 'flush', 'chmod'),
    file: fc.integer({ min: 0, max: 2 }),
    from: at,
    length: fc.integer({ min: 1, max: 80_000 }),
  }),
  { maxLength: 25 },
);

type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;
type Open = { ino: number; handle: number };

async function take(fs: FileSystem, files: readonly Open[], step: Step, round: number) {
  const { ino, handle } = files[step.file] as Open;
  const next = files[(step.file + 1) % files.length] as Open;
  if (step.kind === 'write') {
    await fs.write(handle, step.from, new Uint8Array(step.length).fill(65 + (round % 26)));
  } else if (step.kind === 'cut') await fs.setattr(ino, { size: step.from }, handle);
  else if (step.kind === 'chmod') await fs.setattr(ino, { mode: step.from & 0o777 }, handle);
  else if (step.kind === 'flush') await fs.flush(handle);
  else if (step.kind === 'share') {
    await fs.copyRange({ handle: next.handle, offset: 0 }, { handle, offset: step.from }, 1 << 20);
  } else await fs.allocate(handle, step.from, step.length, { punchHole: true, keepSize: true });
}

test('whatever was done to open files, all of it is there', async (t) => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const mount = await Mount.make();
      const files: Open[] = [];
      for (const name of ['a', 'b', 'c']) files.push(await made(mount.fs, name));
      for (const [round, step] of all.entries()) await take(mount.fs, files, step, round);
      const states = async (fs: FileSystem) => {
        const found: unknown[] = [];
        for (const { ino } of files) {
          const { size, mode, mtimeNs } = await fs.getattr(ino);
          found.push({ size, mode, mtimeNs, content: await contentOf(fs, ino) });
        }
        return found;
      };
      // Looked at without a close, which would put it into the journal.
      const expected: unknown[] = [];
      for (const { ino, handle } of files) {
        const { size, mode, mtimeNs } = await mount.fs.getattr(ino);
        const content = await mount.fs.read(handle, 0, 1 << 24);
        expected.push({ size, mode, mtimeNs, content: Buffer.from(content).toString('latin1') });
      }
      const fs = await mount.killAndTakeOver();
      t.deepEqual(await states(fs), expected);
      await mount.opened.close(1000);
    }),
    { numRuns: 60 },
  );
});

test('a tail that is emptied is short, and one that is cut off is read to where it is whole', (t) => {
  const file = new MemoryLogFolder().open(TAIL);
  const tail = new Tail(file);
  tail.told(utf8('version'));
  tail.reached(12);
  for (let round = 0; round < 3; round++) tail.wrote(7, 0, new Uint8Array(1 << 20), 1n);
  tail.journaled(true);
  t.true(file.size() < 100);
  tail.wrote(7, 5, utf8('kept'), 2n);
  tail.changed(8, { mode: 0o600, mtimeNs: -5n }, 3n);
  tail.wrote(7, 9, utf8('torn'), 4n);
  file.truncate(file.size() - 1);
  const { records, told, reached } = new Tail(file).replay();
  t.is(reached, 12);
  t.deepEqual(told, utf8('version'));
  t.deepEqual(records, [
    { kind: 'write', ino: 7, nowNs: 2n, offset: 5, bytes: utf8('kept') },
    { kind: 'change', ino: 8, nowNs: 3n, changes: { mode: 0o600, mtimeNs: -5n } },
  ]);
});
