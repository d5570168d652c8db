/** The records of a journal's segment: sealed blocks, and changes that are sealed here. Layout in `docs/formats.md`. */

import { concat, type LogFile, readU32, u32 } from '../base/index.ts';
import type { StoredBlock } from '../client/index.ts';

type Digest = StoredBlock['digest'];

/** What a record is. Numbers are on disk. */
export const RECORD = { block: 1, bareChanges: 2, changes: 3, merged: 4 } as const;
const CHANGES: readonly number[] = [RECORD.bareChanges, RECORD.changes, RECORD.merged];
const HEADER_BYTES = 5;
const DIGEST_BYTES = 32;

/** What a block's record has before the sealed bytes, which are its end. */
export const BLOCK_HEAD_LENGTH = HEADER_BYTES + DIGEST_BYTES;
/** Up to this length, a copy of the sealed bytes costs less than a write of their own. */
const JOINED_BYTES_MAX = 64 << 10;

/** Parts of the record, end to end. */
export function encodeBlockRecord(digest: Digest, sealed: Uint8Array): Uint8Array[] {
  const head = [Uint8Array.of(RECORD.block), u32(DIGEST_BYTES + sealed.length), digest];
  return sealed.length <= JOINED_BYTES_MAX ? [concat([...head, sealed])] : [concat(head), sealed];
}

/** @param body - sealed changes */
export function encodeRecord(kind: number, body: Uint8Array): Uint8Array {
  return concat([Uint8Array.of(kind), u32(body.length), body]);
}

/** Where a record lies; one of both is there. */
export interface FoundRecord {
  readonly kind: number;
  /** Offset and length are those of the sealed bytes. */
  readonly block?: { readonly digest: Digest; readonly offset: number; readonly length: number };
  readonly changes?: { readonly offset: number; readonly length: number };
  /** Where the next record begins. */
  readonly end: number;
}

/** The records of a file in order, as far as they are whole; of a block, only where it lies is read. */
export function* recordsOf(file: LogFile): Generator<FoundRecord> {
  const size = file.size();
  let at = 0;
  while (at + HEADER_BYTES <= size) {
    const header = file.read(at, HEADER_BYTES);
    const length = readU32(header, 1);
    const offset = at + HEADER_BYTES;
    const end = offset + length;
    if (end > size) return;
    const kind = header[0] as number;
    if (CHANGES.includes(kind)) yield { kind, changes: { offset, length }, end };
    else if (kind === RECORD.block && length > DIGEST_BYTES) {
      const digest = file.read(offset, DIGEST_BYTES) as Digest;
      const inner = { offset: offset + DIGEST_BYTES, length: length - DIGEST_BYTES };
      yield { kind, block: { digest, ...inner }, end };
    } else return;
    at = end;
  }
}
