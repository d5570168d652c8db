/**
 * What a program may ask of a file system, call by call, as the Linux manual has it: the suite of POSIX cases and the
 * random runs are written against this. One implementation asks the kernel, another walks a FileSystem itself.
 *
 * Paths are strings of bytes, one character each, relative to the process's own directory unless they begin with `/`.
 * A call that fails rejects with a SystemError.
 */

export class SystemError extends Error {
  /** As in `ENOENT`. */
  readonly code: string;

  constructor(code: string, doing: string) {
    super(`${code}: ${doing}`);
    this.code = code;
  }
}

/** Flags of open(2) on x64 and arm64 alike, except those that differ, which the implementations know. */
export const O = {
  RDONLY: 0,
  WRONLY: 1,
  RDWR: 2,
  CREAT: 0o100,
  EXCL: 0o200,
  TRUNC: 0o1000,
  APPEND: 0o2000,
  /** These four are numbered otherwise on arm64: kept above all of them, and translated. */
  DIRECTORY: 1 << 24,
  NOFOLLOW: 1 << 25,
  DIRECT: 1 << 26,
  TMPFILE: 1 << 27,
  PATH: 1 << 28,
} as const;

export const RENAME = { NOREPLACE: 1, EXCHANGE: 2, WHITEOUT: 4 } as const;
export const FALLOC = {
  KEEP_SIZE: 1,
  PUNCH_HOLE: 2,
  COLLAPSE_RANGE: 8,
  ZERO_RANGE: 16,
  INSERT_RANGE: 32,
} as const;
export const ACCESS = { F: 0, X: 1, W: 2, R: 4 } as const;
export const XATTR = { CREATE: 1, REPLACE: 2 } as const;

export type FileType =
  | 'regular'
  | 'directory'
  | 'symlink'
  | 'fifo'
  | 'socket'
  | 'character'
  | 'block';

export interface Status {
  readonly type: FileType;
  /** Permission bits, with set-id and sticky. */
  readonly mode: number;
  readonly nlink: number;
  readonly uid: number;
  readonly gid: number;
  readonly ino: bigint;
  readonly rdev: bigint;
  readonly size: bigint;
  /** Of 512 bytes. */
  readonly blocks: bigint;
  readonly atimeNs: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  /** Undefined where the file system does not tell. */
  readonly btimeNs: bigint | undefined;
}

/** A time to set; `now` and `omit` as UTIME_NOW and UTIME_OMIT. */
export type Time = bigint | 'now' | 'omit';

export interface Process {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  chdir(path: string): Promise<void>;
  /** Sets the umask. */
  umask(mask: number): Promise<void>;
  open(path: string, flags: number, mode?: number): Promise<number>;
  close(fd: number): Promise<void>;
  /** At the offset, or where the descriptor is. */
  read(fd: number, length: number, offset?: bigint): Promise<Uint8Array>;
  /** @returns how many bytes */
  write(fd: number, bytes: Uint8Array, offset?: bigint): Promise<number>;
  seek(
    fd: number,
    offset: bigint,
    whence: 'set' | 'current' | 'end' | 'data' | 'hole',
  ): Promise<bigint>;
  fsync(fd: number): Promise<void>;
  ftruncate(fd: number, size: bigint): Promise<void>;
  truncate(path: string, size: bigint): Promise<void>;
  fallocate(fd: number, mode: number, offset: bigint, length: bigint): Promise<void>;
  /** From the descriptors' own offsets. @returns how many bytes */
  copyRange(from: number, to: number, length: number): Promise<number>;
  stat(path: string): Promise<Status>;
  lstat(path: string): Promise<Status>;
  fstat(fd: number): Promise<Status>;
  /** With the real ids. */
  access(path: string, mode: number): Promise<void>;
  mkdir(path: string, mode: number): Promise<void>;
  mknod(path: string, type: FileType, mode: number, rdev?: bigint): Promise<void>;
  rmdir(path: string): Promise<void>;
  unlink(path: string): Promise<void>;
  rename(from: string, to: string, flags?: number): Promise<void>;
  link(from: string, to: string): Promise<void>;
  /** Gives an open file a name, also one that has none. */
  linkOpen(fd: number, to: string): Promise<void>;
  symlink(target: string, path: string): Promise<void>;
  readlink(path: string): Promise<string>;
  chmod(path: string, mode: number): Promise<void>;
  fchmod(fd: number, mode: number): Promise<void>;
  /** An id of -1 stays. */
  chown(path: string, uid: number, gid: number): Promise<void>;
  lchown(path: string, uid: number, gid: number): Promise<void>;
  utimens(path: string, atime: Time, mtime: Time): Promise<void>;
  lutimens(path: string, atime: Time, mtime: Time): Promise<void>;
  /** Without `.` and `..`, in the order of the file system. */
  readdir(path: string): Promise<string[]>;
  getxattr(path: string, name: string): Promise<Uint8Array>;
  setxattr(path: string, name: string, value: Uint8Array, flags?: number): Promise<void>;
  listxattr(path: string): Promise<string[]>;
  removexattr(path: string, name: string): Promise<void>;
  /** Maps the range of the file, shared or private, changes it if told, and returns what the mapping then shows. */
  map(
    fd: number,
    options: { length: number; shared: boolean; write?: { offset: number; bytes: Uint8Array } },
  ): Promise<Uint8Array>;
  statfs(path: string): Promise<{ blocks: bigint; blocksFree: bigint; nameBytesMax: number }>;
}
