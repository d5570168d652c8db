/**
 * The owner changes a ring while everything else happens: more members, fewer, others. Each change is one that a ring
 * must survive: in either ring no more members may be faulty than it bears.
 */

import { chance, shuffled } from '../../base/index.ts';
import type { RingNode } from '../ring-node.ts';
import type { SimulatedObject } from '../simulated-object.ts';
import { end, restart } from './ring-crashes.ts';
import type { RingWorld } from './ring-world.ts';

const SOON_MS = 400;
const DEAD_MS = 2000;
const POLL_MS = 100;

type Kind = 'grow' | 'shrink' | 'replace';

/** The next members by chance; undefined when there are too few nodes, or too many of them are faulty. */
function drawn(world: RingWorld, object: SimulatedObject, kind: Kind): RingNode[] | undefined {
  const { pond, faults } = world;
  const present = shuffled(faults, pond.membersOf(object.ring));
  const spares = shuffled(faults, pond.nodes).filter((node) => !present.includes(node));
  const { faultyMax } = object.ring;
  const leaves =
    kind === 'grow' ? 0 : kind === 'shrink' ? 3 : 1 + faults.integer(Math.max(1, faultyMax));
  const comes = kind === 'grow' ? 3 : kind === 'shrink' ? 0 : leaves;
  const next = [...present.slice(leaves), ...spares.slice(0, comes)];
  if (next.length !== present.length - leaves + comes) return undefined;
  // Of those that stay one must be correct and up to date: f may be behind, and so many may lie as either ring bears.
  const mayLie = Math.min(faultyMax, (next.length - 1) / 3);
  if (present.length - leaves < faultyMax + mayLie + 1) return undefined;
  // Nor may the past go with those who leave, before the others have it.
  const keepers = present.slice(leaves).filter((node) => world.hasAll(object, node));
  if (keepers.length < mayLie + 1) return undefined;
  const faulty = next.filter((node) => world.isFaulty(object, node));
  return faulty.length <= (next.length - 1) / 3 ? shuffled(faults, next) : undefined;
}

export function changeRing(world: RingWorld): void {
  const { pond, faults } = world;
  const object = world.anyOf(pond.objects.filter(({ owner }) => !owner.isChanging));
  if (object === undefined) return;
  for (const kind of shuffled<Kind>(faults, ['grow', 'shrink', 'replace'])) {
    const next = drawn(world, object, kind);
    if (next === undefined) continue;
    const before = pond.membersOf(object.ring);
    const gone = before.filter((node) => !next.includes(node));
    const names = (nodes: readonly RingNode[]) => nodes.map(({ index }) => index).join(', ');
    world.note(`ring-${kind}`, `of object ${object.index}: ${names(before)} to ${names(next)}`);
    object.owner.crashesHalfWay = chance(faults, 1, 4);
    if (kind === 'replace' && chance(faults, 1, 2)) bury(world, object, gone[0]);
    object.change(next.map((node) => pond.placeOf(node)));
    if (chance(faults, 1, 3)) crashLeaderSoon(world, object);
    return;
  }
}

/** Who is replaced is dead, and comes back when that is done. */
function bury(world: RingWorld, object: SimulatedObject, node: RingNode | undefined): void {
  if (node === undefined) return;
  world.note('replace-dead', String(node.index));
  if (node.isLive) end(world, node);
  world.kept.add(node);
  const look = () => {
    if (object.owner.isChanging && !world.isCalm) {
      world.after(POLL_MS, look);
      return;
    }
    world.kept.delete(node);
    world.after(world.faults.integer(DEAD_MS), () => restart(world, node));
  };
  look();
}

function crashLeaderSoon(world: RingWorld, object: SimulatedObject): void {
  world.after(world.faults.integer(SOON_MS), () => {
    const node = world.leaderOf(object);
    if (node?.isLive !== true || !object.owner.isChanging || world.isCalm) return;
    world.note('leader-in-change', String(node.index));
    end(world, node);
    world.after(1 + world.faults.integer(DEAD_MS), () => restart(world, node));
  });
}

export function crashOwner(world: RingWorld): void {
  const object = world.anyOf(world.pond.objects.filter(({ owner }) => owner.isChanging));
  if (object === undefined) return;
  world.note('owner-crash', `of object ${object.index}`);
  object.owner.crash();
}
