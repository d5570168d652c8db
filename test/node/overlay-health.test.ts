import test from 'ava';
import { type Link, levelsOf } from '../../src/node/index.ts';

function link(level: number, digit: number, rest: Partial<Link> = {}): Link {
  const nodeId = `${level}${digit}`.padEnd(40, '0');
  const common = { isPrimary: true, isSuspect: false, rttMs: 1, deviationMs: 0 };
  return { nodeId, host: '127.0.0.1', port: 7400, level, digit, ...common, ...rest };
}

test('a map without neighbors has no levels', (t) => {
  t.deepEqual(levelsOf([]), []);
});

test('each level counts digits of 15, primaries, backups and suspects, and has the median of what was measured', (t) => {
  const links = [
    link(0, 1, { rttMs: 4 }),
    link(0, 1, { rttMs: 8, isPrimary: false }),
    link(0, 7, { rttMs: 2, isSuspect: true }),
    link(0, 9, { rttMs: null, deviationMs: null }),
    link(2, 3, { rttMs: null, deviationMs: null }),
  ];
  t.deepEqual(levelsOf(links), [
    { level: 0, filled: 3, holes: 12, primaries: 3, backups: 1, suspects: 1, medianRttMs: 4 },
    { level: 1, filled: 0, holes: 15, primaries: 0, backups: 0, suspects: 0, medianRttMs: null },
    { level: 2, filled: 1, holes: 14, primaries: 1, backups: 0, suspects: 0, medianRttMs: null },
  ]);
  t.is(levelsOf(links.slice(0, 2))[0]?.medianRttMs, 6);
});
