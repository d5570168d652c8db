/** Node addresses on the wire. */

import type { NodeAddress } from '../base/index.ts';
import { guidBytes, guidFromBytes, type NodeId } from '../id/index.ts';
import type { ocean } from './generated/ocean.js';

export const HOST_BYTES_MAX = 255;
/** Names of a zone and of a machine. */
export const PLACE_CHARS_MAX = 64;

export function addressToWire(address: NodeAddress): ocean.common.INodeAddress {
  return { nodeId: guidBytes(address.nodeId as NodeId), host: address.host, port: address.port };
}

/** Undefined when a field is absent, too long or out of range: the caller drops and counts it. */
export function addressFromWire(
  wire: ocean.common.INodeAddress | null | undefined,
): NodeAddress | undefined {
  const nodeId = guidFromBytes<NodeId>(wire?.nodeId);
  const host = wire?.host ?? '';
  const port = wire?.port ?? 0;
  if (nodeId === undefined || host.length === 0 || host.length > HOST_BYTES_MAX) return undefined;
  if (port < 1 || port > 65_535) return undefined;
  return { nodeId, host, port };
}
