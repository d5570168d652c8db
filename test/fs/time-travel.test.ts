import test from 'ava';
import fc from 'fast-check';
import { isKind, keyOf, utf8 } from '../../src/base/index.ts';
import {
  type FileSystem,
  parseMoment,
  ROOT_INO,
  TimeTravelFileSystem,
} from '../../src/fs/index.ts';
import { LoopbackPond } from './loopback-pond.ts';

const CALLER = { uid: 0, gid: 0, pid: 1 };

async function write(fs: FileSystem, name: string, text: string): Promise<void> {
  const old = await fs.lookup(ROOT_INO, keyOf(utf8(name))).catch(() => undefined);
  const handle =
    old === undefined
      ? (await fs.create(CALLER, ROOT_INO, keyOf(utf8(name)), { mode: 0o644 })).opened.handle
      : (await fs.open(old.ino, { truncate: true })).handle;
  await fs.write(handle, 0, utf8(text));
  await fs.fsync(handle);
  await fs.release(handle);
}

async function walk(fs: FileSystem, path: string): Promise<number> {
  let ino = ROOT_INO;
  for (const name of path.split('/')) ino = (await fs.lookup(ino, keyOf(utf8(name)))).ino;
  return ino;
}

async function read(fs: FileSystem, path: string): Promise<string> {
  const { handle } = await fs.open(await walk(fs, path));
  const bytes = await fs.read(handle, 0, 1 << 20);
  await fs.release(handle);
  return new TextDecoder().decode(bytes);
}

test('every committed version of a file reads under .ocean/versions', async (t) => {
  const pond = new LoopbackPond();
  const { fileSystem, volume } = await pond.open();
  const fs = new TimeTravelFileSystem(fileSystem, volume.session, pond.clock);
  const big = 'x'.repeat(100_000);
  await write(fs, 'a', 'first');
  const first = volume.session.latest().version;
  await write(fs, 'a', big);
  const second = volume.session.latest().version;
  await fs.unlink(ROOT_INO, 'a');
  await write(fs, 'b', 'other');
  t.is(await read(fs, `.ocean/versions/${first}/a`), 'first');
  t.is(await read(fs, `.ocean/versions/${second}/a`), big);
  await t.throwsAsync(walk(fs, 'a'), { message: 'No such name' });
  await t.throwsAsync(walk(fs, `.ocean/versions/${volume.session.latest().version}/a`));
});

test('old versions refuse every change, and the root does not list them', async (t) => {
  const pond = new LoopbackPond();
  const { fileSystem, volume } = await pond.open();
  const fs = new TimeTravelFileSystem(fileSystem, volume.session, pond.clock);
  await write(fs, 'a', 'text');
  const directory = `.ocean/versions/${volume.session.latest().version}`;
  const parent = await walk(fs, directory);
  const file = await walk(fs, `${directory}/a`);
  const isReadOnly = (error: unknown) => isKind(error, 'read-only');
  for (const attempt of [
    () => fs.unlink(parent, 'a'),
    () => fs.mkdir(CALLER, parent, 'd', { mode: 0o755 }),
    () => fs.setattr(file, { mode: 0 }),
    () => fs.open(file, { truncate: true }),
    () => fs.rename({ parent, name: 'a' }, { parent: ROOT_INO, name: 'z' }),
    () => fs.link(file, ROOT_INO, 'z'),
  ]) {
    t.true(isReadOnly(await t.throwsAsync(attempt())));
  }
  const { handle } = await fs.opendir(ROOT_INO);
  const names = (await fs.readdir(handle, 0n, 100)).map(({ name }) => name);
  t.deepEqual(names.sort(), ['.', '..', 'a']);
});

test('parseMoment() reads versions, times and ages', (t) => {
  const now = Date.UTC(2026, 10, 22, 18, 0, 0);
  t.deepEqual(parseMoment('17', now), { kind: 'version', version: 17 });
  t.deepEqual(parseMoment('2h', now), { kind: 'time', timeMs: now - 7_200_000 });
  t.deepEqual(parseMoment('yesterday', now), { kind: 'time', timeMs: now - 86_400_000 });
  t.is(parseMoment('next week', now), undefined);
  t.is(parseMoment('2026-13-01', now), undefined);
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
      (date) => {
        t.deepEqual(parseMoment(date.toISOString(), now), { kind: 'time', timeMs: date.getTime() });
      },
    ),
  );
});
