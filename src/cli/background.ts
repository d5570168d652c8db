/** The node as a process of its own: started, found, stopped. */

import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { isKind, OceanError } from '../base/index.ts';
import { askNode } from './ask-node.ts';
import type { Home } from './home.ts';
import { NODE_FLAGS } from './node-flags.ts';

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 50;
/** A node that lives answers a ping in milliseconds; one that is busy starting may take seconds. */
const HUNG_AFTER_MS = 10_000;

/**
 * Starts the node in the background and waits until it answers.
 *
 * @param options - of `ocean run`
 */
export async function startInBackground(
  home: Home,
  options: readonly string[] = [],
): Promise<{ pid: number; log: string }> {
  home.config();
  if (await isRunning(home))
    throw new OceanError(
      'exists',
      `The node in ${home.directory} runs already: see "ocean status"`,
    );
  const log = home.path('ocean.log');
  const before = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const out = openSync(log, 'a', 0o600);
  // This process may have been started as the mount helper.
  const script = join(import.meta.dirname, `main${extname(import.meta.filename)}`);
  const words = ['--home', home.directory, 'run', ...options];
  const child = spawn(process.execPath, [...NODE_FLAGS, script, ...words], {
    detached: true,
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  child.unref();
  let exit: number | null | undefined;
  child.on('exit', (code) => {
    exit = code ?? -1;
  });
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until) {
    if (await isReady(home)) return { pid: child.pid as number, log };
    if (exit !== undefined)
      throw new OceanError('unavailable', `The node did not start: ${lastError(log, before)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  if ((await ping(home))?.isMember === false) {
    const advice = 'it keeps asking: see "ocean status", and whether the others run';
    throw new OceanError('timeout', `The node runs, and its pond has not taken it in; ${advice}`);
  }
  throw new OceanError('timeout', `The node does not answer yet: see ${log}`);
}

/** Whether a node answers there. @throws OceanError `timeout` when one is there and hangs */
export async function isRunning(home: Home): Promise<boolean> {
  try {
    return (await ping(home, HUNG_AFTER_MS)) !== undefined;
  } catch (error) {
    if (!isKind(error, 'timeout')) throw error;
    const advice = `end it: kill -9 $(cat ${home.path('store', 'lock')})`;
    throw new OceanError('timeout', `The node in ${home.directory} does not answer: ${advice}`);
  }
}

/** Whether it has also mounted again what was mounted when it was killed. */
export async function isReady(home: Home): Promise<boolean> {
  return (await ping(home))?.isReady ?? false;
}

async function ping(
  home: Home,
  timeoutMs?: number,
): Promise<{ isReady: boolean; isMember: boolean } | undefined> {
  try {
    return await askNode(home.socketPath, 'ping', {}, timeoutMs === undefined ? {} : { timeoutMs });
  } catch (error) {
    if (isKind(error, 'unavailable')) return undefined;
    throw error;
  }
}

/** Resolves when a node that runs has mounted again what was mounted. @throws OceanError `timeout` */
export async function untilReady(home: Home): Promise<void> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (!(await isReady(home))) {
    if (Date.now() > until) throw new OceanError('timeout', 'The node runs, and is not ready yet');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** What the process said last, in what it added to the log. */
function lastError(log: string, from: number): string {
  const lines = readFileSync(log).subarray(from).toString('utf8').trim().split('\n');
  return lines.findLast((line) => line.startsWith('ocean: '))?.slice(7) ?? `see ${log}`;
}

/** Asks the node to stop and waits until it has. */
export async function stopNode(home: Home): Promise<void> {
  home.config();
  if (!(await isRunning(home)))
    throw new OceanError('unavailable', `No node runs in ${home.directory}: nothing to stop`);
  await askNode(home.socketPath, 'stop', {});
  const until = Date.now() + START_TIMEOUT_MS;
  while (await isRunning(home)) {
    if (Date.now() > until) throw new OceanError('timeout', 'The node does not stop: see its log');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
