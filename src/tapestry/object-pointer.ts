/**
 * Object pointers: soft mappings from an object's salted name to the servers that hold it, left at every hop of
 * the publication path. Tapestry, JSAC 2004, §III-B.2.
 */

import type { NodeAddress } from '../base/index.ts';
import type { Guid } from '../id/index.ts';
import { SERVERS_MAX } from '../wire/index.ts';
import { POINTERS_MAX } from './limits.ts';

export interface ObjectPointer {
  readonly server: NodeAddress;
  /** Digits that were resolved when the pointer came here. */
  readonly level: number;
  /** Hops from the server to here. */
  readonly hop: number;
  /** Of the path from the server to here. */
  readonly distanceMs: number;
  /** Whom it came from; this node itself on its server. */
  readonly lastHop: NodeAddress;
  /** It lies beside the path and goes nowhere from here. */
  readonly isDeposit: boolean;
  readonly expiresAtMs: number;
  /** Where it went on to; undefined at its root, and where it has perhaps not arrived. */
  nextHop: string | undefined;
}

export function unexpired(pointers: readonly ObjectPointer[], nowMs: number): ObjectPointer[] {
  return pointers.filter((pointer) => nowMs < pointer.expiresAtMs);
}

/** What became of a pointer. `full`: no room at all. `crowded`: the name has servers enough, most from the sender. */
export interface Kept {
  readonly kept: 'yes' | 'full' | 'crowded';
  /** It gave way to the new one. */
  readonly victim?: ObjectPointer;
}

const KEPT: Kept = { kept: 'yes' };

export class ObjectPointers {
  readonly #countMax: number;
  /** INVARIANT: no empty list, no server twice in a list, at most SERVERS_MAX in each. */
  readonly #byTarget = new Map<Guid, ObjectPointer[]>();
  /** How many came from each node. INVARIANT: no zero; they add up to the count. */
  readonly #heldFrom = new Map<string, number>();
  #count = 0;
  /** Where the search for room goes on. */
  #cursor: IterableIterator<[Guid, ObjectPointer[]]> | undefined;

  constructor(countMax = POINTERS_MAX) {
    this.#countMax = countMax;
  }

  get count(): number {
    return this.#count;
  }

  get(target: Guid): readonly ObjectPointer[] {
    return this.#byTarget.get(target) ?? [];
  }

  find(target: Guid, serverId: string): ObjectPointer | undefined {
    return this.#byTarget.get(target)?.find(({ server }) => server.nodeId === serverId);
  }

  /** May be changed while it is walked, as a Map may. */
  entries(): IterableIterator<[Guid, ObjectPointer[]]> {
    return this.#byTarget.entries();
  }

  /**
   * Replaces the pointer to the same server; a deposit does not replace one of the path. Where there is no room,
   * the node that has sent most gives way, unless that is the sender itself: a flood drowns its own pointers.
   */
  put(target: Guid, pointer: ObjectPointer): Kept {
    const old = this.find(target, pointer.server.nodeId);
    if (old !== undefined) {
      const expiresAtMs = Math.max(pointer.expiresAtMs, old.expiresAtMs);
      const stays = pointer.isDeposit && !old.isDeposit ? old : pointer;
      this.#swap(target, old, { ...stays, expiresAtMs });
      return KEPT;
    }
    const from = pointer.lastHop.nodeId;
    const pointers = this.#byTarget.get(target);
    if (pointers !== undefined && pointers.length >= SERVERS_MAX) {
      const victim = mostOf(pointers, from);
      if (victim === undefined) return { kept: 'crowded' };
      this.#swap(target, victim, pointer);
      return { kept: 'yes', victim };
    }
    if (this.#count >= this.#countMax && !this.#makeRoom(from)) return { kept: 'full' };
    if (pointers === undefined) this.#byTarget.set(target, [pointer]);
    else pointers.push(pointer);
    this.#tally(from, 1);
    return KEPT;
  }

  #swap(target: Guid, old: ObjectPointer, pointer: ObjectPointer): void {
    const pointers = this.#byTarget.get(target) as ObjectPointer[];
    pointers[pointers.indexOf(old)] = pointer;
    this.#tally(old.lastHop.nodeId, -1);
    this.#tally(pointer.lastHop.nodeId, 1);
  }

  #tally(nodeId: string, change: number): void {
    this.#count += change;
    const held = (this.#heldFrom.get(nodeId) ?? 0) + change;
    if (held === 0) this.#heldFrom.delete(nodeId);
    else this.#heldFrom.set(nodeId, held);
  }

  #makeRoom(from: string): boolean {
    let most = from;
    let mostHeld = (this.#heldFrom.get(from) ?? 0) + 1;
    for (const [nodeId, held] of this.#heldFrom) {
      if (held <= mostHeld) continue;
      most = nodeId;
      mostHeld = held;
    }
    if (most === from) return false;
    // It holds the largest share, so one of its pointers is never far.
    for (let wrapped = 0; wrapped < 2; ) {
      const next = (this.#cursor ??= this.#byTarget.entries()).next();
      if (next.done === true) {
        this.#cursor = undefined;
        wrapped++;
        continue;
      }
      const [target, pointers] = next.value;
      const victim = pointers.find(({ lastHop }) => lastHop.nodeId === most);
      if (victim === undefined) continue;
      this.remove(target, victim.server.nodeId);
      return true;
    }
    return false;
  }

  remove(target: Guid, serverId: string): void {
    this.#keep(target, (pointer) => pointer.server.nodeId !== serverId);
  }

  dropExpired(target: Guid, nowMs: number): void {
    this.#keep(target, (pointer) => nowMs < pointer.expiresAtMs);
  }

  #keep(target: Guid, keeps: (pointer: ObjectPointer) => boolean): void {
    const pointers = this.#byTarget.get(target);
    if (pointers === undefined || pointers.every(keeps)) return;
    const kept = pointers.filter(keeps);
    for (const pointer of pointers) if (!keeps(pointer)) this.#tally(pointer.lastHop.nodeId, -1);
    if (kept.length === 0) this.#byTarget.delete(target);
    else this.#byTarget.set(target, kept);
  }
}

/** A pointer of whoever has most in the list, unless that is `from`, or would be with one more. */
function mostOf(pointers: readonly ObjectPointer[], from: string): ObjectPointer | undefined {
  const countOf = (nodeId: string) =>
    pointers.filter(({ lastHop }) => lastHop.nodeId === nodeId).length;
  let victim: ObjectPointer | undefined;
  let most = countOf(from) + 1;
  for (const pointer of pointers) {
    const count = countOf(pointer.lastHop.nodeId);
    if (count <= most) continue;
    victim = pointer;
    most = count;
  }
  return victim;
}
