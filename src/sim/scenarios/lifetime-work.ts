/** What goes on in a volume all the time: authors write and read, the owner forgets, packs are made and rewritten. */

import { chance, equal } from '../../base/index.ts';
import { blocksToMove, redundancyIn, rewriteBlocks, surveyPacks } from '../../client/index.ts';
import {
  collect,
  decideForgetting,
  dropEmptyPacks,
  forgetVersions,
  takeSnapshot,
} from '../../fs/index.ts';
import type { PondMount } from '../pond-mount.ts';
import type { LifetimeWorld } from './lifetime-world.ts';

/** For how long what was condemned can be read. */
export const CONDEMNED_MS = 12_000;
const NAMES = 4;
/** Contents that all authors write now and then: they rely on each other's blocks. */
const COMMON = 5;
/** So many versions are kept, besides those with a name. */
const KEEP_LAST = 4;
const SNAPSHOTS_MOST = 2;
/** Small enough to lie with the ring, or large enough for a pack of its own. */
const SMALL = { least: 5000, span: 20_000 };
const LARGE = { least: 66_000, span: 30_000 };

/** How often each is done, on the average. */
const PACES: readonly (readonly [ms: number, act: (world: LifetimeWorld) => void])[] = [
  [3000, write],
  [4000, read],
  [12_000, forget],
  [15_000, pack],
  [30_000, rewrite],
];

/** Goes on until the world is calm. */
export function work(world: LifetimeWorld): void {
  for (const [ms, act] of PACES) {
    const next = () => {
      if (world.isCalm) return;
      act(world);
      world.after(1 + world.workload.integer(2 * ms), next);
    };
    world.after(world.workload.integer(2 * ms), next);
  }
}

function openMount({
  mounts,
  workload,
}: LifetimeWorld): { mount: PondMount; at: number } | undefined {
  const at = workload.integer(mounts.length);
  const mount = mounts[at]!;
  return mount.isOpen ? { mount, at } : undefined;
}

function drawnContent({ workload }: LifetimeWorld): Uint8Array {
  const isCommon = chance(workload, 1, 3);
  const number = workload.integer(isCommon ? COMMON : 2 ** 31);
  const { least, span } = (isCommon ? number % 2 === 0 : chance(workload, 1, 3)) ? SMALL : LARGE;
  const size = least + (isCommon ? (number * 4001) % span : workload.integer(span));
  const content = new Uint8Array(size).fill(number & 0xff);
  new DataView(content.buffer).setUint32(0, number);
  return content;
}

function write(world: LifetimeWorld): void {
  const open = openMount(world);
  if (open === undefined) return;
  const { mount, at } = open;
  const { workload, kept, truth } = world;
  const files = new Map<string, Uint8Array>();
  for (let i = 0; i < 1 + workload.integer(2); i++)
    files.set(`${at}-${workload.integer(NAMES)}`, drawnContent(world));
  if (world.isBusy(`write ${at}`)) return;
  const after = truth.version;
  const begun = [...files].map(([name, content]) =>
    kept.begin({ name, content, digest: mount.blockOf(content), after }),
  );
  world.run(
    `write ${at}`,
    async () => {
      const version = await mount.write(files);
      for (const one of begun) {
        one.acknowledged = version;
        world.checkStored(one.digest);
      }
      world.probes.hit('written', begun.length);
    },
    mount,
  );
}

/** What anybody reads is what was written; that it cannot be read now is no failure. */
function read(world: LifetimeWorld): void {
  const open = openMount(world);
  const { kept, workload } = world;
  const versions = kept.versions();
  if (open === undefined || versions.length === 0) return;
  const version = versions[workload.integer(versions.length)]!;
  world.run(
    'read',
    async () => {
      if (await readsRight(world, open.mount, version)) world.probes.hit('read');
    },
    open.mount,
  );
}

/** Reads all files of a version. False when it is forgotten meanwhile. @throws OceanError of the ring or the archive */
export async function readsRight(
  world: LifetimeWorld,
  mount: PondMount,
  version: number,
): Promise<boolean> {
  const { kept } = world;
  for (const name of kept.names) {
    let content: Uint8Array | undefined;
    try {
      content = await mount.read(version, name);
    } catch (error) {
      if (kept.isKept(version)) throw error;
    }
    if (!kept.isKept(version)) return false;
    const { writes, mayLack } = kept.possible(name, version);
    const isRight =
      content === undefined ? mayLack : writes.some((one) => equal(one.content, content));
    if (isRight) continue;
    const seen = content === undefined ? 'nothing' : `${content.length} other bytes`;
    world.fail(`version ${version} has ${seen} as ${name}`);
  }
  return true;
}

function forget(world: LifetimeWorld): void {
  world.run(
    'forget',
    async () => {
      const { session } = world.owner;
      if (world.probes.count('snapshot') < SNAPSHOTS_MOST && chance(world.workload, 1, 4)) {
        await session.snapshot({ freshMs: 0 });
        await takeSnapshot(session, `s${session.latest().version}`, session.latest().version);
        world.probes.hit('snapshot');
      }
      await forgetOnce(world);
      await collectOnce(world);
    },
    world.owner,
  );
}

/** The owner lets versions go. @throws OceanError, and it is done later */
export async function forgetOnce({ owner, kept, probes }: LifetimeWorld): Promise<void> {
  const decision = await decideForgetting(owner.session, { last: KEEP_LAST });
  kept.forget(
    decision.through,
    decision.kept.map(({ version }) => version),
  );
  await forgetVersions(owner.session, decision);
  probes.hit('forgotten', decision.forgotten.length);
}

/** Gives up what no kept version has. @returns whether there is more to do. @throws OceanError */
export async function collectOnce({ owner, clock, probes }: LifetimeWorld): Promise<boolean> {
  const done = await collect(owner.session, { nowMs: clock.nowMs(), graceMs: CONDEMNED_MS });
  for (const what of ['condemned', 'rescued', 'removed'] as const) probes.hit(what, done[what]);
  probes.hit('packs given up', done.packs);
  return Object.values(done).some((count) => count > 0);
}

/** Small blocks go from the ring into packs. */
function pack(world: LifetimeWorld): void {
  const open = openMount(world);
  if (open === undefined) return;
  const { session } = open.mount;
  world.run(
    'pack',
    async () => {
      for await (const blocks of session.ringBlocks()) {
        if (blocks.length === 0) continue;
        await session.pack(blocks, 20_000);
        world.probes.hit('packed', blocks.length);
      }
    },
    open.mount,
  );
}

function rewrite(world: LifetimeWorld): void {
  const open = openMount(world);
  if (open === undefined) return;
  const { session } = open.mount;
  world.run(
    `rewrite ${open.at}`,
    async () => {
      const rate = await redundancyIn(session.view);
      const { packs } = await surveyPacks(session, { rate, losses: 0 });
      for (const group of await blocksToMove(session, packs)) {
        const { moved } = await rewriteBlocks(session, group);
        world.probes.hit('rewritten', moved);
      }
      await dropEmptyPacks(session);
    },
    open.mount,
  );
}
