/** Small files that commands read and write for the user. */

import { readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { OceanError } from '../../base/index.ts';
import { localError } from '../transfer/local-error.ts';

/** A file's text, or standard input's for `-`. */
export async function readText(path: string): Promise<string> {
  try {
    // Not readFileSync(0): it fails with EAGAIN on a pipe whose writer is not done yet.
    return path === '-' ? await text(process.stdin) : readFileSync(path, 'utf8');
  } catch (error) {
    throw localError(error, `Cannot read ${path}`);
  }
}

/** Writes a new file that nobody else may read. @throws OceanError `exists` */
export function writeSecret(path: string, text: string): void {
  try {
    // `wx`: never over something else, and never with its looser permissions.
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new OceanError('exists', `${path} exists already: name another file`);
    throw localError(error, `Cannot write ${path}`);
  }
}

/** Secrets to a new file, or to standard output for `-` unless somebody could look on. */
export function deliverSecret(path: string, text: string): void {
  if (path !== '-') {
    writeSecret(path, text);
    return;
  }
  if (process.stdout.isTTY)
    throw new OceanError('invalid', 'Secret keys are not shown on a terminal: name a file');
  process.stdout.write(text);
}
