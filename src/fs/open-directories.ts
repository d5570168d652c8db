/** Open directories and their listings. */

import { OceanError } from '../base/index.ts';
import { COOKIE_PARENT, COOKIE_SELF, type KnownEntry } from './directory.ts';
import { type DirectoryEntry, type Ino, type Name, type Opened, ROOT_INO } from './file-system.ts';
import { S_IFDIR } from './mode.ts';
import type { Volume } from './volume.ts';

interface OpenDirectory {
  readonly ino: Ino;
  /** As it was when the listing began. */
  entries: readonly KnownEntry[] | undefined;
}

export class OpenDirectories {
  readonly #volume: Volume;
  readonly #open = new Map<number, OpenDirectory>();

  constructor(volume: Volume) {
    this.#volume = volume;
  }

  /** @throws OceanError `not-found` | `not-directory` */
  async open(ino: Ino, handle: number): Promise<Opened> {
    await this.#volume.directory(ino);
    this.#open.set(handle, { ino, entries: undefined });
    return { handle, keepCache: true };
  }

  /** Entries after `cookie`, as `FileSystem.readdir` has it. */
  async read(handle: number, cookie: bigint, countMax: number): Promise<readonly DirectoryEntry[]> {
    const open = this.#open.get(handle);
    if (open === undefined) throw new OceanError('bad-handle', `No open directory ${handle}`);
    const directory = await this.#volume.complete(open.ino);
    if (open.entries === undefined || cookie === 0n) open.entries = directory.sorted();
    const after = Number(cookie);
    const listed: DirectoryEntry[] = [];
    if (after < COOKIE_SELF) listed.push(entryOf('.', open.ino, COOKIE_SELF));
    if (after < COOKIE_PARENT) {
      const { parent } = (await this.#volume.inode(open.ino)).record;
      listed.push(entryOf('..', parent || ROOT_INO, COOKIE_PARENT));
    }
    for (let i = firstAfter(open.entries, after); i < open.entries.length; i++) {
      if (listed.length >= countMax) break;
      const entry = open.entries[i]!;
      const now = directory.get(entry.name);
      if (now === undefined) continue; // Removed since the listing began.
      listed.push({ name: entry.name, ino: now.ino, type: now.type, cookie: BigInt(entry.cookie) });
    }
    return listed.slice(0, countMax);
  }

  release(handle: number): void {
    this.#open.delete(handle);
  }
}

function entryOf(name: Name, ino: Ino, cookie: number): DirectoryEntry {
  return { name, ino, type: S_IFDIR, cookie: BigInt(cookie) };
}

function firstAfter(entries: readonly KnownEntry[], cookie: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.cookie <= cookie) low = middle + 1;
    else high = middle;
  }
  return low;
}
