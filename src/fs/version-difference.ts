/**
 * What differs between two versions of a volume: names that came, went and moved, and files that changed. Only what
 * differs in the two trees is read, and the directories on the way to it.
 */

import { type Ino, type Name, ROOT_INO } from './file-system.ts';
import type { PastVolume } from './history.ts';
import { direntKey, isOfInode, parseKey } from './keys.ts';
import { isDirectory, typeOf } from './mode.ts';
import type { Reader } from './reader.ts';
import { type DirentRecord, decodeDirent, type InodeRecord } from './records.ts';

/** Names from the root of the volume down. */
export type Path = readonly Name[];

interface Both {
  readonly before: InodeRecord;
  readonly now: InodeRecord;
}

export type PathChange =
  | { readonly kind: 'added'; readonly path: Path; readonly now: InodeRecord }
  | { readonly kind: 'removed'; readonly path: Path; readonly before: InodeRecord }
  | ({ readonly kind: 'renamed'; readonly from: Path; readonly path: Path } & Both)
  /** The content. */
  | ({ readonly kind: 'modified'; readonly path: Path } & Both)
  /** Mode, owner, or extended attributes. */
  | ({ readonly kind: 'attributes'; readonly path: Path } & Both);

/** Names that lead to inodes in one version, found from below. */
class Names {
  readonly #reader: Reader;
  /** By directory: the names in it, by inode. */
  readonly #listed = new Map<Ino, Promise<ReadonlyMap<Ino, readonly Name[]>>>();
  #all: Promise<ReadonlyMap<Ino, readonly Ino[]>> | undefined;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  record(ino: Ino): Promise<InodeRecord | undefined> {
    return this.#reader.inode(ino);
  }

  #in(parent: Ino): Promise<ReadonlyMap<Ino, readonly Name[]>> {
    let listed = this.#listed.get(parent);
    if (listed === undefined) {
      listed = this.#list(parent);
      this.#listed.set(parent, listed);
    }
    return listed;
  }

  async #list(parent: Ino): Promise<ReadonlyMap<Ino, readonly Name[]>> {
    const byIno = new Map<Ino, Name[]>();
    for (const { record } of await this.#reader.dirents(parent)) {
      byIno.set(record.ino, [...(byIno.get(record.ino) ?? []), record.name]);
    }
    return byIno;
  }

  /** Undefined where no name leads to the directory. */
  async ofDirectory(ino: Ino): Promise<Path | undefined> {
    if (ino === ROOT_INO) return [];
    const record = await this.record(ino);
    if (record === undefined) return undefined;
    const [name] = (await this.#in(record.parent)).get(ino) ?? [];
    const above = name === undefined ? undefined : await this.ofDirectory(record.parent);
    return above && name !== undefined ? [...above, name] : undefined;
  }

  /** All names of a file. Its record tells where it was named last; where that is not all, everything is listed. */
  async ofFile(ino: Ino, { parent, nlink }: InodeRecord): Promise<Path[]> {
    const here = parent === 0 ? undefined : (await this.#in(parent)).get(ino);
    const isAll = here !== undefined && here.length === nlink;
    const parents = isAll ? [parent] : ((await this.#parents()).get(ino) ?? []);
    const found: Path[] = [];
    for (const one of parents) {
      const above = await this.ofDirectory(one);
      const names = (await this.#in(one)).get(ino) ?? [];
      if (above !== undefined) found.push(...names.map((name) => [...above, name]));
    }
    return found;
  }

  /** The directories that have a name of each inode: a walk over the whole volume. */
  #parents(): Promise<ReadonlyMap<Ino, readonly Ino[]>> {
    this.#all ??= this.#walk();
    return this.#all;
  }

  async #walk(): Promise<ReadonlyMap<Ino, readonly Ino[]>> {
    const parents = new Map<Ino, Ino[]>();
    const open: Ino[] = [ROOT_INO];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const { record } of await this.#reader.dirents(at)) {
        const known = parents.get(record.ino) ?? [];
        if (!known.includes(at)) parents.set(record.ino, [...known, at]);
        if (isDirectory(record.type)) open.push(record.ino);
      }
    }
    return parents;
  }
}

interface Named {
  readonly ino: Ino;
  readonly path: Path;
}

interface Touched {
  readonly gone: Named[];
  readonly come: Named[];
  /** Whose records differ, and what else of them does. */
  readonly inodes: Map<Ino, Other>;
}

interface Other {
  blocks: boolean;
  attributes: boolean;
}

/** Sorted by path; what happened below a directory that moved is told by its new name. */
export async function differenceOf(older: PastVolume, newer: PastVolume): Promise<PathChange[]> {
  const [before, now] = [new Names(older.reader), new Names(newer.reader)];
  const keys = await newer.keysChangedSince(older);
  const touched: Touched = { gone: [], come: [], inodes: new Map() };
  for (const key of keys) {
    const parsed = parseKey(key);
    if (parsed.kind === 'dirent') {
      const at = direntKey(parsed.parent, parsed.hash);
      await noteEntry(touched.gone, before, parsed.parent, await older.entry(at));
      await noteEntry(touched.come, now, parsed.parent, await newer.entry(at));
    } else if (isOfInode(parsed)) {
      const other = touched.inodes.get(parsed.ino) ?? { blocks: false, attributes: false };
      if (parsed.kind === 'extent') other.blocks = true;
      if (parsed.kind === 'xattr') other.attributes = true;
      touched.inodes.set(parsed.ino, other);
    }
  }
  const changes = [
    ...(await nameChanges(touched, before, now)),
    ...(await inodeChanges(touched, before, now)),
  ];
  const order = ({ path }: PathChange) => path.join('/');
  return changes.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

async function noteEntry(
  list: Named[],
  names: Names,
  parent: Ino,
  value: Uint8Array | undefined,
): Promise<void> {
  const record: DirentRecord | undefined = value && decodeDirent(value);
  const above = record && (await names.ofDirectory(parent));
  if (record !== undefined && above !== undefined) {
    list.push({ ino: record.ino, path: [...above, record.name] });
  }
}

/** A name that went and one that came of the same inode are a move, one for one. */
async function nameChanges(
  { gone, come }: Touched,
  before: Names,
  now: Names,
): Promise<PathChange[]> {
  const isSame = (a: Path, b: Path) => a.length === b.length && a.every((name, i) => name === b[i]);
  // A directory above it moved, or its record was written again: nothing to tell.
  const stays = (one: Named, others: readonly Named[]) =>
    others.some((other) => other.ino === one.ino && isSame(other.path, one.path));
  const left = gone.filter((one) => !stays(one, come));
  const changes: PathChange[] = [];
  for (const { ino, path } of come.filter((one) => !stays(one, gone))) {
    const record = await now.record(ino);
    if (record === undefined) continue;
    const at = left.findIndex((one) => one.ino === ino);
    const [from] = at < 0 ? [] : left.splice(at, 1);
    const old = from && (await before.record(ino));
    if (from === undefined || old === undefined) changes.push({ kind: 'added', path, now: record });
    else changes.push({ kind: 'renamed', from: from.path, path, before: old, now: record });
  }
  for (const { ino, path } of left) {
    const record = await before.record(ino);
    if (record !== undefined) changes.push({ kind: 'removed', path, before: record });
  }
  return changes;
}

async function inodeChanges({ inodes }: Touched, before: Names, now: Names): Promise<PathChange[]> {
  const changes: PathChange[] = [];
  for (const [ino, other] of inodes) {
    const [old, record] = [await before.record(ino), await now.record(ino)];
    if (old === undefined || record === undefined) continue; // Told by its name.
    const kind = changeOf(old, record, other);
    if (kind === undefined) continue;
    const directory = isDirectory(record.mode) ? await now.ofDirectory(ino) : undefined;
    const paths = isDirectory(record.mode) ? [directory ?? []] : await now.ofFile(ino, record);
    for (const path of paths) changes.push({ kind, path, before: old, now: record });
  }
  return changes;
}

function changeOf(
  old: InodeRecord,
  now: InodeRecord,
  other: Other,
): 'modified' | 'attributes' | undefined {
  const isOfDirectory = isDirectory(now.mode);
  const hasOtherContent =
    other.blocks ||
    old.size !== now.size ||
    typeOf(old.mode) !== typeOf(now.mode) ||
    !sameBytes(old.inline, now.inline);
  if (!isOfDirectory && hasOtherContent) return 'modified';
  // A change of names below moves the times of a directory, and a link that of a file.
  const isTouched = !isOfDirectory && old.mtimeNs !== now.mtimeNs;
  const isOther =
    other.attributes || old.mode !== now.mode || old.uid !== now.uid || old.gid !== now.gid;
  return isOther || isTouched ? 'attributes' : undefined;
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
