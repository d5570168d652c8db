/** What other mounts committed: drops what this mount has in memory, and tells who watches. */

import { compare } from '../base/index.ts';
import type { TreeView } from '../client/index.ts';
import type { Ino } from './file-system.ts';
import { direntKey, inodeKey, type ParsedKey, parseKey } from './keys.ts';
import { decodeDirent, decodeInode, type InodeRecord } from './records.ts';
import type { Volume } from './volume.ts';

/**
 * Takes over a committed version that another author made.
 *
 * @param keys - that changed; undefined when it could be any
 * @param before - the version that this mount knew
 */
export async function takeOver(
  volume: Volume,
  keys: readonly Uint8Array[] | undefined,
  before: TreeView,
): Promise<void> {
  if (keys === undefined) return takeOverAll(volume);
  const contents = new Map<Ino, number>();
  const inodes = new Set<Ino>();
  for (const key of [...keys].sort(compare)) {
    const parsed = parseKey(key);
    if (parsed.kind === 'inode') inodes.add(parsed.ino);
    else if (parsed.kind === 'extent' && !contents.has(parsed.ino)) {
      contents.set(parsed.ino, parsed.offset);
    } else if (parsed.kind === 'xattr') volume.cachedInode(parsed.ino)?.forgetAttributes();
    else if (parsed.kind === 'dirent') await takeOverEntry(volume, parsed, key, before);
  }
  for (const ino of new Set([...inodes, ...contents.keys()])) {
    await takeOverInode(volume, ino, contents.get(ino));
  }
}

/** What is read while this mount changes nothing: what it changes meanwhile would be newer than what was read. */
async function unchanged<T>({ draft }: Volume, read: () => Promise<T>): Promise<T> {
  for (;;) {
    const { sequence } = draft;
    const value = await read();
    if (draft.sequence === sequence) return value;
  }
}

async function takeOverEntry(
  volume: Volume,
  { parent, hash }: Extract<ParsedKey, { kind: 'dirent' }>,
  key: Uint8Array,
  before: TreeView,
): Promise<void> {
  const old = await before.get(key);
  const now = await unchanged(volume, () => volume.draft.view.get(key));
  if (volume.draft.has(direntKey(parent, hash))) return; // Ours comes later, and wins.
  const directory = volume.cachedDirectory(parent);
  const oldName = directory?.nameOf(hash) ?? (old && decodeDirent(old.value).name);
  if (oldName !== undefined) directory?.remove(oldName);
  const record = now && decodeDirent(now.value);
  // A directory that is not complete finds the name when it is asked for.
  if (record !== undefined && directory?.isComplete) directory.add(record, hash);
  const name = record?.name ?? oldName;
  if (name !== undefined) volume.notify({ kind: 'entry', parent, name });
}

async function takeOverInode(
  volume: Volume,
  ino: Ino,
  firstExtent: number | undefined,
): Promise<void> {
  if (volume.cachedInode(ino) === undefined) {
    volume.notify({ kind: 'inode', ino, range: { offset: 0, length: 0 } });
    return;
  }
  const now = await unchanged(volume, () => committed(volume, ino));
  // Looked at only now, since all of it may have changed while that was read.
  const inode = volume.cachedInode(ino);
  if (inode === undefined || volume.draft.has(inodeKey(ino))) return;
  if (!inode.isClean || inode.isOrphan) return;
  if (now === undefined) {
    if (inode.opens === 0) volume.drop(ino);
    return;
  }
  const isChanged = firstExtent !== undefined || contentDiffers(inode.record, now.record);
  inode.record = now.record;
  if (isChanged) {
    inode.generation++;
    // Open files are read and written without loading extents again.
    inode.extents = inode.opens > 0 ? now.extents : undefined;
    volume.notify({ kind: 'inode', ino, range: { offset: 0, length: 0 } });
  } else {
    volume.notify({ kind: 'inode', ino });
  }
}

/** The record, and the extents that an open file needs. */
async function committed(volume: Volume, ino: Ino) {
  const entry = await volume.draft.view.get(inodeKey(ino));
  if (entry === undefined) return undefined;
  const record = decodeInode(entry.value);
  const extents = record.stored > 0 ? await volume.reader.extents(ino) : [];
  return { record, extents };
}

export function contentDiffers(old: InodeRecord, now: InodeRecord): boolean {
  if (old.size !== now.size || old.mtimeNs !== now.mtimeNs) return true;
  if (old.inline === undefined || now.inline === undefined) return old.inline !== now.inline;
  return compare(old.inline, now.inline) !== 0;
}

async function takeOverAll(volume: Volume): Promise<void> {
  for (const inode of [...volume.cachedInodes()]) {
    inode.forgetAttributes();
    await takeOverInode(volume, inode.ino, 0);
    const directory = volume.cachedDirectory(inode.ino);
    if (directory === undefined) continue;
    const names = directory.sorted().map(({ name }) => name);
    for (const name of names) directory.remove(name);
    directory.isComplete = false;
    for (const name of names) volume.notify({ kind: 'entry', parent: inode.ino, name });
  }
}
