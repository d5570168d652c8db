/**
 * All that a ring has ever certified, whoever showed it to whom: no two top blocks for one version, no update in two
 * versions; and of the outcomes that members signed, at most one of each slot may have a quorum, even where nobody
 * has gathered it.
 */

import { keyOf, toHex } from '../../base/index.ts';
import { verify } from '../../crypto/index.ts';
import { checkHeartbeat } from '../../object/index.ts';
import {
  type CertifiedHeartbeat,
  decodeViewChange,
  encodeStatement,
  type Heartbeat,
  type RingCertificate,
} from '../../wire/index.ts';
import { isRingEnvelope, type Said } from '../ring-network.ts';

export class RingCertificates {
  readonly failures: string[] = [];
  /** Verified, in the order in which they were seen. */
  readonly certified: CertifiedHeartbeat[] = [];
  readonly #ring: RingCertificate;
  readonly #seen = new Set<string>();
  readonly #byVersion = new Map<number, Heartbeat>();
  readonly #byUpdate = new Map<string, number>();
  /** By view, slot and root: who signed it. */
  readonly #signers = new Map<string, Set<number>>();
  readonly #rootOf = new Map<number, string>();

  constructor(ring: RingCertificate) {
    this.#ring = ring;
  }

  /** @param from - the member that says it; undefined for a client */
  onSaid(from: number | undefined, said: Said): void {
    if (!isRingEnvelope(said)) {
      if (said.kind === 'result' || said.kind === 'commit') this.see(said.heartbeat);
      else if (said.kind === 'heartbeats') for (const one of said.heartbeats) this.see(one);
      return;
    }
    const { message } = said;
    if (message.kind === 'status') this.see(message.latest);
    else if (message.kind === 'history') {
      for (const { heartbeat } of message.versions) this.see(heartbeat);
    } else if (message.kind === 'viewChange') {
      this.see(decodeViewChange(message.viewChange.body)?.stable);
    } else if (message.kind === 'commit' && from !== undefined) {
      this.#statement(from, message);
    }
  }

  see(certified: CertifiedHeartbeat | undefined): void {
    if (certified === undefined) return;
    const { heartbeat: body, view, slot, signatures } = certified;
    const name = `${keyOf(body)} ${view} ${slot} ${signatures.map(({ index }) => index)}`;
    if (this.#seen.has(name)) return;
    const heartbeat = checkHeartbeat(this.#ring, certified);
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
    if (updateDigest.length === 0) return;
    const update = toHex(updateDigest);
    const first = this.#byUpdate.get(update) ?? version;
    this.#byUpdate.set(update, first);
    if (first !== version)
      this.failures.push(`one update made version ${first} and version ${version}`);
  }

  at(version: number): Heartbeat | undefined {
    return this.#byVersion.get(version);
  }

  #statement(
    from: number,
    {
      view,
      slot,
      root,
      signature,
    }: { view: number; slot: number; root: Uint8Array; signature: Uint8Array },
  ): void {
    const rootHex = toHex(root);
    const name = `${view} ${slot} ${rootHex}`;
    const signers = this.#signers.get(name) ?? new Set();
    this.#signers.set(name, signers);
    if (signers.has(from)) return;
    const { aguid, epoch, members } = this.#ring;
    const body = encodeStatement({ aguid, epoch, view, slot, root });
    const { publicKey } = members[from] as { publicKey: Uint8Array };
    if (!verify(publicKey, 'statement', body, signature)) return;
    signers.add(from);
    if (signers.size < 2 * this.#ring.faultyMax + 1) return;
    const other = this.#rootOf.get(slot) ?? rootHex;
    this.#rootOf.set(slot, other);
    if (other !== rootHex)
      this.failures.push(`a quorum signed two outcomes of slot ${slot}, one in view ${view}`);
  }
}

function textOf({ topBlock, updateDigest, aborted }: Heartbeat): string {
  return `${toHex(topBlock).slice(0, 8)} of ${toHex(updateDigest).slice(0, 8)}${aborted ? ' aborted' : ''}`;
}
