/** What the clients of a simulated object write: few keys, so that their predicates matter. */

import { chance, type Random, u32 } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import type { Clause, Predicate } from '../wire/index.ts';

const KEYS = 3;
const BLOCK_BYTES_MOST = 200;
/** The first byte of what clients write; zero is reserved. */
export const ENTRY = 1;
const LOG = 2;

/** Small blocks that an update brought, for those that may release them later. */
export interface OwnBlock {
  readonly digest: Digest;
  readonly bytes: Uint8Array;
}

/** @param lastVersion - the last that the client has seen */
export function drawnClauses(random: Random, lastVersion: number): Clause[] {
  const key = Uint8Array.of(ENTRY, random.integer(KEYS));
  const value = u32(random.integer(1000));
  const version = Math.max(0, lastVersion - random.integer(2));
  const predicates: readonly Predicate[] = [
    { kind: 'always' },
    { kind: 'versionIs', version },
    { kind: 'unchangedSince', key, version },
    chance(random, 1, 2) ? { kind: 'absent', key } : { kind: 'present', key },
  ];
  const predicate = predicates[random.integer(predicates.length)] as Predicate;
  const put: Clause = { predicates: [predicate], actions: [{ kind: 'put', key, value }] };
  const append: Clause = {
    predicates: [{ kind: 'always' }],
    actions: [{ kind: 'append', prefix: Uint8Array.of(LOG), value }],
  };
  if (chance(random, 1, 3)) return [append];
  if (chance(random, 1, 6)) return [{ ...put, actions: [{ kind: 'remove', key }] }];
  return chance(random, 1, 3) ? [put, append] : [put];
}

export function drawnBlock(random: Random): OwnBlock | undefined {
  if (!chance(random, 1, 4)) return undefined;
  const bytes = random.bytes(1 + random.integer(BLOCK_BYTES_MOST));
  return { digest: digest('block', bytes), bytes };
}
