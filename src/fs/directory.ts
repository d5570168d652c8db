/** A directory in memory: the names that are known, and whether those are all. */

import { keyOf, readU32 } from '../base/index.ts';
import type { Ino, Name } from './file-system.ts';
import type { DirentRecord } from './records.ts';

export interface KnownEntry {
  readonly name: Name;
  readonly ino: Ino;
  readonly type: number;
  /** Orders the entries of a listing: from the name's hash, so the same after every remount. */
  readonly cookie: number;
  /** Of its hash. */
  readonly hashName: string;
}

/** The first cookies are those of `.` and `..`. */
export const COOKIE_SELF = 1;
export const COOKIE_PARENT = 2;

function cookieOf(hash: Uint8Array): number {
  return 3 + readU32(hash, 0) * 0x10_0000 + (readU32(hash, 4) >>> 12);
}

export class Directory {
  readonly ino: Ino;
  readonly #entries = new Map<Name, KnownEntry>();
  readonly #byHash = new Map<string, Name>();
  /** No other names exist. */
  isComplete = false;

  constructor(ino: Ino) {
    this.ino = ino;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(name: Name): KnownEntry | undefined {
    return this.#entries.get(name);
  }

  nameOf(hash: Uint8Array): Name | undefined {
    return this.#byHash.get(keyOf(hash));
  }

  add({ name, ino, type }: DirentRecord, hash: Uint8Array): void {
    const hashName = keyOf(hash);
    this.#entries.set(name, { name, ino, type, hashName, cookie: cookieOf(hash) });
    this.#byHash.set(hashName, name);
  }

  remove(name: Name): void {
    const entry = this.#entries.get(name);
    if (entry === undefined) return;
    this.#entries.delete(name);
    this.#byHash.delete(entry.hashName);
  }

  /** All known entries, in no order. */
  entries(): IterableIterator<KnownEntry> {
    return this.#entries.values();
  }

  /** All known entries by ascending cookie. */
  sorted(): KnownEntry[] {
    return [...this.#entries.values()].sort((a, b) => a.cookie - b.cookie);
  }
}
