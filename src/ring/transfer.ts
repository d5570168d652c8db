/**
 * State transfer: a member that fell behind takes certified versions from the others, first by applying the updates
 * of their logs, else by fetching the nodes of the tree that it lacks. What is content-addressed and certified may
 * come from anybody. Castro and Liskov, TOCS 2002, §6.2.
 */

import { keyOf } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import { checkHeartbeat, checkUpdate, lacking, RING_BLOCK_PREFIX, scan } from '../object/index.ts';
import {
  type CertifiedHeartbeat,
  decodeHeartbeat,
  type NamedBytes,
  type PastVersion,
  type SignedUpdate,
} from '../wire/index.ts';
import type { HostedObject } from './hosted-object.ts';
import {
  BLOCKS_PAUSE_MS,
  BLOCKS_PAUSE_MS_MAX,
  LOG_VERSIONS_MAX,
  TRANSFER_TIMEOUT_MS,
  TRANSFER_WALK_MAX,
  TRANSFER_WANTED_MAX,
} from './limits.ts';
import type { Site } from './site.ts';
import { TreeWalk } from './tree-walk.ts';
import { BLOCK_TABLE } from './update-blocks.ts';

const PREFIX_END = Uint8Array.of(
  RING_BLOCK_PREFIX[0] as number,
  (RING_BLOCK_PREFIX[1] as number) + 1,
);

export interface TransferParts {
  readonly site: Site;
  readonly object: HostedObject;
  /** The head has moved to a later slot. */
  readonly onAdopted: () => void;
  /** Versions from `from` to before `to` were passed over. */
  readonly onSkipped: (from: number, to: number) => void;
  /** The head's tree has no hole any more. */
  readonly onMended: () => void;
}

type Phase = 'idle' | 'log' | 'tree' | 'blocks';

export class Transfer {
  readonly #parts: TransferParts;
  readonly #site: Site;
  readonly #walk: TreeWalk;
  #phase: Phase = 'idle';
  /** The latest version that somebody has shown, later than the head. */
  #target: CertifiedHeartbeat | undefined;
  /** The version whose tree is being fetched; later ones may have been shown meanwhile. */
  #walked: CertifiedHeartbeat | undefined;
  /** The member that is asked. */
  #source = 0;
  /** Members in a row whose answers were of no use: one that answers at once and says nothing must not hold this up. */
  #useless = 0;
  #deadlineMs: number | undefined;
  #wantedBlocks: Digest[] = [];
  #sourcesLeft = 0;
  #blocksPauseMs = BLOCKS_PAUSE_MS;

  constructor(parts: TransferParts) {
    this.#parts = parts;
    this.#site = parts.site;
    this.#walk = new TreeWalk(parts.site.tables, parts.site.nodes);
    this.#source = parts.site.index;
  }

  /** Nodes that no kept version has were dropped. */
  onSwept(): void {
    this.#walk.forget();
  }

  deadlineMs(): number | undefined {
    return this.#deadlineMs;
  }

  /** An answer from somebody's log is for this. */
  get isAtLog(): boolean {
    return this.#phase === 'log';
  }

  get isBusy(): boolean {
    return this.#phase !== 'idle';
  }

  /** A version that a member shows, checked already: the last of its batch, and of a later slot than the head. */
  offer(from: number, certified: CertifiedHeartbeat): void {
    if ((this.#target?.slot ?? 0) < certified.slot) this.#target = certified;
    if (this.#phase === 'log' || this.#phase === 'tree') return;
    this.#source = from;
    if (from === this.#site.index) this.#nextSource();
    this.#site.count('transfer');
    this.#useless = 0;
    this.#askLog();
  }

  /** The member's own tree of its last version has a hole. */
  mend(): void {
    const { latest, handover } = this.#parts.object;
    const certified = latest ?? handover?.heartbeat;
    if (certified === undefined || this.isBusy) return;
    this.#site.count('mend');
    this.#nextSource();
    this.#fetchTree(certified);
  }

  #ask(): void {
    this.#deadlineMs = this.#site.nowMs + TRANSFER_TIMEOUT_MS;
  }

  #askLog(): void {
    this.#phase = 'log';
    this.#ask();
    const from = this.#parts.object.state.version + 1;
    this.#site.send(this.#source, { kind: 'getHistory', from, count: LOG_VERSIONS_MAX });
  }

  #nextSource(): void {
    const count = this.#site.ring.members.length;
    do this.#source = (this.#source + 1) % count;
    while (this.#source === this.#site.index && count > 1);
  }

  tick(): void {
    if (this.#deadlineMs === undefined || this.#site.nowMs < this.#deadlineMs) return;
    this.#deadlineMs = undefined;
    if (this.#phase === 'idle') {
      if (this.#wantedBlocks.length > 0) this.#finish();
      return;
    }
    if (this.#phase === 'tree' && this.#walk.missing(1).length === 0) {
      this.#onward();
      return;
    }
    if (this.#phase === 'blocks') {
      this.#blocksElsewhere();
      return;
    }
    this.#nextSource();
    if (this.#phase === 'log') this.#askLog();
    else this.#onward();
  }

  onHistory(from: number, versions: readonly PastVersion[]): void {
    const { object, onAdopted } = this.#parts;
    if (this.#phase !== 'log') return;
    const before = object.slot;
    for (const batch of batchesOf(versions)) {
      const isPast = (batch[0]?.heartbeat.slot ?? 0) <= object.slot;
      if (!isPast && !this.#replay(batch)) break;
    }
    const isUseful = object.slot > before;
    if (isUseful) onAdopted();
    const target = this.#target;
    if (target === undefined || target.slot <= object.slot) this.#finish();
    else if (isUseful) this.#askLog();
    else if (this.#isHere(target)) this.#adopt(target);
    else if (from === this.#source) this.#logElsewhere(target);
  }

  /** After f + 1 useless answers nobody's log goes back so far: one of them was honest. */
  #logElsewhere(target: CertifiedHeartbeat): void {
    this.#nextSource();
    if (++this.#useless < this.#site.someCorrect) this.#askLog();
    else this.#fetchTree(target);
  }

  #replay(batch: readonly PastVersion[]): boolean {
    const { object, site } = this.#parts;
    const checked: { certified: CertifiedHeartbeat; signed: SignedUpdate }[] = [];
    for (const { heartbeat: certified, update: signed } of batch) {
      if (signed === undefined) return false;
      if (checkHeartbeat(site.ring, certified) === undefined || checkUpdate(signed) === undefined)
        return false;
      checked.push({ certified, signed });
    }
    const done = lacking(() => object.replay(checked));
    if ('missing' in done || done.value === undefined) return false;
    site.persist(...done.value);
    return true;
  }

  /** The same version, certified again in a later slot. */
  #isHere(certified: CertifiedHeartbeat): boolean {
    const heartbeat = checkHeartbeat(this.#site.ring, certified);
    return heartbeat?.version === this.#parts.object.state.version;
  }

  /** @param target - checked, of this epoch or the handover to it */
  #fetchTree(target: CertifiedHeartbeat): void {
    const heartbeat = decodeHeartbeat(target.heartbeat);
    if (heartbeat === undefined) return;
    this.#phase = 'tree';
    this.#walked = target;
    this.#useless = 0;
    this.#walk.start(heartbeat.topBlock as Digest);
    this.#onward();
  }

  /** Walks on, asks for what is missing, or is done. */
  #onward(): void {
    const { site } = this.#parts;
    const isMore = this.#walk.walk(TRANSFER_WALK_MAX);
    const nodes = this.#walk.missing(TRANSFER_WANTED_MAX);
    if (nodes.length > 0 && (!isMore || nodes.length === TRANSFER_WANTED_MAX)) {
      this.#ask();
      site.send(this.#source, { kind: 'getTree', nodes, blocks: [] });
    } else if (isMore) {
      this.#deadlineMs = site.nowMs + 1;
    } else if (this.#walked !== undefined) {
      this.#adopt(this.#walked);
    }
  }

  onTree(from: number, nodes: readonly NamedBytes[], blocks: readonly NamedBytes[]): void {
    const { site } = this.#parts;
    if (this.#phase === 'blocks') this.#takeBlocks(blocks);
    if (this.#phase !== 'tree') return;
    const writes = this.#walk.take(nodes);
    site.persist(...writes);
    if (writes.length > 0) {
      this.#useless = 0;
      this.#onward();
    } else if (from === this.#source && this.#walk.missing(1).length > 0) {
      this.#nextSource();
      // Once round all of them at once; then only after a pause.
      if (++this.#useless % site.ring.members.length !== 0) this.#onward();
      else this.#turnToLater();
    }
  }

  /** The owner may have forgotten the version that is fetched: there is a later one then. */
  #turnToLater(): void {
    const target = this.#target;
    if (target !== undefined && target.slot > (this.#walked?.slot ?? 0)) this.#fetchTree(target);
  }

  #takeBlocks(blocks: readonly NamedBytes[]): void {
    const found = new Map(blocks.map(({ bytes }) => [keyOf(digest('block', bytes)), bytes]));
    const before = this.#wantedBlocks.length;
    this.#wantedBlocks = this.#wantedBlocks.filter((key) => {
      const value = found.get(keyOf(key));
      if (value !== undefined) this.#site.persist({ table: BLOCK_TABLE, key, value });
      return value === undefined;
    });
    if (this.#wantedBlocks.length === 0) this.#rest();
    else if (this.#wantedBlocks.length < before) this.#askBlocks();
    else this.#blocksElsewhere();
  }

  /** What nobody sends is asked for once round, and then ever more rarely. */
  #blocksElsewhere(): void {
    if (--this.#sourcesLeft <= 0) {
      this.#rest();
      this.#deadlineMs = this.#site.nowMs + this.#blocksPauseMs;
      this.#blocksPauseMs = Math.min(2 * this.#blocksPauseMs, BLOCKS_PAUSE_MS_MAX);
      return;
    }
    this.#nextSource();
    this.#askBlocks();
  }

  #rest(): void {
    this.#phase = 'idle';
    this.#deadlineMs = undefined;
  }

  #adopt(certified: CertifiedHeartbeat): void {
    const { object, site, onAdopted, onMended, onSkipped } = this.#parts;
    this.#walked = undefined;
    const before = object.state.version;
    // What an earlier ring has certified is the head already.
    const isOfThisEpoch = decodeHeartbeat(certified.heartbeat)?.epoch === site.epoch;
    const isLater = isOfThisEpoch && certified.slot > object.slot;
    if (isLater) {
      site.persist(...object.adopt(certified));
      onSkipped(before + 1, object.state.version);
      onAdopted();
    } else {
      onMended();
    }
    if ((this.#target?.slot ?? 0) > object.slot) this.#askLog();
    else this.#finish();
  }

  /** Small blocks that the tree says the ring has are fetched last. */
  #finish(): void {
    const { object } = this.#parts;
    this.#target = undefined;
    const entries = lacking(() => [
      ...scan(this.#site.nodes, object.state.top, RING_BLOCK_PREFIX, PREFIX_END),
    ]);
    if ('missing' in entries) {
      this.#phase = 'idle';
      this.mend();
      return;
    }
    const isAbsent = (key: Digest) =>
      this.#site.tables.slice(BLOCK_TABLE, key, { offset: 0, length: 1 }) === undefined;
    const all = entries.value.map(({ key }) => key.slice(RING_BLOCK_PREFIX.length) as Digest);
    this.#wantedBlocks = all.filter(isAbsent);
    this.#rest();
    if (this.#wantedBlocks.length === 0) {
      this.#blocksPauseMs = BLOCKS_PAUSE_MS;
      return;
    }
    this.#phase = 'blocks';
    this.#sourcesLeft = this.#site.ring.members.length;
    this.#askBlocks();
  }

  #askBlocks(): void {
    this.#ask();
    const blocks = this.#wantedBlocks.slice(0, TRANSFER_WANTED_MAX);
    this.#site.send(this.#source, { kind: 'getTree', nodes: [], blocks });
  }

  /** After a start: perhaps a crash came before the blocks did. */
  start(): void {
    this.#nextSource();
    this.#finish();
  }
}

/** Versions of one slot were made by one batch. */
function batchesOf(versions: readonly PastVersion[]): PastVersion[][] {
  const batches: PastVersion[][] = [];
  for (const version of versions) {
    const batch = batches.at(-1);
    if (batch?.[0]?.heartbeat.slot === version.heartbeat.slot) batch.push(version);
    else batches.push([version]);
  }
  return batches;
}
