/** A ring under faults: how many members may be faulty at a time, and what has happened. */

import { type Random, SeededRandom, shuffled } from '../../base/index.ts';
import { RING_LIAR_KINDS } from '../liars/ring-liars.ts';
import type { RingNode } from '../ring-node.ts';
import { RingPond } from '../ring-pond.ts';
import { Probes, type Watcher } from '../scenario.ts';

const STREAMS = { setup: 30, faults: 31 };
const ENCODED_EVERY = 4;
const UPDATES_LEAST = 2;
const UPDATES_MOST = 5;
/** Beyond what members allow a leader to be ahead: such a clock is a fault. */
const WRONG_CLOCK_MS = 100_000;
/** Such a one is not. */
const UNEVEN_CLOCK_MS = 20_000;

export class RingWorld {
  readonly pond: RingPond;
  readonly probes = new Probes();
  readonly setup: Random;
  readonly faults: Random;
  readonly #watcher: Watcher;

  constructor(seed: number, watcher: Watcher) {
    this.#watcher = watcher;
    this.setup = new SeededRandom(seed, STREAMS.setup);
    this.faults = new SeededRandom(seed, STREAMS.faults);
    const { setup } = this;
    const size = setup.integer(8);
    const faultyMax = size === 0 ? 0 : size < 6 ? 1 : 2;
    this.pond = new RingPond({
      seed,
      faultyMax,
      clients: 2 + setup.integer(faultyMax === 2 ? 2 : 4),
      updates: UPDATES_LEAST + setup.integer(UPDATES_MOST - UPDATES_LEAST + 1),
      isEncoded: seed % ENCODED_EVERY === 0,
      trace: watcher.trace,
    });
    this.#corrupt();
  }

  /** Draws who lies and whose clock is wrong: at most so many as the ring bears. */
  #corrupt(): void {
    const { setup, pond } = this;
    const { faultyMax } = pond.ring;
    const nodes = shuffled(setup, pond.nodes);
    const kinds = shuffled(setup, RING_LIAR_KINDS);
    const count = setup.integer(faultyMax + 1);
    for (let i = 0; i < count; i++) {
      const node = nodes.pop() as RingNode;
      if (setup.integer(6) === 0) {
        node.skewMs = setup.integer(2) === 0 ? -WRONG_CLOCK_MS : WRONG_CLOCK_MS;
        node.isClockWrong = true;
        this.note('wrong-clock', `${node.index} by ${node.skewMs} ms`);
      } else {
        const kind = kinds[i % kinds.length] as (typeof kinds)[number];
        pond.corrupt(node, kind);
        this.say(`member ${node.index} is a liar: ${kind}`);
      }
    }
    if (setup.integer(3) > 0) return;
    for (const node of nodes) node.skewMs = setup.integer(UNEVEN_CLOCK_MS);
  }

  say(text: string): void {
    this.#watcher.say?.(this.pond.clock.elapsedMs, text);
  }

  /** A happening that counts. */
  note(probe: string, text = ''): void {
    this.probes.hit(probe);
    this.say(text === '' ? probe : `${probe} ${text}`);
  }

  anyOf<T>(items: readonly T[]): T | undefined {
    return items.length === 0 ? undefined : items[this.faults.integer(items.length)];
  }

  /** Members that may do anything now, or have forgotten what they said. */
  get faultyCount(): number {
    const { nodes } = this.pond;
    const isFaulty = (node: RingNode) =>
      node.liar !== undefined || node.hasLostDisk || node.isClockWrong;
    return nodes.filter(isFaulty).length;
  }

  mayLoseDisk(node: RingNode): boolean {
    if (node.liar !== undefined || node.hasLostDisk || node.isClockWrong) return false;
    return this.faultyCount < this.pond.ring.faultyMax;
  }

  after(delayMs: number, act: () => void): void {
    this.pond.clock.after(delayMs, act);
  }

  /** Members that others must come to agree with. */
  get sane(): RingNode[] {
    return this.pond.honest.filter((node) => !node.isClockWrong);
  }
}
