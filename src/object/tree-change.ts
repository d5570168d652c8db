/** Changes to the copy-on-write tree: a batch rewrites one path per leaf that it touches. */

import { compare, keyOf } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import { childIndex, type NodeSource } from './tree.ts';
import {
  type Child,
  childBytes,
  compareKey,
  countOf,
  digestOfNode,
  EMPTY_LEAF,
  type Entry,
  encodeNode,
  entryBytes,
  isLeaf,
  itemBytes,
  itemsOf,
  NODE_BYTES_MAX,
  type TreeNode,
} from './tree-node.ts';

/** Below this a rewritten node is joined with a neighbour. */
const NODE_BYTES_MIN = NODE_BYTES_MAX / 4;

/** A change to one key; an undefined value removes it. */
export interface Change {
  readonly key: Uint8Array;
  readonly value: Uint8Array | undefined;
}

/** A new node and its encoding. */
export interface Created {
  readonly node: TreeNode;
  readonly bytes: Uint8Array;
}

/** A changed tree: its top block, and the nodes that are new, by `keyOf` of their digest. */
export interface Changed {
  readonly top: Digest;
  readonly created: ReadonlyMap<string, Created>;
  /** The nodes in whose place they are, by the same names. */
  readonly replaced: readonly string[];
}

/**
 * Applies `changes`, of which the last one of a key counts. Deterministic: every replica computes the same
 * top block.
 *
 * @param version - recorded with every entry that is put
 * @throws MissingNode
 */
export function change(
  source: NodeSource,
  top: Digest,
  changes: readonly Change[],
  version: number,
): Changed {
  if (changes.length === 0) return { top, created: new Map(), replaced: [] };
  const latest = new Map<string, Change>();
  for (const one of changes) latest.set(keyOf(one.key), one);
  const sorted = [...latest.values()].sort((a, b) => compare(a.key, b.key));
  return new Builder(source, version).run(top, sorted);
}

class Builder {
  readonly #source: NodeSource;
  readonly #version: number;
  readonly #created = new Map<string, Created>();
  readonly #replaced: string[] = [];

  constructor(source: NodeSource, version: number) {
    this.#source = source;
    this.#version = version;
  }

  run(oldTop: Digest, changes: readonly Change[]): Changed {
    let level = this.#rebuild(this.#replace(oldTop), changes);
    while (level.length > 1) {
      const height = level[0]!.height + 1;
      level = packed(
        level.map((node) => this.#add(node)),
        childBytes,
      ).map((children) => ({ height, children }));
    }
    let top = level[0] ?? EMPTY_LEAF;
    // A top with one child says nothing that the child does not.
    while (!isLeaf(top) && top.children.length === 1) top = this.#node(top.children[0]!.digest);
    const { digest } = this.#add(top);
    return { top: digest, created: this.#created, replaced: this.#replaced };
  }

  #replace(digest: Digest): TreeNode {
    this.#replaced.push(keyOf(digest));
    return this.#source.node(digest);
  }

  #node(digest: Digest): TreeNode {
    return this.#created.get(keyOf(digest))?.node ?? this.#source.node(digest);
  }

  #add(node: TreeNode): Child {
    const bytes = encodeNode(node);
    const digest = digestOfNode(bytes);
    this.#created.set(keyOf(digest), { node, bytes });
    return { key: itemsOf(node)[0]?.key ?? new Uint8Array(0), digest, count: countOf(node) };
  }

  /** Nodes of the same height that replace `node`: none when it is empty now, several when it grew. */
  #rebuild(node: TreeNode, changes: readonly Change[]): TreeNode[] {
    if (isLeaf(node)) {
      return packed(merged(node.entries, changes, this.#version), entryBytes).map((entries) => ({
        height: 0,
        entries,
      }));
    }
    const { height } = node;
    const parts = this.#rebuildChildren(node.children, changes);
    const children = this.#joined(parts).map((part) => ('digest' in part ? part : this.#add(part)));
    return packed(children, childBytes).map((group) => ({ height, children: group }));
  }

  /** Children as they are, or, where changes touch them, the nodes that replace them. */
  #rebuildChildren(children: readonly Child[], changes: readonly Change[]): (Child | TreeNode)[] {
    const parts: (Child | TreeNode)[] = [];
    let at = 0;
    for (const [index, child] of children.entries()) {
      const start = at;
      while (at < changes.length && childIndex(children, changes[at]!.key) === index) at++;
      if (at === start) parts.push(child);
      else parts.push(...this.#rebuild(this.#replace(child.digest), changes.slice(start, at)));
    }
    return parts;
  }

  /** Joins rewritten nodes that became small with the part before or after them. */
  #joined(parts: readonly (Child | TreeNode)[]): (Child | TreeNode)[] {
    const out: (Child | TreeNode)[] = [];
    for (const part of parts) {
      const before = out.at(-1);
      if (before !== undefined && (isSmall(before) || isSmall(part))) {
        out.pop();
        out.push(...joinedPair(this.#loaded(before), this.#loaded(part)));
      } else {
        out.push(part);
      }
    }
    return out;
  }

  #loaded(part: Child | TreeNode): TreeNode {
    return 'digest' in part ? this.#replace(part.digest) : part;
  }
}

/** A child that was not touched is never small: it would load the whole level. */
function isSmall(part: Child | TreeNode): boolean {
  return !('digest' in part) && itemBytes(part) < NODE_BYTES_MIN;
}

function joinedPair(a: TreeNode, b: TreeNode): TreeNode[] {
  if (isLeaf(a) && isLeaf(b)) {
    const groups = packed([...a.entries, ...b.entries], entryBytes);
    return groups.map((entries) => ({ height: 0, entries }));
  }
  if (isLeaf(a) || isLeaf(b)) return [a, b];
  const { height } = a;
  const groups = packed([...a.children, ...b.children], childBytes);
  return groups.map((children) => ({ height, children }));
}

function merged(
  entries: readonly Entry[],
  changes: readonly Change[],
  version: number,
): readonly Entry[] {
  const out: Entry[] = [];
  let at = 0;
  for (const { key, value } of changes) {
    while (at < entries.length && compareKey(entries[at]!, key) < 0) out.push(entries[at++]!);
    if (at < entries.length && compareKey(entries[at]!, key) === 0) at++;
    if (value !== undefined) out.push({ key, value, version });
  }
  while (at < entries.length) out.push(entries[at++]!);
  return out;
}

/** Consecutive groups of about equal size, none past NODE_BYTES_MAX unless it is one item. */
function packed<T>(items: readonly T[], bytesOfItem: (item: T) => number): T[][] {
  if (items.length === 0) return [];
  const total = items.reduce((sum, item) => sum + bytesOfItem(item), 0);
  if (total <= NODE_BYTES_MAX) return [[...items]];
  const target = total / Math.ceil(total / (NODE_BYTES_MAX * 0.75));
  const groups: T[][] = [];
  let group: T[] = [];
  let bytes = 0;
  for (const item of items) {
    const next = bytesOfItem(item);
    if (group.length > 0 && (bytes >= target || bytes + next > NODE_BYTES_MAX)) {
      groups.push(group);
      group = [];
      bytes = 0;
    }
    group.push(item);
    bytes += next;
  }
  groups.push(group);
  return groups;
}
