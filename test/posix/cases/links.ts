/** Hard and symbolic links. */

import { O } from '../process.ts';
import { type Case, DEVICES, moved, refuses, TYPES } from '../world.ts';

const ofTypes: Case[] = [...TYPES, ...DEVICES]
  .filter((type) => type !== 'directory')
  .map((type) => [
    `a second name of a ${type} is the same ${type}`,
    async (t, world) => {
      await world.make(type, 'one');
      await world.me.link('one', 'two');
      const [one, two] = [await world.me.lstat('one'), await world.me.lstat('two')];
      t.is(one.ino, two.ino);
      t.is(two.type, type);
      t.deepEqual([one.nlink, two.nlink], [2, 2]);
      await world.me.unlink('one');
      t.is((await world.me.lstat('two')).nlink, 1);
    },
  ]);

export const LINK_CASES: readonly Case[] = [
  ...ofTypes,
  [
    'link moves the ctime of the file and the times of the directory',
    async (t, world) => {
      await world.write('file', '');
      await world.me.mkdir('directory', 0o755);
      t.deepEqual(await moved(world, 'file', () => world.me.link('file', 'directory/one')), [
        'ctimeNs',
      ]);
      const times = await moved(world, 'directory', () => world.me.link('file', 'directory/two'));
      t.deepEqual(times, ['mtimeNs', 'ctimeNs']);
    },
  ],
  [
    'a directory gets no second name',
    async (t, { me }) => {
      await me.mkdir('directory', 0o755);
      await refuses(t, 'EPERM', me.link('directory', 'other'));
    },
  ],
  [
    'what is written by one name is read by the other',
    async (t, world) => {
      await world.write('one', 'first');
      await world.me.link('one', 'two');
      await world.write('two', 'second');
      t.is(await world.read('one'), 'second');
    },
  ],
  [
    'mode, owner and times are the same by all names',
    async (t, world) => {
      await world.write('one', '');
      await world.me.link('one', 'two');
      await world.me.chmod('one', 0o604);
      await world.me.utimens('two', 5n, 6n);
      const [one, two] = [await world.me.lstat('one'), await world.me.lstat('two')];
      t.deepEqual({ ...one }, { ...two });
      t.is(two.mode, 0o604);
    },
  ],
  [
    'a hundred names are a hundred links, each of which can go',
    async (t, world) => {
      await world.write('file', 'x');
      for (let i = 0; i < 99; i++) await world.me.link('file', `link-${i}`);
      t.is((await world.me.lstat('file')).nlink, 100);
      for (let i = 0; i < 99; i += 2) await world.me.unlink(`link-${i}`);
      t.is((await world.me.lstat('file')).nlink, 50);
      await world.me.unlink('file');
      t.is(await world.read('link-1'), 'x');
    },
  ],
  [
    'link names the symbolic link, not what it leads to',
    async (t, world) => {
      await world.write('file', '');
      await world.me.symlink('file', 'link');
      await world.me.link('link', 'other');
      t.is((await world.me.lstat('other')).type, 'symlink');
    },
  ],
  [
    'a file that lost its last name while open gets no new one',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await world.me.unlink('file');
        await refuses(t, 'ENOENT', world.me.linkOpen(fd, 'again'));
      });
    },
  ],
  [
    'a symbolic link keeps its text, whatever it is',
    async (t, { me }) => {
      const targets = ['a', '/', '//x', '../..', 'with space', '\xff\x01', 'x'.repeat(4095)];
      for (const [i, target] of targets.entries()) {
        await me.symlink(target, `link-${i}`);
        t.is(await me.readlink(`link-${i}`), target);
        t.is((await me.lstat(`link-${i}`)).size, BigInt(target.length));
      }
    },
  ],
  [
    'a symbolic link has mode 777 and belongs to who made it',
    async (t, { me }) => {
      await me.umask(0o077);
      await me.symlink('target', 'link');
      const { mode, uid, gid } = await me.lstat('link');
      t.deepEqual([mode, uid, gid], [0o777, me.uid, me.gid]);
    },
  ],
  [
    'a symbolic link of nothing is refused',
    (t, { me }) => refuses(t, 'ENOENT', me.symlink('', 'link')),
  ],
  [
    'a symbolic link of 4096 bytes is refused',
    (t, { me }) => refuses(t, 'ENAMETOOLONG', me.symlink('x'.repeat(4096), 'link')),
  ],
  [
    'readlink refuses what is no symbolic link',
    async (t, world) => {
      await world.write('file', '');
      await refuses(t, 'EINVAL', world.me.readlink('file'));
      await refuses(t, 'EINVAL', world.me.readlink('.'));
    },
  ],
  [
    'symlink moves the times of the directory',
    async (t, world) => {
      await world.me.mkdir('directory', 0o755);
      const times = await moved(world, 'directory', () => world.me.symlink('x', 'directory/link'));
      t.deepEqual(times, ['mtimeNs', 'ctimeNs']);
    },
  ],
];
