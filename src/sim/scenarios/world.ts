/** What every scenario with faults has: its chance, what has happened, and a network in which things go wrong. */

import { type Random, SeededRandom } from '../../base/index.ts';
import type { NetworkFaults } from '../network-faults.ts';
import { Probes, type Watcher } from '../scenario.ts';
import type { VirtualClock } from '../virtual-clock.ts';

/** What mishaps do to a network. Nodes are named by their NodeIds. */
export interface FaultyNetwork {
  readonly faults: NetworkFaults;
  partition(groups: readonly (readonly string[])[]): void;
  slow(nodeId: string, ms: number): void;
}

export abstract class World {
  readonly probes = new Probes();
  readonly setup: Random;
  readonly faults: Random;
  readonly #watcher: Watcher;

  /** @param streams - of the seed, apart so that a change in one does not reshuffle the others */
  constructor(
    seed: number,
    watcher: Watcher,
    streams: { readonly setup: number; readonly faults: number },
  ) {
    this.#watcher = watcher;
    this.setup = new SeededRandom(seed, streams.setup);
    this.faults = new SeededRandom(seed, streams.faults);
  }

  abstract get clock(): VirtualClock;
  abstract get network(): FaultyNetwork;

  say(text: string): void {
    this.#watcher.say?.(this.clock.elapsedMs, text);
  }

  /** A happening that counts. */
  note(probe: string, text = ''): void {
    this.probes.hit(probe);
    this.say(text === '' ? probe : `${probe} ${text}`);
  }

  /** Any of them but by chance; undefined when there is none. */
  anyOf<T>(items: readonly T[]): T | undefined {
    return items.length === 0 ? undefined : items[this.faults.integer(items.length)];
  }

  after(delayMs: number, act: () => void): void {
    this.clock.after(delayMs, act);
  }
}
