/**
 * One opener per directory: an advisory lock of the kernel's (`flock`) on a file in it. The kernel drops it with the
 * process however that ends, so a file left behind by `kill -9` locks nobody out.
 */

import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import koffi from 'koffi';
import { OceanError } from '../base/index.ts';

const LOCK_EXCLUSIVE = 2;
const LOCK_NOT_BLOCKING = 4;
const UNLOCK = 8;

// Loaded with the first lock: not every user of this room has a directory.
let flock: ((file: number, operation: number) => number) | undefined;

function tryLock(file: number): boolean {
  flock ??= koffi.load(null).func('int flock(int, int)') as (file: number, op: number) => number;
  return flock(file, LOCK_EXCLUSIVE | LOCK_NOT_BLOCKING) === 0;
}

/**
 * Takes the lock; the returned function gives it back.
 *
 * @throws OceanError `busy` while another opener, of this process or another, holds it
 */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, 'lock');
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  if (!tryLock(file)) {
    const holder = readFileSync(path, 'utf8').trim();
    closeSync(file);
    throw new OceanError('busy', `Cannot open ${directory}: process ${holder} has it open`);
  }
  ftruncateSync(file, 0);
  writeSync(file, `${process.pid}\n`);
  return () => {
    // A child that was forked and has not begun its program yet holds the file open too, and with it the lock.
    flock?.(file, UNLOCK);
    closeSync(file);
  };
}
