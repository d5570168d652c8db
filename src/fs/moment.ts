/** Points of a volume's history as people write them: a version number, a time, or how long ago. */

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

export type Moment =
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'time'; readonly timeMs: number }
  | { readonly kind: 'snapshot'; readonly name: string };

/** Days since 1970 of a date of the Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms"). */
function daysOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})?)?$/;

function parseIso(text: string): number | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  if (month! < 1 || month! > 12 || day! < 1 || day! > 31) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const ms = Number((match[7] ?? '').padEnd(3, '0'));
  const zone = match[8];
  const isOffset = zone !== undefined && zone !== 'Z';
  const offset = isOffset
    ? (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)))
    : 0;
  const minutes = (daysOf(year!, month!, day!) * 24 + hour) * 60 + minute - offset;
  return (minutes * 60 + second) * 1000 + ms;
}

/**
 * Reads `17`, `2026-11-22`, `2026-11-22T18:30`, `2026-11-22T18:30:05Z`, `2h`, `3d`, `yesterday`, and `@name` for a
 * snapshot. A time without a zone is UTC. Undefined for anything else.
 */
export function parseMoment(text: string, nowMs: number): Moment | undefined {
  if (/^\d{1,15}$/.test(text)) return { kind: 'version', version: Number(text) };
  if (/^@./s.test(text)) return { kind: 'snapshot', name: text.slice(1) };
  if (text === 'now') return { kind: 'time', timeMs: nowMs };
  if (text === 'yesterday') return { kind: 'time', timeMs: nowMs - 86_400_000 };
  const ago = /^(\d{1,9})([smhdw])(?: ?ago)?$/.exec(text);
  if (ago !== null) return { kind: 'time', timeMs: nowMs - Number(ago[1]) * UNIT_MS[ago[2]!]! };
  const timeMs = parseIso(text);
  return timeMs === undefined ? undefined : { kind: 'time', timeMs };
}
