/**
 * What the ring has of locks: for each file a record of who has which, and for each mount's tenure a lease, without
 * which nothing that it has counts. Both change on condition that they are as they were when they were looked at.
 */

import { equal, isKind } from '../../base/index.ts';
import type { Session, TreeView } from '../../client/index.ts';
import type { Ino } from '../file-system.ts';
import { LOCKS_PREFIX, leaseKey, leasePrefix, locksKey, parseKey } from '../keys.ts';
import { decodeShares, encodeShares, type LockHolder, type LockShare } from './lock-record.ts';
import { nameOf } from './locked-file.ts';

const UPDATE_TIMEOUT_MS = 10_000;

/** How fresh a version has to be; in ms. Left out: the latest that this node has. */
export interface Bound {
  readonly freshMs?: number;
}

/** What the ring has of a file's locks, in one version. */
export interface Seen {
  /** That last wrote the record; undefined where there is none. */
  readonly version: number | undefined;
  readonly shares: readonly LockShare[];
  readonly hasDead: boolean;
  /** By holder: the version that last wrote its lease. */
  readonly leases: ReadonlyMap<string, number>;
}

/** Predicates that hold while an entry is as it was in the version that last wrote it. */
function asSeen(key: Uint8Array, version: number | undefined) {
  if (version === undefined) return [{ kind: 'absent', key } as const];
  // One that was removed has no version, and counts as unchanged.
  return [{ kind: 'present', key } as const, { kind: 'unchangedSince', key, version } as const];
}

/** Every method throws OceanError of the ring. */
export class LockRecords {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The latest version that this node has. */
  get view(): TreeView {
    return this.#session.view;
  }

  async version(bound: Bound): Promise<TreeView> {
    return (await this.#session.snapshot(bound)).view;
  }

  async hasLease(view: TreeView, holder: LockHolder): Promise<boolean> {
    return (await view.raw(leaseKey(holder))) !== undefined;
  }

  async seen(view: TreeView, ino: Ino): Promise<Seen> {
    const entry = await view.get(locksKey(ino));
    const all = entry === undefined ? [] : decodeShares(entry.value);
    const leases = new Map<string, number>();
    for (const { holder } of all) {
      const lease = await view.raw(leaseKey(holder));
      if (lease !== undefined) leases.set(nameOf(holder), lease.version);
    }
    const shares = all.filter(({ holder }) => leases.has(nameOf(holder)));
    return { version: entry?.version, shares, hasDead: shares.length < all.length, leases };
  }

  /** Files of which there is a record. */
  async files(): Promise<Ino[]> {
    const entries = await this.view.scan(LOCKS_PREFIX);
    return entries
      .map(({ key }) => parseKey(key))
      .flatMap((one) => (one.kind === 'locks' ? [one.ino] : []));
  }

  /**
   * Puts a file's record.
   *
   * @param options.ifLeased - on condition that this tenure has its lease
   * @param options.renews - writes that lease too
   * @throws OceanError `conflict` when the record or the lease has changed meanwhile
   */
  async put(
    ino: Ino,
    seen: Seen,
    shares: readonly LockShare[],
    options: { self: LockHolder; ifLeased: boolean; renews: boolean },
  ): Promise<void> {
    const [key, lease] = [locksKey(ino), leaseKey(options.self)];
    const { sealer } = this.#session;
    const value = sealer.sealValue(key, encodeShares(shares));
    await this.#update({
      predicates: [
        ...asSeen(key, seen.version),
        ...(options.ifLeased ? [{ kind: 'present', key: lease } as const] : []),
      ],
      actions: [
        shares.length === 0 ? { kind: 'remove', key } : { kind: 'put', key, value },
        ...(options.renews ? [this.#leaseAction(lease)] : []),
      ],
    });
  }

  /** Others see that the tenure lives. @throws OceanError `conflict` when its lease was broken */
  async renew(self: LockHolder): Promise<void> {
    const key = leaseKey(self);
    await this.#update({
      predicates: [{ kind: 'present', key }],
      actions: [this.#leaseAction(key)],
    });
  }

  /** From then on nothing that the tenure had counts; unless its lease was renewed since that version. */
  async break(holder: LockHolder, version: number): Promise<void> {
    const key = leaseKey(holder);
    try {
      await this.#update({ predicates: asSeen(key, version), actions: [{ kind: 'remove', key }] });
    } catch (error) {
      if (!isKind(error, 'conflict')) throw error;
      await this.version({ freshMs: 0 }); // It lives after all.
    }
  }

  /** Ends all tenures of the same mount but this one, so that nobody waits for what they had. */
  async endTenures(self: LockHolder, bound: Bound): Promise<void> {
    const view = await this.version(bound);
    const kept = leaseKey(self);
    const actions = (await view.scan(leasePrefix(self.slot)))
      .filter(({ key }) => !equal(key, kept))
      .map(({ key }) => ({ kind: 'remove', key }) as const);
    if (actions.length > 0) await this.#update({ predicates: [{ kind: 'always' }], actions });
  }

  /** Removes a tenure's lease, and the records of files of which it has all locks. */
  async remove(self: LockHolder, files: readonly Ino[]): Promise<void> {
    const keys = [leaseKey(self), ...files.map(locksKey)];
    const entries = await Promise.all(keys.map((key) => this.view.raw(key)));
    const removals = entries.flatMap((entry) => {
      if (entry === undefined) return [];
      const { key, version } = entry;
      const actions = [{ kind: 'remove', key } as const];
      return [this.#update({ predicates: asSeen(key, version), actions })];
    });
    await Promise.allSettled(removals);
  }

  #leaseAction(key: Uint8Array) {
    const value = this.#session.sealer.sealValue(key, new Uint8Array(0));
    return { kind: 'put', key, value } as const;
  }

  async #update(clause: Parameters<Session['update']>[0][number]): Promise<void> {
    await this.#session.update([clause], UPDATE_TIMEOUT_MS);
  }
}
