/**
 * Brings a mount that was cut off up to the latest version: asks for that, merges (`merge.ts`), and puts what came of
 * it into the draft, all at once, so that whoever uses the mount sees one state or the other.
 */

import { equal, isKind, keyOf, OceanError } from '../base/index.ts';
import type { TreeView } from '../client/index.ts';
import { settleAll } from './content.ts';
import type { Ino, Name } from './file-system.ts';
import { contentDiffers } from './invalidate.ts';
import type { Shown } from './journal.ts';
import { DIRENT_PREFIX, direntKey, isOfInode, parseKey } from './keys.ts';
import { type Merged, merge } from './merge.ts';
import type { Content, MergeTools, OwnChange } from './merge-sides.ts';
import { overSource } from './pending.ts';
import { Reader, versionSource } from './reader.ts';
import {
  type DirentRecord,
  decodeDirent,
  decodeExtent,
  type Extent,
  type InodeRecord,
} from './records.ts';
import type { Source } from './source.ts';
import type { Volume } from './volume.ts';

/** How often a merge begins again because something was written meanwhile. */
export const MERGE_ATTEMPTS_MAX = 32;
/** Contents of one length that are longer count as different. */
export const COMPARED_BYTES_MAX = 64 << 20;
const COMPARED_BYTES = 1 << 20;

/**
 * @param reserve - makes sure that so many inode numbers can be given out
 * @throws OceanError when the ring does not answer; nothing has changed here then
 */
export async function rebase(volume: Volume, reserve: (count: number) => void): Promise<void> {
  const { draft, session } = volume;
  // A batch that nobody answered must not arrive after what it becomes here: the merge could not tell whose it is.
  await session.endEarlier();
  draft.pause(true);
  try {
    for (let attempt = 0; attempt < MERGE_ATTEMPTS_MAX; attempt++) {
      reserve(draft.own().size);
      await settleAll(volume);
      if (await rebaseOnce(volume, session.latest())) return;
    }
    throw new OceanError('unavailable', 'What was written is still being merged');
  } finally {
    draft.pause(false);
  }
}

/** False when something was written meanwhile. */
async function rebaseOnce(volume: Volume, latest: Shown): Promise<boolean> {
  const { draft, session } = volume;
  const { sequence } = draft;
  const mine = draft.own();
  const theirs = session.view.at(latest.top);
  const { merged, theirKeys } = await mergedWith(volume, latest, mine);
  const present = new Set<string>();
  for (const [name, { key }] of merged.changes)
    if ((await theirs.raw(key)) !== undefined) present.add(name);
  const keys = [
    ...theirKeys,
    ...[...mine.values(), ...merged.changes.values()].map((one) => one.key),
  ];
  const apply = await prepareCaches(volume, keys, overSource(theirs, merged.changes));
  if (draft.sequence !== sequence || volume.dirty.size > 0) return false;
  const version = { version: latest.version, top: latest.top };
  draft.rebase({ changes: merged.changes, present }, version);
  apply();
  volume.tail?.reached(latest.version);
  return true;
}

async function mergedWith(
  volume: Volume,
  latest: Shown,
  mine: ReadonlyMap<string, OwnChange>,
): Promise<{ merged: Merged; theirKeys: readonly Uint8Array[] }> {
  const { draft, session } = volume;
  const view = session.view.at(latest.top);
  const theirs = versionSource(view);
  const tools = toolsOf(volume, view);
  const shown = draft.shown ?? latest;
  try {
    const isSame = equal(shown.top, latest.top);
    const theirKeys = isSame ? [] : await view.changedSince(shown.top);
    const merged = await merge({ base: draft.made(), theirs, mine, theirKeys }, tools);
    return { merged, theirKeys };
  } catch (error) {
    if (!isKind(error, 'corrupt')) throw error;
    // The version that the changes were made to is forgotten: nobody can tell what others changed since.
    const theirKeys = [...mine.values()].map(({ key }) => key);
    return { merged: { changes: mine, copies: 0 }, theirKeys };
  }
}

interface FreshInode {
  readonly ino: Ino;
  readonly record: InodeRecord | undefined;
  readonly extents: Extent[] | undefined;
}

interface FreshName {
  readonly parent: Ino;
  readonly hash: Uint8Array;
  readonly record: DirentRecord | undefined;
}

/** Reads what will be of everything in memory that the keys are about; the answer puts it there, at once. */
async function prepareCaches(
  volume: Volume,
  keys: readonly Uint8Array[],
  source: Source,
): Promise<() => void> {
  const reader = new Reader(volume.session, source);
  const inos = new Set<Ino>();
  const names: FreshName[] = [];
  for (const key of new Map(keys.map((one) => [keyOf(one), one])).values()) {
    const parsed = parseKey(key);
    if (isOfInode(parsed)) inos.add(parsed.ino);
    if (parsed.kind !== 'dirent') continue;
    const value = await source.get(key);
    names.push({ ...parsed, record: value && decodeDirent(value) });
  }
  const inodes: FreshInode[] = [];
  for (const ino of inos) {
    const cached = volume.cachedInode(ino);
    const record = cached && (await reader.inode(ino));
    const isRead = cached !== undefined && cached.opens > 0 && record !== undefined;
    const isStored = isRead && record.stored > 0;
    const extents = isStored ? await reader.extents(ino) : isRead ? [] : undefined;
    inodes.push({ ino, record, extents });
  }
  return () => {
    for (const fresh of inodes) applyInode(volume, fresh);
    for (const fresh of names) applyName(volume, fresh);
  };
}

function applyInode(volume: Volume, { ino, record, extents }: FreshInode): void {
  const inode = volume.cachedInode(ino);
  const range = { offset: 0, length: 0 };
  if (inode === undefined) {
    volume.notify({ kind: 'inode', ino, range });
    return;
  }
  inode.forgetAttributes();
  if (record === undefined) {
    if (inode.opens === 0) volume.drop(ino);
    return;
  }
  const isChanged = contentDiffers(inode.record, record);
  inode.record = record;
  if (record.nlink > 0) inode.isOrphan = false;
  inode.extents = extents;
  if (isChanged) inode.generation++;
  volume.notify({ kind: 'inode', ino, ...(isChanged && { range }) });
}

function applyName(volume: Volume, { parent, hash, record }: FreshName): void {
  const directory = volume.cachedDirectory(parent);
  const old = directory?.nameOf(hash);
  if (old !== undefined && directory?.get(old)?.ino === record?.ino) return;
  if (old !== undefined) directory?.remove(old);
  if (record !== undefined && directory?.isComplete) directory.add(record, hash);
  const name = record?.name ?? old;
  if (name !== undefined) volume.notify({ kind: 'entry', parent, name });
}

function toolsOf(volume: Volume, theirs: TreeView): MergeTools {
  return {
    hash: (parent, name) => volume.reader.hash(parent, name),
    allocate: () => volume.allocateIno(),
    host: volume.host,
    nowMs: volume.clock.nowMs(),
    sameBytes: (one, other) => hasSameBytes(volume.reader, one, other).catch(() => false),
    placesOf: (inos) => placesOf(volume, theirs, inos),
    isOpen: (ino) => (volume.cachedInode(ino)?.opens ?? 0) > 0,
  };
}

async function hasSameBytes(reader: Reader, one: Content, other: Content): Promise<boolean> {
  if (one.size !== other.size || one.size > COMPARED_BYTES_MAX) return false;
  for (let offset = 0; offset < one.size; offset += COMPARED_BYTES) {
    const length = Math.min(COMPARED_BYTES, one.size - offset);
    const [mine, theirs] = await Promise.all([
      bytesOf(reader, one, offset, length),
      bytesOf(reader, other, offset, length),
    ]);
    if (!equal(mine, theirs)) return false;
  }
  return true;
}

async function bytesOf(
  reader: Reader,
  { inline, extents }: Content,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  if (inline !== undefined) return inline.slice(offset, offset + length);
  const target = new Uint8Array(length);
  const wanted = extents.flatMap(({ key, value }) => {
    const parsed = parseKey(key);
    return parsed.kind === 'extent' && value ? [decodeExtent(parsed.offset, value)] : [];
  });
  const touching = wanted.filter(
    (one) => one.offset < offset + length && one.offset + one.length > offset,
  );
  await reader.fill(target, offset, touching);
  return target;
}

/** From the directories in memory, where whoever wrote a file has found it; else by reading all names. */
async function placesOf(
  volume: Volume,
  theirs: TreeView,
  inos: ReadonlySet<Ino>,
): Promise<Map<Ino, { parent: Ino; name: Name }>> {
  const found = new Map<Ino, { parent: Ino; name: Name }>();
  for (const directory of volume.cachedDirectories()) {
    for (const { ino, name } of directory.entries()) {
      if (!inos.has(ino)) continue;
      const key = direntKey(directory.ino, volume.reader.hash(directory.ino, name));
      const entry = await theirs.get(key);
      if (entry && decodeDirent(entry.value).ino === ino)
        found.set(ino, { parent: directory.ino, name });
    }
  }
  if (found.size === inos.size) return found;
  for await (const entries of theirs.openedPages(DIRENT_PREFIX)) {
    for (const { key, value } of entries) {
      const parsed = parseKey(key);
      const { ino, name } = decodeDirent(value);
      if (parsed.kind === 'dirent' && inos.has(ino) && !found.has(ino))
        found.set(ino, { parent: parsed.parent, name });
    }
  }
  return found;
}
