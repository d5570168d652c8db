/** Real places for processes of several users: a tmpfs, and mounts of a volume of a pond in this process. */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mounted, mountKernel } from '../../mount/index.ts';
import type { OpenedVolume } from '../../src/fs/index.ts';
import { LoopbackPond } from '../fs/loopback-pond.ts';
import { command } from '../mount/mount-point.ts';
import { KernelProcess } from './kernel-process.ts';
import type { Users } from './suite.ts';
import { ALICE, BOB, ROOT } from './world.ts';

/** Who follows for long renews its subscription. */
const TICK_MS = 1000;
/** What one mount committed is known to the others, and to their kernels, within this time. */
const TOLD_WITHIN_MS = 1000;

export interface RealPlace extends Users {
  readonly directory: string;
  end(): Promise<void>;
}

/** Mounted now. */
const mounts = new Set<string>();

// A process that is told to end leaves no mount behind: another one takes it away, since this one serves it.
process.once('exit', () => {
  for (const directory of mounts) {
    const words = ['-c', `sleep 1; umount -l "$1"; rmdir "$1"`, 'sh', directory];
    spawn('sh', words, { detached: true, stdio: 'ignore' }).unref();
  }
});

async function withUsers(directory: string, unmount: () => Promise<unknown>): Promise<RealPlace> {
  mounts.add(directory);
  const processes = await Promise.all(
    [ROOT, ALICE, BOB].map((user) => KernelProcess.start(user, directory)),
  );
  const [root, alice, bob] = processes as [KernelProcess, KernelProcess, KernelProcess];
  const end = async () => {
    for (const process of processes) await process.end();
    await unmount();
    mounts.delete(directory);
    rmdirSync(directory);
  };
  return { directory, root, alice, bob, end };
}

export async function tmpfsPlace(): Promise<RealPlace> {
  const directory = mkdtempSync(join(tmpdir(), 'posix-tmpfs-'));
  const options = 'mode=777,noatime,size=2g';
  const mounted = await command(['mount', '-t', 'tmpfs', '-o', options, 'posix', directory]);
  if (mounted.status !== 0) throw new Error(mounted.errorText);
  return withUsers(directory, () => command(['umount', directory]));
}

export interface OceanPlaces {
  readonly places: readonly RealPlace[];
  /** What of ours went wrong. */
  readonly bugs: readonly Error[];
  /** Resolves when all that was written on a place is committed, and every mount and its kernel know it. */
  committed(index: number): Promise<void>;
  end(): Promise<void>;
}

/** Mounts of one volume, each as if on a machine of its own. */
export async function oceanPlaces(count: number): Promise<OceanPlaces> {
  const pond = new LoopbackPond();
  const ticking = setInterval(() => pond.tick(), TICK_MS);
  const bugs: Error[] = [];
  const places: RealPlace[] = [];
  const volumes: OpenedVolume[] = [];
  const mounts: Mounted[] = [];
  for (let index = 0; index < count; index++) {
    const other = { keys: pond.share(), node: `machine-${index}` };
    const opened = await pond.open(index === 0 ? {} : other);
    if (index === 0) await opened.fileSystem.setattr(1, { mode: 0o777 });
    await opened.volume.draft.flush();
    const directory = mkdtempSync(join(tmpdir(), 'posix-ocean-'));
    const mounted: Mounted = await mountKernel(opened.fileSystem, {
      directory,
      volumeName: 'posix',
      clock: opened.volume.clock,
      onError: (error) => bugs.push(error),
    });
    volumes.push(opened);
    mounts.push(mounted);
    places.push(await withUsers(directory, () => mounted.unmount()));
  }
  return {
    places,
    bugs,
    committed: async (index) => {
      await volumes[index]!.fileSystem.fsyncdir(0);
      const versionOf = ({ volume }: OpenedVolume) => volume.session.latest().version;
      const version = versionOf(volumes[index]!);
      const lastMs = Date.now() + TOLD_WITHIN_MS;
      const until = async (what: string, check: () => boolean) => {
        while (!check()) {
          if (Date.now() > lastMs) throw new Error(`${what} after ${TOLD_WITHIN_MS} ms`);
          await new Promise(setImmediate);
        }
      };
      await until(`A mount has not heard of version ${version}`, () =>
        volumes.every((one) => versionOf(one) >= version),
      );
      await Promise.all(volumes.map(({ volume }) => volume.caughtUp()));
      await until('A kernel has not been told', () =>
        mounts.every((mounted) => mounted.counters().notifying === 0),
      );
    },
    end: async () => {
      for (const place of places) await place.end();
      clearInterval(ticking);
    },
  };
}
