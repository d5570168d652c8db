/**
 * Nodes of an object's copy-on-write B+tree, and their bytes. A node is immutable and named by the digest of
 * its bytes, so each version shares what did not change. Pond, FAST 2003, §2.1; layout in `docs/formats.md`.
 */

import { concat, readU32, readU64, viewOf } from '../base/index.ts';
import { type Digest, digest, parseDigest } from '../crypto/index.ts';
import { KEY_BYTES_MAX, VALUE_BYTES_MAX } from '../wire/index.ts';

/** A node is split so that none is encoded to more bytes, unless it holds a single pair. */
export const NODE_BYTES_MAX = 16_384;
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
  return 2 + entry.key.length + 8 + 4 + entry.value.length;
}

export function childBytes(child: Child): number {
  return 2 + child.key.length + 32 + 8;
}

export function countOf(node: TreeNode): number {
  if (isLeaf(node)) return node.entries.length;
  return node.children.reduce((sum, child) => sum + child.count, 0);
}

/** Integers are big-endian. Header: format u8, height u8, number of items u32. */
export function encodeNode(node: TreeNode): Uint8Array {
  const leaf = isLeaf(node);
  const items = leaf ? node.entries : node.children;
  let length = HEADER_BYTES;
  for (const item of items) {
    length += 'value' in item ? entryBytes(item) : childBytes(item);
  }
  const bytes = new Uint8Array(length);
  const view = viewOf(bytes);
  bytes[0] = FORMAT;
  bytes[1] = node.height;
  view.setUint32(2, items.length);
  let at = HEADER_BYTES;
  for (const item of items) {
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
    const keyLength = view.getUint16(at);
    const key = bytes.subarray(at + 2, at + 2 + keyLength);
    at += 2 + keyLength;
    if (keyLength > KEY_BYTES_MAX || key.length !== keyLength) return undefined;
    if (height === 0) {
      const version = readU64(bytes, at);
      const valueLength = view.getUint32(at + 8);
      const value = bytes.subarray(at + 12, at + 12 + valueLength);
      if (valueLength > VALUE_BYTES_MAX || value.length !== valueLength) return undefined;
      entries.push({ key, value, version });
      at += 12 + valueLength;
    } else {
      const child = parseDigest(bytes.subarray(at, at + 32));
      if (child === undefined) return undefined;
      children.push({ key, digest: child, count: readU64(bytes, at + 32) });
      at += 40;
    }
  }
  if (at !== bytes.length) return undefined;
  return height === 0 ? { height: 0, entries } : { height, children };
}

/** The empty map: version 0 of every object. */
export const EMPTY_LEAF: TreeNode = { height: 0, entries: [] };
export const EMPTY_LEAF_BYTES: Uint8Array = concat([encodeNode(EMPTY_LEAF)]);
export const EMPTY_TREE = (): Digest => digestOfNode(EMPTY_LEAF_BYTES);
