/**
 * A new leader when the old one fails: members that wait too long say which slots they know to be prepared; the
 * next leader gathers a quorum of these and chooses for every open slot what may have been committed. Castro and
 * Liskov, OSDI 1999, §4.4 (with signatures).
 */

import { equal, keyOf } from '../base/index.ts';
import { sign, verify } from '../crypto/index.ts';
import { checkHeartbeat, endsBatch, hasQuorum } from '../object/index.ts';
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
import {
  LOST_LEADER_MS,
  REJOIN_MS,
  REJOIN_VIEWS_MAX,
  STARVED_MS,
  VIEW_TIMEOUT_MS,
  VIEW_TIMEOUT_MS_MAX,
} from './limits.ts';
import { planOf } from './plan.ts';
import type { Site } from './site.ts';
import type { Slots } from './slots.ts';

type NewView = Extract<RingMessage, { kind: 'newView' }>;
interface Held {
  readonly change: ViewChange;
  readonly signed: Signed;
}

export interface ViewChangeParts {
  readonly site: Site;
  readonly object: HostedObject;
  readonly slots: Slots;
  /** The view has begun. */
  readonly onView: (ballots: readonly NewBallot[]) => void;
  /** A view waits for this version, which is later than what is here; that member showed it. */
  readonly onStable: (from: number, stable: CertifiedHeartbeat) => void;
}

export class ViewChanges {
  readonly #parts: ViewChangeParts;
  readonly #site: Site;
  /** The latest of each member, this one included. */
  readonly #held = new Map<number, Held>();
  /** How the present view began: for those who have not heard. */
  #newView: NewView | undefined;
  /** The wanted view may begin once this version is here. */
  #coming: { readonly newView: NewView; readonly stable: CertifiedHeartbeat } | undefined;
  /** When each member that asked for another view was given one. */
  readonly #rejoinedMs = new Map<number, number>();
  /** Batches that the view needs which this member is to lead, by digest. */
  #lacking: ReadonlySet<string> = new Set();
  #beganMs = 0;
  #deadlineMs: number | undefined;
  /** Members whose connections were lost, and that were not heard of since. */
  readonly #lost = new Set<number>();
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
    const { site } = this.#parts;
    const isLost = !site.isChanging && this.#lost.has(site.leaderOf(site.view));
    this.#deadlineMs ??= site.nowMs + (isLost ? LOST_LEADER_MS : this.#timeoutMs());
  }

  /**
   * It was done, and perhaps something else waits.
   *
   * @param oldestMs - since when the oldest request waits: a leader may not serve others for ever instead
   */
  progress(isWaiting: boolean, oldestMs: number | undefined): void {
    if (this.#site.isChanging) return;
    this.#failures = 0;
    this.#deadlineMs = undefined;
    if (!isWaiting) return;
    this.expect();
    const starvedMs = Math.max(oldestMs ?? this.#site.nowMs, this.#beganMs) + STARVED_MS;
    this.#deadlineMs = Math.min(this.#deadlineMs ?? starvedMs, starvedMs);
  }

  /** The wanted view may have waited for what is here now. */
  resume(): void {
    const { site, object } = this.#parts;
    if (!site.isChanging || !site.knowsViews) return;
    const coming = this.#coming;
    if (coming === undefined) this.#consider(site.view);
    else if (coming.stable.slot <= object.slot) this.#enter(coming.newView);
  }

  /** Asked for, before a view can begin. */
  lacks(batch: Uint8Array): boolean {
    return this.#parts.site.isChanging && this.#lacking.has(keyOf(batch));
  }

  /** This member may have voted in any view before that one, and does not know for what. */
  rejoin(view: number): void {
    const { site } = this.#parts;
    this.#want(Math.max(view, site.isChanging ? site.view : site.view + 1));
  }

  /**
   * A member that was restarted, or has lost its disk, votes in no view in which it may have voted. So whoever asks is
   * given another view, not so often that a member that lies gains by it.
   */
  #mayRejoin(member: number, wanted: number): boolean {
    const { nowMs, view } = this.#site;
    if (wanted <= view || wanted > view + REJOIN_VIEWS_MAX) return false;
    const lastMs = this.#rejoinedMs.get(member) ?? Number.NEGATIVE_INFINITY;
    if (nowMs < lastMs + REJOIN_MS) return false;
    this.#rejoinedMs.set(member, nowMs);
    return true;
  }

  onHeard(member: number): void {
    this.#lost.delete(member);
  }

  onLost(member: number): void {
    const { site } = this.#parts;
    this.#lost.add(member);
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
    if (!site.knowsViews) return;
    site.count('view-change');
    site.setView(view, true);
    this.#newView = undefined;
    this.#coming = undefined;
    this.#deadlineMs = undefined;
    this.#parts.slots.forgetVotes();
    this.#tell();
    this.#consider(view);
  }

  /**
   * A quorum has given up all views before the wanted one: it should begin. Those who want a later one count as well,
   * or members that want different views would wait for each other for ever.
   */
  #isDue(): boolean {
    const { view } = this.#site;
    const ready = [...this.#held.values()].filter(({ change }) => change.view >= view);
    return ready.length >= this.#site.quorum;
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
    if (!site.isChanging || !site.knowsViews) return;
    this.#tell();
  }

  /** True when that member wants another view than before. */
  onViewChange(from: number, signed: Signed): boolean {
    const { site } = this.#parts;
    const change = this.#check(from, signed);
    if (change === undefined) {
      site.count('forged');
      return false;
    }
    if (change.view <= site.view && (!site.isChanging || this.#coming !== undefined)) {
      // It has missed how this view began.
      if (this.#newView !== undefined) {
        site.send(from, this.#newView);
        return false;
      }
    }
    const before = this.#held.get(from)?.change.view ?? 0;
    if (before > change.view) return false;
    this.#held.set(from, { change, signed });
    if (!site.knowsViews) return false;
    // f + 1 members are ahead: one of them is correct, so this one need not wait for its own timer.
    const ahead = [...this.#held.values()]
      .map((held) => held.change.view)
      .filter((v) => v > site.view);
    if (ahead.length >= site.someCorrect) this.#want(Math.min(...ahead));
    else if (this.#mayRejoin(from, change.view)) this.#want(change.view);
    this.#consider(change.view);
    return change.view > before;
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
    if (change.stable !== undefined) {
      if (!endsBatch(change.stable) || checkHeartbeat(site.ring, change.stable) === undefined)
        return undefined;
    }
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
    if (!site.isChanging) return;
    if (this.#isDue()) this.expect();
    if (site.view !== view || this.#coming !== undefined) return;
    const held = this.#of(view);
    if (held.length < site.quorum || !site.isLeader) return;
    const ready = this.#ready(held);
    if (ready === undefined || !site.isChanging) return;
    const { aguid, epoch } = site;
    const ballots = ready.choices.map(({ slot, batch }): NewBallot => {
      const body = encodeBallot({ aguid, epoch, view, slot, batch });
      return { slot, batch, signature: sign(site.key, 'ballot', body) };
    });
    const viewChanges = ready.chosen.map(([index, { signed }]) => ({ index, viewChange: signed }));
    const newView: NewView = { kind: 'newView', view, viewChanges, ballots };
    slots.forgetVotes();
    site.broadcast(newView);
    this.#enter(newView);
    site.count(object.slot > 0 ? 'new-view-led' : 'new-view-led-early');
  }

  /**
   * A quorum whose choices the leader can stand by: it has every batch and the version they build on, so that it says
   * the same after a restart. Where some are held back, another quorum may do without them: TOCS 2002, §4.4, A3.
   */
  #ready(held: readonly [number, Held][]) {
    const { site, object, slots } = this.#parts;
    for (let turn = 0; turn <= held.length - site.quorum; turn++) {
      const chosen = [...held.slice(turn), ...held.slice(0, turn)].slice(0, site.quorum);
      const { choices, stable } = planOf(chosen.map(([, { change }]) => change));
      const isBehind = stable !== undefined && stable.slot > object.slot;
      const lacking = choices.filter(({ slot, batch }) => slot > object.slot && !slots.has(batch));
      if (!isBehind && lacking.length === 0) return { chosen, choices };
      if (turn > 0) continue;
      this.#lacking = new Set(lacking.map(({ batch }) => keyOf(batch)));
      for (const { batch } of lacking) site.broadcast({ kind: 'getBatch', batch });
      if (isBehind) this.#parts.onStable(holderOf(chosen, stable), stable);
    }
    return undefined;
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
    if (isLate || !site.knowsViews) {
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
    if (stable === undefined || stable.slot <= this.#parts.object.slot) this.#enter(message);
    else this.#await(message, stable);
  }

  /**
   * Slots up to the stable one are decided: who does not have it would vote for them anew. Till then the view is one
   * that is wanted, also after a restart. TOCS 2002, §4.4: a replica obtains the checkpoint before it enters.
   */
  #await(newView: NewView, stable: CertifiedHeartbeat): void {
    const { site, slots } = this.#parts;
    site.setView(newView.view, true);
    slots.forgetVotes();
    this.#newView = newView;
    this.#coming = { newView, stable };
    this.#deadlineMs = undefined;
    this.expect();
    this.#parts.onStable(site.leaderOf(newView.view), stable);
  }

  #enter(newView: NewView): void {
    const { site, slots } = this.#parts;
    site.setView(newView.view, false);
    slots.forgetVotes();
    this.#newView = newView;
    this.#coming = undefined;
    this.#beganMs = site.nowMs;
    for (const [index, { change }] of this.#held) {
      if (change.view <= newView.view) this.#held.delete(index);
    }
    this.#deadlineMs = undefined;
    // What was committed in the views before is in its choices, or before them.
    const last = newView.ballots.at(-1)?.slot ?? 0;
    if (site.isRecovering) site.recoveredAt = Math.max(last, this.#parts.object.slot);
    this.#parts.onView(newView.ballots);
    slots.forgetFetched();
  }
}

/** Who has shown that version. */
function holderOf(held: readonly [number, Held][], stable: CertifiedHeartbeat): number {
  return held.find(([, { change }]) => change.stable === stable)?.[0] ?? 0;
}
