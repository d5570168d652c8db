/**
 * The sweep of a holder: packs that their object does not list any more are dropped, with all that is kept about them.
 * Nobody's word counts: the sweep asks for a proof (`upcall` `prove`), which the node seeks in the object's certified
 * tree. A pack is young for a grace time, in which whoever stored it commits it; so packs whose commit never happened
 * go too. While no proof can be had, nothing does.
 */

import {
  assert,
  assertNever,
  concat,
  EMPTY,
  type Machine,
  Outbox,
  type Output,
  type Tables,
} from '../base/index.ts';
import { type Aguid, GUID_BYTES, guidBytes, guidFromBytes, type PackGuid } from '../id/index.ts';
import { decodeManifest, decodeSignedManifest, type SignedManifest } from '../wire/index.ts';
import { HELD_TABLE, type HeldPack, heldPack } from './held.ts';
import { FRAGMENT_TABLE, MANIFEST_TABLE, RENEW_MS } from './holder.ts';
import { STORED_TABLE, storedPack, storedWrite } from './stored.ts';

/** A fragment that no version needs is dropped when it is so old. */
export const SWEEP_GRACE_MS = 24 * 3_600_000;
/** Whoever stores a pack again within that time finds it here. */
assert(SWEEP_GRACE_MS > 2 * RENEW_MS);
/** From the beginning of a round to that of the next. */
export const SWEEP_INTERVAL_MS = 24 * 3_600_000;
/** A node that has just started has other things to do. */
export const SWEEP_FIRST_MS = 300_000;
/** Who is told that packs were forgotten looks at once, but not more often than this. */
export const SWEEP_HINT_MS = 600_000;
/** Packs looked at in one step, and so the most that are asked about at once. */
export const SWEEP_PAGE = 512;
/** A question that is not answered for so long counts as not proven. */
export const PROOF_TIMEOUT_MS = 300_000;

export interface SweepSettings {
  readonly graceMs: number;
  readonly intervalMs: number;
}

export type SweepInput =
  | { readonly kind: 'tick' }
  | { readonly kind: 'start' }
  /** Somebody says that an object has forgotten packs. */
  | { readonly kind: 'hint' }
  /** The answer to `prove`: those that the object does not have, none where nothing could be proven. */
  | { readonly kind: 'proven'; readonly packs: readonly PackGuid[] };

export type SweepUpcall =
  | {
      readonly kind: 'prove';
      readonly aguid: Aguid;
      /** Of one of the packs: its writer's certificate names the object. */
      readonly manifest: SignedManifest;
      readonly packs: readonly PackGuid[];
    }
  | { readonly kind: 'dropped'; readonly held: HeldPack };

export interface SweepStatus {
  readonly dropped: number;
  /** End of the last round since the start; null before the first. */
  readonly lastRoundMs: number | null;
}

interface Question {
  readonly aguid: Aguid;
  readonly packs: readonly PackGuid[];
}

type Out = Outbox<never, SweepUpcall>;

export class Sweep implements Machine<SweepInput, never, SweepUpcall> {
  readonly #tables: Tables;
  readonly #settings: SweepSettings;
  #from: Uint8Array = EMPTY;
  /** INVARIANT: together at most SWEEP_PAGE packs. */
  #questions: Question[] = [];
  #asked: { readonly packs: ReadonlySet<PackGuid>; readonly atMs: number } | undefined;
  #isUnderWay = false;
  #roundStartedMs = Number.NEGATIVE_INFINITY;
  #lastRoundMs: number | null = null;
  #dropped = 0;
  #dueMs: number | undefined;

  constructor(options: { tables: Tables; settings?: Partial<SweepSettings> }) {
    this.#tables = options.tables;
    const defaults = { graceMs: SWEEP_GRACE_MS, intervalMs: SWEEP_INTERVAL_MS };
    this.#settings = { ...defaults, ...options.settings };
  }

  status(): SweepStatus {
    return { dropped: this.#dropped, lastRoundMs: this.#lastRoundMs };
  }

  deadlineMs(): number | undefined {
    return this.#dueMs;
  }

  step(nowMs: number, input: SweepInput): Output<never, SweepUpcall> {
    const out: Out = new Outbox();
    switch (input.kind) {
      case 'start':
        this.#dueMs = nowMs + Math.min(SWEEP_FIRST_MS, this.#settings.intervalMs);
        break;
      case 'hint':
        this.#hint(nowMs);
        break;
      case 'proven':
        this.#proven(input.packs, out);
        this.#dueMs = nowMs + 1;
        break;
      case 'tick':
        if (this.#dueMs !== undefined && nowMs >= this.#dueMs) this.#work(nowMs, out);
        break;
      default:
        assertNever(input);
    }
    return out;
  }

  checkInvariants(): void {
    const count = this.#questions.reduce((sum, { packs }) => sum + packs.length, 0);
    assert(count <= SWEEP_PAGE, 'Too many packs are asked about');
  }

  #hint(nowMs: number): void {
    if (this.#isUnderWay || this.#dueMs === undefined) return;
    const pauseMs = Math.min(SWEEP_HINT_MS, this.#settings.intervalMs);
    const soonMs = Math.max(nowMs + 1, this.#roundStartedMs + pauseMs);
    this.#dueMs = Math.min(this.#dueMs, soonMs);
  }

  #work(nowMs: number, out: Out): void {
    this.#asked = undefined;
    if (!this.#isUnderWay) {
      this.#isUnderWay = true;
      this.#roundStartedMs = nowMs;
      this.#from = EMPTY;
    }
    const isMore = this.#questions.length > 0 || this.#look(nowMs, out);
    const question = this.#questions.shift();
    if (question !== undefined) {
      this.#ask(nowMs, question, out);
      return;
    }
    this.#dueMs = nowMs + 1;
    if (isMore) return;
    this.#isUnderWay = false;
    this.#lastRoundMs = nowMs;
    this.#dueMs = Math.max(nowMs + 1, this.#roundStartedMs + this.#settings.intervalMs);
  }

  /** Finds old packs among the next ones. False at the end. */
  #look(nowMs: number, out: Out): boolean {
    const page = [...this.#tables.range(HELD_TABLE, { from: this.#from, limit: SWEEP_PAGE })];
    const last = page.at(-1)?.[0];
    if (last === undefined) return false;
    this.#from = concat([last, Uint8Array.of(0)]);
    const old = new Map<Aguid, PackGuid[]>();
    for (const [key] of page) {
      const pack = key.length === GUID_BYTES ? guidFromBytes<PackGuid>(key) : undefined;
      const stored = pack && storedPack(this.#tables, pack);
      if (pack === undefined) continue;
      if (stored === undefined) this.#date(pack, nowMs, out);
      else if (nowMs >= stored.atMs + this.#settings.graceMs)
        old.set(stored.aguid, [...(old.get(stored.aguid) ?? []), pack]);
    }
    this.#questions = [...old].map(([aguid, packs]) => ({ aguid, packs }));
    return true;
  }

  /** It came before times were kept: its grace time begins now. */
  #date(pack: PackGuid, nowMs: number, out: Out): void {
    const signed = this.#manifest(pack);
    const aguid = signed && decodeManifest(signed.manifest.body)?.aguid;
    if (aguid !== undefined) out.note.push(storedWrite(pack, { atMs: nowMs, aguid }));
  }

  #manifest(pack: PackGuid): SignedManifest | undefined {
    const bytes = this.#tables.get(MANIFEST_TABLE, guidBytes(pack));
    return bytes && decodeSignedManifest(bytes);
  }

  #ask(nowMs: number, { aguid, packs }: Question, out: Out): void {
    const [first] = packs;
    const manifest = first && this.#manifest(first);
    this.#dueMs = nowMs + 1;
    if (manifest === undefined) return;
    this.#asked = { packs: new Set(packs), atMs: nowMs };
    this.#dueMs = nowMs + PROOF_TIMEOUT_MS;
    out.upcall.push({ kind: 'prove', aguid, manifest, packs });
  }

  #proven(packs: readonly PackGuid[], out: Out): void {
    const asked = this.#asked;
    this.#asked = undefined;
    for (const pack of packs) {
      const held = heldPack(this.#tables, pack);
      const stored = storedPack(this.#tables, pack);
      if (!asked?.packs.has(pack) || held === undefined || stored === undefined) continue;
      // Stored again meanwhile: whoever did so may be about to commit it.
      if (stored.atMs + this.#settings.graceMs > asked.atMs) continue;
      const key = guidBytes(pack);
      for (const index of held.indexes) {
        const fragment = concat([key, Uint8Array.of(index)]);
        out.persist.push({ table: FRAGMENT_TABLE, key: fragment, value: undefined });
      }
      for (const table of [MANIFEST_TABLE, HELD_TABLE, STORED_TABLE])
        out.persist.push({ table, key, value: undefined });
      this.#dropped++;
      out.upcall.push({ kind: 'dropped', held: { ...held, indexes: [] } });
    }
  }
}
