/** Commands that may touch a mount: always another process, always with a time limit. */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';

export const ROOT = join(import.meta.dirname, '../..');
const SECONDS = 120;

export interface Ended {
  readonly status: number;
  readonly output: string;
  readonly errorText: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly seconds?: number;
  readonly input?: string;
}

// Most of a short command is reading its own source: done once for all tests.
process.env.NODE_COMPILE_CACHE ??= join(ROOT, 'node_modules/.cache/compiled');

/** Runs a command under timeout(1); 124 and 137 mean that it was ended by it. */
export function command(words: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  const { cwd = '/', seconds = SECONDS, env = {}, input } = options;
  return new Promise((resolve) => {
    const settings = { cwd, env: { ...process.env, LC_ALL: 'C', ...env }, maxBuffer: 1 << 28 };
    const child = execFile(
      'timeout',
      ['-k', '5', String(seconds), ...words],
      settings,
      (error, output, errorText) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 137;
        resolve({ status, output, errorText });
      },
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}

/** The output of a shell script with `$1`, `$2`… as given. Fails the test when the script fails. */
export async function shell(
  t: ExecutionContext,
  script: string,
  args: readonly string[] = [],
  options: CommandOptions = {},
): Promise<string> {
  const { status, output, errorText } = await command(
    ['sh', '-euc', script, 'sh', ...args],
    options,
  );
  t.is(status, 0, `${script}\n${output.slice(-3000)}${errorText.slice(-3000)}`);
  return output;
}

/** A test, or whoever else stops at what should not be. */
export interface Demanding {
  is(seen: unknown, wanted: unknown, what: string): unknown;
}

/** Runs a script of `fixture/`; its standard output is one JSON value. */
export async function fixture(
  t: Demanding,
  name: string,
  args: readonly string[],
  options: CommandOptions = {},
) {
  const script = join(import.meta.dirname, 'fixture', name);
  const { status, output, errorText } = await command([process.execPath, script, ...args], options);
  t.is(status, 0, `${name} ${args.join(' ')}\n${output}${errorText}`);
  return JSON.parse(output);
}

/** Looks again and again until there is something to see. @throws Error after the time limit */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  seconds = 30,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`Not seen in ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Bytes that look random and are the same for a seed everywhere. */
export function noise(seed: string, length: number): Buffer {
  return createHash('shake256', { outputLength: length }).update(seed).digest();
}
