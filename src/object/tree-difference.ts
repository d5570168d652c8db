/** Which keys differ between two versions. What they share is not looked at, so it costs what the change did. */

import { compare, keyOf } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import type { NodeSource } from './tree.ts';
import { type Entry, isLeaf, type TreeNode } from './tree-node.ts';

/** Nodes of one version's tree that may hold what another's does not, by `keyOf` of their digest. */
type Nodes = Map<string, TreeNode>;

function withoutShared(left: Nodes, right: Nodes): void {
  for (const name of [...left.keys()]) {
    if (!right.has(name)) continue;
    left.delete(name);
    right.delete(name);
  }
}

function heightOf(nodes: Nodes): number {
  let height = 0;
  for (const node of nodes.values()) height = Math.max(height, node.height);
  return height;
}

/** Replaces the nodes of that height by their children. */
function descend(source: NodeSource, nodes: Nodes, height: number): Nodes {
  const below: Nodes = new Map();
  for (const [name, node] of nodes) {
    if (isLeaf(node) || node.height < height) below.set(name, node);
    else for (const { digest } of node.children) below.set(keyOf(digest), source.node(digest));
  }
  return below;
}

function entriesOf(nodes: Nodes): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const node of nodes.values()) {
    if (!isLeaf(node)) continue;
    for (const entry of node.entries) entries.set(keyOf(entry.key), entry);
  }
  return entries;
}

/**
 * Keys whose entry is in one of the versions only, or not the same in both, in order.
 * @throws MissingNode
 */
export function differingKeys(source: NodeSource, before: Digest, after: Digest): Uint8Array[] {
  let left: Nodes = new Map([[keyOf(before), source.node(before)]]);
  let right: Nodes = new Map([[keyOf(after), source.node(after)]]);
  for (;;) {
    withoutShared(left, right);
    const height = Math.max(heightOf(left), heightOf(right));
    if (height === 0) break;
    left = descend(source, left, height);
    right = descend(source, right, height);
  }
  const [old, now] = [entriesOf(left), entriesOf(right)];
  const keys: Uint8Array[] = [];
  for (const [name, entry] of old) {
    const other = now.get(name);
    // A value is written anew by every version that writes its key.
    if (other === undefined || other.version !== entry.version) keys.push(entry.key);
  }
  for (const [name, { key }] of now) if (!old.has(name)) keys.push(key);
  return keys.sort(compare);
}
