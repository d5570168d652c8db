/** The fast provider: BLAKE3 in Rust, Ed25519 in OpenSSL. */

import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { Blake3Hasher, blake3 } from '@napi-rs/blake-hash';
import { LRUCache } from 'lru-cache';
import { concat, keyOf } from '../base/index.ts';
import type { Provider } from './provider.ts';
import { isStrict } from './strict.ts';

/** Below this a copy and a one-shot call cost less than an incremental hasher. */
const ONE_SHOT_BYTES = 32_768;
const KEYS_MAX = 1024;

const PRIVATE_PREFIX = Uint8Array.fromHex('302e020100300506032b657004220420');
const PUBLIC_PREFIX = Uint8Array.fromHex('302a300506032b6570032100');

const privateKeys = new LRUCache<string, KeyObject>({ max: KEYS_MAX });
const publicKeys = new LRUCache<string, KeyObject>({ max: KEYS_MAX });

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Without the methods of Buffer, whose `slice` does not copy. */
function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function privateKey(seed: Uint8Array): KeyObject {
  const name = keyOf(seed);
  let key = privateKeys.get(name);
  if (key === undefined) {
    const der = bufferOf(concat([PRIVATE_PREFIX, seed]));
    key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    privateKeys.set(name, key);
  }
  return key;
}

function publicKey(raw: Uint8Array): KeyObject {
  const name = keyOf(raw);
  let key = publicKeys.get(name);
  if (key === undefined) {
    const der = bufferOf(concat([PUBLIC_PREFIX, raw]));
    key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    publicKeys.set(name, key);
  }
  return key;
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
    const der = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
    return new Uint8Array(der.subarray(PUBLIC_PREFIX.length));
  },
  sign(seed, message) {
    return plain(sign(null, message, privateKey(seed)));
  },
  verify(raw, message, signature) {
    if (!isStrict(raw, signature)) return false;
    try {
      return verify(null, message, publicKey(raw), signature);
    } catch {
      return false;
    }
  },
};
