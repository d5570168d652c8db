/** Which keys differ between two versions. What they share is not looked at, so it costs what the change did. */

import { compare, keyOf } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import type { NodeSource } from './tree.ts';
import { type Entry, isLeaf } from './tree-node.ts';

interface Place {
  readonly digest: Digest;
  readonly height: number;
}

/** Where one version may hold what the other does not, by `keyOf` of the digest. */
type Places = Map<string, Place>;

function topOf(source: NodeSource, digest: Digest): Places {
  return new Map([[keyOf(digest), { digest, height: source.node(digest).height }]]);
}

function withoutShared(left: Places, right: Places): void {
  for (const name of [...left.keys()]) {
    if (!right.has(name)) continue;
    left.delete(name);
    right.delete(name);
  }
}

function heightOf(places: Places): number {
  let highest = 0;
  for (const { height } of places.values()) highest = Math.max(highest, height);
  return highest;
}

/** Replaces the places of that height by those of their children, which are not looked at yet. */
function descend(source: NodeSource, places: Places, height: number): Places {
  const below: Places = new Map();
  for (const [name, place] of places) {
    const node = place.height < height ? undefined : source.node(place.digest);
    if (node === undefined || isLeaf(node)) below.set(name, place);
    else {
      for (const { digest } of node.children) {
        below.set(keyOf(digest), { digest, height: height - 1 });
      }
    }
  }
  return below;
}

function entriesOf(source: NodeSource, places: Places): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const { digest } of places.values()) {
    const node = source.node(digest);
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
  let left = topOf(source, before);
  let right = topOf(source, after);
  for (;;) {
    withoutShared(left, right);
    const height = Math.max(heightOf(left), heightOf(right));
    if (height === 0) break;
    left = descend(source, left, height);
    right = descend(source, right, height);
  }
  const [old, now] = [entriesOf(source, left), entriesOf(source, right)];
  const keys: Uint8Array[] = [];
  for (const [name, entry] of old) {
    const other = now.get(name);
    // A value is written anew by every version that writes its key.
    if (other === undefined || other.version !== entry.version) keys.push(entry.key);
  }
  for (const [name, { key }] of now) if (!old.has(name)) keys.push(key);
  return keys.sort(compare);
}
