/**
 * What a mount does next about the locks of one file: from what the ring has of it, what is held here, and what is
 * asked here. No state, no waiting: whoever calls does it and decides again.
 */

import { equal } from '../../base/index.ts';
import type { LockWaiter } from './local-locks.ts';
import { encodeShares, isSame, type LockHolder, type LockShare } from './lock-record.ts';
import { conflictOf, covered, granted, type HeldLock, hinders, type LockRange } from './ranges.ts';

/** A question or a wish. */
export interface Asked extends LockWaiter {
  /** Only wants to know. */
  readonly isTest: boolean;
  /** What was in its way, once it is refused. */
  found?: HeldLock;
}

export interface Situation {
  readonly self: LockHolder;
  /** Of mounts that live. */
  readonly shares: readonly LockShare[];
  /** Shares of dead mounts are in the record too. */
  readonly hasDead: boolean;
  readonly held: readonly HeldLock[];
  readonly asked: readonly Asked[];
  /** Others have their turn first: nothing is granted here for a while. */
  readonly yields: boolean;
  /** Is to wait for others even if nobody here does: to see whether they live. */
  readonly doubts: boolean;
  /** A delegation that is not used stays, until somebody else wants something. */
  readonly keepsDelegation: boolean;
}

export type Move =
  /** All locks of the file are ours to give. */
  | { readonly kind: 'serve' }
  /** The record is as it should be. */
  | {
      readonly kind: 'rest';
      /** What can be granted without a change of the record. */
      readonly granted: readonly Asked[];
      /** Those who have what is asked for. */
      readonly blockers: readonly LockHolder[];
      /** One mount has all locks: only it knows which. */
      readonly isDelegated: boolean;
    }
  | {
      readonly kind: 'put';
      /** None: the record goes. */
      readonly shares: readonly LockShare[];
      /** Once it is put. */
      readonly granted: readonly Asked[];
      /** Others can have what we had: what was written under it goes first. */
      readonly gives: boolean;
      readonly othersWait: boolean;
    };

export function decide(now: Situation): Move {
  const { self, shares, asked } = now;
  const others = shares.filter(({ holder }) => !isSame(holder, self));
  const own = shares.find(({ holder }) => isSame(holder, self)) ?? emptyShare(self);
  const othersWait = others.some((one) => one.isWaiting);
  const delegate = others.find((one) => one.isDelegate);
  const isWanted = asked.length > 0 || now.held.length > 0;
  if (delegate !== undefined) {
    const next = { ...emptyShare(self), isWaiting: asked.length > 0 };
    const put = { granted: [], gives: false, othersWait };
    if (isAlike(own, next) && !now.hasDead) {
      return { kind: 'rest', granted: [], blockers: [delegate.holder], isDelegated: true };
    }
    return { kind: 'put', shares: withOwn(others, next), ...put };
  }
  const isAlone = others.every(isEmpty);
  if (isAlone && own.isDelegate && (isWanted || now.keepsDelegation)) return { kind: 'serve' };
  if (isAlone && asked.length > 0) {
    const next = { ...emptyShare(self), isDelegate: true };
    return { kind: 'put', shares: [next], granted: [], gives: false, othersWait };
  }
  return share(now, { own, others, othersWait });
}

function share(
  { self, held, asked, yields, doubts, hasDead }: Situation,
  { own, others, othersWait }: { own: LockShare; others: LockShare[]; othersWait: boolean },
): Move {
  // Who gives up a delegation does it at once, and asks like all others after it.
  const mayGrant = !yields && !own.isDelegate;
  const fit: Asked[] = [];
  const blockers = new Set<LockHolder>();
  for (const { holder, locks } of others) if (doubts && locks.length > 0) blockers.add(holder);
  let mine = held;
  for (const one of asked) {
    const inTheWay = others.filter(({ locks }) => locks.some((lock) => hinders(lock, one.lock)));
    for (const { holder } of inTheWay) blockers.add(holder);
    if (inTheWay.length > 0 || !mayGrant || conflictOf(mine, one.lock) !== undefined) continue;
    if (!one.isTest) mine = granted(mine, one.lock);
    fit.push(one);
  }
  const isWaiting = doubts || asked.some((one) => one.isPatient && !fit.includes(one));
  const locks = covered(mine);
  const next: LockShare = { holder: self, isDelegate: false, isWaiting, locks };
  if (isAlike(own, next) && !hasDead) {
    return { kind: 'rest', granted: fit, blockers: [...blockers], isDelegated: false };
  }
  const gives = own.isDelegate || own.locks.some((lock) => !isWithin(lock, locks));
  return { kind: 'put', shares: withOwn(others, next), granted: fit, gives, othersWait };
}

function emptyShare(holder: LockHolder): LockShare {
  return { holder, isDelegate: false, isWaiting: false, locks: [] };
}

function isEmpty({ isDelegate, isWaiting, locks }: LockShare): boolean {
  return !isDelegate && !isWaiting && locks.length === 0;
}

function withOwn(others: readonly LockShare[], own: LockShare): LockShare[] {
  return [...others, own].filter((one) => !isEmpty(one));
}

function isAlike(a: LockShare, b: LockShare): boolean {
  return equal(encodeShares([a]), encodeShares([b]));
}

/** Both as `covered` makes them. */
function isWithin(lock: LockRange, locks: readonly LockRange[]): boolean {
  return locks.some(
    (one) =>
      one.flavour === lock.flavour &&
      (one.isWrite || !lock.isWrite) &&
      one.start <= lock.start &&
      lock.end <= one.end,
  );
}
