/** Owners and groups, and who may change them. */

import { type Case, DEVICES, moved, refuses, TYPES } from '../world.ts';

const ofTypes: Case[] = [...TYPES, ...DEVICES].flatMap((type): Case[] => [
  [
    `root gives a ${type} to another user and group`,
    async (t, world) => {
      await world.make(type, 'name');
      await world.me.lchown('name', 123, 456);
      const { uid, gid } = await world.me.lstat('name');
      t.deepEqual([uid, gid], [123, 456]);
    },
    'root',
  ],
  [
    `an owner gives a ${type} to a group that the owner is in`,
    async (t, world) => {
      await world.make(type, 'name');
      await world.me.lchown('name', -1, 2001);
      const { uid, gid } = await world.me.lstat('name');
      t.deepEqual([uid, gid], [world.me.uid, 2001]);
    },
    'user',
  ],
  [
    `lchown of a ${type} moves its ctime only`,
    async (t, world) => {
      await world.make(type, 'name');
      const work = () => world.root.lchown('name', 5, 6);
      t.deepEqual(await moved(world, 'name', work), ['ctimeNs']);
    },
  ],
]);

export const OWNER_CASES: readonly Case[] = [
  ...ofTypes,
  [
    'an owner does not give a file away',
    async (t, world) => {
      await world.write('file', '');
      await refuses(t, 'EPERM', world.me.chown('file', world.bob.uid, -1));
      t.is((await world.me.lstat('file')).uid, world.me.uid);
    },
    'user',
  ],
  [
    'an owner does not give a file to a group that the owner is not in',
    async (t, world) => {
      await world.write('file', '');
      await refuses(t, 'EPERM', world.me.chown('file', -1, world.bob.gid));
    },
    'user',
  ],
  [
    'who is not the owner changes neither',
    async (t, world) => {
      await world.write('file', '', world.bob);
      await refuses(t, 'EPERM', world.me.chown('file', world.me.uid, -1));
      await refuses(t, 'EPERM', world.me.chown('file', -1, world.me.gid));
    },
    'user',
  ],
  [
    'an id of -1 stays',
    async (t, world) => {
      await world.write('file', '');
      await world.me.chown('file', 7, -1);
      await world.me.chown('file', -1, 8);
      const { uid, gid } = await world.me.lstat('file');
      t.deepEqual([uid, gid], [7, 8]);
    },
    'root',
  ],
  [
    'chown follows a symbolic link, lchown does not',
    async (t, world) => {
      await world.write('file', '');
      await world.me.symlink('file', 'link');
      await world.me.chown('link', 10, 11);
      await world.me.lchown('link', 20, 21);
      t.is((await world.me.lstat('file')).uid, 10);
      t.is((await world.me.lstat('link')).uid, 20);
    },
    'root',
  ],
  [
    'ids up to 2^32 - 2 are kept',
    async (t, world) => {
      await world.write('file', '');
      await world.me.chown('file', 0x7fff_fffe, 0x7fff_fffd);
      const { uid, gid } = await world.me.lstat('file');
      t.deepEqual([uid, gid], [0x7fff_fffe, 0x7fff_fffd]);
    },
    'root',
  ],
  [
    "root's chown takes set-id bits from a program too",
    async (t, world) => {
      await world.write('file', '');
      await world.me.chmod('file', 0o6755);
      await world.me.chown('file', 5, 6);
      t.is((await world.me.lstat('file')).mode, 0o755);
    },
    'root',
  ],
  [
    'chown takes set-id bits also from what is no program',
    async (t, world) => {
      for (const type of ['fifo', 'socket', 'character'] as const) {
        await world.make(type, type);
        await world.me.chmod(type, 0o6775);
        await world.me.lchown(type, -1, 2001);
        t.is((await world.me.lstat(type)).mode, 0o775, type);
      }
    },
  ],
  [
    'chown leaves the set-id bits of a directory',
    async (t, world) => {
      await world.me.mkdir('directory', 0o755);
      await world.me.chmod('directory', 0o2755);
      await world.root.chown('directory', world.me.uid, 2001);
      t.is((await world.me.lstat('directory')).mode, 0o2755);
    },
  ],
  [
    'the new owner has what the mode gives an owner',
    async (t, world) => {
      await world.write('file', 'secret');
      await world.root.chmod('file', 0o400);
      await world.root.chown('file', world.bob.uid, world.bob.gid);
      t.is(await world.read('file', world.bob), 'secret');
      await refuses(t, 'EACCES', world.read('file'));
    },
    'user',
  ],
];
