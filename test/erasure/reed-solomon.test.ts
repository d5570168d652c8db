import { readFileSync } from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import {
  AssertionError,
  equal,
  fromHex,
  present,
  SeededRandom,
  toHex,
} from '../../src/base/index.ts';
import {
  type CodeShape,
  encode,
  fragmentBytes,
  join,
  reconstruct,
  simdKernel,
  tablesKernel,
} from '../../src/erasure/index.ts';

const simd = present(simdKernel(), 'SIMD kernel: this machine should have one');

const shape: fc.Arbitrary<CodeShape> = fc
  .integer({ min: 1, max: 40 })
  .chain((k) => fc.record({ k: fc.constant(k), n: fc.integer({ min: k, max: k + 30 }) }));

const coded = fc.record({ shape, bytes: fc.uint8Array({ maxLength: 3000 }), seed: fc.nat() });

/** `count` of the numbers below `below`. */
function sample(random: SeededRandom, below: number, count: number): number[] {
  const all = Array.from({ length: below }, (_, i) => i);
  return Array.from(
    { length: count },
    () => all.splice(random.integer(all.length), 1)[0] as number,
  );
}

test('any k of n fragments give the bytes back', (t) => {
  fc.assert(
    fc.property(coded, ({ shape: { k, n }, bytes, seed }) => {
      const fragments = encode(bytes, { k, n });
      const kept = sample(new SeededRandom(seed), n, k);
      const available = new Map(kept.map((i) => [i, fragments[i] as Uint8Array]));
      const data = reconstruct(available, { k, n }, [...Array(k).keys()]);
      t.deepEqual(join(data, bytes.length), bytes);
    }),
  );
});

test('any fragment can be made again from any k others', (t) => {
  fc.assert(
    fc.property(coded, ({ shape: { k, n }, bytes, seed }) => {
      const fragments = encode(bytes, { k, n });
      const kept = sample(new SeededRandom(seed), n, k);
      const available = new Map(kept.map((i) => [i, fragments[i] as Uint8Array]));
      t.deepEqual(reconstruct(available, { k, n }, [...fragments.keys()]), fragments);
    }),
  );
});

test('a byte range of k fragments gives that range of the others', (t) => {
  const random = new SeededRandom(7);
  const bytes = random.bytes(10_000);
  const fragments = encode(bytes, { k: 4, n: 8 });
  for (const [from, to] of [
    [0, 1],
    [17, 81],
    [2400, 2500],
    [5, 5],
  ] as const) {
    const available = new Map(
      [1, 4, 6, 7].map((i) => [i, fragments[i]?.subarray(from, to) as Uint8Array]),
    );
    const made = reconstruct(available, { k: 4, n: 8 }, [0, 2, 3, 5]);
    t.deepEqual(
      made,
      [0, 2, 3, 5].map((i) => fragments[i]?.slice(from, to) as Uint8Array),
    );
  }
});

/** The test runner's own comparison takes seconds for megabytes. */
function areEqual(some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean {
  return some.length === others.length && some.every((one, i) => equal(one, others[i]!));
}

test('the SIMD kernel agrees with the tables, at every length and shape', (t) => {
  fc.assert(
    fc.property(coded, ({ shape: { k, n }, bytes }) => {
      t.deepEqual(encode(bytes, { k, n }, simd), encode(bytes, { k, n }, tablesKernel));
    }),
  );
  const random = new SeededRandom(1);
  for (const [k, n, length] of [
    [1, 3, 100_000],
    [2, 5, 65_536],
    [16, 32, 1_000_001],
  ] as const) {
    const bytes = random.bytes(length);
    t.true(areEqual(encode(bytes, { k, n }, simd), encode(bytes, { k, n }, tablesKernel)));
  }
});

test('the widest codes work: 256 fragments', (t) => {
  const bytes = new SeededRandom(3).bytes(1000);
  for (const k of [1, 100, 255, 256]) {
    const fragments = encode(bytes, { k, n: 256 });
    const available = new Map([...fragments.entries()].slice(256 - k));
    const data = reconstruct(available, { k, n: 256 }, [...Array(k).keys()]);
    t.deepEqual(join(data, bytes.length), bytes);
    t.true(areEqual(encode(bytes, { k, n: 256 }, tablesKernel), fragments));
  }
});

test('data fragments are the bytes themselves, and fragments of k = 1 are copies', (t) => {
  const bytes = new SeededRandom(5).bytes(11);
  const fragments = encode(bytes, { k: 3, n: 5 });
  t.is(fragmentBytes(11, 3), 4);
  t.deepEqual(fragments[0], bytes.slice(0, 4));
  t.deepEqual(fragments[1], bytes.slice(4, 8));
  t.deepEqual(fragments[2], Uint8Array.of(...bytes.slice(8), 0));
  for (const copy of encode(bytes, { k: 1, n: 4 })) t.deepEqual(copy, bytes);
});

test('a fragment does not depend on how many there are', (t) => {
  const bytes = new SeededRandom(5).bytes(500);
  t.deepEqual(encode(bytes, { k: 4, n: 12 }).slice(0, 6), encode(bytes, { k: 4, n: 6 }));
});

test('too few fragments, unequal slices and impossible shapes are bugs of the caller', (t) => {
  const fragments = encode(new Uint8Array(100), { k: 3, n: 5 });
  const of = (...indices: number[]) => new Map(indices.map((i) => [i, fragments[i] as Uint8Array]));
  const bug = { instanceOf: AssertionError };
  t.throws(() => reconstruct(of(0, 4), { k: 3, n: 5 }, [1]), bug);
  t.throws(() => reconstruct(of(0, 3, 4), { k: 3, n: 5 }, [5]), bug);
  t.throws(() => reconstruct(of(0, 3, 4).set(4, new Uint8Array(1)), { k: 3, n: 5 }, [1]), bug);
  t.throws(() => encode(new Uint8Array(1), { k: 0, n: 1 }), bug);
  t.throws(() => encode(new Uint8Array(1), { k: 2, n: 257 }), bug);
  t.throws(() => join([new Uint8Array(3)], 4), bug);
  t.deepEqual(reconstruct(of(2), { k: 3, n: 5 }, [2]), [fragments[2] as Uint8Array]);
});

interface Vector {
  readonly k: number;
  readonly n: number;
  readonly bytes: string;
  readonly fragments: readonly string[];
}

const vectors: { readonly cases: readonly Vector[] } = JSON.parse(
  readFileSync(new URL('../vectors/erasure.json', import.meta.url), 'utf8'),
);

for (const kernel of [simd, tablesKernel]) {
  test(`the ${kernel.name} kernel makes the fragments of the golden vectors`, (t) => {
    t.true(vectors.cases.length > 0);
    for (const { k, n, bytes, fragments } of vectors.cases) {
      const made = encode(present(fromHex(bytes)), { k, n }, kernel).map(toHex);
      t.deepEqual(made, fragments);
    }
  });
}
