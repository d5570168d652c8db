/** The inodes of the model, and the rules that need nothing but one or two of them. */

import { type ErrorKind, OceanError } from '../../src/base/index.ts';
import {
  type Attributes,
  type Ino,
  isDirectory,
  NAME_BYTES_MAX,
  type Name,
  S_IFLNK,
  S_IFMT,
} from '../../src/fs/index.ts';
import type { SparseBytes } from './sparse-bytes.ts';

/** A name in a directory. */
export interface Entry {
  readonly ino: Ino;
  readonly cookie: bigint;
}

/** A file of any type, with every field of every type. */
export interface Inode {
  readonly ino: Ino;
  mode: number;
  uid: number;
  gid: number;
  readonly rdev: number;
  /** Names that refer to it; a directory has one. */
  names: number;
  /** It never had one, and may get one. */
  isUnnamed: boolean;
  lookups: number;
  opens: number;
  atimeNs: bigint;
  mtimeNs: bigint;
  ctimeNs: bigint;
  readonly birthNs: bigint;
  readonly content: SparseBytes;
  readonly target: Uint8Array;
  readonly entries: Map<Name, Entry>;
  parent: Ino;
  readonly attributes: Map<Name, Uint8Array>;
}

/** An expected error, ready to be thrown. */
export function refusal(kind: ErrorKind, message: string): OceanError {
  return new OceanError(kind, message);
}

/** Throws for a name that no directory can hold. */
export function checkName(name: Name): void {
  if (name.length > NAME_BYTES_MAX) throw refusal('name-too-long', `Cannot use name ${name}`);
  if (name === '' || name === '.' || name === '..' || /[\0/]/.test(name)) {
    throw refusal('invalid', `Cannot use name ${name}`);
  }
}

/** Throws when a rename may not put `moved` in the place of `replaced`. */
export function checkReplaceable(moved: Inode, replaced: Inode): void {
  if (isDirectory(replaced.mode)) {
    if (!isDirectory(moved.mode)) throw refusal('is-directory', 'Cannot replace a directory');
    if (replaced.entries.size > 0) throw refusal('not-empty', 'Cannot replace a full directory');
  } else if (isDirectory(moved.mode)) {
    throw refusal('not-directory', 'Cannot replace a file with a directory');
  }
}

/** What `getattr` tells of an inode. */
export function attributesOf(inode: Inode): Attributes {
  const { ino, mode, uid, gid, rdev, content, target } = inode;
  const { atimeNs, mtimeNs, ctimeNs, birthNs } = inode;
  const size = (mode & S_IFMT) === S_IFLNK ? target.length : content.size;
  const blocks = content.storedBytes / 512;
  const nlink = inode.names;
  const times = { atimeNs, mtimeNs, ctimeNs, birthNs };
  return { ino, mode, nlink, uid, gid, rdev, size, blocks, ...times };
}
