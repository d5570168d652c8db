/**
 * What both providers refuse before they compute: encodings on which implementations of Ed25519 are known to differ.
 * Chalkias, Garillot and Nikolaenko, Taming the many EdDSAs, SSR 2020.
 */

const POINT_BYTES = 32;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const SIGN_BIT = 0x80;

/** Little-endian, as on the wire. */
const PRIME = Uint8Array.fromHex(
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
);
const GROUP_ORDER = Uint8Array.fromHex(
  'edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010',
);

/** The y of the eight points whose order divides 8: 0, 1, -1, and two of order 8 (each with both signs of x). */
const SMALL_ORDER_Y: readonly string[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
];
const smallOrder = SMALL_ORDER_Y.map((hex) => Uint8Array.fromHex(hex));

/** Numeric order of two little-endian integers of 32 bytes. */
function isBelow(a: Uint8Array, limit: Uint8Array): boolean {
  for (let i = POINT_BYTES - 1; i >= 0; i--) {
    const difference = (a[i] as number) - (limit[i] as number);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function isStrictPoint(encoded: Uint8Array): boolean {
  const y = new Uint8Array(encoded); // A Buffer's slice would be a view of the caller's bytes.
  y[POINT_BYTES - 1] = (y[POINT_BYTES - 1] as number) & ~SIGN_BIT;
  if (!isBelow(y, PRIME)) return false;
  return !smallOrder.some((small) => small.every((byte, i) => byte === y[i]));
}

/** Whether key and signature are in the one form that counts: canonical, S below the order, no small-order point. */
export function isStrict(publicKey: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  return (
    isStrictPoint(publicKey) &&
    isStrictPoint(signature.subarray(0, POINT_BYTES)) &&
    isBelow(signature.subarray(POINT_BYTES), GROUP_ORDER)
  );
}
