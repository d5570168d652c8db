/** The name of a conflict copy: beside the file, and telling whose it is and since when. */

import { bytesOfKey, keyOf, textOf, utf8 } from '../base/index.ts';
import { NAME_BYTES_MAX, type Name } from './file-system.ts';

/** Bytes of a machine's name in the name of a copy. */
export const CONFLICT_HOST_BYTES_MAX = 64;
/** A longer ending is no file type, and is cut with the rest where there is no room. */
const EXTENSION_BYTES_MAX = 32;
const MARK = ' (conflict ';

/** Whether the name could be one of a copy. */
export function looksLikeConflict(name: Name): boolean {
  return name.includes(MARK);
}

/**
 * `name (conflict HOST DATE).ext`, at most NAME_BYTES_MAX bytes.
 *
 * @param options.writtenNs - when its inode last changed, which is the DATE, in UTC
 * @param options.attempt - 1, or more where those before are taken
 */
export function conflictName(
  name: Name,
  options: { host: string; writtenNs: bigint; attempt: number },
): Name {
  const { stem, extension } = split(name);
  const { host, writtenNs, attempt } = options;
  const again = attempt > 1 ? ` ${attempt}` : '';
  const mark = keyOf(utf8(`${MARK}${cleaned(host)} ${dateOf(writtenNs)}${again})`));
  return cut(stem, NAME_BYTES_MAX - mark.length - extension.length) + mark + extension;
}

/** A name that begins with its only dot has no extension. */
function split(name: Name): { stem: Name; extension: Name } {
  const at = name.lastIndexOf('.');
  const isShort = name.length - at <= EXTENSION_BYTES_MAX;
  if (at <= 0 || !isShort || /^\.*$/.test(name.slice(0, at))) return { stem: name, extension: '' };
  return { stem: name.slice(0, at), extension: name.slice(at) };
}

function cleaned(host: string): string {
  const clean = host.replace(/[/\0()]/g, '_') || 'unknown';
  return textOf(bytesOfKey(cut(keyOf(utf8(clean)), CONFLICT_HOST_BYTES_MAX))) ?? 'unknown';
}

/** At most so many bytes, and no half of a UTF-8 character at the end. */
function cut(name: Name, bytes: number): Name {
  if (name.length <= bytes) return name;
  let end = bytes;
  while (end > 0 && (name.charCodeAt(end) & 0xc0) === 0x80) end--;
  return name.slice(0, end);
}

/** As `2026-11-24 183005`. */
function dateOf(ns: bigint): string {
  const ms = Number(ns / 1_000_000n);
  // biome-ignore lint/style/noRestrictedGlobals: a conversion, not a clock.
  const text = new Date(Number.isFinite(ms) ? ms : 0).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 19).replaceAll(':', '')}`;
}
