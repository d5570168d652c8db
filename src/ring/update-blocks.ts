/** Small blocks that travel beside an update and stay with the ring until they are packed. */

import { equal, type Write } from '../base/index.ts';
import { digest } from '../crypto/index.ts';
import { type Request, splitPayload, type Update } from '../wire/index.ts';

export const BLOCK_TABLE = 'block';

/** The small blocks of an update; undefined unless they are those that it names. */
export function blocksOf({ blocks }: Request, update: Update): Uint8Array[] | undefined {
  const pieces = splitPayload(blocks, update.blocks);
  const isNamed = (block: Uint8Array, i: number) =>
    equal(digest('block', block), (update.blocks[i] as { digest: Uint8Array }).digest);
  return pieces?.every(isNamed) ? pieces : undefined;
}

export function blockPuts(request: Request, update: Update): Write[] {
  const pieces = splitPayload(request.blocks, update.blocks) ?? [];
  return pieces.map((value, i) => {
    return { table: BLOCK_TABLE, key: (update.blocks[i] as { digest: Uint8Array }).digest, value };
  });
}

/** What an update says to lie elsewhere now. */
export function releases(update: Update): Write[] {
  return update.released.map((key) => ({ table: BLOCK_TABLE, key, value: undefined }));
}
