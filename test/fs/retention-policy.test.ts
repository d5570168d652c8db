import test from 'ava';
import fc from 'fast-check';
import {
  decodePolicy,
  encodePolicy,
  keptBy,
  type RetentionPolicy,
} from '../../src/fs/retention-policy.ts';

const NONE = new Set<number>();
const at = (text: string) => Date.parse(text);

function dated(...times: readonly string[]) {
  return times.map((text, index) => ({ version: index + 1, timeMs: at(text) }));
}

function kept(policy: RetentionPolicy, versions: ReturnType<typeof dated>, named = NONE) {
  return Object.fromEntries(
    [...keptBy(policy, versions, named)].map(([version, rules]) => [version, [...rules].sort()]),
  );
}

test('without rules everything is kept, and with any the latest version is', (t) => {
  const versions = dated('2026-01-01', '2026-01-02', '2026-01-03');
  t.deepEqual(Object.keys(kept({}, versions)), ['1', '2', '3']);
  t.deepEqual(kept({ monthly: 1 }, versions), { 3: ['latest', 'monthly'] });
  t.deepEqual(kept({ last: 2 }, versions), { 2: ['last'], 3: ['last', 'latest'] });
  t.deepEqual(kept({ last: 1 }, []), {});
});

test('snapshots keep their versions beside any rule', (t) => {
  const versions = dated('2026-01-01', '2026-01-02', '2026-01-03');
  t.deepEqual(kept({ last: 1 }, versions, new Set([1, 9])), {
    1: ['snapshot'],
    3: ['last', 'latest'],
  });
});

test('a time counts back from the latest version, and its end belongs to it', (t) => {
  const versions = dated('2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', '2026-01-31T00:00:01Z');
  t.deepEqual(Object.keys(kept({ withinMs: 30 * 86_400_000 }, versions)), ['2', '3']);
});

test('of each hour, day, week and month that has versions the latest one is kept', (t) => {
  const versions = dated(
    '2025-12-31T23:10Z', // Wednesday
    '2025-12-31T23:50Z',
    '2026-01-04T10:00Z', // Sunday
    '2026-01-05T09:00Z', // Monday
    '2026-01-05T10:00Z',
    '2026-03-01T10:00Z',
  );
  t.deepEqual(Object.keys(kept({ hourly: 3 }, versions)), ['4', '5', '6']);
  t.deepEqual(Object.keys(kept({ daily: 3 }, versions)), ['3', '5', '6']);
  t.deepEqual(Object.keys(kept({ weekly: 3 }, versions)), ['3', '5', '6']);
  t.deepEqual(Object.keys(kept({ monthly: 2 }, versions)), ['5', '6']);
  t.deepEqual(Object.keys(kept({ monthly: 9 }, versions)), ['2', '5', '6']);
});

test('months are those of the calendar', (t) => {
  const days = fc.integer({ min: 0, max: 60_000 });
  fc.assert(
    fc.property(days, days, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)].map((day) => day * 86_400_000);
      const versions = [
        { version: 1, timeMs: from! },
        { version: 2, timeMs: to! },
      ];
      const isOneMonth =
        new Date(from!).toISOString().slice(0, 7) === new Date(to!).toISOString().slice(0, 7);
      t.is(keptBy({ monthly: 9 }, versions, NONE).has(1), !isOneMonth);
    }),
  );
});

test('a policy reads back as it was written', (t) => {
  const count = fc.integer({ min: 1, max: 2 ** 32 - 1 });
  const policies = fc.record(
    { last: count, withinMs: count, hourly: count, daily: count, weekly: count, monthly: count },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(policies, (policy) => {
      t.deepEqual(decodePolicy(encodePolicy(policy)), { ...policy });
    }),
  );
  t.is(decodePolicy(new Uint8Array(29)), undefined);
  t.is(decodePolicy(Uint8Array.of(1, 2)), undefined);
});
