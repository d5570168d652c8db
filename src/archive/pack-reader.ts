/**
 * Reading from packs. A block whose fragment's holder answers is one request for just those bytes; otherwise the
 * same byte range of any k fragments rebuilds it. The block's digest is the proof either way.
 */

import { LRUCache } from 'lru-cache';
import { type Clock, concat, equal, type NodeAddress, OceanError, sleep } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import { fragmentBytes, reconstruct } from '../erasure/index.ts';
import { guidOf, type PackGuid } from '../id/index.ts';
import type { Manifest } from '../wire/index.ts';
import type { ArchivePorts, PackLocation } from './archive-client.ts';
import { checkManifest, isFragment, type Pack, packGuidOf } from './manifest.ts';

export const PACKS_REMEMBERED_MAX = 4096;
/** A holder that takes longer is overtaken by a rebuild from the others. */
export const HEDGE_MS = 1000;
export const READ_TIMEOUT_MS = 10_000;
const LOCATE_ATTEMPTS = 3;
const LOCATE_PAUSE_MS = 400;

/** A pack and which nodes hold which of its fragments. */
export interface KnownPack {
  readonly manifest: Manifest;
  readonly holders: ReadonlyMap<number, NodeAddress>;
}

/** A range within one fragment. */
interface Slice {
  readonly index: number;
  readonly offset: number;
  readonly length: number;
}

/** The parts of the pack's range [offset, offset + length), fragment by fragment. */
export function slicesOf(manifest: Manifest, offset: number, length: number): Slice[] {
  const size = fragmentBytes(manifest.length, manifest.k);
  const slices: Slice[] = [];
  let at = offset;
  while (at < offset + length) {
    const index = Math.floor(at / size);
    const inner = at - index * size;
    const part = Math.min(size - inner, offset + length - at);
    slices.push({ index, offset: inner, length: part });
    at += part;
  }
  return slices;
}

export class PackReader {
  readonly #ports: ArchivePorts;
  readonly #clock: Clock;
  readonly #known = new LRUCache<PackGuid, KnownPack>({ max: PACKS_REMEMBERED_MAX });
  readonly #describing = new Map<PackGuid, Promise<KnownPack>>();

  constructor(ports: ArchivePorts) {
    this.#ports = ports;
    this.#clock = ports.clock;
  }

  remember(pack: Pack, holders: ReadonlyMap<number, NodeAddress>): void {
    this.#known.set(pack.guid, { manifest: pack.manifest, holders });
  }

  forget(pack: PackGuid): void {
    this.#known.delete(pack);
  }

  /** The pack's manifest and holders, asked of the overlay when not known. @throws OceanError `unavailable` */
  async describe(pack: PackGuid): Promise<KnownPack> {
    const known = this.#known.get(pack);
    if (known !== undefined) return known;
    let describing = this.#describing.get(pack);
    if (describing === undefined) {
      describing = this.#ask(pack).finally(() => this.#describing.delete(pack));
      this.#describing.set(pack, describing);
    }
    return describing;
  }

  async #ask(pack: PackGuid): Promise<KnownPack> {
    for (let attempt = 1; ; attempt++) {
      const found = await this.#askOnce(pack);
      const isEnough = found !== undefined && found.holders.size >= found.manifest.k;
      if (found !== undefined && isEnough) {
        this.#known.set(pack, found);
        return found;
      }
      if (attempt >= LOCATE_ATTEMPTS) {
        const seen =
          found === undefined
            ? 'nobody answered'
            : `${found.holders.size} holders answered, needs ${found.manifest.k}`;
        throw new OceanError('unavailable', `Cannot find pack ${pack}: ${seen}`);
      }
      await sleep(this.#clock, LOCATE_PAUSE_MS);
    }
  }

  async #askOnce(pack: PackGuid): Promise<KnownPack | undefined> {
    const servers = await this.#ports.locate(pack, 64);
    let manifest: Manifest | undefined;
    const holders = new Map<number, NodeAddress>();
    await Promise.all(
      servers.map(async (server) => {
        try {
          const answer = await this.#ports.request(server, { kind: 'describePack', pack }, 3000);
          if (answer.kind !== 'packDescribed') return;
          const checked = checkManifest(answer.manifest);
          if (checked === undefined || packGuidOf(answer.manifest.manifest.body) !== pack) {
            this.#ports.accuse(server, `a false manifest of pack ${pack}`);
            return;
          }
          manifest = checked;
          for (const index of answer.indexes) holders.set(index, server);
        } catch {
          // It is down, or does not hold the pack any more; the others answer.
        }
      }),
    );
    return manifest && { manifest, holders };
  }

  /** @throws OceanError `unavailable` | `corrupt` */
  async fetch(location: PackLocation, wanted: Digest): Promise<Uint8Array> {
    let known = await this.describe(location.pack);
    const direct = this.#direct(known, location, wanted);
    const first = await Promise.race([direct, sleep(this.#clock, HEDGE_MS)]);
    if (first instanceof Uint8Array) return first;
    // What was remembered may be old: nodes come and go.
    this.forget(location.pack);
    known = await this.describe(location.pack);
    const rebuilt = this.#rebuild(known, location, wanted);
    const either = await Promise.any([direct.then(needed), rebuilt.then(needed)]).catch(
      () => undefined,
    );
    if (either !== undefined) return either;
    return this.#rebuildChecked(known, location, wanted);
  }

  /** From the holders of the data fragments themselves; undefined when one does not answer, or lies. */
  async #direct(
    known: KnownPack,
    location: PackLocation,
    wanted: Digest,
  ): Promise<Uint8Array | undefined> {
    const slices = slicesOf(known.manifest, location.offset, location.length);
    const parts = await Promise.all(
      slices.map((slice) => this.#slice(known, location.pack, slice)),
    );
    if (parts.includes(undefined)) return undefined;
    const bytes = parts.length === 1 ? parts[0]! : concat(parts as Uint8Array[]);
    if (equal(digest('block', bytes), wanted)) return bytes;
    const holders = new Set(slices.map(({ index }) => known.holders.get(index)));
    const [only] = holders;
    if (holders.size === 1 && only !== undefined) {
      this.#ports.accuse(
        only,
        `bytes of pack ${location.pack} that are not block ${guidOf(wanted)}`,
      );
    }
    if (holders.size > 1) void this.#inspect(known, location.pack, slices);
    return undefined;
  }

  /** Finds out which of several holders gave bad bytes; the reader goes on meanwhile. */
  async #inspect(known: KnownPack, pack: PackGuid, slices: readonly Slice[]): Promise<void> {
    const { manifest, holders } = known;
    const length = fragmentBytes(manifest.length, manifest.k);
    for (const { index } of slices) {
      const holder = holders.get(index);
      const bytes = await this.#slice(known, pack, { index, offset: 0, length });
      if (holder === undefined || bytes === undefined || isFragment(manifest, index, bytes))
        continue;
      this.#ports.accuse(holder, `a damaged fragment ${index} of pack ${pack}`);
    }
  }

  async #slice(known: KnownPack, pack: PackGuid, slice: Slice): Promise<Uint8Array | undefined> {
    const holder = known.holders.get(slice.index);
    if (holder === undefined) return undefined;
    try {
      const message = { kind: 'readFragment', pack, ...slice } as const;
      const answer = await this.#ports.request(holder, message, READ_TIMEOUT_MS);
      if (answer.kind !== 'fragmentRange' || answer.bytes.length !== slice.length) return undefined;
      return answer.bytes;
    } catch {
      return undefined;
    }
  }

  /** The same range of every fragment that answers, any k of which rebuild it. */
  async #rebuild(
    known: KnownPack,
    location: PackLocation,
    wanted: Digest,
  ): Promise<Uint8Array | undefined> {
    const slices = slicesOf(known.manifest, location.offset, location.length);
    const parts = await Promise.all(
      slices.map((slice) => this.#rebuildSlice(known, location.pack, slice)),
    );
    if (parts.includes(undefined)) return undefined;
    const bytes = concat(parts as Uint8Array[]);
    return equal(digest('block', bytes), wanted) ? bytes : undefined;
  }

  async #rebuildSlice(
    known: KnownPack,
    pack: PackGuid,
    slice: Slice,
  ): Promise<Uint8Array | undefined> {
    const { k, n } = known.manifest;
    const available = new Map<number, Uint8Array>();
    // The fragment itself was just tried: the others first.
    const indexes = [...known.holders.keys()].filter((index) => index !== slice.index);
    await Promise.all(
      indexes.map(async (index) => {
        const bytes = await this.#slice(known, pack, { ...slice, index });
        if (bytes !== undefined) available.set(index, bytes);
      }),
    );
    if (available.size < k) {
      const own = await this.#slice(known, pack, slice);
      if (own !== undefined) available.set(slice.index, own);
    }
    if (available.size < k) return undefined;
    const some = new Map([...available].slice(0, k));
    return reconstruct(some, { k, n }, [slice.index])[0];
  }

  /** With whole fragments, each checked against the manifest: finds out who lies. */
  async #rebuildChecked(
    known: KnownPack,
    location: PackLocation,
    wanted: Digest,
  ): Promise<Uint8Array> {
    const { manifest, holders } = known;
    const length = fragmentBytes(manifest.length, manifest.k);
    const good = new Map<number, Uint8Array>();
    for (const [index, holder] of holders) {
      if (good.size >= manifest.k) break;
      const bytes = await this.#slice(known, location.pack, { index, offset: 0, length });
      if (bytes === undefined) continue;
      if (isFragment(manifest, index, bytes)) good.set(index, bytes);
      else this.#ports.accuse(holder, `a damaged fragment ${index} of pack ${location.pack}`);
    }
    if (good.size < manifest.k) {
      throw new OceanError(
        'unavailable',
        `Cannot read block ${guidOf(wanted)}: ${good.size} good fragments of pack ${location.pack} answer, needs ${manifest.k}`,
      );
    }
    const wantedIndexes = Array.from({ length: manifest.k }, (_, index) => index);
    const pack = concat(reconstruct(good, manifest, wantedIndexes));
    const bytes = pack.slice(location.offset, location.offset + location.length);
    if (!equal(digest('block', bytes), wanted)) {
      throw new OceanError('corrupt', `Block ${guidOf(wanted)} is not in pack ${location.pack}`);
    }
    return bytes;
  }
}

function needed(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new OceanError('unavailable', 'Not this way');
  return bytes;
}
