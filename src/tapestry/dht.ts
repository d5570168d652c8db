/**
 * The DHT on the mesh: a value lies at the roots of its name until it expires. A root renews the other roots'
 * copies, and hands a value on when it is its root no more. Common API, IPTPS 2003, tier 1.
 */

import { concat, EMPTY, readU64, type Tables, u64 } from '../base/index.ts';
import { type Guid, guidBytes, guidFromBytes } from '../id/index.ts';
import { DHT_VALUE_BYTES_MAX, type Get, type Put, type Routed } from '../wire/index.ts';
import { BoundedMap } from './bounded-map.ts';
import {
  DHT_REFRESH_COUNT_MAX,
  DHT_REFRESH_INTERVAL_MS,
  DHT_VALUES_MAX,
  REPUBLISH_TICK_MS,
} from './limits.ts';
import type { Mesh } from './mesh.ts';
import type { Neighbor } from './neighbor.ts';
import { nextHop } from './next-hop.ts';
import { saltedGuids } from './publication.ts';
import type { Site } from './site.ts';

/** Key: 20 bytes, the salted name. Value: name 20, version 8, expiry 8, removed 1, then the bytes. */
export const VALUE_TABLE = 'tapestry.values';
const HEAD_BYTES = 37;

interface Entry {
  readonly guid: Guid;
  readonly version: number;
  readonly removed: boolean;
  readonly expiresAtMs: number;
  readonly refreshAtMs: number;
}

function valueToBytes(entry: Entry, bytes: Uint8Array): Uint8Array {
  const { guid, version, expiresAtMs, removed } = entry;
  const flag = Uint8Array.of(removed ? 1 : 0);
  return concat([guidBytes(guid), u64(version), u64(expiresAtMs), flag, bytes]);
}

function entryFromBytes(bytes: Uint8Array): Entry | undefined {
  const guid = guidFromBytes(bytes.subarray(0, 20));
  if (guid === undefined || bytes.length < HEAD_BYTES) return undefined;
  const version = readU64(bytes, 20);
  return {
    guid,
    version,
    expiresAtMs: readU64(bytes, 28),
    removed: bytes[36] === 1,
    refreshAtMs: 0,
  };
}

interface Parts {
  readonly site: Site;
  readonly mesh: Mesh;
  readonly tables: Tables;
  readonly dispatch: (message: Routed) => void;
  readonly nextNumber: () => number;
}

export class Dht {
  readonly #parts: Parts;
  readonly #site: Site;
  /** INVARIANT: at most DHT_VALUES_MAX, the next to be refreshed first. */
  readonly #entries = new Map<Guid, Entry>();
  /** Values on their way to a new root, by the number that it will acknowledge. */
  readonly #handovers = new BoundedMap<number, Guid>(DHT_VALUES_MAX);
  #nextMs: number | undefined;
  #changed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#site = parts.site;
  }

  get valueCount(): number {
    return this.#entries.size;
  }

  nextMs(): number | undefined {
    return this.#site.inserting ? undefined : this.#nextMs;
  }

  /** Finds the values of the last run on disk. */
  start(): void {
    for (const [key, bytes] of this.#parts.tables.range(VALUE_TABLE, { limit: DHT_VALUES_MAX })) {
      const target = guidFromBytes(key);
      const entry = entryFromBytes(bytes);
      if (target !== undefined && entry !== undefined) this.#entries.set(target, entry);
    }
    if (this.#entries.size > 0) this.#wake();
  }

  onPut(message: Put): void {
    const { route, guid, query, version, removed, bytes } = message;
    const { target, origin } = route;
    const old = this.#entries.get(target);
    if (!saltedGuids(guid).includes(target)) {
      this.#site.count('put-under-other-name');
      return;
    }
    if (old === undefined || version >= old.version) {
      const full = old === undefined && this.#entries.size >= DHT_VALUES_MAX;
      if (full || this.#parts.tables.bytesFree() < HEAD_BYTES + DHT_VALUE_BYTES_MAX) {
        this.#site.count('put-without-room');
        return;
      }
      const { nowMs } = this.#site;
      const expiresAtMs = nowMs + message.ttlMs;
      const refreshAtMs = nowMs + DHT_REFRESH_INTERVAL_MS;
      const entry = { guid, version, removed, expiresAtMs, refreshAtMs };
      this.#entries.delete(target);
      this.#entries.set(target, entry);
      // A repeated put of the same version only prolongs its life.
      const kept = old?.version === version ? this.#bytesOf(target) : undefined;
      this.#site.persist(VALUE_TABLE, guidBytes(target), valueToBytes(entry, kept ?? bytes));
      this.#wake();
    }
    if (query !== 0) this.#site.send(origin, { kind: 'stored', query });
  }

  #bytesOf(target: Guid): Uint8Array | undefined {
    return this.#parts.tables.get(VALUE_TABLE, guidBytes(target))?.subarray(HEAD_BYTES);
  }

  onGet({ route, query }: Get): void {
    const entry = this.#entries.get(route.target);
    const live = entry !== undefined && !entry.removed && this.#site.nowMs < entry.expiresAtMs;
    const bytes = live ? this.#bytesOf(route.target) : undefined;
    this.#site.send(route.origin, {
      kind: 'value',
      query,
      found: bytes !== undefined,
      version: entry?.version ?? 0,
      bytes: bytes ?? EMPTY,
    });
  }

  /** True when that number was a handover's: the new root has the value, this node need not keep it. */
  onStored(number: number): boolean {
    const target = this.#handovers.get(number);
    if (target === undefined) return false;
    this.#handovers.delete(number);
    if (!this.#isRoot(target)) this.#drop(target);
    return true;
  }

  #isRoot(target: Guid): boolean {
    return nextHop(this.#parts.mesh.map, target, 0) === undefined;
  }

  #drop(target: Guid): void {
    this.#entries.delete(target);
    this.#site.persist(VALUE_TABLE, guidBytes(target), undefined);
  }

  /** Gives all values to the nearest neighbor, which routes them to their roots without this node. */
  leave(): void {
    const rttOf = ({ rttMs }: Neighbor) => rttMs ?? Number.MAX_VALUE;
    const [nearest] = [...this.#parts.mesh.map.all()].sort((a, b) => rttOf(a) - rttOf(b));
    if (nearest === undefined) return;
    for (const [target, entry] of this.#entries) {
      const put = this.#putOf(target, target, entry, 0);
      if (put !== undefined) this.#site.send(nearest.address, put);
    }
  }

  onChanged(): void {
    this.#changed = this.#entries.size > 0;
  }

  tick(): void {
    const { nowMs, inserting } = this.#site;
    if (inserting) return;
    if (this.#changed) this.#handOver();
    this.#changed = false;
    if (this.#nextMs === undefined || nowMs < this.#nextMs) return;
    let left = DHT_REFRESH_COUNT_MAX;
    for (const [target, entry] of this.#entries) {
      if (nowMs < entry.refreshAtMs || left-- === 0) break;
      this.#refresh(target, entry);
    }
    this.#nextMs = this.#entries.size > 0 ? nowMs + REPUBLISH_TICK_MS : undefined;
  }

  #wake(): void {
    this.#nextMs ??= this.#site.nowMs + REPUBLISH_TICK_MS;
  }

  #handOver(): void {
    for (const [target, entry] of [...this.#entries]) {
      if (!this.#isRoot(target)) this.#push(target, target, entry);
    }
  }

  #refresh(target: Guid, entry: Entry): void {
    const { nowMs } = this.#site;
    if (nowMs >= entry.expiresAtMs) {
      this.#drop(target);
      return;
    }
    this.#entries.delete(target);
    this.#entries.set(target, { ...entry, refreshAtMs: nowMs + DHT_REFRESH_INTERVAL_MS });
    for (const other of saltedGuids(entry.guid)) {
      if (!this.#isRoot(other) || !this.#entries.has(other)) this.#push(target, other, entry);
    }
  }

  /** Sends the value that lies here under `held` to the root of `target`. */
  #push(held: Guid, target: Guid, entry: Entry): void {
    const query = held === target ? this.#parts.nextNumber() : 0;
    const put = this.#putOf(held, target, entry, query);
    if (put === undefined) return;
    if (query !== 0) this.#handovers.set(query, held);
    this.#parts.dispatch(put);
  }

  #putOf(held: Guid, target: Guid, entry: Entry, query: number): Put | undefined {
    const bytes = this.#bytesOf(held);
    const ttlMs = entry.expiresAtMs - this.#site.nowMs;
    if (bytes === undefined || ttlMs <= 0) return undefined;
    const { guid, version, removed } = entry;
    const route = { target, level: 0, hopCount: 0, origin: this.#site.self };
    return { kind: 'put', route, guid, query, version, removed, ttlMs, bytes };
  }
}
