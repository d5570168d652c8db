/**
 * Tagged digests: BLAKE3-256 over a purpose and the bytes, so a digest made for one purpose is never one for
 * another. The tag is `ocean/1/<purpose>` and a zero byte.
 */

import { utf8 } from '../base/index.ts';
import { provider } from './select.ts';

export const DIGEST_BYTES = 32;

declare const digestBrand: unique symbol;
/** 32 bytes. */
export type Digest = Uint8Array & { readonly [digestBrand]: true };

/** INVARIANT: a purpose, once used, keeps its meaning for ever; `docs/formats.md` lists them. */
export const PURPOSES = [
  'node',
  'salt',
  'block',
  'tree',
  'volume',
  'update',
  'heartbeat',
  'heartbeat-tree',
  'batch',
  'ballot',
  'statement',
  'fresh-word',
  'view-change',
  'ring',
  'manifest',
  'fragment',
  'content-key',
  'value-key',
  'name-key',
  'name',
  'journal-key',
  'member',
  'writer',
  'writer-list',
  'retention',
  'ring-place',
  'invitation',
  'dht',
  'signature',
  'checkpoint',
  'store-log',
] as const;

export type Purpose = (typeof PURPOSES)[number];

const tags = new Map<Purpose, Uint8Array>(
  PURPOSES.map((purpose) => [purpose, utf8(`ocean/1/${purpose}\0`)]),
);

/** The digest of the parts laid end to end; the caller frames parts of variable length. */
export function digest(purpose: Purpose, ...parts: Uint8Array[]): Digest {
  return provider().blake3([tags.get(purpose) as Uint8Array, ...parts]) as Digest;
}

/** Undefined unless `bytes` are 32 bytes. */
export function parseDigest(bytes: Uint8Array | null | undefined): Digest | undefined {
  return bytes?.length === DIGEST_BYTES ? (bytes as Digest) : undefined;
}
