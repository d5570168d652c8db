/**
 * One node after the other is killed, its home removed, and a new one started in its place, until none of the first is
 * left; all the while somebody writes and reads through a mount. The node that mounts is the last to go: another one
 * mounts before.
 */

import { join } from 'node:path';
import { fixture, until } from '../e2e/command.ts';
import { Load } from '../e2e/load.ts';
import { DEMANDING, demand, mib, must, type Say, timed } from './must.ts';
import { realTree, sameTrees } from './real-tree.ts';
import { TrialPond, VOLUME } from './trial-pond.ts';

const ZONES = ['attic', 'cellar', 'shed'];
const SECONDS = 3600;
const WHOLE_SECONDS = 900;
const MEMBER_SECONDS = 120;
const REST_MS = 100;
/** Of the load between two losses. */
const FILES_BETWEEN = 5;

export interface RollingLossOptions {
  readonly bytes: number;
  readonly port: number;
  /** How many there are at a time. */
  readonly nodes?: number;
}

export async function rollingLoss(say: Say, options: RollingLossOptions): Promise<void> {
  const { bytes, port, nodes = 9 } = options;
  const watch = { intervalMs: 500, graceMs: 3000 };
  const pond = new TrialPond({ count: 2 * nodes, port, zones: ZONES, watch });
  try {
    await run(say, pond, { bytes, nodes });
  } finally {
    await pond.end();
  }
}

async function run(say: Say, pond: TrialPond, options: { bytes: number; nodes: number }) {
  const { bytes, nodes } = options;
  const tree = join(pond.directory, 'tree');
  await realTree(tree, bytes);
  await pond.startFirst(nodes);
  await pond.ask(0, 'volume.create', { name: VOLUME });
  const mount = await pond.mount(0, VOLUME);
  await timed(say, `${mib(bytes)} copied into the mount of ${nodes} nodes`, async () => {
    await must(['cp', '-a', tree, `${mount}/`], SECONDS);
    await pond.committed(0);
  });
  const load = await loadAt(pond, mount, 'first');
  for (let old = 1; old < nodes; old++) {
    await timed(say, `node ${old} wiped, node ${old + nodes} in its place`, async () => {
      await pond.wipe(old);
      await pond.start(old + nodes);
      await replaceInRing(pond, { old, next: old + nodes });
      await pond.whole(0, WHOLE_SECONDS);
      await load.more(FILES_BETWEEN);
    });
  }

  await pond.start(nodes);
  await accept(pond, nodes);
  const moved = await pond.mount(nodes, VOLUME);
  const second = await loadAt(pond, moved, 'second');
  await second.more(FILES_BETWEEN);
  const ends = [await ended(say, load)];
  await pond.committed(0);
  await replaceInRing(pond, { old: 0, next: nodes });
  await timed(say, `node 0, owner and mount, wiped, node ${nodes} in its place`, async () => {
    await pond.wipe(0);
    await pond.whole(nodes, WHOLE_SECONDS);
    await second.more(FILES_BETWEEN);
  });
  ends.push(await ended(say, second));
  await pond.committed(nodes);
  const all = ends.reduce((sum, { count }) => sum + count, 0);

  const checked = await timed(say, 'check --verify', () => pond.check(nodes, '--verify'));
  demand(checked.wholePacks === checked.packs && checked.lostBlocks === 0, 'check found something');
  await pond.mountCold(nodes);
  await timed(say, `every byte reads, and the ${all} files of the load`, async () => {
    await sameTrees(tree, join(moved, 'tree'), SECONDS);
    for (const [name, record] of [
      ['first', load.record],
      ['second', second.record],
    ] as const) {
      const { wrong } = await fixture(DEMANDING, 'checker.ts', [join(moved, name), record], {
        seconds: SECONDS,
      });
      demand(wrong.length === 0, `Files of the load are wrong: ${wrong.slice(0, 5)}`);
    }
  });
}

async function loadAt(pond: TrialPond, mount: string, name: string): Promise<Load> {
  const folder = join(mount, name);
  await must(['mkdir', folder], 60);
  const options = { restMs: REST_MS, seconds: SECONDS };
  return new Load(DEMANDING, folder, join(pond.directory, `${name}.record`), options);
}

async function ended(say: Say, load: Load) {
  const result = await load.end();
  const { count, failure, wrong, medianMs, longestMs } = result;
  say(
    `the load wrote ${count} files; fsync to fsync ${medianMs.toFixed(0)} ms, at most ${longestMs.toFixed(0)} ms`,
  );
  demand(failure === null, `The mount failed: ${failure}`);
  demand(wrong.length === 0, `The mount read wrong bytes: ${wrong.slice(0, 5)}`);
  return result;
}

/** Where the old node was a member. The owner orders it, while it lives. */
async function replaceInRing(pond: TrialPond, { old, next }: { old: number; next: number }) {
  const members = async () => (await pond.ask(0, 'ring.show', { volume: VOLUME })).members;
  const isOld = ({ port }: { port: number }) => port === pond.port(old);
  if (!(await members()).some(isOld)) return;
  const [member, node] = [old, next].map((one) => `127.0.0.1:${pond.port(one)}`);
  await pond.ask(0, 'ring.replace', { volume: VOLUME, member, node });
  await pond.ask(0, 'ring.apply', { volume: VOLUME });
  await until(
    'all members vote',
    async () => (await members()).every(({ state }: { state: string }) => state === 'voting'),
    MEMBER_SECONDS,
  );
}

/** Keys of the volume for another node. */
async function accept(pond: TrialPond, node: number): Promise<void> {
  const { keys } = await pond.ask(0, 'volume.share', { name: VOLUME });
  await pond.ask(node, 'volume.accept', { keys });
}
