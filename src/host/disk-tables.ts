/** The LMDB side of the disk store: named tables of byte strings, one atomic commit at a time. */

import { type Database, open, type RootDatabase } from 'lmdb';
import {
  bytesOfKey,
  OceanError,
  type Range,
  readU64,
  textOf,
  u64,
  type Write,
} from '../base/index.ts';

type Table = Database<Uint8Array, Uint8Array>;

const TABLES_MAX = 126;
/** LMDB's own tables count too. */
const DATABASES_MAX = TABLES_MAX + 2;
/** A table of ours, outside the names that callers use. */
const OWN_TABLE = 'ocean/store';
const BYTES_USED_KEY = bytesOfKey('bytes-used');
const BINARY = { keyEncoding: 'binary', encoding: 'binary' } as const;

const MDB_MAP_FULL = -30_792;
const MDB_TXN_FULL = -30_788;
const NO_SPACE_CODES: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG', 28, 122, 27];

/** lmdb tells the reason of a failed commit in a promise on the error. */
async function reasonOf(error: unknown): Promise<unknown> {
  const { commitError } = error as { commitError?: Promise<unknown> };
  if (commitError === undefined) return error;
  return commitError.then(
    () => error,
    (reason: unknown) => reason,
  );
}

/** Any failure of the disk as an OceanError: `no-space` when that is what it is, else `unavailable`. */
async function failureOf(error: unknown): Promise<OceanError> {
  const cause = await reasonOf(error);
  const { code, message } = cause as { code?: unknown; message?: string };
  const full =
    code === MDB_MAP_FULL ||
    code === MDB_TXN_FULL ||
    NO_SPACE_CODES.includes(code) ||
    /MDB_MAP_FULL|No space left|quota exceeded/i.test(message ?? '');
  return full
    ? new OceanError('no-space', 'Cannot write: the disk is full', { cause })
    : new OceanError('unavailable', `Cannot write: ${message ?? String(cause)}`, { cause });
}

function owned(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

export class DiskTables {
  readonly #root: RootDatabase<Uint8Array, Uint8Array>;
  readonly #tables = new Map<string, Table>();
  readonly #own: Table;

  constructor(directory: string, mapBytes: number) {
    this.#root = open<Uint8Array, Uint8Array>({
      path: directory,
      mapSize: mapBytes,
      maxDbs: DATABASES_MAX,
      ...BINARY,
    });
    // The root's own keys are the names of the tables.
    for (const name of [...this.#root.getKeys()].map((key) => textOf(owned(key)))) {
      if (name !== undefined && name !== OWN_TABLE) this.#open(name);
    }
    this.#own = this.#root.openDB({ name: OWN_TABLE, ...BINARY });
  }

  bytesUsed(): number {
    const stored = this.#own.getBinary(BYTES_USED_KEY);
    return stored === undefined ? 0 : readU64(owned(stored));
  }

  get(table: string, key: Uint8Array): Uint8Array | undefined {
    const found = this.#tables.get(table)?.getBinary(key);
    return found && new Uint8Array(found.buffer, found.byteOffset, found.length);
  }

  /** Length of a value without the price of copying it out. */
  valueBytes(table: string, key: Uint8Array): number | undefined {
    const found = this.#tables.get(table);
    return found?.doesExist(key) === true ? found.getBinaryFast(key)?.length : undefined;
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
  async commit(writes: readonly Write[], bytesUsed: number): Promise<void> {
    try {
      // Opening a table ends lmdb's open transaction, so all are opened before the first put.
      const opened = writes.map(({ table }) => this.#open(table));
      await this.#root.batch(() => {
        for (const [index, { key, value }] of writes.entries()) {
          if (value === undefined) void opened[index]?.remove(key);
          else void opened[index]?.put(key, value);
        }
        void this.#own.put(BYTES_USED_KEY, u64(bytesUsed));
      });
      // The pooled read transaction may be older than the commit.
      this.#root.resetReadTxn();
    } catch (error) {
      throw await failureOf(error);
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
