/** What may happen to a pond in which somebody lives. Each does nothing where it cannot happen. */

import { chance } from '../../base/index.ts';
import type { PondNode } from '../archive-pond.ts';
import { soundAt } from '../checkers/sound-fragments.ts';
import { type LifetimeWorld, WATCH } from './lifetime-world.ts';
import { type Mishap, partition, slow, weather } from './mishap.ts';

const SHORT_MS = 5000;
/** Till others count a node as gone. */
const GONE_MS = WATCH.graceMs + 3 * WATCH.intervalMs;
const LONG_MS = 25_000;
const AWAY_MOST = 2;
const REPLACED_MOST = 2;
const PARTED_MS = 15_000;
const SCRUB_MS = 15_000;
const SLOW = { msLeast: 50, msSpan: 1500, lastsMsMost: 10_000 };
const CLIMATE = {
  rateMost: { loss: 100, duplication: 50, reordering: 100, spikes: 100 },
  lateMsMost: 1000,
  lastsMsMost: 5000,
};

/** An honest one that may end now: a ring of one, or a quorum, goes on soon. */
function victim(world: LifetimeWorld, isLong: boolean): PondNode | undefined {
  const { honest, truth, pond } = world;
  const away = honest.filter(({ node }) => node === undefined);
  if (away.length >= AWAY_MOST) return undefined;
  const { members } = truth;
  const isBearable = members.length > 1 && !members.some((one) => away.includes(one));
  const may = pond.live.filter((one) => {
    if (world.isBusy(`start ${one.address.port}`)) return false;
    return !members.includes(one) || isBearable || !isLong;
  });
  return world.anyOf(may);
}

function end(world: LifetimeWorld, one: PondNode): string {
  const how = chance(world.faults, 1, 2) ? 'kill' : 'vanish';
  world.stop(one, how);
  world.probes.hit(how);
  return `${how} of node ${one.address.port}`;
}

function shortAbsence(world: LifetimeWorld): void {
  const one = victim(world, false);
  if (one === undefined) return;
  const ms = 500 + world.faults.integer(SHORT_MS);
  world.note('short absence', `${end(world, one)} for ${ms} ms`);
  world.after(ms, () => world.start(one));
}

function longAbsence(world: LifetimeWorld): void {
  const one = victim(world, true);
  if (one === undefined) return;
  world.expose(one);
  const ms = GONE_MS + world.faults.integer(LONG_MS);
  world.note('long absence', `${end(world, one)} for ${ms} ms`);
  world.after(ms, () => world.start(one));
}

function loseDisk(world: LifetimeWorld): void {
  const one = victim(world, true);
  if (one === undefined || world.truth.members.includes(one)) return;
  if (world.liars.includes(one) || !world.maySpare(one)) return;
  world.expose(one);
  const how = end(world, one);
  const isMount = world.mounts.some(({ at }) => at === one);
  const isReplaced = world.gone.size < REPLACED_MOST && !isMount && chance(world.faults, 1, 2);
  const ms = 500 + world.faults.integer(LONG_MS);
  world.wipe(one);
  if (isReplaced) {
    world.gone.add(one);
    world.note('replaced', `${how}, by another after ${ms} ms`);
    world.after(ms, () =>
      world.run(`start ${world.pond.nodes.length + 1}`, async () => {
        await world.addHonest(one.zone);
      }),
    );
    return;
  }
  world.note('disk lost', `${how}, back empty after ${ms} ms`);
  world.after(ms, () => world.start(one));
}

function partitionAll(world: LifetimeWorld): void {
  if (world.isParted) return;
  world.isParted = true;
  // Either side may count the other as gone.
  for (const one of world.pond.live) world.expose(one);
  const names = world.pond.nodes.map(({ address }) => address.nodeId);
  partition(world, names, PARTED_MS);
  world.after(PARTED_MS, () => {
    world.isParted = false;
  });
}

function slowOne(world: LifetimeWorld): void {
  const one = world.anyOf(world.pond.live);
  if (one === undefined) return;
  const { nodeId, port } = one.address;
  slow(world, { nodeId, name: `node ${port}` }, SLOW);
}

/** A fragment rots; somebody reads all that the node has, soon or later. */
function rot(world: LifetimeWorld): void {
  const one = world.anyOf(world.honest);
  const held =
    one && world.anyOf([...soundAt(one.store)].filter(({ indexes }) => indexes.length > 0));
  if (one === undefined || held === undefined || !world.maySpare(one, held.pack)) return;
  const { pack, indexes } = held;
  world.expose(one, pack);
  world.note(
    'rot',
    `of fragment ${indexes[0]} of pack ${pack.slice(0, 8)} at node ${one.address.port}`,
  );
  world.rot(one, pack, indexes[0]!);
  world.after(world.faults.integer(SCRUB_MS), () => void one.node?.scrub());
}

/** INVARIANT: append-only: seeds draw from it. */
export const LIFETIME_MISHAPS: readonly Mishap<LifetimeWorld>[] = [
  { name: 'short absence', weight: 5, happen: shortAbsence },
  { name: 'long absence', weight: 4, happen: longAbsence },
  { name: 'disk lost', weight: 4, happen: loseDisk },
  { name: 'partition', weight: 3, happen: partitionAll },
  { name: 'slow', weight: 3, happen: slowOne },
  { name: 'rot', weight: 4, happen: rot },
  { name: 'loss', weight: 2, happen: (world) => weather(world, 'loss', CLIMATE) },
  { name: 'spikes', weight: 2, happen: (world) => weather(world, 'spikes', CLIMATE) },
];
