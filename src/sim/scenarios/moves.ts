/**
 * A pond whose nodes have more and less room, and that changes without losing anything: nodes join, one is drained and
 * switched off, one comes back after others have made its fragments again. Fragments move because of it; at no moment
 * may a pack have fewer than n, nothing may be made again that only moved, and in the end nothing may move any more.
 */

import { chance, type Random, SeededRandom, shuffled } from '../../base/index.ts';
import { ArchivePond, type PondNode } from '../archive-pond.ts';
import { WholePacks } from '../checkers/whole-packs.ts';
import { Probes, type Result, type Watcher } from '../scenario.ts';

const WATCH = {
  intervalMs: 1500,
  graceMs: 15_000,
  bytesPerSecond: 4 << 20,
  auditIntervalMs: 20_000,
};
const PACKS = 8;
const BLOCKS = 3;
const BLOCK_BYTES = 30_000;
const SETTLE_MS = 8000;
const QUIET_MS = 90_000;
/** Longer than it takes to meet a node, to look at all packs and to move some. */
const MOVED_MS = 900_000;

interface Run {
  readonly pond: ArchivePond;
  readonly random: Random;
  readonly probes: Probes;
  readonly failures: string[];
  readonly say: (text: string) => void;
}

function movedBy({ live }: ArchivePond): number {
  return live.reduce((sum, { node }) => sum + node!.packWatch.status().moves.moved, 0);
}

/** Lets time pass; every pack is looked at each second. */
async function whole({ pond, failures }: Run, ms: number): Promise<void> {
  for (let passed = 0; passed < ms && failures.length === 0; passed += 1000) {
    await pond.network.clock.advance(1000);
    failures.push(...new WholePacks(pond).failures());
  }
}

/** Until nothing has moved for a while. */
async function quiet(run: Run): Promise<void> {
  for (let waited = 0; waited < MOVED_MS && run.failures.length === 0; waited += QUIET_MS) {
    const before = movedBy(run.pond);
    await whole(run, QUIET_MS);
    if (movedBy(run.pond) === before) return;
  }
  if (run.failures.length === 0) run.failures.push(`fragments still move after ${MOVED_MS} ms`);
}

const QUOTAS = [64, 128, 256];

function addAny({ pond, random }: Run, zoneCount: number): Promise<PondNode> {
  const quotaBytes = QUOTAS[random.integer(QUOTAS.length)]! << 20;
  return pond.add(`z${random.integer(zoneCount)}`, { quotaBytes });
}

async function join(run: Run, zoneCount: number): Promise<void> {
  const { pond, random, probes, say } = run;
  const before = movedBy(pond);
  for (let i = 0; i < 1 + random.integer(2); i++) await addAny(run, zoneCount);
  await quiet(run);
  say(`${movedBy(pond) - before} fragments moved because nodes joined`);
  probes.hit('moved to who joined', movedBy(pond) - before);
}

/** Drained, killed while it is, told to stop and to go on, and in the end switched off. */
async function drain(run: Run): Promise<void> {
  const { pond, random, probes, failures, say } = run;
  const [one] = shuffled(random, pond.live);
  const held = () => one!.node?.packWatch.status().moves.left ?? 0;
  say(`node ${one!.address.port} is drained of ${held()} fragments`);
  pond.drain(one!, true);
  if (chance(random, 1, 3)) {
    await whole(run, 1000 + random.integer(3) * 1000);
    pond.drain(one!, false);
    await whole(run, 3000);
    pond.drain(one!, true);
    probes.hit('undone');
  }
  if (chance(random, 1, 3)) {
    await pond.network.clock.advance(random.integer(3000));
    pond.stop(one!, 'kill');
    await pond.start(one!);
    probes.hit('killed');
  }
  for (let waited = 0; waited < MOVED_MS && held() > 0; waited += 1000) await whole(run, 1000);
  if (held() > 0) {
    failures.push(`node ${one!.address.port} still holds ${held()} fragments`);
    return;
  }
  probes.hit('drained');
  pond.stop(one!, 'kill');
  pond.wipe(one!);
  await whole(run, WATCH.graceMs * 8);
}

/** Away for so long that its fragments are made again, and back. */
async function comeBack(run: Run): Promise<void> {
  const { pond, random, probes, failures, say } = run;
  const [one] = shuffled(random, pond.live);
  pond.stop(one!, 'vanish');
  for (let waited = 0; waited < MOVED_MS && !new WholePacks(pond).isWhole; waited += 1000)
    await pond.network.clock.advance(1000);
  await pond.start(one!);
  const { surplus } = new WholePacks(pond);
  say(`${surplus} fragments lie twice`);
  probes.hit('surplus', surplus);
  await quiet(run);
  const left = new WholePacks(pond).surplus;
  if (left > 0) failures.push(`${left} fragments still lie twice`);
}

export async function moves(seed: number, watcher: Watcher): Promise<Result> {
  const random = new SeededRandom(seed, 14);
  const pond = new ArchivePond(seed, WATCH);
  const probes = new Probes();
  const failures: string[] = [];
  const say = (text: string) => watcher.say?.(pond.network.clock.elapsedMs, text);
  const run: Run = { pond, random, probes, failures, say };
  const zoneCount = 1 + random.integer(3);
  for (let i = 0; i < 7; i++) await addAny(run, zoneCount);
  await pond.network.clock.advance(SETTLE_MS);
  for (let i = 0; i < PACKS; i++) await pond.store(BLOCKS, BLOCK_BYTES);
  await quiet(run);
  await join(run, zoneCount);
  await drain(run);
  const { fragments } = pond.moved();
  if (fragments > 0) failures.push(`${fragments} fragments were made again, and none was lost`);
  if (failures.length === 0) await comeBack(run);
  const [reader] = shuffled(random, pond.live);
  failures.push(...(await pond.unreadable(reader!)));
  for (const { node } of pond.live) node!.packWatch.checkInvariants();
  for (const one of pond.live) pond.stop(one, 'kill');
  return { failures, probes: probes.counts };
}
