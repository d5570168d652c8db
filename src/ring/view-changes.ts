/**
 * A new leader when the old one fails: members that wait too long say which slots they know to be prepared; the
 * next leader gathers a quorum of these and chooses for every open slot what may have been committed. Castro and
 * Liskov, OSDI 1999, §4.4 (with signatures).
 */

import { equal } from '../base/index.ts';
import { sign, verify } from '../crypto/index.ts';
import { checkHeartbeat, hasQuorum } from '../object/index.ts';
import {
  type CertifiedHeartbeat,
  decodeViewChange,
  encodeBallot,
  encodeViewChange,
  type NewBallot,
  type Prepared,
  type RingMessage,
  type Signed,
  SLOTS_MAX,
  type ViewChange,
} from '../wire/index.ts';
import type { HostedObject } from './hosted-object.ts';
import { LOST_LEADER_MS, VIEW_TIMEOUT_MS, VIEW_TIMEOUT_MS_MAX } from './limits.ts';
import { NULL_DIGEST } from './ordering.ts';
import type { Site } from './site.ts';
import type { Slots } from './slots.ts';

type NewView = Extract<RingMessage, { kind: 'newView' }>;
interface Held {
  readonly change: ViewChange;
  readonly signed: Signed;
}

/** What a quorum's view changes leave no choice about. */
interface Plan {
  /** The latest slot that one of them knows to be committed. */
  readonly stable: CertifiedHeartbeat | undefined;
  readonly choices: readonly { readonly slot: number; readonly batch: Uint8Array }[];
}

export interface ViewChangeParts {
  readonly site: Site;
  readonly object: HostedObject;
  readonly slots: Slots;
  /** The view has begun; `stable` may be later than what is here. */
  readonly onView: (ballots: readonly NewBallot[], stable: CertifiedHeartbeat | undefined) => void;
}

export class ViewChanges {
  readonly #parts: ViewChangeParts;
  readonly #site: Site;
  /** The latest of each member, this one included. */
  readonly #held = new Map<number, Held>();
  /** How the present view began: for those who have not heard. */
  #newView: NewView | undefined;
  #deadlineMs: number | undefined;
  /** Views that failed in a row. */
  #failures = 0;

  constructor(parts: ViewChangeParts) {
    this.#parts = parts;
    this.#site = parts.site;
  }

  deadlineMs(): number | undefined {
    return this.#deadlineMs;
  }

  #timeoutMs(): number {
    return Math.min(VIEW_TIMEOUT_MS * 2 ** this.#failures, VIEW_TIMEOUT_MS_MAX);
  }

  /** Something waits for the leader. */
  expect(): void {
    this.#deadlineMs ??= this.#site.nowMs + this.#timeoutMs();
  }

  /** It was done, and perhaps something else waits. */
  progress(isWaiting: boolean): void {
    this.#failures = 0;
    this.#deadlineMs = undefined;
    if (isWaiting) this.expect();
  }

  onLost(member: number): void {
    const { site } = this.#parts;
    if (this.#deadlineMs === undefined || member !== site.leaderOf(site.view)) return;
    this.#deadlineMs = Math.min(this.#deadlineMs, site.nowMs + LOST_LEADER_MS);
  }

  tick(): void {
    if (this.#deadlineMs === undefined || this.#site.nowMs < this.#deadlineMs) return;
    this.#deadlineMs = undefined;
    this.#failures++;
    this.#want(this.#site.view + 1);
  }

  #want(view: number): void {
    const { site } = this.#parts;
    if (site.isRecovering) return;
    site.count('view-change');
    site.setView(view, true);
    this.#newView = undefined;
    this.#parts.slots.forgetVotes();
    this.#tell();
    this.#consider(view);
  }

  /** This member's view change, made of what it knows now. */
  #own(): Signed {
    const { site, object, slots } = this.#parts;
    const prepared: Prepared[] = [];
    for (const slot of slots.all()) if (slot.prepared !== undefined) prepared.push(slot.prepared);
    const { aguid, epoch, view } = site;
    const body = encodeViewChange({ aguid, epoch, view, stable: object.latest, prepared });
    return { body, signature: sign(site.key, 'view-change', body) };
  }

  #tell(): void {
    const { site } = this.#parts;
    const signed = this.#own();
    this.#held.set(site.index, { change: decodeViewChange(signed.body) as ViewChange, signed });
    site.broadcast({ kind: 'viewChange', viewChange: signed });
  }

  /** Once more, while nothing comes of it. */
  resend(): void {
    const { site } = this.#parts;
    if (!site.isChanging || site.isRecovering) return;
    this.#tell();
  }

  onViewChange(from: number, signed: Signed): void {
    const { site } = this.#parts;
    const change = this.#check(from, signed);
    if (change === undefined) {
      site.count('forged');
      return;
    }
    if (!site.isChanging && change.view <= site.view) {
      // It has missed how this view began.
      if (this.#newView !== undefined) {
        site.send(from, this.#newView);
        return;
      }
    }
    if ((this.#held.get(from)?.change.view ?? 0) > change.view) return;
    this.#held.set(from, { change, signed });
    if (site.isRecovering) return;
    // f + 1 members are ahead: one of them is correct, so this one need not wait for its own timer.
    const ahead = [...this.#held.values()]
      .map((held) => held.change.view)
      .filter((v) => v > site.view);
    if (ahead.length >= site.someCorrect) this.#want(Math.min(...ahead));
    this.#consider(change.view);
  }

  /** The view change, if that member signed it and what it says of slots is proved. */
  #check(from: number, { body, signature }: Signed): ViewChange | undefined {
    const { site } = this.#parts;
    const publicKey = site.ring.members[from]?.publicKey;
    if (publicKey === undefined || !verify(publicKey, 'view-change', body, signature))
      return undefined;
    const change = decodeViewChange(body);
    if (change === undefined || change.aguid !== site.aguid || change.epoch !== site.epoch)
      return undefined;
    if (change.stable !== undefined && checkHeartbeat(site.ring, change.stable) === undefined)
      return undefined;
    const isProved = ({ view, slot, batch, signatures }: Prepared) => {
      if (view >= change.view || slot <= (change.stable?.slot ?? 0)) return false;
      const { aguid, epoch } = site;
      const ballot = encodeBallot({ aguid, epoch, view, slot, batch });
      return hasQuorum(site.ring, 'ballot', ballot, signatures);
    };
    return change.prepared.every(isProved) ? change : undefined;
  }

  #of(view: number): [number, Held][] {
    return [...this.#held].filter(([, held]) => held.change.view === view);
  }

  /** A quorum wants that view: its leader begins it, the others give it some time. */
  #consider(view: number): void {
    const { site, slots, object } = this.#parts;
    if (!site.isChanging || site.view !== view) return;
    const held = this.#of(view);
    if (held.length < site.quorum) return;
    this.expect();
    if (!site.isLeader) return;
    const chosen = held.slice(0, site.quorum);
    const { choices, stable } = planOf(chosen.map(([, { change }]) => change));
    const { aguid, epoch } = site;
    const ballots = choices.map(({ slot, batch }): NewBallot => {
      const body = encodeBallot({ aguid, epoch, view, slot, batch });
      return { slot, batch, signature: sign(site.key, 'ballot', body) };
    });
    const viewChanges = chosen.map(([index, { signed }]) => ({ index, viewChange: signed }));
    const newView: NewView = { kind: 'newView', view, viewChanges, ballots };
    slots.forgetVotes();
    site.broadcast(newView);
    this.#enter(newView, stable);
    site.count(object.slot > 0 ? 'new-view-led' : 'new-view-led-early');
  }

  /** Tells a member that is behind how the present view began: whoever hands it on, it proves itself. */
  tellView(member: number, view: number): void {
    const { site } = this.#parts;
    if (site.isChanging || view >= site.view || this.#newView === undefined) return;
    site.send(member, this.#newView);
  }

  onNewView(message: NewView): void {
    const { site } = this.#parts;
    const { view, viewChanges, ballots } = message;
    const isLate = view < site.view || (view === site.view && !site.isChanging);
    if (isLate || site.isRecovering) {
      site.count('new-view-late');
      return;
    }
    const senders = new Set(viewChanges.map(({ index }) => index));
    if (senders.size < site.quorum || senders.size !== viewChanges.length) {
      site.count('forged');
      return;
    }
    const changes: ViewChange[] = [];
    for (const { index, viewChange } of viewChanges) {
      const change = this.#check(index, viewChange);
      if (change?.view !== view) {
        site.count('forged');
        return;
      }
      changes.push(change);
    }
    const { choices, stable } = planOf(changes);
    if (choices.length !== ballots.length || choices.length > SLOTS_MAX) {
      site.count('forged');
      return;
    }
    const { aguid, epoch } = site;
    const leader = site.ring.members[site.leaderOf(view)] as { publicKey: Uint8Array };
    const isRight = ({ slot, batch, signature }: NewBallot, i: number) => {
      const choice = choices[i] as { slot: number; batch: Uint8Array };
      if (choice.slot !== slot || !equal(choice.batch, batch)) return false;
      const body = encodeBallot({ aguid, epoch, view, slot, batch });
      return verify(leader.publicKey, 'ballot', body, signature);
    };
    if (!ballots.every(isRight)) {
      site.count('forged');
      return;
    }
    this.#parts.slots.forgetVotes();
    this.#enter(message, stable);
  }

  #enter(newView: NewView, stable: CertifiedHeartbeat | undefined): void {
    const { site } = this.#parts;
    site.setView(newView.view, false);
    this.#newView = newView;
    for (const [index, { change }] of this.#held) {
      if (change.view <= newView.view) this.#held.delete(index);
    }
    this.#deadlineMs = undefined;
    this.#parts.onView(newView.ballots, stable);
  }
}

/** What any quorum's view changes decide: for each slot the batch that was prepared in the highest view. */
export function planOf(changes: readonly ViewChange[]): Plan {
  let stable: CertifiedHeartbeat | undefined;
  for (const change of changes) {
    if ((change.stable?.slot ?? 0) > (stable?.slot ?? 0)) stable = change.stable;
  }
  const from = stable?.slot ?? 0;
  const highest = new Map<number, Prepared>();
  for (const prepared of changes.flatMap((change) => change.prepared)) {
    const known = highest.get(prepared.slot);
    if (prepared.slot <= from || (known !== undefined && known.view >= prepared.view)) continue;
    highest.set(prepared.slot, prepared);
  }
  const last = Math.max(from, ...highest.keys());
  const choices: { slot: number; batch: Uint8Array }[] = [];
  for (let slot = from + 1; slot <= last && choices.length < SLOTS_MAX; slot++) {
    choices.push({ slot, batch: highest.get(slot)?.batch ?? NULL_DIGEST });
  }
  return { stable, choices };
}
