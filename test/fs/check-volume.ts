/** Walks all records of a committed version, and tells what is wrong with them. */

import type { TreeView } from '../../src/client/index.ts';
import { isDirectory, ROOT_INO } from '../../src/fs/index.ts';
import { DIRENT_PREFIX, EXTENT_PREFIX, INODE_PREFIX, parseKey } from '../../src/fs/keys.ts';
import { decodeDirent, decodeExtent, decodeInode, type InodeRecord } from '../../src/fs/records.ts';

type Scanned = Pick<TreeView, 'scan'>;
const [XATTR, ORPHAN] = [Uint8Array.of(0x58), Uint8Array.of(0x4f)];

async function inodesOf(view: Scanned): Promise<Map<number, InodeRecord>> {
  const inodes = new Map<number, InodeRecord>();
  for (const { key, value } of await view.scan(INODE_PREFIX)) {
    const parsed = parseKey(key);
    if (parsed.kind === 'inode') inodes.set(parsed.ino, decodeInode(value));
  }
  return inodes;
}

async function orphansOf(view: Scanned): Promise<Set<number>> {
  const orphans = new Set<number>();
  for (const { key } of await view.scan(ORPHAN)) {
    const parsed = parseKey(key);
    if (parsed.kind === 'orphan') orphans.add(parsed.ino);
  }
  return orphans;
}

/** Every entry leads to an inode, every inode has as many names as it says, and all are reached from the root. */
async function checkNames(
  view: Scanned,
  inodes: ReadonlyMap<number, InodeRecord>,
): Promise<string[]> {
  const wrong: string[] = [];
  const names = new Map<number, number>();
  const children = new Map<number, number[]>();
  const seen = new Set<string>();
  for (const { key, value } of await view.scan(DIRENT_PREFIX)) {
    const parsed = parseKey(key);
    if (parsed.kind !== 'dirent') continue;
    const { ino, type, name } = decodeDirent(value);
    const inode = inodes.get(ino);
    const what = `"${name}" in ${parsed.parent}`;
    if (inode === undefined) wrong.push(`${what} leads to inode ${ino}, which is not there`);
    else if ((inode.mode & 0o170000) !== type) wrong.push(`${what} has another type than ${ino}`);
    else if (isDirectory(type) && inode.parent !== parsed.parent)
      wrong.push(`directory ${ino} is in ${parsed.parent} and says ${inode.parent}`);
    const parent = inodes.get(parsed.parent);
    if (parent === undefined || !isDirectory(parent.mode)) wrong.push(`${what} is in no directory`);
    if (seen.has(`${parsed.parent}/${name}`)) wrong.push(`${what} is there twice`);
    seen.add(`${parsed.parent}/${name}`);
    names.set(ino, (names.get(ino) ?? 0) + 1);
    children.set(parsed.parent, [...(children.get(parsed.parent) ?? []), ino]);
  }
  const reached = new Set<number>();
  const open = [ROOT_INO];
  for (let ino = open.pop(); ino !== undefined; ino = open.pop()) {
    if (reached.has(ino)) continue;
    reached.add(ino);
    open.push(...(children.get(ino) ?? []));
  }
  const orphans = await orphansOf(view);
  for (const [ino, { nlink }] of inodes) {
    const count = names.get(ino) ?? 0;
    if (ino !== ROOT_INO && nlink !== count) wrong.push(`${ino} says ${nlink} names, has ${count}`);
    if (!reached.has(ino) && !orphans.has(ino)) wrong.push(`nothing leads to ${ino}`);
  }
  return wrong;
}

async function checkContent(
  view: Scanned,
  inodes: ReadonlyMap<number, InodeRecord>,
): Promise<string[]> {
  const wrong: string[] = [];
  const stored = new Map<number, number>();
  let last = { ino: 0, end: 0 };
  for (const { key, value } of await view.scan(EXTENT_PREFIX)) {
    const parsed = parseKey(key);
    if (parsed.kind !== 'extent') continue;
    const { ino, offset } = parsed;
    const { length } = decodeExtent(offset, value);
    if (last.ino === ino && offset < last.end) wrong.push(`extents of ${ino} meet at ${offset}`);
    last = { ino, end: offset + length };
    stored.set(ino, (stored.get(ino) ?? 0) + length);
    const inode = inodes.get(ino);
    if (inode === undefined) wrong.push(`an extent is of inode ${ino}, which is not there`);
    else if (last.end > inode.size) wrong.push(`extents of ${ino} reach past its end`);
    else if (inode.inline !== undefined) wrong.push(`${ino} has extents and is inline`);
  }
  for (const [ino, inode] of inodes) {
    const bytes = stored.get(ino) ?? 0;
    if (inode.stored !== bytes) wrong.push(`${ino} says ${inode.stored} bytes, has ${bytes}`);
  }
  for (const { key } of await view.scan(XATTR)) {
    const parsed = parseKey(key);
    if (parsed.kind === 'xattr' && !inodes.has(parsed.ino))
      wrong.push(`an attribute is of inode ${parsed.ino}, which is not there`);
  }
  return wrong;
}

/** Empty when all is well. */
export async function checkVolume(view: Scanned): Promise<string[]> {
  const inodes = await inodesOf(view);
  return [...(await checkNames(view, inodes)), ...(await checkContent(view, inodes))];
}

/** Inodes and bytes, counted anew. */
export async function countVolume(view: Scanned): Promise<{ files: number; bytes: number }> {
  let [files, bytes] = [0, 0];
  for (const { stored, inline } of (await inodesOf(view)).values()) {
    files++;
    bytes += stored + (inline?.length ?? 0);
  }
  return { files, bytes };
}
