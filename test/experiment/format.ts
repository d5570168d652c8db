/** Numbers as the pages write them. */

/** With thousands separated. */
export function whole(value: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(value);
}

export function fixed(value: number, digits = 2): string {
  return value.toFixed(digits);
}

/** A share from 0 to 1. */
export function percentOf(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`;
}

/** Seconds of virtual time, from milliseconds. */
export function secondsOf(ms: number, digits = 1): string {
  return `${(ms / 1000).toFixed(digits)} s`;
}
