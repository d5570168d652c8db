/** Errors of the local disk, in the kinds that the command line reports. */

import { type ErrorKind, OceanError } from '../../base/index.ts';

const KINDS: Readonly<Record<string, ErrorKind>> = {
  ENOENT: 'not-found',
  EACCES: 'permission',
  EPERM: 'not-permitted',
  EEXIST: 'exists',
  ENOTDIR: 'not-directory',
  EISDIR: 'is-directory',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EROFS: 'read-only',
  ELOOP: 'loop',
  ENAMETOOLONG: 'name-too-long',
};

const TEXTS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission denied',
  ENOTDIR: 'part of it is not a directory',
  EISDIR: 'it is a directory',
  ENOSPC: 'the disk is full',
};

/** An OceanError as it is; a system error as one that says what was being done. */
export function localError(error: unknown, doing: string): unknown {
  if (error instanceof OceanError || !(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const text = TEXTS[code] ?? code;
  return new OceanError(KINDS[code] ?? 'unavailable', `${doing}: ${text}`, { cause: error });
}
