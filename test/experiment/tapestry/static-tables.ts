/**
 * Perfect neighbor maps from a global view: what nodes would know if every insertion and repair had come to its end.
 * Nobody joins and no message is sent, so 100,000 nodes are no effort. Maps are made when they are looked at; a slot
 * with very many candidates is filled from a sample of them, as no real node could measure all.
 */

import { assert, SeededRandom, shuffled } from '../../../src/base/index.ts';
import { digitAt, type Guid, guidFromBytes, type NodeId, RADIX } from '../../../src/id/index.ts';
import type { Topology } from '../../../src/sim/index.ts';
import { NeighborMap, nextHop, SLOT_SIZE } from '../../../src/tapestry/index.ts';

export interface StaticTablesOptions {
  readonly seed: number;
  readonly nodeCount: number;
  readonly topology: Topology;
  /** A slot with more candidates than this is filled from so many of them. */
  readonly candidatesMax?: number;
}

const CANDIDATES_MAX = 1000;
/** Maps kept: a node of 100,000 has about 200 neighbors, so these take about 1 GiB. */
const MAPS_MAX = 20_000;
/** One more than a slot holds: the map itself decides. */
const OFFERED = SLOT_SIZE + 1;
const NAMES_STREAM = 30;
const CANDIDATES_STREAM = 31;

export function drawnGuid<G extends Guid = Guid>(random: SeededRandom): G {
  return guidFromBytes<G>(random.bytes(20)) as G;
}

/** A place for each node: no two alike while there are enough. */
export function placesOf(random: SeededRandom, nodeCount: number, placeCount: number): number[] {
  const places = shuffled(
    random,
    Array.from({ length: placeCount }, (_, place) => place),
  );
  return Array.from({ length: nodeCount }, (_, node) => places[node % placeCount] as number);
}

export class StaticTables {
  /** INVARIANT: sorted and distinct. A node is an index into this. */
  readonly names: readonly NodeId[];
  readonly topology: Topology;
  readonly #seed: number;
  readonly #candidatesMax: number;
  readonly #places: readonly number[];
  readonly #indices = new Map<string, number>();
  readonly #maps = new Map<number, NeighborMap>();

  constructor(options: StaticTablesOptions) {
    const { seed, nodeCount, topology, candidatesMax = CANDIDATES_MAX } = options;
    const random = new SeededRandom(seed, NAMES_STREAM);
    this.#seed = seed;
    this.#candidatesMax = candidatesMax;
    this.topology = topology;
    this.#places = placesOf(random, nodeCount, topology.placeCount);
    this.names = Array.from({ length: nodeCount }, () => drawnGuid<NodeId>(random)).sort();
    for (const [index, name] of this.names.entries()) this.#indices.set(name, index);
    assert(this.#indices.size === nodeCount, 'Two names are alike');
  }

  indexOf(name: string): number {
    return this.#indices.get(name) as number;
  }

  placeOf(node: number): number {
    return this.#places[node] as number;
  }

  latencyMs(a: number, b: number): number {
    return this.topology.latencyMs(this.placeOf(a), this.placeOf(b));
  }

  mapOf(node: number): NeighborMap {
    let map = this.#maps.get(node);
    if (map === undefined) {
      map = this.mapMade(node);
      if (this.#maps.size >= MAPS_MAX) this.#maps.delete(this.#maps.keys().next().value as number);
      this.#maps.set(node, map);
    }
    return map;
  }

  /** The nodes that a message passes from `from` to the root of `target`, both included. */
  pathTo(from: number, target: Guid): number[] {
    const path = [from];
    let level = 0;
    for (let at = from; ; ) {
      const hop = nextHop(this.mapOf(at), target, level);
      if (hop === undefined) return path;
      at = this.indexOf(hop.neighbor.address.nodeId);
      level = hop.level;
      path.push(at);
    }
  }

  /** Along a path, hop by hop. */
  pathMs(path: readonly number[]): number {
    let total = 0;
    for (let i = 1; i < path.length; i++) {
      total += this.latencyMs(path[i - 1] as number, path[i] as number);
    }
    return total;
  }

  /** A map of its own, which the caller may change. */
  mapMade(node: number): NeighborMap {
    const self = this.names[node] as NodeId;
    const map = new NeighborMap(self);
    // Of its own for each node: the map does not depend on which maps were made before.
    const random = new SeededRandom(this.#seed * 0x10_0000 + node, CANDIDATES_STREAM);
    let [first, end] = [0, this.names.length];
    for (let level = 0; end - first > 1; level++) {
      const edges = this.#edges(first, end, level);
      const own = digitAt(self, level);
      for (let digit = 0; digit < RADIX; digit++) {
        if (digit === own) continue;
        this.#fill(map, node, this.#candidates(random, edges[digit] ?? 0, edges[digit + 1] ?? 0));
      }
      [first, end] = [edges[own] as number, edges[own + 1] as number];
    }
    return map;
  }

  /** Where each digit begins among the names from `first` to `end`, which share `level` digits. */
  #edges(first: number, end: number, level: number): number[] {
    const edges = [first];
    for (let digit = 1; digit < RADIX; digit++) {
      let [low, high] = [edges[digit - 1] as number, end];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (digitAt(this.names[middle] as NodeId, level) < digit) low = middle + 1;
        else high = middle;
      }
      edges.push(low);
    }
    return [...edges, end];
  }

  #candidates(random: SeededRandom, first: number, end: number): number[] {
    const count = end - first;
    if (count <= this.#candidatesMax) return Array.from({ length: count }, (_, i) => first + i);
    return Array.from({ length: this.#candidatesMax }, () => first + random.integer(count));
  }

  #fill(map: NeighborMap, node: number, candidates: readonly number[]): void {
    const near: { readonly candidate: number; readonly ms: number }[] = [];
    for (const candidate of new Set(candidates)) {
      near.push({ candidate, ms: this.latencyMs(node, candidate) });
    }
    near.sort((a, b) => a.ms - b.ms || a.candidate - b.candidate);
    // The map keeps the nearest that a slot holds; more of them than that need not be offered.
    for (const { candidate, ms } of near.slice(0, OFFERED)) {
      const nodeId = this.names[candidate] as NodeId;
      map.add({ nodeId, host: 'simulated', port: 1 + (candidate % 65_535) }, 2 * ms);
    }
  }
}
