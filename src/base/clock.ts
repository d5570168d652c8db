/** Time as an argument: the host's clock, or a simulator's. */

export interface Clock {
  /** Milliseconds since 1970, whole. May jump when the machine's clock is set. */
  nowMs(): number;
  /** Nanoseconds since 1970, for file times. */
  nowNs(): bigint;
  /** Calls `run` once after `delayMs`, unless the returned function is called before. */
  after(delayMs: number, run: () => void): () => void;
}

/** Resolves after `delayMs`. */
export function sleep(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(delayMs, resolve);
  });
}
