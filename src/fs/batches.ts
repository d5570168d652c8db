/** Batches of changes that are on their way to the ring, with the blocks that each brings. */

import { keyOf } from '../base/index.ts';
import type { StoredBlock } from '../client/index.ts';
import type { Journal } from './journal.ts';
import type { Pending } from './pending.ts';
import type { PendingChanges } from './pending-changes.ts';

/** Bytes of blocks that start a batch at once. */
export const BATCH_BLOCK_BYTES = 8 << 20;

type Digest = StoredBlock['digest'];

export interface Batch {
  readonly number: number;
  readonly changes: readonly Pending[];
  readonly blocks: readonly Digest[];
  /** Where the journal may be cut off once it is committed; 0 for nowhere. */
  readonly mark: number;
  /** The newest change in it, where all before it are in it too or committed; else 0. */
  readonly sequence: number;
  /** The newest change when it was taken. */
  readonly takenAt: number;
}

export class Batches {
  readonly #pending: PendingChanges;
  readonly #journal: Journal;
  readonly #underWay = new Map<number, Batch>();
  #number = 0;
  #openBlockBytes = 0;

  constructor(pending: PendingChanges, journal: Journal) {
    this.#pending = pending;
    this.#journal = journal;
  }

  get count(): number {
    return this.#underWay.size;
  }

  /** So many bytes of blocks wait that a batch should be taken. */
  get isDue(): boolean {
    return this.#openBlockBytes >= BATCH_BLOCK_BYTES;
  }

  isUnderWay({ number }: Batch): boolean {
    return this.#underWay.has(number);
  }

  addBlock({ digest, sealed }: StoredBlock): void {
    if (this.#journal.hasBlock(digest)) return;
    this.#journal.appendBlock(digest, sealed);
    this.#openBlockBytes += sealed.length;
  }

  /** @param sequence - of the newest change. @returns undefined when no change is open */
  take(sequence: number): Batch | undefined {
    const elsewhere = new Set(
      [...this.#underWay.values()].flatMap(({ blocks }) => blocks.map(keyOf)),
    );
    const blocks = new Map<string, Digest>();
    let blockBytes = 0;
    const bring = (block: Digest) => {
      const name = keyOf(block);
      if (blocks.has(name) || elsewhere.has(name) || !this.#journal.hasBlock(block)) return 0;
      blocks.set(name, block);
      const bytes = this.#journal.blockBytes(block);
      blockBytes += bytes;
      return bytes;
    };
    const number = this.#number + 1;
    const { changes, isCut } = this.#pending.take(number, bring);
    if (changes.length === 0) return undefined;
    this.#number = number;
    this.#openBlockBytes = Math.max(0, this.#openBlockBytes - blockBytes);
    // What a segment says last of a key is what may have been sent of it. After a cut more of it is to be sent.
    const ended = this.#journal.mark();
    const batch: Batch = {
      number,
      changes,
      blocks: [...blocks.values()],
      mark: isCut ? 0 : ended,
      sequence: isCut ? 0 : sequence,
      takenAt: sequence,
    };
    this.#underWay.set(number, batch);
    return batch;
  }

  /** @param isShown - a version with it, so that its changes may be forgotten here */
  committed({ number, changes }: Batch, isShown: boolean): void {
    this.#underWay.delete(number);
    this.#pending.committed(changes, isShown);
  }

  /** The journal need not have it any more. @param isNeeded - by an open file, though no change names the block yet */
  release({ blocks, mark }: Batch, isNeeded: (block: Digest) => boolean): void {
    for (const digest of blocks) this.#journal.forgetBlock(digest);
    if (this.#pending.size === 0 && this.count === 0) this.#dropStrayBlocks(isNeeded);
    this.#journal.release(mark);
  }

  /** Blocks that were sealed and overwritten before a batch took them. */
  #dropStrayBlocks(isNeeded: (block: Digest) => boolean): void {
    for (const digest of [...this.#journal.blocks()]) {
      if (!isNeeded(digest)) this.#journal.forgetBlock(digest);
    }
    this.#openBlockBytes = 0;
  }

  /** It failed. Those behind it build on it: they are opened again too, and taken anew in order. */
  reopenFrom({ number: first }: Batch): void {
    for (const { number, changes } of [...this.#underWay.values()]) {
      if (number < first) continue;
      this.#underWay.delete(number);
      this.#pending.reopen(changes, number);
    }
  }
}
