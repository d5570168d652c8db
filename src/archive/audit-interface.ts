/** What audits ask and find, and how strict they are. */

import { assert, type NodeAddress } from '../base/index.ts';
import type { PackGuid } from '../id/index.ts';
import type { PackHolder } from '../wire/index.ts';

/** A holder asks all others of one of its packs this often. */
export const AUDIT_INTERVAL_MS = 10_000;
/** So many times as often while somebody owes audits. */
export const AUDIT_HASTE = 4;
/** Of each fragment, from one random place. */
export const AUDIT_BYTES = 128;
/** Who takes longer is asked whether it has the fragment at all; bytes from elsewhere take longer than a disk. */
export const AUDIT_TIMEOUT_MS = 5000;
/** Packs looked at for the next audit. */
export const AUDITS_LOOKED_AT_MAX = 256;
/** Audits to pass for one that was failed: who fails more than one in so many owes ever more. */
export const OWED_PER_FAILURE = 10;
/** Who owes so many gets new fragments last. */
export const DISTRUST_OWED = 30;
export const OWED_MAX = 100;
/** Holders whose record is kept. */
export const AUDITED_NODES_MAX = 4096;
/** Packs with fragments that were claimed and not shown. */
export const UNPROVEN_MAX = 65_536;
/** Choices of k answers from which the others are computed, to see who is wrong. */
export const AGREEMENT_TRIES_MAX = 64;

assert(OWED_PER_FAILURE < DISTRUST_OWED && DISTRUST_OWED <= OWED_MAX);

/** `wrong` bytes; `missing` what it claims to hold; `mute` to this question alone. By index on disk. */
export const FAILINGS = ['wrong', 'missing', 'mute'] as const;
export type Failing = (typeof FAILINGS)[number];

/** The same byte range of all fragments of a pack. */
export interface AuditRange {
  readonly offset: number;
  readonly length: number;
}

/** To be asked now. */
export interface AuditPack {
  readonly kind: 'audit';
  readonly pack: PackGuid;
  readonly k: number;
  readonly n: number;
  readonly range: AuditRange;
  /** This node first. */
  readonly holders: readonly PackHolder[];
}

export interface AuditVerdict {
  readonly node: NodeAddress;
  readonly index: number;
  readonly result: 'proved' | Failing;
}

export interface AuditOutcome {
  /** Of fragments of which something can be said: not of those whose holder is away, or holds them no longer. */
  readonly verdicts: readonly AuditVerdict[];
  readonly bytesRead: number;
}
