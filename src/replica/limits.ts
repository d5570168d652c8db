/** A replica's limits and intervals. */

import { assert } from '../base/index.ts';

export const FOLLOWED_MAX = 1000;
/** Commits that came before the one they build on. */
export const WAITING_MAX = 512;
/** Replicas that follow an object at this one. */
export const CHILDREN_MAX = 16;
/** Replicas that are considered as parents of one object. */
export const CANDIDATES_MAX = 16;
/** Last commits of an object that are kept for children that fell behind. */
export const LOG_VERSIONS_MAX = 128;
/** Bytes of commits kept, all objects together. */
export const LOG_BYTES_MAX = 16 << 20;

/** A subscription at a ring member is renewed this often; the member forgets it after three times as long. */
export const SUBSCRIBE_INTERVAL_MS = 10_000;
/** For so long after a read that must not be too old, the replica has its ring tell how old what it has may be. */
export const FRESH_WANTED_MS = 60_000;
/** A member that does not answer a subscription for so long is passed over. */
export const ANSWER_MS = 2000;
/** The same at a replica: one that falls silent is found out within both together. */
export const PARENT_INTERVAL_MS = 1000;
export const PARENT_ANSWER_MS = 1000;
assert(PARENT_INTERVAL_MS + PARENT_ANSWER_MS <= ANSWER_MS);
/** A child is forgotten when it has not renewed its subscription for so long. */
export const CHILD_EXPIRY_MS = 30_000;

/** A member that could not be reached, or refused, is asked again after so long; one that was silent later. */
export const RETRY_MS = 500;
export const SILENT_MEMBER_MS = 5000;
/** The same for a replica; there are others. */
export const PARENT_RETRY_MS = 60_000;
/** The same for a replica or member that kept versions back. */
export const BEHIND_RETRY_MS = 600_000;

/** Another member than the parent is asked this often for the latest version: the parent may keep some back. */
export const AUDIT_INTERVAL_MS = 30_000;
/** A version that the ring has must have come from the parent after so long. */
export const BEHIND_MS = 2000;
