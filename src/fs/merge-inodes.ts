/** An inode in a merge: its three records, what each side did to its content, and the record that comes of them. */

import { keyOf } from '../base/index.ts';
import type { Ino } from './file-system.ts';
import { extentPrefix, inodeKey, parseKey, xattrPrefix } from './keys.ts';
import type { Side } from './merge-names.ts';
import { type Content, type IndexedSides, same } from './merge-sides.ts';
import { decodeInode, type InodeRecord } from './records.ts';

export interface MergedInode {
  readonly ino: Ino;
  readonly base: InodeRecord | undefined;
  readonly mine: InodeRecord | undefined;
  readonly theirs: InodeRecord | undefined;
  /** The side made other bytes of it than both began with. */
  readonly isRewritten: Readonly<Record<Side, boolean>>;
  /** They changed a record of it, names apart. */
  readonly isTheirs: boolean;
  /** Nothing is kept of mine: they have the same. */
  isDropped: boolean;
}

export async function readInode(sides: IndexedSides, ino: Ino): Promise<MergedInode> {
  const { base, mine, theirs } = await sides.three(inodeKey(ino));
  const records = {
    base: base && decodeInode(base),
    mine: mine && decodeInode(mine),
    theirs: theirs && decodeInode(theirs),
  };
  const { extents, isTheirs } = await changed(sides, ino);
  const isRewritten = (side: Side) => extents[side] || contentDiffers(records.base, records[side]);
  return {
    ino,
    ...records,
    isRewritten: { mine: isRewritten('mine'), theirs: isRewritten('theirs') },
    isTheirs,
    isDropped: false,
  };
}

/** Whose extents differ from what both began with, and whether they changed anything of it. */
async function changed(
  sides: IndexedSides,
  ino: Ino,
): Promise<{ extents: Record<Side, boolean>; isTheirs: boolean }> {
  const keys = [...sides.ownOf(ino).map(({ key }) => key), ...sides.theirKeysOf(ino)];
  const extents = { mine: false, theirs: false };
  let isTheirs = false;
  for (const key of keys) {
    const { base, mine, theirs } = await sides.three(key);
    if (!same(base, theirs)) isTheirs = true;
    if (parseKey(key).kind !== 'extent') continue;
    if (!same(base, mine)) extents.mine = true;
    if (!same(base, theirs)) extents.theirs = true;
  }
  return { extents, isTheirs };
}

function contentDiffers(before: InodeRecord | undefined, now: InodeRecord | undefined): boolean {
  if (before === undefined || now === undefined) return before !== now;
  return before.size !== now.size || !same(before.inline, now.inline);
}

/** It has a name on that side. */
export function isAlive(inode: MergedInode, side: Side): boolean {
  return (inode[side]?.nlink ?? 0) > 0;
}

/** Attributes that each side set by itself stay; of what both set mine, which is the later commit. */
export function mergedRecord(
  { base, mine, theirs }: { base: InodeRecord | undefined; mine: InodeRecord; theirs: InodeRecord },
  content: Side,
): InodeRecord {
  const bytes = content === 'mine' ? mine : theirs;
  const pick = <K extends keyof InodeRecord>(field: K): InodeRecord[K] =>
    base === undefined || mine[field] !== base[field] ? mine[field] : theirs[field];
  return {
    ...theirs,
    ...{ mode: pick('mode'), uid: pick('uid'), gid: pick('gid'), rdev: pick('rdev') },
    ...{ size: bytes.size, stored: bytes.stored, inline: bytes.inline },
    atimeNs: pick('atimeNs'),
    mtimeNs: content === 'mine' ? mine.mtimeNs : pick('mtimeNs'),
    ctimeNs: mine.ctimeNs > theirs.ctimeNs ? mine.ctimeNs : theirs.ctimeNs,
  };
}

export async function contentOf(
  sides: IndexedSides,
  inode: MergedInode,
  side: Side,
): Promise<Content> {
  const record = inode[side];
  const prefix = extentPrefix(inode.ino);
  const range = side === 'mine' ? sides.myRange(prefix, inode.ino) : sides.theirRange(prefix);
  const extents = [...(await range)].sort((a, b) => (keyOf(a.key) < keyOf(b.key) ? -1 : 1));
  return { size: record?.size ?? 0, inline: record?.inline, extents };
}

/** What all records of an inode but its own begin with. */
export function rangesOf(ino: Ino): Uint8Array[] {
  return [extentPrefix(ino), xattrPrefix(ino)];
}

export async function isSameContent(
  one: Content,
  other: Content,
  sameBytes: (one: Content, other: Content) => Promise<boolean>,
): Promise<boolean> {
  if (one.size !== other.size) return false;
  if (one.inline !== undefined && other.inline !== undefined) return same(one.inline, other.inline);
  const isAlike =
    one.inline === undefined &&
    other.inline === undefined &&
    one.extents.length === other.extents.length &&
    one.extents.every(({ key, value }, i) => {
      const theirs = other.extents[i];
      // The offset is what follows the number of the inode.
      return same(key.subarray(9), theirs?.key.subarray(9)) && same(value, theirs?.value);
    });
  return isAlike || sameBytes(one, other);
}
