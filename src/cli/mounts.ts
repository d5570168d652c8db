/** The mounts of a running node: made, taken over from an earlier process of it, and ended. */

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  abandonMount,
  type Mounted,
  mountKernel,
  mountNative,
  takeOverKernel,
} from '../../mount/index.ts';
import { type Clock, isKind, messageOf, OceanError, sleep } from '../base/index.ts';
import {
  type FileSystem,
  type OpenedVolume,
  type TimeTravelFileSystem,
  VersionFileSystem,
} from '../fs/index.ts';
import type { Custody, HeldMount } from './custody.ts';
import type { Home, KeptMount } from './home.ts';
import type { Log } from './log.ts';

/** Until then who uses a mount that is to be taken over waits; then it is given up, and they hear an error. */
const TAKE_OVER_TIMEOUT_MS = 60_000;
const TAKE_OVER_RETRY_MS = 500;

export interface ServedMount {
  readonly volume: string;
  readonly mounted: Mounted;
  /** The only version that it shows. */
  readonly at?: number;
}

interface MountableVolume {
  readonly opened: OpenedVolume;
  readonly readable: TimeTravelFileSystem;
}

interface Parts {
  readonly home: Home;
  readonly clock: Clock;
  readonly log: Log;
  readonly custody: Custody | undefined;
  readonly volume: (name: string) => Promise<MountableVolume>;
}

/** The volume, or the version of it that was asked for. */
async function shownBy(
  readable: TimeTravelFileSystem,
  { at }: KeptMount['options'],
): Promise<FileSystem> {
  return at === undefined ? readable : new VersionFileSystem(readable, await readable.rootOf(at));
}

export class Mounts {
  readonly byDirectory = new Map<string, ServedMount>();
  readonly #parts: Parts;
  readonly #startedMs: number;
  #isStopping = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#startedMs = parts.clock.nowMs();
  }

  async mount(name: string, directory: string, options: KeptMount['options']): Promise<Mounted> {
    const { readable } = await this.#parts.volume(name);
    // Changes through one mount would not reach the kernel's caches of another.
    const isOther = ({ volume, at }: ServedMount) => volume === name && at === undefined;
    const other = [...this.byDirectory].find(([, mount]) => isOther(mount))?.[0];
    if (other !== undefined && options.at === undefined)
      throw new OceanError('exists', `Volume ${name} is mounted at ${other} already: use it there`);
    // Not in this thread: it may lie in a mount that this thread answers for.
    await mkdir(dirname(directory), { recursive: true });
    const shown = await shownBy(readable, options);
    const mount = options.binding === 'fuse-native' ? mountNative : mountKernel;
    const mounted = await mount(shown, this.#mountOptions(name, directory, options));
    const kept = { volume: name, directory: mounted.directory, options };
    if (mounted.device !== undefined) this.#parts.custody?.hold(kept, mounted.device);
    this.#keep(mounted, kept);
    this.#parts.log('info', `mounted ${name} at ${mounted.directory}`);
    return mounted;
  }

  #mountOptions(volumeName: string, directory: string, options: KeptMount['options']) {
    const onError = (error: Error) =>
      this.#parts.log('error', `mount ${directory}: ${error.stack ?? error.message}`);
    return { directory, volumeName, clock: this.#parts.clock, ...options, onError };
  }

  /** Until the mount is gone. */
  #keep(mounted: Mounted, { volume, options }: KeptMount): void {
    const at = options.at === undefined ? {} : { at: options.at };
    this.byDirectory.set(mounted.directory, { volume, mounted, ...at });
    const kept = this.#parts.home.mounts().filter((mount) => mount.directory !== mounted.directory);
    this.#parts.home.keepMounts([...kept, { volume, directory: mounted.directory, options }]);
    const gone = () => {
      this.byDirectory.delete(mounted.directory);
      this.#parts.custody?.release(mounted.directory);
      if (this.#isStopping) return; // It comes back with the next start.
      const others = this.#parts.home
        .mounts()
        .filter((mount) => mount.directory !== mounted.directory);
      this.#parts.home.keepMounts(others);
      this.#parts.log('info', `unmounted ${mounted.directory}`);
    };
    mounted.closed.then(gone, gone);
  }

  /** Goes on with what an earlier process of this node served; what cannot be gone on with is ended. */
  async takeOverAll(): Promise<void> {
    for (const held of this.#parts.custody?.inherited ?? []) await this.#takeOver(held);
  }

  async #takeOver(held: HeldMount): Promise<void> {
    const { volume, directory, options, device, life } = held;
    try {
      const { readable, opened } = await this.#volumeAgain(volume);
      const settings = this.#mountOptions(volume, directory, options);
      const shown = await shownBy(readable, options);
      const mounted = await takeOverKernel(shown, settings, { device, life });
      this.#keep(mounted, held);
      this.#parts.log('info', `took over ${volume} at ${directory}, for the ${life}. time`);
      const warn = (error: unknown) =>
        this.#parts.log('warn', `${directory} may show old names for a while: ${messageOf(error)}`);
      opened.catchUp().catch(warn);
    } catch (error) {
      this.#parts.log('warn', `cannot take over ${volume} at ${directory}: ${messageOf(error)}`);
      this.#parts.custody?.abandon(held);
      await abandonMount(directory);
    }
  }

  /** The volume, asked for until its ring answers. */
  async #volumeAgain(name: string): Promise<MountableVolume> {
    const untilMs = this.#startedMs + TAKE_OVER_TIMEOUT_MS;
    for (;;) {
      try {
        return await this.#parts.volume(name);
      } catch (error) {
        const isPassing = isKind(error, 'unavailable') || isKind(error, 'timeout');
        if (!isPassing || this.#isStopping || this.#parts.clock.nowMs() > untilMs) throw error;
        await sleep(this.#parts.clock, TAKE_OVER_RETRY_MS);
      }
    }
  }

  /** @throws OceanError `not-found` */
  async unmount(directory: string): Promise<void> {
    const served = this.byDirectory.get(directory);
    if (served === undefined)
      throw new OceanError('not-found', `Nothing of this node is mounted at ${directory}`);
    await served.mounted.unmount();
  }

  /** Unmounts all; they come back with the next start. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const { mounted } of [...this.byDirectory.values()]) {
      const warn = (error: unknown) => this.#parts.log('warn', `unmount: ${messageOf(error)}`);
      await mounted.unmount().catch(warn);
    }
  }
}
