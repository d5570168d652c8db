/** What a pond has given for long: nodes that come and go rewrite no packs. */

export class SteadyRate {
  readonly #graceMs: number;
  #steady = 0;
  /** The least of what was seen since the window began. */
  #least = Number.POSITIVE_INFINITY;
  #sinceMs: number | undefined;

  /** @param graceMs - for how long something must be given before it counts */
  constructor(graceMs: number) {
    this.#graceMs = graceMs;
  }

  /**
   * @param now - lost holders that a new pack survives
   * @returns of how many that has been true for the grace time, and is: at most two grace times late
   */
  look(nowMs: number, now: number): number {
    this.#sinceMs ??= nowMs;
    this.#least = Math.min(this.#least, now);
    this.#steady = Math.min(this.#steady, now);
    if (nowMs - this.#sinceMs >= this.#graceMs) {
      this.#steady = this.#least;
      this.#least = now;
      this.#sinceMs = nowMs;
    }
    return this.#steady;
  }
}
