/** The rings of an object's epochs, as a member keeps them: they prove what was certified in their time. */

import { concat, type Tables, u64, type Write } from '../base/index.ts';
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
