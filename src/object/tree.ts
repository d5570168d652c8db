/**
 * The copy-on-write B+tree over content-addressed nodes. Reading (here) and changing (`tree-change.ts`) are plain
 * functions of a top block's digest and a source of nodes; a node that the source lacks is reported, never waited
 * for, so the same code runs on ring members (who have all) and on replicas (who fetch what is missing and try
 * again).
 */

import { compare } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import { type Child, compareKey, type Entry, isLeaf, type TreeNode } from './tree-node.ts';

/** Thrown through tree code when a node must be fetched first. Caught by `lacking`. */
export class MissingNode extends Error {
  override readonly name = 'MissingNode';
  readonly digest: Digest;

  constructor(digest: Digest) {
    super('A tree node is not at hand');
    this.digest = digest;
  }
}

export interface NodeSource {
  /** @throws MissingNode */
  node(digest: Digest): TreeNode;
}

/** The value of `run`, or the digest of the node without which it cannot go on. */
export function lacking<T>(run: () => T): { value: T } | { missing: Digest } {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof MissingNode) return { missing: error.digest };
    throw error;
  }
}

/** Index of the child whose subtree would hold `key`. */
export function childIndex(children: readonly Child[], key: Uint8Array): number {
  let low = 0;
  let high = children.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (compareKey(children[middle]!, key) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Index of the first entry whose key is at least `key`. */
function entryIndex(entries: readonly Entry[], key: Uint8Array): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKey(entries[middle]!, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The entry at `key`, if any. One node a level. */
export function find(source: NodeSource, top: Digest, key: Uint8Array): Entry | undefined {
  let node = source.node(top);
  while (!isLeaf(node)) node = source.node(node.children[childIndex(node.children, key)]!.digest);
  const entry = node.entries[entryIndex(node.entries, key)];
  return entry !== undefined && compareKey(entry, key) === 0 ? entry : undefined;
}

/** Entries of one leaf, and where the next leaf's begin; undefined `next` at the end. */
export interface Page {
  readonly entries: readonly Entry[];
  readonly next: Uint8Array | undefined;
}

/** The entries from `from` on that lie in one leaf with it. */
export function page(source: NodeSource, top: Digest, from: Uint8Array): Page {
  let node = source.node(top);
  let next: Uint8Array | undefined;
  while (!isLeaf(node)) {
    const index = childIndex(node.children, from);
    next = node.children[index + 1]?.key ?? next;
    node = source.node(node.children[index]!.digest);
  }
  return { entries: node.entries.slice(entryIndex(node.entries, from)), next };
}

/** Up to `count` leaves from the one on that would hold `from`, as far as they have the same parent. */
export function leavesFrom(
  source: NodeSource,
  top: Digest,
  from: Uint8Array,
  count: number,
): Digest[] {
  let node = source.node(top);
  while (!isLeaf(node)) {
    const index = childIndex(node.children, from);
    if (node.height === 1)
      return node.children.slice(index, index + count).map(({ digest }) => digest);
    node = source.node(node.children[index]!.digest);
  }
  return [];
}

/** Entries with from ≤ key < to, in order. An absent `to` means to the end. */
export function* scan(
  source: NodeSource,
  top: Digest,
  from: Uint8Array,
  to?: Uint8Array,
): Generator<Entry> {
  let at: Uint8Array | undefined = from;
  while (at !== undefined) {
    const { entries, next }: Page = page(source, top, at);
    for (const entry of entries) {
      if (to !== undefined && compare(entry.key, to) >= 0) return;
      yield entry;
    }
    at = next;
  }
}
