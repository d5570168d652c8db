/** Readers of arguments and options: each answers with a value, or says what would be right. */

import { InvalidArgumentError } from 'commander';
import type { CodeRate } from '../archive/index.ts';
import { isCodeRate, VOLUME_NAME_PATTERN } from '../client/index.ts';
import { type Moment, parseMoment } from '../fs/index.ts';
import { FRAGMENTS_PER_PACK_MAX, MEMBERS_MAX } from '../wire/index.ts';

const SCALE: Record<string, number> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };
export const QUOTA_BYTES_MIN = 16 * 1024 ** 2;

export function parsePort(text: string): number {
  const port = wholeNumber(text);
  if (port === undefined || port < 1 || port > 65_535)
    throw new InvalidArgumentError('It must be 1 to 65535.');
  return port;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** A reader of whole numbers in a range. */
export function countIn(least: number, most: number): (text: string) => number {
  return (text) => {
    const count = wholeNumber(text);
    if (count === undefined || count < least || count > most)
      throw new InvalidArgumentError(`It must be a whole number, ${least} to ${most}.`);
    return count;
  };
}

export function parseDays(text: string): number {
  const days = /^\d{1,4}(\.\d{1,4})?$/.test(text) ? Number(text) : 0;
  if (days <= 0 || days > 3650)
    throw new InvalidArgumentError('It must be a number of days, such as 1 or 0.5, at most 3650.');
  return days;
}

export function parseBytes(text: string): number {
  const match = /^(\d{1,12}(?:\.\d{1,6})?)([KMGT]?)(?:i?B)?$/i.exec(text.trim());
  if (match === null) throw new InvalidArgumentError('It must be a size such as 500M or 20G.');
  return Math.floor(Number(match[1]) * (SCALE[(match[2] ?? '').toUpperCase()] as number));
}

const UNITS_MS: Record<string, number> = {
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** @returns milliseconds */
export function parseSpan(text: string): number {
  const match = /^(\d{1,6})(ms|s|min|h|d)$/.exec(text);
  const ms = Number(match?.[1]) * (UNITS_MS[match?.[2] ?? ''] ?? Number.NaN);
  if (ms >= 100) return ms;
  throw new InvalidArgumentError('It must be a time such as 30s, 15min, 2h or 1d, at least 100ms.');
}

/** How old versions may be. @returns milliseconds */
export function parseAge(text: string): number {
  const match = /^(\d{1,4})([hdw])$/.exec(text);
  const ms =
    Number(match?.[1]) * ({ h: 3_600_000, d: 86_400_000, w: 604_800_000 }[match?.[2] ?? ''] ?? 0);
  if (ms > 0) return ms;
  throw new InvalidArgumentError('It must be a time such as 12h, 30d or 8w.');
}

/** The name of a zone or a machine. */
export function parsePlace(text: string): string {
  if (/^[A-Za-z0-9._-]{1,64}$/.test(text)) return text;
  throw new InvalidArgumentError('It must be a name: letters, digits, ".", "_", "-", at most 64.');
}

export function parseQuota(text: string): number {
  const bytes = parseBytes(text);
  if (bytes < QUOTA_BYTES_MIN) throw new InvalidArgumentError('It must be at least 16M.');
  return bytes;
}

/** Also `0`, for none. */
export function parseCache(text: string): number {
  return text === '0' ? 0 : parseBytes(text);
}

/** `4/8`, or null for `auto`. */
export function parseRedundancy(text: string): CodeRate | null {
  if (text === 'auto') return null;
  const [, k, n] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  const rate = { k: Number(k), n: Number(n) };
  if (isCodeRate(rate)) return rate;
  throw new InvalidArgumentError(
    `It must be K/N such as 4/8, where any K of N fragments are enough, N at most ${FRAGMENTS_PER_PACK_MAX}; or auto.`,
  );
}

/** Any rate: bytes in a second. */
export function parseRate(text: string): number {
  const bytes = parseBytes(text);
  if (bytes < 1024) throw new InvalidArgumentError('It must be at least 1K, in a second.');
  return bytes;
}

export function parseVolumeName(text: string): string {
  if (VOLUME_NAME_PATTERN.test(text)) return text;
  throw new InvalidArgumentError(
    'A volume\'s name has letters, digits, ".", "_" and "-", at most 64, and begins with a letter or digit.',
  );
}

/** A GUID, or what may name a node: its first digits, or HOST:PORT. */
export function parseRouteTarget(text: string): string {
  const target = text.toLowerCase();
  if (/^[0-9a-f]{1,40}$/.test(target) || /^[^/]+:\d{1,5}$/.test(target)) return target;
  throw new InvalidArgumentError(
    'A GUID has 40 hex digits; a node may be named by its first ones or as HOST:PORT; for a file see "ocean where".',
  );
}

/** A version's number, a time, or a snapshot. */
export function parseWhen(text: string): Moment {
  const moment = parseMoment(text, Date.now());
  if (moment !== undefined) return moment;
  throw new InvalidArgumentError(
    'It must be a version number, or a time such as 2h, 3d, yesterday, 2026-11-22 or 2026-11-22T18:30Z, or @SNAPSHOT.',
  );
}

/** A local file's name. */
export function parseLocal(text: string): string {
  if (text === '') throw new InvalidArgumentError('It must not be empty.');
  if (text === '-')
    throw new InvalidArgumentError('It must be a file: "ocean cat" writes to standard output.');
  return text;
}

/** 3f + 1 members keep their promises with f of them crashed, slow or lying. */
export function parseRingSize(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > MEMBERS_MAX || count % 3 !== 1) {
    throw new InvalidArgumentError(`it is 3f + 1: 1, 4, 7 … up to ${MEMBERS_MAX}.`);
  }
  return count;
}
