/** Small graphs with latencies on their links, and the shortest paths between all of their nodes. */

import { assert, chance, type Random } from '../base/index.ts';
import type { Span } from './topology.ts';

/** No path. Two of them may be added without an overflow. */
const FAR = 0x1000_0000;

/** An integer of the span, both ends included. */
export function drawn(random: Random, { least, most }: Span): number {
  assert(least >= 1 && most >= least);
  return least + random.integer(most - least + 1);
}

/** INVARIANT: square and symmetric; row by row; FAR where no path is known. */
export class LatencyGraph {
  readonly nodeCount: number;
  readonly #ms: Int32Array;

  constructor(nodeCount: number) {
    this.nodeCount = nodeCount;
    this.#ms = new Int32Array(nodeCount * nodeCount).fill(FAR);
    for (let node = 0; node < nodeCount; node++) this.#ms[node * nodeCount + node] = 0;
  }

  link(a: number, b: number, ms: number): void {
    this.#ms[a * this.nodeCount + b] = ms;
    this.#ms[b * this.nodeCount + a] = ms;
  }

  ms(a: number, b: number): number {
    return this.#ms[a * this.nodeCount + b] as number;
  }

  /** Replaces links by shortest paths (Floyd and Warshall). Cost: the cube of the node count. */
  close(): void {
    const { nodeCount } = this;
    for (let via = 0; via < nodeCount; via++) {
      for (let a = 0; a < nodeCount; a++) {
        for (let b = 0; b < nodeCount; b++) {
          const around = this.ms(a, via) + this.ms(via, b);
          if (around < this.ms(a, b)) this.#ms[a * nodeCount + b] = around;
        }
      }
    }
  }
}

/**
 * Links `nodes` at random and in one piece: every node to one before it, every other pair with a chance of
 * `perMille` in a thousand.
 */
export function linkAtRandom(
  random: Random,
  nodes: readonly number[],
  perMille: number,
  link: (a: number, b: number) => void,
): void {
  for (let i = 1; i < nodes.length; i++) {
    const sure = random.integer(i);
    for (let j = 0; j < i; j++) {
      if (j === sure || chance(random, perMille, 1000)) {
        link(nodes[i] as number, nodes[j] as number);
      }
    }
  }
}
