/** What a trial demands. */

import { command, type Demanding } from '../e2e/command.ts';

const TOLD_CHARS = 2000;

/** Takes a line of what is done and measured. */
export type Say = (line: string) => void;

/** The output of a command. @throws Error when it fails or takes longer */
export async function must(words: readonly string[], seconds: number): Promise<string> {
  const { status, output, errorText } = await command(words, { seconds });
  if (status === 0) return output;
  const said = `${output.slice(-TOLD_CHARS)}${errorText.slice(-TOLD_CHARS)}`;
  throw new Error(`${words.slice(0, 4).join(' ')} ended with ${status}: ${said}`);
}

/** @throws Error unless it holds */
export function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** In the place of a test. */
export const DEMANDING: Demanding = {
  is: (seen, wanted, what) => demand(seen === wanted, what),
};

/** Says how long something took. */
export async function timed<T>(say: Say, what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const made = await work();
  say(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return made;
}

export function mib(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
