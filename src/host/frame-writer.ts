/**
 * A peer's send queue: bounded in bytes, one write at a time. Small frames are laid end to end into one write; a
 * large payload is written from where it lies, in pieces, so that progress can be seen on a slow line.
 */

import type { Writable } from 'node:stream';
import { FRAME_PREFIX_BYTES } from '../wire/index.ts';

/** Longest run of small frames laid into one write. */
const JOIN_BYTES_MAX = 64 * 1024;
/** Longest header or payload that is copied beside others; above, the copy costs more than the extra write. */
const COPY_BYTES_MAX = 16 * 1024;
/** Longest piece of a large payload in one write. */
const PIECE_BYTES_MAX = 256 * 1024;
/** How long a frame that can wait does, when nothing else is sent. */
const WAIT_MS = 5;

export interface OutgoingFrame {
  readonly head: Uint8Array;
  readonly header: Uint8Array;
  /** Must not change until it is written. */
  readonly payload: Uint8Array;
  /** It may leave together with the next one. */
  readonly canWait: boolean;
}

export function bytesOnWire(frame: OutgoingFrame): number {
  return FRAME_PREFIX_BYTES + frame.head.length + frame.header.length + frame.payload.length;
}

export class FrameWriter {
  readonly #stream: Writable;
  readonly #onProgress: () => void;
  /** INVARIANT: `#queue` before `#next` is sent and undefined. */
  #queue: (OutgoingFrame | undefined)[] = [];
  #next = 0;
  #urgent: OutgoingFrame[] = [];
  /** What is left of the frame that is being written in pieces. */
  #pieces: Uint8Array[] = [];
  #queuedBytes = 0;
  #writing = false;
  /** The frames of one turn leave together. */
  #isDue = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #onIdle: (() => void) | undefined;

  /** @param onProgress - called whenever the stream has taken bytes */
  constructor(stream: Writable, onProgress: () => void) {
    this.#stream = stream;
    this.#onProgress = onProgress;
  }

  /** Bytes that wait or are being written. */
  get queuedBytes(): number {
    return this.#queuedBytes;
  }

  push(frame: OutgoingFrame): void {
    if (this.#stopped) return;
    this.#queuedBytes += bytesOnWire(frame);
    this.#queue.push(frame);
    if (frame.canWait) this.#timer ??= setTimeout(() => this.#pump(), WAIT_MS);
    else this.#pumpSoon();
  }

  /** Sends before everything that waits, though never inside another frame. */
  pushUrgent(frame: OutgoingFrame): void {
    if (this.#stopped) return;
    this.#queuedBytes += bytesOnWire(frame);
    this.#urgent.push(frame);
    this.#pumpSoon();
  }

  #pumpSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#pump();
    });
  }

  /** Calls `onIdle` once nothing waits. */
  whenIdle(onIdle: () => void): void {
    if (this.#queuedBytes === 0 || this.#stopped) {
      onIdle();
      return;
    }
    this.#onIdle = onIdle;
    this.#pump();
  }

  /** Forgets what waits. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#queue = [];
    this.#next = 0;
    this.#urgent = [];
    this.#pieces = [];
    this.#queuedBytes = 0;
    this.#onIdle?.();
    this.#onIdle = undefined;
  }

  #pump(): void {
    if (this.#writing || this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const bytes = this.#pieces.length > 0 ? this.#takePiece() : this.#takeFrames();
    if (bytes === undefined) return;
    this.#writing = true;
    this.#stream.write(bytes, (error) => {
      this.#writing = false;
      if (this.#stopped) return;
      if (error) {
        this.stop(); // The stream closes itself and says so.
        return;
      }
      this.#queuedBytes -= bytes.length;
      this.#onProgress();
      if (this.#queuedBytes === 0) {
        this.#onIdle?.();
        this.#onIdle = undefined;
      }
      this.#pump();
    });
  }

  #takePiece(): Uint8Array {
    const first = this.#pieces[0] as Uint8Array;
    if (first.length <= PIECE_BYTES_MAX) {
      this.#pieces.shift();
      return first;
    }
    this.#pieces[0] = first.subarray(PIECE_BYTES_MAX);
    return first.subarray(0, PIECE_BYTES_MAX);
  }

  #peek(): OutgoingFrame | undefined {
    return this.#urgent[0] ?? this.#queue[this.#next];
  }

  #drop(): void {
    if (this.#urgent.length > 0) {
      this.#urgent.shift();
      return;
    }
    this.#queue[this.#next++] = undefined;
    if (this.#next === this.#queue.length) {
      this.#queue = [];
      this.#next = 0;
    } else if (this.#next >= 1024 && this.#next * 2 > this.#queue.length) {
      this.#queue = this.#queue.slice(this.#next);
      this.#next = 0;
    }
  }

  /** As many frames as fit into one write; the large parts of the last one are left in `#pieces`. */
  #takeFrames(): Uint8Array | undefined {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let frame = this.#peek(); frame !== undefined; frame = this.#peek()) {
      const small = bytesOnWire(frame);
      const isLarge = frame.header.length > COPY_BYTES_MAX || frame.payload.length > COPY_BYTES_MAX;
      const taken = isLarge ? FRAME_PREFIX_BYTES + frame.head.length : small;
      if (length > 0 && length + taken > JOIN_BYTES_MAX) break;
      this.#drop();
      parts.push(prefixOf(frame), frame.head);
      length += taken;
      if (isLarge) {
        for (const part of [frame.header, frame.payload]) {
          if (part.length > 0) this.#pieces.push(part);
        }
        break;
      }
      parts.push(frame.header, frame.payload);
    }
    return parts.length === 0 ? undefined : Buffer.concat(parts, length);
  }
}

function prefixOf(frame: OutgoingFrame): Uint8Array {
  const prefix = new Uint8Array(FRAME_PREFIX_BYTES);
  const view = new DataView(prefix.buffer);
  view.setUint32(0, bytesOnWire(frame) - 4);
  view.setUint16(4, frame.head.length);
  return prefix;
}
