/** Ed25519 signatures over tagged digests. Signatures cover bytes as received, never a re-encoding. */

import { equal, keyOf } from '../base/index.ts';
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

/** What a signature that held was of. */
interface Held {
  readonly publicKey: Uint8Array;
  readonly digested: Digest;
}

/**
 * Signatures that held. The same one is met several times in a process: in a vote, in the certificate that is made of
 * it, and with each heartbeat that the certificate covers. To look it up costs a hundredth of checking it. They are
 * forgotten by the half, the earlier one, which is less work than to keep them in order.
 *
 * INVARIANT: at most SIGNATURES_HELD_MAX together.
 */
let held = new Map<string, Held>();
let heldEarlier = new Map<string, Held>();

function keep(publicKey: Uint8Array, digested: Digest, signature: Uint8Array): void {
  if (held.size >= SIGNATURES_HELD_MAX / 2) {
    heldEarlier = held;
    held = new Map();
  }
  // A key may be a view of a whole message, which could not be freed.
  held.set(keyOf(signature), { publicKey: publicKey.slice(), digested });
}

function hasHeld(publicKey: Uint8Array, digested: Digest, signature: Uint8Array): boolean {
  const name = keyOf(signature);
  const known = held.get(name) ?? heldEarlier.get(name);
  return (
    known !== undefined && equal(known.digested, digested) && equal(known.publicKey, publicKey)
  );
}

export function sign(key: KeyPair, signed: Signed, bytes: Uint8Array): Uint8Array {
  return provider().sign(key.seed, digest(signed, bytes));
}

/** False for anything malformed; never throws. */
export function verify(
  publicKey: Uint8Array,
  signed: Signed,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  const digested = digest(signed, bytes);
  if (hasHeld(publicKey, digested, signature)) return true;
  if (!provider().verify(publicKey, digested, signature)) return false;
  keep(publicKey, digested, signature);
  return true;
}
