/**
 * Fresh reads without asking the ring: while followers want it, members tell each other every few seconds how far they
 * have voted, each in a signed word. A quorum of words that name no slot after the last committed one shows that its
 * version was the latest, and goes down the dissemination tree. OceanStore, ASPLOS 2000, §4.4.4 (heartbeats), with the
 * time as the reader needs it.
 */

import { checkFreshVote, signFreshVote } from '../object/index.ts';
import type { Fresh, FreshVote } from '../wire/index.ts';
import type { HostedObject } from './hosted-object.ts';
import { FRESH_MS, SUBSCRIPTION_MS } from './limits.ts';
import type { Site } from './site.ts';
import type { Slots } from './slots.ts';

export interface FreshnessParts {
  readonly site: Site;
  readonly object: HostedObject;
  readonly slots: Slots;
  readonly onFresh: (fresh: Fresh) => void;
}

export class Freshness {
  readonly #parts: FreshnessParts;
  /** Until then somebody who follows here wants to know. */
  #wantedUntilMs = 0;
  #askAtMs: number | undefined;
  /** The newest of each member, in this epoch. */
  readonly #votes = new Map<number, FreshVote>();
  /** The time that was last told. */
  #toldMs = 0;

  constructor(parts: FreshnessParts) {
    this.#parts = parts;
  }

  /** A follower wants to be told for as long as a subscription lasts. */
  want(): void {
    const { nowMs } = this.#parts.site;
    this.#wantedUntilMs = nowMs + SUBSCRIPTION_MS;
    this.#askAtMs ??= nowMs;
  }

  deadlineMs(): number | undefined {
    return this.#askAtMs;
  }

  tick(): void {
    const { site } = this.#parts;
    if (this.#askAtMs === undefined || site.nowMs < this.#askAtMs) return;
    if (site.nowMs > this.#wantedUntilMs) {
      this.#askAtMs = undefined;
      return;
    }
    this.#askAtMs = site.nowMs + FRESH_MS;
    const vote = this.#own();
    // The others can do without the word of one that may not vote: but nobody asks them then.
    if (vote !== undefined) site.broadcast({ kind: 'fresh', vote, asks: true });
  }

  /** Undefined while this member may not vote: it may have voted for what it has forgotten. */
  #own(): FreshVote | undefined {
    const { site, object, slots } = this.#parts;
    if (!site.mayVote) return undefined;
    const { index, nowMs: timeMs } = site;
    const before = this.#votes.get(index);
    const slot = Math.max(object.slot, slots.filledMax(site.view), slots.preparedMax);
    const isNew = before?.slot === slot && timeMs - before.timeMs < FRESH_MS / 2;
    if (isNew) return before;
    const vote = signFreshVote(site.key, site.ring, { index, slot, timeMs });
    this.#votes.set(index, vote);
    return vote;
  }

  onVote(from: number, vote: FreshVote, asks: boolean): void {
    const { site } = this.#parts;
    const before = this.#votes.get(from);
    if (vote.index !== from || !checkFreshVote(site.ring, vote)) {
      site.count('forged');
      return;
    }
    if (vote.timeMs > (before?.timeMs ?? 0)) this.#votes.set(from, vote);
    const own = asks ? this.#own() : undefined;
    if (own !== undefined) site.send(from, { kind: 'fresh', vote: own, asks: false });
  }

  /** Last thing in every step: tells followers, if there is news. */
  finishStep(): void {
    const { site, object, onFresh } = this.#parts;
    const { latest } = object;
    if (site.nowMs > this.#wantedUntilMs || latest === undefined) return;
    const votes = [...this.#votes.values()]
      .filter(({ slot }) => slot <= latest.slot)
      .sort((a, b) => b.timeMs - a.timeMs)
      .slice(0, site.quorum);
    const timeMs = votes.at(-1)?.timeMs ?? 0;
    if (votes.length < site.quorum || timeMs <= this.#toldMs) return;
    this.#toldMs = timeMs;
    onFresh({ kind: 'fresh', heartbeat: latest, votes });
  }
}
