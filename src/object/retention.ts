/**
 * Which versions of an object are kept. It is part of the object's state: the owner signs it, an update puts it into
 * the tree, and whoever has executed that update drops the others. What is forgotten stays so.
 */

import { type Digest, type KeyPair, sign, verify } from '../crypto/index.ts';
import type { Aguid } from '../id/index.ts';
import {
  decodeRetention,
  decodeSigned,
  encodeRetention,
  type Retention,
  type Signed,
  type VersionRange,
} from '../wire/index.ts';
import { aguidOf } from './certificate.ts';
import { find, type NodeSource } from './tree.ts';

/** Where the tree keeps it, as its owner signed it. */
export const RETENTION_KEY = Uint8Array.of(0, 0x72);

export function signRetention(owner: KeyPair, retention: Retention): Signed {
  const body = encodeRetention(retention);
  return { body, signature: sign(owner, 'retention', body) };
}

/** What it says, if the owner of `aguid` signed it. */
export function checkRetention(aguid: Aguid, signed: Signed): Retention | undefined {
  const retention = decodeRetention(signed.body);
  if (retention === undefined || aguidOf(retention.object) !== aguid) return undefined;
  const { owner } = retention.object;
  return verify(owner, 'retention', signed.body, signed.signature) ? retention : undefined;
}

/** By the entry's value, which lives as long as its node is cached: members look here with every version. */
const known = new WeakMap<Uint8Array, Retention>();

/** That of one version; it was checked when it was put there. Undefined: all are kept. @throws MissingNode */
export function retentionAt(source: NodeSource, top: Digest): Retention | undefined {
  const value = find(source, top, RETENTION_KEY)?.value;
  if (value === undefined) return undefined;
  let found = known.get(value);
  if (found === undefined) {
    const signed = decodeSigned(value);
    found = signed && decodeRetention(signed.body);
    if (found !== undefined) known.set(value, found);
  }
  return found;
}

type Kept = Pick<Retention, 'through' | 'kept'>;

/** The first range that ends at that version or later. */
function rangeFrom(kept: readonly VersionRange[], version: number): VersionRange | undefined {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (kept[middle]!.to < version) low = middle + 1;
    else high = middle;
  }
  return kept[low];
}

/** Version 0, the empty one, is never forgotten. */
export function isKept(retention: Kept | undefined, version: number): boolean {
  return keptFrom(retention, version) === version;
}

/** The first kept version that is not before this one; it may be one that does not exist yet. */
export function keptFrom(retention: Kept | undefined, version: number): number {
  if (retention === undefined || version === 0 || version > retention.through) return version;
  const range = rangeFrom(retention.kept, version);
  return range === undefined ? retention.through + 1 : Math.max(range.from, version);
}

/** The last kept version that is not after this one. */
export function keptUpTo(retention: Kept | undefined, version: number): number {
  if (retention === undefined || version > retention.through) return version;
  const range = retention.kept.findLast(({ from }) => from <= version);
  return Math.min(range?.to ?? 0, version);
}

/** Ascending versions as ranges. */
export function rangesOf(versions: Iterable<number>): VersionRange[] {
  const ranges: { from: number; to: number }[] = [];
  for (const version of versions) {
    const last = ranges.at(-1);
    if (last !== undefined && last.to + 1 === version) last.to = version;
    else ranges.push({ from: version, to: version });
  }
  return ranges;
}

/** Whether `next` may take the place of `before` on top of that version: nothing forgotten is kept again. */
export function mayFollow(before: Retention | undefined, next: Retention, version: number) {
  if (next.serial <= (before?.serial ?? 0) || next.through >= version) return false;
  if (before === undefined) return true;
  if (next.through < before.through) return false;
  return next.kept.every(({ from, to }) => {
    if (from > before.through) return true;
    const range = rangeFrom(before.kept, from);
    const isAll =
      range !== undefined && range.from <= from && range.to >= Math.min(to, before.through);
    return isAll;
  });
}
