import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';
import { MUTATIONS } from './mutations.ts';

const run = promisify(execFile);
const script = join(import.meta.dirname, '../sim/mutant.ts');

for (const [index, { name, caughtBy }] of MUTATIONS.entries()) {
  if (caughtBy === undefined) continue;
  test(`the ring scenario catches it when ${name} (seed ${caughtBy})`, async (t) => {
    const args = [script, 'ring', String(index), '1', String(caughtBy)];
    const { stdout } = await run(process.execPath, args);
    t.regex(stdout, /: seed \d+, /);
  });
}

test('every mutation is caught, by the scenario or by tests of their own', (t) => {
  t.true(MUTATIONS.filter(({ caughtBy }) => caughtBy !== undefined).length >= 4);
  for (const { caughtBy, caughtIn } of MUTATIONS) t.truthy(caughtBy ?? caughtIn);
});
