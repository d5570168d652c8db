/**
 * The state that all operations of one mounted volume share: inodes and directories in memory, the draft of
 * what changed, and the numbers that new inodes get.
 */

import { assert, type Clock, type LogFile, type LogFolder, OceanError } from '../base/index.ts';
import type { Session, StoredBlock } from '../client/index.ts';
import { BlockCache } from './block-cache.ts';
import { looksLikeConflict } from './conflict-name.ts';
import { conflictsOf, type ListedConflict } from './conflicts.ts';
import { Directory } from './directory.ts';
import { Draft } from './draft.ts';
import type { Ino, Invalidation, Name, Space } from './file-system.ts';
import { ROOT_INO } from './file-system.ts';
import { Inode } from './inode.ts';
import { Journal } from './journal.ts';
import { conflictKey, direntKey, extentKey, inodeKey, orphanKey } from './keys.ts';
import { SharedLocks } from './locks/shared-locks.ts';
import { isDirectory } from './mode.ts';
import { liveSource, Reader } from './reader.ts';
import {
  type DirentRecord,
  encodeDirent,
  encodeExtent,
  encodeInode,
  type InodeRecord,
} from './records.ts';
import { Tail } from './tail.ts';
import { Usage } from './usage.ts';

/** Inodes and directories kept in memory when nothing holds them. With a small file an inode takes 2 KiB, up to 6. */
export const INODES_CACHED_MAX = 16_384;
export const DIRECTORIES_CACHED_MAX = 20_000;
/** Names in those directories, of some 220 bytes each. */
export const NAMES_CACHED_MAX = 200_000;
/** They are counted when so many were added, and when a directory was listed. */
const NAMES_UNCOUNTED_MAX = 1024;
/** Bytes written before all that is dirty is sealed, however many files are open. */
export const UNSEALED_BYTES_MAX = 64 << 20;
/** Inode numbers under one slot. */
export const SLOT_INODES = 2 ** 32;

export interface VolumeOptions {
  readonly session: Session;
  readonly folder: LogFolder;
  readonly clock: Clock;
  readonly random: (length: number) => Uint8Array;
  /** Answers at once. */
  readonly space: () => Space;
  /** Says in one line where blocks lie. */
  readonly placement: (blocks: readonly Digest[]) => Promise<string>;
  /** What of sealed blocks may stay on this machine's disk. Default: nothing. */
  readonly cacheBytes?: number;
  /** Memory that outlives the process, where another may take the mount over. */
  readonly tail?: LogFile;
  /** It does: the tail has what a process left, and the kernel has references that it gave. */
  readonly takesOver?: boolean;
  /** What this machine calls itself, for the names of conflict copies. */
  readonly host: string;
}

type Digest = StoredBlock['digest'];

export class Volume {
  readonly session: Session;
  readonly clock: Clock;
  readonly draft: Draft;
  readonly cache: BlockCache;
  readonly reader: Reader;
  readonly space: () => Space;
  readonly placement: VolumeOptions['placement'];
  /** Undefined where nobody could take the mount over. */
  readonly tail: Tail | undefined;
  readonly takesOver: boolean;
  readonly host: string;
  readonly usage: Usage;
  readonly locks: SharedLocks;
  /** Puts all that is dirty into the draft. */
  settle: () => Promise<void> = async () => {};
  /** Resolves when what others committed so far is taken over. */
  caughtUp: () => Promise<void> = async () => {};
  readonly #inodes = new Map<Ino, Inode>();
  readonly #directories = new Map<Ino, Directory>();
  #namesUncounted = 0;
  readonly #listeners = new Set<(invalidation: Invalidation) => void>();
  /** Inodes with something to settle. */
  readonly dirty = new Set<Inode>();
  /** Bytes written, or taken up for that, since all of them were settled. */
  unsealedBytes = 0;
  slot = 0;
  nextIno = 0;
  slotEnd = 0;

  constructor(options: VolumeOptions) {
    const { session, clock } = options;
    this.session = session;
    this.clock = clock;
    this.space = options.space;
    this.placement = options.placement;
    this.cache = new BlockCache(options.folder, options.cacheBytes ?? 0);
    session.withLocal(this.cache);
    const journal = new Journal({
      folder: options.folder,
      keep: (segment, blocks) => this.cache.adopt(segment, blocks),
      key: session.sealer.journalKey,
      random: options.random,
    });
    this.draft = new Draft({ session, journal, clock });
    this.tail = options.tail && new Tail(options.tail);
    this.takesOver = options.takesOver ?? false;
    this.host = options.host;
    this.draft.onJournaled = () => this.tail?.journaled(this.dirty.size === 0);
    this.reader = new Reader(session, liveSource(this.draft));
    this.usage = new Usage(this);
    this.locks = new SharedLocks({
      session,
      clock,
      random: options.random,
      tail: this.tail,
      putDown: async () => {
        await this.settle();
        await this.draft.flush();
      },
      caughtUp: () => this.caughtUp(),
    });
  }

  /** @throws OceanError `not-found` */
  async inode(ino: Ino): Promise<Inode> {
    const cached = this.#inodes.get(ino);
    if (cached !== undefined) {
      // So that none is forgotten that an operation is at.
      cached.wasUsed = true;
      return cached;
    }
    const record = await this.reader.inode(ino);
    if (record === undefined) throw new OceanError('not-found', `No inode ${ino}`);
    // Another caller may have loaded it meanwhile: there is one object per inode.
    return this.#inodes.get(ino) ?? this.add(this.#loaded(ino, record));
  }

  #loaded(ino: Ino, record: InodeRecord): Inode {
    const inode = new Inode(ino, record);
    inode.inheritsLookups = this.takesOver;
    return inode;
  }

  /** The inode if it is in memory. */
  cachedInode(ino: Ino): Inode | undefined {
    return this.#inodes.get(ino);
  }

  add(inode: Inode): Inode {
    this.#inodes.set(inode.ino, inode);
    if (this.#inodes.size > INODES_CACHED_MAX) evict(this.#inodes, mayForget);
    return inode;
  }

  drop(ino: Ino): void {
    this.#inodes.delete(ino);
    this.#directories.delete(ino);
  }

  cachedInodes(): IterableIterator<Inode> {
    return this.#inodes.values();
  }

  /** @throws OceanError `not-found` | `not-directory` */
  async directory(ino: Ino): Promise<Directory> {
    const cached = this.#directories.get(ino);
    if (cached !== undefined) return cached;
    const inode = await this.inode(ino);
    if (!isDirectory(inode.record.mode))
      throw new OceanError('not-directory', `Inode ${ino} is no directory`);
    return this.#directories.get(ino) ?? this.addDirectory(new Directory(ino));
  }

  addDirectory(directory: Directory): Directory {
    this.#directories.set(directory.ino, directory);
    if (this.#directories.size > DIRECTORIES_CACHED_MAX) {
      evict(this.#directories, (one) => one.ino !== ROOT_INO);
    }
    return directory;
  }

  cachedDirectories(): IterableIterator<Directory> {
    return this.#directories.values();
  }

  cachedDirectory(ino: Ino): Directory | undefined {
    return this.#directories.get(ino);
  }

  /** The directory with all its entries in memory. */
  async complete(ino: Ino): Promise<Directory> {
    const directory = await this.directory(ino);
    if (directory.isComplete) return directory;
    const entries = await this.reader.dirents(ino);
    if (directory.isComplete) return directory;
    for (const { record, hash } of entries) {
      // What changed while the scan ran is in the draft, which is newer than the scan.
      const drafted = this.draft.get(direntKey(ino, hash));
      if (drafted === null) continue;
      if (directory.get(record.name) === undefined || drafted === undefined)
        directory.add(record, hash);
    }
    directory.isComplete = true;
    this.#trimNames(directory);
    return directory;
  }

  /** A name that the directory has now, or was found to have. */
  addName(directory: Directory, record: DirentRecord, hash: Uint8Array): void {
    directory.add(record, hash);
    if (++this.#namesUncounted >= NAMES_UNCOUNTED_MAX) this.#trimNames();
  }

  /** Forgets the oldest directories where all have too many names together. */
  #trimNames(kept?: Directory): void {
    this.#namesUncounted = 0;
    let names = 0;
    for (const { size } of this.#directories.values()) names += size;
    for (const [ino, directory] of this.#directories) {
      if (names <= NAMES_CACHED_MAX) break;
      if (ino === ROOT_INO || directory === kept) continue;
      names -= directory.size;
      this.#directories.delete(ino);
    }
  }

  /** What is in memory; `dirtyBytes` are buffers of what was written and is not sealed. */
  inMemory() {
    let names = 0;
    let dirtyBytes = 0;
    for (const { windows } of this.dirty) dirtyBytes += windows.bytes;
    for (const { size } of this.#directories.values()) names += size;
    return { inodes: this.#inodes.size, directories: this.#directories.size, names, dirtyBytes };
  }

  /** Conflict copies that nobody has settled. */
  conflicts(): Promise<ListedConflict[]> {
    return conflictsOf(liveSource(this.draft), (parent, name) => this.reader.hash(parent, name));
  }

  nowNs(): bigint {
    return this.clock.nowNs();
  }

  /** A number that no inode ever had. */
  allocateIno(): Ino {
    assert(this.slot > 0 && this.nextIno < this.slotEnd, 'No inode number reserved');
    return this.nextIno++;
  }

  putInode(inode: Inode): void {
    inode.isDirty = false;
    this.draft.put(inodeKey(inode.ino), encodeInode(inode.record));
  }

  putDirent(parent: Ino, name: Name, inode: Inode): Uint8Array {
    const hash = this.reader.hash(parent, name);
    const record = { ino: inode.ino, type: inode.record.mode & 0o170000, name };
    this.draft.put(direntKey(parent, hash), encodeDirent(record));
    const directory = this.cachedDirectory(parent);
    if (directory !== undefined) this.addName(directory, record, hash);
    return hash;
  }

  removeDirent(parent: Ino, name: Name): void {
    const hash = this.reader.hash(parent, name);
    this.draft.remove(direntKey(parent, hash));
    // Who takes the copy away has settled the conflict.
    if (looksLikeConflict(name)) this.draft.remove(conflictKey(parent, hash));
    this.cachedDirectory(parent)?.remove(name);
  }

  /** Puts the extents that changed, then the record: a reader never sees a size without its bytes. */
  putContent(inode: Inode): void {
    for (const [offset, extent] of inode.changedExtents) {
      const key = extentKey(inode.ino, offset);
      if (extent === null) this.draft.remove(key);
      else this.draft.put(key, encodeExtent(extent), extent.block.digest);
    }
    inode.changedExtents.clear();
    this.putInode(inode);
    this.tail?.settled(inode.ino);
  }

  markDirty(inode: Inode): void {
    if (inode.isClean) inode.dirtySinceMs = this.clock.nowMs();
    inode.isDirty = true;
    this.dirty.add(inode);
  }

  /**
   * Finds all records of an inode that has no name and no handle.
   * @returns what removes them, all at once: nothing that is written down in between may have half of it
   */
  async erasure(inode: Inode): Promise<() => void> {
    const keys = await this.#keysOf(inode.ino, inode);
    return () => {
      this.#eraseRecord(inode);
      for (const key of keys) this.draft.remove(key);
    };
  }

  #eraseRecord(inode: Inode): void {
    const { ino, changedExtents } = inode;
    this.dirty.delete(inode);
    this.drop(ino);
    this.locks.erased(ino);
    this.draft.remove(inodeKey(ino));
    for (const offset of changedExtents.keys()) this.draft.remove(extentKey(ino, offset));
  }

  /** It is gone before the first await. The record that says that it has no name goes last: a crash leaves nothing. */
  async eraseOrphan(inode: Inode): Promise<void> {
    this.#eraseRecord(inode);
    for (const key of await this.#keysOf(inode.ino, inode)) this.draft.remove(key);
    this.draft.remove(orphanKey(this.slot, inode.ino));
  }

  async #keysOf(ino: Ino, inode?: Inode): Promise<Uint8Array[]> {
    const known = inode?.record.stored === 0 ? [] : inode?.extents?.map(({ offset }) => offset);
    const offsets = known ?? (await this.reader.extents(ino)).map(({ offset }) => offset);
    const attributes = (await this.reader.xattrs(ino)).map(({ key }) => key);
    return [...offsets.map((offset) => extentKey(ino, offset)), ...attributes];
  }

  /** Finishes an erasure that a crash interrupted. */
  async eraseLeftover(ino: Ino): Promise<void> {
    const keys = await this.#keysOf(ino);
    for (const key of [inodeKey(ino), ...keys]) this.draft.remove(key);
    this.draft.remove(orphanKey(this.slot, ino));
  }

  watch(listener: (invalidation: Invalidation) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  notify(invalidation: Invalidation): void {
    for (const listener of this.#listeners) listener(invalidation);
  }

  /** A fresh record with all times now. */
  freshRecord(
    fields: Pick<InodeRecord, 'mode' | 'uid' | 'gid'> & Partial<InodeRecord>,
  ): InodeRecord {
    const now = this.nowNs();
    return {
      nlink: 1,
      rdev: 0,
      size: 0,
      stored: 0,
      atimeNs: now,
      mtimeNs: now,
      ctimeNs: now,
      birthNs: now,
      parent: 0,
      inline: new Uint8Array(0),
      ...fields,
    };
  }
}

/** An inode that was used since it was asked about last is spared once. */
function mayForget(inode: Inode): boolean {
  const { wasUsed } = inode;
  inode.wasUsed = false;
  return inode.isIdle && !wasUsed;
}

/** Forgets the oldest eighth of a map; what may not be forgotten becomes the newest. */
function evict<K, V>(map: Map<K, V>, mayGo: (value: V) => boolean): void {
  let left = Math.ceil(map.size / 8);
  for (const [key, value] of map) {
    if (left-- <= 0) break;
    map.delete(key);
    if (!mayGo(value)) map.set(key, value);
  }
}
