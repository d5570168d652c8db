/** What the pool knows about one peer while it is connected, dialled or waiting to be. */

import { assert, type NodeAddress } from '../base/index.ts';
import type { Connection } from './connection.ts';
import { bytesOnWire, type OutgoingFrame } from './frame-writer.ts';
import type { Dial } from './secure-socket.ts';

/** What may wait for one peer: two of the longest frames, and some. */
export const SEND_QUEUE_BYTES_MAX = 48 * 1024 * 1024;

export class PeerLink {
  address: NodeAddress;
  /** INVARIANT: ready, and then nothing waits in the queue and nothing is dialled. */
  connection: Connection | undefined;
  dialling: Dial | undefined;
  /** Our dialled connection, before the peer's hello. */
  dialled: Connection | undefined;
  /** The peer's dialled connection, held back while ours may still succeed. */
  parked: Connection | undefined;
  #queue: OutgoingFrame[] = [];
  #queuedBytes = 0;

  constructor(address: NodeAddress) {
    this.address = address;
  }

  get queuedCount(): number {
    return this.#queue.length;
  }

  /** False when too much waits already. */
  send(frame: OutgoingFrame): boolean {
    const waiting = this.connection?.queuedBytes ?? this.#queuedBytes;
    if (waiting + bytesOnWire(frame) > SEND_QUEUE_BYTES_MAX) return false;
    if (this.connection !== undefined) {
      this.connection.send(frame);
    } else {
      this.#queue.push(frame);
      this.#queuedBytes += bytesOnWire(frame);
    }
    return true;
  }

  /** Makes `connection` the one that carries everything; every other attempt ends. */
  settle(connection: Connection): void {
    assert(connection.ready);
    const others = [this.connection, this.dialled, this.parked];
    const dialling = this.dialling;
    this.connection = connection;
    this.dialling = undefined;
    this.dialled = undefined;
    this.parked = undefined;
    if (!connection.dialled) dialling?.abort();
    for (const other of others) if (other !== connection) other?.destroy();
    const queue = this.#queue;
    this.#queue = [];
    this.#queuedBytes = 0;
    for (const frame of queue) connection.send(frame);
  }

  /** Ends every connection and attempt. */
  destroy(): void {
    const others = [this.connection, this.dialled, this.parked];
    const dialling = this.dialling;
    this.connection = undefined;
    this.dialling = undefined;
    this.dialled = undefined;
    this.parked = undefined;
    dialling?.abort();
    for (const other of others) other?.destroy();
  }
}
