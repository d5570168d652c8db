/** The values of a volume's map, before they are sealed. Integers are big-endian; layout in `docs/formats.md`. */

import {
  bytesOfKey,
  concat,
  keyOf,
  OceanError,
  putU64,
  readU32,
  readU64,
  u32,
  u64,
  viewOf,
} from '../base/index.ts';
import type { BlockReference } from '../client/index.ts';
import type { Ino, Name } from './file-system.ts';
import { parseKey } from './keys.ts';

/** A file up to this size lies in its inode record. */
export const INLINE_FILE_BYTES_MAX = 4096;
const FORMAT = 1;
const INODE_FORMAT = 2;
const INODE_HEADER_BYTES = 81;
/** Format 1 had no time of birth. */
const INODE_HEADER_BYTES_1 = 73;

/** The least number: no file was made then. */
const NO_TIME = -(2n ** 63n);

export interface InodeRecord {
  mode: number;
  nlink: number;
  uid: number;
  gid: number;
  rdev: number;
  size: number;
  /** Bytes that its extents cover. */
  stored: number;
  atimeNs: bigint;
  mtimeNs: bigint;
  ctimeNs: bigint;
  /** When it was made; undefined in a record of format 1. */
  birthNs: bigint | undefined;
  /** Of a directory: the one it lies in. Of another: where it was named last, or 0 in earlier records. */
  parent: Ino;
  /** Content of a small file, target of a symlink; undefined when the content lies in extents. */
  inline: Uint8Array | undefined;
}

export function encodeInode(inode: InodeRecord): Uint8Array {
  const inline = inode.inline;
  const bytes = new Uint8Array(INODE_HEADER_BYTES + (inline?.length ?? 0));
  const view = viewOf(bytes);
  bytes[0] = INODE_FORMAT;
  view.setUint32(1, inode.mode);
  view.setUint32(5, inode.nlink);
  view.setUint32(9, inode.uid);
  view.setUint32(13, inode.gid);
  view.setUint32(17, inode.rdev);
  putU64(bytes, 21, inode.size);
  putU64(bytes, 29, inode.stored);
  view.setBigInt64(37, inode.atimeNs);
  view.setBigInt64(45, inode.mtimeNs);
  view.setBigInt64(53, inode.ctimeNs);
  putU64(bytes, 61, inode.parent);
  view.setBigInt64(69, inode.birthNs ?? NO_TIME);
  view.setUint32(77, inline === undefined ? 0xffff_ffff : inline.length);
  if (inline !== undefined) bytes.set(inline, INODE_HEADER_BYTES);
  return bytes;
}

/** @throws OceanError `corrupt` */
export function decodeInode(bytes: Uint8Array): InodeRecord {
  const isOld = bytes[0] === FORMAT;
  const headerBytes = isOld ? INODE_HEADER_BYTES_1 : INODE_HEADER_BYTES;
  const isKnown = isOld || bytes[0] === INODE_FORMAT;
  if (bytes.length < headerBytes || !isKnown) throw corrupt('an inode', bytes);
  const view = viewOf(bytes);
  const inlineLength = view.getUint32(headerBytes - 4);
  const isInline = inlineLength !== 0xffff_ffff;
  if (bytes.length !== headerBytes + (isInline ? inlineLength : 0)) {
    throw corrupt('an inode', bytes);
  }
  const birthNs = isOld ? NO_TIME : view.getBigInt64(69);
  return {
    mode: view.getUint32(1),
    nlink: view.getUint32(5),
    uid: view.getUint32(9),
    gid: view.getUint32(13),
    rdev: view.getUint32(17),
    size: readU64(bytes, 21),
    stored: readU64(bytes, 29),
    atimeNs: view.getBigInt64(37),
    mtimeNs: view.getBigInt64(45),
    ctimeNs: view.getBigInt64(53),
    birthNs: birthNs === NO_TIME ? undefined : birthNs,
    parent: readU64(bytes, 61),
    inline: isInline ? bytes.slice(headerBytes) : undefined,
  };
}

export interface DirentRecord {
  readonly ino: Ino;
  /** File type bits of the mode. */
  readonly type: number;
  readonly name: Name;
}

export function encodeDirent({ ino, type, name }: DirentRecord): Uint8Array {
  return concat([Uint8Array.of(FORMAT), u64(ino), u32(type), bytesOfKey(name)]);
}

/** @throws OceanError `corrupt` */
export function decodeDirent(bytes: Uint8Array): DirentRecord {
  if (bytes.length < 14 || bytes[0] !== FORMAT) throw corrupt('a directory entry', bytes);
  return { ino: readU64(bytes, 1), type: readU32(bytes, 9), name: keyOf(bytes.subarray(13)) };
}

/** A stretch of a file: `length` bytes of a block, from `inner` on, at the file's `offset`. */
export interface Extent {
  readonly offset: number;
  readonly length: number;
  readonly inner: number;
  readonly block: BlockReference;
}

const EXTENT_BYTES = 81;

/** The offset is in the key. */
export function encodeExtent({ length, inner, block }: Extent): Uint8Array {
  return concat([
    Uint8Array.of(FORMAT),
    u32(length),
    u32(inner),
    u32(block.epoch),
    u32(block.length),
    block.digest,
    block.key,
  ]);
}

/** @throws OceanError `corrupt` */
export function decodeExtent(offset: number, bytes: Uint8Array): Extent {
  if (bytes.length !== EXTENT_BYTES || bytes[0] !== FORMAT) throw corrupt('an extent', bytes);
  const block: BlockReference = {
    epoch: readU32(bytes, 9),
    length: readU32(bytes, 13),
    digest: bytes.slice(17, 49) as BlockReference['digest'],
    key: bytes.slice(49, 81),
  };
  return { offset, length: readU32(bytes, 1), inner: readU32(bytes, 5), block };
}

export interface XattrRecord {
  readonly name: Name;
  readonly value: Uint8Array;
}

export function encodeXattr({ name, value }: XattrRecord): Uint8Array {
  return concat([Uint8Array.of(FORMAT, name.length), bytesOfKey(name), value]);
}

/** @throws OceanError `corrupt` */
export function decodeXattr(bytes: Uint8Array): XattrRecord {
  const length = bytes[1] ?? 0;
  if (bytes[0] !== FORMAT || bytes.length < 2 + length) throw corrupt('an attribute', bytes);
  return { name: keyOf(bytes.subarray(2, 2 + length)), value: bytes.slice(2 + length) };
}

function corrupt(what: string, bytes: Uint8Array): OceanError {
  return new OceanError('corrupt', `Cannot decode ${what} of the volume: ${bytes.length} bytes`);
}

/** The block that a record from the journal refers to. */
export function blockOf(
  key: Uint8Array,
  value: Uint8Array | undefined,
): BlockReference['digest'] | undefined {
  const parsed = parseKey(key);
  if (parsed.kind !== 'extent' || value === undefined) return undefined;
  return decodeExtent(parsed.offset, value).block.digest;
}
