/** Moving names: everything over everything, with its flags. */

import { type FileType, O, RENAME } from '../process.ts';
import { type Case, moved, refuses, TYPES } from '../world.ts';

function outcome(from: FileType, to: FileType): string | undefined {
  if (from === 'directory' && to !== 'directory') return 'ENOTDIR';
  return from !== 'directory' && to === 'directory' ? 'EISDIR' : undefined;
}

const over: Case[] = TYPES.flatMap((from) =>
  TYPES.map((to): Case => {
    const code = outcome(from, to);
    return [
      `rename of a ${from} over a ${to} ${code === undefined ? 'replaces it' : `fails with ${code}`}`,
      async (t, world) => {
        await world.make(from, 'from', 0o755);
        await world.make(to, 'to', 0o755);
        const { ino } = await world.me.lstat('from');
        if (code === undefined) {
          await world.me.rename('from', 'to');
          t.is((await world.me.lstat('to')).ino, ino);
          t.false(await world.exists('from'));
        } else {
          await refuses(t, code, world.me.rename('from', 'to'));
          t.is((await world.me.lstat('from')).type, from);
          t.is((await world.me.lstat('to')).type, to);
        }
      },
    ];
  }),
);

const exchanges: Case[] = TYPES.flatMap((from) =>
  TYPES.map(
    (to): Case => [
      `a ${from} and a ${to} change places`,
      async (t, world) => {
        await world.make(from, 'from', 0o755);
        await world.me.mkdir('inner', 0o755);
        await world.make(to, 'inner/to', 0o755);
        const [one, two] = [await world.me.lstat('from'), await world.me.lstat('inner/to')];
        await world.me.rename('from', 'inner/to', RENAME.EXCHANGE);
        t.is((await world.me.lstat('from')).ino, two.ino);
        t.is((await world.me.lstat('inner/to')).ino, one.ino);
      },
    ],
  ),
);

const into: Case[] = TYPES.map((type) => [
  `a ${type} moves into another directory and keeps what it is`,
  async (t, world) => {
    await world.make(type, 'name', 0o755);
    await world.me.mkdir('directory', 0o755);
    const before = await world.me.lstat('name');
    await world.me.rename('name', 'directory/other');
    const after = await world.me.lstat('directory/other');
    t.deepEqual([after.ino, after.mode, after.uid], [before.ino, before.mode, before.uid]);
    t.false(await world.exists('name'));
    if (type === 'directory') {
      t.is((await world.me.stat('directory/other/..')).ino, (await world.me.stat('directory')).ino);
    }
  },
]);

export const RENAME_CASES: readonly Case[] = [
  ...over,
  ...exchanges,
  ...into,
  [
    'rename to the same name does nothing',
    async (t, world) => {
      await world.write('file', 'x');
      await world.me.rename('file', 'file');
      t.is(await world.read('file'), 'x');
    },
  ],
  [
    'rename over another name of the same file leaves both',
    async (t, world) => {
      await world.write('one', 'x');
      await world.me.link('one', 'two');
      await world.me.rename('one', 'two');
      t.true(await world.exists('one'));
      t.is((await world.me.lstat('two')).nlink, 2);
    },
  ],
  [
    'rename over a directory with anything in it fails with ENOTEMPTY',
    async (t, { me }) => {
      await me.mkdir('from', 0o755);
      await me.mkdir('to', 0o755);
      await me.mkdir('to/inside', 0o755);
      await refuses(t, 'ENOTEMPTY', me.rename('from', 'to'));
    },
  ],
  [
    'a directory does not move into itself or below',
    async (t, { me }) => {
      await me.mkdir('a', 0o755);
      await me.mkdir('a/b', 0o755);
      await refuses(t, 'EINVAL', me.rename('a', 'a/c'));
      await refuses(t, 'EINVAL', me.rename('a', 'a/b/c'));
      await refuses(t, 'ENOTEMPTY', me.rename('a/b', 'a'));
    },
  ],
  [
    'NOREPLACE replaces nothing',
    async (t, world) => {
      await world.write('one', '1');
      await world.write('two', '2');
      await refuses(t, 'EEXIST', world.me.rename('one', 'two', RENAME.NOREPLACE));
      await world.me.rename('one', 'three', RENAME.NOREPLACE);
      t.is(await world.read('two'), '2');
      t.is(await world.read('three'), '1');
    },
  ],
  [
    'EXCHANGE needs two names',
    async (t, world) => {
      await world.write('one', '1');
      await refuses(t, 'ENOENT', world.me.rename('one', 'two', RENAME.EXCHANGE));
      t.is(await world.read('one'), '1');
    },
  ],
  [
    'EXCHANGE with a directory below is refused',
    async (t, { me }) => {
      await me.mkdir('a', 0o755);
      await me.mkdir('a/b', 0o755);
      await refuses(t, 'EINVAL', me.rename('a', 'a/b', RENAME.EXCHANGE));
    },
  ],
  [
    'NOREPLACE and EXCHANGE at once are refused',
    async (t, world) => {
      await world.write('one', '1');
      await world.write('two', '2');
      const both = RENAME.NOREPLACE | RENAME.EXCHANGE;
      await refuses(t, 'EINVAL', world.me.rename('one', 'two', both));
    },
  ],
  [
    'rename of . and .. fails with EBUSY',
    async (t, { me }) => {
      await me.mkdir('a', 0o755);
      await refuses(t, 'EBUSY', me.rename('a/.', 'b'));
      await refuses(t, 'EBUSY', me.rename('a/..', 'b'));
      await refuses(t, 'EBUSY', me.rename('a', 'b/..'.replace('b', 'a')));
    },
  ],
  [
    'rename moves the times of both directories, and the ctime of what moves',
    async (t, world) => {
      const { me } = world;
      for (const name of ['from', 'to']) await me.mkdir(name, 0o755);
      for (const name of ['a', 'b', 'c']) await world.write(`from/${name}`, name);
      const times = ['mtimeNs', 'ctimeNs'];
      t.deepEqual(await moved(world, 'from', () => me.rename('from/a', 'to/a')), times);
      t.deepEqual(await moved(world, 'to', () => me.rename('from/b', 'to/b')), times);
      const before = await me.lstat('from/c');
      await me.rename('from/c', 'to/c');
      const after = await me.lstat('to/c');
      t.true(after.ctimeNs >= before.ctimeNs);
      t.is(after.mtimeNs, before.mtimeNs);
    },
  ],
  [
    'a tree of directories moves as a whole',
    async (t, world) => {
      const { me } = world;
      await me.mkdir('a', 0o755);
      await me.mkdir('a/b', 0o755);
      await world.write('a/b/file', 'deep');
      await me.mkdir('to', 0o755);
      await me.rename('a', 'to/moved');
      t.is(await world.read('to/moved/b/file'), 'deep');
      await refuses(t, 'ENOENT', me.stat('a/b/file'));
    },
  ],
  [
    "a directory that may not be written does not move into another one: its '..' changes",
    async (t, { me }) => {
      await me.mkdir('directory', 0o555);
      await me.mkdir('to', 0o755);
      await refuses(t, 'EACCES', me.rename('directory', 'to/directory'));
      await me.rename('directory', 'other');
      t.is((await me.stat('other')).mode, 0o555);
    },
    'user',
  ],
  [
    'rename out of a directory that may not be written fails with EACCES',
    async (t, world) => {
      await world.me.mkdir('closed', 0o755);
      await world.write('closed/file', '');
      await world.me.chmod('closed', 0o555);
      await refuses(t, 'EACCES', world.me.rename('closed/file', 'elsewhere'));
    },
    'user',
  ],
  [
    'a file that is renamed over is gone when nobody has it open',
    async (t, world) => {
      await world.write('old', 'old');
      await world.write('new', 'new');
      await world.me.rename('new', 'old');
      t.is(await world.read('old'), 'new');
      t.deepEqual(await world.me.readdir('.'), ['old']);
    },
  ],
  [
    'rename over one of two names leaves the other',
    async (t, world) => {
      await world.write('one', 'x');
      await world.me.link('one', 'two');
      await world.write('three', 'y');
      await world.me.rename('three', 'one');
      t.is(await world.read('two'), 'x');
      t.is((await world.me.lstat('two')).nlink, 1);
    },
  ],
  [
    'a file is renamed back and forth a hundred times',
    async (t, world) => {
      await world.opened('a', O.CREAT | O.WRONLY, async () => {
        for (let i = 0; i < 50; i++) {
          await world.me.rename('a', 'b');
          await world.me.rename('b', 'a');
        }
      });
      t.deepEqual(await world.me.readdir('.'), ['a']);
    },
  ],
  [
    'a directory name with a slash behind it can be renamed, a file not',
    async (t, world) => {
      await world.me.mkdir('a', 0o755);
      await world.me.rename('a/', 'b/');
      t.is((await world.me.stat('b')).type, 'directory');
      await world.write('file', '');
      await refuses(t, 'ENOTDIR', world.me.rename('file/', 'other'));
    },
  ],
];
