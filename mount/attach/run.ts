/** Runs a mount tool to its end without blocking this thread, which may have to answer what the tool asks. */

import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import type { Socket } from 'node:net';

const TOOL_TIMEOUT_MS = 20_000;
const STDERR_BYTES_MAX = 4096;
export const TIMED_OUT = 124;

export interface Finished {
  /** Undefined when the tool is not installed. */
  readonly status: number | undefined;
  readonly errorText: string;
}

/**
 * @param options - `inherited`: a descriptor that the tool finds as its number 3; `patienceMs`: after which it is not
 *   waited for any more, though it may not even be possible to kill it: its status is 124 then, as timeout(1) has it
 */
export function run(
  command: string,
  args: readonly string[],
  options: { inherited?: number; environment?: NodeJS.ProcessEnv; patienceMs?: number } = {},
): Promise<Finished> {
  const stdio: StdioOptions = ['ignore', 'ignore', 'pipe'];
  if (options.inherited !== undefined) stdio.push(options.inherited);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio,
      env: { ...process.env, LC_ALL: 'C', ...options.environment },
      timeout: options.patienceMs ?? TOOL_TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    if (options.patienceMs !== undefined) giveUp(child, options.patienceMs, resolve);
    let errorText = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (errorText.length < STDERR_BYTES_MAX) errorText += text;
    });
    child.once('error', () => resolve({ status: undefined, errorText: `${command} not found` }));
    child.once('close', (code, signal) =>
      resolve({ status: code ?? 1, errorText: errorText.trim() || (signal ?? '') }),
    );
  });
}

function giveUp(child: ChildProcess, patienceMs: number, end: (finished: Finished) => void): void {
  const timer = setTimeout(() => {
    child.unref();
    (child.stderr as Socket | null)?.unref();
    end({ status: TIMED_OUT, errorText: 'no answer' });
  }, patienceMs);
  child.once('close', () => clearTimeout(timer));
}
