/** Which nodes of the pond could be members of a ring, and what a certificate would say of them. */

import { isKind, type NodeAddress } from '../base/index.ts';
import type { SocketTransport } from '../host/index.ts';
import type { Aguid } from '../id/index.ts';
import type { OceanNode } from '../node/index.ts';
import type { RingMember } from '../wire/index.ts';
import type { Home } from './home.ts';
import { type RingPlaces, zoneIn } from './ring-members.ts';

const ASK_TIMEOUT_MS = 3000;

/** The node that asks. */
interface Asker {
  readonly node: OceanNode;
  readonly home: Home;
  readonly transport: SocketTransport;
}

export async function ringPlaces(daemon: Asker): Promise<RingPlaces> {
  const { node } = daemon;
  const { standingOf, learnPlaces } = node.packWatch.ports;
  await learnPlaces();
  const zoneOf = (nodeId: string) => standingOf(nodeId)?.zone ?? '';
  const memberAt = async (address: NodeAddress): Promise<RingMember | undefined> => {
    const publicKey = await publicKeyOf(daemon, address);
    return publicKey && { publicKey, address, ...zoneIn(zoneOf(address.nodeId)) };
  };
  return { self: node.self, others: node.knownNodes(), zoneOf, memberAt };
}

/** As TLS proves it, on the connection over which the node answers; undefined when it does not. */
export async function publicKeyOf(
  { node, home, transport }: Asker,
  to: NodeAddress,
): Promise<Uint8Array | undefined> {
  if (to.nodeId === node.self.nodeId) return home.nodeKey().publicKey;
  // The answer itself does not matter: nobody holds an object of that name.
  const nobody = { kind: 'getRing', aguid: '0'.repeat(40) as Aguid } as const;
  const isDead = await node.askMember(to, nobody, ASK_TIMEOUT_MS).then(
    () => false,
    (error) => isKind(error, 'unavailable') || isKind(error, 'timeout'),
  );
  return isDead ? undefined : transport.publicKey(to.nodeId);
}
