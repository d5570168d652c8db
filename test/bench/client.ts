/** Processes that work as clients of a pond, for its benches. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { present } from '../../src/base/index.ts';
import { NODE_FLAGS } from '../../src/cli/node-flags.ts';
import type { AnswerTo, Task } from './client-process.ts';

const END_MS = 20_000;

/** Settings with which a process leaves a profile of its processor time in a folder when it ends. */
export function profilesTo(folder: string | undefined): NodeJS.ProcessEnv {
  return folder === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
}

/** A client's process. */
export class Client {
  readonly #child: ChildProcess;
  readonly #died: Promise<never>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#died = once(child, 'exit').then(([code]) => {
      throw new Error(`A client ended with ${code}`);
    });
    this.#died.catch(() => {}); // Somebody waits for its answer, or for its end.
  }

  static async start(
    directory: string,
    volume: string,
    env: NodeJS.ProcessEnv = {},
  ): Promise<Client> {
    const script = join(import.meta.dirname, 'client-process.ts');
    const whole = { ...process.env, UV_THREADPOOL_SIZE: '16', ...env };
    const client = new Client(
      fork(script, [directory, volume], { env: whole, execArgv: [...NODE_FLAGS] }),
    );
    await client.#answer();
    return client;
  }

  async #answer(): Promise<unknown> {
    const [answer] = await Promise.race([once(this.#child, 'message'), this.#died]);
    if (typeof answer === 'object' && 'error' in answer) throw new Error(answer.error);
    return answer;
  }

  get pid(): number {
    return present(this.#child.pid);
  }

  async run<T extends Task>(task: T): Promise<AnswerTo<T>> {
    this.#child.send(task);
    return (await this.#answer()) as AnswerTo<T>;
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), END_MS);
    await gone;
    clearTimeout(impatience);
  }
}
