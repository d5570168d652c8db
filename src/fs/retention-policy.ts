/**
 * Which versions an owner's policy keeps. A version is kept when any rule keeps it, or a snapshot has its name; the
 * rules are those of restic and borg. Days, weeks (from Monday) and months are those of UTC.
 */

import { concat, readU32, readU64, u32, u64 } from '../base/index.ts';

/** Rules that are left out keep nothing; without any rule everything is kept. */
export interface RetentionPolicy {
  /** The last so many versions. */
  readonly last?: number;
  /** Versions that were committed within so long before the latest. */
  readonly withinMs?: number;
  /** Of each of the last so many hours (days, weeks, months) that have versions, the latest one. */
  readonly hourly?: number;
  readonly daily?: number;
  readonly weekly?: number;
  readonly monthly?: number;
}

export type Rule = keyof RetentionPolicy | 'snapshot' | 'latest';

/** A version that exists. */
export interface DatedVersion {
  readonly version: number;
  readonly timeMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 1970 began on a Thursday. */
const MONDAY_DAYS = 3;

const PERIODS: readonly (readonly [keyof RetentionPolicy, (timeMs: number) => number])[] = [
  ['hourly', (timeMs) => Math.floor(timeMs / HOUR_MS)],
  ['daily', (timeMs) => Math.floor(timeMs / DAY_MS)],
  ['weekly', (timeMs) => Math.floor((Math.floor(timeMs / DAY_MS) + MONDAY_DAYS) / 7)],
  ['monthly', (timeMs) => monthOf(Math.floor(timeMs / DAY_MS))],
];

/** Months of the Gregorian calendar since March of year 0 (Hinnant, "chrono-compatible low-level date algorithms"). */
function monthOf(days: number): number {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const day = shifted - era * 146_097;
  const year = Math.floor(
    (day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365,
  );
  const dayOfYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  return (era * 400 + year) * 12 + Math.floor((5 * dayOfYear + 2) / 153);
}

/** Whether it has no rule. */
export function keepsAll(policy: RetentionPolicy): boolean {
  return Object.values(policy).every((value) => value === undefined);
}

/**
 * The rules that keep each version, for those that any keeps.
 *
 * @param versions - that exist, ascending
 * @param named - versions that snapshots name
 */
export function keptBy(
  policy: RetentionPolicy,
  versions: readonly DatedVersion[],
  named: ReadonlySet<number>,
): Map<number, Set<Rule>> {
  const kept = new Map<number, Set<Rule>>();
  const keep = ({ version }: DatedVersion, rule: Rule) => {
    kept.set(version, (kept.get(version) ?? new Set()).add(rule));
  };
  const latest = versions.at(-1);
  if (latest === undefined) return kept;
  keep(latest, 'latest');
  for (const one of versions) if (named.has(one.version)) keep(one, 'snapshot');
  if (keepsAll(policy)) for (const one of versions) keep(one, 'last');
  if (policy.last !== undefined)
    for (const one of versions.slice(Math.max(0, versions.length - policy.last))) keep(one, 'last');
  const { withinMs } = policy;
  if (withinMs !== undefined)
    for (const one of versions) if (one.timeMs >= latest.timeMs - withinMs) keep(one, 'withinMs');
  for (const [rule, periodOf] of PERIODS) {
    let left = policy[rule] ?? 0;
    let last: number | undefined;
    for (let i = versions.length - 1; i >= 0 && left > 0; i--) {
      const one = versions[i] as DatedVersion;
      const period = periodOf(one.timeMs);
      if (period === last) continue;
      last = period;
      left--;
      keep(one, rule);
    }
  }
  return kept;
}

const FORMAT = 1;
const POLICY_BYTES = 29;

/** Nothing kept by a rule is 0. */
export function encodePolicy(policy: RetentionPolicy): Uint8Array {
  const { last = 0, withinMs = 0, hourly = 0, daily = 0, weekly = 0, monthly = 0 } = policy;
  const counts = [hourly, daily, weekly, monthly].map(u32);
  return concat([Uint8Array.of(FORMAT), u32(last), u64(withinMs), ...counts]);
}

/** Undefined for anything malformed. */
export function decodePolicy(bytes: Uint8Array): RetentionPolicy | undefined {
  if (bytes.length !== POLICY_BYTES || bytes[0] !== FORMAT) return undefined;
  const rules: Record<keyof RetentionPolicy, number> = {
    last: readU32(bytes, 1),
    withinMs: readU64(bytes, 5),
    hourly: readU32(bytes, 13),
    daily: readU32(bytes, 17),
    weekly: readU32(bytes, 21),
    monthly: readU32(bytes, 25),
  };
  return Object.fromEntries(Object.entries(rules).filter(([, value]) => value > 0));
}
