/**
 * Years of an archive under a trace of failures. What a node keeps is moved and made again by the rules of
 * `src/archive`: holders from the emptiest zone, in an order of each pack's own; silence, grace time and low watermark;
 * one holder repairs, the most endangered first, and no faster than it may. Messages and single bytes are left out, so
 * that fifty years take seconds. Packs that share their holders are one **unit**.
 */

import type { CodeRate } from '../../../src/archive/index.ts';
import {
  LEISURE_FACTOR,
  lowWatermark,
  patienceMs,
  SILENT_COMPARISONS,
  WATCH_INTERVAL_MS,
} from '../../../src/archive/watch-interface.ts';
import { DAY_MS, Machines, type Trace, YEAR_MS } from './machines.ts';

export interface Upkeep {
  readonly graceMs: number;
  /** Of each node. */
  readonly bytesPerSecond: number;
}

export interface Course {
  readonly trace: Trace;
  readonly rate: CodeRate;
  /** Without, holders are taken wherever they stand. */
  readonly isZoned: boolean;
  readonly upkeep: Upkeep;
  readonly years: number;
  readonly units: number;
  /** Of content: the code makes n/k of it. */
  readonly unitBytes: number;
  readonly seed: number;
}

export interface Outcome {
  /** Units that were lost; each is then written anew, so that there are always as many. */
  readonly lost: number;
  /** Times at which at least one was lost. */
  readonly losses: number;
  /** Of units times samples: fewer than k holders were there. */
  readonly unavailable: number;
  /** Fragments that died with their disks. */
  readonly destroyed: number;
  /** Fragments that were made again. */
  readonly regenerated: number;
  /** Bytes that repair moved between nodes. */
  readonly moved: number;
}

const SILENT_MS = SILENT_COMPARISONS * WATCH_INTERVAL_MS;
/** No multiple of a day, or nights would be sampled alone. */
const SAMPLE_MS = 1.63 * DAY_MS;
const NONE = -1;
const FRAGMENTS = 64;

/** A well-mixed 32-bit number of three (after Wang's and Jenkins' integer hashes). */
function mixed(a: number, b: number, c: number): number {
  let x = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d) >>> 0;
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b) >>> 0;
  return (x ^ (x >>> 16)) >>> 0;
}

export class Years {
  readonly #course: Course;
  readonly #machines: Machines;
  /** By unit and index: the node, or NONE. */
  readonly #holders: Int16Array;
  /** By node: unit × FRAGMENTS + index. */
  readonly #kept: Set<number>[];
  /** By unit and index, where the disk died: since when nobody was heard of who had it. */
  readonly #diedAt: Float64Array;
  /** By node; Infinity while it is here. */
  readonly #awaySince: Float64Array;
  readonly #disks: number[];
  /** By node, by how many fragments are left: units to repair. */
  readonly #queues: number[][][];
  readonly #isBusy: boolean[];
  readonly #isQueued: Uint8Array;
  readonly #lost = { units: 0, times: 0, atMs: NONE };
  #short = 0;
  #samples = 0;
  #destroyed = 0;
  #regenerated = 0;
  #moved = 0;

  constructor(course: Course) {
    this.#course = course;
    const { trace, units, rate, seed } = course;
    this.#machines = new Machines(trace, seed, {
      gone: (node) => this.#gone(node),
      died: (node) => this.#died(node),
      came: (node) => this.#came(node),
    });
    this.#holders = new Int16Array(units * rate.n).fill(NONE);
    this.#diedAt = new Float64Array(units * rate.n);
    this.#awaySince = new Float64Array(trace.nodes).fill(Number.POSITIVE_INFINITY);
    this.#isQueued = new Uint8Array(units);
    const each = <T>(make: () => T) => Array.from({ length: trace.nodes }, make);
    this.#kept = each(() => new Set());
    this.#disks = each(() => 0);
    this.#isBusy = each(() => false);
    this.#queues = each(() => Array.from({ length: rate.n + 1 }, () => []));
    for (let unit = 0; unit < units; unit++) this.#write(unit);
  }

  run(): Outcome {
    const { years, units } = this.#course;
    const { clock } = this.#machines;
    const sample = () => {
      this.#sample();
      clock.after(SAMPLE_MS, sample);
    };
    clock.after(SAMPLE_MS, sample);
    this.#machines.start();
    clock.run(years * YEAR_MS);
    return {
      lost: this.#lost.units,
      losses: this.#lost.times,
      unavailable: this.#short / (this.#samples * units),
      destroyed: this.#destroyed,
      regenerated: this.#regenerated,
      moved: this.#moved,
    };
  }

  #holder(unit: number, index: number): number {
    return this.#holders[unit * this.#course.rate.n + index] as number;
  }

  /** Nobody is believed to have it who was heard of for so long. */
  #isMissing(unit: number, index: number, forMs: number): boolean {
    const node = this.#holder(unit, index);
    const since =
      node === NONE ? this.#diedAt[unit * this.#course.rate.n + index] : this.#awaySince[node];
    return this.#machines.clock.elapsedMs >= (since as number) + SILENT_MS + forMs;
  }

  #count(isCounted: (index: number) => boolean): number {
    let count = 0;
    for (let index = 0; index < this.#course.rate.n; index++) if (isCounted(index)) count++;
    return count;
  }

  /** Fragments whose holders have been away for so long. */
  #missing(unit: number, forMs: number): number {
    return this.#count((index) => this.#isMissing(unit, index, forMs));
  }

  /** Those from which it can be read now. */
  #present(unit: number): number {
    return this.#count((index) => {
      const node = this.#holder(unit, index);
      return node !== NONE && !this.#machines.isAway(node);
    });
  }

  #sample(): void {
    const { units, rate } = this.#course;
    this.#samples++;
    for (let unit = 0; unit < units; unit++) if (this.#present(unit) < rate.k) this.#short++;
  }

  #put(unit: number, index: number, node: number): void {
    const before = this.#holder(unit, index);
    // One that comes back later finds its fragment made again: it is surplus, and goes.
    if (before !== NONE) this.#kept[before]?.delete(unit * FRAGMENTS + index);
    this.#holders[unit * this.#course.rate.n + index] = node;
    this.#kept[node]?.add(unit * FRAGMENTS + index);
  }

  #write(unit: number): void {
    for (let index = 0; index < this.#course.rate.n; index++) {
      const before = this.#holder(unit, index);
      if (before !== NONE) this.#kept[before]?.delete(unit * FRAGMENTS + index);
      this.#holders[unit * this.#course.rate.n + index] = NONE;
    }
    for (let index = 0; index < this.#course.rate.n; index++) {
      const node = this.#chosen(unit);
      if (node !== NONE) this.#put(unit, index, node);
    }
  }

  #weight(unit: number, node: number): number {
    return mixed(unit, node, this.#disks[node] as number);
  }

  /** As `HolderChoice` does: from the emptiest zone, and there by the unit's own order. */
  #chosen(unit: number): number {
    const { trace, isZoned } = this.#course;
    const inZone = new Uint8Array(trace.zones);
    const has = new Uint8Array(trace.nodes);
    for (let index = 0; index < this.#course.rate.n; index++) {
      const node = this.#holder(unit, index);
      if (node === NONE) continue;
      has[node] = 1;
      if (isZoned) (inZone[this.#machines.zoneOf(node)] as number)++;
    }
    let best = NONE;
    let bestCrowd = 0;
    let bestWeight = 0;
    for (let node = 0; node < trace.nodes; node++) {
      if (has[node] === 1 || this.#machines.isAway(node)) continue;
      const crowd = inZone[this.#machines.zoneOf(node)] as number;
      if (best !== NONE && crowd > bestCrowd) continue;
      const weight = this.#weight(unit, node);
      if (best !== NONE && crowd === bestCrowd && weight <= bestWeight) continue;
      best = node;
      bestCrowd = crowd;
      bestWeight = weight;
    }
    return best;
  }

  #gone(node: number): void {
    this.#awaySince[node] = this.#machines.clock.elapsedMs;
    this.#watch([...(this.#kept[node] as Set<number>)]);
    this.#handOver(node);
  }

  #died(node: number): void {
    const { clock } = this.#machines;
    const kept = [...(this.#kept[node] as Set<number>)];
    this.#destroyed += kept.length;
    this.#kept[node]?.clear();
    (this.#disks[node] as number)++;
    this.#awaySince[node] = Math.min(clock.elapsedMs, this.#awaySince[node] as number);
    for (const one of kept) {
      const unit = Math.floor(one / FRAGMENTS);
      const place = unit * this.#course.rate.n + (one % FRAGMENTS);
      this.#holders[place] = NONE;
      this.#diedAt[place] = this.#awaySince[node] as number;
      const left = this.#count((index) => this.#holder(unit, index) !== NONE);
      if (left >= this.#course.rate.k) continue;
      this.#lost.units++;
      if (this.#lost.atMs !== clock.elapsedMs) this.#lost.times++;
      this.#lost.atMs = clock.elapsedMs;
      this.#write(unit);
    }
    this.#watch(kept);
    this.#handOver(node);
  }

  #came(node: number): void {
    this.#awaySince[node] = Number.POSITIVE_INFINITY;
    this.#serve(node);
  }

  /** The others look after what was there once its grace time is over, and again when they need not wait longer. */
  #watch(kept: readonly number[]): void {
    if (kept.length === 0) return;
    const { graceMs } = this.#course.upkeep;
    const units = kept.map((one) => Math.floor(one / FRAGMENTS));
    const look = () => {
      for (const unit of units) this.#look(unit);
    };
    this.#machines.clock.after(SILENT_MS + graceMs, look);
    this.#machines.clock.after(SILENT_MS + graceMs * LEISURE_FACTOR, look);
  }

  #look(unit: number): void {
    const { rate, upkeep } = this.#course;
    if (this.#isQueued[unit] === 1) return;
    const live = rate.n - this.#missing(unit, upkeep.graceMs);
    const isDue =
      live <= lowWatermark(rate) || this.#missing(unit, upkeep.graceMs * LEISURE_FACTOR) > 0;
    if (isDue) this.#enqueue(unit, live);
  }

  /** By the holder of highest weight that is there; by nobody while too few are there to read from. */
  #enqueue(unit: number, live: number): void {
    let repairer = NONE;
    for (let index = 0; index < this.#course.rate.n; index++) {
      const node = this.#holder(unit, index);
      if (node === NONE || this.#machines.isAway(node)) continue;
      if (repairer === NONE || this.#weight(unit, node) > this.#weight(unit, repairer))
        repairer = node;
    }
    this.#isQueued[unit] = 1;
    if (repairer === NONE || this.#present(unit) < this.#course.rate.k) {
      this.#later(unit);
      return;
    }
    this.#queues[repairer]?.[live]?.push(unit);
    this.#serve(repairer);
  }

  #later(unit: number): void {
    this.#machines.clock.after(Math.max(SILENT_MS, patienceMs(this.#course.upkeep)), () => {
      this.#isQueued[unit] = 0;
      this.#look(unit);
    });
  }

  #handOver(node: number): void {
    for (const [live, units] of (this.#queues[node] as number[][]).entries())
      for (const unit of units.splice(0)) this.#enqueue(unit, live);
  }

  /** Repairs one unit after the other, the most endangered first. */
  #serve(node: number): void {
    if (this.#isBusy[node] || this.#machines.isAway(node)) return;
    const unit = this.#queues[node]?.find((units) => units.length > 0)?.shift();
    if (unit === undefined) return;
    const { rate, unitBytes, upkeep } = this.#course;
    const missing = this.#missing(unit, upkeep.graceMs);
    const disk = this.#disks[node];
    // What it reads of others, it having one itself, and what it gives away.
    const bytes = (missing === 0 ? 0 : rate.k - 1 + missing) * (unitBytes / rate.k);
    this.#isBusy[node] = true;
    this.#machines.clock.after((1000 * bytes) / upkeep.bytesPerSecond, () => {
      this.#isBusy[node] = false;
      this.#isQueued[unit] = 0;
      if (this.#machines.isAway(node) || this.#disks[node] !== disk) this.#look(unit);
      else this.#finish(unit, bytes);
      this.#serve(node);
    });
  }

  #finish(unit: number, bytes: number): void {
    const { rate, upkeep } = this.#course;
    if (this.#present(unit) < rate.k) {
      this.#isQueued[unit] = 1;
      this.#later(unit);
      return;
    }
    this.#moved += bytes;
    for (let index = 0; index < rate.n; index++) {
      if (!this.#isMissing(unit, index, upkeep.graceMs)) continue;
      const node = this.#chosen(unit);
      if (node === NONE) {
        this.#isQueued[unit] = 1;
        this.#later(unit);
        return;
      }
      this.#put(unit, index, node);
      this.#regenerated++;
    }
  }
}
