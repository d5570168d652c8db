/**
 * How a mount stands to its ring, and so what it shows. Connected, it shows the latest version that it heard of. Cut
 * off, the version that it knew then, with its own changes over it; merged, the version that these were merged with,
 * until all of them are committed.
 */

import type { Clock } from '../base/index.ts';
import type { Session, TreeView } from '../client/index.ts';
import type { Shown } from './journal.ts';

/** So long after it has heard of a version a mount takes the ring to be there; later it commits on condition first. */
export const HEARD_MS = 5000;

export class Standing {
  phase: 'connected' | 'cut off' | 'merged' = 'connected';
  /** The version that the mount shows, without its own changes. */
  shown: Shown | undefined;
  readonly #session: Session;
  readonly #clock: Clock;
  #heardMs = Number.NEGATIVE_INFINITY;

  constructor(session: Session, clock: Clock) {
    this.#session = session;
    this.#clock = clock;
  }

  /** Others' commits are not shown: this mount's changes are still to be merged with them. */
  get isFrozen(): boolean {
    return this.phase !== 'connected';
  }

  /** The version that the mount shows. */
  get view(): TreeView {
    const { view } = this.#session;
    return this.isFrozen && this.shown !== undefined ? view.at(this.shown.top) : view;
  }

  /** Number and top block of that version. */
  get version(): Shown {
    return (this.isFrozen ? this.shown : undefined) ?? this.#session.latest();
  }

  /** The ring has not been heard of lately. */
  get isDoubted(): boolean {
    return this.#clock.nowMs() - this.#heardMs > HEARD_MS;
  }

  /** One whose changes are older goes on showing theirs. */
  heardOf(version: Shown): void {
    this.#heardMs = this.#clock.nowMs();
    if (!this.isFrozen || this.shown === undefined) this.shown = version;
  }
}
