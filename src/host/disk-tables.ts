/** The LMDB side of the disk store: named tables of byte strings, one atomic commit at a time. */

import { type Database, open, type RootDatabase } from 'lmdb';
import {
  bytesOfKey,
  present,
  type Range,
  readU64,
  textOf,
  u64,
  type Write,
} from '../base/index.ts';
import { commitFailure } from './disk-failure.ts';

type Table = Database<Uint8Array, Uint8Array>;

const TABLES_MAX = 126;
/** LMDB's own tables count too. */
const DATABASES_MAX = TABLES_MAX + 2;
/** A table of ours, outside the names that callers use. */
const OWN_TABLE = 'ocean/store';
const BYTES_USED_KEY = bytesOfKey('bytes-used');
const LOGGED_KEY = bytesOfKey('logged');
const BINARY = { keyEncoding: 'binary', encoding: 'binary' } as const;

/** The batch's own promise tells how every write in it went; this one must not go unhandled. */
function ignore(promise: Promise<unknown>): void {
  promise.catch(() => {});
}

function owned(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

export class DiskTables {
  readonly #directory: string;
  readonly #root: RootDatabase<Uint8Array, Uint8Array>;
  readonly #tables = new Map<string, Table>();
  readonly #own: Table;

  constructor(directory: string, mapBytes: number) {
    this.#directory = directory;
    this.#root = open<Uint8Array, Uint8Array>({
      path: directory,
      mapSize: mapBytes,
      maxDbs: DATABASES_MAX,
      // lmdb's own batches reject a promise that nobody can see when a commit fails; ours are in `commit`.
      eventTurnBatching: false,
      ...BINARY,
    });
    // The root's own keys are the names of the tables.
    for (const key of [...this.#root.getKeys()]) {
      // LMDB keeps the zero byte that ends a name in C.
      const name = textOf(owned(key).subarray(0, -1));
      if (name !== undefined && name !== OWN_TABLE) this.#open(name);
    }
    this.#own = this.#root.openDB({ name: OWN_TABLE, ...BINARY });
  }

  bytesUsed(): number {
    return this.#count(BYTES_USED_KEY);
  }

  /** Number of the last record of the log that is here. */
  logged(): number {
    return this.#count(LOGGED_KEY);
  }

  #count(key: Uint8Array): number {
    const stored = this.#own.getBinary(key);
    return stored === undefined ? 0 : readU64(owned(stored));
  }

  get(table: string, key: Uint8Array): Uint8Array | undefined {
    const found = this.#tables.get(table)?.getBinary(key);
    return found && new Uint8Array(found.buffer, found.byteOffset, found.length);
  }

  /** LMDB has the value in a buffer of its own; only what is asked for is copied out of that. */
  slice(table: string, key: Uint8Array, from: number, to: number): Uint8Array | undefined {
    const value = this.#tables.get(table)?.getBinaryFast(key);
    // The value is a view that the next read overwrites.
    return value && new Uint8Array(value.subarray(from, Math.min(to, value.length)));
  }

  /** Length of a value, which is not copied out. */
  valueBytes(table: string, key: Uint8Array): number | undefined {
    return this.#tables.get(table)?.getBinaryFast(key)?.length;
  }

  range(table: string, range: Range, limit: number): (readonly [Uint8Array, Uint8Array])[] {
    const found = this.#tables.get(table);
    if (found === undefined || limit <= 0) return [];
    const { from, to, reverse } = range;
    const options: Parameters<Table['getRange']>[0] = { limit };
    if (reverse === true) {
      Object.assign(options, { reverse: true, exclusiveStart: true, inclusiveEnd: true });
      if (to !== undefined) options.start = to;
      if (from !== undefined && from.length > 0) options.end = from;
    } else {
      if (from !== undefined && from.length > 0) options.start = from;
      if (to !== undefined) options.end = to;
    }
    return [...found.getRange(options)].map(({ key, value }) => [owned(key), owned(value)]);
  }

  /**
   * Commits everything or nothing; resolves when reads see it.
   *
   * @throws OceanError `no-space` or `unavailable` (rejection)
   */
  async commit(
    writes: readonly Write[],
    { bytesUsed, logged }: { readonly bytesUsed: number; readonly logged: number },
  ): Promise<void> {
    try {
      // Opening a table ends lmdb's open transaction, so all are opened before the first put.
      const opened = writes.map(({ table }) => this.#open(table));
      await this.#root.batch(() => {
        for (const [index, { key, value }] of writes.entries()) {
          const table = present(opened[index], 'table');
          ignore(value === undefined ? table.remove(key) : table.put(key, value));
        }
        ignore(this.#own.put(BYTES_USED_KEY, u64(bytesUsed)));
        ignore(this.#own.put(LOGGED_KEY, u64(logged)));
      });
      // The pooled read transaction may be older than the commit.
      this.#root.resetReadTxn();
    } catch (error) {
      let bytes = 0;
      for (const { key, value } of writes) bytes += key.length + (value?.length ?? 0);
      throw await commitFailure(error, this.#directory, bytes);
    }
  }

  /** Resolves when every commit so far is on the disk. */
  flushed(): Promise<unknown> {
    return Promise.resolve(this.#root.flushed);
  }

  async close(): Promise<void> {
    await this.#root.close();
  }

  #open(name: string): Table {
    let table = this.#tables.get(name);
    if (table === undefined) {
      table = this.#root.openDB<Uint8Array, Uint8Array>({ name, ...BINARY });
      this.#tables.set(name, table);
    }
    return table;
  }
}
