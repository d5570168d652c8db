/**
 * One TLS connection whose far end has proved its key: frames in, frames out, and a watch over the peer's life.
 * It is greeting until both hellos have passed, and knows nothing about rooms, requests or other connections.
 */

import type { TLSSocket } from 'node:tls';
import { EMPTY, type RoundTrip } from '../base/index.ts';
import type { NodeId } from '../id/index.ts';
import {
  type FrameHead,
  frameHeadToWire,
  HELLO_FRAME_BYTES_MAX,
  type Hello,
  helloFromWire,
  helloToWire,
} from '../wire/index.ts';
import { FrameReader, type ReceivedFrame } from './frame-reader.ts';
import { bytesOnWire, FrameWriter, type OutgoingFrame } from './frame-writer.ts';
import { timeoutOf, withSample } from './round-trip-estimate.ts';

export const PING_INTERVAL_MS = 2_000;
/**
 * A busy peer may keep silent for this long. Lower finds dead machines sooner; a killed process is found at once
 * anyway, since its kernel closes the connection.
 */
export const PING_TIMEOUT_FLOOR_MS = 4_000;

export interface Peer {
  readonly nodeId: NodeId;
  readonly publicKey: Uint8Array;
}

export interface ConnectionEvents {
  /** The peer's hello. The connection stays mute until `greet` was called on both ends. */
  onHello(connection: Connection, hello: Hello): void;
  /** Every frame after the hellos except pings. */
  onFrame(connection: Connection, frame: ReceivedFrame): void;
  onBadFrame(connection: Connection): void;
  onClosed(connection: Connection): void;
}

export interface ConnectionOptions {
  readonly socket: TLSSocket;
  readonly peer: Peer;
  /** The far end's address and port. */
  readonly remote: string;
  /** Whether this node dialled. */
  readonly dialled: boolean;
  readonly pingIntervalMs: number;
  readonly pingTimeoutFloorMs: number;
  readonly events: ConnectionEvents;
}

export function outgoing(
  head: Partial<FrameHead> & Pick<FrameHead, 'kind'>,
  header: Uint8Array = EMPTY,
  payload: Uint8Array = EMPTY,
  canWait = false,
): OutgoingFrame {
  const lengths = { headerBytes: header.length, payloadBytes: payload.length };
  return { head: frameHeadToWire({ ...head, ...lengths }), header, payload, canWait };
}

export class Connection {
  readonly peer: Peer;
  readonly remote: string;
  readonly dialled: boolean;
  readonly #socket: TLSSocket;
  readonly #events: ConnectionEvents;
  readonly #pingIntervalMs: number;
  readonly #pingTimeoutFloorMs: number;
  readonly #reader = new FrameReader(HELLO_FRAME_BYTES_MAX);
  readonly #writer: FrameWriter;
  #heard = false;
  #greeted = false;
  #closed = false;
  #ping: { readonly id: number; readonly sentAtMs: number; readonly clean: boolean } | undefined;
  #pingCount = 0;
  #pingedAtMs = 0;
  #progressAtMs: number;
  #roundTrip: RoundTrip | undefined;
  readonly #closings: (() => void)[] = [];

  constructor(options: ConnectionOptions) {
    this.peer = options.peer;
    this.remote = options.remote;
    this.dialled = options.dialled;
    this.#socket = options.socket;
    this.#events = options.events;
    this.#pingIntervalMs = options.pingIntervalMs;
    this.#pingTimeoutFloorMs = options.pingTimeoutFloorMs;
    this.#progressAtMs = performance.now();
    this.#writer = new FrameWriter(this.#socket, () => {
      this.#progressAtMs = performance.now();
    });
    this.#socket.on('data', (chunk: Uint8Array) => this.#onChunk(chunk));
    this.#socket.on('close', () => this.destroy());
    this.#socket.on('error', () => this.destroy());
  }

  /** Both hellos have passed: frames may flow. */
  get ready(): boolean {
    return this.#heard && this.#greeted && !this.#closed;
  }

  get closed(): boolean {
    return this.#closed;
  }

  onceClosed(run: () => void): void {
    if (this.#closed) run();
    else this.#closings.push(run);
  }

  get queuedBytes(): number {
    return this.#writer.queuedBytes;
  }

  get roundTrip(): RoundTrip | undefined {
    return this.#roundTrip;
  }

  /** Sends our hello. */
  greet(hello: Hello): void {
    this.#greeted = true;
    this.#writer.pushUrgent(outgoing({ kind: 'hello' }, helloToWire(hello)));
    this.#becomeReady();
  }

  /** Takes over what is known from an earlier connection to the same peer. */
  inherit(roundTrip: RoundTrip | undefined): void {
    this.#roundTrip ??= roundTrip;
  }

  send(frame: OutgoingFrame): void {
    this.#writer.push(frame);
  }

  /** Pings when it is time, and ends the connection when a ping stays unanswered. */
  tick(nowMs: number): void {
    if (!this.ready) return;
    if (this.#ping === undefined) {
      if (nowMs - this.#pingedAtMs >= this.#pingIntervalMs) this.#sendPing(nowMs);
      return;
    }
    const silentMs = nowMs - Math.max(this.#ping.sentAtMs, this.#progressAtMs);
    if (silentMs > timeoutOf(this.#roundTrip, this.#pingTimeoutFloorMs)) this.destroy();
  }

  /** Ends the connection once what was sent has left. */
  finish(): void {
    this.#writer.whenIdle(() => {
      if (!this.#closed) this.#socket.end();
    });
  }

  destroy(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#writer.stop();
    this.#socket.destroy();
    for (const run of this.#closings) run();
    this.#events.onClosed(this);
  }

  #becomeReady(): void {
    if (!this.ready) return;
    this.#reader.trust();
    this.#sendPing(performance.now());
  }

  #onChunk(chunk: Uint8Array): void {
    if (this.#closed) return;
    this.#progressAtMs = performance.now();
    const intact = this.#reader.push(chunk, (frame) => this.#onFrame(frame));
    if (intact || this.#closed) return;
    this.#reject();
  }

  #reject(): false {
    this.#events.onBadFrame(this);
    this.destroy();
    return false;
  }

  /** @returns whether to read on */
  #onFrame(frame: ReceivedFrame): boolean {
    const { kind, requestId } = frame.head;
    if (!this.#heard) {
      const hello = kind === 'hello' ? helloFromWire(frame.header) : undefined;
      if (hello === undefined) return this.#reject();
      this.#heard = true;
      // The ping goes first, so that the round trip is known as early as the first answer.
      this.#becomeReady();
      this.#events.onHello(this, hello);
      return !this.#closed;
    }
    // Nobody has a reason to speak before our hello, which says that we are willing to listen.
    if (!this.#greeted || kind === 'hello') return this.#reject();
    if (kind === 'ping') {
      this.#writer.pushUrgent(outgoing({ kind: 'pong', requestId }));
    } else if (kind === 'pong') {
      this.#onPong(requestId);
    } else {
      this.#events.onFrame(this, frame);
    }
    return !this.#closed;
  }

  #sendPing(nowMs: number): void {
    const id = ++this.#pingCount;
    const frame = outgoing({ kind: 'ping', requestId: id });
    // Behind a long queue the ping would measure our own sending.
    this.#ping = { id, sentAtMs: nowMs, clean: this.#writer.queuedBytes < 16 * bytesOnWire(frame) };
    this.#pingedAtMs = nowMs;
    this.#writer.pushUrgent(frame);
  }

  #onPong(id: number): void {
    const ping = this.#ping;
    if (ping === undefined || ping.id !== id) return;
    this.#ping = undefined;
    // Better a rough first figure than none.
    if (!ping.clean && this.#roundTrip !== undefined) return;
    this.#roundTrip = withSample(this.#roundTrip, performance.now() - ping.sentAtMs);
  }
}
