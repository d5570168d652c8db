/**
 * The first half of the normal case: the leader gives each batch a slot, and a quorum accepts it (pre-prepare,
 * prepare). A slot that is committed here needs no other checkpoint: 2f + 1 members have signed the state after it.
 * Castro and Liskov, TOCS 2002, §4.1 and §4.2.
 */

import { equal } from '../base/index.ts';
import { type Digest, digest, sign, verify } from '../crypto/index.ts';
import {
  encodeBallot,
  encodeBatch,
  type MemberSignature,
  type NewBallot,
  type RingMessage,
} from '../wire/index.ts';
import type { Batches } from './batches.ts';
import type { Evidences } from './evidence.ts';
import type { Execution } from './execution.ts';
import type { CheckedBatch, HostedObject } from './hosted-object.ts';
import { CLOCK_AHEAD_MS_MAX, PIPELINE_MAX, RESERVED_UPDATE_BYTES_MAX } from './limits.ts';
import type { Requests } from './requests.ts';
import type { Site } from './site.ts';
import { NULL_BATCH, NULL_DIGEST, type Slot, type Slots } from './slots.ts';

type Message<K extends RingMessage['kind']> = Extract<RingMessage, { kind: K }>;

export interface OrderingParts {
  readonly site: Site;
  readonly object: HostedObject;
  readonly slots: Slots;
  readonly requests: Requests;
  readonly batches: Batches;
  readonly evidences: Evidences;
  /** Whether this member votes for the end of the epoch that a batch would be. */
  readonly agrees: (batch: CheckedBatch) => boolean;
  /** What becomes of prepared batches. */
  readonly execution: Execution;
}

export class Ordering {
  readonly #parts: OrderingParts;
  readonly #site: Site;

  constructor(parts: OrderingParts) {
    this.#parts = parts;
    this.#site = parts.site;
  }

  /** Makes batches of what waits, if this member leads. Called at the end of every step. */
  propose(): void {
    const { site, object, slots, requests } = this.#parts;
    if (!site.isLeader || !site.mayVote) return;
    for (;;) {
      const slot = Math.max(object.slot, slots.filledMax(site.view)) + 1;
      if (slot > object.slot + PIPELINE_MAX) return;
      // The first slot certifies version 0, with or without an update.
      const isGenesis = slot === 1;
      if (this.#isEnding()) return;
      const { nextRing } = requests;
      const taken = nextRing === undefined ? requests.take() : [];
      if (taken.length === 0 && !isGenesis && nextRing === undefined) return;
      const timeMs = Math.max(site.nowMs, object.lastTimeMs);
      const bytes = encodeBatch({
        timeMs,
        nextRing,
        requests: taken.map(({ request }) => request),
      });
      const checked = taken.map(({ request, update }) => ({ request, update }));
      const batch = { timeMs, nextRing, requests: checked };
      const name = digest('batch', bytes);
      const signature = this.#ballot(slot, name);
      this.#accept(slot, { bytes, name, batch }, signature);
      site.broadcast({ kind: 'prePrepare', view: site.view, slot, signature, batch: bytes });
    }
  }

  /** The last batch of the epoch is on its way: nothing may follow it. */
  #isEnding(): boolean {
    const { site, object, slots } = this.#parts;
    if (object.isEnding) return true;
    return slots.all().some(({ accepted, chosen }) => {
      // What a chosen batch holds is not known before it is here.
      if (chosen !== undefined) return true;
      return accepted?.view === site.view && accepted.batch.nextRing !== undefined;
    });
  }

  #ballotBody(slot: number, batch: Uint8Array): Uint8Array {
    const { aguid, epoch, view } = this.#site;
    return encodeBallot({ aguid, epoch, view, slot, batch });
  }

  #ballot(slot: number, batch: Uint8Array): Uint8Array {
    return sign(this.#site.key, 'ballot', this.#ballotBody(slot, batch));
  }

  #isBallotOf(member: number, slot: number, batch: Uint8Array, signature: Uint8Array): boolean {
    const publicKey = this.#site.ring.members[member]?.publicKey;
    if (publicKey === undefined) return false;
    return verify(publicKey, 'ballot', this.#ballotBody(slot, batch), signature);
  }

  onPrePrepare(from: number, { view, slot, signature, batch: bytes }: Message<'prePrepare'>): void {
    const { site, object, slots, evidences } = this.#parts;
    if (view !== site.view || !site.mayVote || from !== site.leaderOf(view)) {
      site.count('vote-late');
      return;
    }
    if (!slots.isInWindow(slot, object.slot)) {
      site.count('slot-out-of-window');
      return;
    }
    const batchDigest = digest('batch', bytes);
    const before = slots.get(slot)?.ballots.get(from);
    if (before !== undefined) {
      if (equal(before.batch, batchDigest)) {
        this.onFound(bytes, batchDigest);
        return;
      }
      if (!this.#isBallotOf(from, slot, batchDigest, signature)) {
        site.count('forged');
        return;
      }
      const place = { member: from, what: 'ballot', view, slot } as const;
      evidences.add(place, [before.batch, before.signature], [batchDigest, signature]);
      return;
    }
    if (!this.#isBallotOf(from, slot, batchDigest, signature)) {
      site.count('forged');
      return;
    }
    const batch = this.#parts.batches.read(bytes);
    const latestMs = Math.max(site.nowMs + CLOCK_AHEAD_MS_MAX, object.lastTimeMs);
    if (batch === undefined || batch.timeMs > latestMs || !this.#parts.agrees(batch)) {
      site.count('batch-refused');
      return;
    }
    if (site.tables.bytesFree() < 2 * bytes.length + RESERVED_UPDATE_BYTES_MAX) {
      site.count('no-space');
      return;
    }
    this.#accept(slot, { bytes, name: batchDigest, batch }, signature);
  }

  /** The bytes of a batch, perhaps of one that a new view chose and that is not here yet. */
  onFound(bytes: Uint8Array, batchDigest: Digest): void {
    const { site, slots, batches } = this.#parts;
    if (!site.mayVote) return;
    for (const slot of slots.all()) {
      if (slot.chosen === undefined || !equal(slot.chosen.digest, batchDigest)) continue;
      const batch = batches.read(bytes);
      if (batch !== undefined) this.#acceptChosen(slot, bytes, batch);
    }
  }

  /** A new view's choice for a slot, whose bytes are here. */
  #acceptChosen(slot: Slot, bytes: Uint8Array, batch: CheckedBatch): void {
    const { chosen } = slot;
    if (chosen === undefined) return;
    slot.chosen = undefined;
    this.#accept(slot.number, { bytes, name: chosen.digest, batch }, chosen.leaderSignature);
  }

  /** Takes a new view's choice; false when its batch must be fetched first. */
  choose({ slot: number, batch: wanted, signature }: NewBallot): boolean {
    const { site, object, slots } = this.#parts;
    const slot = slots.open(number, object.slot);
    if (slot === undefined) return true;
    slot.ballots.set(site.leaderOf(site.view), { batch: wanted, signature });
    slot.chosen = { digest: wanted as Digest, leaderSignature: signature };
    const { accepted } = slot;
    const bytes = slots.batch(wanted);
    const isNull = equal(wanted, NULL_DIGEST);
    if (isNull)
      this.#acceptChosen(slot, NULL_BATCH, { timeMs: 0, requests: [], nextRing: undefined });
    else if (accepted !== undefined && equal(accepted.digest, wanted)) {
      this.#acceptChosen(slot, accepted.bytes, accepted.batch);
    } else {
      const batch = bytes && this.#parts.batches.read(bytes);
      if (bytes === undefined || batch === undefined) return false;
      this.#acceptChosen(slot, bytes, batch);
    }
    return true;
  }

  /** @param batch - encoded, its digest, and what was read of it */
  #accept(
    number: number,
    { bytes, name, batch }: { bytes: Uint8Array; name: Digest; batch: CheckedBatch },
    leaderSignature: Uint8Array,
  ): void {
    const { site, object, slots } = this.#parts;
    const slot = slots.open(number, object.slot);
    if (slot === undefined) return;
    const { view, index } = site;
    slot.accepted = { view, digest: name, bytes, batch, leaderSignature };
    const leader = site.leaderOf(view);
    slot.ballots.set(leader, { batch: name, signature: leaderSignature });
    if (leader !== index) {
      const signature = this.#ballot(number, name);
      slot.ballots.set(index, { batch: name, signature });
      site.broadcast(this.#prepare(slot, signature));
    }
    this.#convictLeader(slot);
    this.#prepared(slot);
  }

  /** Others pass on what the leader signed for them: is it what it signed for this member? */
  #convictLeader({ number, ballots }: Slot): void {
    const { site, evidences } = this.#parts;
    const leader = site.leaderOf(site.view);
    const led = ballots.get(leader);
    if (led === undefined) return;
    for (const { batch, leaderSignature } of ballots.values()) {
      if (leaderSignature === undefined || equal(batch, led.batch)) continue;
      // Either the leader signed both, or that member made one up.
      if (!this.#isBallotOf(leader, number, batch, leaderSignature)) {
        site.count('forged');
        continue;
      }
      const place = { member: leader, what: 'ballot', view: site.view, slot: number } as const;
      evidences.add(place, [led.batch, led.signature], [batch, leaderSignature]);
    }
  }

  #prepare(slot: Slot, signature: Uint8Array): RingMessage {
    const { view } = this.#site;
    const { digest: batch, leaderSignature } = slot.accepted as {
      digest: Digest;
      leaderSignature: Uint8Array;
    };
    return { kind: 'prepare', view, slot: slot.number, batch, signature, leaderSignature };
  }

  onPrepare(from: number, message: Message<'prepare'>): void {
    const { site, object, slots, evidences } = this.#parts;
    const { view, slot: number, batch, signature, leaderSignature } = message;
    const leader = site.leaderOf(view);
    if (view !== site.view || !site.mayVote || from === leader) {
      site.count('vote-late');
      return;
    }
    const known = slots.get(number);
    const before = known?.ballots.get(from);
    if (before !== undefined && equal(before.batch, batch)) return;
    if (!slots.isInWindow(number, object.slot)) return;
    // One more of the same: a quorum has been checked.
    if (known?.prepared?.view === view && equal(known.prepared.batch, batch)) return;
    if (!this.#isBallotOf(from, number, batch, signature)) {
      site.count('forged');
      return;
    }
    if (before !== undefined) {
      const place = { member: from, what: 'ballot', view, slot: number } as const;
      evidences.add(place, [before.batch, before.signature], [batch, signature]);
      return;
    }
    const slot = slots.open(number, object.slot);
    if (slot === undefined) return;
    slot.ballots.set(from, { batch, signature, leaderSignature });
    this.#convictLeader(slot);
    this.#prepared(slot);
  }

  /** Pre-prepare and 2f prepares that match it: TOCS 2002, §4.2. */
  #prepared(slot: Slot): void {
    const { site, slots } = this.#parts;
    const { accepted, ballots, number } = slot;
    if (accepted?.view !== site.view || slot.prepared?.view === site.view) return;
    const signatures: MemberSignature[] = [];
    for (const [index, { batch, signature }] of ballots) {
      if (equal(batch, accepted.digest)) signatures.push({ index, signature });
    }
    if (signatures.length < site.quorum) return;
    slot.prepared = { view: site.view, slot: number, batch: accepted.digest, signatures };
    slot.preparedBytes = accepted.bytes;
    slots.change(slot);
    this.#parts.execution.advance();
  }

  /** Sends the votes of a slot again that had no effect. */
  resend(slot: Slot): void {
    const { site } = this.#parts;
    const { accepted, number: at } = slot;
    if (!site.mayVote || accepted?.view !== site.view) return;
    const { view, index } = site;
    if (site.isLeader) {
      const { bytes: batch, leaderSignature: signature } = accepted;
      for (let member = 0; member < site.ring.members.length; member++) {
        if (slot.ballots.has(member)) continue;
        site.send(member, { kind: 'prePrepare', view, slot: at, signature, batch });
      }
    }
    const ballot = slot.ballots.get(index);
    if (ballot !== undefined && !site.isLeader)
      site.broadcast(this.#prepare(slot, ballot.signature));
    const commit = slot.commits.get(index);
    if (commit !== undefined) site.broadcast({ kind: 'commit', view, slot: at, ...commit });
  }
}
