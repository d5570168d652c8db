/** What a replica answers to another one that wants to follow at it. */

import type { ErrorKind, NodeAddress } from '../base/index.ts';
import type { ObjectMessage } from '../wire/index.ts';
import type { CommitLog } from './commit-log.ts';
import type { Followed } from './followed.ts';
import { standsBefore } from './rank.ts';

function refused(error: ErrorKind, reason: string): ObjectMessage[] {
  return [{ kind: 'refused', error, message: `Cannot follow the object here: ${reason}` }];
}

/** The commits that the child lacks, or the latest heartbeat when they are not at hand or there are none. */
export function answerChild(
  nowMs: number,
  place: { self: string | undefined; followed: Followed | undefined; log: CommitLog },
  child: { readonly address: NodeAddress; readonly version: number; readonly fresh: boolean },
): ObjectMessage[] {
  const { self, followed, log } = place;
  const { latest, certified } = followed ?? {};
  if (self === undefined || !followed || !latest || !certified) {
    return refused('not-found', 'this node has no replica of it');
  }
  const { aguid, choice, children } = followed;
  if (!standsBefore(aguid, self, child.address.nodeId)) {
    return refused('invalid', 'this node stands behind the one that asks');
  }
  // Who goes on being served by one that hears nothing would hear nothing either, and not know it.
  if (!choice.isFed(nowMs)) return refused('unavailable', 'this node has no parent itself');
  const has = children.take(nowMs, { ...child, latest: latest.version });
  if (has === undefined) return refused('busy', 'this node has too many followers');
  const commits = has < latest.version ? log.between(aguid, has, latest.version) : undefined;
  return (
    commits ?? [
      { kind: 'heartbeats', heartbeats: [certified], ring: followed.ringSigned, rings: [] },
    ]
  );
}
