/** Access lists: acl(5). */

import {
  ACCESS_LIST,
  type AccessEntry,
  DEFAULT_LIST,
  decodeAccessList,
  encodeAccessList,
  TAG,
} from '../../../src/fs/index.ts';
import { ACCESS, O, type Process } from '../process.ts';
import { bytesOf, type Case, moved, refuses, type World } from '../world.ts';

type Words = readonly (readonly [keyof typeof TAG, number, number?])[];

/** A list from words: who, permissions, id. */
function list(words: Words): Uint8Array {
  return encodeAccessList(
    words.map(([who, permissions, id = 0]) => ({ tag: TAG[who], permissions, id })),
  );
}

async function listOf(by: Process, path: string, name = ACCESS_LIST): Promise<string | undefined> {
  let value: Uint8Array;
  try {
    value = await by.getxattr(path, name);
  } catch {
    return undefined;
  }
  const nameOf = (tag: number) => Object.entries(TAG).find(([, number]) => number === tag)?.[0];
  const show = ({ tag, id, permissions }: AccessEntry) =>
    `${nameOf(tag)}${tag === TAG.user || tag === TAG.group ? ` ${id}` : ''} ${permissions}`;
  return decodeAccessList(value)?.map(show).join(', ');
}

const BOB_READS = (bob: Process): Words => [
  ['owner', 6],
  ['user', 4, bob.uid],
  ['owningGroup', 0],
  ['mask', 4],
  ['other', 0],
];

async function withList({ me, root }: World, words: Words, path = 'file'): Promise<void> {
  await root.close(await root.open(path, O.CREAT | O.WRONLY, 0o600));
  await root.chown(path, me.uid, me.gid);
  await me.setxattr(path, ACCESS_LIST, list(words));
}

async function defaults({ me }: World, words: Words): Promise<void> {
  await me.mkdir('directory', 0o755);
  await me.setxattr('directory', DEFAULT_LIST, list(words));
}

const WIDE: Words = [
  ['owner', 7],
  ['user', 7, 1002],
  ['owningGroup', 5],
  ['mask', 7],
  ['other', 0],
];

export const ACCESS_LIST_CASES: readonly Case[] = [
  [
    'an access list lets a named user in',
    async (t, world) => {
      await withList(world, BOB_READS(world.bob));
      await t.notThrowsAsync(world.bob.access('file', ACCESS.R));
      await refuses(t, 'EACCES', world.bob.access('file', ACCESS.W));
    },
  ],
  [
    'an access list lets a named group in',
    async (t, world) => {
      await withList(world, [
        ['owner', 6],
        ['owningGroup', 0],
        ['group', 6, 2002],
        ['mask', 6],
        ['other', 0],
      ]);
      await t.notThrowsAsync(world.bob.access('file', ACCESS.R | ACCESS.W));
    },
  ],
  [
    'an access list keeps a named user out whom others would let in',
    async (t, world) => {
      await withList(world, [
        ['owner', 6],
        ['user', 0, world.bob.uid],
        ['owningGroup', 4],
        ['mask', 4],
        ['other', 4],
      ]);
      await refuses(t, 'EACCES', world.bob.access('file', ACCESS.R));
    },
  ],
  [
    'the mask limits named users and groups',
    async (t, world) => {
      await withList(world, [
        ['owner', 6],
        ['user', 7, world.bob.uid],
        ['owningGroup', 7],
        ['mask', 4],
        ['other', 0],
      ]);
      await t.notThrowsAsync(world.bob.access('file', ACCESS.R));
      await refuses(t, 'EACCES', world.bob.access('file', ACCESS.W));
    },
  ],
  [
    'the mode shows the mask as the permissions of the group',
    async (t, world) => {
      await withList(world, BOB_READS(world.bob));
      t.is((await world.me.lstat('file')).mode, 0o640);
    },
  ],
  [
    'a list that says what a mode can say is kept as the mode',
    async (t, world) => {
      await withList(world, [
        ['owner', 7],
        ['owningGroup', 5],
        ['other', 1],
      ]);
      t.is((await world.me.lstat('file')).mode, 0o751);
      t.is(await listOf(world.me, 'file'), undefined);
    },
  ],
  [
    'chmod changes the owner, the mask and the others of a list',
    async (t, world) => {
      await withList(world, BOB_READS(world.bob));
      await world.me.chmod('file', 0o771);
      t.is(await listOf(world.me, 'file'), 'owner 7, user 1002 4, owningGroup 0, mask 7, other 1');
      await world.me.chmod('file', 0o700);
      await refuses(t, 'EACCES', world.bob.access('file', ACCESS.R));
    },
  ],
  [
    'a list that is removed leaves the mode',
    async (t, world) => {
      await withList(world, BOB_READS(world.bob));
      await world.me.removexattr('file', ACCESS_LIST);
      t.is((await world.me.lstat('file')).mode, 0o640);
      await refuses(t, 'EACCES', world.bob.access('file', ACCESS.R));
    },
  ],
  [
    'an access list is for the owner to set',
    async (t, world) => {
      await world.write('file', '', world.bob);
      await refuses(t, 'EPERM', world.me.setxattr('file', ACCESS_LIST, list(WIDE)));
    },
    'user',
  ],
  [
    'setting an access list moves the ctime',
    async (t, world) => {
      await world.write('file', '');
      const work = () => world.me.setxattr('file', ACCESS_LIST, list(BOB_READS(world.bob)));
      t.deepEqual(await moved(world, 'file', work), ['ctimeNs']);
    },
  ],
  [
    'a list without an entry for others is refused',
    async (t, world) => {
      await world.write('file', '');
      const broken = list([
        ['owner', 7],
        ['owningGroup', 5],
      ]);
      await refuses(t, 'EINVAL', world.me.setxattr('file', ACCESS_LIST, broken));
    },
  ],
  [
    'a list with a named user and no mask is refused',
    async (t, world) => {
      await world.write('file', '');
      const broken = list([
        ['owner', 7],
        ['user', 7, 5],
        ['owningGroup', 5],
        ['other', 0],
      ]);
      await refuses(t, 'EINVAL', world.me.setxattr('file', ACCESS_LIST, broken));
    },
  ],
  [
    'bytes that are no list are refused',
    async (t, world) => {
      await world.write('file', '');
      await refuses(
        t,
        'EINVAL',
        world.me.setxattr('file', ACCESS_LIST, bytesOf('\x02\0\0\0rubbish')),
      );
    },
  ],
  [
    'a default list is for directories only',
    async (t, world) => {
      await world.write('file', '');
      await refuses(t, 'EACCES', world.me.setxattr('file', DEFAULT_LIST, list(WIDE)));
    },
  ],
  [
    'a default list does not change who may use the directory',
    async (t, world) => {
      await defaults(world, WIDE);
      t.is((await world.me.lstat('directory')).mode, 0o755);
      t.is(await listOf(world.me, 'directory'), undefined);
    },
  ],
  [
    'a file gets the default list of its directory, and the umask does not count',
    async (t, world) => {
      await defaults(world, WIDE);
      await world.me.umask(0o077);
      await world.write('directory/file', '');
      t.is(
        await listOf(world.me, 'directory/file'),
        'owner 6, user 1002 7, owningGroup 5, mask 4, other 0',
      );
      t.is((await world.me.lstat('directory/file')).mode, 0o640);
      await t.notThrowsAsync(world.bob.access('directory/file', ACCESS.R));
    },
  ],
  [
    'a directory gets both, and hands the default list on',
    async (t, world) => {
      await defaults(world, WIDE);
      await world.me.mkdir('directory/inner', 0o777);
      const all = 'owner 7, user 1002 7, owningGroup 5, mask 7, other 0';
      t.is(await listOf(world.me, 'directory/inner'), all);
      t.is(await listOf(world.me, 'directory/inner', DEFAULT_LIST), all);
      t.is((await world.me.lstat('directory/inner')).mode, 0o770);
    },
  ],
  [
    'fifos and files without a name get a default list too',
    async (t, world) => {
      await defaults(world, WIDE);
      await world.me.mknod('directory/fifo', 'fifo', 0o666);
      t.regex((await listOf(world.me, 'directory/fifo')) ?? '', /user 1002 7/);
      await world.opened('directory', O.TMPFILE | O.RDWR, (fd) =>
        world.me.linkOpen(fd, 'directory/named'),
      );
      t.regex((await listOf(world.me, 'directory/named')) ?? '', /user 1002 7/);
    },
  ],
  [
    'a symbolic link gets no list',
    async (t, world) => {
      await defaults(world, WIDE);
      await world.me.symlink('target', 'directory/link');
      t.is((await world.me.lstat('directory/link')).mode, 0o777);
    },
  ],
  [
    'a default list that a mode can say gives its mode and no list',
    async (t, world) => {
      await defaults(world, [
        ['owner', 7],
        ['owningGroup', 5],
        ['other', 0],
      ]);
      await world.write('directory/file', '');
      t.is((await world.me.lstat('directory/file')).mode, 0o640);
      t.is(await listOf(world.me, 'directory/file'), undefined);
    },
  ],
  [
    'a default list that is removed is not handed on',
    async (t, world) => {
      await defaults(world, WIDE);
      await world.me.removexattr('directory', DEFAULT_LIST);
      await world.me.umask(0o022);
      await world.write('directory/file', '');
      t.is(await listOf(world.me, 'directory/file'), undefined);
      t.is((await world.me.lstat('directory/file')).mode, 0o644);
    },
  ],
  [
    'a directory is searched by who an access list lets in',
    async (t, world) => {
      await world.me.mkdir('directory', 0o700);
      await world.write('directory/file', 'x');
      await refuses(t, 'EACCES', world.bob.stat('directory/file'));
      await world.me.setxattr(
        'directory',
        ACCESS_LIST,
        list([
          ['owner', 7],
          ['user', 1, world.bob.uid],
          ['owningGroup', 0],
          ['mask', 1],
          ['other', 0],
        ]),
      );
      await t.notThrowsAsync(world.bob.stat('directory/file'));
      await refuses(t, 'EACCES', world.bob.readdir('directory'));
    },
  ],
  [
    'a list is seen as an attribute of the file',
    async (t, world) => {
      await withList(world, BOB_READS(world.bob));
      t.true((await world.me.listxattr('file')).includes(ACCESS_LIST));
    },
  ],
];
