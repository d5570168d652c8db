/**
 * The Store on a disk. Batches that arrive while one commit is on its way share the next (group commit); until
 * then reads see them from memory.
 */

import { mkdirSync } from 'node:fs';
import {
  assert,
  bytesOfKey,
  compare,
  keyOf,
  OceanError,
  type Range,
  type Store,
  type Write,
} from '../base/index.ts';
import { lockDirectory } from './directory-lock.ts';
import { DiskTables } from './disk-tables.ts';
import { PendingWrites } from './pending-writes.ts';

export const STORE_KEY_BYTES_MAX = 1024;
export const STORE_VALUE_BYTES_MAX = 16 * 1024 * 1024;
/** LMDB refuses longer keys. */
const LMDB_KEY_BYTES_MAX = 1978;
assert(STORE_KEY_BYTES_MAX <= LMDB_KEY_BYTES_MAX);

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

export interface DiskStoreOptions {
  /** Created when absent. On a local disk: LMDB maps the file and locks it. */
  readonly directory: string;
  /** Most bytes that keys and values may take up. */
  readonly quotaBytes: number;
  /** Size of the file at most. Absent: ample for the quota. */
  readonly mapBytes?: number;
}

interface Batch {
  /** Bytes used once this batch is applied. */
  readonly bytesUsed: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** So long a batch that nobody waits for may wait for others. */
const SOON_MS = 50;

/** Values of just over a page's half waste up to half a page, and a commit needs room beside what it replaces. */
function mapBytesFor(quotaBytes: number): number {
  return Math.min(4 * quotaBytes + GIB, 4096 * GIB);
}

export class DiskStore implements Store {
  readonly #tables: DiskTables;
  readonly #unlock: () => void;
  readonly #quotaBytes: number;
  readonly #pending = new PendingWrites();
  /** Batches for the next commit. UNBOUNDED: their writers wait for them. */
  #waiting: Batch[] = [];
  #bytesUsed: number;
  #working: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #closing: Promise<void> | undefined;

  private constructor(tables: DiskTables, unlock: () => void, quotaBytes: number) {
    this.#tables = tables;
    this.#unlock = unlock;
    this.#quotaBytes = quotaBytes;
    this.#bytesUsed = tables.bytesUsed();
  }

  /** @throws OceanError `busy` while somebody else has the directory open */
  static open(options: DiskStoreOptions): DiskStore {
    const { directory, quotaBytes } = options;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const unlock = lockDirectory(directory);
    try {
      const tables = new DiskTables(directory, options.mapBytes ?? mapBytesFor(quotaBytes));
      return new DiskStore(tables, unlock, quotaBytes);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  get(table: string, key: Uint8Array): Uint8Array | undefined {
    const pending = this.#pending.find(table, key);
    return pending === undefined ? this.#tables.get(table, key) : pending.value?.slice();
  }

  slice(
    table: string,
    key: Uint8Array,
    { offset, length }: { readonly offset: number; readonly length: number },
  ): Uint8Array | undefined {
    const pending = this.#pending.find(table, key);
    return pending === undefined
      ? this.#tables.slice(table, key, offset, offset + length)
      : pending.value?.slice(offset, offset + length);
  }

  /** Everything in the range is in memory at once: give a limit where values are large. */
  range(table: string, range: Range = {}): Iterable<readonly [Uint8Array, Uint8Array]> {
    const limit = Math.max(0, range.limit ?? Number.MAX_SAFE_INTEGER);
    if (limit === 0 || range.to?.length === 0) return [];
    const pending = this.#pending.inside(table, range);
    // A pending removal or change hides at most one stored pair each.
    const reach = Math.min(limit + pending.size, 0xffff_ffff);
    const stored = this.#tables.range(table, range, reach);
    if (pending.size === 0) return stored;
    const merged = stored.filter(([key]) => !pending.has(keyOf(key)));
    for (const [key, { value }] of pending) {
      if (value !== undefined) merged.push([bytesOfKey(key), value.slice()]);
    }
    const sign = range.reverse === true ? -1 : 1;
    return merged.sort(([a], [b]) => sign * compare(a, b)).slice(0, limit);
  }

  /** The batch's bytes must not change before the promise settles: they are not copied. */
  async write(batch: readonly Write[], when: 'now' | 'soon' = 'now'): Promise<void> {
    if (this.#closing !== undefined) {
      throw new OceanError('unavailable', 'Cannot write: the store is closed');
    }
    for (const { key, value } of batch) {
      assert(key.length > 0 && key.length <= STORE_KEY_BYTES_MAX, `Key of ${key.length} bytes`);
      assert((value?.length ?? 0) <= STORE_VALUE_BYTES_MAX, `Value of ${value?.length} bytes`);
    }
    const growth = this.#growthOf(batch);
    if (growth > 0 && this.#bytesUsed + growth > this.#quotaBytes) {
      const free = this.bytesFree();
      throw new OceanError('no-space', `Cannot write: ${free} bytes are free, needs ${growth}`);
    }
    this.#bytesUsed += growth;
    for (const write of batch) this.#pending.add(write);
    const bytesUsed = this.#bytesUsed;
    const durable = new Promise<void>((resolve, reject) => {
      this.#waiting.push({ bytesUsed, resolve, reject });
    });
    if (when === 'now') this.#start();
    else if (this.#working === undefined) {
      this.#timer ??= setTimeout(() => this.#start(), SOON_MS);
    }
    return durable;
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#working ??= this.#work();
  }

  bytesUsed(): number {
    return this.#bytesUsed;
  }

  bytesFree(): number {
    return Math.max(0, this.#quotaBytes - this.#bytesUsed);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#start();
    await this.#working;
    await this.#flushing;
    await this.#tables.close();
    this.#unlock();
  }

  /** Commits group after group until nothing waits. */
  async #work(): Promise<void> {
    // The batches of one turn share a commit.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batches = this.#waiting;
      const group = this.#pending.take();
      this.#waiting = [];
      try {
        await this.#tables.commit(group, (batches.at(-1) as Batch).bytesUsed);
        this.#pending.settle(group);
        this.#resolveWhenFlushed(batches);
      } catch (error) {
        this.#refuse(batches, error);
      }
    }
    this.#working = undefined;
  }

  /** The next group may be committed meanwhile: the flushes come in order. */
  #resolveWhenFlushed(batches: readonly Batch[]): void {
    const flushed = this.#tables.flushed();
    this.#flushing = this.#flushing
      .then(() => flushed)
      .then(
        () => {
          for (const { resolve } of batches) resolve();
        },
        (cause: unknown) => {
          const error = new OceanError('unavailable', 'Cannot flush to the disk', { cause });
          for (const { reject } of batches) reject(error);
        },
      );
  }

  /** Later batches were measured against what failed, and may build upon it: they fail with it. */
  #refuse(batches: readonly Batch[], error: unknown): void {
    const refused = [...batches, ...this.#waiting];
    this.#waiting = [];
    this.#pending.clear();
    this.#bytesUsed = this.#tables.bytesUsed();
    for (const { reject } of refused) reject(error);
  }

  /** How many bytes the batch adds. */
  #growthOf(batch: readonly Write[]): number {
    let growth = 0;
    /** Bytes of what the batch itself has written, by table and key. */
    const written = new Map<string, Map<string, number>>();
    for (const { table, key, value } of batch) {
      const name = keyOf(key);
      const inTable = written.get(table) ?? new Map<string, number>();
      written.set(table, inTable);
      const before = inTable.get(name) ?? bytesOf(key, this.#valueBytes(table, key));
      const after = bytesOf(key, value?.length);
      growth += after - before;
      inTable.set(name, after);
    }
    return growth;
  }

  #valueBytes(table: string, key: Uint8Array): number | undefined {
    const pending = this.#pending.find(table, key);
    return pending === undefined ? this.#tables.valueBytes(table, key) : pending.value?.length;
  }
}

/** @param valueBytes - undefined: there is none */
function bytesOf(key: Uint8Array, valueBytes: number | undefined): number {
  return valueBytes === undefined ? 0 : key.length + valueBytes;
}
