/** A member's open slots: the batch it accepted for each, the votes, and what of it must survive a crash. */

import { concat, EMPTY, equal, keyOf, u64 } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import { guidBytes } from '../id/index.ts';
import {
  decodeSlotRecord,
  encodeBatch,
  encodeSlotRecord,
  type Prepared,
  SLOTS_MAX,
} from '../wire/index.ts';
import type { CheckedBatch } from './hosted-object.ts';
import { WINDOW } from './limits.ts';
import type { Site } from './site.ts';

export const SLOT_TABLE = 'ring.slot';

/** For a slot of a new view in which nothing was prepared before: TOCS 2002, §4.4. */
export const NULL_BATCH = encodeBatch({ timeMs: 0, requests: [], nextRing: undefined });
export const NULL_DIGEST: Digest = digest('batch', NULL_BATCH);

export interface Accepted {
  readonly view: number;
  readonly digest: Digest;
  /** Encoded, as it was received. */
  readonly bytes: Uint8Array;
  readonly batch: CheckedBatch;
  readonly leaderSignature: Uint8Array;
}

export interface Vote {
  readonly batch: Uint8Array;
  readonly signature: Uint8Array;
  /** What the voter has of the leader; not verified. Undefined for the leader's own and for this member's. */
  readonly leaderSignature?: Uint8Array;
}

export interface Slot {
  readonly number: number;
  /** In the highest view in which this member accepted a batch for the slot. */
  accepted: Accepted | undefined;
  /** The highest view in which a quorum accepted the same. */
  prepared: Prepared | undefined;
  /** That batch, encoded: a later view may choose it though this member has accepted another one since. */
  preparedBytes: Uint8Array;
  /** A new view's choice whose bytes are not here yet. */
  chosen: { readonly digest: Digest; readonly leaderSignature: Uint8Array } | undefined;
  /** Votes of the current view, one for each member: the first counts. */
  readonly ballots: Map<number, Vote>;
  readonly commits: Map<number, { readonly root: Uint8Array; readonly signature: Uint8Array }>;
  readonly sinceMs: number;
}

/** Reads what was accepted before a crash; undefined when the batch cannot be read. */
export type ReadBatch = (bytes: Uint8Array) => CheckedBatch | undefined;

export class Slots {
  readonly #site: Site;
  readonly #read: ReadBatch;
  /** INVARIANT: at most WINDOW, all beyond the last committed one. */
  readonly #slots = new Map<number, Slot>();
  /** Prepared in this step. */
  readonly #changed = new Set<number>();
  /** Batches that a view to come needs, by digest. INVARIANT: at most SLOTS_MAX; forgotten when it begins. */
  readonly #fetched = new Map<string, Uint8Array>();

  constructor(site: Site, committed: number, read: ReadBatch) {
    this.#site = site;
    this.#read = read;
    for (const [key, value] of site.tables.range(SLOT_TABLE, this.#range())) {
      const record = decodeSlotRecord(value);
      const number = Number(new DataView(key.buffer, key.byteOffset).getBigUint64(28));
      const slot = record && number > committed ? this.open(number, committed) : undefined;
      if (record === undefined || slot === undefined) continue;
      slot.prepared = record.prepared;
      slot.preparedBytes = record.batch;
    }
  }

  #range() {
    const from = concat([guidBytes(this.#site.aguid), u64(this.#site.epoch)]);
    return { from, to: concat([from, new Uint8Array(9).fill(0xff)]) };
  }

  #key(slot: number): Uint8Array {
    return concat([guidBytes(this.#site.aguid), u64(this.#site.epoch), u64(slot)]);
  }

  get(slot: number): Slot | undefined {
    return this.#slots.get(slot);
  }

  /** True for a slot in which this member may take votes. */
  isInWindow(number: number, committed: number): boolean {
    return number > committed && number <= committed + WINDOW;
  }

  /** The slot, opened when it is in the window beyond the last committed one. */
  open(number: number, committed: number): Slot | undefined {
    const known = this.#slots.get(number);
    if (known !== undefined) return known;
    if (!this.isInWindow(number, committed)) return undefined;
    const slot: Slot = {
      number,
      accepted: undefined,
      prepared: undefined,
      preparedBytes: EMPTY,
      chosen: undefined,
      ballots: new Map(),
      commits: new Map(),
      sinceMs: this.#site.nowMs,
    };
    this.#slots.set(number, slot);
    return slot;
  }

  /** In ascending order. */
  all(): Slot[] {
    return [...this.#slots.values()].sort((a, b) => a.number - b.number);
  }

  get count(): number {
    return this.#slots.size;
  }

  /** True while the leader of that view has proposed something that is not committed. */
  isOpen(view: number): boolean {
    for (const { accepted, chosen } of this.#slots.values()) {
      if (accepted?.view === view || chosen !== undefined) return true;
    }
    return false;
  }

  /** Highest slot that is prepared here, in any view; 0 when none. */
  get preparedMax(): number {
    let highest = 0;
    for (const { number, prepared } of this.#slots.values()) {
      if (prepared !== undefined) highest = Math.max(highest, number);
    }
    return highest;
  }

  /** Highest slot that has a batch in that view; 0 when none. */
  filledMax(view: number): number {
    let highest = 0;
    for (const { number, accepted, chosen } of this.#slots.values()) {
      if (accepted?.view === view || chosen !== undefined) highest = Math.max(highest, number);
    }
    return highest;
  }

  /** The bytes of a batch that was accepted here. */
  batch(wanted: Uint8Array): Uint8Array | undefined {
    for (const { accepted, prepared, preparedBytes } of this.#slots.values()) {
      if (accepted !== undefined && equal(accepted.digest, wanted)) return accepted.bytes;
      if (prepared !== undefined && equal(prepared.batch, wanted)) return preparedBytes;
    }
    return this.#fetched.get(keyOf(wanted));
  }

  /** True when a view may choose that batch: its bytes are here, or it is the empty one. */
  has(wanted: Uint8Array): boolean {
    return equal(wanted, NULL_DIGEST) || this.batch(wanted) !== undefined;
  }

  /** Keeps a batch that was asked for, till the view that needs it begins. */
  fetched(batch: Uint8Array, bytes: Uint8Array): void {
    if (this.#fetched.size < SLOTS_MAX) this.#fetched.set(keyOf(batch), bytes);
  }

  forgetFetched(): void {
    this.#fetched.clear();
  }

  /** Votes count in their own view only. */
  forgetVotes(): void {
    for (const slot of this.#slots.values()) {
      slot.ballots.clear();
      slot.commits.clear();
      slot.chosen = undefined;
    }
  }

  /** It is prepared now. */
  change(slot: Slot): void {
    this.#changed.add(slot.number);
  }

  isChanged(slot: number): boolean {
    return this.#changed.has(slot);
  }

  /**
   * That a slot is prepared must be durable before the outcome is signed. What was only accepted need not be: after a
   * crash this member does not vote in the same view again, so that it cannot vote for something else.
   */
  persistChanged(): void {
    for (const number of this.#changed) {
      const slot = this.#slots.get(number);
      if (slot?.prepared === undefined) continue;
      const value = encodeSlotRecord({ prepared: slot.prepared, batch: slot.preparedBytes });
      this.#site.persist({ table: SLOT_TABLE, key: this.#key(number), value });
    }
    this.#changed.clear();
  }

  /** What was accepted or prepared for slots up to that one. */
  batchesUpTo(committed: number): CheckedBatch[] {
    const batches: CheckedBatch[] = [];
    for (const { number, accepted, prepared, preparedBytes } of this.#slots.values()) {
      if (number > committed) continue;
      if (accepted !== undefined) batches.push(accepted.batch);
      const other = prepared === undefined ? undefined : this.#read(preparedBytes);
      if (other !== undefined) batches.push(other);
    }
    return batches;
  }

  /** All slots up to that one are committed: the writes that forget them. */
  drop(committed: number): { table: string; key: Uint8Array; value: undefined }[] {
    const kept: number[] = [];
    for (const [number, { prepared }] of this.#slots) {
      if (number > committed) continue;
      if (prepared !== undefined) kept.push(number);
      this.#slots.delete(number);
      this.#changed.delete(number);
    }
    return kept.map((number) => ({ table: SLOT_TABLE, key: this.#key(number), value: undefined }));
  }
}
