import test from 'ava';
import { runScenario, TraceHash } from '../../src/sim/index.ts';
import { neverHappened, type Outcome, runSeeds, scenarioOf } from './seeds.ts';

// Many more are run by `npm run soak -- ring`.
const SEEDS = 100;
const SEEDS_PER_TEST = 50;

const ring = scenarioOf('ring');
const all: Outcome = { failed: [], probes: new Map() };

for (let from = 1; from < SEEDS; from += SEEDS_PER_TEST) {
  const last = from + SEEDS_PER_TEST - 1;
  test.serial(
    `a ring under faults loses nothing and agrees in the end (seeds ${from} to ${last})`,
    async (t) => {
      const { failed, probes } = await runSeeds(ring, from, SEEDS_PER_TEST);
      for (const [name, count] of probes) all.probes.set(name, (all.probes.get(name) ?? 0) + count);
      t.deepEqual(failed, []);
    },
  );
}

test.serial('every kind of fault and every lie has happened in these seeds', (t) => {
  t.deepEqual(neverHappened(ring, all), []);
});

test('a seed of ring replays message for message, and another seed is another run', async (t) => {
  const hashOf = async (seed: number) => {
    const trace = new TraceHash();
    await runScenario(ring, seed, { trace });
    return trace.hex;
  };
  // One of the two goes through the codecs, the other does not.
  for (const seed of [7, 8]) t.is(await hashOf(seed), await hashOf(seed));
  t.not(await hashOf(7), await hashOf(8));
});
