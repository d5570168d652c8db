/**
 * One connection per pair of nodes. When both dial at once, the connection that the smaller NodeId dialled wins:
 * the smaller holds the other back until its own has failed, the larger drops its own as soon as the other comes.
 * Frames wait in the link until one connection is settled, so none is lost or reordered by the choice.
 */

import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import type { Server, TLSSocket } from 'node:tls';
import { LRUCache } from 'lru-cache';
import { EMPTY, type NodeAddress, OceanError, type RoundTrip } from '../base/index.ts';
import { type NodeId, nodeIdOf } from '../id/index.ts';
import { type Hello, PROTOCOL_VERSION } from '../wire/index.ts';
import { type TlsIdentity, tlsIdentityOf } from './certificate.ts';
import { Connection, type Peer, PING_INTERVAL_MS, PING_TIMEOUT_FLOOR_MS } from './connection.ts';
import type { ReceivedFrame } from './frame-reader.ts';
import type { OutgoingFrame } from './frame-writer.ts';
import { PeerLink } from './peer-link.ts';
import { dial, peerOf, serverOf } from './secure-socket.ts';

export const CONNECT_TIMEOUT_MS = 5_000;
/** Long enough for a peer whose own dial to us has to fail first. */
export const HELLO_TIMEOUT_MS = 2 * CONNECT_TIMEOUT_MS;
export const BACKOFF_FIRST_MS = 100;
export const BACKOFF_MAX_MS = 5_000;
/** Inbound connections that have not yet been admitted. */
export const STRANGERS_MAX = 64;
export const CONNECTIONS_MAX = 2_048;
const REMEMBERED_PEERS_MAX = 4_096;
const TICK_MS = 250;
const FAREWELL_MS = 500;

export interface SocketTransportOptions {
  /** The node's 32 secret bytes. */
  readonly seed: Uint8Array;
  /** Where to listen. Port 0 lets the system choose. */
  readonly host: string;
  readonly port: number;
  /** Where others reach this node, when that is not where it listens. */
  readonly advertisedHost?: string;
  readonly advertisedPort?: number;
  /** Proof of membership that the hello carries, at most 16 KiB. */
  readonly credential?: Uint8Array;
  /** Whether a peer with that key and credential may take part. Absent: everybody. */
  readonly admit?: (publicKey: Uint8Array, nodeId: string, credential: Uint8Array) => boolean;
  readonly pingIntervalMs?: number;
  readonly pingTimeoutFloorMs?: number;
}

/** What went wrong and was survived, since the start. */
export interface TransportCounts {
  messagesDropped: number;
  framesRefused: number;
  peersNotAdmitted: number;
  strangersRefused: number;
  handshakesFailed: number;
  dialsFailed: number;
  handlersFailed: number;
}

export interface PoolEvents {
  onFrame(connection: Connection, frame: ReceivedFrame): void;
  /** Nothing that was sent on earlier connections to the peer will be answered. */
  onBroken(nodeId: string): void;
  /** And there is no other connection. */
  onLost(nodeId: string): void;
}

export class ConnectionPool {
  readonly counts: TransportCounts = {
    messagesDropped: 0,
    framesRefused: 0,
    peersNotAdmitted: 0,
    strangersRefused: 0,
    handshakesFailed: 0,
    dialsFailed: 0,
    handlersFailed: 0,
  };
  readonly #options: SocketTransportOptions;
  readonly #identity: TlsIdentity;
  readonly #nodeId: NodeId;
  readonly #events: PoolEvents;
  readonly #server: Server;
  /** By remote address, the oldest first. Bounded by STRANGERS_MAX. */
  readonly #strangers = new Map<string, Socket>();
  readonly #sockets = new Set<Socket>();
  /** Bounded by CONNECTIONS_MAX for those who dial us, and by our own dials. */
  readonly #links = new Map<string, PeerLink>();
  /** Connections that wait for a hello, and until when. Bounded by STRANGERS_MAX and our own dials. */
  readonly #greeting = new Map<Connection, number>();
  readonly #backoff = new LRUCache<string, { delayMs: number; untilMs: number }>({
    max: REMEMBERED_PEERS_MAX,
  });
  readonly #roundTrips = new LRUCache<string, RoundTrip>({ max: REMEMBERED_PEERS_MAX });
  #self: NodeAddress | undefined;
  #ticker: NodeJS.Timeout | undefined;
  #tickedAtMs = 0;
  #closing: Promise<void> | undefined;

  constructor(options: SocketTransportOptions, events: PoolEvents) {
    this.#options = options;
    this.#events = events;
    this.#identity = tlsIdentityOf(options.seed);
    this.#nodeId = nodeIdOf(this.#identity.publicKey);
    this.#server = serverOf(this.#identity, CONNECT_TIMEOUT_MS);
    this.#server.maxConnections = CONNECTIONS_MAX;
    this.#server.on('connection', (socket: Socket) => this.#onStranger(socket));
    this.#server.on('secureConnection', (socket) => this.#onSecure(socket));
    this.#server.on('tlsClientError', (_error, socket) => {
      this.counts.handshakesFailed += 1;
      socket.destroy();
    });
  }

  /** Starts listening; returns this node's address. */
  async listen(): Promise<NodeAddress> {
    const { host, port, advertisedHost, advertisedPort } = this.#options;
    this.#server.listen({ host, port });
    await once(this.#server, 'listening');
    // A listening server reports errors of single connections (no file descriptors left): they pass.
    this.#server.on('error', () => {
      this.counts.strangersRefused += 1;
    });
    const bound = this.#server.address() as AddressInfo;
    const self: NodeAddress = {
      nodeId: this.#nodeId,
      host: advertisedHost ?? host,
      port: advertisedPort ?? bound.port,
    };
    this.#self = self;
    this.#tickedAtMs = performance.now();
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
    return self;
  }

  /** Sends, dialling first if need be; says why it cannot. */
  send(to: NodeAddress, frame: OutgoingFrame): 'sent' | 'busy' | 'unavailable' {
    if (this.#closing !== undefined) return 'unavailable';
    let link = this.#links.get(to.nodeId);
    if (link === undefined) {
      const backoff = this.#backoff.get(to.nodeId);
      if (backoff !== undefined && performance.now() < backoff.untilMs) return 'unavailable';
      link = new PeerLink(to);
      this.#links.set(to.nodeId, link);
      void this.#dial(link);
    }
    return link.send(frame) ? 'sent' : 'busy';
  }

  get connectionCount(): number {
    let count = this.#greeting.size;
    for (const { connection, parked } of this.#links.values()) {
      count += (connection === undefined ? 0 : 1) + (parked === undefined ? 0 : 1);
    }
    return count;
  }

  addressOf(nodeId: string): NodeAddress | undefined {
    return this.#links.get(nodeId)?.address;
  }

  publicKey(nodeId: string): Uint8Array | undefined {
    return this.#links.get(nodeId)?.connection?.peer.publicKey;
  }

  roundTrip(nodeId: string): RoundTrip | undefined {
    return this.#links.get(nodeId)?.connection?.roundTrip ?? this.#roundTrips.get(nodeId);
  }

  disconnect(nodeId: string): void {
    const link = this.#links.get(nodeId);
    if (link === undefined) return;
    this.#forget(link);
    this.#events.onBroken(nodeId);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearInterval(this.#ticker);
    const closed = once(this.#server, 'close');
    this.#server.close();
    const farewells = [...this.#links.values()].flatMap(({ connection }) => {
      if (connection === undefined) return [];
      connection.finish();
      return [new Promise<void>((resolve) => connection.onceClosed(resolve))];
    });
    // A peer that does not read must not hold us up.
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, FAREWELL_MS);
    });
    await Promise.race([Promise.all(farewells), patience]);
    clearTimeout(timer);
    for (const connection of [...this.#greeting.keys()]) connection.destroy();
    for (const link of [...this.#links.values()]) this.#forget(link);
    for (const socket of [...this.#sockets]) socket.destroy();
    await closed;
  }

  #hello(): Hello {
    const { host, port } = this.#self as NodeAddress;
    const credential = this.#options.credential ?? EMPTY;
    return { version: PROTOCOL_VERSION, host, port, credential };
  }

  #onStranger(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    const remote = remoteOf(socket);
    this.#sockets.add(socket);
    this.#strangers.set(remote, socket);
    socket.on('close', () => {
      this.#sockets.delete(socket);
      if (this.#strangers.get(remote) === socket) this.#strangers.delete(remote);
    });
    if (this.#strangers.size <= STRANGERS_MAX) return;
    // An honest handshake takes milliseconds, so the oldest stranger is the one who dawdles.
    const [oldest] = this.#strangers;
    this.#strangers.delete(oldest?.[0] as string);
    oldest?.[1].destroy();
    this.counts.strangersRefused += 1;
  }

  #onSecure(socket: TLSSocket): void {
    const peer = peerOf(socket);
    if (peer === undefined || peer.nodeId === this.#nodeId || this.#closing !== undefined) {
      this.counts.handshakesFailed += 1;
      socket.on('error', () => {});
      socket.destroy();
      return;
    }
    const connection = this.#connectionOver(socket, peer, false);
    this.#greeting.set(connection, performance.now() + CONNECT_TIMEOUT_MS);
  }

  #connectionOver(socket: TLSSocket, peer: Peer, dialled: boolean): Connection {
    return new Connection({
      socket,
      remote: remoteOf(socket),
      peer,
      dialled,
      pingIntervalMs: this.#options.pingIntervalMs ?? PING_INTERVAL_MS,
      pingTimeoutFloorMs: this.#options.pingTimeoutFloorMs ?? PING_TIMEOUT_FLOOR_MS,
      events: {
        onHello: (connection, hello) => this.#onHello(connection, hello),
        onFrame: (connection, frame) => this.#events.onFrame(connection, frame),
        onBadFrame: () => {
          this.counts.framesRefused += 1;
        },
        onClosed: (connection) => this.#onClosed(connection),
      },
    });
  }

  async #dial(link: PeerLink): Promise<void> {
    const attempt = dial(this.#identity, link.address, CONNECT_TIMEOUT_MS);
    link.dialling = attempt;
    try {
      const { socket, peer } = await attempt.opened;
      const connection = this.#connectionOver(socket, peer, true);
      if (link.dialling !== attempt) {
        connection.destroy();
        return;
      }
      link.dialled = connection;
      this.#greeting.set(connection, performance.now() + HELLO_TIMEOUT_MS);
      connection.greet(this.#hello());
    } catch {
      if (link.dialling === attempt) this.#onDialFailed(link);
    }
  }

  #onHello(connection: Connection, hello: Hello): void {
    const { nodeId, publicKey } = connection.peer;
    this.#greeting.delete(connection);
    if (this.#options.admit?.(publicKey, nodeId, hello.credential) === false) {
      this.counts.peersNotAdmitted += 1;
      connection.destroy();
      return;
    }
    const address = { nodeId, host: hello.host, port: hello.port };
    let link = this.#links.get(nodeId);
    if (connection.dialled) {
      if (link?.dialled === connection) this.#settle(link, connection, address);
      else connection.destroy();
      return;
    }
    this.#strangers.delete(connection.remote);
    if (link === undefined) {
      link = new PeerLink(address);
      this.#links.set(nodeId, link);
    }
    if (link.dialling !== undefined && this.#nodeId < nodeId) {
      link.parked?.destroy();
      link.parked = connection;
      link.address = address;
      return;
    }
    connection.greet(this.#hello());
    this.#settle(link, connection, address);
  }

  #settle(link: PeerLink, connection: Connection, address: NodeAddress): void {
    const { nodeId } = address;
    link.address = address;
    connection.inherit(this.#roundTrips.get(nodeId));
    const broken = link.connection !== undefined;
    this.#backoff.delete(nodeId);
    // Before the queue is flushed: what was asked on the old connection is lost, what waits is not.
    if (broken) this.#events.onBroken(nodeId);
    link.settle(connection);
  }

  #onClosed(connection: Connection): void {
    this.#greeting.delete(connection);
    const { nodeId } = connection.peer;
    const link = this.#links.get(nodeId);
    if (connection.roundTrip !== undefined) this.#roundTrips.set(nodeId, connection.roundTrip);
    if (link === undefined) return;
    if (link.connection === connection) this.#lose(link);
    else if (link.parked === connection) link.parked = undefined;
    else if (link.dialled === connection) this.#onDialFailed(link);
  }

  #onDialFailed(link: PeerLink): void {
    this.counts.dialsFailed += 1;
    const { parked } = link;
    link.dialling = undefined;
    link.dialled = undefined;
    if (parked !== undefined) {
      parked.greet(this.#hello());
      this.#settle(link, parked, link.address);
      return;
    }
    const { nodeId } = link.address;
    const before = this.#backoff.get(nodeId)?.delayMs ?? BACKOFF_FIRST_MS / 2;
    const delayMs = Math.min(2 * before, BACKOFF_MAX_MS);
    this.#backoff.set(nodeId, { delayMs, untilMs: performance.now() + delayMs });
    this.#lose(link);
  }

  #lose(link: PeerLink): void {
    const { nodeId } = link.address;
    this.#forget(link);
    this.#events.onBroken(nodeId);
    this.#events.onLost(nodeId);
  }

  #forget(link: PeerLink): void {
    this.counts.messagesDropped += link.queuedCount;
    this.#links.delete(link.address.nodeId);
    link.destroy();
  }

  #tick(): void {
    const nowMs = performance.now();
    // After a pause of our own the answers may lie unread in the sockets: give them one round.
    const paused = nowMs - this.#tickedAtMs > 4 * TICK_MS;
    this.#tickedAtMs = nowMs;
    if (paused) return;
    for (const [connection, untilMs] of [...this.#greeting]) {
      if (nowMs > untilMs) connection.destroy();
    }
    for (const { connection } of [...this.#links.values()]) connection?.tick(nowMs);
  }
}

/** Where a connection comes from: the same for a TCP socket and the TLS socket over it. */
function remoteOf(socket: Socket): string {
  return `${socket.remoteAddress}:${socket.remotePort}`;
}

/** What a failed send means to the one who asked. */
export function sendError(outcome: 'busy' | 'unavailable', to: NodeAddress): OceanError {
  return outcome === 'busy'
    ? new OceanError('busy', `Cannot ask ${to.nodeId}: too much waits to be sent`)
    : new OceanError('unavailable', `Cannot reach ${to.nodeId} at ${to.host}:${to.port}`);
}
