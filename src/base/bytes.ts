/** Plain functions on byte strings. Integers are big-endian, so byte order is numeric order. */

import { assert } from './assert.ts';

export const EMPTY: Uint8Array = new Uint8Array(0);

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Undefined when `bytes` are not well-formed UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Lexicographic order of unsigned bytes; a prefix sorts first. */
export function compare(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  if (bytes.length < prefix.length) return false;
  for (let i = 0; i < prefix.length; i++) if (bytes[i] !== prefix[i]) return false;
  return true;
}

/** Lower-case hex, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return bytes.toHex();
}

/** Undefined unless `hex` is an even number of hex digits. */
export function fromHex(hex: string): Uint8Array | undefined {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(hex)) return undefined;
  return Uint8Array.fromHex(hex);
}

const CHUNK = 8192;

/** One character a byte: a compact, collision-free Map key for binary keys. */
export function keyOf(bytes: Uint8Array): string {
  if (bytes.length <= CHUNK) return String.fromCharCode.apply(null, bytes as unknown as number[]);
  let key = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    key += keyOf(bytes.subarray(at, Math.min(at + CHUNK, bytes.length)));
  }
  return key;
}

/** The bytes of a key made by `keyOf`. */
export function bytesOfKey(key: string): Uint8Array {
  const bytes = new Uint8Array(key.length);
  for (let i = 0; i < key.length; i++) bytes[i] = key.charCodeAt(i);
  return bytes;
}

const WORD = 0x1_0000_0000;

// Byte by byte: a view of a short array costs more than all of these, since V8 has to make its buffer first.
function put(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word >>> 24;
  bytes[at + 1] = word >>> 16;
  bytes[at + 2] = word >>> 8;
  bytes[at + 3] = word;
}

export function u32(value: number): Uint8Array {
  // No text is made of a number that is in range: this is called for every word that is written.
  if (value >>> 0 !== value) assert(false, `u32 out of range: ${value}`);
  const bytes = new Uint8Array(4);
  put(bytes, 0, value);
  return bytes;
}

/** Writes eight bytes of an unsigned integer below 2^53. */
export function putU64(bytes: Uint8Array, at: number, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) assert(false, `u64 out of range: ${value}`);
  put(bytes, at, Math.floor(value / WORD));
  put(bytes, at + 4, value % WORD);
}

/** Eight bytes of an unsigned integer below 2^53. */
export function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  putU64(bytes, 0, value);
  return bytes;
}

/** @throws RangeError past the end */
export function readU32(bytes: Uint8Array, offset = 0): number {
  if (offset + 4 > bytes.length) throw new RangeError(`No four bytes at ${offset}`);
  const high = (bytes[offset]! << 24) | (bytes[offset + 1]! << 16);
  return (high | (bytes[offset + 2]! << 8) | bytes[offset + 3]!) >>> 0;
}

/** @throws AssertionError when the integer does not fit in 53 bits, RangeError past the end */
export function readU64(bytes: Uint8Array, offset = 0): number {
  const value = readU32(bytes, offset) * WORD + readU32(bytes, offset + 4);
  assert(Number.isSafeInteger(value), 'u64 past 2^53');
  return value;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The smallest key greater than every key that starts with `prefix`; undefined when there is none. */
export function afterPrefix(prefix: Uint8Array): Uint8Array | undefined {
  for (let end = prefix.length; end > 0; end--) {
    const last = prefix[end - 1] as number;
    if (last === 0xff) continue;
    const after = prefix.slice(0, end);
    after[end - 1] = last + 1;
    return after;
  }
  return undefined;
}
