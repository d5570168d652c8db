/**
 * Random work in two places at once, one of which is an oracle: every call must have the same outcome in both, and
 * both must look the same in the end. What file systems may do in their own way (order of listings, sizes and links of
 * directories, blocks) is left out.
 */

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  FALLOC,
  type FileType,
  O,
  type Process,
  RENAME,
  type Status,
  SystemError,
} from './process.ts';

export interface Place {
  readonly root: Process;
  readonly alice: Process;
}

type Who = keyof Place;

/** Paths are few, so that calls meet. */
const NAMES = ['a', 'b', 'c'] as const;
const path = fc
  .array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 })
  .map((names) => names.join('/'));
const slot = fc.nat(3);
const offset = fc.oneof(fc.nat(9000), fc.nat(3 << 20), fc.constantFrom(0, 4096, 65_536, 1 << 20));
const length = fc.oneof(fc.nat(5000), fc.nat(300_000));
const mode = fc.constantFrom(0o644, 0o600, 0o777, 0o4755, 0o2775, 0o1777, 0o000, 0o555);
const ids = fc.constantFrom(-1, 0, 1001, 1002);
const groups = fc.constantFrom(-1, 0, 1001, 2001, 3000);
const flags = fc
  .tuple(
    fc.constantFrom(O.RDONLY, O.WRONLY, O.RDWR, O.RDWR),
    fc.subarray([O.CREAT, O.EXCL, O.TRUNC, O.APPEND, O.NOFOLLOW]),
  )
  .map(([way, more]) => more.reduce((sum, one) => sum | one, way as number));
const time = fc.oneof(
  fc.integer({ min: -5, max: 1_000_000 }).map((seconds) => BigInt(seconds) * 1_000_000_007n),
  fc.constantFrom('now' as const, 'omit' as const),
);

/** A call: what it is called, and how a process makes it with the files that are open. */
export interface Step {
  readonly who: Who;
  readonly shown: string;
  readonly run: (by: Process, open: Map<number, number>) => Promise<unknown>;
}

function fdOf(open: Map<number, number>, at: number): number {
  const fd = open.get(at);
  if (fd === undefined) throw new SystemError('EBADF', `slot ${at}`);
  return fd;
}

function filled(count: number, fill: number): Uint8Array {
  return new Uint8Array(count).fill(fill);
}

function digestOf(bytes: Uint8Array): string {
  return `${bytes.length} ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
}

/** An empty file that is cut to nothing keeps its times on tmpfs, and on ext4 it does not. */
function isOther({ type, size: before }: Status, size: number): boolean {
  return type !== 'regular' || before !== 0n || size !== 0;
}

type Made = { shown: string; run: Step['run'] };

const idsToSet = fc.tuple(path, ids, groups).filter(([, uid, gid]) => uid !== -1 || gid !== -1);

/** Calls on paths. */
const onPaths: fc.Arbitrary<Made>[] = [
  fc.tuple(path, mode).map(([at, bits]) => ({
    shown: `mkdir ${at} ${bits.toString(8)}`,
    run: (by: Process) => by.mkdir(at, bits),
  })),
  path.map((at) => ({ shown: `rmdir ${at}`, run: (by: Process) => by.rmdir(at) })),
  path.map((at) => ({ shown: `unlink ${at}`, run: (by: Process) => by.unlink(at) })),
  fc
    .tuple(path, path, fc.constantFrom(0, 0, 0, RENAME.NOREPLACE, RENAME.EXCHANGE))
    .map(([from, to, how]) => ({
      shown: `rename ${from} ${to} ${how}`,
      run: (by: Process) => by.rename(from, to, how),
    })),
  fc.tuple(path, path).map(([from, to]) => ({
    shown: `link ${from} ${to}`,
    run: (by: Process) => by.link(from, to),
  })),
  fc.tuple(fc.oneof(path, fc.constant('b/../a')), path).map(([to, at]) => ({
    shown: `symlink ${to} ${at}`,
    run: (by: Process) => by.symlink(to, at),
  })),
  fc
    .tuple(path, fc.constantFrom<FileType>('fifo', 'socket', 'regular'), mode)
    .map(([at, type, bits]) => ({
      shown: `mknod ${at} ${type} ${bits.toString(8)}`,
      run: (by: Process) => by.mknod(at, type, bits),
    })),
  fc.tuple(path, mode).map(([at, bits]) => ({
    shown: `chmod ${at} ${bits.toString(8)}`,
    run: (by: Process) => by.chmod(at, bits),
  })),
  // Of a chown that changes nothing and takes set-id bits away the kernel tells FUSE nothing.
  idsToSet.map(([at, uid, gid]) => ({
    shown: `lchown ${at} ${uid} ${gid}`,
    run: (by: Process) => by.lchown(at, uid, gid),
  })),
  fc.tuple(path, time, time).map(([at, atime, mtime]) => ({
    shown: `lutimens ${at} ${atime} ${mtime}`,
    run: (by: Process) => by.lutimens(at, atime, mtime),
  })),
  fc.tuple(path, offset).map(([at, size]) => ({
    shown: `truncate ${at} ${size}`,
    run: async (by: Process) => {
      if (isOther(await by.stat(at), size)) await by.truncate(at, BigInt(size));
    },
  })),
  fc.tuple(path, fc.constantFrom('user.x', 'user.y'), fc.nat(300)).map(([at, name, size]) => ({
    shown: `setxattr ${at} ${name} ${size}`,
    run: (by: Process) => by.setxattr(at, name, filled(size, 7)),
  })),
  fc.tuple(path, fc.constantFrom('user.x', 'user.y')).map(([at, name]) => ({
    shown: `removexattr ${at} ${name}`,
    run: (by: Process) => by.removexattr(at, name),
  })),
  path.map((at) => ({
    shown: `readdir ${at}`,
    run: async (by: Process) => (await by.readdir(at)).sort(),
  })),
  path.map((at) => ({
    shown: `lstat ${at}`,
    run: async (by: Process) => {
      const { type, mode: bits, uid, gid, nlink, size } = await by.lstat(at);
      return type === 'directory' ? [bits, uid, gid] : [type, bits, uid, gid, nlink, size];
    },
  })),
  fc.tuple(path, fc.nat(7)).map(([at, bits]) => ({
    shown: `access ${at} ${bits}`,
    run: (by: Process) => by.access(at, bits),
  })),
];

/** Calls on open files. */
const onFiles: fc.Arbitrary<Made>[] = [
  fc.tuple(path, slot, flags, mode).map(([at, into, how, bits]) => ({
    shown: `open ${at} ${how.toString(8)} ${bits.toString(8)} in ${into}`,
    run: async (by: Process, open: Map<number, number>) => {
      const before = open.get(into);
      if (before !== undefined) await by.close(before);
      open.delete(into);
      const { type } = await by.stat(at).catch(() => ({ type: undefined }));
      // Opening a fifo waits for the other end.
      if (type === 'fifo') return;
      open.set(into, await by.open(at, how, bits));
    },
  })),
  fc.tuple(path, slot).map(([at, into]) => ({
    shown: `open ${at} unnamed in ${into}`,
    run: async (by: Process, open: Map<number, number>) => {
      const before = open.get(into);
      if (before !== undefined) await by.close(before);
      open.delete(into);
      open.set(into, await by.open(at, O.TMPFILE | O.RDWR, 0o644));
    },
  })),
  fc.tuple(slot, path).map(([at, to]) => ({
    shown: `linkOpen ${at} ${to}`,
    run: (by: Process, open: Map<number, number>) => by.linkOpen(fdOf(open, at), to),
  })),
  slot.map((at) => ({
    shown: `close ${at}`,
    run: async (by: Process, open: Map<number, number>) => {
      const fd = fdOf(open, at);
      open.delete(at);
      await by.close(fd);
    },
  })),
  fc
    .tuple(slot, fc.option(offset, { nil: undefined }), length, fc.nat(254))
    .map(([at, where, count, fill]) => ({
      shown: `write ${at} ${where} ${count} of ${fill + 1}`,
      run: (by: Process, open: Map<number, number>) =>
        by.write(
          fdOf(open, at),
          filled(count, fill + 1),
          where === undefined ? undefined : BigInt(where),
        ),
    })),
  fc.tuple(slot, offset, length).map(([at, where, count]) => ({
    shown: `read ${at} ${where} ${count}`,
    run: async (by: Process, open: Map<number, number>) =>
      digestOf(await by.read(fdOf(open, at), count, BigInt(where))),
  })),
  fc.tuple(slot, offset).map(([at, size]) => ({
    shown: `ftruncate ${at} ${size}`,
    run: async (by: Process, open: Map<number, number>) => {
      if (isOther(await by.fstat(fdOf(open, at)), size))
        await by.ftruncate(fdOf(open, at), BigInt(size));
    },
  })),
  fc
    .tuple(
      slot,
      fc.constantFrom(0, FALLOC.KEEP_SIZE, FALLOC.PUNCH_HOLE | FALLOC.KEEP_SIZE),
      offset,
      length,
    )
    .map(([at, how, where, count]) => ({
      shown: `fallocate ${at} ${how} ${where} ${count}`,
      run: (by: Process, open: Map<number, number>) =>
        by.fallocate(fdOf(open, at), how, BigInt(where), BigInt(count)),
    })),
  fc.tuple(slot, slot, offset, offset, length).map(([from, to, start, end, count]) => ({
    shown: `copyRange ${from}@${start} ${to}@${end} ${count}`,
    run: async (by: Process, open: Map<number, number>) => {
      await by.seek(fdOf(open, from), BigInt(start), 'set');
      await by.seek(fdOf(open, to), BigInt(end), 'set');
      return by.copyRange(fdOf(open, from), fdOf(open, to), count);
    },
  })),
  fc
    .tuple(slot, fc.boolean(), offset, fc.nat(20_000), fc.nat(254))
    .map(([at, shared, where, count, fill]) => ({
      shown: `map ${at} ${shared ? 'shared' : 'private'} ${where} ${count} of ${fill + 1}`,
      run: async (by: Process, open: Map<number, number>) => {
        const fd = fdOf(open, at);
        const { size, type } = await by.fstat(fd);
        // Past the end a process that touches a mapping is killed.
        if (type !== 'regular' || size < BigInt(where + count) || count === 0) return;
        const write = { offset: where, bytes: filled(count, fill + 1) };
        return digestOf(await by.map(fd, { length: where + count, shared, write }));
      },
    })),
  slot.map((at) => ({
    shown: `fsync ${at}`,
    run: (by: Process, open: Map<number, number>) => by.fsync(fdOf(open, at)),
  })),
  fc.tuple(slot, mode).map(([at, bits]) => ({
    shown: `fchmod ${at} ${bits.toString(8)}`,
    run: (by: Process, open: Map<number, number>) => by.fchmod(fdOf(open, at), bits),
  })),
];

export const step: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom<Who>('root', 'alice', 'alice'), fc.oneof(...onPaths, ...onFiles))
  .map(([who, made]) => ({ who, ...made, [fc.toStringMethod]: () => `${who}: ${made.shown}` }));

/** What a call came to, as text. */
async function outcome(call: () => unknown): Promise<string> {
  try {
    const value = await call();
    return JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one)) ?? '-';
  } catch (error) {
    if (error instanceof SystemError) return error.code;
    throw error;
  }
}

/** The open files of one place, by who opened them. */
export type OpenFiles = Readonly<Record<Who, Map<number, number>>>;

export function noOpenFiles(): OpenFiles {
  return { root: new Map(), alice: new Map() };
}

/** @throws Error when a call has two outcomes */
export async function compareStep(
  [one, two]: readonly [Place, Place],
  [openOne, openTwo]: readonly [OpenFiles, OpenFiles],
  { who, run, shown }: Step,
): Promise<void> {
  const [expected, seen] = await Promise.all([
    outcome(() => run(one[who], openOne[who])),
    outcome(() => run(two[who], openTwo[who])),
  ]);
  if (expected !== seen) throw new Error(`${who}: ${shown} gives ${seen}, needs ${expected}`);
}

export async function closeAll(place: Place, open: OpenFiles): Promise<void> {
  for (const who of ['root', 'alice'] as const) {
    for (const fd of open[who].values()) await place[who].close(fd);
    open[who].clear();
  }
}

/** Times that were set are told; others only that they moved by themselves. */
const SET_BEFORE_NS = 10n ** 17n;

/** Everything below the working directory of root, as lines. */
export async function picture(by: Process, at = '.'): Promise<string[]> {
  const lines: string[] = [];
  for (const name of (await by.readdir(at)).sort()) {
    const entry = `${at}/${name}`;
    const { type, mode: bits, uid, gid, nlink, size, mtimeNs } = await by.lstat(entry);
    const changed = mtimeNs < SET_BEFORE_NS ? String(mtimeNs) : 'itself';
    const line = `${entry} ${type} ${bits.toString(8)} ${uid}:${gid} ${changed}`;
    if (type === 'directory') {
      lines.push(line, ...(await picture(by, entry)));
      continue;
    }
    let content = '';
    if (type === 'symlink') content = await by.readlink(entry);
    if (type === 'regular') {
      const fd = await by.open(entry, O.RDONLY);
      content = digestOf(await by.read(fd, Number(size), 0n));
      await by.close(fd);
    }
    const names = type === 'symlink' ? [] : (await by.listxattr(entry)).sort();
    lines.push(`${line} ${nlink} ${size} ${content} ${names.join()}`);
  }
  return lines;
}

/** Removes everything below the working directory of root. */
export async function empty(by: Process, at = '.'): Promise<void> {
  for (const name of await by.readdir(at)) {
    const entry = `${at}/${name}`;
    if ((await by.lstat(entry)).type === 'directory') {
      await empty(by, entry);
      await by.rmdir(entry);
    } else await by.unlink(entry);
  }
}

/** @throws Error naming the first line that differs */
export function comparePictures(expected: readonly string[], seen: readonly string[]): void {
  const at = expected.findIndex((line, i) => line !== seen[i]);
  if (at < 0 && expected.length === seen.length) return;
  const index = at < 0 ? expected.length : at;
  throw new Error(`Seen is ${seen[index] ?? 'nothing'}, needs ${expected[index] ?? 'nothing'}`);
}
