/** The word of ring members that a version is the latest: how it is signed, and how it travels. */

import { type Aguid, guidBytes } from '../id/index.ts';
import { isCount, isOfLength } from './check.ts';
import { ocean } from './generated/ocean.js';
import {
  type CertifiedHeartbeat,
  certifiedHeartbeatFromWire,
  certifiedHeartbeatToWire,
  MEMBERS_MAX,
} from './object-certificate.ts';

/** What a member signs: it had voted for no slot after that one at that time by its clock. */
export interface FreshWord {
  readonly aguid: Aguid;
  readonly epoch: number;
  readonly slot: number;
  readonly timeMs: number;
}

/** A member's word in short, with its signature. */
export interface FreshVote extends Pick<FreshWord, 'slot' | 'timeMs'> {
  readonly index: number;
  readonly signature: Uint8Array;
}

/** The heartbeat's version was the latest when the earliest of a quorum's words was given. */
export interface Fresh {
  readonly kind: 'fresh';
  readonly heartbeat: CertifiedHeartbeat;
  readonly votes: readonly FreshVote[];
}

export function encodeFreshWord(word: FreshWord): Uint8Array {
  return ocean.object.FreshWord.encode({ ...word, aguid: guidBytes(word.aguid) }).finish();
}

export function freshToWire({ heartbeat, votes }: Fresh): ocean.object.IFresh {
  return { heartbeat: certifiedHeartbeatToWire(heartbeat), votes: [...votes] };
}

export function freshFromWire(wire: ocean.object.IFresh): Fresh | undefined {
  const heartbeat = certifiedHeartbeatFromWire(wire.heartbeat);
  if (heartbeat === undefined || (wire.votes?.length ?? 0) > MEMBERS_MAX) return undefined;
  const votes = (wire.votes ?? []).map(freshVoteFromWire);
  const good = votes.filter((vote) => vote !== undefined);
  return good.length === votes.length ? { kind: 'fresh', heartbeat, votes: good } : undefined;
}

type WireVote = Pick<ocean.object.IFreshVote, 'index' | 'slot' | 'timeMs' | 'signature'>;

/** Also of what members say to each other, where the index goes without saying. */
export function freshVoteFromWire(wire: WireVote): FreshVote | undefined {
  const [index, slot, timeMs] = [wire.index ?? 0, wire.slot ?? 0, wire.timeMs ?? 0];
  const { signature } = wire;
  if (!isCount(slot) || !isCount(timeMs) || !isOfLength(signature, 64)) return undefined;
  return { index, slot, timeMs, signature };
}
