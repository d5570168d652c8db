/** `ocean get` and `ocean cat`: files of a volume to local files and streams. */

import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, rename, stat, symlink, unlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bytesOfKey, isKind, OceanError } from '../../base/index.ts';
import {
  type Attributes,
  type FileSystem,
  isDirectory,
  isRegular,
  isSymlink,
  PERMISSIONS,
} from '../../fs/index.ts';
import type { CommandContext } from '../control.ts';
import { localError } from './local-error.ts';
import { ProgressMeter } from './progress-meter.ts';
import type { Transferred } from './put.ts';
import type { Piece } from './volume-writer.ts';
import { entriesOf, lookup, type Resolved, resolveExisting, textOfName } from './walk.ts';

const READ_BYTES = 1 << 20;

export interface GetOptions {
  readonly path: string;
  /** Absolute. */
  readonly local: string;
  readonly recursive: boolean;
}

interface Getting {
  readonly fileSystem: FileSystem;
  readonly meter: ProgressMeter;
  readonly signal: AbortSignal;
  readonly skipped: string[];
}

/** Copies as `cp` would: into `local` when it is a directory, else to that very name. */
export async function get(
  fileSystem: FileSystem,
  options: GetOptions,
  context: CommandContext,
): Promise<Transferred> {
  const { path } = options;
  const resolved = await resolveExisting(fileSystem, path);
  try {
    return await getResolved(fileSystem, resolved, options, context);
  } finally {
    resolved.release();
  }
}

async function getResolved(
  fileSystem: FileSystem,
  { attributes, names }: Resolved,
  { path, local, recursive }: GetOptions,
  context: CommandContext,
): Promise<Transferred> {
  if (isDirectory(attributes.mode) && !recursive)
    throw new OceanError('is-directory', `${path} is a directory: add -r to copy all of it`);
  const isInto = (await stat(local).catch(() => undefined))?.isDirectory() ?? false;
  const name = names.at(-1);
  const target = isInto && name !== undefined ? join(local, textOfName(name)) : local;
  const meter = new ProgressMeter(context, isDirectory(attributes.mode) ? 0 : attributes.size);
  const getting: Getting = { fileSystem, meter, signal: context.signal, skipped: [] };
  await getAny(getting, attributes, target);
  meter.tell('done');
  return { path: target, files: meter.files, bytes: meter.bytes, skipped: getting.skipped };
}

function check(signal: AbortSignal): void {
  if (signal.aborted) throw new OceanError('interrupted', 'Stopped before the end');
}

async function getAny(getting: Getting, attributes: Attributes, local: string): Promise<void> {
  check(getting.signal);
  const { mode, ino } = attributes;
  try {
    if (isDirectory(mode)) await getDirectory(getting, attributes, local);
    else if (isRegular(mode)) await getFile(getting, attributes, local);
    else if (isSymlink(mode)) {
      const target = await getting.fileSystem.readlink(ino);
      await replace(local, (hidden) => symlink(Buffer.from(target), hidden));
    } else getting.skipped.push(local);
  } catch (error) {
    throw localError(error, `Cannot write ${local}`);
  }
}

async function getDirectory(
  getting: Getting,
  { ino, mode, mtimeNs }: Attributes,
  local: string,
): Promise<void> {
  await mkdir(local, { mode: 0o700 }).catch(async (error: NodeJS.ErrnoException) => {
    const isThere = error.code === 'EEXIST' && (await stat(local)).isDirectory();
    if (!isThere) throw error;
  });
  const found: { name: string; attributes: Attributes }[] = [];
  for (const { name } of await entriesOf(getting.fileSystem, ino)) {
    const attributes = await lookup(getting.fileSystem, ino, name);
    if (attributes === undefined) continue; // Removed meanwhile.
    if (isRegular(attributes.mode)) getting.meter.grow(attributes.size);
    found.push({ name, attributes });
  }
  try {
    for (const { name, attributes } of found) {
      await getAny(getting, attributes, join(local, localName(name)));
    }
  } finally {
    for (const { attributes } of found) getting.fileSystem.forget(attributes.ino, 1);
  }
  await chmod(local, mode & PERMISSIONS);
  await utimes(local, secondsOf(mtimeNs), secondsOf(mtimeNs));
}

/** @throws OceanError `unsupported` for a name that this program cannot hand to the local disk */
function localName(name: string): string {
  const text = textOfName(name);
  if (Buffer.compare(Buffer.from(text), bytesOfKey(name)) === 0) return text;
  throw new OceanError('unsupported', `The name ${text} is not UTF-8: copy it from a mount`);
}

function secondsOf(ns: bigint): number {
  return Number(ns) / 1e9;
}

async function getFile(getting: Getting, attributes: Attributes, local: string): Promise<void> {
  const { ino, mode, mtimeNs } = attributes;
  const { fileSystem, meter, signal } = getting;
  await replace(local, async (hidden) => {
    const file = await open(hidden, 'wx', 0o600);
    try {
      let at = 0;
      for await (const { offset, bytes } of piecesOf(fileSystem, ino)) {
        check(signal);
        // Holes stay holes.
        if (bytes.length > 0) await file.write(bytes, 0, bytes.length, offset);
        meter.add(offset + bytes.length - at, local);
        at = offset + bytes.length;
      }
      await file.truncate(at);
      await file.chmod(mode & PERMISSIONS);
      await file.utimes(secondsOf(mtimeNs), secondsOf(mtimeNs));
    } finally {
      await file.close();
    }
  });
  meter.files++;
}

/** Makes something beside `local` and renames it there: nobody sees half of it. */
async function replace(local: string, make: (hidden: string) => Promise<void>): Promise<void> {
  const hidden = join(dirname(local), `.ocean-get-${randomBytes(8).toString('hex')}`);
  try {
    await make(hidden);
    await rename(hidden, local);
  } catch (error) {
    await unlink(hidden).catch(() => {}); // Was never made.
    throw error;
  }
}

/** The content in order, holes left out; the last piece ends where the file does, and may be empty. */
async function* piecesOf(fileSystem: FileSystem, ino: number): AsyncGenerator<Piece> {
  const { handle } = await fileSystem.open(ino);
  try {
    let offset = 0;
    for (;;) {
      const next = await nextData(fileSystem, handle, offset);
      if (next === undefined) break;
      const bytes = await fileSystem.read(handle, next, READ_BYTES - (next % READ_BYTES));
      if (bytes.length === 0) break;
      yield { offset: next, bytes };
      offset = next + bytes.length;
    }
    const { size } = await fileSystem.getattr(ino);
    if (offset < size) yield { offset: size, bytes: new Uint8Array(0) };
  } finally {
    await fileSystem.release(handle);
  }
}

async function nextData(
  fileSystem: FileSystem,
  handle: number,
  offset: number,
): Promise<number | undefined> {
  try {
    return await fileSystem.seek(handle, offset, 'data');
  } catch (error) {
    if (isKind(error, 'range')) return undefined; // Nothing but a hole is left.
    throw error;
  }
}

/** All bytes of a file, holes as zeros. @throws OceanError before the first byte when it is no file */
export async function contentOf(
  fileSystem: FileSystem,
  path: string,
): Promise<AsyncIterable<Uint8Array>> {
  const { attributes, release } = await resolveExisting(fileSystem, path);
  try {
    return await openContent(fileSystem, attributes, path);
  } finally {
    release(); // What is open is held by its handle.
  }
}

async function openContent(
  fileSystem: FileSystem,
  { ino, mode }: Attributes,
  path: string,
): Promise<AsyncIterable<Uint8Array>> {
  if (isDirectory(mode))
    throw new OceanError('is-directory', `${path} is a directory: list it with "ocean ls"`);
  if (!isRegular(mode)) throw new OceanError('invalid', `${path} is not a regular file`);
  const { handle } = await fileSystem.open(ino);
  return bytesOf(fileSystem, handle);
}

async function* bytesOf(fileSystem: FileSystem, handle: number): AsyncGenerator<Uint8Array> {
  try {
    for (let offset = 0; ; ) {
      const bytes = await fileSystem.read(handle, offset, READ_BYTES);
      if (bytes.length === 0) return;
      yield bytes;
      offset += bytes.length;
    }
  } finally {
    await fileSystem.release(handle);
  }
}
