/** Ponds of nodes that really joined, on a topology, as the experiments start from. */

import { SeededRandom } from '../../../src/base/index.ts';
import type { NodeId } from '../../../src/id/index.ts';
import {
  type Carrying,
  type TapestryNode,
  TapestryPond,
  type Topology,
  type Trace,
} from '../../../src/sim/index.ts';
import type { Locality } from '../../../src/tapestry/index.ts';
import { drawnGuid, placesOf } from './static-tables.ts';

export interface GrownOptions {
  readonly seed: number;
  readonly nodeCount: number;
  readonly topology: Topology;
  readonly locality?: Locality;
  /** `sized` counts bytes; `objects`, the quickest, does not. */
  readonly carrying?: Carrying;
  /** After the last join: probes measure, tables settle. */
  readonly settleMs?: number;
  /** Hears of every frame. */
  readonly trace?: Trace;
}

const PLACES_STREAM = 32;
const NAMES_STREAM = 42;
/** Invariants are for tests; here a spot check. */
const CHECK_EVERY = 1000;
/** A wave of joins is so many times smaller than the pond it comes to, so that a pond of 1,000 grows in 70 waves. */
const WAVE_RATIO = 10;
const JOIN_PATIENCE_MS = 120_000;
const SETTLE_MS = 20_000;

export class GrownPond {
  readonly pond: TapestryPond;
  readonly topology: Topology;
  /** Places in the order in which nodes take them: no two alike while there are enough. */
  readonly #places: readonly number[];
  readonly #names: SeededRandom;

  constructor(options: GrownOptions) {
    const { seed, nodeCount, topology, locality, trace, carrying = 'objects' } = options;
    this.topology = topology;
    this.#names = new SeededRandom(seed, NAMES_STREAM);
    const { placeCount } = topology;
    const shuffledPlaces = placesOf(new SeededRandom(seed, PLACES_STREAM), placeCount, placeCount);
    this.#places = shuffledPlaces;
    this.pond = new TapestryPond({
      seed,
      topology,
      carrying,
      checkEvery: CHECK_EVERY,
      ...(locality && { locality }),
      ...(trace && { trace }),
    });
    this.#grow(nodeCount);
    this.pond.run(options.settleMs ?? SETTLE_MS);
  }

  get nowMs(): number {
    return this.pond.network.clock.elapsedMs;
  }

  /**
   * Starts one more node at the next free place; places are used again when all were.
   *
   * @param named - told of its name before it says its first word
   */
  add(named?: (nodeId: NodeId) => void): TapestryNode {
    const place = this.#places[this.pond.nodes.length % this.#places.length] as number;
    const nodeId = drawnGuid<NodeId>(this.#names);
    named?.(nodeId);
    return this.pond.add(nodeId, { place });
  }

  members(): TapestryNode[] {
    return this.pond.nodes.filter(({ isMember }) => isMember);
  }

  placeOf(node: TapestryNode): number {
    return this.pond.network.stationOf(node.self.nodeId).place;
  }

  /** One way, as the network has it. */
  latencyMs(a: TapestryNode, b: TapestryNode): number {
    return this.topology.latencyMs(this.placeOf(a), this.placeOf(b));
  }

  #grow(nodeCount: number): void {
    while (this.pond.nodes.length < nodeCount) {
      const there = this.pond.nodes.length;
      const size = Math.min(nodeCount - there, Math.max(1, Math.floor(there / WAVE_RATIO)));
      const wave = Array.from({ length: size }, () => this.add());
      const joined = () => wave.every(({ isMember }) => isMember);
      if (!this.pond.runUntil(joined, JOIN_PATIENCE_MS)) {
        throw new Error(`Not all of the first ${this.pond.nodes.length} nodes joined`);
      }
    }
  }
}
