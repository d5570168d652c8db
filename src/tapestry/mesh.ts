/**
 * A node's place in the mesh: its neighbor map, who points at it, whom it has lost. It measures strangers before it
 * takes them in, lets backups take over, repairs holes and takes a returning node back.
 * Tapestry, JSAC 2004, §III-C and §III-D.
 */

import type { NodeAddress } from '../base/index.ts';
import { DIGIT_COUNT, digitAt, sharedPrefix } from '../id/index.ts';
import { type Beacon, type GetSlot, NODES_MAX } from '../wire/index.ts';
import { BoundedMap } from './bounded-map.ts';
import {
  BACKPOINTERS_MAX,
  CONSIDER_INTERVAL_MS,
  CONSIDERED_MAX,
  LOST_FORGET_MS,
  LOST_MAX,
  LOST_RETRY_MS,
  LOST_RETRY_MS_MAX,
  PROBE_ATTEMPTS_MAX,
  REPAIR_ASKED_MAX,
} from './limits.ts';
import { idOf, type Neighbor, NeighborMap } from './neighbor-map.ts';
import { Prober } from './prober.ts';
import { forgetNeighbor, rememberNeighbor } from './remembered-neighbors.ts';
import type { Site } from './site.ts';

interface Lost {
  /** Absent when only its name was ever known. */
  readonly address: NodeAddress | undefined;
  readonly sinceMs: number;
  readonly retryAtMs: number;
  readonly delayMs: number;
}

interface Considered {
  readonly atMs: number;
  readonly rttMs: number | undefined;
}

/** Told of what changes; all run within the step. */
export interface MeshHooks {
  /** A neighbor was added or removed: next hops may differ from now on. */
  onChanged(): void;
  onLost(nodeId: string): void;
  onMeasured(nodeId: string): void;
}

export class Mesh {
  readonly map: NeighborMap;
  readonly #site: Site;
  readonly #hooks: MeshHooks;
  readonly #prober: Prober;
  readonly #backpointers = new BoundedMap<string, NodeAddress>(BACKPOINTERS_MAX);
  readonly #considered = new BoundedMap<string, Considered>(CONSIDERED_MAX);
  readonly #lost = new BoundedMap<string, Lost>(LOST_MAX);
  #lostNextMs: number | undefined;
  /** When the map last gained or lost a neighbor. */
  changedAtMs = Number.NEGATIVE_INFINITY;

  constructor(site: Site, hooks: MeshHooks) {
    this.#site = site;
    this.#hooks = hooks;
    this.map = new NeighborMap(site.nodeId);
    this.#prober = new Prober(site);
  }

  nextMs(): number | undefined {
    const probe = this.#prober.nextMs() ?? Number.POSITIVE_INFINITY;
    const next = Math.min(probe, this.#lostNextMs ?? Number.POSITIVE_INFINITY);
    return next === Number.POSITIVE_INFINITY ? undefined : next;
  }

  backpointers(): NodeAddress[] {
    return [...this.#backpointers.entries()].map(([, address]) => address);
  }

  isLost(nodeId: string): boolean {
    return this.#lost.has(nodeId);
  }

  isPending(nodeId: string): boolean {
    return this.#prober.isPending(nodeId);
  }

  /** Measured round trip, 0 for this node itself. */
  rttOf(nodeId: string): number | undefined {
    if (nodeId === this.#site.nodeId) return 0;
    return this.map.get(nodeId)?.rttMs ?? this.#considered.get(nodeId)?.rttMs;
  }

  /** Measures a stranger that might belong in the map; takes it in when it answers. */
  consider(address: NodeAddress): void {
    const nodeId = idOf(address);
    if (nodeId === this.#site.nodeId || this.map.get(nodeId) || this.#lost.has(nodeId)) return;
    const seen = this.#considered.get(nodeId);
    const recent = seen !== undefined && this.#site.nowMs < seen.atMs + CONSIDER_INTERVAL_MS;
    if (recent && !this.map.hasRoomFor(nodeId)) return;
    this.#prober.probe(address);
  }

  /** Asks all neighbors whether they live. */
  probeNeighbors(): void {
    for (const { address } of this.map.all()) this.#prober.probe(address, PROBE_ATTEMPTS_MAX);
  }

  /** Takes a node in at once, measured or not; one that is full of nearer ones stays out. */
  add(address: NodeAddress): void {
    if (address.nodeId === this.#site.nodeId) return;
    this.#add(address, this.#considered.get(address.nodeId)?.rttMs);
    this.#prober.probe(address);
  }

  #add(address: NodeAddress, rttMs: number | undefined): void {
    const { added, evicted } = this.map.add(address, rttMs);
    if (!added) return;
    rememberNeighbor(this.#site, address);
    this.#site.send(address, { kind: 'backpointer', removed: false });
    if (evicted !== undefined) {
      forgetNeighbor(this.#site, evicted.address.nodeId);
      this.#site.send(evicted.address, { kind: 'backpointer', removed: true });
    }
    this.#changed();
  }

  #changed(): void {
    this.changedAtMs = this.#site.nowMs;
    this.#hooks.onChanged();
  }

  /** Any message shows that its sender lives. */
  onHeard(from: NodeAddress): void {
    if (this.#lost.delete(from.nodeId)) this.consider(from);
    const known = this.map.get(from.nodeId)?.address;
    if (known !== undefined && (known.host !== from.host || known.port !== from.port)) {
      this.map.readdress(from);
      rememberNeighbor(this.#site, from);
    }
  }

  onPing(from: NodeAddress, ping: Beacon): void {
    const { inserting } = this.#site;
    this.#site.send(from, { kind: 'pong', sentAtMs: ping.sentAtMs, inserting });
    if (!ping.inserting) this.consider(from);
  }

  onPong(from: NodeAddress, pong: Beacon): void {
    const rttMs = this.#prober.onPong(from, pong);
    if (rttMs === undefined) return;
    this.#considered.set(from.nodeId, { atMs: this.#site.nowMs, rttMs });
    this.measure(from.nodeId, rttMs);
    if (!pong.inserting) this.#add(from, rttMs);
    this.#hooks.onMeasured(from.nodeId);
  }

  measure(nodeId: string, rttMs: number): void {
    this.map.measure(nodeId, rttMs);
  }

  onBackpointer(from: NodeAddress, removed: boolean): void {
    if (removed) {
      this.#backpointers.delete(from.nodeId);
    } else {
      this.#backpointers.set(from.nodeId, from);
      this.consider(from);
    }
  }

  /** Takes a node out without mourning it: it starts over, or it said goodbye. */
  remove(nodeId: string): Neighbor | undefined {
    this.#prober.forget(nodeId);
    this.#considered.delete(nodeId);
    this.#backpointers.delete(nodeId);
    const neighbor = this.map.remove(nodeId);
    if (neighbor !== undefined) this.#changed();
    return neighbor;
  }

  /** Involuntary deletion: backups take over, the hole is repaired, the node is asked again later. */
  lose(nodeId: string): void {
    if (nodeId === this.#site.nodeId) return;
    const neighbor = this.remove(nodeId);
    const before = this.#lost.get(nodeId);
    const { nowMs } = this.#site;
    const delayMs =
      before === undefined ? LOST_RETRY_MS : Math.min(2 * before.delayMs, LOST_RETRY_MS_MAX);
    const forgotten = this.#lost.set(nodeId, {
      address: neighbor?.address ?? before?.address,
      sinceMs: before?.sinceMs ?? nowMs,
      retryAtMs: nowMs + delayMs,
      delayMs,
    });
    if (forgotten !== undefined) forgetNeighbor(this.#site, forgotten[0]);
    this.#lostNextMs = Math.min(this.#lostNextMs ?? nowMs + delayMs, nowMs + delayMs);
    if (neighbor !== undefined) this.#repair(neighbor);
    this.#hooks.onLost(nodeId);
  }

  /** Asks nodes that share the level for their own links at the lost one's digit. */
  #repair({ level, digit }: Neighbor): void {
    let asked = 0;
    for (const { address } of this.map.all(level)) {
      if (asked++ === REPAIR_ASKED_MAX) break;
      this.#site.send(address, { kind: 'getSlot', level, digit });
    }
  }

  onGetSlot(from: NodeAddress, { level, digit }: GetSlot): void {
    if (sharedPrefix(this.#site.nodeId, idOf(from)) < level) {
      this.#site.count('get-slot-of-other-prefix');
      return;
    }
    const nodes = this.map.at(level, digit).map(({ address }) => address);
    const isOwnDigit = level < DIGIT_COUNT && digitAt(this.#site.nodeId, level) === digit;
    if (isOwnDigit) nodes.unshift(this.#site.self);
    if (nodes.length > 0) this.#site.send(from, { kind: 'nodes', nodes, wantsAnswer: false });
  }

  /** This node's neighbors for another's map, lowest level first. */
  nodesFor(nodeId: string): NodeAddress[] {
    const nodes: NodeAddress[] = [];
    for (const { address } of this.map.all()) {
      if (nodes.length === NODES_MAX) break;
      if (address.nodeId !== nodeId) nodes.push(address);
    }
    return nodes;
  }

  tick(): void {
    for (const { nodeId } of this.#prober.tick()) {
      this.#considered.set(nodeId, { atMs: this.#site.nowMs, rttMs: undefined });
      if (this.map.get(nodeId) || this.#lost.has(nodeId)) this.lose(nodeId);
    }
    const { nowMs } = this.#site;
    if (this.#lostNextMs === undefined || nowMs < this.#lostNextMs) return;
    this.#lostNextMs = undefined;
    for (const [nodeId, lost] of [...this.#lost.entries()]) {
      if (nowMs >= lost.sinceMs + LOST_FORGET_MS) {
        this.#lost.delete(nodeId);
        forgetNeighbor(this.#site, nodeId);
      } else if (nowMs >= lost.retryAtMs) {
        this.#askLost(nodeId, lost);
      } else {
        this.#lostNextMs = Math.min(this.#lostNextMs ?? lost.retryAtMs, lost.retryAtMs);
      }
    }
  }

  /** Silence leads to `lose` again, which doubles the delay. */
  #askLost(nodeId: string, lost: Lost): void {
    if (lost.address === undefined) this.#lost.delete(nodeId);
    else this.#prober.probe(lost.address);
  }
}
