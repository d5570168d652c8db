import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { isKind, utf8 } from '../../src/base/index.ts';
import { recordBytes, StoreLog } from '../../src/host/store-log.ts';

const fish = (name: string) => [
  { table: 'fish', key: utf8(name), value: utf8(`the ${name}`) },
  { table: 'Fänge', key: utf8(name), value: undefined },
];

/** A log of five records, and where each ends. */
async function five(t: ExecutionContext): Promise<{ path: string; ends: number[] }> {
  const directory = await mkdtemp(join(tmpdir(), 'ocean-log-'));
  t.teardown(() => rm(directory, { recursive: true }));
  const path = join(directory, 'log');
  const { log, records } = StoreLog.open(path, 0);
  t.deepEqual(records, []);
  const ends: number[] = [];
  for (const name of ['cod', 'eel', 'bass', 'pike', 'carp']) {
    t.true(await log.append(ends.length, fish(name)));
    ends.push((await readFile(path)).length);
  }
  log.close();
  return { path, ends };
}

function read(path: string, applied: number) {
  const { log, records } = StoreLog.open(path, applied);
  log.close();
  return { number: log.number, records };
}

const numbers = (path: string, applied = 0) =>
  read(path, applied).records.map(({ number }) => number);

test('a log gives back what the tables do not have', async (t) => {
  const { path } = await five(t);
  const { records, number } = read(path, 3);
  t.is(number, 5);
  t.deepEqual(records, [
    { number: 4, bytesUsed: 3, writes: fish('pike') },
    { number: 5, bytesUsed: 4, writes: fish('carp') },
  ]);
  t.deepEqual(numbers(path, 5), []);
});

test('a log ends before a record that was cut short, at whichever byte, or changed', async (t) => {
  const { path, ends } = await five(t);
  const whole = await readFile(path);
  for (let length = whole.length; length >= 0; length--) {
    await truncate(path, length);
    t.deepEqual(
      numbers(path),
      [1, 2, 3, 4, 5].filter((number) => (ends[number - 1] as number) <= length),
      `${length} bytes`,
    );
  }
  for (let at = ends[2] as number; at < (ends[3] as number); at++) {
    const changed = new Uint8Array(whole);
    changed[at] = (changed[at] as number) ^ 1;
    await writeFile(path, changed);
    t.deepEqual(numbers(path), [1, 2, 3], `byte ${at}`);
  }
});

test('what lies behind the last record of a log that was begun again does not count', async (t) => {
  const { path } = await five(t);
  const { log, records } = StoreLog.open(path, 5);
  t.deepEqual(records, []);
  // As long as the first was, so that the second one's record is whole behind it.
  await log.append(9, fish('cod'));
  log.close();
  t.deepEqual(numbers(path, 5), [6]);
  t.deepEqual(numbers(path, 6), []);
});

test('a log goes on behind what it holds, and from the start once all is in the tables', async (t) => {
  const { path, ends } = await five(t);
  const { log } = StoreLog.open(path, 2);
  await log.append(5, fish('cod'));
  t.is((await readFile(path)).length, (ends[4] as number) + (ends[0] as number));
  log.rewind();
  await log.append(6, fish('eel'));
  log.close();
  t.deepEqual(numbers(path, 6), [7]);
});

test('a log of which records are missing is refused', async (t) => {
  const { path, ends } = await five(t);
  await writeFile(path, (await readFile(path)).subarray(ends[1]));
  t.deepEqual(numbers(path, 2), [3, 4, 5]);
  const error = t.throws(() => StoreLog.open(path, 1));
  t.true(isKind(error, 'corrupt'));
});

test('a log takes records up to its size, and none after it was ended', async (t) => {
  const { path } = await five(t);
  const { log } = StoreLog.open(path, 0);
  t.true(log.fits(recordBytes(fish('cod'))));
  t.false(log.fits(300_000));
  const large = [{ table: 'fish', key: utf8('whale'), value: new Uint8Array(250_000) }];
  let count = 0;
  for (; log.fits(recordBytes(large)); count++) await log.append(0, large);
  t.is(count, 8);
  log.end();
  t.false(log.fits(0));
  log.close();
});

test('the number of a record that could not be written is not used again', async (t) => {
  const { path } = await five(t);
  const { log } = StoreLog.open(path, 0);
  log.close();
  // Its file is closed.
  t.false(await log.append(0, fish('cod')));
  t.is(log.number, 6);
  t.false(log.fits(0));
});
