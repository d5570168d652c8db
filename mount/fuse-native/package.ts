/**
 * The package fuse-native, loaded only when it is asked for, with repairs of what it loses on the way: it speaks to
 * libfuse 2, in C, and calls back by path.
 */

import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import { OceanError } from '../../src/base/index.ts';

/** A negative error number or 0; where bytes are counted, their number. Then what was asked for. */
export type Done<T extends unknown[] = []> = (outcome: number, ...values: T) => void;

/** What it makes a `struct stat` of; times in milliseconds, each number to 32 bits but `size` and `blocks`. */
export interface NativeStatus {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly nlink: number;
  readonly ino: number;
  readonly rdev: number;
  readonly blksize: number;
  readonly blocks: number;
  readonly atime: number;
  readonly mtime: number;
  readonly ctime: number;
}

/** Numbers of 32 bits. */
export interface NativeSpace {
  readonly bsize: number;
  readonly frsize: number;
  readonly blocks: number;
  readonly bfree: number;
  readonly bavail: number;
  readonly files: number;
  readonly ffree: number;
  readonly favail: number;
  readonly namemax: number;
}

/** `buffer` is libfuse's, until `done`. */
type Transfer = (
  path: string,
  fd: number,
  buffer: Uint8Array,
  length: number,
  offset: number,
  done: Done,
) => void;

/** Paths begin with a slash. The package reads only UTF-8; other bytes of a name come as U+FFFD. */
export interface Callbacks {
  getattr(path: string, done: Done<[NativeStatus?]>): void;
  statfs(path: string, done: Done<[NativeSpace?]>): void;
  readdir(
    path: string,
    done: Done<[names?: string[], types?: Pick<NativeStatus, 'ino' | 'mode'>[]]>,
  ): void;
  readlink(path: string, done: Done<[string?]>): void;
  truncate(path: string, size: number, done: Done): void;
  ftruncate(path: string, fd: number, size: number, done: Done): void;
  chmod(path: string, mode: number, done: Done): void;
  chown(path: string, uid: number, gid: number, done: Done): void;
  utimens(path: string, atimeMs: number, mtimeMs: number, done: Done): void;
  mknod(path: string, mode: number, rdev: number, done: Done): void;
  mkdir(path: string, mode: number, done: Done): void;
  symlink(target: string, path: string, done: Done): void;
  link(from: string, to: string, done: Done): void;
  unlink(path: string, done: Done): void;
  rmdir(path: string, done: Done): void;
  rename(from: string, to: string, done: Done): void;
  create(path: string, mode: number, done: Done<[fd?: number]>): void;
  open(path: string, flags: number, done: Done<[fd?: number]>): void;
  read: Transfer;
  write: Transfer;
  flush(path: string, fd: number, done: Done): void;
  fsync(path: string, datasync: number, fd: number, done: Done): void;
  fsyncdir(path: string, datasync: number, fd: number, done: Done): void;
  release(path: string, fd: number, done: Done): void;
  getxattr(path: string, name: string, position: number, done: Done<[Buffer?]>): void;
  setxattr(
    path: string,
    name: string,
    value: Uint8Array,
    position: number,
    flags: number,
    done: Done,
  ): void;
  listxattr(path: string, done: Done<[string[]?]>): void;
  removexattr(path: string, name: string, done: Done): void;
}

export interface NativeOptions {
  /** The mount's source. What follows a comma goes to libfuse, which the package would not let through. */
  readonly fsname: string;
  readonly subtype: string;
  readonly allowOther: boolean;
  readonly defaultPermissions: true;
  /** It would answer ETIMEDOUT by itself, after 15 s. */
  readonly timeout: false;
}

export interface NativeMount {
  mount(done: (error: Error | null) => void): void;
  /** Lets go of the event loop, once the mount is gone. */
  unmount(done: (error: Error | null) => void): void;
}

export type NativeClass = new (
  directory: string,
  callbacks: Callbacks,
  options: NativeOptions,
) => NativeMount;

type Signal = (outcome: number, ...values: unknown[]) => void;
type Handler = (call: Buffer, opcode: number, ...values: unknown[]) => void;

/** What of its inside is used. */
interface Inside {
  ops: Callbacks;
  _makeHandlerArray(): Handler[];
  _op_getxattr(signal: Signal, path: string, name: string, value: Buffer, position: number): void;
  _op_listxattr(signal: Signal, path: string, list: Buffer): void;
}

interface Exported {
  new (directory: string, callbacks: Callbacks, options: NativeOptions): NativeMount & Inside;
  readonly prototype: Inside;
  unmount(directory: string, done: (error: Error | null) => void): void;
}

const ERANGE = -constants.errno.ERANGE;
/** Where `fuse_thread_locals_t` of fuse-native.c 2.2.6 has the two times, in milliseconds, on 64-bit machines. */
const ATIME_AT = 104;
const MTIME_AT = 112;

/**
 * The class that mounts.
 * @throws OceanError `unsupported` saying what to install
 */
export function loadNative(): NativeClass {
  const fault = nativeFault();
  if (fault !== undefined)
    throw new OceanError('unsupported', `Cannot mount with fuse-native: ${fault}`);
  return repaired(required());
}

function required(): Exported {
  return createRequire(import.meta.url)('fuse-native') as Exported;
}

/** Why the package does not work here, and what to do; undefined when it does. */
export function nativeFault(): string | undefined {
  // Its C code wakes the main thread's event loop, whoever called it.
  if (!isMainThread) return 'it works only in the main thread of a process';
  try {
    required();
    return undefined;
  } catch (error) {
    return adviceOn(error as NodeJS.ErrnoException);
  }
}

/** What to do about an error that loading the package met. */
export function adviceOn({ message, code }: NodeJS.ErrnoException): string {
  if (/libfuse\.so\.2/.test(message)) return 'install libfuse 2 (Debian: apt install libfuse2)';
  if (code === 'MODULE_NOT_FOUND')
    return 'the package fuse-native is missing (npm install fuse-native@2.2.6)';
  return message.split('\n')[0] as string;
}

/** Answers ERANGE for what does not fit; without room only the size is asked for. */
function fitting<T>(room: number, size: (value: T) => number, done: Done<[T?]>): Done<[T?]> {
  return (outcome, value) => {
    const isTooLarge = room > 0 && outcome >= 0 && value !== undefined && size(value) > room;
    if (isTooLarge) done(ERANGE);
    else done(outcome, value);
  };
}

/** Each method says what the package does without it. */
function repaired(Fuse: Exported): NativeClass {
  // It passes the directory through a shell. Mounts are detached by `attach/detach.ts` before.
  Fuse.unmount = (_directory, done) => done(null);
  const original = Fuse.prototype;
  class Repaired extends Fuse {
    /** The C structure of the call that a handler is started for. */
    declare call: Buffer;

    override _makeHandlerArray(): Handler[] {
      return super._makeHandlerArray().map((handle) => (call, opcode, ...values) => {
        this.call = call;
        handle(call, opcode, ...values);
      });
    }

    /** Hands the access time over twice; the modification time lies beside it. */
    _op_utimens(done: Done, path: string, low: number, high: number): void {
      const atimeMs = BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low));
      const isKnown = this.call.readBigInt64LE(ATIME_AT) === atimeMs;
      const mtimeMs = isKnown ? this.call.readBigInt64LE(MTIME_AT) : atimeMs;
      this.ops.utimens(path, Number(atimeMs), Number(mtimeMs), done);
    }

    /** Cuts a value off at the end of the room for it. */
    override _op_getxattr(
      ...[signal, path, name, value, position]: Parameters<Inside['_op_getxattr']>
    ): void {
      const getxattr: Callbacks['getxattr'] = (_path, _name, _position, done) =>
        this.ops.getxattr(
          path,
          name,
          position,
          fitting(value.length, (found) => found.length, done),
        );
      const ops = { getxattr };
      original._op_getxattr.call({ ops } as unknown as Inside, signal, path, name, value, position);
    }

    /** Writes past the end of the room for the names. */
    override _op_listxattr(signal: Signal, path: string, list: Buffer): void {
      const bytes = (names: string[]) => Buffer.byteLength(names.map((one) => `${one}\0`).join(''));
      const listxattr: Callbacks['listxattr'] = (_, done) =>
        this.ops.listxattr(path, fitting(list.length, bytes, done));
      original._op_listxattr.call({ ops: { listxattr } } as unknown as Inside, signal, path, list);
    }
  }
  return Repaired;
}
