/** Commands about the overlay: routes, round trips, and what is out of reach. */

import { isKind, type NodeAddress, OceanError } from '../../base/index.ts';
import { type Guid, type NodeId, parseGuid, sharedPrefix } from '../../id/index.ts';
import { QUERY_TIMEOUT_MS } from '../../node/index.ts';
import { checkRing } from '../../object/index.ts';
import type { CommandContext, Handler } from '../control.ts';
import type { Daemon } from '../daemon.ts';
import { type NodePlace, withRtt } from '../placement.ts';
import { ping } from '../probe.ts';

const NODES_PINGED_MAX = 64;
const SERVERS_SHOWN_MAX = 64;

/** One node of a route. */
export interface HopPlace extends NodePlace {
  /** Leading digits that its NodeId shares with the target. */
  readonly digits: number;
}

/** Answer to `route`. */
export interface Routed {
  readonly target: Guid;
  /** From this node to the root; round trips from the hop before, as that one measured them. */
  readonly hops: readonly HopPlace[];
  /** Null when a hop was not measured. */
  readonly totalRttMs: number | null;
  /** Nodes with an object of that name, nearest first; null when nobody answered in time; absent if not asked. */
  readonly servers?: readonly NodePlace[] | null | undefined;
}

/** Answer to `node.ping`. */
export interface Pinged extends NodeAddress {
  readonly sentCount: number;
  /** Those that were answered. */
  readonly rttsMs: readonly number[];
  readonly minMs: number | null;
  readonly meanMs: number | null;
  readonly maxMs: number | null;
}

/** Members through which a node that is made of exported keys joins. */
export const BOOTSTRAP_MAX = 16;

export function overlayHandlers(daemon: Daemon): Record<string, Handler> {
  return {
    route: async ({ target, servers }) => {
      const guid = parseGuid(target) ?? ((await nodeOf(daemon, String(target))).nodeId as NodeId);
      return routeTo(daemon, guid, { withServers: servers !== false });
    },
    'node.ping': async ({ node, count }, context) =>
      pingOften(daemon, await nodeOf(daemon, node), { count, context }),
    'node.known': async () => daemon.node.knownNodes().slice(0, BOOTSTRAP_MAX),
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

async function routeTo(
  daemon: Daemon,
  target: Guid,
  { withServers }: { withServers: boolean },
): Promise<Routed> {
  const hops = await wayTo(daemon, target);
  const places = hops.map(({ node, rttMs }) => ({
    ...plain(node),
    digits: sharedPrefix(target, node.nodeId as NodeId),
    rttMs: rttMs ?? null,
  }));
  const isNode = places.at(-1)?.nodeId === target;
  const isMeasured = places.every(({ rttMs }) => rttMs !== null);
  return {
    target,
    hops: places,
    totalRttMs: isMeasured ? places.reduce((sum, { rttMs }) => sum + (rttMs ?? 0), 0) : null,
    // A node's own name is no object's.
    servers: !withServers || isNode ? undefined : await serversOf(daemon, target),
  };
}

async function serversOf(daemon: Daemon, target: Guid): Promise<NodePlace[] | null> {
  const { outcome, servers } = await daemon.node.locate(target, SERVERS_SHOWN_MAX);
  if (outcome === 'timeout') return null;
  const distance = ({ rttMs }: NodePlace) => rttMs ?? Number.MAX_VALUE;
  return servers.map((node) => withRtt(daemon, node)).sort((a, b) => distance(a) - distance(b));
}

/** @throws OceanError `timeout` */
async function wayTo(daemon: Daemon, target: Guid) {
  const { outcome, hops } = await daemon.node.trace(target);
  if (outcome === 'found' && hops.length > 0) return hops;
  const seconds = QUERY_TIMEOUT_MS / 1000;
  throw new OceanError(
    'timeout',
    `No route to ${target} was found in ${seconds} s: see "ocean status" for lost neighbors, and try again`,
  );
}

/** Round trips one after the other; silence is counted, and does not end it. */
async function pingOften(
  daemon: Daemon,
  address: NodeAddress,
  { count, context }: { count: number; context: CommandContext },
): Promise<Pinged> {
  const { progress, signal } = context;
  const rttsMs: number[] = [];
  let sentCount = 0;
  while (sentCount < count && !signal.aborted) {
    const rttMs = await ping(daemon, address).catch(silence);
    sentCount++;
    if (rttMs !== undefined) rttsMs.push(rttMs);
    const what = rttMs === undefined ? 'no answer' : `${rttMs.toFixed(2)} ms`;
    progress({ done: sentCount, total: count, what });
  }
  const isAnswered = rttsMs.length > 0;
  return {
    ...plain(address),
    sentCount,
    rttsMs,
    minMs: isAnswered ? Math.min(...rttsMs) : null,
    meanMs: isAnswered ? rttsMs.reduce((sum, ms) => sum + ms, 0) / rttsMs.length : null,
    maxMs: isAnswered ? Math.max(...rttsMs) : null,
  };
}

function silence(error: unknown): undefined {
  if (!isKind(error, 'timeout') && !isKind(error, 'unavailable')) throw error;
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

/** Nodes whose addresses are known here, whether they live or not. */
function addressesOf(daemon: Daemon): NodeAddress[] {
  const { node, config, home } = daemon;
  const members = home.volumeNames().flatMap((volume) => membersOf(daemon, volume));
  // What the overlay says last is the newest.
  const all = [...config.bootstrap, ...members, ...node.knownNodes(), node.self];
  return [...new Map(all.map((address) => [address.nodeId, address])).values()];
}

/** A node by its NodeId, by the first digits of one that is known here, or by its address. */
export async function nodeOf(daemon: Daemon, text: string): Promise<NodeAddress> {
  const fitting = addressesOf(daemon).filter(
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
      `No known node is "${text}": see "ocean status -v", or give all 40 digits of its NodeId`,
    );
  }
  const end = (await wayTo(daemon, nodeId)).at(-1)?.node;
  if (end?.nodeId === nodeId) return end;
  throw new OceanError('not-found', `No node ${nodeId} is in the pond: its place is another's`);
}
