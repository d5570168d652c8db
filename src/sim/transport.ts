/** A Transport over the simulated network: connections that keep order and break when an end is gone. */

import {
  type Frame,
  type FrameHandler,
  type NodeAddress,
  OceanError,
  type RoundTrip,
  type Transport,
} from '../base/index.ts';
import type { VirtualClock } from './virtual-clock.ts';

export const SIMULATED_PAYLOAD_BYTES_MAX = 16 * 1024 * 1024;
const REQUEST_TIMEOUT_MS = 10_000;

/** What a transport asks of its network. */
export interface Links {
  readonly clock: VirtualClock;
  find(address: NodeAddress): SimulatedTransport | undefined;
  carry(from: string, to: string, arrive: () => void): void;
  signal(from: string, to: string, arrive: () => void): void;
  kill(nodeId: string): void;
}

interface Pending {
  readonly peer: string;
  readonly sentAtMs: number;
  readonly resolve: (frame: Frame) => void;
  readonly reject: (error: OceanError) => void;
  readonly cancelTimeout: () => void;
}

type Answer = { readonly frame: Frame } | { readonly error: OceanError };

function unavailable(what: string): OceanError {
  return new OceanError('unavailable', what);
}

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
          : unavailable('The peer could not answer'),
    }),
  );
}

export class SimulatedTransport implements Transport {
  readonly self: NodeAddress;
  readonly #network: Links;
  #handler: FrameHandler | undefined;
  #open = true;
  readonly #pending = new Map<number, Pending>();
  /** The other ends of our connections, as the transports that were there when they were made. */
  readonly #peers = new Map<string, SimulatedTransport>();
  readonly #roundTrips = new Map<string, RoundTrip>();
  #requestCount = 0;

  constructor(network: Links, self: NodeAddress) {
    this.#network = network;
    this.self = self;
  }

  serve(handler: FrameHandler): void {
    this.#handler = handler;
  }

  send(to: NodeAddress, frame: Frame): void {
    if (!this.#open || frame.payload.length > SIMULATED_PAYLOAD_BYTES_MAX) return;
    const copy = copyOf(frame);
    this.#reach(to, (peer) => peer.#handler?.onMessage(this.self, copy));
  }

  request(to: NodeAddress, frame: Frame, options?: { timeoutMs?: number }): Promise<Frame> {
    if (!this.#open) return Promise.reject(unavailable('Cannot ask: the transport is closed'));
    if (frame.payload.length > SIMULATED_PAYLOAD_BYTES_MAX) {
      return Promise.reject(new OceanError('too-large', 'Cannot ask: the payload is too large'));
    }
    const id = this.#requestCount++;
    const copy = copyOf(frame);
    const { clock } = this.#network;
    return new Promise((resolve, reject) => {
      const cancelTimeout = clock.after(options?.timeoutMs ?? REQUEST_TIMEOUT_MS, () =>
        this.#settle(id, { error: new OceanError('timeout', `No answer from ${to.nodeId}`) }),
      );
      const sentAtMs = clock.nowMs();
      this.#pending.set(id, { peer: to.nodeId, sentAtMs, resolve, reject, cancelTimeout });
      this.#reach(to, (peer) => peer.#serveRequest(this, copy, id));
    });
  }

  roundTrip(nodeId: string): RoundTrip | undefined {
    return this.#roundTrips.get(nodeId);
  }

  disconnect(nodeId: string): void {
    const peer = this.#peers.get(nodeId);
    this.#peers.delete(nodeId);
    this.#failPending(nodeId);
    if (peer !== undefined) this.#hangUp(peer);
  }

  async close(): Promise<void> {
    this.#network.kill(this.self.nodeId);
  }

  /** The network's side of `kill`. */
  drop(): void {
    this.#open = false;
    this.#handler = undefined;
    for (const peer of this.#peers.values()) this.#hangUp(peer);
    this.#peers.clear();
    for (const { peer } of [...this.#pending.values()]) this.#failPending(peer);
  }

  #reach(to: NodeAddress, arrive: (peer: SimulatedTransport) => void): void {
    const { nodeId } = this.self;
    const known = this.#network.find(to);
    if (known !== undefined) this.#meet(known);
    this.#network.carry(nodeId, to.nodeId, () => {
      const peer = this.#network.find(to);
      if (peer === undefined || (peer !== known && known !== undefined)) {
        this.#network.signal(to.nodeId, nodeId, () => this.#lose(to.nodeId, known));
      } else if (this.#open) {
        arrive(peer);
      }
    });
  }

  #meet(peer: SimulatedTransport): void {
    this.#peers.set(peer.self.nodeId, peer);
    peer.#peers.set(this.self.nodeId, this);
  }

  #hangUp(peer: SimulatedTransport): void {
    const { nodeId } = this.self;
    this.#network.signal(nodeId, peer.self.nodeId, () => peer.#lose(nodeId, this));
  }

  /** Ends the connection to one incarnation of a peer; a newer one is not touched. */
  #lose(nodeId: string, peer: SimulatedTransport | undefined): void {
    const connected = this.#peers.get(nodeId);
    if (!this.#open || (connected !== undefined && connected !== peer)) return;
    this.#peers.delete(nodeId);
    this.#failPending(nodeId);
    this.#handler?.onPeerLost(nodeId);
  }

  #failPending(nodeId: string): void {
    for (const [id, { peer }] of [...this.#pending]) {
      if (peer === nodeId) this.#settle(id, { error: unavailable(`Lost ${nodeId}`) });
    }
  }

  #serveRequest(asker: SimulatedTransport, frame: Frame, id: number): void {
    const work =
      this.#handler?.onRequest(asker.self, frame) ??
      Promise.reject(unavailable(`${this.self.nodeId} does not serve yet`));
    void answerOf(work).then((answer) => {
      if (!this.#open) return;
      this.#network.carry(this.self.nodeId, asker.self.nodeId, () => asker.#settle(id, answer));
    });
  }

  #settle(id: number, answer: Answer): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    pending.cancelTimeout();
    if ('error' in answer) {
      pending.reject(answer.error);
      return;
    }
    const tookMs = this.#network.clock.nowMs() - pending.sentAtMs;
    this.#measure(pending.peer, tookMs);
    pending.resolve(answer.frame);
  }

  #measure(nodeId: string, tookMs: number): void {
    const old = this.#roundTrips.get(nodeId);
    const meanMs = old === undefined ? tookMs : old.meanMs + (tookMs - old.meanMs) / 8;
    const errorMs = Math.abs(tookMs - meanMs);
    const deviationMs =
      old === undefined ? tookMs / 2 : old.deviationMs + (errorMs - old.deviationMs) / 4;
    this.#roundTrips.set(nodeId, { meanMs, deviationMs });
  }
}
