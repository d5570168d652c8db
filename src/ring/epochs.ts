/** The rings of an object's epochs, as a member keeps them: they prove what was certified in their time. */

import { concat, type NodeAddress, type Tables, u64, type Write } from '../base/index.ts';
import { guidBytes } from '../id/index.ts';
import {
  type CertifiedHeartbeat,
  decodeHeartbeat,
  decodeRingCertificate,
  decodeSignedRing,
  encodeSignedRing,
  type Handover,
  type RingCertificate,
  type SignedRing,
} from '../wire/index.ts';

export const RING_TABLE = 'ring.certificate';

export class Epochs {
  readonly #ring: RingCertificate;
  readonly #signed: SignedRing;
  readonly #tables: Tables;

  /** @param ring - the present one, as decoded and as signed */
  constructor(ring: RingCertificate, signed: SignedRing, tables: Tables) {
    this.#ring = ring;
    this.#signed = signed;
    this.#tables = tables;
  }

  #key(epoch: number): Uint8Array {
    return concat([guidBytes(this.#ring.aguid), u64(epoch)]);
  }

  /** Keeps a ring that has been checked. */
  write(signed: SignedRing): Write {
    const epoch = decodeRingCertificate(signed.body)?.epoch ?? 0;
    return { table: RING_TABLE, key: this.#key(epoch), value: encodeSignedRing(signed) };
  }

  /** Keeps the present one, and the one before. */
  writes(handover: Handover | undefined): Write[] {
    const before = handover === undefined ? [] : [handover.ring];
    return [this.#signed, ...before].map((signed) => this.write(signed));
  }

  /** The rings of earlier epochs, as far as they are known here. */
  earlier(): RingCertificate[] {
    const range = { from: this.#key(0), to: this.#key(this.#ring.epoch) };
    return [...this.#tables.range(RING_TABLE, range)]
      .map(([, bytes]) => decodeSignedRing(bytes))
      .map((signed) => signed && decodeRingCertificate(signed.body))
      .filter((ring) => ring !== undefined);
  }

  /** Nodes that were members in one of these, and are not now. */
  earlierMembers(): NodeAddress[] {
    const present = new Set(this.#ring.members.map(({ address }) => address.nodeId));
    const members = this.earlier().flatMap((ring) => ring.members.map(({ address }) => address));
    const others = members.filter(({ nodeId }) => !present.has(nodeId));
    return [...new Map(others.map((address) => [address.nodeId, address])).values()];
  }

  /** The rings of these versions, other than the present one, as far as they are known. */
  of(heartbeats: readonly CertifiedHeartbeat[]): SignedRing[] {
    const epochs = new Set(heartbeats.map((one) => decodeHeartbeat(one.heartbeat)?.epoch ?? 0));
    epochs.delete(this.#ring.epoch);
    const known = [...epochs].map((epoch) => this.#tables.get(RING_TABLE, this.#key(epoch)));
    return known
      .map((bytes) => bytes && decodeSignedRing(bytes))
      .filter((ring) => ring !== undefined);
  }
}
