/**
 * The local journal: what was written and is not committed yet, so that a killed process loses nothing whose
 * `close` returned. Records are appended to segment files; a segment goes when all of it is committed. Nothing
 * in it is plain: blocks are sealed already, and changes are sealed here. Layout in `docs/formats.md`.
 */

import {
  bytesOfKey,
  concat,
  EMPTY,
  keyOf,
  type LogFile,
  type LogFolder,
  readU64,
  u32,
  u64,
  viewOf,
} from '../base/index.ts';
import { isBlock, openRecord, type StoredBlock, sealRecord } from '../client/index.ts';
import type { Lying } from './block-cache.ts';
import {
  BLOCK_HEAD_LENGTH,
  encodeBlockRecord,
  encodeRecord,
  RECORD,
  recordsOf,
} from './journal-records.ts';

/** As earlier programs wrote them: not even the version is known that they were made to. */
const BARE_CHANGES = RECORD.bareChanges;
const CHANGES = RECORD.changes;
/** The same, and nothing before it counts. */
const MERGED = RECORD.merged;
const VERSION_BYTES = 40;
const ABSENT = 0xffff_ffff;
const SUFFIX = '.journal';

type Digest = StoredBlock['digest'];

/** A change as the journal keeps it; an undefined value removes. */
export interface JournalChange {
  readonly key: Uint8Array;
  readonly value: Uint8Array | undefined;
}

/** A version as a mount shows it. */
export interface Shown {
  readonly version: number;
  readonly top: Digest;
}

/** What an earlier process left. */
export interface LeftChanges {
  /** In order: of each segment the last of each key, since those before it were never sent. */
  readonly changes: readonly JournalChange[];
  /** The version that the last of them were made to; undefined when an earlier program did not say. */
  readonly base: Shown | undefined;
}

interface Segment {
  readonly name: string;
  readonly file: LogFile;
  /** Blocks in it that are not committed. */
  blocks: number;
  /** All that were ever appended. */
  readonly lying: Lying[];
  /** Its changes are committed, and nothing more is appended. */
  isDone: boolean;
}

interface Place {
  readonly segment: Segment;
  readonly offset: number;
  readonly length: number;
}

export class Journal {
  readonly #folder: LogFolder;
  readonly #key: Uint8Array;
  readonly #random: (length: number) => Uint8Array;
  readonly #keep: NonNullable<ConstructorParameters<typeof Journal>[0]['keep']>;
  readonly #blocks = new Map<string, Place>();
  #segments: Segment[] = [];
  #number = 0;

  constructor(options: {
    folder: LogFolder;
    key: Uint8Array;
    random: (length: number) => Uint8Array;
    /** Offered each segment that is done with: whether it was taken, and must not be removed. */
    keep?: (segment: { name: string; file: LogFile }, blocks: readonly Lying[]) => boolean;
  }) {
    this.#keep = options.keep ?? (() => false);
    this.#folder = options.folder;
    this.#key = options.key;
    this.#random = options.random;
  }

  /** Reads what an earlier process left; call it once, first. */
  replay(): LeftChanges {
    const left: LeftOfAll = { changes: [], base: undefined };
    for (const name of this.#folder.list()) {
      if (!name.endsWith(SUFFIX)) continue;
      this.#number = Math.max(this.#number, Number.parseInt(name, 10));
      const segment = this.#opened(name);
      this.#replaySegment(segment, left);
    }
    return left;
  }

  /** A record that is cut short or damaged ends a segment: nothing after it was acknowledged. */
  #replaySegment(segment: Segment, left: LeftOfAll): void {
    const { file } = segment;
    const own: Left = { changes: new Map(), base: undefined, isMerged: false };
    let at = 0;
    for (const { kind, block, changes, end } of recordsOf(file)) {
      if (block !== undefined) {
        if (!isBlock(block.digest, file.read(block.offset, block.length))) break;
        this.#place(segment, block);
      } else if (changes !== undefined) {
        const plain = openRecord(this.#key, file.read(changes.offset, changes.length));
        if (plain === undefined || !take(own, kind, plain)) break;
      }
      at = end;
    }
    // What is appended next must be in reach of the next replay.
    if (at < file.size()) file.truncate(at);
    if (own.isMerged) left.changes = [];
    left.changes.push(...own.changes.values());
    left.base = own.base ?? left.base;
  }

  #place(segment: Segment, lying: Lying): void {
    const name = keyOf(lying.digest);
    const before = this.#blocks.get(name);
    if (before !== undefined) before.segment.blocks--;
    this.#blocks.set(name, { segment, offset: lying.offset, length: lying.length });
    segment.blocks++;
    segment.lying.push(lying);
  }

  /** Bytes that the segments take up on disk. */
  bytes(): number {
    return this.#segments.reduce((sum, { file }) => sum + file.size(), 0);
  }

  #current(): Segment {
    const last = this.#segments.at(-1);
    if (last !== undefined && !last.isDone) return last;
    const name = `${String(++this.#number).padStart(12, '0')}${SUFFIX}`;
    return this.#opened(name);
  }

  #opened(name: string): Segment {
    const file = this.#folder.open(name);
    const segment: Segment = { name, file, blocks: 0, lying: [], isDone: false };
    this.#segments.push(segment);
    return segment;
  }

  /** @throws OceanError `no-space` */
  appendBlock(digest: Digest, sealed: Uint8Array): void {
    const segment = this.#current();
    const at = segment.file.append(...encodeBlockRecord(digest, sealed));
    const offset = at + BLOCK_HEAD_LENGTH;
    this.#place(segment, { digest, offset, length: sealed.length });
  }

  /** @param base - the version that they were made to. @throws OceanError `no-space` */
  appendChanges(changes: readonly JournalChange[], base: Shown | undefined): void {
    if (base === undefined) this.#append(BARE_CHANGES, [encodeChanges(changes)]);
    else this.#append(CHANGES, [u64(base.version), base.top, encodeChanges(changes)]);
  }

  /** What all changes before it have become by a merge with that version. @throws OceanError `no-space` */
  appendMerged(changes: readonly JournalChange[], { version, top }: Shown): void {
    this.#append(MERGED, [u64(version), top, encodeChanges(changes)]);
  }

  #append(kind: number, plain: readonly Uint8Array[]): void {
    const body = sealRecord(this.#key, concat(plain), this.#random);
    this.#current().file.append(encodeRecord(kind, body));
  }

  hasBlock(digest: Digest): boolean {
    return this.#blocks.has(keyOf(digest));
  }

  /** The sealed bytes of a block that is not committed. */
  block(digest: Digest): Uint8Array | undefined {
    const place = this.#blocks.get(keyOf(digest));
    return place?.segment.file.read(place.offset, place.length);
  }

  /** Length of the sealed bytes; 0 when the block is not here. */
  blockBytes(digest: Digest): number {
    return this.#blocks.get(keyOf(digest))?.length ?? 0;
  }

  /** Digests of all blocks that are not committed. */
  *blocks(): Generator<Digest> {
    for (const name of this.#blocks.keys()) yield bytesOfKey(name) as Digest;
  }

  /** The block is committed, or nothing refers to it any more. */
  forgetBlock(digest: Digest): void {
    const name = keyOf(digest);
    const place = this.#blocks.get(name);
    if (place === undefined) return;
    this.#blocks.delete(name);
    place.segment.blocks--;
  }

  /** Ends the present segment; what was appended so far is done when `release` gets the returned mark. */
  mark(): number {
    const last = this.#segments.at(-1);
    for (const segment of this.#segments) {
      if (segment !== last || segment.file.size() > 0) segment.isDone = true;
    }
    return this.#number;
  }

  /**
   * Changes up to the mark are committed: removes segments that nothing needs. The oldest goes first: one that
   * stayed behind a newer one would bring old values back with the next replay.
   */
  release(mark: number): void {
    for (;;) {
      const [oldest] = this.#segments;
      if (oldest === undefined || !oldest.isDone || oldest.blocks > 0) return;
      if (Number.parseInt(oldest.name, 10) > mark) return;
      this.#segments.shift();
      if (this.#keep(oldest, oldest.lying)) continue;
      oldest.file.close();
      this.#folder.remove(oldest.name);
    }
  }

  /** Resolves when what was released cannot come back, which would be changes older than those that were committed. */
  settled(): Promise<void> {
    return this.#folder.settled();
  }

  close(): void {
    for (const { file } of this.#segments) file.close();
    this.#segments = [];
  }
}

type LeftOfAll = { -readonly [K in keyof LeftChanges]: LeftChanges[K] } & {
  changes: JournalChange[];
};

/** What a segment says. */
interface Left {
  readonly changes: Map<string, JournalChange>;
  base: Shown | undefined;
  /** Nothing of the segments before it counts. */
  isMerged: boolean;
}

/** False for a record of no known kind. */
function take(left: Left, kind: number, plain: Uint8Array): boolean {
  const isBare = kind === BARE_CHANGES;
  if (!isBare && plain.length < VERSION_BYTES) return false;
  if (!isBare)
    left.base = { version: readU64(plain), top: plain.slice(8, VERSION_BYTES) as Digest };
  if (kind === MERGED) {
    left.changes.clear();
    left.isMerged = true;
  }
  for (const change of decodeChanges(isBare ? plain : plain.subarray(VERSION_BYTES))) {
    const name = keyOf(change.key);
    left.changes.delete(name); // To the end of the order.
    left.changes.set(name, change);
  }
  return true;
}

function encodeChanges(changes: readonly JournalChange[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const { key, value } of changes) {
    parts.push(u32(key.length), key, u32(value?.length ?? ABSENT), value ?? EMPTY);
  }
  return concat(parts);
}

function decodeChanges(bytes: Uint8Array): JournalChange[] {
  const view = viewOf(bytes);
  const changes: JournalChange[] = [];
  let at = 0;
  while (at < bytes.length) {
    const keyLength = view.getUint32(at);
    const key = bytes.slice(at + 4, at + 4 + keyLength);
    at += 4 + keyLength;
    const valueLength = view.getUint32(at);
    at += 4;
    if (valueLength === ABSENT) {
      changes.push({ key, value: undefined });
    } else {
      changes.push({ key, value: bytes.slice(at, at + valueLength) });
      at += valueLength;
    }
  }
  return changes;
}
