/** Does what the owner of a volume wants forgotten, by the volume's policy, and removes what was given up. */

import { type Clock, messageOf } from '../base/index.ts';
import type { Session } from '../client/index.ts';
import { collect, decideForgetting, forgetVersions, keepsAll, policyOf } from '../fs/index.ts';
import type { Log } from './log.ts';

/** The policy is applied this often. */
export const FORGET_INTERVAL_MS = 3_600_000;
/** After the volume was opened. */
export const FORGET_FIRST_MS = 60_000;

export interface ForgetKeeperParts {
  readonly session: Session;
  readonly clock: Clock;
  readonly log: Log;
  /** For how long blocks can be read that were given up. */
  readonly condemnedMs: number;
  /** Blocks and packs are gone: holders may look. */
  readonly onRemoved: () => void;
}

export class ForgetKeeper {
  readonly #parts: ForgetKeeperParts;
  #cancel: (() => void) | undefined;
  #isClosed = false;
  /** There may be something to give up or to remove. */
  #isOpen = true;
  #work: Promise<void> = Promise.resolve();

  constructor(parts: ForgetKeeperParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#schedule(FORGET_FIRST_MS);
  }

  #schedule(delayMs: number): void {
    this.#cancel?.();
    if (this.#isClosed) return;
    this.#cancel = this.#parts.clock.after(delayMs, () => void this.tidy());
  }

  /** Versions were forgotten: gives up what only they had. */
  async collectSoon(): Promise<void> {
    this.#isOpen = true;
    await this.tidy();
  }

  /** One round after the other. Never rejects. */
  tidy(): Promise<void> {
    this.#work = this.#work.then(() => this.#tidy()).catch((error) => this.#failed(error));
    return this.#work;
  }

  #failed(error: unknown): void {
    this.#parts.log('warn', `cannot forget old versions for now: ${messageOf(error)}`);
    this.#schedule(FORGET_FIRST_MS);
  }

  async #tidy(): Promise<void> {
    const { session, clock, condemnedMs, onRemoved } = this.#parts;
    if (this.#isClosed) return;
    await session.snapshot({ freshMs: 0 });
    const policy = await policyOf(session);
    if (!keepsAll(policy)) {
      const decision = await decideForgetting(session, policy);
      await forgetVersions(session, decision);
      this.#isOpen ||= decision.through > 0;
    }
    let nextMs = FORGET_INTERVAL_MS;
    if (this.#isOpen && (await session.versions.retention()) !== undefined) {
      const done = await collect(session, { nowMs: clock.nowMs(), graceMs: condemnedMs });
      const waiting = done.condemned + done.waiting;
      this.#isOpen = waiting > 0;
      if (waiting > 0) nextMs = Math.min(nextMs, condemnedMs + 1);
      if (done.packs > 0) onRemoved();
    }
    this.#schedule(nextMs);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }
}
