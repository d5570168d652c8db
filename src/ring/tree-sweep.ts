/**
 * The sweep of tree nodes, which all objects of a node share: those that a kept version of any object has are marked,
 * and what was written since the mark began; the rest is dropped. Then that of small blocks, of which a member that
 * took versions from others has not seen the release. A bounded number of them a step, and none while nodes are fetched
 * of which no version here knows yet.
 */

import { concat, keyOf, type Tables, type Write } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import { type Aguid, GUID_BYTES, guidFromBytes } from '../id/index.ts';
import {
  decodeNode,
  find,
  isLeaf,
  lacking,
  type NodeCache,
  ringBlockKey,
  TREE_TABLE,
} from '../object/index.ts';
import { decodeCertifiedHeartbeat, decodeHeartbeat } from '../wire/index.ts';
import { VERSION_TABLE } from './hosted-object.ts';
import { MARKED_MAX, SWEEP_BUSY_MS, SWEEP_PAUSE_MS, SWEEP_SLICE } from './limits.ts';
import { BLOCK_TABLE } from './update-blocks.ts';

export interface TreeSweepParts {
  readonly tables: Tables;
  readonly nodes: NodeCache;
  /** Tops of trees that are at work, of all objects. */
  readonly tops: () => Digest[];
  readonly keeps: (aguid: Aguid, version: number) => boolean;
  /** Nodes are being fetched. */
  readonly isBusy: () => boolean;
  /** Nodes were dropped, perhaps such as somebody has seen here before. */
  readonly onDropped: () => void;
  /** @returns the writes that say that it is done */
  readonly onDone: () => Write[];
  readonly count: (name: string) => void;
}

type Phase = 'idle' | 'due' | 'tops' | 'mark' | 'sweep' | 'blocks';

export class TreeSweep {
  readonly #parts: TreeSweepParts;
  #phase: Phase = 'idle';
  #deadlineMs: number | undefined;
  /** Where the range that is walked goes on: versions, then nodes. */
  #from: Uint8Array = new Uint8Array(0);
  #open: Digest[] = [];
  /** INVARIANT: at most MARKED_MAX, and none but during a sweep. */
  readonly #marked = new Set<string>();
  /** It is due again when it is over. */
  #isStale = false;

  constructor(parts: TreeSweepParts) {
    this.#parts = parts;
  }

  deadlineMs(): number | undefined {
    return this.#deadlineMs;
  }

  /** Something was forgotten. */
  due(nowMs: number): void {
    if (this.#phase !== 'idle') {
      this.#isStale = this.#phase !== 'due';
      return;
    }
    this.#phase = 'due';
    this.#deadlineMs = nowMs + SWEEP_PAUSE_MS;
  }

  /** What a step writes is kept: versions that are made during a sweep share the rest with earlier ones. */
  wrote(writes: readonly Write[]): void {
    if (this.#phase === 'idle' || this.#phase === 'due') return;
    for (const { table, key, value } of writes)
      if (table === TREE_TABLE && value !== undefined) this.#marked.add(keyOf(key));
  }

  /** @returns writes that nobody waits for */
  tick(nowMs: number): Write[] {
    if (this.#deadlineMs === undefined || nowMs < this.#deadlineMs) return [];
    this.#deadlineMs = nowMs + SWEEP_PAUSE_MS;
    if (this.#parts.isBusy()) {
      this.#end('due');
      this.#deadlineMs = nowMs + SWEEP_BUSY_MS;
      return [];
    }
    switch (this.#phase) {
      case 'idle':
        this.#deadlineMs = undefined;
        return [];
      case 'due':
        this.#open = this.#parts.tops();
        this.#phase = 'tops';
        return [];
      case 'tops':
        this.#findTops();
        return [];
      case 'mark':
        this.#mark();
        return [];
      case 'sweep':
        return this.#sweep();
      case 'blocks':
        return this.#sweepBlocks(nowMs);
    }
  }

  #end(phase: Phase): void {
    this.#phase = phase;
    this.#open = [];
    this.#from = new Uint8Array(0);
    this.#marked.clear();
  }

  #slice(table: string): (readonly [Uint8Array, Uint8Array])[] {
    const pairs = [...this.#parts.tables.range(table, { from: this.#from, limit: SWEEP_SLICE })];
    const last = pairs.at(-1)?.[0];
    if (last !== undefined) this.#from = concat([last, Uint8Array.of(0)]);
    return pairs;
  }

  #findTops(): void {
    const pairs = this.#slice(VERSION_TABLE);
    for (const [key, value] of pairs) {
      const aguid = guidFromBytes<Aguid>(key.subarray(0, GUID_BYTES));
      const certified = decodeCertifiedHeartbeat(value);
      const heartbeat = certified && decodeHeartbeat(certified.heartbeat);
      if (aguid === undefined || heartbeat === undefined) continue;
      if (this.#parts.keeps(aguid, heartbeat.version))
        this.#open.push(heartbeat.topBlock as Digest);
    }
    if (pairs.length === SWEEP_SLICE) return;
    this.#from = new Uint8Array(0);
    this.#phase = 'mark';
  }

  /** What versions share is looked at once. */
  #mark(): void {
    for (let looked = 0; looked < SWEEP_SLICE; ) {
      const digest = this.#open.pop();
      if (digest === undefined) {
        this.#phase = 'sweep';
        return;
      }
      const name = keyOf(digest);
      if (this.#marked.has(name)) continue;
      this.#marked.add(name);
      looked++;
      const bytes = this.#parts.tables.get(TREE_TABLE, digest);
      const node = bytes && decodeNode(bytes);
      if (node === undefined || isLeaf(node)) continue;
      for (const child of node.children) this.#open.push(child.digest);
    }
    if (this.#marked.size <= MARKED_MAX) return;
    // More than there is memory for: nothing is dropped here.
    this.#parts.count('sweep-too-large');
    this.#end('idle');
    this.#deadlineMs = undefined;
  }

  #sweep(): Write[] {
    const pairs = this.#slice(TREE_TABLE);
    const writes = pairs
      .filter(([key]) => !this.#marked.has(keyOf(key)))
      .map(([key]) => this.#parts.nodes.drop(key as Digest));
    if (writes.length > 0) this.#parts.onDropped();
    if (pairs.length < SWEEP_SLICE) {
      this.#from = new Uint8Array(0);
      this.#phase = 'blocks';
    }
    return writes;
  }

  /** Those that no tree at work lists. */
  #sweepBlocks(nowMs: number): Write[] {
    const pairs = this.#slice(BLOCK_TABLE);
    const tops = this.#parts.tops();
    const isListed = (key: Uint8Array) =>
      tops.some((top) => {
        const found = lacking(() => find(this.#parts.nodes, top, ringBlockKey(key)));
        return 'missing' in found || found.value !== undefined;
      });
    const writes = pairs
      .filter(([key]) => !isListed(key))
      .map(([key]): Write => ({ table: BLOCK_TABLE, key, value: undefined }));
    if (pairs.length < SWEEP_SLICE) writes.push(...this.#finish(nowMs));
    return writes;
  }

  #finish(nowMs: number): Write[] {
    this.#end('idle');
    this.#parts.count('swept');
    const done = this.#isStale ? [] : this.#parts.onDone();
    this.#deadlineMs = undefined;
    if (this.#isStale) this.due(nowMs);
    this.#isStale = false;
    return done;
  }
}
