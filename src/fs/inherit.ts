/** Access lists of the inodes of a volume: kept as attributes, followed by modes, handed on to what is made. */

import { isKind, OceanError } from '../base/index.ts';
import {
  ACCESS_LIST,
  type AccessEntry,
  changedBy,
  DEFAULT_LIST,
  decodeAccessList,
  encodeAccessList,
  inherited,
  isMinimal,
  modeWith,
} from './access-list.ts';
import { dropAttribute, putAttribute, storedAttribute } from './attribute-records.ts';
import type { Name } from './file-system.ts';
import type { Inode } from './inode.ts';
import { isDirectory, isSymlink } from './mode.ts';
import type { Volume } from './volume.ts';

export function isAccessList(name: Name): boolean {
  return name === ACCESS_LIST || name === DEFAULT_LIST;
}

/** What is stored, or null; read once. */
async function listOf(
  volume: Volume,
  inode: Inode,
  name: typeof ACCESS_LIST | typeof DEFAULT_LIST,
): Promise<readonly AccessEntry[] | null> {
  const field = name === ACCESS_LIST ? 'accessList' : 'defaultList';
  const known = inode[field];
  if (known !== undefined) return known;
  const { attributesEpoch } = inode;
  const value = await storedAttribute(volume, inode, name);
  const list = (value && decodeAccessList(value)) ?? null;
  if (inode.attributesEpoch === attributesEpoch) inode[field] = list;
  return list;
}

/** Makes the access list follow a mode that was set. */
export async function followMode(volume: Volume, inode: Inode): Promise<void> {
  const list = await listOf(volume, inode, ACCESS_LIST);
  if (list === null) return;
  putList(volume, inode, ACCESS_LIST, changedBy(list, inode.record.mode));
}

function putList(
  volume: Volume,
  inode: Inode,
  name: typeof ACCESS_LIST | typeof DEFAULT_LIST,
  list: readonly AccessEntry[],
): void {
  inode[name === ACCESS_LIST ? 'accessList' : 'defaultList'] = list;
  putAttribute(volume, inode, { name, value: encodeAccessList(list) });
}

/** What a new inode gets of its directory. */
export interface Inheritance {
  readonly mode: number;
  readonly accessList: readonly AccessEntry[] | undefined;
  readonly defaultList: readonly AccessEntry[] | undefined;
}

/** With a default list the umask does not count. */
export async function inheritance(
  volume: Volume,
  parent: Inode,
  { mode, umask = 0 }: { mode: number; umask?: number | undefined },
): Promise<Inheritance> {
  const list = isSymlink(mode) ? null : await listOf(volume, parent, DEFAULT_LIST);
  if (list === null) return { mode: mode & ~umask, accessList: undefined, defaultList: undefined };
  const accessList = inherited(list, mode);
  return {
    mode: modeWith(accessList, mode),
    accessList: isMinimal(accessList) ? undefined : accessList,
    defaultList: isDirectory(mode) ? list : undefined,
  };
}

/** Puts what a new inode got. */
export function inherit(volume: Volume, inode: Inode, got: Inheritance): void {
  inode.accessList = inode.defaultList = null;
  inode.hasNoAttributes = true;
  if (got.accessList !== undefined) putList(volume, inode, ACCESS_LIST, got.accessList);
  if (got.defaultList !== undefined) putList(volume, inode, DEFAULT_LIST, got.defaultList);
}

/**
 * Sets an access list; one that says no more than the mode is not kept. The caller marks the inode and journals.
 *
 * @throws OceanError `invalid` | `permission` for a default list on what is no directory
 */
export async function setAccessList(
  volume: Volume,
  inode: Inode,
  name: Name,
  value: Uint8Array,
): Promise<void> {
  const list = decodeAccessList(value);
  if (list === undefined) throw new OceanError('invalid', 'Not an access list');
  if (isSymlink(inode.record.mode))
    throw new OceanError('unsupported', 'A link has no access list');
  if (name === DEFAULT_LIST) {
    if (!isDirectory(inode.record.mode)) {
      throw new OceanError('permission', 'Only a directory has a default access list');
    }
    putList(volume, inode, DEFAULT_LIST, list);
    return;
  }
  inode.record.mode = modeWith(list, inode.record.mode);
  if (isMinimal(list)) await removeAccessList(volume, inode, ACCESS_LIST);
  else putList(volume, inode, ACCESS_LIST, list);
}

/** Also where there is none. */
export async function removeAccessList(volume: Volume, inode: Inode, name: Name): Promise<void> {
  inode[name === ACCESS_LIST ? 'accessList' : 'defaultList'] = null;
  await dropAttribute(volume, inode, name).catch((error: unknown) => {
    if (!isKind(error, 'no-attribute')) throw error;
  });
}
