/** Paths over a FileSystem: names to inode numbers, with symbolic links inside the volume. */

import { bytesOfKey, isKind, keyOf, OceanError, utf8 } from '../../base/index.ts';
import {
  type Attributes,
  type DirectoryEntry,
  type FileSystem,
  type Ino,
  isDirectory,
  isSymlink,
  type Name,
  ROOT_INO,
} from '../../fs/index.ts';

const SYMLINKS_MAX = 40;
const ENTRIES_AT_ONCE = 1024;

/** Where a path leads. */
export interface Resolved {
  /** From the root, without symbolic links, as far as the path exists. */
  readonly names: readonly Name[];
  /** What the last of `names` is. */
  readonly attributes: Attributes;
  /** Of the directory that holds it; the root for the root. */
  readonly parent: Ino;
  /** The rest of the path, which does not exist. */
  readonly missing: readonly Name[];
  /** Gives back the references that the way took: until then its inode numbers hold. */
  release(): void;
}

export function nameOf(text: string): Name {
  return keyOf(utf8(text));
}

/** The name for people: bytes that are not UTF-8 become U+FFFD. */
export function textOfName(name: Name): string {
  return new TextDecoder('utf-8').decode(bytesOfKey(name));
}

export function namesOf(path: string): Name[] {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .map(nameOf);
}

/** Undefined when the name does not exist. The caller forgets it: old versions have their numbers only so long. */
export async function lookup(
  fileSystem: FileSystem,
  parent: Ino,
  name: Name,
): Promise<Attributes | undefined> {
  try {
    return await fileSystem.lookup(parent, name);
  } catch (error) {
    if (isKind(error, 'not-found')) return undefined;
    throw error;
  }
}

/** What has a name, without holding on to it. */
export async function peek(
  fileSystem: FileSystem,
  parent: Ino,
  name: Name,
): Promise<Attributes | undefined> {
  const attributes = await lookup(fileSystem, parent, name);
  if (attributes !== undefined) fileSystem.forget(attributes.ino, 1);
  return attributes;
}

interface Step {
  readonly name: Name;
  readonly attributes: Attributes;
}

/** Follows a path as far as it exists. @throws OceanError `not-directory` | `loop` */
export async function walk(
  fileSystem: FileSystem,
  path: string,
  options: { followLast: boolean },
): Promise<Resolved> {
  const held: Ino[] = [];
  const release = () => {
    for (const ino of held.splice(0).reverse()) fileSystem.forget(ino, 1);
  };
  try {
    return { ...(await follow(fileSystem, path, { ...options, held })), release };
  } catch (error) {
    release();
    throw error;
  }
}

async function follow(
  fileSystem: FileSystem,
  path: string,
  options: { followLast: boolean; held: Ino[] },
): Promise<Omit<Resolved, 'release'>> {
  const root = await fileSystem.getattr(ROOT_INO);
  const steps: Step[] = [];
  let rest = namesOf(path);
  let links = 0;
  const here = () => steps.at(-1)?.attributes ?? root;
  while (rest.length > 0) {
    const [name, ...after] = rest as [Name, ...Name[]];
    if (name === '..') {
      steps.pop();
      rest = after;
      continue;
    }
    if (!isDirectory(here().mode)) {
      const at = steps.map((step) => textOfName(step.name)).join('/');
      throw new OceanError('not-directory', `/${at} is not a directory`);
    }
    const attributes = await lookup(fileSystem, here().ino, name);
    if (attributes === undefined) break;
    options.held.push(attributes.ino);
    rest = after;
    if (!isSymlink(attributes.mode) || (rest.length === 0 && !options.followLast)) {
      steps.push({ name, attributes });
      continue;
    }
    if (++links > SYMLINKS_MAX) throw new OceanError('loop', `Too many symbolic links in ${path}`);
    const target = keyOf(await fileSystem.readlink(attributes.ino));
    if (target.startsWith('/')) {
      throw new OceanError(
        'not-found',
        `${path} goes through a symbolic link out of the volume, to ${textOfName(target)}`,
      );
    }
    rest = [...target.split('/').filter((part) => part !== '' && part !== '.'), ...rest];
  }
  return {
    names: steps.map(({ name }) => name),
    attributes: here(),
    parent: steps.at(-2)?.attributes.ino ?? ROOT_INO,
    missing: rest,
  };
}

/** @throws OceanError `not-found` */
export async function resolveExisting(
  fileSystem: FileSystem,
  path: string,
  options: { followLast: boolean } = { followLast: true },
): Promise<Resolved> {
  const resolved = await walk(fileSystem, path, options);
  if (resolved.missing.length === 0) return resolved;
  resolved.release();
  throw new OceanError('not-found', `${path} does not exist in the volume`);
}

/** All entries of a directory but `.` and `..`, by name. */
export async function entriesOf(fileSystem: FileSystem, ino: Ino): Promise<DirectoryEntry[]> {
  const { handle } = await fileSystem.opendir(ino);
  try {
    const found: DirectoryEntry[] = [];
    for (let cookie = 0n; ; ) {
      const some = await fileSystem.readdir(handle, cookie, ENTRIES_AT_ONCE);
      const last = some.at(-1);
      if (last === undefined) break;
      cookie = last.cookie;
      found.push(...some.filter(({ name }) => name !== '.' && name !== '..'));
    }
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
  } finally {
    await fileSystem.releasedir(handle);
  }
}
