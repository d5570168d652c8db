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

interface Place {
  readonly level: number;
  readonly digit: number;
}

interface Running {
  readonly message: Multicast;
  /** Who asked; undefined at the surrogate. */
  readonly parent: NodeAddress | undefined;
  /** Who has not acknowledged yet, with the slot that it answers for; no slot where it was pinned. */
  readonly waiting: Map<string, Place | undefined>;
  /** All have acknowledged, and object pointers are on their way to the joiner. */
  isHandingOver: boolean;
  deadlineMs: number;
}

/** A node that was told as an inserting one may be asked to tell others later: that is a run of its own. */
function keyOf({ joiner, session, pinned, prefixLength }: Multicast): string {
  return `${joiner.nodeId} ${session} ${pinned ? 'pinned' : prefixLength}`;
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
    const joiners = [...this.#running.values()].map(({ message }) => message.joiner);
    return [...new Map(joiners.map((joiner) => [joiner.nodeId, joiner])).values()];
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
    const prefixLength = sharedPrefix(this.#site.nodeId, idOf(joiner));
    const watchlist = holesOf(this.#mesh.map, idOf(joiner), prefixLength);
    const parts = { joiner, session, prefixLength, watchlist, pinned: false };
    const message: Multicast = { kind: 'multicast', ...parts };
    if (this.#running.has(keyOf(message))) return;
    this.#mesh.remove(joiner.nodeId);
    this.#run(message, undefined);
  }

  onMulticast(from: NodeAddress, message: Multicast): void {
    const { joiner, session } = message;
    const isOwn = joiner.nodeId === this.#site.nodeId;
    if (isOwn || this.#running.has(keyOf(message)) || this.#running.size >= MULTICASTS_MAX) {
      this.#ack(from, message);
      return;
    }
    // A member that is inserted again has lost its pointers: it starts as a stranger.
    if (this.#runsOf(joiner.nodeId, session).length === 0) this.#mesh.remove(joiner.nodeId);
    this.#run(message, from);
  }

  #runsOf(joiner: string, session: number): Running[] {
    return [...this.#running.values()].filter(
      ({ message }) => message.joiner.nodeId === joiner && message.session === session,
    );
  }

  #run(received: Multicast, parent: NodeAddress | undefined): void {
    const { joiner } = received;
    const message = { ...received, watchlist: received.watchlist.slice() };
    const deadlineMs = this.#site.nowMs + MULTICAST_TIMEOUT_MS;
    const running: Running = {
      message,
      parent,
      waiting: new Map(),
      isHandingOver: false,
      deadlineMs,
    };
    this.#running.set(keyOf(message), running);
    this.#notify(message);
    // Before all who must be known to the joiner are, it is no member: others would join through it without them.
    running.waiting.set(joiner.nodeId, undefined);
    if (!message.pinned) this.#spread(running);
    this.#proceed(running);
  }

  /** The joiner hears of this node, and of those that fill its holes; these are crossed off for those below. */
  #notify({ joiner, session, watchlist }: Multicast): void {
    const nodes = [this.#site.self];
    const known = this.#mesh.map.all().filter(({ isSuspect }) => !isSuspect);
    // Those that are inserting too count as known: when both are members, each must have the other.
    for (const address of [...known.map(({ address }) => address), ...this.pinned()]) {
      if (fillHole(watchlist, idOf(joiner), idOf(address))) nodes.push(address);
    }
    this.#site.send(joiner, { kind: 'notify', session, nodes });
  }

  /** To one node of each longer prefix, and to all that are inserting here themselves. */
  #spread(running: Running): void {
    const { joiner, prefixLength } = running.message;
    const last = Math.min(this.#mesh.map.levelCount, DIGIT_COUNT);
    for (let level = prefixLength; level < last; level++) {
      for (let digit = 0; digit < RADIX; digit++) this.#askOneOf(running, { level, digit });
    }
    const shared = sharedPrefix(this.#site.nodeId, idOf(joiner));
    for (const other of this.pinned()) {
      if (other.nodeId === joiner.nodeId || running.waiting.has(other.nodeId)) continue;
      if (sharedPrefix(idOf(other), idOf(joiner)) < Math.min(prefixLength, shared)) continue;
      // Both are inserting: without this, neither would hear of the other.
      this.#ask(running, other, { ...running.message, pinned: true }, undefined);
    }
  }

  /** Asks the best link of a slot, which answers for all nodes of that prefix. */
  #askOneOf(running: Running, place: Place): void {
    const slot = this.#mesh.map
      .at(place.level, place.digit)
      .filter(({ address }) => address.nodeId !== running.message.joiner.nodeId);
    const child = slot.find(({ isSuspect }) => !isSuspect) ?? slot[0];
    if (child === undefined) return;
    const prefixLength = place.level + 1;
    this.#ask(running, child.address, { ...running.message, prefixLength }, place);
  }

  #ask(running: Running, child: NodeAddress, message: Multicast, place: Place | undefined): void {
    running.waiting.set(child.nodeId, place);
    this.#site.send(child, message);
    this.#mesh.expectLife(child.nodeId);
  }

  onAck(from: NodeAddress, { session, joiner }: MulticastAck): void {
    this.#answered(joiner, session, from.nodeId);
  }

  onNotifyAck(from: NodeAddress, session: number): void {
    this.#answered(from.nodeId, session, from.nodeId);
  }

  #answered(joiner: string, session: number, by: string): void {
    for (const running of this.#runsOf(joiner, session)) {
      if (running.waiting.delete(by)) this.#proceed(running);
    }
  }

  /** The neighbor map does not have the lost node any more. */
  onLost(nodeId: string): void {
    for (const running of [...this.#running.values()]) {
      const { joiner } = running.message;
      if (joiner.nodeId === nodeId) {
        // The joiner is gone: those above must not wait for it.
        this.#running.delete(keyOf(running.message));
        if (running.parent) this.#ack(running.parent, running.message);
      } else if (running.waiting.has(nodeId)) {
        const place = running.waiting.get(nodeId);
        running.waiting.delete(nodeId);
        // A backup tells those that the lost one would have told.
        if (place !== undefined) this.#askOneOf(running, place);
        this.#proceed(running);
      }
    }
  }

  /** Children first, then the joiner becomes a neighbor and takes its object pointers, then the answer. */
  #proceed(running: Running): void {
    if (running.waiting.size > 0 || running.isHandingOver) return;
    running.isHandingOver = true;
    running.deadlineMs = this.#site.nowMs + MULTICAST_TIMEOUT_MS;
    this.#mesh.add(running.message.joiner, true);
  }

  #end(running: Running): void {
    const { joiner, session } = running.message;
    this.#running.delete(keyOf(running.message));
    if (running.parent !== undefined) this.#ack(running.parent, running.message);
    else this.#site.send(joiner, { kind: 'inserted', session });
  }

  #ack(to: NodeAddress, { joiner, session }: Multicast): void {
    this.#site.send(to, { kind: 'multicastAck', session, joiner: idOf(joiner) });
  }

  /** Ends those whose joiner has acknowledged its object pointers. Called when all else of a step is done. */
  settle(): void {
    for (const running of [...this.#running.values()]) {
      const { nodeId } = running.message.joiner;
      if (running.isHandingOver && this.#publication.isSettled(nodeId)) this.#end(running);
    }
  }

  /** What did not answer in time counts as failed: the tree is completed without it. */
  tick(): void {
    for (const running of [...this.#running.values()]) {
      if (this.#site.nowMs < running.deadlineMs) continue;
      this.#site.count('multicast-timeout');
      if (running.isHandingOver) {
        this.#end(running);
      } else {
        running.waiting.clear();
        this.#proceed(running);
      }
    }
  }
}
