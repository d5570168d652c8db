/** Opening: flags, and who may. */

import { ACCESS, O } from '../process.ts';
import { bytesOf, type Case, moved, refuses, textOf } from '../world.ts';

const BITS = [0, 1, 2, 3, 4, 5, 6, 7];

/** For each class of user and each of its three bits. */
const permissions: Case[] = (['owner', 'group', 'other'] as const).flatMap((who) =>
  BITS.map(
    (bits): Case => [
      `a file whose ${who} has permissions ${bits} lets the ${who} do just that`,
      async (t, { me, root, bob }) => {
        const shift = { owner: 6, group: 3, other: 0 }[who];
        await root.close(await root.open('file', O.CREAT | O.WRONLY, 0));
        const owner = who === 'owner' ? me.uid : bob.uid;
        await root.chown('file', owner, who === 'group' ? 2001 : bob.gid);
        // The other classes have what this one lacks: only the right class counts.
        await root.chmod('file', (0o777 & ~(7 << shift)) | (bits << shift));
        const may = async (mode: number) => {
          if ((bits & mode) === mode) await me.access('file', mode);
          else await refuses(t, 'EACCES', me.access('file', mode));
        };
        for (const mode of [ACCESS.R, ACCESS.W, ACCESS.X]) await may(mode);
        const opens = async (flags: number, needs: number) => {
          if ((bits & needs) !== needs) return refuses(t, 'EACCES', me.open('file', flags));
          await me.close(await me.open('file', flags));
          t.pass();
        };
        await opens(O.RDONLY, ACCESS.R);
        await opens(O.WRONLY, ACCESS.W);
        await opens(O.RDWR, ACCESS.R | ACCESS.W);
        await opens(O.RDONLY | O.TRUNC, ACCESS.R | ACCESS.W);
      },
      'user',
    ],
  ),
);

const directoryPermissions: Case[] = BITS.map((bits) => [
  `a directory whose owner has permissions ${bits} lets the owner do just that`,
  async (t, world) => {
    const { me } = world;
    await me.mkdir('directory', 0o755);
    await world.write('directory/file', '');
    await me.chmod('directory', bits << 6);
    const tries = async (call: Promise<unknown>, needs: number) => {
      if ((bits & needs) !== needs) await refuses(t, 'EACCES', call);
      else await t.notThrowsAsync(call);
    };
    await tries(me.readdir('directory'), ACCESS.R);
    await tries(me.lstat('directory/file'), ACCESS.X);
    await tries(me.mkdir('directory/made', 0o755), ACCESS.W | ACCESS.X);
    await tries(me.unlink('directory/file'), ACCESS.W | ACCESS.X);
    await me.chmod('directory', 0o755);
  },
  'user',
]);

export const OPEN_CASES: readonly Case[] = [
  ...permissions,
  ...directoryPermissions,
  [
    'root reads and writes whatever the mode, and runs what somebody may',
    async (t, world) => {
      await world.write('file', 'x');
      await world.me.chmod('file', 0);
      t.is(await world.read('file'), 'x');
      await refuses(t, 'EACCES', world.me.access('file', ACCESS.X));
      await world.me.chmod('file', 0o010);
      await t.notThrowsAsync(world.me.access('file', ACCESS.X));
    },
    'root',
  ],
  [
    'a file that was made read-only can be written by who made it',
    async (t, world) => {
      const fd = await world.me.open('file', O.CREAT | O.RDWR, 0o400);
      t.is(await world.me.write(fd, bytesOf('x')), 1);
      await world.me.close(fd);
      t.is(await world.read('file'), 'x');
    },
  ],
  [
    'permissions are asked for when a file is opened, not later',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await world.me.fchmod(fd, 0);
        t.is(await world.me.write(fd, bytesOf('x')), 1);
        t.is(textOf(await world.me.read(fd, 1, 0n)), 'x');
      });
    },
  ],
  [
    'O_CREAT opens a file that is there, and leaves mode and content',
    async (t, world) => {
      await world.write('file', 'old');
      await world.me.chmod('file', 0o600);
      await world.me.close(await world.me.open('file', O.CREAT | O.RDONLY, 0o777));
      t.is(await world.read('file'), 'old');
      t.is((await world.me.lstat('file')).mode, 0o600);
    },
  ],
  [
    'O_CREAT through a dangling symbolic link makes what it leads to',
    async (t, world) => {
      await world.me.symlink('target', 'link');
      await world.write('link', 'made');
      t.is((await world.me.lstat('target')).type, 'regular');
      t.is((await world.me.lstat('link')).type, 'symlink');
    },
  ],
  [
    'O_CREAT with O_EXCL does not follow a symbolic link',
    async (t, { me }) => {
      await me.symlink('target', 'link');
      await refuses(t, 'EEXIST', me.open('link', O.CREAT | O.EXCL | O.WRONLY, 0o644));
      await refuses(t, 'ENOENT', me.lstat('target'));
    },
  ],
  [
    'O_TRUNC empties a file and moves its times',
    async (t, world) => {
      await world.write('file', 'content');
      const work = async () => world.me.close(await world.me.open('file', O.WRONLY | O.TRUNC));
      t.deepEqual(await moved(world, 'file', work), ['mtimeNs', 'ctimeNs']);
      t.is((await world.me.lstat('file')).size, 0n);
    },
  ],
  [
    'O_APPEND writes at the end, wherever the descriptor is',
    async (t, world) => {
      await world.write('file', 'one');
      await world.opened('file', O.RDWR | O.APPEND, async (fd) => {
        await world.me.seek(fd, 0n, 'set');
        await world.me.write(fd, bytesOf('two'));
        t.is(await world.me.seek(fd, 0n, 'current'), 6n);
      });
      t.is(await world.read('file'), 'onetwo');
    },
  ],
  [
    'two that append in turn overwrite nothing of each other',
    async (t, world) => {
      const { me } = world;
      const first = await me.open('log', O.CREAT | O.WRONLY | O.APPEND, 0o644);
      const second = await me.open('log', O.WRONLY | O.APPEND);
      for (let i = 0; i < 5; i++) {
        await me.write(first, bytesOf('a'));
        await me.write(second, bytesOf('b'));
      }
      await me.close(first);
      await me.close(second);
      t.is(await world.read('log'), 'ababababab');
    },
  ],
  [
    'O_DIRECTORY takes a directory only',
    async (t, world) => {
      await world.write('file', '');
      await refuses(t, 'ENOTDIR', world.me.open('file', O.RDONLY | O.DIRECTORY));
      await world.opened('.', O.RDONLY | O.DIRECTORY, async (fd) => {
        t.is((await world.me.fstat(fd)).type, 'directory');
      });
    },
  ],
  [
    'O_NOFOLLOW does not take a symbolic link',
    async (t, world) => {
      await world.write('file', '');
      await world.me.symlink('file', 'link');
      await refuses(t, 'ELOOP', world.me.open('link', O.RDONLY | O.NOFOLLOW));
      await world.me.close(await world.me.open('file', O.RDONLY | O.NOFOLLOW));
    },
  ],
  [
    'a directory cannot be opened for writing, nor made by open',
    async (t, { me }) => {
      await me.mkdir('directory', 0o755);
      await refuses(t, 'EISDIR', me.open('directory', O.WRONLY));
      await refuses(t, 'EISDIR', me.open('directory', O.RDWR));
      await refuses(t, 'EISDIR', me.open('directory', O.CREAT | O.RDONLY, 0o644));
      await refuses(t, 'EISDIR', me.open('new/', O.CREAT | O.WRONLY, 0o644));
    },
  ],
  [
    'a directory cannot be read as a file',
    async (t, world) => {
      await world.opened('.', O.RDONLY, async (fd) => {
        await refuses(t, 'EISDIR', world.me.read(fd, 10));
      });
    },
  ],
  [
    'a socket cannot be opened',
    async (t, world) => {
      await world.make('socket', 'socket');
      await refuses(t, 'ENXIO', world.me.open('socket', O.RDONLY));
    },
  ],
  [
    'a descriptor for reading cannot write, and one for writing cannot read',
    async (t, world) => {
      await world.write('file', 'x');
      await world.opened('file', O.RDONLY, async (fd) => {
        await refuses(t, 'EBADF', world.me.write(fd, bytesOf('y')));
        await refuses(t, 'EINVAL', world.me.ftruncate(fd, 0n));
      });
      await world.opened('file', O.WRONLY, async (fd) => {
        await refuses(t, 'EBADF', world.me.read(fd, 1));
      });
    },
  ],
  [
    'a descriptor that was closed is none',
    async (t, world) => {
      const fd = await world.me.open('file', O.CREAT | O.RDWR, 0o644);
      await world.me.close(fd);
      await refuses(t, 'EBADF', world.me.write(fd, bytesOf('x')));
      await refuses(t, 'EBADF', world.me.close(fd));
    },
  ],
  [
    'access by O_DIRECT reads what was written without it',
    async (t, world) => {
      await world.write('file', new Uint8Array(8192).fill(65));
      await world.opened('file', O.RDONLY | O.DIRECT, async (fd) => {
        const { size } = await world.me.fstat(fd);
        t.is(size, 8192n);
      });
    },
  ],
];
