/** The portable provider: @noble/hashes and @noble/ed25519, and the oracle in tests. */

import * as ed25519 from '@noble/ed25519';
import { blake3 } from '@noble/hashes/blake3.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, equal } from '../base/index.ts';
import type { Provider } from './provider.ts';
import { isStrict } from './strict.ts';

ed25519.hashes.sha512 = sha512;

const { Point } = ed25519;
const GROUP_ORDER = Point.CURVE().n;
const POINT_BYTES = 32;

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytes.toReversed().toHex()}`);
}

/**
 * R = SB - kA, as libsodium checks it. The library's own `verify` multiplies both sides by the cofactor, and so
 * accepts signatures by keys with a part of small order that libsodium refuses.
 */
function holds(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const r = signature.subarray(0, POINT_BYTES);
  const s = littleEndian(signature.subarray(POINT_BYTES));
  const k = littleEndian(sha512(concat([r, publicKey, message]))) % GROUP_ORDER;
  const point = Point.fromBytes(publicKey, false);
  const difference = Point.BASE.multiply(s, false).subtract(point.multiply(k, false));
  return equal(difference.toBytes(), r);
}

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
    if (!isStrict(publicKey, signature)) return false;
    try {
      return holds(publicKey, message, signature);
    } catch {
      return false;
    }
  },
};
