/**
 * Which of a holder's packs are checkpoints, by object and newest first: who recovers an object knows its name only.
 * The rows are a hint. What counts is the manifest, which the asker checks.
 */

import { afterPrefix, concat, EMPTY, type Tables, u64, type Write } from '../base/index.ts';
import { digest } from '../crypto/index.ts';
import {
  type Aguid,
  GUID_BYTES,
  type Guid,
  guidBytes,
  guidFromBytes,
  guidOf,
  type PackGuid,
} from '../id/index.ts';
import { CHECKPOINT_PLACE_BYTES, type CheckpointMark } from '../wire/index.ts';

export const CHECKPOINT_TABLE = 'checkpoint';
/** Rows looked at for one answer. */
const LOOKED_AT_MAX = 256;

/** Under which holders of an object's checkpoints are found. */
export function checkpointName(aguid: Aguid): Guid {
  return guidOf(digest('checkpoint', guidBytes(aguid)));
}

/** Where a checkpoint is among those of its object: later ones have greater bytes. */
export function checkpointPlace({ epoch, version }: CheckpointMark, pack: PackGuid): Uint8Array {
  return concat([u64(epoch), u64(version), guidBytes(pack)]);
}

export function checkpointWrite(aguid: Aguid, mark: CheckpointMark, pack: PackGuid): Write {
  const key = concat([guidBytes(aguid), checkpointPlace(mark, pack)]);
  return { table: CHECKPOINT_TABLE, key, value: Uint8Array.of(1) };
}

/** @param before - place of the last one that is known; empty: from the newest on */
export function* checkpointsOf(
  tables: Tables,
  aguid: Aguid,
  before: Uint8Array,
): Generator<{ readonly pack: PackGuid; readonly key: Uint8Array }> {
  const from = guidBytes(aguid);
  const end = before.length > 0 ? concat([from, before]) : afterPrefix(from);
  const range = { from, ...(end && { to: end }), reverse: true, limit: LOOKED_AT_MAX };
  for (const [key] of tables.range(CHECKPOINT_TABLE, range)) {
    const pack = guidFromBytes<PackGuid>(key.subarray(-GUID_BYTES));
    if (pack !== undefined && key.length === GUID_BYTES + CHECKPOINT_PLACE_BYTES)
      yield { pack, key };
  }
}

/** The objects of which there are rows. */
export function checkpointedObjects(tables: Tables): Aguid[] {
  const found: Aguid[] = [];
  for (let from: Uint8Array | undefined = EMPTY; from !== undefined; ) {
    const [row]: readonly (readonly [Uint8Array, Uint8Array])[] = [
      ...tables.range(CHECKPOINT_TABLE, { from, limit: 1 }),
    ];
    const prefix: Uint8Array | undefined = row?.[0].subarray(0, GUID_BYTES);
    const aguid = guidFromBytes<Aguid>(prefix);
    if (aguid !== undefined) found.push(aguid);
    from = prefix && afterPrefix(prefix);
  }
  return found;
}
