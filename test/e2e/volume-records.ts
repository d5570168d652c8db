/** Reads all records of a volume's latest version, and says what does not fit together. */

import { readU64 } from '../../src/base/index.ts';
import type { TreeView } from '../../src/client/index.ts';
import { isDirectory, isRegular, ROOT_INO, typeOf } from '../../src/fs/index.ts';
import { EXTENT_PREFIX, INODE_PREFIX, parseKey } from '../../src/fs/keys.ts';
import {
  type DirentRecord,
  decodeDirent,
  decodeExtent,
  decodeInode,
  type Extent,
  type InodeRecord,
} from '../../src/fs/records.ts';

const DIRENT_PREFIX = Uint8Array.of(0x44);
const XATTR_PREFIX = Uint8Array.of(0x58);
const ORPHAN_PREFIX = Uint8Array.of(0x4f);
/** Kind and slot come before the inode number. */
const ORPHAN_INO_AT = 5;

interface Records {
  readonly inodes: Map<number, InodeRecord>;
  /** By what they lead to. */
  readonly names: Map<number, { readonly parent: number; readonly entry: DirentRecord }[]>;
  readonly extents: Map<number, Extent[]>;
  readonly attributed: Set<number>;
  readonly orphans: Set<number>;
}

async function recordsOf(view: TreeView): Promise<Records> {
  const records: Records = {
    inodes: new Map(),
    names: new Map(),
    extents: new Map(),
    attributed: new Set(),
    orphans: new Set(),
  };
  for (const prefix of [INODE_PREFIX, DIRENT_PREFIX, EXTENT_PREFIX, XATTR_PREFIX, ORPHAN_PREFIX]) {
    for await (const page of view.openedPages(prefix)) {
      for (const { key, value } of page) add(records, key, value);
    }
  }
  return records;
}

function add(records: Records, key: Uint8Array, value: Uint8Array): void {
  const parsed = parseKey(key);
  switch (parsed.kind) {
    case 'inode':
      records.inodes.set(parsed.ino, decodeInode(value));
      break;
    case 'dirent': {
      const entry = decodeDirent(value);
      const names = records.names.get(entry.ino) ?? [];
      records.names.set(entry.ino, [...names, { parent: parsed.parent, entry }]);
      break;
    }
    case 'extent': {
      const extents = records.extents.get(parsed.ino) ?? [];
      records.extents.set(parsed.ino, [...extents, decodeExtent(parsed.offset, value)]);
      break;
    }
    case 'xattr':
      records.attributed.add(parsed.ino);
      break;
    default:
      records.orphans.add(readU64(key, ORPHAN_INO_AT));
  }
}

export interface SoundRecords {
  readonly inodes: number;
  /** Files without a name that the volume has noted. */
  readonly orphans: number;
  readonly wrong: readonly string[];
}

export async function checkRecords(view: TreeView): Promise<SoundRecords> {
  const records = await recordsOf(view);
  const wrong: string[] = [];
  for (const [ino, names] of records.names) {
    if (!records.inodes.has(ino)) wrong.push(`${told(names)} leads to no inode, ${ino}`);
    for (const { parent } of names) {
      const mode = records.inodes.get(parent)?.mode;
      if (mode === undefined || !isDirectory(mode))
        wrong.push(`${told(names)} lies in ${parent}, which is no directory`);
    }
  }
  for (const kind of ['extents', 'attributed', 'orphans'] as const) {
    for (const ino of records[kind].keys())
      if (!records.inodes.has(ino)) wrong.push(`${kind}: ${ino} has no inode`);
  }
  for (const [ino, inode] of records.inodes) wrong.push(...wrongInode(records, ino, inode));
  return { inodes: records.inodes.size, orphans: records.orphans.size, wrong };
}

function told(names: readonly { readonly entry: DirentRecord }[]): string {
  return names.map(({ entry }) => JSON.stringify(entry.name)).join(' and ');
}

function wrongInode(records: Records, ino: number, inode: InodeRecord): string[] {
  const wrong: string[] = [];
  const names = records.names.get(ino) ?? [];
  const wanted = isDirectory(inode.mode) ? 1 : names.length;
  if (inode.nlink !== wanted)
    wrong.push(`Inode ${ino} has link count ${inode.nlink}, and names: ${told(names)}`);
  for (const { entry } of names) {
    if (entry.type !== typeOf(inode.mode)) wrong.push(`${told(names)} is of another type`);
  }
  if (names.length === 0 && ino !== ROOT_INO && !records.orphans.has(ino))
    wrong.push(`Inode ${ino} has no name, and nobody knows`);
  if (names.length > 0 && records.orphans.has(ino))
    wrong.push(`${told(names)} counts as without a name`);
  if (isDirectory(inode.mode)) wrong.push(...wrongDirectory(records, ino, inode));
  if (isRegular(inode.mode)) wrong.push(...wrongContent(records, ino, inode));
  return wrong;
}

/** It lies where it says, once, and the way up ends at the top. */
function wrongDirectory(records: Records, ino: number, inode: InodeRecord): string[] {
  if (ino === ROOT_INO) return [];
  const names = records.names.get(ino) ?? [];
  if (names.length !== 1 || names[0]?.parent !== inode.parent)
    return [`Directory ${ino} is ${told(names)}, and its parent ${inode.parent}`];
  const passed = new Set<number>();
  for (let at = ino; at !== ROOT_INO; at = records.inodes.get(at)?.parent ?? ROOT_INO) {
    if (passed.has(at)) return [`Directory ${ino} lies in itself`];
    passed.add(at);
  }
  return [];
}

function wrongContent(records: Records, ino: number, inode: InodeRecord): string[] {
  const wrong: string[] = [];
  const extents = records.extents.get(ino) ?? [];
  const { inline, size, stored } = inode;
  if (inline !== undefined) {
    if (extents.length > 0) wrong.push(`Inode ${ino} has its content twice`);
    if (inline.length > size) wrong.push(`Inode ${ino}: ${inline.length} bytes of ${size}`);
    return wrong;
  }
  let end = 0;
  let sum = 0;
  for (const { offset, length, inner, block } of extents) {
    if (offset < end) wrong.push(`Inode ${ino}: extents overlap at ${offset}`);
    if (inner + length > block.length) wrong.push(`Inode ${ino}: more than its block at ${offset}`);
    end = offset + length;
    sum += length;
  }
  if (end > size) wrong.push(`Inode ${ino}: extents end at ${end} of ${size}`);
  if (sum !== stored) wrong.push(`Inode ${ino}: extents cover ${sum}, its record says ${stored}`);
  return wrong;
}
