/** Cases about the content of files. */

import { equal } from '../../../src/base/index.ts';
import { FILE_BYTES_MAX } from '../../../src/fs/index.ts';
import { type Bench, bytesOf, type Case, pattern, refuses } from './bench.ts';

const MIB = 1 << 20;
/** Holes are told apart from data at least this finely. */
const GRAIN = 64 * 1024;

function zeros(length: number): Uint8Array {
  return new Uint8Array(length);
}

/** A file of data, hole, data, each of one GRAIN. */
async function gapped(bench: Bench): Promise<{ ino: number; handle: number }> {
  const opened = await bench.opened('gapped', pattern(GRAIN));
  await bench.fs.write(opened.handle, 2 * GRAIN, pattern(GRAIN, 2));
  return opened;
}

export const CONTENT_CASES: readonly Case[] = [
  [
    'what was written is read',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', pattern(10_000));
      t.deepEqual(await bench.fs.read(handle, 0, 20_000), pattern(10_000));
      t.deepEqual(await bench.read(ino, 1234, 77), pattern(10_000).slice(1234, 1234 + 77));
    },
  ],
  [
    'read stops at the end of the file',
    async (t, bench) => {
      const { handle } = await bench.opened('file', 'content');
      t.is((await bench.fs.read(handle, 5, 100)).length, 2);
      t.is((await bench.fs.read(handle, 7, 100)).length, 0);
      t.is((await bench.fs.read(handle, 1 << 30, 100)).length, 0);
    },
  ],
  [
    'a write through one handle is read through another',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', 'one');
      const other = await bench.fs.open(ino);
      await bench.fs.write(handle, 0, bytesOf('two'));
      t.is(new TextDecoder().decode(await bench.fs.read(other.handle, 0, 9)), 'two');
    },
  ],
  [
    'the written bytes belong to the caller again',
    async (t, bench) => {
      const { handle } = await bench.opened('file');
      const bytes = bytesOf('kept');
      await bench.fs.write(handle, 0, bytes);
      bytes.fill(0);
      t.is(new TextDecoder().decode(await bench.fs.read(handle, 0, 9)), 'kept');
    },
  ],
  [
    'a write in the middle leaves what is around it',
    async (t, bench) => {
      const expected = pattern(300_000);
      const { handle } = await bench.opened('file', expected);
      for (const [offset, length] of [
        [1, 1],
        [4095, 2],
        [100_000, 70_000],
        [299_990, 10],
      ] as const) {
        const bytes = pattern(length, offset);
        expected.set(bytes, offset);
        await bench.fs.write(handle, offset, bytes);
      }
      t.true(equal(await bench.fs.read(handle, 0, 400_000), expected));
    },
  ],
  [
    'a write at the end appends',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', 'one');
      await bench.fs.write(handle, await bench.size(ino), bytesOf(' two'));
      t.is(await bench.text(ino), 'one two');
    },
  ],
  [
    'a write past the end leaves zeros between',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', 'ab');
      await bench.fs.write(handle, 10, bytesOf('cd'));
      t.is(await bench.size(ino), 12);
      t.is(await bench.text(ino), `ab${'\0'.repeat(8)}cd`);
    },
  ],
  [
    'a write of nothing changes nothing',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', 'content');
      await bench.fs.write(handle, 100, zeros(0));
      t.is(await bench.text(ino), 'content');
    },
  ],
  [
    'many small writes make one file',
    async (t, bench) => {
      const { handle } = await bench.opened('file');
      const expected = pattern(20_000);
      for (let at = 0; at < expected.length; at += 97) {
        await bench.fs.write(handle, at, expected.subarray(at, at + 97));
      }
      t.deepEqual(await bench.fs.read(handle, 0, 30_000), expected);
    },
  ],
  [
    'writes under way together all arrive',
    async (t, bench) => {
      const { handle } = await bench.opened('file');
      const expected = pattern(8 * 5000);
      const parts = Array.from({ length: 8 }, (_, i) => i * 5000);
      await Promise.all(
        parts.map((at) => bench.fs.write(handle, at, expected.subarray(at, at + 5000))),
      );
      t.deepEqual(await bench.fs.read(handle, 0, expected.length), expected);
    },
  ],
  [
    'a file of several MiB is read as it was written',
    async (t, bench) => {
      const { handle } = await bench.opened('file');
      const expected = pattern(5 * MIB + 123);
      for (let at = 0; at < expected.length; at += MIB) {
        await bench.fs.write(handle, at, expected.subarray(at, at + MIB));
      }
      const parts: Uint8Array[] = [];
      for (let at = 0; at < expected.length; at += 300_000) {
        parts.push(await bench.fs.read(handle, at, 300_000));
      }
      t.true(Buffer.concat(parts).equals(expected));
    },
  ],
  [
    'a write at 2^40 makes a sparse file',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', 'start');
      await bench.fs.write(handle, 2 ** 40, bytesOf('end'));
      t.is(await bench.size(ino), 2 ** 40 + 3);
      t.true((await bench.fs.getattr(ino)).blocks * 512 <= 2 * MIB);
      t.deepEqual(await bench.read(ino, 2 ** 40 - 5, 100), bytesOf('\0\0\0\0\0end'));
      t.deepEqual(await bench.read(ino, 2 ** 39, 10), zeros(10));
    },
  ],
  [
    'a write past the largest offset is refused',
    async (t, bench) => {
      const { handle } = await bench.opened('file');
      await refuses(t, 'too-large', bench.fs.write(handle, FILE_BYTES_MAX, bytesOf('xy')));
    },
  ],
  [
    'truncate shortens, and what is written again behind starts from zeros',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', pattern(10_000));
      t.is((await bench.fs.setattr(ino, { size: 5000 })).size, 5000);
      t.deepEqual(await bench.fs.read(handle, 0, 20_000), pattern(10_000).slice(0, 5000));
      await bench.fs.setattr(ino, { size: 10_000 });
      t.deepEqual(await bench.fs.read(handle, 5000, 20_000), zeros(5000));
    },
  ],
  [
    'truncate lengthens with zeros',
    async (t, bench) => {
      const ino = await bench.file('file', 'ab');
      t.is((await bench.fs.setattr(ino, { size: 5 })).size, 5);
      t.is(await bench.text(ino), 'ab\0\0\0');
    },
  ],
  [
    'truncate to 2^50 and back keeps the beginning',
    async (t, bench) => {
      const ino = await bench.file('file', 'beginning');
      t.is((await bench.fs.setattr(ino, { size: 2 ** 50 })).size, 2 ** 50);
      await bench.fs.setattr(ino, { size: 9 });
      t.is(await bench.text(ino), 'beginning');
    },
  ],
  [
    'truncate of a large file to nothing frees its blocks',
    async (t, bench) => {
      const ino = await bench.file('file', pattern(MIB));
      t.true((await bench.fs.getattr(ino)).blocks * 512 >= MIB);
      t.is((await bench.fs.setattr(ino, { size: 0 })).blocks, 0);
    },
  ],
  [
    'truncate of a directory is refused',
    async (t, bench) => {
      const ino = await bench.directory('directory');
      await refuses(t, 'is-directory', bench.fs.setattr(ino, { size: 0 }));
    },
  ],
  [
    'open with truncate empties the file',
    async (t, bench) => {
      const ino = await bench.file('file', 'content');
      const { handle } = await bench.fs.open(ino, { truncate: true });
      t.is(await bench.size(ino), 0);
      await bench.fs.release(handle);
    },
  ],
  [
    'open of a directory is refused',
    async (t, bench) => {
      await refuses(t, 'is-directory', bench.fs.open(bench.root));
    },
  ],
  [
    'a released handle is refused',
    async (t, bench) => {
      const { handle } = await bench.opened('file', 'content');
      await bench.fs.release(handle);
      await refuses(t, 'bad-handle', bench.fs.read(handle, 0, 1));
      await refuses(t, 'bad-handle', bench.fs.write(handle, 0, bytesOf('x')));
      await refuses(t, 'bad-handle', bench.fs.flush(handle));
    },
  ],
  [
    'flush and fsync keep what was written',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', 'content');
      await bench.fs.flush(handle);
      await bench.fs.fsync(handle);
      t.is(await bench.text(ino), 'content');
    },
  ],
  [
    'copyRange copies between files',
    async (t, bench) => {
      const from = await bench.opened('from', pattern(200_000));
      const to = await bench.opened('to', pattern(1000, 9));
      const copied = await bench.fs.copyRange(
        { handle: from.handle, offset: 1234 },
        { handle: to.handle, offset: 500 },
        150_000,
      );
      t.is(copied, 150_000);
      const expected = new Uint8Array(150_500);
      expected.set(pattern(1000, 9));
      expected.set(pattern(200_000).subarray(1234, 151_234), 500);
      t.deepEqual(await bench.fs.read(to.handle, 0, 300_000), expected);
      t.deepEqual(await bench.fs.read(from.handle, 0, 300_000), pattern(200_000));
    },
  ],
  [
    'copyRange stops at the end of the source',
    async (t, bench) => {
      const from = await bench.opened('from', 'content');
      const to = await bench.opened('to');
      const [source, target] = [
        { handle: from.handle, offset: 4 },
        { handle: to.handle, offset: 0 },
      ];
      t.is(await bench.fs.copyRange(source, target, 100), 3);
      t.is(await bench.text(to.ino), 'ent');
      t.is(await bench.fs.copyRange({ ...source, offset: 7 }, target, 100), 0);
      t.is(await bench.fs.copyRange({ ...source, offset: 9999 }, target, 100), 0);
    },
  ],
  [
    'copyRange within a file is as if through a buffer, forwards and backwards',
    async (t, bench) => {
      const expected = pattern(100_000);
      const { handle } = await bench.opened('file', expected);
      for (const [from, to] of [
        [0, 10_000],
        [30_000, 25_000],
      ] as const) {
        await bench.fs.copyRange({ handle, offset: from }, { handle, offset: to }, 50_000);
        expected.copyWithin(to, from, from + 50_000);
        t.deepEqual(await bench.fs.read(handle, 0, 200_000), expected);
      }
    },
  ],
  [
    'a copy and its source change apart',
    async (t, bench) => {
      const from = await bench.opened('from', pattern(GRAIN));
      const to = await bench.opened('to');
      await bench.fs.copyRange(
        { handle: from.handle, offset: 0 },
        { handle: to.handle, offset: 0 },
        GRAIN,
      );
      await bench.fs.write(from.handle, 10, bytesOf('source'));
      await bench.fs.write(to.handle, 20, bytesOf('copy'));
      const [source, copy] = [pattern(GRAIN), pattern(GRAIN)];
      source.set(bytesOf('source'), 10);
      copy.set(bytesOf('copy'), 20);
      t.deepEqual(await bench.fs.read(from.handle, 0, GRAIN), source);
      t.deepEqual(await bench.fs.read(to.handle, 0, GRAIN), copy);
    },
  ],
  [
    'copyRange of a hole makes zeros over old data',
    async (t, bench) => {
      const from = await gapped(bench);
      const to = await bench.opened('to', pattern(3 * GRAIN, 5));
      await bench.fs.copyRange(
        { handle: from.handle, offset: 0 },
        { handle: to.handle, offset: 0 },
        3 * GRAIN,
      );
      t.deepEqual(await bench.fs.read(to.handle, GRAIN, GRAIN), zeros(GRAIN));
      t.deepEqual(await bench.fs.read(to.handle, 2 * GRAIN, GRAIN), pattern(GRAIN, 2));
    },
  ],
  [
    'seek finds data and holes',
    async (t, bench) => {
      const { handle } = await gapped(bench);
      t.is(await bench.fs.seek(handle, 0, 'data'), 0);
      t.is(await bench.fs.seek(handle, 10, 'hole'), GRAIN);
      t.is(await bench.fs.seek(handle, GRAIN, 'hole'), GRAIN);
      t.is(await bench.fs.seek(handle, GRAIN + 10, 'hole'), GRAIN + 10);
      t.is(await bench.fs.seek(handle, GRAIN + 10, 'data'), 2 * GRAIN);
      t.is(await bench.fs.seek(handle, 2 * GRAIN, 'hole'), 3 * GRAIN);
    },
  ],
  [
    'seek past the end is refused, and so is seek for data in the last hole',
    async (t, bench) => {
      const { ino, handle } = await gapped(bench);
      await bench.fs.setattr(ino, { size: 5 * GRAIN });
      t.is(await bench.fs.seek(handle, 4 * GRAIN, 'hole'), 4 * GRAIN);
      await refuses(t, 'range', bench.fs.seek(handle, 4 * GRAIN, 'data'));
      await refuses(t, 'range', bench.fs.seek(handle, 5 * GRAIN, 'data'));
      await refuses(t, 'range', bench.fs.seek(handle, 5 * GRAIN, 'hole'));
    },
  ],
  [
    'seek through a hole of a terabyte is quick',
    async (t, bench) => {
      const { handle } = await bench.opened('file', 'x');
      await bench.fs.write(handle, 2 ** 40, pattern(GRAIN));
      t.is(await bench.fs.seek(handle, GRAIN, 'data'), 2 ** 40);
    },
  ],
  [
    'allocate lengthens the file with zeros, and keepSize does not',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', 'ab');
      await bench.fs.allocate(handle, 0, 100, { keepSize: true });
      t.is(await bench.size(ino), 2);
      await bench.fs.allocate(handle, 0, 5, {});
      t.is(await bench.text(ino), 'ab\0\0\0');
      await bench.fs.allocate(handle, 0, 3, {});
      t.is(await bench.size(ino), 5);
    },
  ],
  [
    'allocate with punchHole zeros a range and makes it a hole',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', pattern(4 * GRAIN));
      await bench.fs.allocate(handle, GRAIN, 2 * GRAIN, { punchHole: true, keepSize: true });
      const expected = pattern(4 * GRAIN).fill(0, GRAIN, 3 * GRAIN);
      t.deepEqual(await bench.read(ino), expected);
      t.is(await bench.fs.seek(handle, 0, 'hole'), GRAIN);
      t.is(await bench.fs.seek(handle, GRAIN, 'data'), 3 * GRAIN);
    },
  ],
  [
    'allocate with punchHole zeros a range to the byte, and keeps the size past the end',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', pattern(10_000));
      await bench.fs.allocate(handle, 33, 7001, { punchHole: true, keepSize: true });
      await bench.fs.allocate(handle, 9990, 500, { punchHole: true, keepSize: true });
      const expected = pattern(10_000)
        .fill(0, 33, 33 + 7001)
        .fill(0, 9990);
      t.deepEqual(await bench.read(ino), expected);
    },
  ],
  [
    'allocate with zeroRange zeros a range and may lengthen the file',
    async (t, bench) => {
      const { ino, handle } = await bench.opened('file', pattern(1000));
      await bench.fs.allocate(handle, 100, 50, { zeroRange: true });
      t.deepEqual(await bench.read(ino), pattern(1000).fill(0, 100, 150));
      await bench.fs.allocate(handle, 900, 500, { zeroRange: true, keepSize: true });
      t.is(await bench.size(ino), 1000);
      await bench.fs.allocate(handle, 900, 500, { zeroRange: true });
      t.is(await bench.size(ino), 1400);
      t.deepEqual(await bench.read(ino, 900), zeros(500));
    },
  ],
  [
    'allocate of nothing is refused',
    async (t, bench) => {
      const { handle } = await bench.opened('file');
      await refuses(t, 'invalid', bench.fs.allocate(handle, 0, 0, {}));
    },
  ],
];
