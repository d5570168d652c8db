/** What a mount knows of the locks of one file: those held here, and who asks for more. */

import type { Ino } from '../file-system.ts';
import type { Asked } from './decide.ts';
import { LockTable } from './local-locks.ts';
import type { LockHolder } from './lock-record.ts';
import { conflictOf, granted, type HeldLock, isOf, type LockRequest, overlaps } from './ranges.ts';

/** A mount that is in the way, since when, and what its lease was then. */
interface Watched {
  readonly version: number;
  readonly sinceMs: number;
  readonly isAnswered: boolean;
}

export class LockedFile {
  readonly ino: Ino;
  readonly table = new LockTable();
  /** UNBOUNDED: each is a thread of a process that waits. */
  asked: readonly Asked[] = [];
  /** All locks are granted here, without the ring. */
  isDelegated = false;
  /** The ring's record has a share of this mount. */
  isShared = false;
  /** Another mount waits for a lock of it. */
  othersWait = false;
  /** Others have their turn first. */
  yields = false;
  /** Waits only to see whether those in the way live. */
  doubts = false;
  /** They were seen to live: until then nobody doubts it. */
  trustedUntilMs = Number.NEGATIVE_INFINITY;
  /** A delegation is given back. */
  isUnwanted = false;
  isWorking = false;
  /** Something happened while it worked. */
  isWoken = false;
  /** Locks given up so far, and how many of them when all that was written was last put down. */
  released = 0;
  putDownAt = -1;
  /** By holder, while this mount waits for it. */
  readonly watched = new Map<string, Watched>();
  /** Called when the ring knows what is held here. */
  readonly synced: (() => void)[] = [];
  cancelPoll: (() => void) | undefined;
  cancelYield: (() => void) | undefined;

  constructor(ino: Ino) {
    this.ino = ino;
  }

  get held(): readonly HeldLock[] {
    return this.table.held;
  }

  get isInUse(): boolean {
    return this.held.length > 0 || this.asked.length > 0 || this.doubts;
  }

  /** Nothing of it need be known. */
  get isIdle(): boolean {
    const isBusy = this.isInUse || this.isWorking || this.yields || this.synced.length > 0;
    return !isBusy && !this.isShared;
  }

  grant(lock: LockRequest): void {
    this.table.held = granted(this.held, lock);
  }

  /** @returns whether there was something to give up */
  unlock(lock: Omit<LockRequest, 'type'>): boolean {
    if (!this.held.some((one) => isOf(one, lock) && overlaps(one, lock))) return false;
    this.table.held = granted(this.held, { ...lock, type: 'unlock' });
    this.released++;
    return true;
  }

  /** Answers those who can be answered here, of a file whose locks are granted here. */
  serve(onChange: (lock: LockRequest) => void): void {
    let gaveUp = false;
    for (const one of [...this.asked]) {
      const conflict = conflictOf(this.held, one.lock);
      if (conflict === undefined) {
        if (!one.isTest) {
          this.grant(one.lock);
          onChange(one.lock);
        }
        this.answer(one, 'granted');
        continue;
      }
      if (!one.isPatient) this.refuse(one, conflict);
      if (one.isTest || !this.giveUp(one.lock)) continue;
      onChange({ ...one.lock, type: 'unlock' });
      gaveUp = true;
    }
    if (gaveUp) this.serve(onChange); // Each owner gives up once.
  }

  /** As flock(2) has it, before its owner waits. */
  giveUp(lock: LockRequest): boolean {
    if (!this.table.giveUp(lock)) return false;
    this.released++;
    return true;
  }

  refuse(one: Asked, conflict: HeldLock): void {
    one.found = conflict;
    this.answer(one, 'busy');
  }

  answer(one: Asked, outcome: Parameters<Asked['answer']>[0]): void {
    this.asked = this.asked.filter((other) => other !== one);
    one.answer(outcome);
  }

  /** Whoever has locks of others in mind forgets what it knew of them. */
  watchNobodyBut(holders: readonly LockHolder[]): void {
    const names = new Set(holders.map(nameOf));
    for (const name of this.watched.keys()) if (!names.has(name)) this.watched.delete(name);
  }

  stop(): void {
    this.cancelPoll?.();
    this.cancelYield?.();
  }
}

export function nameOf({ slot, tenure }: LockHolder): string {
  return `${slot}:${tenure}`;
}
