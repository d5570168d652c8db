import test from 'ava';
import { ArchivePond, WholePacks } from '../../src/sim/index.ts';
import { neverHappened, runSeeds, scenarioOf } from './seeds.ts';

// Many more are run by `npm run soak -- archive` and `npm run soak -- packs`.
const LIFETIMES = 3;
const SEEDS = 8;

test('nothing is lost that is kept, and nothing stays that is not, whatever happens to a pond', async (t) => {
  const outcome = await runSeeds(scenarioOf('lifetime'), 1, LIFETIMES);
  t.deepEqual(outcome.failed, []);
  for (const name of ['written', 'swept', 'regenerated', 'forgotten'])
    t.true(outcome.probes.has(name), name);
});

test('packs outlive lost machines and become whole again, for no more bytes than that takes', async (t) => {
  const outcome = await runSeeds(scenarioOf('repairs'), 1, SEEDS);
  t.deepEqual(outcome.failed, []);
  t.deepEqual(
    neverHappened(scenarioOf('repairs'), outcome).filter((name) => name !== 'in part'),
    [],
  );
});

test('holders that pretend are found by audits, and what they claim is made elsewhere', async (t) => {
  const outcome = await runSeeds(scenarioOf('audits'), 1, 6);
  t.deepEqual(outcome.failed, []);
  t.deepEqual(neverHappened(scenarioOf('audits'), outcome), []);
});

test('fragments move to who joins and from who is drained, and no pack ever lacks one', async (t) => {
  const outcome = await runSeeds(scenarioOf('moves'), 1, 4);
  t.deepEqual(outcome.failed, []);
  t.deepEqual(neverHappened(scenarioOf('moves'), outcome), []);
});

test('the checker of packs sees what is missing, and what crowds', async (t) => {
  const pond = new ArchivePond(7, { intervalMs: 1000, graceMs: 100_000 });
  for (let i = 0; i < 6; i++) await pond.add('z');
  await pond.network.clock.advance(5000);
  t.true(await pond.store(2, 1000));
  t.deepEqual(new WholePacks(pond).failures(), []);
  t.is(new WholePacks(pond).leastSpare, 2);
  t.is(new WholePacks(pond).idealBytes, 0);
  for (const one of pond.live.slice(0, 3)) pond.stop(one, 'kill');
  const damaged = new WholePacks(pond);
  t.is(damaged.leastSpare, -1);
  t.regex(damaged.failures().join(), /has 3 of 6 fragments/);
  t.is(damaged.idealBytes, 7 * 500);
  t.is((await pond.unreadable(pond.live[0]!)).length, 2);
  for (const one of pond.live) pond.stop(one, 'kill');
});
