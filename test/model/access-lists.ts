/** Access lists of the model: attributes that modes follow, and that directories hand on. */

import {
  ACCESS_LIST,
  changedBy,
  DEFAULT_LIST,
  decodeAccessList,
  encodeAccessList,
  inherited,
  isDirectory,
  isMinimal,
  modeWith,
  type Name,
} from '../../src/fs/index.ts';
import { type Inode, refusal } from './inode.ts';

function listOf(inode: Inode, name: Name) {
  const value = inode.attributes.get(name);
  return value && decodeAccessList(value);
}

/** After chmod. */
export function followMode(inode: Inode): void {
  const list = listOf(inode, ACCESS_LIST);
  if (list === undefined) return;
  inode.attributes.set(ACCESS_LIST, encodeAccessList(changedBy(list, inode.mode)));
}

/** What a new inode gets of its directory. */
export function handOn(parent: Inode, inode: Inode, umask: number): void {
  const list = listOf(parent, DEFAULT_LIST);
  if (list === undefined) {
    inode.mode &= ~umask;
    return;
  }
  const own = inherited(list, inode.mode);
  inode.mode = modeWith(own, inode.mode);
  if (!isMinimal(own)) inode.attributes.set(ACCESS_LIST, encodeAccessList(own));
  if (isDirectory(inode.mode)) inode.attributes.set(DEFAULT_LIST, encodeAccessList(list));
}

export function setAttribute(inode: Inode, name: Name, value: Uint8Array): void {
  if (name !== ACCESS_LIST) {
    inode.attributes.set(name, value);
    return;
  }
  const list = decodeAccessList(value);
  if (list === undefined) throw refusal('invalid', `Cannot use access list of ${inode.ino}`);
  inode.mode = modeWith(list, inode.mode);
  if (isMinimal(list)) inode.attributes.delete(name);
  else inode.attributes.set(name, value);
}
