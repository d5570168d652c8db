/** Gathers blocks of small batches, which lie with the ring, into packs with the archive. */

import { type Clock, isKind, messageOf } from '../base/index.ts';
import type { Session, StoredBlock } from '../client/index.ts';
import type { Log } from './log.ts';

/** Blocks are gathered until this many wait, or for so long. */
export const GATHER_BLOCKS = 256;
export const GATHER_MS = 60_000;
const RETRY_MS = 30_000;
const PACK_TIMEOUT_MS = 20_000;
/** Blocks in one move: the update that moves them stays small. */
const MOVE_BLOCKS_MAX = 1024;

export class PackKeeper {
  readonly #session: Session;
  readonly #clock: Clock;
  readonly #log: Log;
  #waiting: StoredBlock['digest'][] = [];
  #cancel: (() => void) | undefined;
  #isBusy = false;
  #isClosed = false;

  constructor(options: { session: Session; clock: Clock; log: Log }) {
    this.#session = options.session;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** Blocks that wait to be packed. */
  get waiting(): number {
    return this.#waiting.length;
  }

  add(blocks: readonly StoredBlock['digest'][]): void {
    this.#waiting.push(...blocks);
    if (this.#waiting.length >= GATHER_BLOCKS) void this.packNow();
    else this.#schedule(GATHER_MS);
  }

  /** Finds blocks that an earlier process left with the ring. */
  async gatherLeftovers(): Promise<void> {
    try {
      for await (const blocks of this.#session.ringBlocks()) {
        if (this.#isClosed) return;
        if (blocks.length > 0) this.add(blocks);
      }
    } catch (error) {
      this.#log('warn', `cannot look for small blocks with the ring: ${messageOf(error)}`);
    }
  }

  #schedule(delayMs: number): void {
    if (this.#cancel !== undefined || this.#isClosed) return;
    this.#cancel = this.#clock.after(delayMs, () => {
      this.#cancel = undefined;
      void this.packNow();
    });
  }

  async packNow(): Promise<void> {
    if (this.#isBusy || this.#waiting.length === 0 || this.#isClosed) return;
    this.#isBusy = true;
    const moving = this.#waiting.splice(0, MOVE_BLOCKS_MAX);
    try {
      await this.#session.pack(moving, PACK_TIMEOUT_MS);
    } catch (error) {
      // Who may not write any more leaves it to those who may.
      if (isKind(error, 'permission')) this.#waiting = [];
      else this.#waiting.unshift(...moving);
      this.#log('warn', `small blocks stay with the ring for now: ${messageOf(error)}`);
    } finally {
      this.#isBusy = false;
    }
    if (this.#waiting.length > 0) this.#schedule(RETRY_MS);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }
}
