import test from 'ava';
import { keyOf, utf8 } from '../../src/base/index.ts';
import { historyOf, type OpenedVolume, PastVolume, ROOT_INO } from '../../src/fs/index.ts';
import { LoopbackPond } from './loopback-pond.ts';

const CALLER = { uid: 7, gid: 8, pid: 9 };
const NAME = keyOf(utf8('naïve'));

async function write({ fileSystem }: OpenedVolume, parent: number, name: string, text: string) {
  const known = await fileSystem.lookup(parent, name).catch(() => undefined);
  const { handle } =
    known === undefined
      ? (await fileSystem.create(CALLER, parent, name, { mode: 0o600 })).opened
      : await fileSystem.open(known.ino, { truncate: true });
  await fileSystem.write(handle, 0, utf8(text));
  await fileSystem.fsync(handle);
  await fileSystem.release(handle);
  return (await fileSystem.lookup(parent, name)).ino;
}

async function open() {
  const opened = await new LoopbackPond().open();
  return { opened, session: opened.volume.session };
}

test('historyOf() lists the versions in which a file changed, newest first, and no others', async (t) => {
  const { opened, session } = await open();
  const marks: number[] = [];
  for (const text of ['one', 'three', 'fifteen']) {
    await write(opened, ROOT_INO, NAME, text);
    marks.unshift(session.latest().version);
    await write(opened, ROOT_INO, 'other', `${text}, elsewhere`);
  }
  const found = await historyOf(session, [NAME]);
  t.deepEqual(
    found.map(({ version, size }) => ({ version, size })),
    [
      { version: marks[0], size: 7 },
      { version: marks[1], size: 5 },
      { version: marks[2], size: 3 },
    ],
  );
  t.is(new Set(found.map(({ vguid }) => vguid)).size, 3);
  t.deepEqual(await historyOf(session, [NAME], { limit: 1 }), found.slice(0, 1));
  t.deepEqual(await historyOf(session, [NAME], { from: marks[0]! - 1 }), found.slice(1));
});

test('historyOf() ends where a directory above got its present name', async (t) => {
  const { opened, session } = await open();
  const { fileSystem } = opened;
  const old = await fileSystem.mkdir(CALLER, ROOT_INO, 'old', { mode: 0o700 });
  await write(opened, old.ino, 'file', 'x');
  await fileSystem.rename({ parent: ROOT_INO, name: 'old' }, { parent: ROOT_INO, name: 'new' });
  await fileSystem.fsyncdir(0);
  const renamed = session.latest().version;
  const found = await historyOf(session, ['new', 'file']);
  t.deepEqual(
    found.map(({ version }) => version),
    [renamed],
  );
});

test('historyOf() rejects a path that is absent where it begins, and finds it from before', async (t) => {
  const { opened, session } = await open();
  await write(opened, ROOT_INO, 'gone', 'x');
  const there = session.latest().version;
  await opened.fileSystem.unlink(ROOT_INO, 'gone');
  await opened.fileSystem.fsyncdir(0);
  await t.throwsAsync(historyOf(session, ['gone']), { message: /No such path in version/ });
  const [found] = await historyOf(session, ['gone'], { from: there });
  t.is(found?.version, there);
});

test('PastVolume reads what a file was, inline and in blocks', async (t) => {
  const { opened, session } = await open();
  const texts = ['short', 'long '.repeat(600_000)];
  for (const text of texts) {
    const ino = await write(opened, ROOT_INO, NAME, text);
    const past = await PastVolume.open(session, session.latest().version);
    await opened.fileSystem.setattr(ino, { size: 0 });
    await opened.fileSystem.fsyncdir(0);
    const file = await past.find([NAME]);
    t.truthy(file);
    const bytes = Buffer.alloc(file!.record.size);
    for await (const piece of past.content(file!)) bytes.set(piece.bytes, piece.offset);
    t.true(bytes.equals(Buffer.from(text)));
    t.deepEqual(
      (await past.list(ROOT_INO)).map(({ name }) => name),
      [NAME],
    );
  }
  t.is(await (await PastVolume.open(session, 1)).find([NAME]), undefined);
  await t.throwsAsync(PastVolume.open(session, 1_000_000), { message: /does not exist/ });
});
