/**
 * Many nodes join at once, without faults. As soon as all are members, and what was on its way has arrived, every
 * map is complete: Theorem 6 of Hildrum et al., SPAA 2002, and Property 1 of JSAC 2004.
 */

import { SeededRandom } from '../../base/index.ts';
import { Probes, type Result, type Scenario, type Watcher } from '../scenario.ts';
import type { TapestryNode } from '../tapestry-node.ts';
import { TapestryPond } from '../tapestry-pond.ts';
import { carryingOf } from './carrying-of.ts';
import { drawnTopology } from './drawn-topology.ts';
import { outsiders, wrongsOf } from './tapestry-checks.ts';

const STREAM = 10;
const NODES_MOST = 24;
const PATIENCE_MS = 60_000;
/** Beside the time of a message and its answer. */
const QUIET_MS = 1000;
/** Joins start within one of these. INVARIANT: append-only: seeds draw from it. */
const SPANS_MS = [1, 50, 500, 5000];

function run(seed: number, watcher: Watcher): Result {
  const random = new SeededRandom(seed, STREAM);
  const topology = drawnTopology(random, 2 * NODES_MOST);
  const pond = new TapestryPond({
    seed,
    topology,
    carrying: carryingOf(seed),
    ...(watcher.trace && { trace: watcher.trace }),
  });
  const { clock } = pond.network;
  const say = (text: string) => watcher.say?.(clock.elapsedMs, text);
  const firstCount = 1 + random.integer(NODES_MOST);
  const joinCount = 1 + random.integer(NODES_MOST);
  pond.grow(firstCount);
  pond.run(random.integer(3000));
  const spanMs = SPANS_MS[random.integer(SPANS_MS.length)] as number;
  say(`${firstCount} nodes, distances: ${topology.name}; ${joinCount} join within ${spanMs} ms`);
  const founders = pond.live;
  for (let i = 0; i < joinCount; i++) {
    // One in four asks somebody who may be joining still.
    const among = random.integer(4) === 0 ? undefined : founders;
    const pick = random.integer(0x1000);
    clock.after(random.integer(spanMs), () => {
      const gateways = among ?? pond.live;
      const gateway = gateways[pick % gateways.length] as TapestryNode;
      const node = pond.add(undefined, { bootstrap: [gateway.self] });
      say(`node ${node.self.port} (${node.self.nodeId.slice(0, 4)}) joins by ${gateway.self.port}`);
    });
  }
  pond.run(spanMs);
  const together = pond.runUntil(() => pond.live.every(({ isMember }) => isMember), PATIENCE_MS);
  say(together ? 'all are members' : 'some stay outside');
  pond.run(QUIET_MS + 2 * topology.mostMs);
  const failures = together ? wrongsOf(pond, random) : outsiders(pond.live);
  const probes = new Probes();
  probes.hit('join', joinCount);
  probes.hit(`distances ${topology.name}`);
  return { failures, probes: probes.counts };
}

export const joins: Scenario = { name: 'joins', probes: ['join'], run };
