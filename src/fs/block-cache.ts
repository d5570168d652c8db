/**
 * Sealed blocks on the local disk, so that what this machine wrote or read is read again without asking anybody. What
 * was written lies there already: a segment of the journal whose changes are committed becomes one of the cache, in
 * place. What was fetched is appended. The oldest segment goes first, as a whole. Nothing in it is needed: whatever
 * is damaged or gone is fetched. Layout in `docs/formats.md`.
 */

import { keyOf, type LogFile, type LogFolder, OceanError } from '../base/index.ts';
import type { StoredBlock } from '../client/index.ts';
import { BLOCK_HEAD_LENGTH, encodeBlockRecord, recordsOf } from './journal-records.ts';

type Digest = StoredBlock['digest'];

/** A segment of the journal with less in blocks is copied, not kept: each keeps a file open. */
export const ADOPTED_BYTES_MIN = 4 << 20;
/** A segment that is appended to is ended at this length. */
export const SEGMENT_BYTES_MAX = 32 << 20;
/** Blocks that wait to be written; past that the reader waits for the disk. */
export const CACHE_PENDING_BYTES_MAX = 32 << 20;
const SUFFIX = '.cache';

/** A block in a segment of the journal. */
export interface Lying {
  readonly digest: Digest;
  readonly offset: number;
  readonly length: number;
}

interface Segment {
  readonly name: string;
  readonly file: LogFile;
  readonly digests: string[];
}

interface Place {
  readonly segment: Segment;
  readonly offset: number;
  readonly length: number;
}

export class BlockCache {
  readonly #folder: LogFolder;
  readonly #bytesMax: number;
  readonly #places = new Map<string, Place>();
  /** Blocks that are on their way to the disk. */
  readonly #pending = new Map<string, { readonly segment: Segment; readonly sealed: Uint8Array }>();
  #pendingBytes = 0;
  /** The oldest first. INVARIANT: no segment of the journal has the name of one. */
  #segments: Segment[] = [];
  #number = 0;
  #bytes = 0;
  #isClosed = false;

  /** @param bytesMax - 0: nothing is kept */
  constructor(folder: LogFolder, bytesMax: number) {
    this.#folder = folder;
    this.#bytesMax = bytesMax;
    for (const name of folder.list()) {
      if (!name.endsWith(SUFFIX)) continue;
      this.#number = Math.max(this.#number, Number.parseInt(name, 10));
      this.#load(name);
    }
    this.#shrink();
  }

  #load(name: string): void {
    const file = this.#folder.open(name);
    const segment = this.#add(name, file);
    for (const { block } of recordsOf(file)) if (block !== undefined) this.#place(segment, block);
  }

  #add(name: string, file: LogFile): Segment {
    const segment: Segment = { name, file, digests: [] };
    this.#segments.push(segment);
    this.#bytes += file.size();
    return segment;
  }

  #place(segment: Segment, { digest, offset, length }: Lying): void {
    const name = keyOf(digest);
    this.#places.set(name, { segment, offset, length });
    segment.digests.push(name);
  }

  /** Bytes of its files. */
  bytes(): number {
    return this.#bytes;
  }

  /** The bytes that were put; whoever opens them finds out whether they still are what they were. */
  get(digest: Digest): Uint8Array | undefined {
    const name = keyOf(digest);
    const place = this.#places.get(name);
    if (place === undefined) return this.#pending.get(name)?.sealed;
    try {
      return place.segment.file.read(place.offset, place.length);
    } catch {
      return undefined; // It is fetched.
    }
  }

  put({ digest, sealed }: StoredBlock): void {
    const name = keyOf(digest);
    if (this.#isClosed || sealed.length > this.#bytesMax) return;
    if (this.#places.has(name) || this.#pending.has(name)) return;
    const record = encodeBlockRecord(digest, sealed);
    try {
      const segment = this.#current();
      const isWaiting = this.#pendingBytes < CACHE_PENDING_BYTES_MAX;
      if (isWaiting) void this.#appendLater(segment, record, { digest, sealed });
      else this.#placeRecord(segment, { digest, sealed }, segment.file.append(...record));
      this.#bytes += BLOCK_HEAD_LENGTH + sealed.length;
    } catch (error) {
      this.#giveUp(error);
    }
    this.#shrink();
  }

  async #appendLater(
    segment: Segment,
    record: readonly Uint8Array[],
    block: StoredBlock,
  ): Promise<void> {
    const { digest, sealed } = block;
    const name = keyOf(digest);
    const pending = { segment, sealed };
    this.#pending.set(name, pending);
    this.#pendingBytes += sealed.length;
    try {
      const at = await segment.file.appendLater(...record);
      if (this.#pending.get(name) === pending) this.#placeRecord(segment, block, at);
    } catch (error) {
      this.#giveUp(error);
    } finally {
      if (this.#pending.get(name) === pending) this.#pending.delete(name);
      this.#pendingBytes -= sealed.length;
    }
  }

  /** @param at - where its record begins */
  #placeRecord(segment: Segment, { digest, sealed }: StoredBlock, at: number): void {
    this.#place(segment, { digest, offset: at + BLOCK_HEAD_LENGTH, length: sealed.length });
  }

  /** A full disk: others need the room more. Or one that fails: nobody needs what is here. */
  #giveUp(error: unknown): void {
    if (!(error instanceof OceanError)) throw error;
    this.clear();
  }

  #current(): Segment {
    const last = this.#segments.at(-1);
    if (last !== undefined && last.file.size() < SEGMENT_BYTES_MAX) return last;
    const name = this.#nextName();
    return this.#add(name, this.#folder.open(name));
  }

  #nextName(): string {
    return `${String(++this.#number).padStart(12, '0')}${SUFFIX}`;
  }

  /**
   * Takes a segment that the journal has no need of any more, or what is in it.
   * @returns false when the journal has to remove it
   */
  adopt({ name, file }: { name: string; file: LogFile }, blocks: readonly Lying[]): boolean {
    const bytes = blocks.reduce((sum, { length }) => sum + length, 0);
    if (this.#isClosed || bytes < ADOPTED_BYTES_MIN || bytes > this.#bytesMax) {
      for (const { digest, offset, length } of blocks) {
        this.put({ digest, sealed: file.read(offset, length) });
      }
      return false;
    }
    const own = this.#nextName();
    this.#folder.rename(name, own);
    const segment = this.#add(own, file);
    for (const block of blocks) this.#place(segment, block);
    this.#shrink();
    return true;
  }

  #shrink(): void {
    while (this.#bytes > this.#bytesMax) {
      const [oldest] = this.#segments;
      if (oldest === undefined) return;
      this.#remove(oldest);
    }
  }

  #remove(segment: Segment): void {
    this.#segments = this.#segments.filter((one) => one !== segment);
    this.#bytes -= segment.file.size();
    for (const [name, pending] of this.#pending)
      if (pending.segment === segment) this.#pending.delete(name);
    for (const name of segment.digests) {
      if (this.#places.get(name)?.segment === segment) this.#places.delete(name);
    }
    segment.file.close();
    this.#folder.remove(segment.name);
  }

  /** A block of it could not be opened. */
  drop(digest: Digest): void {
    this.#places.delete(keyOf(digest));
    this.#pending.delete(keyOf(digest));
  }

  /** Keeps nothing of what it has. */
  clear(): void {
    for (const segment of [...this.#segments]) this.#remove(segment);
  }

  close(): void {
    this.#isClosed = true;
    for (const { file } of this.#segments) file.close();
    this.#segments = [];
    this.#pending.clear();
    this.#places.clear();
  }
}
