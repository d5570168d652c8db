/** Tree nodes at hand: decoded ones in memory, encoded ones in a table. */

import { LRUCache } from 'lru-cache';
import { bytesOfKey, keyOf, type Tables, type Write } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import { MissingNode, type NodeSource } from './tree.ts';
import type { Changed } from './tree-change.ts';
import {
  decodeNode,
  digestOfNode,
  EMPTY_LEAF,
  EMPTY_TREE,
  isLeaf,
  itemBytes,
  itemsOf,
  type TreeNode,
} from './tree-node.ts';

export const TREE_TABLE = 'tree';
/** Decoded nodes kept in memory. */
export const NODES_CACHED_BYTES_MAX = 32 << 20;
/** Of these, nodes of earlier versions only, for readers which are still at these. */
export const NODES_PAST_MAX = 2048;
/** What the objects of a decoded node take up beside its bytes, and those of an item in it. */
const NODE_OVERHEAD_BYTES = 400;
const ITEM_OVERHEAD_BYTES = 72;

export class NodeCache implements NodeSource {
  readonly #tables: Tables;
  readonly #nodes = new LRUCache<string, TreeNode>({
    maxSize: NODES_CACHED_BYTES_MAX,
    sizeCalculation: (node) =>
      itemBytes(node) + NODE_OVERHEAD_BYTES + itemsOf(node).length * ITEM_OVERHEAD_BYTES,
  });
  /** Nodes that have been replaced, oldest first. INVARIANT: at most NODES_PAST_MAX. */
  readonly #past = new Set<string>();
  readonly #empty = keyOf(EMPTY_TREE());

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  node(digest: Digest): TreeNode {
    const name = keyOf(digest);
    const cached = this.#nodes.get(name);
    if (cached !== undefined) return cached;
    if (name === this.#empty) return EMPTY_LEAF;
    const bytes = this.#tables.get(TREE_TABLE, digest);
    const node = bytes && decodeNode(bytes);
    if (node === undefined) throw new MissingNode(digest);
    this.#nodes.set(name, node);
    return node;
  }

  /** Whether it is at hand. */
  has(digest: Digest): boolean {
    return this.#nodes.has(keyOf(digest)) || this.#tables.get(TREE_TABLE, digest) !== undefined;
  }

  /** Takes nodes that a change made; returns the writes that keep them. */
  keep({ created, replaced }: Pick<Changed, 'created' | 'replaced'>): Write[] {
    const writes: Write[] = [];
    for (const name of replaced) {
      this.#past.delete(name);
      this.#past.add(name);
    }
    for (const name of this.#past) {
      if (this.#past.size <= NODES_PAST_MAX) break;
      this.#past.delete(name);
      this.#nodes.delete(name);
    }
    for (const [name, { bytes }] of created) {
      this.#past.delete(name);
      // Its own bytes: the values of what was put are views of whole messages, which could not be freed.
      this.#nodes.set(name, decodeNode(bytes) as TreeNode);
      writes.push({ table: TREE_TABLE, key: bytesOfKey(name), value: bytes });
    }
    return writes;
  }

  /** Forgets a node that no version has any more; the write that does so on the disk. */
  drop(digest: Digest): Write {
    this.#nodes.delete(keyOf(digest));
    return { table: TREE_TABLE, key: digest, value: undefined };
  }

  /** Keeps in memory what is below these tops, and nothing else. */
  retain(tops: readonly Digest[]): void {
    const below = new Set<string>();
    const open = tops.map(keyOf);
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      const node = below.has(name) ? undefined : this.#nodes.peek(name);
      if (node === undefined) continue;
      below.add(name);
      if (!isLeaf(node)) open.push(...node.children.map(({ digest }) => keyOf(digest)));
    }
    for (const name of [...this.#nodes.keys()]) if (!below.has(name)) this.#nodes.delete(name);
    this.#past.clear();
  }

  /** Takes a node that a peer sent. Undefined when it is malformed or not what it was asked for. */
  accept(wanted: Uint8Array, received: Uint8Array): Write | undefined {
    const digest = digestOfNode(received);
    if (keyOf(digest) !== keyOf(wanted)) return undefined;
    // Its own bytes: what was received is part of a whole answer.
    const bytes = received.slice();
    const node = decodeNode(bytes);
    if (node === undefined) return undefined;
    this.#nodes.set(keyOf(digest), node);
    return { table: TREE_TABLE, key: digest, value: bytes };
  }
}
