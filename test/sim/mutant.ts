/** `node test/sim/mutant.ts ring|archive NUMBER [SEEDS] [FROM]`: runs seeds of a broken program until a checker finds something. */

import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MUTATIONS as ARCHIVE } from '../archive/mutations.ts';
import { MUTATIONS as RING } from '../ring/mutations.ts';

const [, , suite, number, count, first] = process.argv;
const mutations = suite === 'ring' ? RING : ARCHIVE;
const mutation = mutations[Number(number)];
if (mutation === undefined) throw new Error(`There are ${mutations.length} mutations`);
const { name, file, right, wrong } = mutation;
const seeds = Number(count ?? 200);
const from = Number(first ?? 1);
const target = pathToFileURL(join(import.meta.dirname, '../..', file)).href;
let isApplied = false;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (url !== target) return loaded;
    const text = Buffer.from((loaded.source ?? '') as Uint8Array).toString();
    const parts = text.split(right);
    if (parts.length !== 2) throw new Error(`${file} does not have one line: ${right}`);
    isApplied = true;
    return { ...loaded, source: parts.join(wrong) };
  },
});

const { ARCHIVE_SCENARIOS, RING_SCENARIOS, runScenario } = await import('../../src/sim/index.ts');
const [scenario] = suite === 'ring' ? RING_SCENARIOS : ARCHIVE_SCENARIOS;
if (!isApplied || scenario === undefined) throw new Error(`${file} was not loaded`);
for (let seed = from; seed < from + seeds; seed++) {
  const { failures } = await runScenario(scenario, seed);
  if (failures.length === 0) continue;
  process.stdout.write(`${name}: seed ${seed}, ${failures[0]}\n`);
  process.exit(0);
}
process.stdout.write(`${name}: not caught by ${seeds} seeds\n`);
process.exit(1);
