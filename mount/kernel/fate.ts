/**
 * Whether a process that waits for us is to end. The kernel tells of any signal, and lets nobody go before we have
 * answered, not even who was killed. But a program that handles a signal expects that looking at a file does not fail
 * because of it, as on a disk: Go's runtime and every profiler send signals all the time.
 */

import { readFileSync } from 'node:fs';

/** The bits of signals in a process's set of pending ones. */
const bitOf = (signal: number): bigint => 1n << BigInt(signal - 1);
/** A signal that ends a process is pending as this one in each of its threads. */
const SIGKILL = bitOf(9);
/** SIGHUP, SIGINT, SIGQUIT, SIGTERM: by which somebody asks a program to end that may want to do so in its own way. */
const ASKING = bitOf(1) | bitOf(2) | bitOf(3) | bitOf(15);

/**
 * `ends`: it will never look at our answer. `asked`: it has to handle a signal that asks it to end.
 *
 * @param pid - of a thread; 0 for one that cannot be seen from here, which counts as asked
 */
export function fateOf(pid: number): 'ends' | 'asked' | 'goes on' {
  if (pid === 0) return 'asked';
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/status`, 'latin1');
  } catch {
    return 'ends'; // It is gone.
  }
  let pending = 0n;
  for (const [, bits] of status.matchAll(/^(?:SigPnd|ShdPnd):\t([0-9a-f]+)$/gm)) {
    pending |= BigInt(`0x${bits}`);
  }
  if ((pending & SIGKILL) !== 0n) return 'ends';
  return (pending & ASKING) === 0n ? 'goes on' : 'asked';
}
