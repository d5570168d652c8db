/** The Transport over TLS 1.3: rooms' frames, requests with deadlines, answers and errors. */

import {
  assertNever,
  type Frame,
  type FrameHandler,
  type NodeAddress,
  OceanError,
  present,
  type RoundTrip,
  type Transport,
} from '../base/index.ts';
import { HEADER_BYTES_MAX, PAYLOAD_BYTES_MAX } from '../wire/index.ts';
import { type Connection, outgoing } from './connection.ts';
import {
  ConnectionPool,
  type SocketTransportOptions,
  sendError,
  type TransportCounts,
} from './connection-pool.ts';
import type { ReceivedFrame } from './frame-reader.ts';
import { SEND_QUEUE_BYTES_MAX } from './peer-link.ts';
import { PendingRequests } from './pending-requests.ts';

export const REQUEST_TIMEOUT_MS = 10_000;
/** What one connection may have us work on at a time. */
export const REQUESTS_IN_WORK_MAX = 1_024;
export const REQUEST_BYTES_IN_WORK_MAX = 64 * 1024 * 1024;

interface Work {
  count: number;
  bytes: number;
}

function isTooLarge(frame: Frame): boolean {
  return frame.header.length > HEADER_BYTES_MAX || frame.payload.length > PAYLOAD_BYTES_MAX;
}

export class SocketTransport implements Transport {
  readonly self: NodeAddress;
  readonly #pool: ConnectionPool;
  readonly #requests: PendingRequests;
  readonly #work = new WeakMap<Connection, Work>();
  #handler: FrameHandler | undefined;
  #closed = false;

  private constructor(self: NodeAddress, pool: ConnectionPool, requests: PendingRequests) {
    this.self = self;
    this.#pool = pool;
    this.#requests = requests;
  }

  /** Listens; nothing is served before `serve`. @throws the system's error when it cannot listen there */
  static async listen(options: SocketTransportOptions): Promise<SocketTransport> {
    const requests = new PendingRequests();
    const made: { transport?: SocketTransport } = {};
    const pool = new ConnectionPool(options, {
      onFrame: (connection, frame) => present(made.transport).#onFrame(connection, frame),
      onBroken: (nodeId) =>
        requests.failAll(new OceanError('unavailable', `Lost ${nodeId}`), nodeId),
      onLost: (nodeId) => present(made.transport).#onLost(nodeId),
    });
    const self = await pool.listen();
    made.transport = new SocketTransport(self, pool, requests);
    return made.transport;
  }

  /** A snapshot of what went wrong and was survived. */
  counts(): TransportCounts {
    return { ...this.#pool.counts };
  }

  /** Connections that are open or being greeted. */
  get connectionCount(): number {
    return this.#pool.connectionCount;
  }

  serve(handler: FrameHandler): void {
    this.#handler = handler;
  }

  /** The frame's bytes must not change afterwards: they are written from where they lie. */
  send(to: NodeAddress, frame: Frame): void {
    const { room, header, payload, canWait } = frame;
    if (to.nodeId === this.self.nodeId) {
      queueMicrotask(() => this.#handler?.onMessage(this.self, frame));
      return;
    }
    const sent =
      !isTooLarge(frame) &&
      this.#pool.send(to, outgoing({ kind: 'message', room }, header, payload, canWait)) === 'sent';
    if (!sent) this.#pool.counts.messagesDropped += 1;
  }

  async request(
    to: NodeAddress,
    frame: Frame,
    options: { timeoutMs?: number } = {},
  ): Promise<Frame> {
    if (isTooLarge(frame)) {
      const seen = `${frame.header.length} + ${frame.payload.length} bytes`;
      throw new OceanError('too-large', `Cannot ask ${to.nodeId}: ${seen} are too many`);
    }
    if (this.#closed) throw new OceanError('unavailable', 'Cannot ask: the transport is closed');
    const { room, header, payload } = frame;
    const timeoutMs = Math.max(1, Math.ceil(options.timeoutMs ?? REQUEST_TIMEOUT_MS));
    const { id, answer } = this.#requests.add(to.nodeId, timeoutMs);
    if (to.nodeId === this.self.nodeId) {
      void this.#answerTo(this.self, frame).then(
        (own) => this.#requests.resolve(to.nodeId, id, own),
        (error: OceanError) => this.#requests.fail(id, error),
      );
      return answer;
    }
    const head = { kind: 'request', requestId: id, room, deadlineMs: timeoutMs } as const;
    const outcome = this.#pool.send(to, outgoing(head, header, payload));
    if (outcome !== 'sent') this.#requests.fail(id, sendError(outcome, to));
    return answer;
  }

  /** Of a peer that is connected now, as TLS has proved it. */
  publicKey(nodeId: string): Uint8Array | undefined {
    return this.#pool.publicKey(nodeId);
  }

  roundTrip(nodeId: string): RoundTrip | undefined {
    return this.#pool.roundTrip(nodeId);
  }

  disconnect(nodeId: string): void {
    this.#pool.disconnect(nodeId);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#handler = undefined;
    const closing = this.#pool.close();
    this.#requests.failAll(new OceanError('unavailable', 'The transport was closed'));
    await closing;
  }

  #onLost(nodeId: string): void {
    this.#handler?.onPeerLost(nodeId);
  }

  #onFrame(connection: Connection, frame: ReceivedFrame): void {
    const { nodeId } = connection.peer;
    const from = this.#pool.addressOf(nodeId);
    if (from === undefined) return;
    const { head, header, payload } = frame;
    switch (head.kind) {
      case 'message':
        if (this.#handler === undefined) this.#pool.counts.messagesDropped += 1;
        else this.#handler.onMessage(from, { room: head.room, header, payload });
        return;
      case 'request':
        void this.#serveRequest(connection, from, frame);
        return;
      case 'answer':
        this.#requests.resolve(nodeId, head.requestId, { room: head.room, header, payload });
        return;
      case 'error':
        this.#requests.reject(nodeId, head.requestId, new OceanError(head.errorKind, head.message));
        return;
      case 'hello':
      case 'ping':
      case 'pong':
        return; // The connection has dealt with it.
      default:
        assertNever(head.kind);
    }
  }

  async #serveRequest(
    connection: Connection,
    from: NodeAddress,
    { head, header, payload }: ReceivedFrame,
  ): Promise<void> {
    const arrivedAtMs = performance.now();
    const { room, requestId, deadlineMs } = head;
    const bytes = header.length + payload.length;
    const refuse = ({ kind, message }: OceanError) =>
      connection.send(outgoing({ kind: 'error', requestId, errorKind: kind, message }));
    const work = this.#workOf(connection);
    if (
      work.count >= REQUESTS_IN_WORK_MAX ||
      (work.count > 0 && work.bytes + bytes > REQUEST_BYTES_IN_WORK_MAX) ||
      connection.queuedBytes > SEND_QUEUE_BYTES_MAX
    ) {
      refuse(new OceanError('busy', `Node ${this.self.nodeId} has too much to do for you`));
      return;
    }
    work.count += 1;
    work.bytes += bytes;
    try {
      const answer = await this.#answerTo(from, { room, header, payload });
      // Nobody waits for it any more, and it may be large.
      if (deadlineMs > 0 && performance.now() - arrivedAtMs > deadlineMs) return;
      const answered = { kind: 'answer', requestId, room: answer.room } as const;
      connection.send(outgoing(answered, answer.header, answer.payload));
    } catch (error) {
      refuse(error as OceanError);
    } finally {
      work.count -= 1;
      work.bytes -= bytes;
    }
  }

  #workOf(connection: Connection): Work {
    let work = this.#work.get(connection);
    if (work === undefined) {
      work = { count: 0, bytes: 0 };
      this.#work.set(connection, work);
    }
    return work;
  }

  /** The handler's answer. @throws OceanError whatever the handler throws */
  async #answerTo(from: NodeAddress, frame: Frame): Promise<Frame> {
    if (this.#handler === undefined) {
      throw new OceanError('unavailable', `Node ${this.self.nodeId} does not serve yet`);
    }
    try {
      const answer = await this.#handler.onRequest(from, frame);
      if (isTooLarge(answer)) throw new OceanError('too-large', 'The answer is too large to send');
      return answer;
    } catch (error) {
      if (error instanceof OceanError) throw error;
      this.#pool.counts.handlersFailed += 1;
      throw new OceanError('unavailable', 'The peer could not answer', { cause: error });
    }
  }
}
