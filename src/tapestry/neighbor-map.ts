/**
 * The neighbor map: for each level and digit the closest nodes that share `level` digits with this one and have
 * that digit next. Levels come into being when a neighbor needs them: nearly all of the 40 stay empty.
 * Tapestry, JSAC 2004, §III-B.
 */

import { assert, type NodeAddress } from '../base/index.ts';
import { digitAt, type NodeId, RADIX, sharedPrefix } from '../id/index.ts';
import { PRIMARY_MARGIN_MS, SLOT_SIZE } from './limits.ts';
import { type Neighbor, smoothed } from './neighbor.ts';

export interface Change {
  readonly added: boolean;
  /** The farthest neighbor, which had to give way. */
  readonly evicted: Neighbor | undefined;
}

type Slot = Neighbor[];

const EMPTY_SLOT: readonly Neighbor[] = [];

export function idOf(address: NodeAddress): NodeId {
  return address.nodeId as NodeId;
}

/** Nearer first; those not measured last; ties by name, so that all runs agree. */
function byDistance(a: Neighbor, b: Neighbor): number {
  const difference = (a.rttMs ?? Number.MAX_VALUE) - (b.rttMs ?? Number.MAX_VALUE);
  if (difference !== 0) return difference;
  return a.address.nodeId < b.address.nodeId ? -1 : 1;
}

/** True when `challenger` is so much nearer that a change of the primary link pays. */
function isMuchNearer(challenger: Neighbor, primary: Neighbor): boolean {
  if (challenger.rttMs === undefined || primary.rttMs === undefined) return true;
  const gainMs = primary.rttMs - challenger.rttMs;
  return gainMs > Math.max(PRIMARY_MARGIN_MS, primary.rttMs / 5);
}

export class NeighborMap {
  readonly self: NodeId;
  /** INVARIANT: a slot holds at most SLOT_SIZE neighbors, backups nearest first; this node is in none. */
  readonly #levels: (Slot | undefined)[][] = [];
  /** INVARIANT: the same neighbors by name. */
  readonly #byId = new Map<string, Neighbor>();
  /** Lowest level first, digits ascending, nearest first; undefined after a change. */
  #list: readonly Neighbor[] | undefined;

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

  /** Primary link, then backups, nearest first. This node itself is never listed. */
  at(level: number, digit: number): readonly Neighbor[] {
    return this.#levels[level]?.[digit] ?? EMPTY_SLOT;
  }

  /** From the lowest level up, digits ascending, primary link first. */
  all(): readonly Neighbor[] {
    return (this.#list ??= this.#levels.flatMap((slots) => slots.flatMap((slot) => slot ?? [])));
  }

  isPrimary({ level, digit, address }: Neighbor): boolean {
    return this.at(level, digit)[0]?.address.nodeId === address.nodeId;
  }

  /** True when `nodeId` would fill a place that is free. */
  hasRoomFor(nodeId: NodeId): boolean {
    const level = sharedPrefix(this.self, nodeId);
    return nodeId !== this.self && this.at(level, digitAt(nodeId, level)).length < SLOT_SIZE;
  }

  /** Below which round trip a stranger would be taken in; Infinity where there is room. */
  takesBelowMs(nodeId: NodeId): number {
    if (nodeId === this.self) return 0;
    const level = sharedPrefix(this.self, nodeId);
    const slot = this.at(level, digitAt(nodeId, level));
    if (slot.length < SLOT_SIZE) return Number.POSITIVE_INFINITY;
    return slot.at(-1)?.rttMs ?? Number.POSITIVE_INFINITY;
  }

  /**
   * Takes the node in unless its slot is full of nearer ones. Not for this node itself.
   *
   * @param rttMs - undefined before the first measurement
   */
  add(address: NodeAddress, rttMs: number | undefined, nowMs = 0): Change {
    const nodeId = idOf(address);
    assert(nodeId !== this.self, 'A node is not its own neighbor');
    if (this.#byId.has(nodeId)) {
      if (rttMs !== undefined) this.measure(nodeId, rttMs);
      return { added: false, evicted: undefined };
    }
    const level = sharedPrefix(this.self, nodeId);
    const neighbor: Neighbor = {
      address,
      level,
      digit: digitAt(nodeId, level),
      rttMs,
      deviationMs: rttMs === undefined ? 0 : rttMs / 2,
      isSuspect: false,
      isInserting: false,
      incarnation: undefined,
      heardAtMs: nowMs,
    };
    const slot = this.#slot(level, neighbor.digit);
    slot.push(neighbor);
    this.#sort(level, neighbor.digit);
    const evicted = slot.length > SLOT_SIZE ? slot.pop() : undefined;
    if (evicted === neighbor) return { added: false, evicted: undefined };
    if (evicted !== undefined) this.#byId.delete(evicted.address.nodeId);
    this.#byId.set(nodeId, neighbor);
    this.#list = undefined;
    return { added: true, evicted };
  }

  /** Smooths a new measurement in and orders the slot again. True when another link is primary now. */
  measure(nodeId: string, rttMs: number): boolean {
    const neighbor = this.#byId.get(nodeId);
    if (neighbor === undefined) return false;
    const { level, digit } = neighbor;
    const primary = this.at(level, digit)[0];
    smoothed(neighbor, rttMs);
    this.#sort(level, digit);
    return this.at(level, digit)[0] !== primary;
  }

  /** The node moved: same name, another host or port. */
  readdress(address: NodeAddress): void {
    const neighbor = this.#byId.get(address.nodeId);
    if (neighbor !== undefined) neighbor.address = address;
  }

  remove(nodeId: string): Neighbor | undefined {
    const neighbor = this.#byId.get(nodeId);
    if (neighbor === undefined) return undefined;
    this.#byId.delete(nodeId);
    this.#list = undefined;
    const { level, digit } = neighbor;
    const slot = this.#slot(level, digit);
    slot.splice(slot.indexOf(neighbor), 1);
    const slots = this.#levels[level] as (Slot | undefined)[];
    if (slot.length === 0) slots[digit] = undefined;
    while (this.#levels.at(-1)?.every((last) => last === undefined)) this.#levels.pop();
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
    for (const slot of this.#levels.flat()) {
      if (slot === undefined) continue;
      assert(slot.length >= 1 && slot.length <= SLOT_SIZE, 'A slot is empty or too large');
      const [primary, first] = slot as [Neighbor, Neighbor | undefined];
      const keeps = first === undefined || byDistance(primary, first) < 0;
      assert(keeps || !isMuchNearer(first, primary), 'A primary link is too far');
      for (let i = 2; i < slot.length; i++) {
        const inOrder = byDistance(slot[i - 1] as Neighbor, slot[i] as Neighbor) < 0;
        assert(inOrder, 'Backups are not nearest first');
      }
    }
  }

  #slot(level: number, digit: number): Slot {
    while (this.#levels.length <= level) {
      this.#levels.push(new Array<Slot | undefined>(RADIX).fill(undefined));
    }
    const slots = this.#levels[level] as (Slot | undefined)[];
    return (slots[digit] ??= []);
  }

  /**
   * Nearest first; but a primary link stays until another is much nearer. Without that, noise in the measurements
   * would send object pointers from one way to another and back for ever.
   */
  #sort(level: number, digit: number): void {
    const slot = this.#slot(level, digit);
    const [primary, first, second] = slot as [Neighbor, Neighbor?, Neighbor?];
    slot.sort(byDistance);
    const nearest = slot[0] as Neighbor;
    if (nearest !== primary && !isMuchNearer(nearest, primary)) {
      slot.splice(slot.indexOf(primary), 1);
      slot.unshift(primary);
    }
    if (slot[0] !== primary || slot[1] !== first || slot[2] !== second) this.#list = undefined;
  }
}
