/** How every call finds its way: absent and wrong components, long names, loops, directories that are closed. */

import { O, type Process } from '../process.ts';
import { type Case, refuses } from '../world.ts';

type Call = readonly [name: string, call: (by: Process, path: string) => Promise<unknown>];

/** Calls that look at or change what is there. */
const ON_EXISTING: readonly Call[] = [
  ['open', async (by, path) => by.close(await by.open(path, O.RDONLY))],
  ['stat', (by, path) => by.stat(path)],
  ['lstat', (by, path) => by.lstat(path)],
  ['access', (by, path) => by.access(path, 0)],
  ['truncate', (by, path) => by.truncate(path, 0n)],
  ['readdir', (by, path) => by.readdir(path)],
  ['readlink', (by, path) => by.readlink(path)],
  ['chmod', (by, path) => by.chmod(path, 0o700)],
  ['chown', (by, path) => by.chown(path, -1, -1)],
  ['lchown', (by, path) => by.lchown(path, -1, -1)],
  ['utimens', (by, path) => by.utimens(path, 1n, 1n)],
  ['getxattr', (by, path) => by.getxattr(path, 'user.x')],
  ['setxattr', (by, path) => by.setxattr(path, 'user.x', new Uint8Array(1))],
  ['listxattr', (by, path) => by.listxattr(path)],
  ['removexattr', (by, path) => by.removexattr(path, 'user.x')],
  ['statfs', (by, path) => by.statfs(path)],
  ['unlink', (by, path) => by.unlink(path)],
  ['rmdir', (by, path) => by.rmdir(path)],
  ['rename from', (by, path) => by.rename(path, 'elsewhere')],
  ['link from', (by, path) => by.link(path, 'elsewhere')],
];

/** Calls that make the name; `there` is a file. */
const MAKING: readonly Call[] = [
  ['open to create', async (by, path) => by.close(await by.open(path, O.CREAT | O.WRONLY, 0o644))],
  ['mkdir', (by, path) => by.mkdir(path, 0o755)],
  ['mkfifo', (by, path) => by.mknod(path, 'fifo', 0o644)],
  ['symlink', (by, path) => by.symlink('target', path)],
  ['link to', (by, path) => by.link('there', path)],
  ['rename to', (by, path) => by.rename('there', path)],
];

const ALL = [...ON_EXISTING, ...MAKING];
const LONG_NAME = 'n'.repeat(256);
const LONG_PATH = './'.repeat(2048);

const absent: Case[] = ALL.map(([name, call]) => [
  `${name} through an absent directory fails with ENOENT`,
  async (t, world) => {
    await world.write('there', '');
    await refuses(t, 'ENOENT', call(world.me, 'absent/name'));
  },
]);

const missing: Case[] = ON_EXISTING.map(([name, call]) => [
  `${name} of an absent name fails with ENOENT`,
  (t, { me }) => refuses(t, 'ENOENT', call(me, 'absent')),
]);

const throughFile: Case[] = ALL.map(([name, call]) => [
  `${name} through a file fails with ENOTDIR`,
  async (t, world) => {
    await world.write('there', '');
    await world.write('file', '');
    await refuses(t, 'ENOTDIR', call(world.me, 'file/name'));
  },
]);

const longName: Case[] = ALL.map(([name, call]) => [
  `${name} of a name of 256 bytes fails with ENAMETOOLONG`,
  async (t, world) => {
    await world.write('there', '');
    await refuses(t, 'ENAMETOOLONG', call(world.me, LONG_NAME));
  },
]);

const longPath: Case[] = ALL.map(([name, call]) => [
  `${name} of a path of 4096 bytes fails with ENAMETOOLONG`,
  async (t, world) => {
    await world.write('there', '');
    await refuses(t, 'ENAMETOOLONG', call(world.me, `${LONG_PATH.slice(0, 4090)}there1`));
  },
]);

const loops: Case[] = ALL.map(([name, call]) => [
  `${name} through a loop of symbolic links fails with ELOOP`,
  async (t, world) => {
    await world.write('there', '');
    await world.me.symlink('b', 'a');
    await world.me.symlink('a', 'b');
    await refuses(t, 'ELOOP', call(world.me, 'a/name'));
  },
]);

const closed: Case[] = ALL.map(([name, call]) => [
  `${name} through a directory that may not be searched fails with EACCES`,
  async (t, world) => {
    await world.write('there', '');
    await world.me.mkdir('closed', 0o755);
    await world.write('closed/name', '');
    await world.me.chmod('closed', 0o600);
    await refuses(t, 'EACCES', call(world.me, 'closed/name'));
  },
  'user',
]);

const unwritable: Case[] = MAKING.map(([name, call]) => [
  `${name} in a directory that may not be written fails with EACCES`,
  async (t, world) => {
    await world.write('there', '');
    await world.me.mkdir('closed', 0o555);
    await refuses(t, 'EACCES', call(world.me, 'closed/name'));
  },
  'user',
]);

const dangling: Case[] = [
  [
    'a path through a symbolic link to a directory leads into it',
    async (t, world) => {
      await world.me.mkdir('real', 0o755);
      await world.me.symlink('real', 'link');
      await world.write('link/file', 'inside');
      t.is(await world.read('real/file'), 'inside');
    },
  ],
  [
    'forty symbolic links in a row are followed',
    async (t, world) => {
      await world.write('link-0', 'end');
      for (let i = 1; i <= 40; i++) await world.me.symlink(`link-${i - 1}`, `link-${i}`);
      t.is(await world.read('link-40'), 'end');
    },
  ],
  [
    'forty-one symbolic links in a row are not',
    async (t, { me }) => {
      for (let i = 1; i <= 41; i++) await me.symlink(`link-${i - 1}`, `link-${i}`);
      await refuses(t, 'ELOOP', me.stat('link-41'));
    },
  ],
  [
    'stat of a dangling symbolic link fails with ENOENT',
    async (t, { me }) => {
      await me.symlink('nowhere', 'link');
      await refuses(t, 'ENOENT', me.stat('link'));
    },
  ],
  [
    'a name of 255 bytes is as good as any',
    async (t, world) => {
      const name = 'n'.repeat(255);
      await world.write(name, 'long');
      t.is(await world.read(name), 'long');
      t.deepEqual(await world.me.readdir('.'), [name]);
    },
  ],
  [
    'a name may be any bytes but slash and zero',
    async (t, world) => {
      const name = Array.from({ length: 255 }, (_, i) => String.fromCharCode(i + 1))
        .filter((character) => character !== '/')
        .join('');
      await world.write(name, 'odd');
      t.deepEqual(await world.me.readdir('.'), [name]);
      await world.me.unlink(name);
      t.deepEqual(await world.me.readdir('.'), []);
    },
  ],
  [
    'a path through .. leads back',
    async (t, world) => {
      await world.me.mkdir('a', 0o755);
      await world.me.mkdir('a/b', 0o755);
      await world.write('file', 'here');
      t.is(await world.read('a/b/../../file'), 'here');
      t.is((await world.me.stat('a/b/..')).ino, (await world.me.stat('a')).ino);
    },
  ],
  [
    'an empty path leads nowhere',
    async (t, { me }) => {
      await refuses(t, 'ENOENT', me.stat(''));
      await refuses(t, 'ENOENT', me.mkdir('', 0o755));
      await refuses(t, 'ENOENT', me.unlink(''));
    },
  ],
  [
    'a slash behind a file is refused, behind a directory it is not',
    async (t, world) => {
      await world.write('file', '');
      await world.me.mkdir('directory', 0o755);
      await refuses(t, 'ENOTDIR', world.me.stat('file/'));
      t.is((await world.me.stat('directory/')).type, 'directory');
    },
  ],
];

export const PATH_CASES: readonly Case[] = [
  ...absent,
  ...missing,
  ...throughFile,
  ...longName,
  ...longPath,
  ...loops,
  ...closed,
  ...unwritable,
  ...dangling,
];
