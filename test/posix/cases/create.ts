/** Making names: every kind of file, over every kind, with its mode, owner and times. */

import { type FileType, O, type Process } from '../process.ts';
import { type Case, DEVICES, moved, refuses, TYPES, type World } from '../world.ts';

type Making = readonly [
  name: string,
  type: FileType,
  make: (by: Process, path: string, mode: number) => Promise<unknown>,
];

const MAKING: readonly Making[] = [
  [
    'open',
    'regular',
    async (by, path, mode) => by.close(await by.open(path, O.CREAT | O.EXCL | O.WRONLY, mode)),
  ],
  ['mkdir', 'directory', (by, path, mode) => by.mkdir(path, mode)],
  ['mknod of a file', 'regular', (by, path, mode) => by.mknod(path, 'regular', mode)],
  ['mkfifo', 'fifo', (by, path, mode) => by.mknod(path, 'fifo', mode)],
  ['mknod of a socket', 'socket', (by, path, mode) => by.mknod(path, 'socket', mode)],
];

const LINKING: readonly Making[] = [
  ['symlink', 'symlink', (by, path) => by.symlink('target', path)],
  [
    'link',
    'regular',
    async (by, path) => {
      await by.close(await by.open('linked', O.CREAT | O.WRONLY, 0o644));
      await by.link('linked', path);
    },
  ],
];

const overExisting: Case[] = [...MAKING, ...LINKING].flatMap(([name, , make]) =>
  [...TYPES, ...DEVICES].map(
    (type): Case => [
      `${name} over an existing ${type} fails with EEXIST`,
      async (t, world) => {
        await world.make(type, 'name');
        await refuses(t, 'EEXIST', make(world.me, 'name', 0o644));
        t.is((await world.me.lstat('name')).type, type);
      },
    ],
  ),
);

const fresh: Case[] = MAKING.flatMap(([name, type, make]): Case[] => [
  [
    `${name} makes a ${type} with the mode that is asked for, less the umask`,
    async (t, { me }) => {
      await me.umask(0o027);
      await make(me, 'name', 0o777);
      const status = await me.lstat('name');
      t.is(status.type, type);
      t.is(status.mode, 0o750);
    },
  ],
  [
    `${name} makes a ${type} that belongs to the caller`,
    async (t, { me }) => {
      await make(me, 'name', 0o644);
      const { uid, gid } = await me.lstat('name');
      t.deepEqual([uid, gid], [me.uid, me.gid]);
    },
  ],
  [
    `${name} in a set-group-id directory gives the ${type} the group of the directory`,
    async (t, { me, root }) => {
      await root.mkdir('directory', 0o777);
      await root.chown('directory', 0, 2001);
      await root.chmod('directory', 0o2777);
      await make(me, 'directory/name', 0o644);
      t.is((await me.lstat('directory/name')).gid, 2001);
    },
  ],
  [
    `${name} gives the ${type} three equal times, and moves those of the directory`,
    async (t, world) => {
      const { me } = world;
      await me.mkdir('directory', 0o755);
      const times = await moved(world, 'directory', () => make(me, 'directory/name', 0o644));
      t.deepEqual(times, ['mtimeNs', 'ctimeNs']);
      const { atimeNs, mtimeNs, ctimeNs } = await me.lstat('directory/name');
      t.is(atimeNs, mtimeNs);
      t.is(mtimeNs, ctimeNs);
    },
  ],
  [
    `${name} that fails leaves the times of the directory`,
    async (t, world) => {
      const { me } = world;
      await me.mkdir('directory', 0o755);
      await me.mkdir('directory/name', 0o755);
      const failing = () => refuses(t, 'EEXIST', make(me, 'directory/name', 0o644));
      t.deepEqual(await moved(world, 'directory', failing), []);
    },
  ],
]);

async function setGroupId(world: World, mode: number): Promise<void> {
  await world.root.mkdir('directory', 0o777);
  await world.root.chown('directory', 0, 2001);
  await world.root.chmod('directory', mode);
}

export const CREATE_CASES: readonly Case[] = [
  ...overExisting,
  ...fresh,
  [
    'mkdir in a set-group-id directory hands the bit on',
    async (t, world) => {
      await setGroupId(world, 0o2777);
      await world.me.mkdir('directory/inner', 0o755);
      t.is((await world.me.lstat('directory/inner')).mode, 0o2755);
    },
  ],
  [
    'mkdir takes no set-id bits from its argument',
    async (t, { me }) => {
      await me.mkdir('directory', 0o6755);
      t.is((await me.lstat('directory')).mode, 0o755);
    },
  ],
  [
    'mkdir takes the sticky bit',
    async (t, { me }) => {
      await me.mkdir('directory', 0o1755);
      t.is((await me.lstat('directory')).mode, 0o1755);
    },
  ],
  [
    'a set-group-id file in a set-group-id directory of a foreign group loses the bit',
    async (t, world) => {
      await world.root.mkdir('directory', 0o777);
      await world.root.chown('directory', 0, 3000);
      await world.root.chmod('directory', 0o2777);
      await world.me.mknod('directory/file', 'regular', 0o2755);
      t.is((await world.me.lstat('directory/file')).mode & 0o7000, 0);
    },
    'user',
  ],
  [
    'a device of any number is made by root',
    async (t, { me }) => {
      await me.mknod('character', 'character', 0o600, 0x0102n);
      await me.mknod('block', 'block', 0o600, 0x0803n);
      const [character, block] = [await me.lstat('character'), await me.lstat('block')];
      t.deepEqual([character.type, character.rdev], ['character', 0x0102n]);
      t.deepEqual([block.type, block.rdev], ['block', 0x0803n]);
    },
    'root',
  ],
  [
    'a device is made by nobody else',
    async (t, { me }) => {
      await refuses(t, 'EPERM', me.mknod('character', 'character', 0o600, 0x0102n));
      await refuses(t, 'EPERM', me.mknod('block', 'block', 0o600, 0x0102n));
    },
    'user',
  ],
  [
    'a new directory is empty and a new file has no bytes',
    async (t, world) => {
      await world.make('directory', 'directory', 0o755);
      await world.make('regular', 'file');
      t.deepEqual(await world.me.readdir('directory'), []);
      const { size, nlink, blocks } = await world.me.lstat('file');
      t.deepEqual([size, nlink, blocks], [0n, 1, 0n]);
    },
  ],
  [
    'two files that exist have two inode numbers',
    async (t, world) => {
      await world.make('regular', 'a');
      await world.make('regular', 'b');
      t.not((await world.me.lstat('a')).ino, (await world.me.lstat('b')).ino);
    },
  ],
  [
    'the time of birth does not move when anything else does',
    async (t, world) => {
      await world.write('file', 'one');
      const { btimeNs } = await world.me.lstat('file');
      await world.write('file', 'two');
      await world.me.chmod('file', 0o600);
      await world.me.rename('file', 'other');
      const after = await world.me.lstat('other');
      t.not(btimeNs, undefined);
      t.is(after.btimeNs, btimeNs);
    },
  ],
  [
    'a file without a name is written and read, and gone when it is closed',
    async (t, world) => {
      await world.opened('.', O.TMPFILE | O.RDWR, async (fd) => {
        await world.me.write(fd, new Uint8Array(10).fill(7));
        t.deepEqual(await world.me.read(fd, 100, 0n), new Uint8Array(10).fill(7));
        t.is((await world.me.fstat(fd)).nlink, 0);
        t.deepEqual(await world.me.readdir('.'), []);
      });
    },
  ],
  [
    'a file without a name gets one by linkat',
    async (t, world) => {
      await world.opened('.', O.TMPFILE | O.RDWR, async (fd) => {
        await world.me.write(fd, Uint8Array.from(Buffer.from('content')));
        await world.me.linkOpen(fd, 'name');
      });
      t.is(await world.read('name'), 'content');
      t.is((await world.me.lstat('name')).nlink, 1);
    },
  ],
  [
    'a file without a name that was opened exclusively gets none',
    async (t, world) => {
      await world.opened('.', O.TMPFILE | O.EXCL | O.RDWR, async (fd) => {
        await refuses(t, 'ENOENT', world.me.linkOpen(fd, 'name'));
      });
    },
  ],
  [
    'a file without a name has the mode that is asked for, less the umask, and the owner',
    async (t, { me }) => {
      await me.umask(0o077);
      const fd = await me.open('.', O.TMPFILE | O.RDWR, 0o666);
      const { mode, uid, gid } = await me.fstat(fd);
      await me.close(fd);
      t.deepEqual([mode, uid, gid], [0o600, me.uid, me.gid]);
    },
  ],
  [
    'a file without a name does not move the times of the directory',
    async (t, world) => {
      await world.me.mkdir('directory', 0o755);
      const work = () => world.opened('directory', O.TMPFILE | O.RDWR, async () => {});
      t.deepEqual(await moved(world, 'directory', work), []);
    },
  ],
  [
    'a file without a name needs a directory that may be written',
    async (t, { me }) => {
      await me.mkdir('closed', 0o555);
      await refuses(t, 'EACCES', me.open('closed', O.TMPFILE | O.RDWR, 0o600));
    },
    'user',
  ],
];
