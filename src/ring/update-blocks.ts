/** Small blocks that travel beside an update and stay with the ring until they are packed. */

import { equal, type Write } from '../base/index.ts';
import { digest } from '../crypto/index.ts';
import { type Request, splitPayload, type Update } from '../wire/index.ts';

export const BLOCK_TABLE = 'block';

/** The small blocks of an update, of one part after the other; undefined unless they are those that it names. */
export function blocksOf({ blocks }: Request, update: Update): Uint8Array[] | undefined {
  const named = update.parts.flatMap((part) => part.blocks);
  const pieces = splitPayload(blocks, named);
  const isNamed = (block: Uint8Array, i: number) =>
    equal(digest('block', block), (named[i] as { digest: Uint8Array }).digest);
  return pieces?.every(isNamed) ? pieces : undefined;
}

/** @param outcomes - of its parts, when the update was executed: what was aborted brings nothing */
export function blockPuts(request: Request, update: Update, outcomes?: readonly number[]): Write[] {
  const named = update.parts.flatMap(({ blocks }, part) =>
    blocks.map(({ digest: key }) => ({ key, isKept: outcomes?.[part] !== 0 })),
  );
  const pieces = splitPayload(
    request.blocks,
    update.parts.flatMap((part) => part.blocks),
  );
  return (pieces ?? []).flatMap((value, i) => {
    const { key, isKept } = named[i] as { key: Uint8Array; isKept: boolean };
    return isKept ? [{ table: BLOCK_TABLE, key, value }] : [];
  });
}

/** What an update says to lie elsewhere now. */
export function releases(update: Update, outcomes: readonly number[]): Write[] {
  return update.parts.flatMap(({ released }, part) =>
    outcomes[part] === 0
      ? []
      : released.map((key) => ({ table: BLOCK_TABLE, key, value: undefined })),
  );
}
