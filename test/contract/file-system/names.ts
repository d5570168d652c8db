/** Cases about making, linking, finding and removing names. */

import { S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFREG, S_IFSOCK } from '../../../src/fs/index.ts';
import { bytesOf, type Case, OWNER, refuses } from './bench.ts';

export const NAME_CASES: readonly Case[] = [
  [
    'the root is a directory with inode number 1',
    async (t, { fs, root }) => {
      const attributes = await fs.getattr(root);
      t.is(attributes.ino, 1);
      t.is(attributes.mode & 0o170000, S_IFDIR);
    },
  ],
  [
    'lookup of an absent name is refused',
    (t, bench) => refuses(t, 'not-found', bench.lookup('absent')),
  ],
  [
    'lookup in a file is refused',
    async (t, bench) => {
      const ino = await bench.file('file');
      await refuses(t, 'not-directory', bench.lookup('name', ino));
    },
  ],
  [
    'create makes an empty regular file that belongs to the caller',
    async (t, bench) => {
      const { attributes } = await bench.fs.create(OWNER, bench.root, 'file', { mode: 0o640 });
      t.is(attributes.mode, S_IFREG | 0o640);
      t.is(attributes.uid, OWNER.uid);
      t.is(attributes.gid, OWNER.gid);
      t.is(attributes.size, 0);
      t.is(attributes.nlink, 1);
      t.deepEqual(await bench.lookup('file'), attributes);
    },
  ],
  [
    'create over an existing name is refused',
    async (t, { fs, root }) => {
      await fs.mkdir(OWNER, root, 'name', { mode: 0o755 });
      await refuses(t, 'exists', fs.create(OWNER, root, 'name', { mode: 0o644 }));
    },
  ],
  [
    'create, mkdir, mknod, symlink and link in a file are refused',
    async (t, bench) => {
      const { fs } = bench;
      const ino = await bench.file('file');
      await refuses(t, 'not-directory', fs.create(OWNER, ino, 'a', { mode: 0o644 }));
      await refuses(t, 'not-directory', fs.mkdir(OWNER, ino, 'a', { mode: 0o755 }));
      await refuses(t, 'not-directory', fs.mknod(OWNER, ino, 'a', { mode: S_IFREG | 0o644 }));
      await refuses(t, 'not-directory', fs.symlink(OWNER, ino, 'a', bytesOf('b')));
      await refuses(t, 'not-directory', fs.link(ino, ino, 'a'));
    },
  ],
  [
    'create in a removed directory is refused',
    async (t, bench) => {
      const ino = await bench.directory('directory');
      await bench.fs.rmdir(bench.root, 'directory');
      await refuses(t, 'not-found', bench.fs.create(OWNER, ino, 'file', { mode: 0o644 }));
    },
  ],
  [
    'mkdir makes an empty directory that belongs to the caller',
    async (t, bench) => {
      const attributes = await bench.fs.mkdir(OWNER, bench.root, 'directory', { mode: 0o750 });
      t.is(attributes.mode, S_IFDIR | 0o750);
      t.is(attributes.uid, OWNER.uid);
      t.is(attributes.gid, OWNER.gid);
      t.deepEqual(await bench.names(attributes.ino), []);
    },
  ],
  [
    'mkdir over an existing name is refused',
    async (t, bench) => {
      await bench.file('name');
      await refuses(t, 'exists', bench.fs.mkdir(OWNER, bench.root, 'name', { mode: 0o755 }));
    },
  ],
  [
    'mknod makes fifos and sockets',
    async (t, { fs, root }) => {
      for (const type of [S_IFIFO, S_IFSOCK]) {
        const made = await fs.mknod(OWNER, root, `node-${type}`, { mode: type | 0o600 });
        t.is(made.mode, type | 0o600);
      }
    },
  ],
  [
    'mknod keeps the number of a device',
    async (t, { fs, root }) => {
      const made = await fs.mknod(OWNER, root, 'null', { mode: S_IFCHR | 0o666, rdev: 0x103 });
      t.is((await fs.getattr(made.ino)).rdev, 0x103);
    },
  ],
  [
    'mknod makes regular files',
    async (t, { fs, root }) => {
      const made = await fs.mknod(OWNER, root, 'file', { mode: S_IFREG | 0o604 });
      t.is(made.mode, S_IFREG | 0o604);
    },
  ],
  [
    'symlink keeps its target, whatever its bytes',
    async (t, { fs, root }) => {
      const target = Uint8Array.from([0xff, 0x2f, 0x80, 0x0a]);
      const made = await fs.symlink(OWNER, root, 'link', target);
      t.is(made.mode & 0o170000, S_IFLNK);
      t.is(made.size, target.length);
      t.deepEqual([...(await fs.readlink(made.ino))], [...target]);
    },
  ],
  [
    'a symlink target of 4095 bytes is kept and one of 4096 refused',
    async (t, { fs, root }) => {
      const made = await fs.symlink(OWNER, root, 'long', bytesOf('x'.repeat(4095)));
      t.is((await fs.readlink(made.ino)).length, 4095);
      const tooLong = fs.symlink(OWNER, root, 'longer', bytesOf('x'.repeat(4096)));
      await refuses(t, 'name-too-long', tooLong);
    },
  ],
  [
    'readlink of a file is refused',
    async (t, bench) => refuses(t, 'invalid', bench.fs.readlink(await bench.file('file'))),
  ],
  [
    'link gives a file a second name and counts it',
    async (t, bench) => {
      const ino = await bench.file('one', 'content');
      const linked = await bench.fs.link(ino, bench.root, 'two');
      t.is(linked.ino, ino);
      t.is(linked.nlink, 2);
      t.is((await bench.lookup('two')).ino, ino);
      t.is(await bench.text((await bench.lookup('two')).ino), 'content');
    },
  ],
  [
    'link over an existing name is refused',
    async (t, bench) => {
      const ino = await bench.file('one');
      await bench.file('two');
      await refuses(t, 'exists', bench.fs.link(ino, bench.root, 'two'));
      t.is((await bench.fs.getattr(ino)).nlink, 1);
    },
  ],
  [
    'link of a directory is refused',
    async (t, bench) => {
      const ino = await bench.directory('directory');
      await refuses(t, 'not-permitted', bench.fs.link(ino, bench.root, 'other'));
    },
  ],
  [
    'link of a file without names is refused',
    async (t, bench) => {
      const { ino } = await bench.opened('file');
      await bench.fs.unlink(bench.root, 'file');
      await refuses(t, 'not-found', bench.fs.link(ino, bench.root, 'again'));
    },
  ],
  [
    'link gives symlinks and fifos second names too',
    async (t, { fs, root }) => {
      const link = await fs.symlink(OWNER, root, 'link', bytesOf('target'));
      const fifo = await fs.mknod(OWNER, root, 'fifo', { mode: S_IFIFO | 0o600 });
      t.is((await fs.link(link.ino, root, 'link2')).nlink, 2);
      t.is((await fs.link(fifo.ino, root, 'fifo2')).nlink, 2);
    },
  ],
  [
    'unlink removes one name and leaves the others',
    async (t, bench) => {
      const ino = await bench.file('one', 'content');
      await bench.fs.link(ino, bench.root, 'two');
      await bench.fs.unlink(bench.root, 'one');
      await refuses(t, 'not-found', bench.lookup('one'));
      t.is((await bench.lookup('two')).nlink, 1);
      t.is(await bench.text(ino), 'content');
    },
  ],
  [
    'unlink of an absent name is refused',
    (t, { fs, root }) => refuses(t, 'not-found', fs.unlink(root, 'absent')),
  ],
  [
    'unlink of a directory is refused',
    async (t, bench) => {
      await bench.directory('directory');
      await refuses(t, 'is-directory', bench.fs.unlink(bench.root, 'directory'));
    },
  ],
  [
    'a name can be made again after unlink, and is another file',
    async (t, bench) => {
      const first = await bench.file('name', 'old');
      await bench.fs.unlink(bench.root, 'name');
      const second = await bench.file('name');
      t.not(second, first);
      t.is(await bench.text(second), '');
    },
  ],
  [
    'rmdir removes an empty directory',
    async (t, bench) => {
      await bench.directory('directory');
      await bench.fs.rmdir(bench.root, 'directory');
      await refuses(t, 'not-found', bench.lookup('directory'));
    },
  ],
  [
    'rmdir of a directory with entries is refused',
    async (t, bench) => {
      const ino = await bench.directory('directory');
      await bench.file('file', '', ino);
      await refuses(t, 'not-empty', bench.fs.rmdir(bench.root, 'directory'));
      await bench.fs.unlink(ino, 'file');
      await t.notThrowsAsync(bench.fs.rmdir(bench.root, 'directory'));
    },
  ],
  [
    'rmdir of a file and of an absent name are refused',
    async (t, bench) => {
      await bench.file('file');
      await refuses(t, 'not-directory', bench.fs.rmdir(bench.root, 'file'));
      await refuses(t, 'not-found', bench.fs.rmdir(bench.root, 'absent'));
    },
  ],
  [
    'a name of 255 bytes is kept and one of 256 refused, in every operation',
    async (t, bench) => {
      const { fs, root } = bench;
      const [longest, longer] = ['n'.repeat(255), 'n'.repeat(256)];
      const ino = await bench.file(longest);
      t.is((await bench.lookup(longest)).ino, ino);
      t.deepEqual(await bench.names(), [longest]);
      await refuses(t, 'name-too-long', bench.lookup(longer));
      await refuses(t, 'name-too-long', fs.create(OWNER, root, longer, { mode: 0o644 }));
      await refuses(t, 'name-too-long', fs.mkdir(OWNER, root, longer, { mode: 0o755 }));
      await refuses(t, 'name-too-long', fs.symlink(OWNER, root, longer, bytesOf('t')));
      await refuses(t, 'name-too-long', fs.link(ino, root, longer));
      await refuses(t, 'name-too-long', bench.rename(longest, longer));
      await refuses(t, 'name-too-long', fs.unlink(root, longer));
    },
  ],
  [
    'a name may have any bytes but NUL and slash',
    async (t, bench) => {
      const bytes = Array.from({ length: 255 }, (_, i) => i + 1).filter((byte) => byte !== 0x2f);
      const all = String.fromCharCode(...bytes);
      const ino = await bench.file(all, 'content');
      t.is((await bench.lookup(all)).ino, ino);
      t.deepEqual(await bench.names(), [all]);
      await bench.rename(all, '\xff\xfe');
      t.deepEqual(await bench.names(), ['\xff\xfe']);
      await bench.fs.unlink(bench.root, '\xff\xfe');
      t.deepEqual(await bench.names(), []);
    },
  ],
  [
    'names that differ in case or in Unicode form are different names',
    async (t, bench) => {
      const names = ['a', 'A', '\xc3\xa4', 'a\xcc\x88'];
      for (const name of names) await bench.file(name);
      t.deepEqual(await bench.names(), [...names].sort());
    },
  ],
  [
    'an unlinked open file can be read and written until it is released',
    async (t, bench) => {
      const { fs, root } = bench;
      const { ino, handle } = await bench.opened('file', 'before');
      await fs.unlink(root, 'file');
      t.is((await fs.getattr(ino)).nlink, 0);
      await fs.write(handle, 6, bytesOf(' and after'));
      t.is(new TextDecoder().decode(await fs.read(handle, 0, 100)), 'before and after');
      t.is((await fs.setattr(ino, { size: 3 }, handle)).size, 3);
      await fs.release(handle);
    },
  ],
  [
    'an unlinked file is gone when it is released and forgotten',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', 'content');
      await bench.fs.unlink(bench.root, 'file');
      bench.fs.forget(ino, 1);
      t.is((await bench.fs.getattr(ino)).size, 7);
      await bench.fs.release(handle);
      await refuses(t, 'not-found', bench.fs.getattr(ino));
    },
  ],
  [
    'an unlinked file that the kernel still refers to keeps its attributes',
    async (t, bench) => {
      const ino = await bench.file('file', 'content');
      await bench.fs.unlink(bench.root, 'file');
      t.is((await bench.fs.getattr(ino)).nlink, 0);
      bench.fs.forget(ino, 1);
      await refuses(t, 'not-found', bench.fs.getattr(ino));
    },
  ],
  [
    'a forgotten file that has a name is found again',
    async (t, bench) => {
      const ino = await bench.file('file', 'content');
      bench.fs.forget(ino, 1);
      t.is((await bench.lookup('file')).ino, ino);
      t.is(await bench.text(ino), 'content');
    },
  ],
  [
    'forgetting an unknown inode is no error',
    async (t, { fs }) => {
      t.notThrows(() => fs.forget(987_654, 3));
    },
  ],
  [
    'an unknown inode is refused',
    async (t, { fs }) => {
      await refuses(t, 'not-found', fs.getattr(987_654));
      await refuses(t, 'not-found', fs.open(987_654));
      await refuses(t, 'not-found', fs.setattr(987_654, { mode: 0o600 }));
      await refuses(t, 'not-found', fs.opendir(987_654));
      await refuses(t, 'not-found', fs.readlink(987_654));
    },
  ],
];
