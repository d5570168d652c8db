/**
 * A member that has lost its disk may have voted for what it has forgotten. It says nothing until enough others have
 * told how far they are and it has what may be committed by then; and it never votes again in a view that they had
 * reached, since that is where it may have voted. A vote that it has forgotten may still help a slot to be committed
 * in those views, so it has recovered only with all that the view takes over in which it votes again. After the
 * estimation of Castro and Liskov, TOCS 2002, §5.3.2.
 */

import type { RingMessage } from '../wire/index.ts';
import type { HostedObject } from './hosted-object.ts';
import type { Site } from './site.ts';

type Status = Extract<RingMessage, { kind: 'status' }>;

export class Recovery {
  readonly #site: Site;
  readonly #object: HostedObject;
  /** The last of each member that votes. */
  readonly #statuses = new Map<number, Status>();

  constructor(site: Site, object: HostedObject) {
    this.#site = site;
    this.#object = object;
  }

  /** Asks the others how far they are, and lets them know why. */
  ask(status: Status): void {
    this.#site.broadcast(status);
    this.#site.broadcast({ kind: 'getStatus' });
  }

  /** The view beyond which the member may vote; undefined while it may not. */
  onStatus(from: number, status: Status): number | undefined {
    const { faultyMax } = this.#site.ring;
    if (this.#site.knowsViews) return undefined;
    if (status.recovering) this.#statuses.delete(from);
    else this.#statuses.set(from, status);
    const all = [...this.#statuses.values()];
    // Of the 2f + 1 that prepared a committed slot, or wanted a view that began, this member is one and at most f - 1
    // lie: of any 2f others one honest is among them, and one more with each that answers beyond those. So this
    // rank is not too low, and liars cannot raise it once all the honest have answered.
    const rank = all.length - 2 * faultyMax;
    if (rank < 0) return undefined;
    const slot = ranked(all, rank, ({ slotMax, latest }) => Math.max(slotMax, latest?.slot ?? 0));
    if (this.#object.slot < slot) return undefined;
    const view = ranked(all, rank, (one) => one.view);
    if (all.filter((one) => one.view >= view).length < faultyMax) return undefined;
    this.#site.isInformed = true;
    this.#statuses.clear();
    return view;
  }

  /** Last thing in a step: it may know all by now. */
  finishStep(): void {
    const { isRecovering, recoveredAt } = this.#site;
    if (!isRecovering || recoveredAt === undefined || this.#object.slot < recoveredAt) return;
    this.#site.isRecovering = false;
    this.#site.count('recovered');
    // Noted as well: a head that was noted in this step says the contrary.
    this.#site.persist(...this.#object.headWrites());
    this.#site.note(...this.#object.headWrites());
  }
}

/** The value that so many others exceed or equal. */
function ranked(all: readonly Status[], rank: number, of: (status: Status) => number): number {
  return all.map(of).sort((a, b) => b - a)[rank] ?? 0;
}
