/** Work on a mount that goes on while a test kills nodes. */

import { readFile, writeFile } from 'node:fs/promises';
import { type Demanding, fixture, until } from './command.ts';

/** What `fixture/load.ts` and `fixture/steady.ts` print. */
export interface LoadResult {
  readonly count: number;
  readonly failure: string | null;
  readonly wrong: readonly string[];
  readonly medianMs: number;
  /** Between two successful fsyncs. */
  readonly longestMs: number;
  /** When the longest gap began. */
  readonly longestFromMs: number;
}

const WAIT_SECONDS = 60;

export interface LoadOptions {
  /** Of `fixture/`. */
  readonly script?: string;
  /** After each file, of `load.ts`. */
  readonly restMs?: number;
  /** How long it may work. */
  readonly seconds?: number;
}

export class Load {
  readonly record: string;
  readonly #result: Promise<LoadResult>;

  /** @param record - a file beside the mount, where the numbers of finished files are written */
  constructor(t: Demanding, directory: string, record: string, options: LoadOptions = {}) {
    const { script = 'load.ts', restMs = 0, seconds } = options;
    this.record = record;
    const limit = seconds === undefined ? {} : { seconds };
    this.#result = fixture(t, script, [directory, record, String(restMs)], limit);
    this.#result.catch(() => undefined); // `end` tells.
  }

  async #count(): Promise<number> {
    const lines = await readFile(this.record, 'utf8').catch(() => '');
    return lines.split('\n').length - 1;
  }

  /** Waits for so many more files to be synced. */
  async more(count: number): Promise<void> {
    const goal = (await this.#count()) + count;
    const ended = this.#result.then((result) => {
      throw new Error(`The load ended: ${JSON.stringify(result)}`);
    });
    const reached = until(`${goal} files`, async () => (await this.#count()) >= goal, WAIT_SECONDS);
    await Promise.race([reached, ended]);
  }

  async end(): Promise<LoadResult> {
    await writeFile(`${this.record}.stop`, '');
    return this.#result;
  }
}
