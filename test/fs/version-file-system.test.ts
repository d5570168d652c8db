import test from 'ava';
import { isKind, utf8 } from '../../src/base/index.ts';
import {
  type FileSystem,
  ROOT_INO,
  TimeTravelFileSystem,
  takeSnapshot,
  VersionFileSystem,
  versionAt,
} from '../../src/fs/index.ts';
import { LoopbackPond } from './loopback-pond.ts';

const CALLER = { uid: 0, gid: 0, pid: 1 };

async function write(fs: FileSystem, name: string, text: string): Promise<void> {
  const { handle } = await fs.lookup(ROOT_INO, name).then(
    ({ ino }) => fs.open(ino, { truncate: true }),
    async () => (await fs.create(CALLER, ROOT_INO, name, { mode: 0o644 })).opened,
  );
  await fs.write(handle, 0, utf8(text));
  await fs.fsync(handle);
  await fs.release(handle);
}

async function read(fs: FileSystem, ino: number): Promise<string> {
  const { handle } = await fs.open(ino);
  const bytes = await fs.read(handle, 0, 100);
  await fs.release(handle);
  return new TextDecoder().decode(bytes);
}

async function made() {
  const pond = new LoopbackPond();
  const { fileSystem, volume } = await pond.open();
  const { session } = volume;
  const directory = await fileSystem.mkdir(CALLER, ROOT_INO, 'd', { mode: 0o750 });
  await write(fileSystem, 'a', 'then');
  const { version } = session.latest();
  await write(fileSystem, 'a', 'now, and longer');
  await write(fileSystem, 'b', 'new');
  const readable = new TimeTravelFileSystem(fileSystem, session, pond.clock);
  const then = new VersionFileSystem(readable, await readable.rootOf(version));
  return { fileSystem, session, version, then, directory };
}

test('one version shows what was there then, and nothing else', async (t) => {
  const { then } = await made();
  t.is((await then.getattr(ROOT_INO)).ino, ROOT_INO);
  const { ino, size } = await then.lookup(ROOT_INO, 'a');
  t.is(size, 4);
  t.is(await read(then, ino), 'then');
  await t.throwsAsync(then.lookup(ROOT_INO, 'b'), { message: /No such name/ });
  await t.throwsAsync(then.lookup(ROOT_INO, '.ocean'), { message: /No such name/ });
  const { handle } = await then.opendir(ROOT_INO);
  const names = (await then.readdir(handle, 0n, 100)).map(({ name }) => name);
  t.deepEqual(names.sort(), ['.', '..', 'a', 'd']);
  await then.releasedir(handle);
});

test('one version refuses every change as read-only', async (t) => {
  const { then } = await made();
  const { ino } = await then.lookup(ROOT_INO, 'a');
  const refused = [
    () => then.unlink(ROOT_INO, 'a'),
    () => then.mkdir(CALLER, ROOT_INO, 'x', { mode: 0o755 }),
    () => then.create(CALLER, ROOT_INO, 'x', { mode: 0o644 }),
    () => then.createUnnamed(CALLER, ROOT_INO, { mode: 0o644 }),
    () => then.setattr(ino, { mode: 0o600 }),
    () => then.open(ino, { truncate: true }),
    () => then.rename({ parent: ROOT_INO, name: 'a' }, { parent: ROOT_INO, name: 'x' }),
    () => then.link(ino, ROOT_INO, 'x'),
    () => then.setxattr(ino, 'user.x', utf8('1')),
    () => then.symlink(CALLER, ROOT_INO, 'x', utf8('a')),
  ];
  for (const change of refused) t.true(isKind(await t.throwsAsync(change()), 'read-only'));
});

test('a version stays as it was while the volume goes on', async (t) => {
  const { then, fileSystem } = await made();
  const before = await then.lookup(ROOT_INO, 'a');
  await write(fileSystem, 'a', 'later still');
  await fileSystem.unlink(ROOT_INO, 'a');
  t.deepEqual(await then.lookup(ROOT_INO, 'a'), before);
  t.is(await read(then, before.ino), 'then');
});

test('what the kernel forgets of a version can be looked up again, and its root always', async (t) => {
  const { then } = await made();
  const { ino } = await then.lookup(ROOT_INO, 'a');
  then.forget(ino, 1);
  then.forget(ROOT_INO, 1000);
  t.is(await read(then, (await then.lookup(ROOT_INO, 'a')).ino), 'then');
});

test('a snapshot is a moment by its name', async (t) => {
  const { session, version } = await made();
  await takeSnapshot(session, 'then', version);
  t.is(await versionAt(session, { kind: 'snapshot', name: 'then' }), version);
  await t.throwsAsync(versionAt(session, { kind: 'snapshot', name: 'never' }), {
    message: /Volume test has no snapshot "never"/,
  });
});
