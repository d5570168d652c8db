/** Reading blocks: from memory, from what is not committed yet, from the ring, or from a pack. */

import { LRUCache } from 'lru-cache';
import { equal, keyOf, OceanError } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import { guidOf } from '../id/index.ts';
import { decodeLocation, type Located, type Location, locationKey } from './location.ts';
import type { BlockArchive } from './ports.ts';
import type { BlockReference, Sealer } from './sealing.ts';
import type { TreeView } from './tree-view.ts';

/** How often one read follows a block that moves while it is fetched. */
export const BLOCK_MOVES_MAX = 4;
/** Sealed blocks on this machine, which need not be there. */
export interface LocalBlocks {
  get(digest: Digest): Uint8Array | undefined;
  put(block: { digest: Digest; sealed: Uint8Array }): void;
  /** What it gave is not what it should be. */
  drop(digest: Digest): void;
  clear(): void;
}

/** Bytes of opened blocks kept in memory. */
export const BLOCKS_CACHED_BYTES_MAX = 32 << 20;

export class BlockReader {
  readonly #view: TreeView;
  readonly #sealer: Sealer;
  readonly #archive: BlockArchive;
  readonly #fromRing: (digest: Digest) => Promise<Uint8Array>;
  readonly #catchUp: () => Promise<unknown>;
  readonly #opened = new LRUCache<string, Uint8Array>({
    maxSize: BLOCKS_CACHED_BYTES_MAX,
    sizeCalculation: (bytes) => bytes.length + 100,
  });
  /** Reads under way, so that two readers of a block fetch it once. */
  readonly #underWay = new Map<string, Promise<Uint8Array>>();
  pending: (digest: Digest) => Uint8Array | undefined = () => undefined;
  local: LocalBlocks | undefined;

  constructor(options: {
    view: TreeView;
    sealer: Sealer;
    archive: BlockArchive;
    fromRing: (digest: Digest) => Promise<Uint8Array>;
    /** Resolves when the view shows all that was committed. Rejects when the ring does not answer. */
    catchUp: () => Promise<unknown>;
  }) {
    this.#view = options.view;
    this.#sealer = options.sealer;
    this.#archive = options.archive;
    this.#fromRing = options.fromRing;
    this.#catchUp = options.catchUp;
  }

  keep(reference: BlockReference, content: Uint8Array): void {
    this.#opened.set(keyOf(reference.digest), content);
  }

  /** Content that is read again is opened again. */
  dropOpened(): void {
    this.#opened.clear();
  }

  /** Content that is read again comes from the pond. */
  dropCached(): void {
    this.dropOpened();
    this.local?.clear();
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
    const content = this.#openLocal(reference) ?? (await this.#openFetched(reference));
    this.keep(reference, content);
    return content;
  }

  /** What does not open was damaged on the disk. */
  #openLocal(reference: BlockReference): Uint8Array | undefined {
    const sealed = this.local?.get(reference.digest);
    const content = sealed && this.#sealer.openBlock(reference, sealed);
    if (content?.length === reference.length) return content;
    if (sealed !== undefined) this.local?.drop(reference.digest);
    return undefined;
  }

  async #openFetched(reference: BlockReference): Promise<Uint8Array> {
    const { digest } = reference;
    const sealed = await this.sealed(digest);
    const content = this.#sealer.openBlock(reference, sealed);
    if (content === undefined || content.length !== reference.length) {
      throw new OceanError(
        'corrupt',
        `Cannot open block ${guidOf(reference.digest)}: its key does not fit`,
      );
    }
    if (this.pending(digest) === undefined) this.local?.put({ digest, sealed });
    return content;
  }

  /** As it is stored. @throws OceanError `unavailable` | `corrupt` */
  async sealed(wanted: Digest): Promise<Uint8Array> {
    const pending = this.pending(wanted);
    if (pending !== undefined) return pending;
    const first = (await this.location(wanted)) ?? (await this.#locatedLater(wanted));
    if (first === undefined) {
      throw new OceanError(
        'corrupt',
        `Cannot read block ${guidOf(wanted)}: the volume does not say where it lies`,
      );
    }
    let location = first;
    for (let moves = 0; ; moves++) {
      try {
        return await this.#fetch(location, wanted);
      } catch (error) {
        // It may have been packed, or its pack rewritten and dropped, between the two questions.
        const now = moves < BLOCK_MOVES_MAX ? await this.#moved(location, wanted) : undefined;
        if (now === undefined) throw error;
        location = now;
      }
    }
  }

  #fetch(location: Location, wanted: Digest): Promise<Uint8Array> {
    return location.kind === 'ring'
      ? this.#fromRing(wanted)
      : this.#archive.fetch(location, wanted);
  }

  /** Where a block lies by now; undefined while that is still there, for all that can be known. */
  async #moved(from: Location, wanted: Digest): Promise<Location | undefined> {
    const isElsewhere = (now: Location | undefined) =>
      now !== undefined && placeOf(now) !== placeOf(from);
    const here = await this.location(wanted);
    if (isElsewhere(here)) return here;
    await this.#catchUp().catch(() => {}); // What is known here is then all there is.
    const now = await this.location(wanted);
    return isElsewhere(now) ? now : undefined;
  }

  /** A version that was asked of the ring may be later than what is known here. @throws OceanError of the ring */
  async #locatedLater(wanted: Digest): Promise<Location | undefined> {
    await this.#catchUp();
    return this.location(wanted);
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

/** The pack, which has a block once. */
function placeOf(location: Location): string {
  return location.kind === 'ring' ? '' : location.pack;
}

/** True when `sealed` are the bytes that `wanted` names. */
export function isBlock(wanted: Digest, sealed: Uint8Array): boolean {
  return equal(digest('block', sealed), wanted);
}
