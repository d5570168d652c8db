/**
 * The owner of an object, who changes its ring with the code of the real one until it is done. An owner that crashes
 * has forgotten how far it was, and applies the same change again.
 */

import {
  type Clock,
  isKind,
  messageOf,
  type NodeAddress,
  type Random,
  sleep,
} from '../base/index.ts';
import { changeRing, type VolumeKeys } from '../client/index.ts';
import type { KeyPair } from '../crypto/index.ts';
import { RingDoor } from '../node/index.ts';
import { signRing } from '../object/index.ts';
import type { ObjectMessage, RingCertificate, Signed } from '../wire/index.ts';
import type { RingAsker } from './ring-asker.ts';

const PAUSE_MS_MOST = 1000;
const DOWN_MS_MOST = 2000;

export interface RingOwnerOptions {
  readonly keys: VolumeKeys;
  readonly asker: RingAsker;
  readonly clock: Clock;
  readonly random: Random;
  /** The next ring has begun. */
  readonly onChanged: (epoch: number) => void;
}

export class RingOwner {
  /** How often it has crashed between the two steps of a change. */
  halfWayCount = 0;
  /** Crashes between the end of the one epoch and the beginning of the next. */
  crashesHalfWay = false;
  /** Why the last attempt failed. */
  trouble = '';
  readonly #options: RingOwnerOptions;
  readonly #door: RingDoor;
  /** Of the epoch that has begun, as far as the owner knows. */
  #signed: Signed;
  #next: { readonly signed: Signed; readonly epoch: number } | undefined;
  #starts = 0;

  constructor(options: RingOwnerOptions) {
    this.#options = options;
    this.#signed = options.keys.ring;
    const { asker, clock } = options;
    this.#door = new RingDoor({
      clock,
      request: (to, message, timeoutMs) => asker.request(to, message, timeoutMs),
      rttMs: () => undefined,
    });
  }

  get self(): NodeAddress {
    return this.#options.asker.self;
  }

  get isChanging(): boolean {
    return this.#next !== undefined;
  }

  /** @param next - for the epoch after the present one */
  change(next: RingCertificate): void {
    const signed = signRing(this.#options.keys.owner as KeyPair, next);
    this.#next = { signed, epoch: next.epoch };
    void this.#apply();
  }

  crash(): void {
    const { clock, random } = this.#options;
    this.#starts++;
    clock.after(1 + random.integer(DOWN_MS_MOST), () => void this.#apply());
  }

  async #apply(): Promise<void> {
    const { keys, clock, random, onChanged } = this.#options;
    const start = ++this.#starts;
    while (this.#next !== undefined && start === this.#starts) {
      const { signed, epoch } = this.#next;
      const succession = { object: keys.object, ring: this.#signed, next: signed };
      try {
        await changeRing(succession, (ring, message) => this.#ask(start, ring, message));
        this.#signed = signed;
        this.#next = undefined;
        onChanged(epoch);
      } catch (error) {
        this.trouble = messageOf(error);
        // Nobody else changes the ring.
        if (isKind(error, 'conflict'))
          this.trouble = `the ring is not the owner's: ${this.trouble}`;
        await sleep(clock, 1 + random.integer(PAUSE_MS_MOST));
      }
    }
  }

  /** What an earlier start of the owner asks goes nowhere. */
  #ask(start: number, ring: RingCertificate, message: ObjectMessage): Promise<ObjectMessage> {
    if (message.kind === 'create' && this.crashesHalfWay) {
      this.crashesHalfWay = false;
      this.halfWayCount++;
      this.crash();
    }
    if (start !== this.#starts) return new Promise(() => {});
    return this.#door.ask(ring, message).then((answer) => {
      return start === this.#starts ? answer : new Promise(() => {});
    });
  }
}
