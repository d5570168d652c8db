/** What may happen to a pond, one at a time and by chance. Each does nothing where it cannot happen. */

import { chance, shuffled } from '../../base/index.ts';
import { NO_DELAY } from '../network-faults.ts';
import type { TapestryNode } from '../tapestry-node.ts';
import { type FaultWorld, KEEPER_COUNT } from './fault-world.ts';
import { drawnGuids } from './tapestry-checks.ts';

export interface Mishap {
  readonly name: string;
  /** How often it is drawn, compared with the others. */
  readonly weight: number;
  happen(world: FaultWorld): void;
}

const NODES_MOST = 32;
const LASTS_MS = 12_000;
const LEAVE_MS = 2000;

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

function partition(world: FaultWorld): void {
  const names = world.pond.nodes.map(({ self }) => self.nodeId);
  const mixed = shuffled(world.faults, names);
  const at = 1 + world.faults.integer(mixed.length - 1);
  const groups = [mixed.slice(0, at), mixed.slice(at)];
  world.pond.network.partition(groups);
  const lastsMs = 1 + world.faults.integer(LASTS_MS);
  world.note('partition', `${groups.map(({ length }) => length).join(' and ')} for ${lastsMs} ms`);
  // A later partition takes the place of an earlier one, and ends with it.
  world.after(lastsMs, () => world.pond.network.partition([]));
}

function slow(world: FaultWorld): void {
  const node = world.anyOf(world.pond.live);
  if (node === undefined) return;
  const ms = 50 + world.faults.integer(1500);
  const { network } = world.pond;
  world.note('slow', `${world.nameOf(node)} by ${ms} ms`);
  network.slow(node.self.nodeId, ms);
  world.after(1 + world.faults.integer(LASTS_MS), () => network.slow(node.self.nodeId, 0));
}

type Weather = 'loss' | 'duplication' | 'reordering' | 'spikes';

/** In a thousand. A message may take 64 hops: were more of them doubled, one alone would become a flood. */
const RATE_MOST: { readonly [K in Weather]: number } = {
  loss: 300,
  duplication: 100,
  reordering: 500,
  spikes: 500,
};

/** Something in the network as a whole, for a while. */
function weather(world: FaultWorld, what: Weather): void {
  const { faults } = world.pond.network;
  const perMille = 10 + world.faults.integer(RATE_MOST[what]);
  const mostMs = 10 + world.faults.integer(2000);
  const lastsMs = 1 + world.faults.integer(LASTS_MS);
  const on = (rate: number) => {
    const delay = rate === 0 ? NO_DELAY : { perMille: rate, mostMs };
    if (what === 'loss') faults.lossPerMille = rate;
    else if (what === 'duplication') faults.duplicatePerMille = rate;
    else if (what === 'reordering') faults.reorder = delay;
    else faults.spike = delay;
  };
  const late = what === 'reordering' || what === 'spikes' ? `, up to ${mostMs} ms` : '';
  world.note(what, `${perMille} per mille${late} for ${lastsMs} ms`);
  on(perMille);
  world.after(lastsMs, () => on(0));
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
export const MISHAPS: readonly Mishap[] = [
  { name: 'kill', weight: 6, happen: (world) => endOne(world, 'kill') },
  { name: 'vanish', weight: 4, happen: (world) => endOne(world, 'vanish') },
  { name: 'restart-kept', weight: 7, happen: (world) => restartOne(world, 'kept') },
  { name: 'restart-lost', weight: 3, happen: (world) => restartOne(world, 'lost') },
  { name: 'join', weight: 4, happen: join },
  { name: 'leave', weight: 2, happen: leave },
  { name: 'domain', weight: 1, happen: failDomain },
  { name: 'partition', weight: 3, happen: partition },
  { name: 'slow', weight: 3, happen: slow },
  { name: 'loss', weight: 3, happen: (world) => weather(world, 'loss') },
  { name: 'duplication', weight: 2, happen: (world) => weather(world, 'duplication') },
  { name: 'reordering', weight: 2, happen: (world) => weather(world, 'reordering') },
  { name: 'spikes', weight: 2, happen: (world) => weather(world, 'spikes') },
  { name: 'publish', weight: 3, happen: publish },
  { name: 'unpublish', weight: 1, happen: unpublish },
];

const WEIGHT = MISHAPS.reduce((sum, { weight }) => sum + weight, 0);

export function drawMishap(world: FaultWorld): Mishap {
  let at = world.faults.integer(WEIGHT);
  for (const mishap of MISHAPS) {
    if (at < mishap.weight) return mishap;
    at -= mishap.weight;
  }
  return MISHAPS[0] as Mishap;
}
