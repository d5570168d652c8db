/** Neighbors on disk, so that a restarted node finds its pond without a bootstrap. Written now and then, together. */

import { concat, type NodeAddress, type Tables, textOf, utf8 } from '../base/index.ts';
import { type Guid, guidBytes, guidFromBytes } from '../id/index.ts';
import { HOST_BYTES_MAX } from '../wire/index.ts';
import { LOST_MAX, REMEMBER_INTERVAL_MS } from './limits.ts';
import type { Site } from './site.ts';

/** Key: 20 bytes of NodeId. Value: port in 2 bytes, then the host in UTF-8. */
export const NEIGHBOR_TABLE = 'tapestry.neighbors';
const REMEMBERED_MAX = 1024 + LOST_MAX;

export class RememberedNeighbors {
  readonly #site: Site;
  /** What has changed since the last write; undefined for one to be forgotten. UNBOUNDED: by the neighbor map. */
  readonly #changed = new Map<string, NodeAddress | undefined>();
  #writeMs: number | undefined;
  /** Until the first write a founder that dies knows nobody of its pond. */
  #hasWritten = false;

  constructor(site: Site) {
    this.#site = site;
  }

  nextMs(): number | undefined {
    return this.#writeMs;
  }

  add(address: NodeAddress): void {
    this.#change(address.nodeId, address);
  }

  remove(nodeId: string): void {
    this.#change(nodeId, undefined);
  }

  #change(nodeId: string, address: NodeAddress | undefined): void {
    this.#changed.set(nodeId, address);
    this.#writeMs ??= this.#site.nowMs + (this.#hasWritten ? REMEMBER_INTERVAL_MS : 1);
  }

  tick(): void {
    if (this.#writeMs !== undefined && this.#site.nowMs >= this.#writeMs) this.write();
  }

  write(): void {
    this.#writeMs = undefined;
    this.#hasWritten = this.#hasWritten || this.#changed.size > 0;
    for (const [nodeId, address] of this.#changed) {
      this.#site.persist(NEIGHBOR_TABLE, guidBytes(nodeId as Guid), address && tableValue(address));
    }
    this.#changed.clear();
  }
}

function tableValue({ host, port }: NodeAddress): Uint8Array {
  return concat([Uint8Array.of(port >>> 8, port & 0xff), utf8(host)]);
}

/** Entries that rotted are passed over: the others are enough. */
export function rememberedNeighbors(tables: Tables): NodeAddress[] {
  const found: NodeAddress[] = [];
  for (const [key, value] of tables.range(NEIGHBOR_TABLE, { limit: REMEMBERED_MAX })) {
    const nodeId = guidFromBytes(key);
    const host = textOf(value.subarray(2));
    const port = ((value[0] ?? 0) << 8) | (value[1] ?? 0);
    if (nodeId === undefined || host === undefined || port === 0) continue;
    if (host.length > 0 && host.length <= HOST_BYTES_MAX) found.push({ nodeId, host, port });
  }
  return found;
}
