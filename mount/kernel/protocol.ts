/**
 * Numbers of the kernel's FUSE protocol, version 7, as `linux/fuse.h` has them. Only what the
 * session uses is here. All integers on the device are in the machine's order: little-endian on
 * every machine that Ocean runs on.
 */

export const PROTOCOL_MAJOR = 7;
/** The newest minor version whose structures we know. */
export const PROTOCOL_MINOR = 40;
/** Linux 4.20; structures were shorter long before, and MAX_PAGES came with it. */
export const PROTOCOL_MINOR_MIN = 28;

const PAGE_BYTES = 4096;
/** Pages in the largest request: the kernel's own limit without privileges. */
export const REQUEST_PAGES_MAX = 256;
export const REQUEST_BYTES_MAX = REQUEST_PAGES_MAX * PAGE_BYTES;
/** The largest request has its payload and, before it, headers in less than a page. */
export const READ_BUFFER_BYTES = REQUEST_BYTES_MAX + PAGE_BYTES;

export const IN_HEADER_BYTES = 40;
export const OUT_HEADER_BYTES = 16;

export const OPCODE = {
  lookup: 1,
  forget: 2,
  getattr: 3,
  setattr: 4,
  readlink: 5,
  symlink: 6,
  mknod: 8,
  mkdir: 9,
  unlink: 10,
  rmdir: 11,
  rename: 12,
  link: 13,
  open: 14,
  read: 15,
  write: 16,
  statfs: 17,
  release: 18,
  fsync: 20,
  setxattr: 21,
  getxattr: 22,
  listxattr: 23,
  removexattr: 24,
  flush: 25,
  init: 26,
  opendir: 27,
  readdir: 28,
  releasedir: 29,
  fsyncdir: 30,
  getLock: 31,
  setLock: 32,
  setLockWait: 33,
  create: 35,
  interrupt: 36,
  destroy: 38,
  batchForget: 42,
  fallocate: 43,
  readdirplus: 44,
  rename2: 45,
  lseek: 46,
  copyFileRange: 47,
  tmpfile: 51,
  statx: 52,
} as const;

/** Capabilities in INIT. */
export const INIT_FLAG = {
  asyncRead: 1 << 0,
  posixLocks: 1 << 1,
  atomicTruncate: 1 << 3,
  bigWrites: 1 << 5,
  dontMask: 1 << 6,
  flockLocks: 1 << 10,
  readdirplus: 1 << 13,
  readdirplusAuto: 1 << 14,
  writebackCache: 1 << 16,
  parallelDirectories: 1 << 18,
  posixAcl: 1 << 20,
  abortError: 1 << 21,
  maxPages: 1 << 22,
  cacheSymlinks: 1 << 23,
  explicitInvalidation: 1 << 25,
  handleKillPrivileges2: 1 << 28,
  setxattrExtended: 1 << 29,
  /** There is a second word of flags. */
  extended: 1 << 30,
} as const;

/** Capabilities in the second word of flags. */
export const INIT_FLAG_2 = { hasResend: 1 << 7 } as const;

/** In a request's number: it was read before, and not answered. */
export const UNIQUE_RESENT = 1n << 63n;

/** Which fields of SETATTR count. */
export const SETATTR_FLAG = {
  mode: 1 << 0,
  uid: 1 << 1,
  gid: 1 << 2,
  size: 1 << 3,
  atime: 1 << 4,
  mtime: 1 << 5,
  handle: 1 << 6,
  atimeNow: 1 << 7,
  mtimeNow: 1 << 8,
  killSetIds: 1 << 11,
} as const;

/** Answers to OPEN and OPENDIR. */
export const OPEN_FLAG = { keepCache: 1 << 1, cacheDirectory: 1 << 3 } as const;
/** In the request of OPEN and CREATE: the caller may not keep set-id bits when it truncates. */
export const OPEN_KILL_SET_IDS = 1 << 0;
export const WRITE_KILL_SET_IDS = 1 << 2;

/** In RELEASE: the open file was locked by flock(2). */
export const RELEASE_FLOCK_UNLOCK = 1 << 1;
/** In GETLK, SETLK and SETLKW: of flock(2). */
export const LOCK_FLOCK = 1 << 0;
export const LOCK_TYPE = { read: 0, write: 1, unlock: 2 } as const;

export const RENAME_NO_REPLACE = 1 << 0;
export const RENAME_EXCHANGE = 1 << 1;
export const FALLOCATE_KEEP_SIZE = 1 << 0;
export const FALLOCATE_PUNCH_HOLE = 1 << 1;
export const FALLOCATE_ZERO_RANGE = 1 << 4;
/** In SETXATTR of an access list: the caller may not keep S_ISGID. */
export const SETXATTR_KILL_GROUP_ID = 1 << 0;
export const XATTR_CREATE = 1 << 0;
export const XATTR_REPLACE = 1 << 1;
export const SEEK_DATA = 3;
export const SEEK_HOLE = 4;

/** Codes of messages that the session sends unasked. */
export const NOTIFY = { invalidateInode: 2, invalidateEntry: 3, resend: 7 } as const;
