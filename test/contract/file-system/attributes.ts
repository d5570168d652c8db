/** Cases about attributes, times and extended attributes. */

import {
  type Attributes,
  S_IFDIR,
  S_IFIFO,
  S_IFMT,
  S_IFREG,
  S_ISGID,
  S_ISUID,
  S_ISVTX,
} from '../../../src/fs/index.ts';
import { type Bench, bytesOf, type Case, OWNER, pattern, refuses } from './bench.ts';

type Times = 'atimeNs' | 'mtimeNs' | 'ctimeNs';

/** Which times of an inode an operation moved on. */
async function moved(bench: Bench, ino: number, operation: () => Promise<unknown>) {
  const before = await bench.fs.getattr(ino);
  await operation();
  const after: Attributes = await bench.fs.getattr(ino);
  const times: Times[] = ['atimeNs', 'mtimeNs', 'ctimeNs'];
  return times.filter((time) => after[time] > before[time]);
}

export const ATTRIBUTE_CASES: readonly Case[] = [
  [
    'setattr changes the permission bits and keeps the type',
    async (t, bench) => {
      const ino = await bench.file('file');
      t.is((await bench.fs.setattr(ino, { mode: 0o600 })).mode, S_IFREG | 0o600);
      t.is((await bench.fs.setattr(ino, { mode: S_IFDIR | 0o640 })).mode, S_IFREG | 0o640);
    },
  ],
  [
    'setattr keeps set-id and sticky bits',
    async (t, bench) => {
      const mode = S_ISUID | S_ISGID | S_ISVTX | 0o751;
      const ino = await bench.file('file');
      t.is((await bench.fs.setattr(ino, { mode })).mode, S_IFREG | mode);
      t.is((await bench.fs.getattr(ino)).mode, S_IFREG | mode);
    },
  ],
  [
    'setattr changes owner and group apart',
    async (t, bench) => {
      const ino = await bench.file('file');
      const first = await bench.fs.setattr(ino, { uid: 77 });
      t.deepEqual([first.uid, first.gid], [77, OWNER.gid]);
      const second = await bench.fs.setattr(ino, { gid: 4_294_967_294 });
      t.deepEqual([second.uid, second.gid], [77, 4_294_967_294]);
    },
  ],
  [
    'setattr keeps times to the nanosecond, before 1970 and after 2106',
    async (t, bench) => {
      const ino = await bench.file('file');
      for (const ns of [
        1n,
        1_234_567_890_123_456_789n,
        -1n,
        -86_400_000_000_001n,
        5n * 10n ** 18n,
      ]) {
        const set = await bench.fs.setattr(ino, { atimeNs: ns, mtimeNs: ns + 1n });
        t.deepEqual([set.atimeNs, set.mtimeNs], [ns, ns + 1n]);
        const got = await bench.lookup('file');
        t.deepEqual([got.atimeNs, got.mtimeNs], [ns, ns + 1n]);
      }
    },
  ],
  [
    'setattr of one time leaves the other',
    async (t, bench) => {
      const ino = await bench.file('file');
      await bench.fs.setattr(ino, { atimeNs: 5n, mtimeNs: 6n });
      t.is((await bench.fs.setattr(ino, { atimeNs: 7n })).mtimeNs, 6n);
      t.is((await bench.fs.setattr(ino, { mtimeNs: 8n })).atimeNs, 7n);
    },
  ],
  [
    'setattr changes several attributes at once',
    async (t, bench) => {
      const ino = await bench.file('file', 'content');
      const set = await bench.fs.setattr(ino, { mode: 0o600, uid: 3, size: 2, mtimeNs: 9n });
      t.deepEqual([set.mode, set.uid, set.size, set.mtimeNs], [S_IFREG | 0o600, 3, 2, 9n]);
    },
  ],
  [
    'every setattr moves ctime on, and only that',
    async (t, bench) => {
      const ino = await bench.file('file');
      for (const changes of [{ mode: 0o600 }, { uid: 5 }, { gid: 5 }]) {
        t.deepEqual(await moved(bench, ino, () => bench.fs.setattr(ino, changes)), ['ctimeNs']);
      }
      const past = await moved(bench, ino, () => bench.fs.setattr(ino, { mtimeNs: 1n }));
      t.deepEqual(past, ['ctimeNs']);
    },
  ],
  [
    'setattr works on directories, symlinks and fifos',
    async (t, bench) => {
      const { fs, root } = bench;
      const directory = await bench.directory('directory');
      const { ino: link } = await fs.symlink(OWNER, root, 'link', bytesOf('target'));
      const { ino: fifo } = await fs.mknod(OWNER, root, 'fifo', { mode: S_IFIFO | 0o600 });
      for (const ino of [directory, link, fifo]) {
        const set = await fs.setattr(ino, { uid: 9, mtimeNs: 11n });
        t.deepEqual([set.uid, set.mtimeNs], [9, 11n]);
      }
    },
  ],
  [
    'a new inode has one time for all',
    async (t, bench) => {
      const { atimeNs, mtimeNs, ctimeNs } = await bench.fs.getattr(await bench.file('file'));
      t.is(mtimeNs, ctimeNs);
      t.is(atimeNs, mtimeNs);
      t.true(mtimeNs > 0n);
    },
  ],
  [
    'a write moves mtime and ctime on',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file');
      const write = () => bench.fs.write(handle, 0, bytesOf('x'));
      t.deepEqual(await moved(bench, ino, write), ['mtimeNs', 'ctimeNs']);
    },
  ],
  [
    'a read moves no time on but perhaps atime',
    async (t, bench) => {
      const ino = await bench.file('file', 'content');
      const times = await moved(bench, ino, () => bench.read(ino));
      t.false(times.includes('mtimeNs') || times.includes('ctimeNs'));
    },
  ],
  [
    'truncate moves mtime and ctime on, also to the same size',
    async (t, bench) => {
      const ino = await bench.file('file', 'content');
      for (const size of [3, 3, 9]) {
        const truncate = () => bench.fs.setattr(ino, { size });
        t.deepEqual(await moved(bench, ino, truncate), ['mtimeNs', 'ctimeNs']);
      }
    },
  ],
  [
    'open with truncate, allocate and copyRange move mtime and ctime on',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', pattern(100));
      const from = await bench.opened('from', pattern(100));
      const both = ['mtimeNs', 'ctimeNs'];
      const copy = () =>
        bench.fs.copyRange({ handle: from.handle, offset: 0 }, { handle, offset: 0 }, 50);
      t.deepEqual(await moved(bench, ino, copy), both);
      const punch = () => bench.fs.allocate(handle, 0, 9, { punchHole: true, keepSize: true });
      t.deepEqual(await moved(bench, ino, punch), both);
      t.deepEqual(await moved(bench, ino, () => bench.fs.allocate(handle, 0, 999, {})), both);
      t.deepEqual(await moved(bench, ino, () => bench.fs.open(ino, { truncate: true })), both);
    },
  ],
  [
    'making and removing a name move mtime and ctime of the directory on',
    async (t, bench) => {
      const { fs } = bench;
      const ino = await bench.directory('directory');
      const file = await bench.file('file');
      const both = ['mtimeNs', 'ctimeNs'];
      const changes: (() => Promise<unknown>)[] = [
        () => fs.create(OWNER, ino, 'a', { mode: 0o644 }),
        () => fs.mkdir(OWNER, ino, 'b', { mode: 0o755 }),
        () => fs.mknod(OWNER, ino, 'c', { mode: S_IFIFO | 0o644 }),
        () => fs.symlink(OWNER, ino, 'd', bytesOf('t')),
        () => fs.link(file, ino, 'e'),
        () => fs.unlink(ino, 'a'),
        () => fs.rmdir(ino, 'b'),
      ];
      for (const change of changes) t.deepEqual(await moved(bench, ino, change), both);
    },
  ],
  [
    'link and unlink move ctime of the file on',
    async (t, bench) => {
      const ino = await bench.file('file');
      const link = () => bench.fs.link(ino, bench.root, 'other');
      t.deepEqual(await moved(bench, ino, link), ['ctimeNs']);
      const unlink = () => bench.fs.unlink(bench.root, 'other');
      t.deepEqual(await moved(bench, ino, unlink), ['ctimeNs']);
    },
  ],
  [
    'in a set-group-id directory new files get its group, new directories its bit too',
    async (t, bench) => {
      const { fs } = bench;
      const ino = await bench.directory('directory');
      await fs.setattr(ino, { mode: S_ISGID | 0o775, gid: 555 });
      const { attributes } = await fs.create(OWNER, ino, 'file', { mode: 0o644 });
      t.deepEqual([attributes.uid, attributes.gid], [OWNER.uid, 555]);
      t.is(attributes.mode, S_IFREG | 0o644);
      const directory = await fs.mkdir(OWNER, ino, 'directory', { mode: 0o755 });
      t.is(directory.gid, 555);
      t.is(directory.mode, S_IFDIR | S_ISGID | 0o755);
      t.is((await fs.symlink(OWNER, ino, 'link', bytesOf('t'))).gid, 555);
      t.is((await fs.mknod(OWNER, ino, 'fifo', { mode: S_IFIFO | 0o600 })).gid, 555);
    },
  ],
  [
    'blocks grow with the content',
    async (t, bench) => {
      const empty = await bench.fs.getattr(await bench.file('empty'));
      t.is(empty.blocks, 0);
      const full = await bench.fs.getattr(await bench.file('full', pattern(1 << 20)));
      t.true(full.blocks >= 2048 && full.blocks <= 2048 + 64);
    },
  ],
  [
    'a small file has blocks',
    async (t, bench) => {
      t.true((await bench.fs.getattr(await bench.file('file', 'x'))).blocks > 0);
    },
  ],
  [
    'lookup and getattr tell the same',
    async (t, bench) => {
      const ino = await bench.file('file', 'content');
      t.deepEqual(await bench.lookup('file'), await bench.fs.getattr(ino));
      t.is((await bench.fs.getattr(ino)).mode & S_IFMT, S_IFREG);
    },
  ],
  [
    'an extended attribute is kept with any bytes',
    async (t, { fs, root }) => {
      const value = pattern(4000);
      await fs.setxattr(root, 'user.name\xff', value);
      t.deepEqual(await fs.getxattr(root, 'user.name\xff'), value);
    },
  ],
  [
    'an empty extended attribute differs from an absent one',
    async (t, { fs, root }) => {
      await fs.setxattr(root, 'user.empty', new Uint8Array(0));
      t.is((await fs.getxattr(root, 'user.empty')).length, 0);
      await refuses(t, 'no-attribute', fs.getxattr(root, 'user.absent'));
    },
  ],
  [
    'setxattr replaces, and its flags demand absence or presence',
    async (t, { fs, root }) => {
      const [one, two] = [bytesOf('one'), bytesOf('two')];
      await refuses(t, 'no-attribute', fs.setxattr(root, 'user.a', one, { replace: true }));
      await fs.setxattr(root, 'user.a', one, { create: true });
      await refuses(t, 'exists', fs.setxattr(root, 'user.a', two, { create: true }));
      t.deepEqual(await fs.getxattr(root, 'user.a'), one);
      await fs.setxattr(root, 'user.a', two, { replace: true });
      t.deepEqual(await fs.getxattr(root, 'user.a'), two);
      await fs.setxattr(root, 'user.a', one);
      t.deepEqual(await fs.getxattr(root, 'user.a'), one);
    },
  ],
  [
    'listxattr lists what was set and not removed',
    async (t, { fs, root }) => {
      for (const name of ['user.a', 'user.b', 'trusted.c'])
        await fs.setxattr(root, name, bytesOf('v'));
      await fs.removexattr(root, 'user.a');
      const listed = await fs.listxattr(root);
      t.false(listed.includes('user.a'));
      t.true(listed.includes('user.b') && listed.includes('trusted.c'));
      await refuses(t, 'no-attribute', fs.removexattr(root, 'user.a'));
    },
  ],
  [
    'setxattr and removexattr move ctime on, and only that',
    async (t, bench) => {
      const ino = await bench.file('file');
      const set = () => bench.fs.setxattr(ino, 'user.a', bytesOf('v'));
      t.deepEqual(await moved(bench, ino, set), ['ctimeNs']);
      const remove = () => bench.fs.removexattr(ino, 'user.a');
      t.deepEqual(await moved(bench, ino, remove), ['ctimeNs']);
    },
  ],
  [
    'extended attributes stay with a renamed file and leave with a removed one',
    async (t, bench) => {
      const ino = await bench.file('old');
      await bench.fs.setxattr(ino, 'user.a', bytesOf('v'));
      await bench.rename('old', 'new');
      t.deepEqual(await bench.fs.getxattr((await bench.lookup('new')).ino, 'user.a'), bytesOf('v'));
      await bench.fs.unlink(bench.root, 'new');
      const again = await bench.file('new');
      await refuses(t, 'no-attribute', bench.fs.getxattr(again, 'user.a'));
    },
  ],
  [
    'statfs tells space that can be used',
    async (t, { fs }) => {
      const space = await fs.statfs();
      t.true(space.blockBytes >= 512 && space.blocksTotal > 0 && space.filesTotal > 0);
      t.true(space.blocksFree > 0 && space.blocksFree <= space.blocksTotal);
      t.true(space.filesFree > 0 && space.filesFree <= space.filesTotal);
    },
  ],
  [
    'a watcher that left hears nothing more',
    async (t, bench) => {
      const stop = bench.fs.watch(() => t.fail());
      stop();
      await bench.file('file');
      t.pass();
    },
  ],
];
