/** Bytes in files: read, written, cut off, mapped, copied. */

import { O } from '../process.ts';
import { bytesOf, type Case, moved, refuses, textOf } from '../world.ts';

/** Sizes around those at which a file is stored in another way. */
const SIZES = [1, 4095, 4096, 4097, 65_536, 131_073, 1 << 20, (1 << 20) + 1, 3_000_000];

function pattern(length: number, seed = 1): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8) * 13 + seed * 31) & 0xff);
}

const roundTrips: Case[] = SIZES.map((size) => [
  `a file of ${size} bytes reads as it was written`,
  async (t, world) => {
    const written = pattern(size);
    await world.write('file', written);
    await world.opened('file', O.RDONLY, async (fd) => {
      t.true(Buffer.compare(await world.me.read(fd, size + 10, 0n), written) === 0);
    });
    t.is((await world.me.lstat('file')).size, BigInt(size));
  },
]);

const cuts: Case[] = SIZES.map((size) => [
  `a file of ${size} bytes that is cut off in the middle and grown again has zeros there`,
  async (t, world) => {
    const half = size >> 1;
    await world.write('file', pattern(size));
    await world.me.truncate('file', BigInt(half));
    await world.me.truncate('file', BigInt(size));
    const expected = new Uint8Array(size);
    expected.set(pattern(size).subarray(0, half));
    await world.opened('file', O.RDONLY, async (fd) => {
      t.true(Buffer.compare(await world.me.read(fd, size, 0n), expected) === 0);
    });
  },
]);

const overwrites: Case[] = SIZES.map((size) => [
  `four bytes in the middle of a file of ${size + 8} bytes change only these`,
  async (t, world) => {
    const length = size + 8;
    const expected = pattern(length);
    await world.write('file', expected);
    const at = length >> 1;
    expected.set(bytesOf('four'), at);
    await world.opened('file', O.RDWR, async (fd) => {
      t.is(await world.me.write(fd, bytesOf('four'), BigInt(at)), 4);
      t.true(Buffer.compare(await world.me.read(fd, length, 0n), expected) === 0);
    });
  },
]);

const copies: Case[] = SIZES.map((size) => [
  `copy_file_range copies ${size} bytes`,
  async (t, world) => {
    const { me } = world;
    await world.write('from', pattern(size));
    const [from, to] = [
      await me.open('from', O.RDONLY),
      await me.open('to', O.CREAT | O.RDWR, 0o644),
    ];
    let left = size;
    while (left > 0) {
      const count = await me.copyRange(from, to, left);
      if (count === 0) break;
      left -= count;
    }
    t.is(left, 0);
    t.true(Buffer.compare(await me.read(to, size + 1, 0n), pattern(size)) === 0);
    await me.close(from);
    await me.close(to);
  },
]);

export const CONTENT_CASES: readonly Case[] = [
  ...roundTrips,
  ...cuts,
  ...overwrites,
  ...copies,
  [
    'reading past the end gives nothing',
    async (t, world) => {
      await world.write('file', 'abc');
      await world.opened('file', O.RDONLY, async (fd) => {
        t.is((await world.me.read(fd, 10, 3n)).length, 0);
        t.is((await world.me.read(fd, 10, 1000n)).length, 0);
        t.is(textOf(await world.me.read(fd, 10, 2n)), 'c');
      });
    },
  ],
  [
    'writing past the end leaves zeros between',
    async (t, world) => {
      await world.write('file', 'abc');
      await world.opened('file', O.RDWR, async (fd) => {
        await world.me.write(fd, bytesOf('x'), 6n);
        t.is(textOf(await world.me.read(fd, 10, 0n)), 'abc\0\0\0x');
      });
    },
  ],
  [
    'a descriptor goes on where it was, and pread and pwrite leave it there',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await world.me.write(fd, bytesOf('abcdef'));
        t.is(await world.me.seek(fd, 2n, 'set'), 2n);
        t.is(textOf(await world.me.read(fd, 2)), 'cd');
        await world.me.write(fd, bytesOf('X'), 0n);
        t.is(textOf(await world.me.read(fd, 1, 0n)), 'X');
        t.is(await world.me.seek(fd, 0n, 'current'), 4n);
        t.is(await world.me.seek(fd, -1n, 'end'), 5n);
      });
    },
  ],
  [
    'an offset before the start is refused',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await refuses(t, 'EINVAL', world.me.seek(fd, -1n, 'set'));
        await refuses(t, 'EINVAL', world.me.read(fd, 1, -1n));
        await refuses(t, 'EINVAL', world.me.write(fd, bytesOf('x'), -1n));
      });
    },
  ],
  [
    'one descriptor sees at once what another wrote',
    async (t, world) => {
      const { me } = world;
      const writer = await me.open('file', O.CREAT | O.WRONLY, 0o644);
      const reader = await me.open('file', O.RDONLY);
      await me.write(writer, bytesOf('one'));
      t.is(textOf(await me.read(reader, 10, 0n)), 'one');
      await me.write(writer, bytesOf('two'), 0n);
      t.is(textOf(await me.read(reader, 10, 0n)), 'two');
      await me.close(reader);
      await me.close(writer);
    },
  ],
  [
    'what is written is seen by another user before it is closed',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.WRONLY, async (fd) => {
        await world.me.write(fd, bytesOf('seen'));
        t.is(await world.read('file', world.bob), 'seen');
        t.is((await world.bob.stat('file')).size, 4n);
      });
    },
  ],
  [
    'writing nothing changes nothing',
    async (t, world) => {
      await world.write('file', 'abc');
      await world.opened('file', O.WRONLY, async (fd) => {
        const work = () => world.me.write(fd, new Uint8Array(0), 100n);
        t.deepEqual(await moved(world, 'file', work), []);
      });
      t.is((await world.me.lstat('file')).size, 3n);
    },
  ],
  [
    'truncate grows a file with zeros and cuts it off',
    async (t, world) => {
      await world.write('file', 'abcdef');
      await world.me.truncate('file', 3n);
      t.is(await world.read('file'), 'abc');
      await world.me.truncate('file', 5n);
      t.is(await world.read('file'), 'abc\0\0');
    },
  ],
  [
    'ftruncate does so by descriptor',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await world.me.write(fd, bytesOf('abcdef'));
        await world.me.ftruncate(fd, 2n);
        t.is((await world.me.fstat(fd)).size, 2n);
        await world.me.ftruncate(fd, 4n);
        t.is(textOf(await world.me.read(fd, 10, 0n)), 'ab\0\0');
      });
    },
  ],
  [
    'truncate refuses a negative size',
    async (t, world) => {
      await world.write('file', 'abc');
      await refuses(t, 'EINVAL', world.me.truncate('file', -1n));
      t.is(await world.read('file'), 'abc');
    },
  ],
  [
    'truncate refuses what is no regular file',
    async (t, world) => {
      await world.make('directory', 'directory', 0o755);
      await refuses(t, 'EISDIR', world.me.truncate('directory', 0n));
      await world.make('fifo', 'fifo');
      await refuses(t, 'EINVAL', world.me.truncate('fifo', 0n));
    },
  ],
  [
    'truncate needs permission to write',
    async (t, world) => {
      await world.write('file', 'abc', world.root);
      await refuses(t, 'EACCES', world.me.truncate('file', 0n));
    },
    'user',
  ],
  [
    'truncate follows a symbolic link',
    async (t, world) => {
      await world.write('file', 'abc');
      await world.me.symlink('file', 'link');
      await world.me.truncate('link', 1n);
      t.is(await world.read('file'), 'a');
    },
  ],
  [
    'a removed file that is open is read and written as before',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await world.me.write(fd, pattern(100_000));
        await world.me.unlink('file');
        await world.me.write(fd, bytesOf('end'), 100_000n);
        const bytes = await world.me.read(fd, 200_000, 0n);
        t.is(bytes.length, 100_003);
        t.is(textOf(bytes.subarray(100_000)), 'end');
        t.is((await world.me.fstat(fd)).nlink, 0);
      });
    },
  ],
  [
    'a removed file that is open is truncated, and its mode changed, as before',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await world.me.write(fd, bytesOf('abcdef'));
        await world.me.unlink('file');
        await world.me.ftruncate(fd, 2n);
        await world.me.fchmod(fd, 0o600);
        const { size, mode } = await world.me.fstat(fd);
        t.deepEqual([size, mode], [2n, 0o600]);
      });
    },
  ],
  [
    'a renamed file that is open is the same file',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await world.me.write(fd, bytesOf('one'));
        await world.me.rename('file', 'other');
        await world.me.write(fd, bytesOf('two'));
        t.is(await world.read('other'), 'onetwo');
      });
    },
  ],
  [
    'a file that another one was renamed over is read to its end by who has it open',
    async (t, world) => {
      await world.write('old', 'old content');
      await world.write('new', 'new');
      await world.opened('old', O.RDONLY, async (fd) => {
        await world.me.rename('new', 'old');
        t.is(textOf(await world.me.read(fd, 100)), 'old content');
        t.is(await world.read('old'), 'new');
      });
    },
  ],
  [
    'a file removed and made again while open is two files',
    async (t, world) => {
      await world.write('file', 'first');
      await world.opened('file', O.RDONLY, async (fd) => {
        await world.me.unlink('file');
        await world.write('file', 'second');
        t.is(textOf(await world.me.read(fd, 100)), 'first');
        t.is(await world.read('file'), 'second');
      });
    },
  ],
  [
    'fsync of a file and of a directory succeeds',
    async (t, world) => {
      await world.opened('file', O.CREAT | O.RDWR, async (fd) => {
        await world.me.write(fd, bytesOf('x'));
        await t.notThrowsAsync(world.me.fsync(fd));
      });
      await world.opened('.', O.RDONLY, (fd) => t.notThrowsAsync(world.me.fsync(fd)));
    },
  ],
  [
    'a private mapping shows the file and leaves it as it is',
    async (t, world) => {
      await world.write('file', 'abcdef');
      await world.opened('file', O.RDWR, async (fd) => {
        const write = { offset: 2, bytes: bytesOf('XY') };
        const shown = await world.me.map(fd, { length: 6, shared: false, write });
        t.is(textOf(shown), 'abXYef');
      });
      t.is(await world.read('file'), 'abcdef');
    },
  ],
  [
    'a shared mapping writes to the file',
    async (t, world) => {
      await world.write('file', 'abcdef');
      await world.opened('file', O.RDWR, async (fd) => {
        const write = { offset: 2, bytes: bytesOf('XY') };
        t.is(textOf(await world.me.map(fd, { length: 6, shared: true, write })), 'abXYef');
        t.is(textOf(await world.me.read(fd, 10, 0n)), 'abXYef');
      });
      t.is(await world.read('file'), 'abXYef');
    },
  ],
  [
    'a shared mapping of many pages writes to the file, and does not make it longer',
    async (t, world) => {
      const content = pattern(1_000_001);
      await world.write('file', content);
      await world.opened('file', O.RDWR, async (fd) => {
        const write = { offset: 500_000, bytes: pattern(300_000, 5) };
        await world.me.map(fd, { length: content.length, shared: true, write });
        content.set(write.bytes, write.offset);
        t.true(Buffer.compare(await world.me.read(fd, 2_000_000, 0n), content) === 0);
      });
      t.is((await world.me.lstat('file')).size, 1_000_001n);
    },
  ],
  [
    'a mapping shows zeros behind the end of the file',
    async (t, world) => {
      await world.write('file', 'abc');
      await world.opened('file', O.RDWR, async (fd) => {
        const shown = await world.me.map(fd, { length: 8, shared: true });
        t.is(textOf(shown), 'abc\0\0\0\0\0');
      });
    },
  ],
  [
    'what is written after a mapping was made shows in a new one',
    async (t, world) => {
      await world.write('file', 'abcdef');
      await world.opened('file', O.RDWR, async (fd) => {
        await world.me.map(fd, { length: 6, shared: true });
        await world.me.write(fd, bytesOf('Z'), 0n);
        t.is(textOf(await world.me.map(fd, { length: 6, shared: true })), 'Zbcdef');
      });
    },
  ],
  [
    'a shared mapping that is written needs a descriptor for both',
    async (t, world) => {
      await world.write('file', 'abcdef');
      await world.opened('file', O.WRONLY, async (fd) => {
        const failed = await t.throwsAsync(world.me.map(fd, { length: 6, shared: true }));
        t.regex(failed?.message ?? '', /EACCES|EBADF/);
      });
    },
  ],
  [
    'copy_file_range stops at the end of the source',
    async (t, world) => {
      const { me } = world;
      await world.write('from', 'abc');
      await world.write('to', '');
      const [from, to] = [await me.open('from', O.RDONLY), await me.open('to', O.WRONLY)];
      t.is(await me.copyRange(from, to, 100), 3);
      t.is(await me.copyRange(from, to, 100), 0);
      await me.close(from);
      await me.close(to);
      t.is(await world.read('to'), 'abc');
    },
  ],
  [
    'copy_file_range within one file copies ranges that do not overlap',
    async (t, world) => {
      const { me } = world;
      const content = pattern(200_000);
      await world.write('file', content);
      const [from, to] = [await me.open('file', O.RDONLY), await me.open('file', O.RDWR)];
      await me.seek(to, 300_000n, 'set');
      t.is(await me.copyRange(from, to, 200_000), 200_000);
      const whole = await me.read(to, 600_000, 0n);
      t.is(whole.length, 500_000);
      t.true(Buffer.compare(whole.subarray(300_000), content) === 0);
      await me.close(from);
      await me.close(to);
    },
  ],
  [
    'copy_file_range refuses ranges of one file that overlap',
    async (t, world) => {
      const { me } = world;
      await world.write('file', pattern(1000));
      const [from, to] = [await me.open('file', O.RDONLY), await me.open('file', O.RDWR)];
      await me.seek(to, 10n, 'set');
      await refuses(t, 'EINVAL', me.copyRange(from, to, 500));
      await me.close(from);
      await me.close(to);
    },
  ],
  [
    'copy_file_range leaves the source alone, also after the target changes',
    async (t, world) => {
      const { me } = world;
      await world.write('from', pattern(300_000));
      await world.write('to', '');
      const [from, to] = [await me.open('from', O.RDONLY), await me.open('to', O.RDWR)];
      await me.copyRange(from, to, 300_000);
      await me.write(to, bytesOf('changed'), 100_000n);
      t.true(Buffer.compare(await me.read(from, 300_000, 0n), pattern(300_000)) === 0);
      await me.close(from);
      await me.close(to);
    },
  ],
  [
    'copy_file_range needs a source for reading and a target for writing',
    async (t, world) => {
      const { me } = world;
      await world.write('from', 'abc');
      await world.write('to', '');
      const [reader, writer] = [await me.open('from', O.RDONLY), await me.open('to', O.WRONLY)];
      await refuses(t, 'EBADF', me.copyRange(writer, writer, 1));
      await refuses(t, 'EBADF', me.copyRange(reader, reader, 1));
      await me.close(reader);
      await me.close(writer);
    },
  ],
  [
    'many small writes are one file',
    async (t, world) => {
      const content = pattern(5000);
      await world.opened('file', O.CREAT | O.WRONLY, async (fd) => {
        for (let at = 0; at < content.length; at += 50) {
          await world.me.write(fd, content.subarray(at, at + 50));
        }
      });
      await world.opened('file', O.RDONLY, async (fd) => {
        t.true(Buffer.compare(await world.me.read(fd, 6000, 0n), content) === 0);
      });
    },
  ],
  [
    'writes in descending order are one file',
    async (t, world) => {
      const content = pattern(300_000);
      await world.opened('file', O.CREAT | O.WRONLY, async (fd) => {
        for (let at = 290_000; at >= 0; at -= 10_000) {
          await world.me.write(fd, content.subarray(at, at + 10_000), BigInt(at));
        }
      });
      await world.opened('file', O.RDONLY, async (fd) => {
        t.true(Buffer.compare(await world.me.read(fd, 400_000, 0n), content) === 0);
      });
    },
  ],
];
