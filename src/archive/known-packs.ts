/** What is known of packs: their manifests, and which nodes hold which fragments. Asked of the overlay when not. */

import { LRUCache } from 'lru-cache';
import { type NodeAddress, OceanError, sleep } from '../base/index.ts';
import type { PackGuid } from '../id/index.ts';
import type { Manifest } from '../wire/index.ts';
import type { CodeRate } from './code-rate.ts';
import { checkManifest, packGuidOf } from './manifest.ts';
import type { ArchivePorts } from './ports.ts';

export const PACKS_REMEMBERED_MAX = 4096;
/** Blocks in their manifests: a pack of very small files has thousands. */
export const PACK_BLOCKS_REMEMBERED_MAX = 1 << 18;
/** Holders that failed are asked for anew after this. */
export const KNOWN_FRESH_MS = 15_000;
const LOCATE_ATTEMPTS = 3;
const LOCATE_PAUSE_MS = 400;
const DESCRIBE_TIMEOUT_MS = 3000;
/** Servers asked of the overlay: all, as far as one answer goes. */
const SERVERS_MAX = 64;

/** A pack and which nodes hold which of its fragments, nearest first. */
export interface KnownPack {
  readonly manifest: Manifest;
  readonly holders: ReadonlyMap<number, NodeAddress>;
  readonly knownSinceMs: number;
  /** Where each block of the manifest begins in the pack. */
  readonly offsets: readonly number[];
}

function offsetsOf(manifest: Manifest): number[] {
  let at = 0;
  return manifest.blocks.map(({ length }) => {
    const offset = at;
    at += length;
    return offset;
  });
}

export class KnownPacks {
  readonly #ports: ArchivePorts;
  readonly #known = new LRUCache<PackGuid, KnownPack>({
    max: PACKS_REMEMBERED_MAX,
    maxSize: PACK_BLOCKS_REMEMBERED_MAX,
    sizeCalculation: ({ manifest }) => manifest.blocks.length + 1,
  });
  readonly #asking = new Map<PackGuid, Promise<KnownPack>>();

  constructor(ports: ArchivePorts) {
    this.#ports = ports;
  }

  remember(
    pack: PackGuid,
    manifest: Manifest,
    holders: ReadonlyMap<number, NodeAddress>,
  ): KnownPack {
    const knownSinceMs = this.#ports.clock.nowMs();
    const known = { manifest, holders, knownSinceMs, offsets: offsetsOf(manifest) };
    this.#known.set(pack, known);
    return known;
  }

  /** The pack's rate, if it was heard of lately. */
  rateOf(pack: PackGuid): CodeRate | undefined {
    return this.#known.peek(pack)?.manifest;
  }

  /** @throws OceanError `unavailable` when too few holders answer */
  async describe(pack: PackGuid): Promise<KnownPack> {
    return this.#known.get(pack) ?? this.#askShared(pack);
  }

  /** Asks again, unless it did a moment ago: nodes come and go. */
  async refresh(pack: PackGuid, known: KnownPack): Promise<KnownPack> {
    if (this.#ports.clock.nowMs() - known.knownSinceMs < KNOWN_FRESH_MS) return known;
    return this.#askShared(pack);
  }

  /** Asks again, however little time has passed: repair moves fragments. */
  async renew(pack: PackGuid): Promise<KnownPack> {
    return this.#askShared(pack);
  }

  async #askShared(pack: PackGuid): Promise<KnownPack> {
    let asking = this.#asking.get(pack);
    if (asking === undefined) {
      asking = this.#ask(pack).finally(() => this.#asking.delete(pack));
      this.#asking.set(pack, asking);
    }
    return asking;
  }

  async #ask(pack: PackGuid): Promise<KnownPack> {
    for (let attempt = 1; ; attempt++) {
      const found = await this.#askOnce(pack, attempt > 1);
      if (found !== undefined && found.holders.size >= found.manifest.k) {
        return this.remember(pack, found.manifest, found.holders);
      }
      if (attempt >= LOCATE_ATTEMPTS) {
        const seen =
          found === undefined
            ? 'nobody answered'
            : `${found.holders.size} holders answered, needs ${found.manifest.k}`;
        throw new OceanError('unavailable', `Cannot find pack ${pack}: ${seen}`);
      }
      await sleep(this.#ports.clock, LOCATE_PAUSE_MS);
    }
  }

  /** @param isWide - of nodes that are known anyway too: when many die at once, pointers to the others may be gone */
  async #askOnce(
    pack: PackGuid,
    isWide: boolean,
  ): Promise<{ manifest: Manifest; holders: Map<number, NodeAddress> } | undefined> {
    const located = await this.#ports.locate(pack, SERVERS_MAX);
    const others = isWide ? this.#ports.candidates() : [];
    const servers = new Map<string, NodeAddress>();
    for (const server of [...located, ...others])
      if (servers.size < SERVERS_MAX) servers.set(server.nodeId, server);
    let manifest: Manifest | undefined;
    const holders = new Map<number, NodeAddress>();
    await Promise.all(
      [...servers.values()].map(async (server) => {
        const question = { kind: 'describePack', pack } as const;
        const answer = await this.#ports
          .request(server, question, DESCRIBE_TIMEOUT_MS)
          .catch(() => undefined); // It is down, or holds nothing any more; the others answer.
        if (answer?.kind !== 'packDescribed') return;
        const checked = checkManifest(answer.manifest);
        if (checked === undefined || packGuidOf(answer.manifest.manifest.body) !== pack) {
          this.#ports.accuse(server, `a false manifest of pack ${pack}`);
          return;
        }
        manifest = checked;
        for (const index of answer.indexes) holders.set(index, server);
      }),
    );
    return manifest && { manifest, holders };
  }
}
