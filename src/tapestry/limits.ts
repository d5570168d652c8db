/** Tapestry's limits and intervals, and what must hold between them. */

import { assert } from '../base/index.ts';

/** Links per digit of a level: one primary and two backups. Tapestry, JSAC 2004, footnote 2. */
export const SLOT_SIZE = 3;
/** Roots per object, each under a salted name. Tapestry, JSAC 2004, footnote 3. */
export const ROOT_COUNT = 2;

export const REPUBLISH_INTERVAL_MS = 60_000;
export const POINTER_TTL_MS = 150_000;
// Two republish messages in a row may be lost before a live object vanishes from its root.
assert(POINTER_TTL_MS > 2 * REPUBLISH_INTERVAL_MS);

/** A slice of the published objects is republished this often. */
export const REPUBLISH_TICK_MS = 1000;
/** So many slices cover all of them. */
export const REPUBLISH_SLICES = 40;
assert(REPUBLISH_SLICES * REPUBLISH_TICK_MS < REPUBLISH_INTERVAL_MS);

/** Locality optimisation: Tapestry, JSAC 2004, §V and Fig. 15, there written (k, l, m). */
export const LOCALITY_DEFAULT = { backups: 1, nearest: 5, hops: 3 };
/** So many of the nearest neighbors are asked along with the roots. */
export const NEAR_ASKED = 3;
/** Pointers that were not acknowledged are sent again after this time, then after twice as long, and so on. */
export const PUBLISH_RETRY_MS = 1000;
export const PUBLISH_ATTEMPTS_MAX = 4;
/** Messages that wait for that. */
export const UNACKNOWLEDGED_MAX = 4096;
/** An unpublished pointer is not taken back from somebody who has not heard of it yet for so long. */
export const UNPUBLISHED_MS = 30_000;
export const UNPUBLISHED_MAX = 65_536;

export const PUBLISHED_MAX = 2_000_000;
export const POINTERS_MAX = 4_000_000;
/** Pointers looked at in one step when paths have changed or pointers may have expired. */
export const SCAN_COUNT_MAX = 20_000;
export const SCAN_PAUSE_MS = 20;
export const SWEEP_INTERVAL_MS = 15_000;

/** Neighbors are looked through this often for those that owe a sign of life. */
export const BEACON_TICK_MS = 1000;
/** A primary link's interval between signs of life: so much for each neighbor, within the two bounds. */
export const BEACON_SPACING_MS = 170;
export const BEACON_INTERVAL_MS_MIN = 3000;
export const BEACON_INTERVAL_MS_MAX = 15_000;
/** Backups owe one this many times more rarely. */
export const BACKUP_BEACON_FACTOR = 4;
/** Somebody heard within this time is believed to live when something is sent there. */
export const HEARD_MS = 2000;
/** Bounds of mean + 4 × deviation. The lower one forgives a process that is busy for a moment. */
export const RTO_MS_MIN = 500;
export const RTO_MS_MAX = 2000;
/** For a link that was never measured. */
export const RTO_MS_UNKNOWN = 1000;
export const PROBE_ATTEMPTS_MAX = 3;
export const PROBES_MAX = 1024;
/** A node that was measured and not taken is not asked again for so long. */
export const CONSIDER_INTERVAL_MS = 300_000;
export const CONSIDERED_MAX = 1024;
/** A primary link gives way to one that is nearer by more than this, and by a fifth. */
export const PRIMARY_MARGIN_MS = 0.5;

/** In turn, some neighbor is asked for nodes where there is room, and a near one for nearer nodes, this often. */
export const REFRESH_INTERVAL_MS = 10_000;
/** Of the nearest, one is asked then. */
export const NEAR_COUNT = 5;
/** Nodes named in one answer to that. */
export const OFFERS_MAX = 16;
export const REPAIR_ASKED_MAX = 4;
export const BACKPOINTERS_MAX = 4096;
/** Changes of the neighbor map reach the disk this often. */
export const REMEMBER_INTERVAL_MS = 5000;

/** A lost node is asked again after a quarter of its absence, within these bounds, until it is forgotten. */
export const LOST_RETRY_MS = 1000;
export const LOST_RETRY_MS_MAX = 25_000;
export const LOST_FORGET_MS = 24 * 3_600_000;
export const LOST_MAX = 256;
/** Lost nodes that would fill no hole are asked no more often than this, one at a time. */
export const LOST_UNMISSED_MS = 2000;
/** When one of them answers, those that fell silent within this time of it are asked at once. */
export const LOST_TOGETHER_MS = 90_000;
// What falls silent at once is found out by beacons, and backups owe theirs late.
assert(LOST_TOGETHER_MS > BACKUP_BEACON_FACTOR * BEACON_INTERVAL_MS_MAX);
/** But each no more often than this. */
export const LOST_HURRY_MS = 10_000;

export const JOIN_RETRY_MS = 2000;
export const INSERTION_TIMEOUT_MS = 10_000;
/** A former member that reaches nobody for so long carries on alone, and keeps trying. */
export const JOIN_PATIENCE_MS = 5000;
assert(JOIN_PATIENCE_MS > JOIN_RETRY_MS);
export const MULTICAST_TIMEOUT_MS = 5000;
assert(MULTICAST_TIMEOUT_MS < INSERTION_TIMEOUT_MS);
export const MULTICASTS_MAX = 256;
/** How many nodes the search for the nearest ones keeps from level to level: k = O(log n). */
export const NEAREST_COUNT = 8;
/** Nodes named in one answer to it. */
export const NEAREST_NAMED_MAX = 24;
export const NEAREST_TIMEOUT_MS = 1500;
/** Messages that wait while a node that was asked too early finds its surrogate. */
export const QUEUED_MAX = 256;

export const QUERIES_MAX = 10_000;
export const QUERY_RETRY_MS = 700;
export const QUERY_TIMEOUT_MS_MAX = 120_000;
/** Within this time of a change of the neighbor map, `not-found` is asked again. */
export const CHANGE_SETTLES_MS = 10_000;
export const NOT_FOUND_RETRY_MS = 300;
/** And once more after this: by then a dead hop has been found out, and its pointers have gone another way. */
export const NOT_FOUND_LAST_RETRY_MS = 2000;

/** Messages remembered after they were sent, to go another way when their next hop is lost. */
export const IN_FLIGHT_MAX = 1024;
export const IN_FLIGHT_MS = 5000;
// A neighbor that falls silent is found out while what was sent there can still be sent another way.
assert(IN_FLIGHT_MS > 7 * RTO_MS_MIN);
export const DELIVERED_MAX = 4096;

export const DHT_VALUES_MAX = 65_536;
export const DHT_REFRESH_INTERVAL_MS = 60_000;
/** Values pushed in one step when their roots are refreshed. */
export const DHT_REFRESH_COUNT_MAX = 256;
export const DHT_TTL_MS_DEFAULT = 3_600_000;
assert(DHT_TTL_MS_DEFAULT > 2 * DHT_REFRESH_INTERVAL_MS);
