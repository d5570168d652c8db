/** What the parts of one Tapestry node share during a step: the time, the outgoing messages, the counters. */

import { type NodeAddress, Outbox, type Random } from '../base/index.ts';
import type { NodeId } from '../id/index.ts';
import type { TapestryMessage } from '../wire/index.ts';
import type { TapestryUpcall } from './interface.ts';
import { idOf } from './neighbor-map.ts';

/** The earliest of several times, some of which may never come. */
export function earliest(a?: number, b?: number, c?: number): number | undefined {
  let first = a;
  if (b !== undefined && (first === undefined || b < first)) first = b;
  if (c !== undefined && (first === undefined || c < first)) first = c;
  return first;
}

export class Site {
  readonly self: NodeAddress;
  readonly nodeId: NodeId;
  readonly random: Random;
  /** Tells others, by every beacon, that this is another run of the node than before. */
  readonly incarnation: number;
  nowMs = 0;
  /** True until the insertion is acknowledged: others must not take this node into their maps yet. */
  inserting = true;
  outbox = new Outbox<TapestryMessage, TapestryUpcall>();
  /** Messages to this node itself, handled in the same step. */
  readonly local: TapestryMessage[] = [];
  readonly #counters = new Map<string, number>();

  constructor(self: NodeAddress, random: Random) {
    this.self = self;
    this.nodeId = idOf(self);
    this.random = random;
    this.incarnation = 1 + random.integer(0xffff);
  }

  send(to: NodeAddress, message: TapestryMessage): void {
    if (to.nodeId === this.nodeId) this.local.push(message);
    else this.outbox.send.push({ to, message });
  }

  upcall(upcall: TapestryUpcall): void {
    this.outbox.upcall.push(upcall);
  }

  persist(table: string, key: Uint8Array, value: Uint8Array | undefined): void {
    this.outbox.persist.push({ table, key, value });
  }

  count(what: string): void {
    this.#counters.set(what, (this.#counters.get(what) ?? 0) + 1);
  }

  /** How often each named thing happened, drops above all. */
  counters(): ReadonlyMap<string, number> {
    return this.#counters;
  }
}
