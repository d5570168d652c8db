/** A mount's time as a holder of locks: begun at the ring with the first, kept by its lease, lost with that. */

import { type Clock, isKind } from '../../base/index.ts';
import type { TreeView } from '../../client/index.ts';
import type { Ino } from '../file-system.ts';
import type { Tail } from '../tail.ts';
import { Lease, RENEW_MS } from './lease.ts';
import { isSame, type LockHolder, type LockShare } from './lock-record.ts';
import type { LockRecords, Seen } from './lock-records.ts';

interface Parts {
  readonly clock: Clock;
  readonly random: (length: number) => Uint8Array;
  readonly tail: Tail | undefined;
  readonly records: Pick<LockRecords, 'version' | 'hasLease' | 'put' | 'renew' | 'endTenures'>;
  /** Somebody has a lock here, or asks for one. */
  readonly isInUse: () => boolean;
  /** Whether another mount waits for what this one has, by that version. */
  readonly isWanted: (view: TreeView, self: LockHolder) => Promise<boolean>;
  /** Others took this mount for dead: what its processes believe to have is not so any more. */
  readonly onLost: () => void;
}

export class Tenure {
  readonly lease: Lease;
  readonly #parts: Parts;
  #renewing: Promise<void> | undefined;
  #cancelRenewal: (() => void) | undefined;
  #isStopped = false;
  /** The ring may have leases of tenures of this mount that are over. */
  #hasGhosts = true;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.lease = new Lease(parts.clock, parts.random);
  }

  /** Goes on with the tenure of an earlier process; without one, ends those that there were. */
  begin(slot: number, tenure: number | undefined): void {
    this.lease.slot = slot;
    if (tenure === undefined) {
      this.#bury({}).catch(() => {}); // The first lock tries again.
      return;
    }
    this.#hasGhosts = false;
    this.lease.goOnWith(tenure);
  }

  /** A version in which this tenure may go on; undefined when it was taken for dead, and begins anew. */
  async version(bound: { freshMs?: number }): Promise<TreeView | undefined> {
    if (this.#hasGhosts) await this.#bury({ freshMs: 0 });
    const view = await this.#parts.records.version(bound);
    return (await this.#isBroken(view)) ? undefined : view;
  }

  async #bury(bound: { freshMs?: number }): Promise<void> {
    const self = this.lease.holder;
    await this.#parts.records.endTenures(self, bound);
    // Unless it has become one of them meanwhile.
    if (isSame(self, this.lease.holder)) this.#hasGhosts = false;
  }

  async #isBroken(view: TreeView): Promise<boolean> {
    const { isEstablished, holder } = this.lease;
    if (!isEstablished || (await this.#parts.records.hasLease(view, holder))) return false;
    if (this.lease.isEstablished && isSame(holder, this.lease.holder)) this.#lose();
    return true;
  }

  #lose(): void {
    this.lease.beginAnew();
    this.#parts.onLost();
    this.#parts.tail?.tenure(this.lease.tenure);
  }

  /** Puts a file's record. False when that or the tenure has changed meanwhile. */
  async put(ino: Ino, seen: Seen, shares: readonly LockShare[]): Promise<boolean> {
    const { holder: self, isEstablished } = this.lease;
    const renews = shares.some(({ holder }) => isSame(holder, self));
    const sentMs = this.lease.nowMs();
    const options = { self, ifLeased: isEstablished, renews };
    try {
      await this.#parts.records.put(ino, seen, shares, options);
    } catch (error) {
      if (isKind(error, 'conflict')) return false;
      // It may come to be yet: what it says is of a tenure that is over.
      if (!isEstablished && this.lease.tenure === self.tenure) {
        this.lease.beginAnew();
        this.#hasGhosts = true;
      }
      throw error;
    }
    if (!isSame(self, this.lease.holder)) return false;
    if (renews) this.#renewed(sentMs);
    return true;
  }

  #renewed(sinceMs: number): void {
    if (!this.lease.isEstablished) this.#parts.tail?.tenure(this.lease.tenure);
    this.lease.renew(sinceMs);
    this.keep();
  }

  /** Renews the lease from time to time, for as long as there are locks. */
  keep(): void {
    if (this.#cancelRenewal !== undefined || this.#isStopped || !this.lease.isEstablished) return;
    if (!this.#parts.isInUse()) return;
    this.#cancelRenewal = this.#parts.clock.after(RENEW_MS, () => {
      this.#cancelRenewal = undefined;
      const isDue = this.lease.nowMs() - this.lease.renewedMs >= RENEW_MS / 2;
      const renewing = isDue ? this.renew() : Promise.resolve();
      renewing.catch(() => {}).finally(() => this.keep());
    });
  }

  renew(): Promise<void> {
    this.#renewing ??= this.#lookWhetherLost().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /** Reads; and writes only where somebody waits for what is here, who must see that this mount lives. */
  async #lookWhetherLost(): Promise<void> {
    const { records } = this.#parts;
    const askedMs = this.lease.nowMs();
    const view = await records.version({ freshMs: 0 });
    if (!this.lease.isEstablished || (await this.#isBroken(view))) return;
    const self = this.lease.holder;
    if (await this.#parts.isWanted(view, self)) await records.renew(self);
    if (isSame(self, this.lease.holder)) this.lease.renew(askedMs);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelRenewal?.();
  }
}
