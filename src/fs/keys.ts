/**
 * The keys of a volume's map. Inode numbers are in clear, names only as keyed hashes. Each kind of record is a
 * key range, so a directory of any size changes one path of the tree. Layout in `docs/formats.md`.
 */

import { concat, EMPTY, putU64, readU64, u32, u64 } from '../base/index.ts';
import type { Ino } from './file-system.ts';

const INODE = 0x49;
const DIRENT = 0x44;
const EXTENT = 0x45;
const XATTR = 0x58;
const SLOT = 0x53;
const ORPHAN = 0x4f;
const QUOTA = 0x51;
const SNAPSHOT = 0x4e;
const POLICY = 0x52;
const LOCKS = 0x46;
const LEASE = 0x54;
const CONFLICT = 0x4d;

/** What a key is about. */
export type ParsedKey =
  | { readonly kind: 'inode'; readonly ino: Ino }
  | { readonly kind: 'dirent'; readonly parent: Ino; readonly hash: Uint8Array }
  | { readonly kind: 'extent'; readonly ino: Ino; readonly offset: number }
  | { readonly kind: 'xattr'; readonly ino: Ino }
  | { readonly kind: 'locks'; readonly ino: Ino }
  | { readonly kind: 'lease' }
  | { readonly kind: 'orphan'; readonly ino: Ino }
  | { readonly kind: 'other' };

/** Records of one inode and range kind share this prefix: kind and inode number. */
export const PREFIX_BYTES = 9;
const OFFSET_ROOM = new Uint8Array(8);

/** In one allocation: made for every record that is looked at. */
function keyOfInode(kind: number, ino: Ino, rest: Uint8Array = EMPTY): Uint8Array {
  const bytes = new Uint8Array(PREFIX_BYTES + rest.length);
  bytes[0] = kind;
  putU64(bytes, 1, ino);
  bytes.set(rest, PREFIX_BYTES);
  return bytes;
}

function key(kind: number, ...parts: Uint8Array[]): Uint8Array {
  return concat([Uint8Array.of(kind), ...parts]);
}

/** What the keys of all inodes, all names, or all extents begin with. */
export const INODE_PREFIX: Uint8Array = Uint8Array.of(INODE);
export const DIRENT_PREFIX: Uint8Array = Uint8Array.of(DIRENT);
export const EXTENT_PREFIX: Uint8Array = Uint8Array.of(EXTENT);
/** What the volume's files may take up. */
export const QUOTA_KEY: Uint8Array = Uint8Array.of(QUOTA);
/** Which versions the owner keeps. */
export const POLICY_KEY: Uint8Array = Uint8Array.of(POLICY);
/** What the keys of all snapshots begin with; by itself it is written with each change of one. */
export const SNAPSHOT_PREFIX: Uint8Array = Uint8Array.of(SNAPSHOT);
export const snapshotKey = (hash: Uint8Array): Uint8Array => key(SNAPSHOT, hash);
export const inodeKey = (ino: Ino): Uint8Array => keyOfInode(INODE, ino);
export const direntPrefix = (parent: Ino): Uint8Array => keyOfInode(DIRENT, parent);
export const direntKey = (parent: Ino, hash: Uint8Array): Uint8Array =>
  keyOfInode(DIRENT, parent, hash);
export const extentPrefix = (ino: Ino): Uint8Array => keyOfInode(EXTENT, ino);
export const extentKey = (ino: Ino, offset: number): Uint8Array => {
  const bytes = keyOfInode(EXTENT, ino, OFFSET_ROOM);
  putU64(bytes, PREFIX_BYTES, offset);
  return bytes;
};
export const xattrPrefix = (ino: Ino): Uint8Array => keyOfInode(XATTR, ino);
export const xattrKey = (ino: Ino, hash: Uint8Array): Uint8Array => keyOfInode(XATTR, ino, hash);
/** A range of inode numbers that one writer gives out. */
export const slotKey = (slot: number): Uint8Array => key(SLOT, u32(slot));
/** An inode without a name that was open: removed when its slot is next used. */
export const orphanKey = (slot: number, ino: Ino): Uint8Array => key(ORPHAN, u32(slot), u64(ino));
export const orphanPrefix = (slot: number): Uint8Array => key(ORPHAN, u32(slot));
/** Who has locks of a file. */
export const LOCKS_PREFIX: Uint8Array = Uint8Array.of(LOCKS);
export const locksKey = (ino: Ino): Uint8Array => key(LOCKS, u64(ino));
/** That a mount has that tenure, and its locks. */
export const leaseKey = ({ slot, tenure }: { slot: number; tenure: number }): Uint8Array =>
  key(LEASE, u32(slot), u64(tenure));
export const leasePrefix = (slot: number): Uint8Array => key(LEASE, u32(slot));

/** Of the conflict copy that has that name: what it is a copy of. */
export const conflictKey = (parent: Ino, hash: Uint8Array): Uint8Array =>
  key(CONFLICT, u64(parent), hash);
/** What the keys of all conflicts begin with. */
export const CONFLICT_PREFIX: Uint8Array = Uint8Array.of(CONFLICT);

/** Whether it says something of a file or a directory, and not of the volume, of its locks, or of where blocks lie. */
export function isOfFiles(bytes: Uint8Array): boolean {
  return [INODE, DIRENT, EXTENT, XATTR].includes(bytes[0] as number);
}

/** Whether the key is of a record that belongs to one file or directory by its number. */
export function isOfInode(
  parsed: ParsedKey,
): parsed is Extract<ParsedKey, { kind: 'inode' | 'extent' | 'xattr' }> {
  return parsed.kind === 'inode' || parsed.kind === 'extent' || parsed.kind === 'xattr';
}

export function parseKey(bytes: Uint8Array): ParsedKey {
  if (bytes.length < PREFIX_BYTES) return { kind: 'other' };
  const ino = () => readU64(bytes, 1);
  switch (bytes[0]) {
    case INODE:
      return { kind: 'inode', ino: ino() };
    case DIRENT:
      return { kind: 'dirent', parent: ino(), hash: bytes.subarray(PREFIX_BYTES) };
    case EXTENT:
      return { kind: 'extent', ino: ino(), offset: readU64(bytes, PREFIX_BYTES) };
    case XATTR:
      return { kind: 'xattr', ino: ino() };
    case LOCKS:
      return { kind: 'locks', ino: ino() };
    case LEASE:
      return { kind: 'lease' };
    case ORPHAN:
      return { kind: 'orphan', ino: readU64(bytes, 5) };
    default:
      return { kind: 'other' };
  }
}
