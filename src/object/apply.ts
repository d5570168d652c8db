/**
 * Applying an update: the first clause whose predicates all hold is applied whole; none holds, and the update
 * aborts. Works on opaque keys and sealed values, so whoever applies learns nothing. OceanStore, ASPLOS 2000, §4.4.
 */

import { assertNever, concat, equal, readU64, u64 } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import type { Part, Predicate, Update } from '../wire/index.ts';
import { find, type NodeSource } from './tree.ts';
import type { Changed } from './tree-change.ts';
import { RESERVED, Work } from './work.ts';
import { mayWrite } from './writers.ts';

export const RING_BLOCK_PREFIX = Uint8Array.of(RESERVED, 0x62);

/** What is known of an object before an update. */
export interface State {
  readonly version: number;
  readonly top: Digest;
}

export interface Applied {
  /** Of each part: one more than the clause that was applied; 0 when none could be. */
  readonly outcomes: readonly number[];
  readonly changed: Changed;
  /** Keys that may have changed. */
  readonly keys: readonly Uint8Array[];
}

/** Where the tree keeps the sequence number of an author's last update. */
export function authorKey(author: Uint8Array): Uint8Array {
  return concat([Uint8Array.of(RESERVED, 0x61), author]);
}

/** Where the tree keeps that the ring still has a small block: its value is the length. */
export function ringBlockKey(digest: Uint8Array): Uint8Array {
  return concat([RING_BLOCK_PREFIX, digest]);
}

/** The sequence number of the last update of `author` that was executed; 0 when none was. */
export function lastSequence(source: NodeSource, top: Digest, author: Uint8Array): number {
  return lastUpdate(source, top, author)?.sequence ?? 0;
}

/** That number with the version that it made; undefined when none was executed. @throws MissingNode */
export function lastUpdate(
  source: NodeSource,
  top: Digest,
  author: Uint8Array,
): { readonly sequence: number; readonly version: number } | undefined {
  const entry = find(source, top, authorKey(author));
  return entry && { sequence: readU64(entry.value), version: entry.version };
}

/**
 * The outcome of `update` on `state`: of each part the first clause whose predicates all hold is applied, and the next
 * part builds on that. An abort is an outcome too: where nothing is applied, the author's sequence number changes, so
 * that a retry is recognised. All of an update aborts whose author may not write.
 *
 * @throws MissingNode
 */
export function applyUpdate(source: NodeSource, state: State, update: Update): Applied {
  const work = new Work(source, state, update.aguid);
  const isAdmitted = mayWrite(source, state.top, update.author);
  const outcomes = update.parts.map((part) => (isAdmitted ? applyPart(work, part) : 0));
  work.keep(authorKey(update.author), u64(update.sequence));
  return { outcomes, ...work.finish() };
}

function applyPart(work: Work, { clauses, blocks, released }: Part): number {
  const index = clauses.findIndex(
    (clause) =>
      clause.predicates.every((predicate) => holds(work, predicate)) && work.attempt(clause),
  );
  if (index < 0) return 0;
  for (const { digest, length } of blocks) work.keep(ringBlockKey(digest), u64(length));
  for (const digest of released) work.keep(ringBlockKey(digest), undefined);
  return index + 1;
}

function holds(work: Work, predicate: Predicate): boolean {
  switch (predicate.kind) {
    case 'always':
      return true;
    case 'versionIs':
      return work.version === predicate.version;
    case 'present':
      return work.find(predicate.key) !== undefined;
    case 'absent':
      return work.find(predicate.key) === undefined;
    case 'unchangedSince':
      return (work.find(predicate.key)?.version ?? 0) <= predicate.version;
    case 'valueIs': {
      const entry = work.find(predicate.key);
      return entry !== undefined && equal(digest('block', entry.value), predicate.digest);
    }
    case 'sizeIs': {
      let count = 0;
      for (const _ of work.scan(predicate.from, predicate.to)) {
        if (++count > predicate.count) return false;
      }
      return count === predicate.count;
    }
    default:
      return assertNever(predicate);
  }
}
