import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { ocean } from './ocean.ts';

test('zone, machine, watch and rewriting settings are kept, and changed one by one', async (t) => {
  const home = mkdtempSync(join(tmpdir(), 'ocean-cli-'));
  t.teardown(() => rmSync(home, { recursive: true }));
  const config = () => JSON.parse(readFileSync(join(home, 'node.json'), 'utf8'));
  const must = async (...words: string[]) => {
    const { code, errors } = await ocean(words, { home });
    t.is(code, 0, errors.join());
  };
  await must('init', '--port', '7694', '--zone', 'attic');
  t.is(config().zone, 'attic');
  t.true(config().machine.length > 0);
  await must('node', 'set', '--zone', 'shed', '--repair-grace', '2h');
  await must('node', 'set', '--machine', 'm1', '--repair-rate', '1M', '--watch-interval', '30s');
  await must('node', 'set', '--audit-interval', '1min', '--rewrite-grace', '2d');
  const { zone, machine, watch, port, rewriteGraceMs } = config();
  t.is(rewriteGraceMs, 172_800_000);
  t.deepEqual({ zone, machine, port }, { zone: 'shed', machine: 'm1', port: 7694 });
  const audits = { auditIntervalMs: 60_000 };
  const kept = { graceMs: 7_200_000, bytesPerSecond: 1_048_576, intervalMs: 30_000 };
  t.deepEqual(watch, { ...kept, ...audits });
});
