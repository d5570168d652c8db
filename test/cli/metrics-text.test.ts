/** The text of metrics, the buckets of durations, and the address where they are served. */

import test from 'ava';
import { DURATION_BOUNDS, Durations } from '../../src/base/index.ts';
import { formatMetricsAddress, parseMetricsAddress } from '../../src/cli/metrics/address.ts';
import { exposed } from '../../src/cli/metrics/exposition.ts';

test('a duration counts in the first bucket whose bound it does not pass', (t) => {
  for (const [index, seconds] of DURATION_BOUNDS.entries()) {
    const durations = new Durations();
    durations.add(seconds * 1000);
    durations.add(seconds * 1000 * 1.01);
    t.is(durations.counts[index], 1, `at ${seconds} s`);
    t.is(durations.counts[index + 1], 1, `past ${seconds} s`);
    t.is(durations.count, 2);
    t.true(Math.abs(durations.sumMs - seconds * 2010) < 1e-6 * seconds * 2010);
  }
  t.is(DURATION_BOUNDS[0], 16e-6);
  t.is(DURATION_BOUNDS.at(-1), 67.108864);
});

test('no duration is lost: none, a negative one, a day, nonsense', (t) => {
  const durations = new Durations();
  for (const ms of [0, -5, Number.NaN, 86_400_000, Number.POSITIVE_INFINITY]) durations.add(ms);
  t.is(durations.counts[0], 3);
  t.is(durations.counts.at(-1), 2);
});

test('text has one sample a line, escaped, and buckets that count all below', (t) => {
  const value = new Durations();
  for (const ms of [0.01, 0.05, 0.05, 100_000]) value.add(ms);
  const text = exposed([
    {
      name: 'a_total',
      type: 'counter',
      help: 'What.',
      samples: [{ labels: { path: 'a"\\\nb' }, value: 3 }],
    },
    { name: 'b_seconds', type: 'histogram', help: 'How long.', samples: [{ value }] },
    { name: 'c', type: 'gauge', help: 'None.', samples: [] },
  ]);
  const lines = text.split('\n');
  t.deepEqual(lines.slice(0, 7), [
    '# HELP a_total What.',
    '# TYPE a_total counter',
    'a_total{path="a\\"\\\\\\nb"} 3',
    '# HELP b_seconds How long.',
    '# TYPE b_seconds histogram',
    'b_seconds_bucket{le="0.000016"} 1',
    'b_seconds_bucket{le="0.000064"} 3',
  ]);
  t.true(lines.includes('b_seconds_bucket{le="+Inf"} 4'));
  t.true(lines.includes('b_seconds_count 4'));
  t.is(lines.at(-1), '');
});

test('an address is a port of this machine alone unless it has a host', (t) => {
  t.deepEqual(parseMetricsAddress('9464'), { host: '127.0.0.1', port: 9464 });
  t.deepEqual(parseMetricsAddress('[::1]:9464'), { host: '::1', port: 9464 });
  t.is(parseMetricsAddress('none'), null);
  for (const text of ['127.0.0.1:9464', 'monitor.example.org:1', '[fe80::1]:65535', 'none'])
    t.is(formatMetricsAddress(parseMetricsAddress(text)), text);
  for (const text of ['', '0', '65536', ':1', 'a b:1', 'a:b:1', '1:', '[::1]'])
    t.throws(() => parseMetricsAddress(text), undefined, text);
});
