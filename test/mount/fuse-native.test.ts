/** What the second binding does before a kernel is in sight: paths, numbers, and what is missing. */

import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import anyTest, { type TestFn } from 'ava';
import { OpenFiles } from '../../mount/fuse-native/open-files.ts';
import { adviceOn, type Callbacks } from '../../mount/fuse-native/package.ts';
import { nameOf, Paths, textOf } from '../../mount/fuse-native/paths.ts';
import { Server } from '../../mount/fuse-native/server.ts';
import { shortIno, spaceOf, statusOf } from '../../mount/fuse-native/status.ts';
import { mountNative } from '../../mount/index.ts';
import { HostClock } from '../../src/host/index.ts';
import { MemoryFileSystem } from '../model/memory-file-system.ts';

const HIDDEN = '/directory/.fuse_hidden0000000200000001';
const CALLER = { uid: 7, gid: 8, pid: 0 };

interface Context {
  model: MemoryFileSystem;
  server: Server;
  calls: Callbacks;
  bugs: Error[];
}

const test = anyTest as TestFn<Context>;

test.beforeEach((t) => {
  const model = new MemoryFileSystem(() => 1_000_000n);
  const bugs: Error[] = [];
  const server = new Server({
    fileSystem: model,
    clock: new HostClock(),
    owner: CALLER,
    deadlineMs: 10_000,
    slowDeadlineMs: 10_000,
    onError: (error) => bugs.push(error),
  });
  t.context = { model, server, calls: server.callbacks(), bugs };
});

test.afterEach((t) => t.deepEqual(t.context.bugs, []));

type Answer = { outcome: number; values: unknown[] };
type Start = (done: (outcome: number, ...values: unknown[]) => void) => void;

function answerOf(start: Start): Promise<Answer> {
  return new Promise((resolve) => start((outcome, ...values) => resolve({ outcome, values })));
}

async function outcomeOf(start: Start): Promise<number> {
  return (await answerOf(start)).outcome;
}

async function statusAt(calls: Callbacks, path: string): Promise<Record<string, number>> {
  return (await answerOf((done) => calls.getattr(path, done))).values[0] as Record<string, number>;
}

/** `/directory/file`, open and with four bytes in it. @returns its number */
async function makeOpenFile({ calls }: Context): Promise<number> {
  await outcomeOf((done) => calls.mkdir('/directory', 0o755, done));
  const { values } = await answerOf((done) => calls.create('/directory/file', 0o644, done));
  const fd = values[0] as number;
  await outcomeOf((done) => calls.write('/', fd, Buffer.from('text'), 4, 0, done));
  return fd;
}

async function contentOf(calls: Callbacks, fd: number): Promise<string> {
  const buffer = Buffer.alloc(16);
  const length = await outcomeOf((done) => calls.read('/', fd, buffer, 16, 0, done));
  return buffer.toString('utf8', 0, length);
}

test('a file that is removed while open leaves the directory at once, and stays readable', async (t) => {
  const { calls, model } = t.context;
  const fd = await makeOpenFile(t.context);
  t.is(await outcomeOf((done) => calls.rename('/directory/file', HIDDEN, done)), 0);
  const { ino } = await model.lookup(1, 'directory');
  const { handle } = await model.opendir(ino);
  t.deepEqual(
    (await model.readdir(handle, 0n, 9)).map(({ name }) => name),
    ['.', '..'],
    'no hidden name is in the volume',
  );
  t.is(await contentOf(calls, fd), 'text');
  const status = await statusAt(calls, HIDDEN);
  t.is(status.nlink, 2 ** 32, 'which the package takes for 0, and 0 for 1');
  t.is(await outcomeOf((done) => calls.release(HIDDEN, fd, done)), 0);
  t.is(await outcomeOf((done) => calls.unlink(HIDDEN, done)), 0);
  t.is(await outcomeOf((done) => calls.getattr(HIDDEN, done)), -constants.errno.ENOENT);
});

test('a directory does not go while a file that was removed from it is open', async (t) => {
  const { calls } = t.context;
  const fd = await makeOpenFile(t.context);
  await outcomeOf((done) => calls.rename('/directory/file', HIDDEN, done));
  const removed = () => outcomeOf((done) => calls.rmdir('/directory', done));
  t.is(await removed(), -constants.errno.ENOTEMPTY);
  await outcomeOf((done) => calls.release(HIDDEN, fd, done));
  await outcomeOf((done) => calls.unlink(HIDDEN, done));
  t.is(await removed(), 0);
});

test('a hidden file goes with its directory to another name', async (t) => {
  const { calls } = t.context;
  await makeOpenFile(t.context);
  await outcomeOf((done) => calls.rename('/directory/file', HIDDEN, done));
  t.is(await outcomeOf((done) => calls.rename('/directory', '/elsewhere', done)), 0);
  const moved = HIDDEN.replace('directory', 'elsewhere');
  t.is((await statusAt(calls, moved)).size, 4);
  t.is(await outcomeOf((done) => calls.getattr(HIDDEN, done)), -constants.errno.ENOENT);
});

test('a file that nobody has open may be renamed to a name like libfuse makes', async (t) => {
  const { calls } = t.context;
  const fd = await makeOpenFile(t.context);
  await outcomeOf((done) => calls.release('/', fd, done));
  t.is(await outcomeOf((done) => calls.rename('/directory/file', HIDDEN, done)), 0);
  t.is((await statusAt(calls, HIDDEN)).nlink, 1);
});

test('every reference is given back, and what is left open is released at the end', async (t) => {
  const { calls, model, server } = t.context;
  await makeOpenFile(t.context);
  await outcomeOf((done) => calls.link('/directory/file', '/other', done));
  await outcomeOf((done) => calls.symlink('other', '/link', done));
  await outcomeOf((done) => calls.mknod('/fifo', 0o010644, 0, done));
  await outcomeOf((done) => calls.readdir('/directory', done));
  await outcomeOf((done) => calls.getattr('/directory/none', done));
  await outcomeOf((done) => calls.rename('/directory/file', HIDDEN, done));
  t.is(server.counters().open, 1);
  await server.close();
  t.is(server.counters().open, 0);
  t.is(model.leftovers().handles, 0);
  t.is(model.leftovers().lookups, 0);
});

test('what is made belongs to the owner of the mount, and chown keeps what it is not to change', async (t) => {
  const { calls } = t.context;
  await makeOpenFile(t.context);
  await outcomeOf((done) => calls.chown('/directory/file', 0xffff_ffff, 9, done));
  const { uid, gid } = await statusAt(calls, '/directory/file');
  t.deepEqual([uid, gid], [7, 9]);
});

test('each time is set to its own value, before 1970 too', async (t) => {
  const { calls, model } = t.context;
  await makeOpenFile(t.context);
  await outcomeOf((done) => calls.utimens('/directory/file', -5, 7, done));
  const { ino } = await model.lookup(1, 'directory');
  const { atimeNs, mtimeNs } = await model.lookup(ino, 'file');
  t.deepEqual([atimeNs, mtimeNs], [-5_000_000n, 7_000_000n]);
  t.is((await statusAt(calls, '/directory/file')).atime, 0);
});

test('a name that exists by now makes the kernel look again', async (t) => {
  const { calls } = t.context;
  await makeOpenFile(t.context);
  const again = await outcomeOf((done) => calls.create('/directory/file', 0o644, done));
  t.is(again, -constants.errno.ESTALE);
});

test('what is not UTF-8 is refused by its name, and left out of listings', async (t) => {
  const { calls, model } = t.context;
  await model.mkdir(CALLER, 1, '\xff', { mode: 0o755 });
  await model.mkdir(CALLER, 1, nameOf('käse'), { mode: 0o755 });
  const { values } = await answerOf((done) => calls.readdir('/', done));
  t.deepEqual(values[0], ['.', '..', 'käse']);
  const lost = await outcomeOf((done) => calls.mkdir('/\ufffd', 0o755, done));
  t.is(lost, -constants.errno.EINVAL);
  t.is(textOf(nameOf('käse')), 'käse');
});

test('access lists are refused: nothing would heed them', async (t) => {
  const { calls } = t.context;
  const name = 'system.posix_acl_access';
  const set = await outcomeOf((done) => calls.setxattr('/', name, Buffer.alloc(4), 0, 0, done));
  t.is(set, -constants.errno.EOPNOTSUPP);
});

test('an operation past its deadline answers ETIMEDOUT, and what it opened is released', async (t) => {
  const late = Promise.withResolvers<void>();
  class Late extends MemoryFileSystem {
    override async open(...args: Parameters<MemoryFileSystem['open']>) {
      await late.promise;
      return super.open(...args);
    }
  }
  const model = new Late(() => 1n);
  const { opened } = await model.create(CALLER, 1, 'file', { mode: 0o644 });
  await model.release(opened.handle);
  const server = new Server({
    fileSystem: model,
    clock: new HostClock(),
    owner: CALLER,
    deadlineMs: 1,
    slowDeadlineMs: 1,
    onError: (error) => t.fail(error.message),
  });
  const outcome = await outcomeOf((done) => server.callbacks().open('/file', 0, done));
  t.is(outcome, -constants.errno.ETIMEDOUT);
  late.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  t.is(model.leftovers().handles, 0);
  t.is(server.counters().expired, 1);
});

test('open files have numbers from 1 on, and none twice', async (t) => {
  const model = new MemoryFileSystem(() => 1n);
  const files = new OpenFiles(model);
  const numbers = [1, 2, 3].map((handle) => files.add({ handle, ino: 5 }));
  t.deepEqual(numbers, [1, 2, 3]);
  t.true(files.isOpen(5));
  await files.releaseAll();
  t.false(files.isOpen(5));
  t.throws(() => files.get(1), { message: /No file is open/ });
});

test('inode numbers of several machines stay apart in 32 bits', (t) => {
  t.is(shortIno(1), 1);
  const seen = new Set<number>();
  for (let slot = 0; slot < 100; slot++) {
    for (const number of [1, 2, 1000, 1_000_000, 10_000_000]) {
      seen.add(shortIno(slot * 2 ** 32 + number));
    }
  }
  t.is(seen.size, 500);
  t.true([...seen].every((ino) => ino > 0 && ino < 2 ** 32));
});

test('a pond larger than 2^32 blocks is told in larger blocks', (t) => {
  const blocksTotal = 2 ** 40;
  const space = { blockBytes: 4096, blocksTotal, blocksFree: blocksTotal / 2 };
  const told = spaceOf({ ...space, filesTotal: 2 ** 40, filesFree: 5 });
  t.true(told.blocks < 2 ** 32);
  t.is(told.blocks * told.frsize, blocksTotal * 4096);
  t.is(told.bfree * told.frsize, (blocksTotal * 4096) / 2);
  t.deepEqual([told.files, told.ffree], [2 ** 32 - 1, 5]);
});

test('what is told of a file is its attributes', async (t) => {
  const { model } = t.context;
  const { attributes } = await model.create(CALLER, 1, 'file', { mode: 0o640 });
  const { mode, ino, nlink, mtime } = statusOf(attributes);
  t.deepEqual([mode, ino, nlink, mtime], [0o100640, attributes.ino, 1, 1]);
});

test('a path that leads through a file fails with ENOTDIR', async (t) => {
  const { calls } = t.context;
  await makeOpenFile(t.context);
  const outcome = await outcomeOf((done) => calls.getattr('/directory/file/below', done));
  t.is(outcome, -constants.errno.ENOTDIR);
});

test('what is missing is named with what to install', (t) => {
  const message = 'libfuse.so.2: cannot open shared object file: No such file or directory';
  t.regex(adviceOn(new Error(message)), /apt install libfuse2/);
  const absent = Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' });
  t.regex(adviceOn(absent), /npm install fuse-native/);
  t.is(adviceOn(new Error('something else\nand more')), 'something else');
});

test('the package is loaded only for a mount, and refused outside of a main thread', async (t) => {
  const options = { directory: '/nowhere', volumeName: 'none', clock: new HostClock() };
  await t.throwsAsync(mountNative(new MemoryFileSystem(() => 1n), options), {
    message: /^Cannot mount with fuse-native: it works only in the main thread/,
  });
  t.notRegex(readFileSync('/proc/self/maps', 'utf8'), /libfuse\.so/);
});

test('a reference stays while the work on a path lasts', async (t) => {
  const { model } = t.context;
  const { attributes, opened } = await model.create(CALLER, 1, 'file', { mode: 0o644 });
  await model.release(opened.handle);
  model.forget(attributes.ino, 1);
  const paths = new Paths(model, () => false);
  await paths.at('/file', async ({ ino }) => {
    await model.unlink(1, 'file');
    t.is((await model.getattr(ino)).nlink, 0);
  });
  await t.throwsAsync(model.getattr(attributes.ino));
});
