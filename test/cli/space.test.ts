/** What takes up how much, and what a volume's quota and a full pond do. */

import { readFileSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { TestPond } from './ocean.ts';
import { noise } from './tree.ts';

const MB = 1_000_000;
const pond = new TestPond({ port: 7660, quota: '48M' });

test.before(async () => {
  await pond.start(2);
  await pond.must(0, 'volume', 'create', 'v');
  writeFileSync(pond.path('large'), noise(3 * MB));
  writeFileSync(pond.path('other'), noise(3 * MB));
  writeFileSync(pond.path('small'), 'small');
});
test.after.always(() => pond.end());

const put = (name: string, to: string) => pond.ocean(0, 'put', pond.path(name), `v:/${to}`);

async function space(node = 0) {
  const { volumes, ...rest } = await pond.json(node, 'df', 'v');
  return { ...rest, volume: volumes[0] };
}

test.serial('df tells live files, old versions and redundancy apart', async (t) => {
  await pond.must(0, 'put', pond.path('large'), 'v:/a');
  const before = await space();
  t.is(before.volume.live, 3 * MB);
  t.is(before.volume.files, 2, 'the root directory is one');
  t.true(before.volume.liveBlocks >= 3 * MB && before.volume.liveBlocks < 3.1 * MB);
  t.is(before.volume.oldBlocks, 0);
  t.is(before.volume.redundancy, before.volume.liveBlocks, 'two copies');
  t.is(before.node.fragments, before.volume.liveBlocks, 'one of them here');
  t.is(before.node.fragments + before.node.versions + before.node.free, before.node.quota);
  t.deepEqual(before.pond.rate, { k: 1, n: 2 });
  t.is(before.pond.free, before.node.free);
  await pond.must(0, 'put', pond.path('small'), 'v:/a');
  const after = await space();
  t.is(after.volume.live, 5);
  t.is(after.volume.liveBlocks, 0);
  t.is(after.volume.oldBlocks, before.volume.liveBlocks);
  const { text } = await pond.must(0, 'df');
  t.regex(
    text,
    /^node n0: 2\.9 MiB of fragments and .* free on its disk\npond: about .* at 1 of 2\n/,
  );
  t.regex(text, /\nv +2 +5 B +none +2\.9 MiB +2\.9 MiB /);
});

test.serial(
  'a volume takes no more than its quota, from anybody, until there is room',
  async (t) => {
    await pond.must(0, 'put', pond.path('large'), 'v:/b');
    await pond.must(0, 'volume', 'set', 'quota', 'v', '4M');
    const { code, errors } = await put('other', 'c');
    t.is(code, 7);
    t.regex(errors.join(), /^ocean: .*the volume's quota is full: \d+ of 4194304 bytes are left/);
    t.is((await space()).volume.quota, 4 << 20);
    const { text: keys } = await pond.must(0, 'volume', 'share', 'v');
    writeFileSync(pond.path('keys'), keys);
    await pond.must(1, 'volume', 'accept', pond.path('keys'));
    t.is((await pond.ocean(1, 'put', pond.path('other'), 'v:/d')).code, 7);
    const refused = await pond.ocean(1, 'volume', 'set', 'quota', 'v', 'none');
    t.is(refused.code, 6);
    t.regex(refused.errors.join(), /does not own it/);
    t.like((await space(1)).volume, { quota: 4 << 20, live: 3 * MB + 5 });
    t.true((await pond.must(1, 'cat', 'v:/b')).out.equals(readFileSync(pond.path('large'))));
    await pond.must(0, 'put', pond.path('small'), 'v:/b');
    t.is((await pond.must(1, 'put', pond.path('other'), 'v:/d')).code, 0);
    await pond.must(0, 'volume', 'set', 'quota', 'v', 'none');
    t.is((await space()).volume.quota, undefined);
    t.is((await put('large', 'e')).code, 0);
  },
);

test.serial('a full pond takes more when its nodes have more room', async (t) => {
  writeFileSync(pond.path('huge'), noise(50 * MB));
  t.is((await put('huge', 'huge')).code, 7);
  for (const node of [0, 1]) {
    const path = pond.path(`n${node}`, 'node.json');
    const config = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...config, quotaBytes: 400 * MB }));
    await pond.stopNode(node);
    await pond.startNode(node);
  }
  await pond.must(0, 'put', pond.path('huge'), 'v:/huge');
  const names = (await pond.json(0, 'ls', 'v:/')).map(({ name }: { name: string }) => name);
  t.deepEqual(names, ['a', 'b', 'd', 'e', 'huge']);
  t.true((await pond.must(1, 'cat', 'v:/huge')).out.equals(readFileSync(pond.path('huge'))));
});
