/** How many fragments a pack gets, by the size of the pond. */

import { assert } from '../base/index.ts';

/** Any k of n fragments rebuild a pack. */
export interface CodeRate {
  readonly k: number;
  readonly n: number;
}

/**
 * The rate for a pond of `nodeCount` nodes: full copies up to three nodes, then codes whose n fits, each node
 * holding one fragment at most. Small k keeps gaining when failures are correlated (Nath et al., NSDI 2006).
 */
export function codeRateFor(nodeCount: number): CodeRate {
  assert(Number.isInteger(nodeCount) && nodeCount >= 1);
  if (nodeCount <= 3) return { k: 1, n: nodeCount };
  if (nodeCount <= 5) return { k: 2, n: 4 };
  if (nodeCount <= 7) return { k: 4, n: 6 };
  if (nodeCount <= 11) return { k: 4, n: 8 };
  return { k: 8, n: Math.min(16, nodeCount) };
}

/** Fragments that must be on disk before a pack counts as stored; the others are asked all the same. */
export function durableCount({ k, n }: CodeRate): number {
  return k + Math.ceil((n - k) / 2);
}
