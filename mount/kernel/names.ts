/** Requests about names in directories: what they refer to, making, moving and removing them. */

import { isKind, OceanError } from '../../src/base/index.ts';
import { encodeNegativeEntry } from './answer.ts';
import { type Context, DONE, entryReply, type Operation, type Reply } from './operation.ts';
import { OPCODE, RENAME_EXCHANGE, RENAME_NO_REPLACE } from './protocol.ts';
import type { Request } from './request.ts';

async function lookup(context: Context, { ino, body }: Request): Promise<Reply> {
  const { fileSystem, timeouts } = context;
  try {
    return entryReply(context, await fileSystem.lookup(ino, body.name()));
  } catch (error) {
    if (!isKind(error, 'not-found') || timeouts.negativeMs === 0) throw error;
    return { bytes: encodeNegativeEntry(timeouts) };
  }
}

function forget({ fileSystem }: Context, { ino, body }: Request): Reply {
  fileSystem.forget(ino, body.u64());
  return DONE;
}

function batchForget({ fileSystem }: Context, { body }: Request): Reply {
  const count = body.u32();
  body.skip(4);
  for (let i = 0; i < count; i++) fileSystem.forget(body.u64(), body.u64());
  return DONE;
}

async function readlink({ fileSystem }: Context, { ino }: Request): Promise<Reply> {
  return { bytes: await fileSystem.readlink(ino) };
}

async function symlink(context: Context, { ino, caller, body }: Request): Promise<Reply> {
  const name = body.name();
  const target = Uint8Array.from(Buffer.from(body.name(), 'latin1'));
  return entryReply(context, await context.fileSystem.symlink(caller, ino, name, target));
}

async function mknod(context: Context, { ino, caller, body }: Request): Promise<Reply> {
  const options = { mode: body.u32(), rdev: body.u32(), umask: body.u32() };
  body.skip(4);
  const name = body.name();
  return entryReply(context, await context.fileSystem.mknod(caller, ino, name, options));
}

async function mkdir(context: Context, { ino, caller, body }: Request): Promise<Reply> {
  const options = { mode: body.u32(), umask: body.u32() };
  return entryReply(context, await context.fileSystem.mkdir(caller, ino, body.name(), options));
}

async function link(context: Context, { ino, body }: Request): Promise<Reply> {
  const linked = body.u64();
  return entryReply(context, await context.fileSystem.link(linked, ino, body.name()));
}

async function unlink({ fileSystem }: Context, { ino, body }: Request): Promise<Reply> {
  await fileSystem.unlink(ino, body.name());
  return DONE;
}

async function rmdir({ fileSystem }: Context, { ino, body }: Request): Promise<Reply> {
  await fileSystem.rmdir(ino, body.name());
  return DONE;
}

async function rename({ fileSystem }: Context, { ino, body }: Request): Promise<Reply> {
  const newParent = body.u64();
  const from = { parent: ino, name: body.name() };
  await fileSystem.rename(from, { parent: newParent, name: body.name() });
  return DONE;
}

async function rename2({ fileSystem }: Context, { ino, body }: Request): Promise<Reply> {
  const newParent = body.u64();
  const flags = body.u32();
  if ((flags & ~(RENAME_NO_REPLACE | RENAME_EXCHANGE)) !== 0) {
    throw new OceanError('invalid', `Cannot rename: flags ${flags} are not known`);
  }
  body.skip(4);
  const from = { parent: ino, name: body.name() };
  const to = { parent: newParent, name: body.name() };
  const noReplace = (flags & RENAME_NO_REPLACE) !== 0;
  const exchange = (flags & RENAME_EXCHANGE) !== 0;
  await fileSystem.rename(from, to, { noReplace, exchange });
  return DONE;
}

export const NAME_OPERATIONS: readonly (readonly [number, Operation])[] = [
  [OPCODE.lookup, { run: lookup, interruptible: true }],
  [OPCODE.forget, { run: forget }],
  [OPCODE.batchForget, { run: batchForget }],
  [OPCODE.readlink, { run: readlink, interruptible: true }],
  [OPCODE.symlink, { run: symlink }],
  [OPCODE.mknod, { run: mknod }],
  [OPCODE.mkdir, { run: mkdir }],
  [OPCODE.link, { run: link }],
  [OPCODE.unlink, { run: unlink }],
  [OPCODE.rmdir, { run: rmdir }],
  [OPCODE.rename, { run: rename }],
  [OPCODE.rename2, { run: rename2 }],
];
