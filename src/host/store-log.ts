/**
 * What the tables of a disk store do not have yet, in a file: a batch is durable as soon as its record is, which is one
 * write in place and one flush where a commit of LMDB's is dozens of pages and two. Records have consecutive numbers.
 * Once all of them are in the tables, the next one is written over the first, so that the file does not grow.
 */

import {
  closeSync,
  constants,
  existsSync,
  fdatasync,
  fsyncSync,
  openSync,
  readFileSync,
  write,
} from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import {
  assert,
  equal,
  OceanError,
  readU32,
  readU64,
  u32,
  u64,
  type Write,
} from '../base/index.ts';
import { digest } from '../crypto/index.ts';

/** Larger ones are not worth writing twice. */
export const LOG_RECORD_BYTES_MAX = 256 * 1024;
/** When so much is in the log it goes into the tables. */
export const LOG_BYTES_MAX = 2 * 1024 * 1024;

const DIGEST_BYTES = 32;
const HEAD_BYTES = 4 + DIGEST_BYTES;
const REMOVED = 0xffff_ffff;
/** The flush is part of the write: one way to a thread and back. Elsewhere that does not reach the disk itself. */
const FLUSHES_ITSELF = process.platform === 'linux';

const writeAt = promisify(write);
const flush = promisify(fdatasync);
const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** No file has it: the number of one that was closed may soon be another file's. */
const CLOSED = -1;

/** Writes that are applied together. */
export interface LogRecord {
  readonly number: number;
  /** Of the whole store, once it is applied. */
  readonly bytesUsed: number;
  readonly writes: readonly Write[];
}

/** A write whose bytes are its caller's until it is in the log, and then the log's. */
export interface LoggedWrite {
  readonly table: string;
  key: Uint8Array;
  value: Uint8Array | undefined;
}

/** Bytes of the record of such writes. */
export function recordBytes(writes: readonly Write[]): number {
  let bytes = HEAD_BYTES + 16;
  // A name takes at most three bytes a character.
  for (const { table, key, value } of writes)
    bytes += 1 + 3 * table.length + 2 + key.length + 4 + (value?.length ?? 0);
  return bytes;
}

/** The record. The writes' bytes are parts of it from now on. */
function encodeRecord(
  number: number,
  bytesUsed: number,
  writes: readonly LoggedWrite[],
): Uint8Array {
  const bytes = new Uint8Array(recordBytes(writes));
  const view = new DataView(bytes.buffer);
  let at = HEAD_BYTES;
  bytes.set(u64(number), at);
  bytes.set(u64(bytesUsed), at + 8);
  at += 16;
  for (const logged of writes) {
    const { table, key, value } = logged;
    const { written } = encoder.encodeInto(table, bytes.subarray(at + 1));
    assert(written <= 255, `A table's name is too long: ${table}`);
    bytes[at] = written;
    at += 1 + written;
    view.setUint16(at, key.length);
    bytes.set(key, at + 2);
    logged.key = bytes.subarray(at + 2, at + 2 + key.length);
    at += 2 + key.length;
    view.setUint32(at, value?.length ?? REMOVED);
    at += 4;
    if (value === undefined) continue;
    bytes.set(value, at);
    logged.value = bytes.subarray(at, at + value.length);
    at += value.length;
  }
  const record = bytes.subarray(0, at);
  record.set(u32(at - HEAD_BYTES));
  record.set(digest('store-log', record.subarray(HEAD_BYTES)), 4);
  return record;
}

/** The record at `at`, and where it ends; undefined when there is none, or only a part of one. */
function decodeRecord(
  file: Uint8Array,
  at: number,
): { record: LogRecord; end: number } | undefined {
  if (at + HEAD_BYTES > file.length) return undefined;
  const length = readU32(file, at);
  const end = at + HEAD_BYTES + length;
  if (length < 16 || end > file.length) return undefined;
  const body = file.subarray(at + HEAD_BYTES, end);
  if (!equal(digest('store-log', body), file.subarray(at + 4, at + HEAD_BYTES))) return undefined;
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const writes: Write[] = [];
  for (let place = 16; place < body.length; ) {
    const keyAt = place + 1 + (body[place] as number);
    const table = decoder.decode(body.subarray(place + 1, keyAt));
    const valueAt = keyAt + 2 + view.getUint16(keyAt) + 4;
    const key = body.slice(keyAt + 2, valueAt - 4);
    const valueLength = view.getUint32(valueAt - 4);
    const isRemoved = valueLength === REMOVED;
    place = isRemoved ? valueAt : valueAt + valueLength;
    writes.push({ table, key, value: isRemoved ? undefined : body.slice(valueAt, place) });
  }
  return { record: { number: readU64(body), bytesUsed: readU64(body, 8), writes }, end };
}

export class StoreLog {
  #file: number;
  /** Of the last record. */
  #number: number;
  /** Where the next one goes. INVARIANT: 0, or what is before it is not yet durable in the tables. */
  #end: number;
  /** What was written after a failed write or flush could not be relied on. */
  #isBroken = false;

  private constructor(path: string, number: number, end: number) {
    const isNew = !existsSync(path);
    const { O_CREAT, O_WRONLY, O_DSYNC } = constants;
    this.#file = openSync(path, O_CREAT | O_WRONLY | (FLUSHES_ITSELF ? O_DSYNC : 0), 0o600);
    this.#number = number;
    this.#end = end;
    if (isNew) syncDirectory(dirname(path));
  }

  /**
   * Opens the log, creating it when absent.
   *
   * @param applied - number of the last record that is in the tables
   * @returns with it the records that came after that, in order
   * @throws OceanError `corrupt` when some of those between are missing
   */
  static open(path: string, applied: number): { log: StoreLog; records: readonly LogRecord[] } {
    const file = existsSync(path) ? new Uint8Array(readFileSync(path)) : new Uint8Array(0);
    const records: LogRecord[] = [];
    let last: number | undefined;
    let end = 0;
    for (;;) {
      const found = decodeRecord(file, end);
      // What was written over begins with later numbers.
      if (found === undefined || (last !== undefined && found.record.number !== last + 1)) break;
      last = found.record.number;
      end = found.end;
      if (last > applied) records.push(found.record);
    }
    const [first] = records;
    if (first !== undefined && first.number !== applied + 1) {
      const seen = `it begins with record ${first.number}, needs ${applied + 1}`;
      throw new OceanError('corrupt', `Cannot read ${path}: ${seen}`);
    }
    const isDone = records.length === 0;
    return {
      log: new StoreLog(path, isDone ? applied : (last as number), isDone ? 0 : end),
      records,
    };
  }

  /** Number of the last record. */
  get number(): number {
    return this.#number;
  }

  /** Whether another record may be appended before what is there goes into the tables. */
  fits(bytes: number): boolean {
    return !this.#isBroken && bytes <= LOG_RECORD_BYTES_MAX && this.#end + bytes <= LOG_BYTES_MAX;
  }

  /** Resolves when it is durable. One at a time. False when it could not be written: the log takes no more. */
  async append(bytesUsed: number, writes: readonly LoggedWrite[]): Promise<boolean> {
    // Its number is used up even if it fails: it may be whole on the disk, and must not be applied after later ones.
    this.#number += 1;
    const bytes = encodeRecord(this.#number, bytesUsed, writes);
    try {
      for (let done = 0; done < bytes.length; ) {
        const left = bytes.length - done;
        done += (await writeAt(this.#file, bytes, done, left, this.#end + done)).bytesWritten;
      }
      if (!FLUSHES_ITSELF) await flush(this.#file);
    } catch {
      this.#isBroken = true;
      return false;
    }
    this.#end += bytes.length;
    return true;
  }

  /** All records are durable in the tables: the next one goes to the start. */
  rewind(): void {
    this.#end = 0;
  }

  /** Takes no more records. Those that are there stay. */
  end(): void {
    this.#isBroken = true;
  }

  close(): void {
    closeSync(this.#file);
    this.#file = CLOSED;
  }
}

function syncDirectory(path: string): void {
  const directory = openSync(path, constants.O_RDONLY);
  fsyncSync(directory);
  closeSync(directory);
}
