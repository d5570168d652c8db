/** Takes mounts away: our own at the end, and dead ones that a killed process left behind. */

import { writeFile } from 'node:fs/promises';
import { type Clock, OceanError, sleep } from '../../src/base/index.ts';
import { mountedAt, resolved } from './mount-table.ts';
import { type Finished, run, TIMED_OUT } from './run.ts';

/** How long a mount point may take to show that somebody serves it. */
const ALIVE_TIMEOUT_MS = 5_000;
/** How long users of a mount may hold on to it after it was asked to end. */
const UNMOUNT_GRACE_MS = 2_000;
const UNMOUNT_RETRY_MS = 100;
/** ENOTCONN and ECONNABORTED, as tools say them. */
const DEAD = /endpoint is not connected|caused connection abort/;

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

/** What is at a mount point: nothing of FUSE, or a mount whose process answers, is gone, or hangs. */
export type MountHealth = 'none' | 'alive' | 'dead' | 'hung';

/** Not for a mount that this very thread serves. */
export async function mountHealth(directory: string): Promise<MountHealth> {
  const entry = await mountedAt(directory);
  if (entry === undefined || !entry.type.startsWith('fuse')) return 'none';
  // stat could be answered from the kernel's cache; statfs always asks the process. In a process of its own: one that
  // hangs keeps a thread of ours from ending, and this process with it.
  const { status, errorText } = await run('stat', ['-f', '--', directory], {
    patienceMs: ALIVE_TIMEOUT_MS,
  });
  if (status === TIMED_OUT) return 'hung';
  return status !== 0 && DEAD.test(errorText) ? 'dead' : 'alive';
}

/** True when a FUSE mount is there whose process is gone. */
export async function isDeadMount(directory: string): Promise<boolean> {
  return (await mountHealth(directory)) === 'dead';
}

/**
 * Takes a mount of Ocean away without asking its process, for when that hangs: who waits in it hears an error.
 *
 * @throws OceanError `not-found` when there is none, `busy` when it stays
 */
export async function detachByForce(given: string): Promise<void> {
  const directory = await resolved(given);
  const entry = await mountedAt(directory);
  if (entry?.type !== 'fuse.ocean')
    throw new OceanError('not-found', `No volume of Ocean is mounted at ${directory}`);
  await abort(directory, entry.minor);
  const { errorText } = await detach(directory, { lazy: true });
  if ((await mountedAt(directory)) === undefined) return;
  throw new OceanError('busy', `Cannot detach the mount at ${directory}: ${errorText}`);
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

/** Asks politely for a while, then ends the mount for those who are still in it and takes it out of the tree. */
export async function endMount(mount: {
  readonly directory: string;
  readonly minor: number | undefined;
  readonly clock: Clock;
  /** Settles when it is gone. */
  readonly closed: Promise<void>;
}): Promise<void> {
  const { directory, minor, clock } = mount;
  let ended = false;
  const closed = mount.closed.then(
    () => void (ended = true),
    () => void (ended = true),
  );
  // Who just left may not be quite gone: a shell's directory, a scan by a desktop.
  const lastAttemptMs = clock.nowMs() + UNMOUNT_GRACE_MS;
  while (!ended) {
    if ((await detach(directory, { lazy: false })).status === 0) return closed;
    if (clock.nowMs() >= lastAttemptMs) break;
    await Promise.race([closed, sleep(clock, UNMOUNT_RETRY_MS)]);
  }
  if (ended) return;
  // First the end, since root gives it by the directory; the dead mount then leaves the tree.
  await abort(directory, minor);
  await detach(directory, { lazy: true });
  await closed;
}
