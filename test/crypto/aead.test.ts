import test from 'ava';
import fc from 'fast-check';
import { AssertionError, EMPTY, SeededRandom } from '../../src/base/index.ts';
import { KEY_BYTES, NONCE_BYTES, open, seal, TAG_BYTES } from '../../src/crypto/index.ts';

const random = new SeededRandom(7);
const key = random.bytes(KEY_BYTES);
const nonce = random.bytes(NONCE_BYTES);
const associated = random.bytes(20);
const plain = random.bytes(100);
const under = { key, nonce, associated };
const sealed = seal({ ...under, plain });

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
  return copy;
}

test('open() gives back what seal() was given', (t) => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 5000 }),
      fc.uint8Array({ maxLength: 50 }),
      (text, name) => {
        const made = seal({ key, nonce, associated: name, plain: text });
        t.is(made.length, text.length + TAG_BYTES);
        t.deepEqual(open({ key, nonce, associated: name, sealed: made }), text);
      },
    ),
  );
});

test('open() refuses another key, nonce or name', (t) => {
  for (let bit = 0; bit < 8 * NONCE_BYTES; bit += 5) {
    t.is(open({ ...under, key: flipped(key, bit), sealed }), undefined);
    t.is(open({ ...under, nonce: flipped(nonce, bit), sealed }), undefined);
    t.is(open({ ...under, associated: flipped(associated, bit), sealed }), undefined);
  }
  t.is(open({ ...under, associated: EMPTY, sealed }), undefined);
});

test('open() refuses every changed bit', (t) => {
  for (let bit = 0; bit < 8 * sealed.length; bit++) {
    t.is(open({ ...under, sealed: flipped(sealed, bit) }), undefined);
  }
});

test('open() refuses every truncation', (t) => {
  for (let length = 0; length < sealed.length; length++) {
    t.is(open({ ...under, sealed: sealed.subarray(0, length) }), undefined);
  }
});

test('a key or nonce of a wrong length is a bug of the caller', (t) => {
  const bug = { instanceOf: AssertionError };
  t.throws(() => seal({ ...under, key: new Uint8Array(16), plain }), bug);
  t.throws(() => open({ ...under, nonce: new Uint8Array(16), sealed }), bug);
});
