/**
 * All that the rings of an object have ever certified, whoever showed it to whom: no two top blocks for one version,
 * no update in two versions, no two ends of one epoch and nothing after an end; and of the outcomes that members
 * signed, at most one of each slot may have a quorum, even where nobody has gathered it.
 */

import { keyOf, toHex } from '../../base/index.ts';
import { verify } from '../../crypto/index.ts';
import {
  type CertifiedHeartbeat,
  decodeViewChange,
  encodeStatement,
  type Heartbeat,
  type RingEnvelope,
  type RingMessage,
} from '../../wire/index.ts';
import { isRingEnvelope, type Said } from '../ring-network.ts';
import type { EpochRings } from './epoch-rings.ts';

type Commit = Extract<RingMessage, { kind: 'commit' }>;

export class RingCertificates {
  readonly failures: string[] = [];
  /** Verified, in the order in which they were seen. */
  readonly certified: CertifiedHeartbeat[] = [];
  readonly #rings: EpochRings;
  readonly #seen = new Set<string>();
  readonly #byVersion = new Map<number, Heartbeat>();
  readonly #byUpdate = new Map<string, number>();
  /** By epoch, the heartbeat with which it ended, and the last version that it has made. */
  readonly #ends = new Map<number, Heartbeat>();
  readonly #lastMade = new Map<number, number>();
  /** By epoch, view, slot and root: who signed it. */
  readonly #signers = new Map<string, Set<number>>();
  readonly #rootOf = new Map<string, string>();

  constructor(rings: EpochRings) {
    this.#rings = rings;
  }

  /** @param from - NodeId of the member that says it; undefined for a client */
  onSaid(from: string | undefined, said: Said): void {
    if (!isRingEnvelope(said)) {
      if (said.kind === 'result' || said.kind === 'commit') this.see(said.heartbeat);
      else if (said.kind === 'heartbeats') for (const one of said.heartbeats) this.see(one);
      else if (said.kind === 'create') this.see(said.handover?.heartbeat);
      return;
    }
    if (said.aguid !== this.#rings.aguid) return;
    const { message } = said;
    if (message.kind === 'status') this.see(message.latest);
    else if (message.kind === 'history') {
      for (const { heartbeat } of message.versions) this.see(heartbeat);
    } else if (message.kind === 'viewChange') {
      this.see(decodeViewChange(message.viewChange.body)?.stable);
    } else if (message.kind === 'commit' && from !== undefined) {
      this.#statement(from, said, message);
    }
  }

  see(certified: CertifiedHeartbeat | undefined): void {
    if (certified === undefined) return;
    const { heartbeat: body, view, slot, signatures } = certified;
    const name = `${keyOf(body)} ${view} ${slot} ${signatures.map(({ index }) => index)}`;
    if (this.#seen.has(name)) return;
    const heartbeat = this.#rings.check(certified);
    // Liars show what does not verify under the name of what does.
    if (heartbeat === undefined) return;
    this.#seen.add(name);
    this.certified.push(certified);
    const { version, updateDigest } = heartbeat;
    const before = this.#byVersion.get(version);
    if (before === undefined) this.#byVersion.set(version, heartbeat);
    else if (textOf(before) !== textOf(heartbeat)) {
      this.failures.push(`version ${version} is both ${textOf(before)} and ${textOf(heartbeat)}`);
    }
    this.#epoch(heartbeat);
    if (updateDigest.length === 0) return;
    const update = toHex(updateDigest);
    const first = this.#byUpdate.get(update) ?? version;
    this.#byUpdate.set(update, first);
    if (first !== version)
      this.failures.push(`one update made version ${first} and version ${version}`);
  }

  /** An epoch ends once, with its last version. */
  #epoch(heartbeat: Heartbeat): void {
    const { epoch, version, nextRing } = heartbeat;
    this.#lastMade.set(epoch, Math.max(version, this.#lastMade.get(epoch) ?? 0));
    if (nextRing.length > 0) {
      const end = this.#ends.get(epoch) ?? heartbeat;
      this.#ends.set(epoch, end);
      if (toHex(end.nextRing) !== toHex(nextRing))
        this.failures.push(`epoch ${epoch} gave way to two rings`);
    }
    const end = this.#ends.get(epoch);
    const last = this.#lastMade.get(epoch) ?? 0;
    if (end !== undefined && last > end.version)
      this.failures.push(`epoch ${epoch} ended with version ${end.version} and made ${last}`);
  }

  /** The last version that anybody has shown. */
  get latest(): number {
    return Math.max(0, ...this.#byVersion.keys());
  }

  at(version: number): Heartbeat | undefined {
    return this.#byVersion.get(version);
  }

  /** The version that an update made, if anybody ever showed it. */
  versionOf(updateDigest: Uint8Array): number | undefined {
    return this.#byUpdate.get(toHex(updateDigest));
  }

  #statement(from: string, { epoch }: RingEnvelope, commit: Commit): void {
    const { view, slot, root, signature } = commit;
    const ring = this.#rings.at(epoch);
    const member = this.#rings.indexOf(from, epoch);
    const publicKey = ring?.members[member]?.publicKey;
    if (ring === undefined || publicKey === undefined) return;
    const rootHex = toHex(root);
    const name = `${epoch} ${view} ${slot} ${rootHex}`;
    const signers = this.#signers.get(name) ?? new Set();
    this.#signers.set(name, signers);
    if (signers.has(member)) return;
    const { aguid } = ring;
    const body = encodeStatement({ aguid, epoch, view, slot, root });
    if (!verify(publicKey, 'statement', body, signature)) return;
    signers.add(member);
    // Not by the code under test.
    if (signers.size < 2 * ring.faultyMax + 1) return;
    const place = `${epoch} ${slot}`;
    const other = this.#rootOf.get(place) ?? rootHex;
    this.#rootOf.set(place, other);
    if (other !== rootHex)
      this.failures.push(`a quorum signed two outcomes of slot ${slot}, one in view ${view}`);
  }
}

function textOf({ topBlock, updateDigest, outcomes }: Heartbeat): string {
  const [top, update] = [topBlock, updateDigest].map((digest) => toHex(digest).slice(0, 8));
  return `${top} of ${update} with ${outcomes}`;
}
