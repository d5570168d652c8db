/** The model behind the experiment on durability. */

import test from 'ava';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Trace, YEAR_MS } from './archive/machines.ts';
import { type Course, Years } from './archive/years.ts';

const NEVER = Number.POSITIVE_INFINITY;
const CALM: Trace = {
  name: 'calm',
  nodes: 12,
  zones: 4,
  lifetimeMs: NEVER,
  replacedMs: DAY_MS,
  absentEveryMs: NEVER,
  absenceMedianMs: HOUR_MS,
  absenceSigma: 0,
  zoneAbsentEveryMs: NEVER,
  zoneAbsenceMedianMs: HOUR_MS,
  zoneLostEveryMs: NEVER,
  mishapEveryMs: NEVER,
  mishapShareMean: 0.1,
};
const UNIT_BYTES = 1 << 30;

function lived(trace: Partial<Trace>, options: Partial<Course> = {}) {
  return new Years({
    trace: { ...CALM, ...trace },
    rate: { k: 2, n: 4 },
    isZoned: true,
    upkeep: { graceMs: 15 * MINUTE_MS, bytesPerSecond: 16 << 20 },
    years: 10,
    units: 100,
    unitBytes: UNIT_BYTES,
    seed: 5,
    ...options,
  }).run();
}

test('where nothing happens, nothing is lost and nothing moved', (t) => {
  t.deepEqual(lived({}), {
    lost: 0,
    losses: 0,
    unavailable: 0,
    destroyed: 0,
    regenerated: 0,
    moved: 0,
  });
});

test('one seed is one course of things', (t) => {
  const trace = { lifetimeMs: YEAR_MS, absentEveryMs: DAY_MS, absenceSigma: 1 };
  const of = (seed: number) => lived(trace, { seed, years: 2 });
  t.deepEqual(of(5), of(5));
  t.notDeepEqual(of(5), of(6));
});

test('disks that die by themselves are made up for, for k fragments of traffic each at most', (t) => {
  const { lost, destroyed, regenerated, moved } = lived({ lifetimeMs: 2 * YEAR_MS });
  t.is(lost, 0);
  t.true(destroyed > 1000);
  // Those of the last days may wait, and a disk may die while what it had is still being made again.
  t.true(regenerated > 0.97 * destroyed && regenerated <= destroyed);
  t.true(moved <= regenerated * 2 * (UNIT_BYTES / 2));
  t.true(moved >= regenerated * (UNIT_BYTES / 2));
});

test('whoever is back within the grace time costs nothing; who stays away longer does, once', (t) => {
  const weekly = { absentEveryMs: 7 * DAY_MS };
  t.is(lived({ ...weekly, absenceMedianMs: 10 * MINUTE_MS }).regenerated, 0);
  // Longer than the grace time, and shorter than those wait which lack one fragment only.
  const rate = { k: 4, n: 8 };
  const { regenerated } = lived({ ...weekly, absenceMedianMs: 40 * MINUTE_MS }, { rate });
  const more = lived({ ...weekly, absenceMedianMs: 90 * MINUTE_MS }, { rate }).regenerated;
  t.true(regenerated < more / 10, `${regenerated} and ${more}`);
});

test('machines that are away in turn, each within its grace time, cost nothing together', (t) => {
  const trace = { absentEveryMs: DAY_MS, absenceMedianMs: 8 * HOUR_MS };
  const upkeep = { graceMs: DAY_MS, bytesPerSecond: 16 << 20 };
  t.is(lived(trace, { upkeep, years: 1 }).regenerated, 0);
});

test('a zone that dies takes no unit with it that is spread over zones', (t) => {
  const trace = { zoneLostEveryMs: 5 * YEAR_MS };
  t.is(lived(trace).lost, 0);
  t.true(lived(trace).destroyed > 0);
  t.true(lived(trace, { isZoned: false }).lost > 0);
});

test('a mishap may take more than any code bears, and each unit that is lost is counted', (t) => {
  const { lost, losses } = lived({ mishapEveryMs: YEAR_MS, mishapShareMean: 0.3 });
  t.true(lost > 50 && losses > 1 && losses <= lost);
});

test('what holds a unit is away: it cannot be read then, and is not lost', (t) => {
  const trace = { zoneAbsentEveryMs: 30 * DAY_MS, zoneAbsenceMedianMs: DAY_MS };
  const { lost, unavailable } = lived(trace, { rate: { k: 3, n: 4 }, isZoned: false });
  t.is(lost, 0);
  t.true(unavailable > 0.001 && unavailable < 0.2, `${unavailable}`);
});
