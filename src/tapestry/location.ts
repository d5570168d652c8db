/** What a node on the path does with questions: where is the object, which way leads to its root. */

import type { NodeAddress } from '../base/index.ts';
import type { NodeId } from '../id/index.ts';
import type { Locate, Trace } from '../wire/index.ts';
import type { Mesh } from './mesh.ts';
import { nextHop } from './next-hop.ts';
import { type Publication, saltedGuids } from './publication.ts';
import type { Router } from './router.ts';
import type { Site } from './site.ts';

export interface Parts {
  readonly site: Site;
  readonly mesh: Mesh;
  readonly router: Router;
  readonly publication: Publication;
}

/** The servers of both lists, those of the first before, none twice, at most `count`. */
export function mergedServers(
  first: readonly NodeAddress[],
  second: readonly NodeAddress[],
  count: number,
): NodeAddress[] {
  const byId = new Map<string, NodeAddress>();
  for (const server of [...first, ...second]) {
    if (!byId.has(server.nodeId)) byId.set(server.nodeId, server);
  }
  return [...byId.values()].slice(0, count);
}

/** A neighbor asks what this node knows itself, under any of the object's names. */
export function onLocateHere({ site, publication }: Parts, message: Locate): void {
  const { route, count, query, except } = message;
  const known = saltedGuids(route.target)
    .flatMap((target) => publication.serversOf(target))
    .filter(({ nodeId }) => !except.includes(nodeId as NodeId));
  const servers = mergedServers([], known, count);
  if (servers.length === 0) return;
  site.send(route.origin, { kind: 'located', query, servers, hopCount: 1 });
}

/** Answers when enough servers are known here, or at the root. Tapestry, JSAC 2004, §III-B.2. */
export function onLocate(parts: Parts, message: Locate): void {
  const { site, mesh, router, publication } = parts;
  const { route, count, query, except } = message;
  const known = publication
    .serversOf(route.target)
    .filter(({ nodeId }) => !except.includes(nodeId as NodeId));
  const servers = mergedServers(message.servers, known, count);
  const hop = nextHop(mesh.map, route.target, route.level);
  if (servers.length < count && hop !== undefined) {
    router.forward(message, hop, { servers });
  } else {
    site.send(route.origin, { kind: 'located', query, servers, hopCount: route.hopCount });
  }
}

export function onTrace({ site, mesh, router }: Parts, message: Trace): void {
  const { route, query } = message;
  const here = { node: site.self, rttMs: 0 };
  const hops = message.hops.length === 0 ? [here] : message.hops;
  const hop = nextHop(mesh.map, route.target, route.level);
  if (hop === undefined) {
    site.send(route.origin, { kind: 'traced', query, hops });
    return;
  }
  const { address, rttMs } = hop.neighbor;
  router.forward(message, hop, { hops: [...hops, { node: address, rttMs }] });
}
