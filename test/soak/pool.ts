/** Worker threads that work slices of seeds off, and are replaced when one hangs or breaks. */

import { Worker } from 'node:worker_threads';
import type { SeedDone, Slice } from './worker.ts';

/**
 * A seed that takes so many ticks has got stuck: the longest take a few seconds. Ticks and not one long timer, since a
 * process that is stopped and goes on later has one of them behind it and not all.
 */
const STUCK_TICKS = 12;
const TICK_MS = 10_000;

interface Busy {
  readonly slice: Slice;
  /** The seed that is being worked on. */
  seed: number;
  ticks: number;
}

export class SoakPool {
  readonly #slices: Slice[];
  readonly #onDone: (done: SeedDone) => void;
  readonly #workers = new Map<Worker, Busy>();
  readonly #ended: Promise<void>;
  readonly #ticker: NodeJS.Timeout;
  #end: () => void = () => {};
  #stopped = false;

  constructor(slices: readonly Slice[], jobs: number, onDone: (done: SeedDone) => void) {
    this.#slices = [...slices];
    this.#onDone = onDone;
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
    this.#ended = new Promise((resolve) => {
      this.#end = () => {
        clearInterval(this.#ticker);
        resolve();
      };
    });
    for (let i = 0; i < jobs; i++) this.#start();
  }

  /** Resolves when all is worked off, or after `stop`. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  /** Gives up what is not done. */
  stop(): void {
    this.#stopped = true;
    this.#slices.length = 0;
    for (const worker of [...this.#workers.keys()]) this.#drop(worker);
    this.#end();
  }

  #start(): void {
    const slice = this.#slices.shift();
    if (slice === undefined) {
      if (this.#workers.size === 0) this.#end();
      return;
    }
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    worker.on('message', (done: SeedDone) => this.#onSeed(worker, done));
    worker.on('error', (error: Error) => this.#fail(worker, `threw: ${error.message}`));
    this.#give(worker, slice);
  }

  #give(worker: Worker, slice: Slice): void {
    this.#workers.set(worker, { slice, seed: slice.from, ticks: 0 });
    worker.postMessage(slice);
  }

  #tick(): void {
    for (const [worker, busy] of [...this.#workers]) {
      if (++busy.ticks < STUCK_TICKS) continue;
      this.#fail(worker, `did not end within ${(STUCK_TICKS * TICK_MS) / 1000} s`);
    }
  }

  #onSeed(worker: Worker, done: SeedDone): void {
    const busy = this.#workers.get(worker);
    if (busy === undefined) return;
    this.#onDone(done);
    busy.seed++;
    busy.ticks = 0;
    if (busy.seed < busy.slice.from + busy.slice.count) return;
    const next = this.#slices.shift();
    if (next !== undefined) this.#give(worker, next);
    else this.#drop(worker);
    if (this.#workers.size === 0) this.#end();
  }

  /** The seed counts as failed; another worker takes the rest. */
  #fail(worker: Worker, what: string): void {
    const busy = this.#workers.get(worker);
    if (busy === undefined || this.#stopped) return;
    this.#drop(worker);
    const { scenario, from, count } = busy.slice;
    this.#onDone({ scenario, seed: busy.seed, failures: [what], probes: new Map() });
    const rest = from + count - busy.seed - 1;
    if (rest > 0) this.#slices.unshift({ scenario, from: busy.seed + 1, count: rest });
    this.#start();
  }

  #drop(worker: Worker): void {
    this.#workers.delete(worker);
    void worker.terminate();
  }
}
