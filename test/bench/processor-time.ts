/** What processes have used of the processors: on a busy machine it says more than the clock. */

import { readFileSync } from 'node:fs';

/** Of Linux, whatever the kernel's own clock. */
const TICKS_A_SECOND = 100;

/** Seconds of processor time that a process has used so far, in its own code and in the kernel. */
function processorSeconds(pid: number): number {
  // The name before the bracket may have blanks.
  const words = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(words[11]) + Number(words[12])) / TICKS_A_SECOND;
}

/** The work's result, and the processor time of these processes meanwhile, in seconds. */
export async function withProcessorTime<T>(
  pids: readonly number[],
  work: () => Promise<T>,
): Promise<{ result: T; processorSeconds: number }> {
  const before = pids.map(processorSeconds);
  const result = await work();
  const used = pids.map((pid, index) => processorSeconds(pid) - (before[index] ?? 0));
  return { result, processorSeconds: used.reduce((sum, seconds) => sum + seconds, 0) };
}
