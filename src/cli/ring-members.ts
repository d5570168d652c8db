/** Which nodes order a volume's updates. */

import { type NodeAddress, OceanError } from '../base/index.ts';
import type { RingMember } from '../wire/index.ts';

/** What it needs of the node that asks. */
export interface RingPlaces {
  readonly self: NodeAddress;
  /** Nearest first. */
  readonly others: readonly NodeAddress[];
  /** Empty where a node has not told its zone. */
  zoneOf(nodeId: string): string;
  /** With the key that TLS proves on the connection over which the node answers; undefined when it does not. */
  memberAt(address: NodeAddress): Promise<RingMember | undefined>;
}

/** As a certificate has it: left out where it was not told. */
export function zoneIn(zone: string): { readonly zone?: string } {
  return zone === '' ? {} : { zone };
}

/** f = 1: one member may be down, or lie, and nothing stops. */
const COUNT_DEFAULT = 4;
/** More than these are not asked whether they live. */
const ASKED_MAX = 32;

/**
 * This node and others that answer.
 *
 * @param count - 3f + 1; left out: 4 where the pond has so many, else 1
 * @throws OceanError `unavailable` when fewer answer
 */
export async function ringMembers(places: RingPlaces, count?: number): Promise<RingMember[]> {
  const wanted = count ?? COUNT_DEFAULT;
  const self = await places.memberAt(places.self);
  if (self === undefined) throw new OceanError('unavailable', 'This node does not answer itself');
  const members = wanted === 1 ? [self] : await filled(places, [self], [], wanted);
  if (members.length === wanted) return members;
  if (count === undefined) return [self];
  throw new OceanError(
    'unavailable',
    `A ring of ${count} needs ${count} nodes that answer, and ${members.length} do: start more, or give --ring 1`,
  );
}

/**
 * Fills a ring up with nodes that answer: from zones and then hosts with the fewest members, and of those the nearest.
 *
 * @param except - not taken either
 * @returns fewer than `count` where the pond has no more
 */
export async function filled(
  places: RingPlaces,
  rest: readonly RingMember[],
  except: readonly RingMember[],
  count: number,
): Promise<RingMember[]> {
  const members = [...rest];
  const isOut = new Set([...rest, ...except].map(({ address }) => address.nodeId));
  const waiting = [places.self, ...places.others].filter(({ nodeId }) => !isOut.has(nodeId));
  const crowd = ({ nodeId, host }: NodeAddress): number => {
    const zone = places.zoneOf(nodeId);
    const inZone = members.filter(({ address }) => places.zoneOf(address.nodeId) === zone).length;
    // A host is in one zone, so that this only decides between equal zones.
    const onHost = members.filter(({ address }) => address.host === host).length;
    return inZone * (members.length + 1) + onHost;
  };
  for (let asked = 0; asked < ASKED_MAX && members.length < count; asked++) {
    let best: NodeAddress | undefined;
    for (const one of waiting) if (best === undefined || crowd(one) < crowd(best)) best = one;
    if (best === undefined) break;
    waiting.splice(waiting.indexOf(best), 1);
    const member = await places.memberAt(best);
    if (member !== undefined) members.push(member);
  }
  return members;
}
