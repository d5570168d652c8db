/** What is written down between two changes of one call must not have half of them: a kill would keep that half. */

import test from 'ava';
import { keyOf, utf8 } from '../../src/base/index.ts';
import { type FileSystem, ROOT_INO } from '../../src/fs/index.ts';
import { takeOver } from '../../src/fs/invalidate.ts';
import { direntKey, inodeKey, parseKey } from '../../src/fs/keys.ts';
import { decodeDirent } from '../../src/fs/records.ts';
import { LoopbackPond } from './loopback-pond.ts';

const CALLER = { uid: 0, gid: 0, pid: 1 };
const TURNS = 200;

async function made(fs: FileSystem, name: string): Promise<{ ino: number; handle: number }> {
  const { attributes, opened } = await fs.create(CALLER, ROOT_INO, name, { mode: 0o644 });
  await fs.write(opened.handle, 0, utf8(name));
  return { ino: attributes.ino, handle: opened.handle };
}

/** Every file is open and has bytes that are not sealed, as with most programs. */
async function volume() {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const { fileSystem: fs, volume: one } = opened;
  const [a, b] = [await made(fs, 'a'), await made(fs, 'b')];
  await fs.fsyncdir(0);
  for (const { handle } of [a, b]) await fs.write(handle, 10, utf8('not sealed'));
  pond.isUp = false;
  /** Whether a kill now would leave the file with a name, known as nameless, or gone. */
  const isWhole = (ino: number): boolean => {
    const names = new Set([keyOf(utf8(ino === a.ino ? 'a' : 'b'))]);
    let isKnown = false;
    for (const { key, value } of one.draft.changes()) {
      const parsed = parseKey(key);
      if (parsed.kind === 'orphan' && parsed.ino === ino && value !== undefined) isKnown = true;
      if (keyOf(key) === keyOf(inodeKey(ino)) && value === undefined) isKnown = true;
      if (parsed.kind !== 'dirent') continue;
      for (const name of ['a', 'b', 'c']) {
        if (keyOf(one.reader.hash(ROOT_INO, name)) !== keyOf(parsed.hash)) continue;
        if (value !== undefined && decodeDirent(value).ino === ino) names.add(name);
        else names.delete(name);
      }
    }
    return isKnown || names.size > 0;
  };
  const end = async () => {
    pond.isUp = true;
    await opened.close(100);
  };
  return { fs, a, b, isWhole, end };
}

const CALLS: readonly (readonly [string, (fs: FileSystem) => Promise<unknown>])[] = [
  ['unlink', (fs) => fs.unlink(ROOT_INO, 'a')],
  ['rename', (fs) => fs.rename({ parent: ROOT_INO, name: 'a' }, { parent: ROOT_INO, name: 'c' })],
  [
    'rename over another file',
    (fs) => fs.rename({ parent: ROOT_INO, name: 'a' }, { parent: ROOT_INO, name: 'b' }),
  ],
  [
    'an exchange',
    (fs) =>
      fs.rename(
        { parent: ROOT_INO, name: 'a' },
        { parent: ROOT_INO, name: 'b' },
        { exchange: true },
      ),
  ],
];

for (const [name, call] of CALLS) {
  test(`${name} leaves no file without a name at any moment`, async (t) => {
    const { fs, a, b, isWhole, end } = await volume();
    let isDone = false;
    const calling = call(fs).then(() => {
      isDone = true;
    });
    for (let turn = 0; turn < TURNS && !isDone; turn++) {
      t.true(isWhole(a.ino) && isWhole(b.ino), `after ${turn} turns`);
      await Promise.resolve();
    }
    await calling;
    t.true(isWhole(a.ino) && isWhole(b.ino));
    await end();
  });
}

/** This mount does something, and some turns later, in the middle of it, others' version is taken over. */
async function meanwhile(
  keys: (ino: number, hash: Uint8Array) => Uint8Array[],
  call: (fs: FileSystem, ino: number) => Promise<unknown>,
  check: (fs: FileSystem, ino: number) => Promise<boolean>,
): Promise<number[]> {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const { fileSystem: fs, volume: one } = opened;
  await one.complete(ROOT_INO);
  const wrong: number[] = [];
  for (let turns = 0; turns < 30; turns++) {
    const { ino, handle } = await made(fs, `file-${turns}`);
    await fs.release(handle);
    await fs.fsyncdir(0);
    const hash = one.reader.hash(ROOT_INO, 'fresh');
    const calling = call(fs, ino);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    await takeOver(one, keys(ino, hash), one.session.view);
    await calling;
    if (!(await check(fs, ino))) wrong.push(turns);
    await fs.unlink(ROOT_INO, 'fresh');
  }
  await opened.close(100);
  return wrong;
}

test('what this mount does to a file while others’ version is taken over stays', async (t) => {
  const wrong = await meanwhile(
    (ino) => [inodeKey(ino)],
    (fs, ino) => fs.link(ino, ROOT_INO, 'fresh'),
    async (fs, ino) => (await fs.getattr(ino)).nlink === 2,
  );
  t.deepEqual(wrong, []);
});

test('a name that this mount gives while others’ version is taken over stays', async (t) => {
  const wrong = await meanwhile(
    (_, hash) => [direntKey(ROOT_INO, hash)],
    (fs, ino) => fs.link(ino, ROOT_INO, 'fresh'),
    async (fs, ino) => (await fs.lookup(ROOT_INO, 'fresh').catch(() => undefined))?.ino === ino,
  );
  t.deepEqual(wrong, []);
});
