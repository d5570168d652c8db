import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { runSeeds, scenarioOf } from './seeds.ts';

interface Regression {
  readonly scenario: string;
  readonly seed: number;
  /** The commit whose code failed. A later change of the scenario makes another run of the same seed. */
  readonly foundIn: string;
  readonly story: string;
}

const path = join(import.meta.dirname, 'regressions.json');
const regressions = JSON.parse(readFileSync(path, 'utf8')) as Regression[];

test('seeds that failed once pass now', async (t) => {
  t.true(regressions.length > 0);
  for (const { scenario, seed, foundIn, story } of regressions) {
    const { failed } = await runSeeds(scenarioOf(scenario), seed, 1);
    t.deepEqual(failed, [], `${story} Found in ${foundIn}.`);
  }
});
