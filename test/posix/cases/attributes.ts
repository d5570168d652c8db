/** Extended attributes: xattr(7). */

import { XATTR } from '../process.ts';
import { bytesOf, type Case, moved, refuses, textOf } from '../world.ts';

/** A value of 8 KiB is what every place takes. */
const LENGTHS = [0, 1, 100, 255, 1000, 2000];

const lengths: Case[] = LENGTHS.map((length) => [
  `an attribute of ${length} bytes is kept`,
  async (t, world) => {
    await world.write('file', '');
    const value = Uint8Array.from({ length }, (_, i) => i & 0xff);
    await world.me.setxattr('file', 'user.name', value);
    t.deepEqual(await world.me.getxattr('file', 'user.name'), value);
  },
]);

const notForUsers: Case[] = (['symlink', 'fifo', 'socket'] as const).map((type) => [
  `a ${type} has no attributes of users`,
  async (t, world) => {
    await world.make(type, 'name');
    if (type === 'symlink') await world.write('nowhere', '');
    const path = type === 'symlink' ? 'nowhere' : 'name';
    const call = world.me.setxattr(path, 'user.x', bytesOf('1'));
    if (type === 'symlink') await t.notThrowsAsync(call);
    else await refuses(t, 'EPERM', call);
  },
]);

export const ATTRIBUTE_CASES: readonly Case[] = [
  ...lengths,
  ...notForUsers,
  [
    'attributes are listed, and gone when they are removed',
    async (t, world) => {
      await world.write('file', '');
      for (const name of ['user.a', 'user.b', 'user.c']) {
        await world.me.setxattr('file', name, bytesOf(name));
      }
      const own = async () =>
        (await world.me.listxattr('file')).filter((name) => name.startsWith('user.')).sort();
      t.deepEqual(await own(), ['user.a', 'user.b', 'user.c']);
      await world.me.removexattr('file', 'user.b');
      t.deepEqual(await own(), ['user.a', 'user.c']);
      await refuses(t, 'ENODATA', world.me.getxattr('file', 'user.b'));
    },
  ],
  [
    'an attribute is replaced by another value',
    async (t, world) => {
      await world.write('file', '');
      await world.me.setxattr('file', 'user.a', bytesOf('a long first value'));
      await world.me.setxattr('file', 'user.a', bytesOf('short'));
      t.is(textOf(await world.me.getxattr('file', 'user.a')), 'short');
    },
  ],
  [
    'CREATE is for what is not there, REPLACE for what is',
    async (t, world) => {
      await world.write('file', '');
      const { me } = world;
      await refuses(t, 'ENODATA', me.setxattr('file', 'user.a', bytesOf('1'), XATTR.REPLACE));
      await me.setxattr('file', 'user.a', bytesOf('1'), XATTR.CREATE);
      await refuses(t, 'EEXIST', me.setxattr('file', 'user.a', bytesOf('2'), XATTR.CREATE));
      await me.setxattr('file', 'user.a', bytesOf('3'), XATTR.REPLACE);
      t.is(textOf(await me.getxattr('file', 'user.a')), '3');
    },
  ],
  [
    'an attribute that is not there is neither read nor removed',
    async (t, world) => {
      await world.write('file', '');
      await refuses(t, 'ENODATA', world.me.getxattr('file', 'user.absent'));
      await refuses(t, 'ENODATA', world.me.removexattr('file', 'user.absent'));
    },
  ],
  [
    'a directory has attributes',
    async (t, world) => {
      await world.me.mkdir('directory', 0o755);
      await world.me.setxattr('directory', 'user.a', bytesOf('1'));
      t.is(textOf(await world.me.getxattr('directory', 'user.a')), '1');
    },
  ],
  [
    'attributes are of the file, by all its names and after a rename',
    async (t, world) => {
      await world.write('file', '');
      await world.me.setxattr('file', 'user.a', bytesOf('1'));
      await world.me.link('file', 'other');
      await world.me.rename('file', 'new');
      t.is(textOf(await world.me.getxattr('other', 'user.a')), '1');
      t.is(textOf(await world.me.getxattr('new', 'user.a')), '1');
    },
  ],
  [
    'a file made anew has no attributes of the old one',
    async (t, world) => {
      await world.write('file', '');
      await world.me.setxattr('file', 'user.a', bytesOf('1'));
      await world.me.unlink('file');
      await world.write('file', '');
      await refuses(t, 'ENODATA', world.me.getxattr('file', 'user.a'));
    },
  ],
  [
    'setting and removing an attribute move the ctime only',
    async (t, world) => {
      await world.write('file', '');
      const set = () => world.me.setxattr('file', 'user.a', bytesOf('1'));
      t.deepEqual(await moved(world, 'file', set), ['ctimeNs']);
      const remove = () => world.me.removexattr('file', 'user.a');
      t.deepEqual(await moved(world, 'file', remove), ['ctimeNs']);
    },
  ],
  [
    'attributes need permission to read and to write',
    async (t, world) => {
      await world.write('file', '', world.bob);
      await world.bob.setxattr('file', 'user.a', bytesOf('1'));
      t.is(textOf(await world.me.getxattr('file', 'user.a')), '1');
      await refuses(t, 'EACCES', world.me.setxattr('file', 'user.a', bytesOf('2')));
      await refuses(t, 'EACCES', world.me.removexattr('file', 'user.a'));
      await world.bob.chmod('file', 0o600);
      await refuses(t, 'EACCES', world.me.getxattr('file', 'user.a'));
    },
    'user',
  ],
  [
    'trusted attributes are for root',
    async (t, world) => {
      await world.write('file', '');
      await refuses(t, 'EPERM', world.me.setxattr('file', 'trusted.a', bytesOf('1')));
      await world.root.setxattr('file', 'trusted.a', bytesOf('1'));
      await refuses(t, 'ENODATA', world.me.getxattr('file', 'trusted.a'));
      t.is(textOf(await world.root.getxattr('file', 'trusted.a')), '1');
    },
    'user',
  ],
  [
    'a name of 256 bytes is refused',
    async (t, world) => {
      await world.write('file', '');
      const name = `user.${'x'.repeat(251)}`;
      await refuses(t, 'ERANGE', world.me.setxattr('file', name, bytesOf('1')));
      const longest = name.slice(0, 255);
      await world.me.setxattr('file', longest, bytesOf('1'));
      t.is(textOf(await world.me.getxattr('file', longest)), '1');
    },
  ],
  [
    'a value of more than 64 KiB is refused',
    async (t, world) => {
      await world.write('file', '');
      await refuses(t, 'E2BIG', world.me.setxattr('file', 'user.a', new Uint8Array(65_537)));
    },
  ],
  [
    "attributes of users on somebody else's sticky directory are refused",
    async (t, world) => {
      await world.bob.mkdir('sticky', 0o777);
      await world.bob.chmod('sticky', 0o1777);
      await refuses(t, 'EPERM', world.me.setxattr('sticky', 'user.a', bytesOf('1')));
      await t.notThrowsAsync(world.bob.setxattr('sticky', 'user.a', bytesOf('1')));
    },
    'user',
  ],
];
