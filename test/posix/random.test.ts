/**
 * Random work on real mounts beside a tmpfs, a little of it: `npm run trial -- posix` does it for as long as is asked.
 * Needs root and /dev/fuse.
 */

import { existsSync } from 'node:fs';
import anyTest, { type SerialFn } from 'ava';
import { besideTmpfs, inTurns } from './runs.ts';

const canMount = process.getuid?.() === 0 && existsSync('/dev/fuse');
const test: SerialFn = canMount ? anyTest.serial : (anyTest.serial.skip as unknown as SerialFn);
if (!canMount) {
  anyTest('random work needs root and /dev/fuse', (t) => t.is(process.env.CI, undefined));
}

test('any work on a mount has the outcome that it has on tmpfs', async (t) => {
  t.is(await besideTmpfs({ seed: 7, runs: 12 }), undefined);
});

// Five take more threads than a test has; the trial has them.
test('any work on two mounts in turns has the outcome that it has on one tmpfs', async (t) => {
  t.is(await inTurns({ seed: 7, runs: 6 }, 2), undefined);
});
