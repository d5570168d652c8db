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
  /** Of the path from the server to here. */
  readonly distanceMs: number;
  /** Whom it came from; this node itself on its server. */
  readonly lastHop: string;
  readonly expiresAtMs: number;
  /** Where it went on to; undefined at its root. */
  nextHop: string | undefined;
}

export function unexpired(pointers: readonly ObjectPointer[], nowMs: number): ObjectPointer[] {
  return pointers.filter((pointer) => nowMs < pointer.expiresAtMs);
}

export class ObjectPointers {
  /** INVARIANT: no empty list, no server twice in a list, at most SERVERS_MAX in each. */
  readonly #byTarget = new Map<Guid, ObjectPointer[]>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  get(target: Guid): readonly ObjectPointer[] {
    return this.#byTarget.get(target) ?? [];
  }

  /** May be changed while it is walked, as a Map may. */
  entries(): IterableIterator<[Guid, ObjectPointer[]]> {
    return this.#byTarget.entries();
  }

  /** Replaces the pointer to the same server. False when there is no room. */
  put(target: Guid, pointer: ObjectPointer): boolean {
    const pointers = this.#byTarget.get(target);
    if (pointers === undefined) {
      if (this.#count >= POINTERS_MAX) return false;
      this.#byTarget.set(target, [pointer]);
      this.#count++;
      return true;
    }
    const at = pointers.findIndex(({ server }) => server.nodeId === pointer.server.nodeId);
    if (at >= 0) {
      const expiresAtMs = Math.max(
        pointer.expiresAtMs,
        (pointers[at] as ObjectPointer).expiresAtMs,
      );
      pointers[at] = { ...pointer, expiresAtMs };
      return true;
    }
    if (pointers.length >= SERVERS_MAX || this.#count >= POINTERS_MAX) return false;
    pointers.push(pointer);
    this.#count++;
    return true;
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
    this.#count -= pointers.length - kept.length;
    if (kept.length === 0) this.#byTarget.delete(target);
    else this.#byTarget.set(target, kept);
  }
}
