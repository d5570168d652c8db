/** INIT: what this kernel offers and what the session takes. */

import {
  INIT_FLAG,
  INIT_FLAG_2,
  PROTOCOL_MAJOR,
  PROTOCOL_MINOR,
  PROTOCOL_MINOR_MIN,
  REQUEST_BYTES_MAX,
  REQUEST_PAGES_MAX,
} from './protocol.ts';
import type { Cursor } from './request.ts';

/** Requests the kernel sends without anybody waiting, such as read-ahead. */
const BACKGROUND_MAX = 64;
const CONGESTION_THRESHOLD = 48;
const INIT_ANSWER_BYTES = 64;

/**
 * Taken where offered. Absent on purpose: ASYNC_DIO: a process in a direct read of more than one request could not be
 * killed until we answer.
 */
const WANTED =
  INIT_FLAG.asyncRead |
  INIT_FLAG.atomicTruncate |
  INIT_FLAG.bigWrites |
  INIT_FLAG.dontMask |
  INIT_FLAG.readdirplus |
  INIT_FLAG.readdirplusAuto |
  INIT_FLAG.parallelDirectories |
  INIT_FLAG.posixAcl |
  INIT_FLAG.abortError |
  INIT_FLAG.maxPages |
  INIT_FLAG.cacheSymlinks |
  INIT_FLAG.explicitInvalidation |
  INIT_FLAG.handleKillPrivileges2 |
  INIT_FLAG.setxattrExtended |
  INIT_FLAG.extended;

/** Without them the kernel keeps locks itself, which is enough where no other mount writes. */
const LOCKS = INIT_FLAG.posixLocks | INIT_FLAG.flockLocks;

type Negotiated =
  | {
      readonly kind: 'agreed';
      readonly flags: number;
      /** What a dead process had not answered can be had again: Linux 6.9. */
      readonly canResend: boolean;
      readonly answer: Buffer;
    }
  /** The kernel is newer: it asks again with our major version. */
  | { readonly kind: 'again'; readonly answer: Buffer }
  | { readonly kind: 'too-old'; readonly version: string };

/**
 * Reads the body of INIT.
 *
 * @param exclusive - nobody else writes the volume, so the kernel may own sizes and times and gather small writes
 * @param sharesLocks - locks hold across mounts
 */
export function negotiate(body: Cursor, exclusive: boolean, sharesLocks = !exclusive): Negotiated {
  const major = body.u32();
  const minor = body.u32();
  const answer = Buffer.alloc(INIT_ANSWER_BYTES);
  answer.writeUInt32LE(PROTOCOL_MAJOR, 0);
  answer.writeUInt32LE(Math.min(minor, PROTOCOL_MINOR), 4);
  if (major > PROTOCOL_MAJOR) {
    answer.writeUInt32LE(PROTOCOL_MINOR, 4);
    return { kind: 'again', answer };
  }
  if (major < PROTOCOL_MAJOR || minor < PROTOCOL_MINOR_MIN) {
    return { kind: 'too-old', version: `${major}.${minor}` };
  }
  const readAheadBytes = body.u32();
  const offered = body.u32();
  const offered2 = (offered & INIT_FLAG.extended) === 0 ? 0 : body.u32();
  const flags2 = offered2 & INIT_FLAG_2.hasResend;
  const some = (exclusive ? INIT_FLAG.writebackCache : 0) | (sharesLocks ? LOCKS : 0);
  const flags = offered & (WANTED | some);
  answer.writeUInt32LE(Math.max(readAheadBytes, REQUEST_BYTES_MAX), 8);
  answer.writeUInt32LE(flags >>> 0, 12);
  answer.writeUInt16LE(BACKGROUND_MAX, 16);
  answer.writeUInt16LE(CONGESTION_THRESHOLD, 18);
  answer.writeUInt32LE(REQUEST_BYTES_MAX, 20);
  answer.writeUInt32LE(1, 24); // Times are exact to the nanosecond.
  answer.writeUInt16LE(REQUEST_PAGES_MAX, 28);
  answer.writeUInt32LE(flags2, 32);
  return { kind: 'agreed', flags, canResend: flags2 !== 0, answer };
}
