import test from 'ava';
import { binned, cumulative, mean, percentile, percentiles } from './statistics.ts';

test('a percentile is a value that was measured: the nearest rank', (t) => {
  const values = [15, 20, 35, 40, 50];
  t.deepEqual(percentiles(values, [0, 5, 30, 40, 50, 100]), [15, 15, 20, 20, 35, 50]);
  t.is(percentile([3], 90), 3);
  t.is(percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 90), 9);
  t.throws(() => percentile([], 50));
});

test('the values of a percentile keep their order', (t) => {
  const values = [3, 1, 2];
  percentile(values, 50);
  t.deepEqual(values, [3, 1, 2]);
});

test('a mean is that of the values', (t) => {
  t.is(mean([1, 2, 6]), 3);
  t.throws(() => mean([]));
});

test('a bin holds its lower edge and not its upper one; what is outside is in none', (t) => {
  const bins = binned([-1, 0, 4.9, 5, 9, 10, 11], [0, 5, 10], (value) => value);
  t.deepEqual(bins, [
    [0, 4.9],
    [5, 9],
  ]);
});

test('a distribution ends at 1 and has each value once', (t) => {
  t.deepEqual(cumulative([2, 1, 2, 5]), [
    { x: 1, y: 0.25 },
    { x: 2, y: 0.75 },
    { x: 5, y: 1 },
  ]);
});
