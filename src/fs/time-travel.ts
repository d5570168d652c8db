/**
 * Old versions inside the mount: `.ocean/versions/<number or time>/…` in the root directory, not listed there,
 * read only. Everything else is the file system beneath.
 */

import { bytesOfKey, type Clock, keyOf, OceanError, textOf, utf8 } from '../base/index.ts';
import type { Session } from '../client/index.ts';
import { DelegatingFileSystem } from './delegating-file-system.ts';
import {
  type AttributeChanges,
  type Attributes,
  type DirectoryEntry,
  type FileSystem,
  type Ino,
  type Name,
  type Opened,
  ROOT_INO,
} from './file-system.ts';
import { LocalLocks } from './locks/local-locks.ts';
import type {
  HeldLock,
  LockFlavour,
  LockOptions,
  LockOutcome,
  LockRequest,
} from './locks/ranges.ts';
import { isDirectory, isSymlink, S_IFDIR, typeOf } from './mode.ts';
import { Past, type PastFile, pastAttributes, readPast } from './past.ts';

const OCEAN: Name = '.ocean';
const VERSIONS: Name = 'versions';
/** Numbers from here on are handed out to what does not exist in the latest version. */
const VIRTUAL_INO = 2 ** 52;
const LIFE_INOS = 2 ** 36;
const LIVES = 2 ** 16;
const OCEAN_INO = VIRTUAL_INO;
const VERSIONS_INO = VIRTUAL_INO + 1;
/** Handles from here on are of old files. */
const VIRTUAL_HANDLE = 2 ** 40;
const COOKIE_FIRST = 3;

interface Place {
  readonly version: number;
  readonly ino: Ino;
}

interface Listing {
  readonly ino: Ino;
  entries: readonly DirectoryEntry[] | undefined;
}

export class TimeTravelFileSystem extends DelegatingFileSystem {
  readonly #past: Past;
  readonly #clock: Clock;
  /** UNBOUNDED: what the kernel forgets leaves it, but what was only listed stays, a hundred bytes each. */
  readonly #places = new Map<Ino, Place>();
  readonly #numbers = new Map<string, Ino>();
  /** References that the kernel holds: what it forgets leaves both maps. */
  readonly #lookups = new Map<Ino, number>();
  readonly #files = new Map<number, PastFile>();
  readonly #listings = new Map<number, Listing>();
  readonly #locks = new LocalLocks();
  #nextIno: Ino;
  #nextHandle = VIRTUAL_HANDLE;

  /** @param life - how many processes served the mount before: none hands out a number of another */
  constructor(beneath: FileSystem, session: Session, clock: Clock, life = 0) {
    super(beneath);
    this.#nextIno = VIRTUAL_INO + (life % LIVES) * LIFE_INOS + 2;
    this.#past = new Past(session, clock);
    this.#clock = clock;
  }

  /** Refuses to change what is past. */
  protected override checkWritable(ino: Ino, name?: Name): void {
    if (ino >= VIRTUAL_INO) throw new OceanError('read-only', 'Old versions cannot be changed');
    if (ino === ROOT_INO && name === OCEAN) {
      throw new OceanError('not-permitted', '".ocean" is where old versions are');
    }
  }

  #number(version: number, ino: Ino): Ino {
    const name = `${version}:${ino}`;
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#nextIno++;
      this.#numbers.set(name, number);
      this.#places.set(number, { version, ino });
    }
    return number;
  }

  /** The root directory of a version, which stays known. @throws OceanError `not-found` */
  async rootOf(version: number): Promise<Ino> {
    await this.#past.version(version);
    const root = this.#number(version, ROOT_INO);
    this.#lookups.set(root, Number.POSITIVE_INFINITY);
    return root;
  }

  #place(ino: Ino): Place {
    const place = this.#places.get(ino);
    // Of an earlier life: the kernel looks the path up again.
    if (place === undefined) throw new OceanError('conflict', `No inode ${ino}`);
    return place;
  }

  #directory(ino: Ino): Attributes {
    const now = this.#clock.nowNs();
    const times = { atimeNs: now, mtimeNs: now, ctimeNs: now, birthNs: undefined };
    const owner = { uid: 0, gid: 0, rdev: 0 };
    return { ino, mode: S_IFDIR | 0o555, nlink: 1, ...owner, size: 0, blocks: 0, ...times };
  }

  override async lookup(parent: Ino, name: Name): Promise<Attributes> {
    const found = await this.#find(parent, name);
    if (found.ino >= VIRTUAL_INO) {
      this.#lookups.set(found.ino, (this.#lookups.get(found.ino) ?? 0) + 1);
    }
    return found;
  }

  async #find(parent: Ino, name: Name): Promise<Attributes> {
    if (parent === ROOT_INO && name === OCEAN) return this.#directory(OCEAN_INO);
    if (parent < VIRTUAL_INO) return super.lookup(parent, name);
    if (parent === OCEAN_INO) {
      if (name === VERSIONS) return this.#directory(VERSIONS_INO);
      throw new OceanError('not-found', 'No such name');
    }
    if (parent === VERSIONS_INO) {
      const version = await this.#past.versionOf(textOf(bytesOfKey(name)) ?? '');
      return this.getattr(this.#number(version, ROOT_INO));
    }
    const { version, ino } = this.#place(parent);
    const { reader } = await this.#past.version(version);
    const found = await reader.dirent(ino, name);
    if (found === undefined) throw new OceanError('not-found', 'No such name');
    return this.getattr(this.#number(version, found.ino));
  }

  override forget(ino: Ino, count: number): void {
    if (ino < VIRTUAL_INO) {
      super.forget(ino, count);
      return;
    }
    const left = (this.#lookups.get(ino) ?? 0) - count;
    if (left > 0) {
      this.#lookups.set(ino, left);
      return;
    }
    this.#lookups.delete(ino);
    const place = this.#places.get(ino);
    this.#places.delete(ino);
    if (place !== undefined) this.#numbers.delete(`${place.version}:${place.ino}`);
  }

  override async getattr(ino: Ino): Promise<Attributes> {
    if (ino < VIRTUAL_INO) return super.getattr(ino);
    if (ino === OCEAN_INO || ino === VERSIONS_INO) return this.#directory(ino);
    const place = this.#place(ino);
    return pastAttributes(ino, await this.#past.record(place.version, place.ino));
  }

  override async setattr(
    ino: Ino,
    changes: AttributeChanges,
    handle?: number,
  ): Promise<Attributes> {
    this.checkWritable(ino);
    return super.setattr(ino, changes, handle);
  }

  override async readlink(ino: Ino): Promise<Uint8Array> {
    if (ino < VIRTUAL_INO) return super.readlink(ino);
    const { version, ino: old } = this.#place(ino);
    const record = await this.#past.record(version, old);
    if (!isSymlink(record.mode)) throw new OceanError('invalid', 'Not a symbolic link');
    return record.inline ?? new Uint8Array(0);
  }

  override async open(ino: Ino, options: { truncate?: boolean } = {}): Promise<Opened> {
    if (ino < VIRTUAL_INO) return super.open(ino, options);
    if (options.truncate) this.checkWritable(ino);
    const { version, ino: old } = this.#place(ino);
    const handle = this.#nextHandle++;
    this.#files.set(handle, await this.#past.open(version, old));
    return { handle, keepCache: true };
  }

  override async read(handle: number, offset: number, length: number): Promise<Uint8Array> {
    const file = this.#files.get(handle);
    return file === undefined ? super.read(handle, offset, length) : readPast(file, offset, length);
  }

  override async write(handle: number, offset: number, bytes: Uint8Array): Promise<void> {
    if (handle >= VIRTUAL_HANDLE)
      throw new OceanError('read-only', 'Old versions cannot be changed');
    return super.write(handle, offset, bytes);
  }

  override async flush(handle: number): Promise<void> {
    if (handle < VIRTUAL_HANDLE) await super.flush(handle);
  }

  override async fsync(handle: number): Promise<void> {
    if (handle < VIRTUAL_HANDLE) await super.fsync(handle);
  }

  override async release(handle: number): Promise<void> {
    if (!this.#files.delete(handle)) await super.release(handle);
  }

  override async seek(handle: number, offset: number, whence: 'data' | 'hole'): Promise<number> {
    const file = this.#files.get(handle);
    if (file === undefined) return super.seek(handle, offset, whence);
    // An old file counts as data throughout, which POSIX allows.
    if (offset >= file.record.size) throw new OceanError('range', 'The offset is past the end');
    return whence === 'data' ? offset : file.record.size;
  }

  override async copyRange(
    from: { handle: number; offset: number },
    to: { handle: number; offset: number },
    length: number,
  ): Promise<number> {
    if (from.handle < VIRTUAL_HANDLE) return super.copyRange(from, to, length);
    const bytes = await this.read(from.handle, from.offset, Math.min(length, 1 << 20));
    if (bytes.length > 0) await super.write(to.handle, to.offset, bytes);
    return bytes.length;
  }

  override async opendir(ino: Ino): Promise<Opened> {
    if (ino < VIRTUAL_INO) return super.opendir(ino);
    const { mode } = await this.getattr(ino);
    if (!isDirectory(mode)) throw new OceanError('not-directory', `Inode ${ino} is no directory`);
    const handle = this.#nextHandle++;
    this.#listings.set(handle, { ino, entries: undefined });
    return { handle, keepCache: false };
  }

  override async readdir(
    handle: number,
    cookie: bigint,
    countMax: number,
  ): Promise<readonly DirectoryEntry[]> {
    const listing = this.#listings.get(handle);
    if (listing === undefined) return super.readdir(handle, cookie, countMax);
    if (listing.entries === undefined || cookie === 0n) {
      const own: DirectoryEntry[] = ['.', '..'].map((name, index) => ({
        name,
        ino: listing.ino,
        type: S_IFDIR,
        cookie: BigInt(index + 1),
      }));
      listing.entries = [...own, ...(await this.#entries(listing.ino))];
    }
    return listing.entries.filter((entry) => entry.cookie > cookie).slice(0, countMax);
  }

  async #entries(ino: Ino): Promise<DirectoryEntry[]> {
    const entry = (name: Name, number: Ino, type: number, index: number): DirectoryEntry => ({
      name,
      ino: number,
      type,
      cookie: BigInt(COOKIE_FIRST + index),
    });
    if (ino === OCEAN_INO) return [entry(VERSIONS, VERSIONS_INO, S_IFDIR, 0)];
    if (ino === VERSIONS_INO) {
      return (await this.#past.kept()).map((version, index) => {
        const name = keyOf(utf8(String(version)));
        return entry(name, this.#number(version, ROOT_INO), S_IFDIR, index);
      });
    }
    const { version, ino: old } = this.#place(ino);
    const { reader } = await this.#past.version(version);
    const found = await reader.dirents(old);
    return found.map(({ record }, index) =>
      entry(record.name, this.#number(version, record.ino), typeOf(record.type), index),
    );
  }

  override async releasedir(handle: number): Promise<void> {
    if (!this.#listings.delete(handle)) await super.releasedir(handle);
  }

  override async fsyncdir(handle: number): Promise<void> {
    if (handle < VIRTUAL_HANDLE) await super.fsyncdir(handle);
  }

  override async getxattr(ino: Ino, name: Name): Promise<Uint8Array> {
    if (ino < VIRTUAL_INO) return super.getxattr(ino, name);
    throw new OceanError('no-attribute', 'No such attribute');
  }

  override async listxattr(ino: Ino): Promise<readonly Name[]> {
    return ino < VIRTUAL_INO ? super.listxattr(ino) : [];
  }

  /** Old files do not change: locks of them reach no further than this mount. */
  override async getLock(ino: Ino, lock: LockRequest): Promise<HeldLock | undefined> {
    return ino < VIRTUAL_INO ? super.getLock(ino, lock) : this.#locks.test(ino, lock);
  }

  override async setLock(ino: Ino, lock: LockRequest, options: LockOptions): Promise<LockOutcome> {
    if (ino < VIRTUAL_INO) return super.setLock(ino, lock, options);
    return this.#locks.set(ino, lock, options);
  }

  override async releaseLocks(
    ino: Ino,
    owner: { flavour: LockFlavour; owner: bigint },
  ): Promise<void> {
    if (ino < VIRTUAL_INO) await super.releaseLocks(ino, owner);
    else this.#locks.release(ino, owner);
  }

  override releaseAllLocks(): void {
    super.releaseAllLocks();
    this.#locks.clear();
  }
}
