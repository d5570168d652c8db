/** Checks what lies on the disks of the nodes that live against what packs should have. */

import { heldPacks } from '../../archive/index.ts';
import type { PackGuid } from '../../id/index.ts';
import type { ArchivePond } from '../archive-pond.ts';
import { LyingStore } from '../lying-store.ts';

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

  constructor(pond: ArchivePond) {
    // A pack of which nobody that lives has anything is missing all of it.
    for (const { location } of pond.blocks)
      this.#packs.set(location.pack, { k: 0, n: 0, fragmentBytes: 0, copies: new Map(), crowd: 0 });
    for (const { store } of pond.live) {
      for (const { pack, k, n, fragmentBytes, indexes } of heldPacks(store)) {
        const state = this.#packs.get(pack);
        if (state === undefined) continue;
        Object.assign(state, { k, n, fragmentBytes, crowd: Math.max(state.crowd, indexes.length) });
        // What is only claimed does not count.
        const shown = indexes.filter(
          (index) => !(store instanceof LyingStore) || store.shows(pack, index),
        );
        for (const index of shown) state.copies.set(index, (state.copies.get(index) ?? 0) + 1);
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
