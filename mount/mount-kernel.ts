/** Mounts a file system through the kernel's own protocol. */

import { writeFile } from 'node:fs/promises';
import type { Clock, Durations } from '../src/base/index.ts';
import type { FileSystem } from '../src/fs/index.ts';
import { attach } from './attach/attach.ts';
import { abort, detach, endMount } from './attach/detach.ts';
import { mountedAt, resolved } from './attach/mount-table.ts';
import { prepare } from './attach/prepare.ts';
import type { OperationName } from './kernel/operation-times.ts';
import { REQUEST_BYTES_MAX } from './kernel/protocol.ts';
import { type Counters, Session } from './kernel/session.ts';

const HOUR_MS = 3_600_000;
export const DEADLINE_MS = 60_000;
/** fsync and close wait for other nodes' disks, twice as long as anything else may take. */
export const SLOW_FACTOR = 2;
/** Two keep a burst going; each holds a thread of libuv's pool, of which there may be only four. */
const READERS = 2;

export interface MountOptions {
  /** Made when absent, with the folders above it; must be empty. */
  readonly directory: string;
  /** Shown as the mount's source. */
  readonly volumeName: string;
  readonly clock: Clock;
  readonly readOnly?: boolean;
  /** Nobody else writes the volume: the kernel may keep writes and file sizes to itself for a while. */
  readonly exclusive?: boolean;
  /** Users other than the one who mounts may enter. Default: true for root, else false. */
  readonly allowOther?: boolean;
  /** After which an operation fails with ETIMEDOUT; fsync and close have twice as long. Default: 60 s. */
  readonly deadlineMs?: number;
  /** How long the kernel may keep names and attributes unless told otherwise. Default: 1 h. */
  readonly entryTimeoutMs?: number;
  /** The same for names that do not exist. Default: `entryTimeoutMs`. */
  readonly negativeTimeoutMs?: number;
  /** Hears of bugs: errors that are not OceanErrors. */
  readonly onError?: (error: Error) => void;
}

export interface Mounted {
  readonly directory: string;
  /**
   * Descriptor of `/dev/fuse`, by which a process that holds it too lets another one take over when this one is
   * killed; undefined where the kernel cannot (before Linux 6.9).
   */
  readonly device: number | undefined;
  /** Resolves when the mount is gone, by force after a grace period when somebody will not leave it. */
  unmount(): Promise<void>;
  /** Settles when the mount is gone, whoever unmounted it, and what was open is released. */
  readonly closed: Promise<void>;
  counters(): Counters;
  /** How long operations took, from reading the request until its answer was made; of this process only. */
  times(): ReadonlyMap<OperationName, Durations>;
}

/** A mount that an earlier process served, and that lives on because its device was kept open. */
export interface TakenMount {
  /** Descriptor of `/dev/fuse`, which belongs to the mount from now on. */
  readonly device: number;
  /** How many processes served it before; at least 1. */
  readonly life: number;
}

/**
 * Serves `fileSystem` at a directory until unmounted; resolves when the mount answers.
 *
 * While it lasts, this thread must not wait for anything that touches the mount (no spawnSync, no
 * statSync of it), and two threads of libuv's pool are taken, a third while the kernel is notified:
 * set UV_THREADPOOL_SIZE to 8 or more where the pool has other work. The process can exit only
 * after the mount has ended.
 *
 * @throws OceanError (rejection) naming what is missing, `busy` when something is mounted there
 * already, `not-empty`, `not-directory`
 */
export async function mountKernel(fileSystem: FileSystem, options: MountOptions): Promise<Mounted> {
  const directory = await prepare(options.directory);
  const device = await attach({
    directory,
    volumeName: options.volumeName,
    readOnly: options.readOnly ?? false,
    allowOther: options.allowOther ?? process.geteuid?.() === 0,
  });
  const session = sessionOf(fileSystem, options, { device, life: 0 });
  try {
    await session.ready;
  } catch (error) {
    await detach(directory, { lazy: true });
    throw error;
  }
  const minor = (await mountedAt(directory))?.minor;
  await widenReadAhead(minor);
  return mountedOf(session, { directory, minor, device, clock: options.clock });
}

/**
 * Goes on serving a mount after the process that did was killed: with the same inode numbers, `fileSystem` shows all
 * that was answered before. What was not answered is asked again.
 *
 * @param options - as the mount was made with
 */
export async function takeOverKernel(
  fileSystem: FileSystem,
  options: MountOptions,
  taken: TakenMount,
): Promise<Mounted> {
  const directory = await resolved(options.directory);
  const minor = (await mountedAt(directory))?.minor;
  const session = sessionOf(fileSystem, options, taken);
  const { device } = taken;
  return mountedOf(session, { directory, minor, device, clock: options.clock });
}

/** Ends a mount that nobody serves and that its device keeps alive: who waits in it hears an error. */
export async function abandonMount(given: string): Promise<void> {
  const directory = await resolved(given);
  const entry = await mountedAt(directory);
  if (entry === undefined) return;
  await abort(directory, entry.minor);
  await detach(directory, { lazy: true });
}

function sessionOf(fileSystem: FileSystem, options: MountOptions, taken: TakenMount): Session {
  const { clock, deadlineMs = DEADLINE_MS, entryTimeoutMs = HOUR_MS } = options;
  return new Session(taken.device, {
    fileSystem,
    clock,
    timeouts: {
      entryMs: entryTimeoutMs,
      attributesMs: entryTimeoutMs,
      negativeMs: options.negativeTimeoutMs ?? entryTimeoutMs,
    },
    exclusive: options.exclusive ?? false,
    // Where nobody else writes, the kernel's own are enough; who only reads may not tell the others.
    sharesLocks: !options.exclusive && !options.readOnly,
    deadlineMs,
    slowDeadlineMs: deadlineMs * SLOW_FACTOR,
    readers: READERS,
    life: taken.life,
    onError: options.onError ?? (() => undefined),
  });
}

function mountedOf(
  session: Session,
  {
    directory,
    minor,
    device,
    clock,
  }: { directory: string; minor: number | undefined; device: number; clock: Clock },
): Mounted {
  let unmounting: Promise<void> | undefined;
  return {
    directory,
    device: session.canResend ? device : undefined,
    unmount: () => (unmounting ??= endMount({ directory, minor, clock, closed: session.closed })),
    closed: session.closed,
    counters: () => session.counters(),
    times: () => session.times(),
  };
}

/** The kernel reads ahead 128 KiB unless told; only root may tell it. Best effort. */
async function widenReadAhead(minor: number | undefined): Promise<void> {
  const kibibytes = String(REQUEST_BYTES_MAX / 1024);
  await writeFile(`/sys/class/bdi/0:${minor}/read_ahead_kb`, kibibytes).catch(() => undefined);
}
