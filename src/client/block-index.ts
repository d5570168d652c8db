/**
 * Changes to what an object's tree says in clear of its blocks and packs. Each holds only for entries that are still as
 * they were when somebody looked; others are left alone.
 */

import { type CodeRate, packKey } from '../archive/index.ts';
import { isKind } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import { RING_BLOCK_PREFIX } from '../object/index.ts';
import type { Action, Predicate } from '../wire/index.ts';
import {
  asItWas,
  encodeLocation,
  type Located,
  locationKey,
  type StoredLocation,
} from './location.ts';
import { type IndexedPack, listedActions } from './pack-index.ts';
import { encodeRedundancy, REDUNDANCY_KEY } from './redundancy.ts';
import type { Amendment, Session } from './session.ts';

/** Entries that one update changes: it stays small beside others. */
export const AMENDED_TOGETHER = 1024;
/** How often those that are still as they were are tried again without the others. */
const ATTEMPTS_MAX = 5;

/** A block as the index has it. */
export interface IndexedBlock extends Located {
  readonly block: Digest;
}

interface Change {
  readonly key: Uint8Array;
  /** That wrote the entry last, when it was looked at; undefined where there was none. */
  readonly version: number | undefined;
  readonly action?: Action;
  /** Done with it, once for all changes that name it. */
  readonly beside?: Action;
  readonly released?: Digest;
}

function amendmentOf(changes: readonly Change[]): Amendment {
  const predicates = changes.flatMap(({ key, version }): Predicate[] =>
    version === undefined ? [{ kind: 'absent', key }] : asItWas(key, version),
  );
  const released = changes.flatMap((one) => one.released ?? []);
  const beside = new Set(changes.flatMap((one) => one.beside ?? []));
  const actions = changes.flatMap(({ action }) => action ?? []);
  return { predicates, actions: [...actions, ...beside], released };
}

/** @returns how many were changed. @throws OceanError of the ring */
async function amend(session: Session, changes: readonly Change[]): Promise<number> {
  let done = 0;
  for (let at = 0; at < changes.length; at += AMENDED_TOGETHER) {
    let some: readonly Change[] = changes.slice(at, at + AMENDED_TOGETHER);
    for (let attempts = 1; some.length > 0; attempts++) {
      try {
        await session.amend(amendmentOf(some));
        done += some.length;
        break;
      } catch (error) {
        if (!isKind(error, 'conflict') || attempts === ATTEMPTS_MAX) throw error;
        some = await unchanged(session, some);
      }
    }
  }
  return done;
}

async function unchanged(session: Session, changes: readonly Change[]): Promise<Change[]> {
  const { view } = await session.snapshot({ freshMs: 0 });
  const found: Change[] = [];
  for (const change of changes)
    if ((await view.raw(change.key))?.version === change.version) found.push(change);
  return found;
}

/** Says of blocks whether, and since when, they are condemned. @returns of how many it did */
export function condemn(
  session: Session,
  blocks: readonly IndexedBlock[],
  condemnedMs: number | undefined,
): Promise<number> {
  const changes = blocks.map(({ block, version, location: { condemnedMs: _, ...location } }) => {
    const key = locationKey(block);
    const since = condemnedMs === undefined ? {} : { condemnedMs };
    const value = encodeLocation({ ...location, ...since });
    return { key, version, action: { kind: 'put' as const, key, value } };
  });
  return amend(session, changes);
}

/**
 * Says where blocks lie from now on, and lists the packs.
 *
 * @param locations - of each block, in order: all that is in these packs
 * @returns of how many it did: the others have moved otherwise since somebody looked
 */
export function moveBlocks(
  session: Session,
  blocks: readonly IndexedBlock[],
  locations: readonly StoredLocation[],
): Promise<number> {
  const listed = listedActions(locations);
  const changes = blocks.map(({ block, version }, index): Change => {
    const key = locationKey(block);
    const location = locations[index]!;
    const action = { kind: 'put' as const, key, value: encodeLocation(location) };
    const beside = location.kind === 'pack' ? listed.get(location.pack) : undefined;
    return { key, version, action, ...(beside && { beside }) };
  });
  return amend(session, changes);
}

/** Takes blocks off the index; the ring drops those that it has. */
export function dropBlocks(session: Session, blocks: readonly IndexedBlock[]): Promise<number> {
  const changes = blocks.map(({ block, version, location }): Change => {
    const key = locationKey(block);
    const dropped = { key, version, action: { kind: 'remove' as const, key } };
    return location.kind === 'ring' ? { ...dropped, released: block } : dropped;
  });
  return amend(session, changes);
}

/**
 * Has the ring drop blocks that lie elsewhere by now: of two writers with the same content one may have left it with
 * the ring and the other, who did not know, put it into a pack.
 */
export async function releaseStrays(session: Session): Promise<number> {
  const strays: Change[] = [];
  for await (const entries of session.view.pages(RING_BLOCK_PREFIX)) {
    for (const { key } of entries) {
      const released = key.slice(RING_BLOCK_PREFIX.length) as Digest;
      const located = await session.located(released);
      if (located?.location.kind === 'ring') continue;
      strays.push({ key: locationKey(released), version: located?.version, released });
    }
  }
  return amend(session, strays);
}

/** Takes packs off the index: holders may drop them. */
export function dropPacks(
  session: Session,
  packs: readonly (IndexedPack & { readonly version: number })[],
): Promise<number> {
  const changes = packs.map(({ pack, version }) => {
    const key = packKey(pack);
    return { key, version, action: { kind: 'remove' as const, key } };
  });
  return amend(session, changes);
}

/** @param rate - of all packs from now on; undefined: what fits the size of the pond, as where nothing was ever set */
export async function setRedundancy(session: Session, rate: CodeRate | undefined): Promise<void> {
  const key = REDUNDANCY_KEY;
  const put = rate && { kind: 'put' as const, key, value: encodeRedundancy(rate) };
  await session.amend({ predicates: [], actions: [put ?? { kind: 'remove', key }] });
}
