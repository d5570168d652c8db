import { readFileSync } from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import { AssertionError, toHex } from '../../src/base/index.ts';
import { digest } from '../../src/crypto/index.ts';
import {
  DIGIT_COUNT,
  digitAt,
  GUID_BYTES,
  type Guid,
  guidBytes,
  guidFromBytes,
  guidOf,
  nodeIdOf,
  parseGuid,
  RADIX,
  saltedGuid,
  sharedPrefix,
} from '../../src/id/index.ts';

const bytes20 = fc.uint8Array({ minLength: GUID_BYTES, maxLength: GUID_BYTES });
const guids = bytes20.map((bytes) => guidFromBytes(bytes) as Guid);

test('a GUID is its bytes and its bytes are the GUID', (t) => {
  fc.assert(
    fc.property(bytes20, (bytes) => {
      const guid = guidFromBytes(bytes) as Guid;
      t.deepEqual(guidBytes(guid), bytes);
      t.is(parseGuid(guid), guid);
    }),
  );
});

test('parseGuid() takes 40 lower-case hex digits and nothing else', (t) => {
  const good = '0123456789abcdef0123456789abcdef01234567';
  t.is(parseGuid(good), good as Guid);
  const bad = [good.toUpperCase(), good.slice(1), `${good}0`, `${good}\n`, `g${good.slice(1)}`, ''];
  for (const text of [...bad, undefined, null, 7, [good]]) t.is(parseGuid(text), undefined);
});

test('guidFromBytes() takes 20 bytes and nothing else', (t) => {
  for (const length of [0, 19, 21, 32]) t.is(guidFromBytes(new Uint8Array(length)), undefined);
  t.is(guidFromBytes(undefined), undefined);
  t.is(guidFromBytes(null), undefined);
});

test('guidBytes() of something else is a bug', (t) => {
  t.throws(() => guidBytes('12' as Guid), { instanceOf: AssertionError });
});

test('the digits spell the GUID, most significant first', (t) => {
  fc.assert(
    fc.property(guids, (guid) => {
      const digits = Array.from({ length: DIGIT_COUNT }, (_, i) => digitAt(guid, i));
      t.true(digits.every((digit) => digit >= 0 && digit < RADIX));
      t.is(digits.map((digit) => digit.toString(RADIX)).join(''), guid as string);
    }),
  );
  const guid = guidFromBytes(new Uint8Array(GUID_BYTES).fill(0xa5)) as Guid;
  t.is(digitAt(guid, 0), 10);
  t.is(digitAt(guid, 39), 5);
  for (const index of [-1, 40])
    t.throws(() => digitAt(guid, index), { instanceOf: AssertionError });
});

test('sharedPrefix() is symmetric, and says where two GUIDs part', (t) => {
  const near = fc.tuple(guids, fc.nat(DIGIT_COUNT - 1), fc.integer({ min: 1, max: 15 }));
  fc.assert(
    fc.property(near, ([guid, at, change]) => {
      const digit = (digitAt(guid, at) ^ change).toString(RADIX);
      const other = (guid.slice(0, at) + digit + guid.slice(at + 1)) as Guid;
      t.is(sharedPrefix(guid, other), at);
      t.is(sharedPrefix(other, guid), at);
      t.is(sharedPrefix(guid, guid), DIGIT_COUNT);
    }),
  );
});

test('the shared prefix of a and c is at least the lesser of a with b and b with c', (t) => {
  const close = fc.tuple(guids, fc.nat(39), fc.nat(39)).map(([guid, i, j]) => {
    const cut = (at: number) => (guid.slice(0, at) + '0'.repeat(DIGIT_COUNT - at)) as Guid;
    return [cut(i), guid, cut(j)] as const;
  });
  fc.assert(
    fc.property(close, ([a, b, c]) => {
      t.true(sharedPrefix(a, c) >= Math.min(sharedPrefix(a, b), sharedPrefix(b, c)));
    }),
  );
});

test('guidOf() is the first 160 bits of a digest', (t) => {
  const full = digest('block', Uint8Array.of(1, 2, 3));
  t.is(guidOf(full) as string, toHex(full).slice(0, 40));
});

test('a NodeId is the GUID of the key under the purpose node', (t) => {
  const key = new Uint8Array(32).fill(7);
  t.is(nodeIdOf(key) as string, guidOf(digest('node', key)) as string);
  t.not(nodeIdOf(key) as string, guidOf(digest('block', key)) as string);
});

test('salted GUIDs are those of the golden vectors, and all differ', (t) => {
  const url = new URL('../vectors/guid.json', import.meta.url);
  type Case = { guid: Guid; saltIndex: number; salted: string };
  const { cases }: { cases: Case[] } = JSON.parse(readFileSync(url, 'utf8'));
  for (const { guid, saltIndex, salted } of cases) {
    t.is(saltedGuid(guid, saltIndex) as string, salted);
  }
  const guid = cases[0]?.guid as Guid;
  t.is(saltedGuid(guid, 0), guid);
  t.is(new Set(Array.from({ length: 256 }, (_, salt) => saltedGuid(guid, salt))).size, 256);
  for (const salt of [-1, 256, 1.5]) t.throws(() => saltedGuid(guid, salt));
});
