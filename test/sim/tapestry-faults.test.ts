import test from 'ava';
import { neverHappened, type Outcome, runSeeds, scenarioOf } from './seeds.ts';

// Many more are run by `npm run soak`.
const SEEDS = 100;
const SEEDS_PER_TEST = 50;

const faults = scenarioOf('faults');
const all: Outcome = { failed: [], probes: new Map() };

for (let from = 1; from < SEEDS; from += SEEDS_PER_TEST) {
  const last = from + SEEDS_PER_TEST - 1;
  test.serial(
    `half a minute after a minute of faults the pond is whole (seeds ${from} to ${last})`,
    async (t) => {
      const { failed, probes } = await runSeeds(faults, from, SEEDS_PER_TEST);
      for (const [name, count] of probes) all.probes.set(name, (all.probes.get(name) ?? 0) + count);
      t.deepEqual(failed, []);
    },
  );
}

test.serial('every kind of fault has struck in these seeds', (t) => {
  t.deepEqual(neverHappened(faults, all), []);
});
