/** What takes up how much: of a node's own disk, of the pond as far as this node can tell, and of volumes. */

import { statfsSync } from 'node:fs';
import type { CodeRate } from '../archive/index.ts';
import { NEARBY_BYTES_MAX } from '../archive/index.ts';
import { keyOf, OceanError } from '../base/index.ts';
import { BLOCKS_CACHED_BYTES_MAX, redundancyIn } from '../client/index.ts';
import { encodeQuota, liveBlocks, QUOTA_KEY } from '../fs/index.ts';
import type { Daemon, ServedVolume } from './daemon.ts';

const SET_TIMEOUT_MS = 30_000;

/** Answer to `df`. All sizes in bytes. */
export interface SpaceShown {
  readonly node: {
    readonly name: string;
    readonly quota: number;
    /** Fragments that this node keeps for the pond. */
    readonly fragments: number;
    /** Trees, updates and votes: of volumes used here, and of rings that this node is a member of. */
    readonly versions: number;
    readonly free: number;
    /** Free on the disk itself. */
    readonly diskFree: number;
  };
  readonly pond: {
    readonly nodes: number;
    /** At which content is stored now. */
    readonly rate: CodeRate;
    /** Room for content: this node's, times the nodes, less redundancy. */
    readonly free: number;
  };
  readonly volumes: readonly VolumeSpace[];
}

export interface VolumeSpace {
  readonly name: string;
  readonly files: number;
  /** What files take up, as `du` counts, with what is not committed yet. */
  readonly live: number;
  /** Undefined where there is none. */
  readonly quota?: number;
  /** Sealed blocks that the latest version refers to, each once. */
  readonly liveBlocks: number;
  /** Sealed blocks to which only earlier versions refer. */
  readonly oldBlocks: number;
  /** What fragments take up beyond both. */
  readonly redundancy: number;
  /** What the owner wants of packs; null: what fits the pond. */
  readonly rate: CodeRate | null;
  /** How many small blocks still lie with the ring, and are not in these sums. */
  readonly blocksWithRing: number;
  readonly cache: {
    /** On this disk: what waits to be committed. */
    readonly journal: number;
    /** Blocks that are read again from here. */
    readonly disk: number;
    /** Opened blocks of the volume, and sealed ones that came along with others of any volume. */
    readonly memory: number;
    readonly memoryMax: number;
  };
}

/** @param name - left out: all volumes that are open here */
export async function spaceOf(daemon: Daemon, name?: string): Promise<SpaceShown> {
  const { config, node, home } = daemon;
  const { bytesUsed, bytesFree } = node.status();
  const fragments = await node.fragmentBytes();
  const rate = node.archive.rate();
  const nodes = node.knownNodes().length + 1;
  const { bavail, bsize } = statfsSync(home.directory);
  const volumes = [];
  for (const one of name === undefined ? daemon.openVolumes() : [name])
    volumes.push(await volumeSpace(daemon, one, await daemon.volume(one)));
  return {
    node: {
      name: config.name,
      quota: config.quotaBytes,
      fragments,
      versions: Math.max(0, bytesUsed - fragments),
      free: bytesFree,
      diskFree: bavail * bsize,
    },
    pond: { nodes, rate, free: Math.floor((bytesFree * nodes * rate.k) / rate.n) },
    volumes,
  };
}

async function volumeSpace(
  { node }: Daemon,
  name: string,
  { session, opened }: ServedVolume,
): Promise<VolumeSpace> {
  const { usage, draft, cache } = opened.volume;
  const { files, bytes } = await usage.look();
  const live = await liveBlocks([session.view.at(session.latest().top)]);
  const sums = { live: 0, old: 0, redundancy: 0, withRing: 0 };
  const { packs } = node.archive.reader;
  const present = node.archive.rate();
  for await (const blocks of session.locations()) {
    for (const { block: digest, location } of blocks) {
      if (location === undefined) continue;
      if (location.kind === 'ring') {
        sums.withRing++;
        continue;
      }
      const { k, n } = packs.rateOf(location.pack) ?? node.rateHeld(location.pack) ?? present;
      sums[live.has(keyOf(digest)) ? 'live' : 'old'] += location.length;
      sums.redundancy += (location.length * (n - k)) / k;
    }
  }
  return {
    name,
    files,
    live: bytes,
    ...(usage.limitBytes === undefined ? {} : { quota: usage.limitBytes }),
    liveBlocks: sums.live,
    oldBlocks: sums.old,
    redundancy: Math.round(sums.redundancy),
    rate: (await redundancyIn(session.view)) ?? null,
    blocksWithRing: sums.withRing,
    cache: {
      journal: draft.status().journalBytes,
      disk: cache.bytes(),
      memory: session.cachedBytes() + node.archive.reader.nearbyBytes(),
      memoryMax: BLOCKS_CACHED_BYTES_MAX + NEARBY_BYTES_MAX,
    },
  };
}

/**
 * Sets what the files of a volume may take up, for all its mounts.
 *
 * @param bytes - null for no quota
 * @throws OceanError `not-permitted` where the volume was not made
 */
export async function setVolumeQuota(
  daemon: Daemon,
  name: string,
  bytes: number | null,
): Promise<void> {
  if (daemon.home.volumeKeys(name).owner === undefined) {
    const why = 'this machine does not own it';
    throw new OceanError('not-permitted', `Cannot set the quota of "${name}" from here: ${why}`);
  }
  const { session, opened } = await daemon.volume(name);
  // Past the draft, which may hold what the old quota has no room for.
  const value = bytes === null ? undefined : encodeQuota(bytes);
  const changes = [{ key: QUOTA_KEY, value }];
  await session.commit({ changes, blocks: [] }, [], SET_TIMEOUT_MS);
  await opened.volume.usage.heed();
}
