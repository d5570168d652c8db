/** Writes that the disk does not have yet, by table and key: what reads see above it. */

import { keyOf, type Range, type Write } from '../base/index.ts';

interface Entry {
  /** Undefined: removed. */
  readonly value: Uint8Array | undefined;
  /** The group of batches that brought it. */
  readonly group: number;
}

export class PendingWrites {
  /** Bounded by the batches on their way, whose writers wait for them. */
  readonly #tables = new Map<string, Map<string, Entry>>();

  add(write: Write, group: number): void {
    let table = this.#tables.get(write.table);
    if (table === undefined) {
      table = new Map();
      this.#tables.set(write.table, table);
    }
    table.set(keyOf(write.key), { value: write.value, group });
  }

  find(table: string, key: Uint8Array): Entry | undefined {
    const entries = this.#tables.get(table);
    return entries === undefined || entries.size === 0 ? undefined : entries.get(keyOf(key));
  }

  /** Entries inside `range` by key, in no order. */
  inside(table: string, range: Range): Map<string, Entry> {
    const from = range.from === undefined ? '' : keyOf(range.from);
    const to = range.to === undefined ? undefined : keyOf(range.to);
    const found = new Map<string, Entry>();
    for (const [key, entry] of this.#tables.get(table) ?? []) {
      if (key >= from && (to === undefined || key < to)) found.set(key, entry);
    }
    return found;
  }

  /** Forgets what group `group` brought, except where a later group wrote over it. */
  settle(writes: readonly Write[], group: number): void {
    for (const { table, key } of writes) {
      const entries = this.#tables.get(table);
      const name = keyOf(key);
      if (entries?.get(name)?.group === group) entries.delete(name);
    }
  }

  clear(): void {
    this.#tables.clear();
  }
}
