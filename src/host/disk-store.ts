/**
 * The Store on a disk. Batches that arrive while others are on their way go together (group commit): into a log, and
 * now and then from there into the tables; a large group goes into the tables at once, with all that the log has.
 * Until then reads see them from memory.
 */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
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
import { type Group, lastOfEach, PendingWrites } from './pending-writes.ts';
import { type LogRecord, recordBytes, StoreLog } from './store-log.ts';

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
/** After so long what is in the log goes into the tables; and again after so long, where they could not take it. */
const APPLY_MS = 250;
const APPLY_AGAIN_MS = 5000;

/** Values of just over a page's half waste up to half a page, and a commit needs room beside what it replaces. */
function mapBytesFor(quotaBytes: number): number {
  return Math.min(4 * quotaBytes + GIB, 4096 * GIB);
}

export class DiskStore implements Store {
  readonly #tables: DiskTables;
  readonly #unlock: () => void;
  readonly #quotaBytes: number;
  readonly #pending = new PendingWrites();
  readonly #log: StoreLog;
  /** What the tables do not have of the log, in order. */
  #logged: Group[] = [];
  /** Once that is applied. */
  #loggedBytesUsed = 0;
  #isApplyDue = false;
  #applyTimer: NodeJS.Timeout | undefined;
  /** Batches for the next commit. UNBOUNDED: their writers wait for them. */
  #waiting: Batch[] = [];
  #bytesUsed: number;
  #working: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #closing: Promise<void> | undefined;

  private constructor(
    tables: DiskTables,
    { log, records }: { log: StoreLog; records: readonly LogRecord[] },
    unlock: () => void,
    quotaBytes: number,
  ) {
    this.#tables = tables;
    this.#log = log;
    this.#unlock = unlock;
    this.#quotaBytes = quotaBytes;
    this.#bytesUsed = tables.bytesUsed();
    for (const { writes, bytesUsed } of records) {
      for (const write of writes) this.#pending.add(write);
      this.#logged.push(this.#pending.take());
      this.#loggedBytesUsed = bytesUsed;
      this.#bytesUsed = bytesUsed;
    }
    this.#applyAfter(APPLY_MS);
  }

  /** @throws OceanError `busy` while somebody else has the directory open */
  static open(options: DiskStoreOptions): DiskStore {
    const { directory, quotaBytes } = options;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const unlock = lockDirectory(directory);
    let tables: DiskTables | undefined;
    try {
      tables = new DiskTables(directory, options.mapBytes ?? mapBytesFor(quotaBytes));
      const log = StoreLog.open(join(directory, 'log'), tables.logged());
      return new DiskStore(tables, log, unlock, quotaBytes);
    } catch (error) {
      void tables?.close();
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
    const free = this.bytesFree();
    if (growth > free) {
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

  /** What is replaced is looked at only when room is scarce. */
  fits(batch: readonly Write[]): boolean {
    const free = this.bytesFree();
    const gross = batch.reduce((sum, { key, value }) => sum + bytesOf(key, value?.length), 0);
    return gross <= free || this.#growthOf(batch) <= free;
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
    clearTimeout(this.#applyTimer);
    this.#isApplyDue = true;
    this.#start();
    await this.#working;
    await this.#flushing;
    await this.#tables.close();
    this.#log.close();
    this.#unlock();
  }

  /** Writes group after group until nothing waits. */
  async #work(): Promise<void> {
    // The batches of one turn share a group.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batches = this.#waiting;
      const group = this.#pending.take();
      this.#waiting = [];
      const { bytesUsed } = batches.at(-1) as Batch;
      if (await this.#logs(group, bytesUsed)) for (const { resolve } of batches) resolve();
      else await this.#commit(group, bytesUsed, batches);
    }
    if (this.#isApplyDue) await this.#apply();
    this.#working = undefined;
    // What came while the last was applied.
    if (this.#waiting.length > 0) this.#start();
    else this.#applyAfter(APPLY_MS);
  }

  /** False when the group must go into the tables. */
  async #logs(group: Group, bytesUsed: number): Promise<boolean> {
    const bytes = recordBytes(group);
    // What went into the tables before it must be durable first.
    if (this.#log.fits(0)) await this.#flushing;
    if (!this.#log.fits(bytes) || !(await this.#log.append(bytesUsed, group))) return false;
    this.#logged.push(group);
    this.#loggedBytesUsed = bytesUsed;
    return true;
  }

  async #commit(group: Group, bytesUsed: number, batches: readonly Batch[]): Promise<void> {
    try {
      await this.#intoTables([...this.#logged, group], bytesUsed);
      this.#resolveWhenFlushed(batches);
    } catch (error) {
      this.#refuse(batches, error);
    }
  }

  async #intoTables(groups: readonly Group[], bytesUsed: number): Promise<void> {
    await this.#tables.commit(lastOfEach(groups), { bytesUsed, logged: this.#log.number });
    for (const group of groups) this.#pending.settle(group);
    this.#logged = [];
  }

  #applyAfter(ms: number): void {
    if (this.#logged.length === 0 || this.#closing !== undefined) return;
    // It need not keep the process: what is in the log is safe there.
    this.#applyTimer ??= setTimeout(() => {
      this.#applyTimer = undefined;
      this.#isApplyDue = true;
      this.#start();
    }, ms).unref();
  }

  async #apply(): Promise<void> {
    this.#isApplyDue = false;
    if (this.#logged.length === 0) return;
    try {
      await this.#intoTables(this.#logged, this.#loggedBytesUsed);
      this.#resolveWhenFlushed([]);
    } catch {
      // Nothing is lost: it is in the log, and whoever writes more than fits there hears of it.
      this.#applyAfter(APPLY_AGAIN_MS);
    }
  }

  /** The next group may go into the tables meanwhile: the flushes come in order. */
  #resolveWhenFlushed(batches: readonly Batch[]): void {
    const flushed = this.#tables.flushed();
    this.#flushing = this.#flushing
      .then(() => flushed)
      .then(
        () => {
          this.#log.rewind();
          for (const { resolve } of batches) resolve();
        },
        (cause: unknown) => {
          this.#log.end();
          const error = new OceanError('unavailable', 'Cannot flush to the disk', { cause });
          for (const { reject } of batches) reject(error);
        },
      );
  }

  /** Later batches were measured against what failed, and may build upon it: they fail with it. */
  #refuse(batches: readonly Batch[], error: unknown): void {
    const refused = [...batches, ...this.#waiting];
    this.#waiting = [];
    this.#pending.reset(this.#logged);
    this.#bytesUsed = this.#logged.length > 0 ? this.#loggedBytesUsed : this.#tables.bytesUsed();
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
