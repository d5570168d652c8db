/** A change that is not committed, or not shown yet as committed, and what may be known of it at the ring. */

import { isKind, keyOf, startsWith } from '../base/index.ts';
import type { Guard, StoredBlock, TreeView } from '../client/index.ts';
import type { JournalChange } from './journal.ts';
import type { OwnChange } from './merge-sides.ts';
import type { Source } from './source.ts';

/** What a change costs in an update beside its key and value. */
const CHANGE_OVERHEAD = 64;
/** Values of a key that may have been committed unheard: as many as are told from what others wrote. */
export const UNHEARD_MAX = 8;

type Digest = StoredBlock['digest'];

export interface Pending extends JournalChange {
  /** The block that an extent's record refers to. */
  readonly block: Digest | undefined;
  /** The batch that took it; 0 while it is open, COMMITTED until the mount shows a version that has it. */
  batch: number;
  /** The ring may have it, though its batch failed. */
  isUnheard: boolean;
  /** The same of values before it, latest first. */
  earlier: OwnChange['earlier'];
  /** What it was merged with: committed only while that is so. */
  guard: Pick<Guard, 'version' | 'isPresent'> | undefined;
}

/** Batch of what is committed in a version that the mount does not show yet. */
export const COMMITTED = -1;

/** Whether asking again may help. */
export function isOutOfReach(error: unknown): boolean {
  return isKind(error, 'unavailable') || isKind(error, 'timeout') || isKind(error, 'busy');
}

/** Values that the ring may have of a key, when another takes the place of one. */
export function unheard(before: Pending | undefined, isSent: boolean): OwnChange['earlier'] {
  if (before === undefined || !isSent) return before?.earlier;
  return [before.value, ...(before.earlier ?? [])].slice(0, UNHEARD_MAX);
}

/** Those after a value that is known to be committed. */
export function since(
  earlier: OwnChange['earlier'],
  value: Uint8Array | undefined,
): OwnChange['earlier'] {
  const at = earlier?.indexOf(value) ?? -1;
  return at < 0 ? earlier : earlier?.slice(0, at);
}

/** Bytes that a change takes up in an update, about. */
export function sizeOf({ key, value }: JournalChange): number {
  return key.length + (value?.length ?? 0) + CHANGE_OVERHEAD;
}

/** A version with these changes over it. */
export function overSource(
  view: TreeView,
  changes: Iterable<readonly [string, JournalChange]>,
): Source {
  const over = new Map(changes);
  return {
    get: async (key) => {
      const own = over.get(keyOf(key));
      return own === undefined ? (await view.get(key))?.value : own.value;
    },
    scan: async (prefix) => {
      const found = new Map<string, JournalChange>();
      for (const entry of await view.scan(prefix)) found.set(keyOf(entry.key), entry);
      for (const [name, change] of over)
        if (startsWith(change.key, prefix)) found.set(name, change);
      return [...found.values()].filter(({ value }) => value !== undefined);
    },
  };
}
