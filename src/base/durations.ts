/** How long things took: a histogram of fixed size, to which adding costs some nanoseconds and no memory. */

/** The upper bound of the first bucket, in microseconds; each further one has four times the bound before. */
const FIRST_US = 16;
/** The last of them is a minute and more, the longest that an operation takes; what is longer counts beyond. */
const BUCKETS = 12;

/** Upper bounds in seconds: 16 µs, 64 µs … 67 s. */
export const DURATION_BOUNDS: readonly number[] = Array.from(
  { length: BUCKETS },
  (_, i) => (FIRST_US * 4 ** i) / 1e6,
);

export class Durations {
  /** By bucket, with one more for what is beyond all bounds. */
  readonly counts = new Float64Array(BUCKETS + 1);
  sumMs = 0;

  /** @param ms - a clock may have been set back meanwhile: that counts as no time */
  add(ms: number): void {
    if (!(ms > 0)) {
      this.counts[0]! += 1;
      return;
    }
    this.sumMs += ms;
    this.counts[bucketOf(ms * 1000)]! += 1;
  }

  get count(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }
}

function bucketOf(us: number): number {
  // Upper bounds belong to their bucket.
  const above = Math.ceil(us / FIRST_US);
  if (above <= 1) return 0;
  if (above > 2 ** 30) return BUCKETS;
  const shift = 32 - Math.clz32(above - 1);
  return Math.min(BUCKETS, (shift + 1) >> 1);
}
