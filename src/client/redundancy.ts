/** How many fragments packs of an object get, where its owner says so: in clear, and heeded by all who write. */

import type { CodeRate } from '../archive/index.ts';
import { FRAGMENTS_PER_PACK_MAX } from '../wire/index.ts';
import type { TreeView } from './tree-view.ts';

export const REDUNDANCY_KEY: Uint8Array = Uint8Array.of(0x4b);
const FORMAT = 1;
const VALUE_BYTES = 3;

/** Whether packs can be coded so: 1 ≤ k ≤ n ≤ FRAGMENTS_PER_PACK_MAX. */
export function isCodeRate({ k, n }: CodeRate): boolean {
  const areWhole = Number.isInteger(k) && Number.isInteger(n);
  return areWhole && k >= 1 && k <= n && n <= FRAGMENTS_PER_PACK_MAX;
}

/** Undefined for anything malformed. */
function decodeRedundancy(bytes: Uint8Array): CodeRate | undefined {
  const [format, k = 0, n = 0] = bytes;
  if (bytes.length !== VALUE_BYTES || format !== FORMAT) return undefined;
  return isCodeRate({ k, n }) ? { k, n } : undefined;
}

export function encodeRedundancy({ k, n }: CodeRate): Uint8Array {
  return Uint8Array.of(FORMAT, k, n);
}

/** What the owner wants of packs; undefined: what fits the size of the pond. */
export async function redundancyIn(view: TreeView): Promise<CodeRate | undefined> {
  const entry = await view.raw(REDUNDANCY_KEY);
  return entry && decodeRedundancy(entry.value);
}
