/** Steps of the gate that must look at more than an exit code. */

import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execute, type Outcome, ROOT } from './run.ts';

/** The layer rules. A cruiser that reads no module finds no violation either, so the count is checked. */
export async function layers(): Promise<Outcome> {
  const config = ['--config', '.dependency-cruiser.mjs'];
  const { status, output, errorText } = await execute(['depcruise', ...config, 'src', 'mount']);
  const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? /(\d+) modules/.exec(output)?.[1]);
  const failures: string[] = [];
  if (status !== 0) failures.push(`depcruise ended with ${status}`);
  if (!(modules > 0)) failures.push('depcruise cruised no modules');
  return { failures, text: output + errorText };
}

/** The published build compiles, and what it made runs. */
export async function build(): Promise<Outcome> {
  // Inside node_modules, so that the built files find their packages, and no `dist` of a user's is replaced.
  const directory = await mkdtemp(join(ROOT, 'node_modules', '.gate-'));
  try {
    const made = await execute(['tsc', '-p', '.tsconfig.build.json', '--outDir', directory]);
    if (made.status !== 0) {
      return { failures: [`tsc ended with ${made.status}`], text: made.output + made.errorText };
    }
    const main = join(directory, 'src/cli/main.js');
    const ran = await execute([process.execPath, main, '--version']);
    const failures = ran.status === 0 ? [] : [`The built command ended with ${ran.status}`];
    return { failures, text: ran.output + ran.errorText };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
