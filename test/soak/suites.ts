/** What can be simulated, by suite. A room that gains scenarios adds a line. */

import {
  ARCHIVE_SCENARIOS,
  PACK_SCENARIOS,
  RING_SCENARIOS,
  type Scenario,
  TAPESTRY_SCENARIOS,
} from '../../src/sim/index.ts';

export const SUITES: ReadonlyMap<string, readonly Scenario[]> = new Map([
  ['tapestry', TAPESTRY_SCENARIOS],
  ['ring', RING_SCENARIOS],
  ['archive', ARCHIVE_SCENARIOS],
  ['packs', PACK_SCENARIOS],
]);

export function scenarioNamed(name: string): Scenario | undefined {
  return [...SUITES.values()].flat().find((scenario) => scenario.name === name);
}

export function scenarioNames(): string {
  return [...SUITES.values()]
    .flat()
    .map(({ name }) => name)
    .join(', ');
}
