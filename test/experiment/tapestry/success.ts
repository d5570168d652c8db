/** Success of lookups over time, and when all succeed again. */

import type { Point, Series } from '../svg/chart.ts';
import { KIND_NAMES, KINDS, type LookupKind, type Result } from './lookups.ts';

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

/** The same lookups, good only if they took at most `ms`. */
export function within(results: readonly Result[], ms: number): Result[] {
  return results.map((result) => ({
    ...result,
    isGood: result.tookMs !== undefined && result.tookMs <= ms,
  }));
}

/** A prompt answer; a slower one came by a way that had to be found first. */
export const PROMPT_MS = 1000;

/** Curves of all kinds, and one of prompt answers of all kinds together. */
export function curvesOf(results: readonly Result[], startMs: number): Series[] {
  const kinds = KINDS.map((kind) => ({ name: KIND_NAMES[kind], of: ofKind(results, kind) }));
  const prompt = { name: `all, within ${PROMPT_MS / 1000} s`, of: within(results, PROMPT_MS) };
  return [...kinds, prompt].map(({ name, of }) => ({
    name,
    mark: 'step',
    points: perSecond(of, startMs),
  }));
}

/** Where an axis of percent begins so that all of the curves are seen. */
export function floorOf(series: readonly Series[]): number {
  const lowestOf = series.flatMap(({ points }) => points.map(({ y }) => y));
  return Math.max(0, 10 * Math.floor(lowestOf.reduce((a, b) => Math.min(a, b), 99) / 10));
}
