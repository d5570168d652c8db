/**
 * On every node one fragment in twenty rots: it is read around, found by the scrub, made again and shown. Then a node
 * only pretends to store: its fragments vanish and its index stays. Audits find it, and its packs are whole elsewhere.
 */

import { join } from 'node:path';
import { FRAGMENT_TABLE, type HeldPack } from '../../src/archive/index.ts';
import { until } from '../e2e/command.ts';
import { demand, mib, must, type Say, timed } from './must.ts';
import { realTree, sameTrees } from './real-tree.ts';
import { TrialPond, VOLUME } from './trial-pond.ts';

/** One fragment in so many rots. */
const ROTTEN_PART = 20;
const SECONDS = 3600;
const WHOLE_SECONDS = 1800;
const AUDIT_SECONDS = 600;
const KEYS_A_WRITE = 64;
const PRETENDER = 2;
const SCRUB_BYTES_PER_SECOND = 64 << 20;

export interface BitRotOptions {
  readonly bytes: number;
  readonly port: number;
  readonly nodes?: number;
  /** Longer than a node takes to stop and start. */
  readonly graceMs?: number;
}

export async function bitRot(say: Say, options: BitRotOptions): Promise<void> {
  const { bytes, port, nodes = 9, graceMs = 15_000 } = options;
  const watch = { intervalMs: 500, graceMs, auditIntervalMs: 250 };
  const config = { scrubBytesPerSecond: SCRUB_BYTES_PER_SECOND };
  const pond = new TrialPond({ count: nodes, port, watch, config });
  try {
    const tree = join(pond.directory, 'tree');
    await realTree(tree, bytes);
    await pond.startFirst(nodes);
    await pond.ask(0, 'volume.create', { name: VOLUME });
    const mount = await pond.mount(0, VOLUME);
    await timed(say, `${mib(bytes)} copied into the mount of ${nodes} nodes`, async () => {
      await must(['cp', '-a', tree, `${mount}/`], SECONDS);
      await pond.committed(0);
    });
    const { packs } = await pond.whole(0, WHOLE_SECONDS);
    say(`${packs} packs, all whole`);
    const compare = () => sameTrees(tree, join(mount, 'tree'), SECONDS);
    await rot(say, pond, compare);
    await pretend(say, pond, compare);
  } finally {
    await pond.end();
  }
}

async function rot(say: Say, pond: TrialPond, compare: () => Promise<void>): Promise<void> {
  const nodes = pond.ready;
  const chosen = chooseRotten(await allHeld(pond));
  for (const [node, packs] of chosen)
    for (const pack of packs) await pond.ask(node, 'debug.corrupt', { pack });
  const corrupted = [...chosen.values()].reduce((sum, packs) => sum + packs.length, 0);
  say(`${corrupted} fragments corrupted, ${[...chosen.values()].map(({ length }) => length)}`);
  await timed(say, 'every byte reads', compare);
  await timed(say, 'scrub of all nodes', () =>
    Promise.all(nodes.map((node) => pond.ask(node, 'debug.scrub'))),
  );
  const states = await Promise.all(nodes.map((node) => pond.ask(node, 'status')));
  const found = states.reduce((sum, { scrub }) => sum + scrub.damaged, 0);
  demand(found === corrupted, `The scrub found ${found} of ${corrupted}`);
  await timed(say, 'whole again', () => pond.whole(0, WHOLE_SECONDS));
  await clean(say, pond, 'check --verify after the rot');
}

interface Failed {
  readonly nodeId: string;
  readonly lastFailing: string;
}

/** Nodes that have failed an audit of this one. */
async function failing(pond: TrialPond, node: number): Promise<readonly Failed[]> {
  return (await pond.ask(node, 'status')).watch.audits.failing;
}

async function pretend(say: Say, pond: TrialPond, compare: () => Promise<void>): Promise<void> {
  // An audit may have met what had rotted.
  const before = (await Promise.all(pond.ready.map((one) => failing(pond, one)))).flat();
  await pond.stop(PRETENDER);
  const count = await pond.withStore(PRETENDER, async (store) => {
    const keys = [...store.range(FRAGMENT_TABLE)].map(([key]) => key);
    for (let at = 0; at < keys.length; at += KEYS_A_WRITE) {
      const some = keys.slice(at, at + KEYS_A_WRITE);
      await store.write(some.map((key) => ({ table: FRAGMENT_TABLE, key, value: undefined })));
    }
    return keys.length;
  });
  await pond.start(PRETENDER);
  const { self } = await pond.ask(PRETENDER, 'status');
  say(`node ${PRETENDER} claims ${count} fragments and has none`);
  const others = pond.ready.filter((node) => node !== PRETENDER);
  await timed(say, 'an audit of every other node has found it', async () => {
    for (const node of others) {
      const look = async () =>
        (await failing(pond, node)).some(
          (one) => one.nodeId === self.nodeId && one.lastFailing === 'missing',
        );
      await until(`node ${node} has found it`, look, AUDIT_SECONDS);
    }
  });
  for (const node of others)
    for (const { nodeId } of await failing(pond, node))
      demand(
        nodeId === self.nodeId || before.some((one) => one.nodeId === nodeId),
        `Honest node ${nodeId} failed an audit`,
      );
  await timed(say, 'every byte reads', compare);
  await timed(say, 'what it pretended is made again elsewhere', () =>
    until(
      'nothing is unproven',
      async () => isClean(await pond.check(0, '--verify')),
      WHOLE_SECONDS,
    ),
  );
  await clean(say, pond, 'check --verify after the pretender');
}

function isClean({ packs, wholePacks, lostBlocks }: Awaited<ReturnType<TrialPond['check']>>) {
  return packs > 0 && wholePacks === packs && lostBlocks === 0;
}

async function clean(say: Say, pond: TrialPond, what: string): Promise<void> {
  const checked = await timed(say, what, () => pond.check(0, '--verify'));
  const { fragmentsMissing, fragmentsDamaged } = checked;
  const told = `${fragmentsMissing} fragments missing, ${fragmentsDamaged} damaged`;
  say(told);
  demand(isClean(checked), told);
}

/** What each node has on its disk; each is away for the moment in which it is looked at. */
async function allHeld(pond: TrialPond): Promise<Map<number, HeldPack[]>> {
  const held = new Map<number, HeldPack[]>();
  await pond.unmount(0);
  for (const node of pond.ready) {
    await pond.stop(node);
    held.set(node, await pond.held(node));
    await pond.start(node);
  }
  await pond.mount(0, VOLUME);
  return held;
}

/** Spread over the packs: of none more than the spare ones, which would be a loss that nothing can undo. */
function chooseRotten(held: ReadonlyMap<number, readonly HeldPack[]>): Map<number, string[]> {
  const rotten = new Map<string, number>();
  const chosen = new Map<number, string[]>();
  for (const [node, packs] of held) {
    const mine: string[] = [];
    const goal = Math.ceil(packs.length / ROTTEN_PART);
    const least = [...packs].sort((a, b) => (rotten.get(a.pack) ?? 0) - (rotten.get(b.pack) ?? 0));
    for (const { pack, k, n } of least) {
      const count = rotten.get(pack) ?? 0;
      if (mine.length === goal || count >= n - k) continue;
      rotten.set(pack, count + 1);
      mine.push(pack);
    }
    chosen.set(node, mine);
  }
  return chosen;
}
