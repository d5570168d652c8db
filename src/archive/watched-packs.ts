/**
 * Who holds which fragments of the packs that this node holds too, as far as it knows, and for each of those nodes
 * two lists of sums: over what this node believes the other to hold, and over what it holds itself of the packs that
 * it shares with the other. The other has the same two the other way round, so that comparing the first of one with
 * the second of the other shows whether both believe the truth, without naming a pack.
 */

import { assert, equal, type NodeAddress } from '../base/index.ts';
import type { PackGuid } from '../id/index.ts';
import { FRAGMENTS_PER_PACK_MAX, type PackHolder, WATCH_BUCKETS } from '../wire/index.ts';
import type { HeldPack } from './held.ts';

/** Other nodes that hold fragments of the same packs. */
export const WATCHED_NODES_MAX = 4096;

export interface WatchedNode {
  address: NodeAddress;
  /** Comparisons that it has not answered, since it gave its last sign of life. */
  unanswered: number;
  isSilent: boolean;
  /** It has been silent for the whole grace time: what it holds is missing. */
  isGone: boolean;
  /** It was asked to compare, and has not answered. */
  isCompared: boolean;
  /** Packs of which it is believed to hold a fragment. */
  packCount: number;
  readonly theirs: Uint32Array;
  readonly mine: Uint32Array;
}

export interface WatchedPack extends HeldPack {
  /** What others are believed to hold: number of the node × FRAGMENTS_PER_PACK_MAX + index of the fragment. */
  readonly others: readonly number[];
}

function mixed(word: number, index: number): number {
  let x = word ^ Math.imul(index + 1, 0x9e3779b1);
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

export function bucketOf(pack: PackGuid): number {
  return Number.parseInt(pack.slice(0, 2), 16) % WATCH_BUCKETS;
}

/** Adds a fragment to the sums, or takes it away again: a sum is an exclusive or. */
function toggle(sums: Uint32Array, pack: PackGuid, index: number): void {
  const at = bucketOf(pack) * 2;
  sums[at]! ^= mixed(Number.parseInt(pack.slice(8, 16), 16), index);
  sums[at + 1]! ^= mixed(Number.parseInt(pack.slice(16, 24), 16), index);
}

/** Weight of a node among the holders of a pack: everybody ranks them alike. */
export function weightOf(pack: PackGuid, nodeId: string): number {
  const word = Number.parseInt(nodeId.slice(0, 8), 16);
  return mixed(Number.parseInt(pack.slice(24, 32), 16) ^ word, 0) >>> 0;
}

export function sumsToBytes(sums: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(sums.length * 4);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < sums.length; at++) view.setUint32(at * 4, sums[at]!);
  return bytes;
}

function newNode(address: NodeAddress): WatchedNode {
  const sums = () => new Uint32Array(WATCH_BUCKETS * 2);
  const fresh = { unanswered: 0, isSilent: false, isGone: false, isCompared: false };
  return { address, ...fresh, packCount: 0, theirs: sums(), mine: sums() };
}

export class WatchedPacks {
  readonly #self: string;
  /** Bounded by what the store holds. */
  readonly #packs = new Map<PackGuid, WatchedPack>();
  /** INVARIANT: at most WATCHED_NODES_MAX, and `#numbers` names each by its place. */
  readonly #nodes: WatchedNode[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(self: string) {
    this.#self = self;
  }

  get size(): number {
    return this.#packs.size;
  }

  get(pack: PackGuid): WatchedPack | undefined {
    return this.#packs.get(pack);
  }

  all(): Iterable<WatchedPack> {
    return this.#packs.values();
  }

  node(nodeId: string): WatchedNode | undefined {
    const number = this.#numbers.get(nodeId);
    return number === undefined ? undefined : this.#nodes[number];
  }

  /** Nodes with which this one shares packs. */
  sharing(): WatchedNode[] {
    return this.#nodes.filter(({ packCount }) => packCount > 0);
  }

  /** What is here of a pack; without indexes it is watched no longer. */
  setOwn(held: HeldPack): void {
    const others = this.#packs.get(held.pack)?.others ?? [];
    this.#replace(held.pack, held.indexes.length === 0 ? undefined : { ...held, others });
  }

  /** Who else holds what. What is said of this node itself, or past n, does not count. */
  setOthers(pack: PackGuid, holders: readonly PackHolder[]): void {
    const before = this.#packs.get(pack);
    if (before === undefined) return;
    const others = holders.flatMap(({ node, indexes }) => this.#numbered(node, indexes, before.n));
    this.#replace(pack, { ...before, others: [...new Set(others)] });
  }

  /** What one other node holds of a pack. @returns whether that is news */
  setOther(pack: PackGuid, { node, indexes }: PackHolder): boolean {
    const before = this.#packs.get(pack);
    if (before === undefined) return false;
    const news = this.#numbered(node, indexes, before.n);
    const number = this.#numbers.get(node.nodeId);
    const isItsOwn = (one: number) => Math.floor(one / FRAGMENTS_PER_PACK_MAX) === number;
    const old = before.others.filter(isItsOwn);
    if (old.length === news.length && news.every((one) => old.includes(one))) return false;
    const rest = before.others.filter((one) => !isItsOwn(one));
    this.#replace(pack, { ...before, others: [...rest, ...news] });
    return true;
  }

  /** Others that hold fragments of a pack. */
  holders({ others }: WatchedPack): { node: WatchedNode; indexes: number[] }[] {
    const byNode = new Map<number, number[]>();
    for (const one of others) {
      const number = Math.floor(one / FRAGMENTS_PER_PACK_MAX);
      const indexes = byNode.get(number) ?? [];
      indexes.push(one % FRAGMENTS_PER_PACK_MAX);
      byNode.set(number, indexes);
    }
    return [...byNode].map(([number, indexes]) => ({ node: this.#nodes[number]!, indexes }));
  }

  /** Packs of which a node is believed to hold fragments. */
  *sharedWith(nodeId: string): Generator<WatchedPack> {
    const number = this.#numbers.get(nodeId);
    if (number === undefined || this.#nodes[number]?.packCount === 0) return;
    for (const pack of this.#packs.values()) {
      const isThere = pack.others.some(
        (one) => Math.floor(one / FRAGMENTS_PER_PACK_MAX) === number,
      );
      if (isThere) yield pack;
    }
  }

  #numbered(node: NodeAddress, indexes: readonly number[], n: number): number[] {
    const fit = indexes.filter((index) => index < n);
    if (node.nodeId === this.#self || fit.length === 0) return [];
    const number = this.#numberOf(node);
    if (number === undefined) return [];
    return fit.map((index) => number * FRAGMENTS_PER_PACK_MAX + index);
  }

  /** Undefined when too many nodes are watched. */
  #numberOf(address: NodeAddress): number | undefined {
    const known = this.#numbers.get(address.nodeId);
    if (known !== undefined) return known;
    let number = this.#nodes.length;
    if (number >= WATCHED_NODES_MAX) {
      number = this.#nodes.findIndex(({ packCount }) => packCount === 0);
      if (number < 0) return undefined;
      this.#numbers.delete(this.#nodes[number]!.address.nodeId);
    }
    this.#nodes[number] = newNode(address);
    this.#numbers.set(address.nodeId, number);
    return number;
  }

  #replace(pack: PackGuid, next: WatchedPack | undefined): void {
    const before = this.#packs.get(pack);
    if (before !== undefined) this.#count(before, -1);
    if (next === undefined) {
      this.#packs.delete(pack);
      return;
    }
    this.#packs.set(pack, next);
    this.#count(next, 1);
  }

  #count(watched: WatchedPack, change: 1 | -1): void {
    for (const { node, indexes } of this.holders(watched)) {
      node.packCount += change;
      for (const index of indexes) toggle(node.theirs, watched.pack, index);
      for (const index of watched.indexes) toggle(node.mine, watched.pack, index);
    }
  }

  /** Throws unless the sums are those of the packs. */
  checkInvariants(): void {
    assert(this.#nodes.length <= WATCHED_NODES_MAX);
    const again = new WatchedPacks(this.#self);
    for (const watched of this.#packs.values()) {
      again.setOwn(watched);
      const holders = this.holders(watched).map(({ node, indexes }) => ({
        node: node.address,
        indexes,
      }));
      again.setOthers(watched.pack, holders);
    }
    for (const node of this.#nodes) {
      const fresh = again.node(node.address.nodeId) ?? newNode(node.address);
      assert(node.packCount === fresh.packCount, 'Packs of a watched node are miscounted');
      assert(equal(sumsToBytes(node.theirs), sumsToBytes(fresh.theirs)), 'Sums of theirs are off');
      assert(equal(sumsToBytes(node.mine), sumsToBytes(fresh.mine)), 'Sums of mine are off');
    }
  }
}
