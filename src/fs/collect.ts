/**
 * Blocks that no kept version refers to are given up in two steps, so that no writer is left with a reference to
 * nothing. They are condemned first: from that version on writers do not rely on them any more but store them anew, and
 * what was committed before it can be looked through. After a grace time, for those who read, those are removed that no
 * kept version refers to still; a pack without blocks leaves the pack index.
 */

import { keyOf } from '../base/index.ts';
import {
  checkpointPacks,
  condemn,
  dropBlocks,
  dropPacks,
  type IndexedBlock,
  type IndexedPack,
  releaseStrays,
  type Session,
} from '../client/index.ts';
import { liveBlocks } from './usage.ts';

/** For how long a condemned block can be read. */
export const CONDEMNED_MS = 3_600_000;
/** Versions whose heartbeats are asked for at once. */
const PAGE = 1024;

/** What was done to blocks and packs. */
export interface Collected {
  readonly condemned: number;
  /** Referred to after all. */
  readonly rescued: number;
  readonly removed: number;
  /** The ring had them, and they lie elsewhere. */
  readonly strays: number;
  readonly packs: number;
  /** Condemned blocks that wait for the end of the grace time. */
  readonly waiting: number;
}

/**
 * Heartbeats of all kept versions, from 1 to the latest that is known now.
 * @throws OceanError `not-found` | `unavailable` when one is missing: who takes it for forgotten would drop its blocks
 */
export async function keptHeartbeats(session: Session) {
  const { versions } = session;
  const last = session.latest().version;
  const found = [];
  for (let at = await versions.from(1); at <= last; ) {
    const page = await versions.page(at, Math.min(PAGE, last + 1 - at));
    const shown = new Map(page.map((heartbeat) => [heartbeat.version, heartbeat]));
    const end = at + PAGE;
    for (; at < end && at <= last; at = await versions.from(at + 1))
      found.push(shown.get(at) ?? (await versions.one(at)));
  }
  return found;
}

/** Reads what every kept version refers to. @throws OceanError, and nothing is lost */
export async function collect(
  session: Session,
  { nowMs, graceMs = CONDEMNED_MS }: { nowMs: number; graceMs?: number },
): Promise<Collected> {
  // Whoever relies on a block has committed before the version that condemns it: in one of these, if it is by now.
  const { version: last } = await session.snapshot({ freshMs: 0 });
  const heartbeats = await keptHeartbeats(session);
  const views = heartbeats.map(({ topBlock }) => session.view.at(topBlock));
  const live = await liveBlocks(views);
  const fresh: IndexedBlock[] = [];
  const due: IndexedBlock[] = [];
  const rescued: IndexedBlock[] = [];
  let waiting = 0;
  for await (const page of session.locations()) {
    for (const { block, location, version } of page) {
      // One that came after the versions that were read.
      if (location === undefined || version > last) continue;
      const { condemnedMs } = location;
      const indexed = { block, location, version };
      if (live.has(keyOf(block))) {
        if (condemnedMs !== undefined) rescued.push(indexed);
      } else if (condemnedMs === undefined) fresh.push(indexed);
      else if (nowMs >= condemnedMs + graceMs) due.push(indexed);
      else waiting++;
    }
  }
  const done = {
    rescued: await condemn(session, rescued, undefined),
    condemned: await condemn(session, fresh, nowMs),
    removed: await dropBlocks(session, due),
    strays: await releaseStrays(session),
  };
  return { ...done, packs: await dropEmptyPacks(session), waiting };
}

/** Takes packs without a block off the index. @returns how many */
export async function dropEmptyPacks(session: Session): Promise<number> {
  return dropPacks(session, await emptyPacks(session));
}

/** Packs that no location names, and no checkpoint: none ever will again. */
async function emptyPacks(session: Session): Promise<(IndexedPack & { version: number })[]> {
  await session.snapshot({ freshMs: 0 });
  const named = new Set<string>(await checkpointPacks(session));
  const packs = [];
  for await (const page of session.packs()) packs.push(...page);
  for await (const page of session.locations())
    for (const { location } of page) if (location?.kind === 'pack') named.add(location.pack);
  return packs.filter(({ pack }) => !named.has(pack));
}
