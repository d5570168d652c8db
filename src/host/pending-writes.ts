/** Writes that the disk does not have yet, by table and key: what reads see above it. */

import { keyOf, type Range, type Write } from '../base/index.ts';

/** The last of a group's writes of one key. */
interface Entry {
  readonly table: string;
  key: Uint8Array;
  /** `keyOf` the key. */
  readonly name: string;
  /** Undefined: removed. */
  value: Uint8Array | undefined;
}

/** Writes that reach the disk together. */
export type Group = Entry[];

export class PendingWrites {
  /** Bounded by the batches on their way, whose writers wait for them. */
  readonly #tables = new Map<string, Map<string, Entry>>();
  /** The group that writes join. */
  #group: Group = [];
  /** INVARIANT: the entries of `#group`. */
  #joined = new Set<Entry>();

  /** What was written before it to the same key need not reach the disk. */
  add({ table, key, value }: Write): void {
    const entries = this.#entriesOf(table);
    const name = keyOf(key);
    const before = entries.get(name);
    if (before !== undefined && this.#joined.has(before)) {
      before.value = value;
      return;
    }
    const entry = { table, key, name, value };
    entries.set(name, entry);
    this.#group.push(entry);
    this.#joined.add(entry);
  }

  /** Ends the group: later writes join the next one. */
  take(): Group {
    const group = this.#group;
    this.#group = [];
    this.#joined = new Set();
    return group;
  }

  find(table: string, key: Uint8Array): Pick<Entry, 'value'> | undefined {
    const entries = this.#tables.get(table);
    return entries === undefined || entries.size === 0 ? undefined : entries.get(keyOf(key));
  }

  /** Entries inside `range` by key, in no order. */
  inside(table: string, range: Range): Map<string, Pick<Entry, 'value'>> {
    const from = range.from === undefined ? '' : keyOf(range.from);
    const to = range.to === undefined ? undefined : keyOf(range.to);
    const found = new Map<string, Entry>();
    for (const [key, entry] of this.#tables.get(table) ?? []) {
      if (key >= from && (to === undefined || key < to)) found.set(key, entry);
    }
    return found;
  }

  /** Forgets what is on the disk now, except where a later group wrote over it. */
  settle(group: Group): void {
    for (const entry of group) {
      const entries = this.#tables.get(entry.table);
      if (entries?.get(entry.name) === entry) entries.delete(entry.name);
    }
  }

  /** Forgets all but these groups, which came in this order. */
  reset(groups: readonly Group[]): void {
    this.#tables.clear();
    this.take();
    for (const entry of groups.flat()) this.#entriesOf(entry.table).set(entry.name, entry);
  }

  #entriesOf(table: string): Map<string, Entry> {
    let entries = this.#tables.get(table);
    if (entries === undefined) {
      entries = new Map();
      this.#tables.set(table, entries);
    }
    return entries;
  }
}

/** What groups that came in this order leave of each other. */
export function lastOfEach(groups: readonly Group[]): Group {
  if (groups.length === 1) return groups[0] as Group;
  const tables = new Map<string, Map<string, Entry>>();
  for (const entry of groups.flat()) {
    const entries = tables.get(entry.table) ?? new Map<string, Entry>();
    tables.set(entry.table, entries);
    entries.set(entry.name, entry);
  }
  return [...tables.values()].flatMap((entries) => [...entries.values()]);
}
