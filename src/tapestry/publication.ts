/**
 * Publication: puts object pointers along the path to each root, renews them before they expire, and sends them a
 * new way when next hops change. Tapestry, JSAC 2004, §III-B.2 and §III-C.
 */

import type { NodeAddress } from '../base/index.ts';
import { type Guid, saltedGuid } from '../id/index.ts';
import type { Publish } from '../wire/index.ts';
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
} from './limits.ts';
import type { Mesh } from './mesh.ts';
import { nextHop } from './next-hop.ts';
import { type ObjectPointer, ObjectPointers, unexpired } from './object-pointer.ts';
import { type Departure, PublishBatches } from './publish-batches.ts';
import type { Site } from './site.ts';

interface Arrival {
  readonly server: NodeAddress;
  readonly from: string;
  readonly distanceMs: number;
  readonly ttlMs: number;
}

export function saltedGuids(guid: Guid): Guid[] {
  return Array.from({ length: ROOT_COUNT }, (_, saltIndex) => saltedGuid(guid, saltIndex));
}

export class Publication {
  readonly #site: Site;
  readonly #mesh: Mesh;
  readonly #batches: PublishBatches;
  readonly pointers = new ObjectPointers();
  /** What this node serves, with the time of the next republication. INVARIANT: earliest first. */
  readonly #published = new Map<Guid, number>();
  #republishMs: number | undefined;
  /** Where the walk over the pointers stands; undefined between walks. */
  #walk: IterableIterator<[Guid, ObjectPointer[]]> | undefined;
  #walkMs: number | undefined;
  /** Next hops changed since the walk began: walk once more. */
  #changed = false;

  constructor(site: Site, mesh: Mesh) {
    this.#site = site;
    this.#mesh = mesh;
    this.#batches = new PublishBatches(site);
  }

  get publishedCount(): number {
    return this.#published.size;
  }

  nextMs(): number | undefined {
    const next = Math.min(this.#republishMs ?? Infinity, this.#walkMs ?? Infinity);
    return next === Infinity ? undefined : next;
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
    const { self, nodeId } = this.#site;
    const arrival = { server: self, from: nodeId, distanceMs: 0, ttlMs: POINTER_TTL_MS };
    for (const target of saltedGuids(guid)) this.#place(target, 0, arrival);
  }

  unpublish(guids: readonly Guid[]): void {
    const { self } = this.#site;
    for (const guid of guids) {
      if (!this.#published.delete(guid)) continue;
      for (const target of saltedGuids(guid)) this.#unplace(target, 0, self, 0);
    }
  }

  onPublish(from: NodeAddress, message: Publish): void {
    const { server, distanceMs } = message;
    const ttlMs = Math.min(message.ttlMs, POINTER_TTL_MS);
    const arrival = { server, from: from.nodeId, distanceMs, ttlMs };
    for (const { target, level } of message.entries) {
      if (message.removed) this.#unplace(target, level, server, distanceMs);
      else this.#place(target, level, arrival);
    }
    const { transfer } = message;
    if (transfer !== 0) this.#site.send(from, { kind: 'transferAck', transfer });
  }

  #place(target: Guid, level: number, arrival: Arrival): void {
    const { server, distanceMs, ttlMs } = arrival;
    const hop = nextHop(this.#mesh.map, target, level);
    const stored = this.pointers.put(target, {
      server,
      level,
      distanceMs,
      lastHop: arrival.from,
      expiresAtMs: this.#site.nowMs + ttlMs,
      nextHop: hop?.neighbor.address.nodeId,
    });
    if (!stored) this.#site.count('pointer-dropped');
    this.#walkMs ??= this.#site.nowMs + SWEEP_INTERVAL_MS;
    if (hop !== undefined) {
      this.#batches.add(target, { hop, server, distanceMs, removed: false, ttlMs });
    }
  }

  #unplace(target: Guid, level: number, server: NodeAddress, distanceMs: number): void {
    this.pointers.remove(target, server.nodeId);
    const hop = nextHop(this.#mesh.map, target, level);
    if (hop === undefined) return;
    this.#batches.add(target, { hop, server, distanceMs, removed: true, ttlMs: 0 });
  }

  /** Servers of a salted name, nearest first; those known to be lost are left out. */
  serversOf(target: Guid): NodeAddress[] {
    const distanceOf = ({ server, distanceMs }: ObjectPointer) =>
      this.#mesh.rttOf(server.nodeId) ?? distanceMs;
    return unexpired(this.pointers.get(target), this.#site.nowMs)
      .filter(({ server }) => !this.#mesh.isLost(server.nodeId))
      .sort((a, b) => distanceOf(a) - distanceOf(b))
      .map(({ server }) => server);
  }

  /** Hands the newcomer all pointers whose next hop it now is; returns numbers to be acknowledged. */
  transferTo(nodeId: string): number[] {
    const departures: [Guid, Departure][] = [];
    for (const [target, pointers] of this.pointers.entries()) {
      for (const pointer of unexpired(pointers, this.#site.nowMs)) {
        const departure = this.#departure(target, pointer);
        if (departure?.hop.neighbor.address.nodeId !== nodeId) continue;
        pointer.nextHop = nodeId;
        departures.push([target, departure]);
      }
    }
    return this.#batches.transfer(departures);
  }

  #departure(target: Guid, pointer: ObjectPointer): Departure | undefined {
    const { server, level, distanceMs, expiresAtMs } = pointer;
    const hop = nextHop(this.#mesh.map, target, level);
    const ttlMs = expiresAtMs - this.#site.nowMs;
    return hop && { hop, server, distanceMs, removed: false, ttlMs };
  }

  /** Next hops may have changed: all pointers are looked at, at the end of this step. */
  onChanged(): void {
    if (this.pointers.count === 0) return;
    this.#changed = true;
    this.#walkMs = this.#site.nowMs;
  }

  tick(): void {
    const { nowMs } = this.#site;
    if (this.#republishMs !== undefined && nowMs >= this.#republishMs) this.#republish();
    if (this.#walkMs !== undefined && nowMs >= this.#walkMs) this.#walkOn();
    this.#batches.flush();
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

  /** Drops what expired; what goes another way now is sent there. */
  #review(target: Guid, pointers: readonly ObjectPointer[]): void {
    this.pointers.dropExpired(target, this.#site.nowMs);
    for (const pointer of unexpired(pointers, this.#site.nowMs)) {
      const departure = this.#departure(target, pointer);
      const hopId = departure?.hop.neighbor.address.nodeId;
      if (hopId === pointer.nextHop) continue;
      pointer.nextHop = hopId;
      if (departure !== undefined) this.#batches.add(target, departure);
    }
  }
}
