/** Removing names, and who may. */

import { O } from '../process.ts';
import { type Case, DEVICES, moved, refuses, TYPES, type World } from '../world.ts';

const unlinks: Case[] = [...TYPES, ...DEVICES]
  .filter((type) => type !== 'directory')
  .flatMap((type): Case[] => [
    [
      `unlink removes a ${type}`,
      async (t, world) => {
        await world.make(type, 'name');
        await world.me.unlink('name');
        t.false(await world.exists('name'));
      },
    ],
    [
      `rmdir does not remove a ${type}`,
      async (t, world) => {
        await world.make(type, 'name');
        await refuses(t, 'ENOTDIR', world.me.rmdir('name'));
        t.true(await world.exists('name'));
      },
    ],
  ]);

/** In a directory with the sticky bit, of whom the directory and the name are, and whether alice may remove it. */
const STICKY: readonly (readonly [directory: 'me' | 'bob', name: 'me' | 'bob', may: boolean])[] = [
  ['me', 'me', true],
  ['me', 'bob', true],
  ['bob', 'me', true],
  ['bob', 'bob', false],
];

async function sticky(world: World, of: { directory: 'me' | 'bob'; name: 'me' | 'bob' }) {
  const [directory, name] = [world[of.directory], world[of.name]];
  await directory.mkdir('sticky', 0o777);
  await directory.chmod('sticky', 0o1777);
  await name.close(await name.open('sticky/file', O.CREAT | O.WRONLY, 0o666));
  await name.mkdir('sticky/directory', 0o777);
}

const stickies: Case[] = STICKY.flatMap(([directory, name, may]): Case[] => {
  const whose = (who: 'me' | 'bob') => (who === 'me' ? 'ones own' : "somebody else's");
  const where = `${whose(name)} name in ${whose(directory)} sticky directory`;
  const tries = (t: Parameters<Case[1]>[0], call: Promise<unknown>) =>
    may ? t.notThrowsAsync(call) : refuses(t, 'EPERM', call);
  return [
    [
      `unlink of ${where} is ${may ? 'allowed' : 'refused'}`,
      async (t, world) => {
        await sticky(world, { directory, name });
        await tries(t, world.me.unlink('sticky/file'));
        t.is(await world.exists('sticky/file'), !may);
      },
      'user',
    ],
    [
      `rmdir of ${where} is ${may ? 'allowed' : 'refused'}`,
      async (t, world) => {
        await sticky(world, { directory, name });
        await tries(t, world.me.rmdir('sticky/directory'));
        t.is(await world.exists('sticky/directory'), !may);
      },
      'user',
    ],
    [
      `rename of ${where} is ${may ? 'allowed' : 'refused'}`,
      async (t, world) => {
        await sticky(world, { directory, name });
        await tries(t, world.me.rename('sticky/file', 'elsewhere'));
        t.is(await world.exists('sticky/file'), !may);
      },
      'user',
    ],
    [
      `rename over ${where} is ${may ? 'allowed' : 'refused'}`,
      async (t, world) => {
        await sticky(world, { directory, name });
        await world.write('other', 'x');
        await tries(t, world.me.rename('other', 'sticky/file'));
        t.is(await world.exists('other'), !may);
      },
      'user',
    ],
  ];
});

export const REMOVE_CASES: readonly Case[] = [
  ...unlinks,
  ...stickies,
  [
    'unlink does not remove a directory',
    async (t, { me }) => {
      await me.mkdir('directory', 0o755);
      await refuses(t, 'EISDIR', me.unlink('directory'));
      t.is((await me.stat('directory')).type, 'directory');
    },
  ],
  [
    'rmdir removes an empty directory',
    async (t, world) => {
      await world.me.mkdir('directory', 0o755);
      await world.me.rmdir('directory');
      t.false(await world.exists('directory'));
    },
  ],
  [
    'rmdir does not remove a directory with anything in it',
    async (t, world) => {
      for (const type of TYPES) {
        await world.me.mkdir(type, 0o755);
        await world.make(type, `${type}/inside`);
        await refuses(t, 'ENOTEMPTY', world.me.rmdir(type));
      }
    },
  ],
  [
    'rmdir refuses . and ..',
    async (t, { me }) => {
      await me.mkdir('a', 0o755);
      await me.mkdir('a/b', 0o755);
      await refuses(t, 'EINVAL', me.rmdir('a/b/.'));
      await refuses(t, 'ENOTEMPTY', me.rmdir('a/b/..'));
    },
  ],
  [
    'a directory that was emptied can be removed',
    async (t, world) => {
      await world.me.mkdir('directory', 0o755);
      for (let i = 0; i < 20; i++) await world.write(`directory/${i}`, 'x');
      for (let i = 0; i < 20; i++) await world.me.unlink(`directory/${i}`);
      await world.me.rmdir('directory');
      t.false(await world.exists('directory'));
    },
  ],
  [
    'nothing can be made in a directory that was removed',
    async (t, { me }) => {
      await me.mkdir('directory', 0o755);
      await me.chdir('directory');
      await me.rmdir('../directory');
      await refuses(t, 'ENOENT', me.mkdir('inner', 0o755));
      await refuses(t, 'ENOENT', me.open('file', O.CREAT | O.WRONLY, 0o644));
    },
  ],
  [
    'unlink and rmdir move the times of the directory',
    async (t, world) => {
      await world.me.mkdir('directory', 0o755);
      await world.me.mkdir('directory/inner', 0o755);
      await world.write('directory/file', '');
      for (const work of [
        () => world.me.unlink('directory/file'),
        () => world.me.rmdir('directory/inner'),
      ]) {
        t.deepEqual(await moved(world, 'directory', work), ['mtimeNs', 'ctimeNs']);
      }
    },
  ],
  [
    'unlink moves the ctime of the names that are left',
    async (t, world) => {
      await world.write('one', '');
      await world.me.link('one', 'two');
      t.deepEqual(await moved(world, 'two', () => world.me.unlink('one')), ['ctimeNs']);
    },
  ],
  [
    'a removal that fails leaves the times of the directory',
    async (t, world) => {
      await world.me.mkdir('directory', 0o755);
      await world.me.mkdir('directory/inner', 0o755);
      const work = () => refuses(t, 'EISDIR', world.me.unlink('directory/inner'));
      t.deepEqual(await moved(world, 'directory', work), []);
    },
  ],
  [
    'a name in a directory that may not be written stays',
    async (t, world) => {
      await world.me.mkdir('closed', 0o755);
      await world.write('closed/file', '');
      await world.me.mkdir('closed/inner', 0o755);
      await world.me.chmod('closed', 0o555);
      await refuses(t, 'EACCES', world.me.unlink('closed/file'));
      await refuses(t, 'EACCES', world.me.rmdir('closed/inner'));
    },
    'user',
  ],
  [
    "somebody else's file can be removed from one's own directory",
    async (t, world) => {
      await world.me.mkdir('mine', 0o777);
      await world.me.chmod('mine', 0o777);
      await world.bob.close(await world.bob.open('mine/file', O.CREAT | O.WRONLY, 0o600));
      await world.me.unlink('mine/file');
      t.false(await world.exists('mine/file'));
    },
  ],
  [
    'a name that was removed can be made again, as something else',
    async (t, world) => {
      for (const type of TYPES) {
        await world.make(type, 'name', 0o755);
        t.is((await world.me.lstat('name')).type, type);
        if (type === 'directory') await world.me.rmdir('name');
        else await world.me.unlink('name');
      }
    },
  ],
];
