/** Reading blocks: from memory, from what is not committed yet, from the ring, or from a pack. */

import { LRUCache } from 'lru-cache';
import { equal, keyOf, OceanError } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import { guidOf } from '../id/index.ts';
import { decodeLocation, type Located, type Location, locationKey } from './location.ts';
import type { BlockArchive } from './ports.ts';
import type { BlockReference, Sealer } from './sealing.ts';
import type { TreeView } from './tree-view.ts';

/** Bytes of opened blocks kept in memory. */
export const BLOCKS_CACHED_BYTES_MAX = 128 << 20;

export class BlockReader {
  readonly #view: TreeView;
  readonly #sealer: Sealer;
  readonly #archive: BlockArchive;
  readonly #fromRing: (digest: Digest) => Promise<Uint8Array>;
  readonly #opened = new LRUCache<string, Uint8Array>({
    maxSize: BLOCKS_CACHED_BYTES_MAX,
    sizeCalculation: (bytes) => bytes.length + 100,
  });
  /** Reads under way, so that two readers of a block fetch it once. */
  readonly #underWay = new Map<string, Promise<Uint8Array>>();
  pending: (digest: Digest) => Uint8Array | undefined = () => undefined;

  constructor(options: {
    view: TreeView;
    sealer: Sealer;
    archive: BlockArchive;
    fromRing: (digest: Digest) => Promise<Uint8Array>;
  }) {
    this.#view = options.view;
    this.#sealer = options.sealer;
    this.#archive = options.archive;
    this.#fromRing = options.fromRing;
  }

  keep(reference: BlockReference, content: Uint8Array): void {
    this.#opened.set(keyOf(reference.digest), content);
  }

  /** Content that is read again comes from the pond. */
  dropCached(): void {
    this.#opened.clear();
  }

  /** At most BLOCKS_CACHED_BYTES_MAX. */
  cachedBytes(): number {
    return this.#opened.calculatedSize;
  }

  async read(reference: BlockReference): Promise<Uint8Array> {
    const name = keyOf(reference.digest);
    const opened = this.#opened.get(name);
    if (opened !== undefined) return opened;
    let reading = this.#underWay.get(name);
    if (reading === undefined) {
      reading = this.#open(reference).finally(() => this.#underWay.delete(name));
      this.#underWay.set(name, reading);
    }
    return reading;
  }

  async #open(reference: BlockReference): Promise<Uint8Array> {
    const sealed = await this.sealed(reference.digest);
    const content = this.#sealer.openBlock(reference, sealed);
    if (content === undefined || content.length !== reference.length) {
      throw new OceanError(
        'corrupt',
        `Cannot open block ${guidOf(reference.digest)}: its key does not fit`,
      );
    }
    this.keep(reference, content);
    return content;
  }

  /** As it is stored. @throws OceanError `unavailable` | `corrupt` */
  async sealed(wanted: Digest): Promise<Uint8Array> {
    const pending = this.pending(wanted);
    if (pending !== undefined) return pending;
    const location = await this.location(wanted);
    if (location === undefined) {
      throw new OceanError(
        'corrupt',
        `Cannot read block ${guidOf(wanted)}: the volume does not say where it lies`,
      );
    }
    if (location.kind === 'pack') return this.#archive.fetch(location, wanted);
    try {
      return await this.#fromRing(wanted);
    } catch (error) {
      // It may have been packed between the two questions.
      const moved = await this.location(wanted);
      if (moved?.kind === 'pack') return this.#archive.fetch(moved, wanted);
      throw error;
    }
  }

  async location(wanted: Digest): Promise<Location | undefined> {
    return (await this.located(wanted))?.location;
  }

  async located(wanted: Digest): Promise<Located | undefined> {
    const entry = await this.#view.raw(locationKey(wanted));
    const location = entry && decodeLocation(entry.value);
    return location && { location, version: entry.version };
  }
}

/** True when `sealed` are the bytes that `wanted` names. */
export function isBlock(wanted: Digest, sealed: Uint8Array): boolean {
  return equal(digest('block', sealed), wanted);
}
