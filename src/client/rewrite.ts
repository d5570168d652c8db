/**
 * Packs over the life of an object: which of them are mostly dead, coded otherwise than wanted, or small, and moving
 * their blocks into new packs. Each move holds only for blocks that still lie where somebody looked, so any number of
 * mounts may rewrite and write at once. An old pack leaves the pack index as all packs do, without its last block.
 */

import type { CodeRate } from '../archive/index.ts';
import { PACK_BLOCKS_MAX, PACK_BYTES_MAX } from '../wire/index.ts';
import { type IndexedBlock, moveBlocks } from './block-index.ts';
import { checkpointPacks } from './checkpoint.ts';
import type { IndexedPack } from './pack-index.ts';
import type { Session } from './session.ts';

/** A pack of which less than this is needed is rewritten. */
export const REWRITE_LIVE_SHARE = 0.5;
/** Packs with fewer bytes and fewer blocks are small, and rewritten when there are so many of them. */
export const SMALL_PACK_BYTES = PACK_BYTES_MAX / 4;
export const SMALL_PACK_BLOCKS = PACK_BLOCKS_MAX / 4;
export const SMALL_PACKS_TOGETHER = 8;
/** What one look takes on, but one pack at least: its memory, and how late progress shows. */
export const REWRITE_BLOCKS_MAX = 65_536;
export const REWRITE_BYTES_MAX = 4 * 1024 ** 3;
/** Blocks that are read at once. */
const READ_TOGETHER = 8;

/** Most urgent first. */
const REASONS = ['dead', 'rate', 'small'] as const;
export type RewriteReason = (typeof REASONS)[number];

/** What packs should be like. */
export interface WantedPacks {
  /** As the owner wants them; undefined: as the pond's size gives. */
  readonly rate: CodeRate | undefined;
  /** Where the owner wants nothing: lost holders that every pack should survive. */
  readonly losses: number;
}

/** A pack, and what of it is needed: blocks that are not condemned, and their bytes. */
export interface PackToRewrite extends IndexedPack {
  readonly reason: RewriteReason;
  readonly blocks: number;
  readonly bytes: number;
}

export interface PackSurvey {
  /** The most urgent first. */
  readonly packs: readonly PackToRewrite[];
  /** Packs that no location names. */
  readonly empty: number;
}

/** Lost holders that a pack of that rate survives. */
export function lossesOf({ k, n }: CodeRate): number {
  return n - k;
}

interface Use {
  blocks: number;
  bytes: number;
}

/** Looks through both indexes once. @throws OceanError of the ring */
export async function surveyPacks(session: Session, wanted: WantedPacks): Promise<PackSurvey> {
  await session.snapshot({ freshMs: 0 });
  const uses = new Map<string, Use>();
  // Packs first: the locations in one that comes between are of a later version, and it is not looked at.
  const packs: IndexedPack[] = [];
  for await (const page of session.packs()) packs.push(...page);
  for await (const page of session.locations()) {
    for (const { location } of page) {
      if (location?.kind !== 'pack') continue;
      let use = uses.get(location.pack);
      if (use === undefined) uses.set(location.pack, (use = { blocks: 0, bytes: 0 }));
      if (location.condemnedMs !== undefined) continue;
      use.blocks++;
      use.bytes += location.length;
    }
  }
  const found = packs.flatMap((pack): PackToRewrite[] => {
    const use = uses.get(pack.pack);
    const reason = use && reasonOf(pack, use, wanted);
    return use === undefined || reason === undefined ? [] : [{ ...pack, ...use, reason }];
  });
  const needed = new Set(await checkpointPacks(session));
  const small = found.filter(({ reason }) => reason === 'small').length;
  const isWorth = ({ reason }: PackToRewrite) =>
    reason !== 'small' || small >= SMALL_PACKS_TOGETHER;
  const order = ({ reason }: PackToRewrite) => REASONS.indexOf(reason);
  return {
    packs: found.filter(isWorth).sort((a, b) => order(a) - order(b)),
    empty: packs.filter(({ pack }) => !uses.has(pack) && !needed.has(pack)).length,
  };
}

function reasonOf(pack: IndexedPack, use: Use, wanted: WantedPacks): RewriteReason | undefined {
  // What is condemned in it goes by itself.
  if (use.blocks === 0) return undefined;
  if (use.bytes < pack.length * REWRITE_LIVE_SHARE) return 'dead';
  const { rate, losses } = wanted;
  const isAsWanted =
    rate === undefined ? lossesOf(pack) >= losses : pack.k === rate.k && pack.n === rate.n;
  if (!isAsWanted) return 'rate';
  const isSmall = pack.length < SMALL_PACK_BYTES && use.blocks < SMALL_PACK_BLOCKS;
  return isSmall ? 'small' : undefined;
}

/**
 * Blocks of the first of these packs, as many as one look takes on, in groups that each fill a pack. Those of one old
 * pack stay together.
 */
export async function blocksToMove(
  session: Session,
  packs: readonly PackToRewrite[],
): Promise<IndexedBlock[][]> {
  const chosen = new Map<string, IndexedBlock[]>();
  let [blocks, bytes] = [0, 0];
  for (const one of packs) {
    blocks += one.blocks;
    bytes += one.bytes;
    const isMore = blocks > REWRITE_BLOCKS_MAX || bytes > REWRITE_BYTES_MAX;
    if (isMore && chosen.size > 0) break;
    chosen.set(one.pack, []);
  }
  for await (const page of session.locations())
    for (const { block, location, version } of page)
      if (location?.kind === 'pack' && location.condemnedMs === undefined)
        chosen.get(location.pack)?.push({ block, location, version });
  const groups: IndexedBlock[][] = [];
  let groupBytes = Number.POSITIVE_INFINITY;
  for (const some of chosen.values()) {
    for (const one of some.sort((a, b) => offsetOf(a) - offsetOf(b))) {
      const length = bytesOf(one);
      const last = groups.at(-1);
      const isFull = groupBytes + length > PACK_BYTES_MAX || last?.length === PACK_BLOCKS_MAX;
      if (last === undefined || isFull) groups.push([one]);
      else last.push(one);
      groupBytes = (isFull ? 0 : groupBytes) + length;
    }
  }
  return groups;
}

function offsetOf({ location }: IndexedBlock): number {
  return location.kind === 'pack' ? location.offset : 0;
}

/** Sealed bytes. */
export function bytesOf({ location }: IndexedBlock): number {
  return location.kind === 'pack' ? location.length : 0;
}

/** What came of one group. */
export interface Rewritten {
  /** Sealed bytes that were stored anew. */
  readonly bytes: number;
  /** Blocks that lie there now. */
  readonly moved: number;
  /** Why a block could not be read: it stays where it is. */
  readonly failure: unknown;
}

/**
 * Stores blocks that still lie where they did in new packs, and says so.
 *
 * @throws OceanError `no-space` | `unavailable` of the archive; `permission`, `conflict` and others of the ring. What
 *   was stored is then garbage, which holders drop.
 */
export async function rewriteBlocks(
  session: Session,
  group: readonly IndexedBlock[],
): Promise<Rewritten> {
  const waiting = [...group];
  const read: { from: IndexedBlock; digest: IndexedBlock['block']; sealed: Uint8Array }[] = [];
  let failure: unknown;
  const next = async (): Promise<void> => {
    for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
      const { block: digest } = from;
      // Another mount may have rewritten it.
      if ((await session.located(digest))?.version !== from.version) continue;
      try {
        read.push({ from, digest, sealed: await session.sealed(digest) });
      } catch (error) {
        failure = error;
      }
    }
  };
  await Promise.all(Array.from({ length: READ_TOGETHER }, next));
  if (read.length === 0) return { bytes: 0, moved: 0, failure };
  const order = new Map(group.map((one, index) => [one, index]));
  const place = ({ from }: (typeof read)[number]) => order.get(from) ?? 0;
  read.sort((a, b) => place(a) - place(b));
  const locations = await session.storeInPacks(read);
  const blocks = read.map(({ from }) => from);
  const moved = await moveBlocks(session, blocks, locations);
  const bytes = blocks.reduce((sum, one) => sum + bytesOf(one), 0);
  return { bytes, moved, failure };
}
