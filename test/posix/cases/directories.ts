/** Directories: what they list, also while they change. */

import { type Case, refuses } from '../world.ts';

export const DIRECTORY_CASES: readonly Case[] = [
  [
    'a directory lists what was made in it, once each',
    async (t, world) => {
      const names = Array.from({ length: 300 }, (_, i) => `name-${i}`);
      for (const name of names) await world.make('regular', name);
      const listed = await world.me.readdir('.');
      t.deepEqual([...listed].sort(), [...names].sort());
    },
  ],
  [
    'a directory does not list what was removed or renamed away',
    async (t, world) => {
      for (const name of ['a', 'b', 'c']) await world.make('regular', name);
      await world.me.readdir('.');
      await world.me.unlink('a');
      await world.me.rename('b', 'd');
      t.deepEqual((await world.me.readdir('.')).sort(), ['c', 'd']);
    },
  ],
  [
    'a directory that cannot be read is not listed',
    async (t, { me }) => {
      await me.mkdir('closed', 0o300);
      await refuses(t, 'EACCES', me.readdir('closed'));
    },
    'user',
  ],
  [
    'a file is not listed as a directory',
    async (t, world) => {
      await world.write('file', '');
      await refuses(t, 'ENOTDIR', world.me.readdir('file'));
    },
  ],
  [
    'a directory is listed through a symbolic link',
    async (t, world) => {
      await world.me.mkdir('directory', 0o755);
      await world.write('directory/inside', '');
      await world.me.symlink('directory', 'link');
      t.deepEqual(await world.me.readdir('link'), ['inside']);
    },
  ],
  [
    'listing does not move mtime or ctime',
    async (t, world) => {
      await world.me.mkdir('directory', 0o755);
      const before = await world.me.stat('directory');
      await world.me.readdir('directory');
      const after = await world.me.stat('directory');
      t.is(after.mtimeNs, before.mtimeNs);
      t.is(after.ctimeNs, before.ctimeNs);
    },
  ],
  [
    'directories lie a hundred deep',
    async (t, world) => {
      let path = 'deep';
      await world.me.mkdir(path, 0o755);
      for (let i = 0; i < 100; i++) {
        path += '/deep';
        await world.me.mkdir(path, 0o755);
      }
      await world.write(`${path}/file`, 'bottom');
      t.is(await world.read(`${path}/file`), 'bottom');
    },
  ],
  [
    'names that differ in case, or by a space at the end, are different',
    async (t, world) => {
      for (const name of ['name', 'Name', 'NAME', 'name ']) await world.write(name, name);
      for (const name of ['name', 'Name', 'NAME', 'name ']) t.is(await world.read(name), name);
      t.is((await world.me.readdir('.')).length, 4);
    },
  ],
  [
    'names that are not UTF-8 come back as they were given',
    async (t, world) => {
      for (const name of ['\xff\xfe', '\xc3', 'a\x80b']) await world.write(name, name);
      t.deepEqual((await world.me.readdir('.')).sort(), ['a\x80b', '\xc3', '\xff\xfe']);
    },
  ],
  [
    'a directory emptied and filled again lists the new names only',
    async (t, world) => {
      for (let round = 0; round < 3; round++) {
        for (let i = 0; i < 50; i++) await world.make('regular', `${round}-${i}`);
        const listed = await world.me.readdir('.');
        t.is(listed.length, 50);
        t.true(listed.every((name) => name.startsWith(`${round}-`)));
        for (const name of listed) await world.me.unlink(name);
      }
    },
  ],
];
