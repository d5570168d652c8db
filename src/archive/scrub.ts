/**
 * The scrub: a holder reads again what it keeps, at a set pace, and checks each fragment against the digest in its
 * signed manifest. What rotted is dropped, and what is named and not there is named no longer, so that the node says no
 * more that it has it: whoever watches over the pack sees a fragment missing, and can make it anew. It rests while
 * others are served.
 */

import {
  assertNever,
  concat,
  EMPTY,
  equal,
  type Machine,
  Outbox,
  type Output,
  readU32,
  readU64,
  type Tables,
  u32,
  u64,
} from '../base/index.ts';
import { fragmentBytes } from '../erasure/index.ts';
import { GUID_BYTES, guidBytes, guidFromBytes, type PackGuid } from '../id/index.ts';
import { decodeSignedManifest, FRAGMENTS_PER_PACK_MAX, type Manifest } from '../wire/index.ts';
import { dropFragment, type HeldPack, heldPack } from './held.ts';
import { FRAGMENT_TABLE, MANIFEST_TABLE } from './holder.ts';
import { checkManifest, isFragment, packGuidOf } from './manifest.ts';

export const SCRUB_TABLE = 'scrub';
/** Pace, where no other is set: a terabyte in three days. */
export const SCRUB_RATE_BYTES = 4 << 20;
/** From the beginning of a round to that of the next, at least. */
export const SCRUB_ROUND_MS = 24 * 3_600_000;
/** A node that has just started has other things to do. */
export const SCRUB_FIRST_MS = 60_000;
/** Rest after a request of another node, and for how long requests may put a fragment off. */
export const SCRUB_REST_MS = 100;
export const SCRUB_PUT_OFF_MS = 10_000;
/** Fragments between two notes of how far it is. */
const NOTE_EVERY = 32;
/** Packs without a fragment that are passed over in one step. */
const PASSED_MAX = 64;
const STATE_KEY = Uint8Array.of(0);
const STATE_BYTES = 28;
const NOTE_BYTES = 256;

export type ScrubInput =
  | { readonly kind: 'tick' }
  | { readonly kind: 'start' }
  /** A request of another node was served. */
  | { readonly kind: 'served' }
  /** Begins a round now. */
  | { readonly kind: 'round' };

export type ScrubUpcall =
  /** The fragment is gone; with the last one of the pack here its manifest is too. */
  | {
      readonly kind: 'lost';
      readonly pack: PackGuid;
      readonly index: number;
      readonly isLast: boolean;
      /** What is left of the pack here. */
      readonly held: HeldPack | undefined;
    }
  | ({ readonly kind: 'round' } & ScrubRound);

/** What a round found. */
export interface ScrubRound {
  readonly fragments: number;
  readonly bytes: number;
  readonly damaged: number;
}

export interface ScrubStatus {
  readonly bytesPerSecond: number;
  readonly isUnderWay: boolean;
  /** Of the round that is under way, or else of the last one since the start. */
  readonly round: ScrubRound;
  /** End of the last round that was finished; null before the first. */
  readonly lastRoundMs: number | null;
  /** Fragments that were found damaged on this disk, ever. */
  readonly damaged: number;
}

interface Found {
  readonly pack: PackGuid;
  readonly manifestBytes: number;
  /** Undefined when the manifest itself rotted. */
  readonly manifest: Manifest | undefined;
  readonly index: number;
}

const NO_ROUND: ScrubRound = { fragments: 0, bytes: 0, damaged: 0 };

export class Scrub implements Machine<ScrubInput, never, ScrubUpcall> {
  readonly #tables: Tables;
  readonly #bytesPerSecond: number;
  #roundStartedMs = 0;
  #lastRoundMs = 0;
  #damaged = 0;
  /** The next pack by its key, or any later one; and the first fragment of it to look at. */
  #from: Uint8Array = EMPTY;
  #index = 0;
  #isUnderWay = false;
  #round = NO_ROUND;
  #dueMs: number | undefined;
  #restUntilMs = 0;

  constructor(options: { tables: Tables; bytesPerSecond?: number }) {
    this.#tables = options.tables;
    this.#bytesPerSecond = options.bytesPerSecond ?? SCRUB_RATE_BYTES;
    this.#restore(options.tables.get(SCRUB_TABLE, STATE_KEY));
  }

  status(): ScrubStatus {
    return {
      bytesPerSecond: this.#bytesPerSecond,
      isUnderWay: this.#isUnderWay,
      round: this.#round,
      lastRoundMs: this.#lastRoundMs === 0 ? null : this.#lastRoundMs,
      damaged: this.#damaged,
    };
  }

  step(nowMs: number, input: ScrubInput): Output<never, ScrubUpcall> {
    const out = new Outbox<never, ScrubUpcall>();
    switch (input.kind) {
      case 'start':
        this.#dueMs = Math.max(nowMs + SCRUB_FIRST_MS, this.#isUnderWay ? 0 : this.#nextRoundMs());
        break;
      case 'served':
        this.#restUntilMs = nowMs + SCRUB_REST_MS;
        break;
      case 'round':
        this.#begin(nowMs);
        this.#dueMs = nowMs;
        break;
      case 'tick':
        if (nowMs >= (this.deadlineMs() ?? Number.POSITIVE_INFINITY)) this.#work(nowMs, out);
        break;
      default:
        assertNever(input);
    }
    return out;
  }

  deadlineMs(): number | undefined {
    const dueMs = this.#dueMs;
    return dueMs && Math.min(Math.max(dueMs, this.#restUntilMs), dueMs + SCRUB_PUT_OFF_MS);
  }

  checkInvariants(): void {}

  #nextRoundMs(): number {
    return this.#roundStartedMs + SCRUB_ROUND_MS;
  }

  #begin(nowMs: number): void {
    this.#isUnderWay = true;
    this.#roundStartedMs = nowMs;
    this.#from = EMPTY;
    this.#index = 0;
    this.#round = NO_ROUND;
  }

  #work(nowMs: number, out: Outbox<never, ScrubUpcall>): void {
    if (!this.#isUnderWay) this.#begin(nowMs);
    const found = this.#next();
    if (found === 'end') {
      this.#isUnderWay = false;
      this.#lastRoundMs = nowMs;
      this.#dueMs = Math.max(nowMs + 1, this.#nextRoundMs());
      this.#note(out);
      out.upcall.push({ kind: 'round', ...this.#round });
      return;
    }
    const bytes = found === 'none' ? 0 : this.#check(found, out);
    this.#dueMs = nowMs + Math.max(1, Math.ceil((bytes * 1000) / this.#bytesPerSecond));
  }

  /** The next fragment that is here; `none` when others are served before it goes on looking. */
  #next(): Found | 'none' | 'end' {
    for (let passed = 0; passed < PASSED_MAX; passed++) {
      const [first] = this.#tables.range(MANIFEST_TABLE, { from: this.#from, limit: 1 });
      if (first === undefined) return 'end';
      const [key, value] = first;
      if (!equal(key, this.#from)) this.#index = 0;
      this.#from = key;
      const pack = guidFromBytes<PackGuid>(key);
      const manifest = pack && manifestOf(pack, value);
      const named = (pack && heldPack(this.#tables, pack)?.indexes) ?? [];
      for (; pack !== undefined && this.#index < FRAGMENTS_PER_PACK_MAX; this.#index++) {
        if (!named.includes(this.#index) && !this.#has(key, this.#index)) continue;
        return { pack, manifest, manifestBytes: value.length, index: this.#index++ };
      }
      this.#from = concat([key, Uint8Array.of(0)]);
    }
    return 'none';
  }

  #has(key: Uint8Array, index: number): boolean {
    const range = { offset: 0, length: 0 };
    return this.#tables.slice(FRAGMENT_TABLE, fragmentKey(key, index), range) !== undefined;
  }

  /** @returns how many bytes it read */
  #check(found: Found, out: Outbox<never, ScrubUpcall>): number {
    const { pack, manifest, index, manifestBytes } = found;
    const key = fragmentKey(guidBytes(pack), index);
    const bytes = this.#tables.get(FRAGMENT_TABLE, key) ?? EMPTY;
    const isSound =
      manifest !== undefined &&
      bytes.length === fragmentBytes(manifest.length, manifest.k) &&
      isFragment(manifest, index, bytes);
    const read = bytes.length + manifestBytes;
    const { fragments, damaged } = this.#round;
    this.#round = {
      fragments: fragments + 1,
      bytes: this.#round.bytes + read,
      damaged: damaged + (isSound ? 0 : 1),
    };
    if (!isSound) this.#drop(pack, index, out);
    else if (this.#round.fragments % NOTE_EVERY === 0) this.#note(out);
    return read;
  }

  /** A full store can always drop: nothing is noted in the same step. */
  #drop(pack: PackGuid, index: number, out: Outbox<never, ScrubUpcall>): void {
    this.#damaged++;
    const { writes, isLast, held } = dropFragment(this.#tables, pack, index);
    out.persist.push(...writes);
    out.upcall.push({ kind: 'lost', pack, index, isLast, held });
  }

  #note(out: Outbox<never, ScrubUpcall>): void {
    if (this.#tables.bytesFree() < NOTE_BYTES) return;
    const value = concat([
      u64(this.#roundStartedMs),
      u64(this.#lastRoundMs),
      u32(this.#damaged),
      u32(this.#isUnderWay ? 1 : 0),
      u32(this.#index),
      this.#from,
    ]);
    out.note.push({ table: SCRUB_TABLE, key: STATE_KEY, value });
  }

  /** What is not as it was noted is begun anew. */
  #restore(noted: Uint8Array | undefined): void {
    if (noted === undefined || noted.length < STATE_BYTES) return;
    if (noted.length > STATE_BYTES + GUID_BYTES + 1) return;
    this.#roundStartedMs = readU64(noted, 0);
    this.#lastRoundMs = readU64(noted, 8);
    this.#damaged = readU32(noted, 16);
    this.#isUnderWay = readU32(noted, 20) === 1;
    this.#index = readU32(noted, 24);
    this.#from = noted.slice(STATE_BYTES);
  }
}

function fragmentKey(packKey: Uint8Array, index: number): Uint8Array {
  return concat([packKey, Uint8Array.of(index)]);
}

/** Undefined unless it is that pack's, and its author's. */
function manifestOf(pack: PackGuid, stored: Uint8Array): Manifest | undefined {
  const signed = decodeSignedManifest(stored);
  if (signed === undefined || packGuidOf(signed.manifest.body) !== pack) return undefined;
  return checkManifest(signed);
}
