/** Applications' messages: ROUTETONODE, ROUTETOOBJECT, DELIVER and FORWARD of Tapestry, JSAC 2004, §II-B. */

import type { NodeAddress } from '../base/index.ts';
import { type Guid, type NodeId, saltedGuid } from '../id/index.ts';
import { APPLICATION_BYTES_MAX, type Carry } from '../wire/index.ts';
import { BoundedMap } from './bounded-map.ts';
import type { Application, Forward } from './interface.ts';
import { DELIVERED_MAX, NEAR_ASKED, ROOT_COUNT } from './limits.ts';
import type { Parts } from './location.ts';
import type { Mesh } from './mesh.ts';
import type { Neighbor } from './neighbor.ts';
import { type NextHop, nextHop } from './next-hop.ts';
import { type Publication, saltedGuids } from './publication.ts';
import type { Router } from './router.ts';
import type { Site } from './site.ts';

/** The layer above may send a message to a node that is not in the map. */
function strangerAt(address: NodeAddress): Neighbor {
  const unknown = {
    incarnation: undefined,
    rttMs: undefined,
    deviationMs: 0,
    isSuspect: false,
    isInserting: false,
    heardAtMs: 0,
  };
  return { address, level: 0, digit: 0, ...unknown };
}

export class Applications {
  readonly #site: Site;
  readonly #mesh: Mesh;
  readonly #router: Router;
  readonly #publication: Publication;
  readonly #forward: Forward | undefined;
  /** A message that was sent again after a loss is delivered once. */
  readonly #delivered = new BoundedMap<string, true>(DELIVERED_MAX);
  #number: number;

  constructor(parts: Parts, forward: Forward | undefined) {
    this.#site = parts.site;
    this.#mesh = parts.mesh;
    this.#router = parts.router;
    this.#publication = parts.publication;
    this.#forward = forward;
    // Not from 0: others remember the numbers that were used before a restart.
    this.#number = parts.site.random.integer(0x1_0000_0000);
  }

  /** The message to route, or undefined when it is too long. */
  start(
    what: Application & { readonly guid: Guid; readonly mode: Carry['mode'] },
    count = 1,
  ): Carry | undefined {
    const { guid, mode, application, bytes } = what;
    if (bytes.length > APPLICATION_BYTES_MAX) {
      this.#site.count('application-message-too-long');
      return undefined;
    }
    this.#number = (this.#number + 1) >>> 0;
    const route = { target: guid, level: 0, hopCount: 0, origin: this.#site.self };
    return {
      kind: 'carry',
      route,
      number: this.#number,
      application,
      mode,
      guid,
      saltIndex: 0,
      count,
      served: [],
      arrived: false,
      local: false,
      bytes,
    };
  }

  /** The same message on all ways to an object at once. A server delivers the first that comes. */
  inParallel(message: Carry): Carry[] {
    const all = Array.from({ length: ROOT_COUNT }, (_, saltIndex) => {
      const route = { ...message.route, target: saltedGuid(message.guid, saltIndex) };
      return { ...message, saltIndex, route };
    });
    for (const { address } of this.#mesh.nearest(NEAR_ASKED, 0)) {
      this.#site.send(address, { ...message, local: true });
    }
    return all;
  }

  onCarry(message: Carry): void {
    if (message.arrived) this.#deliver(message);
    else if (message.mode === 'object') this.#toServers(message);
    else this.#onward(message);
  }

  #onward(message: Carry): void {
    const isTarget = message.route.target === this.#site.nodeId;
    const hop = isTarget
      ? undefined
      : nextHop(this.#mesh.map, message.route.target, message.route.level);
    const passed = this.#pass(message, hop);
    if (passed === undefined) return;
    if (passed.hop !== undefined) this.#router.forward(passed.message, passed.hop);
    else if (message.mode === 'root' || isTarget) this.#deliver(passed.message);
    else if (message.mode === 'node') this.#site.count('node-not-found');
  }

  /** Asks the layer above. Undefined when it ended the route. */
  #pass(
    message: Carry,
    hop: NextHop | undefined,
  ): { message: Carry; hop: NextHop | undefined } | undefined {
    const { guid, application, bytes, route } = message;
    const next = hop?.neighbor.address;
    const verdict = this.#forward?.({ guid, application, bytes, next, origin: route.origin });
    if (verdict === undefined) return { message, hop };
    if (verdict.kind === 'end') return undefined;
    const changed = { ...message, bytes: verdict.bytes ?? bytes };
    if (verdict.next === undefined) return { message: changed, hop };
    const known = this.#mesh.map.get(verdict.next.nodeId);
    const neighbor = known ?? strangerAt(verdict.next);
    return { message: changed, hop: { neighbor, level: message.route.level } };
  }

  /** Each hop sends to the closest servers it knows and asks on for the rest: Common API, §3. */
  #toServers(message: Carry): void {
    const served = [...message.served];
    let { count } = message;
    const { route, local } = message;
    const targets = local ? saltedGuids(route.target) : [route.target];
    for (const server of targets.flatMap((target) => this.#publication.serversOf(target))) {
      if (count === 0) break;
      if (served.includes(server.nodeId as NodeId)) continue;
      // If this server is lost, the hop looks for one other server in its place.
      const again = { ...message, count: 1, served: [...served], local: false };
      this.#router.sendDirectly(server, { ...message, arrived: true }, again);
      served.push(server.nodeId as NodeId);
      count--;
    }
    if (count === 0 || message.local) return;
    const rest = { ...message, served, count };
    const hop = nextHop(this.#mesh.map, message.route.target, message.route.level);
    if (hop !== undefined) this.#onward(rest);
    else this.#atRoot(rest);
  }

  /** Nobody known here: the next salted name may have a root that knows more. */
  #atRoot(message: Carry): void {
    const saltIndex = message.saltIndex + 1;
    if (message.served.length > 0) return;
    if (saltIndex >= ROOT_COUNT) {
      this.#site.count('object-not-found');
      return;
    }
    const target = saltedGuid(message.guid, saltIndex);
    const route = { ...message.route, target, level: 0 };
    this.#toServers({ ...message, saltIndex, route });
  }

  #deliver(message: Carry): void {
    const { guid, application, bytes, route, number } = message;
    const key = `${route.origin.nodeId} ${number}`;
    if (this.#delivered.has(key)) {
      this.#site.count('delivered-twice');
      return;
    }
    this.#delivered.set(key, true);
    this.#site.upcall({ kind: 'deliver', guid, origin: route.origin, application, bytes });
  }
}
