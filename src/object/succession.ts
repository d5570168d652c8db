/** The rings to which a ring may give way without its owner: one member is another, which the owner has named. */

import { EMPTY, equal } from '../base/index.ts';
import {
  decodeRingCertificate,
  encodeRingCertificate,
  type RingCertificate,
} from '../wire/index.ts';

/** Which member goes, and which spare takes its place, by their positions. */
export interface Step {
  readonly gone: number;
  readonly spare: number;
}

/** The ring after that step; undefined where the owner does not let this ring make it. */
export function successor(ring: RingCertificate, step: Step): RingCertificate | undefined {
  const { succession, members, faultyMax, epoch } = ring;
  const fresh = succession?.spares[step.spare];
  if (succession === undefined || fresh === undefined) return undefined;
  // One member alone is gone for good when it is silent, and two keys that are one would vote twice.
  const gone = members[step.gone];
  if (gone === undefined || (succession.otherZone && fresh.zone === gone.zone)) return undefined;
  if (faultyMax === 0 || members.some((one) => equal(one.publicKey, fresh.publicKey)))
    return undefined;
  return {
    aguid: ring.aguid,
    epoch: epoch + 1,
    faultyMax,
    members: members.map((one, index) => (index === step.gone ? fresh : one)),
    succession: { ...succession, spares: succession.spares.filter((one) => one !== fresh) },
  };
}

/** Members that would stand in the spare's zone with it. */
export function neighborsOf(ring: RingCertificate, { gone, spare }: Step): number {
  const zone = ring.succession?.spares[spare]?.zone;
  return ring.members.filter((one, index) => index !== gone && one.zone === zone).length;
}

/** The step that leads from a ring to that certificate, if one does. All else must be the same. */
export function stepTo(ring: RingCertificate, body: Uint8Array): Step | undefined {
  const next = decodeRingCertificate(body);
  const gone =
    next?.members.findIndex(
      ({ publicKey }, index) => !equal(publicKey, ring.members[index]?.publicKey ?? EMPTY),
    ) ?? -1;
  const fresh = next?.members[gone]?.publicKey ?? EMPTY;
  const spare = ring.succession?.spares.findIndex(({ publicKey }) => equal(publicKey, fresh)) ?? -1;
  const made = successor(ring, { gone, spare });
  const isIt = made !== undefined && equal(encodeRingCertificate(made), body);
  return isIt ? { gone, spare } : undefined;
}
