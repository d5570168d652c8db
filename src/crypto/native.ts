/** The fast provider: BLAKE3 in Rust, Ed25519 in libsodium. */

import { Blake3Hasher, blake3 } from '@napi-rs/blake-hash';
import { LRUCache } from 'lru-cache';
import sodium from 'sodium-native';
import { concat, keyOf } from '../base/index.ts';
import type { Provider } from './provider.ts';
import { isStrict } from './strict.ts';

/** Below this a copy and a one-shot call cost less than an incremental hasher. */
const ONE_SHOT_BYTES = 32_768;
const KEYS_MAX = 1024;

const SIGNATURE_BYTES = 64;
const PUBLIC_KEY_BYTES = 32;
const EXPANDED_BYTES = 64;

interface KeyPair {
  readonly publicKey: Uint8Array;
  /** The seed with the public key behind it, as libsodium wants it. */
  readonly expanded: Uint8Array;
}

const keyPairs = new LRUCache<string, KeyPair>({ max: KEYS_MAX });

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Without the methods of Buffer, whose `slice` does not copy. */
function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function keyPair(seed: Uint8Array): KeyPair {
  const name = keyOf(seed);
  let pair = keyPairs.get(name);
  if (pair === undefined) {
    pair = {
      publicKey: new Uint8Array(PUBLIC_KEY_BYTES),
      expanded: new Uint8Array(EXPANDED_BYTES),
    };
    sodium.crypto_sign_seed_keypair(pair.publicKey, pair.expanded, seed);
    keyPairs.set(name, pair);
  }
  return pair;
}

export const native: Provider = {
  name: 'native',
  blake3(parts) {
    let length = 0;
    for (const part of parts) length += part.length;
    if (length <= ONE_SHOT_BYTES) return plain(blake3(bufferOf(concat(parts))));
    const hasher = new Blake3Hasher();
    for (const part of parts) hasher.update(bufferOf(part));
    return plain(hasher.digestBuffer());
  },
  publicKeyOf(seed) {
    return keyPair(seed).publicKey.slice();
  },
  sign(seed, message) {
    const signature = new Uint8Array(SIGNATURE_BYTES);
    sodium.crypto_sign_detached(signature, message, keyPair(seed).expanded);
    return signature;
  },
  verify(raw, message, signature) {
    // It would end the process for a length that it does not expect.
    if (!isStrict(raw, signature)) return false;
    return sodium.crypto_sign_verify_detached(signature, message, raw);
  },
};
