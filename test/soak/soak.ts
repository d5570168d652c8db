/**
 * `npm run soak`: many seeds of a suite's scenarios on several threads. Says what happened how often, and for each
 * seed that failed the command that replays it.
 */

import { parseArgs } from 'node:util';
import { countOf, runCommand, UsageError } from './arguments.ts';
import { SoakPool } from './pool.ts';
import { SUITES } from './suites.ts';
import { SoakTally } from './tally.ts';
import type { Slice } from './worker.ts';

const USAGE = `usage: npm run soak -- ${[...SUITES.keys()].join('|')} [--seeds N] [--from N] [--jobs N] [--scenario NAME]`;
const SEEDS = 1000;
const JOBS = 2;
const SLICE_SEEDS = 20;
const PROGRESS_MS = 1000;
/** Where nobody watches, a line now and then is enough. */
const QUIET_PROGRESS_MS = 30_000;

/** The scenarios take turns, so that an interrupted soak has seen something of each. */
function slicesOf(scenarios: Iterable<string>, from: number, count: number): Slice[] {
  const slices: Slice[] = [];
  for (let at = 0; at < count; at += SLICE_SEEDS) {
    for (const scenario of scenarios) {
      slices.push({ scenario, from: from + at, count: Math.min(SLICE_SEEDS, count - at) });
    }
  }
  return slices;
}

function tallies(suite: string | undefined, only: string | undefined): Map<string, SoakTally> {
  const scenarios = SUITES.get(suite ?? '');
  if (scenarios === undefined)
    throw new UsageError(`There is no suite ${suite ?? 'without a name'}`);
  const chosen = scenarios.filter(({ name }) => only === undefined || name === only);
  if (chosen.length === 0) throw new UsageError(`${suite} has no scenario ${only}`);
  return new Map(chosen.map((scenario) => [scenario.name, new SoakTally(scenario)]));
}

/** A line on stderr now and then; returns what ends it. */
function showProgress(byName: ReadonlyMap<string, SoakTally>, total: number): () => void {
  const { isTTY } = process.stderr;
  const show = () => {
    const done = [...byName.values()].reduce((sum, { seedCount }) => sum + seedCount, 0);
    const failed = [...byName.values()].reduce((sum, { failedCount }) => sum + failedCount, 0);
    process.stderr.write(
      `${isTTY ? '\r' : ''}${done} of ${total} seeds, ${failed} failed${isTTY ? ' ' : '\n'}`,
    );
  };
  show();
  const timer = setInterval(show, isTTY ? PROGRESS_MS : QUIET_PROGRESS_MS);
  return () => {
    clearInterval(timer);
    if (isTTY) process.stderr.write('\r\u001b[K');
  };
}

async function soak(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seeds: { type: 'string' },
      from: { type: 'string' },
      jobs: { type: 'string' },
      scenario: { type: 'string' },
    },
  });
  if (positionals.length > 1) throw new UsageError(`Too many suites: ${positionals.join(' ')}`);
  const byName = tallies(positionals[0], values.scenario);
  const seeds = countOf(values.seeds, { name: 'seeds', least: 1, absent: SEEDS });
  const from = countOf(values.from, { name: 'from', least: 0, absent: 1 });
  const jobs = countOf(values.jobs, { name: 'jobs', least: 1, absent: JOBS });
  const slices = slicesOf([...byName.keys()], from, seeds);
  const pool = new SoakPool(slices, jobs, (done) => byName.get(done.scenario)?.add(done));
  let interrupted = false;
  process.once('SIGINT', () => {
    interrupted = true;
    pool.stop();
  });
  const hideProgress = showProgress(byName, seeds * byName.size);
  await pool.ended;
  hideProgress();
  const all = [...byName.values()];
  const lines = all.flatMap((tally) => tally.lines());
  const done = all.reduce((sum, { seedCount }) => sum + seedCount, 0);
  const failedSeeds = all.reduce((sum, { failedCount }) => sum + failedCount, 0);
  const failed = failedSeeds + all.flatMap(({ neverHappened }) => neverHappened).length;
  if (interrupted) lines.push(`interrupted after ${done} of ${seeds * byName.size} seeds`);
  lines.push(`${done - failedSeeds} passed, ${failed} failed`);
  process.stdout.write(`${lines.join('\n')}\n`);
  if (failed > 0) return 1;
  return interrupted ? 130 : 0;
}

await runCommand(USAGE, soak);
