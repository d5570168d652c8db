import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { MUTATIONS } from './mutations.ts';

// A seed of the scenario takes seconds: `node test/sim/mutant.ts archive NUMBER 1 SEED` runs one of a broken archive.
test('each line that is broken on purpose stands where the list says, and something catches it', (t) => {
  for (const { name, file, right, caughtBy, caughtIn } of MUTATIONS) {
    const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
    t.is(text.split(right).length, 2, name);
    t.truthy(caughtBy ?? caughtIn, name);
  }
});
