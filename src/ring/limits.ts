/** A ring's limits and intervals. */

import { assert } from '../base/index.ts';
import { SLOTS_MAX } from '../wire/index.ts';

export const OBJECTS_MAX = 10_000;
export const SUBSCRIBERS_MAX = 1000;
export const SUBSCRIPTION_MS = 30_000;
/** Commits sent at once to a replica that fell behind; it asks again for more. */
export const CATCH_UP_MAX = 128;
/** Updates kept for replicas and members that fell behind; older ones read the tree instead. */
export const LOG_VERSIONS_MAX = 128;
/** Bytes of nodes or blocks in one answer; what does not fit is asked for again. */
export const ANSWER_BYTES_MAX = 8 << 20;

/** Slots beyond the last committed one in which a member votes. */
export const WINDOW = 128;
assert(WINDOW <= SLOTS_MAX);
/** Batches on their way at once: the next is made while the last is being voted for. */
export const PIPELINE_MAX = 2;
/** A batch closes when its requests have so many bytes together, or so many they are. */
export const BATCH_FILLED_BYTES = 2 << 20;
export const BATCH_FILLED_COUNT = 256;
/** Requests that wait for a slot. */
export const PENDING_MAX = 4096;
export const PENDING_BYTES_MAX = 64 << 20;
/** How far the leader's clock may be ahead of a member's. */
export const CLOCK_AHEAD_MS_MAX = 60_000;

/** While followers want to know that what they have is the latest, members give each other their word this often. */
export const FRESH_MS = 2000;

/** A request that is not executed for so long puts the leader in doubt; doubled with every view that fails. */
export const VIEW_TIMEOUT_MS = 1000;
export const VIEW_TIMEOUT_MS_MAX = 30_000;
/** A request that waits for so long while others are executed has a leader that leaves it out. */
export const STARVED_MS = 15_000;
assert(STARVED_MS > VIEW_TIMEOUT_MS);
/** The same once the connection to the leader is lost. */
export const LOST_LEADER_MS = 200;
/** Votes without effect are sent again this often, and the others asked how far they are. */
export const RESEND_MS = 250;
assert(RESEND_MS < VIEW_TIMEOUT_MS);
/** While nothing happens they are asked ever more rarely, at last so rarely. */
export const STATUS_MS_MAX = 60_000;
/** So rarely while this member wants a view that the others do not need. */
export const ALONE_MS_MAX = 8000;
/** A member that was restarted is given another view at once, but not more often than this. */
export const REJOIN_MS = 2000;
/** And only when it is so near. */
export const REJOIN_VIEWS_MAX = 16;
/** Open slots whose votes are sent again at once. */
export const RESEND_SLOTS_MAX = 8;
/** Times that members are asked, at least, while one must be silent before the ring replaces it. */
export const SUCCESSION_ROUNDS = 4;
/** A member that was asked for state and is silent for so long is passed over. */
export const TRANSFER_TIMEOUT_MS = 1000;
/** Blocks that no member has sent are asked for again after so long; doubled each time. */
export const BLOCKS_PAUSE_MS = 2000;
export const BLOCKS_PAUSE_MS_MAX = 600_000;
/** Nodes and blocks asked for at once. */
export const TRANSFER_WANTED_MAX = 256;
/** Tree nodes looked at in one step. */
export const TRANSFER_WALK_MAX = 500;

/** Forgotten versions that are dropped in one step. */
export const FORGET_SLICE = 256;
/** Versions or nodes that a sweep looks at in one step, the pause to the next, and while nodes are fetched. */
export const SWEEP_SLICE = 64;
export const SWEEP_PAUSE_MS = 5;
export const SWEEP_BUSY_MS = 5000;
/** Nodes of all kept versions that a sweep can mark: some 100 bytes of memory each. */
export const MARKED_MAX = 4_000_000;

/** Kept free for what is already acknowledged, and for small updates such as removals. */
export const RESERVE_BYTES = 4 << 20;
export const RESERVED_UPDATE_BYTES_MAX = 65_536;
