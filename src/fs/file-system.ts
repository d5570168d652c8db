/**
 * What a file system offers to whoever mounts it: inode numbers and byte strings in, attributes out. The kernel
 * session in `mount/` calls it; `src/fs` implements it over a volume. No kernel in sight.
 *
 * Every operation that cannot be done rejects with an OceanError; `mount/errno.ts` maps its kind.
 * Access by mode bits is checked by the kernel (`default_permissions`), not here.
 */

import type {
  HeldLock,
  LockFlavour,
  LockOptions,
  LockOutcome,
  LockRequest,
} from './locks/ranges.ts';

/** Inode number, below 2^53. Stable over remounts. */
export type Ino = number;

export const ROOT_INO: Ino = 1;
/** Bytes in one name. */
export const NAME_BYTES_MAX = 255;
export const SYMLINK_BYTES_MAX = 4095;
/** Largest offset of a file's end that FUSE carries exactly here: 2^53 − 1. */
export const FILE_BYTES_MAX = Number.MAX_SAFE_INTEGER;

/** A file name as the kernel gave it, one character a byte (0 to 255): names need not be UTF-8. */
export type Name = string;

export interface Caller {
  readonly uid: number;
  readonly gid: number;
  readonly pid: number;
}

/** `mode` has the file type in its high bits, as `st_mode` has. */
export interface Attributes {
  readonly ino: Ino;
  readonly mode: number;
  readonly nlink: number;
  readonly uid: number;
  readonly gid: number;
  readonly rdev: number;
  readonly size: number;
  /** Units of 512 bytes, as `st_blocks` has. */
  readonly blocks: number;
  readonly atimeNs: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  /** When it was made; undefined where nobody wrote it down. */
  readonly birthNs: bigint | undefined;
}

/** What `setattr` changes; an absent field stays. */
export interface AttributeChanges {
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly size?: number;
  readonly atimeNs?: bigint;
  readonly mtimeNs?: bigint;
}

export interface DirectoryEntry {
  readonly name: Name;
  readonly ino: Ino;
  /** The file type bits of the mode (S_IFMT). */
  readonly type: number;
  /** Pass it to `readdir` to go on after this entry. Never 0. Stable while the directory changes. */
  readonly cookie: bigint;
}

export interface Opened {
  /** Names the open file or directory until `release`. */
  readonly handle: number;
  /** The kernel may keep what it has cached of the file from an earlier open. */
  readonly keepCache: boolean;
}

/** Bytes in units of `blockBytes`. */
export interface Space {
  readonly blockBytes: number;
  readonly blocksTotal: number;
  readonly blocksFree: number;
  readonly filesTotal: number;
  readonly filesFree: number;
}

export interface CreateOptions {
  /** Permission bits and, for `mknod`, the file type. */
  readonly mode: number;
  /** Bits that the mode loses, unless the directory has a default access list. */
  readonly umask?: number;
  readonly rdev?: number;
}

export interface RenameOptions {
  readonly noReplace?: boolean;
  readonly exchange?: boolean;
}

/** `punchHole` and `zeroRange` as in fallocate(2); `keepSize` may go with each. */
export interface AllocateOptions {
  readonly keepSize?: boolean;
  readonly punchHole?: boolean;
  readonly zeroRange?: boolean;
}

/** What other mounts changed, so that kernel caches are dropped. */
export type Invalidation =
  /**
   * The file's attributes, and its content in the range; a length of 0 means to the end. Undefined range:
   * attributes only.
   */
  | {
      readonly kind: 'inode';
      readonly ino: Ino;
      readonly range?: { offset: number; length: number };
    }
  | { readonly kind: 'entry'; readonly parent: Ino; readonly name: Name };

export interface FileSystem {
  /** @throws OceanError `not-found` */
  lookup(parent: Ino, name: Name): Promise<Attributes>;
  /** The kernel dropped `count` references that lookups, creations and links gave it. */
  forget(ino: Ino, count: number): void;
  /** The kernel knows nothing of it, so it has given back what earlier processes gave it too. */
  forgotten(ino: Ino): void;
  getattr(ino: Ino): Promise<Attributes>;
  setattr(ino: Ino, changes: AttributeChanges, handle?: number): Promise<Attributes>;
  readlink(ino: Ino): Promise<Uint8Array>;
  mknod(caller: Caller, parent: Ino, name: Name, options: CreateOptions): Promise<Attributes>;
  mkdir(caller: Caller, parent: Ino, name: Name, options: CreateOptions): Promise<Attributes>;
  symlink(caller: Caller, parent: Ino, name: Name, target: Uint8Array): Promise<Attributes>;
  link(ino: Ino, parent: Ino, name: Name): Promise<Attributes>;
  unlink(parent: Ino, name: Name): Promise<void>;
  rmdir(parent: Ino, name: Name): Promise<void>;
  rename(
    from: { parent: Ino; name: Name },
    to: { parent: Ino; name: Name },
    options?: RenameOptions,
  ): Promise<void>;
  /** Creates a regular file and opens it. @throws OceanError `exists` */
  create(
    caller: Caller,
    parent: Ino,
    name: Name,
    options: CreateOptions,
  ): Promise<{ attributes: Attributes; opened: Opened }>;
  /** Makes a regular file without a name and opens it. It is gone when it is closed and has none by then. */
  createUnnamed(
    caller: Caller,
    parent: Ino,
    options: CreateOptions,
  ): Promise<{ attributes: Attributes; opened: Opened }>;
  open(ino: Ino, options?: { truncate?: boolean }): Promise<Opened>;
  /** At most `length` bytes; fewer only at the end of the file. */
  read(handle: number, offset: number, length: number): Promise<Uint8Array>;
  /** `bytes` belong to the caller again when the promise resolves. Writes all or rejects. */
  write(handle: number, offset: number, bytes: Uint8Array): Promise<void>;
  /** A descriptor is closed: what was written is in the journal. Surfaces earlier write errors. */
  flush(handle: number): Promise<void>;
  /** Committed and archived, as the README promises. */
  fsync(handle: number): Promise<void>;
  release(handle: number): Promise<void>;
  allocate(handle: number, offset: number, length: number, options: AllocateOptions): Promise<void>;
  /** The next offset ≥ `offset` with data, or of a hole. @throws OceanError `range` past the end */
  seek(handle: number, offset: number, whence: 'data' | 'hole'): Promise<number>;
  /** Shares blocks where it can; returns the number of bytes copied. */
  copyRange(
    from: { handle: number; offset: number },
    to: { handle: number; offset: number },
    length: number,
  ): Promise<number>;
  opendir(ino: Ino): Promise<Opened>;
  /** Entries after `cookie` (0n: from the start), `.` and `..` included, at most `countMax`; none at the end. */
  readdir(handle: number, cookie: bigint, countMax: number): Promise<readonly DirectoryEntry[]>;
  releasedir(handle: number): Promise<void>;
  fsyncdir(handle: number): Promise<void>;
  /** Answered from memory. */
  statfs(): Promise<Space>;
  /** @throws OceanError `no-attribute` */
  getxattr(ino: Ino, name: Name): Promise<Uint8Array>;
  setxattr(
    ino: Ino,
    name: Name,
    value: Uint8Array,
    options?: { create?: boolean; replace?: boolean },
  ): Promise<void>;
  listxattr(ino: Ino): Promise<readonly Name[]>;
  removexattr(ino: Ino, name: Name): Promise<void>;
  /** The first lock that keeps the one that is asked for from being granted. @throws OceanError `unavailable` */
  getLock(ino: Ino, lock: LockRequest): Promise<HeldLock | undefined>;
  /** Takes, changes or gives up a lock. Who gets it sees all that was written by who had it before. */
  setLock(ino: Ino, lock: LockRequest, options: LockOptions): Promise<LockOutcome>;
  /** An owner is gone, or has closed the file: it has no lock of that flavour any more. */
  releaseLocks(ino: Ino, owner: { flavour: LockFlavour; owner: bigint }): Promise<void>;
  /** Nobody uses the file system any more: all locks are given up. */
  releaseAllLocks(): void;
  /** Hears of changes by other mounts, from now until the returned function is called. */
  watch(listener: (invalidation: Invalidation) => void): () => void;
}
