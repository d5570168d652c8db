/**
 * Frames out of a stream of chunks: lengths are checked before anything is allocated, and a frame that does not
 * lie in one chunk is allocated once and filled as its bytes arrive.
 */

import {
  FRAME_BYTES_MAX,
  FRAME_PREFIX_BYTES,
  type FrameHead,
  frameHeadFromWire,
  HEAD_BYTES_MAX,
} from '../wire/index.ts';

export interface ReceivedFrame {
  readonly head: FrameHead;
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
}

/** A frame shorter than this part of its chunk is copied out, so that it does not keep the chunk alive. */
const SHARE_RATIO = 4;
const LENGTH_BYTES = 2;

export class FrameReader {
  #bytesMax: number;
  readonly #prefix = new Uint8Array(FRAME_PREFIX_BYTES);
  #prefixFilled = 0;
  #headBytes = 0;
  #frame: Uint8Array | undefined;
  #frameBytes = 0;
  #filled = 0;

  /** @param bytesMax - longest frame accepted */
  constructor(bytesMax: number = FRAME_BYTES_MAX) {
    this.#bytesMax = bytesMax;
  }

  /** Accepts frames of every length from now on. */
  trust(): void {
    this.#bytesMax = FRAME_BYTES_MAX;
  }

  /**
   * Hands every frame that `chunk` completes to `onFrame`, which says whether to go on.
   *
   * @returns false after a malformed frame: the stream is of no more use
   */
  push(chunk: Uint8Array, onFrame: (frame: ReceivedFrame) => boolean): boolean {
    let at = 0;
    while (at < chunk.length) {
      if (this.#prefixFilled < FRAME_PREFIX_BYTES) {
        at += this.#fillPrefix(chunk, at);
        if (this.#prefixFilled < FRAME_PREFIX_BYTES) return true;
        if (!this.#readPrefix()) return false;
      }
      const taken = this.#take(chunk, at);
      if (taken === undefined) return true;
      at = taken.end;
      const frame = this.#split(taken.frame);
      if (frame === undefined) return false;
      if (!onFrame(frame)) return true;
    }
    return true;
  }

  #fillPrefix(chunk: Uint8Array, at: number): number {
    const count = Math.min(FRAME_PREFIX_BYTES - this.#prefixFilled, chunk.length - at);
    for (let i = 0; i < count; i++) {
      this.#prefix[this.#prefixFilled + i] = chunk[at + i] as number;
    }
    this.#prefixFilled += count;
    return count;
  }

  #readPrefix(): boolean {
    const view = new DataView(this.#prefix.buffer);
    const length = view.getUint32(0);
    this.#headBytes = view.getUint16(4);
    if (this.#headBytes === 0 || this.#headBytes > HEAD_BYTES_MAX) return false;
    if (length < LENGTH_BYTES + this.#headBytes || length > this.#bytesMax) return false;
    this.#frameBytes = length - LENGTH_BYTES;
    return true;
  }

  /** The whole frame without its prefix, or undefined when `chunk` ends first. */
  #take(chunk: Uint8Array, at: number): { frame: Uint8Array; end: number } | undefined {
    const available = chunk.length - at;
    const wanted = this.#frameBytes - this.#filled;
    if (this.#frame === undefined && available >= wanted) {
      const shared = new Uint8Array(chunk.buffer, chunk.byteOffset + at, wanted);
      this.#prefixFilled = 0;
      const copied = wanted * SHARE_RATIO < chunk.buffer.byteLength;
      return { frame: copied ? shared.slice() : shared, end: at + wanted };
    }
    // Unpooled and not zeroed: every byte is overwritten before anyone sees it.
    this.#frame ??= new Uint8Array(Buffer.allocUnsafeSlow(this.#frameBytes).buffer);
    const count = Math.min(available, wanted);
    this.#frame.set(chunk.subarray(at, at + count), this.#filled);
    this.#filled += count;
    if (this.#filled < this.#frameBytes) return undefined;
    const frame = this.#frame;
    this.#frame = undefined;
    this.#filled = 0;
    this.#prefixFilled = 0;
    return { frame, end: at + count };
  }

  #split(frame: Uint8Array): ReceivedFrame | undefined {
    const head = frameHeadFromWire(frame.subarray(0, this.#headBytes));
    if (head === undefined) return undefined;
    const payloadAt = this.#headBytes + head.headerBytes;
    if (payloadAt + head.payloadBytes !== frame.length) return undefined;
    return {
      head,
      header: frame.subarray(this.#headBytes, payloadAt),
      payload: frame.subarray(payloadAt),
    };
  }
}
