/** Requests about open directories. */

import type { DirectoryEntry } from '../../src/fs/index.ts';
import { direntBytes, encodeListing, encodeOpened, type Listed } from './answer.ts';
import { type Context, DONE, type Operation, type Reply } from './operation.ts';
import { OPCODE, OPEN_FLAG } from './protocol.ts';
import type { Request } from './request.ts';

async function opendir({ fileSystem, handles }: Context, { ino }: Request): Promise<Reply> {
  const opened = await fileSystem.opendir(ino);
  const handle = handles.add('directory', opened.handle);
  const flags = opened.keepCache ? OPEN_FLAG.keepCache | OPEN_FLAG.cacheDirectory : 0;
  return {
    bytes: encodeOpened(handle, flags),
    undo: () => void handles.release('directory', handle).catch(() => undefined),
  };
}

/** The entries after `cookie` that fit into `size` bytes. */
async function entriesThatFit(
  { fileSystem, handles }: Context,
  { ino, body }: Request,
  plus: boolean,
): Promise<DirectoryEntry[]> {
  const [number, cookie, size] = [body.u64(), body.big(), body.u32()];
  const handle = await handles.get('directory', number, ino);
  const countMax = Math.max(1, Math.floor(size / direntBytes(1, plus)));
  const fitting: DirectoryEntry[] = [];
  let used = 0;
  for (const entry of await fileSystem.readdir(handle, cookie, countMax)) {
    used += direntBytes(entry.name.length, plus);
    if (used > size) break;
    fitting.push(entry);
  }
  return fitting;
}

async function readdir(context: Context, request: Request): Promise<Reply> {
  const entries = await entriesThatFit(context, request, false);
  const listed = entries.map((entry) => ({ entry }));
  return { bytes: encodeListing(listed, false, context.timeouts) };
}

/** A listing whose entries, except `.` and `..`, are references as after a lookup. */
async function readdirplus(context: Context, request: Request): Promise<Reply> {
  const { fileSystem } = context;
  const entries = await entriesThatFit(context, request, true);
  const listed: Listed[] = await Promise.all(
    entries.map(async (entry) => {
      if (entry.name === '.' || entry.name === '..') return { entry };
      // The name may be gone by now, or out of reach: then the kernel asks for it when it needs it.
      const lookedUp = fileSystem.lookup(request.ino, entry.name).catch(() => undefined);
      return { entry, attributes: await lookedUp };
    }),
  );
  const held = listed.map((one) => one.attributes).filter((one) => one !== undefined);
  return {
    bytes: encodeListing(listed, true, context.timeouts),
    undo: () => {
      for (const { ino } of held) fileSystem.forget(ino, 1);
    },
  };
}

async function releasedir({ handles }: Context, { body }: Request): Promise<Reply> {
  await handles.release('directory', body.u64());
  return DONE;
}

async function fsyncdir(context: Context, { ino, body }: Request): Promise<Reply> {
  const { fileSystem, handles } = context;
  await fileSystem.fsyncdir(await handles.get('directory', body.u64(), ino));
  return DONE;
}

export const DIRECTORY_OPERATIONS: readonly (readonly [number, Operation])[] = [
  [OPCODE.opendir, { run: opendir }],
  [OPCODE.readdir, { run: readdir, interruptible: true }],
  [OPCODE.readdirplus, { run: readdirplus, interruptible: true }],
  [OPCODE.releasedir, { run: releasedir }],
  [OPCODE.fsyncdir, { run: fsyncdir, interruptible: true, slow: true }],
];
