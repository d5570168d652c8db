/**
 * The past of an object, for a member that came to it late: versions that were certified before, with all nodes of
 * their trees, fetched one after the other while nothing else is to be done. Every version stays readable though all
 * its first members are gone. Members of earlier epochs are asked as well: they may be the last that have a version.
 */

import { concat, type NodeAddress, readU64, u64, type Write } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import { guidBytes } from '../id/index.ts';
import { checkHeartbeat, checkRing, isKept, keptFrom } from '../object/index.ts';
import {
  decodeHeartbeat,
  type NamedBytes,
  type PastVersion,
  type RingMessage,
  type SignedRing,
} from '../wire/index.ts';
import type { HostedObject } from './hosted-object.ts';
import { TRANSFER_TIMEOUT_MS, TRANSFER_WALK_MAX, TRANSFER_WANTED_MAX } from './limits.ts';
import type { Site } from './site.ts';
import { TreeWalk } from './tree-walk.ts';

/** Under AGUID: the first version that is missing, and the first after that which is not. */
export const GAP_TABLE = 'ring.gap';
const CHUNK = 32;

interface Gap {
  readonly from: number;
  readonly to: number;
}

export class Backfill {
  readonly #site: Site;
  readonly #object: HostedObject;
  readonly #walk: TreeWalk;
  #gap: Gap | undefined;
  #chunk: readonly PastVersion[] = [];
  /** Who is asked, and who next. */
  #source: NodeAddress | undefined;
  #turn = 0;
  #deadlineMs: number | undefined;

  constructor(site: Site, object: HostedObject) {
    this.#site = site;
    this.#object = object;
    this.#walk = new TreeWalk(site.tables, site.nodes);
    const record = site.tables.get(GAP_TABLE, guidBytes(site.aguid));
    if (record?.length !== 16) return;
    this.#gap = { from: readU64(record), to: readU64(record, 8) };
  }

  /** Versions that are known to be missing. */
  get missing(): number {
    return this.#gap === undefined ? 0 : this.#gap.to - this.#gap.from;
  }

  deadlineMs(): number | undefined {
    return this.#deadlineMs;
  }

  /** Nodes are being fetched that no version here has yet. */
  get isWalking(): boolean {
    return this.#chunk.length > 0;
  }

  /** Nodes that no kept version has were dropped. */
  onSwept(): void {
    this.#walk.forget();
  }

  /** Versions were forgotten: nobody has them any more. */
  onForgotten(): void {
    if (this.#gap === undefined) return;
    this.#chunk = [];
    this.#passForgotten();
    this.wake();
  }

  /** @returns the gap that is left */
  #passForgotten(): Gap | undefined {
    if (this.#gap === undefined) return undefined;
    const from = keptFrom(this.#object.retention, this.#gap.from);
    if (from > this.#gap.from) this.#site.note(this.#set({ from, to: this.#gap.to }));
    return this.#gap;
  }

  /** These versions were passed over; `to` is not among them. */
  skipped(from: number, to: number): void {
    if (from >= to) return;
    const before = this.#gap ?? { from, to };
    // With the head that passed them over: after a crash nobody else would know that they are not here.
    this.#site.persist(
      this.#set({ from: Math.min(from, before.from), to: Math.max(to, before.to) }),
    );
    this.#chunk = [];
    this.wake();
  }

  /** Versions from that one on are not missing, but void. */
  cutOff(version: number): void {
    const gap = this.#gap;
    if (gap !== undefined) this.#site.persist(this.#set({ ...gap, to: Math.min(gap.to, version) }));
  }

  #set(gap: Gap): Write {
    const isOver = gap.from >= gap.to;
    this.#gap = isOver ? undefined : gap;
    const value = isOver ? undefined : concat([u64(gap.from), u64(gap.to)]);
    return { table: GAP_TABLE, key: guidBytes(this.#site.aguid), value };
  }

  wake(): void {
    if (this.#gap !== undefined) this.#deadlineMs ??= this.#site.nowMs + 1;
  }

  /** @param isFree - nothing more urgent is being fetched */
  tick(isFree: boolean): void {
    const site = this.#site;
    if (this.#deadlineMs === undefined || site.nowMs < this.#deadlineMs) return;
    this.#deadlineMs = undefined;
    const gap = this.#passForgotten();
    if (gap === undefined) return;
    if (!isFree) {
      this.#deadlineMs = site.nowMs + TRANSFER_TIMEOUT_MS;
    } else if (this.#chunk.length > 0 && this.#walk.missing(1).length === 0) {
      this.#onward();
    } else {
      const sources = this.#sources();
      this.#source = sources[this.#turn++ % sources.length];
      if (this.#source === undefined) return;
      if (this.#chunk.length > 0) this.#onward();
      else this.#askHistory(gap);
    }
  }

  #sources(): NodeAddress[] {
    const { ring, index } = this.#site;
    const members = ring.members.map(({ address }) => address);
    return [...members.filter((_, i) => i !== index), ...this.#object.epochs.earlierMembers()];
  }

  /** What a node that is no member any more sent counts if it was asked. */
  isAsking(nodeId: string): boolean {
    return this.#source?.nodeId === nodeId;
  }

  #askHistory({ from, to }: Gap): void {
    this.#deadlineMs = this.#site.nowMs + TRANSFER_TIMEOUT_MS;
    const count = Math.min(CHUNK, to - from);
    this.#ask({ kind: 'getHistory', from, count });
  }

  #ask(message: RingMessage): void {
    if (this.#source !== undefined) this.#site.sendTo(this.#source, message);
  }

  onHistory(versions: readonly PastVersion[], rings: readonly SignedRing[]): void {
    if (this.#gap === undefined || this.#chunk.length > 0) return;
    const own = [...this.#object.epochs.earlier(), this.#site.ring];
    const known = new Map(own.map((ring) => [ring.epoch, ring]));
    for (const signed of rings) {
      const ring = checkRing(this.#object.certificate, signed);
      if (ring === undefined) continue;
      known.set(ring.epoch, ring);
      this.#site.note(this.#object.epochs.write(signed));
    }
    const gap = this.#passForgotten();
    if (gap === undefined) return;
    const { retention } = this.#object;
    let next = gap.from;
    this.#chunk = versions.filter(({ heartbeat: certified }) => {
      const epoch = decodeHeartbeat(certified.heartbeat)?.epoch ?? -1;
      const ring = known.get(epoch);
      const isNext = ring !== undefined && checkHeartbeat(ring, certified)?.version === next;
      if (isNext) next++;
      return isNext && isKept(retention, next - 1);
    });
    if (this.#chunk.length === 0) return;
    this.#walkNext();
    this.#onward();
  }

  #walkNext(): void {
    const [first] = this.#chunk;
    const heartbeat = first && decodeHeartbeat(first.heartbeat.heartbeat);
    if (heartbeat !== undefined) this.#walk.start(heartbeat.topBlock as Digest);
  }

  #onward(): void {
    const site = this.#site;
    while (this.#chunk.length > 0) {
      const isMore = this.#walk.walk(TRANSFER_WALK_MAX);
      const nodes = this.#walk.missing(TRANSFER_WANTED_MAX);
      if (nodes.length > 0) {
        this.#deadlineMs = site.nowMs + TRANSFER_TIMEOUT_MS;
        this.#ask({ kind: 'getTree', nodes, blocks: [] });
        return;
      }
      if (isMore) {
        this.#deadlineMs = site.nowMs + 1;
        return;
      }
      this.#keep();
    }
    this.#deadlineMs = undefined;
    const gap = this.#passForgotten();
    if (gap !== undefined) this.#askHistory(gap);
  }

  /** The first version of the chunk is whole. */
  #keep(): void {
    const [first, ...rest] = this.#chunk;
    const version = first && decodeHeartbeat(first.heartbeat.heartbeat)?.version;
    if (first !== undefined) this.#site.note(...this.#object.versionWrites(first.heartbeat));
    this.#chunk = rest;
    if (this.#gap !== undefined && version !== undefined)
      this.#site.note(this.#set({ from: version + 1, to: this.#gap.to }));
    this.#walkNext();
  }

  onTree(nodes: readonly NamedBytes[]): void {
    if (this.#chunk.length === 0) return;
    const writes = this.#walk.take(nodes);
    this.#site.note(...writes);
    if (writes.length > 0) this.#onward();
  }
}
