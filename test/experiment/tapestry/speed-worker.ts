/** One measurement of speed in a process of its own, so that its memory is its own: `speed-worker NODES CARRYING SEED`. */

import { SeededRandom } from '../../../src/base/index.ts';
import { type Carrying, TRANSIT_STUB_10000, transitStub } from '../../../src/sim/index.ts';
import { Lookups } from './lookups.ts';
import { GrownPond } from './pond-made.ts';
import { shareGood } from './success.ts';

export interface Speed {
  readonly joinWallSeconds: number;
  readonly joinVirtualSeconds: number;
  readonly runWallSeconds: number;
  readonly runVirtualSeconds: number;
  readonly frameCount: number;
  readonly lookupCount: number;
  readonly lookupShare: number;
  readonly holes: number;
  readonly peakBytes: number;
}

const RUN_MS = 60_000;
const PER_SECOND = 50;
const SERVERS = 500;
const DRAW_STREAM = 43;

function measured(nodeCount: number, carrying: Carrying, seed: number): Speed {
  const start = performance.now();
  const topology = transitStub(seed, TRANSIT_STUB_10000);
  const grown = new GrownPond({ seed, nodeCount, topology, carrying });
  const joinWallSeconds = (performance.now() - start) / 1000;
  const joinVirtualSeconds = grown.nowMs / 1000;
  const random = new SeededRandom(seed, DRAW_STREAM);
  const lookups = new Lookups(grown, { random, perSecond: PER_SECOND });
  for (const node of grown.members().slice(0, SERVERS)) lookups.publish(node, 1);
  const virtualStart = grown.nowMs;
  const runStart = performance.now();
  grown.pond.run(5000);
  lookups.run(RUN_MS);
  lookups.finish();
  return {
    joinWallSeconds,
    joinVirtualSeconds,
    runWallSeconds: (performance.now() - runStart) / 1000,
    runVirtualSeconds: (grown.nowMs - virtualStart) / 1000,
    frameCount: grown.pond.network.frameCount,
    lookupCount: lookups.results.length,
    lookupShare: shareGood(lookups.results),
    holes: grown.pond.falseHoles().length,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
}

if (import.meta.main) {
  const [nodes, carrying, seed] = process.argv.slice(2);
  const speed = measured(Number(nodes), carrying as Carrying, Number(seed));
  process.stdout.write(JSON.stringify(speed));
}
