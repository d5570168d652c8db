/** A program that keeps objects of its own, ended from outside. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { ocean, TestPond } from './ocean.ts';

const MODULE = join(import.meta.dirname, '../../src/cli/application.ts');
const pond = new TestPond({ port: 7650 });
const children: ChildProcess[] = [];

test.before(() => pond.start(1).then(() => pond.stopNode(0)));
test.after.always(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  await pond.end();
});

/** Runs a program that opens the home, goes on with `then`, and says so. Resolves when it has. */
async function program(options: string, then = ''): Promise<ChildProcess> {
  const source = `
    import { Application } from ${JSON.stringify(MODULE)};
    const application = await Application.open(${JSON.stringify(pond.home(0))}, ${options});
    ${then}
    process.stdout.write('open\\n');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

/** The home's socket is removed by who leaves in order, and stays where somebody was killed. */
const hasLeft = () => !existsSync(join(pond.home(0), 'control.sock'));

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  const exit = once(child, 'exit');
  child.kill(signal);
  const [code, by] = await exit;
  return { code, by };
}

async function endsBy(t: ExecutionContext, signal: NodeJS.Signals): Promise<void> {
  const child = await program('{}', `await application.createObject('of-${signal}');`);
  t.false(hasLeft());
  t.deepEqual(await end(child, signal), { code: null, by: signal }, 'as any program ends by it');
  t.true(hasLeft());
}

test.serial('an application that is told to end leaves the pond first', async (t) => {
  await endsBy(t, 'SIGTERM');
  await endsBy(t, 'SIGINT');
  await pond.startNode(0);
  const volumes = await pond.json(0, 'volume', 'ls');
  t.deepEqual(
    volumes.map(({ name }: { name: string }) => name),
    ['of-SIGINT', 'of-SIGTERM'],
  );
  await pond.stopNode(0);
});

test.serial('signals are left alone where the program says so', async (t) => {
  const child = await program(
    '{ signals: false }',
    "process.once('SIGTERM', () => application.close().then(() => process.exit(5)));",
  );
  t.deepEqual(await end(child, 'SIGTERM'), { code: 5, by: null });
  t.true(hasLeft());
  const killed = await program('{ signals: false }');
  t.deepEqual(await end(killed, 'SIGTERM'), { code: null, by: 'SIGTERM' });
  t.false(hasLeft());
});

test.serial('"ocean stop" closes an application, which may close itself too', async (t) => {
  const child = await program('{}');
  const exit = once(child, 'exit');
  const { code, errors } = await ocean(['stop'], { home: pond.home(0) });
  t.is(code, 0, errors.join('; '));
  // Nothing is left that would keep it running.
  t.deepEqual(await exit, [0, null]);
  t.true(hasLeft());
});
