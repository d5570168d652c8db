import test from 'ava';
import { runScenario, TAPESTRY_SCENARIOS, TraceHash } from '../../src/sim/index.ts';
import { neverHappened, runSeeds, scenarioOf } from './seeds.ts';

// Many more are run by `npm run soak`.
const JOIN_SEEDS = 100;
const LIAR_SEEDS = 50;

test(`maps are complete as soon as nodes that joined at once are members (${JOIN_SEEDS} seeds)`, async (t) => {
  t.deepEqual((await runSeeds(scenarioOf('joins'), 1, JOIN_SEEDS)).failed, []);
});

test(`liars cost honest nodes neither their bounds nor what honest ways lead to (${LIAR_SEEDS} seeds)`, async (t) => {
  const liars = scenarioOf('liars');
  const outcome = await runSeeds(liars, 1, LIAR_SEEDS);
  t.deepEqual(outcome.failed, []);
  t.deepEqual(neverHappened(liars, outcome), []);
});

for (const scenario of TAPESTRY_SCENARIOS) {
  test(`a seed of ${scenario.name} replays message for message, and another seed is another run`, async (t) => {
    const hashOf = async (seed: number) => {
      const trace = new TraceHash();
      await runScenario(scenario, seed, { trace });
      return trace.hex;
    };
    // One of the two goes through the codecs, the other does not.
    for (const seed of [7, 8]) t.is(await hashOf(seed), await hashOf(seed));
    t.not(await hashOf(7), await hashOf(8));
  });
}
