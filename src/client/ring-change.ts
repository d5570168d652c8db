/** From one ring of an object to the next: the present one's last act is to agree on it, then the next begins. */

import { OceanError } from '../base/index.ts';
import { checkRing } from '../object/index.ts';
import type { ObjectCertificate, ObjectMessage, RingCertificate, Signed } from '../wire/index.ts';

export interface RingSuccession {
  readonly object: ObjectCertificate;
  /** The owner signed both, one for the epoch after the other's. */
  readonly ring: Signed;
  readonly next: Signed;
}

/**
 * Resolves when the next ring has certified the version that it took over. May be repeated when it was interrupted.
 *
 * @param ask - asks a ring for an answer that proves itself
 * @throws OceanError `conflict` when another ring has taken over; `invalid` without the owner's signature;
 *   `unavailable` when either ring has no quorum
 */
export async function changeRing(
  { object, ring, next }: RingSuccession,
  ask: (ring: RingCertificate, message: ObjectMessage) => Promise<ObjectMessage>,
): Promise<void> {
  const [present, following] = [checkRing(object, ring), checkRing(object, next)];
  if (present === undefined || following === undefined) {
    throw new OceanError('invalid', 'Cannot change the ring: its owner did not sign both');
  }
  const { aguid } = present;
  const ended = await ask(present, { kind: 'reconfigure', aguid, ring: next });
  if (ended.kind !== 'result') {
    throw new OceanError('conflict', 'The ring has been changed elsewhere meanwhile');
  }
  const handover = { ring, heartbeat: ended.heartbeat };
  await ask(following, { kind: 'create', object, ring: next, handover });
}
