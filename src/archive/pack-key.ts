/** Where an object's tree says which packs it refers to: whoever has a certified version can see what it needs. */

import { concat } from '../base/index.ts';
import { type Guid, guidBytes } from '../id/index.ts';

/**
 * Keys of the pack index are this byte and a pack's GUID. By itself it is put with the first commit of an object all of
 * whose commits list their packs: without it nobody may drop any.
 */
export const PACK_PREFIX: Uint8Array = Uint8Array.of(0x50);

export function packKey(pack: Guid): Uint8Array {
  return concat([PACK_PREFIX, guidBytes(pack)]);
}
