/**
 * Names in a merge: each name that a side changed, whom it leads to on each side, and in the end. What both gave to
 * different inodes stays theirs; mine waits for another name.
 */

import { keyOf } from '../base/index.ts';
import type { Ino, Name } from './file-system.ts';
import { direntKey, parseKey } from './keys.ts';
import type { IndexedSides } from './merge-sides.ts';
import { isDirectory } from './mode.ts';
import { type DirentRecord, decodeDirent } from './records.ts';

export type Side = 'mine' | 'theirs';

export interface Entry {
  readonly parent: Ino;
  readonly key: Uint8Array;
  readonly base: DirentRecord | undefined;
  /** Moved away where a directory of mine became part of one of theirs. */
  mine: DirentRecord | undefined;
  readonly theirs: DirentRecord | undefined;
  now: DirentRecord | undefined;
}

/** An inode of mine whose name another has; it gets a name beside it. */
export interface Displaced {
  readonly parent: Ino;
  readonly record: DirentRecord;
}

export class MergedNames {
  readonly entries = new Map<string, Entry>();
  readonly displaced = new Set<Displaced>();
  readonly #inDirectory = new Map<Ino, Entry[]>();
  /** Places of each inode in the end, named or not. */
  readonly #held = new Map<Ino, Set<Entry | Displaced>>();
  /** Entries in which a side had the inode. */
  readonly #had: Readonly<Record<Side | 'base', Map<Ino, Entry[]>>> = {
    base: new Map(),
    mine: new Map(),
    theirs: new Map(),
  };

  static async read(sides: IndexedSides): Promise<MergedNames> {
    const names = new MergedNames();
    for (const key of sides.direntKeys.values()) {
      const parsed = parseKey(key);
      if (parsed.kind !== 'dirent') continue;
      const { base, mine, theirs } = await sides.three(key);
      names.add({
        ...{ parent: parsed.parent, key, now: undefined },
        base: base && decodeDirent(base),
        mine: mine && decodeDirent(mine),
        theirs: theirs && decodeDirent(theirs),
      });
    }
    return names;
  }

  add(entry: Entry): Entry {
    this.entries.set(keyOf(entry.key), entry);
    push(this.#inDirectory, entry.parent, entry);
    for (const side of ['base', 'mine', 'theirs'] as const) {
      const record = entry[side];
      if (record !== undefined) push(this.#had[side], record.ino, entry);
    }
    return entry;
  }

  /** Inodes that a changed name led or leads to. */
  *inos(): Generator<Ino> {
    for (const had of Object.values(this.#had)) yield* had.keys();
  }

  had(side: Side | 'base', ino: Ino): readonly Entry[] {
    return this.#had[side].get(ino) ?? [];
  }

  held(ino: Ino): ReadonlySet<Entry | Displaced> {
    return this.#held.get(ino) ?? new Set();
  }

  /** The directory that a place is in. @returns undefined when no changed name leads to the inode */
  parentOf(ino: Ino): Ino | undefined {
    const [first] = this.held(ino);
    return first?.parent;
  }

  assign(entry: Entry, record: DirentRecord | undefined): void {
    if (entry.now !== undefined) this.#held.get(entry.now.ino)?.delete(entry);
    entry.now = record;
    if (record !== undefined) this.#hold(record.ino, entry);
  }

  #hold(ino: Ino, place: Entry | Displaced): void {
    const held = this.#held.get(ino);
    if (held === undefined) this.#held.set(ino, new Set([place]));
    else held.add(place);
  }

  displace(parent: Ino, record: DirentRecord): void {
    const displaced = { parent, record };
    this.displaced.add(displaced);
    this.#hold(record.ino, displaced);
  }

  /** Takes a place away from the inode that has it. */
  drop(place: Entry | Displaced): void {
    if ('key' in place) {
      this.assign(place, undefined);
      return;
    }
    this.displaced.delete(place);
    this.#held.get(place.record.ino)?.delete(place);
  }

  /**
   * A directory that I made where they made one too: what is in mine goes into theirs.
   * @param hash - keyed hash of a name in a directory
   */
  #adopt(from: Ino, into: Ino, hash: (parent: Ino, name: Name) => Uint8Array): Entry[] {
    const moved: Entry[] = [];
    for (const entry of this.#inDirectory.get(from) ?? []) {
      const { mine } = entry;
      if (mine === undefined) continue;
      entry.mine = undefined;
      this.#forgetMine(mine.ino, entry);
      const key = direntKey(into, hash(into, mine.name));
      const known = this.entries.get(keyOf(key));
      if (known === undefined) {
        const fresh = { parent: into, key, base: undefined, theirs: undefined, now: undefined };
        moved.push(this.add({ ...fresh, mine }));
        continue;
      }
      known.mine = mine;
      push(this.#had.mine, mine.ino, known);
      moved.push(known);
    }
    return moved;
  }

  #forgetMine(ino: Ino, entry: Entry): void {
    const had = this.#had.mine.get(ino) ?? [];
    this.#had.mine.set(
      ino,
      had.filter((one) => one !== entry),
    );
  }

  /**
   * Makes one of each two directories that both made under one name, and of those in them.
   *
   * @param isMadeByMe - true for a directory that only I have
   * @returns mine that are no more, each with theirs
   */
  joinDirectories(
    hash: (parent: Ino, name: Name) => Uint8Array,
    isMadeByMe: (ino: Ino) => boolean,
  ): Map<Ino, Ino> {
    const joined = new Map<Ino, Ino>();
    const open = [...this.entries.values()];
    for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
      const { base, mine, theirs } = entry;
      if (mine === undefined || theirs === undefined || mine.ino === theirs.ino) continue;
      if (base?.ino === theirs.ino || base?.ino === mine.ino) continue;
      if (!isDirectory(mine.type) || !isDirectory(theirs.type) || !isMadeByMe(mine.ino)) continue;
      joined.set(mine.ino, theirs.ino);
      this.#forgetMine(mine.ino, entry);
      entry.mine = theirs;
      open.push(...this.#adopt(mine.ino, theirs.ino, hash));
    }
    return joined;
  }

  /** Decides each name by itself. */
  decide(): void {
    for (const entry of this.entries.values()) {
      const { base, mine, theirs } = entry;
      if (mine?.ino === theirs?.ino || mine?.ino === base?.ino) this.assign(entry, theirs);
      else if (theirs?.ino === base?.ino) this.assign(entry, mine);
      else {
        // Who took the name away did not know what the other put there.
        this.assign(entry, theirs ?? mine);
        if (mine !== undefined && theirs !== undefined) this.displace(entry.parent, mine);
      }
    }
  }
}

function push(map: Map<Ino, Entry[]>, ino: Ino, entry: Entry): void {
  const found = map.get(ino);
  if (found === undefined) map.set(ino, [entry]);
  else found.push(entry);
}
