/**
 * The ring of an object, through its epochs: whoever is asked and has given way to another ring tells so, and the
 * certificate proves itself, by the owner's signature or back to it. Heartbeats of earlier epochs are checked against
 * the rings of their time.
 */

import { OceanError } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import { checkHeartbeat, checkRing } from '../object/index.ts';
import {
  type CertifiedHeartbeat,
  decodeHeartbeat,
  type Heartbeat,
  type ObjectCertificate,
  type ObjectMessage,
  type Recovery,
  type RingCertificate,
  type SignedRing,
} from '../wire/index.ts';
import type { SessionPorts } from './ports.ts';

/** How many epochs one question follows. */
const MOVES_MAX = 64;

export class CurrentRing {
  readonly #object: ObjectCertificate;
  readonly #ports: Pick<SessionPorts, 'request' | 'onRing' | 'followedRing'>;
  #certificate: RingCertificate;
  #recovered: (RingCertificate & { readonly recovery: Recovery }) | undefined;
  /** What the replica said last. */
  #followed: SignedRing | undefined;
  /** By epoch. UNBOUNDED: the owner signed each, or let it be made. */
  readonly #earlier = new Map<number, RingCertificate>();

  /** @throws OceanError `invalid` when it is no ring of the object */
  constructor(
    object: ObjectCertificate,
    signed: SignedRing,
    ports: Pick<SessionPorts, 'request' | 'onRing' | 'followedRing'>,
  ) {
    const certificate = checkRing(object, signed);
    if (certificate === undefined) {
      throw new OceanError('invalid', 'The volume has no valid ring');
    }
    this.#object = object;
    this.#ports = ports;
    this.#certificate = certificate;
    if (isRecovered(certificate)) this.#recovered = certificate;
  }

  get certificate(): RingCertificate {
    return this.#certificate;
  }

  /** The last ring that began without the one before; undefined when none is known that did. */
  get recovered(): (RingCertificate & { readonly recovery: Recovery }) | undefined {
    this.#heed();
    return this.#recovered;
  }

  /** What the replica was told about rings is true here as well. */
  #heed(): void {
    const followed = this.#ports.followedRing?.(this.#certificate.aguid);
    if (followed === undefined || followed === this.#followed) return;
    this.#followed = followed;
    this.learn(followed);
  }

  /** Takes a ring of any epoch. False unless it is one of the object. */
  learn(signed: SignedRing): boolean {
    const ring = checkRing(this.#object, signed);
    if (ring === undefined) return false;
    if (isRecovered(ring) && ring.epoch > (this.#recovered?.epoch ?? 0)) this.#recovered = ring;
    if (ring.epoch > this.#certificate.epoch) {
      this.#earlier.set(this.#certificate.epoch, this.#certificate);
      this.#certificate = ring;
      this.#ports.onRing?.(signed);
    } else if (ring.epoch < this.#certificate.epoch) {
      this.#earlier.set(ring.epoch, ring);
    }
    return true;
  }

  /** The heartbeat, if a quorum of the ring of its epoch certified it. */
  check(certified: CertifiedHeartbeat): (Heartbeat & { readonly topBlock: Digest }) | undefined {
    const epoch = decodeHeartbeat(certified.heartbeat)?.epoch;
    const ring =
      epoch === this.#certificate.epoch ? this.#certificate : this.#earlier.get(epoch ?? -1);
    return ring && checkHeartbeat(ring, certified);
  }

  /** Asks the ring of the present epoch, whichever that turns out to be. @throws OceanError of the ring */
  async request(message: ObjectMessage): Promise<ObjectMessage> {
    this.#heed();
    for (let moves = 0; moves < MOVES_MAX; moves++) {
      const { epoch } = this.#certificate;
      const answer = await this.#ports.request(this.#certificate, message, [
        ...this.#earlier.values(),
      ]);
      if (answer.kind !== 'moved') return answer;
      if (!this.learn(answer.ring) || this.#certificate.epoch <= epoch) break;
    }
    throw new OceanError('corrupt', 'The ring names another one that nothing proves');
  }
}

function isRecovered(ring: RingCertificate): ring is RingCertificate & { recovery: Recovery } {
  return ring.recovery !== undefined;
}
