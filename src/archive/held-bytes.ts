/** What the fragments that a node keeps take up, a page of packs at a time: there may be very many. */

import { concat, type Tables } from '../base/index.ts';
import { fragmentBytes } from '../erasure/index.ts';
import { decodeManifest, decodeSignedManifest, type Manifest } from '../wire/index.ts';
import { FRAGMENT_TABLE, MANIFEST_TABLE } from './holder.ts';

/** Packs looked at in one go. */
const PAGE_PACKS = 64;

/** The manifest of a pack, as it was checked when its first fragment came. */
export function manifestOf(stored: Uint8Array): Manifest | undefined {
  const signed = decodeSignedManifest(stored);
  return signed && decodeManifest(signed.manifest.body);
}

/** Bytes of the fragments of some packs, from the key `from` on; `next` is where it goes on, if it does. */
export function heldBytes(
  tables: Tables,
  from: Uint8Array,
): { readonly bytes: number; readonly next: Uint8Array | undefined } {
  const page = [...tables.range(MANIFEST_TABLE, { from, limit: PAGE_PACKS })];
  let bytes = 0;
  for (const [key, value] of page) {
    const manifest = manifestOf(value);
    if (manifest === undefined) continue;
    const each = fragmentBytes(manifest.length, manifest.k);
    for (let index = 0; index < manifest.n; index++) {
      // Nothing of the fragment itself is read.
      const at = concat([key, Uint8Array.of(index)]);
      if (tables.slice(FRAGMENT_TABLE, at, { offset: 0, length: 0 }) !== undefined) bytes += each;
    }
  }
  const last = page.at(-1)?.[0];
  const isLast = last === undefined || page.length < PAGE_PACKS;
  return { bytes, next: isLast ? undefined : concat([last, Uint8Array.of(0)]) };
}
