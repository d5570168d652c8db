/** Success of lookups over time, and when all succeed again. */

import type { Point } from '../svg/chart.ts';
import { KINDS, type LookupKind, type Result } from './lookups.ts';

export function shareGood(results: readonly Result[]): number {
  return results.filter(({ isGood }) => isGood).length / results.length;
}

export function ofKind(results: readonly Result[], kind: LookupKind): Result[] {
  return results.filter((result) => result.kind === kind);
}

/** Those that started from `fromMs` and before `toMs`. */
export function between(results: readonly Result[], fromMs: number, toMs: number): Result[] {
  return results.filter(({ startedAtMs }) => fromMs <= startedAtMs && startedAtMs < toMs);
}

/** Percent for each second after `startMs`; seconds without lookups are left out. */
export function perSecond(results: readonly Result[], startMs: number): Point[] {
  const seconds = new Map<number, Result[]>();
  for (const result of results) {
    const second = Math.floor((result.startedAtMs - startMs) / 1000);
    const of = seconds.get(second);
    if (of === undefined) seconds.set(second, [result]);
    else of.push(result);
  }
  return [...seconds]
    .sort(([a], [b]) => a - b)
    .map(([second, of]) => ({ x: second, y: 100 * shareGood(of) }));
}

/** How long after `eventMs` the last lookup started that failed; 0 when none did. */
export function recoveryMs(results: readonly Result[], eventMs: number): number {
  const failed = results.filter(({ isGood, startedAtMs }) => !isGood && startedAtMs >= eventMs);
  return failed.reduce((latest, { startedAtMs }) => Math.max(latest, startedAtMs - eventMs), 0);
}

/** The lowest second of each kind. */
export function lowest(results: readonly Result[]): ReadonlyMap<LookupKind, number> {
  return new Map(
    KINDS.map((kind) => {
      const points = perSecond(ofKind(results, kind), 0);
      return [kind, points.reduce((low, { y }) => Math.min(low, y), 100)];
    }),
  );
}
