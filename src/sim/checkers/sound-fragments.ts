/** What a disk really has of packs: not what its index says, but what could be shown if somebody asked for it. */

import { FRAGMENT_TABLE, type HeldPack, heldPack, heldPacks } from '../../archive/index.ts';
import { concat } from '../../base/index.ts';
import { guidBytes, type PackGuid } from '../../id/index.ts';
import { LyingStore } from '../lying-store.ts';
import type { MemoryStore } from '../memory-store.ts';
import { WatchedStore } from '../watched-store.ts';

const NOTHING = { offset: 0, length: 0 };

function isSound(store: MemoryStore, pack: PackGuid, index: number): boolean {
  if (store instanceof LyingStore) return store.shows(pack, index);
  if (store instanceof WatchedStore && store.isRotten(pack, index)) return false;
  const key = concat([guidBytes(pack), Uint8Array.of(index)]);
  return store.slice(FRAGMENT_TABLE, key, NOTHING) !== undefined;
}

function sound(store: MemoryStore, held: HeldPack): HeldPack {
  return { ...held, indexes: held.indexes.filter((index) => isSound(store, held.pack, index)) };
}

/** All packs that its index names, with those fragments that are sound. */
export function* soundAt(store: MemoryStore): Generator<HeldPack> {
  for (const held of heldPacks(store)) yield sound(store, held);
}

/** Sound fragments of one pack. */
export function soundOf(store: MemoryStore, pack: PackGuid): readonly number[] {
  const held = heldPack(store, pack);
  return held === undefined ? [] : sound(store, held).indexes;
}
