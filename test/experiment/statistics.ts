/** Plain statistics of plain numbers. Ranks and not interpolation: every figure that is shown was measured. */

import { assert } from '../../src/base/index.ts';

export function ascending(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}

/** The smallest value that at least `percent` % of the values do not exceed (nearest rank). Not for none. */
export function percentile(values: readonly number[], percent: number): number {
  return percentiles(values, [percent])[0] as number;
}

/** Several percentiles for one sorting. */
export function percentiles(values: readonly number[], percents: readonly number[]): number[] {
  assert(values.length > 0, 'There is no percentile of nothing');
  const sorted = ascending(values);
  return percents.map((percent) => {
    assert(percent >= 0 && percent <= 100);
    const rank = Math.ceil((percent * sorted.length) / 100);
    return sorted[Math.max(0, rank - 1)] as number;
  });
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function mean(values: readonly number[]): number {
  assert(values.length > 0, 'There is no mean of nothing');
  return sum(values) / values.length;
}

/** How many values are in each bin, and what they are: bin `i` holds keys from `edges[i]` up to `edges[i + 1]`. */
export function binned<T>(
  items: readonly T[],
  edges: readonly number[],
  keyOf: (item: T) => number,
): T[][] {
  const bins: T[][] = edges.slice(1).map(() => []);
  for (const item of items) {
    const key = keyOf(item);
    const bin = edges.findLastIndex((edge) => edge <= key);
    bins[bin]?.push(item);
  }
  return bins;
}

/** A distribution as a curve: for each distinct value the share of values that do not exceed it. */
export function cumulative(
  values: readonly number[],
): { readonly x: number; readonly y: number }[] {
  const sorted = ascending(values);
  return sorted.flatMap((x, index) =>
    sorted[index + 1] === x ? [] : [{ x, y: (index + 1) / sorted.length }],
  );
}
