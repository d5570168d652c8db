/** Arithmetic on a file's extents: sorted by offset, never overlapping, with holes between. No I/O. */

import { assert } from '../base/index.ts';
import type { Extent } from './records.ts';

/** Index of the first extent that ends after `offset`. */
export function extentIndex(extents: readonly Extent[], offset: number): number {
  let low = 0;
  let high = extents.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const extent = extents[middle]!;
    if (extent.offset + extent.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Extents that share a byte with the range. */
export function overlapping(extents: readonly Extent[], offset: number, length: number): Extent[] {
  const found: Extent[] = [];
  for (let i = extentIndex(extents, offset); i < extents.length; i++) {
    const extent = extents[i]!;
    if (extent.offset >= offset + length) break;
    found.push(extent);
  }
  return found;
}

/** The part of `extent` in [from, to). */
export function clipped(extent: Extent, from: number, to: number): Extent {
  const start = Math.max(extent.offset, from);
  const end = Math.min(extent.offset + extent.length, to);
  assert(start < end);
  return {
    offset: start,
    length: end - start,
    inner: extent.inner + (start - extent.offset),
    block: extent.block,
  };
}

/** What a change did to the list: the offsets whose records must go, and the extents to record. */
export interface ExtentChange {
  readonly removed: readonly number[];
  readonly added: readonly Extent[];
  /** By how many bytes the extents cover more. */
  readonly storedDelta: number;
}

/** Cuts [offset, offset + length) out of `extents`, in place, and puts `replacement` there. */
export function replaceRange(
  extents: Extent[],
  offset: number,
  length: number,
  replacement: readonly Extent[],
): ExtentChange {
  const end = offset + length;
  const from = extentIndex(extents, offset);
  let to = from;
  while (to < extents.length && extents[to]!.offset < end) to++;
  const cut = extents.slice(from, to);
  const added: Extent[] = [];
  const first = cut[0];
  const last = cut.at(-1);
  if (first !== undefined && first.offset < offset)
    added.push(clipped(first, first.offset, offset));
  added.push(...replacement);
  if (last !== undefined && last.offset + last.length > end) {
    added.push(clipped(last, end, last.offset + last.length));
  }
  extents.splice(from, to - from, ...added);
  const kept = new Set(added.map((extent) => extent.offset));
  const removed = cut.map((extent) => extent.offset).filter((at) => !kept.has(at));
  return { removed, added, storedDelta: storedBytes(added) - storedBytes(cut) };
}

function storedBytes(extents: readonly Extent[]): number {
  return extents.reduce((sum, { length }) => sum + length, 0);
}
