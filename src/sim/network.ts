/**
 * A network in one process: every frame arrives after the link's latency, in an order that depends on the seed
 * alone. Connections keep order, as TCP does; a link may lose frames or be cut; a node may be killed.
 */

import { assert, chance, type NodeAddress, type Random, SeededRandom } from '../base/index.ts';
import { type Links, SimulatedTransport } from './transport.ts';
import { VirtualClock } from './virtual-clock.ts';

/** Whole milliseconds one way, or undefined where no frame gets through. */
export type Latency = (from: string, to: string) => number | undefined;

export interface NetworkOptions {
  readonly seed: number;
  readonly latencyMs?: Latency;
  /** So many frames in a thousand vanish. */
  readonly lossPerMille?: number;
  readonly clock?: VirtualClock;
}

const LATENCY_MS = 1;

function linkOf(from: string, to: string): string {
  return `${from} ${to}`;
}

export class SimulatedNetwork implements Links {
  readonly clock: VirtualClock;
  readonly #random: Random;
  readonly #latencyMs: Latency;
  #lossPerMille: number;
  readonly #live = new Map<string, SimulatedTransport>();
  /** When the last frame of each link arrives: the next one may not overtake it. */
  readonly #lastMs = new Map<string, number>();
  readonly #cut = new Set<string>();
  /** How many frames were handed to it. */
  frameCount = 0;

  constructor(options: NetworkOptions) {
    this.clock = options.clock ?? new VirtualClock();
    this.#random = new SeededRandom(options.seed, 1);
    this.#latencyMs = options.latencyMs ?? (() => LATENCY_MS);
    this.#lossPerMille = options.lossPerMille ?? 0;
  }

  /** Starts a node at `self`, for the first time or again after `kill`. */
  connect(self: NodeAddress): SimulatedTransport {
    assert(!this.#live.has(self.nodeId), `Node ${self.nodeId} is running already`);
    const transport = new SimulatedTransport(this, self);
    this.#live.set(self.nodeId, transport);
    return transport;
  }

  /** Ends a node without a farewell; those connected to it find out one latency later. */
  kill(nodeId: string): void {
    const transport = this.#live.get(nodeId);
    if (transport === undefined) return;
    this.#live.delete(nodeId);
    transport.drop();
  }

  isLive(nodeId: string): boolean {
    return this.#live.has(nodeId);
  }

  /** No frame passes between the two, in silence, until `heal`. */
  cut(a: string, b: string): void {
    this.#cut.add(linkOf(a, b)).add(linkOf(b, a));
  }

  heal(): void {
    this.#cut.clear();
    this.#lossPerMille = 0;
  }

  /** The transport that serves `address`, or undefined when nobody of that identity runs there. */
  find(address: NodeAddress): SimulatedTransport | undefined {
    const found = this.#live.get(address.nodeId);
    const { host, port } = found?.self ?? { host: '', port: 0 };
    return host === address.host && port === address.port ? found : undefined;
  }

  /** Runs `arrive` one latency from now, unless the link loses it. */
  carry(from: string, to: string, arrive: () => void): void {
    this.frameCount++;
    if (this.#lossPerMille > 0 && chance(this.#random, this.#lossPerMille, 1000)) return;
    this.signal(from, to, arrive);
  }

  /** Like `carry` for what is no frame (a refused or broken connection): never lost, but cut. */
  signal(from: string, to: string, arrive: () => void): void {
    const link = linkOf(from, to);
    const latencyMs = this.#cut.has(link) ? undefined : this.#latencyMs(from, to);
    if (latencyMs === undefined) return;
    const nowMs = this.clock.nowMs();
    const atMs = Math.max(nowMs + latencyMs, this.#lastMs.get(link) ?? 0);
    this.#lastMs.set(link, atMs);
    this.clock.after(atMs - nowMs, arrive);
  }
}
