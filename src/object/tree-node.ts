/**
 * Nodes of an object's copy-on-write B+tree, and their bytes. A node is immutable and named by the digest of
 * its bytes, so each version shares what did not change. Pond, FAST 2003, §2.1; layout in `docs/formats.md`.
 */

import { assert, compare, concat, readU32, viewOf } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import { KEY_BYTES_MAX, VALUE_BYTES_MAX } from '../wire/index.ts';
import { EncodedChild, EncodedEntry, EncodedItem } from './encoded-item.ts';

/**
 * A node is split so that its items take no more bytes, unless it is a single one. With its header, and what the
 * store adds, it fits a page of 4 KiB: names are spread over a directory's leaves by their hash, and each new one
 * costs a leaf.
 */
export const NODE_BYTES_MAX = 4064;
const FORMAT = 1;
const HEIGHT_MAX = 16;
const HEADER_BYTES = 6;

/** A pair of the map, with the version that last wrote it in clear. */
export interface Entry {
  readonly key: Uint8Array;
  /** Sealed by the author; opaque to whoever stores it. */
  readonly value: Uint8Array;
  readonly version: number;
}

/** A subtree: its first key, how many entries are below, and its top node's digest. */
export interface Child {
  readonly key: Uint8Array;
  readonly digest: Digest;
  readonly count: number;
}

/** INVARIANT: keys ascend strictly. */
export interface Leaf {
  readonly height: 0;
  readonly entries: readonly Entry[];
}

/** INVARIANT: keys ascend strictly; height ≥ 1, one more than the children's. */
export interface Inner {
  readonly height: number;
  readonly children: readonly Child[];
}

export type TreeNode = Leaf | Inner;

export function isLeaf(node: TreeNode): node is Leaf {
  return 'entries' in node;
}

export function entryBytes(entry: Entry): number {
  if (entry instanceof EncodedItem) return entry.length;
  return 2 + entry.key.length + 8 + 4 + entry.value.length;
}

export function childBytes(child: Child): number {
  if (child instanceof EncodedItem) return child.length;
  return 2 + child.key.length + 32 + 8;
}

/** As `compare` of the item's key with `key`. */
export function compareKey(item: Entry | Child, key: Uint8Array): number {
  return item instanceof EncodedItem ? item.compareKey(key) : compare(item.key, key);
}

export function countOf(node: TreeNode): number {
  if (isLeaf(node)) return node.entries.length;
  return node.children.reduce((sum, child) => sum + child.count, 0);
}

export function itemsOf(node: TreeNode): readonly (Entry | Child)[] {
  return isLeaf(node) ? node.entries : node.children;
}

/** What a node's items take up of its encoding. */
export function itemBytes(node: TreeNode): number {
  let bytes = 0;
  for (const item of itemsOf(node)) bytes += 'value' in item ? entryBytes(item) : childBytes(item);
  return bytes;
}

/** Integers are big-endian. Header: format u8, height u8, number of items u32. */
export function encodeNode(node: TreeNode): Uint8Array {
  const items = itemsOf(node);
  const bytes = new Uint8Array(HEADER_BYTES + itemBytes(node));
  const view = viewOf(bytes);
  bytes[0] = FORMAT;
  bytes[1] = node.height;
  view.setUint32(2, items.length);
  let at = HEADER_BYTES;
  for (const item of items) {
    if (item instanceof EncodedItem) {
      item.copyTo(bytes, at);
      at += item.length;
      continue;
    }
    view.setUint16(at, item.key.length);
    bytes.set(item.key, at + 2);
    at += 2 + item.key.length;
    if ('value' in item) {
      view.setBigUint64(at, BigInt(item.version));
      view.setUint32(at + 8, item.value.length);
      bytes.set(item.value, at + 12);
      at += 12 + item.value.length;
    } else {
      bytes.set(item.digest, at);
      view.setBigUint64(at + 32, BigInt(item.count));
      at += 40;
    }
  }
  return bytes;
}

export function digestOfNode(bytes: Uint8Array): Digest {
  return digest('tree', bytes);
}

/** Undefined for anything malformed. Copies nothing: keys and values are views of `bytes`. */
export function decodeNode(bytes: Uint8Array): TreeNode | undefined {
  try {
    return decode(bytes);
  } catch {
    return undefined; // A read past the end, or an integer past 2^53.
  }
}

function decode(bytes: Uint8Array): TreeNode | undefined {
  const height = bytes[1] as number;
  if (bytes[0] !== FORMAT || height > HEIGHT_MAX) return undefined;
  const count = readU32(bytes, 2);
  if (count > bytes.length / 14) return undefined;
  const view = viewOf(bytes);
  const entries: Entry[] = [];
  const children: Child[] = [];
  let at = HEADER_BYTES;
  for (let i = 0; i < count; i++) {
    const numberAt = at + 2 + view.getUint16(at);
    if (numberAt - at - 2 > KEY_BYTES_MAX) return undefined;
    if (height === 0) {
      const valueLength = view.getUint32(numberAt + 8);
      if (valueLength > VALUE_BYTES_MAX) return undefined;
      const end = numberAt + 12 + valueLength;
      entries.push(new EncodedEntry(bytes, at, end, u64At(view, numberAt)));
      at = end;
    } else {
      const end = numberAt + 40;
      children.push(new EncodedChild(bytes, at, end, u64At(view, numberAt + 32)));
      at = end;
    }
  }
  if (at !== bytes.length) return undefined;
  return height === 0 ? { height: 0, entries } : { height, children };
}

function u64At(view: DataView, at: number): number {
  const value = view.getUint32(at) * 0x1_0000_0000 + view.getUint32(at + 4);
  assert(Number.isSafeInteger(value), 'u64 past 2^53');
  return value;
}

/** The empty map: version 0 of every object. */
export const EMPTY_LEAF: TreeNode = { height: 0, entries: [] };
export const EMPTY_LEAF_BYTES: Uint8Array = concat([encodeNode(EMPTY_LEAF)]);
export const EMPTY_TREE = (): Digest => digestOfNode(EMPTY_LEAF_BYTES);
