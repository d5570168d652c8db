/** A program that changes a folder of a mount as a seed says, and knows which states the folder may be in. */

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { until } from './command.ts';
import type { Level } from './fixture/chronicle.ts';

const ANSWER_SECONDS = 120;

interface Answer {
  readonly error?: string;
  readonly calls?: number;
  readonly failure?: string | null;
  readonly wrong?: string[];
}

export class Scripted {
  readonly #child: ChildProcess;
  readonly #lines: Interface;

  /** @param record - a file beside the mount, which gets each call */
  constructor(directory: string, seed: number, record: string) {
    const script = join(import.meta.dirname, 'fixture/scripted.ts');
    this.#child = spawn(process.execPath, [script, directory, String(seed), record], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#lines = createInterface({ input: this.#child.stdout! });
  }

  async #do(what: string, more: object = {}): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const late = setTimeout(
      () => reject(new Error(`${what} was not done in ${ANSWER_SECONDS} s`)),
      ANSWER_SECONDS * 1000,
    );
    const gone = () => reject(new Error(`The script ended at ${what}`));
    this.#child.once('exit', gone);
    this.#lines.once('line', resolve);
    this.#child.stdin!.write(`${JSON.stringify({ do: what, ...more })}\n`);
    try {
      const answer = JSON.parse(await promise) as Answer;
      if (answer.error !== undefined) throw new Error(`${what}: ${answer.error}`);
      return answer;
    } finally {
      clearTimeout(late);
      this.#child.off('exit', gone);
    }
  }

  async run(): Promise<void> {
    await this.#do('run');
  }

  /** @returns how many calls there were so far, and what failed */
  async pause(): Promise<{ calls: number; failure: string | null }> {
    const { calls = 0, failure = null } = await this.#do('pause');
    return { calls, failure };
  }

  async sync(): Promise<void> {
    await this.#do('sync');
  }

  /** @param directory - the same folder, perhaps in another mount. @returns what is wrong with it */
  async verify(level: Level, directory?: string): Promise<string[]> {
    return (await this.#do('verify', { level, directory })).wrong ?? [];
  }

  /** Looks until nothing is wrong. @returns what is wrong for so long */
  async verifySoon(level: Level, directory: string, seconds: number): Promise<string[]> {
    let wrong: string[] = [];
    const look = async () => {
      wrong = await this.verify(level, directory);
      return wrong.length === 0;
    };
    await until('nothing is wrong', look, seconds).catch(() => undefined);
    return wrong;
  }

  /** After a death: closes what was open, and takes what is there for what is. @returns what is wrong with it */
  async adopt(): Promise<string[]> {
    return (await this.#do('adopt')).wrong ?? [];
  }

  /** Closes what is open. */
  async close(): Promise<void> {
    await this.#do('end');
  }

  /** Ends the program, whatever it does. */
  async end(): Promise<void> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }
}
