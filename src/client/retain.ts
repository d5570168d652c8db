/** The owner says which versions of an object are kept. */

import { OceanError } from '../base/index.ts';
import { rangesOf, signRetention } from '../object/index.ts';
import {
  encodeRetention,
  type Predicate,
  RETENTION_BYTES_MAX,
  type Retention,
} from '../wire/index.ts';
import type { Session } from './session.ts';

export interface Retaining {
  /** The last version to be forgotten: later ones are kept. */
  readonly through: number;
  /** All versions that are kept; ascending. */
  readonly kept: readonly number[];
  /** What the owner kept so far, as it was when this was decided. */
  readonly before: Retention | undefined;
  /** Entries that must be as they were in that version. */
  readonly unchanged: readonly { readonly key: Uint8Array; readonly version: number }[];
}

/**
 * Has all other versions forgotten, for good.
 *
 * @throws OceanError `not-permitted` without the owner's key, `too-large` when kept versions make too many ranges,
 *   `conflict` when an entry has changed, or something else was forgotten meanwhile
 */
export async function retain(
  session: Session,
  { through, kept, before, unchanged }: Retaining,
): Promise<void> {
  const { owner, object, name } = session.keys;
  if (owner === undefined) {
    const why = 'this machine does not own it';
    throw new OceanError('not-permitted', `Cannot forget versions of "${name}" from here: ${why}`);
  }
  const serial = (before?.serial ?? 0) + 1;
  const past = Math.max(through, before?.through ?? 0);
  const ranges = rangesOf(kept.filter((version) => version <= past));
  const retention = { object, serial, through: past, kept: ranges };
  const { length } = encodeRetention(retention);
  if (length > RETENTION_BYTES_MAX) {
    const why = `${retention.kept.length} ranges of versions are kept, which are too many to list`;
    throw new OceanError('too-large', `Cannot forget versions of "${name}": ${why}`);
  }
  const predicates = unchanged.map(
    ({ key, version }): Predicate => ({ kind: 'unchangedSince', key, version }),
  );
  const signed = signRetention(owner, retention);
  await session.amend({ predicates, actions: [{ kind: 'setRetention', retention: signed }] });
}
