/**
 * Some minutes in the life of a volume, with everything at once: authors write all the time, the owner forgets, packs
 * are made, rewritten, audited, repaired and swept, while machines fail, come back, lose their disks, lie, and cannot
 * reach each other. Nothing that was acknowledged and is kept may be lost as long as k fragments of every pack are on
 * disks that are not; in the end every pack is whole, on nodes that do not lie, and nothing is left of what was
 * forgotten.
 */

import { messageOf } from '../../base/index.ts';
import { LIES } from '../lying-store.ts';
import type { Result, Scenario, Watcher } from '../scenario.ts';
import { LifetimeChecks } from './lifetime-checks.ts';
import { LIFETIME_MISHAPS } from './lifetime-mishaps.ts';
import { CONDEMNED_MS, collectOnce, forgetOnce, readsRight, work } from './lifetime-work.ts';
import { LifetimeWorld } from './lifetime-world.ts';
import { drawMishap } from './mishap.ts';

const LIFE_MS = 120_000;
const MISHAP_MS = 6000;
const CHECK_MS = 5000;
/** Till everybody is back, and what was begun is done. */
const CALM_MS = 180_000;
const COLLECT_ROUNDS_MOST = 6;
/** Longer than it takes to find who lies, to wait, to step in for others, to repair, and to sweep. */
const SETTLED_MS = 1_200_000;
const QUIET_MS = 20_000;
const READ_MS = 300_000;
/** Repair under faults is begun, broken off, and done twice. */
const REPAIR_FACTOR = 3;

/** Lets time pass, with a look at all disks now and then. */
async function live(world: LifetimeWorld, checks: LifetimeChecks, ms: number): Promise<void> {
  const untilMs = world.clock.elapsedMs + ms;
  while (world.clock.elapsedMs < untilMs && world.failures.length === 0) {
    await world.clock.advance(CHECK_MS);
    checks.nothingLost();
  }
}

function fail(world: LifetimeWorld): void {
  if (world.isCalm) return;
  drawMishap(world, LIFETIME_MISHAPS).happen(world);
  world.after(1 + world.faults.integer(2 * MISHAP_MS), () => fail(world));
}

/** Faults stop; everybody comes back who is not lost; what was begun is done. */
async function calm(world: LifetimeWorld, checks: LifetimeChecks): Promise<void> {
  world.isCalm = true;
  world.say('faults stop');
  world.network.heal();
  for (let waited = 0; waited < CALM_MS; waited += CHECK_MS) {
    for (const one of world.honest) if (one.node === undefined) world.start(one);
    await live(world, checks, CHECK_MS);
    const isUp = world.honest.every(({ node }) => node !== undefined);
    if (isUp && world.busy.length === 0 && world.mounts.every(({ isOpen }) => isOpen)) return;
    if (world.failures.length > 0) return;
  }
  const stalled = world.mounts.flatMap((mount) => mount.stalled ?? []);
  const what = [...world.busy, ...stalled].join(', ');
  world.fail(`still under way ${CALM_MS} ms after the last fault: ${what}`);
}

/** The owner gives up all that is not kept. */
async function forgetAll(world: LifetimeWorld, checks: LifetimeChecks): Promise<void> {
  await world.pond.until(forgetOnce(world), READ_MS);
  for (let rounds = 0; rounds < COLLECT_ROUNDS_MOST; rounds++) {
    if (!(await world.pond.until(collectOnce(world), READ_MS))) return;
    await live(world, checks, CONDEMNED_MS + 1000);
    if (world.failures.length > 0) return;
  }
  world.fail('the owner does not come to an end with forgetting');
}

async function settle(world: LifetimeWorld, checks: LifetimeChecks): Promise<void> {
  for (const { node } of world.honest) void node!.scrub();
  let lines = checks.unsettled();
  const fromMs = world.clock.elapsedMs;
  while (lines.length > 0 && world.clock.elapsedMs < fromMs + SETTLED_MS) {
    await live(world, checks, CHECK_MS);
    if (world.failures.length > 0) return;
    lines = checks.unsettled();
  }
  for (const line of lines) world.fail(line);
  world.say(`settled after ${world.clock.elapsedMs - fromMs} ms`);
}

/** Every author reads every file of every kept version. */
async function readAll(world: LifetimeWorld, versions: readonly number[]): Promise<void> {
  for (const mount of world.mounts)
    for (const version of versions)
      await world.pond.until(readsRight(world, mount, version), READ_MS);
}

function checkTraffic(world: LifetimeWorld): void {
  const { movedBytes, exposedBytes } = world;
  world.say(`repair moved ${movedBytes} bytes, faults exposed ${exposedBytes}`);
  if (movedBytes > REPAIR_FACTOR * exposedBytes)
    world.fail(`repair moved ${movedBytes} bytes, faults exposed ${exposedBytes}`);
}

/** When there is nothing to repair nothing is. */
async function quiet(world: LifetimeWorld, checks: LifetimeChecks): Promise<void> {
  const before = world.movedBytes;
  await live(world, checks, QUIET_MS);
  for (const line of checks.unsettled()) world.fail(line);
  const moved = world.movedBytes - before;
  if (moved > 0) world.fail(`repair moved ${moved} bytes when all packs were whole`);
}

function countWork(world: LifetimeWorld): void {
  const { probes, pond } = world;
  for (const { node } of pond.live) {
    const { audits, regenerated, moves } = node!.packWatch.status();
    probes.hit('regenerated', regenerated);
    probes.hit('audits failed', audits.failed);
    probes.hit('moved', moves.moved);
    probes.hit('swept', node!.status().sweep.dropped);
    node!.packWatch.checkInvariants();
  }
}

async function story(world: LifetimeWorld): Promise<void> {
  await world.build();
  const checks = new LifetimeChecks(world);
  work(world);
  world.after(MISHAP_MS, () => fail(world));
  await live(world, checks, LIFE_MS);
  const ends = [calm, forgetAll, settle, quiet];
  for (const end of ends) if (world.failures.length === 0) await end(world, checks);
  countWork(world);
  if (world.failures.length > 0) return;
  const versions = await world.pond.until(world.owner.session.versions.kept(), READ_MS);
  checks.nothingLeft(versions);
  await readAll(world, versions);
  checkTraffic(world);
}

async function lifetime(seed: number, watcher: Watcher): Promise<Result> {
  const world = new LifetimeWorld(seed, watcher);
  await story(world).catch((error: unknown) => {
    world.fail(`threw: ${error instanceof Error ? error.stack : messageOf(error)}`);
  });
  for (const one of world.pond.live) world.stop(one, 'kill');
  return { failures: world.failures, probes: world.probes.counts };
}

const LIFETIME: Scenario = {
  name: 'lifetime',
  probes: [
    ...LIES,
    ...['kill', 'vanish', 'short absence', 'long absence', 'disk lost', 'replaced'],
    ...['partition', 'slow', 'rot', 'loss', 'spikes', 'stored in part'],
    ...['written', 'read', 'packed', 'rewritten', 'moved', 'regenerated', 'audits failed'],
    ...['forgotten', 'snapshot', 'condemned', 'removed', 'packs given up', 'swept'],
  ],
  run: lifetime,
};

export const ARCHIVE_SCENARIOS: readonly Scenario[] = [LIFETIME];
