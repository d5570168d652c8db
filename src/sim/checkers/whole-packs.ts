/** Checks what lies on the disks of the nodes that live against what packs should have. */

import type { PackGuid } from '../../id/index.ts';
import type { ArchivePond, PondNode } from '../archive-pond.ts';
import { soundAt } from './sound-fragments.ts';

interface PackState {
  k: number;
  n: number;
  fragmentBytes: number;
  /** By index: on how many disks. */
  readonly copies: Map<number, number>;
  /** The most fragments of it that one node holds. */
  crowd: number;
}

export class WholePacks {
  readonly #packs = new Map<PackGuid, PackState>();

  /**
   * @param packs - left out: what the pond has acknowledged
   * @param nodes - whose disks count; left out: all that live
   */
  constructor(
    pond: ArchivePond,
    packs: Iterable<PackGuid> = pond.blocks.map(({ location }) => location.pack),
    nodes: readonly PondNode[] = pond.live,
  ) {
    // A pack of which nobody has anything is missing all of it.
    for (const pack of packs)
      this.#packs.set(pack, { k: 0, n: 0, fragmentBytes: 0, copies: new Map(), crowd: 0 });
    for (const { store } of nodes) {
      for (const { pack, k, n, fragmentBytes, indexes } of soundAt(store)) {
        const state = this.#packs.get(pack);
        if (state === undefined) continue;
        Object.assign(state, { k, n, fragmentBytes, crowd: Math.max(state.crowd, indexes.length) });
        for (const index of indexes) state.copies.set(index, (state.copies.get(index) ?? 0) + 1);
      }
    }
  }

  /** The fewest fragments that any pack has beyond the k that it needs. */
  get leastSpare(): number {
    return Math.min(...[...this.#packs.values()].map(({ k, copies }) => copies.size - k));
  }

  get isWhole(): boolean {
    return [...this.#packs.values()].every(({ n, copies }) => n > 0 && copies.size === n);
  }

  /** Fragments that lie on more than one disk. */
  get surplus(): number {
    const copies = [...this.#packs.values()].flatMap((state) => [...state.copies.values()]);
    return copies.filter((count) => count > 1).length;
  }

  /** Packs that lack fragments, or crowd on one node, a line each. */
  failures(): string[] {
    const lines: string[] = [];
    for (const [pack, { n, copies, crowd }] of this.#packs) {
      const name = `pack ${pack.slice(0, 8)}`;
      if (n === 0 || copies.size < n) lines.push(`${name} has ${copies.size} of ${n} fragments`);
      if (crowd > 1) lines.push(`${name} has ${crowd} fragments on one node`);
    }
    return lines;
  }

  /** What it takes to make all whole: k fragments to fetch and the missing ones to store, for each damaged pack. */
  get idealBytes(): number {
    let bytes = 0;
    for (const { k, n, fragmentBytes, copies } of this.#packs.values())
      if (copies.size < n) bytes += (k + n - copies.size) * fragmentBytes;
    return bytes;
  }
}
