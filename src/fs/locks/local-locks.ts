/**
 * Locks that reach no further than this process: what a file system without other mounts has. One table a file, and
 * who waits for a lock in it.
 */

import type { Ino } from '../file-system.ts';
import {
  conflictOf,
  granted,
  type HeldLock,
  hinders,
  isOf,
  type LockFlavour,
  type LockOptions,
  type LockOutcome,
  type LockRequest,
} from './ranges.ts';

/** Locks of one file that one mount gives out; who asks for more hears that there are none. */
export const LOCKS_OF_FILE_MAX = 512;

/** Somebody who has asked for a lock and was not answered. */
export interface LockWaiter {
  readonly lock: LockRequest;
  readonly isPatient: boolean;
  /** Answers once; later answers are nobody's. */
  answer(outcome: LockOutcome): void;
}

/** Makes one who waits; `onWithdrawn` takes it off its list. */
export function waiterOf(
  lock: LockRequest,
  { isPatient, signal }: LockOptions,
  onWithdrawn: (waiter: LockWaiter) => void,
): { readonly waiter: LockWaiter; readonly outcome: Promise<LockOutcome> } {
  const { promise, resolve } = Promise.withResolvers<LockOutcome>();
  const withdraw = () => {
    onWithdrawn(waiter);
    resolve('withdrawn');
  };
  const answer = (outcome: LockOutcome) => {
    signal?.removeEventListener('abort', withdraw);
    resolve(outcome);
  };
  const waiter = { lock, isPatient, answer };
  signal?.addEventListener('abort', withdraw, { once: true });
  return { waiter, outcome: promise };
}

/**
 * One file's locks. flock(2): an open file gives up the lock that it has before it waits for another, or is refused
 * it; so two that turn a shared lock into an exclusive one do not wait for each other.
 */
export class LockTable {
  held: readonly HeldLock[] = [];

  /** Whether what is held after the request is not too much: an unlock too can make two of one. */
  hasRoomFor(lock: LockRequest): boolean {
    // One request adds two at most.
    if (this.held.length + 2 <= LOCKS_OF_FILE_MAX) return true;
    const { length } = granted(this.held, lock);
    return length <= LOCKS_OF_FILE_MAX || length <= this.held.length;
  }

  /** @returns what is in the way; then nothing was changed but what flock gives up */
  tryTo(lock: LockRequest): HeldLock | undefined {
    const conflict = conflictOf(this.held, lock);
    if (conflict === undefined) this.held = granted(this.held, lock);
    else this.giveUp(lock);
    return conflict;
  }

  /** What is not granted costs its owner the flock that it had. @returns whether it had one */
  giveUp(lock: LockRequest): boolean {
    if (lock.flavour !== 'flock' || !this.held.some((one) => isOf(one, lock))) return false;
    this.held = granted(this.held, { ...lock, type: 'unlock' });
    return true;
  }
}

/** A file of this mount: what is held, and who waits. */
interface Waited {
  readonly held: readonly HeldLock[];
  readonly asked: readonly { readonly lock: LockRequest; readonly isPatient: boolean }[];
}

/**
 * Whether who waited for the lock would wait, through others, for itself. Of processes that use other mounts nothing is
 * known. Owners are processes: with flock, where they are open files, nobody asks.
 */
export function isCircular(
  wanted: LockRequest,
  file: Waited,
  files: () => Iterable<Waited>,
): boolean {
  const seen = new Set<bigint>();
  const open: { file: Waited; lock: LockRequest }[] = [{ file, lock: wanted }];
  for (const { file: at, lock } of open) {
    for (const held of at.held) {
      if (isOf(held, lock) || !hinders(held, lock) || seen.has(held.owner)) continue;
      if (held.owner === wanted.owner) return true;
      seen.add(held.owner);
      for (const other of files()) {
        for (const { lock: next, isPatient } of other.asked) {
          const isNext = isPatient && isOf(next, held);
          if (isNext) open.push({ file: other, lock: next });
        }
      }
    }
  }
  return false;
}

interface LocalFile {
  readonly table: LockTable;
  waiting: LockWaiter[];
}

/** All files' locks. */
export class LocalLocks {
  readonly #files = new Map<Ino, LocalFile>();

  async set(ino: Ino, lock: LockRequest, options: LockOptions): Promise<LockOutcome> {
    const file = this.#files.get(ino) ?? { table: new LockTable(), waiting: [] };
    this.#files.set(ino, file);
    if (!file.table.hasRoomFor(lock)) return 'unavailable';
    const before = file.table.held;
    const conflict = file.table.tryTo(lock);
    if (file.table.held !== before) this.#serve(ino, file);
    if (conflict === undefined) return 'granted';
    if (!options.isPatient) return 'busy';
    const waited = ({ table: { held }, waiting }: LocalFile): Waited => ({ held, asked: waiting });
    const all = () => [...this.#files.values()].map(waited);
    if (lock.flavour === 'posix' && isCircular(lock, waited(file), all)) return 'deadlock';
    const { waiter, outcome } = waiterOf(lock, options, (one) => {
      file.waiting = file.waiting.filter((other) => other !== one);
      this.#serve(ino, file);
    });
    file.waiting.push(waiter);
    return outcome;
  }

  #serve(ino: Ino, file: LocalFile): void {
    for (const waiter of [...file.waiting]) {
      if (file.table.tryTo(waiter.lock) !== undefined) continue;
      file.waiting = file.waiting.filter((one) => one !== waiter);
      waiter.answer('granted');
    }
    if (file.table.held.length === 0 && file.waiting.length === 0) this.#files.delete(ino);
  }

  test(ino: Ino, lock: LockRequest): HeldLock | undefined {
    const file = this.#files.get(ino);
    return file && conflictOf(file.table.held, lock);
  }

  /** All locks of an owner. */
  release(ino: Ino, { flavour, owner }: { flavour: LockFlavour; owner: bigint }): void {
    const file = this.#files.get(ino);
    if (file === undefined) return;
    file.table.held = file.table.held.filter((lock) => !isOf(lock, { flavour, owner }));
    this.#serve(ino, file);
  }

  /** Every lock of everybody. */
  clear(): void {
    for (const [ino, file] of this.#files) {
      file.table.held = [];
      this.#serve(ino, file);
    }
  }
}
