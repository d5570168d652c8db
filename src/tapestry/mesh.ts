/**
 * A node's place in the mesh: its neighbor map, who points at it, whom it has lost. It measures strangers before it
 * takes them in, lets backups take over, fills holes and takes a returning node back.
 * Tapestry, JSAC 2004, §III-C and §III-D.
 */

import type { NodeAddress } from '../base/index.ts';
import { DIGIT_COUNT, RADIX, sharedPrefix } from '../id/index.ts';
import { type Beacon, type GetNodes, NODES_MAX } from '../wire/index.ts';
import { BoundedMap } from './bounded-map.ts';
import {
  BACKPOINTERS_MAX,
  CONSIDER_INTERVAL_MS,
  CONSIDERED_MAX,
  HEARD_MS,
  PROBE_ATTEMPTS_MAX,
  REPAIR_ASKED_MAX,
  RTO_MS_UNKNOWN,
} from './limits.ts';
import { LostNodes } from './lost-nodes.ts';
import { type Neighbor, timeoutOf } from './neighbor.ts';
import { idOf, NeighborMap } from './neighbor-map.ts';
import { offersFor } from './offers.ts';
import { Prober } from './prober.ts';
import { RememberedNeighbors } from './remembered-neighbors.ts';
import { earliest, type Site } from './site.ts';
import { ownHoles, setHole } from './watchlist.ts';

// To order all neighbors for every pointer would take most of a publication's time.
const NEAREST_KEPT_MS = 1000;
const AWAITING_MAX = 256;
const CLOSER_THAN_MS_MAX = 0xffff_ffff;

interface Considered {
  readonly atMs: number;
  readonly rttMs: number | undefined;
}

/** Told of what changes; all run within the step. */
export interface MeshHooks {
  /** Another link is primary somewhere: next hops may differ from now on. */
  onChanged(): void;
  /** A neighbor owes an answer; it was heard last at that time. */
  onSuspect(nodeId: string): void;
  onLost(nodeId: string): void;
  /** A neighbor has started anew, too quickly to be missed: it has forgotten its object pointers. */
  onRestarted(nodeId: string): void;
  onMeasured(nodeId: string): void;
}

export class Mesh {
  readonly map: NeighborMap;
  readonly remembered: RememberedNeighbors;
  readonly #site: Site;
  readonly #hooks: MeshHooks;
  readonly #prober: Prober;
  readonly #backpointers = new BoundedMap<string, NodeAddress>(BACKPOINTERS_MAX);
  readonly #considered = new BoundedMap<string, Considered>(CONSIDERED_MAX);
  readonly #lost = new LostNodes();
  readonly #awaiting = new BoundedMap<string, NodeAddress>(AWAITING_MAX);
  /** Nearest first, as they were a moment ago. */
  #nearest: { readonly atMs: number; readonly list: readonly Neighbor[] } | undefined;
  #watchlist: { readonly of: readonly Neighbor[]; readonly holes: Uint8Array } | undefined;
  /** When the map last gained or lost a neighbor. */
  changedAtMs = Number.NEGATIVE_INFINITY;

  constructor(site: Site, hooks: MeshHooks) {
    this.#site = site;
    this.#hooks = hooks;
    this.map = new NeighborMap(site.nodeId);
    this.remembered = new RememberedNeighbors(site);
    this.#prober = new Prober(site, () => this.#holes());
  }

  nextMs(): number | undefined {
    return earliest(this.#prober.nextMs(), this.#lost.nextMs(), this.remembered.nextMs());
  }

  get lostCount(): number {
    return this.#lost.count;
  }

  backpointers(): NodeAddress[] {
    return [...this.#backpointers.entries()].map(([, address]) => address);
  }

  isLost(nodeId: string): boolean {
    return this.#lost.has(nodeId);
  }

  /** When that node fell silent; before all time unless it did. */
  lostSinceMs(nodeId: string): number {
    return this.#lost.sinceMs(nodeId) ?? Number.NEGATIVE_INFINITY;
  }

  /** Others have heard of a node that is lost here: it is asked at once. */
  askLost(address: NodeAddress): void {
    if (this.#lost.has(address.nodeId)) this.#prober.probe(address, 1, RTO_MS_UNKNOWN);
  }

  isPending(nodeId: string): boolean {
    return this.#prober.isPending(nodeId);
  }

  /** Measured round trip, 0 for this node itself. */
  rttOf(nodeId: string): number | undefined {
    if (nodeId === this.#site.nodeId) return 0;
    return this.map.get(nodeId)?.rttMs ?? this.#considered.get(nodeId)?.rttMs;
  }

  /** The nearest of the neighbors that have been measured and share so many digits with this node. */
  nearest(count: number, level: number): readonly Neighbor[] {
    if (count === 0) return [];
    const { nowMs } = this.#site;
    if (this.#nearest === undefined || nowMs >= this.#nearest.atMs + NEAREST_KEPT_MS) {
      const measured = this.map.all().filter(({ rttMs }) => rttMs !== undefined);
      const list = measured.sort((a, b) => (a.rttMs as number) - (b.rttMs as number));
      this.#nearest = { atMs: nowMs, list };
    }
    const found: Neighbor[] = [];
    for (const neighbor of this.#nearest.list) {
      if (neighbor.level < level || this.map.get(neighbor.address.nodeId) !== neighbor) continue;
      if (found.push(neighbor) === count) break;
    }
    return found;
  }

  /** Measures a stranger that might belong in the map; takes it in when it answers. */
  consider(address: NodeAddress): void {
    const nodeId = idOf(address);
    if (nodeId === this.#site.nodeId || this.map.get(nodeId) || this.#lost.has(nodeId)) return;
    const seen = this.#considered.get(nodeId);
    const recent = seen !== undefined && this.#site.nowMs < seen.atMs + CONSIDER_INTERVAL_MS;
    if (recent && !this.map.hasRoomFor(nodeId)) return;
    this.#prober.probe(address, 1, RTO_MS_UNKNOWN);
  }

  /** Asks a neighbor whether it lives, several times before it counts as lost. */
  probe(neighbor: Neighbor): void {
    this.#prober.probe(neighbor.address, PROBE_ATTEMPTS_MAX, timeoutOf(neighbor));
  }

  /** Something was sent to that node which nobody acknowledges: unless it was heard just now, it is asked. */
  expectLife(nodeId: string): void {
    const neighbor = this.map.get(nodeId);
    if (neighbor === undefined || this.#site.nowMs < neighbor.heardAtMs + HEARD_MS) return;
    this.probe(neighbor);
  }

  /** Takes a node in at once, measured or not; one whose slot is full of nearer ones stays out. */
  add(address: NodeAddress, isInserting = false): void {
    if (address.nodeId === this.#site.nodeId) return;
    this.#add(address, this.#considered.get(address.nodeId)?.rttMs);
    this.#hear(address.nodeId, isInserting);
    this.#prober.probe(address, PROBE_ATTEMPTS_MAX, RTO_MS_UNKNOWN);
  }

  #add(address: NodeAddress, rttMs: number | undefined): void {
    const { added, evicted } = this.map.add(address, rttMs, this.#site.nowMs);
    if (!added) return;
    this.remembered.add(address);
    this.#site.send(address, { kind: 'backpointer' });
    if (evicted !== undefined) this.remembered.remove(evicted.address.nodeId);
    this.changedAtMs = this.#site.nowMs;
    const neighbor = this.map.get(address.nodeId);
    if (neighbor !== undefined && this.map.isPrimary(neighbor)) this.#hooks.onChanged();
  }

  /** Any message shows that its sender lives. */
  onHeard(from: NodeAddress): void {
    this.#prober.onHeard(from.nodeId);
    if (this.#lost.has(from.nodeId)) this.#onReturned(from);
    const neighbor = this.map.get(from.nodeId);
    if (neighbor === undefined) return;
    neighbor.heardAtMs = this.#site.nowMs;
    if (neighbor.isSuspect) {
      neighbor.isSuspect = false;
      this.#hooks.onChanged();
    }
    const { host, port } = neighbor.address;
    if (host === from.host && port === from.port) return;
    this.map.readdress(from);
    this.remembered.add(from);
  }

  /** One that was lost lives: it may be taken in, and those that were lost with it are asked too. */
  #onReturned(from: NodeAddress): void {
    const sinceMs = this.lostSinceMs(from.nodeId);
    this.#lost.delete(from.nodeId);
    this.consider(from);
    for (const address of this.#lost.lostWith(sinceMs, this.#site.nowMs)) {
      this.#prober.probe(address, 1, RTO_MS_UNKNOWN);
    }
  }

  /** This node's watchlist, made anew when the map has changed. */
  #holes(): Uint8Array {
    if (this.#watchlist?.of !== this.map.all()) {
      this.#watchlist = { of: this.map.all(), holes: ownHoles(this.map) };
    }
    return this.#watchlist.holes;
  }

  #hearBeacon(nodeId: string, { inserting, incarnation }: Beacon): void {
    const neighbor = this.map.get(nodeId);
    if (neighbor === undefined) return;
    const before = neighbor.incarnation;
    neighbor.incarnation = incarnation;
    if (before !== undefined && before !== incarnation) this.#hooks.onRestarted(nodeId);
    this.#hear(nodeId, inserting);
  }

  #hear(nodeId: string, isInserting: boolean): void {
    const neighbor = this.map.get(nodeId);
    if (neighbor === undefined || neighbor.isInserting === isInserting) return;
    neighbor.isInserting = isInserting;
    if (this.map.isPrimary(neighbor)) this.#hooks.onChanged();
  }

  /** The other would take this node in: it is told, at once or as soon as this node is a member. */
  #offerSelf(to: NodeAddress): void {
    if (this.#site.inserting) this.#awaiting.set(to.nodeId, to);
    else this.#site.send(to, { kind: 'nodes', nodes: [this.#site.self] });
  }

  /** This node has become a member: those who wait for it hear so. */
  announce(): void {
    for (const [, address] of this.#awaiting.entries()) this.#offerSelf(address);
    this.#awaiting.clear();
  }

  onPing(from: NodeAddress, ping: Beacon): void {
    const { inserting, incarnation } = this.#site;
    const nodeId = idOf(from);
    this.#hearBeacon(nodeId, ping);
    const holes = this.#holes();
    const known = this.map.get(nodeId) !== undefined;
    // Whoever pings has the round trip in a moment: it need not be measured from here as well.
    const below = known ? 0 : Math.min(this.map.takesBelowMs(nodeId), CLOSER_THAN_MS_MAX);
    const answer = { number: ping.number, incarnation, inserting, holes };
    this.#site.send(from, { kind: 'pong', ...answer, closerThanMs: Math.ceil(below) });
    if (!ping.inserting) this.#offer(from, ping.holes);
  }

  onPong(from: NodeAddress, pong: Beacon): void {
    const rttMs = this.#prober.onPong(from, pong);
    if (rttMs === undefined) return;
    this.#considered.set(from.nodeId, { atMs: this.#site.nowMs, rttMs });
    this.measure(from.nodeId, rttMs);
    if (!pong.inserting) this.#add(from, rttMs);
    this.#hearBeacon(from.nodeId, pong);
    if (rttMs < pong.closerThanMs) this.#offerSelf(from);
    if (!pong.inserting) this.#offer(from, pong.holes);
    this.#hooks.onMeasured(from.nodeId);
  }

  /** Names nodes that fill holes of the other's map. */
  #offer(to: NodeAddress, holes: Uint8Array): void {
    if (this.#site.inserting) return;
    const nodes = offersFor(this.map, idOf(to), holes);
    if (nodes.length > 0) this.#site.send(to, { kind: 'nodes', nodes });
  }

  onGetNodes(from: NodeAddress, { wanted }: GetNodes): void {
    const nodes = offersFor(this.map, idOf(from), wanted);
    if (nodes.length > 0) this.#site.send(from, { kind: 'nodes', nodes });
  }

  measure(nodeId: string, rttMs: number): void {
    if (this.map.measure(nodeId, rttMs)) this.#hooks.onChanged();
  }

  /** It may have dropped this node since: backpointers are hints, and to take them back would cost as much again. */
  onBackpointer(from: NodeAddress): void {
    this.#backpointers.set(from.nodeId, from);
    if (this.map.hasRoomFor(idOf(from))) this.consider(from);
  }

  /** Takes a node out without mourning it: it starts over, or it said goodbye. */
  remove(nodeId: string): Neighbor | undefined {
    this.#prober.forget(nodeId);
    this.#considered.delete(nodeId);
    this.#backpointers.delete(nodeId);
    const neighbor = this.map.get(nodeId);
    if (neighbor === undefined) return undefined;
    const wasPrimary = this.map.isPrimary(neighbor);
    this.map.remove(nodeId);
    this.changedAtMs = this.#site.nowMs;
    if (wasPrimary) this.#hooks.onChanged();
    return neighbor;
  }

  /** Involuntary deletion: backups take over, a hole is repaired, the node is asked again later. */
  lose(nodeId: string): void {
    if (nodeId === this.#site.nodeId) return;
    const neighbor = this.remove(nodeId);
    const forgotten = this.#lost.add(nodeId, neighbor?.address, this.#site.nowMs);
    if (forgotten !== undefined) this.remembered.remove(forgotten);
    if (neighbor !== undefined) this.#repair(neighbor);
    this.#hooks.onLost(nodeId);
  }

  /** Asks some who share the level for their links at a digit that became a hole; beacons ask the others. */
  #repair({ level, digit }: Neighbor): void {
    const [next] = this.map.at(level, digit);
    if (next !== undefined) {
      // Its backup may have died with it.
      this.expectLife(next.address.nodeId);
      return;
    }
    const wanted = new Uint8Array(2 * DIGIT_COUNT);
    setHole(wanted, level, digit, true);
    let asked = 0;
    for (const { address, level: shared } of this.map.all()) {
      if (shared < level) continue;
      if (asked++ === REPAIR_ASKED_MAX) break;
      this.#site.send(address, { kind: 'getNodes', wanted });
    }
  }

  /** One of each slot for the first map of a node that joins: it finds nearer ones itself. Lowest level first. */
  nodesFor(nodeId: string): NodeAddress[] {
    const others = this.map.all().filter(({ address }) => address.nodeId !== nodeId);
    const isFirst = (neighbor: Neighbor, i: number) =>
      others[i - 1]?.level !== neighbor.level || others[i - 1]?.digit !== neighbor.digit;
    const nodes = others.filter(isFirst).map(({ address }) => address);
    return nodes.slice(0, NODES_MAX);
  }

  tick(): void {
    for (const { address, isLast } of this.#prober.tick()) {
      const { nodeId } = address;
      const neighbor = this.map.get(nodeId);
      if (neighbor !== undefined && !isLast) {
        neighbor.isSuspect = true;
        this.#hooks.onSuspect(nodeId);
      }
      if (!isLast) continue;
      this.#considered.set(nodeId, { atMs: this.#site.nowMs, rttMs: undefined });
      if (neighbor !== undefined || this.#lost.has(nodeId)) this.lose(nodeId);
    }
    this.#askLost();
    this.remembered.tick();
  }

  #askLost(): void {
    const { map } = this;
    const isMissed = (address: NodeAddress) => {
      const level = sharedPrefix(map.self, idOf(address));
      return level >= map.levelCount || map.at(level, digitOf(address, level)).length === 0;
    };
    const { ask, forget } = this.#lost.due(this.#site.nowMs, isMissed, (nodeId) =>
      this.#prober.isPending(nodeId),
    );
    for (const nodeId of forget) this.remembered.remove(nodeId);
    // Silence leads to `lose` again, which doubles the pause.
    for (const address of ask) this.#prober.probe(address, 1, RTO_MS_UNKNOWN);
  }
}

function digitOf({ nodeId }: NodeAddress, level: number): number {
  return Number.parseInt(nodeId[level] ?? '0', RADIX);
}
