/** An archive in memory that keeps packs as they are: what is dropped cannot be read, wherever its blocks lie too. */

import { equal, keyOf, OceanError } from '../../src/base/index.ts';
import type { BlockArchive, Session } from '../../src/client/index.ts';
import { digest } from '../../src/crypto/index.ts';
import { guidOf, type PackGuid } from '../../src/id/index.ts';

type StoreArguments = Parameters<BlockArchive['store']>;
type FetchArguments = Parameters<BlockArchive['fetch']>;
type Rate = NonNullable<NonNullable<StoreArguments[2]>['rate']>;

export class PackArchive implements BlockArchive {
  readonly packs = new Map<PackGuid, Uint8Array>();
  /** By the size of the pond, as it were. */
  rate: Rate = { k: 1, n: 3 };
  failure: OceanError | undefined;
  /** Run before a block is fetched, or after blocks were stored. */
  beforeFetch: (location: FetchArguments[0]) => Promise<void> = async () => {};
  afterStore: () => Promise<void> = async () => {};
  stores = 0;

  async store(...[blocks, , { rate } = {}]: StoreArguments): ReturnType<BlockArchive['store']> {
    if (this.failure !== undefined) throw this.failure;
    const names = blocks.map((block) => block.digest);
    const count = new TextEncoder().encode(String(this.stores++));
    const pack = guidOf<PackGuid>(digest('manifest', count, ...names));
    this.packs.set(pack, Buffer.concat(blocks.map((block) => block.sealed)));
    let offset = 0;
    const locations = blocks.map(({ sealed: { length } }) => {
      const at = offset;
      offset += length;
      return { kind: 'pack' as const, pack, offset: at, length, rate: rate ?? this.rate };
    });
    await this.afterStore();
    return locations;
  }

  describe(pack: PackGuid): Promise<never> {
    return Promise.reject(new OceanError('unsupported', `Nobody describes pack ${pack}`));
  }

  async fetch(location: FetchArguments[0], wanted: FetchArguments[1]): Promise<Uint8Array> {
    await this.beforeFetch(location);
    const { pack, offset, length } = location;
    const bytes = this.packs.get(pack)?.slice(offset, offset + length);
    if (bytes === undefined) throw new OceanError('unavailable', `Nobody has pack ${pack}`);
    if (!equal(digest('block', bytes), wanted)) throw new OceanError('corrupt', 'Another block');
    return bytes;
  }

  /** What holders do: packs go that the object does not list. */
  async sweep(session: Session): Promise<void> {
    const listed = new Set<string>();
    for await (const page of session.packs()) for (const { pack } of page) listed.add(pack);
    for (const pack of [...this.packs.keys()]) if (!listed.has(pack)) this.packs.delete(pack);
  }
}

/** Where an object says that its blocks lie: every location, by block. @returns packs of those that are in none */
export async function strayLocations(session: Session): Promise<string[]> {
  const listed = new Set<string>();
  for await (const page of session.packs()) for (const { pack } of page) listed.add(pack);
  const stray: string[] = [];
  for await (const page of session.locations())
    for (const { block, location } of page)
      if (location?.kind === 'pack' && !listed.has(location.pack)) stray.push(keyOf(block));
  return stray;
}
