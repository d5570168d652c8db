/** Which ends of a node are answered by another start. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { Home } from '../../src/cli/home.ts';
import { RESTARTS_MAX, Supervisor } from '../../src/cli/supervisor.ts';

/** Runs a node that does as `body` says, with `starts` as the number of its starts. */
async function supervised(t: ExecutionContext, body: string) {
  const directory = mkdtempSync(join(tmpdir(), 'ocean-supervisor-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  const starts = join(directory, 'starts');
  const script = join(directory, 'node.mjs');
  writeFileSync(starts, '');
  writeFileSync(
    script,
    `import { appendFileSync, readFileSync } from 'node:fs';
     appendFileSync(${JSON.stringify(starts)}, 'x');
     const starts = readFileSync(${JSON.stringify(starts)}, 'utf8').length;
     const ready = () => new Promise((done) => process.send({ kind: 'ready' }, done));
     ${body}`,
  );
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  const options = { home: new Home(directory), name: 'n', restarts: true, say, script, delayMs: 1 };
  const node = new Supervisor(options);
  node.start();
  await node.ended;
  return { node, said, starts: readFileSync(starts, 'utf8').length };
}

test('a node that never came up is not started again', async (t) => {
  const { node, said, starts } = await supervised(t, 'process.exit(3);');
  t.is(starts, 1);
  t.true(node.hasFailed);
  t.deepEqual(said, []);
});

test('a node that was killed is started again; one that ended by itself is not', async (t) => {
  const body = "await ready(); if (starts === 1) process.kill(process.pid, 'SIGKILL');";
  const { node, said, starts } = await supervised(t, `${body} process.exit(0);`);
  t.is(starts, 2);
  t.false(node.hasFailed);
  t.deepEqual(said, ['Node n was killed by SIGKILL; it is started again.']);
});

test('a node that dies again and again is given up', async (t) => {
  const { node, said, starts } = await supervised(t, 'await ready(); process.exit(4);');
  t.is(starts, RESTARTS_MAX + 1);
  t.true(node.hasFailed);
  t.is(said.at(-1), 'Node n ended with 4, and is not started again: see its log.');
});

test('a node that hangs when it is told to stop is killed', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'ocean-supervisor-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  const script = join(directory, 'node.mjs');
  writeFileSync(
    script,
    `process.on('SIGTERM', () => {});
     process.send({ kind: 'ready' });
     setInterval(() => {}, 1000);`,
  );
  const up = Promise.withResolvers<void>();
  const options = { home: new Home(directory), name: 'n', restarts: true, say: () => {}, script };
  const node = new Supervisor({ ...options, stopPatienceMs: 100, onUp: up.resolve });
  node.start();
  await up.promise;
  await node.stop();
  t.true(node.isEnded);
  t.false(node.hasFailed);
});
