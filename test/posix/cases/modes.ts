/** Permission bits, and when set-id bits go. */

import { O } from '../process.ts';
import { bytesOf, type Case, DEVICES, moved, refuses, TYPES } from '../world.ts';

const ofTypes: Case[] = [...TYPES, ...DEVICES]
  .filter((type) => type !== 'symlink')
  .flatMap((type): Case[] => [
    [
      `chmod of a ${type} sets all twelve bits and leaves the type`,
      async (t, world) => {
        await world.make(type, 'name');
        for (const mode of [0, 0o777, 0o1234, 0o4711, 0o2755, 0o7777]) {
          await world.me.chmod('name', mode);
          const status = await world.me.lstat('name');
          t.deepEqual([status.type, status.mode], [type, mode]);
        }
      },
    ],
    [
      `chmod of a ${type} moves its ctime only`,
      async (t, world) => {
        await world.make(type, 'name');
        t.deepEqual(await moved(world, 'name', () => world.me.chmod('name', 0o600)), ['ctimeNs']);
      },
    ],
  ]);

/** What takes set-id bits from a file that alice owns. */
const DROPPING: readonly (readonly [
  string,
  (world: Parameters<Case[1]>[1]) => Promise<unknown>,
])[] = [
  ['a write', (world) => world.opened('file', O.WRONLY, (fd) => world.me.write(fd, bytesOf('x')))],
  ['a truncation', (world) => world.me.truncate('file', 1n)],
  ['opening it with O_TRUNC', (world) => world.opened('file', O.WRONLY | O.TRUNC, async () => {})],
  [
    'fallocate',
    (world) => world.opened('file', O.WRONLY, (fd) => world.me.fallocate(fd, 0, 0n, 10n)),
  ],
  [
    'copy_file_range into it',
    async (world) => {
      await world.write('from', 'more');
      await world.opened('from', O.RDONLY, (from) =>
        world.opened('file', O.WRONLY, (to) => world.me.copyRange(from, to, 4)),
      );
    },
  ],
  ['a change of its group', (world) => world.me.chown('file', -1, 2001)],
];

const dropping: Case[] = DROPPING.flatMap(([what, work]): Case[] => [
  [
    `${what} takes set-user-id and set-group-id from a program`,
    async (t, world) => {
      await world.write('file', 'content');
      await world.me.chmod('file', 0o6755);
      await work(world);
      t.is((await world.me.lstat('file')).mode, 0o755);
    },
    'user',
  ],
]);

export const MODE_CASES: readonly Case[] = [
  ...ofTypes,
  ...dropping,
  [
    'root keeps set-id bits when it writes',
    async (t, world) => {
      await world.write('file', 'content');
      await world.me.chmod('file', 0o6755);
      await world.opened('file', O.WRONLY, (fd) => world.me.write(fd, bytesOf('x')));
      t.is((await world.me.lstat('file')).mode, 0o6755);
    },
    'root',
  ],
  [
    'chmod follows a symbolic link',
    async (t, world) => {
      await world.write('file', '');
      await world.me.symlink('file', 'link');
      await world.me.chmod('link', 0o600);
      t.is((await world.me.lstat('file')).mode, 0o600);
      t.is((await world.me.lstat('link')).mode, 0o777);
    },
  ],
  [
    'chmod is for the owner',
    async (t, world) => {
      await world.write('file', '', world.bob);
      await refuses(t, 'EPERM', world.me.chmod('file', 0o777));
    },
    'user',
  ],
  [
    "root changes anybody's mode",
    async (t, world) => {
      await world.write('file', '', world.bob);
      await world.me.chmod('file', 0o640);
      t.is((await world.me.lstat('file')).mode, 0o640);
    },
    'root',
  ],
  [
    'set-group-id is not to be had for a group that one is not in',
    async (t, world) => {
      await world.write('file', '');
      await world.root.chown('file', world.me.uid, 3000);
      await world.me.chmod('file', 0o2755);
      t.is((await world.me.lstat('file')).mode, 0o755);
    },
    'user',
  ],
  [
    'set-group-id is to be had for a supplementary group',
    async (t, world) => {
      await world.write('file', '');
      await world.root.chown('file', world.me.uid, 2001);
      await world.me.chmod('file', 0o2755);
      t.is((await world.me.lstat('file')).mode, 0o2755);
    },
    'user',
  ],
  [
    'fchmod changes an open file',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDONLY, async (fd) => {
        await world.me.fchmod(fd, 0o611);
        t.is((await world.me.fstat(fd)).mode, 0o611);
      });
    },
  ],
  [
    'chmod leaves content and size',
    async (t, world) => {
      await world.write('file', 'content');
      await world.me.chmod('file', 0o600);
      t.is(await world.read('file'), 'content');
    },
  ],
  [
    'a write to set-group-id without group execution leaves the bit',
    async (t, world) => {
      await world.write('file', 'content');
      await world.root.chown('file', world.me.uid, world.me.gid);
      await world.me.chmod('file', 0o2644);
      await world.opened('file', O.WRONLY, (fd) => world.me.write(fd, bytesOf('x')));
      t.is((await world.me.lstat('file')).mode, 0o2644);
    },
    'user',
  ],
];
