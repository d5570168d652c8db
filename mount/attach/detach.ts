/** Takes mounts away: our own at the end, and dead ones that a killed process left behind. */

import { statfs, writeFile } from 'node:fs/promises';
import { OceanError } from '../../src/base/index.ts';
import { mountedAt, resolved } from './mount-table.ts';
import { type Finished, run } from './run.ts';

/** How long a mount point may take to show that somebody serves it. */
const ALIVE_TIMEOUT_MS = 5_000;

function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

/** Unmounts; `lazy` takes the mount out of the tree even while it is in use. */
export function detach(directory: string, options: { lazy: boolean }): Promise<Finished> {
  // `-i`: no helper program by the type's name is looked for.
  if (isRoot()) return run('umount', [...(options.lazy ? ['-l'] : []), '-i', '--', directory]);
  return run('fusermount3', ['-u', ...(options.lazy ? ['-z'] : []), '--', directory]);
}

/**
 * Ends a mount for those who are still in it: whoever waits in it hears an error. Best effort.
 *
 * @param minor - the connection's number, which users need: only root may unmount by force
 */
export async function abort(directory: string, minor: number | undefined): Promise<void> {
  if (isRoot()) await run('umount', ['-f', '-i', '--', directory]);
  // Is there where fusectl is mounted, which systemd does.
  const connection = `/sys/fs/fuse/connections/${minor}/abort`;
  await writeFile(connection, '1').catch(() => undefined);
}

/**
 * True when a FUSE mount is there whose process is gone.
 *
 * Not for a mount that this very thread serves.
 */
export async function isDeadMount(directory: string): Promise<boolean> {
  const entry = await mountedAt(directory);
  if (entry === undefined || !entry.type.startsWith('fuse')) return false;
  // stat could be answered from the kernel's cache; statfs always asks the process.
  const dead = statfs(directory).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOTCONN' || error.code === 'ECONNABORTED',
  );
  const slow = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => slow.resolve(false), ALIVE_TIMEOUT_MS);
  return Promise.race([dead, slow.promise]).finally(() => clearTimeout(timer));
}

/**
 * Takes a dead mount out of the tree; does nothing when there is none.
 * @throws OceanError `busy` when it cannot be detached
 */
export async function detachDeadMount(directory: string): Promise<void> {
  const path = await resolved(directory);
  // More than one may be stacked, after several crashes.
  while (await isDeadMount(path)) {
    const { status, errorText } = await detach(path, { lazy: true });
    if (status === 0) continue;
    throw new OceanError('busy', `Cannot detach the dead mount at ${path}: ${errorText}`);
  }
}
