/**
 * A disk with real semantics: what is written is read at once and is durable some time later, in the order in which
 * it was given. Lost power takes what was not durable yet, or a part of it: the disk may have been further than it
 * said.
 */

import {
  keyOf,
  OceanError,
  type Random,
  type Range,
  type Store,
  type Write,
} from '../base/index.ts';
import { MemoryStore } from './memory-store.ts';
import type { VirtualClock } from './virtual-clock.ts';

interface Batch {
  readonly writes: readonly Write[];
  readonly durable: () => void;
}

const BYTES_MAX = Number.MAX_SAFE_INTEGER;
/** Longest that a batch takes while nothing is wrong with the disk. */
const SYNC_MS_MAX = 4;

export class SimulatedDisk implements Store {
  readonly #clock: VirtualClock;
  readonly #random: Random;
  /** As the machine sees it. */
  #seen = new MemoryStore();
  /** What survives, by table and key. */
  readonly #kept = new Map<string, Write>();
  /** INVARIANT: exactly what is in `seen` and not in `kept`, oldest first. */
  #pending: Batch[] = [];
  #dueMs = 0;
  /** Counts losses: what was under way before one does not arrive. */
  #losses = 0;
  syncMsMax = SYNC_MS_MAX;
  #quotaBytes = BYTES_MAX;
  /** Batches that did not fit. */
  refusedCount = 0;
  /** Told of every write before it is durable. */
  onWrite: (() => void) | undefined;

  constructor(clock: VirtualClock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  get(table: string, key: Uint8Array): Uint8Array | undefined {
    return this.#seen.get(table, key);
  }

  slice(table: string, key: Uint8Array, range: { offset: number; length: number }) {
    return this.#seen.slice(table, key, range);
  }

  range(table: string, range: Range = {}): Iterable<readonly [Uint8Array, Uint8Array]> {
    return this.#seen.range(table, range);
  }

  bytesFree(): number {
    return Math.max(0, this.#quotaBytes - this.#seen.bytesUsed());
  }

  bytesUsed(): number {
    return this.#seen.bytesUsed();
  }

  get isFull(): boolean {
    return this.#quotaBytes < BYTES_MAX;
  }

  /** True when all that was written is durable. */
  get isIdle(): boolean {
    return this.#pending.length === 0;
  }

  /** No more than so many bytes can be added; absent: any number. */
  fill(bytesFree = BYTES_MAX): void {
    this.#quotaBytes = Math.min(BYTES_MAX, this.#seen.bytesUsed() + bytesFree);
  }

  fits(writes: readonly Write[]): boolean {
    return this.#seen.growthOf(writes) <= this.bytesFree();
  }

  /** Refuses at once and whole, as a store with a quota does. */
  write(writes: readonly Write[]): Promise<void> {
    if (!this.fits(writes)) {
      this.refusedCount++;
      const needed = this.#seen.growthOf(writes);
      const message = `Cannot write: ${this.bytesFree()} bytes are free, needs ${needed}`;
      return Promise.reject(new OceanError('no-space', message));
    }
    void this.#seen.write(writes);
    this.onWrite?.();
    const nowMs = this.#clock.elapsedMs;
    this.#dueMs = Math.max(this.#dueMs, nowMs + this.#random.integer(this.syncMsMax + 1));
    const losses = this.#losses;
    this.#clock.after(this.#dueMs - nowMs, () => {
      if (losses === this.#losses) this.#sync()?.durable();
    });
    return new Promise((durable) => this.#pending.push({ writes, durable }));
  }

  #sync(): Batch | undefined {
    const batch = this.#pending.shift();
    for (const write of batch?.writes ?? []) {
      const name = `${write.table} ${keyOf(write.key)}`;
      if (write.value === undefined) this.#kept.delete(name);
      else this.#kept.set(name, write);
    }
    return batch;
  }

  /** Ends the process that writes here; returns how many batches it has lost. */
  losePower(): number {
    const survive = this.#random.integer(this.#pending.length + 1);
    for (let i = 0; i < survive; i++) this.#sync();
    const lost = this.#pending.length;
    this.#restart();
    return lost;
  }

  /** A new, empty disk takes its place. */
  loseAll(): void {
    this.#kept.clear();
    this.#restart();
  }

  #restart(): void {
    this.#pending = [];
    this.onWrite = undefined;
    this.#losses++;
    this.#dueMs = this.#clock.elapsedMs;
    this.#seen = new MemoryStore();
    void this.#seen.write([...this.#kept.values()]);
  }

  async close(): Promise<void> {}
}
