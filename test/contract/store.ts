/** What every Store must do, wherever it keeps its tables. Run by each implementation's own test. */

import type { ExecutionContext, TestFn } from 'ava';
import fc from 'fast-check';
import {
  compare,
  equal,
  isKind,
  keyOf,
  type Range,
  type Store,
  u32,
  utf8,
  type Write,
} from '../../src/base/index.ts';

export interface StoreFixture {
  readonly store: Store;
  /** Closes the store and opens what it kept; absent where nothing outlives the process. */
  reopen?(): Promise<Store>;
  cleanup(): Promise<void>;
}

export type CreateStore = (quotaBytes: number) => Promise<StoreFixture>;

const AMPLE = 64 * 1024 * 1024;
const MIB = 1024 * 1024;

const put = (key: string, value: string, table = 'fish'): Write => ({
  table,
  key: utf8(key),
  value: utf8(value),
});
const remove = (key: string, table = 'fish'): Write => ({
  table,
  key: utf8(key),
  value: undefined,
});
const read = (store: Store, key: string, table = 'fish') => {
  const value = store.get(table, utf8(key));
  return value === undefined ? undefined : new TextDecoder().decode(value);
};
const keysOf = (pairs: Iterable<readonly [Uint8Array, Uint8Array]>) =>
  [...pairs].map(([key]) => new TextDecoder().decode(key));

type Run = (t: ExecutionContext, fixture: StoreFixture) => Promise<void>;

/** Runs the suite: a title is `name`, then what must hold. */
export function storeContract(test: TestFn, name: string, create: CreateStore): void {
  const scenario = (title: string, run: Run, quotaBytes = AMPLE) => {
    test(`${name} ${title}`, async (t) => {
      const fixture = await create(quotaBytes);
      try {
        await run(t, fixture);
      } finally {
        await fixture.cleanup();
      }
    });
  };
  basics(scenario);
  ranges(scenario);
  quotas(scenario);
  keeping(scenario);
}

type Scenario = (title: string, run: Run, quotaBytes?: number) => void;

function basics(scenario: Scenario): void {
  scenario('gives back what was written, at once and when it is durable', async (t, { store }) => {
    const written = store.write([put('cod', 'grey'), put('eel', 'black')]);
    t.is(read(store, 'cod'), 'grey');
    await written;
    t.is(read(store, 'cod'), 'grey');
    t.is(read(store, 'eel'), 'black');
    t.is(read(store, 'bass'), undefined);
  });

  scenario('overwrites and removes, at once and when it is durable', async (t, { store }) => {
    await store.write([put('cod', 'grey'), put('eel', 'black')]);
    const written = store.write([put('cod', 'white'), remove('eel'), remove('bass')]);
    for (const when of ['at once', 'durable']) {
      t.is(read(store, 'cod'), 'white', when);
      t.is(read(store, 'eel'), undefined, when);
      await written;
    }
  });

  scenario('gives a part of a value, at once and when it is durable', async (t, { store }) => {
    const key = utf8('cod');
    const part = (offset: number, length: number) => {
      const bytes = store.slice('fish', key, { offset, length });
      return bytes && new TextDecoder().decode(bytes);
    };
    const written = store.write([put('cod', 'silver grey', 'fish')]);
    for (const when of ['at once', 'durable']) {
      t.is(part(7, 4), 'grey', when);
      t.is(part(7, 400), 'grey', when);
      t.is(part(50, 4), '', when);
      t.is(store.slice('fish', utf8('eel'), { offset: 0, length: 1 }), undefined, when);
      await written;
    }
  });

  scenario('keeps tables apart', async (t, { store }) => {
    await store.write([put('cod', 'grey', 'fish'), put('cod', 'cape', 'places')]);
    t.is(read(store, 'cod', 'fish'), 'grey');
    t.is(read(store, 'cod', 'places'), 'cape');
    t.is(read(store, 'cod', 'nowhere'), undefined);
    t.deepEqual([...store.range('nowhere')], []);
  });

  scenario('applies the last of two writes to one key', async (t, { store }) => {
    const batch = [put('cod', 'a'), remove('cod'), put('cod', 'b')];
    await store.write(batch);
    t.is(read(store, 'cod'), 'b');
    t.is(store.bytesUsed(), 4);
  });

  scenario('does not share its bytes with readers', async (t, { store }) => {
    const written = store.write([put('cod', 'grey')]);
    for (const when of ['at once', 'durable']) {
      store.get('fish', utf8('cod'))?.fill(0);
      for (const [key, value] of store.range('fish')) {
        key.fill(0);
        value.fill(0);
      }
      t.is(read(store, 'cod'), 'grey', when);
      await written;
    }
  });

  scenario('keeps empty values, long keys and long values', async (t, { store }) => {
    const key = new Uint8Array(1024).fill(255);
    const value = new Uint8Array(16 * MIB).fill(7);
    await store.write([
      { table: 'fish', key, value },
      { table: 'fish', key: Uint8Array.of(0), value: new Uint8Array(0) },
    ]);
    const found = store.get('fish', key);
    t.true(found !== undefined && equal(found, value));
    t.is(store.get('fish', Uint8Array.of(0))?.length, 0);
    t.is(store.get('fish', new Uint8Array(1024).fill(254)), undefined);
  });

  scenario('makes batches durable in the order in which they were given', async (t, { store }) => {
    const order: number[] = [];
    const writes = Array.from({ length: 100 }, (_, i) =>
      store.write([put('cod', String(i))]).then(() => order.push(i)),
    );
    await Promise.all(writes);
    t.deepEqual(order, [...order.keys()]);
    t.is(read(store, 'cod'), '99');
  });

  scenario('refuses writes when it is closed, and may be closed twice', async (t, { store }) => {
    const written = store.write([put('cod', 'grey')]);
    await Promise.all([store.close(), written]);
    await store.close();
    const error = await t.throwsAsync(store.write([put('eel', 'black')]));
    t.true(isKind(error, 'unavailable'));
  });
}

function ranges(scenario: Scenario): void {
  scenario('ranges from the first key inclusive to the last exclusive', async (t, { store }) => {
    await store.write(['bass', 'cod', 'eel', 'pike'].map((key) => put(key, key)));
    const range = (options: Range) => keysOf(store.range('fish', options));
    t.deepEqual(range({}), ['bass', 'cod', 'eel', 'pike']);
    t.deepEqual(range({ from: utf8('cod') }), ['cod', 'eel', 'pike']);
    t.deepEqual(range({ to: utf8('eel') }), ['bass', 'cod']);
    t.deepEqual(range({ from: utf8('c'), to: utf8('f') }), ['cod', 'eel']);
    t.deepEqual(range({ from: utf8('cod'), to: utf8('cod') }), []);
    t.deepEqual(range({ limit: 2 }), ['bass', 'cod']);
    t.deepEqual(range({ limit: 0 }), []);
    t.deepEqual(range({ reverse: true }), ['pike', 'eel', 'cod', 'bass']);
    t.deepEqual(range({ reverse: true, limit: 1 }), ['pike']);
    t.deepEqual(range({ reverse: true, from: utf8('cod'), to: utf8('pike') }), ['eel', 'cod']);
    t.deepEqual(range({ reverse: true, to: utf8('fox'), limit: 2 }), ['eel', 'cod']);
  });

  scenario('ranges over what is durable and what is not yet as one', async (t, { store }) => {
    await store.write(['a', 'c', 'e', 'g'].map((key) => put(key, 'old')));
    const written = store.write([put('b', 'new'), remove('c'), put('e', 'new'), remove('g')]);
    for (const when of ['at once', 'durable']) {
      t.deepEqual(keysOf(store.range('fish')), ['a', 'b', 'e'], when);
      t.deepEqual(keysOf(store.range('fish', { limit: 2 })), ['a', 'b'], when);
      t.deepEqual(keysOf(store.range('fish', { reverse: true, limit: 2 })), ['e', 'b'], when);
      t.deepEqual(keysOf(store.range('fish', { from: utf8('b'), limit: 1 })), ['b'], when);
      await written;
    }
  });

  scenario('ranges over the pairs as they stood when it was asked', async (t, { store }) => {
    await store.write([put('a', '1'), put('b', '2')]);
    const before = store.range('fish');
    const written = store.write([remove('a'), put('c', '3')]);
    t.deepEqual(keysOf(before), ['a', 'b']);
    await written;
  });

  scenario(
    'agrees with a sorted list on any sequence of batches and ranges',
    async (t, fixture) => {
      const key = fc.uint8Array({ minLength: 1, maxLength: 3, max: 3 });
      const write = fc.record({
        table: fc.constantFrom('a', 'b'),
        key,
        value: fc.option(fc.uint8Array({ maxLength: 4 }), { nil: undefined }),
      });
      const range = fc.record(
        { from: key, to: key, limit: fc.nat(5), reverse: fc.boolean() },
        { requiredKeys: [] },
      );
      const steps = fc.array(fc.tuple(fc.array(write, { maxLength: 6 }), range), { maxLength: 8 });
      const { store } = fixture;
      const model = new Map<string, Uint8Array>();
      await fc.assert(
        fc.asyncProperty(steps, async (sequence) => {
          const writing: Promise<void>[] = [];
          for (const [batch, asked] of sequence) {
            writing.push(store.write(batch));
            for (const { table, key: name, value } of batch) {
              if (value === undefined) model.delete(table + keyOf(name));
              else model.set(table + keyOf(name), value);
            }
            t.deepEqual([...store.range('a', asked)], modelRange(model, 'a', asked));
          }
          await Promise.all(writing);
          t.deepEqual([...store.range('b')], modelRange(model, 'b', {}));
          let bytes = 0;
          for (const [name, value] of model) bytes += name.length - 1 + value.length;
          t.is(store.bytesUsed(), bytes);
        }),
        { numRuns: 30, seed: 7 },
      );
    },
  );
}

function modelRange(model: Map<string, Uint8Array>, table: string, range: Range) {
  const pairs = [...model]
    .filter(([name]) => name.startsWith(table))
    .map(([name, value]) => [Uint8Array.from(name.slice(1), charCode), value] as const)
    .filter(([key]) => range.from === undefined || compare(key, range.from) >= 0)
    .filter(([key]) => range.to === undefined || compare(key, range.to) < 0)
    .sort(([a], [b]) => compare(a, b));
  if (range.reverse === true) pairs.reverse();
  return pairs.slice(0, range.limit ?? pairs.length);
}

function charCode(character: string): number {
  return character.charCodeAt(0);
}

function quotas(scenario: Scenario): void {
  const QUOTA = 1000;
  const of = (key: string, bytes: number): Write => ({
    table: 'fish',
    key: utf8(key),
    value: new Uint8Array(bytes),
  });

  scenario(
    'counts the bytes of keys and values',
    async (t, { store }) => {
      t.is(store.bytesUsed(), 0);
      t.is(store.bytesFree(), QUOTA);
      await store.write([of('abc', 97)]);
      t.is(store.bytesUsed(), 100);
      await store.write([of('abc', 7), of('d', 9)]);
      t.is(store.bytesUsed(), 20);
      t.is(store.bytesFree(), QUOTA - 20);
      await store.write([remove('abc'), remove('zzz')]);
      t.is(store.bytesUsed(), 10);
    },
    QUOTA,
  );

  scenario(
    'refuses a batch past its quota whole, and stays of use',
    async (t, { store }) => {
      await store.write([of('a', 599)]);
      const error = await t.throwsAsync(
        store.write([remove('a'), of('b', 400), of('c', 700), put('d', 'small')]),
      );
      t.true(isKind(error, 'no-space'));
      t.deepEqual(keysOf(store.range('fish')), ['a']);
      t.is(store.bytesUsed(), 600);
      await store.write([of('b', 399)]);
      t.is(store.bytesFree(), 0);
      const full = await t.throwsAsync(store.write([put('c', '')]));
      t.true(isKind(full, 'no-space'));
      await store.write([remove('a'), of('c', 599)]);
      t.deepEqual(keysOf(store.range('fish')), ['b', 'c']);
    },
    QUOTA,
  );

  scenario(
    'tells beforehand what it will refuse, also where a key comes twice',
    async (t, { store }) => {
      await store.write([of('a', 499), of('b', 99)]);
      const batches = [
        [of('c', 399)],
        [of('c', 400)],
        [of('a', 899)],
        [of('a', 900)],
        [of('a', 899), of('a', 899)],
        [of('a', 499), of('a', 499), of('c', 399)],
        [of('a', 499), of('a', 499), of('c', 400)],
        [of('c', 700), remove('c')],
        [remove('a'), of('c', 899)],
        [remove('a'), remove('a'), of('c', 900)],
      ];
      const told: boolean[] = [];
      const taken: boolean[] = [];
      for (const batch of batches) {
        told.push(store.fits(batch));
        taken.push(
          await store.write(batch).then(
            () => true,
            () => false,
          ),
        );
        await store.write([remove('a'), remove('b'), remove('c')]);
        await store.write([of('a', 499), of('b', 99)]);
      }
      t.deepEqual(taken, told);
      t.deepEqual(told, [true, false, true, false, true, true, false, true, true, false]);
    },
    QUOTA,
  );

  scenario(
    'counts batches that are not durable yet against the quota',
    async (t, { store }) => {
      const first = store.write([of('a', 599)]);
      const second = store.write([of('b', 599)]);
      await first;
      t.true(isKind(await t.throwsAsync(second), 'no-space'));
      t.is(read(store, 'b'), undefined);
      t.is(store.bytesUsed(), 600);
    },
    QUOTA,
  );
}

function keeping(scenario: Scenario): void {
  scenario('keeps everything over a reopening', async (t, fixture) => {
    if (fixture.reopen === undefined) {
      t.pass();
      return;
    }
    const writes = Array.from({ length: 200 }, (_, i) =>
      fixture.store.write([
        { table: `table ${i % 3}`, key: u32(i), value: new Uint8Array(i * 50).fill(i) },
      ]),
    );
    await Promise.all(writes);
    const bytesUsed = fixture.store.bytesUsed();
    const store = await fixture.reopen();
    t.is(store.bytesUsed(), bytesUsed);
    for (let i = 0; i < 200; i++) {
      t.deepEqual(store.get(`table ${i % 3}`, u32(i)), new Uint8Array(i * 50).fill(i));
    }
    t.is([...store.range('table 0')].length, 67);
    await store.write([{ table: 'table 0', key: u32(0), value: undefined }]);
    t.is(store.get('table 0', u32(0)), undefined);
  });
}
