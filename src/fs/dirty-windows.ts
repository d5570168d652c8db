/**
 * Bytes of a file that were written and not yet sealed, in windows of one block's size, aligned. A window knows
 * which of its bytes are dirty; what is not dirty there is still what the extents say.
 */

import { BLOCK_CONTENT_MAX } from '../client/index.ts';

export const WINDOW_BYTES = BLOCK_CONTENT_MAX;

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** INVARIANT: intervals ascend, do not touch, and lie within the buffer. Offsets are inner ones. */
export interface Window {
  readonly start: number;
  buffer: Uint8Array;
  intervals: Interval[];
}

/** `intervals` and one more, joined where they touch. */
export function withInterval(intervals: readonly Interval[], added: Interval): Interval[] {
  const last = intervals.at(-1);
  if (last !== undefined && last.to === added.from) {
    return [...intervals.slice(0, -1), { from: last.from, to: added.to }];
  }
  let { from, to } = added;
  const before: Interval[] = [];
  const after: Interval[] = [];
  for (const interval of intervals) {
    if (interval.to < from) before.push(interval);
    else if (interval.from > to) after.push(interval);
    else {
      from = Math.min(from, interval.from);
      to = Math.max(to, interval.to);
    }
  }
  return [...before, { from, to }, ...after];
}

/** `intervals` without the bytes of `cut`. */
export function withoutInterval(intervals: readonly Interval[], cut: Interval): Interval[] {
  const out: Interval[] = [];
  for (const { from, to } of intervals) {
    if (from < Math.min(to, cut.from)) out.push({ from, to: Math.min(to, cut.from) });
    if (to > Math.max(from, cut.to)) out.push({ from: Math.max(from, cut.to), to });
  }
  return out;
}

export class DirtyWindows {
  readonly #windows = new Map<number, Window>();
  #bytes = 0;

  /** Bytes that buffers take up. */
  get bytes(): number {
    return this.#bytes;
  }

  get isEmpty(): boolean {
    return this.#windows.size === 0;
  }

  write(offset: number, bytes: Uint8Array): void {
    let done = 0;
    while (done < bytes.length) {
      const at = offset + done;
      const start = at - (at % WINDOW_BYTES);
      const from = at - start;
      const length = Math.min(bytes.length - done, WINDOW_BYTES - from);
      const window = this.#window(start, from + length);
      window.buffer.set(bytes.subarray(done, done + length), from);
      window.intervals = withInterval(window.intervals, { from, to: from + length });
      done += length;
    }
  }

  #window(start: number, needed: number): Window {
    let window = this.#windows.get(start);
    if (window === undefined) {
      window = { start, buffer: new Uint8Array(0), intervals: [] };
      this.#windows.set(start, window);
    }
    if (window.buffer.length < needed) {
      const grown = new Uint8Array(
        Math.min(WINDOW_BYTES, Math.max(needed, window.buffer.length * 4, 4096)),
      );
      grown.set(window.buffer);
      this.#bytes += grown.length - window.buffer.length;
      window.buffer = grown;
    }
    return window;
  }

  /** Copies dirty bytes of [offset, offset + target.length) over `target`. */
  overlay(offset: number, target: Uint8Array): void {
    const end = offset + target.length;
    for (let start = offset - (offset % WINDOW_BYTES); start < end; start += WINDOW_BYTES) {
      const window = this.#windows.get(start);
      if (window === undefined) continue;
      for (const { from, to } of window.intervals) {
        const first = Math.max(start + from, offset);
        const last = Math.min(start + to, end);
        if (first >= last) continue;
        target.set(window.buffer.subarray(first - start, last - start), first - offset);
      }
    }
  }

  /** Forgets dirty bytes of the range: a truncation or a hole. */
  discard(offset: number, length: number): void {
    const end = offset + length;
    for (const [start, window] of this.#windows) {
      if (start >= end || start + WINDOW_BYTES <= offset) continue;
      const cut = { from: Math.max(0, offset - start), to: Math.min(WINDOW_BYTES, end - start) };
      window.intervals = withoutInterval(window.intervals, cut);
      if (window.intervals.length === 0) this.#drop(window);
    }
  }

  #drop(window: Window): void {
    this.#windows.delete(window.start);
    this.#bytes -= window.buffer.length;
  }

  /** Takes windows out, in order of offset: all, or only those that are dirty as a whole. */
  take(which: 'all' | 'full'): Window[] {
    const taken: Window[] = [];
    for (const window of this.#windows.values()) {
      const first = window.intervals[0];
      const isFull = first !== undefined && first.from === 0 && first.to === WINDOW_BYTES;
      if (which === 'all' || isFull) taken.push(window);
    }
    for (const window of taken) this.#drop(window);
    return taken.sort((a, b) => a.start - b.start);
  }

  /** Ranges of dirty bytes in file offsets, in order. */
  ranges(): Interval[] {
    const windows = [...this.#windows.values()].sort((a, b) => a.start - b.start);
    return windows.flatMap(({ start, intervals }) =>
      intervals.map(({ from, to }) => ({ from: start + from, to: start + to })),
    );
  }
}
