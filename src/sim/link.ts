/** One end of a connection. What leaves by it arrives only while the other end is open too, as with TCP. */

import type { Lane, Station } from './station.ts';

/** @typeParam T - what runs at the ends */
export class Link<T> implements Lane {
  readonly owner: T;
  readonly from: Station;
  readonly to: Station;
  lastMs = 0;
  latencyMs: number | undefined;
  isOpen = true;
  /** Whom it leads to; undefined while nobody has taken it. */
  peer: T | undefined;
  /** The other end. INVARIANT: present exactly when `peer` is. */
  reverse: Link<T> | undefined;

  constructor(owner: T, from: Station, to: Station) {
    this.owner = owner;
    this.from = from;
    this.to = to;
  }

  join(reverse: Link<T>): void {
    this.peer = reverse.owner;
    this.reverse = reverse;
    reverse.peer = this.owner;
    reverse.reverse = this;
  }
}
