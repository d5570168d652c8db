/**
 * Random work of several users for as long as is asked, with the outcome that it has on a tmpfs: on one mount, and on
 * two mounts of a volume that take turns. Each time from a new seed; a difference is told with its seed.
 */

import { besideTmpfs, inTurns } from '../posix/runs.ts';
import { demand, type Say } from './must.ts';

const MINUTE_MS = 60_000;
/** A round has new mounts and a new seed. */
const ROUND_MS = 5 * MINUTE_MS;
const RUNS_MAX = 1_000_000_000;

export interface PosixOptions {
  readonly minutes: number;
  readonly seed: number;
}

export async function posix(say: Say, { minutes, seed }: PosixOptions): Promise<void> {
  const endMs = Date.now() + minutes * MINUTE_MS;
  for (let round = 0; Date.now() < endMs; round++) {
    const which = round % 2 === 0 ? besideTmpfs : inTurns;
    const what = round % 2 === 0 ? 'one mount' : 'two mounts in turns';
    const untilMs = Math.min(Date.now() + ROUND_MS, endMs);
    let runs = 0;
    const finding = await which({
      seed: seed + round,
      runs: RUNS_MAX,
      untilMs,
      onRun: () => {
        runs++;
      },
    });
    demand(finding === undefined, `${what}: ${finding}`);
    say(`${what}, seed ${seed + round}: ${runs} runs, each with the outcome that it has on tmpfs`);
  }
}
