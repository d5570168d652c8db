/** What the watch over packs takes and gives, and how patient it is. */

import type { NodeAddress } from '../base/index.ts';
import type { PackGuid } from '../id/index.ts';
import type { PackHolder, WatchMessage } from '../wire/index.ts';
import { AUDIT_INTERVAL_MS, type AuditOutcome } from './audit-interface.ts';
import type { HeldPack } from './held.ts';
import type { MoveOutcome } from './move-interface.ts';
import type { FragmentAt } from './ports.ts';

/** Holders of the same packs compare what they know of each other this often. */
export const WATCH_INTERVAL_MS = 60_000;
/** Whoever leaves so many comparisons unanswered is silent. Counted, so that a clock that jumps silences nobody. */
export const SILENT_COMPARISONS = 3;
/** A holder that is back within this time costs nothing: longer than most absences last. */
export const REPAIR_GRACE_MS = 21_600_000;
/** Who is here is waited for as long at most: for nothing does it help to wait for hours but for who is away. */
export const REPAIR_PATIENCE_MS_MAX = 900_000;
/** A pack above its low watermark waits so many times as long. */
export const LEISURE_FACTOR = 4;
/** The next holder steps in for one that lives and does not repair after so many times its patience. */
export const STEP_IN_FACTOR = 4;
/** Bytes that a node moves for repair in a second, on average. */
export const REPAIR_BYTES_PER_SECOND = 16 << 20;
export const REPAIRS_IN_FLIGHT_MAX = 2;
/** Packs that wait for repair are looked through this often at most, or ten times while patience lasts. */
export const REPAIR_CHECK_MS_MAX = 5000;
/** A pack that could not be made whole waits twice as long each time, up to so many times the patience. */
export const REPAIR_BACKOFF_FACTOR_MAX = 16;
/** Messages about single packs to one node in one interval. */
export const HOLDING_MESSAGES_MAX = 16;

export interface WatchSettings {
  readonly intervalMs: number;
  readonly graceMs: number;
  readonly bytesPerSecond: number;
  readonly auditIntervalMs: number;
}

export const WATCH_DEFAULTS: WatchSettings = {
  intervalMs: WATCH_INTERVAL_MS,
  graceMs: REPAIR_GRACE_MS,
  bytesPerSecond: REPAIR_BYTES_PER_SECOND,
  auditIntervalMs: AUDIT_INTERVAL_MS,
};

export type WatchInput =
  | { readonly kind: 'tick' }
  | {
      readonly kind: 'message';
      readonly from: NodeAddress;
      readonly token: number | undefined;
      readonly message: WatchMessage;
    }
  /** What this node holds of a pack, from now on. */
  | { readonly kind: 'holds'; readonly held: HeldPack }
  /** Who holds a pack, as whoever stored it has seen: its holders are to be told. */
  | { readonly kind: 'stored'; readonly pack: PackGuid; readonly holders: readonly PackHolder[] }
  /** What came of a `repair`. Holders are all that answered, this node included; none: it failed. */
  | { readonly kind: 'repaired'; readonly pack: PackGuid; readonly outcome: RepairOutcome }
  /** Whether all that is here is to be given away, from now on. */
  | { readonly kind: 'drain'; readonly isDraining: boolean }
  | { readonly kind: 'moved'; readonly pack: PackGuid; readonly outcome: MoveOutcome }
  | { readonly kind: 'audited'; readonly pack: PackGuid; readonly outcome: AuditOutcome };

export interface RepairOutcome {
  readonly holders: readonly PackHolder[];
  /** Fragments that were made and stored. */
  readonly regenerated: number;
  /** Bytes of fragments that came or went. */
  readonly bytesMoved: number;
  /** Fragments in doubt that their holders have shown. */
  readonly proved: readonly FragmentAt[];
}

/** To be made whole, now. */
export interface RepairPack {
  readonly kind: 'repair';
  readonly pack: PackGuid;
  /** Who is believed to hold fragments. */
  readonly holders: readonly NodeAddress[];
  /** What some of them claim to hold, and could not show. */
  readonly unproven: readonly FragmentAt[];
  /** Held by nodes whose grace time is not over: if they do not answer now, they are waited for. */
  readonly awaited: readonly FragmentAt[];
}

/** How long whatever is not an absence waits. */
export function patienceMs({ graceMs }: Pick<WatchSettings, 'graceMs'>): number {
  return Math.min(graceMs, REPAIR_PATIENCE_MS_MAX);
}

/** At this many fragments or fewer a pack does not wait any longer than it must. */
export function lowWatermark({ k, n }: { readonly k: number; readonly n: number }): number {
  return k + Math.floor((n - k) / 2);
}
