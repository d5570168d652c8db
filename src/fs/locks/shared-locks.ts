/**
 * Locks that hold across all mounts of a volume. What the ring has of a file's locks is a record of its own, changed
 * on condition that it is as it was when it was looked at. A mount that is alone with a file has all of its locks
 * delegated: they are granted in memory, until another mount says that it wants one; then each mount's locks are
 * listed. See ADR 0039.
 */
// Over 400 lines: one file's turns with the ring, and what all files share: the lease, timers and the kernel's calls.

import { type Clock, EMPTY, equal, isKind, OceanError } from '../../base/index.ts';
import type { Session, TreeView } from '../../client/index.ts';
import type { Ino } from '../file-system.ts';
import { LOCKS_PREFIX, leaseKey, leasePrefix, locksKey, parseKey } from '../keys.ts';
import type { LocksLeft, Tail } from '../tail.ts';
import { type Asked, decide, type Move } from './decide.ts';
import { BREAK_AFTER_MS, Lease, RENEW_MS } from './lease.ts';
import { isCircular, waiterOf } from './local-locks.ts';
import {
  decodeShares,
  encodeShares,
  hasRoom,
  isSame,
  type LockHolder,
  type LockShare,
} from './lock-record.ts';
import { LockedFile, nameOf } from './locked-file.ts';
import {
  conflictOf,
  type HeldLock,
  hinders,
  isOf,
  LOCK_END_MAX,
  type LockOptions,
  type LockOutcome,
  type LockRequest,
} from './ranges.ts';

/** Files whose locks are delegated and not used; beyond it the oldest is given back. */
export const DELEGATIONS_MAX = 4096;
/** Who does not want to wait for a lock waits so long for those who know whether it can be had. */
export const LOCK_TIMEOUT_MS = 45_000;
/** An unlock is answered when others can have the lock, or after so long: then it goes on in the background. */
export const UNLOCK_WAIT_MS = 5000;
/** Others have their turn for so long where a lock was given up that somebody waits for. */
export const YIELD_MS = 250;
/** How often who waits for a lock looks by itself, where no push has come. */
export const LOCK_POLL_MS = 5000;
const RETRY_MS = 1000;
const UPDATE_TIMEOUT_MS = 10_000;
/** Who was seen to live is not doubted again for so long. */
const TRUST_MS = 60_000;

const PASSING = ['unavailable', 'timeout', 'busy'] as const;

interface Parts {
  readonly session: Session;
  readonly clock: Clock;
  readonly random: (length: number) => Uint8Array;
  readonly tail: Tail | undefined;
  /** Commits all that was written so far. */
  readonly putDown: () => Promise<void>;
  /** Resolves when this mount shows every version that it knows. */
  readonly caughtUp: () => Promise<void>;
}

/** What the ring has of a file's locks, in one version. */
interface Seen {
  /** That last wrote the record; undefined where there is none. */
  readonly version: number | undefined;
  readonly shares: readonly LockShare[];
  readonly hasDead: boolean;
  /** By holder: the version that last wrote its lease. */
  readonly leases: ReadonlyMap<string, number>;
}

/** Predicates that hold while an entry is as it was in the version that last wrote it. */
function asSeen(key: Uint8Array, version: number | undefined) {
  if (version === undefined) return [{ kind: 'absent', key } as const];
  // One that was removed has no version, and counts as unchanged.
  return [{ kind: 'present', key } as const, { kind: 'unchangedSince', key, version } as const];
}

export class SharedLocks {
  readonly #parts: Parts;
  readonly #files = new Map<Ino, LockedFile>();
  readonly #lease: Lease;
  #lost = 0;
  #renewing: Promise<void> | undefined;
  #cancelRenewal: (() => void) | undefined;
  #isClosed = false;
  #isAdopting = false;
  /** The ring may have leases of tenures of this mount that are over. */
  #hasGhosts = true;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#lease = new Lease(parts.clock, parts.random);
  }

  /** For `ocean status`: files with locks here, locks, who waits, and locks that were lost. */
  status(): { files: number; held: number; waiting: number; lost: number } {
    const files = [...this.#files.values()];
    const used = files.filter((one) => one.isInUse);
    const held = files.reduce((sum, one) => sum + one.held.length, 0);
    const waiting = files.reduce((sum, one) => sum + one.asked.length, 0);
    return { files: used.length, held, waiting, lost: this.#lost };
  }

  #file(ino: Ino): LockedFile {
    let file = this.#files.get(ino);
    if (file !== undefined) return file;
    if (this.#files.size >= DELEGATIONS_MAX) this.#giveBackOne();
    file = new LockedFile(ino);
    this.#files.set(ino, file);
    return file;
  }

  #giveBackOne(): void {
    for (const file of this.#files.values()) {
      if (file.isInUse || !file.isDelegated || file.isUnwanted) continue;
      file.isUnwanted = true;
      this.#wake(file);
      return;
    }
  }

  async set(ino: Ino, lock: LockRequest, options: LockOptions): Promise<LockOutcome> {
    if (lock.type === 'unlock') {
      const known = this.#files.get(ino);
      if (known?.table.hasRoomFor(lock) === false) return 'unavailable';
      if (known !== undefined) await this.#unlock(known, lock);
      return 'granted';
    }
    if (options.signal?.aborted) return 'withdrawn';
    const file = this.#file(ino);
    if (!file.table.hasRoomFor(lock)) return 'unavailable';
    file.isUnwanted = false;
    if (file.isDelegated && this.#lease.isLive) {
      const conflict = conflictOf(file.held, lock);
      if (conflict === undefined) {
        file.grant(lock);
        this.#note(file, lock);
        return 'granted';
      }
      if (!options.isPatient && lock.flavour === 'posix') return 'busy';
    }
    if (options.isPatient && lock.flavour === 'posix') {
      if (isCircular(lock, file, () => this.#files.values())) return 'deadlock';
    }
    return this.#ask(file, lock, options).outcome;
  }

  /** A lock that is in the way. @throws OceanError `unavailable` when nobody can say */
  async test(ino: Ino, lock: LockRequest): Promise<HeldLock | undefined> {
    const { outcome, asked } = this.#ask(this.#file(ino), lock, { isPatient: false }, true);
    const found = await outcome;
    if (found === 'busy') return asked.found;
    if (found === 'granted') return undefined;
    throw new OceanError('unavailable', `Cannot tell the locks of inode ${ino}`);
  }

  #ask(file: LockedFile, lock: LockRequest, options: LockOptions, isTest = false) {
    const { waiter, outcome } = waiterOf(lock, options, (one) => {
      file.asked = file.asked.filter((other) => other !== one);
      if (!file.isDelegated) this.#wake(file); // Others need not know of it any longer.
    });
    const asked: Asked = Object.assign(waiter, { isTest });
    file.asked = [...file.asked, asked];
    if (!options.isPatient) {
      const untilMs = this.#lease.nowMs() + LOCK_TIMEOUT_MS;
      const cancel = this.#at(untilMs, () => {
        file.answer(asked, 'unavailable');
        if (!file.isDelegated) this.#wake(file);
      });
      void outcome.then(cancel);
    }
    if (file.isDelegated && this.#lease.isLive) file.serve((change) => this.#note(file, change));
    else this.#wake(file);
    this.#keepLease();
    return { outcome, asked };
  }

  /** Timers may be early: they are not of the steady clock. */
  #at(untilMs: number, run: () => void): () => void {
    let cancel = () => {};
    const wait = () => {
      const leftMs = untilMs - this.#lease.nowMs();
      if (leftMs <= 0) run();
      else cancel = this.#parts.clock.after(leftMs, wait);
    };
    wait();
    return () => cancel();
  }

  async #unlock(file: LockedFile, lock: LockRequest): Promise<void> {
    if (!file.unlock(lock)) return;
    this.#note(file, { ...lock, type: 'unlock' });
    if (file.isDelegated && this.#lease.isLive) {
      file.serve((change) => this.#note(file, change));
      return;
    }
    // Who waits on this mount would always be nearer than who waits on another.
    if (file.othersWait) this.#yield(file);
    this.#wake(file);
    if (file.isDelegated) return; // Nobody else waits for it.
    await new Promise<void>((resolve) => {
      const cancel = this.#at(this.#lease.nowMs() + UNLOCK_WAIT_MS, resolve);
      file.synced.push(() => {
        cancel();
        resolve();
      });
    });
  }

  /** All locks of an owner. Costs nothing where it has none. */
  async release(ino: Ino, who: Pick<LockRequest, 'flavour' | 'owner'>): Promise<void> {
    const file = this.#files.get(ino);
    if (file === undefined || !file.held.some((one) => isOf(one, who))) return;
    await this.#unlock(file, { ...who, type: 'unlock', start: 0n, end: LOCK_END_MAX, pid: 0 });
  }

  /** No process has a lock any more: the mount is gone. */
  releaseAll(): void {
    for (const file of [...this.#files.values()]) {
      for (const { flavour, owner } of file.held) {
        this.release(file.ino, { flavour, owner }).catch(() => {}); // It goes on in the background.
      }
    }
  }

  /** The file is gone, and its record is to go. */
  erased(ino: Ino): void {
    const file = this.#files.get(ino);
    if (file === undefined) return;
    file.isUnwanted = true;
    this.#wake(file);
  }

  /** For who takes the mount over. */
  #note(file: LockedFile, lock: LockRequest): void {
    this.#parts.tail?.locked(file.ino, lock);
    this.#keepLease();
  }

  // From here on: turns with the ring.

  #wake(file: LockedFile): void {
    file.isWoken = true;
    if (!file.isWorking && !this.#isClosed) void this.#work(file);
  }

  async #work(file: LockedFile): Promise<void> {
    file.isWorking = true;
    file.cancelPoll?.();
    while (file.isWoken && !this.#isClosed) {
      file.isWoken = false;
      try {
        while (!(await this.#turn(file)) && !this.#isClosed);
        if (!file.isWoken) for (const tell of file.synced.splice(0)) tell();
      } catch (error) {
        if (!(error instanceof OceanError)) throw error;
        this.#failed(file, error);
      }
    }
    file.isWorking = false;
    this.#tidy(file);
  }

  /** Nobody can say what is locked: who does not want to wait hears so, and the others wait on. */
  #failed(file: LockedFile, error: OceanError): void {
    const isPassing = PASSING.some((kind) => isKind(error, kind));
    for (const one of file.asked) {
      if (!one.isPatient || !isPassing) file.answer(one, 'unavailable');
    }
    if (isPassing && (file.isInUse || file.isShared)) this.#wakeAfter(file, RETRY_MS);
  }

  #wakeAfter(file: LockedFile, delayMs: number): void {
    file.cancelPoll?.();
    file.cancelPoll = this.#parts.clock.after(delayMs, () => this.#wake(file));
  }

  #tidy(file: LockedFile): void {
    if (file.isDelegated || !file.isIdle) return;
    file.stop();
    if (this.#files.get(file.ino) === file) this.#files.delete(file.ino);
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
    if (this.#hasGhosts) await this.#bury({ freshMs: 0 });
    const { view } = await this.#parts.session.snapshot(bound);
    if (await this.#isBroken(view)) return undefined;
    const seen = await this.#seen(view, file.ino);
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

  async #isBroken(view: TreeView): Promise<boolean> {
    const { isEstablished, holder } = this.#lease;
    if (!isEstablished || (await view.raw(leaseKey(holder))) !== undefined) return false;
    if (this.#lease.isEstablished && isSame(holder, this.#lease.holder)) this.#lose();
    return true;
  }

  async #seen(view: TreeView, ino: Ino): Promise<Seen> {
    const entry = await view.get(locksKey(ino));
    const all = entry === undefined ? [] : decodeShares(entry.value);
    const leases = new Map<string, number>();
    for (const { holder } of all) {
      const lease = await view.raw(leaseKey(holder));
      if (lease !== undefined) leases.set(nameOf(holder), lease.version);
    }
    const shares = all.filter(({ holder }) => leases.has(nameOf(holder)));
    return { version: entry?.version, shares, hasDead: shares.length < all.length, leases };
  }

  /** The ring says that all locks of the file are ours to give. */
  async #serve(file: LockedFile): Promise<boolean> {
    if (!this.#lease.isLive) {
      await this.#renew();
      return false;
    }
    await this.#parts.caughtUp();
    file.isDelegated = true;
    file.doubts = false;
    file.serve((change) => this.#note(file, change));
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
    if (!(await this.#update(file.ino, seen, move.shares))) {
      await this.#parts.session.snapshot({ freshMs: 0 });
      return false;
    }
    await this.#grant(file, move.granted);
    if (move.gives && move.othersWait) this.#yield(file);
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

  /** False when the record or the lease has changed meanwhile. */
  async #update(ino: Ino, seen: Seen, shares: readonly LockShare[]): Promise<boolean> {
    const { session } = this.#parts;
    const [key, lease] = [locksKey(ino), leaseKey(this.#lease.holder)];
    const isOurs = shares.some(({ holder }) => isSame(holder, this.#lease.holder));
    const sentMs = this.#lease.nowMs();
    const { tenure, isEstablished } = this.#lease;
    try {
      await session.update(
        [
          {
            predicates: [
              ...asSeen(key, seen.version),
              ...(isEstablished ? [{ kind: 'present', key: lease } as const] : []),
            ],
            actions: [
              shares.length === 0
                ? { kind: 'remove', key }
                : { kind: 'put', key, value: session.sealer.sealValue(key, encodeShares(shares)) },
              ...(isOurs ? [this.#leaseAction(lease)] : []),
            ],
          },
        ],
        UPDATE_TIMEOUT_MS,
      );
    } catch (error) {
      if (isKind(error, 'conflict')) return false;
      // It may come to be yet: what it says is of a tenure that is over.
      if (!isEstablished && this.#lease.tenure === tenure) {
        this.#lease.beginAnew();
        this.#hasGhosts = true;
      }
      throw error;
    }
    if (isOurs) this.#renewed(sentMs);
    return true;
  }

  #leaseAction(key: Uint8Array) {
    const value = this.#parts.session.sealer.sealValue(key, new Uint8Array(0));
    return { kind: 'put', key, value } as const;
  }

  #renewed(sinceMs: number): void {
    if (!this.#lease.isEstablished) this.#parts.tail?.tenure(this.#lease.tenure);
    this.#lease.renew(sinceMs);
    this.#keepLease();
  }

  async #grant(file: LockedFile, all: readonly Asked[]): Promise<void> {
    const still = all.filter((one) => file.asked.includes(one));
    for (const one of still) {
      if (one.isTest) continue;
      file.grant(one.lock);
      this.#note(file, one.lock);
    }
    if (still.length > 0) await this.#parts.caughtUp();
    for (const one of still) file.answer(one, 'granted');
  }

  #yield(file: LockedFile): void {
    file.yields = true;
    file.cancelYield?.();
    file.cancelYield = this.#parts.clock.after(YIELD_MS, () => {
      file.yields = false;
      this.#wake(file);
    });
  }

  /** The record is as it should be: answers who can be answered, and looks after those who are waited for. */
  async #rest(
    file: LockedFile,
    { seen, move }: { seen: Seen; move: Move & { kind: 'rest' } },
  ): Promise<boolean> {
    if (move.granted.length > 0) {
      if (this.#lease.isLive) await this.#grant(file, move.granted);
      else await this.#renew();
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
        this.#note(file, { ...one.lock, type: 'unlock' });
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
      await this.#break(holder, version);
      return false;
    }
    if (isDoubtful || !file.doubts) return true;
    file.doubts = false;
    file.trustedUntilMs = nowMs + TRUST_MS;
    return false;
  }

  /** From then on nothing that it had counts. */
  async #break(holder: LockHolder, version: number): Promise<void> {
    const key = leaseKey(holder);
    const clause = {
      predicates: asSeen(key, version),
      actions: [{ kind: 'remove', key } as const],
    };
    try {
      await this.#parts.session.update([clause], UPDATE_TIMEOUT_MS);
    } catch (error) {
      if (!isKind(error, 'conflict')) throw error;
      await this.#parts.session.snapshot({ freshMs: 0 }); // It lives after all.
    }
  }

  // From here on: the lease.

  #keepLease(): void {
    if (this.#cancelRenewal !== undefined || this.#isClosed || !this.#lease.isEstablished) return;
    if (![...this.#files.values()].some((file) => file.isInUse)) return;
    this.#cancelRenewal = this.#parts.clock.after(RENEW_MS, () => {
      this.#cancelRenewal = undefined;
      const isDue = this.#lease.nowMs() - this.#lease.renewedMs >= RENEW_MS / 2;
      const renewing = isDue ? this.#renew() : Promise.resolve();
      renewing.catch(() => {}).finally(() => this.#keepLease());
    });
  }

  #renew(): Promise<void> {
    this.#renewing ??= this.#lookWhetherLost().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /** Reads; and writes only where somebody waits for what is here, who must see that this mount lives. */
  async #lookWhetherLost(): Promise<void> {
    const askedMs = this.#lease.nowMs();
    const { session } = this.#parts;
    const { view } = await session.snapshot({ freshMs: 0 });
    if (!this.#lease.isEstablished || (await this.#isBroken(view))) return;
    const self = this.#lease.holder;
    let isWanted = false;
    for (const file of [...this.#files.values()]) {
      if (!file.isShared && !file.isDelegated) continue;
      const { shares } = await this.#seen(view, file.ino);
      if (!shares.some((one) => one.isWaiting && !isSame(one.holder, self))) continue;
      isWanted = true;
      if (file.isDelegated) this.#wake(file);
    }
    const key = leaseKey(self);
    if (isWanted) {
      const clause = {
        predicates: [{ kind: 'present', key } as const],
        actions: [this.#leaseAction(key)],
      };
      await session.update([clause], UPDATE_TIMEOUT_MS);
    }
    if (isSame(self, this.#lease.holder)) this.#lease.renew(askedMs);
  }

  /** Others took this mount for dead. What its processes believe to have is not so any more. */
  #lose(): void {
    this.#lease.beginAnew();
    for (const file of this.#files.values()) {
      this.#lost += file.held.length;
      file.table.held = [];
      file.isDelegated = false;
      file.isShared = false;
      this.#wake(file);
    }
    this.#parts.tail?.tenure(this.#lease.tenure);
  }

  // From here on: what others did, and the beginning and the end.

  /** Other mounts committed. @param keys - that changed; undefined when it could be any */
  changed(keys: readonly Uint8Array[] | undefined): void {
    if (keys === undefined) {
      for (const file of this.#files.values()) this.#wake(file);
      if (this.#lease.isEstablished) this.#adoptAll();
      return;
    }
    for (const key of keys) {
      const parsed = parseKey(key);
      if (parsed.kind === 'locks') this.#meet(parsed.ino);
      else if (parsed.kind === 'lease') {
        for (const file of this.#files.values()) if (file.asked.length > 0) this.#wake(file);
      }
    }
  }

  #meet(ino: Ino): void {
    const file = this.#files.get(ino);
    if (file === undefined) {
      // Perhaps of an update of ours that was taken for lost.
      if (this.#lease.isEstablished) this.#adopt(ino).catch(() => {});
      return;
    }
    file.yields = false;
    this.#wake(file);
  }

  async #adopt(ino: Ino): Promise<void> {
    const { shares } = await this.#seen(this.#parts.session.view, ino);
    if (shares.some(({ holder }) => isSame(holder, this.#lease.holder)))
      this.#wake(this.#file(ino));
  }

  /**
   * Begins. What an earlier process of this machine had is nobody's, unless this one goes on with it.
   *
   * @param left - of the process that this one takes over from
   */
  open(slot: number, { tenure, locks }: LocksLeft): void {
    this.#lease.slot = slot;
    if (tenure === undefined) return void this.#bury({}).catch(() => {}); // The first lock tries again.
    this.#hasGhosts = false;
    this.#lease.goOnWith(tenure);
    for (const [ino, held] of locks) {
      const file = this.#file(ino);
      file.table.held = held;
      this.#wake(file);
    }
    this.#adoptAll();
  }

  /** Others may have waited for it while nobody served the mount. */
  #adoptAll(): void {
    if (this.#isAdopting || this.#isClosed) return;
    this.#isAdopting = true;
    const adopt = async () => {
      for (const { key } of await this.#parts.session.view.scan(LOCKS_PREFIX)) {
        const parsed = parseKey(key);
        if (parsed.kind === 'locks') await this.#adopt(parsed.ino);
      }
      this.#isAdopting = false;
    };
    adopt().catch(() => {
      this.#isAdopting = false;
      this.#parts.clock.after(RETRY_MS, () => this.#adoptAll());
    });
  }

  /** Ends the tenures of this mount that are over, so that nobody waits for what they had. */
  async #bury(bound: { freshMs?: number }): Promise<void> {
    const { session } = this.#parts;
    const { view } = await session.snapshot(bound);
    const own = this.#lease.isEstablished ? leaseKey(this.#lease.holder) : EMPTY;
    const ended = (await view.scan(leasePrefix(this.#lease.slot)))
      .filter(({ key }) => !equal(key, own))
      .map(({ key }) => ({ kind: 'remove', key }) as const);
    if (ended.length > 0) {
      await session.update(
        [{ predicates: [{ kind: 'always' }], actions: ended }],
        UPDATE_TIMEOUT_MS,
      );
    }
    this.#hasGhosts = false;
  }

  /** The locks that this process has, for the next one. */
  *left(): Generator<readonly [Ino, HeldLock]> {
    for (const file of this.#files.values()) for (const lock of file.held) yield [file.ino, lock];
  }

  /** Gives everything up. @throws OceanError of the ring: others then find that this mount is dead */
  async close(): Promise<void> {
    this.stop();
    if (!this.#lease.isEstablished) return;
    const { session } = this.#parts;
    const keys = [leaseKey(this.#lease.holder)];
    for (const { ino, isDelegated } of this.#files.values()) {
      if (isDelegated) keys.push(locksKey(ino));
    }
    const entries = await Promise.all(keys.map((key) => session.view.raw(key)));
    const removals = entries.flatMap((entry) => {
      if (entry === undefined) return [];
      const { key, version } = entry;
      const actions = [{ kind: 'remove', key } as const];
      return session.update([{ predicates: asSeen(key, version), actions }], UPDATE_TIMEOUT_MS);
    });
    await Promise.allSettled(removals);
  }

  /** Nothing is granted any more, and nothing is waited for. */
  stop(): void {
    this.#isClosed = true;
    this.#cancelRenewal?.();
    for (const file of this.#files.values()) {
      file.stop();
      for (const one of file.asked) file.answer(one, 'withdrawn');
    }
  }
}
