/** Requests about attributes, extended attributes and the space of the volume. */

import { constants } from 'node:os';
import { OceanError } from '../../src/base/index.ts';
import {
  ACCESS_LIST,
  type AttributeChanges,
  DEFAULT_LIST,
  type Name,
  PERMISSIONS,
  S_ISGID,
} from '../../src/fs/index.ts';
import { encodeAttributes, encodeCount, encodeSpace, encodeStatx } from './answer.ts';
import { type Context, DONE, type Operation, type Reply, withoutSetIds } from './operation.ts';
import {
  OPCODE,
  SETATTR_FLAG,
  SETXATTR_KILL_GROUP_ID,
  XATTR_CREATE,
  XATTR_REPLACE,
} from './protocol.ts';
import type { Cursor, Request } from './request.ts';

const NS_PER_S = 1_000_000_000n;

async function getattr({ fileSystem, timeouts }: Context, { ino }: Request): Promise<Reply> {
  return { bytes: encodeAttributes(await fileSystem.getattr(ino), timeouts) };
}

interface Setattr {
  readonly changes: AttributeChanges;
  readonly handle: number | undefined;
  readonly dropsSetIds: boolean;
}

/** Reads struct fuse_setattr_in. The kernel's ctime is ignored: the file system sets it on each change. */
export function decodeSetattr(body: Cursor, nowNs: () => bigint): Setattr {
  const valid = body.u32();
  const has = (flag: number): boolean => (valid & flag) !== 0;
  body.skip(4);
  const handle = body.big();
  const size = body.u64();
  body.skip(8);
  const [atime, mtime] = [body.signed(), body.signed()];
  body.skip(8);
  const [atimeRest, mtimeRest] = [body.u32(), body.u32()];
  body.skip(4);
  const mode = body.u32() & 0o7777;
  body.skip(4);
  const [uid, gid] = [body.u32(), body.u32()];
  const changes: { -readonly [K in keyof AttributeChanges]: AttributeChanges[K] } = {};
  if (has(SETATTR_FLAG.mode)) changes.mode = mode;
  if (has(SETATTR_FLAG.uid)) changes.uid = uid;
  if (has(SETATTR_FLAG.gid)) changes.gid = gid;
  if (has(SETATTR_FLAG.size)) changes.size = size;
  if (has(SETATTR_FLAG.atimeNow)) changes.atimeNs = nowNs();
  else if (has(SETATTR_FLAG.atime)) changes.atimeNs = atime * NS_PER_S + BigInt(atimeRest);
  if (has(SETATTR_FLAG.mtimeNow)) changes.mtimeNs = nowNs();
  else if (has(SETATTR_FLAG.mtime)) changes.mtimeNs = mtime * NS_PER_S + BigInt(mtimeRest);
  return {
    changes,
    handle: has(SETATTR_FLAG.handle) ? Number(handle) : undefined,
    dropsSetIds: has(SETATTR_FLAG.killSetIds) || has(SETATTR_FLAG.uid) || has(SETATTR_FLAG.gid),
  };
}

async function setattr(context: Context, { ino, body }: Request): Promise<Reply> {
  const { fileSystem, timeouts, clock, handles } = context;
  const { changes, handle: number, dropsSetIds } = decodeSetattr(body, () => clock.nowNs());
  const handle = number === undefined ? undefined : await handles.get('file', number, ino);
  let wanted = changes;
  if (dropsSetIds && changes.mode === undefined) {
    const mode = withoutSetIds((await fileSystem.getattr(ino)).mode);
    if (mode !== undefined) wanted = { ...changes, mode };
  }
  const attributes =
    Object.keys(wanted).length === 0
      ? await fileSystem.getattr(ino)
      : await fileSystem.setattr(ino, wanted, handle);
  return { bytes: encodeAttributes(attributes, timeouts) };
}

/** The `system` attributes are the kernel's, which knows what to do with access lists only. @throws OceanError `unsupported` */
function refuseUnknown(name: Name): void {
  if (name.startsWith('system.') && name !== ACCESS_LIST && name !== DEFAULT_LIST) {
    throw new OceanError('unsupported', `Cannot use attribute ${name}: it has no meaning here`);
  }
}

/** Answers the value, or with `size` 0 its length. */
function sized(value: Uint8Array, size: number): Reply {
  if (size === 0) return { bytes: encodeCount(value.length) };
  if (value.length > size) return { ...DONE, errno: constants.errno.ERANGE };
  return { bytes: value };
}

/** As chmod(2) does for who is not in the file's group. */
async function dropGroupId({ fileSystem }: Context, ino: number): Promise<void> {
  const { mode } = await fileSystem.getattr(ino);
  if ((mode & S_ISGID) !== 0)
    await fileSystem.setattr(ino, { mode: mode & ~S_ISGID & PERMISSIONS });
}

async function setxattr(context: Context, { ino, body }: Request): Promise<Reply> {
  const { fileSystem } = context;
  const length = body.u32();
  const flags = body.u32();
  const extended = context.extendsSetxattr() ? body.u32() : 0;
  if (context.extendsSetxattr()) body.skip(4);
  const name = body.name();
  const value = Uint8Array.from(body.bytes(length));
  refuseUnknown(name);
  if ((extended & SETXATTR_KILL_GROUP_ID) !== 0) await dropGroupId(context, ino);
  const create = (flags & XATTR_CREATE) !== 0;
  const replace = (flags & XATTR_REPLACE) !== 0;
  await fileSystem.setxattr(ino, name, value, { create, replace });
  return DONE;
}

async function getxattr({ fileSystem }: Context, { ino, body }: Request): Promise<Reply> {
  const size = body.u32();
  body.skip(4);
  const name = body.name();
  refuseUnknown(name);
  return sized(await fileSystem.getxattr(ino, name), size);
}

async function listxattr({ fileSystem }: Context, { ino, body }: Request): Promise<Reply> {
  const size = body.u32();
  const names = await fileSystem.listxattr(ino);
  return sized(Buffer.from(names.map((name) => `${name}\0`).join(''), 'latin1'), size);
}

async function removexattr({ fileSystem }: Context, { ino, body }: Request): Promise<Reply> {
  const name = body.name();
  refuseUnknown(name);
  await fileSystem.removexattr(ino, name);
  return DONE;
}

async function statx({ fileSystem, timeouts }: Context, { ino }: Request): Promise<Reply> {
  return { bytes: encodeStatx(await fileSystem.getattr(ino), timeouts) };
}

async function statfs({ fileSystem }: Context): Promise<Reply> {
  return { bytes: encodeSpace(await fileSystem.statfs()) };
}

export const ATTRIBUTE_OPERATIONS: readonly (readonly [number, Operation])[] = [
  [OPCODE.getattr, { run: getattr, interruptible: true }],
  [OPCODE.setattr, { run: setattr }],
  [OPCODE.setxattr, { run: setxattr }],
  [OPCODE.getxattr, { run: getxattr, interruptible: true }],
  [OPCODE.listxattr, { run: listxattr, interruptible: true }],
  [OPCODE.removexattr, { run: removexattr }],
  [OPCODE.statx, { run: statx, interruptible: true }],
  [OPCODE.statfs, { run: statfs }],
];
