/**
 * `npm run experiment -- ROOM [--only NAME,...] [--quick] [--list] [--seed N]`: runs experiments in the simulator
 * and writes what came out into `docs/experiments`, a page and plots for each.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARCHIVE } from './archive/list.ts';
import { type Arguments, argumentsOf, SEED, UsageError } from './arguments.ts';
import type { Experiment } from './experiment.ts';
import { indexOf } from './index-page.ts';
import { pageNameOf, pageOf, svgNameOf } from './markdown.ts';
import { svgOf } from './svg/draw.ts';
import { TAPESTRY } from './tapestry/list.ts';

const FOLDER = join(import.meta.dirname, '../../docs/experiments');
const ROOMS: ReadonlyMap<string, readonly Experiment[]> = new Map([
  ['tapestry', TAPESTRY],
  ['archive', ARCHIVE],
]);

function readPage(name: string): string | undefined {
  const path = join(FOLDER, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Plots of an earlier run go, for the new one may have fewer. */
function removePlots(room: string, experiment: string): void {
  const ours = new RegExp(`^${room}-${experiment}-[a-z0-9]+\\.svg$`);
  for (const name of readdirSync(FOLDER)) if (ours.test(name)) rmSync(join(FOLDER, name));
}

async function runOne(experiment: Experiment, { room, seed, isQuick }: Arguments): Promise<void> {
  const { name } = experiment;
  const start = performance.now();
  const progress = (text: string) => {
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    process.stderr.write(`${name} ${seconds} s: ${text}\n`);
  };
  progress('starts');
  const report = await experiment.run({ seed, isQuick, progress });
  const seedWords = seed === SEED ? '' : ` --seed ${seed}`;
  const command = `npm run experiment -- ${room} --only ${name}${isQuick ? ' --quick' : ''}${seedWords}`;
  const page = pageOf(experiment, report, { room, command });
  if (isQuick) {
    process.stdout.write(`${page}\n`);
    return;
  }
  removePlots(room, name);
  writeFileSync(join(FOLDER, pageNameOf(room, name)), page);
  for (const { name: plot, chart } of report.plots) {
    writeFileSync(join(FOLDER, svgNameOf(room, name, plot)), svgOf(chart));
  }
  writeFileSync(join(FOLDER, 'README.md'), indexOf(ROOMS, readPage));
  progress('done');
}

async function main(words: readonly string[]): Promise<void> {
  const known = new Map([...ROOMS].map(([room, all]) => [room, all.map(({ name }) => name)]));
  const chosen = argumentsOf(words, known);
  const all = ROOMS.get(chosen.room) ?? [];
  if (chosen.isList) {
    for (const { name, title } of all) process.stdout.write(`${name.padEnd(20)} ${title}\n`);
    return;
  }
  if (!chosen.isQuick) mkdirSync(FOLDER, { recursive: true });
  for (const experiment of all) {
    if (chosen.only?.includes(experiment.name) ?? true) await runOne(experiment, chosen);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
