/** Mean and mean deviation of a peer's round trips. RFC 6298, §2, after Jacobson, SIGCOMM 1988. */

import type { RoundTrip } from '../base/index.ts';

export const MEAN_GAIN = 1 / 8;
export const DEVIATION_GAIN = 1 / 4;
export const TIMEOUT_DEVIATIONS = 4;

/** The estimate after one more measurement. */
export function withSample(before: RoundTrip | undefined, sampleMs: number): RoundTrip {
  if (before === undefined) return { meanMs: sampleMs, deviationMs: sampleMs / 2 };
  const error = sampleMs - before.meanMs;
  return {
    meanMs: before.meanMs + MEAN_GAIN * error,
    deviationMs: before.deviationMs + DEVIATION_GAIN * (Math.abs(error) - before.deviationMs),
  };
}

/** How long to wait for an answer that takes no work. */
export function timeoutOf(estimate: RoundTrip | undefined, floorMs: number): number {
  if (estimate === undefined) return floorMs;
  return Math.max(floorMs, estimate.meanMs + TIMEOUT_DEVIATIONS * estimate.deviationMs);
}
