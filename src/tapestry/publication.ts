/**
 * Publication: puts object pointers along the path to each root and beside its first hops, renews them before they
 * expire, and sends them a new way when next hops change. Tapestry, JSAC 2004, §III-B.2, §III-C and §V;
 * Hildrum et al., SPAA 2002, for what happens when paths change.
 */

import type { NodeAddress } from '../base/index.ts';
import { type Guid, saltedGuid } from '../id/index.ts';
import type { Publish, PublishMode } from '../wire/index.ts';
import { BoundedMap } from './bounded-map.ts';
import type { Locality } from './interface.ts';
import {
  POINTER_TTL_MS,
  PUBLISHED_MAX,
  REPUBLISH_INTERVAL_MS,
  REPUBLISH_SLICES,
  REPUBLISH_TICK_MS,
  ROOT_COUNT,
  SCAN_COUNT_MAX,
  SCAN_PAUSE_MS,
  SWEEP_INTERVAL_MS,
  UNPUBLISHED_MAX,
  UNPUBLISHED_MS,
} from './limits.ts';
import type { Mesh } from './mesh.ts';
import type { Neighbor } from './neighbor.ts';
import { type NextHop, nextHop, nextHopWithoutSelf } from './next-hop.ts';
import { type ObjectPointer, ObjectPointers, unexpired } from './object-pointer.ts';
import { PublishBatches } from './publish-batches.ts';
import { earliest, type Site } from './site.ts';

/** A pointer as it comes to a node. */
interface Arrival {
  readonly mode: PublishMode;
  readonly server: NodeAddress;
  readonly from: NodeAddress;
  readonly hop: number;
  readonly distanceMs: number;
  readonly ttlMs: number;
}

export function saltedGuids(guid: Guid): Guid[] {
  return Array.from({ length: ROOT_COUNT }, (_, saltIndex) => saltedGuid(guid, saltIndex));
}

export class Publication {
  readonly #site: Site;
  readonly #mesh: Mesh;
  readonly #locality: Locality;
  readonly #batches: PublishBatches;
  readonly pointers = new ObjectPointers();
  /** What this node serves, with the time of the next republication. INVARIANT: earliest first. */
  readonly #published = new Map<Guid, number>();
  /** When pointers were taken back: a copy of an older publication that is still on its way must not revive them. */
  readonly #unpublished = new BoundedMap<string, number>(UNPUBLISHED_MAX);
  #republishMs: number | undefined;
  /** Where the walk over the pointers stands; undefined between walks. */
  #walk: IterableIterator<[Guid, ObjectPointer[]]> | undefined;
  #walkMs: number | undefined;
  /** Next hops changed since the walk began: walk once more. */
  #changed = false;

  constructor(site: Site, mesh: Mesh, locality: Locality) {
    this.#site = site;
    this.#mesh = mesh;
    this.#locality = locality;
    this.#batches = new PublishBatches(site, (to, message) => this.#onGivenUp(to, message));
  }

  get publishedCount(): number {
    return this.#published.size;
  }

  nextMs(): number | undefined {
    return earliest(this.#republishMs, this.#walkMs, this.#batches.nextMs());
  }

  publish(guids: readonly Guid[]): void {
    for (const guid of guids) {
      if (this.#published.size >= PUBLISHED_MAX && !this.#published.has(guid)) {
        this.#site.count('publish-dropped');
        continue;
      }
      this.#publishOne(guid);
    }
    this.#republishMs ??= this.#site.nowMs + REPUBLISH_TICK_MS;
  }

  #publishOne(guid: Guid): void {
    this.#published.delete(guid);
    this.#published.set(guid, this.#site.nowMs + REPUBLISH_INTERVAL_MS);
    for (const target of saltedGuids(guid)) this.#place(target, 0, this.#own('path'));
  }

  #own(mode: PublishMode): Arrival {
    const { self } = this.#site;
    return { mode, server: self, from: self, hop: 0, distanceMs: 0, ttlMs: POINTER_TTL_MS };
  }

  unpublish(guids: readonly Guid[]): void {
    const targets = guids.filter((guid) => this.#published.delete(guid)).flatMap(saltedGuids);
    this.#batches.withdraw(new Set(targets), this.#site.nodeId);
    for (const target of targets) this.#unplace(target, 0, this.#own('remove'));
  }

  onPublish(from: NodeAddress, message: Publish): void {
    const { server, distanceMs, mode, hop, entries, number } = message;
    const ttlMs = Math.min(message.ttlMs, POINTER_TTL_MS);
    const arrival: Arrival = { mode, server, from, hop, distanceMs, ttlMs };
    const removes = mode === 'remove' || mode === 'withdraw';
    if (removes) {
      this.#batches.withdraw(new Set(entries.map(({ target }) => target)), server.nodeId);
    }
    for (const { target, level } of entries) {
      if (mode === 'backward') this.#deleteBackward(target, server.nodeId, from.nodeId);
      else if (removes) this.#unplace(target, level, arrival);
      else this.#place(target, level, arrival);
    }
    this.#site.send(from, { kind: 'publishAck', number });
  }

  onAck(from: NodeAddress, number: number): void {
    this.#batches.onAck(from, number);
  }

  onLost(nodeId: string): void {
    this.#batches.onLost(nodeId);
  }

  /** All that went there goes there once more. */
  onRestarted(nodeId: string): void {
    for (const [, pointers] of this.pointers.entries()) {
      for (const pointer of pointers) {
        if (pointer.nextHop === nodeId) pointer.nextHop = undefined;
      }
    }
    this.onChanged();
  }

  /** Nobody knows whether it has the pointers: the next walk sends them once more. */
  #onGivenUp(to: string, { server, entries }: Publish): void {
    for (const { target } of entries) {
      const pointer = this.pointers.find(target, server.nodeId);
      if (pointer?.nextHop === to) pointer.nextHop = undefined;
    }
  }

  #place(target: Guid, level: number, arrival: Arrival): void {
    const { mode, server, from, hop, distanceMs, ttlMs } = arrival;
    const { nowMs } = this.#site;
    const key = `${target} ${server.nodeId}`;
    if (mode === 'path') this.#mesh.askLost(server);
    if (mode !== 'moved') this.#unpublished.delete(key);
    else if (this.#isUnpublished(key, nowMs - (POINTER_TTL_MS - ttlMs))) return;
    const old = this.pointers.find(target, server.nodeId);
    const isDeposit = mode === 'deposit';
    // Its server knows best: what others have kept of its pointer does not replace its own.
    if (this.#isOwn(old) && from.nodeId !== this.#site.nodeId) return;
    const next = isDeposit ? undefined : nextHop(this.#mesh.map, target, level);
    const nextId = next?.neighbor.address.nodeId;
    const path = { server, level, hop, distanceMs, lastHop: from, isDeposit };
    const pointer = { ...path, expiresAtMs: nowMs + ttlMs, nextHop: nextId };
    const { kept, victim } = this.pointers.put(target, pointer);
    if (kept !== 'yes') this.#site.count('pointer-dropped');
    if (victim !== undefined) this.#displace(target, victim);
    this.#walkMs ??= nowMs + SWEEP_INTERVAL_MS;
    if (isDeposit || kept === 'crowded') return;
    const isOnPath = old !== undefined && !old.isDeposit && nowMs < old.expiresAtMs;
    if (isOnPath) this.#abandon(target, old, from);
    // Paths have merged: from here on the pointers lie where they belong.
    if (mode === 'moved' && isOnPath && old.nextHop === nextId) return;
    if (next === undefined) return;
    this.#depart(target, pointer, next, mode, ttlMs);
    if (mode === 'path' && hop < this.#locality.hops)
      this.#deposit(target, pointer, next, 'deposit');
  }

  #isUnpublished(key: string, publishedAtMs: number): boolean {
    const atMs = this.#unpublished.get(key);
    if (atMs === undefined || this.#site.nowMs > atMs + UNPUBLISHED_MS) return false;
    return publishedAtMs <= atMs;
  }

  /** What gave way here must not keep the place of others further on. */
  #displace(target: Guid, victim: ObjectPointer): void {
    const next = nextHop(this.#mesh.map, target, victim.level);
    if (next === undefined || next.neighbor.address.nodeId !== victim.nextHop) return;
    this.#depart(target, victim, next, 'remove', 0);
  }

  /** DELETEPOINTERSBACKWARD: the way on which the pointer came before is used no more. */
  #abandon(target: Guid, old: ObjectPointer, from: NodeAddress): void {
    const { lastHop, server, hop, distanceMs } = old;
    if (lastHop.nodeId === from.nodeId || this.#isOwn(old)) return;
    const away = { to: lastHop, level: 0, server, hop, distanceMs, ttlMs: 0 };
    this.#batches.add(target, { ...away, mode: 'backward' });
  }

  /**
   * Stops at the node where the paths part: it sends the pointer another way now. Where that is not so even at the
   * server, the path had changed there and back, and what was deleted was in use: the server publishes again.
   */
  #deleteBackward(target: Guid, serverId: string, from: string): void {
    const old = this.pointers.find(target, serverId);
    if (old === undefined || old.isDeposit || old.nextHop !== from) return;
    if (this.#isOwn(old)) {
      this.#place(target, 0, this.#own('path'));
      return;
    }
    this.pointers.remove(target, serverId);
    this.#abandon(target, old, this.#site.self);
  }

  #isOwn(pointer: ObjectPointer | undefined): boolean {
    return pointer?.lastHop.nodeId === this.#site.nodeId;
  }

  /** Nobody but the server, or whom the pointer came from, takes it back. */
  #unplace(target: Guid, level: number, arrival: Arrival): void {
    const { server, mode, hop, from } = arrival;
    const old = this.pointers.find(target, server.nodeId);
    const mayRemove = [server.nodeId, old?.lastHop.nodeId].includes(from.nodeId);
    if (old !== undefined && (!mayRemove || (this.#isOwn(old) && from.nodeId !== server.nodeId))) {
      this.#site.count('unpublished-by-other');
      return;
    }
    this.pointers.remove(target, server.nodeId);
    this.#unpublished.set(`${target} ${server.nodeId}`, this.#site.nowMs);
    const next = mode === 'remove' ? nextHop(this.#mesh.map, target, level) : undefined;
    if (next === undefined) return;
    this.#depart(target, arrival, next, 'remove', 0);
    if (hop < this.#locality.hops) this.#deposit(target, arrival, next, 'withdraw');
  }

  #depart(
    target: Guid,
    { server, hop, distanceMs }: Pick<ObjectPointer, 'server' | 'hop' | 'distanceMs'>,
    { neighbor, level }: NextHop,
    mode: PublishMode,
    ttlMs: number,
  ): void {
    const further = { hop: hop + 1, distanceMs: distanceMs + (neighbor.rttMs ?? 0) };
    this.#batches.add(target, { to: neighbor.address, level, server, mode, ttlMs, ...further });
  }

  /**
   * The locality optimisation: queries that pass near the path find it, and need not go as far as where they would
   * cross it. After h hops a query is at nodes that share h digits with the name: only such neighbors get a pointer.
   */
  #deposit(
    target: Guid,
    pointer: Pick<ObjectPointer, 'server' | 'hop' | 'distanceMs'>,
    next: NextHop,
    mode: 'deposit' | 'withdraw',
  ): void {
    const { level, digit, address } = next.neighbor;
    const backups = this.#mesh.map
      .at(level, digit)
      .filter((neighbor) => neighbor.address.nodeId !== address.nodeId)
      .slice(0, this.#locality.backups);
    const nearest = this.#mesh.nearest(this.#locality.nearest, pointer.hop);
    const around = new Set<Neighbor>([...backups, ...nearest]);
    for (const neighbor of around) {
      const { nodeId } = neighbor.address;
      if (nodeId === address.nodeId || nodeId === pointer.server.nodeId) continue;
      this.#depart(target, pointer, { neighbor, level: 0 }, mode, POINTER_TTL_MS);
    }
  }

  /** Servers of a salted name, nearest first; those known to be lost are left out. */
  serversOf(target: Guid): NodeAddress[] {
    const distanceOf = ({ server, distanceMs }: ObjectPointer) =>
      this.#mesh.rttOf(server.nodeId) ?? distanceMs;
    // A server that has published since it was lost here lives: it is this node that cannot reach it.
    const isLost = ({ server, expiresAtMs }: ObjectPointer) =>
      expiresAtMs - POINTER_TTL_MS <= this.#mesh.lostSinceMs(server.nodeId);
    return unexpired(this.pointers.get(target), this.#site.nowMs)
      .filter((pointer) => !isLost(pointer))
      .sort((a, b) => distanceOf(a) - distanceOf(b))
      .map(({ server }) => server);
  }

  /** True when that node has all pointers whose next hop it is, and has said so. */
  isSettled(nodeId: string): boolean {
    return !this.#changed && this.#walk === undefined && this.#batches.isAcknowledgedBy(nodeId);
  }

  /** Next hops may have changed: all pointers are looked at, from the end of this step on. */
  onChanged(): void {
    if (this.pointers.count === 0) return;
    this.#changed = true;
    this.#walkMs = this.#site.nowMs;
  }

  /** Hands the pointers whose root this node is to the nodes that will be their roots without it. */
  leave(): void {
    const { nowMs } = this.#site;
    for (const [target, pointers] of this.pointers.entries()) {
      for (const pointer of unexpired(pointers, nowMs)) {
        if (pointer.isDeposit || pointer.nextHop !== undefined) continue;
        const next = nextHopWithoutSelf(this.#mesh.map, target, 0);
        if (next === undefined) continue;
        this.#depart(target, pointer, next, 'moved', pointer.expiresAtMs - nowMs);
      }
    }
    this.#batches.flush();
    this.#walkMs = undefined;
    this.#republishMs = undefined;
  }

  tick(): void {
    const { nowMs } = this.#site;
    if (this.#republishMs !== undefined && nowMs >= this.#republishMs) this.#republish();
    if (this.#walkMs !== undefined && nowMs >= this.#walkMs) this.#walkOn();
    this.#batches.flush();
    this.#batches.tick();
  }

  #republish(): void {
    const { nowMs } = this.#site;
    let left = Math.ceil(this.#published.size / REPUBLISH_SLICES);
    for (const [guid, dueMs] of this.#published) {
      if (nowMs < dueMs || left-- === 0) break;
      this.#publishOne(guid);
    }
    this.#republishMs = this.#published.size > 0 ? nowMs + REPUBLISH_TICK_MS : undefined;
  }

  #walkOn(): void {
    const { nowMs } = this.#site;
    if (this.#changed) this.#walk = undefined;
    const walk = (this.#walk ??= this.pointers.entries());
    this.#changed = false;
    for (let seen = 0; seen < SCAN_COUNT_MAX; seen++) {
      const next = walk.next();
      if (next.done === true) {
        this.#walk = undefined;
        this.#walkMs = this.pointers.count > 0 ? nowMs + SWEEP_INTERVAL_MS : undefined;
        return;
      }
      this.#review(next.value[0], next.value[1]);
    }
    this.#walkMs = nowMs + SCAN_PAUSE_MS;
  }

  /** OPTIMIZEOBJECTPTRS: drops what expired; what goes another way now is sent there. */
  #review(target: Guid, pointers: readonly ObjectPointer[]): void {
    const { nowMs } = this.#site;
    this.pointers.dropExpired(target, nowMs);
    for (const pointer of unexpired(pointers, nowMs)) {
      if (pointer.isDeposit) continue;
      const next = nextHop(this.#mesh.map, target, pointer.level);
      const nextId = next?.neighbor.address.nodeId;
      if (nextId === pointer.nextHop) continue;
      pointer.nextHop = nextId;
      if (next !== undefined) {
        this.#depart(target, pointer, next, 'moved', pointer.expiresAtMs - nowMs);
      }
    }
  }
}
