/** What an application asks of an object, in its own words, and what the ring gets to see of it. */

import { assertNever, OceanError } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import { type Action, type Clause, type Predicate, VALUE_BYTES_MAX } from '../wire/index.ts';
import {
  boundsOf,
  encodeKey,
  type Key,
  type KeyRange,
  positionPrefix,
  sealEntry,
} from './object-key.ts';
import type { Sealer } from './sealing.ts';

/** A condition of a clause. */
export type ObjectPredicate =
  | { readonly kind: 'always' }
  | { readonly kind: 'present'; readonly key: Key }
  | { readonly kind: 'absent'; readonly key: Key }
  /** Nobody wrote the key after that version. */
  | { readonly kind: 'unchangedSince'; readonly key: Key; readonly version: number }
  /** The value is still the one that was read. */
  | { readonly kind: 'valueIs'; readonly entry: ObjectEntry }
  | { readonly kind: 'sizeIs'; readonly range: KeyRange; readonly count: number }
  | { readonly kind: 'versionIs'; readonly version: number };

/** What a clause does. */
export type ObjectAction =
  | { readonly kind: 'put'; readonly key: Key; readonly value: Uint8Array }
  | { readonly kind: 'remove'; readonly key: Key }
  | { readonly kind: 'removeRange'; readonly range: KeyRange }
  /** Moves the entries of a range, whose keys end in a number, by so much: makes room in the middle, or closes it. */
  | { readonly kind: 'shiftRange'; readonly range: KeyRange; readonly distance: number }
  /** Puts the value under the prefix and the number after the last one there. */
  | { readonly kind: 'append'; readonly prefix: Key; readonly value: Uint8Array };

/** Its actions are applied, all or none, when all its predicates hold. */
export interface ObjectClause {
  /** Left out: always. */
  readonly predicates?: readonly ObjectPredicate[];
  readonly actions: readonly ObjectAction[];
}

export interface ObjectEntry {
  readonly key: Key;
  readonly value: Uint8Array;
  /** The version that last wrote it. */
  readonly version: number;
  /** Of the value as it is stored. */
  readonly digest: Digest;
}

/** @throws OceanError `invalid` for a value that is too long, or a number that is no position */
export function sealClause(sealer: Sealer, clause: ObjectClause): Clause {
  const { predicates = [{ kind: 'always' }], actions } = clause;
  return {
    predicates: predicates.map((one) => sealPredicate(sealer, one)),
    actions: actions.map((one) => sealAction(sealer, one)),
  };
}

function sealPredicate(sealer: Sealer, predicate: ObjectPredicate): Predicate {
  switch (predicate.kind) {
    case 'always':
    case 'versionIs':
      return predicate;
    case 'present':
    case 'absent':
    case 'unchangedSince':
      return { ...predicate, key: encodeKey(sealer, predicate.key) };
    case 'valueIs': {
      const { key, digest } = predicate.entry;
      return { kind: 'valueIs', key: encodeKey(sealer, key), digest };
    }
    case 'sizeIs':
      return { kind: 'sizeIs', ...boundsOf(sealer, predicate.range), count: predicate.count };
    default:
      return assertNever(predicate);
  }
}

function sealAction(sealer: Sealer, action: ObjectAction): Action {
  switch (action.kind) {
    case 'put': {
      const { key, value } = action;
      return { kind: 'put', key: encodeKey(sealer, key), value: sealed(sealer, key, value) };
    }
    case 'remove':
      return { kind: 'remove', key: encodeKey(sealer, action.key) };
    case 'removeRange':
      return { kind: 'removeRange', ...boundsOf(sealer, action.range) };
    case 'shiftRange': {
      const { range, distance } = action;
      const { from = 0 } = range;
      return { kind: 'shiftRange', ...boundsOf(sealer, { ...range, from }), distance };
    }
    case 'append': {
      const { prefix, value } = action;
      const position = positionPrefix(sealer, prefix);
      return { kind: 'append', prefix: position, value: sealed(sealer, [...prefix, 0], value) };
    }
    default:
      return assertNever(action);
  }
}

function sealed(sealer: Sealer, key: Key, value: Uint8Array): Uint8Array {
  const bytes = sealEntry(sealer, key, value);
  if (bytes.length <= VALUE_BYTES_MAX) return bytes;
  const excess = bytes.length - VALUE_BYTES_MAX;
  throw new OceanError(
    'invalid',
    `Cannot store a value of ${value.length} bytes: ${excess} too many`,
  );
}
