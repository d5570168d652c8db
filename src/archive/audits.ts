/**
 * Audits of other holders, from the side of the watch: which pack is asked about next, and what is known of each
 * holder by its answers. Every holder of a pack audits all others in its own turn; nobody takes another's word, so
 * nobody can be slandered.
 */

import {
  concat,
  type NodeAddress,
  type Random,
  readU32,
  readU64,
  type Tables,
  u32,
  u64,
  type Write,
} from '../base/index.ts';
import { guidBytes, guidFromBytes, type NodeId, type PackGuid } from '../id/index.ts';
import type { PackHolder } from '../wire/index.ts';
import {
  AUDIT_BYTES,
  AUDIT_HASTE,
  AUDITED_NODES_MAX,
  AUDITS_LOOKED_AT_MAX,
  type AuditPack,
  type AuditVerdict,
  DISTRUST_OWED,
  FAILINGS,
  type Failing,
  OWED_MAX,
  OWED_PER_FAILURE,
  UNPROVEN_MAX,
} from './audit-interface.ts';
import type { WatchedPack, WatchedPacks } from './watched-packs.ts';

const AUDIT_TABLE = 'audit';
const RECORD_BYTES = 21;
/** Passed audits of one holder between two notes of its record. */
const NOTE_PASSED_EVERY = 8;

interface AuditRecord {
  passed: number;
  failed: number;
  /** Audits that it has to pass before its failures are forgiven. */
  owed: number;
  lastFailureMs: number;
  lastFailing: Failing;
}

export class Audits {
  readonly #self: NodeAddress;
  readonly #packs: WatchedPacks;
  readonly #random: Random;
  readonly #intervalMs: number;
  /** INVARIANT: at most AUDITED_NODES_MAX. */
  readonly #records = new Map<string, AuditRecord>();
  /** Fragments that a holder claims and could not show, by pack. INVARIANT: packs are at most UNPROVEN_MAX. */
  readonly #unproven = new Map<PackGuid, ReadonlySet<string>>();
  readonly #counters = { proved: 0, failed: 0, bytesRead: 0 };
  /** Once over all packs, and over those of which somebody who owes audits holds a fragment. */
  readonly #turns: { all: Iterator<WatchedPack>; owing: Iterator<WatchedPack> };
  #turnCount = 0;
  #isUnderWay = false;
  #nextAtMs = 0;

  constructor(parts: {
    self: NodeAddress;
    packs: WatchedPacks;
    tables: Tables;
    random: Random;
    intervalMs: number;
  }) {
    this.#self = parts.self;
    this.#packs = parts.packs;
    this.#random = parts.random;
    this.#intervalMs = parts.intervalMs;
    this.#turns = { all: this.#around(), owing: this.#around() };
    for (const [key, value] of parts.tables.range(AUDIT_TABLE, { limit: AUDITED_NODES_MAX })) {
      const nodeId = guidFromBytes<NodeId>(key);
      const record = recordFrom(value);
      if (nodeId !== undefined && record !== undefined) this.#records.set(nodeId, record);
    }
  }

  /** The first audit is not before. */
  startAt(atMs: number): void {
    this.#nextAtMs = atMs;
  }

  deadlineMs(): number {
    return this.#isUnderWay ? Number.POSITIVE_INFINITY : this.#nextAtMs;
  }

  /** The next audit, if it is time for one and there is somebody to ask. */
  next(nowMs: number): AuditPack | undefined {
    if (nowMs < this.deadlineMs()) return undefined;
    const isOwing = this.#isSomebodyOwing();
    this.#nextAtMs = nowMs + Math.ceil(this.#intervalMs / (isOwing ? AUDIT_HASTE : 1));
    // In haste too, one audit in so many is of the next pack in turn: liars hide no others.
    const isInTurn = !isOwing || this.#turnCount++ % AUDIT_HASTE === 0;
    const watched = isInTurn
      ? this.#find(this.#turns.all, () => true)
      : this.#find(this.#turns.owing, (nodeId) => this.#owedBy(nodeId) > 0);
    if (watched === undefined) return undefined;
    this.#isUnderWay = true;
    const { pack, k, n, fragmentBytes, indexes } = watched;
    const length = Math.min(AUDIT_BYTES, fragmentBytes);
    const offset = this.#random.integer(fragmentBytes - length + 1);
    const holders: PackHolder[] = [{ node: this.#self, indexes }];
    for (const { node, indexes } of this.#packs.holders(watched))
      if (!node.isSilent) holders.push({ node: node.address, indexes });
    return { kind: 'audit', pack, k, n, range: { offset, length }, holders };
  }

  /** Whatever came of the audit that `next` gave. @returns whether other fragments of the pack count from now on */
  ended(
    nowMs: number,
    pack: PackGuid,
    { verdicts, bytesRead }: { verdicts: readonly AuditVerdict[]; bytesRead: number },
    writes: Write[],
  ): boolean {
    this.#isUnderWay = false;
    this.#counters.bytesRead += bytesRead;
    let isNews = false;
    for (const { node, index, result } of verdicts) {
      const { nodeId } = node;
      if (nodeId === this.#self.nodeId) continue; // The scrub looks after what is here.
      this.#record(nowMs, nodeId, result, writes);
      if (this.#mark(pack, name(nodeId, index), result !== 'proved')) isNews = true;
    }
    return isNews;
  }

  /** A holder has shown this fragment after all. @returns whether that is news */
  proved(pack: PackGuid, nodeId: string, index: number): boolean {
    return this.#mark(pack, name(nodeId, index), false);
  }

  isUnproven(pack: PackGuid, nodeId: string, index: number): boolean {
    return this.#unproven.get(pack)?.has(name(nodeId, index)) === true;
  }

  hasUnproven(pack: PackGuid): boolean {
    return this.#unproven.has(pack);
  }

  /** Nothing of the pack is here any more. */
  forget(pack: PackGuid): void {
    this.#unproven.delete(pack);
  }

  /** It failed too often: others get new fragments before. */
  distrusts(nodeId: string): boolean {
    return this.#owedBy(nodeId) >= DISTRUST_OWED;
  }

  /** Numbers for `ocean status`. */
  status() {
    const failing = [...this.#records].filter(([, { failed }]) => failed > 0);
    return {
      ...this.#counters,
      unprovenPacks: this.#unproven.size,
      failing: failing.map(([nodeId, record]) => ({
        nodeId,
        ...record,
        isDistrusted: this.distrusts(nodeId),
      })),
    };
  }

  #owedBy(nodeId: string): number {
    return this.#records.get(nodeId)?.owed ?? 0;
  }

  #isSomebodyOwing(): boolean {
    for (const [nodeId, { owed }] of this.#records) {
      const node = this.#packs.node(nodeId);
      if (owed > 0 && node !== undefined && node.packCount > 0 && !node.isSilent) return true;
    }
    return false;
  }

  /** All packs, again and again; undefined between two rounds. */
  *#around(): Generator<WatchedPack> {
    for (;;) {
      let count = 0;
      for (const watched of this.#packs.all()) {
        count++;
        yield watched;
      }
      if (count === 0) return;
    }
  }

  /** The next pack in which somebody else who lives and is meant holds a fragment. */
  #find(turn: Iterator<WatchedPack>, isMeant: (nodeId: string) => boolean) {
    const looks = Math.min(AUDITS_LOOKED_AT_MAX, this.#packs.size);
    for (let i = 0; i < looks; i++) {
      const { value: watched } = turn.next();
      if (watched === undefined) return undefined;
      const holders = this.#packs.holders(watched);
      if (holders.some(({ node }) => !node.isSilent && isMeant(node.address.nodeId)))
        return watched;
    }
    return undefined;
  }

  #mark(pack: PackGuid, fragment: string, isUnproven: boolean): boolean {
    const before = this.#unproven.get(pack) ?? new Set();
    if (before.has(fragment) === isUnproven) return false;
    if (isUnproven && before.size === 0 && this.#unproven.size >= UNPROVEN_MAX) return false;
    const after = new Set(before);
    if (isUnproven) after.add(fragment);
    else after.delete(fragment);
    if (after.size > 0) this.#unproven.set(pack, after);
    else this.#unproven.delete(pack);
    return true;
  }

  #record(nowMs: number, nodeId: string, result: AuditVerdict['result'], writes: Write[]): void {
    const record = this.#recordOf(nodeId, writes);
    if (result === 'proved') {
      this.#counters.proved++;
      record.passed++;
      record.owed = Math.max(0, record.owed - 1);
    } else {
      this.#counters.failed++;
      record.failed++;
      record.owed = Math.min(OWED_MAX, record.owed + OWED_PER_FAILURE);
      record.lastFailureMs = nowMs;
      record.lastFailing = result;
    }
    if (result === 'proved' && record.passed % NOTE_PASSED_EVERY !== 0) return;
    writes.push({ table: AUDIT_TABLE, key: guidBytes(nodeId as NodeId), value: bytesOf(record) });
  }

  #recordOf(nodeId: string, writes: Write[]): AuditRecord {
    const known = this.#records.get(nodeId);
    if (known !== undefined) return known;
    if (this.#records.size >= AUDITED_NODES_MAX) {
      // Whoever failed is remembered longest.
      const entries = [...this.#records];
      const [least] = entries.reduce((a, b) => (b[1].failed < a[1].failed ? b : a));
      this.#records.delete(least);
      writes.push({ table: AUDIT_TABLE, key: guidBytes(least as NodeId), value: undefined });
    }
    const fresh: AuditRecord = {
      passed: 0,
      failed: 0,
      owed: 0,
      lastFailureMs: 0,
      lastFailing: 'missing',
    };
    this.#records.set(nodeId, fresh);
    return fresh;
  }
}

function name(nodeId: string, index: number): string {
  return `${nodeId}/${index}`;
}

function bytesOf({ passed, failed, owed, lastFailureMs, lastFailing }: AuditRecord): Uint8Array {
  const failing = Uint8Array.of(FAILINGS.indexOf(lastFailing));
  return concat([u32(passed), u32(failed), u32(owed), u64(lastFailureMs), failing]);
}

function recordFrom(value: Uint8Array): AuditRecord | undefined {
  const lastFailing = FAILINGS[value[RECORD_BYTES - 1] ?? FAILINGS.length];
  if (value.length !== RECORD_BYTES || lastFailing === undefined) return undefined;
  const [passed, failed] = [readU32(value), readU32(value, 4)];
  const owed = Math.min(OWED_MAX, readU32(value, 8));
  return { passed, failed, owed, lastFailureMs: readU64(value, 12), lastFailing };
}
