/**
 * Insertion, seen from the new node: it asks any member, copies its surrogate's levels, waits for the multicast
 * to be acknowledged, and then looks for nearer neighbors. A returning node does the same.
 * Tapestry, JSAC 2004, §III-C.1.
 */

import type { NodeAddress } from '../base/index.ts';
import { sharedPrefix } from '../id/index.ts';
import { type Join, type JoinAnswer, NODES_MAX, type Notify } from '../wire/index.ts';
import type { AcknowledgedMulticast } from './acknowledged-multicast.ts';
import { INSERTION_TIMEOUT_MS, JOIN_PATIENCE_MS, JOIN_RETRY_MS } from './limits.ts';
import type { Mesh } from './mesh.ts';
import type { NearestNeighbor } from './nearest-neighbor.ts';
import type { Neighbor } from './neighbor.ts';
import { idOf } from './neighbor-map.ts';
import { nextHop } from './next-hop.ts';
import type { Router } from './router.ts';
import { earliest, type Site } from './site.ts';

interface Parts {
  readonly site: Site;
  readonly mesh: Mesh;
  readonly router: Router;
  readonly multicast: AcknowledgedMulticast;
  readonly nearest: NearestNeighbor;
}

interface Attempt {
  readonly gateway: NodeAddress;
  surrogate: NodeAddress | undefined;
  deadlineMs: number;
}

export class Insertion {
  readonly #parts: Parts;
  readonly #site: Site;
  /** The same for all attempts: a surrogate's answer may come when this node has asked again. */
  readonly #session: number;
  /** Members to ask, in turn. UNBOUNDED: bootstrap and remembered neighbors, bounded where they are read. */
  #gateways: NodeAddress[] = [];
  #turn = 0;
  #attempt: Attempt | undefined;
  /** Gateways that were lost since the last wait: when all are, it makes no sense to hurry. */
  #failures = 0;
  #retryMs: number | undefined;
  #aloneMs: number | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#site = parts.site;
    this.#session = parts.site.random.integer(0x1_0000_0000);
  }

  /** True when the node waits for somebody to take it in, whether or not it carries on alone. */
  get isOver(): boolean {
    return this.#attempt === undefined && this.#retryMs === undefined;
  }

  /** To whom questions go that this node cannot answer yet. */
  get surrogate(): NodeAddress | undefined {
    return this.#attempt?.surrogate;
  }

  nextMs(): number | undefined {
    return earliest(this.#attempt?.deadlineMs, this.#retryMs, this.#aloneMs);
  }

  start(bootstrap: readonly NodeAddress[], remembered: readonly NodeAddress[]): void {
    const others = [...bootstrap, ...remembered].filter(
      ({ nodeId }) => nodeId !== this.#site.nodeId,
    );
    this.#gateways = [...new Map(others.map((node) => [node.nodeId, node])).values()];
    if (this.#gateways.length === 0) {
      this.#activate(true);
      return;
    }
    if (remembered.length > 0) this.#aloneMs = this.#site.nowMs + JOIN_PATIENCE_MS;
    this.#ask();
  }

  #ask(): void {
    const gateway = this.#gateways[this.#turn++ % this.#gateways.length] as NodeAddress;
    const { self, nodeId, nowMs } = this.#site;
    this.#retryMs = undefined;
    const deadlineMs = nowMs + JOIN_RETRY_MS;
    this.#attempt = { gateway, surrogate: undefined, deadlineMs };
    const route = { target: nodeId, level: 0, hopCount: 0, origin: self };
    this.#site.send(gateway, { kind: 'join', route, session: this.#session });
  }

  /** At every node on the way to the surrogate, and there. */
  onJoin(message: Join): void {
    const { mesh, router, multicast } = this.#parts;
    const { route, session } = message;
    if (route.origin.nodeId === this.#site.nodeId) return;
    const isMember = ({ address, isInserting }: Neighbor) =>
      !isInserting && address.nodeId !== route.origin.nodeId;
    // Two nodes that join at once must not wait for each other: only a member can be a surrogate.
    const hop = nextHop(mesh.map, route.target, route.level, isMember);
    if (hop !== undefined) {
      router.forward(message, hop);
      return;
    }
    if (route.target !== route.origin.nodeId) {
      this.#site.count('join-under-other-name');
      return;
    }
    const nodes = mesh.nodesFor(route.origin.nodeId).slice(0, NODES_MAX);
    this.#site.send(route.origin, { kind: 'joinAnswer', session, nodes });
    multicast.start(route.origin, session);
  }

  /** Also when the attempt was given up: whoever answers late is inserting this node. */
  onJoinAnswer(from: NodeAddress, { session, nodes }: JoinAnswer): boolean {
    if (!this.#site.inserting && this.isOver) return false;
    if (session !== this.#session || this.#attempt?.surrogate !== undefined) return false;
    const deadlineMs = this.#site.nowMs + INSERTION_TIMEOUT_MS;
    this.#attempt = { gateway: from, surrogate: from, deadlineMs };
    this.#retryMs = undefined;
    this.#takeIn([from, ...nodes]);
    return true;
  }

  onNotify(from: NodeAddress, { session, nodes }: Notify): void {
    if (session !== this.#session) return;
    if (this.#site.inserting) this.#takeIn([from, ...nodes]);
    else for (const node of [from, ...nodes]) this.#parts.mesh.consider(node);
    this.#site.send(from, { kind: 'notifyAck', session });
  }

  #takeIn(nodes: readonly NodeAddress[]): void {
    for (const node of nodes) {
      if (!this.#parts.mesh.isLost(node.nodeId)) this.#parts.mesh.add(node);
    }
  }

  onInserted(from: NodeAddress, session: number): void {
    const attempt = this.#attempt;
    if (session !== this.#session || attempt?.surrogate?.nodeId !== from.nodeId) return;
    this.#attempt = undefined;
    this.#activate(false);
    this.#parts.nearest.start(session, sharedPrefix(this.#site.nodeId, idOf(from)));
  }

  #activate(alone: boolean): void {
    this.#aloneMs = undefined;
    this.#parts.mesh.remembered.write();
    this.#site.inserting = false;
    this.#parts.mesh.announce();
    this.#site.upcall({ kind: 'joined', alone });
  }

  onLost(nodeId: string): void {
    const attempt = this.#attempt;
    const via = attempt?.surrogate ?? attempt?.gateway;
    if (attempt === undefined || via?.nodeId !== nodeId) return;
    this.#fail();
  }

  #fail(): void {
    this.#attempt = undefined;
    this.#failures++;
    if (this.#failures % this.#gateways.length === 0) {
      this.#retryMs = this.#site.nowMs + JOIN_RETRY_MS;
    } else {
      this.#ask();
    }
  }

  tick(): void {
    const { nowMs } = this.#site;
    if (this.#attempt !== undefined && nowMs >= this.#attempt.deadlineMs) this.#fail();
    if (this.#retryMs !== undefined && nowMs >= this.#retryMs) this.#ask();
    if (this.#aloneMs !== undefined && nowMs >= this.#aloneMs) {
      // A pond whose nodes all restart at once has no member to ask: its former members are one.
      this.#activate(true);
      this.askAgain();
    }
  }

  /** Alone, though others were known once: one of them may live after all. */
  askAgain(): void {
    for (const node of this.#gateways) this.#parts.mesh.consider(node);
  }
}
