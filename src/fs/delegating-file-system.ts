/** A file system that hands every operation to the one beneath: a base for layers that change a few. */

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
import type {
  HeldLock,
  LockFlavour,
  LockOptions,
  LockOutcome,
  LockRequest,
} from './locks/ranges.ts';

type Place = { parent: Ino; name: Name };
type Position = { handle: number; offset: number };

export class DelegatingFileSystem implements FileSystem {
  readonly #beneath: FileSystem;

  constructor(beneath: FileSystem) {
    this.#beneath = beneath;
  }

  /** Called before every change of a name or an inode; throws to refuse it. */
  protected checkWritable(_ino: Ino, _name?: Name): void {}

  async lookup(parent: Ino, name: Name): Promise<Attributes> {
    return this.#beneath.lookup(parent, name);
  }

  forget(ino: Ino, count: number): void {
    this.#beneath.forget(ino, count);
  }

  forgotten(ino: Ino): void {
    this.#beneath.forgotten(ino);
  }

  async getattr(ino: Ino): Promise<Attributes> {
    return this.#beneath.getattr(ino);
  }

  async setattr(ino: Ino, changes: AttributeChanges, handle?: number): Promise<Attributes> {
    this.checkWritable(ino);
    return this.#beneath.setattr(ino, changes, handle);
  }

  async readlink(ino: Ino): Promise<Uint8Array> {
    return this.#beneath.readlink(ino);
  }

  async mknod(
    caller: Caller,
    parent: Ino,
    name: Name,
    options: CreateOptions,
  ): Promise<Attributes> {
    this.checkWritable(parent, name);
    return this.#beneath.mknod(caller, parent, name, options);
  }

  async mkdir(
    caller: Caller,
    parent: Ino,
    name: Name,
    options: CreateOptions,
  ): Promise<Attributes> {
    this.checkWritable(parent, name);
    return this.#beneath.mkdir(caller, parent, name, options);
  }

  async symlink(caller: Caller, parent: Ino, name: Name, target: Uint8Array): Promise<Attributes> {
    this.checkWritable(parent, name);
    return this.#beneath.symlink(caller, parent, name, target);
  }

  async link(ino: Ino, parent: Ino, name: Name): Promise<Attributes> {
    this.checkWritable(ino);
    this.checkWritable(parent, name);
    return this.#beneath.link(ino, parent, name);
  }

  async unlink(parent: Ino, name: Name): Promise<void> {
    this.checkWritable(parent, name);
    return this.#beneath.unlink(parent, name);
  }

  async rmdir(parent: Ino, name: Name): Promise<void> {
    this.checkWritable(parent, name);
    return this.#beneath.rmdir(parent, name);
  }

  async rename(from: Place, to: Place, options?: RenameOptions): Promise<void> {
    this.checkWritable(from.parent, from.name);
    this.checkWritable(to.parent, to.name);
    return this.#beneath.rename(from, to, options);
  }

  async create(
    caller: Caller,
    parent: Ino,
    name: Name,
    options: CreateOptions,
  ): Promise<{ attributes: Attributes; opened: Opened }> {
    this.checkWritable(parent, name);
    return this.#beneath.create(caller, parent, name, options);
  }

  async createUnnamed(
    caller: Caller,
    parent: Ino,
    options: CreateOptions,
  ): Promise<{ attributes: Attributes; opened: Opened }> {
    this.checkWritable(parent);
    return this.#beneath.createUnnamed(caller, parent, options);
  }

  async open(ino: Ino, options?: { truncate?: boolean }): Promise<Opened> {
    return this.#beneath.open(ino, options);
  }

  async read(handle: number, offset: number, length: number): Promise<Uint8Array> {
    return this.#beneath.read(handle, offset, length);
  }

  async write(handle: number, offset: number, bytes: Uint8Array): Promise<void> {
    return this.#beneath.write(handle, offset, bytes);
  }

  async flush(handle: number): Promise<void> {
    return this.#beneath.flush(handle);
  }

  async fsync(handle: number): Promise<void> {
    return this.#beneath.fsync(handle);
  }

  async release(handle: number): Promise<void> {
    return this.#beneath.release(handle);
  }

  async allocate(
    handle: number,
    offset: number,
    length: number,
    options: AllocateOptions,
  ): Promise<void> {
    return this.#beneath.allocate(handle, offset, length, options);
  }

  async seek(handle: number, offset: number, whence: 'data' | 'hole'): Promise<number> {
    return this.#beneath.seek(handle, offset, whence);
  }

  async copyRange(from: Position, to: Position, length: number): Promise<number> {
    return this.#beneath.copyRange(from, to, length);
  }

  async opendir(ino: Ino): Promise<Opened> {
    return this.#beneath.opendir(ino);
  }

  async readdir(
    handle: number,
    cookie: bigint,
    countMax: number,
  ): Promise<readonly DirectoryEntry[]> {
    return this.#beneath.readdir(handle, cookie, countMax);
  }

  async releasedir(handle: number): Promise<void> {
    return this.#beneath.releasedir(handle);
  }

  async fsyncdir(handle: number): Promise<void> {
    return this.#beneath.fsyncdir(handle);
  }

  statfs(): Promise<Space> {
    return this.#beneath.statfs();
  }

  async getxattr(ino: Ino, name: Name): Promise<Uint8Array> {
    return this.#beneath.getxattr(ino, name);
  }

  async setxattr(
    ino: Ino,
    name: Name,
    value: Uint8Array,
    options?: { create?: boolean; replace?: boolean },
  ): Promise<void> {
    this.checkWritable(ino);
    return this.#beneath.setxattr(ino, name, value, options);
  }

  async listxattr(ino: Ino): Promise<readonly Name[]> {
    return this.#beneath.listxattr(ino);
  }

  async removexattr(ino: Ino, name: Name): Promise<void> {
    this.checkWritable(ino);
    return this.#beneath.removexattr(ino, name);
  }

  async getLock(ino: Ino, lock: LockRequest): Promise<HeldLock | undefined> {
    return this.#beneath.getLock(ino, lock);
  }

  async setLock(ino: Ino, lock: LockRequest, options: LockOptions): Promise<LockOutcome> {
    return this.#beneath.setLock(ino, lock, options);
  }

  async releaseLocks(ino: Ino, owner: { flavour: LockFlavour; owner: bigint }): Promise<void> {
    return this.#beneath.releaseLocks(ino, owner);
  }

  releaseAllLocks(): void {
    this.#beneath.releaseAllLocks();
  }

  watch(listener: (invalidation: Invalidation) => void): () => void {
    return this.#beneath.watch(listener);
  }
}
