/** One signature, one verdict: replicas with different providers must never disagree. */

import { Point } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import { concat, SeededRandom, u32, utf8 } from '../../src/base/index.ts';
import { native, noble } from '../../src/crypto/index.ts';

const ORDER = Point.CURVE().n;
const PRIME = 2n ** 255n - 19n;
const SIGN_BIT = 2n ** 255n;

function bytesOf(value: bigint, length = 32): Uint8Array {
  return Uint8Array.fromHex(value.toString(16).padStart(2 * length, '0')).reverse();
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytes.toReversed().toHex()}`);
}

function hashOf(r: Uint8Array, key: Uint8Array, message: Uint8Array): bigint {
  return numberOf(sha512(concat([r, key, message]))) % ORDER;
}

/** A point of order 8, found as L times any point that has one. */
function smallPoint(): Point {
  for (let y = 2n; ; y++) {
    try {
      const point = Point.fromBytes(bytesOf(y));
      const small = point.multiply(ORDER - 1n, false).add(point);
      if (!small.multiply(4n, false).is0()) return small;
    } catch {
      // Not every y is on the curve.
    }
  }
}

const T8 = smallPoint();

interface Signed {
  readonly key: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

function verdict(t: ExecutionContext, { key, message, signature }: Signed): boolean {
  const [fast, portable] = [native, noble].map((p) => p.verify(key, message, signature));
  const shown = `${key.toHex()} ${message.toHex()} ${signature.toHex()}`;
  t.is(fast, portable, shown);
  return fast as boolean;
}

/** Signs with points that have the given parts of small order; valid when those are zero. */
function signedWith(options: {
  secret: bigint;
  nonce: bigint;
  keyPart: Point;
  noncePart: Point;
  message: Uint8Array;
}): Signed & { readonly k: bigint } {
  const key = Point.BASE.multiply(options.secret).add(options.keyPart).toBytes();
  const r = Point.BASE.multiply(options.nonce).add(options.noncePart).toBytes();
  const k = hashOf(r, key, options.message);
  const s = (options.nonce + k * options.secret) % ORDER;
  return { key, message: options.message, signature: concat([r, bytesOf(s)]), k };
}

test('keys and nonces with a part of small order get one verdict', (t) => {
  const parts = [0n, 1n, 2n, 4n].map((n) => (n === 0n ? Point.ZERO : T8.multiply(n, false)));
  const verdicts = new Set<string>();
  for (const [i, keyPart] of parts.entries()) {
    for (const [j, noncePart] of parts.entries()) {
      for (let round = 0; round < 12; round++) {
        const message = u32(round);
        const made = signedWith({ secret: 12345n, nonce: 999n, keyPart, noncePart, message });
        const valid = verdict(t, made);
        // Without the cofactor: R = SB - kA, so the small parts must cancel.
        const rest = noncePart.add(keyPart.multiply(made.k % 8n, false));
        t.is(valid, rest.is0(), `${i} ${j} ${round}`);
        verdicts.add(`${i > 0 || j > 0} ${valid}`);
      }
    }
  }
  // All kinds occurred: plain and valid, mixed and valid, mixed and invalid.
  t.deepEqual([...verdicts].sort(), ['false true', 'true false', 'true true']);
});

test('points of small order are refused as key and as nonce, in every encoding', (t) => {
  const message = utf8('anything');
  for (let n = 0n; n < 8n; n++) {
    const point = n === 0n ? Point.ZERO : T8.multiply(n, false);
    const encoded = numberOf(point.toBytes());
    const y = encoded % SIGN_BIT;
    const encodings = [encoded, encoded ^ SIGN_BIT, y + PRIME, (y + PRIME) | SIGN_BIT];
    for (const value of encodings.filter((candidate) => candidate < 2n ** 256n)) {
      const small = bytesOf(value);
      // With a key of order 1, R = SB and any S is a signature in the lax reading.
      for (const s of [0n, 1n, 5n]) {
        const r = s === 0n ? Point.ZERO.toBytes() : Point.BASE.multiply(s).toBytes();
        t.false(verdict(t, { key: small, message, signature: concat([r, bytesOf(s)]) }));
      }
      const key = Point.BASE.multiply(77n).toBytes();
      const s = (hashOf(small, key, message) * 77n) % ORDER;
      t.false(verdict(t, { key, message, signature: concat([small, bytesOf(s)]) }));
    }
  }
});

test('a nonce of order 1 is refused although the equation holds', (t) => {
  const key = Point.BASE.multiply(77n).toBytes();
  const r = Point.ZERO.toBytes();
  const message = utf8('anything');
  const s = (hashOf(r, key, message) * 77n) % ORDER;
  t.false(verdict(t, { key, message, signature: concat([r, bytesOf(s)]) }));
});

test('S is refused from the group order up, and in every multiple', (t) => {
  const seed = new Uint8Array(32).fill(9);
  const key = native.publicKeyOf(seed);
  const message = utf8('malleable');
  const signature = native.sign(seed, message);
  const [r, s] = [signature.subarray(0, 32), numberOf(signature.subarray(32))];
  t.true(verdict(t, { key, message, signature }));
  for (let times = 1n; s + times * ORDER < 2n ** 256n; times++) {
    const larger = concat([r, bytesOf(s + times * ORDER)]);
    t.false(verdict(t, { key, message, signature: larger }));
  }
  for (const value of [0n, ORDER - 1n, ORDER, ORDER + 1n, 2n ** 256n - 1n]) {
    t.false(verdict(t, { key, message, signature: concat([r, bytesOf(value)]) }));
  }
});

test('keys and nonces whose y is not below the prime are refused', (t) => {
  const message = utf8('not canonical');
  for (let excess = 0n; excess < 19n; excess++) {
    for (const sign of [0n, SIGN_BIT]) {
      const odd = bytesOf((PRIME + excess) | sign);
      const good = Point.BASE.multiply(3n).toBytes();
      t.false(verdict(t, { key: odd, message, signature: concat([good, bytesOf(1n)]) }));
      t.false(verdict(t, { key: good, message, signature: concat([odd, bytesOf(1n)]) }));
    }
  }
});

test('all zeros and all ones are refused', (t) => {
  for (const fill of [0, 255]) {
    const key = new Uint8Array(32).fill(fill);
    t.false(verdict(t, { key, message: key, signature: new Uint8Array(64).fill(fill) }));
  }
});

test('signatures changed at random get one verdict', (t) => {
  const random = new SeededRandom(11);
  const seeds = Array.from({ length: 8 }, () => random.bytes(32));
  const change = fc.record({ at: fc.nat(95), mask: fc.integer({ min: 1, max: 255 }) });
  const sample = fc.record({
    seed: fc.constantFrom(...seeds),
    message: fc.uint8Array({ maxLength: 64 }),
    changes: fc.array(change, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(sample, ({ seed, message, changes }) => {
      const all = concat([native.publicKeyOf(seed), native.sign(seed, message)]);
      for (const { at, mask } of changes) all[at] = (all[at] as number) ^ mask;
      verdict(t, { key: all.slice(0, 32), message, signature: all.slice(32) });
    }),
    { numRuns: 300 },
  );
});

test('both providers make the same keys, signatures and digests', (t) => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 4 }),
      (seed, parts) => {
        t.deepEqual(native.publicKeyOf(seed), noble.publicKeyOf(seed));
        t.deepEqual(native.sign(seed, concat(parts)), noble.sign(seed, concat(parts)));
        t.deepEqual(native.blake3(parts), noble.blake3(parts));
      },
    ),
    { numRuns: 60 },
  );
});
