/** A Transport over the simulated network: connections that keep order and break when an end is gone. */

import {
  type Frame,
  type FrameHandler,
  type NodeAddress,
  OceanError,
  type RoundTrip,
  type Transport,
} from '../base/index.ts';
import type { TapestryMessage } from '../wire/index.ts';
import type { Event } from './event-queue.ts';
import { Link } from './link.ts';
import { type Answer, PendingAnswers } from './pending-answers.ts';
import type { Lane, Station } from './station.ts';
import type { Sent, Trace } from './trace.ts';
import { frameBytesOnLine } from './traffic.ts';
import type { VirtualClock } from './virtual-clock.ts';

export const SIMULATED_PAYLOAD_BYTES_MAX = 16 * 1024 * 1024;
const REQUEST_TIMEOUT_MS = 10_000;

/** What a transport asks of its network. */
export interface Links {
  readonly clock: VirtualClock;
  readonly trace: Trace | undefined;
  readonly faults: { readonly counts: { unheard: number; refused: number } };
  stationOf(nodeId: string): Station;
  /** Who serves `address` at its station. */
  runningAt(station: Station, address: NodeAddress): SimulatedTransport | undefined;
  carry(lane: Lane, arrival: Event): void;
  signal(lane: Lane, arrival: Event): void;
  kill(nodeId: string): void;
}

/** Takes messages that are handed over as they are. Must not throw, and must not change them. */
export type MessageHandler = (from: NodeAddress, message: TapestryMessage) => void;

type Deliver = (peer: SimulatedTransport) => void;

function copyOf(frame: Frame): Frame {
  return { room: frame.room, header: frame.header.slice(), payload: frame.payload.slice() };
}

function answerOf(work: Promise<Frame>): Promise<Answer> {
  return work.then(
    (frame) => ({ frame: copyOf(frame) }),
    (cause: unknown) => ({
      error:
        cause instanceof OceanError
          ? new OceanError(cause.kind, cause.message)
          : new OceanError('unavailable', 'The peer could not answer'),
    }),
  );
}

/** Something on its way. An object and no closure, since most of what a simulation makes are these. */
class Arrival implements Event {
  readonly link: Link<SimulatedTransport>;
  readonly to: NodeAddress;
  /** A frame, a message that is handed over, or what is to be done there. */
  readonly content: Sent | Deliver;
  readonly deliver: (peer: SimulatedTransport, arrival: Arrival) => void;

  constructor(
    link: Link<SimulatedTransport>,
    to: NodeAddress,
    content: Sent | Deliver,
    deliver: (peer: SimulatedTransport, arrival: Arrival) => void,
  ) {
    this.link = link;
    this.to = to;
    this.content = content;
    this.deliver = deliver;
  }

  get cancelled(): boolean {
    return false;
  }

  run(): void {
    const peer = this.link.owner.receiver(this.link, this.to);
    if (peer !== undefined) this.deliver(peer, this);
  }
}

export class SimulatedTransport implements Transport {
  readonly self: NodeAddress;
  readonly station: Station;
  readonly #network: Links;
  readonly #answers: PendingAnswers;
  /** Our ends of open connections. UNBOUNDED: at most one for each node that ever ran. */
  readonly #links = new Map<string, Link<SimulatedTransport>>();
  #handler: FrameHandler | undefined;
  #onHanded: MessageHandler | undefined;
  #open = true;

  constructor(network: Links, self: NodeAddress, station: Station) {
    this.#network = network;
    this.self = self;
    this.station = station;
    this.#answers = new PendingAnswers(network.clock);
  }

  serve(handler: FrameHandler): void {
    this.#handler = handler;
  }

  /** Says who takes messages of `hand`. */
  serveHanded(handler: MessageHandler): void {
    this.#onHanded = handler;
  }

  send(to: NodeAddress, frame: Frame): void {
    const kind = `room ${frame.room}`;
    this.sendOwned(to, copyOf(frame), kind, frameBytesOnLine(frame));
  }

  /** Like `send`, without a copy: nobody may change the frame's bytes any more. */
  sendOwned(to: NodeAddress, frame: Frame, kind: string, byteCount: number): void {
    if (!this.#open || frame.payload.length > SIMULATED_PAYLOAD_BYTES_MAX) return;
    this.#count(to, kind, byteCount, frame);
    this.#post(to, frame, deliverFrame);
  }

  /** Hands the message itself over, encoded by nobody. */
  hand(to: NodeAddress, message: TapestryMessage, kind: string, byteCount: number): void {
    if (!this.#open) return;
    this.#count(to, kind, byteCount, message);
    this.#post(to, message, deliverMessage);
  }

  #count(to: NodeAddress, kind: string, byteCount: number, sent: Sent): void {
    const { station } = this;
    station.traffic.add(kind, byteCount);
    const { trace, clock } = this.#network;
    trace?.onSent(clock.elapsedMs, station, this.#network.stationOf(to.nodeId), kind, sent);
  }

  request(to: NodeAddress, frame: Frame, options?: { timeoutMs?: number }): Promise<Frame> {
    if (!this.#open) {
      const error = new OceanError('unavailable', 'Cannot ask: the transport is closed');
      return Promise.reject(error);
    }
    if (frame.payload.length > SIMULATED_PAYLOAD_BYTES_MAX) {
      return Promise.reject(new OceanError('too-large', 'Cannot ask: the payload is too large'));
    }
    const copy = copyOf(frame);
    const timeoutMs = options?.timeoutMs ?? REQUEST_TIMEOUT_MS;
    return this.#answers.wait(to.nodeId, timeoutMs, (id) => {
      this.#count(to, 'request', frameBytesOnLine(copy), copy);
      this.#post(to, (peer: SimulatedTransport) => peer.#serveRequest(this, copy, id), deliverCall);
    });
  }

  roundTrip(nodeId: string): RoundTrip | undefined {
    return this.#answers.roundTrip(nodeId);
  }

  disconnect(nodeId: string): void {
    const link = this.#links.get(nodeId);
    if (link !== undefined) this.#hangUp(link);
    this.#links.delete(nodeId);
    this.#answers.fail(nodeId);
  }

  async close(): Promise<void> {
    this.#network.kill(this.self.nodeId);
  }

  /** The network's side of `kill`: the other ends hear of it. */
  drop(): void {
    for (const link of this.#links.values()) this.#hangUp(link);
    this.fallSilent();
  }

  /** The network's side of `vanish`: nobody hears of it. */
  fallSilent(): void {
    this.#open = false;
    this.#handler = undefined;
    this.#onHanded = undefined;
    this.#links.clear();
    this.#answers.fail();
  }

  #post(
    to: NodeAddress,
    content: Sent | Deliver,
    deliver: (peer: SimulatedTransport, arrival: Arrival) => void,
  ): void {
    let link = this.#links.get(to.nodeId);
    if (link === undefined) {
      const { nodeId } = to;
      link = new Link<SimulatedTransport>(this, this.station, this.#network.stationOf(nodeId));
      this.#links.set(nodeId, link);
      const known = this.#network.runningAt(link.to, to);
      if (known !== undefined) this.#meet(link, known);
    }
    this.#network.carry(link, new Arrival(link, to, content, deliver));
  }

  /** The newest connection takes the place of an older one, which may lead to nobody any more. */
  #meet(link: Link<SimulatedTransport>, peer: SimulatedTransport): void {
    if (peer === this) {
      link.join(link);
      return;
    }
    const { nodeId } = this.self;
    const older = peer.#links.get(nodeId);
    if (older !== undefined && older.peer === undefined) {
      // The peer was calling us: what it has sent so far belongs to this connection.
      link.join(older);
      return;
    }
    if (older !== undefined) older.isOpen = false;
    const reverse = new Link<SimulatedTransport>(peer, link.to, link.from);
    link.join(reverse);
    peer.#links.set(nodeId, reverse);
  }

  /** Who takes what arrives by our link: nobody where the connection is broken, and then we hear of it. */
  receiver(link: Link<SimulatedTransport>, to: NodeAddress): SimulatedTransport | undefined {
    const there = this.#network.runningAt(link.to, to);
    if (there !== undefined && link.peer === undefined && link.isOpen && this.#open) {
      this.#meet(link, there);
    }
    if (there !== undefined && there === link.peer && link.reverse?.isOpen === true) return there;
    const { counts } = this.#network.faults;
    if (there === undefined && link.to.state === 'vanished') {
      counts.unheard++;
    } else {
      counts.refused++;
      const back = { from: link.to, to: link.from, lastMs: 0, latencyMs: undefined };
      this.#network.signal(back, new Lost(link));
    }
    return undefined;
  }

  /** The other end learns of it one latency later. */
  #hangUp(link: Link<SimulatedTransport>): void {
    link.isOpen = false;
    if (link.reverse !== undefined && link.reverse !== link) {
      this.#network.signal(link, new Lost(link.reverse));
    }
  }

  /** Our end of one connection is broken; a newer one to the same node is not touched. */
  lose(link: Link<SimulatedTransport>): void {
    if (!this.#open || !link.isOpen) return;
    link.isOpen = false;
    const { nodeId } = link.to;
    this.#links.delete(nodeId);
    this.#answers.fail(nodeId);
    this.#handler?.onPeerLost(nodeId);
  }

  takeFrame(from: NodeAddress, frame: Frame): void {
    this.#handler?.onMessage(from, frame);
  }

  takeMessage(from: NodeAddress, message: TapestryMessage): void {
    this.#onHanded?.(from, message);
  }

  #serveRequest(asker: SimulatedTransport, frame: Frame, id: number): void {
    const work =
      this.#handler?.onRequest(asker.self, frame) ??
      Promise.reject(new OceanError('unavailable', `${this.self.nodeId} does not serve yet`));
    void answerOf(work).then((answer) => {
      if (!this.#open) return;
      const settle = (peer: SimulatedTransport) => {
        if (peer === asker) asker.#answers.settle(id, answer);
      };
      this.#post(asker.self, settle, deliverCall);
    });
  }
}

class Lost implements Event {
  readonly link: Link<SimulatedTransport>;

  constructor(link: Link<SimulatedTransport>) {
    this.link = link;
  }

  get cancelled(): boolean {
    return false;
  }

  run(): void {
    this.link.owner.lose(this.link);
  }
}

function deliverFrame(peer: SimulatedTransport, { link, content }: Arrival): void {
  peer.takeFrame(link.owner.self, content as Frame);
}

function deliverMessage(peer: SimulatedTransport, { link, content }: Arrival): void {
  peer.takeMessage(link.owner.self, content as TapestryMessage);
}

function deliverCall(peer: SimulatedTransport, { content }: Arrival): void {
  (content as Deliver)(peer);
}
