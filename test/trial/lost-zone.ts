/**
 * Three of nine nodes, a whole zone, end for good: every byte reads at once, what they held is made again in the
 * other zones, and that moves no more than it must.
 */

import { join } from 'node:path';
import { demand, mib, must, type Say, timed } from './must.ts';
import { fileCount, realTree, sameTrees } from './real-tree.ts';
import { TrialPond, VOLUME } from './trial-pond.ts';

const ZONES = ['attic', 'cellar', 'shed'];
const NODES = 9;
/** Reads and a first check are to be through before repair begins. */
const GRACE_MS = 60_000;
const SECONDS = 3600;
const WHOLE_SECONDS = 1800;
/** Times what must be moved. Two that begin with one pack at the same time both fetch it. */
const MOVED_MAX = 1.02;

export interface LostZoneOptions {
  readonly bytes: number;
  readonly port: number;
}

export async function lostZone(say: Say, { bytes, port }: LostZoneOptions): Promise<void> {
  const watch = { intervalMs: 2000, graceMs: GRACE_MS };
  const pond = new TrialPond({ count: NODES, port, zones: ZONES, watch });
  try {
    await run(say, pond, bytes);
  } finally {
    await pond.end();
  }
}

async function run(say: Say, pond: TrialPond, bytes: number): Promise<void> {
  const tree = join(pond.directory, 'tree');
  await realTree(tree, bytes);
  say(`${mib(bytes)} in ${await fileCount(tree)} files; ${NODES} nodes in ${ZONES.length} zones`);
  await pond.startFirst(NODES);
  const made = await pond.ask(0, 'volume.create', { name: VOLUME });
  const mount = await pond.mount(0, VOLUME);
  await timed(say, 'copied into the mount and committed', async () => {
    await must(['cp', '-a', tree, `${mount}/`], SECONDS);
    await pond.committed(0);
  });
  const before = await timed(say, 'check', () => pond.whole(0, WHOLE_SECONDS));
  say(`${before.blocks} blocks in ${before.packs} packs, all whole`);
  await pond.mountCold(0);

  const lost = lostNodes(pond, made.ring);
  for (const node of lost) await pond.kill(node);
  say(`killed for good: zone ${ZONES[lost[0]! % ZONES.length]}, nodes ${lost.join(', ')}`);
  const killedAt = performance.now();
  await timed(say, 'every byte reads', () => sameTrees(tree, join(mount, 'tree'), SECONDS));
  await must(['sh', '-euc', 'echo new > "$1"/new; sync "$1"/new', 'sh', mount], 60);
  say('a file is written and synced');
  const ideal = await idealBytes(pond, lost);
  await pond.whole(0, WHOLE_SECONDS);
  const minutes = (performance.now() - killedAt) / 60_000;
  say(`whole again ${minutes.toFixed(1)} min after the loss, grace ${GRACE_MS / 60_000} min`);
  const after = await timed(say, 'check --verify', () => pond.check(0, '--verify'));
  const { fragmentsMissing, fragmentsDamaged, lostBlocks, lostPacks } = after;
  say(JSON.stringify({ fragmentsMissing, fragmentsDamaged, lostBlocks, lostPacks }));
  demand(after.wholePacks === after.packs && lostBlocks === 0, 'check --verify found something');
  const moved = await pond.moved(pond.ready);
  const ratio = moved / ideal;
  say(`repair moved ${mib(moved)}: ${ratio.toFixed(3)} of ${mib(ideal)} at k + missing a pack`);
  demand(ratio <= MOVED_MAX, `repair moved ${ratio.toFixed(3)} of what it must`);
}

/** A zone without the mounting node, and with the fewest members of the ring: one of four may fail. */
function lostNodes(pond: TrialPond, ring: readonly { readonly port: number }[]): number[] {
  const members = ring.map(({ port }) => port - pond.port(0));
  const inZone = (zone: number, nodes: readonly number[]) =>
    nodes.filter((node) => node % ZONES.length === zone);
  const [zone] = [1, 2].sort((a, b) => inZone(a, members).length - inZone(b, members).length);
  return inZone(zone!, pond.running);
}

/** What must be moved to make again what lies on the disks of nodes that have ended: k and the missing ones of each pack. */
async function idealBytes(pond: TrialPond, lost: readonly number[]): Promise<number> {
  const packs = new Map<string, number>();
  for (const node of lost) {
    for (const { pack, k, fragmentBytes, indexes } of await pond.held(node)) {
      const bytes = packs.get(pack) ?? k * fragmentBytes;
      packs.set(pack, bytes + indexes.length * fragmentBytes);
    }
  }
  return [...packs.values()].reduce((sum, bytes) => sum + bytes, 0);
}
