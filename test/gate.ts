/**
 * The gate: `npm test`. Everything that must hold before a change is taken, in order from the cheapest to the
 * dearest, each step with its time. The last line counts gate steps and tests together.
 */

import { freshKernel, freshWire } from './gate/generated.ts';
import { type Outcome, run } from './gate/run.ts';
import { suite } from './gate/suite.ts';
import { build, layers } from './gate/tools.ts';

const STEPS: readonly (readonly [string, () => Promise<Outcome>])[] = [
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
  ['tests', tests],
  // One busy pond at a time: two would starve each other on two cores.
  ['tests end to end', () => suite(['--concurrency', '1', 'test/e2e/*.test.ts'])],
];

/** All that need the processor, and beside them those end to end that wait for minutes to pass. */
async function tests(): Promise<Outcome> {
  const [busy, waiting] = await Promise.all([
    suite(['--concurrency', '2', 'test/!(e2e)/**/*.test.ts', 'test/*.test.ts']),
    suite(['--concurrency', '1', 'test/e2e/waiting/*.test.ts']),
  ]);
  const count = (what: 'passed' | 'failed') =>
    (busy.tests?.[what] ?? 0) + (waiting.tests?.[what] ?? 0);
  return {
    failures: [...busy.failures, ...waiting.failures],
    text: busy.text + waiting.text,
    tests: { passed: count('passed'), failed: count('failed') },
  };
}

let passed = 0;
let failed = 0;
for (const [name, step] of STEPS) {
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
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
