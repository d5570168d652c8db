/** What may happen to a ring, one at a time and by chance. Each does nothing where it cannot happen. */

import { chance, shuffled } from '../../base/index.ts';
import { NO_DELAY } from '../network-faults.ts';
import { isRingEnvelope, type Said } from '../ring-network.ts';
import type { RingNode } from '../ring-node.ts';
import type { RingWorld } from './ring-world.ts';

export interface RingMishap {
  readonly name: string;
  /** How often it is drawn, compared with the others. */
  readonly weight: number;
  happen(world: RingWorld): void;
}

const LASTS_MS = 6000;
const DOWN_MS = 3000;

function end(world: RingWorld, node: RingNode): void {
  const lost = node.stop();
  world.probes.hit('unsynced', lost);
  if (chance(world.faults, 1, 2)) world.pond.tellLost(node);
}

function back(world: RingWorld, node: RingNode): void {
  const isShort = chance(world.faults, 1, 2);
  world.after(1 + world.faults.integer(isShort ? DOWN_MS / 10 : DOWN_MS), () => {
    if (node.isLive) return;
    world.note('restart', String(node.index));
    node.start();
  });
}

function crash(world: RingWorld): void {
  const node = world.anyOf(world.pond.live);
  if (node === undefined) return;
  world.note('crash', String(node.index));
  end(world, node);
  back(world, node);
}

/** In the midst of a step: what that step has written may be durable or not, and nothing of it is sent. */
function crashWriting(world: RingWorld): void {
  const node = world.anyOf(world.pond.live);
  const disk = node?.disks[0];
  if (node === undefined || disk === undefined) return;
  let writes = world.faults.integer(3);
  world.say(`crash-writing ${node.index}, soon`);
  disk.onWrite = () => {
    if (writes-- > 0) return;
    disk.onWrite = undefined;
    // Not within the step itself, which has not ended.
    world.after(0, () => {
      if (!node.isLive) return;
      world.note('crash-writing', String(node.index));
      end(world, node);
      back(world, node);
    });
  };
}

function crashLeader(world: RingWorld): void {
  const view = Math.max(
    0,
    ...world.pond.live.flatMap(({ member }) => member?.objects().map((one) => one.view) ?? []),
  );
  const node = world.pond.nodes[view % world.pond.nodes.length] as RingNode;
  if (!node.isLive || view > 1e6) return;
  world.note('crash-leader', String(node.index));
  end(world, node);
  back(world, node);
}

function crashMany(world: RingWorld): void {
  const nodes = world.pond.live.filter(() => chance(world.faults, 3, 4));
  if (nodes.length < 2) return;
  world.note('crash-many', nodes.map(({ index }) => index).join(', '));
  for (const node of nodes) {
    end(world, node);
    back(world, node);
  }
}

function loseDisk(world: RingWorld): void {
  const node = world.anyOf(world.pond.nodes.filter((one) => world.mayLoseDisk(one)));
  if (node === undefined) return;
  world.note('lose-disk', String(node.index));
  if (node.isLive) end(world, node);
  node.loseDisk();
  back(world, node);
}

/** All parties, clients too. */
function everybody({ pond }: RingWorld) {
  return [...pond.nodes, ...pond.clients].map(({ self }) => self);
}

function partition(world: RingWorld): void {
  const mixed = shuffled(world.faults, everybody(world));
  const at = 1 + world.faults.integer(mixed.length - 1);
  world.pond.network.partition([mixed.slice(0, at), mixed.slice(at)]);
  const lastsMs = 1 + world.faults.integer(LASTS_MS);
  world.note('partition', `${at} and ${mixed.length - at} for ${lastsMs} ms`);
  world.after(lastsMs, () => world.pond.network.partition([]));
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

function slow(world: RingWorld): void {
  const node = world.anyOf(world.pond.nodes) as RingNode;
  const ms = 20 + world.faults.integer(800);
  const lastsMs = 1 + world.faults.integer(LASTS_MS);
  const station = world.pond.network.stationOf(node.self);
  world.note('slow', `${node.index} by ${ms} ms for ${lastsMs} ms`);
  station.slowMs = ms;
  world.after(lastsMs, () => {
    station.slowMs = 0;
  });
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

type Weather = 'loss' | 'duplication' | 'reordering' | 'spikes';

/** Something in the network as a whole, for a while. */
function weather(world: RingWorld, what: Weather): void {
  const { faults } = world.pond.network;
  const perMille = 10 + world.faults.integer(300);
  const mostMs = 10 + world.faults.integer(800);
  const lastsMs = 1 + world.faults.integer(LASTS_MS);
  const on = (rate: number) => {
    const delay = rate === 0 ? NO_DELAY : { perMille: rate, mostMs };
    if (what === 'loss') faults.lossPerMille = rate;
    else if (what === 'duplication') faults.duplicatePerMille = rate;
    else if (what === 'reordering') faults.reorder = delay;
    else faults.spike = delay;
  };
  world.note(what, `${perMille} per mille, up to ${mostMs} ms, for ${lastsMs} ms`);
  on(perMille);
  world.after(lastsMs, () => on(0));
}

const HOLES = ['prePrepare', 'prepare', 'commit', 'viewChange', 'newView', 'status'] as const;

/** Some kinds of messages do not reach some members: one knows what the others do not. */
function deaf(world: RingWorld): void {
  const { network, nodes, ring } = world.pond;
  const kinds = new Set<string>(
    shuffled(world.faults, HOLES).slice(0, 1 + world.faults.integer(2)),
  );
  const count = 1 + world.faults.integer(2 * ring.faultyMax + 1);
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
    for (const { to, said } of invented) {
      const other = world.pond.nodes[to];
      if (other !== undefined && other !== node) node.saysItself(other.self, said);
    }
  }
}

/** INVARIANT: append-only: seeds draw from it. */
export const RING_MISHAPS: readonly RingMishap[] = [
  { name: 'crash', weight: 5, happen: crash },
  { name: 'crash-leader', weight: 3, happen: crashLeader },
  { name: 'crash-many', weight: 2, happen: crashMany },
  { name: 'lose-disk', weight: 4, happen: loseDisk },
  { name: 'partition', weight: 3, happen: partition },
  { name: 'cut', weight: 1, happen: (world) => cut(world, 'both') },
  { name: 'cut-one-way', weight: 2, happen: (world) => cut(world, 'one') },
  { name: 'slow', weight: 2, happen: slow },
  { name: 'slow-disk', weight: 2, happen: slowDisk },
  { name: 'loss', weight: 3, happen: (world) => weather(world, 'loss') },
  { name: 'duplication', weight: 2, happen: (world) => weather(world, 'duplication') },
  { name: 'reordering', weight: 2, happen: (world) => weather(world, 'reordering') },
  { name: 'spikes', weight: 1, happen: (world) => weather(world, 'spikes') },
  { name: 'crash-writing', weight: 5, happen: crashWriting },
  { name: 'invented', weight: 3, happen: invent },
  { name: 'deaf', weight: 7, happen: deaf },
];

const WEIGHT = RING_MISHAPS.reduce((sum, { weight }) => sum + weight, 0);

export function drawRingMishap(world: RingWorld): RingMishap {
  let at = world.faults.integer(WEIGHT);
  for (const mishap of RING_MISHAPS) {
    if (at < mishap.weight) return mishap;
    at -= mishap.weight;
  }
  return RING_MISHAPS[0] as RingMishap;
}
