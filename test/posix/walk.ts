/** How a path leads to an inode, and who may go there: what the kernel does before it asks a file system. */

import { isKind, OceanError } from '../../src/base/index.ts';
import {
  ACCESS_LIST,
  type Attributes,
  decodeAccessList,
  type FileSystem,
  isDirectory,
  isSymlink,
  ROOT_INO,
  S_ISVTX,
} from '../../src/fs/index.ts';
import type { User } from './kernel-process.ts';
import { permits } from './permits.ts';
import { ACCESS, SystemError } from './process.ts';

const PATH_BYTES_MAX = 4095;
const NAME_BYTES_MAX = 255;
const SYMLINKS_MAX = 40;

/** Where a path ends: the directory, the last name, and what has it. */
export interface Found {
  readonly parent: Attributes;
  readonly name: string;
  readonly target: Attributes | undefined;
  /** The path ends with a slash: only a directory will do. */
  readonly mustBeDirectory: boolean;
}

export class Walker {
  readonly #fileSystem: FileSystem;
  readonly #user: User;
  cwd = ROOT_INO;

  constructor(fileSystem: FileSystem, user: User) {
    this.#fileSystem = fileSystem;
    this.#user = user;
  }

  async #accessList(ino: number): Promise<Uint8Array | undefined> {
    try {
      return await this.#fileSystem.getxattr(ino, ACCESS_LIST);
    } catch (error) {
      if (isKind(error, 'no-attribute') || isKind(error, 'unsupported')) return undefined;
      throw error;
    }
  }

  /** Whether the user may do all of `wanted` (bits of ACCESS) with it. */
  async may(attributes: Attributes, wanted: number): Promise<boolean> {
    const { uid, gid, groups } = this.#user;
    const { mode } = attributes;
    if (uid === 0) {
      return (wanted & ACCESS.X) === 0 || isDirectory(mode) || (mode & 0o111) !== 0;
    }
    if (uid === attributes.uid) return ((mode >> 6) & wanted) === wanted;
    const isMember = (id: number) => id === gid || groups.includes(id);
    const acl = (mode & 0o070) === 0 ? undefined : await this.#accessList(attributes.ino);
    const entries = acl && decodeAccessList(acl);
    if (entries !== undefined) {
      return permits(entries, { uid, isMember, owningGroup: attributes.gid }, wanted);
    }
    const bits = isMember(attributes.gid) ? mode >> 3 : mode;
    return (bits & wanted) === wanted;
  }

  async demand(attributes: Attributes, wanted: number, doing: string): Promise<void> {
    if (!(await this.may(attributes, wanted))) throw new SystemError('EACCES', doing);
  }

  /** Whether the user may take `target` out of a directory: with the sticky bit, only owners may. */
  async demandRemovable(parent: Attributes, target: Attributes, doing: string): Promise<void> {
    await this.demand(parent, ACCESS.W | ACCESS.X, doing);
    const { uid } = this.#user;
    const isSticky = (parent.mode & S_ISVTX) !== 0;
    if (isSticky && uid !== 0 && uid !== parent.uid && uid !== target.uid) {
      throw new SystemError('EPERM', doing);
    }
  }

  async lookup(parent: number, name: string): Promise<Attributes | undefined> {
    try {
      const found = await this.#fileSystem.lookup(parent, name);
      this.#fileSystem.forget(found.ino, 1);
      return found;
    } catch (error) {
      if (isKind(error, 'not-found')) return undefined;
      throw error;
    }
  }

  /** @param follows - whether a symbolic link at the end is followed */
  async walk(path: string, follows: boolean): Promise<Found> {
    if (path === '') throw new SystemError('ENOENT', 'an empty path');
    return this.#walk(path, follows, this.cwd, { links: 0 });
  }

  async #walk(
    path: string,
    follows: boolean,
    from: number,
    count: { links: number },
  ): Promise<Found> {
    if (path.length > PATH_BYTES_MAX) throw new SystemError('ENAMETOOLONG', path.slice(0, 40));
    const names = path.split('/').filter((name) => name !== '');
    const start = path.startsWith('/') ? ROOT_INO : from;
    let at = await this.#fileSystem.getattr(start);
    if (names.length === 0) {
      return { parent: at, name: '.', target: at, mustBeDirectory: true };
    }
    const mustBeDirectory = path.endsWith('/');
    for (const [index, name] of names.entries()) {
      if (!isDirectory(at.mode)) throw new SystemError('ENOTDIR', path);
      await this.demand(at, ACCESS.X, path);
      if (name.length > NAME_BYTES_MAX) throw new SystemError('ENAMETOOLONG', path.slice(0, 40));
      const isLast = index === names.length - 1;
      const target = await this.lookup(at.ino, name);
      const isFollowed = !isLast || follows || mustBeDirectory;
      if (target !== undefined && isSymlink(target.mode) && isFollowed) {
        if (++count.links > SYMLINKS_MAX) throw new SystemError('ELOOP', path);
        const link = Buffer.from(await this.#fileSystem.readlink(target.ino)).toString('latin1');
        const rest = names.slice(index + 1).join('/') + (mustBeDirectory && !isLast ? '/' : '');
        const whole = rest === '' ? link + (mustBeDirectory ? '/' : '') : `${link}/${rest}`;
        return this.#walk(whole, follows, at.ino, count);
      }
      if (isLast) {
        if (mustBeDirectory && target !== undefined && !isDirectory(target.mode)) {
          throw new SystemError('ENOTDIR', path);
        }
        return { parent: at, name, target, mustBeDirectory };
      }
      if (target === undefined) throw new SystemError('ENOENT', path);
      at = target;
    }
    throw new OceanError('invalid', 'The loop returns');
  }

  /** What a path leads to. */
  async existing(path: string, follows = true): Promise<Attributes> {
    const { target } = await this.walk(path, follows);
    if (target === undefined) throw new SystemError('ENOENT', path);
    return target;
  }
}
