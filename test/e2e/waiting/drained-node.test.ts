/** Seven real processes, one of which is drained and switched off: its fragments go to others, and nothing is lost. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import type { Checked } from '../../../src/cli/check.ts';
import type { Drained } from '../../../src/cli/handlers/index.ts';
import { noise, until } from '../command.ts';
import { ManyNodes } from '../many-nodes.ts';

const COUNT = 7;
const FILES = 4;
const FILE_BYTES = 5 << 20;

const many = new ManyNodes({ count: COUNT, port: 7870, watch: { intervalMs: 500, graceMs: 4000 } });

test.after.always('all end', () => many.end());

async function readsBack(t: { true(value: boolean, name: string): void }, to: string) {
  const back = join(many.directory, to);
  const get = await many.ocean(0, 'get', '-r', 'v:/local', back);
  if (get.status !== 0) throw new Error(get.errorText);
  const local = join(many.directory, 'local');
  for (const name of readdirSync(local))
    t.true(readFileSync(join(local, name)).equals(readFileSync(join(back, name))), name);
}

test.serial('a node is drained while its files are read, and switched off for good', async (t) => {
  t.timeout(180_000);
  await many.start(0);
  await Promise.all(Array.from({ length: COUNT - 1 }, (_, node) => many.start(node + 1)));
  await until('the first node knows the others', async () => {
    const { nodeCountEstimate } = await many.ask(0, 'status');
    return nodeCountEstimate >= COUNT - 1;
  });
  await many.ask(0, 'volume.create', { name: 'v', ring: 1 });
  const local = join(many.directory, 'local');
  mkdirSync(local);
  for (let i = 0; i < FILES; i++) writeFileSync(join(local, `f${i}`), noise(`f${i}`, FILE_BYTES));
  const put = await many.ocean(0, 'put', '-r', local, 'v:/');
  t.is(put.status, 0, put.errorText);

  const packs = async (node: number): Promise<number> => (await many.ask(node, 'status')).packs;
  let drained = 1;
  for (let node = 2; node < COUNT; node++)
    if ((await packs(node)) > (await packs(drained))) drained = node;
  t.true((await packs(drained)) > 0);
  const begun = await many.ocean(drained, 'node', 'drain');
  t.is(begun.status, 0, begun.errorText);
  t.regex(begun.output, /fragments? left: see "ocean status"/);
  t.regex((await many.ocean(drained, 'status')).output, /is being drained: \d+ fragments? left/);
  // What was written a moment ago stays a moment.
  let reads = 0;
  await until(
    'all fragments have gone',
    async () => {
      await readsBack(t, `back${reads++}`);
      return (await many.ask(drained, 'node.drained')).left === 0;
    },
    90,
  );
  const said = await many.ocean(drained, 'node', 'drain', '--wait');
  t.is(said.status, 0, said.errorText);
  t.regex(said.output, /No fragment is left here\.\nThe node can be switched off for good\./);
  t.is(await packs(drained), 0);
  const { status: exit, errorText } = await many.ocean(
    drained,
    'node',
    'drain',
    '--wait',
    '--undo',
  );
  t.is(exit, 2);
  t.regex(errorText, /not both/);

  // It stays so over a restart, gets nothing of what is written, and takes fragments again when it is told.
  await many.kill(drained);
  await many.start(drained);
  t.true((await many.ask(drained, 'status')).watch.moves.isDraining);
  const more = await many.ocean(0, 'put', join(local, 'f0'), 'v:/more');
  t.is(more.status, 0, more.errorText);
  t.is(await packs(drained), 0);
  const undo = await many.ocean(drained, 'node', 'drain', '--undo', '--json');
  t.like(JSON.parse(undo.output) as Drained, { isDraining: false, left: 0, rings: [] });
  const again = await many.ocean(drained, 'node', 'drain', '--wait', '--json');
  t.is(again.status, 0, again.errorText);

  await many.kill(drained);
  await readsBack(t, 'last');
  const check = await many.ocean(0, 'check', 'v:/', '--verify', '--json');
  t.is(check.status, 0, check.errorText);
  const report = JSON.parse(check.output) as Checked;
  t.is(report.wholePacks, report.packs);
  t.is(report.fragmentsDamaged, 0);
  for (const node of many.ready) {
    const { watch } = await many.ask(node, 'status');
    t.is(watch.regenerated, 0, 'nothing was made again that only moved');
  }
});

test.serial(
  'a node whose fragments nobody can take says so, and that it is in a ring',
  async (t) => {
    t.timeout(60_000);
    // The first node orders the volume; all that is left are in its packs, but for two.
    for (const node of many.ready.slice(-2)) await many.kill(node);
    await until('the first node misses them', async () => {
      return (await many.ask(0, 'status')).nodeCountEstimate <= many.ready.length + 1;
    });
    const said = await many.ocean(0, 'node', 'drain', '--wait', '--json');
    const state = JSON.parse(said.output) as Drained;
    t.deepEqual(state.rings, ['v']);
    t.is(said.status, state.left > 0 ? 1 : 0);
    t.is(state.left, state.stuck);
    t.true(state.left > 0);
    const words = await many.ocean(0, 'node', 'drain');
    t.regex(words.output, /It is a member of the ring of v: "ocean ring replace"/);
  },
);
