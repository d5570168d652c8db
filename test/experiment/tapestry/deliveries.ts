/**
 * Messages that applications send through the pond, and when each was delivered. Every message carries a number of its
 * own, so that nothing is taken for something else.
 */

import { readU32, u32 } from '../../../src/base/index.ts';
import type { TapestryNode } from '../../../src/sim/index.ts';
import type { GrownPond } from './pond-made.ts';

export interface Sent {
  readonly number: number;
  readonly from: TapestryNode;
  /** Any of these may be the one that gets it. */
  readonly targets: readonly TapestryNode[];
  readonly sentAtMs: number;
  /** Undefined while it is on its way, or for ever. */
  deliveredAtMs: number | undefined;
  deliveredTo: TapestryNode | undefined;
}

/** `isParallel`: to an object by the ways to all of its roots at once. */
type Address =
  | { readonly nodeId: string }
  | { readonly guid: string; readonly isParallel?: boolean };

const APPLICATION = 77;

export class Deliveries {
  readonly #grown: GrownPond;
  /** On their way, by number. */
  readonly #open = new Map<number, Sent>();
  /** How many upcalls of each node were looked at. */
  readonly #seen = new Map<TapestryNode, number>();
  #count = 0;

  constructor(grown: GrownPond) {
    this.#grown = grown;
  }

  get openCount(): number {
    return this.#open.size;
  }

  /** Sends from one node to another by the mesh, or to the nearest server of an object. */
  send(from: TapestryNode, targets: readonly TapestryNode[], address: Address): Sent {
    const number = ++this.#count;
    const sentAtMs = this.#grown.nowMs;
    const sent: Sent = {
      number,
      from,
      targets,
      sentAtMs,
      deliveredAtMs: undefined,
      deliveredTo: undefined,
    };
    this.#open.set(number, sent);
    for (const target of targets) {
      if (!this.#seen.has(target)) this.#seen.set(target, target.upcalls.length);
    }
    const message = { application: APPLICATION, bytes: u32(number) };
    if ('nodeId' in address) {
      const nodeId = address.nodeId as never;
      from.input({ kind: 'routeToNode', nodeId, exact: true, ...message });
    } else {
      const roots = address.isParallel === true ? 'parallel' : 'in-turn';
      const guid = address.guid as never;
      from.input({ kind: 'routeToObject', guid, roots, ...message });
    }
    this.look();
    return sent;
  }

  /** Looks at what was delivered since the last look. Call it after every step of the clock. */
  look(): void {
    for (const [target, seen] of this.#seen) {
      const { upcalls } = target;
      if (seen === upcalls.length) continue;
      for (let i = seen; i < upcalls.length; i++) {
        const upcall = upcalls[i];
        if (upcall?.kind !== 'deliver' || upcall.application !== APPLICATION) continue;
        this.#arrived(readU32(upcall.bytes, 0), target);
      }
      this.#seen.set(target, upcalls.length);
    }
  }

  #arrived(number: number, at: TapestryNode): void {
    const sent = this.#open.get(number);
    if (sent === undefined) return;
    sent.deliveredAtMs = this.#grown.nowMs;
    sent.deliveredTo = at;
    this.#open.delete(number);
  }

  /** Gives up what was sent before `beforeMs`. */
  forget(beforeMs: number): void {
    for (const [number, { sentAtMs }] of this.#open) {
      if (sentAtMs < beforeMs) this.#open.delete(number);
    }
  }
}
