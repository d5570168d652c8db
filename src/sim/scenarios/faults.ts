/**
 * Everything goes wrong for a minute, by chance; then nothing does. Half a minute later the pond is whole: no false
 * hole, one root for each GUID, every object of a live server found from everywhere, nobody outside.
 */

import { shuffled } from '../../base/index.ts';
import type { Result, Scenario, Watcher } from '../scenario.ts';
import { FaultWorld, KEEPER_COUNT } from './fault-world.ts';
import { drawMishap } from './mishap.ts';
import { MISHAPS } from './mishaps.ts';
import { drawnGuids, wrongsOf } from './tapestry-checks.ts';

const NODES_LEAST = 4;
const NODES_MOST = 24;
const OBJECTS_MOST = 8;
const SERVERS_MOST = 3;
/** Long enough for neighbors to be remembered on disk. */
const SETTLE_MS = 6000;
const FAULTS_MS = 60_000;
const PAUSE_MS_LEAST = 500;
const PAUSE_MS_MOST = 8000;
const REPAIR_MS = 30_000;

/** What happens to frames, beside the mishaps themselves. */
const FRAME_PROBES = [
  'lost',
  'duplicated',
  'reordered',
  'spiked',
  'parted',
  'slowed',
  'unheard',
  'refused',
];

function setUp(world: FaultWorld): void {
  const { pond, setup } = world;
  pond.growInWaves(NODES_LEAST + setup.integer(NODES_MOST - NODES_LEAST + 1));
  pond.run(SETTLE_MS);
  for (const guid of drawnGuids(setup, 1 + setup.integer(OBJECTS_MOST))) {
    const servers = shuffled(setup, pond.live).slice(0, 1 + setup.integer(SERVERS_MOST));
    for (const server of servers) world.publish(server, [guid]);
  }
  pond.run(setup.integer(SETTLE_MS));
  const { topology, published } = world;
  world.say(`${pond.live.length} nodes, distances: ${topology.name}; ${published.size} objects`);
}

function stop(world: FaultWorld): void {
  world.say('faults stop');
  world.pond.network.heal();
  for (const index of world.ended) {
    if (index < KEEPER_COUNT) {
      world.note('keeper-back', world.nameOf(world.restart(index, 'kept')));
    } else if (world.faults.integer(3) === 0) {
      world.note('back-in-the-end', world.nameOf(world.restart(index, 'kept')));
    }
  }
}

function run(seed: number, watcher: Watcher): Result {
  const world = new FaultWorld(seed, watcher);
  const { pond } = world;
  const { clock } = pond.network;
  setUp(world);
  const endMs = clock.elapsedMs + FAULTS_MS;
  // Some ponds suffer one thing after the other, some hardly ever anything.
  const pauseMs = PAUSE_MS_LEAST + world.faults.integer(PAUSE_MS_MOST);
  while (clock.elapsedMs < endMs) {
    drawMishap(world, MISHAPS).happen(world);
    pond.run(1 + world.faults.integer(pauseMs));
  }
  stop(world);
  pond.run(REPAIR_MS);
  for (const node of pond.live.filter(({ self }) => world.gone.has(self.nodeId))) node.kill();
  const failures = wrongsOf(pond, world.checks, world.published);
  world.probes.addAll(Object.entries(pond.network.faultCounts));
  for (const { machine } of pond.nodes) {
    world.probes.hit('circled', machine.counters().get('route-too-long') ?? 0);
  }
  const alone = pond.nodes.flatMap(({ upcalls }) =>
    upcalls.filter((u) => u.kind === 'joined' && u.alone),
  );
  world.probes.hit('alone', alone.length);
  return { failures, probes: world.probes.counts };
}

export const faults: Scenario = {
  name: 'faults',
  probes: [...MISHAPS.map(({ name }) => name), ...FRAME_PROBES],
  run,
};
