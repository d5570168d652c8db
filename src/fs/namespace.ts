/** Operations on names: create, link, unlink, rename. Each journals its changes before it returns. */

import { OceanError } from '../base/index.ts';
import { settle } from './content.ts';
import { Directory } from './directory.ts';
import type { Attributes, Caller, CreateOptions, Ino, Name, RenameOptions } from './file-system.ts';
import { NAME_BYTES_MAX, ROOT_INO, SYMLINK_BYTES_MAX } from './file-system.ts';
import { type Inheritance, inherit, inheritance } from './inherit.ts';
import { Inode } from './inode.ts';
import { orphanKey } from './keys.ts';
import { isDirectory, PERMISSIONS, S_IFDIR, S_IFLNK, S_ISGID } from './mode.ts';
import type { InodeRecord } from './records.ts';
import type { Volume } from './volume.ts';

/** Hard links to one file. */
export const LINKS_MAX = 65_000;

/** A place in a directory. */
export interface Place {
  readonly parent: Ino;
  readonly name: Name;
}

function checkName(name: Name): void {
  if (name.length > NAME_BYTES_MAX)
    throw new OceanError('name-too-long', 'The name is over 255 bytes');
  if (name === '' || name === '.' || name === '..' || name.includes('/') || name.includes('\0')) {
    throw new OceanError('invalid', 'Not a name for a file');
  }
}

/** The inode number that a name leads to; undefined when nothing has the name. */
export async function find(volume: Volume, { parent, name }: Place): Promise<Ino | undefined> {
  if (name.length > NAME_BYTES_MAX)
    throw new OceanError('name-too-long', 'The name is over 255 bytes');
  const directory = await volume.directory(parent);
  const known = directory.get(name);
  if (known !== undefined) return known.ino;
  if (directory.isComplete) return undefined;
  const record = await volume.reader.dirent(parent, name);
  if (record === undefined) return undefined;
  volume.addName(directory, record, volume.reader.hash(parent, name));
  return record.ino;
}

/** The inode that a name leads to. @throws OceanError `not-found` */
export async function resolve(volume: Volume, place: Place): Promise<Inode> {
  if (place.name === '.') return volume.inode(place.parent);
  if (place.name === '..') {
    const directory = await volume.inode(place.parent);
    return volume.inode(directory.record.parent || ROOT_INO);
  }
  const ino = await find(volume, place);
  if (ino === undefined) throw new OceanError('not-found', 'No such name');
  return volume.inode(ino);
}

/** The directory in which a name is about to change. */
async function parentOf(volume: Volume, { parent, name }: Place): Promise<Inode> {
  checkName(name);
  const inode = await volume.inode(parent);
  if (!isDirectory(inode.record.mode))
    throw new OceanError('not-directory', 'The parent is no directory');
  if (inode.record.nlink === 0) throw new OceanError('not-found', 'The directory was removed');
  return inode;
}

function touchParent(volume: Volume, parent: Inode): void {
  parent.record.mtimeNs = parent.record.ctimeNs = volume.nowNs();
  volume.putInode(parent);
}

/** A new inode under a name. The caller journals. */
export async function make(
  volume: Volume,
  caller: Caller,
  place: Place,
  fields: NewFields,
): Promise<Inode> {
  await volume.draft.room();
  // No new names where there is no room for what would be under them.
  await volume.usage.take(1);
  const parent = await parentOf(volume, place);
  const got = await inheritance(volume, parent, fields);
  if ((await find(volume, place)) !== undefined) throw new OceanError('exists', 'The name exists');
  const inode = newInode(volume, caller, parent, fields, got);
  volume.putInode(inode);
  volume.putDirent(place.parent, place.name, inode);
  touchParent(volume, parent);
  return inode;
}

/** What the new inode has that is not of its directory or its caller. */
type NewFields = { mode: number; umask?: number | undefined } & Partial<InodeRecord>;

function newInode(
  volume: Volume,
  caller: Caller,
  parent: Inode,
  { umask: _, ...fields }: NewFields,
  got: Inheritance,
): Inode {
  const inheritsGroup = (parent.record.mode & S_ISGID) !== 0;
  const mode = inheritsGroup && isDirectory(got.mode) ? got.mode | S_ISGID : got.mode;
  const gid = inheritsGroup ? parent.record.gid : caller.gid;
  const record = volume.freshRecord({ uid: caller.uid, ...fields, gid, mode, parent: parent.ino });
  const inode = volume.add(new Inode(volume.allocateIno(), record));
  inode.extents = [];
  inherit(volume, inode, got);
  return inode;
}

/** A regular file that no name leads to, for as long as it is open. */
export async function makeUnnamed(
  volume: Volume,
  caller: Caller,
  parent: Ino,
  fields: NewFields,
): Promise<Inode> {
  await volume.draft.room();
  await volume.usage.take(1);
  const directory = await volume.inode(parent);
  if (!isDirectory(directory.record.mode))
    throw new OceanError('not-directory', 'The parent is no directory');
  const got = await inheritance(volume, directory, fields);
  const inode = newInode(volume, caller, directory, { ...fields, nlink: 0 }, got);
  inode.isOrphan = inode.isUnnamed = true;
  volume.draft.put(orphanKey(volume.slot, inode.ino), new Uint8Array(1));
  volume.putInode(inode);
  return inode;
}

export async function makeNode(
  volume: Volume,
  caller: Caller,
  place: Place,
  options: CreateOptions,
): Promise<Attributes> {
  const { mode, umask, rdev = 0 } = options;
  const inode = await make(volume, caller, place, { mode, umask, rdev });
  volume.draft.journal();
  return inode.attributes();
}

export async function makeDirectory(
  volume: Volume,
  caller: Caller,
  place: Place,
  options: CreateOptions,
): Promise<Attributes> {
  const mode = S_IFDIR | (options.mode & PERMISSIONS);
  const inode = await make(volume, caller, place, {
    mode,
    umask: options.umask,
    inline: undefined,
  });
  const directory = volume.addDirectory(new Directory(inode.ino));
  directory.isComplete = true;
  volume.draft.journal();
  return inode.attributes();
}

export async function makeSymlink(
  volume: Volume,
  caller: Caller,
  place: Place,
  target: Uint8Array,
): Promise<Attributes> {
  if (target.length > SYMLINK_BYTES_MAX)
    throw new OceanError('name-too-long', 'The link is too long');
  const mode = S_IFLNK | 0o777;
  const inline = target.slice();
  const inode = await make(volume, caller, place, { mode, inline, size: inline.length });
  volume.draft.journal();
  return inode.attributes();
}

export async function makeLink(volume: Volume, ino: Ino, place: Place): Promise<Attributes> {
  await volume.draft.room();
  const inode = await volume.inode(ino);
  if (isDirectory(inode.record.mode))
    throw new OceanError('not-permitted', 'A directory has one name');
  const parent = await parentOf(volume, place);
  if ((await find(volume, place)) !== undefined) throw new OceanError('exists', 'The name exists');
  if (inode.record.nlink === 0 && !inode.isUnnamed)
    throw new OceanError('not-found', 'The file was removed');
  if (inode.record.nlink >= LINKS_MAX) throw new OceanError('too-many-links', 'Too many links');
  await settle(volume, inode);
  if (inode.isOrphan) {
    inode.isOrphan = inode.isUnnamed = false;
    inode.record.parent = place.parent;
    volume.draft.remove(orphanKey(volume.slot, ino));
  }
  inode.record.nlink++;
  inode.record.ctimeNs = volume.nowNs();
  volume.putInode(inode);
  volume.putDirent(place.parent, place.name, inode);
  touchParent(volume, parent);
  volume.draft.journal();
  return inode.attributes();
}

/**
 * Makes ready to take one name away; the last one takes the file, once no handle holds it.
 * @returns what does it, at once: a record that is written down between two changes would have half of them
 */
async function linkDrop(volume: Volume, inode: Inode): Promise<() => void> {
  const isLast = () => isDirectory(inode.record.mode) || inode.record.nlink <= 1;
  // What is dirty in it goes along: the count of names must not wait for a close, nor may a record go without the
  // content that it had until a write took it out.
  if (!isLast() || inode.isHeld) await settle(volume, inode);
  const erase = isLast() && !inode.isHeld ? await volume.erasure(inode) : undefined;
  return () => {
    // The record of now: another mount's commit may have taken the place of the one that was there before.
    const { record } = inode;
    const isGone = isLast();
    record.nlink = isGone ? 0 : record.nlink - 1;
    record.ctimeNs = volume.nowNs();
    if (isGone && erase !== undefined && !inode.isHeld) {
      erase();
      return;
    }
    if (isGone) {
      inode.isOrphan = true;
      volume.draft.put(orphanKey(volume.slot, inode.ino), new Uint8Array(1));
    }
    volume.putInode(inode);
  };
}

/** Erases an orphan that nothing holds any more. */
export async function releaseOrphan(volume: Volume, inode: Inode): Promise<void> {
  if (!inode.isOrphan || inode.isHeld) return;
  while (inode.settling !== undefined) await inode.settling;
  await volume.eraseOrphan(inode);
}

export async function unlink(volume: Volume, place: Place): Promise<void> {
  volume.draft.checkPermitted();
  const parent = await parentOf(volume, place);
  const inode = await resolve(volume, place);
  if (isDirectory(inode.record.mode))
    throw new OceanError('is-directory', 'Cannot unlink a directory');
  const drop = await linkDrop(volume, inode);
  volume.removeDirent(place.parent, place.name);
  touchParent(volume, parent);
  drop();
  volume.draft.journal();
}

async function checkEmpty(volume: Volume, inode: Inode): Promise<void> {
  const directory = await volume.complete(inode.ino);
  if (directory.size > 0) throw new OceanError('not-empty', 'The directory is not empty');
}

export async function removeDirectory(volume: Volume, place: Place): Promise<void> {
  if (place.name === '.') throw new OceanError('invalid', 'Cannot remove "."');
  if (place.name === '..') throw new OceanError('not-empty', 'Cannot remove ".."');
  volume.draft.checkPermitted();
  const parent = await parentOf(volume, place);
  const inode = await resolve(volume, place);
  if (!isDirectory(inode.record.mode)) throw new OceanError('not-directory', 'Not a directory');
  const drop = await linkDrop(volume, inode);
  await checkEmpty(volume, inode);
  volume.removeDirent(place.parent, place.name);
  touchParent(volume, parent);
  drop();
  volume.draft.journal();
}

/** True when `ino` is `below` or one of the directories above it. */
async function isWithin(volume: Volume, below: Ino, ino: Ino): Promise<boolean> {
  let at = below;
  for (;;) {
    if (at === ino) return true;
    if (at === ROOT_INO || at === 0) return false;
    at = (await volume.inode(at)).record.parent;
  }
}

async function checkReplace(volume: Volume, moving: Inode, target: Inode): Promise<void> {
  const targetIsDirectory = isDirectory(target.record.mode);
  if (isDirectory(moving.record.mode) && !targetIsDirectory) {
    throw new OceanError('not-directory', 'Cannot put a directory in the place of a file');
  }
  if (!isDirectory(moving.record.mode) && targetIsDirectory) {
    throw new OceanError('is-directory', 'Cannot put a file in the place of a directory');
  }
  if (targetIsDirectory) await checkEmpty(volume, target);
}

export async function rename(
  volume: Volume,
  from: Place,
  to: Place,
  options: RenameOptions,
): Promise<void> {
  await volume.draft.room();
  const fromParent = await parentOf(volume, from);
  const toParent = await parentOf(volume, to);
  const moving = await resolve(volume, from);
  const targetIno = await find(volume, to);
  const target = targetIno === undefined ? undefined : await volume.inode(targetIno);
  if (target !== undefined && options.noReplace)
    throw new OceanError('exists', 'The new name exists');
  if (target === undefined && options.exchange) throw new OceanError('not-found', 'No such name');
  if (target === moving) return;
  if (isDirectory(moving.record.mode) && (await isWithin(volume, to.parent, moving.ino))) {
    throw new OceanError('invalid', 'Cannot move a directory into itself');
  }
  if (options.exchange && target !== undefined) {
    if (isDirectory(target.record.mode) && (await isWithin(volume, from.parent, target.ino))) {
      throw new OceanError('invalid', 'Cannot move a directory into itself');
    }
  } else if (target !== undefined) await checkReplace(volume, moving, target);
  const isReplaced = target !== undefined && !options.exchange;
  const drop = isReplaced ? await linkDrop(volume, target) : undefined;
  // All at once from here on: a rename that is half written down would lose a file.
  if (options.exchange && target !== undefined) place(volume, target, from);
  else volume.removeDirent(from.parent, from.name);
  place(volume, moving, to);
  touchParent(volume, fromParent);
  if (toParent !== fromParent) touchParent(volume, toParent);
  drop?.();
  volume.draft.journal();
}

/** Gives an inode a name; whatever had it is the caller's concern. */
function place(volume: Volume, inode: Inode, { parent, name }: Place): void {
  volume.putDirent(parent, name, inode);
  inode.record.ctimeNs = volume.nowNs();
  inode.record.parent = parent;
  if (inode.windows.isEmpty) volume.putInode(inode);
  else volume.markDirty(inode);
}
