/**
 * A scenario sets a simulation up, lets it run, and has checkers look at it. The seed alone decides everything, so
 * that a failure is replayed by its number. After the workloads of FoundationDB.
 */

import { messageOf } from '../base/index.ts';
import type { Trace } from './trace.ts';

/** Looks on; must not change anything. */
export interface Watcher {
  /** What happens, in words. */
  say?(atMs: number, text: string): void;
  readonly trace?: Trace;
}

export interface Result {
  /** What was found wrong, a line each. Empty: passed. */
  readonly failures: readonly string[];
  /** How often each fault and each rare event has really happened. */
  readonly probes: ReadonlyMap<string, number>;
}

export interface Scenario {
  readonly name: string;
  /** What must have happened at least once in many seeds: a fault that never strikes proves nothing. */
  readonly probes: readonly string[];
  run(seed: number, watcher: Watcher): Result | Promise<Result>;
}

/** A scenario that throws has failed: an assertion of a machine is a finding. */
export async function runScenario(
  scenario: Scenario,
  seed: number,
  watcher: Watcher = {},
): Promise<Result> {
  try {
    return await scenario.run(seed, watcher);
  } catch (error) {
    const where = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6) : [];
    const failures = [`threw: ${messageOf(error)}`, ...where.map((line) => line.trim())];
    return { failures, probes: new Map() };
  }
}

/** Counts by name. */
export class Probes {
  readonly counts = new Map<string, number>();

  hit(name: string, times = 1): void {
    if (times > 0) this.counts.set(name, (this.counts.get(name) ?? 0) + times);
  }

  count(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  addAll(counts: Iterable<readonly [string, number]>): void {
    for (const [name, times] of counts) this.hit(name, times);
  }
}
