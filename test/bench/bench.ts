/**
 * `npm run bench`: the same everyday work in turn on a plain directory, on bindfs over one, and on the mount of five
 * nodes; then requests that need no other node (`--only requests`), commits to a ring (`--only ring`), and packs into
 * eight nodes and out of them (`--only archive`). Seconds mean little on a shared machine; the ratios beside them mean more.
 */

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../e2e/command.ts';
import { archiveTable, benchArchive } from './archive-bench.ts';
import { glusterPlace } from './gluster.ts';
import { chosen, type Phase } from './phases.ts';
import { bindfsPlace, oceanPlace, type Place, plainPlace } from './places.ts';
import { benchRequests, requestsTable } from './requests-bench.ts';
import { benchRing, ringTable } from './ring-bench.ts';
import { type Results, tableOf } from './table.ts';

const PHASE_SECONDS = 600;
const DROP_CACHES = '/proc/sys/vm/drop_caches';
/** Stand for benches of their own among the phases. */
const RING = 'ring';
const ARCHIVE = 'archive';
const REQUESTS = 'requests';
const OWN: readonly string[] = [RING, ARCHIVE, REQUESTS];
/** About 9,000 files on Debian. */
const TREES = ['include', 'share/perl'];

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    only: { type: 'string' },
    mb: { type: 'string', default: '256' },
    files: { type: 'string', default: '1000' },
    json: { type: 'boolean', default: false },
    /** Also on GlusterFS with three replicas, which takes minutes. */
    gluster: { type: 'boolean', default: false },
    /** Where the processes of the ring's and the archive's bench leave profiles of their processor time. */
    profile: { type: 'string' },
  },
});
const only = values.only?.split(',');
const asked = only?.filter((name) => !OWN.includes(name));
const phases = chosen(asked);
const directory = await mkdtemp(join(tmpdir(), 'ocean-bench-'));
const archive = join(directory, 'tree.tar');
const places: Place[] = [];
const results = new Map<string, Map<string, number[]>>();

let ending: Promise<void> | undefined;
function end(): Promise<void> {
  ending ??= (async () => {
    for (const place of places) await place.end();
    await rm(directory, { recursive: true, force: true });
  })();
  return ending;
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void end().then(() => process.exit(130)));
}

/** Seconds that a phase took. @throws Error when it fails */
async function timed(phase: Phase, folder: string): Promise<number> {
  if (phase.isCold) {
    await command(['sync']);
    await writeFile(DROP_CACHES, '1').catch(() => {
      process.stderr.write('Not root: the cold read comes from the page cache\n');
    });
  }
  const { work } = phase;
  const words =
    'script' in work
      ? ['sh', '-euc', work.script, 'sh', folder, archive]
      : [
          process.execPath,
          join(import.meta.dirname, 'worker.ts'),
          work.task,
          folder,
          values.mb,
          values.files,
        ];
  const start = performance.now();
  const { status, output, errorText } = await command(words, { seconds: PHASE_SECONDS });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0)
    throw new Error(`${phase.name} in ${folder} ended with ${status}: ${errorText}`);
  return 'script' in work ? seconds : Number(output);
}

async function round(number: number): Promise<void> {
  const folders = places.map(({ folder }) => join(folder, `round-${number}`));
  for (const folder of folders) await mkdir(folder);
  for (const phase of phases) {
    const byPlace = results.get(phase.name) ?? new Map<string, number[]>();
    results.set(phase.name, byPlace);
    for (const [index, place] of places.entries()) {
      const seconds = await timed(phase, folders[index] as string);
      byPlace.set(place.name, [...(byPlace.get(place.name) ?? []), seconds]);
      // What one place still writes in the background would be charged to the next one.
      await place.settle();
    }
    if (!values.json) process.stderr.write(`\r${phase.name.padEnd(20)}`);
  }
  for (const folder of folders) await command(['rm', '-r', folder], { seconds: PHASE_SECONDS });
}

async function benchPhases(): Promise<Results> {
  const trees = TREES.filter((tree) => existsSync(join('/usr', tree)));
  const packed = await command(['tar', 'cf', archive, '-C', '/usr', ...trees]);
  if (packed.status !== 0) throw new Error(packed.errorText);
  places.push(await plainPlace(directory));
  const bindfs = await bindfsPlace(directory);
  if (bindfs !== undefined) places.push(bindfs);
  const gluster = values.gluster ? await glusterPlace(directory) : undefined;
  if (gluster !== undefined) places.push(gluster);
  places.push(await oceanPlace());
  for (let number = 1; number <= Number(values.rounds); number++) await round(number);
  if (!values.json) process.stderr.write('\r');
  return new Map([...results].filter(([name]) => asked?.includes(name) ?? true));
}

try {
  const shown = phases.length > 0 ? await benchPhases() : new Map();
  const names = places.map(({ name }) => name);
  // Nothing else may run beside the ring.
  while (places.length > 0) await places.pop()?.end();
  const requests = (only?.includes(REQUESTS) ?? true) ? await benchRequests() : undefined;
  const isRingAsked = only?.includes(RING) ?? true;
  const ring = isRingAsked ? await benchRing({ profile: values.profile }) : undefined;
  const isArchiveAsked = only?.includes(ARCHIVE) ?? true;
  const { mb, profile } = values;
  const stored = isArchiveAsked ? await benchArchive({ mib: Number(mb), profile }) : undefined;
  if (values.json) {
    const byPhase = [...shown].map(([name, by]) => [name, Object.fromEntries(by)]);
    process.stdout.write(
      `${JSON.stringify({ ...Object.fromEntries(byPhase), requests, ring, archive: stored })}\n`,
    );
  } else {
    const tables = [
      ...(shown.size > 0 ? [tableOf(shown, names)] : []),
      ...(requests === undefined ? [] : [requestsTable(requests)]),
      ...(ring === undefined ? [] : [ringTable(ring)]),
      ...(stored === undefined ? [] : [archiveTable(stored)]),
    ];
    process.stdout.write(`${tables.join('\n\n')}\n`);
  }
} finally {
  await end();
}
