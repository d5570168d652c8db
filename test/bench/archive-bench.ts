/**
 * Packs into eight nodes and out of them again, through sealing, code, TLS and disk: how fast, how much room they take,
 * and what it costs when as many nodes are dead as a pack bears.
 */

import { Home } from '../../src/cli/home.ts';
import { parseVolumeKeys, type VolumeKeys } from '../../src/client/index.ts';
import { Pond } from '../e2e/pond.ts';
import { Ports } from '../e2e/ports.ts';
import { Client, profilesTo } from './client.ts';
import type { ReadTask, StoreTask } from './client-process.ts';
import { withProcessorTime } from './processor-time.ts';
import { alignedTable } from './table.ts';

/** With the one that writes. */
const NODES = 8;
/** n − k of what a pond of this size stores. */
const DEAD = 4;
const MIB = 2 ** 20;
const VOLUME = 'bench';
const WARM_UP_MIB = 32;

/** By the clock, and of the processors in all processes together. */
interface Seconds {
  readonly seconds: number;
  readonly processorSeconds: number;
}

export interface ArchiveResults {
  readonly mib: number;
  readonly store: Seconds;
  /** Bytes on all disks for each byte of content. */
  readonly overhead: number;
  readonly read: Seconds;
  readonly degraded: Seconds;
}

/** A client's home with keys of its own author. */
async function joined(pond: Pond, node: number, port: number): Promise<string> {
  const invitation = await pond.ocean(1, ['invite']);
  const place = ['--name', `n${node}`, '--port', String(port)];
  await pond.ocean(node, ['join', '-', ...place], { input: invitation });
  const keys = parseVolumeKeys(await pond.ocean(1, ['volume', 'share', VOLUME]));
  const home = new Home(pond.home(node));
  home.keepVolumeKeys(keys as VolumeKeys);
  return home.directory;
}

async function bytesUsed(pond: Pond): Promise<number> {
  let bytes = 0;
  for (let node = 1; node <= NODES; node++) bytes += (await pond.status(node)).bytesUsed;
  return bytes;
}

/** @param options.profile - a folder where each process leaves a profile of its processor time when it ends */
export async function benchArchive(options: {
  mib: number;
  profile?: string | undefined;
}): Promise<ArchiveResults> {
  const { mib, profile } = options;
  const env = profilesTo(profile);
  const pond = await Pond.make({ nodeCount: NODES - 1, env });
  const ports = await Ports.take();
  const clients: Client[] = [];
  const client = async (number: number) => {
    const home = await joined(pond, NODES + number, ports.first + number);
    const made = await Client.start(home, VOLUME, env);
    clients.push(made);
    return made;
  };
  try {
    await pond.start();
    await pond.ocean(1, ['volume', 'create', VOLUME, '--ring', '1']);
    const writer = await client(0);
    await writer.run({ work: 'store', mib: WARM_UP_MIB });
    const before = await bytesUsed(pond);
    const nodes = Array.from({ length: NODES - 1 }, (_, index) => index + 1);
    const measured = async <T extends StoreTask | ReadTask>(one: Client, task: T) => {
      const pids = await Promise.all(nodes.map((node) => pond.pid(node)));
      pids.push(...clients.filter((other) => other !== one).map(({ pid }) => pid));
      const work = () => one.run(task);
      const running = pids.filter((pid) => pid !== undefined);
      const { result, processorSeconds } = await withProcessorTime(running, work);
      return { ...result, processorSeconds: processorSeconds + result.processorSeconds };
    };
    const { blocks, ...store } = await measured(writer, { work: 'store', mib });
    const overhead = ((await bytesUsed(pond)) - before) / (mib * MIB);
    // Each reader is a node that has not seen them.
    const read = await measured(await client(1), { work: 'read', blocks });
    const last = await client(2);
    for (const node of nodes.slice(-DEAD)) await pond.kill(node);
    const degraded = await measured(last, { work: 'read', blocks });
    return { mib, store, overhead, read, degraded };
  } finally {
    for (const one of clients) await one.end();
    await pond.end();
    ports.release();
  }
}

/** The results for people. */
export function archiveTable(results: ArchiveResults): string {
  const { mib, store, overhead, read, degraded } = results;
  const megabytes = (mib * MIB) / 1e6;
  const rates = ({ seconds, processorSeconds }: Seconds) => [
    (megabytes / seconds).toFixed(0),
    ((1000 * processorSeconds) / megabytes).toFixed(1),
  ];
  return alignedTable([
    ['', 'MB/s', 'processor ms/MB', 'Pond MB/s'],
    [`${mib} MiB into ${NODES} nodes`, ...rates(store), '2.6'],
    ['out again, all there', ...rates(read), ''],
    [`out again, ${DEAD} of ${NODES} killed`, ...rates(degraded), ''],
    ['bytes on disks for each of content', overhead.toFixed(3), '', ''],
  ]);
}
