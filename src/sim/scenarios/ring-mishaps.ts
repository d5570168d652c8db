/** What may happen to a ring, one at a time and by chance. Each does nothing where it cannot happen. */

import { shuffled } from '../../base/index.ts';
import { isRingEnvelope, type Said } from '../ring-network.ts';
import type { RingNode } from '../ring-node.ts';
import { type Climate, type Mishap, partition, slow, weather } from './mishap.ts';
import { changeRing, crashOwner } from './ring-changes.ts';
import { crash, crashLeader, crashMany, crashWriting, loseDisk } from './ring-crashes.ts';
import type { RingWorld } from './ring-world.ts';

const LASTS_MS = 6000;
const CLIMATE: Climate = {
  rateMost: { loss: 300, duplication: 300, reordering: 300, spikes: 300 },
  lateMsMost: 800,
  lastsMsMost: LASTS_MS,
};
/** Bytes that a full disk has left: nothing, less than a batch, less than what is kept for what was acknowledged. */
const LEFT_BYTES = [1, 4000, 200_000] as const;

/** Clients and owners too. */
function partitionAll(world: RingWorld): void {
  const { nodes, objects } = world.pond;
  const outside = objects.flatMap(({ clients, owner }) => [...clients, owner]);
  partition(
    world,
    [...nodes, ...outside].map(({ self }) => self.nodeId),
    LASTS_MS,
  );
}

function cut(world: RingWorld, ways: 'one' | 'both'): void {
  const { network, nodes } = world.pond;
  const [a, b] = shuffled(world.faults, nodes);
  if (a === undefined || b === undefined) return;
  const [from, to] = [network.stationOf(a.self), network.stationOf(b.self)];
  if (ways === 'one') network.faults.cutOneWay(from, to);
  else network.faults.cut(from, to);
  world.note(ways === 'one' ? 'cut-one-way' : 'cut', `${a.index} to ${b.index}`);
}

function slowOne(world: RingWorld): void {
  const node = world.anyOf(world.pond.nodes) as RingNode;
  const { nodeId } = node.self;
  const slowness = { msLeast: 20, msSpan: 800, lastsMsMost: LASTS_MS };
  slow(world, { nodeId, name: String(node.index) }, slowness);
}

/** It has room for little or nothing more, for a while. */
function fullDisk(world: RingWorld): void {
  const node = world.anyOf(world.pond.nodes) as RingNode;
  const bytes = world.faults.integer(world.anyOf(LEFT_BYTES) ?? 1);
  const lastsMs = 1 + world.faults.integer(LASTS_MS);
  world.note('full-disk', `${node.index} but for ${bytes} bytes, for ${lastsMs} ms`);
  for (const disk of node.disks) {
    disk.fill(bytes);
    world.after(lastsMs, () => disk.fill());
  }
}

function slowDisk(world: RingWorld): void {
  const node = world.anyOf(world.pond.nodes) as RingNode;
  const ms = 20 + world.faults.integer(1000);
  const lastsMs = 1 + world.faults.integer(LASTS_MS);
  world.note('slow-disk', `${node.index} by ${ms} ms for ${lastsMs} ms`);
  for (const disk of node.disks) {
    const before = disk.syncMsMax;
    disk.syncMsMax = ms;
    world.after(lastsMs, () => {
      disk.syncMsMax = Math.min(before, 4);
    });
  }
}

const HOLES = ['prePrepare', 'prepare', 'commit', 'viewChange', 'newView', 'status'] as const;

/** Some kinds of messages do not reach some members: one knows what the others do not. */
function deaf(world: RingWorld): void {
  const { network, nodes } = world.pond;
  const kinds = new Set<string>(
    shuffled(world.faults, HOLES).slice(0, 1 + world.faults.integer(2)),
  );
  const count = 1 + world.faults.integer(Math.ceil((2 * nodes.length) / 3));
  const members = shuffled(world.faults, nodes).slice(0, count);
  const lastsMs = 1 + world.faults.integer(LASTS_MS / 2);
  const hole = (_from: unknown, to: unknown, said: Said) =>
    isRingEnvelope(said) && kinds.has(said.message.kind) && members.includes(to as RingNode);
  const names = members.map(({ index }) => index).join(', ');
  world.note('deaf', `${names} for ${[...kinds].join(' and ')} for ${lastsMs} ms`);
  network.holes.add(hole);
  world.after(lastsMs, () => network.holes.delete(hole));
}

function invent(world: RingWorld): void {
  for (const node of world.pond.nodes) {
    const invented = node.liar?.invents?.() ?? [];
    world.probes.hit('invented', invented.length);
    for (const { to, said } of invented)
      if (to.nodeId !== node.self.nodeId) node.saysItself(to, said);
  }
}

/** INVARIANT: append-only: seeds draw from it. */
export const RING_MISHAPS: readonly Mishap<RingWorld>[] = [
  { name: 'crash', weight: 5, happen: crash },
  { name: 'crash-leader', weight: 3, happen: crashLeader },
  { name: 'crash-many', weight: 2, happen: crashMany },
  { name: 'lose-disk', weight: 10, happen: loseDisk },
  { name: 'partition', weight: 3, happen: partitionAll },
  { name: 'cut', weight: 1, happen: (world) => cut(world, 'both') },
  { name: 'cut-one-way', weight: 2, happen: (world) => cut(world, 'one') },
  { name: 'slow', weight: 2, happen: slowOne },
  { name: 'slow-disk', weight: 2, happen: slowDisk },
  { name: 'loss', weight: 3, happen: (world) => weather(world, 'loss', CLIMATE) },
  { name: 'duplication', weight: 2, happen: (world) => weather(world, 'duplication', CLIMATE) },
  { name: 'reordering', weight: 2, happen: (world) => weather(world, 'reordering', CLIMATE) },
  { name: 'spikes', weight: 1, happen: (world) => weather(world, 'spikes', CLIMATE) },
  { name: 'crash-writing', weight: 5, happen: crashWriting },
  { name: 'invented', weight: 3, happen: invent },
  { name: 'deaf', weight: 7, happen: deaf },
  { name: 'full-disk', weight: 4, happen: fullDisk },
  { name: 'ring-change', weight: 9, happen: changeRing },
  { name: 'owner-crash', weight: 4, happen: crashOwner },
];
