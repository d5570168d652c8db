/** `ocean check`: whether every block of a volume, or of a part of it, can be read, and how far from lost each is. */

import { PACK_PREFIX, packKey, withoutDamaged } from '../archive/index.ts';
import { OceanError } from '../base/index.ts';
import { isDirectory, type Name, PastVolume } from '../fs/index.ts';
import type { PackGuid } from '../id/index.ts';
import type { CommandContext } from './control.ts';
import type { Daemon, ServedVolume } from './daemon.ts';
import { entriesOf, lookup, resolveExisting } from './transfer/walk.ts';

const PACKS_AT_ONCE = 4;
/** Packs that are told one by one. */
export const PROBLEMS_MAX = 1000;

/** A pack that is not as it should be. */
export interface PackProblem {
  readonly pack: PackGuid;
  /** 0 when nobody who answers has its manifest. */
  readonly k: number;
  readonly n: number;
  /** Of the pack. */
  readonly bytes: number;
  /** Good fragments on nodes that answer. */
  readonly present: number;
  readonly missing: readonly number[];
  readonly damaged: readonly { readonly index: number; readonly holder: string }[];
}

export interface Checked {
  readonly volume: string;
  readonly path: string;
  /** All fragments were read, not only asked for. */
  readonly isVerified: boolean;
  readonly blocks: number;
  readonly bytes: number;
  readonly packs: number;
  /** With all n fragments: what a node claims and cannot show is no harm where another one has it. */
  readonly wholePacks: number;
  /** With fewer than k. */
  readonly lostPacks: number;
  readonly blocksWithRing: number;
  /** Which the ring does not give, or which no index names. */
  readonly lostBlocks: number;
  readonly fragmentsMissing: number;
  /** Also those of which another node has a good copy. */
  readonly fragmentsDamaged: number;
  /** Made and stored by this check. */
  readonly fragmentsRepaired: number;
  readonly bytesMoved: number;
  readonly problems: readonly PackProblem[];
}

interface Found {
  /** Bytes of blocks in each pack. */
  readonly packs: Map<PackGuid, number>;
  blocks: number;
  blocksWithRing: number;
  lostBlocks: number;
}

type Block = Parameters<ServedVolume['session']['location']>[0];

/** @throws OceanError `not-found` | `interrupted` */
export async function check(
  daemon: Daemon,
  served: ServedVolume,
  asked: { path: string; verify: boolean; repair: boolean; volume: string },
  { progress, signal }: CommandContext,
): Promise<Checked> {
  const found = await blocksOf(served, asked.path);
  const isListed = await isInTree(served, PACK_PREFIX);
  const total = [...found.packs.values()].reduce((sum, bytes) => sum + bytes, 0);
  const problems: PackProblem[] = [];
  const sums = { wholePacks: 0, lostPacks: 0, fragmentsMissing: 0, fragmentsDamaged: 0 };
  const repairs = { fragmentsRepaired: 0, bytesMoved: 0 };
  const waiting = [...found.packs];
  let done = 0;
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      if (signal.aborted) throw new OceanError('interrupted', 'The check was interrupted');
      const [pack, bytes] = one;
      let problem = await lastingProblemOf(daemon, pack, asked.verify);
      // Rewritten meanwhile: its blocks are in packs that were whole a moment ago.
      if (problem !== undefined && isListed && !(await isInTree(served, packKey(pack))))
        problem = undefined;
      if (problem !== undefined && asked.repair) {
        const outcome = await daemon.node.packWatch.repairNow(pack, problem.found);
        repairs.fragmentsRepaired += outcome.regenerated;
        repairs.bytesMoved += outcome.bytesMoved;
        problem = await problemOf(daemon, pack, asked.verify);
      }
      if (problem === undefined || isWhole(problem)) sums.wholePacks++;
      if (problem !== undefined) {
        const { found: _, ...told } = problem;
        if (problems.length < PROBLEMS_MAX) problems.push(told);
        if (told.n === 0 || told.present < told.k) sums.lostPacks++;
        sums.fragmentsMissing += told.missing.length;
        sums.fragmentsDamaged += told.damaged.length;
      }
      done += bytes;
      progress({ done, total, what: `pack ${pack.slice(0, 8)}` });
    }
  };
  await Promise.all(Array.from({ length: PACKS_AT_ONCE }, next));
  const { packs, ...blocks } = found;
  const { volume, path } = asked;
  return {
    volume,
    path,
    isVerified: asked.verify,
    bytes: total,
    packs: packs.size,
    ...blocks,
    ...sums,
    ...repairs,
    problems,
  };
}

/** A node that pretends to store goes on claiming what others have made again meanwhile. */
function isWhole({ n, present }: PackProblem): boolean {
  return n > 0 && present === n;
}

/** A fragment that moves between two questions is on neither node: only what is missing twice is. */
async function lastingProblemOf(daemon: Daemon, pack: PackGuid, verify: boolean) {
  const problem = await problemOf(daemon, pack, verify);
  return problem && problemOf(daemon, pack, verify);
}

async function isInTree({ session }: ServedVolume, key: Uint8Array): Promise<boolean> {
  const { view } = await session.snapshot({ freshMs: 0 });
  return (await view.raw(key)) !== undefined;
}

async function problemOf(daemon: Daemon, pack: PackGuid, verify: boolean) {
  const { packWatch } = daemon.node;
  const survey = await packWatch.survey(pack);
  const found = verify ? await packWatch.verify(pack, survey) : [];
  const { manifest, missing } = withoutDamaged(survey, found);
  if (manifest !== undefined && missing.length === 0 && found.length === 0) return undefined;
  const { k, n, length } = manifest?.read ?? { k: 0, n: 0, length: 0 };
  const damaged = found.map(({ index, node }) => ({ index, holder: node.nodeId }));
  const gone = missing.filter((index) => !found.some((one) => one.index === index));
  return { pack, k, n, bytes: length, present: n - missing.length, missing: gone, damaged, found };
}

/** Of the whole volume all blocks that any version needs; of a path those of its latest version. */
async function blocksOf(served: ServedVolume, path: string): Promise<Found> {
  const { session } = served;
  const found: Found = { packs: new Map(), blocks: 0, blocksWithRing: 0, lostBlocks: 0 };
  if (path === '/') {
    for await (const page of session.locations())
      for (const { block, location } of page) await add(served, found, block, location);
    return found;
  }
  const seen = new Set<string>();
  const past = await PastVolume.open(session, session.latest().version);
  for await (const ino of filesBelow(served, path)) {
    for (const { block } of await past.reader.extents(ino)) {
      const name = block.digest.toHex();
      if (seen.has(name)) continue;
      seen.add(name);
      await add(served, found, block.digest, await session.location(block.digest));
    }
  }
  return found;
}

async function add(
  { session }: ServedVolume,
  found: Found,
  block: Block,
  location: Awaited<ReturnType<ServedVolume['session']['location']>>,
): Promise<void> {
  found.blocks++;
  if (location?.kind === 'pack') {
    const { pack, length } = location;
    found.packs.set(pack, (found.packs.get(pack) ?? 0) + length);
  } else if (location !== undefined && (await session.isWithRing(block))) found.blocksWithRing++;
  else found.lostBlocks++;
}

async function* filesBelow({ readable }: ServedVolume, path: string): AsyncGenerator<number> {
  const { attributes, release } = await resolveExisting(readable, path);
  try {
    const waiting = [attributes];
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      if (!isDirectory(one.mode)) {
        yield one.ino;
        continue;
      }
      for (const { name } of await entriesOf(readable, one.ino)) {
        const entry = await lookup(readable, one.ino, name as Name);
        if (entry === undefined) continue; // Removed meanwhile.
        waiting.push(entry);
        readable.forget(entry.ino, 1);
      }
    }
  } finally {
    release();
  }
}
