/**
 * Packs into eight nodes and out of them again, through sealing, code, TLS and disk: how fast, how much room they take,
 * and what it costs when as many nodes are dead as a pack bears.
 */

import { Home } from '../../src/cli/home.ts';
import { parseVolumeKeys, type VolumeKeys } from '../../src/client/index.ts';
import { Pond } from '../e2e/pond.ts';
import { Ports } from '../e2e/ports.ts';
import { Client } from './client.ts';
import { alignedTable } from './table.ts';

/** With the one that writes. */
const NODES = 8;
/** n − k of what a pond of this size stores. */
const DEAD = 4;
const MIB = 2 ** 20;
const VOLUME = 'bench';
const WARM_UP_MIB = 32;

export interface ArchiveResults {
  readonly mib: number;
  readonly storeSeconds: number;
  /** Bytes on all disks for each byte of content. */
  readonly overhead: number;
  readonly readSeconds: number;
  readonly degradedSeconds: number;
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

export async function benchArchive({ mib }: { mib: number }): Promise<ArchiveResults> {
  const pond = await Pond.make({ nodeCount: NODES - 1 });
  const ports = await Ports.take();
  const clients: Client[] = [];
  const client = async (number: number) => {
    const home = await joined(pond, NODES + number, ports.first + number);
    const made = await Client.start(home, VOLUME);
    clients.push(made);
    return made;
  };
  try {
    await pond.start();
    await pond.ocean(1, ['volume', 'create', VOLUME, '--ring', '1']);
    const writer = await client(0);
    await writer.run({ work: 'store', mib: WARM_UP_MIB });
    const before = await bytesUsed(pond);
    const stored = await writer.run({ work: 'store', mib });
    const overhead = ((await bytesUsed(pond)) - before) / (mib * MIB);
    const { blocks } = stored;
    // Each reader is a node that has not seen them.
    const healthy = await (await client(1)).run({ work: 'read', blocks });
    const last = await client(2);
    for (let node = NODES - 1; node >= NODES - DEAD; node--) await pond.kill(node);
    const degraded = await last.run({ work: 'read', blocks });
    return {
      mib,
      storeSeconds: stored.seconds,
      overhead,
      readSeconds: healthy.seconds,
      degradedSeconds: degraded.seconds,
    };
  } finally {
    for (const one of clients) await one.end();
    await pond.end();
    ports.release();
  }
}

/** The results for people. */
export function archiveTable(results: ArchiveResults): string {
  const { mib, storeSeconds, overhead, readSeconds, degradedSeconds } = results;
  const rate = (seconds: number) => ((mib * MIB) / 1e6 / seconds).toFixed(0);
  return alignedTable([
    ['', 'MB/s', 'Pond MB/s'],
    [`${mib} MiB into ${NODES} nodes`, rate(storeSeconds), '2.6'],
    ['out again, all there', rate(readSeconds), ''],
    [`out again, ${DEAD} of ${NODES} killed`, rate(degradedSeconds), ''],
    ['bytes on disks for each of content', overhead.toFixed(3), ''],
  ]);
}
