/**
 * What this mount has changed and not committed: the newest value of each key, in the order in which batches take
 * it.
 */

import { keyOf, startsWith } from '../base/index.ts';
import type { OpenEntry, StoredBlock, TreeView } from '../client/index.ts';
import type { JournalChange } from './journal.ts';
import { PREFIX_BYTES } from './keys.ts';
import type { OwnChange } from './merge-sides.ts';
import { COMMITTED, overSource, type Pending, since, sizeOf, unheard } from './pending.ts';
import { blockOf } from './records.ts';
import { RunningScans } from './running-scans.ts';
import type { Source } from './source.ts';

/** Bytes of blocks in one batch, about. */
export const BATCH_BLOCK_BYTES_MAX = 32 << 20;
/** Bytes of keys and values in one batch, about: an update's body stays below the wire's limit. */
export const BATCH_VALUE_BYTES_MAX = 1_500_000;

type Digest = StoredBlock['digest'];

/** What a merge made, by name of the key. */
export interface MergedChanges {
  readonly changes: ReadonlyMap<string, JournalChange>;
  /** That they were merged with. */
  readonly version: number;
  /** Names of those keys that it has. */
  readonly present: ReadonlySet<string>;
}

export class PendingChanges {
  readonly #newest = new Map<string, Pending>();
  readonly #byPrefix = new Map<string, Set<string>>();
  readonly #scans = new RunningScans();
  #openBytes = 0;
  /** What was read before a merge does not go with what is read after it. */
  #merges = 0;

  get size(): number {
    return this.#newest.size;
  }

  /** Of keys and values that no batch has taken. */
  get openBytes(): number {
    return this.#openBytes;
  }

  get(key: Uint8Array): Pending | undefined {
    return this.#newest.get(keyOf(key));
  }

  values(): Iterable<Pending> {
    return this.#newest.values();
  }

  /**
   * Later changes go to the end of the order.
   *
   * @param isUnheard - the ring may have it: an earlier process may have sent it
   * @returns the change whose place it takes
   */
  set(
    { key, value }: JournalChange,
    block: Digest | undefined,
    isUnheard = false,
  ): Pending | undefined {
    const name = keyOf(key);
    const before = this.#newest.get(name);
    if (before !== undefined && before.batch === 0) this.#openBytes -= sizeOf(before);
    this.#newest.delete(name);
    const guard = before?.batch === COMMITTED ? undefined : before?.guard;
    const isSent = before !== undefined && (before.batch !== 0 || before.isUnheard);
    const earlier = unheard(before, isSent);
    const pending: Pending = { key, value, block, batch: 0, isUnheard, earlier, guard };
    this.#newest.set(name, pending);
    this.#openBytes += sizeOf(pending);
    const prefix = name.slice(0, PREFIX_BYTES);
    const names = this.#byPrefix.get(prefix);
    if (names === undefined) this.#byPrefix.set(prefix, new Set([name]));
    else names.add(name);
    return before;
  }

  /**
   * Open changes for a batch, the oldest first, as many as one may have.
   *
   * @param bring - has the batch bring a block, and gives its bytes; 0 where it need not
   */
  take(batch: number, bring: (block: Digest) => number): { changes: Pending[]; isCut: boolean } {
    const changes: Pending[] = [];
    let valueBytes = 0;
    let blockBytes = 0;
    let isCut = false;
    for (const pending of this.#newest.values()) {
      if (pending.batch !== 0) continue;
      isCut = valueBytes >= BATCH_VALUE_BYTES_MAX || blockBytes >= BATCH_BLOCK_BYTES_MAX;
      if (isCut) break;
      pending.batch = batch;
      changes.push(pending);
      valueBytes += sizeOf(pending);
      if (pending.block !== undefined) blockBytes += bring(pending.block);
    }
    this.#openBytes -= valueBytes;
    return { changes, isCut };
  }

  /** Their batch failed, and the ring may have them nevertheless. */
  reopen(changes: readonly Pending[], batch: number): void {
    for (const pending of changes) {
      if (this.get(pending.key) !== pending || pending.batch !== batch) continue;
      pending.batch = 0;
      pending.isUnheard = true;
      this.#openBytes += sizeOf(pending);
    }
  }

  /** @param isShown - a version with them, so that they may be forgotten here */
  committed(changes: readonly Pending[], isShown: boolean): void {
    for (const pending of changes) {
      const name = keyOf(pending.key);
      const newest = this.#newest.get(name);
      if (newest === pending) {
        if (isShown) this.#leave(name, pending);
        else pending.batch = COMMITTED;
        continue;
      }
      this.#scans.committed(name, pending);
      if (newest === undefined) continue;
      // Changed again since; what the ring has is known now.
      newest.guard = undefined;
      if (isShown) newest.earlier = since(newest.earlier, pending.value);
    }
  }

  /** The mount shows a version that has all that is committed. */
  forgetCommitted(): void {
    for (const [name, pending] of [...this.#newest])
      if (pending.batch === COMMITTED) this.#leave(name, pending);
  }

  #leave(name: string, pending: Pending): void {
    this.#scans.committed(name, pending);
    this.#newest.delete(name);
    const prefix = name.slice(0, PREFIX_BYTES);
    const names = this.#byPrefix.get(prefix);
    names?.delete(name);
    if (names?.size === 0) this.#byPrefix.delete(prefix);
  }

  /** What a merge made of all changes takes their place. */
  replace({ changes, version, present }: MergedChanges): void {
    this.#newest.clear();
    this.#byPrefix.clear();
    this.#openBytes = 0;
    this.#merges++;
    for (const [name, change] of changes) {
      this.set(change, blockOf(change.key, change.value));
      const pending = this.#newest.get(name) as Pending;
      pending.guard = { version, isPresent: present.has(name) };
    }
  }

  /** No change depends on a merge any more. */
  unguard(): void {
    for (const pending of this.#newest.values()) pending.guard = undefined;
  }

  /** Changes that a merge made wait for their commit. */
  hasGuarded(): boolean {
    for (const { guard, batch } of this.#newest.values())
      if (guard !== undefined && batch !== COMMITTED) return true;
    return false;
  }

  /** What is not committed, for a merge. */
  own(): Map<string, OwnChange> {
    const own = new Map<string, OwnChange>();
    for (const [name, pending] of this.#newest)
      if (pending.batch !== COMMITTED) own.set(name, pending);
    return own;
  }

  /** A version with what is committed since over it. */
  over(view: TreeView): Source {
    return overSource(
      view,
      [...this.#newest].filter(([, { batch }]) => batch === COMMITTED),
    );
  }

  /** Entries under a prefix of up to 9 bytes: what `read` finds committed, overlaid with these; in no order. */
  async overlaid(
    prefix: Uint8Array,
    read: () => Promise<readonly OpenEntry[]>,
  ): Promise<JournalChange[]> {
    const merges = this.#merges;
    const found = await this.#scans.run(read, (entries, meanwhile) => {
      // A version before a merge does not go with changes after it.
      if (merges !== this.#merges) return undefined;
      const merged = new Map<string, JournalChange>();
      for (const entry of entries) merged.set(keyOf(entry.key), entry);
      const overlay = (name: string, change: JournalChange | undefined) => {
        if (change === undefined || !startsWith(change.key, prefix)) return;
        if (change.value === undefined) merged.delete(name);
        else merged.set(name, change);
      };
      for (const [name, change] of meanwhile) overlay(name, change);
      const isOfOne = prefix.length >= PREFIX_BYTES;
      const names = isOfOne ? this.#byPrefix.get(keyOf(prefix)) : this.#newest.keys();
      for (const name of names ?? []) overlay(name, this.#newest.get(name));
      return [...merged.values()];
    });
    return found ?? this.overlaid(prefix, read);
  }
}
