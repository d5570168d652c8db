/** When the last fragment of a pack was stored here, or stored again, and for which object. */

import { concat, readU64, type Tables, u64, type Write } from '../base/index.ts';
import { type Aguid, GUID_BYTES, guidBytes, guidFromBytes, type PackGuid } from '../id/index.ts';

export const STORED_TABLE = 'stored';

export interface StoredPack {
  readonly atMs: number;
  readonly aguid: Aguid;
}

export function storedWrite(pack: PackGuid, { atMs, aguid }: StoredPack): Write {
  const value = concat([u64(atMs), guidBytes(aguid)]);
  return { table: STORED_TABLE, key: guidBytes(pack), value };
}

/** Undefined for a pack that came before such times were kept. */
export function storedPack(tables: Tables, pack: PackGuid): StoredPack | undefined {
  const value = tables.get(STORED_TABLE, guidBytes(pack));
  if (value?.length !== 8 + GUID_BYTES) return undefined;
  const aguid = guidFromBytes<Aguid>(value.subarray(8));
  return aguid && { atMs: readU64(value), aguid };
}
