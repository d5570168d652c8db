/** Attributes and space in the numbers that the package passes on. */

import type { AttributeChanges, Attributes, Ino, Space } from '../../src/fs/index.ts';
import { NAME_BYTES_MAX } from '../../src/fs/index.ts';
import type { NativeSpace, NativeStatus } from './package.ts';

const NS_PER_MS = 1_000_000n;
const WORD = 2 ** 32;
/** What programs read and write at a time. */
const IO_BYTES = 131_072;
/** 2^32 divided by the golden ratio: multiples of it lie as far apart as they can. */
const SPREAD = 0x9e3779b1;

/**
 * An inode number in 32 bits. Slots of numbers (ADR 0011) start far apart: two files share a number only when machines
 * have made hundreds of millions of them.
 */
export function shortIno(ino: Ino): number {
  const high = Math.floor(ino / WORD);
  return ((ino % WORD) + Math.imul(high, SPREAD)) >>> 0 || 1;
}

/** Before 1970 is 1970: the package has no sign. */
function milliseconds(timeNs: bigint): number {
  return timeNs < 0n ? 0 : Number(timeNs / NS_PER_MS);
}

export function statusOf(attributes: Attributes): NativeStatus {
  const { mode, uid, gid, size, nlink, rdev, blocks } = attributes;
  return {
    mode,
    uid,
    gid,
    size,
    // It makes 1 of 0, and takes numbers modulo 2^32.
    nlink: nlink || WORD,
    ino: shortIno(attributes.ino),
    rdev,
    blksize: IO_BYTES,
    blocks,
    atime: milliseconds(attributes.atimeNs),
    mtime: milliseconds(attributes.mtimeNs),
    ctime: milliseconds(attributes.ctimeNs),
  };
}

export function timesOf(atimeMs: number, mtimeMs: number): AttributeChanges {
  return { atimeNs: BigInt(atimeMs) * NS_PER_MS, mtimeNs: BigInt(mtimeMs) * NS_PER_MS };
}

/** In blocks so large that their number fits. */
export function spaceOf(space: Space): NativeSpace {
  let scale = 1;
  while (space.blocksTotal / scale >= WORD) scale *= 2;
  const blocks = (count: number) => Math.floor(count / scale);
  const files = (count: number) => Math.min(count, WORD - 1);
  return {
    bsize: space.blockBytes * scale,
    frsize: space.blockBytes * scale,
    blocks: blocks(space.blocksTotal),
    bfree: blocks(space.blocksFree),
    bavail: blocks(space.blocksFree),
    files: files(space.filesTotal),
    ffree: files(space.filesFree),
    favail: files(space.filesFree),
    namemax: NAME_BYTES_MAX,
  };
}
