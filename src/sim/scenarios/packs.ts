/**
 * Packs in a pond that loses machines: for a moment, for good, with their disks, and while others repair. As long as
 * no pack has lost more than n − k fragments at a time nothing that was acknowledged may be lost, and when the faults
 * stop every pack must be whole again, for no more bytes than that takes.
 */

import { chance, type Random, SeededRandom, shuffled } from '../../base/index.ts';
import { ArchivePond, type PondNode } from '../archive-pond.ts';
import { WholePacks } from '../checkers/whole-packs.ts';
import { LIES } from '../lying-store.ts';
import { Probes, type Result, type Scenario, type Watcher } from '../scenario.ts';
import { audits } from './audits.ts';
import { moves } from './moves.ts';

const WATCH = { intervalMs: 1500, graceMs: 15_000, bytesPerSecond: 4 << 20 };
const PACKS = 6;
const BLOCKS = 3;
const BLOCK_BYTES = 3000;
const ROUNDS = 3;
/** Longer than it takes to notice, to wait, to step in for another and to repair. */
const WHOLE_MS = 600_000;
const SETTLE_MS = 8000;

interface Run {
  readonly pond: ArchivePond;
  readonly random: Random;
  readonly probes: Probes;
  readonly failures: string[];
  readonly say: (text: string) => void;
}

/** Of one zone, or of any: few enough that every pack keeps k. */
function victims({ pond, random }: Run): PondNode[] {
  const [first] = shuffled(random, pond.live);
  const isOfZone = chance(random, 1, 2);
  const pool = pond.live.filter(({ zone }) => !isOfZone || zone === first!.zone);
  const chosen: PondNode[] = [];
  for (const one of shuffled(random, pool)) {
    const { node } = one;
    one.node = undefined; // As the checker would see it without this node.
    if (new WholePacks(pond).leastSpare < 0) {
      one.node = node;
      break;
    }
    chosen.push(one);
  }
  for (const one of chosen) one.node = undefined;
  return chosen;
}

/** Gone and back within the grace time: nothing may move. */
async function bounce(run: Run, gone: readonly PondNode[]): Promise<void> {
  const { pond, random, probes, failures } = run;
  const before = pond.moved().bytes;
  await pond.network.clock.advance(WATCH.intervalMs * 4 + random.integer(WATCH.graceMs / 3));
  for (const one of gone) await pond.start(one);
  await pond.network.clock.advance(WATCH.graceMs * 3);
  const after = pond.moved().bytes;
  if (after > before) failures.push(`${after - before} bytes moved for nodes that came back`);
  probes.hit('back in time', gone.length);
}

/** Gone for good, or their disks; others repair, and one of those may fail while it does. */
async function lose(run: Run, gone: readonly PondNode[]): Promise<void> {
  const { pond, random, probes, failures, say } = run;
  const ideal = new WholePacks(pond).idealBytes;
  const before = pond.moved();
  // Fresh machines in their place, or the old ones with empty disks.
  for (const one of gone) {
    pond.wipe(one);
    if (chance(random, 1, 2)) {
      probes.hit('wiped');
      await pond.start(one);
    } else {
      probes.hit('replaced');
      await pond.add(one.zone);
    }
  }
  const interrupted = chance(random, 1, 2) ? shuffled(random, pond.live)[0] : undefined;
  if (interrupted !== undefined) {
    await pond.network.clock.advance(WATCH.graceMs + random.integer(WATCH.graceMs));
    probes.hit('interrupted');
    pond.stop(interrupted, 'kill');
    await pond.network.clock.advance(WATCH.intervalMs);
    await pond.start(interrupted);
  }
  await whole(run);
  const after = pond.moved();
  say(`repair moved ${after.bytes - before.bytes} bytes, ideally ${ideal}`);
  probes.hit('regenerated', Math.max(0, after.fragments - before.fragments));
  const inPart = after.inPart > before.inPart;
  if (inPart) probes.hit('in part');
  if (interrupted === undefined && !inPart && after.bytes - before.bytes > ideal)
    failures.push(`repair moved ${after.bytes - before.bytes} bytes, needed at most ${ideal}`);
}

async function whole({ pond, failures }: Run): Promise<void> {
  for (let waited = 0; waited < WHOLE_MS && !new WholePacks(pond).isWhole; waited += 1000)
    await pond.network.clock.advance(1000);
  failures.push(...new WholePacks(pond).failures());
}

async function round(run: Run): Promise<void> {
  const { pond, random, failures, probes, say } = run;
  const running = new Map(pond.live.map((one) => [one, one.node]));
  const gone = victims(run);
  if (gone.length === 0) return;
  for (const one of gone) {
    one.node = running.get(one);
    const how = chance(random, 1, 2) ? 'kill' : 'vanish';
    probes.hit(how);
    say(`${how} of node ${one.address.port} in ${one.zone}`);
    pond.stop(one, how);
  }
  // Reading with holders gone takes its time, and so is no part of a short absence.
  if (chance(random, 1, 3)) {
    await bounce(run, gone);
    return;
  }
  const [reader] = shuffled(random, pond.live);
  failures.push(...(await pond.unreadable(reader!)));
  await lose(run, gone);
}

async function repairs(seed: number, watcher: Watcher): Promise<Result> {
  const random = new SeededRandom(seed, 12);
  const pond = new ArchivePond(seed, WATCH);
  const probes = new Probes();
  const failures: string[] = [];
  const say = (text: string) => watcher.say?.(pond.network.clock.elapsedMs, text);
  const run: Run = { pond, random, probes, failures, say };
  const zoneCount = 1 + random.integer(4);
  const nodeCount = 6 + random.integer(5);
  for (let i = 0; i < nodeCount; i++) await pond.add(`z${i % zoneCount}`);
  await pond.network.clock.advance(SETTLE_MS);
  for (let i = 0; i < PACKS; i++)
    if (!(await pond.store(BLOCKS, BLOCK_BYTES))) probes.hit('refused');
  await pond.network.clock.advance(SETTLE_MS);
  for (let i = 0; i < ROUNDS && failures.length === 0; i++) await round(run);
  const [reader] = shuffled(random, pond.live);
  failures.push(...(await pond.unreadable(reader!)));
  for (const { node } of pond.live) node!.packWatch.checkInvariants();
  for (const one of pond.live) pond.stop(one, 'kill');
  return { failures, probes: probes.counts };
}

/** Each of one thing alone, and so exactly: what it costs, and who is found. */
export const PACK_SCENARIOS: readonly Scenario[] = [
  {
    name: 'repairs',
    probes: [
      'kill',
      'vanish',
      'back in time',
      'wiped',
      'replaced',
      'interrupted',
      'regenerated',
      'in part',
    ],
    run: repairs,
  },
  {
    name: 'audits',
    probes: [...LIES, 'pretended', 'avoided'],
    run: audits,
  },
  {
    name: 'moves',
    probes: ['moved to who joined', 'undone', 'killed', 'drained', 'surplus'],
    run: moves,
  },
];
