/**
 * Rewrites packs of a volume that are mostly dead, not as redundant as wanted, or small: now and then, slowly, and
 * while nobody writes. Any mount may do it, and several at once only share the work.
 */

import type { CodeRate } from '../archive/index.ts';
import { type Clock, isKind, messageOf, readU32 } from '../base/index.ts';
import {
  blocksToMove,
  bytesOf,
  type IndexedBlock,
  lossesOf,
  type PackSurvey,
  redundancyIn,
  rewriteBlocks,
  type Session,
  surveyPacks,
} from '../client/index.ts';
import { dropEmptyPacks } from '../fs/index.ts';
import type { Log } from './log.ts';
import { SteadyRate } from './steady-rate.ts';

/** Packs are looked through so often. */
export const REWRITE_INTERVAL_MS = 600_000;
/** The first time after the volume was opened, on the machine that made it; elsewhere after an interval. */
export const REWRITE_FIRST_MS = 120_000;
/** The pond must have given more redundancy for so long before packs are rewritten for it. */
export const REWRITE_GRACE_MS = 24 * 3_600_000;
/** Rewriting waits for writers, but not longer than this with each pack. */
export const YIELD_MS_MAX = 10_000;
const YIELD_CHECK_MS = 200;
/** Space is only spent on better packs while so much of the pond is free: the old ones go a day later. */
export const REWRITE_FREE_SHARE = 0.1;

export interface RewriteKeeperParts {
  readonly session: Session;
  readonly clock: Clock;
  readonly random: (length: number) => Uint8Array;
  readonly log: Log;
  readonly bytesPerSecond: number;
  readonly graceMs: number;
  /** What packs get where the owner wants nothing. */
  readonly rate: () => CodeRate;
  /** Free of the pond, as far as can be told, 0 to 1. */
  readonly freeShare: () => number;
  /** Writers of this machine wait for commits. */
  readonly isBusy: () => boolean;
  /** Packs have left the index: holders may look. */
  readonly onRemoved: () => void;
}

/** In packs of the last look, and sealed bytes. */
export interface RewriteStatus {
  readonly isUnderWay: boolean;
  /** As the owner set it; null: by the size of the pond. */
  readonly rate: CodeRate | null;
  readonly packsLeft: number;
  readonly bytesLeft: number;
  /** Since the volume was opened. */
  readonly packsDropped: number;
  readonly bytesMoved: number;
  /** Why the last look did not end well. */
  readonly lastError: string | null;
}

export class RewriteKeeper {
  readonly #parts: RewriteKeeperParts;
  readonly #steady: SteadyRate;
  #cancel: (() => void) | undefined;
  #wake: (() => void) | undefined;
  #isClosed = false;
  /** The owner wants something else since the look began. */
  #isStale = false;
  #isUnderWay = false;
  #rate: CodeRate | undefined;
  #packsLeft = 0;
  #bytesLeft = 0;
  #packsDropped = 0;
  #bytesMoved = 0;
  #lastError: string | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(parts: RewriteKeeperParts) {
    this.#parts = parts;
    this.#steady = new SteadyRate(parts.graceMs);
  }

  status(): RewriteStatus {
    return {
      isUnderWay: this.#isUnderWay,
      rate: this.#rate ?? null,
      packsLeft: this.#packsLeft,
      bytesLeft: this.#bytesLeft,
      packsDropped: this.#packsDropped,
      bytesMoved: this.#bytesMoved,
      lastError: this.#lastError ?? null,
    };
  }

  start(isOwner: boolean): void {
    this.#schedule(isOwner ? REWRITE_FIRST_MS : REWRITE_INTERVAL_MS);
  }

  #schedule(delayMs: number): void {
    this.#cancel?.();
    if (this.#isClosed) return;
    const ms = Math.min(delayMs, this.#parts.graceMs);
    this.#cancel = this.#parts.clock.after(ms, () => void this.look());
  }

  /** The owner wants something else: what is under way begins anew. */
  lookSoon(): void {
    this.#isStale = true;
    this.#wake?.();
    this.#schedule(0);
  }

  /** Rewrites what there is to rewrite. One look after the other. Never rejects. */
  look(): Promise<void> {
    this.#work = this.#work.then(() => this.#look()).catch((error) => this.#failed(error));
    return this.#work;
  }

  #failed(error: unknown): void {
    this.#isUnderWay = false;
    if (this.#isClosed) return;
    this.#schedule(REWRITE_INTERVAL_MS);
    // Who may not write any more leaves it to those who may.
    this.#lastError = isKind(error, 'permission') ? undefined : messageOf(error);
    if (this.#lastError !== undefined)
      this.#parts.log('warn', `packs are not rewritten for now: ${this.#lastError}`);
  }

  async #look(): Promise<void> {
    const { session } = this.#parts;
    let failure: unknown;
    for (let moved = 1; moved > 0 && !this.#isClosed; ) {
      this.#isUnderWay = true;
      this.#isStale = false;
      await session.checkMayWrite();
      const survey = await this.#survey();
      if (survey.empty > 0) await this.#drop();
      const done = await this.#round(survey);
      ({ failure } = done);
      moved = this.#isStale ? 1 : done.moved;
    }
    this.#isUnderWay = false;
    if (failure !== undefined) throw failure;
    this.#lastError = undefined;
    this.#schedule(REWRITE_INTERVAL_MS);
  }

  async #survey(): Promise<PackSurvey> {
    const { session, clock, rate } = this.#parts;
    await session.snapshot({ freshMs: 0 });
    this.#rate = await redundancyIn(session.view);
    const now = lossesOf(rate());
    const losses = this.#steady.look(clock.nowMs(), now);
    const survey = await surveyPacks(session, { rate: this.#rate, losses });
    this.#packsLeft = survey.packs.length;
    this.#bytesLeft = survey.packs.reduce((sum, { bytes }) => sum + bytes, 0);
    return survey;
  }

  async #drop(): Promise<void> {
    const dropped = await dropEmptyPacks(this.#parts.session);
    this.#packsDropped += dropped;
    if (dropped > 0) this.#parts.onRemoved();
  }

  /** @returns how many blocks were moved; 0 when another look would do no better */
  async #round({ packs }: PackSurvey): Promise<{ moved: number; failure: unknown }> {
    const { session, random, freeShare } = this.#parts;
    const isTight = freeShare() < REWRITE_FREE_SHARE;
    const chosen = packs.filter(({ reason }) => reason === 'dead' || !isTight);
    let failure: unknown;
    if (chosen.length < packs.length)
      failure = new Error('the pond has too little free space for new packs beside the old ones');
    const groups = await blocksToMove(session, chosen);
    // Mounts that rewrite at once begin at different ends.
    const first = groups.length > 0 ? readU32(random(4)) % groups.length : 0;
    let moved = 0;
    for (const group of [...groups.slice(first), ...groups.slice(0, first)]) {
      await this.#yield();
      if (this.#isClosed || this.#isStale) break;
      const done = await this.#rewrite(group);
      moved += done.moved;
      failure = done.failure ?? failure;
    }
    return { moved, failure };
  }

  async #rewrite(group: readonly IndexedBlock[]) {
    const { session, bytesPerSecond, rate } = this.#parts;
    const done = await rewriteBlocks(session, group);
    this.#bytesMoved += done.bytes;
    this.#bytesLeft -= Math.min(
      this.#bytesLeft,
      group.reduce((sum, one) => sum + bytesOf(one), 0),
    );
    const { k, n } = this.#rate ?? rate();
    await this.#sleep((done.bytes * (1 + n / k) * 1000) / bytesPerSecond);
    return done;
  }

  async #yield(): Promise<void> {
    const { isBusy } = this.#parts;
    for (let ms = 0; ms < YIELD_MS_MAX && isBusy() && !this.#isClosed; ms += YIELD_CHECK_MS)
      await this.#sleep(YIELD_CHECK_MS);
  }

  /** Ends at once when the keeper is closed. */
  #sleep(ms: number): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        cancel();
        this.#wake = undefined;
        resolve();
      };
      const cancel = this.#parts.clock.after(ms, end);
      this.#wake = end;
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
    this.#wake?.();
  }
}
