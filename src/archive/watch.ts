/**
 * The watch over packs: a node that holds a fragment knows who holds the others, compares sums with each of them now
 * and then, and learns so what is missing. What stays missing past a grace time is to be regenerated, by one of the
 * holders that are left, whom all of them choose alike; the next one steps in when it does not. The most endangered
 * pack goes first, and no faster than a setting allows. All of it is soft state: whoever has lost it, or was never
 * told, finds out by asking.
 *
 * After the repair of OceanStore, ASPLOS 2000, §4.5, with the grace time and the low watermark of Weatherspoon et al.
 * (Antiquity) and Total Recall (NSDI 2004).
 */

// Over 400 lines: one machine; what others say, what is missing and what is done about it share one state.

import {
  assert,
  assertNever,
  type Machine,
  type NodeAddress,
  Outbox,
  type Output,
  type Random,
  type Tables,
} from '../base/index.ts';
import type { PackGuid } from '../id/index.ts';
import {
  type Capacity,
  FRAGMENTS_PER_PACK_MAX,
  HELD_MAX,
  type Held,
  type PackHolder,
  type Place,
  type WatchMessage,
} from '../wire/index.ts';
import type { AuditPack } from './audit-interface.ts';
import { Audits } from './audits.ts';
import type { MoveOutcome, MovePack } from './move-interface.ts';
import { Moves, type PondSeen } from './moves.ts';
import type { FragmentAt } from './ports.ts';
import { SpreadTable } from './spread-table.ts';
import {
  HOLDING_MESSAGES_MAX,
  LEISURE_FACTOR,
  lowWatermark,
  patienceMs,
  REPAIR_BACKOFF_FACTOR_MAX,
  REPAIR_CHECK_MS_MAX,
  REPAIRS_IN_FLIGHT_MAX,
  type RepairOutcome,
  type RepairPack,
  SILENT_COMPARISONS,
  STEP_IN_FACTOR,
  WATCH_DEFAULTS,
  type WatchInput,
  type WatchSettings,
} from './watch-interface.ts';
import {
  bucketOf,
  sumsToBytes,
  type WatchedNode,
  type WatchedPack,
  WatchedPacks,
  weightOf,
} from './watched-packs.ts';

interface Degraded {
  readonly sinceMs: number;
  /** Fragments that somebody is believed to have. */
  readonly live: number;
  /** Only holders lack that are gone: their grace time is over. */
  readonly isWaited: boolean;
  readonly retryAtMs: number;
  readonly failures: number;
}

export type WatchUpcall = RepairPack | AuditPack | MovePack;
type Out = Outbox<WatchMessage, WatchUpcall>;

export class Watch implements Machine<WatchInput, WatchMessage, WatchUpcall> {
  readonly #self: NodeAddress;
  readonly #place: Place;
  readonly #capacity: () => Capacity;
  readonly #settings: WatchSettings;
  readonly #packs: WatchedPacks;
  readonly #audits: Audits;
  readonly #moves: Moves;
  readonly #degraded = new Map<PackGuid, Degraded>();
  readonly #repairing = new Set<PackGuid>();
  /** Packs of which what is known has changed in this step. */
  readonly #changed = new Set<PackGuid>();
  readonly #table: SpreadTable;
  readonly #counters = { dropped: 0, compared: 0, differed: 0, repaired: 0, failed: 0 };
  #regenerated = 0;
  #bytesMoved = 0;
  #startedMs: number | undefined;
  #roundAtMs = 0;
  #checkAtMs = Number.POSITIVE_INFINITY;
  /** What was moved so far is paid for by then. */
  #paidAtMs = 0;

  constructor(options: {
    self: NodeAddress;
    place: Place;
    /** What this node offers now. */
    capacity: () => Capacity;
    /** Who else there is, as is known now. */
    pond: () => PondSeen;
    tables: Tables;
    /** Must not be foreseen by those who are audited. */
    random: Random;
    settings?: Partial<WatchSettings>;
  }) {
    this.#self = options.self;
    this.#place = options.place;
    this.#capacity = options.capacity;
    this.#settings = { ...WATCH_DEFAULTS, ...options.settings };
    this.#packs = new WatchedPacks(options.self.nodeId);
    this.#table = new SpreadTable(this.#packs, options.tables);
    this.#table.load();
    const { self, tables, random } = options;
    const intervalMs = this.#settings.auditIntervalMs;
    this.#audits = new Audits({ self, packs: this.#packs, tables, random, intervalMs });
    this.#moves = new Moves({
      self,
      pond: options.pond,
      packs: this.#packs,
      isWhole: ({ pack }) => !this.#degraded.has(pack),
      isUnproven: (pack, nodeId, index) => this.#audits.isUnproven(pack, nodeId, index),
      settings: { ...this.#settings, settleMs: patienceMs(this.#settings) },
    });
  }

  step(nowMs: number, input: WatchInput): Output<WatchMessage, WatchUpcall> {
    const out: Out = new Outbox();
    this.#start(nowMs);
    switch (input.kind) {
      case 'tick':
        break;
      case 'message':
        this.#onMessage(nowMs, input, out);
        break;
      case 'holds':
        this.#packs.setOwn(input.held);
        if (input.held.indexes.length === 0) this.#audits.forget(input.held.pack);
        this.#changed.add(input.held.pack);
        this.#recheck(input.held.pack, nowMs);
        break;
      case 'stored':
        this.#tell(input.pack, input.holders, out);
        this.#learn(input.pack, input.holders);
        this.#recheck(input.pack, nowMs);
        break;
      case 'repaired':
        this.#onRepaired(nowMs, input.pack, input.outcome, out);
        break;
      case 'drain':
        this.#moves.drain(nowMs, input.isDraining);
        break;
      case 'moved':
        this.#onMoved(nowMs, input.pack, input.outcome, out);
        break;
      case 'audited':
        if (this.#audits.ended(nowMs, input.pack, input.outcome, out.note))
          this.#recheck(input.pack, nowMs);
        break;
      default:
        assertNever(input);
    }
    const audit = this.#audits.next(nowMs);
    if (audit !== undefined) out.upcall.push(audit);
    const move = this.#moves.next(nowMs);
    if (move !== undefined) out.upcall.push(move);
    if (nowMs >= this.#roundAtMs) this.#round(nowMs, out);
    if (nowMs >= this.#checkAtMs) this.#startRepairs(nowMs, out);
    this.#table.keep(this.#changed, out.note);
    this.#changed.clear();
    return out;
  }

  deadlineMs(): number {
    const laterMs = Math.min(this.#audits.deadlineMs(), this.#moves.deadlineMs());
    return Math.min(this.#roundAtMs, this.#checkAtMs, laterMs);
  }

  checkInvariants(): void {
    this.#packs.checkInvariants();
    assert(this.#repairing.size <= REPAIRS_IN_FLIGHT_MAX, 'Too many repairs are in flight');
    for (const watched of this.#packs.all()) {
      const isDegraded = this.#live(watched) < watched.n;
      assert(isDegraded === this.#degraded.has(watched.pack), 'Degraded packs are miscounted');
    }
    assert(this.#degraded.size === 0 || this.#checkAtMs < Number.POSITIVE_INFINITY);
  }

  /** Numbers for `ocean status`. */
  status() {
    const degraded = [...this.#degraded.keys()];
    const margins = degraded.map(
      (pack) => this.#degraded.get(pack)!.live - this.#packs.get(pack)!.k,
    );
    return {
      packs: this.#packs.size,
      degraded: this.#degraded.size,
      /** Fragments that the most endangered pack can still lose; null when all are whole. */
      leastSpare: margins.length === 0 ? null : margins.reduce((a, b) => Math.min(a, b)),
      repairing: this.#repairing.size,
      regenerated: this.#regenerated,
      bytesMoved: this.#bytesMoved,
      silent: this.#packs.sharing().flatMap((node) => (node.isSilent ? [node.address] : [])),
      holders: this.#packs.sharing().length,
      audits: this.#audits.status(),
      moves: this.#moves.status(),
    };
  }

  /** It failed too many audits: others get new fragments before. */
  distrusts(nodeId: string): boolean {
    return this.#audits.distrusts(nodeId);
  }

  /** Fragments of a pack that are here. */
  own(pack: PackGuid): readonly number[] {
    return this.#packs.get(pack)?.indexes ?? [];
  }

  counters(): Readonly<Record<string, number>> {
    return { ...this.#counters };
  }

  /** Nobody has been heard before the first step. */
  #start(nowMs: number): void {
    if (this.#startedMs !== undefined) return;
    this.#startedMs = nowMs;
    // Not all nodes of a pond that was switched on compare in the same moment.
    const share = Number.parseInt(this.#self.nodeId.slice(0, 4), 16) / 0x1_0000;
    this.#roundAtMs = nowMs + Math.ceil(this.#settings.intervalMs * (0.25 + share / 2));
    this.#audits.startAt(this.#roundAtMs);
    this.#moves.startAt(this.#roundAtMs);
    for (const { pack } of this.#packs.all()) this.#recheck(pack, nowMs);
  }

  // What others say.

  #onMessage(nowMs: number, input: Extract<WatchInput, { kind: 'message' }>, out: Out): void {
    const { from, message } = input;
    this.#hear(nowMs, from);
    switch (message.kind) {
      case 'describeNode':
        answer(out, input, {
          kind: 'nodeDescribed',
          place: this.#place,
          capacity: this.#capacity(),
        });
        break;
      case 'compare':
        this.#onCompare(input, message.buckets, out);
        break;
      case 'differ':
        this.#onDiffer(from, message.buckets, out);
        break;
      case 'holding':
        this.#onHolding(nowMs, input, message, out);
        break;
      case 'spread':
        if (this.#packs.get(message.pack) === undefined) this.#counters.dropped++;
        else {
          this.#learn(message.pack, message.holders);
          this.#recheck(message.pack, nowMs);
        }
        break;
      case 'nodeDescribed':
        this.#counters.dropped++; // An answer, at the wrong door.
        break;
      default:
        assertNever(message);
    }
  }

  #hear(nowMs: number, from: NodeAddress): void {
    const node = this.#packs.node(from.nodeId);
    if (node === undefined) return;
    const { host, port } = node.address;
    if (host !== from.host || port !== from.port) {
      node.address = from;
      this.#table.forget(from.nodeId);
    }
    node.unanswered = 0;
    node.isSilent = false;
    if (!node.isGone) return;
    node.isGone = false;
    for (const { pack } of this.#packs.sharedWith(from.nodeId)) this.#recheck(pack, nowMs);
  }

  #onCompare(input: Extract<WatchInput, { kind: 'message' }>, theirs: Uint8Array, out: Out): void {
    const node = this.#packs.node(input.from.nodeId);
    const mine = node === undefined ? new Uint8Array(theirs.length) : sumsToBytes(node.mine);
    const differing = new Set<number>();
    for (const [at, byte] of theirs.entries()) if (mine[at] !== byte) differing.add(at >> 3);
    this.#counters.compared++;
    if (differing.size > 0) this.#counters.differed++;
    answer(out, input, { kind: 'differ', buckets: Uint8Array.from(differing) });
  }

  #onDiffer(from: NodeAddress, buckets: Uint8Array, out: Out): void {
    const node = this.#packs.node(from.nodeId);
    if (node?.isCompared !== true) {
      this.#counters.dropped++;
      return;
    }
    node.isCompared = false;
    if (buckets.length === 0) return;
    const wanted = new Set(buckets);
    const held: Held[] = [];
    for (const { pack, indexes } of this.#packs.sharedWith(from.nodeId)) {
      if (wanted.has(bucketOf(pack))) held.push({ pack, indexes });
      if (held.length >= HELD_MAX * HOLDING_MESSAGES_MAX) break;
    }
    for (let at = 0; at < held.length; at += HELD_MAX) {
      const some = held.slice(at, at + HELD_MAX);
      out.send.push({ to: from, message: { kind: 'holding', held: some, isQuestion: true } });
    }
  }

  #onHolding(
    nowMs: number,
    input: Extract<WatchInput, { kind: 'message' }>,
    { held, isQuestion }: Extract<WatchMessage, { kind: 'holding' }>,
    out: Out,
  ): void {
    const { from } = input;
    // Who asks without holding anything surveys a pack: that says nothing of what it holds.
    for (const { pack, indexes } of held) {
      if (!this.#packs.setOther(pack, { node: from, indexes })) continue;
      this.#changed.add(pack);
      this.#recheck(pack, nowMs);
      this.#introduce(pack, from, indexes, out);
    }
    if (!isQuestion) return;
    const own = held.map(({ pack }) => ({ pack, indexes: this.#packs.get(pack)?.indexes ?? [] }));
    answer(out, input, { kind: 'holding', held: own, isQuestion: false });
  }

  /**
   * Nodes with the same fragment may not know of each other: one came back after it was made again. It is told, and
   * compares with the other from then on.
   */
  #introduce(pack: PackGuid, from: NodeAddress, indexes: readonly number[], out: Out): void {
    const watched = this.#packs.get(pack);
    if (watched === undefined) return;
    const others: PackHolder[] = this.#packs
      .holders(watched)
      .map(({ node, indexes }) => ({ node: node.address, indexes }));
    const hasTwin = others.some(
      ({ node, indexes: theirs }) =>
        node.nodeId !== from.nodeId && theirs.some((index) => indexes.includes(index)),
    );
    if (!hasTwin) return;
    const all = [...others, { node: this.#self, indexes: watched.indexes }];
    const holders = all.slice(0, FRAGMENTS_PER_PACK_MAX);
    out.send.push({ to: from, message: { kind: 'spread', pack, holders } });
  }

  /** Of a pack of which something is here; of others nothing is kept. */
  #learn(pack: PackGuid, holders: readonly PackHolder[]): void {
    if (this.#packs.get(pack) === undefined) return;
    this.#packs.setOthers(pack, holders);
    this.#changed.add(pack);
  }

  #tell(pack: PackGuid, holders: readonly PackHolder[], out: Out): void {
    for (const { node } of holders) {
      if (node.nodeId === this.#self.nodeId) continue;
      out.send.push({ to: node, message: { kind: 'spread', pack, holders } });
    }
  }

  // What is missing.

  /** Fragments that somebody is believed to have; `isBack`: would have, if all came back that are gone. */
  #live(watched: WatchedPack, isBack = false): number {
    const live = new Set(watched.indexes);
    for (const { index } of this.#held(watched, isBack)) live.add(index);
    return live.size;
  }

  /** Fragments of others that count: who is away is waited for till its grace time is over. */
  #held(watched: WatchedPack, isBack = false): FragmentAt[] {
    const isSound = !this.#audits.hasUnproven(watched.pack);
    const held: FragmentAt[] = [];
    for (const { node, indexes } of this.#packs.holders(watched)) {
      const { address, isGone } = node;
      if (isGone && !isBack) continue;
      for (const index of indexes)
        if (isSound || !this.#audits.isUnproven(watched.pack, address.nodeId, index))
          held.push({ node: address, index });
    }
    return held;
  }

  #unproven(watched: WatchedPack): FragmentAt[] {
    if (!this.#audits.hasUnproven(watched.pack)) return [];
    return this.#packs
      .holders(watched)
      .flatMap(({ node, indexes }) => indexes.map((index) => ({ node: node.address, index })))
      .filter(({ node, index }) => this.#audits.isUnproven(watched.pack, node.nodeId, index));
  }

  #recheck(pack: PackGuid, nowMs: number): void {
    const watched = this.#packs.get(pack);
    const live = watched === undefined ? 0 : this.#live(watched);
    if (watched === undefined || live >= watched.n) {
      this.#degraded.delete(pack);
      if (this.#degraded.size === 0) this.#checkAtMs = Number.POSITIVE_INFINITY;
      return;
    }
    const before = this.#degraded.get(pack) ?? { sinceMs: nowMs, retryAtMs: 0, failures: 0 };
    const isWaited = this.#live(watched, true) >= watched.n;
    this.#degraded.set(pack, { ...before, live, isWaited });
    const waitMs = isWaited ? 0 : patienceMs(this.#settings);
    this.#checkAtMs = Math.min(this.#checkAtMs, before.sinceMs + waitMs);
  }

  /** One exchange with everybody with whom packs are shared. */
  #round(nowMs: number, out: Out): void {
    const { intervalMs, graceMs } = this.#settings;
    this.#roundAtMs = nowMs + intervalMs;
    const goneAfter = SILENT_COMPARISONS + Math.ceil(graceMs / intervalMs);
    let isNews = false;
    for (const node of this.#packs.sharing()) {
      if (node.unanswered >= SILENT_COMPARISONS) node.isSilent = true;
      if (node.unanswered >= goneAfter && !node.isGone) {
        node.isGone = true;
        isNews = true;
      }
      node.unanswered++;
      node.isCompared = true;
      const message: WatchMessage = { kind: 'compare', buckets: sumsToBytes(node.theirs) };
      out.send.push({ to: node.address, message, canWait: true });
    }
    // Once for all that went together.
    if (isNews) for (const { pack } of this.#packs.all()) this.#recheck(pack, nowMs);
  }

  // What is done about it.

  #startRepairs(nowMs: number, out: Out): void {
    while (this.#repairing.size < REPAIRS_IN_FLIGHT_MAX && this.#paidAtMs <= nowMs) {
      const pack = this.#mostEndangered(nowMs);
      if (pack === undefined) break;
      const watched = this.#packs.get(pack)!;
      const missing = watched.n - this.#degraded.get(pack)!.live;
      const bytes = (watched.k + missing) * watched.fragmentBytes;
      this.#paidAtMs = nowMs + Math.ceil((bytes * 1000) / this.#settings.bytesPerSecond);
      this.#repairing.add(pack);
      const holders = this.#packs.holders(watched).map(({ node }) => node.address);
      const unproven = this.#unproven(watched);
      const awaited = this.#held(watched);
      const known = { holders: [this.#self, ...holders], unproven, awaited };
      out.upcall.push({ kind: 'repair', pack, ...known });
    }
    const pauseMs = Math.min(REPAIR_CHECK_MS_MAX, Math.ceil(patienceMs(this.#settings) / 10));
    const isUnpaid = this.#paidAtMs > nowMs;
    const nextMs = isUnpaid ? Math.min(nowMs + pauseMs, this.#paidAtMs) : nowMs + pauseMs;
    this.#checkAtMs = this.#degraded.size === 0 ? Number.POSITIVE_INFINITY : nextMs;
  }

  #mostEndangered(nowMs: number): PackGuid | undefined {
    let best: { pack: PackGuid; spare: number; sinceMs: number } | undefined;
    for (const [pack, { live, sinceMs, retryAtMs, isWaited }] of this.#degraded) {
      if (nowMs < retryAtMs || this.#repairing.has(pack)) continue;
      const watched = this.#packs.get(pack)!;
      const spare = live - watched.k;
      const isWorse =
        best === undefined ||
        spare < best.spare ||
        (spare === best.spare && sinceMs < best.sinceMs);
      if (isWorse && nowMs >= sinceMs + this.#waitMs(watched, live, isWaited))
        best = { pack, spare, sinceMs };
    }
    return best?.pack;
  }

  /** How long this node leaves a pack alone: for what may come back, and for those whose turn is before its own. */
  #waitMs(watched: WatchedPack, live: number, isWaited: boolean): number {
    const mine = weightOf(watched.pack, this.#self.nodeId);
    const isBefore = (node: WatchedNode) => {
      const theirs = weightOf(watched.pack, node.address.nodeId);
      const isHeavier = theirs > mine;
      return (
        !node.isSilent &&
        (isHeavier || (theirs === mine && node.address.nodeId < this.#self.nodeId))
      );
    };
    const rank = this.#packs.holders(watched).filter(({ node }) => isBefore(node)).length;
    const leisure = live <= lowWatermark(watched) ? 1 : LEISURE_FACTOR;
    const stepMs = patienceMs(this.#settings);
    const leisureMs = isWaited ? this.#settings.graceMs * (leisure - 1) : stepMs * leisure;
    return leisureMs + rank * STEP_IN_FACTOR * stepMs;
  }

  #onMoved(nowMs: number, pack: PackGuid, outcome: MoveOutcome, out: Out): void {
    this.#moves.ended(nowMs, outcome);
    if (outcome.isMoved) this.#tell(pack, outcome.holders, out);
    if (outcome.holders.length === 0) return;
    this.#learn(pack, outcome.holders);
    this.#recheck(pack, nowMs);
  }

  #onRepaired(nowMs: number, pack: PackGuid, outcome: RepairOutcome, out: Out): void {
    this.#repairing.delete(pack);
    this.#regenerated += outcome.regenerated;
    this.#bytesMoved += outcome.bytesMoved;
    for (const { node, index } of outcome.proved) this.#audits.proved(pack, node.nodeId, index);
    if (outcome.holders.length > 0) {
      this.#learn(pack, outcome.holders);
      this.#recheck(pack, nowMs);
      this.#tell(pack, outcome.holders, out);
    }
    const degraded = this.#degraded.get(pack);
    if (degraded === undefined) {
      this.#counters.repaired++;
      if (this.#degraded.size > 0) this.#checkAtMs = nowMs;
      return;
    }
    this.#counters.failed++;
    const failures = degraded.failures + 1;
    const factor = Math.min(2 ** degraded.failures, REPAIR_BACKOFF_FACTOR_MAX);
    const retryAtMs = nowMs + factor * patienceMs(this.#settings);
    this.#degraded.set(pack, { ...degraded, retryAtMs, failures });
  }
}

function answer(
  out: Out,
  { from, token }: Extract<WatchInput, { kind: 'message' }>,
  message: WatchMessage,
): void {
  if (token === undefined) out.send.push({ to: from, message });
  else out.send.push({ token, message });
}
