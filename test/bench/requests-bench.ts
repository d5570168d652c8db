/**
 * Requests for names and attributes that the node has in memory: how long each kind takes from the kernel's question to
 * the answer, which is all of it that is Ocean's own.
 */

import { DURATION_BOUNDS } from '../../src/base/index.ts';
import { command } from '../e2e/command.ts';
import { Pond } from '../e2e/pond.ts';
import { Ports } from '../e2e/ports.ts';
import { alignedTable } from './table.ts';

const FILES = 1000;
const ROUNDS = 5;
/** A kind with fewer says little. */
const COUNT_MIN = 100;
const NAME = 'ocean_mount_operation_duration_seconds';
const SAMPLE = new RegExp(`^${NAME}_(sum|count|bucket)\\{([^}]*)\\} (\\S+)$`);
/** An answer within it is in the first bucket. */
const FIRST_US = (DURATION_BOUNDS[0] ?? 0) * 1e6;
/** Has the kernel forget names and attributes, so that it asks again; the node keeps what it has. */
const FORGET = 'echo 2 > /proc/sys/vm/drop_caches';

/** Of one kind of operation. */
interface Requests {
  count: number;
  seconds: number;
  /** Answered within the first bound of the histogram. */
  quick: number;
}

export type RequestResults = Readonly<Record<string, Readonly<Requests>>>;

/** What the node has counted since it began. */
async function counted(port: number): Promise<Map<string, Requests>> {
  const text = await fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text());
  const found = new Map<string, Requests>();
  for (const line of text.split('\n')) {
    const [, part, labels = '', value] = SAMPLE.exec(line) ?? [];
    const operation = /operation="(\w+)"/.exec(labels)?.[1];
    if (operation === undefined) continue;
    const requests = found.get(operation) ?? { count: 0, seconds: 0, quick: 0 };
    found.set(operation, requests);
    if (part === 'sum') requests.seconds = Number(value);
    else if (part === 'count') requests.count = Number(value);
    else if (labels.includes(`le="${DURATION_BOUNDS[0]}"`)) requests.quick = Number(value);
  }
  return found;
}

/** @throws Error when a command fails */
export async function benchRequests(): Promise<RequestResults> {
  const ports = await Ports.take();
  const pond = await Pond.make({ env: { OCEAN_METRICS: `127.0.0.1:${ports.first}` } });
  const run = async (script: string): Promise<void> => {
    const { status, errorText } = await command(['sh', '-euc', script, 'sh', pond.mount]);
    if (status !== 0) throw new Error(`${script} ended with ${status}: ${errorText}`);
  };
  try {
    await pond.start();
    await run(`mkdir "$1/d" && cd "$1/d" && seq ${FILES} | xargs touch`);
    await pond.committed();
    const round = async () => {
      await run(`${FORGET}; cd "$1/d" && seq ${FILES} | xargs stat > /dev/null`);
      await run(`cd "$1/d" && seq ${FILES} | sed s/^/none-/ | xargs ls > /dev/null 2>&1 || true`);
      await run(`${FORGET}; cd "$1/d" && seq ${FILES} | xargs cat`);
      for (let i = 0; i < ROUNDS; i++) await run(`${FORGET}; ls -l "$1/d" > /dev/null`);
    };
    await round();
    const before = await counted(ports.first);
    for (let i = 0; i < ROUNDS; i++) await round();
    const results: Record<string, Requests> = {};
    for (const [operation, { count, seconds, quick }] of await counted(ports.first)) {
      const earlier = before.get(operation) ?? { count: 0, seconds: 0, quick: 0 };
      if (count - earlier.count < COUNT_MIN) continue;
      results[operation] = {
        count: count - earlier.count,
        seconds: seconds - earlier.seconds,
        quick: quick - earlier.quick,
      };
    }
    return results;
  } finally {
    await pond.end();
    ports.release();
  }
}

export function requestsTable(results: RequestResults): string {
  const rows = Object.entries(results).map(([operation, { count, seconds, quick }]) => [
    operation,
    String(count),
    ((1e6 * seconds) / count).toFixed(1),
    ((100 * quick) / count).toFixed(0),
  ]);
  return alignedTable([['request', 'count', 'mean us', `% in ${FIRST_US} us`], ...rows]);
}
