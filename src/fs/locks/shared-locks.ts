/**
 * Locks that hold across all mounts of a volume. What the ring has of a file's locks is a record of its own, changed
 * on condition that it is as it was when it was looked at. A mount that is alone with a file has all of its locks
 * delegated: they are granted in memory, until another mount says that it wants one; then each mount's locks are
 * listed. See ADR 0039.
 */

import { type Clock, OceanError } from '../../base/index.ts';
import type { Session, TreeView } from '../../client/index.ts';
import type { Ino } from '../file-system.ts';
import { parseKey } from '../keys.ts';
import type { LocksLeft, Tail } from '../tail.ts';
import type { Asked } from './decide.ts';
import { FileTurns, LOCK_RETRY_MS } from './file-turns.ts';
import { isCircular, waiterOf } from './local-locks.ts';
import { isSame, type LockHolder } from './lock-record.ts';
import { LockRecords } from './lock-records.ts';
import { LockedFile } from './locked-file.ts';
import {
  conflictOf,
  type HeldLock,
  isOf,
  LOCK_END_MAX,
  type LockOptions,
  type LockOutcome,
  type LockRequest,
} from './ranges.ts';
import { Tenure } from './tenure.ts';

/** Files whose locks are delegated and not used; beyond it the oldest is given back. */
export const DELEGATIONS_MAX = 4096;
/** Who does not want to wait for a lock waits so long for those who know whether it can be had. */
export const LOCK_TIMEOUT_MS = 45_000;
/** An unlock is answered when others can have the lock, or after so long: then it goes on in the background. */
export const UNLOCK_WAIT_MS = 5000;
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

export class SharedLocks {
  readonly #parts: Parts;
  readonly #files = new Map<Ino, LockedFile>();
  readonly #records: LockRecords;
  readonly #tenure: Tenure;
  readonly #turns: FileTurns;
  #lost = 0;
  #isClosed = false;
  #isAdopting = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { session, clock, random, tail, putDown, caughtUp } = parts;
    this.#records = new LockRecords(session);
    const records = this.#records;
    this.#tenure = new Tenure({
      clock,
      random,
      tail,
      records,
      isInUse: () => [...this.#files.values()].some((file) => file.isInUse),
      isWanted: (view, self) => this.#isWanted(view, self),
      onLost: () => this.#onLost(),
    });
    this.#turns = new FileTurns({
      clock,
      records,
      tenure: this.#tenure,
      putDown,
      caughtUp,
      changed: (file, lock) => this.#note(file, lock),
      idle: (file) => {
        if (this.#files.get(file.ino) === file) this.#files.delete(file.ino);
      },
    });
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
      this.#turns.wake(file);
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
    if (file.isDelegated && this.#tenure.lease.isLive) {
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
      if (!file.isDelegated) this.#turns.wake(file); // Others need not know of it any longer.
    });
    const asked: Asked = Object.assign(waiter, { isTest });
    file.asked = [...file.asked, asked];
    if (!options.isPatient) {
      const untilMs = this.#tenure.lease.nowMs() + LOCK_TIMEOUT_MS;
      const cancel = this.#tenure.lease.at(untilMs, () => {
        file.answer(asked, 'unavailable');
        if (!file.isDelegated) this.#turns.wake(file);
      });
      void outcome.then(cancel);
    }
    if (file.isDelegated && this.#tenure.lease.isLive)
      file.serve((change) => this.#note(file, change));
    else this.#turns.wake(file);
    this.#tenure.keep();
    return { outcome, asked };
  }

  async #unlock(file: LockedFile, lock: LockRequest): Promise<void> {
    if (!file.unlock(lock)) return;
    this.#note(file, { ...lock, type: 'unlock' });
    if (file.isDelegated && this.#tenure.lease.isLive) {
      file.serve((change) => this.#note(file, change));
      return;
    }
    // Who waits on this mount would always be nearer than who waits on another.
    if (file.othersWait) this.#turns.yield(file);
    this.#turns.wake(file);
    if (file.isDelegated) return; // Nobody else waits for it.
    await new Promise<void>((resolve) => {
      const cancel = this.#tenure.lease.at(this.#tenure.lease.nowMs() + UNLOCK_WAIT_MS, resolve);
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
    this.#turns.wake(file);
  }

  /** For who takes the mount over. */
  #note(file: LockedFile, lock: LockRequest): void {
    this.#parts.tail?.locked(file.ino, lock);
    this.#tenure.keep();
  }

  /** Whether others wait for what is here. Who wants what is delegated to this mount is given it. */
  async #isWanted(view: TreeView, self: LockHolder): Promise<boolean> {
    let isWanted = false;
    for (const file of [...this.#files.values()]) {
      if (!file.isShared && !file.isDelegated) continue;
      const { shares } = await this.#records.seen(view, file.ino);
      if (!shares.some((one) => one.isWaiting && !isSame(one.holder, self))) continue;
      isWanted = true;
      if (file.isDelegated) this.#turns.wake(file);
    }
    return isWanted;
  }

  #onLost(): void {
    for (const file of this.#files.values()) {
      this.#lost += file.held.length;
      file.table.held = [];
      file.isDelegated = false;
      file.isShared = false;
      this.#turns.wake(file);
    }
  }

  // From here on: what others did, and the beginning and the end.

  /** Other mounts committed. @param keys - that changed; undefined when it could be any */
  changed(keys: readonly Uint8Array[] | undefined): void {
    if (keys === undefined) {
      for (const file of this.#files.values()) this.#turns.wake(file);
      if (this.#tenure.lease.isEstablished) this.#adoptAll();
      return;
    }
    for (const key of keys) {
      const parsed = parseKey(key);
      if (parsed.kind === 'locks') this.#meet(parsed.ino);
      else if (parsed.kind === 'lease') {
        for (const file of this.#files.values()) if (file.asked.length > 0) this.#turns.wake(file);
      }
    }
  }

  #meet(ino: Ino): void {
    const file = this.#files.get(ino);
    if (file === undefined) {
      // Perhaps of an update of ours that was taken for lost.
      if (this.#tenure.lease.isEstablished) this.#adopt(ino).catch(() => {});
      return;
    }
    file.yields = false;
    this.#turns.wake(file);
  }

  async #adopt(ino: Ino): Promise<void> {
    const { shares } = await this.#records.seen(this.#records.view, ino);
    if (shares.some(({ holder }) => isSame(holder, this.#tenure.lease.holder)))
      this.#turns.wake(this.#file(ino));
  }

  /**
   * Begins. What an earlier process of this machine had is nobody's, unless this one goes on with it.
   *
   * @param left - of the process that this one takes over from
   */
  open(slot: number, { tenure, locks }: LocksLeft): void {
    this.#tenure.begin(slot, tenure);
    if (tenure === undefined) return;
    for (const [ino, held] of locks) {
      const file = this.#file(ino);
      file.table.held = held;
      this.#turns.wake(file);
    }
    this.#adoptAll();
  }

  /** Others may have waited for it while nobody served the mount. */
  #adoptAll(): void {
    if (this.#isAdopting || this.#isClosed) return;
    this.#isAdopting = true;
    const adopt = async () => {
      for (const ino of await this.#records.files()) await this.#adopt(ino);
      this.#isAdopting = false;
    };
    adopt().catch(() => {
      this.#isAdopting = false;
      this.#parts.clock.after(LOCK_RETRY_MS, () => this.#adoptAll());
    });
  }

  /** The locks that this process has, for the next one. */
  *left(): Generator<readonly [Ino, HeldLock]> {
    for (const file of this.#files.values()) for (const lock of file.held) yield [file.ino, lock];
  }

  /** Gives everything up. @throws OceanError of the ring: others then find that this mount is dead */
  async close(): Promise<void> {
    this.stop();
    if (!this.#tenure.lease.isEstablished) return;
    const all = [...this.#files.values()].filter(({ isDelegated }) => isDelegated);
    await this.#records.remove(
      this.#tenure.lease.holder,
      all.map(({ ino }) => ino),
    );
  }

  /** Nothing is granted any more, and nothing is waited for. */
  stop(): void {
    this.#isClosed = true;
    this.#tenure.stop();
    this.#turns.stop();
    for (const file of this.#files.values()) {
      file.stop();
      for (const one of file.asked) file.answer(one, 'withdrawn');
    }
  }
}
