/** A process of the machine, driven from here: its calls are the kernel's. */

import { type ChildProcess, fork } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { type FileType, O, type Process, type Status, SystemError, type Time } from './process.ts';

const AT_FDCWD = -100;
const AT_SYMLINK_NOFOLLOW = 0x100;
const AT_SYMLINK_FOLLOW = 0x400;
const AT_EMPTY_PATH = 0x1000;
const STATX_BASIC_AND_BIRTH = 0xfff;
const STATX_BIRTH = 0x800;
const UTIME_NOW = 0x3fff_ffffn;
const UTIME_OMIT = 0x3fff_fffen;
const NS_PER_S = 1_000_000_000n;
const WHENCE = { set: 0, current: 1, end: 2, data: 3, hole: 4 } as const;
const BUFFER_BYTES = 1 << 17;

const CODES = new Map(Object.entries(constants.errno).map(([code, number]) => [number, code]));

export const TYPE_BITS: Readonly<Record<FileType, number>> = {
  fifo: 0o010000,
  character: 0o020000,
  directory: 0o040000,
  block: 0o060000,
  regular: 0o100000,
  symlink: 0o120000,
  socket: 0o140000,
};

const isArm = process.arch === 'arm64';
const SPECIAL: readonly (readonly [number, number])[] = [
  [O.DIRECTORY, isArm ? 0o40000 : 0o200000],
  [O.NOFOLLOW, isArm ? 0o100000 : 0o400000],
  [O.DIRECT, isArm ? 0o200000 : 0o40000],
  [O.TMPFILE, isArm ? 0o20040000 : 0o20200000],
  [O.PATH, 0o10000000],
];

function realFlags(flags: number): number {
  let real = flags & 0xff_ffff;
  for (const [ours, theirs] of SPECIAL) if ((flags & ours) !== 0) real |= theirs;
  return real;
}

function bytesOf(path: string): Buffer {
  return Buffer.from(`${path}\0`, 'latin1');
}

interface Answer {
  readonly id: number;
  readonly value: number | bigint;
  readonly filled: unknown;
  readonly errno: number;
}

export interface User {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
}

export class KernelProcess implements Process {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #nextId = 1;

  private constructor({ uid, gid, groups }: User, child: ChildProcess) {
    this.uid = uid;
    this.gid = gid;
    this.groups = groups;
    this.#child = child;
    child.on('message', (answer: Answer) => {
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
  }

  /** @param directory - where it works; entered before it becomes the user */
  static async start(user: User, directory: string): Promise<KernelProcess> {
    const { uid, gid, groups } = user;
    const words = [String(uid), String(gid), groups.join(','), directory];
    const child = fork(join(import.meta.dirname, 'fixture/caller.ts'), words, {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const started = new KernelProcess(user, child);
    await new Promise<void>((resolve, reject) => {
      started.#waiting.set(0, () => resolve());
      child.once('exit', (code) => reject(new Error(`The caller ended with ${code}`)));
    });
    child.removeAllListeners('exit');
    return started;
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.disconnect();
    await ended;
  }

  async #ask(name: string, args: readonly unknown[]): Promise<Answer> {
    const id = this.#nextId++;
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child.send({ id, name, args });
    });
    if (answer.errno === 0) return answer;
    const shown = args.map((arg) =>
      arg instanceof Uint8Array ? Buffer.from(arg).toString('latin1', 0, 60) : String(arg),
    );
    const code = CODES.get(answer.errno) ?? String(answer.errno);
    throw new SystemError(code, `${name}(${shown.join(', ')})`);
  }

  async #value(name: string, ...args: unknown[]): Promise<number> {
    return Number((await this.#ask(name, args)).value);
  }

  async #done(name: string, ...args: unknown[]): Promise<void> {
    await this.#ask(name, args);
  }

  chdir(path: string): Promise<void> {
    return this.#done('chdir', bytesOf(path));
  }

  umask(mask: number): Promise<void> {
    return this.#done('umask', mask);
  }

  open(path: string, flags: number, mode = 0): Promise<number> {
    return this.#value('open', bytesOf(path), realFlags(flags), 'uint', mode);
  }

  close(fd: number): Promise<void> {
    return this.#done('close', fd);
  }

  async read(fd: number, length: number, offset?: bigint): Promise<Uint8Array> {
    const buffer = new Uint8Array(length);
    const answer = await (offset === undefined
      ? this.#ask('read', [fd, buffer, length])
      : this.#ask('pread', [fd, buffer, length, offset]));
    return (answer.filled as Uint8Array[])[0]!.slice(0, Number(answer.value));
  }

  write(fd: number, bytes: Uint8Array, offset?: bigint): Promise<number> {
    return offset === undefined
      ? this.#value('write', fd, bytes, bytes.length)
      : this.#value('pwrite', fd, bytes, bytes.length, offset);
  }

  async seek(fd: number, offset: bigint, whence: keyof typeof WHENCE): Promise<bigint> {
    return BigInt((await this.#ask('lseek', [fd, offset, WHENCE[whence]])).value);
  }

  fsync(fd: number): Promise<void> {
    return this.#done('fsync', fd);
  }

  ftruncate(fd: number, size: bigint): Promise<void> {
    return this.#done('ftruncate', fd, size);
  }

  truncate(path: string, size: bigint): Promise<void> {
    return this.#done('truncate', bytesOf(path), size);
  }

  fallocate(fd: number, mode: number, offset: bigint, length: bigint): Promise<void> {
    return this.#done('fallocate', fd, mode, offset, length);
  }

  copyRange(from: number, to: number, length: number): Promise<number> {
    return this.#value('copy_file_range', from, null, to, null, length, 0);
  }

  stat(path: string): Promise<Status> {
    return this.#statx(AT_FDCWD, path, 0);
  }

  lstat(path: string): Promise<Status> {
    return this.#statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW);
  }

  fstat(fd: number): Promise<Status> {
    return this.#statx(fd, '', AT_EMPTY_PATH);
  }

  async #statx(fd: number, path: string, flags: number): Promise<Status> {
    const args = [fd, bytesOf(path), flags, STATX_BASIC_AND_BIRTH, new Uint8Array(256)];
    const { filled } = await this.#ask('statx', args);
    return decodeStatx((filled as Uint8Array[])[1]!);
  }

  access(path: string, mode: number): Promise<void> {
    return this.#done('access', bytesOf(path), mode);
  }

  mkdir(path: string, mode: number): Promise<void> {
    return this.#done('mkdir', bytesOf(path), mode);
  }

  mknod(path: string, type: FileType, mode: number, rdev = 0n): Promise<void> {
    return this.#done('mknod', bytesOf(path), TYPE_BITS[type] | mode, rdev);
  }

  rmdir(path: string): Promise<void> {
    return this.#done('rmdir', bytesOf(path));
  }

  unlink(path: string): Promise<void> {
    return this.#done('unlink', bytesOf(path));
  }

  rename(from: string, to: string, flags = 0): Promise<void> {
    return this.#done('renameat2', AT_FDCWD, bytesOf(from), AT_FDCWD, bytesOf(to), flags);
  }

  link(from: string, to: string): Promise<void> {
    return this.#done('linkat', AT_FDCWD, bytesOf(from), AT_FDCWD, bytesOf(to), 0);
  }

  linkOpen(fd: number, to: string): Promise<void> {
    const from = bytesOf(`/proc/self/fd/${fd}`);
    return this.#done('linkat', AT_FDCWD, from, AT_FDCWD, bytesOf(to), AT_SYMLINK_FOLLOW);
  }

  symlink(target: string, path: string): Promise<void> {
    return this.#done('symlink', bytesOf(target), bytesOf(path));
  }

  async readlink(path: string): Promise<string> {
    const answer = await this.#ask('readlink', [bytesOf(path), new Uint8Array(8192), 8192]);
    const bytes = (answer.filled as Uint8Array[])[1]!;
    return Buffer.from(bytes.subarray(0, Number(answer.value))).toString('latin1');
  }

  chmod(path: string, mode: number): Promise<void> {
    return this.#done('chmod', bytesOf(path), mode);
  }

  fchmod(fd: number, mode: number): Promise<void> {
    return this.#done('fchmod', fd, mode);
  }

  chown(path: string, uid: number, gid: number): Promise<void> {
    return this.#done('chown', bytesOf(path), uid, gid);
  }

  lchown(path: string, uid: number, gid: number): Promise<void> {
    return this.#done('lchown', bytesOf(path), uid, gid);
  }

  utimens(path: string, atime: Time, mtime: Time): Promise<void> {
    return this.#done('utimensat', AT_FDCWD, bytesOf(path), timespecs([atime, mtime]), 0);
  }

  lutimens(path: string, atime: Time, mtime: Time): Promise<void> {
    const times = timespecs([atime, mtime]);
    return this.#done('utimensat', AT_FDCWD, bytesOf(path), times, AT_SYMLINK_NOFOLLOW);
  }

  async readdir(path: string): Promise<string[]> {
    return (await this.#ask('listing', [bytesOf(path)])).filled as string[];
  }

  async getxattr(path: string, name: string): Promise<Uint8Array> {
    const buffer = new Uint8Array(BUFFER_BYTES);
    const args = [bytesOf(path), bytesOf(name), buffer, buffer.length];
    const answer = await this.#ask('getxattr', args);
    return (answer.filled as Uint8Array[])[2]!.slice(0, Number(answer.value));
  }

  setxattr(path: string, name: string, value: Uint8Array, flags = 0): Promise<void> {
    return this.#done('setxattr', bytesOf(path), bytesOf(name), value, value.length, flags);
  }

  async listxattr(path: string): Promise<string[]> {
    const buffer = new Uint8Array(BUFFER_BYTES);
    const answer = await this.#ask('listxattr', [bytesOf(path), buffer, buffer.length]);
    const bytes = (answer.filled as Uint8Array[])[1]!.subarray(0, Number(answer.value));
    return Buffer.from(bytes).toString('latin1').split('\0').slice(0, -1);
  }

  removexattr(path: string, name: string): Promise<void> {
    return this.#done('removexattr', bytesOf(path), bytesOf(name));
  }

  async map(fd: number, options: Parameters<Process['map']>[1]): Promise<Uint8Array> {
    return (await this.#ask('map', [{ fd, ...options }])).filled as Uint8Array;
  }

  async statfs(path: string): ReturnType<Process['statfs']> {
    const { filled } = await this.#ask('statfs', [bytesOf(path), new Uint8Array(120)]);
    const buffer = Buffer.from((filled as Uint8Array[])[1]!);
    return {
      blocks: buffer.readBigUInt64LE(16),
      blocksFree: buffer.readBigUInt64LE(24),
      nameBytesMax: Number(buffer.readBigUInt64LE(64)),
    };
  }
}

function timespecs(times: readonly Time[]): Uint8Array {
  const bytes = Buffer.alloc(32);
  times.forEach((time, i) => {
    const isNumber = typeof time === 'bigint';
    const rest = isNumber ? ((time % NS_PER_S) + NS_PER_S) % NS_PER_S : 0n;
    const seconds = isNumber ? (time - rest) / NS_PER_S : 0n;
    bytes.writeBigInt64LE(seconds, 16 * i);
    const special = time === 'now' ? UTIME_NOW : UTIME_OMIT;
    bytes.writeBigInt64LE(isNumber ? rest : special, 16 * i + 8);
  });
  return new Uint8Array(bytes);
}

/** struct statx. */
function decodeStatx(filled: Uint8Array): Status {
  const bytes = Buffer.from(filled);
  const time = (at: number) =>
    bytes.readBigInt64LE(at) * NS_PER_S + BigInt(bytes.readUInt32LE(at + 8));
  const mode = bytes.readUInt16LE(28);
  const isType = ([, bits]: [string, number]) => bits === (mode & 0o170000);
  const [type] = Object.entries(TYPE_BITS).find(isType) as [FileType, number];
  const hasBirth = (bytes.readUInt32LE(0) & STATX_BIRTH) !== 0;
  return {
    type,
    mode: mode & 0o7777,
    nlink: bytes.readUInt32LE(16),
    uid: bytes.readUInt32LE(20),
    gid: bytes.readUInt32LE(24),
    ino: bytes.readBigUInt64LE(32),
    size: bytes.readBigUInt64LE(40),
    blocks: bytes.readBigUInt64LE(48),
    atimeNs: time(64),
    btimeNs: hasBirth ? time(80) : undefined,
    ctimeNs: time(96),
    mtimeNs: time(112),
    rdev: BigInt(bytes.readUInt32LE(128)) * 256n + BigInt(bytes.readUInt32LE(132)),
  };
}
