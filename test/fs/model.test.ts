import test from 'ava';
import fc from 'fast-check';
import { isKind, OceanError, SeededRandom, toHex } from '../../src/base/index.ts';
import { type FileSystem, type Ino, isDirectory, isSymlink, ROOT_INO } from '../../src/fs/index.ts';
import { MemoryLogFolder } from '../../src/sim/index.ts';
import { MemoryFileSystem } from '../model/memory-file-system.ts';
import { LoopbackPond } from './loopback-pond.ts';

const CALLER = { uid: 0, gid: 0, pid: 1 };
const NAMES = ['a', 'b', 'c', 'd'];

/** One step of a person at a shell, on a random directory and name. */
type Step =
  | {
      kind: 'create' | 'mkdir' | 'unlink' | 'rmdir' | 'symlink' | 'fsync';
      at: number;
      name: number;
    }
  | { kind: 'write'; at: number; name: number; offset: number; length: number; fill: number }
  | { kind: 'truncate'; at: number; name: number; size: number }
  | { kind: 'rename' | 'link' | 'copy'; at: number; name: number; to: number; toName: number }
  | { kind: 'xattr'; at: number; name: number; fill: number };

const place = { at: fc.nat(5), name: fc.nat(3) };
const offsets = fc.oneof(fc.nat(6000), fc.nat(3 << 20), fc.constantFrom(0, 4096, 1 << 20, 65_536));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('create', 'mkdir', 'unlink', 'rmdir', 'symlink', 'fsync'),
    ...place,
  }),
  fc.record({
    kind: fc.constant('write'),
    ...place,
    offset: offsets,
    length: fc.oneof(fc.nat(5000), fc.nat(200_000)),
    fill: fc.integer({ min: 1, max: 255 }),
  }),
  fc.record({ kind: fc.constant('truncate'), ...place, size: offsets }),
  fc.record({
    kind: fc.constantFrom('rename', 'link', 'copy'),
    ...place,
    to: fc.nat(5),
    toName: fc.nat(3),
  }),
  fc.record({ kind: fc.constant('xattr'), ...place, fill: fc.nat(255) }),
) as fc.Arbitrary<Step>;

/** Directories of the tree in a fixed order, so that both file systems mean the same one. */
async function directories(fs: FileSystem): Promise<Ino[]> {
  const found = [ROOT_INO];
  for (let i = 0; i < found.length && found.length < 6; i++) {
    for (const name of NAMES) {
      const attributes = await fs.lookup(found[i]!, name).catch(() => undefined);
      if (attributes !== undefined && isDirectory(attributes.mode)) found.push(attributes.ino);
    }
  }
  return found;
}

async function withFile(fs: FileSystem, ino: Ino, run: (handle: number) => Promise<void>) {
  const { handle } = await fs.open(ino);
  try {
    await run(handle);
    await fs.flush(handle);
  } finally {
    await fs.release(handle);
  }
}

async function apply(fs: FileSystem, action: Step): Promise<void> {
  const all = await directories(fs);
  const parent = all[action.at % all.length]!;
  const name = NAMES[action.name]!;
  if (action.kind === 'create') {
    const { opened } = await fs.create(CALLER, parent, name, { mode: 0o644 });
    await fs.release(opened.handle);
  } else if (action.kind === 'mkdir') await fs.mkdir(CALLER, parent, name, { mode: 0o755 });
  else if (action.kind === 'symlink') await fs.symlink(CALLER, parent, name, new Uint8Array([120]));
  else if (action.kind === 'unlink') await fs.unlink(parent, name);
  else if (action.kind === 'rmdir') await fs.rmdir(parent, name);
  else if (action.kind === 'rename') {
    await fs.rename(
      { parent, name },
      { parent: all[action.to % all.length]!, name: NAMES[action.toName]! },
    );
  } else {
    const { ino, mode } = await fs.lookup(parent, name);
    if (isSymlink(mode)) throw new OceanError('invalid', 'a link');
    await change(fs, ino, action, all);
  }
}

async function change(fs: FileSystem, ino: Ino, action: Step, all: readonly Ino[]): Promise<void> {
  if (action.kind === 'link') {
    await fs.link(ino, all[action.to % all.length]!, NAMES[action.toName]!);
  } else if (action.kind === 'truncate') {
    await fs.setattr(ino, { size: action.size });
  } else if (action.kind === 'xattr') {
    await fs.setxattr(ino, 'user.x', new Uint8Array(10).fill(action.fill));
  } else if (action.kind === 'write') {
    await withFile(fs, ino, (handle) =>
      fs.write(handle, action.offset, new Uint8Array(action.length).fill(action.fill)),
    );
  } else if (action.kind === 'fsync') {
    await withFile(fs, ino, (handle) => fs.fsync(handle));
  } else if (action.kind === 'copy') {
    const target = await fs.lookup(all[action.to % all.length]!, NAMES[action.toName]!);
    const { size } = await fs.getattr(ino);
    await withFile(fs, ino, async (from) => {
      await withFile(fs, target.ino, async (to) => {
        if (ino !== target.ino)
          await fs.copyRange({ handle: from, offset: 0 }, { handle: to, offset: 0 }, size);
      });
    });
  }
}

/** Everything that a reader can see, as text. */
async function picture(fs: FileSystem, ino: Ino = ROOT_INO, path = ''): Promise<string[]> {
  const lines: string[] = [];
  const { handle } = await fs.opendir(ino);
  const entries = [...(await fs.readdir(handle, 0n, 1000))];
  await fs.releasedir(handle);
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (name === '.' || name === '..') continue;
    const found = await fs.lookup(ino, name);
    lines.push(
      `${path}/${name} ${found.mode.toString(8)} ${found.nlink} ${isDirectory(found.mode) ? 0 : found.size}`,
    );
    if (isDirectory(found.mode)) lines.push(...(await picture(fs, found.ino, `${path}/${name}`)));
    else if (isSymlink(found.mode)) lines.push(toHex(await fs.readlink(found.ino)));
    else lines.push(await content(fs, found.ino, found.size));
    const xattr = await fs.getxattr(found.ino, 'user.x').catch(() => undefined);
    if (xattr !== undefined) lines.push(toHex(xattr));
  }
  return lines;
}

/** Runs of equal bytes, which is what the steps write. */
async function content(fs: FileSystem, ino: Ino, size: number): Promise<string> {
  const { handle } = await fs.open(ino);
  const bytes = await fs.read(handle, 0, size);
  await fs.release(handle);
  const runs: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    let end = at + 1;
    while (end < bytes.length && bytes[end] === bytes[at]) end++;
    runs.push(`${bytes[at]}x${end - at}`);
    at = end;
  }
  return runs.join(' ');
}

async function outcome(fs: FileSystem, action: Step): Promise<string> {
  try {
    await apply(fs, action);
    return 'done';
  } catch (error) {
    if (!(error instanceof OceanError)) throw error;
    return error.kind;
  }
}

let ticks = 1_700_000_000_000_000_000n;

test('a volume does what the plain model does, step by step', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const model = new MemoryFileSystem(() => ++ticks);
      const { fileSystem, close } = await new LoopbackPond().open();
      for (const action of steps) {
        t.is(
          await outcome(fileSystem, action),
          await outcome(model, action),
          JSON.stringify(action),
        );
      }
      t.deepEqual(await picture(fileSystem), await picture(model));
      await close(1000);
    }),
    { numRuns: 60, seed: 20_261_122 },
  );
});

test('a mount that is opened again sees the same, committed or only journaled', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.nat(2), async (steps, ending) => {
      const pond = new LoopbackPond();
      const folder = new MemoryLogFolder();
      const first = await pond.open({ folder, slot: 1 });
      for (const action of steps) await outcome(first.fileSystem, action);
      const seen = await picture(first.fileSystem);
      if (ending === 0) await first.close(1000);
      else if (ending === 1) pond.isUp = false; // What is not committed lies in the journal only.
      pond.isUp = true;
      const second = await pond.open({ folder, slot: 1, node: 'again' });
      t.deepEqual(await picture(second.fileSystem), seen);
      await second.close(1000);
    }),
    { numRuns: 40, seed: 20_261_122 },
  );
});

test('random small writes into a large file read back, before and after settling', async (t) => {
  const random = new SeededRandom(3);
  const { fileSystem } = await new LoopbackPond().open();
  const { opened, attributes } = await fileSystem.create(CALLER, ROOT_INO, 'f', { mode: 0o644 });
  const plain = new Uint8Array(5 << 20);
  await fileSystem.write(opened.handle, 0, plain);
  for (let i = 0; i < 400; i++) {
    const bytes = random.bytes(1 + random.integer(9000));
    const offset = random.integer(plain.length - bytes.length);
    plain.set(bytes, offset);
    await fileSystem.write(opened.handle, offset, bytes);
    if (i % 97 === 0) await fileSystem.fsync(opened.handle);
  }
  t.true(Buffer.compare(await fileSystem.read(opened.handle, 0, plain.length), plain) === 0);
  await fileSystem.fsync(opened.handle);
  t.true(Buffer.compare(await fileSystem.read(opened.handle, 0, plain.length), plain) === 0);
  t.is((await fileSystem.getattr(attributes.ino)).size, plain.length);
});

test('a full archive refuses with no-space, keeps what was committed, and recovers', async (t) => {
  const pond = new LoopbackPond();
  const { fileSystem } = await pond.open();
  const { opened } = await fileSystem.create(CALLER, ROOT_INO, 'f', { mode: 0o644 });
  await fileSystem.write(opened.handle, 0, new Uint8Array(200_000).fill(1));
  await fileSystem.fsync(opened.handle);
  pond.archive.failure = new OceanError('no-space', 'full');
  await fileSystem.write(opened.handle, 0, new SeededRandom(1).bytes(200_000));
  t.true(isKind(await t.throwsAsync(fileSystem.fsync(opened.handle)), 'no-space'));
  t.true(
    isKind(await t.throwsAsync(fileSystem.write(opened.handle, 0, new Uint8Array(9))), 'no-space'),
  );
  pond.archive.failure = undefined;
  await fileSystem.fsync(opened.handle);
  t.is((await fileSystem.read(opened.handle, 0, 300_000)).length, 200_000);
});
