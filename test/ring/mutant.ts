/** `node test/ring/mutant.ts NUMBER [SEEDS] [FROM]`: runs seeds of a broken ring until a checker finds something. */

import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MUTATIONS } from './mutations.ts';

const mutation = MUTATIONS[Number(process.argv[2])];
if (mutation === undefined) throw new Error(`There are ${MUTATIONS.length} mutations`);
const { name, file, right, wrong } = mutation;
const seeds = Number(process.argv[3] ?? 200);
const from = Number(process.argv[4] ?? 1);
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

const { RING_SCENARIOS, runScenario } = await import('../../src/sim/index.ts');
const [ring] = RING_SCENARIOS;
if (!isApplied || ring === undefined) throw new Error(`${file} was not loaded`);
for (let seed = from; seed < from + seeds; seed++) {
  const { failures } = await runScenario(ring, seed);
  if (failures.length === 0) continue;
  process.stdout.write(`${name}: seed ${seed}, ${failures[0]}\n`);
  process.exit(0);
}
process.stdout.write(`${name}: not caught by ${seeds} seeds\n`);
process.exit(1);
