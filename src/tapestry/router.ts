/**
 * Sends routed messages hop by hop, and again by another way when the next hop turns out to be lost.
 * Tapestry, JSAC 2004, §III-B.1 and §III-D.
 */

import type { NodeAddress } from '../base/index.ts';
import { HOPS_MAX, type Route, type Routed } from '../wire/index.ts';
import { IN_FLIGHT_MAX, IN_FLIGHT_MS } from './limits.ts';
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
  /** INVARIANT: oldest first, at most IN_FLIGHT_MAX. */
  #inFlight: InFlight[] = [];

  constructor(site: Site) {
    this.#site = site;
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
    while (this.#inFlight.length > IN_FLIGHT_MAX || this.#isOver(this.#inFlight[0])) {
      this.#inFlight.shift();
    }
    this.#site.send(to, message);
  }

  #isOver(entry: InFlight | undefined): boolean {
    return entry !== undefined && this.#site.nowMs > entry.atMs + IN_FLIGHT_MS;
  }

  /** What was sent to the lost node just before. */
  takeBack(nodeId: string): Routed[] {
    const back = this.#inFlight.filter((entry) => entry.to === nodeId && !this.#isOver(entry));
    this.#inFlight = this.#inFlight.filter((entry) => entry.to !== nodeId);
    return back.map(({ message }) => message);
  }
}
