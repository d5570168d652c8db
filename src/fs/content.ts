/**
 * A file's content: reading through extents and dirty windows, writing into windows, and settling, which seals
 * what is dirty into blocks. Between two awaits the three always describe one state.
 */

import { assert, concat, isKind, OceanError } from '../base/index.ts';
import { bytesOf, isFilled, WINDOW_BYTES, type Window } from './dirty-windows.ts';
import { clipped, type ExtentChange, overlapping, replaceRange } from './extents.ts';
import { FILE_BYTES_MAX } from './file-system.ts';
import type { Inode } from './inode.ts';
import { type Extent, INLINE_FILE_BYTES_MAX } from './records.ts';
import type { Volume } from './volume.ts';

/** A small extent beside new bytes is joined with them, so that appending does not leave crumbs. */
export const JOIN_BYTES_MAX = 65_536;
/** Blocks fetched ahead of a sequential reader. */
export const READ_AHEAD_BLOCKS = 6;
/** Windows of one file that stay in memory before the full ones are sealed. */
const SPILL_BYTES = 2 * WINDOW_BYTES;
const EMPTY = new Uint8Array(0);

/** Loads the extents, if they are not in memory. */
export async function loadExtents(volume: Volume, inode: Inode): Promise<Extent[]> {
  if (inode.extents === undefined) {
    const isEmpty = inode.record.inline !== undefined || inode.record.stored === 0;
    const loaded = isEmpty ? [] : await volume.reader.extents(inode.ino);
    inode.extents ??= loaded;
  }
  return inode.extents;
}

export async function readContent(
  volume: Volume,
  inode: Inode,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const extents = await loadExtents(volume, inode);
  const { size, inline } = inode.record;
  const end = Math.min(offset + length, size);
  if (offset >= end) return EMPTY;
  if (inline !== undefined) return inline.slice(offset, end);
  const wanted = overlapping(extents, offset, end - offset);
  const isSequential = offset === inode.readEnd;
  inode.readEnd = end;
  if (isSequential && offset > 0) readAhead(volume, extents, wanted.at(-1));
  const only = wanted[0];
  if (
    inode.windows.isEmpty &&
    wanted.length === 1 &&
    only !== undefined &&
    only.offset <= offset &&
    only.offset + only.length >= end
  ) {
    const content = await volume.session.read(only.block);
    const inner = only.inner + (offset - only.offset);
    return content.subarray(inner, inner + (end - offset));
  }
  // Dirty bytes are copied before the first await: by its end they may have become extents.
  const dirty = new Uint8Array(inode.windows.isEmpty ? 0 : end - offset);
  const ranges = inode.windows.isEmpty ? [] : inode.windows.ranges();
  if (dirty.length > 0) inode.windows.overlay(offset, dirty);
  const target = new Uint8Array(end - offset);
  await volume.reader.fill(target, offset, wanted);
  for (const { from, to } of ranges) {
    const first = Math.max(from, offset) - offset;
    const last = Math.min(to, end) - offset;
    if (first < last) target.set(dirty.subarray(first, last), first);
  }
  return target;
}

function readAhead(volume: Volume, extents: readonly Extent[], last: Extent | undefined): void {
  if (last === undefined) return;
  const ahead = overlapping(extents, last.offset + last.length, READ_AHEAD_BLOCKS * WINDOW_BYTES);
  for (const { block } of ahead.slice(0, READ_AHEAD_BLOCKS)) {
    volume.session.read(block).catch(() => {}); // The reader itself will meet the error.
  }
}

/** @throws OceanError `too-large` */
export function writeContent(
  volume: Volume,
  inode: Inode,
  offset: number,
  bytes: Uint8Array,
  nowNs = volume.nowNs(),
): void {
  const end = offset + bytes.length;
  if (end > FILE_BYTES_MAX) throw new OceanError('too-large', `A file cannot reach ${end} bytes`);
  assert(inode.extents !== undefined, 'Extents are loaded before a write');
  volume.tail?.wrote(inode.ino, offset, bytes, nowNs);
  unfold(inode);
  volume.markDirty(inode);
  const { room } = inode.windows;
  inode.windows.write(offset, bytes);
  // A byte by itself takes up more than that.
  volume.unsealedBytes += Math.max(bytes.length, inode.windows.room - room);
  const { record } = inode;
  record.size = Math.max(record.size, end);
  record.mtimeNs = record.ctimeNs = nowNs;
  if (inode.windows.bytes >= SPILL_BYTES) {
    for (const window of inode.windows.take('full')) sealWindow(volume, inode, window, new Map());
  }
}

/** Inline content becomes dirty bytes, so that there is one way to change content. */
function unfold(inode: Inode): void {
  const { inline } = inode.record;
  if (inline === undefined) return;
  inode.record.inline = undefined;
  if (inline.length > 0) inode.windows.write(0, inline);
}

function noteExtents(inode: Inode, change: ExtentChange): void {
  for (const offset of change.removed) inode.changedExtents.set(offset, null);
  for (const extent of change.added) inode.changedExtents.set(extent.offset, extent);
  inode.record.stored += change.storedDelta;
}

/** Contents of extents that are about to be joined with dirty bytes. */
type Neighbors = ReadonlyMap<Extent, Uint8Array>;

function sealWindow(volume: Volume, inode: Inode, window: Window, neighbors: Neighbors): void {
  const extents = inode.extents as Extent[];
  for (const piece of window.pieces) {
    let content = bytesOf(piece);
    let offset = window.start + piece.from;
    const before = overlapping(extents, offset - 1, 1)[0];
    const joined = before && neighbors.get(before);
    if (before !== undefined && joined !== undefined && before.offset + before.length === offset) {
      content = concat([joined, content]);
      offset = before.offset;
    } else if (!isFilled(piece)) {
      content = content.slice(); // Keeps the rest of the buffer out of the cache.
    }
    const { reference, sealed } = volume.session.sealBlock(content);
    volume.draft.addBlock({ digest: reference.digest, sealed });
    const extent = { offset, length: content.length, inner: 0, block: reference };
    noteExtents(inode, replaceRange(extents, offset, content.length, [extent]));
  }
}

/** Small extents that end where a dirty interval begins, in the same window. */
function joinable(inode: Inode, extents: readonly Extent[]): Extent[] {
  const found: Extent[] = [];
  for (const { from, to } of inode.windows.ranges()) {
    if (from === 0 || to - from >= JOIN_BYTES_MAX) continue;
    const before = overlapping(extents, from - 1, 1)[0];
    if (before === undefined || before.offset + before.length !== from) continue;
    const isSameWindow =
      Math.floor(before.offset / WINDOW_BYTES) === Math.floor(from / WINDOW_BYTES);
    if (isSameWindow && before.length + (to - from) <= JOIN_BYTES_MAX) found.push(before);
  }
  return found;
}

/** Seals what is dirty and puts the file's records into the draft. Does not journal. */
export async function settle(volume: Volume, inode: Inode): Promise<void> {
  while (inode.settling !== undefined) await inode.settling;
  if (inode.isClean) {
    volume.dirty.delete(inode);
    return;
  }
  if (inode.windows.isEmpty) {
    settled(volume, inode);
    return;
  }
  inode.settling = sealAll(volume, inode).finally(() => {
    inode.settling = undefined;
  });
  await inode.settling;
}

/** Puts all that is dirty into the journal. */
export async function settleAll(volume: Volume): Promise<void> {
  volume.unsealedBytes = 0;
  for (const inode of [...volume.dirty]) await settle(volume, inode);
  volume.draft.journal();
}

async function sealAll(volume: Volume, inode: Inode): Promise<void> {
  const extents = await loadExtents(volume, inode);
  const { size } = inode.record;
  if (size <= INLINE_FILE_BYTES_MAX && overlapping(extents, 0, size).length === 0) {
    fold(volume, inode);
    return;
  }
  const neighbors = new Map<Extent, Uint8Array>();
  for (const extent of joinable(inode, extents)) {
    const content = await volume.session.read(extent.block).catch((error: unknown) => {
      const isMissing = isKind(error, 'unavailable') || isKind(error, 'timeout');
      // Joining saves room only: who is cut off writes without it.
      if (!isMissing || !volume.draft.isFrozen) throw error;
    });
    if (content === undefined) continue;
    neighbors.set(extent, content.subarray(extent.inner, extent.inner + extent.length));
  }
  for (const window of inode.windows.take('all')) sealWindow(volume, inode, window, neighbors);
  settled(volume, inode);
}

/** A small file's content goes into its record. */
function fold(volume: Volume, inode: Inode): void {
  const { size } = inode.record;
  const extents = inode.extents as Extent[];
  const content = new Uint8Array(size);
  inode.windows.overlay(0, content);
  inode.windows.discard(0, WINDOW_BYTES);
  noteExtents(inode, replaceRange(extents, 0, Number.MAX_SAFE_INTEGER, []));
  inode.record.inline = content;
  settled(volume, inode);
}

function settled(volume: Volume, inode: Inode): void {
  volume.putContent(inode);
  if (inode.isClean) volume.dirty.delete(inode);
}

/** Sets the size: bytes past it go, bytes before it that were never written read as zeros. */
export async function truncateContent(
  volume: Volume,
  inode: Inode,
  size: number,
  nowNs = volume.nowNs(),
): Promise<void> {
  if (size > FILE_BYTES_MAX) throw new OceanError('too-large', `A file cannot reach ${size} bytes`);
  const extents = await loadExtents(volume, inode);
  const { record } = inode;
  volume.tail?.changed(inode.ino, { size }, nowNs);
  volume.markDirty(inode);
  if (record.inline !== undefined && size <= INLINE_FILE_BYTES_MAX) {
    const inline = new Uint8Array(size);
    inline.set(record.inline.subarray(0, size));
    record.inline = inline;
  } else {
    unfold(inode);
    if (size < record.size) {
      const rest = Number.MAX_SAFE_INTEGER - size;
      inode.windows.discard(size, rest);
      noteExtents(inode, replaceRange(extents, size, rest, []));
    }
    if (size === 0) record.inline = EMPTY;
  }
  record.size = size;
  record.mtimeNs = record.ctimeNs = nowNs;
}

/** Makes a hole: the range reads as zeros and takes no space. */
export async function punchContent(
  volume: Volume,
  inode: Inode,
  offset: number,
  length: number,
  nowNs = volume.nowNs(),
): Promise<void> {
  const extents = await loadExtents(volume, inode);
  volume.tail?.punched(inode.ino, offset, length, nowNs);
  unfold(inode);
  volume.markDirty(inode);
  inode.windows.discard(offset, length);
  noteExtents(inode, replaceRange(extents, offset, length, []));
  inode.record.mtimeNs = inode.record.ctimeNs = nowNs;
}

/** Points `to`'s range at the blocks of `from`'s range; both are settled. Holes stay holes. */
export function shareContent(
  volume: Volume,
  from: { inode: Inode; offset: number },
  to: { inode: Inode; offset: number },
  length: number,
): void {
  const moved = overlapping(from.inode.extents as Extent[], from.offset, length).map((extent) => {
    const part = clipped(extent, from.offset, from.offset + length);
    return { ...part, offset: part.offset - from.offset + to.offset };
  });
  unfold(to.inode);
  volume.markDirty(to.inode);
  to.inode.windows.discard(to.offset, length);
  noteExtents(to.inode, replaceRange(to.inode.extents as Extent[], to.offset, length, moved));
  const { record } = to.inode;
  record.size = Math.max(record.size, to.offset + length);
  record.mtimeNs = record.ctimeNs = volume.nowNs();
}

/** Ranges that hold data, in order: extents and dirty bytes, joined where they touch. */
export function dataRanges(inode: Inode): { from: number; to: number }[] {
  const { inline, size } = inode.record;
  if (inline !== undefined) return size > 0 ? [{ from: 0, to: size }] : [];
  const extents = (inode.extents ?? []).map(({ offset, length }) => ({
    from: offset,
    to: offset + length,
  }));
  const all = [...extents, ...inode.windows.ranges()].sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const range of all) {
    const last = joined.at(-1);
    if (last !== undefined && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else joined.push({ ...range });
  }
  return joined;
}
