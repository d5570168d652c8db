/**
 * The end of what was written, which the journal does not have yet, in memory that outlives the process: a mount
 * that another process takes over must show every byte whose `write` returned. It is as plain as the memory of the
 * process was, and as short-lived; what `close` promised is the journal's. Layout in `docs/formats.md`.
 */

import { concat, EMPTY, type LogFile, readU32, readU64, u32, u64, viewOf } from '../base/index.ts';
import type { AttributeChanges, Ino } from './file-system.ts';
import { granted, type HeldLock, type LockRequest } from './locks/ranges.ts';

/** Bytes past which writers wait until what is in it is in the journal. */
export const TAIL_BYTES_MAX = 64 << 20;
/** An emptied tail that is longer gives its memory back; a shorter one is written on, which costs less. */
const KEPT_BYTES_MAX = 1 << 20;
/** Content up to this length is copied behind its header, which is cheaper than a second call. */
const COPY_BYTES_MAX = 16_384;

const WRITE = 1;
const CHANGE = 2;
const PUNCH = 3;
/** What came before `at` for the inode is in the journal. */
const JOURNALED = 4;
const ALL_JOURNALED = 5;
const TOLD = 6;
/** `at` is a version that this mount has shown. */
const REACHED = 7;
/** Of the inode, what its rest says is granted. */
const LOCKED = 8;
/** The mount has the tenure `at`: earlier locks are nobody's. */
const TENURE = 9;
/** kind (1), length of the rest (4), inode (8), offset (8), time (8). */
const HEADER_BYTES = 29;

interface Head {
  readonly ino: Ino;
  readonly at: number;
  readonly nowNs: bigint;
}

const NO_HEAD: Head = { ino: 0, at: 0, nowNs: 0n };

interface Done {
  readonly ino: Ino;
  readonly nowNs: bigint;
}

/** What was done to an open file, in order. */
export type TailRecord =
  | (Done & { readonly kind: 'write'; readonly offset: number; readonly bytes: Uint8Array })
  | (Done & { readonly kind: 'punch'; readonly offset: number; readonly length: number })
  | (Done & { readonly kind: 'change'; readonly changes: AttributeChanges });

/** Locks that are held, and of which tenure of the mount they are; undefined when it had none. */
export interface LocksLeft {
  readonly tenure: number | undefined;
  readonly locks: ReadonlyMap<Ino, readonly HeldLock[]>;
}

export interface Left {
  readonly records: readonly TailRecord[];
  /** Top block of the version of which the kernel had been told everything. */
  readonly told: Uint8Array | undefined;
  /** Number of the last version that the mount has shown: it must not go back behind it. */
  readonly reached: number;
  readonly locks: LocksLeft;
}

export class Tail {
  readonly #file: LogFile;
  /** Where an inode was put into the draft: what came before is in the journal when the draft is. */
  readonly #settledAt = new Map<Ino, number>();
  #told: Uint8Array = EMPTY;
  #reached = 0;
  /** Nothing in it is not in the journal. */
  #isEmpty = true;
  /** What is done again is not appended again. */
  isReplaying = false;
  #tenure: number | undefined;
  /** All locks that are held: what is shortened begins with them. */
  locks: () => Iterable<readonly [Ino, HeldLock]> = () => [];

  constructor(file: LogFile) {
    this.#file = file;
  }

  get bytes(): number {
    return this.#file.size();
  }

  get isFull(): boolean {
    return this.bytes >= TAIL_BYTES_MAX;
  }

  /** @throws OceanError `no-space` */
  wrote(ino: Ino, offset: number, bytes: Uint8Array, nowNs: bigint): void {
    this.#done(WRITE, { ino, at: offset, nowNs }, bytes);
  }

  /** @throws OceanError `no-space` */
  changed(ino: Ino, changes: AttributeChanges, nowNs: bigint): void {
    this.#done(CHANGE, { ino, at: 0, nowNs }, encodeChanges(changes));
  }

  /** @throws OceanError `no-space` */
  punched(ino: Ino, offset: number, length: number, nowNs: bigint): void {
    this.#done(PUNCH, { ino, at: offset, nowNs }, u64(length));
  }

  #done(kind: number, done: Head, rest: Uint8Array): void {
    if (this.isReplaying) return;
    this.#append(kind, done, rest);
    this.#isEmpty = false;
  }

  /** All that was done to the inode is in the draft now. */
  settled(ino: Ino): void {
    this.#settledAt.set(ino, this.#file.size());
  }

  /** The draft is in the journal. @param isAll - no inode has anything that is not */
  journaled(isAll: boolean): void {
    if (isAll) this.#clear();
    else for (const [ino, at] of this.#settledAt) this.#append(JOURNALED, { ino, at, nowNs: 0n });
    this.#settledAt.clear();
  }

  #clear(): void {
    if (this.#isEmpty) return;
    this.#append(ALL_JOURNALED);
    this.#isEmpty = true;
    this.#shorten();
  }

  #shorten(): void {
    if (!this.#isEmpty || this.bytes <= KEPT_BYTES_MAX) return;
    this.#file.truncate(0);
    this.#append(TOLD, NO_HEAD, this.#told);
    this.#append(REACHED, { ...NO_HEAD, at: this.#reached });
    if (this.#tenure !== undefined) this.#append(TENURE, { ...NO_HEAD, at: this.#tenure });
    for (const [ino, { isWrite, ...lock }] of this.locks()) {
      this.#append(
        LOCKED,
        { ...NO_HEAD, ino },
        encodeLock({ ...lock, type: isWrite ? 'write' : 'read' }),
      );
    }
  }

  /** A lock is granted, or given up. */
  locked(ino: Ino, lock: LockRequest): void {
    this.#append(LOCKED, { ...NO_HEAD, ino }, encodeLock(lock));
    this.#shorten();
  }

  /** All locks of an earlier tenure are nobody's. */
  tenure(tenure: number): void {
    this.#tenure = tenure;
    this.#append(TENURE, { ...NO_HEAD, at: tenure });
  }

  /** The kernel knows of everything up to the version of that top block. */
  told(top: Uint8Array): void {
    this.#told = top;
    this.#append(TOLD, NO_HEAD, top);
    this.#shorten();
  }

  /** The mount shows that version. */
  reached(version: number): void {
    this.#reached = version;
    this.#append(REACHED, { ...NO_HEAD, at: version });
    this.#shorten();
  }

  #append(kind: number, { ino, at, nowNs }: Head = NO_HEAD, rest: Uint8Array = EMPTY): void {
    const header = new Uint8Array(HEADER_BYTES);
    header[0] = kind;
    header.set(u32(rest.length), 1);
    header.set(u64(ino), 5);
    header.set(u64(at), 13);
    viewOf(header).setBigInt64(21, nowNs);
    if (rest.length <= COPY_BYTES_MAX) this.#file.append(concat([header, rest]));
    else this.#file.append(header, rest);
  }

  /** What an earlier process left and its journal lacks. A record that is cut short was not acknowledged. */
  replay(): Left {
    const records: { readonly at: number; readonly record: TailRecord }[] = [];
    const journaledTo = new Map<Ino, number>();
    const locks = new Map<Ino, readonly HeldLock[]>();
    let at = 0;
    let allTo = 0;
    while (at + HEADER_BYTES <= this.#file.size()) {
      const header = this.#file.read(at, HEADER_BYTES);
      const length = readU32(header, 1);
      if (at + HEADER_BYTES + length > this.#file.size()) break;
      const rest = this.#file.read(at + HEADER_BYTES, length);
      const ino = readU64(header, 5);
      if (header[0] === JOURNALED) journaledTo.set(ino, readU64(header, 13));
      else if (header[0] === ALL_JOURNALED) allTo = at;
      else if (header[0] === TOLD) this.#told = rest;
      else if (header[0] === REACHED) this.#reached = readU64(header, 13);
      else if (header[0] === LOCKED)
        locks.set(ino, granted(locks.get(ino) ?? [], decodeLock(rest)));
      else if (header[0] === TENURE) {
        this.#tenure = readU64(header, 13);
        locks.clear();
      } else {
        const record = decodeRecord(header, rest);
        if (record !== undefined) records.push({ at, record });
      }
      at += HEADER_BYTES + length;
    }
    // What is appended next must be in reach of the next replay.
    if (at < this.#file.size()) this.#file.truncate(at);
    const isLeft = (one: { at: number; record: TailRecord }) =>
      one.at >= allTo && one.at >= (journaledTo.get(one.record.ino) ?? 0);
    const left = records.filter(isLeft).map(({ record }) => record);
    this.#isEmpty = left.length === 0;
    const told = this.#told.length > 0 ? this.#told : undefined;
    this.locks = () =>
      [...locks].flatMap(([ino, held]) => held.map((lock) => [ino, lock] as const));
    return { records: left, told, reached: this.#reached, locks: { tenure: this.#tenure, locks } };
  }

  close(): void {
    this.#file.close();
  }
}

function decodeRecord(header: Uint8Array, rest: Uint8Array): TailRecord | undefined {
  const done = { ino: readU64(header, 5), nowNs: viewOf(header).getBigInt64(21) };
  const offset = readU64(header, 13);
  if (header[0] === WRITE) return { kind: 'write', ...done, offset, bytes: rest };
  if (header[0] === PUNCH) return { kind: 'punch', ...done, offset, length: readU64(rest, 0) };
  if (header[0] === CHANGE) return { kind: 'change', ...done, changes: decodeChanges(rest) };
  return undefined;
}

const LOCK_TYPES = ['unlock', 'read', 'write'] as const;

/** type (1), flavour (1), owner (8), first and last byte (8 each), process (4). */
function encodeLock({ type, flavour, owner, start, end, pid }: LockRequest): Uint8Array {
  const bytes = new Uint8Array(30);
  const view = viewOf(bytes);
  bytes[0] = LOCK_TYPES.indexOf(type);
  bytes[1] = flavour === 'flock' ? 1 : 0;
  view.setBigUint64(2, owner);
  view.setBigUint64(10, start);
  view.setBigUint64(18, end);
  view.setUint32(26, pid);
  return bytes;
}

function decodeLock(bytes: Uint8Array): LockRequest {
  const view = viewOf(bytes);
  return {
    type: LOCK_TYPES[bytes[0] as number] ?? 'unlock',
    flavour: bytes[1] === 1 ? 'flock' : 'posix',
    owner: view.getBigUint64(2),
    start: view.getBigUint64(10),
    end: view.getBigUint64(18),
    pid: view.getUint32(26),
  };
}

const NUMBERS = ['mode', 'uid', 'gid', 'size'] as const;
const TIMES = ['atimeNs', 'mtimeNs'] as const;

/** One byte says which fields follow, each of 8. */
function encodeChanges(changes: AttributeChanges): Uint8Array {
  const parts: Uint8Array[] = [];
  let present = 0;
  NUMBERS.forEach((name, i) => {
    const value = changes[name];
    if (value === undefined) return;
    present |= 1 << i;
    parts.push(u64(value));
  });
  TIMES.forEach((name, i) => {
    const value = changes[name];
    if (value === undefined) return;
    present |= 1 << (NUMBERS.length + i);
    const bytes = new Uint8Array(8);
    viewOf(bytes).setBigInt64(0, value);
    parts.push(bytes);
  });
  return concat([Uint8Array.of(present), ...parts]);
}

function decodeChanges(bytes: Uint8Array): AttributeChanges {
  const changes: { -readonly [K in keyof AttributeChanges]: AttributeChanges[K] } = {};
  let at = 1;
  const isPresent = (i: number) => ((bytes[0] as number) & (1 << i)) !== 0;
  NUMBERS.forEach((name, i) => {
    if (!isPresent(i)) return;
    changes[name] = readU64(bytes, at);
    at += 8;
  });
  TIMES.forEach((name, i) => {
    if (!isPresent(NUMBERS.length + i)) return;
    changes[name] = viewOf(bytes).getBigInt64(at);
    at += 8;
  });
  return changes;
}
