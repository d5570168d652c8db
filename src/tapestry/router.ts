/**
 * Sends routed messages hop by hop, and again by another way when the next hop falls silent or turns out to be
 * lost. Nothing is acknowledged hop by hop: a neighbor that was not heard of late is asked whether it lives, and
 * owes the answer within its round trip's timeout. Tapestry, JSAC 2004, §III-B.1 and §III-D.
 */

import type { NodeAddress } from '../base/index.ts';
import { HOPS_MAX, type Route, type Routed } from '../wire/index.ts';
import { IN_FLIGHT_MAX, IN_FLIGHT_MS } from './limits.ts';
import type { Mesh } from './mesh.ts';
import type { NextHop } from './next-hop.ts';
import type { Site } from './site.ts';

interface InFlight {
  readonly to: string;
  readonly atMs: number;
  /** As it was before it was sent: routed again from here when `to` is lost. */
  readonly message: Routed;
}

export class Router {
  readonly #site: Site;
  readonly #mesh: Mesh;
  /** INVARIANT: oldest first, at most IN_FLIGHT_MAX. */
  #inFlight: InFlight[] = [];

  constructor(site: Site, mesh: Mesh) {
    this.#site = site;
    this.#mesh = mesh;
  }

  /** One hop on. `changes` are what the message gains on the way. */
  forward<M extends Routed>(message: M, hop: NextHop, changes: Partial<M> = {}): void {
    const { route } = message;
    const onward: Route = { ...route, level: hop.level, hopCount: route.hopCount + 1 };
    if (onward.hopCount > HOPS_MAX) {
      this.#site.count('route-too-long');
      return;
    }
    this.sendDirectly(hop.neighbor.address, { ...message, ...changes, route: onward }, message);
  }

  /** @param again - what is routed from here when `to` is lost */
  sendDirectly(to: NodeAddress, message: Routed, again: Routed): void {
    const { nowMs } = this.#site;
    this.#inFlight.push({ to: to.nodeId, atMs: nowMs, message: again });
    if (this.#inFlight.length > IN_FLIGHT_MAX) {
      // Half at a time: to move the rest for every message would cost more than all else here.
      this.#inFlight = this.#inFlight.slice(IN_FLIGHT_MAX / 2);
    }
    this.#site.send(to, message);
    this.#mesh.expectLife(to.nodeId);
  }

  /** What was sent to a silent node lately, and perhaps not received. */
  takeBack(nodeId: string): Routed[] {
    const sinceMs = this.#site.nowMs - IN_FLIGHT_MS;
    const back = this.#inFlight.filter(({ to, atMs }) => to === nodeId && atMs >= sinceMs);
    this.#inFlight = this.#inFlight.filter(({ to, atMs }) => to !== nodeId && atMs >= sinceMs);
    return back.map(({ message }) => message);
  }
}
