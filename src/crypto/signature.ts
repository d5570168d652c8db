/** Ed25519 signatures over tagged digests. Signatures cover bytes as received, never a re-encoding. */

import { LRUCache } from 'lru-cache';
import { keyOf } from '../base/index.ts';
import { type Digest, digest } from './digest.ts';
import { provider } from './select.ts';

export const SEED_BYTES = 32;
export const PUBLIC_KEY_BYTES = 32;
export const SIGNATURES_HELD_MAX = 8192;

/** What a signature speaks about: the same bytes signed as something else do not verify. */
export type Signed =
  | 'update'
  | 'fresh-word'
  | 'ballot'
  | 'statement'
  | 'view-change'
  | 'ring'
  | 'manifest'
  | 'member'
  | 'writer'
  | 'writer-list'
  | 'retention'
  | 'invitation';

export interface KeyPair {
  /** 32 secret bytes. Never logged, never on a command line. */
  readonly seed: Uint8Array;
  readonly publicKey: Uint8Array;
}

export function keyPairOf(seed: Uint8Array): KeyPair {
  return { seed, publicKey: provider().publicKeyOf(seed) };
}

export function sign(key: KeyPair, signed: Signed, bytes: Uint8Array): Uint8Array {
  return provider().sign(key.seed, digest(signed, bytes) satisfies Digest);
}

/**
 * Signatures that held, by key, digest and signature. The same one is met several times in a process: in a vote, in the
 * certificate that is made of it, and with each heartbeat that the certificate covers. To look it up costs a hundredth
 * of checking it.
 */
const held = new LRUCache<string, true>({ max: SIGNATURES_HELD_MAX });

/** False for anything malformed; never throws. */
export function verify(
  publicKey: Uint8Array,
  signed: Signed,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  const digested = digest(signed, bytes);
  const name = keyOf(publicKey) + keyOf(digested) + keyOf(signature);
  if (held.has(name)) return true;
  if (!provider().verify(publicKey, digested, signature)) return false;
  held.set(name, true);
  return true;
}
