/** Which nodes order a new volume's updates. */

import { type NodeAddress, OceanError } from '../base/index.ts';
import type { RingMember } from '../wire/index.ts';
import type { Daemon } from './daemon.ts';
import { ping } from './probe.ts';

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
export async function ringMembers(daemon: Daemon, count?: number): Promise<RingMember[]> {
  const self = { publicKey: daemon.home.nodeKey().publicKey, address: daemon.node.self };
  const wanted = count ?? COUNT_DEFAULT;
  if (wanted === 1) return [self];
  const others: RingMember[] = [];
  for (const address of daemon.node.knownNodes().slice(0, ASKED_MAX)) {
    if (others.length === wanted - 1) break;
    const publicKey = await publicKeyOf(daemon, address);
    if (publicKey !== undefined) others.push({ publicKey, address });
  }
  if (others.length === wanted - 1) return [self, ...others];
  if (count === undefined) return [self];
  throw new OceanError(
    'unavailable',
    `A ring of ${count} needs ${count} nodes that answer, and ${others.length + 1} do: start more, or give --ring 1`,
  );
}

/** As TLS proves it on the connection over which the node answers. */
async function publicKeyOf(daemon: Daemon, to: NodeAddress): Promise<Uint8Array | undefined> {
  const answered = await ping(daemon, to).then(
    () => true,
    () => false,
  );
  return answered ? daemon.transport.publicKey(to.nodeId) : undefined;
}
