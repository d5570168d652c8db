/** Counts bytes of a transfer and tells the asker now and then. */

import type { CommandContext } from '../control.ts';

const TELL_INTERVAL_MS = 100;

export class ProgressMeter {
  readonly #context: CommandContext;
  #total: number;
  #done = 0;
  #toldMs = 0;
  files = 0;

  constructor(context: CommandContext, total: number) {
    this.#context = context;
    this.#total = total;
  }

  get bytes(): number {
    return this.#done;
  }

  grow(bytes: number): void {
    this.#total += bytes;
  }

  add(bytes: number, what: string): void {
    this.#done += bytes;
    const now = Date.now();
    if (now - this.#toldMs < TELL_INTERVAL_MS) return;
    this.#toldMs = now;
    this.tell(what);
  }

  tell(what: string): void {
    this.#context.progress({ done: this.#done, total: Math.max(this.#done, this.#total), what });
  }
}
