/**
 * Keys of an application's object. A key is a path of texts and numbers. Texts are stored as keyed hashes, so that
 * equal ones meet and nobody else can tell which they are; numbers are stored in clear, in order. A value carries the
 * texts of its key, sealed.
 */

import {
  afterPrefix,
  compare,
  concat,
  EMPTY,
  OceanError,
  readU32,
  readU64,
  textOf,
  u32,
  u64,
  utf8,
} from '../base/index.ts';
import type { Sealer } from './sealing.ts';

/** A path, such as `['guests', 'ada']` or `['entries', 7]`. Numbers are whole and not negative. */
export type Key = readonly (string | number)[];

/** Everything at and under `prefix`; or the numbers right under it, from `from` to before `to`. */
export interface KeyRange {
  readonly prefix: Key;
  readonly from?: number;
  readonly to?: number;
}

/** Encoded keys from `from` to before `to`. */
export interface Bounds {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}

const APPLICATION = 0x41;
const TEXT = 0x74;
const NUMBER = 0x6e;
const HASH_BYTES = 16;
const POSITION_BYTES = 8;

export function encodeKey(sealer: Sealer, key: Key): Uint8Array {
  const texts: string[] = [];
  const parts = key.flatMap((part) => {
    if (typeof part === 'number') return [Uint8Array.of(NUMBER), position(part)];
    texts.push(part);
    const hash = sealer.nameHash(texts.length, utf8(JSON.stringify(texts)));
    return [Uint8Array.of(TEXT), hash];
  });
  return concat([Uint8Array.of(APPLICATION), ...parts]);
}

function position(number: number): Uint8Array {
  if (Number.isSafeInteger(number) && number >= 0) return u64(number);
  throw new OceanError('invalid', `Cannot use ${number} in a key: it is not a whole number from 0`);
}

/** What the keys of numbers right under `prefix` begin with. */
export function positionPrefix(sealer: Sealer, prefix: Key): Uint8Array {
  return concat([encodeKey(sealer, prefix), Uint8Array.of(NUMBER)]);
}

export function boundsOf(sealer: Sealer, { prefix, from, to }: KeyRange): Bounds {
  const isAll = from === undefined && to === undefined;
  const start = isAll ? encodeKey(sealer, prefix) : positionPrefix(sealer, prefix);
  const after = afterPrefix(start) ?? EMPTY;
  if (isAll) return { from: start, to: after };
  const end = to === undefined ? after : concat([start, position(to)]);
  return { from: concat([start, position(from ?? 0)]), to: end };
}

export function isWithin(key: Uint8Array, { from, to }: Bounds): boolean {
  return compare(from, key) <= 0 && compare(key, to) < 0;
}

/** What the value of a key is bound to: all but a last number, since the ring sets and shifts these. */
function boundPart(sealer: Sealer, key: Key): Uint8Array {
  const isPosition = typeof key.at(-1) === 'number';
  return isPosition ? positionPrefix(sealer, key.slice(0, -1)) : encodeKey(sealer, key);
}

/** @param key - with any number where `append` will set one */
export function sealEntry(sealer: Sealer, key: Key, value: Uint8Array): Uint8Array {
  const texts = utf8(JSON.stringify(key.filter((part) => typeof part === 'string')));
  return sealer.sealValue(boundPart(sealer, key), concat([u32(texts.length), texts, value]));
}

/** Undefined when it was not sealed with a read key of the object for that key. */
export function openEntry(
  sealer: Sealer,
  encoded: Uint8Array,
  sealed: Uint8Array,
): { key: Key; value: Uint8Array } | undefined {
  const parts = partsOf(encoded);
  const isPosition = typeof parts?.at(-1) === 'number';
  const bound = isPosition ? encoded.subarray(0, -POSITION_BYTES) : encoded;
  const plain = parts && sealer.openValue(bound, sealed);
  if (parts === undefined || plain === undefined || plain.length < 4) return undefined;
  const end = 4 + readU32(plain);
  const texts = textsIn(plain.subarray(4, end));
  if (texts === undefined) return undefined;
  const key = parts.map((part) => part ?? texts.shift() ?? '');
  return { key, value: plain.subarray(end) };
}

/** Another writer may have sealed anything. */
function textsIn(bytes: Uint8Array): string[] | undefined {
  try {
    const texts: unknown = JSON.parse(textOf(bytes) ?? '');
    const isTexts = Array.isArray(texts) && texts.every((one) => typeof one === 'string');
    return isTexts ? texts : undefined;
  } catch {
    return undefined;
  }
}

/** The numbers of an encoded key, and undefined for each text; undefined when it is no key of an application. */
function partsOf(encoded: Uint8Array): (number | undefined)[] | undefined {
  if (encoded[0] !== APPLICATION) return undefined;
  const parts: (number | undefined)[] = [];
  let at = 1;
  while (at < encoded.length) {
    const isNumber = encoded[at] === NUMBER;
    parts.push(isNumber ? readU64(encoded, at + 1) : undefined);
    at += 1 + (isNumber ? POSITION_BYTES : HASH_BYTES);
  }
  return at === encoded.length ? parts : undefined;
}
