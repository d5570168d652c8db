/** Which nodes of a version's tree an earlier version does not have: what both share is not looked at. */

import { keyOf } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import { isLeaf, type TreeNode } from '../object/index.ts';

type NodeOf = (digest: Digest) => Promise<TreeNode>;

interface Place {
  readonly digest: Digest;
  readonly height: number;
}

/** Where one version may have nodes that the other has not, by `keyOf` of the digest. */
type Places = Map<string, Place>;

/** A node, and the digest that names it. */
export interface NamedNode {
  readonly digest: Digest;
  readonly node: TreeNode;
}

function placesBelow(node: TreeNode, places: Places): void {
  if (isLeaf(node)) return;
  for (const { digest } of node.children)
    places.set(keyOf(digest), { digest, height: node.height - 1 });
}

/** A node that cannot be had any more counts as one that shares nothing: what is below it is then given as fresh. */
async function descended(nodeOf: NodeOf, places: Places, height: number): Promise<Places> {
  const below: Places = new Map();
  for (const [name, place] of places) {
    if (place.height < height) below.set(name, place);
    else {
      const node = await nodeOf(place.digest).catch(() => undefined);
      if (node !== undefined) placesBelow(node, below);
    }
  }
  return below;
}

async function topOf(nodeOf: NodeOf, top: Digest): Promise<Places> {
  const { height } = await nodeOf(top);
  return new Map([[keyOf(top), { digest: top, height }]]);
}

/**
 * From the top down, each once. A node has one place in a tree, since keys are in one place; so one that both
 * versions have is met at its height in both, or below a node that both have.
 *
 * @param before - top of the earlier version; left out, all nodes are fresh
 */
export async function* freshNodes(
  nodeOf: NodeOf,
  top: Digest,
  before?: Digest,
): AsyncGenerator<NamedNode> {
  let fresh = await topOf(nodeOf, top);
  let old: Places =
    before === undefined ? new Map() : await topOf(nodeOf, before).catch(() => new Map());
  const heights = [...fresh.values(), ...old.values()].map(({ height }) => height);
  for (let height = Math.max(...heights); height >= 0; height--) {
    for (const name of [...fresh.keys()]) if (old.delete(name)) fresh.delete(name);
    const below: Places = new Map();
    for (const [name, place] of fresh) {
      if (place.height < height) {
        below.set(name, place);
        continue;
      }
      const node = await nodeOf(place.digest);
      yield { digest: place.digest, node };
      placesBelow(node, below);
    }
    old = height === 0 ? new Map() : await descended(nodeOf, old, height);
    fresh = below;
  }
}
