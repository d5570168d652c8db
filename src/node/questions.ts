/** Questions that a machine answers later: a token each, and whoever waits for it. */

import { OceanError } from '../base/index.ts';

export const QUESTIONS_MAX = 65_536;

export class Questions<T> {
  readonly #waiting = new Map<number, { resolve(value: T): void; reject(error: unknown): void }>();
  #next = 1;

  /** A fresh token, and the promise of its answer. @throws OceanError `busy` (rejection) past QUESTIONS_MAX */
  ask(): { token: number; answer: Promise<T> } {
    const token = this.#next++;
    const answer = new Promise<T>((resolve, reject) => {
      if (this.#waiting.size >= QUESTIONS_MAX) {
        reject(new OceanError('busy', 'Too many questions are open'));
        return;
      }
      this.#waiting.set(token, { resolve, reject });
    });
    return { token, answer };
  }

  answer(token: number, value: T): void {
    const waiting = this.#waiting.get(token);
    this.#waiting.delete(token);
    waiting?.resolve(value);
  }

  fail(token: number, error: unknown): void {
    const waiting = this.#waiting.get(token);
    this.#waiting.delete(token);
    waiting?.reject(error);
  }
}
