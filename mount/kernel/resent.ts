/**
 * Requests that a process read and did not answer before it was killed, and that the kernel sends once more. Most
 * mean the same when they are done twice. What fails now because it was done then is answered as it would have been.
 * Nothing tells it from what somebody else did meanwhile: the kernel sends few of these that another could have done,
 * since it looks names up first. An exchange of two names is done twice, which undoes it.
 */

import { equal, isKind, OceanError } from '../../src/base/index.ts';
import {
  type Attributes,
  type Caller,
  type Ino,
  S_IFDIR,
  S_IFLNK,
  S_IFMT,
  S_IFREG,
} from '../../src/fs/index.ts';
import { createdReply } from './files.ts';
import { type Context, DONE, entryReply, type Operation, type Reply } from './operation.ts';
import { OPCODE, RENAME_EXCHANGE } from './protocol.ts';
import { decodeRequest, type Request } from './request.ts';

/** Undefined: it was not done before. */
type Recovery = (context: Context, request: Request) => Promise<Reply | undefined>;

/** Set-id bits may come from the directory, and its access list takes permissions away. */
const PERMISSION_BITS = 0o777;

/** What has the name, with a reference to it, if it is what the request would have made. */
async function made(
  { fileSystem }: Context,
  parent: Ino,
  name: string,
  isIt: (attributes: Attributes) => boolean | Promise<boolean>,
): Promise<Attributes | undefined> {
  const attributes = await fileSystem.lookup(parent, name);
  if (await isIt(attributes)) return attributes;
  fileSystem.forget(attributes.ino, 1);
  return undefined;
}

function isLike({ mode, uid }: Attributes, asked: number, caller: Caller): boolean {
  const hasMore = (mode & PERMISSION_BITS & ~asked) !== 0;
  return (mode & S_IFMT) === (asked & S_IFMT) && !hasMore && uid === caller.uid;
}

async function madeNode(
  context: Context,
  { ino, caller }: Request,
  { name, mode }: { name: string; mode: number },
): Promise<Reply | undefined> {
  const attributes = await made(context, ino, name, (one) => isLike(one, mode, caller));
  return attributes && entryReply(context, attributes);
}

function mkdir(context: Context, request: Request): Promise<Reply | undefined> {
  const mode = (request.body.u32() & ~S_IFMT) | S_IFDIR;
  request.body.skip(4);
  return madeNode(context, request, { mode, name: request.body.name() });
}

function mknod(context: Context, request: Request): Promise<Reply | undefined> {
  const mode = request.body.u32();
  request.body.skip(12);
  const type = mode & S_IFMT || S_IFREG;
  return madeNode(context, request, { mode: (mode & ~S_IFMT) | type, name: request.body.name() });
}

async function symlink(context: Context, { ino, body }: Request): Promise<Reply | undefined> {
  const name = body.name();
  const target = Buffer.from(body.name(), 'latin1');
  const attributes = await made(context, ino, name, async (one) => {
    if ((one.mode & S_IFMT) !== S_IFLNK) return false;
    return equal(await context.fileSystem.readlink(one.ino), target);
  });
  return attributes && entryReply(context, attributes);
}

async function link(context: Context, { ino, body }: Request): Promise<Reply | undefined> {
  const linked = body.u64();
  const attributes = await made(context, ino, body.name(), (one) => one.ino === linked);
  return attributes && entryReply(context, attributes);
}

async function create(
  context: Context,
  { ino, caller, body }: Request,
): Promise<Reply | undefined> {
  body.skip(4);
  const mode = (body.u32() & ~S_IFMT) | S_IFREG;
  body.skip(8);
  const attributes = await made(context, ino, body.name(), (one) => isLike(one, mode, caller));
  if (attributes === undefined) return undefined;
  const opened = await context.fileSystem.open(attributes.ino);
  return createdReply(context, { attributes, opened });
}

async function renamed(context: Context, parent: Ino, name: string): Promise<Reply | undefined> {
  const found = await made(context, parent, name, () => true);
  if (found === undefined) return undefined;
  context.fileSystem.forget(found.ino, 1);
  return DONE;
}

function rename(context: Context, { body }: Request): Promise<Reply | undefined> {
  const parent = body.u64();
  body.name();
  return renamed(context, parent, body.name());
}

async function rename2(context: Context, { body }: Request): Promise<Reply | undefined> {
  const parent = body.u64();
  if ((body.u32() & RENAME_EXCHANGE) !== 0) return undefined;
  body.skip(4);
  body.name();
  return renamed(context, parent, body.name());
}

async function setxattr(context: Context, { ino, body }: Request): Promise<Reply | undefined> {
  const length = body.u32();
  // A kernel that resends has the second word of flags.
  body.skip(12);
  const name = body.name();
  const value = body.bytes(length);
  return equal(await context.fileSystem.getxattr(ino, name), value) ? DONE : undefined;
}

async function gone(): Promise<Reply> {
  return DONE;
}

/** The error that says that it may have been done, and how to find out. */
const RECOVERIES: ReadonlyMap<number, readonly [string, Recovery]> = new Map([
  [OPCODE.mkdir, ['exists', mkdir]],
  [OPCODE.mknod, ['exists', mknod]],
  [OPCODE.symlink, ['exists', symlink]],
  [OPCODE.link, ['exists', link]],
  [OPCODE.create, ['exists', create]],
  [OPCODE.rename, ['not-found', rename]],
  [OPCODE.rename2, ['not-found', rename2]],
  [OPCODE.setxattr, ['exists', setxattr]],
  [OPCODE.unlink, ['not-found', gone]],
  [OPCODE.rmdir, ['not-found', gone]],
  [OPCODE.removexattr, ['no-attribute', gone]],
]);

/**
 * The answer to a resent request that failed: of what was done before, if it was.
 * @param request - decoded anew
 * @throws what it failed with, else
 */
async function recover(context: Context, request: Request, failure: unknown): Promise<Reply> {
  const [kind, recovery] = RECOVERIES.get(request.opcode) ?? [];
  if (recovery === undefined || !(failure instanceof OceanError) || failure.kind !== kind) {
    throw failure;
  }
  const reply = await recovery(context, request).catch((error: unknown) => {
    if (isKind(error, 'not-found') || isKind(error, 'no-attribute')) return undefined;
    throw error;
  });
  if (reply === undefined) throw failure;
  return reply;
}

/**
 * The operation on a request that may have been done before.
 * @param bytes - of the request; belong to the operation
 */
export function again(operation: Operation, bytes: Buffer): Operation {
  const request = () => decodeRequest(bytes) as Request;
  return {
    ...operation,
    run: async (context, _request, signal) => {
      try {
        return await operation.run(context, request(), signal);
      } catch (error) {
        return recover(context, request(), error);
      }
    },
  };
}
