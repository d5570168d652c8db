/** The three states that a merge is a function of, record by record: what both sides began with, mine, and theirs. */

import { equal, keyOf } from '../base/index.ts';
import type { Ino, Name } from './file-system.ts';
import type { JournalChange } from './journal.ts';
import { isOfInode, PREFIX_BYTES, parseKey } from './keys.ts';
import type { Source } from './source.ts';

type Value = Uint8Array | undefined;

/** What a side that was cut off has changed. */
export interface OwnChange extends JournalChange {
  /** Values that this side may have committed for the key without having heard so. */
  readonly earlier?: readonly Value[] | undefined;
}

export interface Sides {
  readonly base: Source;
  readonly theirs: Source;
  /** By `keyOf` the key. */
  readonly mine: ReadonlyMap<string, OwnChange>;
  /** Keys of which `theirs` says something else than `base`. */
  readonly theirKeys: readonly Uint8Array[];
}

/** What a merge needs beside the records. */
export interface MergeTools {
  /** Keyed hash of a name in a directory. */
  hash(parent: Ino, name: Name): Uint8Array;
  /** A number that no inode ever had. */
  allocate(): Ino;
  /** How the machine that was cut off calls itself, and the time now. */
  readonly host: string;
  readonly nowMs: number;
  /** Whether two contents of one length have the same bytes. */
  sameBytes(one: Content, other: Content): Promise<boolean>;
  /** A name of each inode that has one in mine and in theirs. */
  placesOf(inos: ReadonlySet<Ino>): Promise<ReadonlyMap<Ino, { parent: Ino; name: Name }>>;
  /** Somebody has it open here. */
  isOpen(ino: Ino): boolean;
}

/** A file's bytes on one side. */
export interface Content {
  readonly size: number;
  readonly inline: Uint8Array | undefined;
  /** Records of extents; keys are of the file. */
  readonly extents: readonly JournalChange[];
}

export interface Three {
  readonly base: Value;
  readonly mine: Value;
  readonly theirs: Value;
}

export function same(one: Value, other: Value): boolean {
  return one === undefined || other === undefined ? one === other : equal(one, other);
}

/** The sides with an index of what each of them changed. */
export class IndexedSides {
  readonly #sides: Sides;
  /** Keys of files and directories that a side changed, by inode. */
  readonly #mine = new Map<Ino, OwnChange[]>();
  readonly #theirs = new Map<Ino, Uint8Array[]>();
  readonly #isTheirs = new Set<string>();
  readonly direntKeys = new Map<string, Uint8Array>();
  /** Changes of mine that are about no file. */
  readonly others: OwnChange[] = [];

  constructor(sides: Sides) {
    this.#sides = sides;
    for (const change of sides.mine.values()) {
      const parsed = parseKey(change.key);
      if (parsed.kind === 'dirent') this.direntKeys.set(keyOf(change.key), change.key);
      else if (isOfInode(parsed)) push(this.#mine, parsed.ino, change);
      else this.others.push(change);
    }
    for (const key of sides.theirKeys) {
      const parsed = parseKey(key);
      if (parsed.kind !== 'dirent' && !isOfInode(parsed)) continue;
      this.#isTheirs.add(keyOf(key));
      if (parsed.kind === 'dirent') this.direntKeys.set(keyOf(key), key);
      else push(this.#theirs, parsed.ino, key);
    }
  }

  /** Inodes that I changed. */
  mineInos(): Iterable<Ino> {
    return this.#mine.keys();
  }

  ownOf(ino: Ino): readonly OwnChange[] {
    return this.#mine.get(ino) ?? [];
  }

  theirKeysOf(ino: Ino): readonly Uint8Array[] {
    return this.#theirs.get(ino) ?? [];
  }

  /** What they have is mine of before, of which I had not heard: then it is what mine builds on. */
  async three(key: Uint8Array): Promise<Three> {
    const name = keyOf(key);
    const own = this.#sides.mine.get(name);
    const before = await this.#sides.base.get(key);
    const theirs = this.#isTheirs.has(name) ? await this.#sides.theirs.get(key) : before;
    const isOurs = own?.earlier?.some((value) => same(value, theirs)) ?? false;
    const base = isOurs ? theirs : before;
    return { base, mine: own === undefined ? base : own.value, theirs };
  }

  theirs(key: Uint8Array): Promise<Value> {
    return this.#sides.theirs.get(key);
  }

  /** Records of a range as they are with them. */
  async theirRange(prefix: Uint8Array): Promise<readonly JournalChange[]> {
    return this.#sides.theirs.scan(prefix);
  }

  /** The same with me: what both began with, and what I changed. */
  async myRange(prefix: Uint8Array, ino: Ino): Promise<JournalChange[]> {
    const merged = new Map<string, JournalChange>();
    for (const entry of await this.#sides.base.scan(prefix)) merged.set(keyOf(entry.key), entry);
    for (const change of this.ownOf(ino)) {
      if (!keyOf(change.key).startsWith(keyOf(prefix.subarray(0, PREFIX_BYTES)))) continue;
      if (change.value === undefined) merged.delete(keyOf(change.key));
      else merged.set(keyOf(change.key), { key: change.key, value: change.value });
    }
    return [...merged.values()];
  }
}

function push<T>(map: Map<Ino, T[]>, ino: Ino, value: T): void {
  const found = map.get(ino);
  if (found === undefined) map.set(ino, [value]);
  else found.push(value);
}
