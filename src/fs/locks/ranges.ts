/**
 * Arithmetic of advisory locks of one file: who holds which bytes, what one more lock changes, and who is in its way.
 * Plain values, as fcntl(2) and flock(2) have them; a flock is a lock of the whole file, of a flavour of its own.
 */

/** POSIX locks of byte ranges and whole-file locks of flock(2) do not see each other. */
export type LockFlavour = 'posix' | 'flock';

/** The last byte that a lock can cover: to the end of the file, however long it grows. */
export const LOCK_END_MAX = 2n ** 63n - 1n;

/** Bytes that are locked, without who locked them. */
export interface LockRange {
  readonly flavour: LockFlavour;
  readonly isWrite: boolean;
  readonly start: bigint;
  /** The last byte, included. */
  readonly end: bigint;
}

/** A lock as it is held. */
export interface HeldLock extends LockRange {
  /** The kernel's number for the process or, with flock, for the open file. */
  readonly owner: bigint;
  /** 0 when it is not a process of this machine. */
  readonly pid: number;
}

/** What somebody wants of a file's locks. */
export interface LockRequest extends Omit<HeldLock, 'isWrite'> {
  readonly type: 'read' | 'write' | 'unlock';
}

/** What became of a request for a lock. */
export type LockOutcome =
  | 'granted'
  /** Somebody else has it. */
  | 'busy'
  /** Who waited for it would wait for itself. */
  | 'deadlock'
  /** Nobody can say: the ring is out of reach, or no more locks fit. */
  | 'unavailable'
  /** Who waited for it does not any more. */
  | 'withdrawn';

export interface LockOptions {
  /** Wait until it can be had. */
  readonly isPatient: boolean;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

export function overlaps(a: Pick<LockRange, 'start' | 'end'>, b: typeof a): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Whether the lock keeps others from what is wanted; that its owner may differ is the caller's concern. */
export function hinders(lock: LockRange, wanted: LockRequest): boolean {
  if (wanted.type === 'unlock' || lock.flavour !== wanted.flavour) return false;
  return (lock.isWrite || wanted.type === 'write') && overlaps(lock, wanted);
}

export function isOf(
  { flavour, owner }: Pick<HeldLock, 'flavour' | 'owner'>,
  who: Pick<HeldLock, 'flavour' | 'owner'>,
): boolean {
  return owner === who.owner && flavour === who.flavour;
}

/** The first lock of another owner that is in the way, by where it starts. */
export function conflictOf(held: readonly HeldLock[], wanted: LockRequest): HeldLock | undefined {
  let first: HeldLock | undefined;
  for (const lock of held) {
    if (isOf(lock, wanted) || !hinders(lock, wanted)) continue;
    if (first === undefined || lock.start < first.start) first = lock;
  }
  return first;
}

/**
 * What is held once the request is granted: it replaces what its owner had of those bytes, and joins what it then
 * touches.
 */
export function granted(held: readonly HeldLock[], request: LockRequest): HeldLock[] {
  const next: HeldLock[] = [];
  const isWrite = request.type === 'write';
  let { start, end } = request;
  for (const lock of held) {
    if (!isOf(lock, request)) {
      next.push(lock);
      continue;
    }
    const isAlike = request.type !== 'unlock' && lock.isWrite === isWrite;
    if (isAlike && lock.start <= end + 1n && start <= lock.end + 1n) {
      if (lock.start < start) start = lock.start;
      if (lock.end > end) end = lock.end;
      continue;
    }
    if (!overlaps(lock, request)) {
      next.push(lock);
      continue;
    }
    if (lock.start < request.start) next.push({ ...lock, end: request.start - 1n });
    if (lock.end > request.end) next.push({ ...lock, start: request.end + 1n });
  }
  if (request.type === 'unlock') return next;
  const { flavour, owner, pid } = request;
  next.push({ flavour, isWrite, start, end, owner, pid });
  return next;
}

/** The same bytes without owners: as few ranges as will do, in order. */
export function covered(held: readonly LockRange[]): LockRange[] {
  const rank = (lock: LockRange) => (lock.flavour === 'flock' ? 2 : 0) + (lock.isWrite ? 1 : 0);
  const sorted = [...held].sort((a, b) => {
    const difference = rank(a) - rank(b);
    if (difference !== 0) return difference;
    return a.start < b.start ? -1 : a.start > b.start ? 1 : 0;
  });
  const joined: LockRange[] = [];
  for (const { flavour, isWrite, start, end } of sorted) {
    const last = joined.at(-1);
    const range = { flavour, isWrite, start, end };
    if (last === undefined || rank(last) !== rank(range) || start > last.end + 1n) {
      joined.push(range);
    } else if (end > last.end) joined[joined.length - 1] = { ...last, end };
  }
  return joined;
}
