/** How a simulated node gives a Tapestry message to the network, and takes one from it. */

import { EMPTY, type NodeAddress } from '../base/index.ts';
import {
  decodeTapestry,
  encodeTapestry,
  ROOM_TAPESTRY,
  type TapestryMessage,
} from '../wire/index.ts';
import { bytesOnLine } from './traffic.ts';
import type { SimulatedTransport } from './transport.ts';

/**
 * `wire` encodes and decodes, as a host does. `sized` encodes to count the bytes and hands the message itself over.
 * `objects` only hands it over, and counts no bytes: the quickest.
 */
export type Carrying = 'wire' | 'sized' | 'objects';

export function sendTapestry(
  transport: SimulatedTransport,
  carrying: Carrying,
  to: NodeAddress,
  message: TapestryMessage,
): void {
  const { kind } = message;
  if (carrying === 'objects') {
    transport.hand(to, message, kind, 0);
    return;
  }
  const { header, payload } = encodeTapestry(message);
  const byteCount = bytesOnLine(ROOM_TAPESTRY, header.length, payload.length);
  if (carrying === 'sized') {
    transport.hand(to, message, kind, byteCount);
    return;
  }
  // A header is made for this message alone; a payload may be memory that its sender keeps.
  const own = payload.length > 0 ? payload.slice() : EMPTY;
  transport.sendOwned(to, { room: ROOM_TAPESTRY, header, payload: own }, kind, byteCount);
}

/** Passes on what arrives, whichever way it was sent; undefined stands for what no codec could read. */
export function serveTapestry(
  transport: SimulatedTransport,
  onMessage: (from: NodeAddress, message: TapestryMessage | undefined) => void,
  handler: Omit<Parameters<SimulatedTransport['serve']>[0], 'onMessage'>,
): void {
  transport.serve({
    ...handler,
    onMessage: (from, { header, payload }) => onMessage(from, decodeTapestry(header, payload)),
  });
  transport.serveHanded(onMessage);
}
