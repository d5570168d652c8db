/**
 * The model: a FileSystem in memory, written to be obviously right rather than quick.
 *
 * Decisions that POSIX leaves open: directories report a link count of 1, as on btrfs; reading does
 * not change the access time, as with `noatime`; copying within one file is as if through a buffer.
 */

import {
  ACCESS_LIST,
  type AllocateOptions,
  type AttributeChanges,
  type Attributes,
  type Caller,
  type CreateOptions,
  DEFAULT_LIST,
  type DirectoryEntry,
  FILE_BYTES_MAX,
  type FileSystem,
  type HeldLock,
  type Ino,
  type Invalidation,
  isDirectory,
  isRegular,
  isSymlink,
  LocalLocks,
  type LockFlavour,
  type LockOptions,
  type LockOutcome,
  type LockRequest,
  type Name,
  type Opened,
  PERMISSIONS,
  type RenameOptions,
  ROOT_INO,
  S_IFDIR,
  S_IFLNK,
  S_IFREG,
  S_ISGID,
  type Space,
  SYMLINK_BYTES_MAX,
  typeOf,
} from '../../src/fs/index.ts';
import { followMode, handOn, setAttribute } from './access-lists.ts';
import {
  attributesOf,
  checkName,
  checkReplaceable,
  type Entry,
  type Inode,
  refusal,
} from './inode.ts';
import { SparseBytes } from './sparse-bytes.ts';

type Place = { parent: Ino; name: Name };
type Extra = { rdev?: number; umask?: number | undefined; target?: Uint8Array };

const NOBODY: Caller = { uid: 0, gid: 0, pid: 0 };
const BLOCK_BYTES = 4096;
const SPACE_BLOCKS = 1 << 28;
const SPACE_FILES = 1 << 20;

export class MemoryFileSystem implements FileSystem {
  readonly #nowNs: () => bigint;
  readonly #inodes = new Map<Ino, Inode>();
  readonly #handles = new Map<number, Inode>();
  readonly #listeners = new Set<(invalidation: Invalidation) => void>();
  readonly #locks = new LocalLocks();
  #nextIno = ROOT_INO;
  #nextHandle = 1;
  #nextCookie = 3n;

  constructor(nowNs: () => bigint) {
    this.#nowNs = nowNs;
    const root = this.#newInode(NOBODY, S_IFDIR | 0o755);
    root.parent = root.ino;
    root.names = 1;
  }

  /** What is open and what the kernel refers to: nothing, when all was given back. */
  leftovers(): { handles: number; lookups: number } {
    let lookups = 0;
    for (const inode of this.#inodes.values()) lookups += inode.lookups;
    return { handles: this.#handles.size, lookups };
  }

  /** Tells watchers of a change as if another mount had made it. */
  push(invalidation: Invalidation): void {
    for (const listener of this.#listeners) listener(invalidation);
  }

  async lookup(parent: Ino, name: Name): Promise<Attributes> {
    const inode = this.#inode(this.#entry(this.#directory(parent), name).ino);
    inode.lookups += 1;
    return attributesOf(inode);
  }

  forgotten(): void {}

  forget(ino: Ino, count: number): void {
    const inode = this.#inodes.get(ino);
    if (inode === undefined) return;
    inode.lookups = Math.max(0, inode.lookups - count);
    this.#dropIfUnused(inode);
  }

  async getattr(ino: Ino): Promise<Attributes> {
    return attributesOf(this.#inode(ino));
  }

  async setattr(ino: Ino, changes: AttributeChanges): Promise<Attributes> {
    const inode = this.#inode(ino);
    const now = this.#nowNs();
    if (changes.size !== undefined) {
      if (isDirectory(inode.mode)) throw refusal('is-directory', `Cannot resize ${ino}`);
      if (!isRegular(inode.mode)) throw refusal('invalid', `Cannot resize ${ino}`);
      if (changes.size > FILE_BYTES_MAX) throw refusal('too-large', `Cannot resize ${ino}`);
      inode.content.resize(changes.size);
      inode.mtimeNs = now;
    }
    if (changes.mode !== undefined) {
      inode.mode = typeOf(inode.mode) | (changes.mode & PERMISSIONS);
      followMode(inode);
    }
    inode.uid = changes.uid ?? inode.uid;
    inode.gid = changes.gid ?? inode.gid;
    inode.atimeNs = changes.atimeNs ?? inode.atimeNs;
    inode.mtimeNs = changes.mtimeNs ?? inode.mtimeNs;
    inode.ctimeNs = now;
    return attributesOf(inode);
  }

  async readlink(ino: Ino): Promise<Uint8Array> {
    const inode = this.#inode(ino);
    if (!isSymlink(inode.mode)) throw refusal('invalid', `Cannot read ${ino} as a symlink`);
    return inode.target.slice();
  }

  async mknod(caller: Caller, parent: Ino, name: Name, options: CreateOptions) {
    const type = typeOf(options.mode) || S_IFREG;
    if (type === S_IFDIR || type === S_IFLNK) throw refusal('invalid', `Cannot make ${name}`);
    const mode = type | (options.mode & PERMISSIONS);
    return this.#make(caller, { parent, name }, mode, options);
  }

  async mkdir(caller: Caller, parent: Ino, name: Name, options: CreateOptions) {
    const mode = S_IFDIR | (options.mode & PERMISSIONS);
    return this.#make(caller, { parent, name }, mode, { umask: options.umask });
  }

  async symlink(caller: Caller, parent: Ino, name: Name, target: Uint8Array) {
    if (target.length > SYMLINK_BYTES_MAX) throw refusal('name-too-long', `Cannot make ${name}`);
    return this.#make(caller, { parent, name }, S_IFLNK | 0o777, { target: target.slice() });
  }

  async link(ino: Ino, parent: Ino, name: Name): Promise<Attributes> {
    const inode = this.#inode(ino);
    if (isDirectory(inode.mode)) throw refusal('not-permitted', `Cannot link directory ${ino}`);
    if (inode.names === 0 && !inode.isUnnamed) {
      throw refusal('not-found', `Cannot link ${ino}: it was removed`);
    }
    this.#addEntry({ parent, name }, inode);
    inode.isUnnamed = false;
    inode.names += 1;
    inode.lookups += 1;
    inode.ctimeNs = this.#nowNs();
    return attributesOf(inode);
  }

  async unlink(parent: Ino, name: Name): Promise<void> {
    const inode = this.#inode(this.#entry(this.#directory(parent), name).ino);
    if (isDirectory(inode.mode)) throw refusal('is-directory', `Cannot unlink ${name}`);
    this.#removeEntry({ parent, name }, inode);
  }

  async rmdir(parent: Ino, name: Name): Promise<void> {
    const inode = this.#inode(this.#entry(this.#directory(parent), name).ino);
    if (!isDirectory(inode.mode)) throw refusal('not-directory', `Cannot rmdir ${name}`);
    if (inode.entries.size > 0) throw refusal('not-empty', `Cannot rmdir ${name}`);
    this.#removeEntry({ parent, name }, inode);
  }

  async rename(from: Place, to: Place, options: RenameOptions = {}): Promise<void> {
    const source = this.#directory(from.parent);
    const destination = this.#directory(to.parent);
    checkName(to.name);
    if (options.noReplace && options.exchange) throw refusal('invalid', 'Cannot rename both ways');
    const moved = this.#inode(this.#entry(source, from.name).ino);
    const there = destination.entries.get(to.name);
    const replaced = there && this.#inode(there.ino);
    if (isDirectory(moved.mode)) this.#checkNotInside(moved, destination);
    if (options.exchange) return this.#exchange(from, to, moved, replaced);
    if (destination.names === 0) throw refusal('not-found', `Cannot rename to ${to.name}`);
    if (replaced !== undefined) {
      if (options.noReplace) throw refusal('exists', `Cannot rename to ${to.name}`);
      if (replaced === moved) return;
      checkReplaceable(moved, replaced);
      this.#removeEntry(to, replaced);
    }
    source.entries.delete(from.name);
    destination.entries.set(to.name, { ino: moved.ino, cookie: this.#nextCookie++ });
    this.#moved(moved, source, destination);
  }

  async create(caller: Caller, parent: Ino, name: Name, options: CreateOptions) {
    const mode = S_IFREG | (options.mode & PERMISSIONS);
    const { ino } = this.#make(caller, { parent, name }, mode, { umask: options.umask });
    const opened = this.#open(this.#inode(ino));
    return { attributes: attributesOf(this.#inode(ino)), opened };
  }

  async createUnnamed(caller: Caller, parent: Ino, options: CreateOptions) {
    const mode = S_IFREG | (options.mode & PERMISSIONS);
    const extra = { umask: options.umask };
    const inode = this.#makeInode(caller, this.#directory(parent), mode, extra);
    inode.isUnnamed = true;
    inode.lookups = 1;
    return { attributes: attributesOf(inode), opened: this.#open(inode) };
  }

  async open(ino: Ino, options: { truncate?: boolean } = {}): Promise<Opened> {
    const inode = this.#inode(ino);
    if (isDirectory(inode.mode)) throw refusal('is-directory', `Cannot open ${ino}`);
    if (!isRegular(inode.mode)) throw refusal('invalid', `Cannot open ${ino}`);
    if (options.truncate) {
      inode.content.resize(0);
      this.#touch(inode);
    }
    return this.#open(inode);
  }

  async read(handle: number, offset: number, length: number): Promise<Uint8Array> {
    return this.#file(handle).content.read(offset, length);
  }

  async write(handle: number, offset: number, bytes: Uint8Array): Promise<void> {
    const inode = this.#file(handle);
    if (offset > FILE_BYTES_MAX - bytes.length) throw refusal('too-large', 'Cannot write');
    if (bytes.length === 0) return;
    inode.content.write(offset, bytes);
    this.#touch(inode);
  }

  async flush(handle: number): Promise<void> {
    this.#file(handle);
  }

  async fsync(handle: number): Promise<void> {
    this.#file(handle);
  }

  async release(handle: number): Promise<void> {
    this.#release(handle, this.#file(handle));
  }

  async allocate(handle: number, offset: number, length: number, options: AllocateOptions) {
    const { content } = this.#file(handle);
    if (length === 0) throw refusal('invalid', 'Cannot allocate 0 bytes');
    if (offset > FILE_BYTES_MAX - length) throw refusal('too-large', 'Cannot allocate');
    if (options.punchHole && !options.keepSize) throw refusal('invalid', 'Cannot punch and extend');
    if (options.punchHole || options.zeroRange) content.punch(offset, length);
    if (!options.keepSize) content.resize(Math.max(content.size, offset + length));
    this.#touch(this.#file(handle));
  }

  async seek(handle: number, offset: number, whence: 'data' | 'hole'): Promise<number> {
    const found = this.#file(handle).content.seek(offset, whence);
    if (found === undefined) throw refusal('range', `Cannot seek ${whence} from ${offset}`);
    return found;
  }

  async copyRange(
    from: { handle: number; offset: number },
    to: { handle: number; offset: number },
    length: number,
  ): Promise<number> {
    const bytes = this.#file(from.handle).content.read(from.offset, length);
    await this.write(to.handle, to.offset, bytes);
    return bytes.length;
  }

  async opendir(ino: Ino): Promise<Opened> {
    return this.#open(this.#directory(ino));
  }

  async readdir(handle: number, cookie: bigint, countMax: number): Promise<DirectoryEntry[]> {
    const directory = this.#handles.get(handle);
    if (directory === undefined) throw refusal('bad-handle', `Cannot list ${handle}`);
    const listed: DirectoryEntry[] = [
      { name: '.', ino: directory.ino, type: S_IFDIR, cookie: 1n },
      { name: '..', ino: directory.parent, type: S_IFDIR, cookie: 2n },
    ];
    for (const [name, entry] of directory.entries) {
      listed.push({ name, ...entry, type: typeOf(this.#inode(entry.ino).mode) });
    }
    return listed
      .sort((a, b) => Number(a.cookie - b.cookie))
      .filter((entry) => entry.cookie > cookie)
      .slice(0, countMax);
  }

  async releasedir(handle: number): Promise<void> {
    const directory = this.#handles.get(handle);
    if (directory === undefined) throw refusal('bad-handle', `Cannot close ${handle}`);
    this.#release(handle, directory);
  }

  async fsyncdir(): Promise<void> {}

  async statfs(): Promise<Space> {
    let bytes = 0;
    for (const inode of this.#inodes.values()) bytes += inode.content.storedBytes;
    return {
      blockBytes: BLOCK_BYTES,
      blocksTotal: SPACE_BLOCKS,
      blocksFree: SPACE_BLOCKS - bytes / BLOCK_BYTES,
      filesTotal: SPACE_FILES,
      filesFree: SPACE_FILES - this.#inodes.size,
    };
  }

  async getxattr(ino: Ino, name: Name): Promise<Uint8Array> {
    const value = this.#inode(ino).attributes.get(name);
    if (value === undefined) throw refusal('no-attribute', `Cannot read attribute ${name}`);
    return value.slice();
  }

  async setxattr(
    ino: Ino,
    name: Name,
    value: Uint8Array,
    options: { create?: boolean; replace?: boolean } = {},
  ): Promise<void> {
    const inode = this.#inode(ino);
    const present = inode.attributes.has(name);
    if (options.create && present) throw refusal('exists', `Cannot create attribute ${name}`);
    if (options.replace && !present) throw refusal('no-attribute', `Cannot replace ${name}`);
    setAttribute(inode, name, value.slice());
    inode.ctimeNs = this.#nowNs();
  }

  async listxattr(ino: Ino): Promise<Name[]> {
    return [...this.#inode(ino).attributes.keys()];
  }

  async removexattr(ino: Ino, name: Name): Promise<void> {
    const inode = this.#inode(ino);
    const isList = name === ACCESS_LIST || name === DEFAULT_LIST;
    if (!inode.attributes.delete(name) && !isList) {
      throw refusal('no-attribute', `Cannot remove ${name}`);
    }
    inode.ctimeNs = this.#nowNs();
  }

  async getLock(ino: Ino, lock: LockRequest): Promise<HeldLock | undefined> {
    return this.#locks.test(ino, lock);
  }

  async setLock(ino: Ino, lock: LockRequest, options: LockOptions): Promise<LockOutcome> {
    return this.#locks.set(ino, lock, options);
  }

  async releaseLocks(ino: Ino, owner: { flavour: LockFlavour; owner: bigint }): Promise<void> {
    this.#locks.release(ino, owner);
  }

  releaseAllLocks(): void {
    this.#locks.clear();
  }

  watch(listener: (invalidation: Invalidation) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #newInode(caller: Caller, mode: number, extra: Extra = {}) {
    const now = this.#nowNs();
    const inode: Inode = {
      ino: this.#nextIno++,
      mode,
      uid: caller.uid,
      gid: caller.gid,
      rdev: extra.rdev ?? 0,
      names: 0,
      isUnnamed: false,
      lookups: 0,
      opens: 0,
      atimeNs: now,
      mtimeNs: now,
      ctimeNs: now,
      birthNs: now,
      content: new SparseBytes(),
      target: extra.target ?? new Uint8Array(0),
      entries: new Map(),
      parent: 0,
      attributes: new Map(),
    };
    this.#inodes.set(inode.ino, inode);
    return inode;
  }

  /** Makes an inode with one name; in a set-group-id directory it gets the directory's group. */
  #make(caller: Caller, place: Place, mode: number, extra: Extra = {}): Attributes {
    const parent = this.#directory(place.parent);
    this.#checkFree(place, parent);
    const inode = this.#makeInode(caller, parent, mode, extra);
    this.#addEntry(place, inode);
    inode.parent = parent.ino;
    inode.names = 1;
    inode.lookups = 1;
    return attributesOf(inode);
  }

  /** One without a name yet, with what the directory hands on. */
  #makeInode(caller: Caller, parent: Inode, mode: number, extra: Extra): Inode {
    const inherits = (parent.mode & S_ISGID) !== 0;
    const bits = inherits && isDirectory(mode) ? S_ISGID : 0;
    const gid = inherits ? parent.gid : caller.gid;
    const inode = this.#newInode({ ...caller, gid }, mode | bits, extra);
    if (!isSymlink(mode)) handOn(parent, inode, extra.umask ?? 0);
    return inode;
  }

  #inode(ino: Ino): Inode {
    const inode = this.#inodes.get(ino);
    if (inode === undefined) throw refusal('not-found', `Cannot find inode ${ino}`);
    return inode;
  }

  #directory(ino: Ino): Inode {
    const inode = this.#inode(ino);
    if (!isDirectory(inode.mode)) throw refusal('not-directory', `Cannot look into ${ino}`);
    return inode;
  }

  #entry(directory: Inode, name: Name): Entry {
    checkName(name);
    const entry = directory.entries.get(name);
    if (entry === undefined) throw refusal('not-found', `Cannot find ${name}`);
    return entry;
  }

  #checkFree({ name }: Place, parent: Inode): void {
    checkName(name);
    if (parent.names === 0) throw refusal('not-found', `Cannot make ${name}: parent was removed`);
    if (parent.entries.has(name)) throw refusal('exists', `Cannot make ${name}`);
  }

  #addEntry(place: Place, inode: Inode): void {
    const parent = this.#directory(place.parent);
    this.#checkFree(place, parent);
    parent.entries.set(place.name, { ino: inode.ino, cookie: this.#nextCookie++ });
    this.#touch(parent);
  }

  #removeEntry({ parent, name }: Place, inode: Inode): void {
    const directory = this.#directory(parent);
    directory.entries.delete(name);
    this.#touch(directory);
    inode.names -= 1;
    inode.ctimeNs = this.#nowNs();
    this.#dropIfUnused(inode);
  }

  #exchange(from: Place, to: Place, moved: Inode, replaced: Inode | undefined): void {
    if (replaced === undefined) throw refusal('not-found', `Cannot exchange with ${to.name}`);
    const [source, destination] = [this.#directory(from.parent), this.#directory(to.parent)];
    if (isDirectory(replaced.mode)) this.#checkNotInside(replaced, source);
    source.entries.set(from.name, { ino: replaced.ino, cookie: this.#nextCookie++ });
    destination.entries.set(to.name, { ino: moved.ino, cookie: this.#nextCookie++ });
    this.#moved(replaced, destination, source);
    this.#moved(moved, source, destination);
  }

  #moved(inode: Inode, source: Inode, destination: Inode): void {
    this.#touch(source);
    this.#touch(destination);
    inode.ctimeNs = this.#nowNs();
    if (isDirectory(inode.mode)) inode.parent = destination.ino;
  }

  #checkNotInside(moved: Inode, destination: Inode): void {
    for (let at = destination; at.ino !== ROOT_INO; at = this.#inode(at.parent)) {
      if (at === moved) throw refusal('invalid', 'Cannot move a directory into itself');
    }
  }

  #touch(inode: Inode): void {
    inode.mtimeNs = inode.ctimeNs = this.#nowNs();
  }

  #open(inode: Inode): Opened {
    inode.opens += 1;
    this.#handles.set(this.#nextHandle, inode);
    return { handle: this.#nextHandle++, keepCache: true };
  }

  #file(handle: number): Inode {
    const inode = this.#handles.get(handle);
    if (inode === undefined || !isRegular(inode.mode)) {
      throw refusal('bad-handle', `Cannot use handle ${handle}`);
    }
    return inode;
  }

  #release(handle: number, inode: Inode): void {
    this.#handles.delete(handle);
    inode.opens -= 1;
    this.#dropIfUnused(inode);
  }

  #dropIfUnused(inode: Inode): void {
    if (inode.names === 0 && inode.opens === 0 && inode.lookups === 0) {
      this.#inodes.delete(inode.ino);
    }
  }
}
