/** The portable provider: @noble/hashes and @noble/ed25519, and the oracle in tests. */

import * as ed25519 from '@noble/ed25519';
import { blake3 } from '@noble/hashes/blake3.js';
import { sha512 } from '@noble/hashes/sha2.js';
import type { Provider } from './provider.ts';

ed25519.hashes.sha512 = sha512;

export const noble: Provider = {
  name: 'noble',
  blake3(parts) {
    const hasher = blake3.create({});
    for (const part of parts) hasher.update(part);
    return hasher.digest();
  },
  publicKeyOf(seed) {
    return ed25519.getPublicKey(seed);
  },
  sign(seed, message) {
    return ed25519.sign(message, seed);
  },
  verify(publicKey, message, signature) {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    try {
      return ed25519.verify(signature, message, publicKey, { zip215: false });
    } catch {
      return false;
    }
  },
};
