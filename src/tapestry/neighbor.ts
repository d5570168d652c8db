/** One link of the neighbor map and what is known of it. */

import type { NodeAddress } from '../base/index.ts';
import { RTO_MS_MAX, RTO_MS_MIN, RTO_MS_UNKNOWN } from './limits.ts';

export interface Neighbor {
  address: NodeAddress;
  readonly level: number;
  readonly digit: number;
  /** Smoothed round trip; undefined before the first measurement. */
  rttMs: number | undefined;
  /** Smoothed distance of measurements from it. */
  deviationMs: number;
  /** It owes an answer: backups carry what would go through it. */
  isSuspect: boolean;
  /** By its own last word it is no member yet. */
  isInserting: boolean;
  /** Of its last beacon; undefined before the first. */
  incarnation: number | undefined;
  heardAtMs: number;
}

// The weights of a new measurement, as TCP has them (RFC 6298).
const RTT_WEIGHT = 1 / 8;
const DEVIATION_WEIGHT = 1 / 4;

/** Takes one measurement into the mean and the deviation. */
export function smoothed(neighbor: Neighbor, rttMs: number): void {
  if (neighbor.rttMs === undefined) {
    neighbor.rttMs = rttMs;
    neighbor.deviationMs = rttMs / 2;
    return;
  }
  const error = Math.abs(rttMs - neighbor.rttMs);
  neighbor.deviationMs += DEVIATION_WEIGHT * (error - neighbor.deviationMs);
  neighbor.rttMs += RTT_WEIGHT * (rttMs - neighbor.rttMs);
}

/** How long an answer may take: mean + 4 × deviation. Rhea et al., USENIX 2004: no fixed timeout fits all links. */
export function timeoutOf(neighbor: Neighbor | undefined): number {
  if (neighbor?.rttMs === undefined) return RTO_MS_UNKNOWN;
  const timeoutMs = neighbor.rttMs + 4 * neighbor.deviationMs;
  return Math.min(Math.max(timeoutMs, RTO_MS_MIN), RTO_MS_MAX);
}
