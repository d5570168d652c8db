/** Commands about the overlay: routes, round trips, and what is out of reach. */

import { type NodeAddress, OceanError } from '../../base/index.ts';
import { type NodeId, parseGuid } from '../../id/index.ts';
import { checkRing } from '../../object/index.ts';
import type { Handler } from '../control.ts';
import type { Daemon } from '../daemon.ts';
import { ping } from '../probe.ts';

const NODES_PINGED_MAX = 64;

export function overlayHandlers(daemon: Daemon): Record<string, Handler> {
  return {
    route: async ({ target }) => {
      const guid = parseGuid(target);
      if (guid === undefined)
        throw new OceanError('invalid', `"${target}" is no GUID: it has 40 hex digits`);
      const { outcome, hops } = await daemon.node.trace(guid);
      if (outcome !== 'found')
        throw new OceanError('timeout', `No route to ${guid} was found in time`);
      return { target: guid, hops: hops.map(({ node, rttMs }) => ({ ...plain(node), rttMs })) };
    },
    'node.ping': async ({ node, count }, { signal }) => {
      const address = await nodeOf(daemon, node);
      const rttsMs: number[] = [];
      for (let i = 0; i < count && !signal.aborted; i++) rttsMs.push(await ping(daemon, address));
      return { ...plain(address), rttsMs };
    },
    'node.reach': async () => {
      const nodes = daemon.node.knownNodes().slice(0, NODES_PINGED_MAX);
      return {
        nodes: await pingAll(daemon, nodes),
        rings: await Promise.all(
          daemon.home.volumeNames().map(async (volume) => ({
            volume,
            members: await pingAll(daemon, membersOf(daemon, volume)),
          })),
        ),
      };
    },
  };
}

function plain({ nodeId, host, port }: NodeAddress): NodeAddress {
  return { nodeId, host, port };
}

function membersOf(daemon: Daemon, volume: string): NodeAddress[] {
  const { object, ring } = daemon.home.volumeKeys(volume);
  return checkRing(object, ring)?.members.map(({ address }) => address) ?? [];
}

async function pingAll(daemon: Daemon, nodes: readonly NodeAddress[]) {
  return Promise.all(
    nodes.map(async (node) => ({
      ...plain(node),
      rttMs: await ping(daemon, node).catch(() => null),
    })),
  );
}

/** A node by its NodeId, by the first digits of one that is known here, or by its address. */
async function nodeOf(daemon: Daemon, text: string): Promise<NodeAddress> {
  const known = [daemon.node.self, ...daemon.node.knownNodes()];
  const fitting = known.filter(
    ({ nodeId, host, port }) => nodeId.startsWith(text) || `${host}:${port}` === text,
  );
  if (fitting.length > 1)
    throw new OceanError('invalid', `"${text}" fits ${fitting.length} nodes: give more digits`);
  const [only] = fitting;
  if (only !== undefined) return only;
  const nodeId = parseGuid<NodeId>(text);
  if (nodeId === undefined) {
    throw new OceanError(
      'not-found',
      `No known node is "${text}": see "ocean status", or give all 40 digits of its NodeId`,
    );
  }
  const { hops } = await daemon.node.trace(nodeId);
  const end = hops.at(-1)?.node;
  if (end?.nodeId === nodeId) return end;
  throw new OceanError('not-found', `No node ${nodeId} is in the pond: its place is another's`);
}
