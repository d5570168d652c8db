/** Asks nodes for ways without a pause, and remembers every one that failed or was late. */

import { performance } from 'node:perf_hooks';
import { messageOf } from '../../src/base/index.ts';
import type { Routed } from '../../src/cli/handlers/index.ts';
import type { ManyNodes } from './many-nodes.ts';

const AT_ONCE = 4;
const FAILURES_KEPT = 20;

/**
 * The root of a GUID by the definition, among all who live: at each level the wanted digit, or the next one that
 * somebody has. It shares no code with what it judges. Tapestry, JSAC 2004, §III-B.
 */
export function rootOf(guid: string, nodeIds: readonly string[]): string {
  let left = [...nodeIds];
  for (let level = 0; left.length > 1; level++) {
    const wanted = Number.parseInt(guid[level] as string, 16);
    const far = (id: string) => (Number.parseInt(id[level] as string, 16) - wanted + 16) % 16;
    const least = Math.min(...left.map(far));
    left = left.filter((id) => far(id) === least);
  }
  return left[0] as string;
}

export class RouteWatch {
  readonly failures: string[] = [];
  routeCount = 0;
  slowestMs = 0;
  readonly #many: ManyNodes;
  readonly #targets: readonly string[];
  readonly #workers: Promise<void>[];
  #turn = 0;
  #isOver = false;

  /** Asks all that run and are ready, in turn. */
  constructor(many: ManyNodes, targets: readonly string[]) {
    this.#many = many;
    this.#targets = targets;
    this.#workers = Array.from({ length: AT_ONCE }, () => this.#work());
  }

  async #work(): Promise<void> {
    while (!this.#isOver) {
      const turn = this.#turn++;
      const nodes = this.#many.ready;
      const node = nodes[turn % nodes.length] as number;
      // Another target each round, so that each node is asked for each of them.
      const target = this.#targets[
        Math.floor(turn / nodes.length) % this.#targets.length
      ] as string;
      const startMs = performance.now();
      try {
        const { hops } = (await this.#many.ask(node, 'route', {
          target,
          servers: false,
        })) as Routed;
        if (hops.length === 0) this.#fail(`n${node} to ${target}: no hops`);
      } catch (error) {
        // Killed while it was asked.
        if (this.#many.ready.includes(node))
          this.#fail(`n${node} to ${target}: ${messageOf(error)}`);
      }
      this.routeCount++;
      this.slowestMs = Math.max(this.slowestMs, performance.now() - startMs);
    }
  }

  #fail(text: string): void {
    if (this.failures.length < FAILURES_KEPT) this.failures.push(text);
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#workers);
  }
}
