/** The one place where an error kind becomes a Linux error number. */

import { constants } from 'node:os';
import { type ErrorKind, OceanError } from '../src/base/index.ts';

/** What the kernel is told for each kind; the type demands a line for every new kind. */
export const ERRNO: Readonly<Record<ErrorKind, number>> = {
  'not-found': constants.errno.ENOENT,
  exists: constants.errno.EEXIST,
  'not-directory': constants.errno.ENOTDIR,
  'is-directory': constants.errno.EISDIR,
  'not-empty': constants.errno.ENOTEMPTY,
  permission: constants.errno.EACCES,
  conflict: constants.errno.ESTALE,
  corrupt: constants.errno.EIO,
  unavailable: constants.errno.EIO,
  timeout: constants.errno.ETIMEDOUT,
  unsupported: constants.errno.EOPNOTSUPP,
  'no-space': constants.errno.ENOSPC,
  invalid: constants.errno.EINVAL,
  'read-only': constants.errno.EROFS,
  'too-large': constants.errno.EFBIG,
  'name-too-long': constants.errno.ENAMETOOLONG,
  interrupted: constants.errno.EINTR,
  'cross-device': constants.errno.EXDEV,
  'no-attribute': constants.errno.ENODATA,
  busy: constants.errno.EBUSY,
  'not-permitted': constants.errno.EPERM,
  loop: constants.errno.ELOOP,
  range: constants.errno.ENXIO,
  'too-many-links': constants.errno.EMLINK,
  'bad-handle': constants.errno.EBADF,
};

/** The positive error number for a thrown value; EIO for whatever is not an OceanError. */
export function toErrno(error: unknown): number {
  return error instanceof OceanError ? ERRNO[error.kind] : constants.errno.EIO;
}
