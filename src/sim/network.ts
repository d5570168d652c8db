/**
 * A network in one process: every frame arrives after the link's latency, in an order that depends on the seed
 * alone. Connections keep order, as TCP does, unless a fault is switched on. What may go wrong is in
 * `network-faults.ts`.
 */

import { assert, type NodeAddress, SeededRandom } from '../base/index.ts';
import type { NodeId } from '../id/index.ts';
import type { Event } from './event-queue.ts';
import { type FaultCounts, NetworkFaults } from './network-faults.ts';
import { type Lane, Station } from './station.ts';
import type { Topology } from './topology.ts';
import type { Trace } from './trace.ts';
import { Traffic } from './traffic.ts';
import { type Links, SimulatedTransport } from './transport.ts';
import { VirtualClock } from './virtual-clock.ts';

/** Whole milliseconds one way, or undefined where no frame gets through. May change from frame to frame. */
export type Latency = (from: string, to: string) => number | undefined;

export interface NetworkOptions {
  readonly seed: number;
  readonly latencyMs?: Latency;
  /** Instead of `latencyMs`: nodes stand at places, in turn unless `connect` is told where. */
  readonly topology?: Topology;
  readonly lossPerMille?: number;
  readonly clock?: VirtualClock;
  /** Hears of every frame. */
  readonly trace?: Trace;
}

const LATENCY_MS = 1;

export class SimulatedNetwork implements Links {
  readonly clock: VirtualClock;
  readonly faults: NetworkFaults;
  readonly trace: Trace | undefined;
  readonly #latencyMs: Latency;
  readonly #topology: Topology | undefined;
  readonly #stations = new Map<string, Station>();
  /** INVARIANT: by the index of a station, exactly those whose state is `live`. */
  readonly #live: (SimulatedTransport | undefined)[] = [];
  /** How many frames were handed to it. */
  frameCount = 0;

  constructor(options: NetworkOptions) {
    this.clock = options.clock ?? new VirtualClock();
    this.faults = new NetworkFaults(new SeededRandom(options.seed, 1));
    this.faults.lossPerMille = options.lossPerMille ?? 0;
    this.trace = options.trace;
    this.#latencyMs = options.latencyMs ?? (() => LATENCY_MS);
    this.#topology = options.topology;
  }

  /**
   * Starts a node at `self`, for the first time or again after `kill` or `vanish`.
   *
   * @param place - in the topology; absent: where it stood, or the next one
   */
  connect(self: NodeAddress, place?: number): SimulatedTransport {
    const station = this.stationOf(self.nodeId);
    assert(station.state !== 'live', `Node ${self.nodeId} is running already`);
    if (place !== undefined) station.place = place;
    station.state = 'live';
    const transport = new SimulatedTransport(this, self, station);
    this.#live[station.index] = transport;
    return transport;
  }

  /** Ends a node without a farewell; those connected to it find out one latency later. */
  kill(nodeId: string): void {
    this.#end(nodeId, 'dead')?.drop();
  }

  /** Ends a node as a cut cable or lost power does: frames to it disappear, and nobody is told. */
  vanish(nodeId: string): void {
    this.#end(nodeId, 'vanished')?.fallSilent();
  }

  #end(nodeId: string, state: 'dead' | 'vanished'): SimulatedTransport | undefined {
    const station = this.stationOf(nodeId);
    const transport = this.#live[station.index];
    if (transport === undefined) return undefined;
    station.state = state;
    this.#live[station.index] = undefined;
    return transport;
  }

  isLive(nodeId: string): boolean {
    return this.#stations.get(nodeId)?.state === 'live';
  }

  /** What the network knows of that name; a name it never heard gets a station, where nobody runs. */
  stationOf(nodeId: string): Station {
    let station = this.#stations.get(nodeId);
    if (station === undefined) {
      const index = this.#stations.size;
      const place = index % (this.#topology?.placeCount ?? Number.MAX_SAFE_INTEGER);
      station = new Station(index, nodeId as NodeId, place);
      this.#stations.set(nodeId, station);
      this.#live.push(undefined);
    }
    return station;
  }

  /** The failure domain of a node; 0 for all where there is no topology. */
  domainOf(nodeId: string): number {
    return this.#topology?.domainOf(this.stationOf(nodeId).place) ?? 0;
  }

  /** No frame passes between the two, in silence, until `heal`. */
  cut(a: string, b: string): void {
    this.faults.cut(this.stationOf(a), this.stationOf(b));
  }

  /** From now on frames pass only within a group. Nodes that no group names are one of their own. */
  partition(groups: readonly (readonly string[])[]): void {
    for (const station of this.#stations.values()) station.group = 0;
    groups.forEach((group, index) => {
      for (const nodeId of group) this.stationOf(nodeId).group = index + 1;
    });
  }

  /** Everything that comes to that node is handled so much later, until `heal`. */
  slow(nodeId: string, ms: number): void {
    this.stationOf(nodeId).slowMs = ms;
  }

  /** Ends all faults of the network. The dead stay dead. */
  heal(): void {
    this.faults.heal();
    for (const station of this.#stations.values()) {
      station.group = 0;
      station.slowMs = 0;
    }
  }

  get faultCounts(): Readonly<FaultCounts> {
    return this.faults.counts;
  }

  trafficOf(nodeId: string): Traffic {
    return this.stationOf(nodeId).traffic;
  }

  /** Of all nodes together. */
  traffic(): Traffic {
    const sum = new Traffic();
    for (const { traffic } of this.#stations.values()) sum.addAll(traffic);
    return sum;
  }

  /** The transport that serves `address`, or undefined when nobody of that identity runs there. */
  runningAt(station: Station, address: NodeAddress): SimulatedTransport | undefined {
    const found = this.#live[station.index];
    if (found === undefined || found.self === address) return found;
    const { host, port } = found.self;
    return host === address.host && port === address.port ? found : undefined;
  }

  /** Lets `arrival` happen one latency from now, unless a fault has it otherwise. */
  carry(lane: Lane, arrival: Event): void {
    const { faults } = this;
    this.frameCount++;
    if (faults.parts(lane) || faults.loses()) return;
    if (faults.duplicates()) this.#schedule(lane, arrival);
    this.#schedule(lane, arrival);
  }

  /** Like `carry` for what is no frame (a refused or broken connection): in order and never lost, but parted. */
  signal(lane: Lane, arrival: Event): void {
    if (!this.faults.parts(lane)) this.#inOrder(lane, 0, arrival);
  }

  #schedule(lane: Lane, arrival: Event): void {
    const lateMs = this.faults.reorderMs();
    if (lateMs === 0) {
      this.#inOrder(lane, this.faults.spikeMs(), arrival);
      return;
    }
    const latencyMs = this.#latencyOf(lane);
    if (latencyMs !== undefined) this.clock.schedule(latencyMs + lateMs, arrival);
  }

  #inOrder(lane: Lane, lateMs: number, arrival: Event): void {
    const latencyMs = this.#latencyOf(lane);
    if (latencyMs === undefined) return;
    const nowMs = this.clock.elapsedMs;
    const atMs = Math.max(nowMs + Math.ceil(latencyMs) + lateMs, lane.lastMs);
    lane.lastMs = atMs;
    this.clock.schedule(atMs - nowMs, arrival);
  }

  /** With what the receiver's slowness adds. */
  #latencyOf(lane: Lane): number | undefined {
    const { from, to } = lane;
    const latencyMs = lane.latencyMs ?? this.#measure(lane);
    if (to.slowMs === 0 || latencyMs === undefined) return latencyMs;
    if (from !== to) this.faults.counts.slowed++;
    return latencyMs + to.slowMs;
  }

  #measure(lane: Lane): number | undefined {
    const { from, to } = lane;
    if (this.#topology === undefined) return this.#latencyMs(from.nodeId, to.nodeId);
    lane.latencyMs = this.#topology.latencyMs(from.place, to.place);
    return lane.latencyMs;
  }
}
