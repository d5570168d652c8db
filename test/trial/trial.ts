/**
 * `npm run trial -- NAME`: what takes too long for the gate, with real processes and real sizes. Says what it does and
 * measures; the last line is `passed`, or `failed:` with the reason.
 */

import { parseArgs } from 'node:util';
import { countOf, runCommand, UsageError } from '../soak/arguments.ts';
import { bitRot } from './bit-rot.ts';
import { full } from './full.ts';
import { kills } from './kills.ts';
import { lostZone } from './lost-zone.ts';
import { millionFiles } from './million-files.ts';
import type { Say } from './must.ts';
import { posix } from './posix.ts';
import { programs } from './programs.ts';
import { rollingLoss } from './rolling-loss.ts';
import { unplugged } from './unplugged.ts';

interface Options {
  readonly bytes: number;
  readonly files: number;
  readonly width: number;
  readonly port: number;
  readonly minutes: number;
  readonly seed: number;
  readonly kills: number;
}

const TRIALS = new Map<string, (say: Say, options: Options) => Promise<void>>([
  ['lost-zone', lostZone],
  ['rolling-loss', rollingLoss],
  ['bit-rot', bitRot],
  ['full', full],
  ['million-files', millionFiles],
  ['posix', posix],
  ['kills', kills],
  ['unplugged', unplugged],
  ['programs', programs],
]);
const USAGE = `usage: npm run trial -- ${[...TRIALS.keys()].join('|')} [--gb N] [--files N] [--width N] [--port N] [--minutes N] [--seed N] [--kills N]`;
const PORT = 7900;
const FILES = 1_000_000;
const FILES_IN_DIRECTORY = 10_000;
const MINUTES = 60;
const SEED = 1;
const KILLS = 200;
const GB = 1e9;

/** Such as 2 or 0.05. */
function bytesOf(text: string): number {
  const bytes = Math.round(Number(text) * GB);
  if (!/^[\d.]+$/.test(text) || !(bytes > 0)) throw new UsageError('--gb needs a number above 0');
  return bytes;
}

async function trial(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      gb: { type: 'string', default: '2' },
      files: { type: 'string' },
      width: { type: 'string' },
      port: { type: 'string' },
      minutes: { type: 'string' },
      seed: { type: 'string' },
      kills: { type: 'string' },
    },
  });
  const [name = 'without a name'] = positionals;
  const run = TRIALS.get(name);
  if (run === undefined || positionals.length > 1)
    throw new UsageError(`There is no trial ${positionals.join(' ') || name}`);
  const port = countOf(values.port, { name: 'port', least: 1024, absent: PORT });
  const bytes = bytesOf(values.gb);
  const files = countOf(values.files, { name: 'files', least: 1, absent: FILES });
  const width = countOf(values.width, { name: 'width', least: 1, absent: FILES_IN_DIRECTORY });
  const minutes = countOf(values.minutes, { name: 'minutes', least: 1, absent: MINUTES });
  const seed = countOf(values.seed, { name: 'seed', least: 0, absent: SEED });
  const kills = countOf(values.kills, { name: 'kills', least: 1, absent: KILLS });
  const start = performance.now();
  const say = (line: string) => {
    const seconds = ((performance.now() - start) / 1000).toFixed(0).padStart(5);
    process.stdout.write(`${seconds} s  ${line}\n`);
  };
  try {
    await run(say, { bytes, files, width, port, minutes, seed, kills });
  } catch (error) {
    process.stdout.write(`failed: ${(error as Error).message}\n`);
    return 1;
  }
  process.stdout.write('passed\n');
  return 0;
}

// A pond ends with its reaper, and `finally` does not run: nothing is left behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

await runCommand(USAGE, trial);
