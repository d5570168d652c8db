/** Runs a mount tool to its end without blocking this thread, which may have to answer what the tool asks. */

import { type StdioOptions, spawn } from 'node:child_process';

const TOOL_TIMEOUT_MS = 20_000;
const STDERR_BYTES_MAX = 4096;

export interface Finished {
  /** Undefined when the tool is not installed. */
  readonly status: number | undefined;
  readonly errorText: string;
}

/** @param inherited - a descriptor that the tool finds as its number 3 */
export function run(
  command: string,
  args: readonly string[],
  options: { inherited?: number; environment?: NodeJS.ProcessEnv } = {},
): Promise<Finished> {
  const stdio: StdioOptions = ['ignore', 'ignore', 'pipe'];
  if (options.inherited !== undefined) stdio.push(options.inherited);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio,
      env: { ...process.env, LC_ALL: 'C', ...options.environment },
      timeout: TOOL_TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
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
