/** Cases about rename and its flags. */

import { type Case, OWNER, refuses } from './bench.ts';

export const RENAME_CASES: readonly Case[] = [
  [
    'rename moves a name within a directory',
    async (t, bench) => {
      const ino = await bench.file('old', 'content');
      await bench.rename('old', 'new');
      t.deepEqual(await bench.names(), ['new']);
      t.is((await bench.lookup('new')).ino, ino);
      t.is(await bench.text(ino), 'content');
    },
  ],
  [
    'rename moves a file to another directory',
    async (t, bench) => {
      const to = await bench.directory('directory');
      const ino = await bench.file('file');
      await bench.fs.rename({ parent: bench.root, name: 'file' }, { parent: to, name: 'moved' });
      t.deepEqual(await bench.names(), ['directory']);
      t.is((await bench.lookup('moved', to)).ino, ino);
    },
  ],
  [
    'rename moves a directory with what is in it, and its parent entry follows',
    async (t, bench) => {
      const a = await bench.directory('a');
      const b = await bench.directory('b');
      await bench.file('file', 'content', a);
      await bench.fs.rename({ parent: bench.root, name: 'a' }, { parent: b, name: 'a' });
      t.deepEqual(await bench.names(a), ['file']);
      t.is((await bench.list(a)).find((entry) => entry.name === '..')?.ino, b);
    },
  ],
  [
    'rename over a file replaces it',
    async (t, bench) => {
      const kept = await bench.file('kept', 'kept');
      const replaced = await bench.file('replaced', 'replaced');
      await bench.rename('kept', 'replaced');
      t.deepEqual(await bench.names(), ['replaced']);
      t.is((await bench.lookup('replaced')).ino, kept);
      t.is((await bench.fs.getattr(replaced)).nlink, 0);
    },
  ],
  [
    'rename over an open file leaves that file readable',
    async (t, bench) => {
      const { handle } = await bench.opened('open', 'still here');
      await bench.file('other');
      await bench.rename('other', 'open');
      t.is(new TextDecoder().decode(await bench.fs.read(handle, 0, 100)), 'still here');
      await bench.fs.release(handle);
    },
  ],
  [
    'rename over one of two names leaves the other',
    async (t, bench) => {
      const ino = await bench.file('one', 'linked');
      await bench.fs.link(ino, bench.root, 'two');
      await bench.file('other');
      await bench.rename('other', 'one');
      t.is((await bench.fs.getattr(ino)).nlink, 1);
      t.is(await bench.text((await bench.lookup('two')).ino), 'linked');
    },
  ],
  [
    'rename over an empty directory replaces it',
    async (t, bench) => {
      const ino = await bench.directory('from');
      await bench.directory('to');
      await bench.rename('from', 'to');
      t.deepEqual(await bench.names(), ['to']);
      t.is((await bench.lookup('to')).ino, ino);
    },
  ],
  [
    'rename over a directory with entries is refused',
    async (t, bench) => {
      await bench.directory('from');
      await bench.file('file', '', await bench.directory('to'));
      await refuses(t, 'not-empty', bench.rename('from', 'to'));
      t.deepEqual(await bench.names(), ['from', 'to']);
    },
  ],
  [
    'rename of a file over a directory, and of a directory over a file, are refused',
    async (t, bench) => {
      await bench.file('file');
      await bench.directory('directory');
      await refuses(t, 'is-directory', bench.rename('file', 'directory'));
      await refuses(t, 'not-directory', bench.rename('directory', 'file'));
      t.deepEqual(await bench.names(), ['directory', 'file']);
    },
  ],
  [
    'rename of a directory into itself or below is refused',
    async (t, bench) => {
      const { fs, root } = bench;
      const outer = await bench.directory('outer');
      const inner = await bench.directory('inner', outer);
      const from = { parent: root, name: 'outer' };
      await refuses(t, 'invalid', fs.rename(from, { parent: outer, name: 'x' }));
      await refuses(t, 'invalid', fs.rename(from, { parent: inner, name: 'x' }));
      t.deepEqual(await bench.names(outer), ['inner']);
    },
  ],
  [
    'rename of an absent name is refused and leaves the target',
    async (t, bench) => {
      await bench.file('there');
      await refuses(t, 'not-found', bench.rename('absent', 'there'));
      t.deepEqual(await bench.names(), ['there']);
    },
  ],
  [
    'rename between two names of one file does nothing',
    async (t, bench) => {
      const ino = await bench.file('one');
      await bench.fs.link(ino, bench.root, 'two');
      await bench.rename('one', 'two');
      t.deepEqual(await bench.names(), ['one', 'two']);
      t.is((await bench.fs.getattr(ino)).nlink, 2);
    },
  ],
  [
    'rename of a name to itself does nothing',
    async (t, bench) => {
      const ino = await bench.file('name', 'content');
      await bench.rename('name', 'name');
      t.is(await bench.text(ino), 'content');
      t.is((await bench.fs.getattr(ino)).nlink, 1);
    },
  ],
  [
    'rename with noReplace is refused where the name exists',
    async (t, bench) => {
      const ino = await bench.file('one');
      await bench.file('two');
      await refuses(t, 'exists', bench.rename('one', 'two', { noReplace: true }));
      await bench.rename('one', 'three', { noReplace: true });
      t.is((await bench.lookup('three')).ino, ino);
    },
  ],
  [
    'rename with exchange swaps two files',
    async (t, bench) => {
      const [one, two] = [await bench.file('one'), await bench.file('two')];
      await bench.rename('one', 'two', { exchange: true });
      t.is((await bench.lookup('one')).ino, two);
      t.is((await bench.lookup('two')).ino, one);
      t.is((await bench.fs.getattr(one)).nlink, 1);
    },
  ],
  [
    'rename with exchange swaps a file and a directory of different parents',
    async (t, bench) => {
      const { fs, root } = bench;
      const outer = await bench.directory('outer');
      const inner = await bench.directory('inner', outer);
      const file = await bench.file('file');
      const from = { parent: root, name: 'file' };
      await fs.rename(from, { parent: outer, name: 'inner' }, { exchange: true });
      t.is((await bench.lookup('file')).ino, inner);
      t.is((await bench.lookup('inner', outer)).ino, file);
      t.is((await bench.list(inner)).find((entry) => entry.name === '..')?.ino, root);
    },
  ],
  [
    'rename with exchange needs both names',
    async (t, bench) => {
      await bench.file('one');
      await refuses(t, 'not-found', bench.rename('one', 'absent', { exchange: true }));
      t.deepEqual(await bench.names(), ['one']);
    },
  ],
  [
    'rename with exchange of a directory and one below it is refused',
    async (t, bench) => {
      const { fs, root } = bench;
      const outer = await bench.directory('outer');
      await bench.directory('inner', outer);
      const [above, below] = [
        { parent: root, name: 'outer' },
        { parent: outer, name: 'inner' },
      ];
      await refuses(t, 'invalid', fs.rename(above, below, { exchange: true }));
      await refuses(t, 'invalid', fs.rename(below, above, { exchange: true }));
    },
  ],
  [
    'rename into a removed directory is refused',
    async (t, bench) => {
      const gone = await bench.directory('gone');
      await bench.fs.rmdir(bench.root, 'gone');
      await bench.fs.create(OWNER, bench.root, 'file', { mode: 0o644 });
      const to = { parent: gone, name: 'file' };
      await refuses(t, 'not-found', bench.fs.rename({ parent: bench.root, name: 'file' }, to));
    },
  ],
  [
    'rename changes both directories and the moved inode in their times, not its content',
    async (t, bench) => {
      const to = await bench.directory('to');
      const ino = await bench.file('file');
      const before = await Promise.all([bench.root, to, ino].map((one) => bench.fs.getattr(one)));
      await bench.fs.rename({ parent: bench.root, name: 'file' }, { parent: to, name: 'file' });
      const after = await Promise.all([bench.root, to, ino].map((one) => bench.fs.getattr(one)));
      for (const i of [0, 1]) {
        t.true(after[i]!.mtimeNs > before[i]!.mtimeNs);
        t.true(after[i]!.ctimeNs > before[i]!.ctimeNs);
      }
      t.is(after[2]!.mtimeNs, before[2]!.mtimeNs);
      t.true(after[2]!.ctimeNs > before[2]!.ctimeNs);
    },
  ],
];
