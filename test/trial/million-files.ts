/**
 * Many small files in one volume, made through the mount: what they cost on each node, and that listing, looking at
 * each and removing them take as much of a processor for a file as with a tenth of them.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alignedTable } from '../bench/table.ts';
import { demand, must, type Say } from './must.ts';
import { TrialPond, VOLUME } from './trial-pond.ts';

const NODES = 5;
const SMALLEST = 10_000;
const STEP = 10;
const SECONDS = 36_000;
/** As many times as much processor time a file may take as with a tenth of the files. */
const SLOWER_MAX = 3;
/** The kernel counts a process's time in hundredths of a second. */
const TICK_SECONDS = 0.01;
/** Objects that a node publishes: one a pack, and a pack has many files. */
const FILES_A_PUBLICATION_MIN = 50;
const PUBLISHED_BESIDE = 200;
/**
 * The caches of a mount at their bounds, what a collector has not taken yet, and what lies free between them. Without the
 * pages of the store, which the kernel takes back when it needs them.
 */
const MEMORY_BYTES_MAX = 2 ** 30;
/** On a disk: records of 600 B, names, and the earlier nodes of the tree: more of them the slower the files come. */
const DISK_BYTES_A_FILE_MAX = 5000;
const DISK_BYTES_BESIDE = 2 ** 27;
const TASKS = ['create', 'list', 'stat', 'read', 'remove'] as const;

interface Row {
  readonly count: number;
  /** Of processor time of the mounting node, a file: seconds on the clock tell what else the machine does. */
  readonly us: ReadonlyMap<string, number>;
  readonly published: number;
  readonly memory: number;
  readonly disk: number;
}

export interface MillionFilesOptions {
  readonly files: number;
  /** Files in a directory. */
  readonly width: number;
  readonly port: number;
}

export async function millionFiles(say: Say, options: MillionFilesOptions): Promise<void> {
  const { files } = options;
  const rows: Row[] = [];
  for (let count = Math.min(SMALLEST, files); ; count = Math.min(STEP * count, files)) {
    const row = await rowOf(say, count, options);
    rows.push(row);
    for (const line of tableOf(rows).split('\n')) say(line);
    bound(row, rows.at(-2));
    if (count === files) return;
  }
}

async function rowOf(say: Say, count: number, { width, port }: MillionFilesOptions): Promise<Row> {
  const pond = new TrialPond({ count: NODES, port });
  const us = new Map<string, number>();
  try {
    await pond.startFirst(NODES);
    await pond.ask(0, 'volume.create', { name: VOLUME });
    const mount = await pond.mount(0, VOLUME);
    let most = { published: 0, memory: 0, disk: 0 };
    for (const task of TASKS) {
      const script = join(import.meta.dirname, 'fixture/small-files.ts');
      const words = [process.execPath, script, task, mount, String(count), String(width)];
      const [start, before] = [performance.now(), processorSeconds(pond.pid(0)!)];
      await must(words, SECONDS);
      await pond.committed(0);
      const seconds = (performance.now() - start) / 1000;
      us.set(task, ((processorSeconds(pond.pid(0)!) - before) * 1e6) / count);
      const seen = await usage(pond);
      say(`${count} files, ${task}: ${seconds.toFixed(1)} s; ${JSON.stringify(seen)}`);
      most = {
        published: Math.max(most.published, seen.published),
        memory: Math.max(most.memory, seen.memory),
        disk: Math.max(most.disk, seen.disk),
      };
      // What was made is looked at from the disk.
      if (task === 'create') await pond.mountCold(0);
    }
    return { count, us, ...most };
  } finally {
    await pond.end();
  }
}

/** The most that any node has of each. */
async function usage(pond: TrialPond) {
  const all = await Promise.all(pond.ready.map((node) => pond.ask(node, 'status')));
  return {
    published: Math.max(...all.map(({ publishedCount }) => publishedCount)),
    memory: Math.max(...pond.ready.map((node) => anonymousBytes(pond.pid(node)!))),
    disk: Math.max(...all.map(({ bytesUsed }) => bytesUsed)),
  };
}

function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_SECONDS;
}

/** Memory that is a process's own. */
function anonymousBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

function tableOf(rows: readonly Row[]): string {
  const head = [
    'files',
    ...TASKS.map((task) => `${task} µs`),
    'published',
    'MiB memory',
    'MiB disk',
  ];
  const body = rows.map(({ count, us, published, memory, disk }) => [
    String(count),
    ...TASKS.map((task) => (us.get(task) ?? 0).toFixed(0)),
    String(published),
    ...[memory, disk].map((bytes) => (bytes / 2 ** 20).toFixed(0)),
  ]);
  return alignedTable([head, ...body]);
}

function bound({ count, us, published, memory, disk }: Row, before: Row | undefined): void {
  const publishedMax = PUBLISHED_BESIDE + count / FILES_A_PUBLICATION_MIN;
  demand(published <= publishedMax, `A node publishes ${published} objects for ${count} files`);
  demand(memory <= MEMORY_BYTES_MAX, `A node takes ${memory} bytes of memory`);
  demand(
    disk <= DISK_BYTES_BESIDE + count * DISK_BYTES_A_FILE_MAX,
    `A node takes ${disk} bytes of disk`,
  );
  for (const [task, value] of us) {
    const slower = value / (before?.us.get(task) ?? value);
    demand(slower <= SLOWER_MAX, `${task} takes ${slower.toFixed(1)} times as much for a file`);
  }
}
