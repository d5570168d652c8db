/**
 * Mounts a file system through the package fuse-native and libfuse 2: the second binding, for where the first does not
 * run, and to show that a FileSystem needs no particular one. docs/posix.md says what it cannot do.
 */

import { readdir, readlink } from 'node:fs/promises';
import { messageOf, OceanError, sleep } from '../src/base/index.ts';
import type { FileSystem } from '../src/fs/index.ts';
import { sourceName } from './attach/attach.ts';
import { endMount } from './attach/detach.ts';
import { mountEntries, mountedAt } from './attach/mount-table.ts';
import { prepare } from './attach/prepare.ts';
import { loadNative, type NativeMount } from './fuse-native/package.ts';
import { Server } from './fuse-native/server.ts';
import { DEADLINE_MS, type Mounted, type MountOptions, SLOW_FACTOR } from './mount-kernel.ts';

/** The largest that libfuse 2 has room for. */
const WRITE_BYTES_MAX = 131_072;
/** The kernel is not told what other mounts change: so long it may keep a name. */
const ENTRY_TIMEOUT_S = 1;
/** The names of a file with several are as many files to libfuse: what one changes, the others must show at once. */
const ATTRIBUTES_TIMEOUT_S = 0;
/** How soon it is seen that somebody else has unmounted it. */
const WATCH_MS = 200;

export interface NativeMountOptions
  extends Omit<MountOptions, 'exclusive' | 'entryTimeoutMs' | 'negativeTimeoutMs'> {
  /** To whom belongs what is made in the mount, whoever makes it. Default: who runs this process. */
  readonly owner?: { readonly uid: number; readonly gid: number };
}

/**
 * Serves `fileSystem` at a directory until unmounted; resolves when the mount answers. Only in a process's main thread.
 *
 * As with `mountKernel`, this thread must not wait for anything that touches the mount. The mount ends with the
 * process, and other users may enter only if `allowOther` says so.
 *
 * @throws OceanError (rejection) as `mountKernel`, and `unsupported` saying what is to be installed
 */
export async function mountNative(
  fileSystem: FileSystem,
  options: NativeMountOptions,
): Promise<Mounted> {
  const Native = loadNative();
  const directory = await prepare(options.directory);
  await refuseNested(directory);
  const { clock, deadlineMs = DEADLINE_MS } = options;
  const server = new Server({
    fileSystem,
    clock,
    owner: options.owner ?? { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 },
    deadlineMs,
    slowDeadlineMs: deadlineMs * SLOW_FACTOR,
    onError: options.onError ?? (() => undefined),
  });
  const native = new Native(directory, server.callbacks(), {
    fsname: sourceAndMore(options),
    subtype: 'ocean',
    allowOther: options.allowOther ?? false,
    defaultPermissions: true,
    timeout: false,
  });
  const before = await devices();
  await settled((done) => native.mount(done)).catch((cause: unknown) => {
    // The package does not pass the reason on, and closes standard error to the tool that would tell it.
    const message = `Cannot mount at ${directory}: libfuse 2 refused (${messageOf(cause)})`;
    throw new OceanError('unavailable', `${message}: see "ocean doctor"`, { cause });
  });
  const [device] = [...(await devices())].filter((one) => !before.has(one));
  const minor = (await mountedAt(directory))?.minor;
  const life = new Life({ directory, minor, device, native, server, clock });
  return {
    directory,
    // Belongs to libfuse, and another process would need all that libfuse knows of the mount.
    device: undefined,
    unmount: () => life.unmount(),
    closed: life.closed,
    counters: () => server.counters(),
    times: () => server.times(),
  };
}

/** The package lets few options through; libfuse reads what follows the name as if they were its own words. */
function sourceAndMore({ volumeName, readOnly = false }: NativeMountOptions): string {
  return [
    sourceName(volumeName),
    'nosuid',
    'nodev',
    readOnly ? 'ro' : 'rw',
    'use_ino',
    'big_writes',
    `max_write=${WRITE_BYTES_MAX}`,
    `entry_timeout=${ENTRY_TIMEOUT_S}`,
    `attr_timeout=${ATTRIBUTES_TIMEOUT_S}`,
    'negative_timeout=0',
  ].join(',');
}

/** libfuse mounts in this thread, which could not answer for a mount around the directory. */
async function refuseNested(directory: string): Promise<void> {
  const isAround = (outer: string) => directory.startsWith(`${outer}/`);
  const around = (await mountEntries())
    .filter((entry) => isAround(entry.directory))
    .findLast(({ type }) => type === 'fuse.ocean');
  if (around === undefined) return;
  const message = `Cannot mount at ${directory} with fuse-native: it lies in the mount at ${around.directory}`;
  throw new OceanError('unsupported', message);
}

function settled(start: (done: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error === null ? resolve() : reject(error)));
  });
}

/** Descriptors of `/dev/fuse` that this process has open. */
async function devices(): Promise<Set<string>> {
  const all = await readdir('/proc/self/fd').catch(() => []);
  const isDevice = await Promise.all(all.map(isOpenDevice));
  return new Set(all.filter((_, i) => isDevice[i]));
}

async function isOpenDevice(descriptor: string): Promise<boolean> {
  return (await readlink(`/proc/self/fd/${descriptor}`).catch(() => '')) === '/dev/fuse';
}

interface LifeOptions {
  readonly directory: string;
  readonly minor: number | undefined;
  /** libfuse closes it when the kernel has ended the mount. */
  readonly device: string | undefined;
  readonly native: NativeMount;
  readonly server: Server;
  readonly clock: MountOptions['clock'];
}

/** From the mount to its end, which libfuse tells nobody: it is looked for. */
class Life {
  readonly closed: Promise<void>;
  readonly #options: LifeOptions;
  #unmounting: Promise<void> | undefined;

  constructor(options: LifeOptions) {
    this.#options = options;
    this.closed = this.#end();
  }

  unmount(): Promise<void> {
    const { directory, minor, clock } = this.#options;
    return (this.#unmounting ??= endMount({ directory, minor, clock, closed: this.closed }));
  }

  async #end(): Promise<void> {
    const { native, server, clock } = this.#options;
    while (await this.#isServed()) {
      await sleep(clock, WATCH_MS);
    }
    await server.close();
    await settled((done) => native.unmount(done));
  }

  async #isServed(): Promise<boolean> {
    const { directory, device } = this.#options;
    // Also one that was taken out of the tree is served as long as somebody is in it.
    if (device !== undefined) return isOpenDevice(device);
    return (await mountedAt(directory)) !== undefined;
  }
}
