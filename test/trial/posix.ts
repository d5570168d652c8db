/**
 * Random work of several users for as long as is asked, with the outcome that it has on a tmpfs: on one mount, and on
 * two or five mounts of a volume that take turns. Each time from a new seed; a difference is told with its seed.
 */

import { besideTmpfs, inTurns } from '../posix/runs.ts';
import { demand, type Say } from './must.ts';

const MINUTE_MS = 60_000;
/** A round has new mounts and a new seed. */
const ROUND_MS = 5 * MINUTE_MS;
const MOUNTS = [1, 2, 1, 5];
const RUNS_MAX = 1_000_000_000;

export interface PosixOptions {
  readonly minutes: number;
  readonly seed: number;
}

export async function posix(say: Say, { minutes, seed }: PosixOptions): Promise<void> {
  const endMs = Date.now() + minutes * MINUTE_MS;
  for (let round = 0; Date.now() < endMs; round++) {
    const mounts = MOUNTS[round % MOUNTS.length] as number;
    const what = mounts === 1 ? 'one mount' : `${mounts} mounts in turns`;
    let runs = 0;
    const extent = {
      seed: seed + round,
      runs: RUNS_MAX,
      untilMs: Math.min(Date.now() + ROUND_MS, endMs),
      onRun: () => {
        runs++;
      },
    };
    const finding = await (mounts === 1 ? besideTmpfs(extent) : inTurns(extent, mounts));
    demand(finding === undefined, `${what}: ${finding}`);
    say(`${what}, seed ${seed + round}: ${runs} runs, each with the outcome that it has on tmpfs`);
  }
}
