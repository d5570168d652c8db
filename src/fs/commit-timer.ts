/** When the next batch is due: a moment after a change, so that others join it; in a burst of changes after longer. */

import type { Clock } from '../base/index.ts';

export const COMMIT_DELAY_MS = 200;
/** While batches have many changes the delay doubles up to this: fewer versions, and less of the tree is rewritten. */
export const COMMIT_DELAY_MS_MAX = 600;
const BURST_CHANGES = 32;

export class CommitTimer {
  readonly #clock: Clock;
  readonly #run: () => void;
  #cancel: (() => void) | undefined;
  #isStopped = false;
  #delayMs = COMMIT_DELAY_MS;
  /** The newest change when changes were last committed because they were due. */
  #sequence = 0;

  constructor(clock: Clock, run: () => void) {
    this.#clock = clock;
    this.#run = run;
  }

  /** Sets it, unless it is set; 0 sets it again. @param delayMs - left out: as long as others may join */
  set(delayMs = this.#delayMs): void {
    if (this.#isStopped) return;
    if (this.#cancel !== undefined) {
      if (delayMs > 0) return;
      this.#cancel();
    }
    this.#cancel = this.#clock.after(delayMs, () => {
      this.#cancel = undefined;
      this.#run();
    });
  }

  /** Changes up to this one are taken now. */
  due(sequence: number): void {
    const isBurst = sequence - this.#sequence >= BURST_CHANGES;
    this.#sequence = sequence;
    this.#delayMs = isBurst ? Math.min(2 * this.#delayMs, COMMIT_DELAY_MS_MAX) : COMMIT_DELAY_MS;
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel?.();
  }
}
