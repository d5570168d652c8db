/**
 * The gate: `npm test`. Everything that must hold before a change is taken, in order from the cheapest to the
 * dearest, each step with its time. The last line counts gate steps and tests together.
 */

import { freshKernel, freshWire } from './gate/generated.ts';
import { type Outcome, run } from './gate/run.ts';
import { suite } from './gate/suite.ts';
import { build, layers } from './gate/tools.ts';

type Step = readonly [string, () => Promise<Outcome>];

/** Independent of each other, and of one processor each. */
const CHECKS: readonly Step[] = [
  [
    'format and lint',
    () => run(['biome', 'check', '--config-path=.biome.json', '--error-on-warnings', '.']),
  ],
  ['types', () => run(['tsc', '--noEmit'])],
  ['layer rules', layers],
  ['unused code', () => run(['knip', '--no-progress'])],
  ['generated wire code is fresh', freshWire],
  ['generated erasure kernel is fresh', freshKernel],
  ['build', build],
];
const CHECKS_AT_ONCE = 2;
const TESTS: readonly Step[] = [
  ['tests', tests],
  ['tests end to end', testsEndToEnd],
  ['tests that wait, to their end', async () => (await waiting) as Outcome],
];

/** Those end to end that wait for minutes to pass: beside all others, from the first test on. */
let waiting: Promise<Outcome> | undefined;

async function tests(): Promise<Outcome> {
  waiting = suite(['--concurrency', '1', 'test/e2e/waiting/*.test.ts']);
  return suite(['--concurrency', '2', 'test/!(e2e)/**/*.test.ts', 'test/*.test.ts']);
}

/** One busy pond at a time: two would starve each other on two cores. */
function testsEndToEnd(): Promise<Outcome> {
  return suite(['--concurrency', '1', 'test/e2e/*.test.ts']);
}

let passed = 0;
let failed = 0;
async function take([name, step]: Step): Promise<void> {
  const start = performance.now();
  const { failures, tests, text } = await step();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const counts = tests === undefined ? '' : `, ${tests.passed} passed, ${tests.failed} failed`;
  const isGood = failures.length === 0 && (tests?.failed ?? 0) === 0;
  process.stdout.write(`${isGood ? 'ok  ' : 'FAIL'} ${name} (${seconds} s${counts})\n`);
  if (failures.length > 0) process.stdout.write(`${[...failures, text].join('\n').trim()}\n`);
  // A step without tests counts as one; a suite counts as its tests, and itself only when it broke.
  passed += tests?.passed ?? (failures.length === 0 ? 1 : 0);
  failed += (tests?.failed ?? 0) + (failures.length === 0 ? 0 : 1);
}

const open = [...CHECKS];
const next = async () => {
  for (let one = open.shift(); one !== undefined; one = open.shift()) await take(one);
};
await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, next));
for (const one of TESTS) await take(one);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
