/** What moves of fragments take and give, and how patient they are. */

import type { NodeAddress } from '../base/index.ts';
import type { PackGuid } from '../id/index.ts';
import type { PackHolder } from '../wire/index.ts';

/** Packs are looked at this often, so many at a time. */
export const MOVE_LOOK_MS = 1000;
export const MOVE_LOOKS_MAX = 16;
/** Without need a fragment moves only to a node that is less full by so many steps. */
export const FILL_STEPS_LESS = 2;
/** Without need nodes move slower by how many they know, at least so many times: all may have found the same target. */
export const LEISURELY_SHARE_MIN = 4;
/** A drained node offers what it could not give away again after this part of the time to settle. */
export const DRAIN_AGAIN_PART = 4;

export type MoveReason = 'drain' | 'balance';

/** A fragment that is here should be elsewhere. */
export interface MovePack {
  readonly kind: 'move';
  readonly pack: PackGuid;
  readonly index: number;
  readonly reason: MoveReason;
  /** Of `balance`: whoever it was found to be better at. */
  readonly to: NodeAddress | undefined;
  /** Who is believed to hold fragments, this node included. */
  readonly holders: readonly NodeAddress[];
}

export interface MoveOutcome {
  readonly isMoved: boolean;
  /** All other nodes were asked, and none took it. */
  readonly isRefused: boolean;
  readonly bytesMoved: number;
  /** All that answered; after a move as it is then. None: nothing was learnt. */
  readonly holders: readonly PackHolder[];
}
