/** Neighbors on disk, so that a restarted node finds its pond without a bootstrap. */

import { concat, type NodeAddress, type Tables, textOf, utf8 } from '../base/index.ts';
import { type Guid, guidBytes, guidFromBytes } from '../id/index.ts';
import { HOST_BYTES_MAX } from '../wire/index.ts';
import { LOST_MAX } from './limits.ts';
import type { Site } from './site.ts';

/** Key: 20 bytes of NodeId. Value: port in 2 bytes, then the host in UTF-8. */
export const NEIGHBOR_TABLE = 'tapestry.neighbors';
const REMEMBERED_MAX = 1024 + LOST_MAX;

export function rememberNeighbor(site: Site, { nodeId, host, port }: NodeAddress): void {
  const value = concat([Uint8Array.of(port >>> 8, port & 0xff), utf8(host)]);
  site.persist(NEIGHBOR_TABLE, guidBytes(nodeId as Guid), value);
}

export function forgetNeighbor(site: Site, nodeId: string): void {
  site.persist(NEIGHBOR_TABLE, guidBytes(nodeId as Guid), undefined);
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
