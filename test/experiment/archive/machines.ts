/** What happens to machines in years, drawn from a seed: absences, disks that die, and what hits many at once. */

import { type Random, SeededRandom } from '../../../src/base/index.ts';
import { VirtualClock } from '../../../src/sim/index.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const YEAR_MS = 365 * DAY_MS;

/** Intervals are means of exponential distributions, absences are log-normal. Infinity: it never happens. */
export interface Trace {
  readonly name: string;
  readonly nodes: number;
  readonly zones: number;
  /** Of a disk. An empty one takes its place after `replacedMs`. */
  readonly lifetimeMs: number;
  readonly replacedMs: number;
  /** Of a node: it goes, and comes back with its disk. */
  readonly absentEveryMs: number;
  readonly absenceMedianMs: number;
  readonly absenceSigma: number;
  /** Of a zone: all of it goes for a while. */
  readonly zoneAbsentEveryMs: number;
  readonly zoneAbsenceMedianMs: number;
  /** Of a zone: all its disks die. */
  readonly zoneLostEveryMs: number;
  /** Of the whole pond: a share of all disks dies, wherever they stand. The share is exponential, at most one half. */
  readonly mishapEveryMs: number;
  readonly mishapShareMean: number;
}

/** Who hears what becomes of the nodes, which are numbers. */
export interface Witness {
  /** It is away. */
  gone(node: number): void;
  /** Its disk is lost; it was away already, or is from now on. */
  died(node: number): void;
  /** It is here: with its disk, or as an empty one in the place of one that died. */
  came(node: number): void;
}

export function exponential(random: Random, meanMs: number): number {
  return -Math.log((random.integer(0x1_0000_0000) + 1) / 0x1_0000_0001) * meanMs;
}

/** Box and Muller. */
function logNormal(random: Random, medianMs: number, sigma: number): number {
  const radius = Math.sqrt(2 * exponential(random, 1));
  const angle = (2 * Math.PI * random.integer(0x1_0000_0000)) / 0x1_0000_0000;
  return medianMs * Math.exp(sigma * radius * Math.cos(angle));
}

export class Machines {
  readonly clock = new VirtualClock();
  readonly #trace: Trace;
  readonly #witness: Witness;
  readonly #random: Random;
  readonly #isAway: boolean[];
  /** Of the last absence: an end that belongs to an earlier one changes nothing. */
  readonly #absence: number[];
  /** Disks that it had. */
  readonly #disk: number[];

  constructor(trace: Trace, seed: number, witness: Witness) {
    this.#trace = trace;
    this.#witness = witness;
    this.#random = new SeededRandom(seed, 61);
    const each = <T>(value: T): T[] => Array.from({ length: trace.nodes }, () => value);
    this.#isAway = each(false);
    this.#absence = each(0);
    this.#disk = each(0);
  }

  zoneOf(node: number): number {
    return node % this.#trace.zones;
  }

  isAway(node: number): boolean {
    return this.#isAway[node] as boolean;
  }

  start(): void {
    const { nodes, zones, mishapEveryMs, zoneLostEveryMs, zoneAbsentEveryMs } = this.#trace;
    for (let node = 0; node < nodes; node++) {
      this.#planAbsence(node);
      this.#planDeath(node);
    }
    for (let zone = 0; zone < zones; zone++) {
      this.#repeat(zoneLostEveryMs, () => this.#eachOf(zone, (node) => this.#die(node)));
      this.#repeat(zoneAbsentEveryMs, () => this.#zoneLeaves(zone));
    }
    this.#repeat(mishapEveryMs, () => this.#mishap());
  }

  #after(meanMs: number, happen: () => void): void {
    if (meanMs < Number.POSITIVE_INFINITY)
      this.clock.after(exponential(this.#random, meanMs), happen);
  }

  #repeat(meanMs: number, happen: () => void): void {
    this.#after(meanMs, () => {
      happen();
      this.#repeat(meanMs, happen);
    });
  }

  #eachOf(zone: number, act: (node: number) => void): void {
    for (let node = zone; node < this.#trace.nodes; node += this.#trace.zones) act(node);
  }

  #planAbsence(node: number): void {
    const { absentEveryMs, absenceMedianMs, absenceSigma } = this.#trace;
    this.#repeat(absentEveryMs, () =>
      this.#leave(node, logNormal(this.#random, absenceMedianMs, absenceSigma)),
    );
  }

  #zoneLeaves(zone: number): void {
    const { zoneAbsenceMedianMs, absenceSigma } = this.#trace;
    const forMs = logNormal(this.#random, zoneAbsenceMedianMs, absenceSigma);
    this.#eachOf(zone, (node) => this.#leave(node, forMs));
  }

  #leave(node: number, forMs: number): void {
    if (this.#isAway[node]) return;
    this.#isAway[node] = true;
    const absence = (this.#absence[node] as number) + 1;
    this.#absence[node] = absence;
    this.#witness.gone(node);
    this.clock.after(forMs, () => this.#come(node, absence));
  }

  #come(node: number, absence: number): void {
    if (this.#absence[node] !== absence) return;
    this.#isAway[node] = false;
    this.#witness.came(node);
  }

  #planDeath(node: number): void {
    const disk = this.#disk[node] as number;
    this.#after(this.#trace.lifetimeMs, () => {
      if (this.#disk[node] === disk) this.#die(node);
    });
  }

  #die(node: number): void {
    const absence = (this.#absence[node] as number) + 1;
    this.#isAway[node] = true;
    this.#absence[node] = absence;
    this.#disk[node] = (this.#disk[node] as number) + 1;
    this.#witness.died(node);
    this.clock.after(exponential(this.#random, this.#trace.replacedMs), () => {
      if (this.#absence[node] !== absence) return; // The empty disk died as well.
      this.#come(node, absence);
      this.#planDeath(node);
    });
  }

  #mishap(): void {
    const share = Math.min(0.5, exponential(this.#random, this.#trace.mishapShareMean));
    for (let node = 0; node < this.#trace.nodes; node++) {
      if (this.#random.integer(1_000_000) < share * 1_000_000) this.#die(node);
    }
  }
}
