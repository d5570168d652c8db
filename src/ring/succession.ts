/**
 * Replacing a silent member without the owner, where its certificate lets the ring do so. Each member watches the
 * others by itself, and tells with its status which ring it would give way to; once a quorum tells the same, that ring
 * is put to the vote, and each member votes for it only if it has itself heard nothing of who is to go, for as long as
 * the owner said. The spares are the owner's too, so a liar chooses neither who goes nor who comes.
 */

import { EMPTY, equal } from '../base/index.ts';
import { neighborsOf, ringDigest, stepTo, successor } from '../object/index.ts';
import { encodeRingCertificate, type SignedRing } from '../wire/index.ts';
import { SUCCESSION_ROUNDS } from './limits.ts';
import type { Site } from './site.ts';

/** What a ring makes by itself has no signature before a quorum has certified it. */
export function isUnsigned({ signature, handover }: SignedRing): boolean {
  return signature.length === 0 && handover === undefined;
}

export class Succession {
  readonly #site: Site;
  /** When each member was heard last. Empty before the first look. */
  #heardMs: number[] = [];
  /** The same of spares, by NodeId. INVARIANT: at most SPARES_MAX. */
  readonly #sparesHeardMs = new Map<string, number>();
  /** What others would give way to, by member. */
  readonly #wishes = new Map<number, { readonly successor: Uint8Array; readonly atMs: number }>();
  #lookedMs = Number.NEGATIVE_INFINITY;

  constructor(site: Site) {
    this.#site = site;
  }

  get #silenceMs(): number {
    return this.#site.ring.succession?.replaceAfterMs ?? Number.POSITIVE_INFINITY;
  }

  /** The members must be asked as often as this, or silence would not mean anything. */
  get pauseMsMax(): number {
    return this.#silenceMs / SUCCESSION_ROUNDS;
  }

  heard(member: number): void {
    this.#heardMs[member] = this.#site.nowMs;
  }

  /** A node that is no member says that it lives. */
  heardOther(nodeId: string): void {
    const { succession } = this.#site.ring;
    const isSpare = succession?.spares.some(({ address }) => address.nodeId === nodeId);
    if (isSpare) this.#sparesHeardMs.set(nodeId, this.#site.nowMs);
  }

  onStatus(from: number, wish: Uint8Array | undefined): void {
    if (wish === undefined) this.#wishes.delete(from);
    else this.#wishes.set(from, { successor: wish, atMs: this.#site.nowMs });
  }

  /** A round of questions begins. */
  look(): void {
    const { nowMs, ring, aguid, epoch, out } = this.#site;
    const { succession } = ring;
    if (succession === undefined) return;
    // A process that did not run has heard nobody, and that says nothing about them.
    if (nowMs - this.#lookedMs > this.#silenceMs / 2) {
      this.#heardMs = ring.members.map(() => nowMs);
      this.#wishes.clear();
    }
    this.#lookedMs = nowMs;
    if (!this.#heardMs.some((_, member) => this.#isSilent(member, this.#silenceMs / 2))) return;
    for (const { address: to } of succession.spares)
      out.send.push({ to, message: { aguid, epoch, message: { kind: 'getStatus' } } });
  }

  #isSilent(member: number, forMs: number): boolean {
    const heardMs = this.#heardMs[member];
    if (member === this.#site.index || heardMs === undefined) return false;
    return this.#site.nowMs - heardMs >= forMs;
  }

  #isThere(spare: number): boolean {
    const nodeId = this.#site.ring.succession?.spares[spare]?.address.nodeId ?? '';
    const heardMs = this.#sparesHeardMs.get(nodeId) ?? Number.NEGATIVE_INFINITY;
    return this.#site.nowMs - heardMs <= this.#silenceMs / 2;
  }

  /** The ring that this member would give way to now. */
  wish(): SignedRing | undefined {
    const { ring, isRecovering } = this.#site;
    if (ring.succession === undefined || isRecovering) return undefined;
    const gone = ring.members.findIndex((_, member) => this.#isSilent(member, this.#silenceMs));
    const steps = [...ring.succession.spares.keys()]
      .filter((spare) => this.#isThere(spare))
      .map((spare) => ({ gone, spare }))
      .sort((a, b) => neighborsOf(ring, a) - neighborsOf(ring, b) || a.spare - b.spare);
    for (const step of steps) {
      const next = successor(ring, step);
      if (next !== undefined) return { body: encodeRingCertificate(next), signature: EMPTY };
    }
    return undefined;
  }

  /** The same, when a quorum would. */
  agreed(): SignedRing | undefined {
    const { nowMs, quorum } = this.#site;
    const wish = this.wish();
    if (wish === undefined) return undefined;
    const digest = ringDigest(wish);
    const others = [...this.#wishes.values()].filter(
      (one) => equal(one.successor, digest) && nowMs - one.atMs <= this.#silenceMs / 2,
    );
    return others.length + 1 >= quorum ? wish : undefined;
  }

  /** Whether this member votes for it: it finds itself that the one is silent and the other is there. */
  accepts(next: SignedRing): boolean {
    const step = stepTo(this.#site.ring, next.body);
    if (step === undefined) return false;
    return this.#isSilent(step.gone, this.#silenceMs) && this.#isThere(step.spare);
  }
}
