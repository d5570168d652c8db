/** What a process does with a mount that another one served: its handles, and its requests that were not answered. */

import { closeSync, fstatSync, readSync, writeSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import {
  connectedSockets,
  memoryFile,
  receiveDescriptors,
  sendDescriptors,
} from '../../mount/index.ts';
import { ATTRIBUTE_OPERATIONS } from '../../mount/kernel/attributes.ts';
import { FILE_OPERATIONS } from '../../mount/kernel/files.ts';
import { Handles } from '../../mount/kernel/handles.ts';
import { NAME_OPERATIONS } from '../../mount/kernel/names.ts';
import type { Context, Reply } from '../../mount/kernel/operation.ts';
import {
  OPCODE,
  RENAME_NO_REPLACE,
  UNIQUE_RESENT,
  XATTR_CREATE,
} from '../../mount/kernel/protocol.ts';
import { decodeRequest, type Request } from '../../mount/kernel/request.ts';
import { again } from '../../mount/kernel/resent.ts';
import { isKind, utf8 } from '../../src/base/index.ts';
import { ROOT_INO, S_IFREG } from '../../src/fs/index.ts';
import { MemoryFileSystem } from '../model/memory-file-system.ts';

const CALLER = { uid: 11, gid: 12, pid: 13 };
const OPERATIONS = new Map([...NAME_OPERATIONS, ...ATTRIBUTE_OPERATIONS, ...FILE_OPERATIONS]);

function contextOf(fileSystem = new MemoryFileSystem(() => 5n), life = 0): Context {
  return {
    fileSystem,
    clock: { nowMs: () => 0, nowNs: () => 0n, after: () => () => {} },
    timeouts: { entryMs: 0, attributesMs: 0, negativeMs: 0 },
    handles: new Handles(fileSystem, life),
    extendsSetxattr: () => true,
    forgetAttributes: () => {},
    told: async () => {},
  };
}

function u32s(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => {
    bytes.writeUInt32LE(value, 4 * i);
  });
  return bytes;
}

const names = (...all: string[]) => Buffer.from(all.map((name) => `${name}\0`).join(''));

/** A request that was read before, as the kernel lays it out. */
function resent(opcode: number, ino: number, ...body: Uint8Array[]): Buffer {
  const rest = Buffer.concat(body);
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40 + rest.length, 0);
  header.writeUInt32LE(opcode, 4);
  header.writeBigUInt64LE(UNIQUE_RESENT | 8n, 8);
  header.writeBigUInt64LE(BigInt(ino), 16);
  header.set(u32s(CALLER.uid, CALLER.gid, CALLER.pid), 24);
  return Buffer.concat([header, rest]);
}

async function once(context: Context, bytes: Buffer): Promise<Reply> {
  const request = decodeRequest(bytes) as Request;
  return OPERATIONS.get(request.opcode)!.run(context, request);
}

async function onceMore(context: Context, bytes: Buffer): Promise<Reply> {
  const request = decodeRequest(bytes) as Request;
  return again(OPERATIONS.get(request.opcode)!, bytes).run(context, request);
}

const inoOf = ({ bytes }: Reply) => Number(Buffer.from(bytes).readBigUInt64LE(0));

const BESIDE = 'beside';
const MODE = 0o644;
/** Each done twice must have been done once. `beside` is a file that is there before. */
const TWICE: Record<string, (ino: number) => Buffer> = {
  mkdir: () => resent(OPCODE.mkdir, ROOT_INO, u32s(0o755, 0), names('new')),
  mknod: () => resent(OPCODE.mknod, ROOT_INO, u32s(S_IFREG | MODE, 0, 0, 0), names('new')),
  symlink: () => resent(OPCODE.symlink, ROOT_INO, names('new', 'target')),
  link: (ino) => resent(OPCODE.link, ROOT_INO, u32s(ino, 0), names('new')),
  create: () => resent(OPCODE.create, ROOT_INO, u32s(0o300, S_IFREG | MODE, 0, 0), names('new')),
  unlink: () => resent(OPCODE.unlink, ROOT_INO, names(BESIDE)),
  rename: () => resent(OPCODE.rename, ROOT_INO, u32s(ROOT_INO, 0), names(BESIDE, 'new')),
  'rename without replacing': () =>
    resent(OPCODE.rename2, ROOT_INO, u32s(ROOT_INO, 0, RENAME_NO_REPLACE, 0), names(BESIDE, 'new')),
  'setxattr that creates': (ino) =>
    resent(OPCODE.setxattr, ino, u32s(1, XATTR_CREATE, 0, 0), names('user.a'), utf8('v')),
};

async function withFile(t: ExecutionContext) {
  const context = contextOf();
  const { fileSystem } = context;
  const { attributes } = await fileSystem.create(CALLER, ROOT_INO, BESIDE, { mode: MODE });
  t.truthy(attributes.ino);
  return { context, ino: attributes.ino };
}

for (const [name, bytesOf] of Object.entries(TWICE)) {
  test(`${name}: done and not answered, then resent, is answered as done`, async (t) => {
    const { context, ino } = await withFile(t);
    const bytes = bytesOf(ino);
    const first = await once(context, bytes);
    const failure = await t.throwsAsync(once(context, bytes));
    t.truthy(failure, 'without the mark it fails');
    const second = await onceMore(context, bytes);
    t.is(second.errno, undefined);
    t.is(second.bytes.length, first.bytes.length);
    if (first.bytes.length > 0) t.is(inoOf(second), inoOf(first));
  });
}

test('what another made is not taken for the own', async (t) => {
  const { context } = await withFile(t);
  const { fileSystem } = context;
  const other = { ...CALLER, uid: 99 };
  await fileSystem.mkdir(other, ROOT_INO, 'new', { mode: 0o755 });
  for (const name of ['mkdir', 'mknod', 'symlink', 'create']) {
    const bytes = (TWICE[name] as () => Buffer)();
    t.true(isKind(await t.throwsAsync(onceMore(context, bytes)), 'exists'), name);
  }
  const missing = resent(OPCODE.rename, ROOT_INO, u32s(ROOT_INO, 0), names('nothing', 'nowhere'));
  t.true(isKind(await t.throwsAsync(onceMore(context, missing)), 'not-found'));
});

test('a handle of an earlier life is opened again once, and closed once', async (t) => {
  const { context, ino } = await withFile(t);
  const { fileSystem } = context;
  const opened = await fileSystem.open(ino);
  const number = context.handles.add('file', opened.handle);
  const before = (fileSystem as MemoryFileSystem).leftovers().handles;

  const next = new Handles(fileSystem, 1);
  const [first, second] = await Promise.all([
    next.get('file', number, ino),
    next.get('file', number, ino),
  ]);
  t.is(first, second);
  t.not(first, opened.handle);
  t.is((fileSystem as MemoryFileSystem).leftovers().handles, before + 1);
  const own = await fileSystem.open(ino);
  t.not(next.add('file', own.handle), context.handles.add('file', own.handle), 'no number twice');
  await next.release('file', number);
  await next.release('file', number);
  t.is((fileSystem as MemoryFileSystem).leftovers().handles, before + 1);
  const error = await t.throwsAsync(async () => next.get('file', 77, 12_345));
  t.true(isKind(error, 'conflict'), 'ESTALE');
});

test('descriptors go over a socket, and name the same open file there', (t) => {
  const [ours, theirs] = connectedSockets();
  const file = memoryFile();
  t.deepEqual(receiveDescriptors(ours), [], 'nothing was sent yet');
  sendDescriptors(theirs, [file, theirs]);
  sendDescriptors(theirs, [theirs]);
  const [received, socket] = receiveDescriptors(ours);
  t.is(receiveDescriptors(ours).length, 1);
  writeSync(received as number, 'text');
  const bytes = Buffer.alloc(4);
  readSync(file, bytes, 0, 4, 0);
  t.is(bytes.toString(), 'text');
  t.is(fstatSync(socket as number).ino, fstatSync(theirs).ino);
  for (const one of [ours, theirs, file, received as number, socket as number]) closeSync(one);
});
