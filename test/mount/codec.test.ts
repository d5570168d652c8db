import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import { parseMountInfo } from '../../mount/attach/mount-table.ts';
import {
  direntBytes,
  ENTRY_BYTES,
  encodeAttributes,
  encodeEntry,
  encodeListing,
  encodeNegativeEntry,
  encodeOffset,
  encodeOpened,
  encodeSpace,
} from '../../mount/kernel/answer.ts';
import { decodeSetattr } from '../../mount/kernel/attributes.ts';
import { decodeLock, encodeLock } from '../../mount/kernel/locks.ts';
import { negotiate } from '../../mount/kernel/negotiation.ts';
import { encodeInvalidation } from '../../mount/kernel/notifier.ts';
import { INIT_FLAG, INIT_FLAG_2, SETATTR_FLAG } from '../../mount/kernel/protocol.ts';
import { Cursor, decodeRequest } from '../../mount/kernel/request.ts';
import { isKind, OceanError } from '../../src/base/index.ts';
import { type Attributes, LOCK_END_MAX } from '../../src/fs/index.ts';

const TIMEOUTS = { entryMs: 1500, attributesMs: 2250, negativeMs: 3000 };
const ATTRIBUTES: Attributes = {
  ino: 0x0102_0304_0506,
  mode: 0o100644,
  nlink: 3,
  uid: 1000,
  gid: 0xffff_fffe,
  rdev: 0x103,
  size: 2 ** 40 + 5,
  blocks: 9,
  atimeNs: 1_000_000_002n,
  mtimeNs: -1n,
  ctimeNs: 5_000_000_000_000_000_007n,
  birthNs: 1_000_000_000_000_000_001n,
};

/** The kernel's own header, asked through a compiler: sizes and offsets in one line each. */
const LAYOUT: Readonly<Record<string, number>> = {
  'sizeof(struct fuse_in_header)': 40,
  'sizeof(struct fuse_out_header)': 16,
  'sizeof(struct fuse_entry_out)': 128,
  'offsetof(struct fuse_entry_out, entry_valid_nsec)': 32,
  'offsetof(struct fuse_entry_out, attr)': 40,
  'sizeof(struct fuse_attr_out)': 104,
  'offsetof(struct fuse_attr, atimensec)': 48,
  'offsetof(struct fuse_attr, mode)': 60,
  'offsetof(struct fuse_attr, blksize)': 80,
  'sizeof(struct fuse_open_out)': 16,
  'sizeof(struct fuse_statfs_out)': 80,
  'offsetof(struct fuse_kstatfs, bsize)': 40,
  'offsetof(struct fuse_kstatfs, frsize)': 48,
  'sizeof(struct fuse_init_out)': 64,
  'offsetof(struct fuse_init_out, max_write)': 20,
  'offsetof(struct fuse_init_out, time_gran)': 24,
  'offsetof(struct fuse_init_out, max_pages)': 28,
  'offsetof(struct fuse_init_out, flags2)': 32,
  'sizeof(struct fuse_setattr_in)': 88,
  'sizeof(struct fuse_lk_in)': 48,
  'offsetof(struct fuse_lk_in, lk)': 16,
  'offsetof(struct fuse_lk_in, lk_flags)': 40,
  'offsetof(struct fuse_file_lock, type)': 16,
  'offsetof(struct fuse_file_lock, pid)': 20,
  'sizeof(struct fuse_lk_out)': 24,
  'offsetof(struct fuse_flush_in, lock_owner)': 16,
  'offsetof(struct fuse_release_in, release_flags)': 12,
  'offsetof(struct fuse_release_in, lock_owner)': 16,
  'offsetof(struct fuse_setattr_in, atime)': 32,
  'offsetof(struct fuse_setattr_in, atimensec)': 56,
  'offsetof(struct fuse_setattr_in, mode)': 68,
  'offsetof(struct fuse_setattr_in, uid)': 76,
  'sizeof(struct fuse_write_in)': 40,
  'sizeof(struct fuse_read_in)': 40,
  'sizeof(struct fuse_create_in)': 16,
  'sizeof(struct fuse_mknod_in)': 16,
  'sizeof(struct fuse_rename2_in)': 16,
  'sizeof(struct fuse_fallocate_in)': 32,
  'sizeof(struct fuse_copy_file_range_in)': 56,
  'sizeof(struct fuse_lseek_in)': 24,
  FUSE_NAME_OFFSET: 24,
  FUSE_NAME_OFFSET_DIRENTPLUS: 152,
  'sizeof(struct fuse_notify_inval_inode_out)': 24,
  'sizeof(struct fuse_notify_inval_entry_out)': 16,
};

test('the layout in the kernel header is the one encoded here', (t) => {
  if (!existsSync('/usr/include/linux/fuse.h') || !existsSync('/usr/bin/cc')) {
    t.log('not run: needs packages linux-libc-dev and gcc');
    t.pass();
    return;
  }
  const asserts = Object.entries(LAYOUT).map(
    ([what, bytes]) => `_Static_assert(${what} == ${bytes}, "");`,
  );
  const source = `#include <stddef.h>\n#include <linux/fuse.h>\n${asserts.join('\n')}\n`;
  t.notThrows(() =>
    execFileSync('cc', ['-fsyntax-only', '-x', 'c', '-'], {
      input: source,
      stdio: ['pipe', 'pipe', 'pipe'],
    }),
  );
});

test('encodeEntry() lays out fuse_entry_out to the byte', (t) => {
  const bytes = encodeEntry(ATTRIBUTES, TIMEOUTS);
  t.is(
    bytes.toString('hex'),
    [
      '0605040302010000', // nodeid
      '0000000000000000', // generation
      '0100000000000000', // entry_valid
      '0200000000000000', // attr_valid
      '0065cd1d', // entry_valid_nsec
      '80b2e60e', // attr_valid_nsec
      '0605040302010000', // ino
      '0500000000010000', // size
      '0900000000000000', // blocks
      '0100000000000000', // atime
      'ffffffffffffffff', // mtime
      '00f2052a01000000', // ctime
      '02000000', // atimensec
      'ffc99a3b', // mtimensec
      '07000000', // ctimensec
      'a4810000', // mode
      '03000000', // nlink
      'e8030000', // uid
      'feffffff', // gid
      '03010000', // rdev
      '00000200', // blksize
      '00000000', // flags
    ].join(''),
  );
});

test('answers have the sizes that the kernel demands', (t) => {
  t.is(encodeEntry(ATTRIBUTES, TIMEOUTS).length, ENTRY_BYTES);
  t.is(ENTRY_BYTES, 128);
  t.is(encodeNegativeEntry(TIMEOUTS).length, 128);
  t.is(encodeNegativeEntry(TIMEOUTS).readBigUInt64LE(0), 0n);
  t.is(encodeNegativeEntry(TIMEOUTS).readBigUInt64LE(16), 3n);
  t.is(encodeAttributes(ATTRIBUTES, TIMEOUTS).length, 104);
  t.is(encodeOpened(7, 2).toString('hex'), '07000000000000000200000000000000');
  t.is(encodeOffset(2 ** 40).toString('hex'), '0000000000010000');
  const space = { blockBytes: 4096, blocksTotal: 10, blocksFree: 5, filesTotal: 7, filesFree: 6 };
  t.is(encodeSpace(space).length, 80);
});

test('encodeListing() pads every record to eight bytes', (t) => {
  const entry = { name: 'abc\xff', ino: 5, type: 0o100000, cookie: 2n ** 63n };
  const plain = encodeListing([{ entry }], false, TIMEOUTS);
  t.is(
    plain.toString('hex'),
    '0500000000000000' + '0000000000000080' + '04000000' + '08000000' + '616263ff00000000',
  );
  const plus = encodeListing([{ entry, attributes: ATTRIBUTES }, { entry }], true, TIMEOUTS);
  t.is(plus.length, 2 * direntBytes(4, true));
  t.is(plus.subarray(0, 128).toString('hex'), encodeEntry(ATTRIBUTES, TIMEOUTS).toString('hex'));
  t.is(plus.readBigUInt64LE(160), 0n);
});

test('encodeInvalidation() tells attributes, ranges and names apart', (t) => {
  const attributes = encodeInvalidation({ kind: 'inode', ino: 9 });
  t.is(
    attributes.body.toString('hex'),
    '0900000000000000' + 'ffffffffffffffff' + '0000000000000000',
  );
  const range = encodeInvalidation({ kind: 'inode', ino: 9, range: { offset: 4096, length: 1 } });
  t.is(range.body.toString('hex'), '0900000000000000' + '0010000000000000' + '0100000000000000');
  const name = encodeInvalidation({ kind: 'entry', parent: 1, name: 'a\xfe' });
  t.is(name.body.toString('hex'), '0100000000000000' + '02000000' + '00000000' + '61fe00');
  t.not(name.code, range.code);
});

function setattrBody(valid: number, atime: bigint, atimeRest: number, handle = 0n): Cursor {
  const bytes = Buffer.alloc(88);
  bytes.writeUInt32LE(valid, 0);
  bytes.writeBigUInt64LE(handle, 8);
  bytes.writeBigInt64LE(atime, 32);
  bytes.writeUInt32LE(atimeRest, 56);
  bytes.writeUInt32LE(0o100755, 68);
  bytes.writeUInt32LE(12, 76);
  bytes.writeUInt32LE(34, 80);
  return new Cursor(bytes);
}

test('decodeSetattr() takes only the fields that are marked', (t) => {
  const now = () => 99n;
  t.deepEqual(decodeSetattr(setattrBody(0, 1n, 1), now).changes, {});
  t.deepEqual(decodeSetattr(setattrBody(SETATTR_FLAG.mode, 1n, 1), now).changes, { mode: 0o755 });
  t.deepEqual(decodeSetattr(setattrBody(SETATTR_FLAG.uid, 1n, 1), now).changes, { uid: 12 });
  t.deepEqual(decodeSetattr(setattrBody(SETATTR_FLAG.gid, 1n, 1), now).changes, { gid: 34 });
  t.deepEqual(decodeSetattr(setattrBody(SETATTR_FLAG.size, 1n, 1), now).changes, { size: 0 });
  const nowBoth =
    SETATTR_FLAG.atime | SETATTR_FLAG.atimeNow | SETATTR_FLAG.mtime | SETATTR_FLAG.mtimeNow;
  t.deepEqual(decodeSetattr(setattrBody(nowBoth, 1n, 1), now).changes, {
    atimeNs: 99n,
    mtimeNs: 99n,
  });
  t.is(decodeSetattr(setattrBody(0, 1n, 1, 5n), now).handle, undefined);
  t.is(decodeSetattr(setattrBody(SETATTR_FLAG.handle, 1n, 1, 5n), now).handle, 5);
});

test('a time survives encoding and decoding, whatever its sign', (t) => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 19n), max: 10n ** 20n }), (ns) => {
      const bytes = encodeAttributes({ ...ATTRIBUTES, atimeNs: ns }, TIMEOUTS);
      const [seconds, rest] = [bytes.readBigInt64LE(16 + 24), bytes.readUInt32LE(16 + 48)];
      t.true(rest < 1_000_000_000);
      const { changes } = decodeSetattr(setattrBody(SETATTR_FLAG.atime, seconds, rest), () => 0n);
      t.is(changes.atimeNs, ns);
    }),
  );
});

function initBody(major: number, minor: number, flags: number): Cursor {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt32LE(major, 0);
  bytes.writeUInt32LE(minor, 4);
  bytes.writeUInt32LE(131_072, 8);
  bytes.writeUInt32LE(flags >>> 0, 12);
  bytes.writeUInt32LE(flags >>> 0, 16);
  return new Cursor(bytes);
}

test('locks are read from a request and written into an answer as the kernel has them', (t) => {
  const body = Buffer.alloc(48);
  body.writeBigUInt64LE(2n ** 64n - 3n, 8);
  body.writeBigUInt64LE(7n, 16);
  body.writeBigUInt64LE(2n ** 63n - 1n, 24);
  body.writeUInt32LE(1, 32);
  body.writeUInt32LE(4242, 36);
  const lock = decodeLock(new Cursor(body));
  const range = { start: 7n, end: LOCK_END_MAX };
  const expected = { flavour: 'posix', owner: 2n ** 64n - 3n, pid: 4242, ...range } as const;
  t.deepEqual(lock, { type: 'write', ...expected });
  t.deepEqual(encodeLock({ isWrite: true, ...expected }), body.subarray(16, 40));
  t.is(encodeLock(undefined).readUInt32LE(16), 2, 'F_UNLCK: nothing is in the way');
  body.writeUInt32LE(1, 40);
  t.is(decodeLock(new Cursor(body)).flavour, 'flock');
  body.writeUInt32LE(9, 32);
  t.true(
    isKind(
      t.throws(() => decodeLock(new Cursor(body))),
      'invalid',
    ),
  );
});

test('negotiate() takes what is offered and wanted, and no more', (t) => {
  const all = negotiate(initBody(7, 45, 0xffff_ffff), false);
  t.is(all.kind, 'agreed');
  if (all.kind !== 'agreed') return;
  t.is(all.answer.length, 64);
  t.is(all.answer.readUInt32LE(4), 40);
  t.is(all.answer.readUInt32LE(20), 1 << 20);
  t.is(all.answer.readUInt16LE(28), 256);
  t.is(all.flags & INIT_FLAG.writebackCache, 0);
  t.true(all.canResend);
  t.is(all.answer.readUInt32LE(32), INIT_FLAG_2.hasResend);
  const locks = INIT_FLAG.posixLocks | INIT_FLAG.flockLocks;
  t.is(all.flags & locks, locks, 'the kernel asks for locks');
  const little = negotiate(initBody(7, 31, INIT_FLAG.asyncRead), true);
  t.true(little.kind === 'agreed' && little.flags === INIT_FLAG.asyncRead);
  t.true(little.kind === 'agreed' && !little.canResend, 'a kernel before 6.9');
  const exclusive = negotiate(initBody(7, 45, 0xffff_ffff), true);
  t.true(exclusive.kind === 'agreed' && (exclusive.flags & INIT_FLAG.writebackCache) !== 0);
  t.true(exclusive.kind === 'agreed' && (exclusive.flags & locks) === 0, 'its own are enough');
});

test('negotiate() asks a newer kernel again and refuses an old one', (t) => {
  t.is(negotiate(initBody(8, 1, 0), false).kind, 'again');
  t.is(negotiate(initBody(7, 27, 0), false).kind, 'too-old');
});

test('decodeRequest() never throws, and a cursor only OceanErrors', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (random, fixed) => {
      const bytes = Buffer.from(random);
      if (fixed && bytes.length >= 4) bytes.writeUInt32LE(bytes.length, 0);
      const request = decodeRequest(bytes);
      if (request === undefined) return;
      try {
        for (;;) request.body.name();
      } catch (error) {
        t.true(error instanceof OceanError);
      }
    }),
  );
  const cursor = new Cursor(Buffer.alloc(7));
  t.true(
    isKind(
      t.throws(() => cursor.u64()),
      'invalid',
    ),
  );
  t.true(
    isKind(
      t.throws(() => new Cursor(Buffer.alloc(8, 0xff)).u64()),
      'too-large',
    ),
  );
});

test('a name is read as one character a byte', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 255 }), (random) => {
      const bytes = random.map((byte) => byte || 1);
      const cursor = new Cursor(Buffer.concat([bytes, Buffer.from([0, 7, 0, 0, 0])]));
      t.is(cursor.name(), Buffer.from(bytes).toString('latin1'));
      t.is(cursor.u32(), 7);
    }),
  );
});

test('parseMountInfo() decodes escapes and passes over odd lines', (t) => {
  const text =
    '42 27 0:39 / /mnt/a\\040b\\134 rw,nosuid shared:1 - fuse.ocean my\\040volume rw\nodd line\n';
  t.deepEqual(parseMountInfo(text), [
    { directory: '/mnt/a b\\', type: 'fuse.ocean', source: 'my volume', minor: 39 },
  ]);
});
