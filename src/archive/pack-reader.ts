/**
 * Reading from packs. A block whose fragment's holder answers is one request for just those bytes; otherwise the
 * same byte range of any k fragments rebuilds it. The block's digest is the proof either way. Small blocks bring
 * the ones behind them along, since whoever reads one small file soon reads the next.
 */

import { LRUCache } from 'lru-cache';
import { type Clock, concat, equal, keyOf, OceanError } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import { fragmentBytes, reconstruct } from '../erasure/index.ts';
import { guidOf, type PackGuid } from '../id/index.ts';
import type { Manifest } from '../wire/index.ts';
import { type KnownPack, KnownPacks } from './known-packs.ts';
import { isFragment } from './manifest.ts';
import type { ArchivePorts, PackLocation } from './ports.ts';

/** A holder that takes longer is overtaken by a rebuild from the others. */
export const HEDGE_MS = 1000;
export const READ_TIMEOUT_MS = 10_000;
/** Bytes read in one go for a small block and those behind it. */
export const READ_AROUND_BYTES = 256 << 10;
/** Bytes of sealed blocks that came along and wait to be asked for. */
export const NEARBY_BYTES_MAX = 32 << 20;

/** A range within one fragment. */
interface Slice {
  readonly index: number;
  readonly offset: number;
  readonly length: number;
}

/** A range of the pack. */
interface Span {
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

/** Index of the block that begins at `offset`; undefined when none does. */
function blockIndex({ offsets }: KnownPack, offset: number): number | undefined {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return offsets[low] === offset ? low : undefined;
}

/** The block and those behind it that lie in the same fragment, up to READ_AROUND_BYTES. */
export function spanAround(known: KnownPack, location: Span): Span {
  const { manifest, offsets } = known;
  const first = blockIndex(known, location.offset);
  if (first === undefined) return location;
  const size = fragmentBytes(manifest.length, manifest.k);
  const fragmentEnd = (Math.floor(location.offset / size) + 1) * size;
  const limit = Math.min(location.offset + READ_AROUND_BYTES, fragmentEnd);
  let end = location.offset + location.length;
  for (let i = first + 1; i < offsets.length; i++) {
    const blockEnd = offsets[i]! + manifest.blocks[i]!.length;
    if (blockEnd > limit) break;
    end = blockEnd;
  }
  return { offset: location.offset, length: end - location.offset };
}

export class PackReader {
  readonly packs: KnownPacks;
  readonly #ports: ArchivePorts;
  readonly #clock: Clock;
  readonly #nearby = new LRUCache<string, Uint8Array>({
    maxSize: NEARBY_BYTES_MAX,
    sizeCalculation: (bytes) => bytes.length + 100,
  });
  /** Packs of which all is being rebuilt: the blocks that are what they should be, by digest. */
  readonly #rebuilding = new Map<PackGuid, Promise<ReadonlyMap<string, Uint8Array>>>();

  constructor(ports: ArchivePorts) {
    this.#ports = ports;
    this.#clock = ports.clock;
    this.packs = new KnownPacks(ports);
  }

  /** Blocks that came along with others are fetched when they are needed. */
  dropNearby(): void {
    this.#nearby.clear();
  }

  /** Bytes of blocks that came along with others, at most NEARBY_BYTES_MAX. */
  nearbyBytes(): number {
    return this.#nearby.calculatedSize;
  }

  /** @throws OceanError `unavailable` | `corrupt` */
  async fetch(location: PackLocation, wanted: Digest): Promise<Uint8Array> {
    const name = keyOf(wanted);
    const nearby = this.#nearby.get(name);
    if (nearby !== undefined) return this.#took(name, nearby);
    const { pack } = location;
    const known = await this.packs.describe(pack);
    const all = this.#rebuilding.get(pack);
    const along =
      all &&
      (await this.#within(
        HEDGE_MS,
        all.then((blocks) => blocks.get(name)),
      ));
    if (along !== undefined) return this.#took(name, along);
    const direct = this.#direct(known, location, wanted);
    const first = await this.#within(HEDGE_MS, direct);
    if (first !== undefined) return first;
    const now = await this.packs.refresh(pack, known);
    const rebuilt = this.#rebuild(now, location, wanted);
    const either = await Promise.any([direct.then(needed), rebuilt.then(needed)]).catch(
      () => undefined,
    );
    if (either !== undefined) return either;
    const last = now === known ? await this.packs.renew(pack) : now;
    return this.#rebuildChecked(last, location, wanted);
  }

  /** A block that came along with others is needed. */
  #took(name: string, block: Uint8Array): Uint8Array {
    this.#nearby.delete(name);
    return block;
  }

  /** The value, or undefined when it takes longer. */
  #within(ms: number, promise: Promise<Uint8Array | undefined>): Promise<Uint8Array | undefined> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(ms, () => resolve(undefined));
      void promise.then((value) => {
        cancel();
        resolve(value);
      });
    });
  }

  /** The wanted block out of the bytes of a span; keeps the others. Undefined when it is not what it should be. */
  #taken(known: KnownPack, span: Span, bytes: Uint8Array, wanted: Digest): Uint8Array | undefined {
    const { blocks } = known.manifest;
    let index = blockIndex(known, span.offset) ?? blocks.length;
    let found: Uint8Array | undefined;
    for (let at = 0; at < bytes.length && index < blocks.length; index++) {
      const block = blocks[index]!;
      const sealed = bytes.subarray(at, at + block.length);
      at += block.length;
      if (!equal(digest('block', sealed), block.digest)) continue;
      if (equal(block.digest, wanted)) found = sealed;
      else if (bytes.length > sealed.length) this.#nearby.set(keyOf(block.digest), sealed.slice());
    }
    return found;
  }

  /** From the holders of the data fragments themselves; undefined when one does not answer, or lies. */
  async #direct(
    known: KnownPack,
    location: PackLocation,
    wanted: Digest,
  ): Promise<Uint8Array | undefined> {
    const span = spanAround(known, location);
    const slices = slicesOf(known.manifest, span.offset, span.length);
    const parts = await Promise.all(
      slices.map((slice) => this.#slice(known, location.pack, slice)),
    );
    if (parts.includes(undefined)) return undefined;
    const bytes = parts.length === 1 ? parts[0]! : concat(parts as Uint8Array[]);
    const block = this.#taken(known, span, bytes, wanted);
    if (block === undefined) void this.#inspect(known, location.pack, slices);
    return block;
  }

  /** Finds out which holder gave bad bytes; the reader goes on meanwhile. */
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

  /** The same range of k other fragments, which rebuild it. */
  async #rebuild(
    known: KnownPack,
    location: PackLocation,
    wanted: Digest,
  ): Promise<Uint8Array | undefined> {
    const { k, length } = known.manifest;
    const span = spanAround(known, location);
    if (2 * k * span.length >= length) {
      const name = keyOf(wanted);
      const block = (await this.#rebuildOnce(known, location.pack)).get(name);
      return block && this.#took(name, block);
    }
    const slices = slicesOf(known.manifest, span.offset, span.length);
    const parts = await Promise.all(
      slices.map((slice) => this.#rebuildSlice(known, location.pack, slice)),
    );
    if (parts.includes(undefined)) return undefined;
    return this.#taken(known, span, concat(parts as Uint8Array[]), wanted);
  }

  /** All of a pack, where half of it would be asked for anyway: whoever reads a large block soon reads the next. */
  async #rebuildOnce(known: KnownPack, pack: PackGuid): Promise<ReadonlyMap<string, Uint8Array>> {
    let all = this.#rebuilding.get(pack);
    if (all === undefined) {
      all = this.#rebuildAll(known, pack).finally(() => this.#rebuilding.delete(pack));
      this.#rebuilding.set(pack, all);
    }
    return all;
  }

  async #rebuildAll(known: KnownPack, pack: PackGuid): Promise<ReadonlyMap<string, Uint8Array>> {
    const { manifest, holders, offsets } = known;
    const blocks = new Map<string, Uint8Array>();
    // What lies in the first k needs no rebuilding.
    const order = [...holders.keys()].sort(
      (a, b) => Number(a >= manifest.k) - Number(b >= manifest.k),
    );
    const range = { offset: 0, length: fragmentBytes(manifest.length, manifest.k) };
    const some = await this.#fragments(known, pack, range, order);
    if (some === undefined) return blocks;
    const indexes = Array.from({ length: manifest.k }, (_, index) => index);
    const data = reconstruct(some, manifest, indexes);
    for (const [i, { digest: name, length }] of manifest.blocks.entries()) {
      const slices = slicesOf(manifest, offsets[i] as number, length);
      const block = concat(
        slices.map(({ index, offset, length: part }) =>
          (data[index] as Uint8Array).subarray(offset, offset + part),
        ),
      );
      if (!equal(digest('block', block), name)) continue;
      blocks.set(keyOf(name), block);
      this.#nearby.set(keyOf(name), block);
    }
    return blocks;
  }

  async #rebuildSlice(
    known: KnownPack,
    pack: PackGuid,
    slice: Slice,
  ): Promise<Uint8Array | undefined> {
    // Nearest first; the fragment itself was just tried, and is asked last.
    const order = [...known.holders.keys()].filter((index) => index !== slice.index);
    const some = await this.#fragments(known, pack, slice, [...order, slice.index]);
    return some && reconstruct(some, known.manifest, [slice.index])[0];
  }

  /** The same range of k fragments, those first in `order` that are given; undefined when fewer are. */
  async #fragments(
    known: KnownPack,
    pack: PackGuid,
    { offset, length }: Span,
    order: readonly number[],
  ): Promise<ReadonlyMap<number, Uint8Array> | undefined> {
    const { k } = known.manifest;
    const available = new Map<number, Uint8Array>();
    const indexes = [...order];
    const next = async (): Promise<void> => {
      const index = indexes.shift();
      if (index === undefined) return;
      const bytes = await this.#slice(known, pack, { index, offset, length });
      if (bytes === undefined) await next();
      else available.set(index, bytes);
    };
    await Promise.all(Array.from({ length: k }, next));
    return available.size < k ? undefined : available;
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
      const name = guidOf(wanted);
      const seen = `${good.size} good fragments of pack ${location.pack} answer, needs ${manifest.k}`;
      throw new OceanError('unavailable', `Cannot read block ${name}: ${seen}`);
    }
    const indexes = Array.from({ length: manifest.k }, (_, index) => index);
    const pack = concat(reconstruct(good, manifest, indexes));
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
