/** Holes, allocation, counts of blocks, and the space of the volume. */

import { FALLOC, O } from '../process.ts';
import { bytesOf, type Case, moved, refuses, textOf } from '../world.ts';

const MIB = 1 << 20;

export const SPACE_CASES: readonly Case[] = [
  [
    'a file that was only made longer has no blocks',
    async (t, world) => {
      await world.write('file', '');
      await world.me.truncate('file', 1n << 40n);
      const { size, blocks } = await world.me.lstat('file');
      t.deepEqual([size, blocks], [1n << 40n, 0n]);
    },
  ],
  [
    'a file with content has at least as many blocks as bytes need, and not many more',
    async (t, world) => {
      await world.write('file', new Uint8Array(MIB).fill(1));
      const { blocks } = await world.me.lstat('file');
      t.true(blocks >= 2048n && blocks <= 4096n, String(blocks));
    },
  ],
  [
    'one byte at one tebibyte leaves a hole before it',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await world.me.write(fd, bytesOf('x'), 1n << 40n);
        t.deepEqual(await world.me.read(fd, 4, (1n << 40n) - 3n), bytesOf('\0\0\0x'));
        const { size, blocks } = await world.me.fstat(fd);
        t.is(size, (1n << 40n) + 1n);
        t.true(blocks < 2n * 4096n, String(blocks));
      });
    },
  ],
  [
    'SEEK_DATA and SEEK_HOLE find where a hole begins and ends',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await world.me.write(fd, new Uint8Array(MIB).fill(1), 0n);
        await world.me.write(fd, new Uint8Array(MIB).fill(2), BigInt(4 * MIB));
        t.is(await world.me.seek(fd, 0n, 'data'), 0n);
        t.is(await world.me.seek(fd, 0n, 'hole'), BigInt(MIB));
        t.is(await world.me.seek(fd, BigInt(MIB), 'data'), BigInt(4 * MIB));
        t.is(await world.me.seek(fd, BigInt(4 * MIB), 'hole'), BigInt(5 * MIB));
        t.is(await world.me.seek(fd, BigInt(2 * MIB), 'hole'), BigInt(2 * MIB));
      });
    },
  ],
  [
    'SEEK_DATA and SEEK_HOLE at or past the end fail with ENXIO',
    async (t, world) => {
      await world.write('file', 'abc');
      await world.opened('file', O.RDONLY, async (fd) => {
        await refuses(t, 'ENXIO', world.me.seek(fd, 3n, 'data'));
        await refuses(t, 'ENXIO', world.me.seek(fd, 3n, 'hole'));
        await refuses(t, 'ENXIO', world.me.seek(fd, 100n, 'data'));
      });
    },
  ],
  [
    'SEEK_DATA in a hole that reaches to the end fails with ENXIO',
    async (t, world) => {
      await world.write('file', '');
      await world.me.truncate('file', BigInt(MIB));
      await world.opened('file', O.RDONLY, async (fd) => {
        await refuses(t, 'ENXIO', world.me.seek(fd, 0n, 'data'));
        t.is(await world.me.seek(fd, 0n, 'hole'), 0n);
      });
    },
  ],
  [
    'the end of a file counts as a hole',
    async (t, world) => {
      await world.write('file', new Uint8Array(10_000).fill(1));
      await world.opened('file', O.RDONLY, async (fd) => {
        t.is(await world.me.seek(fd, 0n, 'hole'), 10_000n);
      });
    },
  ],
  [
    'fallocate makes a file longer, with zeros',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await world.me.write(fd, bytesOf('abc'));
        await world.me.fallocate(fd, 0, 0n, 10n);
        t.is(textOf(await world.me.read(fd, 100, 0n)), 'abc\0\0\0\0\0\0\0');
      });
    },
  ],
  [
    'fallocate within a file changes no bytes',
    async (t, world) => {
      await world.write('file', 'abcdef');
      await world.opened('file', O.RDWR, (fd) => world.me.fallocate(fd, 0, 1n, 3n));
      t.is(await world.read('file'), 'abcdef');
    },
  ],
  [
    'fallocate with KEEP_SIZE keeps the size',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await world.me.fallocate(fd, FALLOC.KEEP_SIZE, 0n, 100_000n);
        t.is((await world.me.fstat(fd)).size, 0n);
      });
    },
  ],
  [
    'a hole that is punched reads as zeros and gives its blocks back',
    async (t, world) => {
      await world.write('file', new Uint8Array(4 * MIB).fill(1));
      await world.opened('file', O.RDWR, async (fd) => {
        const before = (await world.me.fstat(fd)).blocks;
        const flags = FALLOC.PUNCH_HOLE | FALLOC.KEEP_SIZE;
        await world.me.fallocate(fd, flags, BigInt(MIB), BigInt(2 * MIB));
        await world.me.fsync(fd);
        const bytes = await world.me.read(fd, 4 * MIB, 0n);
        t.true(bytes.subarray(MIB, 3 * MIB).every((byte) => byte === 0));
        t.true(bytes.subarray(0, MIB).every((byte) => byte === 1));
        t.true(bytes.subarray(3 * MIB).every((byte) => byte === 1));
        t.true((await world.me.fstat(fd)).blocks < before);
      });
    },
  ],
  [
    'a hole punched over the end does not make the file longer',
    async (t, world) => {
      await world.write('file', 'abcdef');
      await world.opened('file', O.RDWR, async (fd) => {
        await world.me.fallocate(fd, FALLOC.PUNCH_HOLE | FALLOC.KEEP_SIZE, 3n, 100n);
      });
      t.is(await world.read('file'), 'abc\0\0\0');
    },
  ],
  [
    'a hole without KEEP_SIZE is refused',
    async (t, world) => {
      await world.write('file', 'abcdef');
      await world.opened('file', O.RDWR, async (fd) => {
        await refuses(t, 'EOPNOTSUPP', world.me.fallocate(fd, FALLOC.PUNCH_HOLE, 0n, 3n));
      });
    },
  ],
  [
    'ZERO_RANGE makes zeros of a range, and the file longer',
    async (t, world) => {
      await world.write('file', 'abcdef');
      await world.opened('file', O.RDWR, async (fd) => {
        await world.me.fallocate(fd, FALLOC.ZERO_RANGE, 4n, 6n);
      });
      t.is(await world.read('file'), 'abcd\0\0\0\0\0\0');
    },
  ],
  [
    'ZERO_RANGE with KEEP_SIZE does not make the file longer',
    async (t, world) => {
      await world.write('file', 'abcdef');
      await world.opened('file', O.RDWR, async (fd) => {
        await world.me.fallocate(fd, FALLOC.ZERO_RANGE | FALLOC.KEEP_SIZE, 4n, 6n);
      });
      t.is(await world.read('file'), 'abcd\0\0');
    },
  ],
  [
    'fallocate refuses a length of nothing and an offset before the start',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await refuses(t, 'EINVAL', world.me.fallocate(fd, 0, 0n, 0n));
        await refuses(t, 'EINVAL', world.me.fallocate(fd, 0, -1n, 10n));
      });
    },
  ],
  [
    'fallocate needs a descriptor for writing',
    async (t, world) => {
      await world.write('file', 'abc');
      await world.opened('file', O.RDONLY, async (fd) => {
        await refuses(t, 'EBADF', world.me.fallocate(fd, 0, 0n, 10n));
      });
    },
  ],
  [
    'fallocate moves the times of the file',
    async (t, world) => {
      await world.write('file', 'abc');
      await world.opened('file', O.RDWR, async (fd) => {
        const times = await moved(world, 'file', () => world.me.fallocate(fd, 0, 0n, 100n));
        t.deepEqual(times, ['mtimeNs', 'ctimeNs']);
      });
    },
  ],
  [
    'fallocate that finds nothing to do moves the times all the same',
    async (t, world) => {
      await world.write('file', 'abc');
      await world.opened('file', O.RDWR, async (fd) => {
        const punch = FALLOC.PUNCH_HOLE | FALLOC.KEEP_SIZE;
        for (const mode of [0, FALLOC.KEEP_SIZE, punch]) {
          const offset = mode === punch ? 1000n : 0n;
          const times = await moved(world, 'file', () => world.me.fallocate(fd, mode, offset, 2n));
          t.deepEqual(times, ['mtimeNs', 'ctimeNs'], String(mode));
        }
      });
    },
  ],
  [
    'statfs tells blocks, how many are free, and how long a name may be',
    async (t, { me }) => {
      const { blocks, blocksFree, nameBytesMax } = await me.statfs('.');
      t.true(blocks > 0n && blocksFree > 0n && blocksFree <= blocks);
      t.is(nameBytesMax, 255);
    },
  ],
  [
    'a sparse file is copied by its holes',
    async (t, world) => {
      const { me } = world;
      await world.opened('from', O.CREAT | O.RDWR, async (fd) => {
        await me.write(fd, bytesOf('end'), BigInt(64 * MIB));
      });
      const [from, to] = [
        await me.open('from', O.RDONLY),
        await me.open('to', O.CREAT | O.RDWR, 0o644),
      ];
      for (let left = 64 * MIB + 3; left > 0; ) {
        const count = await me.copyRange(from, to, left);
        if (count === 0) break;
        left -= count;
      }
      t.is((await me.fstat(to)).size, BigInt(64 * MIB + 3));
      t.is(textOf(await me.read(to, 3, BigInt(64 * MIB))), 'end');
      await me.close(from);
      await me.close(to);
    },
  ],
];
