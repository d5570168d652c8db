/**
 * GUIDs: 160-bit names in the overlay, the first bits of a 256-bit digest. GUIDs route, digests verify.
 * Radix 16, so a GUID is 40 digits. Tapestry, JSAC 2004, §II.
 */

import { assert, fromHex, toHex } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';

export const RADIX = 16;
export const DIGIT_COUNT = 40;
export const GUID_BYTES = 20;

declare const guid: unique symbol;
declare const node: unique symbol;
declare const block: unique symbol;
declare const version: unique symbol;
declare const active: unique symbol;
declare const pack: unique symbol;

/** A name in the overlay: 40 hex digits, lower case, most significant first. */
export type Guid = string & { readonly [guid]: true };
/** GUID of a node's public key. */
export type NodeId = Guid & { readonly [node]: true };
/** GUID of a block's sealed bytes. */
export type Bguid = Guid & { readonly [block]: true };
/** BGUID of the top block of one version. */
export type Vguid = Bguid & { readonly [version]: true };
/** GUID of an object over all its versions. */
export type Aguid = Guid & { readonly [active]: true };
/** GUID of a pack's manifest. */
export type PackGuid = Guid & { readonly [pack]: true };

const PATTERN = /^[0-9a-f]{40}$/;

/** Undefined unless `text` is 40 lower-case hex digits. */
export function parseGuid<G extends Guid = Guid>(text: unknown): G | undefined {
  return typeof text === 'string' && PATTERN.test(text) ? (text as G) : undefined;
}

/** Undefined unless `bytes` are 20 bytes. */
export function guidFromBytes<G extends Guid = Guid>(
  bytes: Uint8Array | null | undefined,
): G | undefined {
  return bytes?.length === GUID_BYTES ? (toHex(bytes) as G) : undefined;
}

/** 20 bytes, most significant first. */
export function guidBytes(name: Guid): Uint8Array {
  const bytes = fromHex(name);
  assert(bytes !== undefined && bytes.length === GUID_BYTES, `Not a GUID: ${name}`);
  return bytes;
}

/** The first 160 bits. */
export function guidOf<G extends Guid = Guid>(full: Digest): G {
  return toHex(full.subarray(0, GUID_BYTES)) as G;
}

export function nodeIdOf(publicKey: Uint8Array): NodeId {
  return guidOf<NodeId>(digest('node', publicKey));
}

/** Value of digit `index`, 0 ≤ index < DIGIT_COUNT. */
export function digitAt(name: Guid, index: number): number {
  assert(index >= 0 && index < DIGIT_COUNT);
  const code = name.charCodeAt(index);
  return code <= 57 ? code - 48 : code - 87;
}

/** How many leading digits `a` and `b` share, 0 to DIGIT_COUNT. */
export function sharedPrefix(a: Guid, b: Guid): number {
  let shared = 0;
  while (shared < DIGIT_COUNT && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return shared;
}

/**
 * The name under which `name` has its root number `saltIndex`; salt 0 is the name itself.
 *
 * @see Tapestry, JSAC 2004, §III-A, footnote 3: several roots per object
 */
export function saltedGuid(name: Guid, saltIndex: number): Guid {
  assert(Number.isInteger(saltIndex) && saltIndex >= 0 && saltIndex < 256);
  if (saltIndex === 0) return name;
  return guidOf(digest('salt', guidBytes(name), Uint8Array.of(saltIndex)));
}
