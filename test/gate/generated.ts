/** Generated code in the repository must be what its generator makes of the present sources. */

import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, execute, type Outcome, ROOT } from './run.ts';

const WIRE = 'src/wire/generated';
const KERNEL = 'src/erasure/kernel-wasm.ts';

/** Runs the `proto` script with another output. */
export function freshWire(): Promise<Outcome> {
  return compare('npm run proto', async (directory) => {
    const script = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')).scripts
      .proto as string;
    const command = script.replace(`${WIRE}/ocean.js`, join(directory, 'ocean.js'));
    if (command === script) throw new Error(`The script "proto" does not write ${WIRE}/ocean.js`);
    const ended = await execute(['sh', '-c', command]);
    return { ended, pairs: ['ocean.js', 'ocean.d.ts'].map((name) => [`${WIRE}/${name}`, name]) };
  });
}

/** Runs the kernel's build in a folder that has its source only. */
export function freshKernel(): Promise<Outcome> {
  return compare('npm run kernel', async (directory) => {
    const source = 'src/erasure/assembly';
    await mkdir(join(directory, 'src/erasure'), { recursive: true });
    await cp(join(ROOT, source), join(directory, source), { recursive: true });
    const script = join(ROOT, '.ci/build-kernel.mjs');
    const ended = await execute([process.execPath, script], { cwd: directory });
    return { ended, pairs: [[KERNEL, KERNEL]] };
  });
}

interface Made {
  readonly ended: Ended;
  /** A file of the repository and its new twin in the folder. */
  readonly pairs: readonly (readonly string[])[];
}

async function compare(
  remedy: string,
  generate: (directory: string) => Promise<Made>,
): Promise<Outcome> {
  const directory = await mkdtemp(join(tmpdir(), 'ocean-gate-'));
  try {
    const { ended, pairs } = await generate(directory);
    const text = ended.output + ended.errorText;
    if (ended.status !== 0) return { failures: [`It ended with ${ended.status}`], text };
    const failures: string[] = [];
    for (const [kept = '', made = ''] of pairs) {
      const [old, fresh] = await Promise.all([
        readFile(join(ROOT, kept)),
        readFile(join(directory, made)),
      ]);
      if (!old.equals(fresh)) failures.push(`${kept} is stale: ${remedy}`);
    }
    return { failures, text };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
