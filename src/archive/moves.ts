/**
 * Which of the fragments that are here should be elsewhere, from the side of the watch: all, while the node is
 * drained; else those of which another node is the better holder, slowly, and only while their packs are whole or the
 * other has the same fragment.
 */

import type { NodeAddress } from '../base/index.ts';
import type { PackGuid } from '../id/index.ts';
import { betterHolder, type PondView } from './better-holder.ts';
import {
  DRAIN_AGAIN_PART,
  LEISURELY_SHARE_MIN,
  MOVE_LOOK_MS,
  MOVE_LOOKS_MAX,
  type MoveOutcome,
  type MovePack,
} from './move-interface.ts';
import type { WatchedPack, WatchedPacks } from './watched-packs.ts';

/** What is known of the rest of the pond. */
export type PondSeen = Omit<PondView, 'isSettled'>;

export class Moves {
  readonly #self: NodeAddress;
  readonly #packs: WatchedPacks;
  readonly #pond: () => PondSeen;
  readonly #isWhole: (watched: WatchedPack) => boolean;
  readonly #isUnproven: (pack: PackGuid, nodeId: string, index: number) => boolean;
  readonly #settings: { readonly settleMs: number; readonly bytesPerSecond: number };
  /** Since when each candidate is known without a break. Bounded by the candidates. */
  #knownSince = new Map<string, number>();
  #turn: Iterator<WatchedPack> | undefined;
  #isDraining = false;
  #underWay: MovePack | undefined;
  #nextAtMs = 0;
  readonly #counters = { moved: 0, failed: 0, bytesMoved: 0 };
  /** Of the round that is under way, and of the last one: what nobody took. */
  #refused = 0;
  #stuck = 0;

  /**
   * @param isWhole - whether all fragments of a pack are believed to be there
   * @param settings - `settleMs`: how long a node is known before it is moved to, and the pause between rounds
   */
  constructor(parts: {
    self: NodeAddress;
    packs: WatchedPacks;
    pond: () => PondSeen;
    isWhole: (watched: WatchedPack) => boolean;
    isUnproven: (pack: PackGuid, nodeId: string, index: number) => boolean;
    settings: { readonly settleMs: number; readonly bytesPerSecond: number };
  }) {
    this.#self = parts.self;
    this.#packs = parts.packs;
    this.#pond = parts.pond;
    this.#isWhole = parts.isWhole;
    this.#isUnproven = parts.isUnproven;
    this.#settings = parts.settings;
  }

  startAt(atMs: number): void {
    this.#nextAtMs = atMs;
  }

  drain(nowMs: number, isDraining: boolean): void {
    this.#isDraining = isDraining;
    this.#turn = undefined;
    this.#refused = 0;
    this.#stuck = 0;
    this.#nextAtMs = nowMs;
  }

  deadlineMs(): number {
    return this.#underWay !== undefined ? Number.POSITIVE_INFINITY : this.#nextAtMs;
  }

  /** The next move, if it is time for one. */
  next(nowMs: number): MovePack | undefined {
    if (nowMs < this.deadlineMs()) return undefined;
    const pond = this.#pond();
    this.#meet(nowMs, pond.candidates);
    this.#nextAtMs = nowMs + MOVE_LOOK_MS;
    const isSettled = (nodeId: string) =>
      nowMs >= (this.#knownSince.get(nodeId) ?? Number.POSITIVE_INFINITY) + this.#settings.settleMs;
    this.#turn ??= this.#packs.all()[Symbol.iterator]();
    for (let looks = 0; looks < MOVE_LOOKS_MAX; looks++) {
      const { value: watched } = this.#turn.next();
      if (watched === undefined) {
        this.#endRound(nowMs);
        return undefined;
      }
      const move = this.#isDraining
        ? this.#moveOf(watched, undefined)
        : this.#better(watched, { ...pond, isSettled });
      if (move === undefined) continue;
      this.#underWay = move;
      return move;
    }
    return undefined;
  }

  /** Whatever came of the move that `next` gave. */
  ended(nowMs: number, { isMoved, isRefused, bytesMoved }: MoveOutcome): void {
    const move = this.#underWay;
    this.#underWay = undefined;
    this.#counters.bytesMoved += bytesMoved;
    if (isMoved) this.#counters.moved++;
    else this.#counters.failed++;
    if (isRefused) this.#refused++;
    const share =
      move?.reason === 'drain' ? 1 : Math.max(LEISURELY_SHARE_MIN, this.#knownSince.size);
    const paidMs = (bytesMoved * 1000 * share) / this.#settings.bytesPerSecond;
    // Who failed for nothing does not come round in the same moment.
    const pauseMs = isMoved || this.#isDraining ? 0 : MOVE_LOOK_MS;
    this.#nextAtMs = nowMs + Math.max(pauseMs, Math.ceil(paidMs));
  }

  /** Numbers for `ocean status`. */
  status() {
    return {
      isDraining: this.#isDraining,
      /** Packs of which something is here. */
      left: this.#packs.size,
      /** Of the last round while drained: what no other node took. */
      stuck: this.#isDraining ? this.#stuck : 0,
      isUnderWay: this.#underWay !== undefined,
      ...this.#counters,
    };
  }

  #endRound(nowMs: number): void {
    this.#turn = undefined;
    this.#stuck = this.#refused;
    this.#refused = 0;
    const { settleMs } = this.#settings;
    const pauseMs = this.#isDraining ? Math.ceil(settleMs / DRAIN_AGAIN_PART) : settleMs;
    this.#nextAtMs = nowMs + Math.max(MOVE_LOOK_MS, pauseMs);
  }

  /** Who was away for a moment begins anew. */
  #meet(nowMs: number, candidates: readonly NodeAddress[]): void {
    const before = this.#knownSince;
    this.#knownSince = new Map(
      candidates.map(({ nodeId }) => [nodeId, before.get(nodeId) ?? nowMs]),
    );
  }

  #better(watched: WatchedPack, view: PondView): MovePack | undefined {
    const [index] = watched.indexes;
    if (index === undefined) return undefined;
    const others = this.#packs.holders(watched);
    if (others.some(({ node }) => node.isSilent)) return undefined;
    // Nobody relies on what a holder could not show.
    const holders = others.map(({ node: { address }, indexes }) => ({
      node: address,
      indexes: indexes.filter((one) => !this.#isUnproven(watched.pack, address.nodeId, one)),
    }));
    // Where every node has a fragment of the pack, surplus must go before a missing one finds a place.
    const isSurplus = holders.some(({ indexes }) => indexes.includes(index));
    if (!isSurplus && !this.#isWhole(watched)) return undefined;
    holders.push({ node: this.#self, indexes: [...watched.indexes] });
    const { pack, n } = watched;
    const to = betterHolder({ pack, n, index, at: this.#self, holders }, view);
    return to && this.#moveOf(watched, to);
  }

  #moveOf(watched: WatchedPack, to: NodeAddress | undefined): MovePack | undefined {
    const [index] = watched.indexes;
    if (index === undefined) return undefined;
    const holders = this.#packs.holders(watched).map(({ node }) => node.address);
    const reason = to === undefined ? 'drain' : 'balance';
    const all = [this.#self, ...holders];
    return { kind: 'move', pack: watched.pack, index, reason, to, holders: all };
  }
}
