/**
 * What the ring keeps of one file's locks: of each mount that has some, or waits for some, its share. Layout in
 * `docs/formats.md`.
 */

import { concat, OceanError, readU32, u32, u64, viewOf } from '../../base/index.ts';
import type { LockRange } from './ranges.ts';

/** A mount, in one of its tenures: it begins another when it has lost the locks that it had. */
export interface LockHolder {
  readonly slot: number;
  readonly tenure: number;
}

export interface LockShare {
  readonly holder: LockHolder;
  /** All locks of the file are this mount's own affair. INVARIANT: then there is no lock in any share. */
  readonly isDelegate: boolean;
  /** It wants something that another has. */
  readonly isWaiting: boolean;
  readonly locks: readonly LockRange[];
}

/** Locks in one record; with them it stays below the limit of a value. */
export const LOCKS_SHARED_MAX = 768;
/** Mounts in one record. */
export const SHARES_MAX = 64;

const FORMAT = 1;
const DELEGATE = 1;
const WAITING = 2;
const WRITE = 1;
const FLOCK = 2;
const SHARE_BYTES = 17;
const LOCK_BYTES = 17;

export function isSame(a: LockHolder, b: LockHolder): boolean {
  return a.slot === b.slot && a.tenure === b.tenure;
}

export function hasRoom(shares: readonly LockShare[]): boolean {
  const locks = shares.reduce((sum, one) => sum + one.locks.length, 0);
  return shares.length <= SHARES_MAX && locks <= LOCKS_SHARED_MAX;
}

export function encodeShares(shares: readonly LockShare[]): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(FORMAT)];
  for (const { holder, isDelegate, isWaiting, locks } of shares) {
    const flags = (isDelegate ? DELEGATE : 0) | (isWaiting ? WAITING : 0);
    parts.push(u32(holder.slot), u64(holder.tenure), Uint8Array.of(flags), u32(locks.length));
    for (const lock of locks) parts.push(encodeRange(lock));
  }
  return concat(parts);
}

function encodeRange({ flavour, isWrite, start, end }: LockRange): Uint8Array {
  const bytes = new Uint8Array(LOCK_BYTES);
  bytes[0] = (isWrite ? WRITE : 0) | (flavour === 'flock' ? FLOCK : 0);
  viewOf(bytes).setBigUint64(1, start);
  viewOf(bytes).setBigUint64(9, end);
  return bytes;
}

function decodeRange(bytes: Uint8Array, at: number): LockRange {
  const kind = bytes[at] as number;
  const view = viewOf(bytes);
  return {
    flavour: (kind & FLOCK) === 0 ? 'posix' : 'flock',
    isWrite: (kind & WRITE) !== 0,
    start: view.getBigUint64(at + 1),
    end: view.getBigUint64(at + 9),
  };
}

/** @throws OceanError `corrupt` */
export function decodeShares(bytes: Uint8Array): LockShare[] {
  const shares: LockShare[] = [];
  if (bytes[0] !== FORMAT) throw corrupt(bytes);
  for (let at = 1; at < bytes.length; ) {
    if (at + SHARE_BYTES > bytes.length) throw corrupt(bytes);
    const tenure = Number(viewOf(bytes).getBigUint64(at + 4));
    if (!Number.isSafeInteger(tenure)) throw corrupt(bytes);
    const holder = { slot: readU32(bytes, at), tenure };
    const flags = bytes[at + 12] as number;
    const count = readU32(bytes, at + 13);
    at += SHARE_BYTES;
    if (at + count * LOCK_BYTES > bytes.length) throw corrupt(bytes);
    const locks = Array.from({ length: count }, (_, i) => decodeRange(bytes, at + i * LOCK_BYTES));
    at += count * LOCK_BYTES;
    const [isDelegate, isWaiting] = [(flags & DELEGATE) !== 0, (flags & WAITING) !== 0];
    shares.push({ holder, isDelegate, isWaiting, locks });
  }
  return shares;
}

function corrupt(bytes: Uint8Array): OceanError {
  return new OceanError('corrupt', `Cannot decode the locks of a file: ${bytes.length} bytes`);
}
