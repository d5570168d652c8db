/** What may happen to a pond, one at a time and by chance. Each does nothing where it cannot happen. */

import { chance } from '../../base/index.ts';
import type { TapestryNode } from '../tapestry-node.ts';
import { type FaultWorld, KEEPER_COUNT } from './fault-world.ts';
import { type Climate, type Mishap, partition, slow, weather } from './mishap.ts';
import { drawnGuids } from './tapestry-checks.ts';

const NODES_MOST = 32;
const LASTS_MS = 12_000;
const LEAVE_MS = 2000;
/** A message may take 64 hops: were more of them doubled, one alone would become a flood. */
const CLIMATE: Climate = {
  rateMost: { loss: 300, duplication: 100, reordering: 500, spikes: 500 },
  lateMsMost: 2000,
  lastsMsMost: LASTS_MS,
};

function endOne(world: FaultWorld, how: 'kill' | 'vanish'): void {
  const node = world.mayEnd ? world.anyOf(world.pond.live) : undefined;
  if (node === undefined) return;
  world.note(how, world.nameOf(node));
  node[how]();
}

function restartOne(world: FaultWorld, disk: 'kept' | 'lost'): void {
  const may = disk === 'kept' ? world.ended : world.ended.filter((index) => index >= KEEPER_COUNT);
  const index = world.anyOf(may);
  if (index === undefined) return;
  const node = world.restart(index, disk);
  world.note(`restart-${disk}`, world.nameOf(node));
}

function join(world: FaultWorld): void {
  if (world.pond.nodes.length >= NODES_MOST) return;
  const node = world.pond.add(undefined, { bootstrap: world.bootstrapFor(undefined) });
  world.note('join', world.nameOf(node));
}

function leave(world: FaultWorld): void {
  if (!world.mayEnd) return;
  const may = world.pond.live.filter((node) => node.isMember && node.self.port > KEEPER_COUNT);
  const node = world.anyOf(may);
  if (node === undefined) return;
  world.note('leave', world.nameOf(node));
  world.gone.add(node.self.nodeId);
  node.input({ kind: 'leave' });
  world.after(world.faults.integer(LEAVE_MS), () => node.kill());
}

function failDomain(world: FaultWorld): void {
  const { live, nodes, network } = world.pond;
  const domain = world.faults.integer(5);
  const hit = live.filter(({ self }) => network.domainOf(self.nodeId) === domain);
  if (hit.length < 2 || live.length - hit.length < Math.max(2, nodes.length / 3)) return;
  const how = chance(world.faults, 1, 2) ? 'kill' : 'vanish';
  world.note('domain', `${domain}: ${how} ${hit.map((node) => world.nameOf(node)).join(', ')}`);
  world.pond.failDomain(domain, how);
}

function slowOne(world: FaultWorld): void {
  const node = world.anyOf(world.pond.live);
  if (node === undefined) return;
  const { nodeId } = node.self;
  const slowness = { msLeast: 50, msSpan: 1500, lastsMsMost: LASTS_MS };
  slow(world, { nodeId, name: world.nameOf(node) }, slowness);
}

function partitionAll(world: FaultWorld): void {
  const names = world.pond.nodes.map(({ self }) => self.nodeId);
  partition(world, names, LASTS_MS);
}

function publish(world: FaultWorld): void {
  const node = world.anyOf(world.pond.live.filter(({ self }) => !world.gone.has(self.nodeId)));
  if (node === undefined) return;
  const known = [...world.published.keys()];
  const isNew = known.length === 0 || chance(world.workload, 1, 2);
  const guid = isNew
    ? drawnGuids(world.workload, 1)[0]
    : known[world.workload.integer(known.length)];
  if (guid === undefined) return;
  world.note('publish', `${guid.slice(0, 4)} by ${world.nameOf(node)}`);
  world.publish(node, [guid]);
}

function unpublish(world: FaultWorld): void {
  const serving = (node: TapestryNode) => world.servedBy(node.self.nodeId).length > 0;
  const node = world.anyOf(world.pond.live.filter(serving));
  const guid = node && world.servedBy(node.self.nodeId)[0];
  if (node === undefined || guid === undefined) return;
  world.note('unpublish', `${guid.slice(0, 4)} by ${world.nameOf(node)}`);
  world.unpublish(node, guid);
}

/** INVARIANT: append-only: seeds draw from it. */
export const MISHAPS: readonly Mishap<FaultWorld>[] = [
  { name: 'kill', weight: 6, happen: (world) => endOne(world, 'kill') },
  { name: 'vanish', weight: 4, happen: (world) => endOne(world, 'vanish') },
  { name: 'restart-kept', weight: 7, happen: (world) => restartOne(world, 'kept') },
  { name: 'restart-lost', weight: 3, happen: (world) => restartOne(world, 'lost') },
  { name: 'join', weight: 4, happen: join },
  { name: 'leave', weight: 2, happen: leave },
  { name: 'domain', weight: 1, happen: failDomain },
  { name: 'partition', weight: 3, happen: partitionAll },
  { name: 'slow', weight: 3, happen: slowOne },
  { name: 'loss', weight: 3, happen: (world) => weather(world, 'loss', CLIMATE) },
  { name: 'duplication', weight: 2, happen: (world) => weather(world, 'duplication', CLIMATE) },
  { name: 'reordering', weight: 2, happen: (world) => weather(world, 'reordering', CLIMATE) },
  { name: 'spikes', weight: 2, happen: (world) => weather(world, 'spikes', CLIMATE) },
  { name: 'publish', weight: 3, happen: publish },
  { name: 'unpublish', weight: 1, happen: unpublish },
];
