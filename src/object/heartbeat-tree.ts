/**
 * One signature over many heartbeats: a binary hash tree over those of a batch. A heartbeat proves itself by its
 * siblings up to the root. Leaves and inner nodes are told apart by a byte; a node without a sibling goes up as it is.
 */

import { type Digest, digest } from '../crypto/index.ts';

const LEAF = Uint8Array.of(0);
const INNER = Uint8Array.of(1);

const leafDigest = (heartbeat: Uint8Array): Digest => digest('heartbeat-tree', LEAF, heartbeat);
const innerDigest = (left: Uint8Array, right: Uint8Array): Digest =>
  digest('heartbeat-tree', INNER, left, right);

/** All levels of the tree, leaves first. @param heartbeats - encoded, at least one */
function levelsOf(heartbeats: readonly Uint8Array[]): Digest[][] {
  let level = heartbeats.map(leafDigest);
  const levels = [level];
  while (level.length > 1) {
    const next: Digest[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i] as Digest, level[i + 1]];
      next.push(right === undefined ? left : innerDigest(left, right));
    }
    levels.push(next);
    level = next;
  }
  return levels;
}

/** A heartbeat's way up to the root. */
export interface TreePath {
  readonly path: readonly Digest[];
  /** Bit i is set when the node that joins with `path[i]` is on the right. */
  readonly sides: number;
}

export function heartbeatTree(heartbeats: readonly Uint8Array[]): {
  readonly root: Digest;
  readonly paths: readonly TreePath[];
} {
  const levels = levelsOf(heartbeats);
  const root = levels.at(-1)?.[0] as Digest;
  const paths = heartbeats.map((_, leaf) => {
    const path: Digest[] = [];
    let sides = 0;
    levels.forEach((level, height) => {
      const place = leaf >>> height;
      const sibling = level[place ^ 1];
      if (sibling === undefined) return;
      if (place % 2 === 1) sides |= 1 << path.length;
      path.push(sibling);
    });
    return { path, sides };
  });
  return { root, paths };
}

/** The root that a heartbeat leads to. */
export function rootFrom(
  heartbeat: Uint8Array,
  sides: number,
  path: readonly Uint8Array[],
): Digest {
  let node = leafDigest(heartbeat);
  path.forEach((sibling, i) => {
    const isRight = ((sides >>> i) & 1) === 1;
    node = isRight ? innerDigest(sibling, node) : innerDigest(node, sibling);
  });
  return node;
}
