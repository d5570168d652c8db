/**
 * Holders that pretend: they take fragments, claim them in every comparison, and have thrown them away, or give other
 * bytes, or never answer who wants to see them. Others must find them by audits, make the fragments elsewhere, and
 * give them no more; and nobody honest may be found.
 */

import { heldPacks } from '../../archive/index.ts';
import { SeededRandom } from '../../base/index.ts';
import { ArchivePond, type PondNode } from '../archive-pond.ts';
import { WholePacks } from '../checkers/whole-packs.ts';
import { LIES, LyingStore } from '../lying-store.ts';
import { Probes, type Result, type Watcher } from '../scenario.ts';

const WATCH = {
  intervalMs: 1500,
  graceMs: 15_000,
  bytesPerSecond: 4 << 20,
  auditIntervalMs: 2000,
};
const PACKS = 6;
const BLOCKS = 3;
const BLOCK_BYTES = 3000;
const SETTLE_MS = 8000;
/** Longer than it takes to ask about each pack, to wait, and to step in for one that looked elsewhere. */
const FOUND_MS = 1_200_000;

function falseCount({ store }: PondNode): number {
  if (!(store instanceof LyingStore)) return 0;
  let count = 0;
  for (const { pack, indexes } of heldPacks(store))
    count += indexes.filter((index) => !store.shows(pack, index)).length;
  return count;
}

function failingAt({ node }: PondNode) {
  return node!.packWatch.status().audits.failing;
}

export async function audits(seed: number, watcher: Watcher): Promise<Result> {
  const random = new SeededRandom(seed, 13);
  const pond = new ArchivePond(seed, WATCH);
  const { clock } = pond.network;
  const probes = new Probes();
  const failures: string[] = [];
  const say = (text: string) => watcher.say?.(clock.elapsedMs, text);
  const zoneCount = 1 + random.integer(3);
  const honest: PondNode[] = [];
  const liars: PondNode[] = [];
  for (let i = 0; i < 8 + random.integer(2); i++) honest.push(await pond.add(`z${i % zoneCount}`));
  for (let i = 0; i < 1 + random.integer(2); i++) {
    const lie = LIES[random.integer(LIES.length)]!;
    liars.push(await pond.add(`z${random.integer(zoneCount)}`, { lie }));
    probes.hit(lie);
  }
  await clock.advance(SETTLE_MS);
  for (let i = 0; i < PACKS; i++) await pond.store(BLOCKS, BLOCK_BYTES);
  const guilty = liars.filter((one) => falseCount(one) > 0);
  for (const one of guilty) say(`node ${one.address.port} pretends ${falseCount(one)} fragments`);
  if (guilty.length > 0) probes.hit('pretended');

  let waited = 0;
  for (; waited < FOUND_MS && !new WholePacks(pond).isWhole; waited += 1000)
    await clock.advance(1000);
  say(`whole after ${waited} ms`);
  failures.push(...new WholePacks(pond).failures());
  const isOf = (nodeId: string, some: readonly PondNode[]) =>
    some.some(({ address }) => address.nodeId === nodeId);
  for (const one of guilty)
    if (!honest.some((auditor) => failingAt(auditor).some(({ nodeId }) => isOf(nodeId, [one]))))
      failures.push(`node ${one.address.port} pretends, and nobody has found it`);
  for (const auditor of honest)
    for (const { nodeId, lastFailing } of failingAt(auditor))
      if (isOf(nodeId, honest)) failures.push(`an honest node was found ${lastFailing}`);

  // Whoever knows them all gives them nothing more.
  const { length: kept } = pond.blocks;
  const distrusted = ({ node }: PondNode) =>
    guilty.every(({ address }) => node!.packWatch.ports.standingOf(address.nodeId)?.isDistrusted);
  const writer = honest.find(distrusted);
  if (guilty.length > 0 && writer !== undefined) {
    await pond.store(BLOCKS, BLOCK_BYTES, writer);
    const { pack } = pond.blocks[kept]!.location;
    for (const { store, address } of guilty)
      if ([...heldPacks(store)].some((held) => held.pack === pack))
        failures.push(`node ${address.port} is known to pretend, and got a fragment`);
    probes.hit('avoided');
  }
  failures.push(...(await pond.unreadable(honest[0]!)));
  for (const { node } of pond.live) node!.packWatch.checkInvariants();
  for (const one of pond.live) pond.stop(one, 'kill');
  return { failures, probes: probes.counts };
}
