/** An object that this node follows: the version it has, the parent it has it from, the children it passes it on to. */

import type { NodeAddress } from '../base/index.ts';
import type { Aguid } from '../id/index.ts';
import type {
  CertifiedHeartbeat,
  Commit,
  ObjectCertificate,
  RingCertificate,
  SignedRing,
} from '../wire/index.ts';
import { Children } from './children.ts';
import type { Latest } from './interface.ts';
import {
  AUDIT_INTERVAL_MS,
  BEHIND_MS,
  CHILDREN_MAX,
  FRESH_WANTED_MS,
  WAITING_MAX,
} from './limits.ts';
import { type Failure, ParentChoice } from './parent-choice.ts';

/** A version that is certified and that the parent has not shown. */
interface Announced {
  readonly version: number;
  readonly certified: CertifiedHeartbeat;
  readonly byMs: number;
}

export class Followed {
  readonly aguid: Aguid;
  readonly ring: RingCertificate;
  readonly object: ObjectCertificate;
  readonly ringSigned: SignedRing;
  readonly choice: ParentChoice;
  readonly children = new Children();
  /** Commits that came before the one they build on, by version. INVARIANT: at most WAITING_MAX. */
  readonly waiting = new Map<number, Commit>();
  latest: Latest | undefined;
  /** Of the latest version. */
  certified: CertifiedHeartbeat | undefined;
  /** The last word of the ring: a version, and a time at which it was the latest. */
  #fresh = { version: -1, timeMs: Number.NEGATIVE_INFINITY };
  #freshWantedUntilMs = Number.NEGATIVE_INFINITY;
  /** Serial number of what the owner keeps, as far as it was heeded here. */
  retained = 0;
  /** The latest version that the present parent has shown. */
  #shown = -1;
  #announced: Announced | undefined;
  #auditAtMs: number;
  #audits = 0;

  constructor(options: {
    nowMs: number;
    object: ObjectCertificate;
    ring: RingCertificate;
    ringSigned: SignedRing;
    self: string | undefined;
    members: readonly NodeAddress[];
  }) {
    const { nowMs, ring, self, members } = options;
    this.aguid = ring.aguid;
    this.ring = ring;
    this.object = options.object;
    this.ringSigned = options.ringSigned;
    this.choice = new ParentChoice({ nowMs, aguid: ring.aguid, self, members });
    this.#auditAtMs = nowMs + AUDIT_INTERVAL_MS;
  }

  get version(): number {
    return this.latest?.version ?? -1;
  }

  take(latest: Latest, certified: CertifiedHeartbeat): void {
    this.latest = latest;
    this.certified = certified;
    for (const version of this.waiting.keys()) {
      if (version <= latest.version) this.waiting.delete(version);
    }
  }

  /** All that was committed by then is in the version that this replica has. In ms, by the clocks of the ring. */
  get freshUntilMs(): number {
    return this.#fresh.version <= this.version ? this.#fresh.timeMs : Number.NEGATIVE_INFINITY;
  }

  /** False when it is no news. */
  tellFresh(word: { readonly version: number; readonly timeMs: number }): boolean {
    if (word.timeMs <= this.#fresh.timeMs) return false;
    this.#fresh = word;
    return true;
  }

  /** Whether the readers here, or at a child, want to know how old what they read may be. */
  wantsFresh(nowMs: number): boolean {
    return nowMs <= this.#freshWantedUntilMs || this.children.wantingFresh(nowMs).length > 0;
  }

  wantFresh(nowMs: number): void {
    this.#freshWantedUntilMs = nowMs + FRESH_WANTED_MS;
  }

  /** A node has shown that it has a version. */
  heard(nodeId: string, version: number): void {
    this.choice.heard(nodeId);
    if (nodeId === this.choice.parent.nodeId) this.#shown = Math.max(this.#shown, version);
  }

  failed(nowMs: number, why: Failure): void {
    this.choice.failed(nowMs, why);
    this.moved();
  }

  /** The parent is another one now. */
  moved(): void {
    this.#shown = -1;
    this.#announced = undefined;
  }

  /** The parent is all there is of the ring. */
  get isAtSource(): boolean {
    return this.choice.isAtMember && this.ring.members.length === 1;
  }

  /** The ring has that version; the parent is given some time to show it too. */
  announced(nowMs: number, version: number, certified: CertifiedHeartbeat): void {
    if (this.isAtSource || version <= this.#shown) return;
    if (this.#announced !== undefined) return; // Its time would never come.
    this.#announced = { version, certified, byMs: nowMs + BEHIND_MS };
  }

  /** Whether the parent must show a version that came another way. */
  get isAwaiting(): boolean {
    return this.#announced !== undefined;
  }

  /** What the parent has kept back for too long; it is forgotten with this call. */
  overdue(nowMs: number): CertifiedHeartbeat | undefined {
    const announced = this.#announced;
    if (announced === undefined || announced.byMs > nowMs) return undefined;
    this.#announced = undefined;
    return this.#shown < announced.version ? announced.certified : undefined;
  }

  /** The member to ask now whether the parent keeps something back. */
  auditor(nowMs: number): NodeAddress | undefined {
    if (this.#auditAtMs > nowMs) return undefined;
    this.#auditAtMs = nowMs + AUDIT_INTERVAL_MS;
    const { members, parent } = this.choice;
    const others = members.filter(({ nodeId }) => nodeId !== parent.nodeId);
    // Another one each time: one of them may be down, or lie.
    return others[this.#audits++ % others.length];
  }

  deadlineMs(): number {
    const { choice } = this;
    const byMs = this.#announced?.byMs ?? Number.POSITIVE_INFINITY;
    return Math.min(choice.deadlineMs(), this.#auditAtMs, byMs);
  }

  checkInvariants(): void {
    if (this.waiting.size > WAITING_MAX) throw new Error('Too many commits wait');
    if (this.children.count > CHILDREN_MAX) throw new Error('Too many children');
    this.choice.checkInvariants();
  }
}
