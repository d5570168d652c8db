import test from 'ava';
import fc from 'fast-check';
import { utf8 } from '../../src/base/index.ts';
import {
  differenceOf,
  type Ino,
  isDirectory,
  PastVolume,
  type PathChange,
  ROOT_INO,
} from '../../src/fs/index.ts';
import { LoopbackPond } from './loopback-pond.ts';

const CALLER = { uid: 7, gid: 8, pid: 9 };

async function open() {
  const opened = await new LoopbackPond().open();
  return { opened, fs: opened.fileSystem, session: opened.volume.session };
}

type Opened = Awaited<ReturnType<typeof open>>;

async function inoOf({ fs }: Opened, path: string): Promise<Ino> {
  let ino: Ino = ROOT_INO;
  for (const name of path.split('/').filter((one) => one !== '')) {
    ino = (await fs.lookup(ino, name)).ino;
  }
  return ino;
}

function split(path: string): { above: string; name: string } {
  const at = path.lastIndexOf('/');
  return { above: path.slice(0, Math.max(at, 0)), name: path.slice(at + 1) };
}

async function write(opened: Opened, path: string, text: string): Promise<void> {
  const { above, name } = split(path);
  const parent = await inoOf(opened, above);
  const known = await opened.fs.lookup(parent, name).catch(() => undefined);
  const { handle } =
    known === undefined
      ? (await opened.fs.create(CALLER, parent, name, { mode: 0o644 })).opened
      : await opened.fs.open(known.ino, { truncate: true });
  await opened.fs.write(handle, 0, utf8(text));
  await opened.fs.flush(handle);
  await opened.fs.release(handle);
}

async function mkdir(opened: Opened, path: string): Promise<void> {
  const { above, name } = split(path);
  await opened.fs.mkdir(CALLER, await inoOf(opened, above), name, { mode: 0o755 });
}

async function rename(opened: Opened, from: string, to: string): Promise<void> {
  const place = async (path: string) => {
    const { above, name } = split(path);
    return { parent: await inoOf(opened, above), name };
  };
  await opened.fs.rename(await place(from), await place(to));
}

async function unlink(opened: Opened, path: string): Promise<void> {
  const { above, name } = split(path);
  await opened.fs.unlink(await inoOf(opened, above), name);
}

async function committed({ fs, session }: Opened): Promise<number> {
  await fs.fsyncdir(0);
  return session.latest().version;
}

/** Such as `added /a`, `renamed /a -> /b`. */
async function difference({ session }: Opened, from: number, to: number): Promise<string[]> {
  const [older, newer] = [await PastVolume.open(session, from), await PastVolume.open(session, to)];
  return (await differenceOf(older, newer)).map(textOf);
}

function textOf(change: PathChange): string {
  const from = change.kind === 'renamed' ? `/${change.from.join('/')} -> ` : '';
  return `${change.kind} ${from}/${change.path.join('/')}`;
}

test('names that came, went and moved, and files that changed, are told once each', async (t) => {
  const opened = await open();
  await mkdir(opened, 'd');
  for (const path of ['a', 'b', 'd/c', 'same']) await write(opened, path, path);
  const before = await committed(opened);
  await write(opened, 'a', 'longer than before');
  await unlink(opened, 'b');
  await rename(opened, 'd/c', 'moved');
  await write(opened, 'd/new', '');
  await opened.fs.setattr(await inoOf(opened, 'same'), { mode: 0o600 });
  const now = await committed(opened);
  t.deepEqual(await difference(opened, before, now), [
    'modified /a',
    'removed /b',
    'added /d/new',
    'renamed /d/c -> /moved',
    'attributes /same',
  ]);
  t.deepEqual(await difference(opened, now, now), []);
});

test('a directory that moved is told, and what lies in it is not', async (t) => {
  const opened = await open();
  await mkdir(opened, 'old');
  await mkdir(opened, 'old/deep');
  await write(opened, 'old/deep/file', 'x');
  const before = await committed(opened);
  await rename(opened, 'old', 'new');
  await write(opened, 'new/deep/file', 'other');
  const now = await committed(opened);
  t.deepEqual(await difference(opened, before, now), [
    'renamed /old -> /new',
    'modified /new/deep/file',
  ]);
});

test('a file that was replaced by another is a name that went and one that came', async (t) => {
  const opened = await open();
  await write(opened, 'a', 'one');
  await write(opened, 'b', 'two');
  const before = await committed(opened);
  await rename(opened, 'b', 'a');
  const now = await committed(opened);
  t.deepEqual((await difference(opened, before, now)).sort(), ['removed /a', 'renamed /b -> /a']);
});

test('a file with several names is told by all of them when it changes', async (t) => {
  const opened = await open();
  await mkdir(opened, 'd');
  await write(opened, 'a', 'one');
  await opened.fs.link(await inoOf(opened, 'a'), await inoOf(opened, 'd'), 'b');
  const before = await committed(opened);
  await write(opened, 'a', 'other');
  const now = await committed(opened);
  t.deepEqual(await difference(opened, before, now), ['modified /a', 'modified /d/b']);
});

/** Every path of a version, with its inode. */
async function paths(past: PastVolume, ino: Ino = ROOT_INO, above = ''): Promise<Map<string, Ino>> {
  const found = new Map<string, Ino>();
  for (const { name, ino: one, type } of await past.list(ino)) {
    found.set(`${above}/${name}`, one);
    if (!isDirectory(type)) continue;
    for (const [path, below] of await paths(past, one, `${above}/${name}`)) found.set(path, below);
  }
  return found;
}

const NAMES = ['a', 'b', 'c'];
const path = fc
  .array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 })
  .map((names) => names.join('/'));
const step = fc.oneof(
  fc.tuple(fc.constant(mkdir), path),
  fc.tuple(fc.constant(unlink), path),
  fc.tuple(fc.constant(write), path, fc.string({ maxLength: 8 })),
  fc.tuple(fc.constant(rename), path, path),
) as fc.Arbitrary<[(opened: Opened, ...words: string[]) => Promise<void>, ...string[]]>;

async function run(opened: Opened, steps: readonly (readonly [typeof mkdir, ...string[]])[]) {
  for (const [call, ...words] of steps) {
    await (call as (opened: Opened, ...words: string[]) => Promise<void>)(opened, ...words).catch(
      () => {}, // Not there, or there already.
    );
  }
}

test('what differs explains each path that only one version has', async (t) => {
  const property = fc.asyncProperty(
    fc.array(step, { maxLength: 25 }),
    fc.array(step, { maxLength: 25 }),
    async (first, second) => {
      const opened = await open();
      await run(opened, first as never);
      const from = await committed(opened);
      await run(opened, second as never);
      const to = await committed(opened);
      const [older, newer] = [
        await PastVolume.open(opened.session, from),
        await PastVolume.open(opened.session, to),
      ];
      const [before, now] = [await paths(older), await paths(newer)];
      const changes = await differenceOf(older, newer);
      // Below a directory that moved, old paths are told by the move.
      const moves = changes.flatMap((one) =>
        one.kind === 'renamed' ? [[`/${one.from.join('/')}`, `/${one.path.join('/')}`]] : [],
      );
      const told = new Set(changes.map(textOf));
      for (const [at, ino] of now) {
        if (before.get(at) === ino) continue;
        const isMoved = moves.some(([, target]) => at === target || at.startsWith(`${target}/`));
        t.true(isMoved || told.has(`added ${at}`), `${at}: ${[...told]}`);
      }
      for (const [at, ino] of before) {
        if (now.get(at) === ino) continue;
        const isMoved = moves.some(([source]) => at === source || at.startsWith(`${source}/`));
        t.true(isMoved || told.has(`removed ${at}`), `${at}: ${[...told]}`);
      }
      for (const one of changes) {
        const at = `/${one.path.join('/')}`;
        if (one.kind === 'removed') t.true(before.has(at) && now.get(at) !== before.get(at));
        else t.true(now.has(at) || at === '/');
      }
      await opened.opened.close(100);
    },
  );
  await fc.assert(property, { numRuns: 40, seed: 5 });
  t.pass();
});
