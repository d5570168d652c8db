/** Which nodes order a new volume's updates. */

import { type NodeAddress, OceanError } from '../base/index.ts';
import type { RingMember } from '../wire/index.ts';

/** What it needs of the node that asks. */
export interface RingPlaces {
  readonly self: RingMember;
  /** Nearest first. */
  readonly others: readonly NodeAddress[];
  /** As TLS proves it, on the connection over which the node answers; undefined when it does not. */
  publicKeyOf(to: NodeAddress): Promise<Uint8Array | undefined>;
}

/** f = 1: one member may be down, or lie, and nothing stops. */
const COUNT_DEFAULT = 4;
/** More than these are not asked whether they live. */
const ASKED_MAX = 32;

/**
 * This node and the nearest others that answer.
 *
 * @param count - 3f + 1; left out: 4 where the pond has so many, else 1
 * @throws OceanError `unavailable` when fewer answer
 */
export async function ringMembers(places: RingPlaces, count?: number): Promise<RingMember[]> {
  const wanted = count ?? COUNT_DEFAULT;
  if (wanted === 1) return [places.self];
  const others: RingMember[] = [];
  for (const address of places.others.slice(0, ASKED_MAX)) {
    if (others.length === wanted - 1) break;
    const publicKey = await places.publicKeyOf(address);
    if (publicKey !== undefined) others.push({ publicKey, address });
  }
  if (others.length === wanted - 1) return [places.self, ...others];
  if (count === undefined) return [places.self];
  throw new OceanError(
    'unavailable',
    `A ring of ${count} needs ${count} nodes that answer, and ${others.length + 1} do: start more, or give --ring 1`,
  );
}
