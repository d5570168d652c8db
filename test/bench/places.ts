/** Where the same work is done: a plain directory, bindfs over another one, and the mount of a pond. */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from '../e2e/command.ts';
import { isMounted, Pond } from '../e2e/pond.ts';

export interface Place {
  readonly name: string;
  /** Folder for the work. */
  readonly folder: string;
  /** Resolves when what was written has come to rest; that is not timed. */
  settle(): Promise<void>;
  end(): Promise<void>;
}

export async function plainPlace(directory: string): Promise<Place> {
  const folder = join(directory, 'plain');
  await mkdir(folder);
  return { name: 'plain', folder, settle: synced, end: async () => {} };
}

/** Undefined where bindfs is not installed. */
export async function bindfsPlace(directory: string): Promise<Place | undefined> {
  const below = join(directory, 'below');
  const folder = join(directory, 'bindfs');
  await mkdir(below);
  await mkdir(folder);
  const { status, errorText } = await command(['bindfs', below, folder]);
  if (status !== 0) {
    process.stderr.write(`bindfs is left out (Debian package bindfs): ${errorText}\n`);
    return undefined;
  }
  const end = async () => {
    await command(['umount', folder]);
    if (await isMounted(folder)) await command(['umount', '-l', folder]);
  };
  return { name: 'bindfs', folder, settle: synced, end };
}

export async function oceanPlace(): Promise<Place> {
  const pond = await Pond.make({ hasCache: true });
  try {
    await pond.start();
  } catch (error) {
    await pond.end();
    throw error;
  }
  return {
    name: 'ocean',
    folder: pond.mount,
    settle: () => pond.committed(),
    end: () => pond.end(),
  };
}

async function synced(): Promise<void> {
  await command(['sync']);
}
