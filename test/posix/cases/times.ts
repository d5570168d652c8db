/** Times that are set, and times that move by themselves. */

import { O } from '../process.ts';
import { bytesOf, type Case, DEVICES, moved, refuses, TYPES } from '../world.ts';

const S = 1_000_000_000n;

const ofTypes: Case[] = [...TYPES, ...DEVICES].map((type) => [
  `the times of a ${type} are set to the nanosecond`,
  async (t, world) => {
    await world.make(type, 'name');
    const [atime, mtime] = [981_173_106n * S + 123_456_789n, 1_234_567_890n * S + 1n];
    await world.me.lutimens('name', atime, mtime);
    const status = await world.me.lstat('name');
    t.deepEqual([status.atimeNs, status.mtimeNs], [atime, mtime]);
  },
]);

/** Before 1970, far ahead, and at the turn of a second. */
const MOMENTS: readonly bigint[] = [
  0n,
  1n,
  S - 1n,
  -1n,
  -S,
  -S - 1n,
  (1n << 31n) * S,
  4_102_444_800n * S,
];

const moments: Case[] = MOMENTS.map((moment) => [
  `a time of ${moment} ns is kept`,
  async (t, world) => {
    await world.write('file', '');
    await world.me.utimens('file', moment, moment);
    const { atimeNs, mtimeNs } = await world.me.lstat('file');
    t.deepEqual([atimeNs, mtimeNs], [moment, moment]);
  },
]);

export const TIME_CASES: readonly Case[] = [
  ...ofTypes,
  ...moments,
  [
    'a time that is omitted stays',
    async (t, world) => {
      await world.write('file', '');
      await world.me.utimens('file', 5n, 6n);
      await world.me.utimens('file', 'omit', 7n);
      t.deepEqual((await world.me.lstat('file')).atimeNs, 5n);
      await world.me.utimens('file', 8n, 'omit');
      const { atimeNs, mtimeNs } = await world.me.lstat('file');
      t.deepEqual([atimeNs, mtimeNs], [8n, 7n]);
    },
  ],
  [
    'now is now',
    async (t, world) => {
      await world.write('file', '');
      await world.me.utimens('file', 5n, 6n);
      await world.me.utimens('file', 'now', 'now');
      const { atimeNs, mtimeNs, ctimeNs } = await world.me.lstat('file');
      t.true(atimeNs > 6n && mtimeNs > 6n);
      const apart = ctimeNs > mtimeNs ? ctimeNs - mtimeNs : mtimeNs - ctimeNs;
      t.true(apart < 60n * S, String(apart));
    },
  ],
  [
    'setting times moves the ctime',
    async (t, world) => {
      await world.write('file', '');
      await world.me.utimens('file', 5n, 6n);
      const work = () => world.me.utimens('file', 5n, 6n);
      t.deepEqual(await moved(world, 'file', work), ['ctimeNs']);
    },
  ],
  [
    'who is not the owner sets no times',
    async (t, world) => {
      await world.write('file', '', world.bob);
      await world.bob.chmod('file', 0o666);
      await refuses(t, 'EPERM', world.me.utimens('file', 5n, 6n));
      await refuses(t, 'EPERM', world.me.utimens('file', 'omit', 6n));
    },
    'user',
  ],
  [
    'who may write may set both times to now',
    async (t, world) => {
      await world.write('file', '', world.bob);
      await world.bob.chmod('file', 0o666);
      await t.notThrowsAsync(world.me.utimens('file', 'now', 'now'));
      await world.bob.chmod('file', 0o644);
      await refuses(t, 'EACCES', world.me.utimens('file', 'now', 'now'));
    },
    'user',
  ],
  [
    'utimens follows a symbolic link',
    async (t, world) => {
      await world.write('file', '');
      await world.me.symlink('file', 'link');
      await world.me.utimens('link', 5n * S, 6n * S);
      t.is((await world.me.lstat('file')).mtimeNs, 6n * S);
      t.not((await world.me.lstat('link')).mtimeNs, 6n * S);
    },
  ],
  [
    'a write moves mtime and ctime',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.WRONLY, async (fd) => {
        const work = () => world.me.write(fd, bytesOf('x'));
        t.deepEqual(await moved(world, 'file', work), ['mtimeNs', 'ctimeNs']);
      });
    },
  ],
  [
    'a truncation to another size moves mtime and ctime',
    async (t, world) => {
      await world.write('file', 'abc');
      for (const size of [1n, 10n]) {
        const work = () => world.me.truncate('file', size);
        t.deepEqual(await moved(world, 'file', work), ['mtimeNs', 'ctimeNs']);
      }
    },
  ],
  [
    'a time that was set before closing is there after it',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.WRONLY, async (fd) => {
        await world.me.write(fd, bytesOf('content'));
        await world.me.utimens('file', 5n * S, 6n * S);
      });
      const { atimeNs, mtimeNs } = await world.me.lstat('file');
      t.deepEqual([atimeNs, mtimeNs], [5n * S, 6n * S]);
    },
  ],
  [
    'opening, closing and looking move neither mtime nor ctime',
    async (t, world) => {
      await world.write('file', 'abc');
      const times = await moved(world, 'file', async () => {
        await world.read('file');
        await world.me.close(await world.me.open('file', O.WRONLY));
        await world.me.access('file', 4);
        await world.me.stat('file');
      });
      t.false(times.includes('mtimeNs') || times.includes('ctimeNs'));
    },
  ],
];
