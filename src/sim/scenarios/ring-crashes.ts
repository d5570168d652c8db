/** Nodes that end, lose what was not durable or all of it, and come back. */

import { chance } from '../../base/index.ts';
import type { RingNode } from '../ring-node.ts';
import type { RingWorld } from './ring-world.ts';

const DOWN_MS = 3000;

export function end(world: RingWorld, node: RingNode): void {
  const lost = node.stop();
  world.probes.hit('unsynced', lost);
  if (chance(world.faults, 1, 2)) world.pond.tellLost(node);
}

function back(world: RingWorld, node: RingNode): void {
  const isShort = chance(world.faults, 1, 2);
  world.after(1 + world.faults.integer(isShort ? DOWN_MS / 10 : DOWN_MS), () =>
    restart(world, node),
  );
}

/** Unless somebody did, or its place is being given away. */
export function restart(world: RingWorld, node: RingNode): void {
  if (node.isLive || world.kept.has(node)) return;
  world.note('restart', String(node.index));
  node.start();
  noteReturn(world, node);
}

export function crash(world: RingWorld): void {
  const node = world.anyOf(world.pond.live);
  if (node === undefined) return;
  world.note('crash', String(node.index));
  end(world, node);
  back(world, node);
}

/** In the midst of a step: what that step has written may be durable or not, and nothing of it is sent. */
export function crashWriting(world: RingWorld): void {
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

/** Of any object. */
export function crashLeader(world: RingWorld): void {
  const object = world.anyOf(world.pond.objects);
  const node = object && world.leaderOf(object);
  if (object === undefined || node?.isLive !== true) return;
  world.note('crash-leader', `${node.index} of object ${object.index}`);
  if (object.owner.isChanging) world.probes.hit('leader-in-change');
  end(world, node);
  back(world, node);
}

export function crashMany(world: RingWorld): void {
  const nodes = world.pond.live.filter(() => chance(world.faults, 3, 4));
  if (nodes.length < 2) return;
  world.note('crash-many', nodes.map(({ index }) => index).join(', '));
  for (const node of nodes) {
    end(world, node);
    back(world, node);
  }
}

export function loseDisk(world: RingWorld): void {
  const node = world.anyOf(world.pond.nodes.filter((one) => world.mayLoseDisk(one)));
  if (node === undefined) return;
  world.note('lose-disk', String(node.index));
  if (node.isLive) end(world, node);
  world.loseDisk(node);
  back(world, node);
}

/** Where others have its place by now, it must hear of that. */
function noteReturn(world: RingWorld, node: RingNode): void {
  for (const { aguid, ring, index } of world.pond.objects) {
    const head = node.head(aguid);
    if (head === undefined || head.epoch >= ring.epoch) continue;
    const isIn = world.pond.membersOf(ring).includes(node);
    world.note(isIn ? 'slept-through' : 'removed-back', `${node.index} of object ${index}`);
  }
}
