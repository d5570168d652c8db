/**
 * The neighbor map: for each level and digit the closest nodes that share `level` digits with this one and have
 * that digit next. Levels come into being when a neighbor needs them: nearly all of the 40 stay empty.
 * Tapestry, JSAC 2004, §III-B.
 */

import { assert, type NodeAddress } from '../base/index.ts';
import { digitAt, type NodeId, RADIX, sharedPrefix } from '../id/index.ts';
import { SLOT_SIZE } from './limits.ts';

export interface Neighbor {
  readonly address: NodeAddress;
  readonly level: number;
  readonly digit: number;
  /** Smoothed round trip; undefined before the first measurement. */
  readonly rttMs: number | undefined;
}

export interface Change {
  readonly added: boolean;
  /** The farthest neighbor, which had to give way. */
  readonly evicted: Neighbor | undefined;
}

type Slot = Neighbor[];

const EMPTY_SLOT: readonly Neighbor[] = [];
// The weight of a new measurement, as TCP has it (RFC 6298).
const RTT_WEIGHT = 1 / 8;

export function idOf(address: NodeAddress): NodeId {
  return address.nodeId as NodeId;
}

/** Nearer first; those not measured last; ties by name, so that all runs agree. */
function byDistance(a: Neighbor, b: Neighbor): number {
  const difference = (a.rttMs ?? Number.MAX_VALUE) - (b.rttMs ?? Number.MAX_VALUE);
  if (difference !== 0) return difference;
  return a.address.nodeId < b.address.nodeId ? -1 : 1;
}

export class NeighborMap {
  readonly self: NodeId;
  /** INVARIANT: a slot holds 1 to SLOT_SIZE neighbors, nearest first; this node is in none. */
  readonly #levels: (Map<number, Slot> | undefined)[] = [];
  /** INVARIANT: the same neighbors by name. */
  readonly #byId = new Map<string, Neighbor>();

  constructor(self: NodeId) {
    this.self = self;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** One past the highest level that has a neighbor. */
  get levelCount(): number {
    return this.#levels.length;
  }

  get(nodeId: string): Neighbor | undefined {
    return this.#byId.get(nodeId);
  }

  /** Nearest first: primary link, then backups. This node itself is never listed. */
  at(level: number, digit: number): readonly Neighbor[] {
    return this.#levels[level]?.get(digit) ?? EMPTY_SLOT;
  }

  /** From the lowest level up, digits ascending, nearest first. */
  *all(fromLevel = 0): Iterable<Neighbor> {
    for (let level = fromLevel; level < this.#levels.length; level++) {
      for (let digit = 0; digit < RADIX; digit++) yield* this.at(level, digit);
    }
  }

  /** True when `address` would fill a place that is free. */
  hasRoomFor(nodeId: NodeId): boolean {
    const level = sharedPrefix(this.self, nodeId);
    return nodeId !== this.self && this.at(level, digitAt(nodeId, level)).length < SLOT_SIZE;
  }

  /** Takes the node in unless its slot is full of nearer ones. Not for this node itself. */
  add(address: NodeAddress, rttMs: number | undefined): Change {
    const nodeId = idOf(address);
    assert(nodeId !== this.self, 'A node is not its own neighbor');
    if (this.#byId.has(nodeId)) {
      if (rttMs !== undefined) this.measure(nodeId, rttMs);
      return { added: false, evicted: undefined };
    }
    const level = sharedPrefix(this.self, nodeId);
    const neighbor: Neighbor = { address, level, digit: digitAt(nodeId, level), rttMs };
    const slot = this.#slot(level, neighbor.digit);
    slot.push(neighbor);
    slot.sort(byDistance);
    const evicted = slot.length > SLOT_SIZE ? slot.pop() : undefined;
    if (evicted === neighbor) return { added: false, evicted: undefined };
    if (evicted !== undefined) this.#byId.delete(evicted.address.nodeId);
    this.#byId.set(nodeId, neighbor);
    return { added: true, evicted };
  }

  /** Smooths a new measurement in and orders the slot again. */
  measure(nodeId: string, rttMs: number): void {
    const old = this.#byId.get(nodeId);
    if (old === undefined) return;
    const smoothed = old.rttMs === undefined ? rttMs : old.rttMs + RTT_WEIGHT * (rttMs - old.rttMs);
    this.#replace(old, { ...old, rttMs: smoothed });
  }

  /** The node moved: same name, another host or port. */
  readdress(address: NodeAddress): void {
    const old = this.#byId.get(address.nodeId);
    if (old !== undefined) this.#replace(old, { ...old, address });
  }

  remove(nodeId: string): Neighbor | undefined {
    const neighbor = this.#byId.get(nodeId);
    if (neighbor === undefined) return undefined;
    this.#byId.delete(nodeId);
    const { level, digit } = neighbor;
    const slot = this.#slot(level, digit);
    slot.splice(slot.indexOf(neighbor), 1);
    if (slot.length === 0) this.#levels[level]?.delete(digit);
    while (this.#levels.length > 0 && (this.#levels.at(-1)?.size ?? 0) === 0) this.#levels.pop();
    return neighbor;
  }

  checkInvariants(): void {
    let count = 0;
    for (const neighbor of this.all()) {
      const { address, level, digit } = neighbor;
      count++;
      assert(this.#byId.get(address.nodeId) === neighbor, 'A neighbor is in the map twice');
      assert(sharedPrefix(this.self, idOf(address)) === level, 'A neighbor is on a wrong level');
      assert(digitAt(idOf(address), level) === digit, 'A neighbor is at a wrong digit');
    }
    assert(count === this.#byId.size, 'The neighbor map lost a neighbor');
    for (const slots of this.#levels) {
      for (const slot of slots?.values() ?? []) {
        assert(slot.length >= 1 && slot.length <= SLOT_SIZE, 'A slot is empty or too large');
        for (let i = 1; i < slot.length; i++) {
          const inOrder = byDistance(slot[i - 1] as Neighbor, slot[i] as Neighbor) < 0;
          assert(inOrder, 'A slot is not nearest first');
        }
      }
    }
  }

  #slot(level: number, digit: number): Slot {
    while (this.#levels.length <= level) this.#levels.push(undefined);
    const slots = (this.#levels[level] ??= new Map());
    let slot = slots.get(digit);
    if (slot === undefined) {
      slot = [];
      slots.set(digit, slot);
    }
    return slot;
  }

  #replace(old: Neighbor, neighbor: Neighbor): void {
    this.#byId.set(neighbor.address.nodeId, neighbor);
    const slot = this.#slot(old.level, old.digit);
    slot[slot.indexOf(old)] = neighbor;
    slot.sort(byDistance);
  }
}
