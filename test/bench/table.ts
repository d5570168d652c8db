/** The results for people. */

/** Seconds of each round, by place, by phase. */
export type Results = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value that `share` of all, from 0 to 1, do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Medians in seconds, and how many times as long the last place takes as each other one. */
export function tableOf(results: Results, places: readonly string[]): string {
  const last = places.at(-1) as string;
  const others = places.slice(0, -1);
  const head = [
    'phase',
    ...places.map((place) => `${place} s`),
    ...others.map((one) => `${last}/${one}`),
  ];
  const rows = [head];
  for (const [phase, byPlace] of results) {
    const medians = places.map((place) => median(byPlace.get(place) ?? []));
    const ratios = medians.slice(0, -1).map((other) => (medians.at(-1) as number) / other);
    rows.push([
      phase,
      ...medians.map((one) => one.toFixed(3)),
      ...ratios.map((one) => one.toFixed(1)),
    ]);
  }
  return alignedTable(rows);
}

/** Columns of equal width: the first to the left, the others to the right. */
export function alignedTable(rows: readonly (readonly string[])[]): string {
  const head = rows[0] ?? [];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ')).join('\n');
}
