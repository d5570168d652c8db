/**
 * Conflicts that nobody has settled: a record for each copy that a merge has put beside a file, under the copy's own
 * place, so that listing them costs what they are and not a walk of the volume. Whoever removes or renames the copy
 * removes its record.
 */

import {
  bytesOfKey,
  concat,
  keyOf,
  OceanError,
  readU32,
  readU64,
  u32,
  u64,
} from '../base/index.ts';
import type { Ino, Name } from './file-system.ts';
import { ROOT_INO } from './file-system.ts';
import { CONFLICT_PREFIX, direntKey, direntPrefix, inodeKey } from './keys.ts';
import { decodeDirent, decodeInode } from './records.ts';
import type { Source } from './source.ts';

const FORMAT = 1;
const HEADER_BYTES = 29;
/** Directories above a copy: deeper ones are told by their last names only. */
const DEPTH_MAX = 256;

/** A copy that a merge made, as its record has it. */
export interface Conflict {
  readonly parent: Ino;
  /** Of the copy. */
  readonly name: Name;
  readonly ino: Ino;
  /** Of what it is a copy of, in the same directory. */
  readonly original: Name;
  /** The machine that wrote while it was cut off, as it calls itself, in UTF-8. */
  readonly host: Name;
  /** When it was merged. */
  readonly timeMs: number;
}

/** The same for people. */
export interface ListedConflict {
  /** In the volume, with a slash in front. */
  readonly copy: Name;
  readonly original: Name;
  readonly host: Name;
  readonly timeMs: number;
}

export function encodeConflict({
  parent,
  name,
  ino,
  original,
  host,
  timeMs,
}: Conflict): Uint8Array {
  return concat([
    Uint8Array.of(FORMAT),
    ...[u64(parent), u64(ino), u64(timeMs), u32(host.length)],
    ...[bytesOfKey(host), u32(original.length), bytesOfKey(original), bytesOfKey(name)],
  ]);
}

/** @throws OceanError `corrupt` */
export function decodeConflict(bytes: Uint8Array): Conflict {
  const hostLength = bytes.length < HEADER_BYTES + 4 ? 0 : readU32(bytes, 25);
  const hostEnd = HEADER_BYTES + hostLength;
  const isShort = bytes.length < hostEnd + 4;
  const end = isShort ? 0 : hostEnd + 4 + readU32(bytes, hostEnd);
  if (bytes[0] !== FORMAT || isShort || bytes.length < end)
    throw new OceanError(
      'corrupt',
      `Cannot decode a conflict of the volume: ${bytes.length} bytes`,
    );
  return {
    parent: readU64(bytes, 1),
    ino: readU64(bytes, 9),
    timeMs: readU64(bytes, 17),
    host: keyOf(bytes.subarray(HEADER_BYTES, hostEnd)),
    original: keyOf(bytes.subarray(hostEnd + 4, end)),
    name: keyOf(bytes.subarray(end)),
  };
}

/** All that are not settled, oldest first. A copy that is gone some other way is left out. */
export async function conflictsOf(
  source: Source,
  hash: (parent: Ino, name: Name) => Uint8Array,
): Promise<ListedConflict[]> {
  const found: ListedConflict[] = [];
  for (const { value } of await source.scan(CONFLICT_PREFIX)) {
    if (value === undefined) continue;
    const { parent, name, ino, original, host, timeMs } = decodeConflict(value);
    const entry = await source.get(direntKey(parent, hash(parent, name)));
    if (entry === undefined || decodeDirent(entry).ino !== ino) continue;
    const directory = await pathOf(source, parent);
    found.push({ copy: directory + name, original: directory + original, host, timeMs });
  }
  return found.sort((a, b) => a.timeMs - b.timeMs || (a.copy < b.copy ? -1 : 1));
}

/** Path of a directory, slashes around it. Costs a listing of each directory above it. */
async function pathOf(source: Source, directory: Ino): Promise<Name> {
  let path = '/';
  let ino = directory;
  for (let depth = 0; ino !== ROOT_INO && depth < DEPTH_MAX; depth++) {
    const value = await source.get(inodeKey(ino));
    if (value === undefined) break;
    const { parent } = decodeInode(value);
    const entries = await source.scan(direntPrefix(parent));
    const named = entries
      .map((entry) => entry.value && decodeDirent(entry.value))
      .find((record) => record?.ino === ino);
    path = `/${named?.name ?? '?'}${path}`;
    ino = parent;
  }
  return path;
}
