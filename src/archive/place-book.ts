/**
 * Where the nodes of a pond stand and what room they have, as each of them says: asked before a pack is spread, then
 * believed for a while.
 */

import { type Clock, isKind, type NodeAddress } from '../base/index.ts';
import type { Capacity, Place, WatchMessage } from '../wire/index.ts';

/** A node is asked again after so long. */
export const PLACE_FRESH_MS = 300_000;
/** One that did not answer, after so long: packs do not wait for it meanwhile. */
export const PLACE_RETRY_MS = 10_000;
/** A pack waits no longer for those that do not answer. */
export const PLACE_TIMEOUT_MS = 1500;
export const PLACES_MAX = 4096;

export type Told = Place & Capacity;

interface Known {
  /** Undefined: it did not answer. */
  readonly told: Told | undefined;
  readonly askAtMs: number;
}

const NOTHING_TOLD: Told = {
  zone: '',
  machine: '',
  quotaMiB: 0,
  fill: 0,
  isFull: false,
  isDraining: false,
};

export class PlaceBook {
  readonly #clock: Clock;
  readonly #ask: (to: NodeAddress, timeoutMs: number) => Promise<WatchMessage>;
  /** INVARIANT: at most PLACES_MAX. */
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Promise<void>>();
  readonly #self: { readonly nodeId: string; tell(): Told };

  /** @param ask - sends `describeNode` and gives the answer */
  constructor(
    clock: Clock,
    ask: (to: NodeAddress, timeoutMs: number) => Promise<WatchMessage>,
    self: { readonly nodeId: string; tell(): Told },
  ) {
    this.#clock = clock;
    this.#ask = ask;
    this.#self = self;
  }

  /** What a node has said. */
  toldBy(nodeId: string): Told | undefined {
    return nodeId === this.#self.nodeId ? this.#self.tell() : this.#known.get(nodeId)?.told;
  }

  /** Resolves when each of the nodes has answered once, or its time is over. Never rejects. */
  async learn(nodes: readonly NodeAddress[]): Promise<void> {
    const nowMs = this.#clock.nowMs();
    const unknown: Promise<void>[] = [];
    for (const node of nodes) {
      if (node.nodeId === this.#self.nodeId) continue;
      const known = this.#known.get(node.nodeId);
      if (known !== undefined && known.askAtMs > nowMs) continue;
      const asking = this.#asking.get(node.nodeId) ?? this.#learn(node);
      if (known === undefined) unknown.push(asking);
    }
    await Promise.all(unknown);
  }

  #learn(node: NodeAddress): Promise<void> {
    const { nodeId } = node;
    const asking = this.#ask(node, PLACE_TIMEOUT_MS)
      .then(
        (answer) =>
          answer.kind === 'nodeDescribed' ? { ...answer.place, ...answer.capacity } : undefined,
        // An older node says that it cannot read the question: it has no place.
        (error) => (isKind(error, 'invalid') ? NOTHING_TOLD : undefined),
      )
      .then((told) => {
        this.#asking.delete(nodeId);
        const freshMs = told === undefined ? PLACE_RETRY_MS : PLACE_FRESH_MS;
        const before = this.#known.get(nodeId);
        if (this.#known.size >= PLACES_MAX && before === undefined) return;
        const askAtMs = this.#clock.nowMs() + freshMs;
        this.#known.set(nodeId, { told: told ?? before?.told, askAtMs });
      });
    this.#asking.set(nodeId, asking);
    return asking;
  }
}
