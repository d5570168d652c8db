/**
 * Acknowledged multicast: tells all nodes that share the joiner's prefix, over a tree that answers from its leaves
 * back to the surrogate. Until a node's part is acknowledged it holds the joiner only as a pinned pointer.
 * Tapestry, JSAC 2004, §III-C.1; Hildrum et al., SPAA 2002.
 */

import type { NodeAddress } from '../base/index.ts';
import { DIGIT_COUNT, RADIX, sharedPrefix } from '../id/index.ts';
import type { Multicast, MulticastAck } from '../wire/index.ts';
import { MULTICAST_TIMEOUT_MS, MULTICASTS_MAX } from './limits.ts';
import type { Mesh } from './mesh.ts';
import { idOf } from './neighbor-map.ts';
import type { Publication } from './publication.ts';
import type { Site } from './site.ts';
import { fillHole, holesOf } from './watchlist.ts';

interface Running {
  readonly joiner: NodeAddress;
  readonly session: number;
  /** Who asked; undefined at the surrogate. */
  readonly parent: NodeAddress | undefined;
  /** Who has not acknowledged yet. */
  readonly waiting: Set<string>;
  /** Object pointers on their way to the joiner; undefined while the multicast goes on. */
  transfers: Set<number> | undefined;
  deadlineMs: number;
}

function keyOf(joiner: string, session: number): string {
  return `${joiner} ${session}`;
}

export class AcknowledgedMulticast {
  readonly #site: Site;
  readonly #mesh: Mesh;
  readonly #publication: Publication;
  /** INVARIANT: at most MULTICASTS_MAX. Their joiners are this node's pinned pointers. */
  readonly #running = new Map<string, Running>();

  constructor(site: Site, mesh: Mesh, publication: Publication) {
    this.#site = site;
    this.#mesh = mesh;
    this.#publication = publication;
  }

  /** Nodes whose insertion passes through here and is not acknowledged yet. */
  pinned(): NodeAddress[] {
    return [...this.#running.values()].map(({ joiner }) => joiner);
  }

  nextMs(): number | undefined {
    let next: number | undefined;
    for (const { deadlineMs } of this.#running.values()) {
      next = Math.min(next ?? deadlineMs, deadlineMs);
    }
    return next;
  }

  /** At the surrogate. */
  start(joiner: NodeAddress, session: number): void {
    if (this.#running.has(keyOf(joiner.nodeId, session))) return;
    this.#mesh.remove(joiner.nodeId);
    const prefixLength = sharedPrefix(this.#site.nodeId, idOf(joiner));
    const watchlist = holesOf(this.#mesh.map, idOf(joiner), prefixLength);
    const message = { joiner, session, prefixLength, watchlist, pinned: false };
    this.#run({ kind: 'multicast', ...message }, undefined);
  }

  onMulticast(from: NodeAddress, message: Multicast): void {
    const { joiner, session } = message;
    const isOwn = joiner.nodeId === this.#site.nodeId;
    const isRunning = this.#running.has(keyOf(joiner.nodeId, session));
    if (isOwn || isRunning || this.#running.size >= MULTICASTS_MAX) {
      this.#ack(from, joiner, session);
      return;
    }
    // A member that is inserted again has lost its pointers: it starts as a stranger.
    this.#mesh.remove(joiner.nodeId);
    this.#run(message, from);
  }

  #run(message: Multicast, parent: NodeAddress | undefined): void {
    const { joiner, session } = message;
    const watchlist = message.watchlist.slice();
    const running: Running = {
      joiner,
      session,
      parent,
      waiting: new Set(),
      transfers: undefined,
      deadlineMs: this.#site.nowMs + MULTICAST_TIMEOUT_MS,
    };
    this.#running.set(keyOf(joiner.nodeId, session), running);
    this.#notify(joiner, session, watchlist);
    const onward: Multicast = { ...message, watchlist };
    if (!message.pinned) this.#spread(running, onward);
    this.#proceed(running);
  }

  /** The joiner hears of this node, and of those that fill its holes. */
  #notify(joiner: NodeAddress, session: number, watchlist: Uint8Array): void {
    const nodes = [this.#site.self];
    for (const { address } of this.#mesh.map.all()) {
      if (fillHole(watchlist, idOf(joiner), idOf(address))) nodes.push(address);
    }
    this.#site.send(joiner, { kind: 'notify', session, nodes });
  }

  /** To one node of each longer prefix, and to all that are inserting here themselves. */
  #spread(running: Running, message: Multicast): void {
    const { map } = this.#mesh;
    const joinerId = running.joiner.nodeId;
    const last = Math.min(map.levelCount, DIGIT_COUNT);
    for (let level = message.prefixLength; level < last; level++) {
      for (let digit = 0; digit < RADIX; digit++) {
        const child = map.at(level, digit)[0]?.address;
        if (child === undefined || child.nodeId === joinerId) continue;
        this.#ask(running, child, { ...message, prefixLength: level + 1 });
      }
    }
    const shared = sharedPrefix(this.#site.nodeId, idOf(running.joiner));
    const prefixLength = Math.min(message.prefixLength, shared);
    for (const other of this.pinned()) {
      if (other.nodeId === joinerId || running.waiting.has(other.nodeId)) continue;
      if (sharedPrefix(idOf(other), idOf(running.joiner)) < prefixLength) continue;
      // Both are inserting: without this, neither would hear of the other.
      this.#ask(running, other, { ...message, pinned: true });
    }
  }

  #ask(running: Running, child: NodeAddress, message: Multicast): void {
    running.waiting.add(child.nodeId);
    this.#site.send(child, message);
  }

  onAck(from: NodeAddress, { session, joiner }: MulticastAck): void {
    const running = this.#running.get(keyOf(joiner, session));
    if (running?.waiting.delete(from.nodeId)) this.#proceed(running);
  }

  onTransferAck(transfer: number): void {
    for (const running of [...this.#running.values()]) {
      if (running.transfers?.delete(transfer)) this.#proceed(running);
    }
  }

  onLost(nodeId: string): void {
    for (const running of [...this.#running.values()]) {
      if (running.joiner.nodeId === nodeId) {
        // The joiner is gone: those above must not wait for it.
        this.#running.delete(keyOf(nodeId, running.session));
        if (running.parent) this.#ack(running.parent, running.joiner, running.session);
      } else if (running.waiting.delete(nodeId)) {
        this.#proceed(running);
      }
    }
  }

  /** Children first, then the joiner becomes a neighbor and takes its object pointers, then the answer. */
  #proceed(running: Running): void {
    if (running.waiting.size > 0) return;
    const { joiner, session, parent } = running;
    if (running.transfers === undefined) {
      this.#mesh.add(joiner);
      running.transfers = new Set(this.#publication.transferTo(joiner.nodeId));
      running.deadlineMs = this.#site.nowMs + MULTICAST_TIMEOUT_MS;
    }
    if (running.transfers.size > 0) return;
    this.#running.delete(keyOf(joiner.nodeId, session));
    if (parent !== undefined) this.#ack(parent, joiner, session);
    else this.#site.send(joiner, { kind: 'inserted', session });
  }

  #ack(to: NodeAddress, joiner: NodeAddress, session: number): void {
    this.#site.send(to, { kind: 'multicastAck', session, joiner: idOf(joiner) });
  }

  /** What did not answer in time counts as failed: the tree is completed without it. */
  tick(): void {
    for (const running of [...this.#running.values()]) {
      if (this.#site.nowMs < running.deadlineMs) continue;
      this.#site.count('multicast-timeout');
      running.waiting.clear();
      running.transfers?.clear();
      this.#proceed(running);
    }
  }
}
