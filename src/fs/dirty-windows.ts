/**
 * Bytes of a file that were written and not yet sealed, in windows of one block's size, aligned. A window has a piece
 * for each run of dirty bytes; what is not dirty there is still what the extents say.
 */

import { BLOCK_CONTENT_MAX } from '../client/index.ts';

export const WINDOW_BYTES = BLOCK_CONTENT_MAX;
/** A piece that grows takes room for so many times what it had, at least for so many bytes. */
const GROWTH = 4;
const BYTES_FIRST = 4096;
/** What a piece takes up beside its buffer, about. */
const PIECE_BYTES = 256;

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** A run of dirty bytes. Offsets are inner ones; the buffer begins at `base` and may have room on both sides. */
interface Piece extends Interval {
  readonly base: number;
  readonly buffer: Uint8Array;
}

/** INVARIANT: pieces ascend and do not touch. */
export interface Window {
  readonly start: number;
  pieces: readonly Piece[];
}

/** The dirty bytes of a piece, not copied. */
export function bytesOf({ from, to, base, buffer }: Piece): Uint8Array {
  return buffer.subarray(from - base, to - base);
}

/** Their buffer has room for nothing else. */
export function isFilled({ from, to, buffer }: Piece): boolean {
  return buffer.buffer.byteLength === to - from;
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

/** One piece of all that touch, and [from, to), whose own bytes are not written yet. */
function joined(touching: readonly Piece[], from: number, to: number): Piece {
  const all = [...touching, { from, to }];
  const whole = {
    from: Math.min(...all.map((one) => one.from)),
    to: Math.max(...all.map((one) => one.to)),
  };
  const first = touching[0];
  if (touching.length === 1 && first !== undefined && hasRoom(first, whole))
    return { ...first, ...whole };
  const had = Math.max(0, ...touching.map(({ buffer }) => buffer.length));
  const length = touching.length === 0 ? to - from : Math.max(had * GROWTH, BYTES_FIRST);
  const room = Math.min(WINDOW_BYTES, Math.max(length, whole.to - whole.from));
  // Who writes backwards has the room before.
  const isBackwards = first !== undefined && from < first.from;
  const base = isBackwards
    ? Math.max(0, whole.to - room)
    : Math.min(whole.from, WINDOW_BYTES - room);
  const buffer = new Uint8Array(room);
  for (const piece of touching) buffer.set(bytesOf(piece), piece.from - base);
  return { ...whole, base, buffer };
}

function hasRoom({ base, buffer }: Piece, { from, to }: Interval): boolean {
  return from >= base && to <= base + buffer.length;
}

export class DirtyWindows {
  readonly #windows = new Map<number, Window>();
  #bytes = 0;
  #pieces = 0;

  /** Bytes of buffers. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Bytes of memory, about. */
  get room(): number {
    return this.#bytes + this.#pieces * PIECE_BYTES;
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
      this.#write(start, from, bytes.subarray(done, done + length));
      done += length;
    }
  }

  #write(start: number, from: number, bytes: Uint8Array): void {
    let window = this.#windows.get(start);
    if (window === undefined) {
      window = { start, pieces: [] };
      this.#windows.set(start, window);
    }
    const to = from + bytes.length;
    const before = window.pieces.filter((piece) => piece.to < from);
    const after = window.pieces.filter((piece) => piece.from > to);
    const touching = window.pieces.slice(before.length, window.pieces.length - after.length);
    const piece = joined(touching, from, to);
    piece.buffer.set(bytes, from - piece.base);
    this.#replace(window, [...before, piece, ...after]);
  }

  #replace(window: Window, pieces: readonly Piece[]): void {
    this.#bytes += bytesIn(pieces) - bytesIn(window.pieces);
    this.#pieces += pieces.length - window.pieces.length;
    window.pieces = pieces;
    if (pieces.length === 0) this.#windows.delete(window.start);
  }

  /** Copies dirty bytes of [offset, offset + target.length) over `target`. */
  overlay(offset: number, target: Uint8Array): void {
    const end = offset + target.length;
    for (let start = offset - (offset % WINDOW_BYTES); start < end; start += WINDOW_BYTES) {
      for (const { from, to, base, buffer } of this.#windows.get(start)?.pieces ?? []) {
        const first = Math.max(start + from, offset);
        const last = Math.min(start + to, end);
        if (first >= last) continue;
        const at = start + base;
        target.set(buffer.subarray(first - at, last - at), first - offset);
      }
    }
  }

  /** Forgets dirty bytes of the range: a truncation or a hole. */
  discard(offset: number, length: number): void {
    const end = offset + length;
    for (const [start, window] of this.#windows) {
      if (start >= end || start + WINDOW_BYTES <= offset) continue;
      const cut = { from: Math.max(0, offset - start), to: Math.min(WINDOW_BYTES, end - start) };
      const kept = window.pieces.flatMap((piece) =>
        piece.to <= cut.from || piece.from >= cut.to ? [piece] : withoutCut(piece, cut),
      );
      this.#replace(window, kept);
    }
  }

  /** Takes windows out, in order of offset: all, or only those that are dirty as a whole. */
  take(which: 'all' | 'full'): Window[] {
    const taken: Window[] = [];
    for (const window of this.#windows.values()) {
      const first = window.pieces[0];
      const isFull = first !== undefined && first.from === 0 && first.to === WINDOW_BYTES;
      if (which === 'all' || isFull) taken.push({ ...window });
    }
    for (const { start } of taken) this.#replace(this.#windows.get(start) as Window, []);
    return taken.sort((a, b) => a.start - b.start);
  }

  /** Ranges of dirty bytes in file offsets, in order. */
  ranges(): Interval[] {
    const windows = [...this.#windows.values()].sort((a, b) => a.start - b.start);
    return windows.flatMap(({ start, pieces }) =>
      pieces.map(({ from, to }) => ({ from: start + from, to: start + to })),
    );
  }
}

function bytesIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { buffer }) => sum + buffer.length, 0);
}

/** What is left of a piece, with the part of its buffer that it needs. */
function withoutCut(piece: Piece, cut: Interval): Piece[] {
  return withoutInterval([piece], cut).map(({ from, to }) => ({
    ...{ from, to, base: from },
    buffer: bytesOf({ ...piece, from, to }),
  }));
}
