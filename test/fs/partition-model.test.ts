/** Two people at two mounts do anything while one is cut off: in the end the volume is sound and has both's work. */

import test from 'ava';
import fc from 'fast-check';
import { OceanError } from '../../src/base/index.ts';
import { Partition, type Shell } from './partition.ts';

const DIRECTORIES = ['', '/d', '/e', '/d/s', '/e/s', '/d/e'];
const NAMES = ['a', 'b', 'd', 's'];

interface Step {
  readonly isLaptop: boolean;
  readonly kind: 'write' | 'append' | 'rm' | 'mkdir' | 'rmdir' | 'mv' | 'ln' | 'chmod' | 'save';
  readonly from: string;
  readonly to: string;
}

const path = fc
  .tuple(fc.constantFrom(...DIRECTORIES), fc.constantFrom(...NAMES))
  .map(([directory, name]) => `${directory}/${name}`);
const step: fc.Arbitrary<Step> = fc.record({
  isLaptop: fc.boolean(),
  kind: fc.constantFrom('write', 'append', 'rm', 'mkdir', 'rmdir', 'mv', 'ln', 'chmod', 'save'),
  from: path,
  to: path,
});
const rounds = fc.array(
  fc.record({ steps: fc.array(step, { maxLength: 24 }), restarts: fc.boolean() }),
  { minLength: 1, maxLength: 3 },
);

async function apply(shell: Shell, { kind, from, to }: Step, content: string): Promise<void> {
  switch (kind) {
    case 'write':
    case 'append':
      return shell[kind](from, content);
    case 'save':
      await shell.write(`${from}~`, content);
      return shell.mv(`${from}~`, from);
    case 'mv':
    case 'ln':
      return shell[kind](from, to);
    case 'chmod':
      return shell.chmod(from, 0o600);
    default:
      return shell[kind](from);
  }
}

/** What the files have in them. */
async function contents(shell: Shell): Promise<Set<string>> {
  const lines = await shell.tree();
  return new Set(lines.filter((line) => / \d+ /.test(line)).map((line) => line.replace(/^.* \d+ /, '')));
}

async function start(shell: Shell): Promise<void> {
  for (const directory of DIRECTORIES.slice(1, 4)) await shell.mkdir(directory);
  for (const name of ['/a', '/d/a', '/e/b', '/d/s/a']) await shell.write(name, `first ${name}`);
}

let writes = 0;

async function round(pair: Partition, steps: readonly Step[], restarts: boolean): Promise<string[]> {
  await pair.cut();
  const before = await contents(pair.server);
  for (const one of steps) {
    const shell = one.isLaptop ? pair.laptop : pair.server;
    const content = `${one.isLaptop ? 'L' : 'S'}${++writes};`;
    await apply(shell, one, content).catch((error: unknown) => {
      if (!(error instanceof OceanError)) throw error;
    });
  }
  const written = [...(await contents(pair.laptop)), ...(await contents(pair.server))];
  if (restarts) await pair.restart();
  await pair.heal();
  const now = await contents(pair.server);
  const lost = written.filter((content) => !before.has(content) && !now.has(content));
  return [...(await pair.wrong()), ...lost.map((content) => `lost: ${content}`)];
}

test('whatever both did while one was cut off, the volume is sound and has what each wrote', async (t) => {
  await fc.assert(
    fc.asyncProperty(rounds, async (all) => {
      const ends: (() => unknown)[] = [];
      const pair = await Partition.make({ teardown: (end) => ends.push(end) });
      try {
        await start(pair.server);
        for (const { steps, restarts } of all) t.deepEqual(await round(pair, steps, restarts), []);
      } finally {
        for (const end of ends) await end();
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 60), seed: Number(process.env.SEED ?? 20_261_123) },
  );
});

test('with one writer there is no conflict copy, whatever it does and however often it is cut off', async (t) => {
  await fc.assert(
    fc.asyncProperty(rounds, async (all) => {
      const ends: (() => unknown)[] = [];
      const pair = await Partition.make({ teardown: (end) => ends.push(end) });
      try {
        await start(pair.server);
        for (const { steps, restarts } of all) {
          const own = steps.map((one) => ({ ...one, isLaptop: true }));
          t.deepEqual(await round(pair, own, restarts), []);
        }
        t.false((await pair.server.tree()).join('\n').includes('(conflict'));
      } finally {
        for (const end of ends) await end();
      }
    }),
    { numRuns: 30, seed: 20_261_123 },
  );
});
