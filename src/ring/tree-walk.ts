/** Finds what of a tree is not on this member's disk, a bounded number of nodes at a time. */

import { keyOf, type Tables, type Write } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import {
  decodeNode,
  digestOfNode,
  EMPTY_TREE,
  isLeaf,
  type NodeCache,
  TREE_TABLE,
} from '../object/index.ts';
import type { NamedBytes } from '../wire/index.ts';

/** Subtrees known to be whole, so that the next version's tree is walked where it differs. */
export const WHOLE_MAX = 1_000_000;

export class TreeWalk {
  readonly #tables: Tables;
  readonly #nodes: NodeCache;
  /** Nodes seen whole in this process. INVARIANT: at most WHOLE_MAX. */
  readonly #seen = new Set<string>();
  #stack: Digest[] = [];
  readonly #missing = new Map<string, Digest>();

  constructor(tables: Tables, nodes: NodeCache) {
    this.#tables = tables;
    this.#nodes = nodes;
  }

  start(top: Digest): void {
    // A walk that was given up has seen nodes whose subtrees are not here.
    if (!this.isDone) this.#seen.clear();
    this.#stack = [top];
    this.#missing.clear();
    if (this.#seen.size > WHOLE_MAX) this.#seen.clear();
  }

  /** Nodes may have been dropped. */
  forget(): void {
    this.#seen.clear();
  }

  get isDone(): boolean {
    return this.#stack.length === 0 && this.#missing.size === 0;
  }

  /** Nodes that are wanted, at most so many. */
  missing(count: number): Digest[] {
    return [...this.#missing.values()].slice(0, count);
  }

  /** Looks at up to `count` nodes; true while there is more to look at. */
  walk(count: number): boolean {
    for (let i = 0; i < count; i++) {
      const digest = this.#stack.pop();
      if (digest === undefined) return false;
      const name = keyOf(digest);
      if (this.#seen.has(name) || name === keyOf(EMPTY_TREE())) continue;
      const bytes = this.#tables.get(TREE_TABLE, digest);
      if (bytes === undefined) this.#missing.set(name, digest);
      else this.#into(name, bytes);
    }
    return this.#stack.length > 0;
  }

  #into(name: string, bytes: Uint8Array): void {
    this.#seen.add(name);
    const node = decodeNode(bytes);
    if (node === undefined || isLeaf(node)) return;
    for (const child of node.children) this.#stack.push(child.digest);
  }

  /** Takes wanted nodes that a peer sent; returns the writes that keep them. */
  take(nodes: readonly NamedBytes[]): Write[] {
    const writes: Write[] = [];
    for (const { bytes } of nodes) {
      const digest = digestOfNode(bytes);
      const name = keyOf(digest);
      const write = this.#missing.has(name) ? this.#nodes.accept(digest, bytes) : undefined;
      if (write === undefined) continue;
      this.#missing.delete(name);
      this.#into(name, bytes);
      writes.push(write);
    }
    return writes;
  }
}
