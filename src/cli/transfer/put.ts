/** `ocean put`: local files into a volume. */

import { constants, type Dirent } from 'node:fs';
import { lstat, open, opendir, readlink, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { OceanError } from '../../base/index.ts';
import { type Ino, isDirectory, type Name } from '../../fs/index.ts';
import type { CommandContext } from '../control.ts';
import { localError } from './local-error.ts';
import { ProgressMeter } from './progress-meter.ts';
import { type Kept, type Piece, VolumeWriter, type WritableVolume } from './volume-writer.ts';
import { nameOf, walk } from './walk.ts';

const READ_BYTES = 1 << 20;

export interface PutOptions {
  /** Absolute. */
  readonly local: string;
  readonly path: string;
  readonly recursive: boolean;
}

export interface Transferred {
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
  /** Sockets, devices and the like. */
  readonly skipped: readonly string[];
}

interface Putting {
  readonly writer: VolumeWriter;
  readonly meter: ProgressMeter;
  readonly skipped: string[];
}

/** Copies as `cp` would: into `path` when it is a directory, else to that very name. */
export async function put(
  volume: WritableVolume,
  options: PutOptions,
  context: CommandContext,
): Promise<Transferred> {
  const { local, recursive } = options;
  const source = await stat(local).catch((error) => {
    throw localError(error, `Cannot read ${local}`);
  });
  if (source.isDirectory() && !recursive)
    throw new OceanError('is-directory', `${local} is a directory: add -r to copy all of it`);
  const total = source.isDirectory() ? await bytesBelow(local, context.signal) : source.size;
  const writer = new VolumeWriter(volume, context.signal);
  const putting: Putting = { writer, meter: new ProgressMeter(context, total), skipped: [] };
  try {
    const { place, path } = await targetOf(volume, writer, options);
    await putAny(putting, local, place, { follow: true });
    putting.meter.tell('committing');
    await writer.finish();
    const { meter, skipped } = putting;
    return { path, files: meter.files, bytes: meter.bytes, skipped };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function targetOf(
  volume: WritableVolume,
  writer: VolumeWriter,
  { local, path }: PutOptions,
): Promise<{ place: { parent: Ino; name: Name }; path: string }> {
  const walked = await walk(volume.fileSystem, path, { followLast: true });
  const { attributes, parent, names, missing } = walked;
  walked.release();
  writer.check();
  if (missing.length > 1) {
    throw new OceanError('not-found', `The directory that is to hold ${path} does not exist`);
  }
  const [name] = missing;
  if (name !== undefined) {
    if (!isDirectory(attributes.mode))
      throw new OceanError('not-directory', `What is to hold ${path} is not a directory`);
    return { place: { parent: attributes.ino, name }, path };
  }
  if (isDirectory(attributes.mode)) {
    const text = basename(local);
    if (text === '') throw new OceanError('invalid', `${local} has no name to give it: name one`);
    return { place: { parent: attributes.ino, name: nameOf(text) }, path: join(path, text) };
  }
  return { place: { parent, name: names.at(-1) as Name }, path };
}

async function putAny(
  putting: Putting,
  local: string,
  place: { parent: Ino; name: Name },
  { follow }: { follow: boolean },
): Promise<void> {
  const { writer, skipped, meter } = putting;
  writer.check();
  try {
    const found = await (follow ? stat : lstat)(local, { bigint: true });
    const kept: Kept = { mode: Number(found.mode), mtimeNs: found.mtimeNs };
    if (found.isDirectory()) await putDirectory(putting, local, place, kept);
    else if (found.isSymbolicLink()) {
      await writer.symlink(place, kept, await readlink(local, { encoding: 'buffer' }));
    } else if (found.isFile()) {
      await writer.file(place, kept, piecesOf(putting, local), () => 0);
      meter.files++;
    } else skipped.push(local);
  } catch (error) {
    throw localError(error, `Cannot copy ${local}`);
  }
}

async function putDirectory(
  putting: Putting,
  local: string,
  place: { parent: Ino; name: Name },
  kept: Kept,
): Promise<void> {
  const parent = await putting.writer.directory(place, kept);
  for await (const entry of await opendir(local)) {
    const name = nameOf(entry.name);
    await putAny(putting, join(local, entry.name), { parent, name }, { follow: false });
  }
}

async function* piecesOf({ meter }: Putting, local: string): AsyncGenerator<Piece> {
  const file = await open(local, constants.O_RDONLY);
  try {
    const buffer = new Uint8Array(READ_BYTES);
    for (let offset = 0; ; ) {
      const length = await fill(file, buffer, offset);
      if (length === 0) return;
      yield { offset, bytes: buffer.subarray(0, length) };
      offset += length;
      meter.add(length, basename(local));
    }
  } finally {
    await file.close();
  }
}

/** Reads until the buffer is full, so that blocks come out whole from a slow source too. */
async function fill(
  file: Awaited<ReturnType<typeof open>>,
  buffer: Uint8Array,
  offset: number,
): Promise<number> {
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, offset + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}

/** What progress counts to; entries that vanish meanwhile do not matter. */
async function bytesBelow(directory: string, signal: AbortSignal): Promise<number> {
  let bytes = 0;
  const entries: AsyncIterable<Dirent> = await opendir(directory, { recursive: true });
  for await (const entry of entries) {
    if (signal.aborted) break;
    if (!entry.isFile()) continue;
    const found = await lstat(join(entry.parentPath, entry.name)).catch(() => undefined);
    bytes += found?.size ?? 0;
  }
  return bytes;
}
