/**
 * A process of its own make: the calls of a program, walked through a FileSystem as the kernel would with
 * `default_permissions`, without one. What the kernel does is written down here once more, so that the suite runs on
 * a file system in memory, and so that a difference shows who is wrong.
 */
// Over 400 lines: one short method for each of the calls.

import { constants } from 'node:os';
import { toErrno } from '../../mount/index.ts';
import { withoutSetIds } from '../../mount/kernel/operation.ts';
import { OceanError } from '../../src/base/index.ts';
import {
  type AttributeChanges,
  type Attributes,
  type Caller,
  type FileSystem,
  isDirectory,
  isRegular,
  isSymlink,
  S_ISGID,
  S_ISVTX,
} from '../../src/fs/index.ts';
import { TYPE_BITS, type User } from './kernel-process.ts';
import {
  ACCESS,
  FALLOC,
  type FileType,
  O,
  type Process,
  RENAME,
  type Status,
  SystemError,
  type Time,
  XATTR,
} from './process.ts';
import { type Found, Walker } from './walk.ts';

const CODES = new Map(Object.entries(constants.errno).map(([code, number]) => [number, code]));
const S_IXGRP = 0o010;
const SIZE_MAX = 2n ** 63n - 1n;
const XATTR_VALUE_MAX = 65_536;

interface Open {
  readonly ino: number;
  /** Undefined for a directory, and for what is no file: only its inode is used. */
  readonly handle: number | undefined;
  readonly flags: number;
  at: bigint;
}

/** What all processes of one machine share: the open files are counted by inode. */
export class EmulatedProcess implements Process {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly #fileSystem: FileSystem;
  readonly #walker: Walker;
  readonly #nowNs: () => bigint;
  readonly #open = new Map<number, Open>();
  #nextFd = 3;
  #umask = 0;

  constructor(fileSystem: FileSystem, user: User, nowNs: () => bigint) {
    this.uid = user.uid;
    this.gid = user.gid;
    this.groups = user.groups;
    this.#fileSystem = fileSystem;
    this.#walker = new Walker(fileSystem, user);
    this.#nowNs = nowNs;
  }

  /** Turns what the file system throws into what a program sees. */
  async #as<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof OceanError)) throw error;
      throw new SystemError(CODES.get(toErrno(error)) ?? '?', error.message);
    }
  }

  get #caller(): Caller {
    return { uid: this.uid, gid: this.gid, pid: 1 };
  }

  #isMember(gid: number): boolean {
    return gid === this.gid || this.groups.includes(gid);
  }

  #fd(fd: number): Open {
    const open = this.#open.get(fd);
    if (open === undefined) throw new SystemError('EBADF', `descriptor ${fd}`);
    return open;
  }

  #file(fd: number, needs?: 'read' | 'write'): Open & { handle: number } {
    const open = this.#fd(fd);
    const way = open.flags & 3;
    if (needs === 'read' && way === O.WRONLY) throw new SystemError('EBADF', 'not for reading');
    if (needs === 'write' && way === O.RDONLY) throw new SystemError('EBADF', 'not for writing');
    if (open.handle === undefined) throw new SystemError('EISDIR', `descriptor ${fd}`);
    return open as Open & { handle: number };
  }

  chdir(path: string): Promise<void> {
    return this.#as(async () => {
      const found = await this.#walker.existing(path);
      if (!isDirectory(found.mode)) throw new SystemError('ENOTDIR', path);
      await this.#walker.demand(found, ACCESS.X, path);
      this.#walker.cwd = found.ino;
    });
  }

  async umask(mask: number): Promise<void> {
    this.#umask = mask;
  }

  open(path: string, flags: number, mode = 0): Promise<number> {
    return this.#as(async () => {
      if ((flags & O.TMPFILE) !== 0) return this.#openUnnamed(path, flags, mode);
      const isExclusive = (flags & O.CREAT) !== 0 && (flags & O.EXCL) !== 0;
      const follows = (flags & O.NOFOLLOW) === 0 && !isExclusive;
      const found = await this.#walker.walk(path, follows);
      const { target, parent, name } = found;
      if ((flags & O.CREAT) !== 0) {
        if (found.mustBeDirectory) throw new SystemError('EISDIR', path);
        if ((flags & O.DIRECTORY) !== 0) throw new SystemError('EINVAL', path);
        if (target !== undefined && isExclusive) throw new SystemError('EEXIST', path);
        if (target === undefined) {
          await this.#demandMakable(found, path);
          const options = { mode: this.#stripped(parent, mode), umask: this.#umask };
          const made = await this.#fileSystem.create(this.#caller, parent.ino, name, options);
          return this.#add(made.attributes.ino, made.opened.handle, flags);
        }
        if (isDirectory(target.mode)) throw new SystemError('EISDIR', path);
      }
      if (target === undefined) throw new SystemError('ENOENT', path);
      return this.#openExisting(target, flags, path);
    });
  }

  async #openExisting(target: Attributes, flags: number, path: string): Promise<number> {
    const way = flags & 3;
    if (isSymlink(target.mode)) throw new SystemError('ELOOP', path);
    if ((flags & O.DIRECTORY) !== 0 && !isDirectory(target.mode)) {
      throw new SystemError('ENOTDIR', path);
    }
    const truncates = (flags & O.TRUNC) !== 0;
    if (isDirectory(target.mode)) {
      if (way !== O.RDONLY || truncates) throw new SystemError('EISDIR', path);
      await this.#walker.demand(target, ACCESS.R, path);
      return this.#add(target.ino, undefined, flags);
    }
    const reads = way === O.WRONLY ? 0 : ACCESS.R;
    const writes = way === O.RDONLY && !truncates ? 0 : ACCESS.W;
    await this.#walker.demand(target, reads | writes, path);
    if (!isRegular(target.mode)) throw new SystemError('ENXIO', path);
    if (truncates) await this.#dropSetIds(target);
    const { handle } = await this.#fileSystem.open(target.ino, { truncate: truncates });
    return this.#add(target.ino, handle, flags);
  }

  async #openUnnamed(path: string, flags: number, mode: number): Promise<number> {
    if ((flags & 3) === O.RDONLY) throw new SystemError('EINVAL', path);
    const parent = await this.#walker.existing(path);
    if (!isDirectory(parent.mode)) throw new SystemError('ENOTDIR', path);
    await this.#walker.demand(parent, ACCESS.W | ACCESS.X, path);
    const options = { mode: this.#stripped(parent, mode), umask: this.#umask };
    const made = await this.#fileSystem.createUnnamed(this.#caller, parent.ino, options);
    return this.#add(made.attributes.ino, made.opened.handle, flags);
  }

  #add(ino: number, handle: number | undefined, flags: number): number {
    const fd = this.#nextFd++;
    this.#open.set(fd, { ino, handle, flags, at: 0n });
    return fd;
  }

  /** A program's exit. */
  async closeAll(): Promise<void> {
    for (const fd of [...this.#open.keys()]) await this.close(fd);
  }

  close(fd: number): Promise<void> {
    return this.#as(async () => {
      const { ino, handle } = this.#fd(fd);
      this.#open.delete(fd);
      if (handle === undefined) return;
      await this.#fileSystem.flush(handle);
      await this.#fileSystem.release(handle);
      this.#fileSystem.forget(ino, 1);
    });
  }

  read(fd: number, length: number, offset?: bigint): Promise<Uint8Array> {
    return this.#as(async () => {
      const open = this.#file(fd, 'read');
      const at = offset ?? open.at;
      if (at < 0n) throw new SystemError('EINVAL', 'before the start');
      const bytes = await this.#fileSystem.read(open.handle, Number(at), length);
      if (offset === undefined) open.at += BigInt(bytes.length);
      return bytes;
    });
  }

  write(fd: number, bytes: Uint8Array, offset?: bigint): Promise<number> {
    return this.#as(async () => {
      const open = this.#file(fd, 'write');
      const attributes = await this.#fileSystem.getattr(open.ino);
      const appends = (open.flags & O.APPEND) !== 0;
      const at = appends ? BigInt(attributes.size) : (offset ?? open.at);
      if (at < 0n) throw new SystemError('EINVAL', 'before the start');
      if (bytes.length === 0) return 0;
      await this.#dropSetIds(attributes);
      await this.#fileSystem.write(open.handle, Number(at), bytes);
      if (offset === undefined) open.at = at + BigInt(bytes.length);
      return bytes.length;
    });
  }

  seek(
    fd: number,
    offset: bigint,
    whence: 'set' | 'current' | 'end' | 'data' | 'hole',
  ): Promise<bigint> {
    return this.#as(async () => {
      const open = this.#fd(fd);
      if (whence === 'data' || whence === 'hole') {
        const { handle } = this.#file(fd);
        if (offset < 0n) throw new SystemError('ENXIO', 'before the start');
        open.at = BigInt(await this.#fileSystem.seek(handle, Number(offset), whence));
        return open.at;
      }
      const { size } = await this.#fileSystem.getattr(open.ino);
      const base = whence === 'set' ? 0n : whence === 'current' ? open.at : BigInt(size);
      if (base + offset < 0n) throw new SystemError('EINVAL', 'before the start');
      open.at = base + offset;
      return open.at;
    });
  }

  fsync(fd: number): Promise<void> {
    return this.#as(async () => {
      const { handle } = this.#fd(fd);
      if (handle !== undefined) await this.#fileSystem.fsync(handle);
    });
  }

  ftruncate(fd: number, size: bigint): Promise<void> {
    return this.#as(async () => {
      const open = this.#fd(fd);
      if (size < 0n || (open.flags & 3) === O.RDONLY || open.handle === undefined) {
        throw new SystemError('EINVAL', 'cannot resize');
      }
      await this.#resize(await this.#fileSystem.getattr(open.ino), size);
    });
  }

  truncate(path: string, size: bigint): Promise<void> {
    return this.#as(async () => {
      if (size < 0n) throw new SystemError('EINVAL', path);
      const target = await this.#walker.existing(path);
      if (isDirectory(target.mode)) throw new SystemError('EISDIR', path);
      if (!isRegular(target.mode)) throw new SystemError('EINVAL', path);
      await this.#walker.demand(target, ACCESS.W, path);
      await this.#resize(target, size);
    });
  }

  async #resize(target: Attributes, size: bigint): Promise<void> {
    if (size > SIZE_MAX) throw new SystemError('EFBIG', 'size');
    await this.#dropSetIds(target);
    await this.#fileSystem.setattr(target.ino, { size: Number(size) });
  }

  /** Writing takes set-id bits away, from everybody but root. */
  async #dropSetIds(target: Attributes): Promise<void> {
    if (this.uid === 0) return;
    const mode = withoutSetIds(target.mode);
    if (mode !== undefined) await this.#fileSystem.setattr(target.ino, { mode });
  }

  fallocate(fd: number, mode: number, offset: bigint, length: bigint): Promise<void> {
    return this.#as(async () => {
      if (offset < 0n || length <= 0n) throw new SystemError('EINVAL', 'range');
      const known = FALLOC.KEEP_SIZE | FALLOC.PUNCH_HOLE | FALLOC.ZERO_RANGE;
      const { handle } = this.#file(fd, 'write');
      const punchHole = (mode & FALLOC.PUNCH_HOLE) !== 0;
      const keepSize = (mode & FALLOC.KEEP_SIZE) !== 0;
      const zeroRange = (mode & FALLOC.ZERO_RANGE) !== 0;
      const isMixed = (punchHole && !keepSize) || (punchHole && zeroRange);
      if ((mode & ~known) !== 0 || isMixed) throw new SystemError('EOPNOTSUPP', 'mode');
      if (offset + length > SIZE_MAX) throw new SystemError('EFBIG', 'range');
      await this.#dropSetIds(await this.#fileSystem.getattr(this.#fd(fd).ino));
      const options = { keepSize, punchHole, zeroRange };
      await this.#fileSystem.allocate(handle, Number(offset), Number(length), options);
    });
  }

  copyRange(from: number, to: number, length: number): Promise<number> {
    return this.#as(async () => {
      const source = this.#file(from, 'read');
      const target = this.#file(to, 'write');
      if ((target.flags & O.APPEND) !== 0) throw new SystemError('EBADF', 'appends');
      const [start, end] = [Number(source.at), Number(target.at)];
      if (source.ino === target.ino && Math.abs(start - end) < length) {
        throw new SystemError('EINVAL', 'the ranges overlap');
      }
      await this.#dropSetIds(await this.#fileSystem.getattr(target.ino));
      const count = await this.#fileSystem.copyRange(
        { handle: source.handle, offset: start },
        { handle: target.handle, offset: end },
        length,
      );
      source.at += BigInt(count);
      target.at += BigInt(count);
      return count;
    });
  }

  stat(path: string): Promise<Status> {
    return this.#as(async () => statusOf(await this.#walker.existing(path)));
  }

  lstat(path: string): Promise<Status> {
    return this.#as(async () => statusOf(await this.#walker.existing(path, false)));
  }

  fstat(fd: number): Promise<Status> {
    return this.#as(async () => statusOf(await this.#fileSystem.getattr(this.#fd(fd).ino)));
  }

  access(path: string, mode: number): Promise<void> {
    return this.#as(async () => {
      await this.#walker.demand(await this.#walker.existing(path), mode, path);
    });
  }

  /** Where something may be made: the name is free, and the directory may be written. */
  async #demandMakable({ parent, target }: Found, path: string): Promise<void> {
    if (target !== undefined) throw new SystemError('EEXIST', path);
    await this.#walker.demand(parent, ACCESS.W | ACCESS.X, path);
  }

  /** The kernel takes S_ISGID from a file that somebody makes in a directory of a group that is not theirs. */
  #stripped(parent: Attributes, mode: number): number {
    const isForeign = this.uid !== 0 && !this.#isMember(parent.gid);
    const needsStrip = (mode & S_ISGID) !== 0 && (mode & S_IXGRP) !== 0;
    return isForeign && needsStrip && (parent.mode & S_ISGID) !== 0 ? mode & ~S_ISGID : mode;
  }

  mkdir(path: string, mode: number): Promise<void> {
    return this.#as(async () => {
      const found = await this.#walker.walk(path, false);
      await this.#demandMakable(found, path);
      const options = { mode: mode & (0o777 | S_ISVTX), umask: this.#umask };
      const made = await this.#fileSystem.mkdir(
        this.#caller,
        found.parent.ino,
        found.name,
        options,
      );
      this.#fileSystem.forget(made.ino, 1);
    });
  }

  mknod(path: string, type: FileType, mode: number, rdev = 0n): Promise<void> {
    return this.#as(async () => {
      const found = await this.#walker.walk(path, false);
      const { parent, name } = found;
      if (found.target === undefined && found.mustBeDirectory)
        throw new SystemError('ENOENT', path);
      if ((type === 'block' || type === 'character') && this.uid !== 0) {
        await this.#demandMakable(found, path);
        throw new SystemError('EPERM', path);
      }
      await this.#demandMakable(found, path);
      const options = {
        mode: TYPE_BITS[type] | this.#stripped(parent, mode),
        umask: this.#umask,
        rdev: Number(rdev),
      };
      const made = await this.#fileSystem.mknod(this.#caller, parent.ino, name, options);
      this.#fileSystem.forget(made.ino, 1);
    });
  }

  symlink(target: string, path: string): Promise<void> {
    return this.#as(async () => {
      if (target === '') throw new SystemError('ENOENT', path);
      if (target.length > 4095) throw new SystemError('ENAMETOOLONG', path);
      const found = await this.#walker.walk(path, false);
      if (found.target === undefined && found.mustBeDirectory)
        throw new SystemError('ENOENT', path);
      await this.#demandMakable(found, path);
      const bytes = Uint8Array.from(Buffer.from(target, 'latin1'));
      const { parent, name } = found;
      const made = await this.#fileSystem.symlink(this.#caller, parent.ino, name, bytes);
      this.#fileSystem.forget(made.ino, 1);
    });
  }

  link(from: string, to: string): Promise<void> {
    return this.#as(async () => {
      const source = await this.#walker.existing(from, false);
      await this.#link(source.ino, to, isDirectory(source.mode));
    });
  }

  async #link(ino: number, to: string, isOfDirectory: boolean): Promise<void> {
    const found = await this.#walker.walk(to, false);
    if (found.target === undefined && found.mustBeDirectory) throw new SystemError('ENOENT', to);
    await this.#demandMakable(found, to);
    if (isOfDirectory) throw new SystemError('EPERM', to);
    await this.#fileSystem.link(ino, found.parent.ino, found.name);
    this.#fileSystem.forget(ino, 1);
  }

  linkOpen(fd: number, to: string): Promise<void> {
    return this.#as(async () => {
      const { ino, flags } = this.#fd(fd);
      if ((flags & O.TMPFILE) !== 0 && (flags & O.EXCL) !== 0) throw new SystemError('ENOENT', to);
      await this.#link(ino, to, false);
    });
  }

  unlink(path: string): Promise<void> {
    return this.#as(async () => {
      const { parent, name, target } = await this.#removable(path);
      if (isDirectory(target.mode)) throw new SystemError('EISDIR', path);
      await this.#fileSystem.unlink(parent.ino, name);
    });
  }

  rmdir(path: string): Promise<void> {
    return this.#as(async () => {
      const last = path.replace(/\/+$/, '').split('/').at(-1);
      if (last === '.') throw new SystemError('EINVAL', path);
      if (last === '..') throw new SystemError('ENOTEMPTY', path);
      const { parent, name, target } = await this.#removable(path);
      if (!isDirectory(target.mode)) throw new SystemError('ENOTDIR', path);
      await this.#fileSystem.rmdir(parent.ino, name);
    });
  }

  async #removable(path: string): Promise<Found & { target: Attributes }> {
    const found = await this.#walker.walk(path, false);
    const { parent, target } = found;
    if (target === undefined) throw new SystemError('ENOENT', path);
    await this.#walker.demandRemovable(parent, target, path);
    return { ...found, target };
  }

  rename(from: string, to: string, flags = 0): Promise<void> {
    return this.#as(async () => {
      const noReplace = (flags & RENAME.NOREPLACE) !== 0;
      const exchange = (flags & RENAME.EXCHANGE) !== 0;
      if ((flags & ~3) !== 0 || (noReplace && exchange)) throw new SystemError('EINVAL', 'flags');
      const isDot = (path: string) => /(^|\/)\.\.?\/*$/.test(path);
      if (isDot(from) || isDot(to)) throw new SystemError('EBUSY', from);
      const source = await this.#walker.walk(from, false);
      const place = await this.#walker.walk(to, false);
      const { target } = place;
      if (source.target === undefined) throw new SystemError('ENOENT', from);
      if (noReplace && target !== undefined) throw new SystemError('EEXIST', to);
      if (exchange && target === undefined) throw new SystemError('ENOENT', to);
      const moves = isDirectory(source.target.mode);
      if (!moves && (source.mustBeDirectory || (place.mustBeDirectory && !exchange))) {
        throw new SystemError('ENOTDIR', to);
      }
      await this.#checkAncestors(source, place);
      if (target?.ino === source.target.ino) return;
      await this.#walker.demandRemovable(source.parent, source.target, from);
      if (target === undefined) {
        await this.#walker.demand(place.parent, ACCESS.W | ACCESS.X, to);
      } else {
        await this.#walker.demandRemovable(place.parent, target, to);
        if (!exchange && moves !== isDirectory(target.mode)) {
          throw new SystemError(moves ? 'ENOTDIR' : 'EISDIR', to);
        }
      }
      const changesParent = source.parent.ino !== place.parent.ino;
      if (moves && changesParent) await this.#walker.demand(source.target, ACCESS.W, from);
      await this.#fileSystem.rename(
        { parent: source.parent.ino, name: source.name },
        { parent: place.parent.ino, name: place.name },
        { noReplace, exchange },
      );
    });
  }

  /** A directory goes neither into itself nor over one that it lies in. */
  async #checkAncestors(source: Found, place: Found): Promise<void> {
    const above = async (ino: number) => {
      const found = [ino];
      while (found.at(-1) !== 1) {
        found.push((await this.#fileSystem.lookup(found.at(-1)!, '..')).ino);
      }
      return found;
    };
    if (source.target && isDirectory(source.target.mode)) {
      const isInside = (await above(place.parent.ino)).includes(source.target.ino);
      if (isInside) throw new SystemError('EINVAL', 'into itself');
    }
    if (place.target && isDirectory(place.target.mode)) {
      const isAbove = (await above(source.parent.ino)).includes(place.target.ino);
      if (isAbove) throw new SystemError('ENOTEMPTY', 'over what it lies in');
    }
  }

  readlink(path: string): Promise<string> {
    return this.#as(async () => {
      const { ino, mode } = await this.#walker.existing(path, false);
      if (!isSymlink(mode)) throw new SystemError('EINVAL', path);
      return Buffer.from(await this.#fileSystem.readlink(ino)).toString('latin1');
    });
  }

  chmod(path: string, mode: number): Promise<void> {
    return this.#as(async () => this.#chmod(await this.#walker.existing(path), mode));
  }

  fchmod(fd: number, mode: number): Promise<void> {
    return this.#as(async () => {
      await this.#chmod(await this.#fileSystem.getattr(this.#fd(fd).ino), mode);
    });
  }

  async #chmod(target: Attributes, mode: number): Promise<void> {
    this.#demandOwner(target);
    const keepsGroupId = this.uid === 0 || this.#isMember(target.gid);
    const wanted = keepsGroupId ? mode & 0o7777 : mode & 0o5777;
    await this.#fileSystem.setattr(target.ino, { mode: wanted });
  }

  #demandOwner(target: Attributes): void {
    if (this.uid !== 0 && this.uid !== target.uid) throw new SystemError('EPERM', 'not the owner');
  }

  chown(path: string, uid: number, gid: number): Promise<void> {
    return this.#as(async () => this.#chown(await this.#walker.existing(path), uid, gid));
  }

  lchown(path: string, uid: number, gid: number): Promise<void> {
    return this.#as(async () => this.#chown(await this.#walker.existing(path, false), uid, gid));
  }

  async #chown(target: Attributes, uid: number, gid: number): Promise<void> {
    const isOwner = this.uid === target.uid;
    const mayUser = uid === -1 || this.uid === 0 || (isOwner && uid === target.uid);
    const mayGroup =
      gid === -1 || this.uid === 0 || (isOwner && (this.#isMember(gid) || gid === target.gid));
    if (!mayUser || !mayGroup) throw new SystemError('EPERM', 'chown');
    const mode = withoutSetIds(target.mode);
    const changes: AttributeChanges = {
      ...(uid === -1 ? {} : { uid }),
      ...(gid === -1 ? {} : { gid }),
      ...(mode === undefined ? {} : { mode }),
    };
    if (uid === -1 && gid === -1 && mode === undefined) return;
    await this.#fileSystem.setattr(target.ino, changes);
  }

  utimens(path: string, atime: Time, mtime: Time): Promise<void> {
    return this.#as(async () => this.#utimens(await this.#walker.existing(path), atime, mtime));
  }

  lutimens(path: string, atime: Time, mtime: Time): Promise<void> {
    return this.#as(async () =>
      this.#utimens(await this.#walker.existing(path, false), atime, mtime),
    );
  }

  async #utimens(target: Attributes, atime: Time, mtime: Time): Promise<void> {
    if (atime === 'omit' && mtime === 'omit') return;
    const isOwner = this.uid === 0 || this.uid === target.uid;
    if (atime === 'now' && mtime === 'now') {
      if (!isOwner) await this.#walker.demand(target, ACCESS.W, 'utimens');
    } else if (!isOwner) throw new SystemError('EPERM', 'utimens');
    const set = (time: bigint | 'now') => (time === 'now' ? this.#nowNs() : time);
    await this.#fileSystem.setattr(target.ino, {
      ...(atime === 'omit' ? {} : { atimeNs: set(atime) }),
      ...(mtime === 'omit' ? {} : { mtimeNs: set(mtime) }),
    });
  }

  readdir(path: string): Promise<string[]> {
    return this.#as(async () => {
      const target = await this.#walker.existing(path);
      if (!isDirectory(target.mode)) throw new SystemError('ENOTDIR', path);
      await this.#walker.demand(target, ACCESS.R, path);
      const { handle } = await this.#fileSystem.opendir(target.ino);
      const names: string[] = [];
      for (let cookie = 0n; ; ) {
        const page = await this.#fileSystem.readdir(handle, cookie, 64);
        if (page.length === 0) break;
        names.push(...page.map(({ name }) => name));
        cookie = page.at(-1)!.cookie;
      }
      await this.#fileSystem.releasedir(handle);
      return names.filter((name) => name !== '.' && name !== '..');
    });
  }

  getxattr(path: string, name: string): Promise<Uint8Array> {
    return this.#as(async () => {
      const target = await this.#walker.existing(path);
      await this.#demandAttribute(target, name, ACCESS.R);
      return this.#fileSystem.getxattr(target.ino, name);
    });
  }

  /** Rules for the names of attributes: xattr(7). */
  async #demandAttribute(target: Attributes, name: string, wanted: number): Promise<void> {
    if (name.startsWith('system.')) {
      if (wanted === ACCESS.W) this.#demandOwner(target);
      return;
    }
    if (name.startsWith('trusted.') && this.uid !== 0) {
      throw new SystemError(wanted === ACCESS.W ? 'EPERM' : 'ENODATA', name);
    }
    if (name.startsWith('user.')) {
      if (!isRegular(target.mode) && !isDirectory(target.mode)) {
        throw new SystemError(wanted === ACCESS.W ? 'EPERM' : 'ENODATA', name);
      }
      const isSticky = isDirectory(target.mode) && (target.mode & S_ISVTX) !== 0;
      if (isSticky && wanted === ACCESS.W) this.#demandOwner(target);
    }
    await this.#walker.demand(target, wanted, name);
  }

  setxattr(path: string, name: string, value: Uint8Array, flags = 0): Promise<void> {
    return this.#as(async () => {
      if (name === '' || name.length > 255) throw new SystemError('ERANGE', name);
      if (value.length > XATTR_VALUE_MAX) throw new SystemError('E2BIG', name);
      const target = await this.#walker.existing(path);
      await this.#demandAttribute(target, name, ACCESS.W);
      const create = (flags & XATTR.CREATE) !== 0;
      const replace = (flags & XATTR.REPLACE) !== 0;
      await this.#fileSystem.setxattr(target.ino, name, value, { create, replace });
      const isForeign = this.uid !== 0 && !this.#isMember(target.gid);
      if (name === 'system.posix_acl_access' && isForeign) {
        const { mode } = await this.#fileSystem.getattr(target.ino);
        const without = mode & 0o5777;
        if ((mode & S_ISGID) !== 0) await this.#fileSystem.setattr(target.ino, { mode: without });
      }
    });
  }

  listxattr(path: string): Promise<string[]> {
    return this.#as(async () => {
      const names = await this.#fileSystem.listxattr((await this.#walker.existing(path)).ino);
      return names.filter((name) => this.uid === 0 || !name.startsWith('trusted.'));
    });
  }

  removexattr(path: string, name: string): Promise<void> {
    return this.#as(async () => {
      const target = await this.#walker.existing(path);
      await this.#demandAttribute(target, name, ACCESS.W);
      await this.#fileSystem.removexattr(target.ino, name);
    });
  }

  map(fd: number, options: Parameters<Process['map']>[1]): Promise<Uint8Array> {
    return this.#as(async () => {
      const { length, shared, write } = options;
      const { handle } = this.#file(fd, 'read');
      const shown = new Uint8Array(length);
      shown.set(await this.#fileSystem.read(handle, 0, length));
      if (write !== undefined) shown.set(write.bytes, write.offset);
      const { size } = await this.#fileSystem.getattr(this.#fd(fd).ino);
      if (write !== undefined && shared) {
        this.#file(fd, 'write');
        const inside = Math.max(0, Math.min(write.bytes.length, size - write.offset));
        await this.#fileSystem.write(handle, write.offset, write.bytes.subarray(0, inside));
      }
      return shown;
    });
  }

  statfs(path: string): ReturnType<Process['statfs']> {
    return this.#as(async () => {
      await this.#walker.existing(path);
      const { blocksTotal, blocksFree } = await this.#fileSystem.statfs();
      return { blocks: BigInt(blocksTotal), blocksFree: BigInt(blocksFree), nameBytesMax: 255 };
    });
  }
}

function statusOf(attributes: Attributes): Status {
  const { mode, nlink, uid, gid, ino, rdev, size, blocks } = attributes;
  const { atimeNs, mtimeNs, ctimeNs, birthNs } = attributes;
  const isType = ([, bits]: [string, number]) => bits === (mode & 0o170000);
  const [type] = Object.entries(TYPE_BITS).find(isType) as [FileType, number];
  return {
    type,
    mode: mode & 0o7777,
    ...{ nlink, uid, gid, ino: BigInt(ino), rdev: BigInt(rdev) },
    ...{ size: BigInt(size), blocks: BigInt(blocks), atimeNs, mtimeNs, ctimeNs, btimeNs: birthNs },
  };
}
