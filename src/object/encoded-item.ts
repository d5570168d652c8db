/**
 * Items of a tree node as they lie in its encoding. A view of a few bytes takes a hundred, and most items are neither
 * looked at nor changed while their node is in memory: views are made when they are asked for.
 */

import { readU32 } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';

export class EncodedItem {
  protected readonly bytes: Uint8Array;
  protected readonly at: number;
  readonly #end: number;

  /** @param bytes - of the node, in which the item reaches from `at` to `end` */
  constructor(bytes: Uint8Array, at: number, end: number) {
    this.bytes = bytes;
    this.at = at;
    this.#end = end;
  }

  get length(): number {
    return this.#end - this.at;
  }

  get key(): Uint8Array {
    return this.bytes.subarray(this.at + 2, this.keyEnd);
  }

  protected get keyEnd(): number {
    const { at, bytes } = this;
    return at + 2 + ((bytes[at] as number) << 8) + (bytes[at + 1] as number);
  }

  /** As `compare` of the two keys. */
  compareKey(key: Uint8Array): number {
    const { bytes } = this;
    const from = this.at + 2;
    const length = this.keyEnd - from;
    const shared = Math.min(length, key.length);
    for (let i = 0; i < shared; i++) {
      const difference = (bytes[from + i] as number) - (key[i] as number);
      if (difference !== 0) return difference;
    }
    return length - key.length;
  }

  copyTo(target: Uint8Array, at: number): void {
    target.set(this.bytes.subarray(this.at, this.#end), at);
  }
}

export class EncodedEntry extends EncodedItem {
  readonly version: number;

  constructor(bytes: Uint8Array, at: number, end: number, version: number) {
    super(bytes, at, end);
    this.version = version;
  }

  get value(): Uint8Array {
    const at = this.keyEnd + 8;
    return this.bytes.subarray(at + 4, at + 4 + readU32(this.bytes, at));
  }
}

export class EncodedChild extends EncodedItem {
  readonly count: number;

  constructor(bytes: Uint8Array, at: number, end: number, count: number) {
    super(bytes, at, end);
    this.count = count;
  }

  get digest(): Digest {
    const at = this.keyEnd;
    return this.bytes.subarray(at, at + 32) as Digest;
  }
}
