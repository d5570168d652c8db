/** Encodes the bodies of answers, field by field as `linux/fuse.h` lays them out. */

import type { Attributes, DirectoryEntry, Space } from '../../src/fs/index.ts';
import { NAME_BYTES_MAX } from '../../src/fs/index.ts';

const ATTRIBUTES_BYTES = 88;
export const ENTRY_BYTES = 40 + ATTRIBUTES_BYTES;
const DIRENT_HEADER_BYTES = 24;
/** Preferred size of a read or write, in `st_blksize`. */
const IO_BYTES = 128 * 1024;
const NS_PER_S = 1_000_000_000n;
const MS_PER_S = 1_000;

/** How long the kernel may keep what it was told, in milliseconds. */
export interface Timeouts {
  readonly entryMs: number;
  readonly attributesMs: number;
  /** For names that do not exist; 0: they are asked again every time. */
  readonly negativeMs: number;
}

function putU64(bytes: Buffer, at: number, value: number): void {
  bytes.writeUInt32LE(value % 0x1_0000_0000, at);
  bytes.writeUInt32LE(Math.floor(value / 0x1_0000_0000), at + 4);
}

/** Splits nanoseconds into floored seconds and a remainder that is never negative. */
function putTime(bytes: Buffer, ns: bigint, secondsAt: number, nanosecondsAt: number): void {
  let rest = Number(ns % NS_PER_S);
  let seconds = Number(ns / NS_PER_S);
  if (rest < 0) {
    rest += Number(NS_PER_S);
    seconds -= 1;
  }
  bytes.writeBigInt64LE(BigInt(seconds), secondsAt);
  bytes.writeUInt32LE(rest, nanosecondsAt);
}

function putAttributes(bytes: Buffer, at: number, attributes: Attributes): void {
  putU64(bytes, at, attributes.ino);
  putU64(bytes, at + 8, attributes.size);
  putU64(bytes, at + 16, attributes.blocks);
  putTime(bytes, attributes.atimeNs, at + 24, at + 48);
  putTime(bytes, attributes.mtimeNs, at + 32, at + 52);
  putTime(bytes, attributes.ctimeNs, at + 40, at + 56);
  bytes.writeUInt32LE(attributes.mode, at + 60);
  bytes.writeUInt32LE(attributes.nlink, at + 64);
  bytes.writeUInt32LE(attributes.uid, at + 68);
  bytes.writeUInt32LE(attributes.gid, at + 72);
  bytes.writeUInt32LE(attributes.rdev, at + 76);
  bytes.writeUInt32LE(IO_BYTES, at + 80);
}

function putTimeout(bytes: Buffer, ms: number, secondsAt: number, nanosecondsAt: number): void {
  putU64(bytes, secondsAt, Math.floor(ms / MS_PER_S));
  bytes.writeUInt32LE((ms % MS_PER_S) * 1_000_000, nanosecondsAt);
}

/** struct fuse_attr_out. */
export function encodeAttributes(attributes: Attributes, timeouts: Timeouts): Buffer {
  const bytes = Buffer.alloc(16 + ATTRIBUTES_BYTES);
  putTimeout(bytes, timeouts.attributesMs, 0, 8);
  putAttributes(bytes, 16, attributes);
  return bytes;
}

const STATX_BYTES = 288;
const STATX_BASIC = 0x7ff;
const STATX_BIRTH = 0x800;

/** The device number as the kernel packs it into 32 bits: 12 bits major, 20 bits minor. */
function putDevice(bytes: Buffer, at: number, rdev: number): void {
  bytes.writeUInt32LE((rdev >>> 8) & 0xfff, at);
  bytes.writeUInt32LE((rdev & 0xff) | ((rdev >>> 12) & 0xfff00), at + 4);
}

/** struct fuse_statx_out: what FUSE_STATX is asked for is the time of birth. */
export function encodeStatx(attributes: Attributes, timeouts: Timeouts): Buffer {
  const { birthNs, mode, nlink, uid, gid } = attributes;
  const bytes = Buffer.alloc(STATX_BYTES);
  putTimeout(bytes, timeouts.attributesMs, 0, 8);
  bytes.writeUInt32LE(birthNs === undefined ? STATX_BASIC : STATX_BASIC | STATX_BIRTH, 32);
  bytes.writeUInt32LE(IO_BYTES, 36);
  bytes.writeUInt32LE(nlink, 48);
  bytes.writeUInt32LE(uid, 52);
  bytes.writeUInt32LE(gid, 56);
  bytes.writeUInt16LE(mode, 60);
  putU64(bytes, 64, attributes.ino);
  putU64(bytes, 72, attributes.size);
  putU64(bytes, 80, attributes.blocks);
  putTime(bytes, attributes.atimeNs, 96, 104);
  putTime(bytes, birthNs ?? 0n, 112, 120);
  putTime(bytes, attributes.ctimeNs, 128, 136);
  putTime(bytes, attributes.mtimeNs, 144, 152);
  putDevice(bytes, 160, attributes.rdev);
  return bytes;
}

function putEntry(bytes: Buffer, at: number, attributes: Attributes, timeouts: Timeouts): void {
  putU64(bytes, at, attributes.ino);
  putTimeout(bytes, timeouts.entryMs, at + 16, at + 32);
  putTimeout(bytes, timeouts.attributesMs, at + 24, at + 36);
  putAttributes(bytes, at + 40, attributes);
}

/** struct fuse_entry_out. The generation stays 0: inode numbers are never used twice. */
export function encodeEntry(attributes: Attributes, timeouts: Timeouts): Buffer {
  const bytes = Buffer.alloc(ENTRY_BYTES);
  putEntry(bytes, 0, attributes, timeouts);
  return bytes;
}

/** A struct fuse_entry_out that says: there is no such name, and it may be remembered. */
export function encodeNegativeEntry(timeouts: Timeouts): Buffer {
  const bytes = Buffer.alloc(ENTRY_BYTES);
  putTimeout(bytes, timeouts.negativeMs, 16, 32);
  return bytes;
}

/** struct fuse_open_out. */
export function encodeOpened(handle: number, flags: number): Buffer {
  const bytes = Buffer.alloc(16);
  putU64(bytes, 0, handle);
  bytes.writeUInt32LE(flags, 8);
  return bytes;
}

/** struct fuse_write_out and fuse_getxattr_out: a byte count. */
export function encodeCount(count: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(count, 0);
  return bytes;
}

/** struct fuse_lseek_out. */
export function encodeOffset(offset: number): Buffer {
  const bytes = Buffer.alloc(8);
  putU64(bytes, 0, offset);
  return bytes;
}

/** struct fuse_statfs_out. */
export function encodeSpace(space: Space): Buffer {
  const bytes = Buffer.alloc(80);
  putU64(bytes, 0, space.blocksTotal);
  putU64(bytes, 8, space.blocksFree);
  putU64(bytes, 16, space.blocksFree);
  putU64(bytes, 24, space.filesTotal);
  putU64(bytes, 32, space.filesFree);
  bytes.writeUInt32LE(space.blockBytes, 40);
  bytes.writeUInt32LE(NAME_BYTES_MAX, 44);
  bytes.writeUInt32LE(space.blockBytes, 48);
  return bytes;
}

/** Bytes of one record of READDIR, or of READDIRPLUS with `plus`, for a name of that length. */
export function direntBytes(nameBytes: number, plus: boolean): number {
  const bytes = (plus ? ENTRY_BYTES : 0) + DIRENT_HEADER_BYTES + nameBytes;
  return (bytes + 7) & ~7;
}

/** One listed name; with `attributes` for READDIRPLUS, where undefined means: look it up later. */
export interface Listed {
  readonly entry: DirectoryEntry;
  readonly attributes?: Attributes | undefined;
}

/** Records of READDIR or READDIRPLUS, end to end. */
export function encodeListing(
  listed: readonly Listed[],
  plus: boolean,
  timeouts: Timeouts,
): Buffer {
  let length = 0;
  for (const { entry } of listed) length += direntBytes(entry.name.length, plus);
  const bytes = Buffer.alloc(length);
  let at = 0;
  for (const { entry, attributes } of listed) {
    const next = at + direntBytes(entry.name.length, plus);
    if (plus) {
      if (attributes !== undefined) putEntry(bytes, at, attributes, timeouts);
      at += ENTRY_BYTES;
    }
    putU64(bytes, at, entry.ino);
    bytes.writeBigUInt64LE(entry.cookie, at + 8);
    bytes.writeUInt32LE(entry.name.length, at + 16);
    bytes.writeUInt32LE(entry.type >> 12, at + 20);
    bytes.write(entry.name, at + DIRENT_HEADER_BYTES, 'latin1');
    at = next;
  }
  return bytes;
}
