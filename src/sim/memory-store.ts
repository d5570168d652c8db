/** A Store in memory: sorted tables, atomic batches, a quota. It forgets everything with its process. */

import {
  bytesOfKey,
  keyOf,
  OceanError,
  type Range,
  type Store,
  type Write,
} from '../base/index.ts';

const BYTES_MAX = Number.MAX_SAFE_INTEGER;

/** INVARIANT: `keys` is sorted and holds exactly the keys of `values`. One character is one byte. */
interface Table {
  readonly keys: string[];
  readonly values: Map<string, Uint8Array>;
}

/** The first position in sorted `keys` whose key is not below `key`. */
function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function put(table: Table, key: string, value: Uint8Array | undefined): void {
  const present = table.values.has(key);
  if (value === undefined) {
    if (present) table.keys.splice(lowerBound(table.keys, key), 1);
    table.values.delete(key);
  } else {
    if (!present) table.keys.splice(lowerBound(table.keys, key), 0, key);
    table.values.set(key, value);
  }
}

export class MemoryStore implements Store {
  readonly #tables = new Map<string, Table>();
  readonly #quotaBytes: number;
  #bytesUsed = 0;
  #closed = false;

  constructor(options: { readonly quotaBytes?: number } = {}) {
    this.#quotaBytes = options.quotaBytes ?? BYTES_MAX;
  }

  get(table: string, key: Uint8Array): Uint8Array | undefined {
    return this.#tables.get(table)?.values.get(keyOf(key))?.slice();
  }

  slice(
    table: string,
    key: Uint8Array,
    { offset, length }: { readonly offset: number; readonly length: number },
  ): Uint8Array | undefined {
    return this.#tables
      .get(table)
      ?.values.get(keyOf(key))
      ?.slice(offset, offset + length);
  }

  range(name: string, range: Range = {}): Iterable<readonly [Uint8Array, Uint8Array]> {
    const table = this.#tables.get(name);
    if (table === undefined) return [];
    const start = range.from === undefined ? 0 : lowerBound(table.keys, keyOf(range.from));
    const end =
      range.to === undefined ? table.keys.length : lowerBound(table.keys, keyOf(range.to));
    const limit = Math.max(0, Math.min(range.limit ?? BYTES_MAX, end - start));
    const keys =
      range.reverse === true
        ? table.keys.slice(end - limit, end).reverse()
        : table.keys.slice(start, start + limit);
    return keys.map((key) => [bytesOfKey(key), table.values.get(key)?.slice() as Uint8Array]);
  }

  async write(batch: readonly Write[]): Promise<void> {
    if (this.#closed) throw new OceanError('unavailable', 'Cannot write: the store is closed');
    const growth = this.growthOf(batch);
    const free = Math.max(0, this.bytesFree());
    if (growth > free) {
      throw new OceanError('no-space', `Cannot write: ${free} bytes are free, needs ${growth}`);
    }
    for (const { table, key, value } of batch) put(this.#open(table), keyOf(key), value?.slice());
    this.#bytesUsed += growth;
  }

  fits(batch: readonly Write[]): boolean {
    return this.growthOf(batch) <= Math.max(0, this.bytesFree());
  }

  bytesUsed(): number {
    return this.#bytesUsed;
  }

  bytesFree(): number {
    return this.#quotaBytes - this.#bytesUsed;
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  #open(name: string): Table {
    let table = this.#tables.get(name);
    if (table === undefined) {
      table = { keys: [], values: new Map() };
      this.#tables.set(name, table);
    }
    return table;
  }

  /** How many bytes the batch adds, counting only the last write of each key. */
  growthOf(batch: readonly Write[]): number {
    const last = new Map<string, Write>();
    for (const write of batch) last.set(`${write.table}\0${keyOf(write.key)}`, write);
    let growth = 0;
    for (const { table, key, value } of last.values()) {
      const old = this.#tables.get(table)?.values.get(keyOf(key));
      if (old !== undefined) growth -= key.length + old.length;
      if (value !== undefined) growth += key.length + value.length;
    }
    return growth;
  }
}
