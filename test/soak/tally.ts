/** What a soak has found so far, by scenario. */

import type { Scenario } from '../../src/sim/index.ts';
import type { SeedDone } from './worker.ts';

/** With fewer seeds, that a fault never struck is chance. */
const SEEDS_FOR_PROBES = 200;

export class SoakTally {
  readonly #scenario: Scenario;
  readonly #failed: SeedDone[] = [];
  readonly #probes = new Map<string, number>();
  seedCount = 0;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  add(done: SeedDone): void {
    this.seedCount++;
    if (done.failures.length > 0) this.#failed.push(done);
    for (const [name, count] of done.probes) {
      this.#probes.set(name, (this.#probes.get(name) ?? 0) + count);
    }
  }

  get name(): string {
    return this.#scenario.name;
  }

  get failedCount(): number {
    return this.#failed.length;
  }

  /** What must happen now and then, and has not in many seeds. */
  get neverHappened(): string[] {
    if (this.seedCount < SEEDS_FOR_PROBES) return [];
    return this.#scenario.probes.filter((name) => !this.#probes.has(name));
  }

  lines(): string[] {
    const { name } = this.#scenario;
    const mix = [...this.#probes].sort(([a], [b]) => (a < b ? -1 : 1));
    const failed = this.#failed.sort((a, b) => a.seed - b.seed);
    return [
      `${name}: ${this.seedCount} seeds, ${failed.length} failed`,
      `  ${mix.map(([what, count]) => `${what} ${count}`).join(', ')}`,
      ...this.neverHappened.map((what) => `  never happened: ${what}`),
      ...failed.flatMap(({ seed, failures }) => [
        `  npm run sim -- --scenario ${name} --seed ${seed}`,
        `    ${failures[0]}`,
      ]),
    ];
  }
}
