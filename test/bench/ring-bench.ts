/**
 * Commits to a ring of four processes on loopback, with TLS and every disk write flushed: how long one takes for a
 * client that does one after the other, and how many a second there are from several clients.
 */

import { Home } from '../../src/cli/home.ts';
import { parseVolumeKeys, type VolumeKeys } from '../../src/client/index.ts';
import { Pond } from '../e2e/pond.ts';
import { Ports } from '../e2e/ports.ts';
import { Client, profilesTo } from './client.ts';
import { alignedTable, quantile } from './table.ts';

const MEMBERS = 4;
const CLIENTS = 8;
const WARM_UP = { small: 200, large: 5, together: 25, atOnce: 200 } as const;
const COUNT = { small: 1000, large: 40 };
/** Of each of the clients that work together. */
const TOGETHER = 200;
/** And where each has so many updates on their way. */
const AT_ONCE = 64;
const TOGETHER_AT_ONCE = 500;
const VOLUME = 'bench';

/** The figures of Pond, FAST 2003, for the same work on a local network: 1024-bit keys, and 2 MB with archiving. */
const POND_MS = { small: 99, large: 1150 };

interface Operation {
  readonly name: string;
  readonly ms: readonly number[];
  readonly pondMs: number;
}

export interface RingResults {
  readonly operations: readonly Operation[];
  readonly rates: readonly Rate[];
}

/** Commits a second of CLIENTS clients together. */
interface Rate {
  readonly clients: string;
  readonly size: string;
  /** Updates that each has on their way. */
  readonly atOnce: number;
  readonly perSecond: number;
  /** Of each, from the call until reads see it. */
  readonly ms: readonly number[];
}

/** Homes of clients, each with keys of its own author. */
async function makeHomes(pond: Pond, ports: Ports): Promise<string[]> {
  await pond.ocean(1, ['volume', 'create', VOLUME, '--ring', String(MEMBERS)]);
  const invitation = await pond.ocean(1, ['invite']);
  const homes: string[] = [];
  for (let index = 0; index < CLIENTS; index++) {
    const node = MEMBERS + 1 + index;
    const place = ['--name', `n${node}`, '--port', String(ports.first + index)];
    await pond.ocean(node, ['join', '-', ...place], { input: invitation });
    const keys = parseVolumeKeys(await pond.ocean(1, ['volume', 'share', VOLUME]));
    const home = new Home(pond.home(node));
    home.keepVolumeKeys(keys as VolumeKeys);
    // The first client's node also has keys for other authors.
    for (let other = 1; index === 0 && other < CLIENTS; other++) {
      const more = parseVolumeKeys(await pond.ocean(1, ['volume', 'share', VOLUME]));
      home.keepVolumeKeys({ ...(more as VolumeKeys), name: `${VOLUME}-${other}` });
    }
    homes.push(home.directory);
  }
  return homes;
}

/** One after the other, by one client. */
async function alone(client: Client, work: 'small' | 'large'): Promise<readonly number[]> {
  await client.run({ work, count: WARM_UP[work] });
  return (await client.run({ work, count: COUNT[work] })).ms;
}

/** All clients at once; from the first one's start to the last one's end. */
async function together(
  clients: readonly Client[],
  work: 'tiny' | 'small',
  atOnce: number,
): Promise<Rate> {
  const sessions = clients.length === 1 ? CLIENTS : 1;
  const count = atOnce === 1 ? TOGETHER : TOGETHER_AT_ONCE;
  const run = (one: number) =>
    Promise.all(clients.map((client) => client.run({ work, count: one, sessions, atOnce })));
  await run(atOnce === 1 ? WARM_UP.together : WARM_UP.atOnce);
  const all = await run(count);
  const start = Math.min(...all.map(({ startMs }) => startMs));
  const end = Math.max(...all.map(({ endMs }) => endMs));
  const perSecond = (1000 * count * CLIENTS) / (end - start);
  const ms = all.flatMap((one) => one.ms);
  const kind = clients.length === 1 ? 'sessions of one node' : 'nodes that also follow the object';
  const size = work === 'tiny' ? '100 B' : '4 KiB';
  return { clients: `${CLIENTS} ${kind}`, size, atOnce, perSecond, ms };
}

/** @param profile - a folder where each process leaves a profile of its processor time when it ends */
export async function benchRing(options: { profile?: string | undefined }): Promise<RingResults> {
  const { profile } = options;
  const env = profilesTo(profile);
  const pond = await Pond.make({ nodeCount: MEMBERS, env });
  const ports = await Ports.take();
  const clients: Client[] = [];
  try {
    await pond.start();
    const [first, ...others] = await makeHomes(pond, ports);
    const client = await Client.start(first as string, VOLUME, env);
    clients.push(client);
    const small = await alone(client, 'small');
    const large = await alone(client, 'large');
    const rates: Rate[] = [];
    const runAll = async () => {
      rates.push(await together(clients, 'small', 1));
      rates.push(await together(clients, 'small', AT_ONCE));
      rates.push(await together(clients, 'tiny', AT_ONCE));
    };
    await runAll();
    for (const home of others) clients.push(await Client.start(home, VOLUME, env));
    await runAll();
    return {
      operations: [
        { name: 'commit of 4 KiB', ms: small, pondMs: POND_MS.small },
        { name: 'commit of 2 MB, archived', ms: large, pondMs: POND_MS.large },
      ],
      rates,
    };
  } finally {
    for (const client of clients) await client.end();
    await pond.end();
    ports.release();
  }
}

/** The results for people. */
export function ringTable(results: RingResults): string {
  const { operations, rates } = results;
  const shares = ['min ms', 'median ms', 'p90 ms', 'p99 ms', 'max ms'];
  const at = (ms: readonly number[]) =>
    [0, 0.5, 0.9, 0.99, 1].map((share) => quantile(ms, share).toFixed(1));
  const rows = operations.map(({ name, ms, pondMs }) => {
    return [name, String(ms.length), ...at(ms), String(pondMs)];
  });
  const rateRows = rates.map(({ clients, size, atOnce, perSecond, ms }) => {
    return [clients, size, String(atOnce), perSecond.toFixed(0), ...at(ms)];
  });
  return [
    alignedTable([['operation', 'count', ...shares, 'Pond ms'], ...rows]),
    alignedTable([['commits by', 'of', 'each on their way', 'a second', ...shares], ...rateRows]),
  ].join('\n');
}
