/** A disk in memory that rots, and of which somebody hears what is about to be removed from it. */

import { FRAGMENT_TABLE } from '../archive/index.ts';
import { concat, keyOf, type Write } from '../base/index.ts';
import { GUID_BYTES, guidBytes, guidFromBytes, type PackGuid } from '../id/index.ts';
import { MemoryStore } from './memory-store.ts';

function fragmentKey(pack: PackGuid, index: number): Uint8Array {
  return concat([guidBytes(pack), Uint8Array.of(index)]);
}

export class WatchedStore extends MemoryStore {
  readonly #rotten = new Set<string>();
  /** Called for each fragment that is written. */
  onStored: (pack: PackGuid, index: number) => void = () => {};
  /** Called for each sound fragment, while it and its manifest are still there. */
  onRemoval: (pack: PackGuid, index: number) => void = () => {};

  /** Changes a byte of a fragment, as a bad disk does. */
  async rot(pack: PackGuid, index: number): Promise<void> {
    const key = fragmentKey(pack, index);
    const value = this.get(FRAGMENT_TABLE, key);
    if (value === undefined) return;
    value[0] = (value[0] as number) ^ 1;
    await super.write([{ table: FRAGMENT_TABLE, key, value }]);
    this.#rotten.add(keyOf(key));
  }

  isRotten(pack: PackGuid, index: number): boolean {
    return this.#rotten.size > 0 && this.#rotten.has(keyOf(fragmentKey(pack, index)));
  }

  override write(batch: readonly Write[]): Promise<void> {
    for (const { table, key, value } of batch) {
      if (table !== FRAGMENT_TABLE) continue;
      const pack = guidFromBytes<PackGuid>(key.subarray(0, GUID_BYTES));
      const wasRotten = this.#rotten.delete(keyOf(key));
      if (pack === undefined) continue;
      const index = key[GUID_BYTES] as number;
      if (value !== undefined) this.onStored(pack, index);
      else if (!wasRotten && this.get(table, key) !== undefined) this.onRemoval(pack, index);
    }
    return super.write(batch);
  }
}
