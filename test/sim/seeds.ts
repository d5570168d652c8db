/** Runs some seeds of a scenario, and says how to replay those that fail. */

import {
  ARCHIVE_SCENARIOS,
  PACK_SCENARIOS,
  RING_SCENARIOS,
  runScenario,
  type Scenario,
  TAPESTRY_SCENARIOS,
} from '../../src/sim/index.ts';

export interface Outcome {
  /** What was wrong, with the command that replays it. */
  readonly failed: string[];
  readonly probes: Map<string, number>;
}

export function scenarioOf(name: string): Scenario {
  const all = [...TAPESTRY_SCENARIOS, ...RING_SCENARIOS, ...ARCHIVE_SCENARIOS, ...PACK_SCENARIOS];
  const found = all.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`There is no scenario ${name}`);
  return found;
}

export async function runSeeds(scenario: Scenario, from: number, count: number): Promise<Outcome> {
  const failed: string[] = [];
  const probes = new Map<string, number>();
  for (let seed = from; seed < from + count; seed++) {
    const result = await runScenario(scenario, seed);
    for (const [name, times] of result.probes) probes.set(name, (probes.get(name) ?? 0) + times);
    if (result.failures.length === 0) continue;
    failed.push(`npm run sim -- --scenario ${scenario.name} --seed ${seed}: ${result.failures[0]}`);
  }
  return { failed, probes };
}

/** Probes of the scenario that were not hit. */
export function neverHappened(scenario: Scenario, { probes }: Outcome): string[] {
  return scenario.probes.filter((name) => !probes.has(name));
}
