/** Makes a directory fit to be mounted on. */

import { mkdir, readdir } from 'node:fs/promises';
import { OceanError } from '../../src/base/index.ts';
import { detachDeadMount } from './detach.ts';
import { mountedAt, resolved } from './mount-table.ts';

/**
 * Makes the directory, and takes a dead mount away from it. Returns its real path.
 * @throws OceanError `busy`, `not-directory`, `permission`, `not-empty`
 */
export async function prepare(given: string): Promise<string> {
  const directory = await resolved(given);
  await detachDeadMount(directory);
  const entry = await mountedAt(directory);
  if (entry !== undefined) {
    const message = `Cannot mount at ${directory}: ${entry.source} (${entry.type}) is mounted there`;
    throw new OceanError('busy', message);
  }
  try {
    await mkdir(directory, { recursive: true });
    if ((await readdir(directory)).length === 0) return directory;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const kind = code === 'EEXIST' || code === 'ENOTDIR' ? 'not-directory' : 'permission';
    throw new OceanError(kind, `Cannot mount at ${directory}: ${code}`, { cause });
  }
  throw new OceanError('not-empty', `Cannot mount at ${directory}: it is not empty`);
}
