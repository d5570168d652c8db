/**
 * POSIX access lists (POSIX 1003.1e, draft 17) as Linux keeps them in the attributes of a file: what one means for the
 * mode, and what a new file gets of its directory's. Nobody is let in or refused here: the kernel does that.
 */

import { viewOf } from '../base/index.ts';

export const ACCESS_LIST = 'system.posix_acl_access';
export const DEFAULT_LIST = 'system.posix_acl_default';

export const TAG = { owner: 1, user: 2, owningGroup: 4, group: 8, mask: 16, other: 32 } as const;

/** INVARIANT of a list: as the kernel orders it, by tag and then id; who, and bits of `rwx`. */
export interface AccessEntry {
  readonly tag: number;
  readonly permissions: number;
  /** Of a user or a group. */
  readonly id: number;
}

const VERSION = 2;
const HEADER_BYTES = 4;
const ENTRY_BYTES = 8;
const NOBODY = 0xffff_ffff;
const RWX = 7;
const PERMISSION_BITS = 0o777;

/** Undefined for what the kernel would not take: another version, order, or set of entries. */
export function decodeAccessList(bytes: Uint8Array): AccessEntry[] | undefined {
  if (bytes.length < HEADER_BYTES || (bytes.length - HEADER_BYTES) % ENTRY_BYTES !== 0) {
    return undefined;
  }
  const view = viewOf(bytes);
  if (view.getUint32(0, true) !== VERSION) return undefined;
  const entries: AccessEntry[] = [];
  for (let at = HEADER_BYTES; at < bytes.length; at += ENTRY_BYTES) {
    const permissions = view.getUint16(at + 2, true);
    if (permissions > RWX) return undefined;
    entries.push({ tag: view.getUint16(at, true), permissions, id: view.getUint32(at + 4, true) });
  }
  return isValid(entries) ? entries : undefined;
}

const ONCE: readonly number[] = [TAG.owner, TAG.owningGroup, TAG.other];
const NAMED: readonly number[] = [TAG.user, TAG.group];

function isValid(entries: readonly AccessEntry[]): boolean {
  const count = (tag: number) => entries.filter((entry) => entry.tag === tag).length;
  const isNamed = entries.some(({ tag }) => NAMED.includes(tag));
  if (ONCE.some((tag) => count(tag) !== 1)) return false;
  if (count(TAG.mask) > 1 || (isNamed && count(TAG.mask) === 0)) return false;
  const known = count(TAG.user) + count(TAG.group) + count(TAG.mask) + ONCE.length;
  return (
    known === entries.length && entries.every(({ tag }, i) => i === 0 || tag >= entries[i - 1]!.tag)
  );
}

export function encodeAccessList(entries: readonly AccessEntry[]): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + entries.length * ENTRY_BYTES);
  const view = viewOf(bytes);
  view.setUint32(0, VERSION, true);
  entries.forEach(({ tag, permissions, id }, i) => {
    const at = HEADER_BYTES + i * ENTRY_BYTES;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, permissions, true);
    view.setUint32(at + 4, NAMED.includes(tag) ? id : NOBODY, true);
  });
  return bytes;
}

/** Which three bits of a mode an entry is, by how far they are shifted; undefined for those that no mode shows. */
function shiftOf({ tag }: AccessEntry, hasMask: boolean): number | undefined {
  if (tag === TAG.owner) return 6;
  if (tag === TAG.other) return 0;
  return tag === (hasMask ? TAG.mask : TAG.owningGroup) ? 3 : undefined;
}

function hasMask(entries: readonly AccessEntry[]): boolean {
  return entries.some(({ tag }) => tag === TAG.mask);
}

/** It says no more than permission bits do. */
export function isMinimal(entries: readonly AccessEntry[]): boolean {
  return entries.length === ONCE.length;
}

/** The mode with the permission bits that the list means. */
export function modeWith(entries: readonly AccessEntry[], mode: number): number {
  let bits = 0;
  for (const entry of entries) {
    const shift = shiftOf(entry, hasMask(entries));
    if (shift !== undefined) bits |= entry.permissions << shift;
  }
  return (mode & ~PERMISSION_BITS) | bits;
}

/** The list after chmod(2) to that mode. */
export function changedBy(entries: readonly AccessEntry[], mode: number): AccessEntry[] {
  return entries.map((entry) => {
    const shift = shiftOf(entry, hasMask(entries));
    return shift === undefined ? entry : { ...entry, permissions: (mode >> shift) & RWX };
  });
}

/** The access list of what is made with that mode in a directory whose default list this is. */
export function inherited(entries: readonly AccessEntry[], mode: number): AccessEntry[] {
  return entries.map((entry) => {
    const shift = shiftOf(entry, hasMask(entries));
    if (shift === undefined) return entry;
    return { ...entry, permissions: entry.permissions & (mode >> shift) & RWX };
  });
}
