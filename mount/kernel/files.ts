/** Requests about open files and their content. */

import { constants } from 'node:fs';
import { concat, isKind, OceanError } from '../../src/base/index.ts';
import { type Attributes, type Caller, isRegular, type Opened } from '../../src/fs/index.ts';
import { encodeCount, encodeEntry, encodeOffset, encodeOpened } from './answer.ts';
import { type Context, DONE, dropSetIds, type Operation, type Reply } from './operation.ts';
import {
  FALLOCATE_KEEP_SIZE,
  FALLOCATE_PUNCH_HOLE,
  FALLOCATE_ZERO_RANGE,
  OPCODE,
  OPEN_FLAG,
  OPEN_KILL_SET_IDS,
  RELEASE_FLOCK_UNLOCK,
  SEEK_DATA,
  SEEK_HOLE,
  WRITE_KILL_SET_IDS,
} from './protocol.ts';
import type { Request } from './request.ts';

/** What one answer to COPY_FILE_RANGE can count, in whole pages. */
const COPY_BYTES_MAX = 0x7fff_f000;

function openFlags(opened: Opened): number {
  return opened.keepCache ? OPEN_FLAG.keepCache : 0;
}

async function open(context: Context, { ino, body }: Request): Promise<Reply> {
  const { fileSystem, handles } = context;
  const truncate = (body.u32() & constants.O_TRUNC) !== 0;
  const killsSetIds = (body.u32() & OPEN_KILL_SET_IDS) !== 0;
  if (truncate && killsSetIds) await dropSetIds(context, ino);
  const opened = await fileSystem.open(ino, { truncate });
  const handle = handles.add('file', opened.handle);
  return {
    bytes: encodeOpened(handle, openFlags(opened)),
    undo: () => void handles.release('file', handle).catch(() => undefined),
  };
}

/**
 * CREATE, when somebody else was quicker: opens what is there now.
 * @throws OceanError `conflict` when it is no file: the kernel looks the path up again
 */
async function openExisting(context: Context, request: Request, name: string, truncate: boolean) {
  const attributes = await context.fileSystem.lookup(request.ino, name);
  try {
    if (!isRegular(attributes.mode)) {
      throw new OceanError('conflict', `Cannot open ${name}: it has become something else`);
    }
    const opened = await context.fileSystem.open(attributes.ino, { truncate });
    return { attributes: truncate ? { ...attributes, size: 0 } : attributes, opened };
  } catch (error) {
    context.fileSystem.forget(attributes.ino, 1);
    throw error;
  }
}

async function create(context: Context, request: Request): Promise<Reply> {
  const { fileSystem } = context;
  const { ino, caller, body } = request;
  const flags = body.u32();
  const options = { mode: body.u32(), umask: body.u32() };
  body.skip(4);
  const name = body.name();
  const created = await fileSystem.create(caller, ino, name, options).catch((error: unknown) => {
    if (!isKind(error, 'exists') || (flags & constants.O_EXCL) !== 0) throw error;
    return openExisting(context, request, name, (flags & constants.O_TRUNC) !== 0);
  });
  return createdReply(context, created);
}

/** The name that comes with it is the kernel's own. */
async function tmpfile(context: Context, { ino, caller, body }: Request): Promise<Reply> {
  body.skip(4);
  const options = { mode: body.u32(), umask: body.u32() };
  return createdReply(context, await context.fileSystem.createUnnamed(caller, ino, options));
}

/** The answer to CREATE: a reference and a handle. */
export function createdReply(
  { fileSystem, handles, timeouts }: Context,
  { attributes, opened }: { attributes: Attributes; opened: Opened },
): Reply {
  const handle = handles.add('file', opened.handle);
  return {
    bytes: concat([encodeEntry(attributes, timeouts), encodeOpened(handle, openFlags(opened))]),
    undo: () => {
      void handles.release('file', handle).catch(() => undefined);
      fileSystem.forget(attributes.ino, 1);
    },
  };
}

async function read({ fileSystem, handles }: Context, { ino, body }: Request): Promise<Reply> {
  const [number, offset, length] = [body.u64(), body.u64(), body.u32()];
  const handle = await handles.get('file', number, ino);
  return { bytes: await fileSystem.read(handle, offset, length) };
}

async function write(context: Context, { ino, body }: Request): Promise<Reply> {
  const number = body.u64();
  const offset = body.u64();
  const length = body.u32();
  const flags = body.u32();
  body.skip(16);
  const bytes = body.bytes(length);
  const handle = await context.handles.get('file', number, ino);
  if ((flags & WRITE_KILL_SET_IDS) !== 0) await dropSetIds(context, ino);
  await context.fileSystem.write(handle, offset, bytes);
  return { bytes: encodeCount(length) };
}

async function flush({ fileSystem, handles }: Context, { ino, body }: Request): Promise<Reply> {
  const number = body.u64();
  body.skip(8);
  const owner = body.big();
  try {
    await fileSystem.flush(await handles.get('file', number, ino));
  } finally {
    // Whoever closes one descriptor of a file loses its POSIX locks of it, whatever else goes wrong.
    await fileSystem.releaseLocks(ino, { flavour: 'posix', owner });
  }
  return DONE;
}

async function fsync({ fileSystem, handles }: Context, { ino, body }: Request): Promise<Reply> {
  await fileSystem.fsync(await handles.get('file', body.u64(), ino));
  return DONE;
}

async function release({ fileSystem, handles }: Context, { ino, body }: Request): Promise<Reply> {
  const number = body.u64();
  body.skip(4);
  const hasLock = (body.u32() & RELEASE_FLOCK_UNLOCK) !== 0;
  const owner = body.big();
  const unlocking = hasLock && fileSystem.releaseLocks(ino, { flavour: 'flock', owner });
  await handles.release('file', number);
  await unlocking;
  return DONE;
}

/** The kernel does not say whether the caller may keep set-id bits here, as it does with a write. */
async function changedBy(context: Context, caller: Caller, ino: number): Promise<void> {
  if (caller.uid !== 0) await dropSetIds(context, ino);
}

async function fallocate(context: Context, { ino, caller, body }: Request): Promise<Reply> {
  const { fileSystem, handles } = context;
  const [number, offset, length] = [body.u64(), body.u64(), body.u64()];
  const mode = body.u32();
  const known = FALLOCATE_KEEP_SIZE | FALLOCATE_PUNCH_HOLE | FALLOCATE_ZERO_RANGE;
  if ((mode & ~known) !== 0) {
    throw new OceanError('unsupported', `Cannot allocate: mode ${mode} is not known`);
  }
  await changedBy(context, caller, ino);
  const handle = await handles.get('file', number, ino);
  await fileSystem.allocate(handle, offset, length, {
    keepSize: (mode & FALLOCATE_KEEP_SIZE) !== 0,
    punchHole: (mode & FALLOCATE_PUNCH_HOLE) !== 0,
    zeroRange: (mode & FALLOCATE_ZERO_RANGE) !== 0,
  });
  return DONE;
}

async function lseek({ fileSystem, handles }: Context, { ino, body }: Request): Promise<Reply> {
  const [number, offset, whence] = [body.u64(), body.u64(), body.u32()];
  if (whence !== SEEK_DATA && whence !== SEEK_HOLE) {
    throw new OceanError('invalid', `Cannot seek: whence is ${whence}, needs data or hole`);
  }
  const handle = await handles.get('file', number, ino);
  const found = await fileSystem.seek(handle, offset, whence === SEEK_DATA ? 'data' : 'hole');
  return { bytes: encodeOffset(found) };
}

async function copyFileRange(context: Context, { ino, caller, body }: Request): Promise<Reply> {
  const { fileSystem, handles } = context;
  const [source, sourceOffset, targetIno] = [body.u64(), body.u64(), body.u64()];
  const [target, targetOffset] = [body.u64(), body.u64()];
  const asked = body.big();
  const length = asked > COPY_BYTES_MAX ? COPY_BYTES_MAX : Number(asked);
  await changedBy(context, caller, targetIno);
  const from = { handle: await handles.get('file', source, ino), offset: sourceOffset };
  const to = { handle: await handles.get('file', target, targetIno), offset: targetOffset };
  return { bytes: encodeCount(await fileSystem.copyRange(from, to, length)) };
}

export const FILE_OPERATIONS: readonly (readonly [number, Operation])[] = [
  [OPCODE.open, { run: open }],
  [OPCODE.create, { run: create }],
  [OPCODE.tmpfile, { run: tmpfile }],
  [OPCODE.read, { run: read, interruptible: true }],
  [OPCODE.write, { run: write, lent: true }],
  [OPCODE.flush, { run: flush, interruptible: true, slow: true }],
  [OPCODE.fsync, { run: fsync, interruptible: true, slow: true }],
  [OPCODE.release, { run: release, slow: true }],
  [OPCODE.fallocate, { run: fallocate }],
  [OPCODE.lseek, { run: lseek, interruptible: true }],
  [OPCODE.copyFileRange, { run: copyFileRange, slow: true }],
];
