/**
 * From whom a replica hears of an object: one node at a time, another replica or a member of the ring. The nearest
 * replica that may be a parent comes first, then the nearest member. Whoever is lost, refuses, or does not answer a
 * subscription in time is passed over for a while.
 */

import type { NodeAddress } from '../base/index.ts';
import type { Aguid } from '../id/index.ts';
import {
  ANSWER_MS,
  BEHIND_RETRY_MS,
  CANDIDATES_MAX,
  PARENT_ANSWER_MS,
  PARENT_INTERVAL_MS,
  PARENT_RETRY_MS,
  RETRY_MS,
  SILENT_MEMBER_MS,
  SUBSCRIBE_INTERVAL_MS,
} from './limits.ts';
import { standsBefore } from './rank.ts';

export type Failure = 'lost' | 'refused' | 'silent' | 'behind';

export class ParentChoice {
  readonly #aguid: Aguid;
  readonly #self: string | undefined;
  /** All members of the ring, nearest first. */
  #members: readonly NodeAddress[];
  /** Replicas that stand before this one, nearest first. INVARIANT: at most CANDIDATES_MAX. */
  #candidates: readonly NodeAddress[] = [];
  #parent: NodeAddress;
  /** Who is not asked before when. INVARIANT: members, candidates and the parent only. */
  readonly #passedOver = new Map<string, number>();
  subscribeAtMs: number;
  /** The parent owes an answer by then. */
  #answerByMs: number | undefined;
  /** Nobody has answered since. */
  #orphanSinceMs: number | undefined;

  /** @param self - undefined: never at another replica */
  constructor(options: {
    nowMs: number;
    aguid: Aguid;
    self: string | undefined;
    members: readonly NodeAddress[];
  }) {
    this.#aguid = options.aguid;
    this.#self = options.self;
    this.#members = options.members;
    this.#parent = options.members[0] as NodeAddress;
    this.subscribeAtMs = options.nowMs;
    this.#orphanSinceMs = options.nowMs;
  }

  get parent(): NodeAddress {
    return this.#parent;
  }

  get members(): readonly NodeAddress[] {
    return this.#members;
  }

  get isAtMember(): boolean {
    return this.isMember(this.#parent.nodeId);
  }

  /** Whether the parent has answered, or another one is being tried for no longer than that may take. */
  isFed(nowMs: number): boolean {
    return this.#orphanSinceMs === undefined || nowMs - this.#orphanSinceMs <= ANSWER_MS;
  }

  get isReachable(): boolean {
    return this.#orphanSinceMs === undefined;
  }

  get owesAnswer(): boolean {
    return this.#answerByMs !== undefined;
  }

  isMember(nodeId: string): boolean {
    return this.#members.some((member) => member.nodeId === nodeId);
  }

  /** Whether a message of this node is looked at. */
  knows(nodeId: string): boolean {
    const isIt = (one: NodeAddress) => one.nodeId === nodeId;
    return isIt(this.#parent) || this.#members.some(isIt) || this.#candidates.some(isIt);
  }

  deadlineMs(): number {
    return Math.min(this.subscribeAtMs, this.#answerByMs ?? this.subscribeAtMs);
  }

  /** A subscription was sent to the parent. */
  subscribed(nowMs: number): void {
    const isAtMember = this.isAtMember;
    this.#answerByMs ??= nowMs + (isAtMember ? ANSWER_MS : PARENT_ANSWER_MS);
    this.subscribeAtMs = nowMs + (isAtMember ? SUBSCRIBE_INTERVAL_MS : PARENT_INTERVAL_MS);
  }

  /** A message about the object came. */
  heard(nodeId: string): void {
    if (nodeId !== this.#parent.nodeId) return;
    this.#answerByMs = undefined;
    this.#orphanSinceMs = undefined;
    this.#passedOver.delete(nodeId);
  }

  /** True when the parent owes an answer for too long. */
  isSilent(nowMs: number): boolean {
    return this.#answerByMs !== undefined && this.#answerByMs <= nowMs;
  }

  /** The parent is no good for now: the next one is to be subscribed at. */
  failed(nowMs: number, why: Failure): void {
    this.#passedOver.set(this.#parent.nodeId, nowMs + this.#pauseMs(why));
    this.#orphanSinceMs ??= nowMs;
    this.#choose(nowMs);
  }

  #pauseMs(why: Failure): number {
    if (why === 'behind') return BEHIND_RETRY_MS;
    if (!this.isAtMember) return PARENT_RETRY_MS;
    return why === 'silent' ? SILENT_MEMBER_MS : RETRY_MS;
  }

  /** The first that is not passed over; else the one whose time comes first. */
  #choose(nowMs: number): void {
    let best: NodeAddress = this.#parent;
    let bestAtMs = Number.POSITIVE_INFINITY;
    for (const one of [...this.#candidates, ...this.#members]) {
      const atMs = Math.max(nowMs, this.#passedOver.get(one.nodeId) ?? 0);
      if (atMs < bestAtMs) [best, bestAtMs] = [one, atMs];
    }
    this.#parent = best;
    this.#answerByMs = undefined;
    this.subscribeAtMs = bestAtMs;
    this.#forget();
  }

  /** Takes replicas near this node, nearest first. True when another parent was chosen. */
  offer(nowMs: number, nodes: readonly NodeAddress[]): boolean {
    const self = this.#self;
    // A member of the ring has all at first hand.
    if (self === undefined || this.isMember(self)) return false;
    this.#candidates = nodes
      .filter(({ nodeId }) => !this.isMember(nodeId) && standsBefore(this.#aguid, nodeId, self))
      .slice(0, CANDIDATES_MAX);
    this.#forget();
    // A replica that works is kept: moving costs more than a few milliseconds more on the way.
    return this.#candidates.length > 0 && this.isAtMember && this.#move(nowMs);
  }

  /** Puts the members in another order. True when another parent was chosen. */
  prefer(nowMs: number, members: readonly NodeAddress[]): boolean {
    this.#members = members;
    return this.isAtMember && this.#move(nowMs);
  }

  /** To the best that is not passed over. */
  #move(nowMs: number): boolean {
    const before = this.#parent.nodeId;
    const all = [...this.#candidates, ...this.#members];
    const best = all.find(({ nodeId }) => (this.#passedOver.get(nodeId) ?? 0) <= nowMs);
    if (best === undefined || best.nodeId === before) return false;
    this.#choose(nowMs);
    return true;
  }

  #forget(): void {
    for (const nodeId of this.#passedOver.keys()) {
      if (!this.knows(nodeId)) this.#passedOver.delete(nodeId);
    }
  }

  checkInvariants(): void {
    if (this.#candidates.length > CANDIDATES_MAX) throw new Error('Too many candidates');
    for (const nodeId of this.#passedOver.keys()) {
      if (!this.knows(nodeId)) throw new Error(`${nodeId} is passed over for nothing`);
    }
    const { nodeId } = this.#parent;
    if (this.isMember(nodeId)) return;
    if (this.#self === undefined || !standsBefore(this.#aguid, nodeId, this.#self)) {
      throw new Error(`${nodeId} does not stand before this replica`);
    }
  }
}
