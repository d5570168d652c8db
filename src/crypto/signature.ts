/** Ed25519 signatures over tagged digests. Signatures cover bytes as received, never a re-encoding. */

import { type Digest, digest } from './digest.ts';
import { provider } from './select.ts';

export const SEED_BYTES = 32;
export const PUBLIC_KEY_BYTES = 32;

/** What a signature speaks about: the same bytes signed as something else do not verify. */
export type Signed =
  | 'update'
  | 'ballot'
  | 'statement'
  | 'view-change'
  | 'ring'
  | 'manifest'
  | 'member'
  | 'writer'
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

/** False for anything malformed; never throws. */
export function verify(
  publicKey: Uint8Array,
  signed: Signed,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  return provider().verify(publicKey, digest(signed, bytes), signature);
}
