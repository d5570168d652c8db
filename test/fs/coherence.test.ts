import test, { type ExecutionContext } from 'ava';
import { utf8 } from '../../src/base/index.ts';
import { DEFAULT_LIST, encodeAccessList, TAG } from '../../src/fs/access-list.ts';
import { type FileSystem, type Invalidation, ROOT_INO } from '../../src/fs/index.ts';
import { read } from './files.ts';
import { LoopbackPond } from './loopback-pond.ts';

const CALLER = { uid: 0, gid: 0, pid: 1 };

async function twoMounts() {
  const pond = new LoopbackPond();
  const a = (await pond.open()).fileSystem;
  const b = (await pond.open({ keys: pond.share(), node: 'second' })).fileSystem;
  const heard: Invalidation[] = [];
  b.watch((invalidation) => heard.push(invalidation));
  return { pond, a, b, heard };
}

async function put(fs: FileSystem, name: string, text: string): Promise<number> {
  const old = await fs.lookup(ROOT_INO, name).catch(() => undefined);
  const opened =
    old === undefined
      ? (await fs.create(CALLER, ROOT_INO, name, { mode: 0o644 })).opened
      : await fs.open(old.ino, { truncate: true });
  await fs.write(opened.handle, 0, utf8(text));
  await fs.fsync(opened.handle);
  await fs.release(opened.handle);
  return (await fs.lookup(ROOT_INO, name)).ino;
}

async function get(fs: FileSystem, name: string): Promise<string> {
  const { ino } = await fs.lookup(ROOT_INO, name);
  const { handle } = await fs.open(ino);
  const bytes = await fs.read(handle, 0, 1 << 20);
  await fs.release(handle);
  return new TextDecoder().decode(bytes);
}

/** Polls until `check` holds; the push is asynchronous. */
async function eventually(
  t: ExecutionContext,
  check: () => Promise<boolean>,
  what: string,
): Promise<void> {
  const until = Date.now() + 5000;
  while (!(await check())) {
    if (Date.now() > until) return void t.fail(what);
    await new Promise(setImmediate);
  }
  t.pass();
}

test('a second mount sees a new file, and hears of its name', async (t) => {
  const { a, b, heard } = await twoMounts();
  await t.throwsAsync(b.lookup(ROOT_INO, 'f'));
  const ino = await put(a, 'f', 'hello');
  await eventually(t, async () => (await get(b, 'f').catch(() => '')) === 'hello', 'not seen');
  t.is((await b.lookup(ROOT_INO, 'f')).ino, ino);
  t.true(heard.some((one) => one.kind === 'entry' && one.name === 'f' && one.parent === ROOT_INO));
});

test('a second mount sees changed content and size of a file that it has read, and hears of it', async (t) => {
  const { a, b, heard } = await twoMounts();
  const ino = await put(a, 'f', 'short');
  await eventually(t, async () => (await get(b, 'f').catch(() => '')) === 'short', 'not seen');
  const long = 'x'.repeat(300_000);
  await put(a, 'f', long);
  await eventually(t, async () => (await get(b, 'f')) === long, 'still old');
  t.is((await b.getattr(ino)).size, long.length);
  t.true(heard.some((one) => one.kind === 'inode' && one.ino === ino && one.range !== undefined));
});

test('a change of the mode leaves what another kernel has of the content', async (t) => {
  const { a, b, heard } = await twoMounts();
  const ino = await put(a, 'f', 'text');
  await eventually(t, async () => (await get(b, 'f').catch(() => '')) === 'text', 'not seen');
  heard.length = 0;
  await a.setattr(ino, { mode: 0o600 });
  await put(a, 'other', 'commits both');
  await eventually(t, async () => ((await b.getattr(ino)).mode & 0o777) === 0o600, 'still old');
  const ofFile = heard.filter((one) => one.kind === 'inode' && one.ino === ino);
  t.deepEqual(ofFile, [{ kind: 'inode', ino }]);
});

test('what was written is committed when fsync returns, and not before', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const fs = opened.fileSystem;
  const { handle } = (await fs.create(CALLER, ROOT_INO, 'f', { mode: 0o644 })).opened;
  await fs.write(handle, 0, utf8('text'));
  const version = () => opened.volume.session.latest().version;
  await t.throwsAsync(read(opened, version(), 'f'));
  await fs.fsync(handle);
  t.deepEqual(await read(opened, version(), 'f'), utf8('text'));
});

test('a second mount sees names removed and renamed, in a directory that it has listed', async (t) => {
  const { a, b, heard } = await twoMounts();
  await put(a, 'one', '1');
  await put(a, 'two', '2');
  const names = async () => {
    const { handle } = await b.opendir(ROOT_INO);
    const listed = (await b.readdir(handle, 0n, 100)).map(({ name }) => name);
    await b.releasedir(handle);
    return listed
      .filter((name) => !name.startsWith('.'))
      .sort()
      .join();
  };
  await eventually(t, async () => (await names()) === 'one,two', 'not listed');
  await a.unlink(ROOT_INO, 'one');
  await a.rename({ parent: ROOT_INO, name: 'two' }, { parent: ROOT_INO, name: 'three' });
  await a.fsyncdir(0);
  await eventually(t, async () => (await names()) === 'three', 'still old names');
  await t.throwsAsync(b.lookup(ROOT_INO, 'one'));
  for (const name of ['one', 'two', 'three']) {
    t.true(
      heard.some((one) => one.kind === 'entry' && one.name === name),
      name,
    );
  }
});

test('an open file follows what another mount committed', async (t) => {
  const { a, b } = await twoMounts();
  await put(a, 'f', 'first');
  await eventually(t, async () => (await get(b, 'f').catch(() => '')) === 'first', 'not seen');
  const { handle } = await b.open((await b.lookup(ROOT_INO, 'f')).ino);
  await put(a, 'f', 'second, longer');
  await eventually(
    t,
    async () => new TextDecoder().decode(await b.read(handle, 0, 100)) === 'second, longer',
    'the handle reads the old content',
  );
});

test('what is made in a directory that is being changed gets the default access list that another mount has set', async (t) => {
  const link = { isCut: false, onRequest: async (_kind: string) => {} };
  const pond = new LoopbackPond();
  const { fileSystem: a } = await pond.open({ link });
  const b = (await pond.open({ keys: pond.share(), node: 'second' })).fileSystem;
  const { ino } = await a.mkdir(CALLER, ROOT_INO, 'd', { mode: 0o755 });
  await put(a, 'f', 'commits both');
  await a.mknod(CALLER, ino, 'before', { mode: 0o100644 });
  await put(a, 'f', 'again');
  await eventually(
    t,
    async () => (await b.lookup(ino, 'before').catch(() => undefined)) !== undefined,
    'not seen',
  );
  // From now on the first mount has changes of its own in the directory that are on their way.
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  link.onRequest = (kind) => (kind === 'submit' ? held : Promise.resolve());
  await a.mknod(CALLER, ino, 'meanwhile', { mode: 0o100644 });
  const list = encodeAccessList([
    { tag: TAG.owner, permissions: 7, id: 0 },
    { tag: TAG.owningGroup, permissions: 0, id: 0 },
    { tag: TAG.other, permissions: 0, id: 0 },
  ]);
  await b.setxattr(ino, DEFAULT_LIST, list);
  await put(b, 'g', 'commits both');
  await eventually(t, async () => (await get(a, 'g').catch(() => '')) !== '', 'not seen');
  t.deepEqual(await a.getxattr(ino, DEFAULT_LIST), list);
  const made = await a.mknod(CALLER, ino, 'after', { mode: 0o100666 });
  t.is(made.mode & 0o777, 0o600);
  letGo();
});

test('two mounts give out different inode numbers', async (t) => {
  const { a, b } = await twoMounts();
  t.not(await put(a, 'f', ''), await put(b, 'g', ''));
});

test('a mount whose ring is down reads what it has and writes into its journal, and commits later', async (t) => {
  const { pond, a, b } = await twoMounts();
  await put(a, 'f', 'before');
  pond.isUp = false;
  const { opened } = await a.create(CALLER, ROOT_INO, 'g', { mode: 0o644 });
  await a.write(opened.handle, 0, utf8('while down'));
  await a.flush(opened.handle);
  t.is(await get(a, 'f'), 'before');
  t.is(await get(a, 'g'), 'while down');
  pond.isUp = true;
  await a.fsync(opened.handle);
  await eventually(
    t,
    async () => (await get(b, 'g').catch(() => '')) === 'while down',
    'not committed',
  );
});
