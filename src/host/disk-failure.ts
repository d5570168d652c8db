/** What a failed commit was: a full disk, which passes, or something worse. */

import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { OceanError } from '../base/index.ts';

const MDB_MAP_FULL = -30_792;
const MDB_TXN_FULL = -30_788;
const FULL_CODES: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG', 28, 122, 27];
const PROBE = Buffer.alloc(1024 * 1024);

/** lmdb tells the reason of a failed commit in a promise on the error. */
async function reasonOf(error: unknown): Promise<unknown> {
  const { commitError } = error as { commitError?: Promise<unknown> };
  if (commitError === undefined) return error;
  return commitError.then(
    () => error,
    (reason: unknown) => reason,
  );
}

/** Whether `bytes` more would not fit: found out by writing them. */
function isFull(directory: string, bytes: number): boolean {
  const path = join(directory, 'probe');
  let file: number | undefined;
  try {
    file = openSync(path, 'w', 0o600);
    for (let written = 0; written < bytes; ) written += writeSync(file, PROBE);
    return false;
  } catch (error) {
    return FULL_CODES.includes((error as { code?: unknown }).code);
  } finally {
    if (file !== undefined) {
      closeSync(file);
      unlinkSync(path);
    }
  }
}

/** The failure to commit `bytes` as an OceanError: `no-space` or `unavailable`. */
export async function commitFailure(
  error: unknown,
  directory: string,
  bytes: number,
): Promise<OceanError> {
  const cause = await reasonOf(error);
  const { code, message } = cause as { code?: unknown; message?: string };
  const full =
    code === MDB_MAP_FULL ||
    code === MDB_TXN_FULL ||
    FULL_CODES.includes(code) ||
    // LMDB reports a write that was cut short by a full disk as EIO.
    isFull(directory, bytes + PROBE.length);
  return full
    ? new OceanError('no-space', 'Cannot write: the disk is full', { cause })
    : new OceanError('unavailable', `Cannot write: ${message ?? String(cause)}`, { cause });
}
