/** The rings of an object's epochs, as its owner has signed them: what was certified in an epoch holds by its ring. */

import type { Aguid } from '../../id/index.ts';
import { checkHeartbeat } from '../../object/index.ts';
import {
  type CertifiedHeartbeat,
  decodeHeartbeat,
  type RingCertificate,
} from '../../wire/index.ts';

export class EpochRings {
  readonly aguid: Aguid;
  readonly #byEpoch = new Map<number, RingCertificate>();

  constructor(first: RingCertificate) {
    this.aguid = first.aguid;
    this.#byEpoch.set(first.epoch, first);
  }

  /** Before anybody else sees it. */
  add(ring: RingCertificate): void {
    this.#byEpoch.set(ring.epoch, ring);
  }

  at(epoch: number): RingCertificate | undefined {
    return this.#byEpoch.get(epoch);
  }

  get all(): readonly RingCertificate[] {
    return [...this.#byEpoch.values()];
  }

  /** The last that was signed; perhaps it has not begun. */
  get last(): RingCertificate {
    return this.all.at(-1) as RingCertificate;
  }

  /** A node's position in the ring of an epoch; below 0 when it is no member. */
  indexOf(nodeId: string, epoch: number): number {
    return indexIn(this.at(epoch), nodeId);
  }

  /** The heartbeat, if the ring of its epoch certified it. */
  check(certified: CertifiedHeartbeat) {
    const ring = this.at(decodeHeartbeat(certified.heartbeat)?.epoch ?? -1);
    return ring && checkHeartbeat(ring, certified);
  }
}

export function indexIn(ring: RingCertificate | undefined, nodeId: string): number {
  return ring?.members.findIndex(({ address }) => address.nodeId === nodeId) ?? -1;
}
