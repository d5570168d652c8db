/** Cases about listing directories. */

import { S_IFDIR, S_IFLNK, S_IFREG } from '../../../src/fs/index.ts';
import { bytesOf, type Case, OWNER, refuses } from './bench.ts';

export const DIRECTORY_CASES: readonly Case[] = [
  [
    'an empty directory lists itself and its parent',
    async (t, bench) => {
      const ino = await bench.directory('directory');
      const listed = await bench.list(ino);
      t.deepEqual(
        listed.map((entry) => [entry.name, entry.ino, entry.type]),
        [
          ['.', ino, S_IFDIR],
          ['..', bench.root, S_IFDIR],
        ],
      );
    },
  ],
  [
    'a listing tells inode numbers and types',
    async (t, bench) => {
      const file = await bench.file('file');
      const directory = await bench.directory('directory');
      const { ino: link } = await bench.fs.symlink(OWNER, bench.root, 'link', bytesOf('t'));
      const listed = new Map((await bench.list()).map((entry) => [entry.name, entry]));
      t.like(listed.get('file'), { ino: file, type: S_IFREG });
      t.like(listed.get('directory'), { ino: directory, type: S_IFDIR });
      t.like(listed.get('link'), { ino: link, type: S_IFLNK });
    },
  ],
  [
    'listing in batches of any size gives every entry once',
    async (t, bench) => {
      const names = Array.from({ length: 50 }, (_, i) => `file-${i}`);
      for (const name of names) await bench.file(name);
      for (const batch of [1, 2, 7, 52, 1000]) {
        const listed = (await bench.list(bench.root, batch)).map((entry) => entry.name);
        t.deepEqual(listed.sort(), ['.', '..', ...names].sort());
      }
    },
  ],
  [
    'cookies are never 0, and differ',
    async (t, bench) => {
      for (const name of ['a', 'b', 'c']) await bench.file(name);
      const cookies = (await bench.list()).map((entry) => entry.cookie);
      t.false(cookies.includes(0n));
      t.is(new Set(cookies).size, 5);
    },
  ],
  [
    'a directory of a thousand entries is listed whole',
    async (t, bench) => {
      const ino = await bench.directory('directory');
      for (let i = 0; i < 1000; i++) await bench.file(`file-${i}`, '', ino);
      t.is(new Set(await bench.names(ino)).size, 1000);
    },
  ],
  [
    'entries that stay are listed once while others come and go',
    async (t, bench) => {
      const { fs, root } = bench;
      for (let i = 0; i < 40; i++) await bench.file(`stays-${i}`);
      for (let i = 0; i < 40; i++) await bench.file(`goes-${i}`);
      const { handle } = await fs.opendir(root);
      const seen: string[] = [];
      let cookie = 0n;
      for (let round = 0; ; round++) {
        const part = await fs.readdir(handle, cookie, 5);
        const last = part.at(-1);
        if (last === undefined) break;
        seen.push(...part.map((entry) => entry.name));
        cookie = last.cookie;
        if (round >= 40) continue;
        await fs.unlink(root, `goes-${round}`);
        await bench.file(`comes-${round}`);
      }
      const stayed = seen.filter((name) => name.startsWith('stays-'));
      t.is(stayed.length, 40);
      t.is(new Set(stayed).size, 40);
      t.is(new Set(seen).size, seen.length);
    },
  ],
  [
    'a listing goes on after the entry of its cookie was removed',
    async (t, bench) => {
      const { fs, root } = bench;
      for (let i = 0; i < 10; i++) await bench.file(`file-${i}`);
      const { handle } = await fs.opendir(root);
      const first = await fs.readdir(handle, 0n, 5);
      for (const { name } of first) {
        if (name !== '.' && name !== '..') await fs.unlink(root, name);
      }
      const rest = await fs.readdir(handle, first.at(-1)!.cookie, 100);
      t.is(first.length + rest.length, 12);
    },
  ],
  [
    'removing everything while listing, as rm -r does, leaves nothing',
    async (t, bench) => {
      const { fs } = bench;
      const ino = await bench.directory('directory');
      for (let i = 0; i < 100; i++) await bench.file(`file-${i}`, '', ino);
      const { handle } = await fs.opendir(ino);
      for (let cookie = 0n; ; ) {
        const part = await fs.readdir(handle, cookie, 9);
        const last = part.at(-1);
        if (last === undefined) break;
        cookie = last.cookie;
        for (const { name } of part) {
          if (name !== '.' && name !== '..') await fs.unlink(ino, name);
        }
      }
      await fs.releasedir(handle);
      await t.notThrowsAsync(fs.rmdir(bench.root, 'directory'));
    },
  ],
  [
    'a listing begun again from the start sees new entries',
    async (t, bench) => {
      const { handle } = await bench.fs.opendir(bench.root);
      t.is((await bench.fs.readdir(handle, 0n, 100)).length, 2);
      await bench.file('new');
      t.is((await bench.fs.readdir(handle, 0n, 100)).length, 3);
    },
  ],
  [
    'a directory removed while open lists no entries',
    async (t, bench) => {
      const ino = await bench.directory('directory');
      const { handle } = await bench.fs.opendir(ino);
      await bench.fs.rmdir(bench.root, 'directory');
      const names = (await bench.fs.readdir(handle, 0n, 100)).map((entry) => entry.name);
      t.deepEqual(
        names.filter((name) => name !== '.' && name !== '..'),
        [],
      );
      await bench.fs.releasedir(handle);
    },
  ],
  [
    'opendir of a file is refused',
    async (t, bench) => {
      const ino = await bench.file('file');
      await refuses(t, 'not-directory', bench.fs.opendir(ino));
    },
  ],
  [
    'a released directory handle is refused',
    async (t, bench) => {
      const { handle } = await bench.fs.opendir(bench.root);
      await bench.fs.fsyncdir(handle);
      await bench.fs.releasedir(handle);
      await refuses(t, 'bad-handle', bench.fs.readdir(handle, 0n, 10));
    },
  ],
  [
    'directories report a link count of 1, as btrfs does',
    async (t, bench) => {
      const ino = await bench.directory('directory');
      await bench.directory('below', ino);
      t.is((await bench.fs.getattr(ino)).nlink, 1);
    },
  ],
];
