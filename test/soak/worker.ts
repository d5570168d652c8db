/** Runs seeds that it is given, in a thread of its own. */

import { parentPort } from 'node:worker_threads';
import { runScenario } from '../../src/sim/index.ts';
import { scenarioNamed } from './suites.ts';

export interface Slice {
  readonly scenario: string;
  readonly from: number;
  readonly count: number;
}

/** One for each seed, in order. */
export interface SeedDone {
  readonly scenario: string;
  readonly seed: number;
  readonly failures: readonly string[];
  readonly probes: ReadonlyMap<string, number>;
}

parentPort?.on('message', async ({ scenario: name, from, count }: Slice) => {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) throw new Error(`There is no scenario ${name}`);
  for (let seed = from; seed < from + count; seed++) {
    const result = await runScenario(scenario, seed);
    parentPort?.postMessage({ scenario: name, seed, ...result } satisfies SeedDone);
  }
});
