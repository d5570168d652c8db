/**
 * Commits a batch: its blocks are stored first, then its changes become a version, if what they rely on still
 * holds.
 */

import { isKind, keyOf } from '../base/index.ts';
import type { Guard, Session, StoredBlock } from '../client/index.ts';
import type { Journal } from './journal.ts';
import type { Pending } from './pending.ts';
import type { Standing } from './standing.ts';

/** A batch that could overwrite what others commit is not sent twice: then the mount counts as cut off. */
const ONCE_MS = 0;
const COMMIT_TIMEOUT_MS = 30_000;
/** How often a batch looks again where the blocks lie that it relies on. */
const RELIED_ATTEMPTS_MAX = 8;

type Digest = StoredBlock['digest'];
type StoredLocation = Awaited<ReturnType<Session['store']>>[number];

/** A block that a batch brings, and where it was put. */
export interface Stored {
  readonly block: StoredBlock;
  readonly location: StoredLocation;
}

export class Committer {
  readonly #session: Session;
  readonly #journal: Journal;
  readonly #standing: Standing;

  constructor(session: Session, journal: Journal, standing: Standing) {
    this.#session = session;
    this.#journal = journal;
    this.#standing = standing;
  }

  /** Stores those blocks that the volume does not hold yet, or is about to drop: equal content is stored once. */
  async store(digests: readonly Digest[]): Promise<Stored[]> {
    const found = await Promise.all(
      digests.map(async (digest) => {
        const known = await this.#session.location(digest);
        if (known !== undefined && known.condemnedMs === undefined) return undefined;
        const sealed = this.#journal.block(digest) ?? (await this.#rescued(digest));
        return sealed && { digest, sealed };
      }),
    );
    const blocks = found.filter((block) => block !== undefined);
    const locations = await this.#session.store(blocks);
    return blocks.map((block, i) => ({ block, location: locations[i] as StoredLocation }));
  }

  /** A block that was committed once; undefined when it is gone, with the last file that had it. */
  async #rescued(digest: Digest): Promise<Uint8Array | undefined> {
    try {
      return await this.#session.sealed(digest);
    } catch (error) {
      if (isKind(error, 'corrupt')) return undefined;
      throw error;
    }
  }

  /**
   * Commits on condition that what it relies on is as it was when it was looked at: the owner may forget the last
   * version that referred to a block at any time. What was dropped meanwhile is stored again, and added to `stored`.
   * What was merged is committed on condition that it was merged with the latest.
   *
   * @throws OceanError of the ring or of the archive; `conflict` when what was merged was overtaken
   */
  async commit(changes: readonly Pending[], stored: Stored[]): Promise<void> {
    let { isDoubted } = this.#standing;
    for (let attempts = 1; ; attempts++) {
      const isBlind = !this.#standing.isFrozen;
      const relied = await this.#relied(changes, stored);
      const guards =
        isBlind && isDoubted
          ? await this.#asShown(changes)
          : changes.flatMap(({ key, guard }) => (guard ? [{ key, ...guard }] : []));
      const batch = { changes, blocks: stored.map(({ block }) => block), relied, guards };
      const timeoutMs = isBlind ? ONCE_MS : COMMIT_TIMEOUT_MS;
      const locations = stored.map(({ location }) => location);
      try {
        await this.#session.commit(batch, locations, timeoutMs);
        return;
      } catch (error) {
        const isOvertaken = !isBlind && guards.length > 0;
        const isLast = isOvertaken || attempts === RELIED_ATTEMPTS_MAX;
        if (!isKind(error, 'conflict') || isLast) throw error;
        // The ring is there, and its answer is fresh: the last commit wins.
        isDoubted = false;
      }
    }
  }

  /**
   * Conditions that all is as it is shown. The request may lie somewhere until a network is back, and others have
   * written meanwhile: then it comes to nothing.
   */
  async #asShown(changes: readonly Pending[]): Promise<Guard[]> {
    const { shown, view } = this.#standing;
    if (shown === undefined) return [];
    const guards: Guard[] = [];
    for (const { key } of changes)
      guards.push({ key, version: shown.version, isPresent: (await view.raw(key)) !== undefined });
    return guards;
  }

  /** Where blocks lie that the changes refer to and do not bring; adds to `stored` those that must be brought. */
  async #relied(changes: readonly Pending[], stored: Stored[]) {
    const brought = new Set(stored.map(({ block }) => keyOf(block.digest)));
    const wanted = new Map<string, Digest>();
    for (const { block } of changes)
      if (block !== undefined && !brought.has(keyOf(block))) wanted.set(keyOf(block), block);
    const relied: { digest: Digest; version: number }[] = [];
    const lacking: Digest[] = [];
    for (const digest of wanted.values()) {
      const known = await this.#session.located(digest);
      if (known === undefined || known.location.condemnedMs !== undefined) lacking.push(digest);
      else relied.push({ digest, version: known.version });
    }
    if (lacking.length > 0) stored.push(...(await this.store(lacking)));
    return relied;
  }
}
