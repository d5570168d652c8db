/**
 * Makes checkpoints of a volume that is used here, every so often while there are new versions. Whoever of several
 * machines comes first makes the next one; where two meet, the ring takes one of them.
 */

import { type Clock, isKind, messageOf, type Random } from '../base/index.ts';
import type { Checkpointer, CheckpointMade } from '../client/index.ts';
import type { Log } from './log.ts';

/** Between two checkpoints, and before the first one. */
export const CHECKPOINT_MS = 300_000;
/** It is looked this often whether one is due, and up to half of it later: several machines should not meet. */
export const CHECKPOINT_LOOK_MS = 60_000;

interface KeeperParts {
  readonly checkpointer: Pick<Checkpointer, 'latest' | 'make'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export class CheckpointKeeper {
  readonly #parts: KeeperParts;
  readonly #openedMs: number;
  #cancel: (() => void) | undefined;
  #isClosed = false;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#openedMs = parts.clock.nowMs();
  }

  start(): void {
    if (this.#isClosed) return;
    const { clock, random } = this.#parts;
    this.#cancel = clock.after(CHECKPOINT_LOOK_MS + random.integer(CHECKPOINT_LOOK_MS / 2), () => {
      void this.look().then(() => this.start());
    });
  }

  /** Makes one if it is due. Never rejects. */
  async look(): Promise<CheckpointMade | undefined> {
    const { checkpointer, clock, log } = this.#parts;
    try {
      const latest = await checkpointer.latest();
      const sinceMs = Math.max(this.#openedMs, latest?.entry.timeMs ?? 0);
      if (latest?.isPresent || clock.nowMs() < sinceMs + CHECKPOINT_MS) return undefined;
      return await checkpointer.make();
    } catch (error) {
      // Who may not write any more leaves it to those who may.
      if (isKind(error, 'permission')) this.close();
      if (!isKind(error, 'conflict')) log('warn', `cannot make a checkpoint: ${messageOf(error)}`);
      return undefined;
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }
}
