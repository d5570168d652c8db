/** Runs one tool of the gate in the repository's root. */

import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** Most of a short command is reading its own source: done once for all that a gate starts. */
const COMPILED = join(ROOT, 'node_modules/.cache/compiled');

/** How a step of the gate went. */
export interface Outcome {
  /** One line each; none means that the step passed. */
  readonly failures: readonly string[];
  /** What the tool said; shown when the step failed. */
  readonly text: string;
  readonly tests?: { readonly passed: number; readonly failed: number };
}

export interface Ended {
  readonly status: number;
  readonly output: string;
  readonly errorText: string;
}

/** The tools come from the repository's own node_modules, and run on the Node that runs the gate. */
export function execute(
  words: readonly string[],
  options: { cwd?: string; onOutput?: (text: string) => void } = {},
): Promise<Ended> {
  const { cwd = ROOT, onOutput = () => {} } = options;
  const path = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  return new Promise((resolve, reject) => {
    const [tool, ...args] = words;
    const plain = { NO_COLOR: '1', FORCE_COLOR: '0' };
    const env = { ...process.env, PATH: path, NODE_COMPILE_CACHE: COMPILED, ...plain };
    const child = spawn(tool as string, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errorText = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onOutput(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errorText += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ status: code ?? 1, output, errorText }));
  });
}

/** A step that passes when its command ends with 0. */
export async function run(words: readonly string[]): Promise<Outcome> {
  const { status, output, errorText } = await execute(words);
  const failures = status === 0 ? [] : [`${words[0]} ended with ${status}`];
  return { failures, text: output + errorText };
}
