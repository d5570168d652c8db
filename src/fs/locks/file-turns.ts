/** A file's turns with the ring: what the ring has of its locks is looked at, and put as it should be, until it is. */

import { type Clock, isKind, OceanError } from '../../base/index.ts';
import { type Asked, decide, type Move } from './decide.ts';
import { BREAK_AFTER_MS, type Lease } from './lease.ts';
import { hasRoom, isSame, type LockHolder } from './lock-record.ts';
import type { LockRecords, Seen } from './lock-records.ts';
import { type LockedFile, nameOf } from './locked-file.ts';
import { conflictOf, hinders, type LockRequest } from './ranges.ts';
import type { Tenure } from './tenure.ts';

/** Others have their turn for so long where a lock was given up that somebody waits for. */
export const YIELD_MS = 250;
/** How often who waits for a lock looks by itself, where no push has come. */
export const LOCK_POLL_MS = 5000;
export const LOCK_RETRY_MS = 1000;
/** Who was seen to live is not doubted again for so long. */
const TRUST_MS = 60_000;

const PASSING = ['unavailable', 'timeout', 'busy'] as const;

interface Parts {
  readonly clock: Clock;
  readonly records: LockRecords;
  readonly tenure: Tenure;
  /** Commits all that was written so far. */
  readonly putDown: () => Promise<void>;
  /** Resolves when this mount shows every version that it knows. */
  readonly caughtUp: () => Promise<void>;
  /** A lock was granted or given up here. */
  readonly changed: (file: LockedFile, lock: LockRequest) => void;
  /** Nothing of the file need be known. */
  readonly idle: (file: LockedFile) => void;
}

export class FileTurns {
  readonly #parts: Parts;
  readonly #lease: Lease;
  #isStopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#lease = parts.tenure.lease;
  }

  /** Something happened to the file. */
  wake(file: LockedFile): void {
    file.isWoken = true;
    if (!file.isWorking && !this.#isStopped) void this.#work(file);
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #work(file: LockedFile): Promise<void> {
    file.isWorking = true;
    file.cancelPoll?.();
    while (file.isWoken && !this.#isStopped) {
      file.isWoken = false;
      try {
        while (!(await this.#turn(file)) && !this.#isStopped);
        if (!file.isWoken) for (const tell of file.synced.splice(0)) tell();
      } catch (error) {
        if (!(error instanceof OceanError)) throw error;
        this.#failed(file, error);
      }
    }
    file.isWorking = false;
    if (file.isDelegated || !file.isIdle) return;
    file.stop();
    this.#parts.idle(file);
  }

  /** Nobody can say what is locked: who does not want to wait hears so, and the others wait on. */
  #failed(file: LockedFile, error: OceanError): void {
    const isPassing = PASSING.some((kind) => isKind(error, kind));
    for (const one of file.asked) {
      if (!one.isPatient || !isPassing) file.answer(one, 'unavailable');
    }
    if (isPassing && (file.isInUse || file.isShared)) this.#wakeAfter(file, LOCK_RETRY_MS);
  }

  #wakeAfter(file: LockedFile, delayMs: number): void {
    file.cancelPoll?.();
    file.cancelPoll = this.#parts.clock.after(delayMs, () => this.wake(file));
  }

  /** One look and what follows from it. @returns true when nothing is left to do until something happens */
  async #turn(file: LockedFile): Promise<boolean> {
    const first = await this.#look(file, {});
    if (first === undefined) return false;
    const { seen, move } = first;
    if (move.kind === 'serve') return this.#serve(file);
    file.isDelegated = false;
    if (move.kind === 'put') return this.#put(file, seen, move);
    if (file.asked.length === move.granted.length && !file.doubts) {
      return this.#rest(file, { seen, move });
    }
    // Nobody is refused anything by what was true a moment ago.
    const fresh = await this.#look(file, { freshMs: 0 });
    if (fresh === undefined || fresh.move.kind !== 'rest') return false;
    return this.#rest(file, { ...fresh, move: fresh.move });
  }

  /** Undefined: this mount was taken for dead, and begins anew. */
  async #look(file: LockedFile, bound: { freshMs?: number }) {
    const view = await this.#parts.tenure.version(bound);
    if (view === undefined) return undefined;
    const seen = await this.#parts.records.seen(view, file.ino);
    const self = this.#lease.holder;
    const own = seen.shares.find(({ holder }) => isSame(holder, self));
    file.isShared = own !== undefined;
    file.othersWait = seen.shares.some((one) => one.isWaiting && one !== own);
    // Who is not waited for need not show that it lives.
    if (!own?.isWaiting) file.watched.clear();
    const { held, asked, yields, doubts } = file;
    const { shares, hasDead } = seen;
    const keepsDelegation = !file.isUnwanted;
    const situation = { self, shares, hasDead, held, asked, yields, doubts, keepsDelegation };
    return { seen, move: decide(situation) };
  }

  /** The ring says that all locks of the file are ours to give. */
  async #serve(file: LockedFile): Promise<boolean> {
    if (!this.#lease.isLive) {
      await this.#parts.tenure.renew();
      return false;
    }
    await this.#parts.caughtUp();
    file.isDelegated = true;
    file.doubts = false;
    file.serve((change) => this.#parts.changed(file, change));
    return true;
  }

  async #put(file: LockedFile, seen: Seen, move: Move & { kind: 'put' }): Promise<boolean> {
    if (move.gives && file.putDownAt !== file.released) {
      const { released } = file;
      await this.#putDown();
      file.putDownAt = released;
      return false;
    }
    if (!hasRoom(move.shares)) {
      const isAsked = file.asked.length > 0;
      for (const one of file.asked) file.answer(one, 'unavailable');
      return !isAsked; // More than is held stays listed, which harms nobody.
    }
    if (!(await this.#parts.tenure.put(file.ino, seen, move.shares))) {
      await this.#parts.records.version({ freshMs: 0 });
      return false;
    }
    await this.#grant(file, move.granted);
    if (move.gives && move.othersWait) this.yield(file);
    return false;
  }

  /** What has no room stays here; its writers know. */
  async #putDown(): Promise<void> {
    try {
      await this.#parts.putDown();
    } catch (error) {
      if (!isKind(error, 'no-space') && !isKind(error, 'permission')) throw error;
    }
  }

  async #grant(file: LockedFile, all: readonly Asked[]): Promise<void> {
    const still = all.filter((one) => file.asked.includes(one));
    for (const one of still) {
      if (one.isTest) continue;
      file.grant(one.lock);
      this.#parts.changed(file, one.lock);
    }
    if (still.length > 0) await this.#parts.caughtUp();
    for (const one of still) file.answer(one, 'granted');
  }

  /** Who waits on other mounts comes first for a while. */
  yield(file: LockedFile): void {
    file.yields = true;
    file.cancelYield?.();
    file.cancelYield = this.#parts.clock.after(YIELD_MS, () => {
      file.yields = false;
      this.wake(file);
    });
  }

  /** The record is as it should be: answers who can be answered, and looks after those who are waited for. */
  async #rest(
    file: LockedFile,
    { seen, move }: { seen: Seen; move: Move & { kind: 'rest' } },
  ): Promise<boolean> {
    if (move.granted.length > 0) {
      if (this.#lease.isLive) await this.#grant(file, move.granted);
      else await this.#parts.tenure.renew();
      return false;
    }
    if (!move.isDelegated && this.#refuse(file, seen)) return false;
    const isOver = await this.#watch(file, seen, move.blockers);
    if (file.isInUse) this.#wakeAfter(file, LOCK_POLL_MS);
    return isOver;
  }

  /** Answers those who do not wait. @returns whether there is more to do about it */
  #refuse(file: LockedFile, { shares }: Seen): boolean {
    const others = shares.filter(({ holder }) => !isSame(holder, this.#lease.holder));
    let isMore = false;
    for (const one of file.asked) {
      if (file.giveUp(one.lock)) {
        this.#parts.changed(file, { ...one.lock, type: 'unlock' });
        isMore = true;
      }
      if (one.isPatient || file.yields) continue;
      const own = conflictOf(file.held, one.lock);
      const theirs = others.flatMap(({ locks }) => locks).find((lock) => hinders(lock, one.lock));
      const found = own ?? (theirs && { ...theirs, owner: 0n, pid: 0 });
      if (found === undefined) continue;
      file.refuse(one, found);
      // Whoever only tries, again and again, must find out too that the other is dead.
      if (own !== undefined || one.isTest || file.doubts) continue;
      if (this.#lease.nowMs() < file.trustedUntilMs) continue;
      file.doubts = true;
      isMore = true;
    }
    return isMore;
  }

  /** Breaks the lease of who has not been heard of since this mount began to wait. @returns false when it did */
  async #watch(file: LockedFile, seen: Seen, blockers: readonly LockHolder[]): Promise<boolean> {
    const nowMs = this.#lease.nowMs();
    const self = this.#lease.holder;
    const isWaiting = seen.shares.some((one) => one.isWaiting && isSame(one.holder, self));
    if (!isWaiting) return true;
    file.watchNobodyBut(blockers);
    let isDoubtful = false;
    for (const holder of blockers) {
      const name = nameOf(holder);
      const version = seen.leases.get(name) as number;
      const known = file.watched.get(name);
      if (known?.version !== version) {
        const isAnswered = known !== undefined;
        file.watched.set(name, { version, sinceMs: nowMs, isAnswered });
        isDoubtful ||= !isAnswered;
        continue;
      }
      isDoubtful ||= !known.isAnswered;
      if (nowMs - known.sinceMs < BREAK_AFTER_MS) continue;
      await this.#parts.records.break(holder, version);
      return false;
    }
    if (isDoubtful || !file.doubts) return true;
    file.doubts = false;
    file.trustedUntilMs = nowMs + TRUST_MS;
    return false;
  }
}
