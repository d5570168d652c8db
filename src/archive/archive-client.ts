/** The author's and the reader's side of the archive: packs out to holders, bytes back from them. */

import { LRUCache } from 'lru-cache';
import { isKind, keyOf, messageOf, type NodeAddress, OceanError } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import type { PackGuid } from '../id/index.ts';
import type { Manifest } from '../wire/index.ts';
import { type CodeRate, codeRateFor, durableCount } from './code-rate.ts';
import { type ArchiveAuthor, layOut, makePack, type Pack, type StoredBlock } from './manifest.ts';
import { PackReader } from './pack-reader.ts';
import { countedNodes, HolderChoice } from './placement.ts';
import type { ArchivePorts, PackLocation, StoredLocation, StoreOptions } from './ports.ts';

/** Packs coded and sent at the same time. */
export const PACKS_IN_FLIGHT_MAX = 3;
export const STORE_TIMEOUT_MS = 20_000;
/** Packs that could not be stored, remembered for the next attempt. */
export const REFUSED_REMEMBERED_MAX = 1024;
export const REFUSED_AGE_MS_MAX = 3_600_000;

/** Some holders had it and have dropped it. */
class PackForgotten extends OceanError {}

export class ArchiveClient {
  readonly #ports: ArchivePorts;
  readonly reader: PackReader;
  #inFlight = 0;
  readonly #queue: (() => void)[] = [];
  /** When a pack of these blocks was made that could not be stored: made with the same time, it is the same pack. */
  readonly #refused = new LRUCache<string, number>({ max: REFUSED_REMEMBERED_MAX });

  constructor(ports: ArchivePorts) {
    this.#ports = ports;
    this.reader = new PackReader(ports);
  }

  /** The rate that a pack gets now where its volume wants no other. */
  rate(): CodeRate {
    const { standingOf } = this.#ports;
    return codeRateFor(Math.max(1, countedNodes(this.#ports.candidates(), standingOf)));
  }

  /**
   * Lays blocks into packs and stores them; resolves when every pack is durable.
   *
   * @param options.mark - the only block is an encoded checkpoint, which is to be found by the object's name
   * @param options.rate - of the packs; left out: what the pond's size gives
   * @returns the location of each block, in order
   * @throws OceanError `no-space` | `unavailable`
   */
  async store(
    blocks: readonly StoredBlock[],
    author: ArchiveAuthor,
    options: StoreOptions = {},
  ): Promise<StoredLocation[]> {
    const stored = await Promise.all(
      layOut(blocks).map((group) => this.#storeGroup(group, author, options)),
    );
    return stored.flat();
  }

  async #storeGroup(
    group: readonly StoredBlock[],
    author: ArchiveAuthor,
    options: StoreOptions,
  ): Promise<StoredLocation[]> {
    await this.#enter();
    try {
      await this.#ports.learnPlaces();
      const pack = await this.#storePack(group, author, options);
      const { k, n } = pack.manifest;
      let offset = 0;
      return group.map(({ sealed: { length } }) => {
        const at = offset;
        offset += length;
        return { kind: 'pack', pack: pack.guid, offset: at, length, rate: { k, n } };
      });
    } finally {
      this.#inFlight--;
      this.#queue.shift()?.();
    }
  }

  /** What holders took before others refused is used by the next attempt, and not stored beside it. */
  async #storePack(
    group: readonly StoredBlock[],
    author: ArchiveAuthor,
    { mark, rate = this.rate() }: StoreOptions,
  ): Promise<Pack> {
    const name = keyOf(digest('manifest', ...group.map((block) => block.digest)));
    const refused = `${rate.k}/${rate.n} ${author.aguid} ${name}`;
    const nowMs = this.#ports.clock.nowMs();
    const refusedMs = this.#refused.get(refused) ?? 0;
    // One that is old may have been swept here and there by now.
    const timeMs = nowMs < refusedMs + REFUSED_AGE_MS_MAX ? refusedMs : nowMs;
    const pack = makePack(group, rate, author, timeMs, mark);
    try {
      await this.#spread(pack);
    } catch (error) {
      // What holders have swept they do not take again: the next attempt makes another pack.
      if (error instanceof PackForgotten) this.#refused.delete(refused);
      else this.#refused.set(refused, timeMs);
      throw error;
    }
    this.#refused.delete(refused);
    return pack;
  }

  async #enter(): Promise<void> {
    if (this.#inFlight >= PACKS_IN_FLIGHT_MAX) {
      await new Promise<void>((resolve) => {
        this.#queue.push(resolve);
      });
    }
    this.#inFlight++;
  }

  /** Each fragment to a node of its own; a node that fails is replaced by the next choice. */
  async #spread(pack: Pack): Promise<void> {
    const { n } = pack.manifest;
    const choice = new HolderChoice(pack.guid, this.#ports.candidates(), this.#ports.standingOf);
    const first = Array.from({ length: n }, () => choice.take());
    const holders = new Map<number, NodeAddress>();
    let failure: unknown;
    let isForgotten = false;
    const place = async (index: number) => {
      let holder = first[index];
      while (holder !== undefined) {
        try {
          await this.#ports.request(
            holder,
            { kind: 'storeFragment', manifest: pack.signed, index, bytes: pack.fragments[index]! },
            STORE_TIMEOUT_MS,
          );
          holders.set(index, holder);
          return;
        } catch (error) {
          // A full node tells more than a dead one: it is what the user can do something about.
          if (failure === undefined || isKind(error, 'no-space')) failure = error;
          if (isKind(error, 'not-found')) isForgotten = true;
          choice.giveUp(holder);
          holder = choice.take();
        }
      }
    };
    await Promise.all(pack.fragments.map((_, index) => place(index)));
    if (holders.size < durableCount(pack.manifest)) {
      const kind = isKind(failure, 'no-space') ? 'no-space' : 'unavailable';
      throw new (isForgotten ? PackForgotten : OceanError)(
        kind,
        `Cannot store pack ${pack.guid}: ${holders.size} of ${n} fragments are on disk, needs ` +
          `${durableCount(pack.manifest)} (${messageOf(failure)})`,
        { cause: failure },
      );
    }
    this.reader.packs.remember(pack.guid, pack.manifest, holders);
    const all = [...holders].map(([index, node]) => ({ node, indexes: [index] }));
    this.#ports.spread(pack.guid, all);
  }

  /** What a pack is, as its author signed it. @throws OceanError `unavailable` when too few holders answer */
  async describe(pack: PackGuid): Promise<Manifest> {
    return (await this.reader.packs.describe(pack)).manifest;
  }

  /** Sealed bytes of a block, verified. @throws OceanError `unavailable` | `corrupt` */
  fetch(location: PackLocation, digest: Digest): Promise<Uint8Array> {
    return this.reader.fetch(location, digest);
  }
}
