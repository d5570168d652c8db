/** The file system over a volume: POSIX in, changes to an object's map out. */
// Over 400 lines: one short method for each of the many operations of the FileSystem interface.

import { OceanError } from '../base/index.ts';
import { changeAttributes } from './change-attributes.ts';
import {
  dataRanges,
  loadExtents,
  punchContent,
  readContent,
  settle,
  settleAll,
  shareContent,
  truncateContent,
  writeContent,
} from './content.ts';
import type {
  AllocateOptions,
  AttributeChanges,
  Attributes,
  Caller,
  CreateOptions,
  DirectoryEntry,
  FileSystem,
  Ino,
  Invalidation,
  Name,
  Opened,
  RenameOptions,
  Space,
} from './file-system.ts';
import { FILE_BYTES_MAX, ROOT_INO } from './file-system.ts';
import type { Inode } from './inode.ts';
import type {
  HeldLock,
  LockFlavour,
  LockOptions,
  LockOutcome,
  LockRequest,
} from './locks/ranges.ts';
import {
  isDirectory,
  isRegular,
  isSymlink,
  PERMISSIONS,
  S_IFDIR,
  S_IFMT,
  S_IFREG,
} from './mode.ts';
import {
  find,
  make,
  makeDirectory,
  makeLink,
  makeNode,
  makeSymlink,
  makeUnnamed,
  releaseOrphan,
  removeDirectory,
  rename,
  resolve,
  unlink,
} from './namespace.ts';
import { OpenDirectories } from './open-directories.ts';
import { UNSEALED_BYTES_MAX, type Volume } from './volume.ts';
import { getAttribute, listAttributes, removeAttribute, setAttribute } from './xattrs.ts';

/** Blocks shared by `copyRange` instead of bytes copied; below it, bytes are cheaper. */
const SHARE_BYTES_MIN = 65_536;
/** Bytes that one `copyRange` copies through memory; the caller asks again for the rest. */
const COPY_BYTES_MAX = 16 << 20;

export class VolumeFileSystem implements FileSystem {
  readonly #volume: Volume;
  readonly #files = new Map<number, Inode>();
  readonly #directories: OpenDirectories;
  #handle = 1;
  /** All writers wait for one and the same. */
  #emptying: Promise<void> | undefined;

  constructor(volume: Volume) {
    this.#volume = volume;
    this.#directories = new OpenDirectories(volume);
  }

  async lookup(parent: Ino, name: Name): Promise<Attributes> {
    const inode = await resolve(this.#volume, { parent, name });
    return this.#referred(inode);
  }

  #referred(inode: Inode): Attributes {
    inode.lookups++;
    return inode.attributes();
  }

  forget(ino: Ino, count: number): void {
    const inode = this.#volume.cachedInode(ino);
    if (inode === undefined) return;
    // The kernel gives all its references back at once: more than were counted here means, also the inherited ones.
    if (count > inode.lookups) inode.inheritsLookups = false;
    inode.lookups = Math.max(0, inode.lookups - count);
    if (!inode.isOrphan) return;
    // Whether the kernel had any from before only the kernel knows: it tells when it is told something of the inode.
    if (inode.lookups === 0 && inode.inheritsLookups) this.#volume.notify({ kind: 'inode', ino });
    this.#release(inode);
  }

  forgotten(ino: Ino): void {
    const inode = this.#volume.cachedInode(ino);
    if (inode === undefined) return;
    inode.inheritsLookups = false;
    this.#release(inode);
  }

  #release(inode: Inode): void {
    releaseOrphan(this.#volume, inode).catch(() => {}); // The next start erases it.
  }

  async getattr(ino: Ino): Promise<Attributes> {
    return (await this.#volume.inode(ino)).attributes();
  }

  async setattr(ino: Ino, changes: AttributeChanges, handle?: number): Promise<Attributes> {
    this.#volume.draft.checkPermitted();
    const inode = await this.#volume.inode(ino);
    const { record } = inode;
    if (changes.size !== undefined) {
      if (isDirectory(record.mode))
        throw new OceanError('is-directory', 'Cannot truncate a directory');
      if (!isRegular(record.mode))
        throw new OceanError('invalid', 'Cannot truncate what is no file');
      if (changes.size > record.size) await this.#volume.draft.room();
    }
    await changeAttributes(this.#volume, inode, changes);
    // While it is open for writing its close journals it; otherwise nobody would.
    if (handle === undefined && inode.opens === 0) {
      await settle(this.#volume, inode);
      this.#volume.draft.journal();
    }
    return inode.attributes();
  }

  async readlink(ino: Ino): Promise<Uint8Array> {
    const { record } = await this.#volume.inode(ino);
    if (!isSymlink(record.mode)) throw new OceanError('invalid', 'Not a symbolic link');
    return record.inline ?? new Uint8Array(0);
  }

  async mknod(
    caller: Caller,
    parent: Ino,
    name: Name,
    options: CreateOptions,
  ): Promise<Attributes> {
    const type = options.mode & S_IFMT || S_IFREG;
    if (type === S_IFDIR) throw new OceanError('invalid', 'Use mkdir for a directory');
    const mode = type | (options.mode & PERMISSIONS);
    const { ino } = await makeNode(this.#volume, caller, { parent, name }, { ...options, mode });
    return this.#referred(await this.#volume.inode(ino));
  }

  async mkdir(
    caller: Caller,
    parent: Ino,
    name: Name,
    options: CreateOptions,
  ): Promise<Attributes> {
    const { ino } = await makeDirectory(this.#volume, caller, { parent, name }, options);
    return this.#referred(await this.#volume.inode(ino));
  }

  async symlink(caller: Caller, parent: Ino, name: Name, target: Uint8Array): Promise<Attributes> {
    const { ino } = await makeSymlink(this.#volume, caller, { parent, name }, target);
    return this.#referred(await this.#volume.inode(ino));
  }

  async link(ino: Ino, parent: Ino, name: Name): Promise<Attributes> {
    await makeLink(this.#volume, ino, { parent, name });
    return this.#referred(await this.#volume.inode(ino));
  }

  unlink(parent: Ino, name: Name): Promise<void> {
    return unlink(this.#volume, { parent, name });
  }

  rmdir(parent: Ino, name: Name): Promise<void> {
    return removeDirectory(this.#volume, { parent, name });
  }

  rename(
    from: { parent: Ino; name: Name },
    to: { parent: Ino; name: Name },
    options: RenameOptions = {},
  ): Promise<void> {
    return rename(this.#volume, from, to, options);
  }

  async create(
    caller: Caller,
    parent: Ino,
    name: Name,
    options: CreateOptions,
  ): Promise<{ attributes: Attributes; opened: Opened }> {
    const mode = S_IFREG | (options.mode & PERMISSIONS);
    const { umask } = options;
    return this.#created(await make(this.#volume, caller, { parent, name }, { mode, umask }));
  }

  async createUnnamed(
    caller: Caller,
    parent: Ino,
    options: CreateOptions,
  ): Promise<{ attributes: Attributes; opened: Opened }> {
    const mode = S_IFREG | (options.mode & PERMISSIONS);
    const { umask } = options;
    return this.#created(await makeUnnamed(this.#volume, caller, parent, { mode, umask }));
  }

  #created(inode: Inode): { attributes: Attributes; opened: Opened } {
    this.#volume.markDirty(inode);
    this.#volume.draft.journal();
    return { attributes: this.#referred(inode), opened: this.#open(inode) };
  }

  #open(inode: Inode): Opened {
    const handle = this.#handle++;
    inode.opens++;
    this.#files.set(handle, inode);
    const keepCache = inode.openedGeneration === inode.generation;
    inode.openedGeneration = inode.generation;
    return { handle, keepCache };
  }

  async open(ino: Ino, options: { truncate?: boolean } = {}): Promise<Opened> {
    const inode = await this.#volume.inode(ino);
    if (isDirectory(inode.record.mode))
      throw new OceanError('is-directory', 'Cannot open a directory as a file');
    if (options.truncate) await truncateContent(this.#volume, inode, 0);
    return this.#open(inode);
  }

  #file(handle: number): Inode {
    const inode = this.#files.get(handle);
    if (inode === undefined) throw new OceanError('bad-handle', `No open file ${handle}`);
    return inode;
  }

  async read(handle: number, offset: number, length: number): Promise<Uint8Array> {
    return readContent(this.#volume, this.#file(handle), offset, length);
  }

  async write(handle: number, offset: number, bytes: Uint8Array): Promise<void> {
    const inode = this.#file(handle);
    if (bytes.length === 0) return;
    if (!this.#volume.draft.hasRoom) await this.#volume.draft.room();
    const { tail, unsealedBytes } = this.#volume;
    if (tail?.isFull || unsealedBytes >= UNSEALED_BYTES_MAX) await this.#sealAll();
    if (inode.extents === undefined) await loadExtents(this.#volume, inode);
    const { usage } = this.#volume;
    const growth = usage.growthOf(inode, offset, bytes.length);
    if (!usage.takes(growth)) await usage.take(growth);
    writeContent(this.#volume, inode, offset, bytes);
  }

  /** @throws OceanError when what is dirty, or in the tail, cannot be put down */
  async #sealAll(): Promise<void> {
    this.#emptying ??= settleAll(this.#volume).finally(() => {
      this.#emptying = undefined;
    });
    await this.#emptying;
  }

  async flush(handle: number): Promise<void> {
    const inode = this.#file(handle);
    if (inode.isClean) {
      this.#volume.draft.journal();
      return;
    }
    await settle(this.#volume, inode);
    this.#volume.draft.journal();
    this.#volume.draft.checkPermitted();
  }

  async fsync(handle: number): Promise<void> {
    await settle(this.#volume, this.#file(handle));
    await this.#volume.draft.flush();
  }

  async release(handle: number): Promise<void> {
    const inode = this.#file(handle);
    this.#files.delete(handle);
    inode.opens--;
    if (inode.isOrphan) await releaseOrphan(this.#volume, inode);
    else if (!inode.isClean) await this.#settleAndJournal(inode);
  }

  async #settleAndJournal(inode: Inode): Promise<void> {
    await settle(this.#volume, inode);
    this.#volume.draft.journal();
  }

  async allocate(
    handle: number,
    offset: number,
    length: number,
    options: AllocateOptions,
  ): Promise<void> {
    const inode = this.#file(handle);
    if (length <= 0) throw new OceanError('invalid', 'The length must be positive');
    const end = offset + length;
    if (end > FILE_BYTES_MAX) throw new OceanError('too-large', `A file cannot reach ${end} bytes`);
    await this.#volume.draft.room();
    const { size } = inode.record;
    const makesHole = options.punchHole || options.zeroRange;
    const inside = makesHole ? Math.min(end, size) - offset : 0;
    const makesLonger = end > size && !options.keepSize && !options.punchHole;
    if (inside > 0) await punchContent(this.#volume, inode, offset, inside);
    if (makesLonger) await truncateContent(this.#volume, inode, end);
    // Who allocates has modified the file, also where nothing was to be done.
    else if (inside <= 0) {
      await changeAttributes(this.#volume, inode, { mtimeNs: this.#volume.nowNs() });
    }
  }

  async seek(handle: number, offset: number, whence: 'data' | 'hole'): Promise<number> {
    const inode = this.#file(handle);
    await loadExtents(this.#volume, inode);
    const { size } = inode.record;
    if (offset >= size) throw new OceanError('range', 'The offset is past the end');
    const ranges = dataRanges(inode);
    const at = ranges.find(({ to }) => to > offset);
    if (whence === 'data') {
      if (at === undefined) throw new OceanError('range', 'No data after the offset');
      return Math.max(offset, at.from);
    }
    return at === undefined || at.from > offset ? offset : Math.min(at.to, size);
  }

  async copyRange(
    from: { handle: number; offset: number },
    to: { handle: number; offset: number },
    length: number,
  ): Promise<number> {
    const source = this.#file(from.handle);
    const target = this.#file(to.handle);
    const count = Math.min(length, source.record.size - from.offset);
    if (count <= 0) return 0;
    await this.#volume.draft.room();
    const overlaps = source === target && Math.abs(from.offset - to.offset) < count;
    await loadExtents(this.#volume, target);
    if (overlaps || count < SHARE_BYTES_MIN || source.record.inline !== undefined) {
      const some = Math.min(count, COPY_BYTES_MAX);
      const bytes = await readContent(this.#volume, source, from.offset, some);
      await this.#volume.usage.take(this.#volume.usage.growthOf(target, to.offset, bytes.length));
      writeContent(this.#volume, target, to.offset, bytes);
      return bytes.length;
    }
    await settle(this.#volume, source);
    // Sharing is not in the tail, so nothing before it may be there for the target either.
    if (this.#volume.tail !== undefined) await this.#settleAndJournal(target);
    await loadExtents(this.#volume, source);
    await this.#volume.usage.take(this.#volume.usage.growthOf(target, to.offset, count));
    shareContent(
      this.#volume,
      { inode: source, offset: from.offset },
      { inode: target, offset: to.offset },
      count,
    );
    if (this.#volume.tail !== undefined) await this.#settleAndJournal(target);
    return count;
  }

  opendir(ino: Ino): Promise<Opened> {
    return this.#directories.open(ino, this.#handle++);
  }

  readdir(handle: number, cookie: bigint, countMax: number): Promise<readonly DirectoryEntry[]> {
    return this.#directories.read(handle, cookie, countMax);
  }

  async releasedir(handle: number): Promise<void> {
    this.#directories.release(handle);
  }

  async fsyncdir(_handle: number): Promise<void> {
    await this.#volume.draft.flush();
  }

  statfs(): Promise<Space> {
    return this.#volume.usage.space();
  }

  async getxattr(ino: Ino, name: Name): Promise<Uint8Array> {
    return getAttribute(this.#volume, await this.#volume.inode(ino), name);
  }

  async setxattr(
    ino: Ino,
    name: Name,
    value: Uint8Array,
    options: { create?: boolean; replace?: boolean } = {},
  ): Promise<void> {
    return setAttribute(this.#volume, await this.#volume.inode(ino), { name, value, ...options });
  }

  async listxattr(ino: Ino): Promise<readonly Name[]> {
    return listAttributes(this.#volume, await this.#volume.inode(ino));
  }

  async removexattr(ino: Ino, name: Name): Promise<void> {
    return removeAttribute(this.#volume, await this.#volume.inode(ino), name);
  }

  async getLock(ino: Ino, lock: LockRequest): Promise<HeldLock | undefined> {
    return this.#volume.locks.test(ino, lock);
  }

  async setLock(ino: Ino, lock: LockRequest, options: LockOptions): Promise<LockOutcome> {
    if (this.#volume.tail?.isFull) await this.#sealAll();
    return this.#volume.locks.set(ino, lock, options);
  }

  async releaseLocks(ino: Ino, owner: { flavour: LockFlavour; owner: bigint }): Promise<void> {
    return this.#volume.locks.release(ino, owner);
  }

  releaseAllLocks(): void {
    this.#volume.locks.releaseAll();
  }

  watch(listener: (invalidation: Invalidation) => void): () => void {
    return this.#volume.watch(listener);
  }

  /** Inode number that a path below `from` leads to, symlinks not followed. */
  async walk(names: readonly Name[], from: Ino = ROOT_INO): Promise<Ino | undefined> {
    let ino: Ino | undefined = from;
    for (const name of names) {
      if (ino === undefined) return undefined;
      ino = await find(this.#volume, { parent: ino, name });
    }
    return ino;
  }
}
