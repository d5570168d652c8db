/** Looks at all disks at once, as nobody in the pond can. */

import { heldPacks } from '../../archive/index.ts';
import { keyOf } from '../../base/index.ts';
import type { PackGuid } from '../../id/index.ts';
import { soundAt } from '../checkers/sound-fragments.ts';
import { WholePacks } from '../checkers/whole-packs.ts';
import type { LifetimeWorld } from './lifetime-world.ts';

interface Fragments {
  readonly k: number;
  readonly n: number;
  readonly fragmentBytes: number;
  readonly indexes: Set<number>;
}

/** Sound fragments, by pack. */
function soundPacks({ disks }: LifetimeWorld): Map<PackGuid, Fragments> {
  const found = new Map<PackGuid, Fragments>();
  for (const { store } of disks) {
    for (const { pack, k, n, fragmentBytes, indexes } of soundAt(store)) {
      const one = found.get(pack) ?? { k, n, fragmentBytes, indexes: new Set() };
      found.set(pack, one);
      for (const index of indexes) one.indexes.add(index);
    }
  }
  return found;
}

export class LifetimeChecks {
  readonly #world: LifetimeWorld;
  readonly #seen = new Set<PackGuid>();

  constructor(world: LifetimeWorld) {
    this.#world = world;
  }

  /** What was acknowledged and is kept can be rebuilt from disks that are not lost. */
  nothingLost(): void {
    const world = this.#world;
    const packs = soundPacks(world);
    this.#meet(packs);
    const { truth } = world;
    const locations = truth.locations();
    const withRing = truth.ringBlocks();
    for (const { name, digest, acknowledged } of world.kept.needed()) {
      const what = `the block of ${name} of version ${acknowledged}`;
      const location = locations.get(keyOf(digest));
      if (location === undefined) world.fail(`${what} is off the index`);
      else if (location.kind === 'pack') {
        const { k = 1, indexes } = packs.get(location.pack) ?? {};
        const has = indexes?.size ?? 0;
        const where = `pack ${location.pack.slice(0, 8)}`;
        if (has < k) world.fail(`${what} is lost: ${where} has ${has} fragments, needs ${k}`);
      } else if (!withRing.has(keyOf(digest))) world.fail(`${what} is not with the ring`);
    }
  }

  /** A pack that was not stored in all its parts, or with a holder that lies, is to be repaired. */
  #meet(packs: ReadonlyMap<PackGuid, Fragments>): void {
    for (const [pack, { k, n, fragmentBytes, indexes }] of packs) {
      if (this.#seen.has(pack)) continue;
      this.#seen.add(pack);
      if (indexes.size < n) {
        this.#world.exposedBytes += (k + n - indexes.size) * fragmentBytes;
        this.#world.probes.hit('stored in part');
      }
    }
  }

  /** What is not yet as it must be some time after the last fault. */
  unsettled(): string[] {
    const { pond, truth, honest, disks } = this.#world;
    const listed = truth.packs();
    const lines = new WholePacks(pond, listed, disks).failures();
    const isListed = new Set(listed);
    for (const { store, address } of honest)
      for (const { pack } of heldPacks(store))
        if (!isListed.has(pack))
          lines.push(`node ${address.port} has pack ${pack.slice(0, 8)}, which no version lists`);
    return lines;
  }

  /** @param versions - that the ring keeps */
  nothingLeft(versions: readonly number[]): void {
    const world = this.#world;
    const { kept, truth } = world;
    const surplus = versions.filter((version) => !kept.isKept(version));
    if (surplus.length > 0) world.fail(`versions ${surplus} were forgotten, and are there`);
    const lacking = kept.versions().filter((version) => !versions.includes(version));
    if (lacking.length > 0) world.fail(`versions ${lacking} are kept, and not there`);
    const possible = new Set(kept.possibleIn(versions).map(({ digest }) => keyOf(digest)));
    const located = truth.locations();
    const withRing = truth.ringBlocks();
    for (const { name, digest } of kept.writes()) {
      const block = keyOf(digest);
      if (possible.has(block)) continue;
      if (located.has(block)) world.fail(`a forgotten block of ${name} is on the index`);
      if (withRing.has(block)) world.fail(`a forgotten block of ${name} is with the ring`);
    }
  }
}
