/** A quorum's word that a version was the latest at a time: made by members, checked by whoever reads. */

import { type KeyPair, sign, verify } from '../crypto/index.ts';
import {
  encodeFreshWord,
  type Fresh,
  type FreshVote,
  type RingCertificate,
} from '../wire/index.ts';
import { checkHeartbeat, endsBatch, quorumOf } from './certificate.ts';

/** The word of the member at `index`: it had voted for no slot after `slot` at that time by its clock. */
export function signFreshVote(
  member: KeyPair,
  { aguid, epoch }: RingCertificate,
  { index, slot, timeMs }: Omit<FreshVote, 'signature'>,
): FreshVote {
  const word = encodeFreshWord({ aguid, epoch, slot, timeMs });
  return { index, slot, timeMs, signature: sign(member, 'fresh-word', word) };
}

/** True when that member of the ring signed it. */
export function checkFreshVote(ring: RingCertificate, vote: FreshVote): boolean {
  const { aguid, epoch } = ring;
  const { index, slot, timeMs, signature } = vote;
  const publicKey = ring.members[index]?.publicKey;
  if (publicKey === undefined) return false;
  return verify(
    publicKey,
    'fresh-word',
    encodeFreshWord({ aguid, epoch, slot, timeMs }),
    signature,
  );
}

/**
 * What a quorum says of a version. An update that had been answered by then had a quorum of votes. That quorum and
 * this one share a correct member, which therefore names its slot or a later one: so the update is in the version.
 *
 * @returns the version, and the earliest time of the quorum's words; undefined when they do not prove it
 */
export function checkFresh(
  ring: RingCertificate,
  { heartbeat: certified, votes }: Fresh,
): { readonly version: number; readonly timeMs: number } | undefined {
  if (!endsBatch(certified)) return undefined;
  const heartbeat = checkHeartbeat(ring, certified);
  if (heartbeat === undefined) return undefined;
  const times = new Map<number, number>();
  for (const vote of votes) {
    if (vote.slot > certified.slot || times.has(vote.index)) continue;
    if (checkFreshVote(ring, vote)) times.set(vote.index, vote.timeMs);
    if (times.size === quorumOf(ring)) {
      return { version: heartbeat.version, timeMs: Math.min(...times.values()) };
    }
  }
  return undefined;
}
