/**
 * A member that has lost its disk may have voted for what it has forgotten. It votes for nothing until enough others
 * have said how far they are, and it has all that may be committed by then. TOCS 2002, §5.
 */

import type { RingMessage } from '../wire/index.ts';
import type { HostedObject } from './hosted-object.ts';
import type { Site } from './site.ts';

type Status = Extract<RingMessage, { kind: 'status' }>;

export class Recovery {
  readonly #site: Site;
  readonly #object: HostedObject;
  readonly #statuses = new Map<number, Status>();

  constructor(site: Site, object: HostedObject) {
    this.#site = site;
    this.#object = object;
  }

  /** Asks the others how far they are. */
  ask(): void {
    this.#site.broadcast({ kind: 'getStatus' });
  }

  /** True when the member may vote from now on. */
  onStatus(from: number, status: Status): boolean {
    const { ring } = this.#site;
    if (!this.#site.isRecovering) return false;
    this.#statuses.set(from, status);
    const all = [...this.#statuses.values()];
    const sure = all.filter(({ recovering }) => !recovering);
    // A quorum had signed what is committed; without this member that is at least 2f, of whom these 2f share f with
    // it, and this member is itself one of the f that may be faulty.
    if (sure.length < 2 * ring.faultyMax && all.length < ring.members.length - 1) return false;
    if (sure.length < 2 * ring.faultyMax && sure.length > 0) return false;
    const slot = Math.max(
      0,
      ...all.map(({ slotMax, latest }) => Math.max(slotMax, latest?.slot ?? 0)),
    );
    if (this.#object.slot < slot) return false;
    const view = Math.max(this.#site.view, ...all.map((one) => one.view));
    this.#site.isRecovering = false;
    this.#site.setView(view, false);
    this.#site.persist(...this.#object.headWrites());
    this.#site.count('recovered');
    this.#statuses.clear();
    return true;
  }
}
