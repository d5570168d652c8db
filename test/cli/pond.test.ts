import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { FRAGMENT_TABLE } from '../../src/archive/index.ts';
import { concat } from '../../src/base/index.ts';
import type { PackPlace, Placement } from '../../src/cli/placement.ts';
import { digest } from '../../src/crypto/index.ts';
import { DiskStore } from '../../src/host/index.ts';
import { guidBytes, type PackGuid } from '../../src/id/index.ts';
import { ocean, TestPond } from './ocean.ts';
import { described, makeTree, noise } from './tree.ts';

const BIG_BYTES = 10 * 1024 * 1024;
const pond = new TestPond({ port: 7620 });
const big = noise(BIG_BYTES);

test.before(async () => {
  await pond.start(3);
  await pond.must(0, 'volume', 'create', 'v');
  writeFileSync(pond.path('big'), big);
  await pond.must(0, 'put', pond.path('big'), 'v:/big');
});

test.after.always(() => pond.end());

test.serial('a second start is refused, and says what runs', async (t) => {
  const { code, errors } = await pond.ocean(0, 'start');
  t.is(code, 4);
  t.deepEqual(errors, [`ocean: The node in ${pond.home(0)} runs already: see "ocean status"`]);
});

test.serial('10 MiB come back byte for byte, by cat and by get, without any mount', async (t) => {
  t.true((await pond.must(0, 'cat', 'v:/big')).out.equals(big));
  await pond.must(0, 'get', 'v:/big', pond.path('big-back'));
  t.true(readFileSync(pond.path('big-back')).equals(big));
  const before = statSync(pond.path('big'));
  const after = statSync(pond.path('big-back'));
  t.is(after.mode, before.mode);
  t.is(Math.floor(after.mtimeMs), Math.floor(before.mtimeMs));
});

test.serial('another machine reads the volume once it has the keys', async (t) => {
  const { text } = await pond.must(0, 'volume', 'share', 'v');
  writeFileSync(pond.path('shared'), text, { mode: 0o600 });
  await pond.must(1, 'volume', 'accept', pond.path('shared'));
  t.true((await pond.must(1, 'cat', 'v:/big')).out.equals(big));
});

test.serial('a tree comes back whole: content, modes, times, links, odd names', async (t) => {
  makeTree(pond.path('tree'));
  await pond.must(0, 'put', '-r', pond.path('tree'), 'v:/');
  await pond.must(0, 'get', '-r', 'v:/tree', pond.path('tree-back'));
  t.deepEqual(described(pond.path('tree-back')), described(pond.path('tree')));
  const names = readdirSync(pond.path('tree')).sort();
  const listed = await pond.json(0, 'ls', 'v:/tree');
  t.deepEqual(
    listed.map(({ name }: { name: string }) => name),
    names,
  );
  const { text } = await pond.must(0, 'ls', '-l', 'v:/tree');
  t.regex(text, /-rw-r----- {2}1 +\d+:\d+ +12 +2009-02-13T23:31:30\.125Z {2}small\.txt/);
  t.regex(text, /lrwxrwxrwx .* dangling -> \/nowhere at all/);
  t.is((await pond.must(0, 'cat', 'v:/tree/sub/link')).text, 'a few bytes\n');
  const refused = await pond.ocean(0, 'put', pond.path('tree'), 'v:/');
  t.deepEqual(refused.errors, [
    `ocean: ${pond.path('tree')} is a directory: add -r to copy all of it`,
  ]);
});

test.serial('log lists versions, and restore brings an older one back', async (t) => {
  const sizes = [5, 50_000, 900];
  const contents = sizes.map((size) => Buffer.from(noise(size)));
  for (const content of contents) {
    writeFileSync(pond.path('file'), content);
    await pond.must(0, 'put', pond.path('file'), 'v:/file');
  }
  const { versions } = await pond.json(0, 'log', 'v:/file');
  t.deepEqual(
    versions.map(({ size }: { size: number }) => size),
    [...sizes].reverse(),
  );
  const [newest, middle, oldest] = versions;
  t.true(newest.version > middle.version && middle.version > oldest.version);
  t.true(newest.timeMs >= middle.timeMs);
  t.regex(newest.vguid, /^[0-9a-f]{40}$/);
  t.is((await pond.json(0, 'log', 'v:/file', '--limit', '1')).versions.length, 1);

  await pond.must(0, 'restore', 'v:/file', '--at', String(middle.version));
  t.true((await pond.must(0, 'cat', 'v:/file')).out.equals(contents[1]!));
  const when = new Date(oldest.timeMs).toISOString();
  await pond.must(0, 'restore', 'v:/file', '--at', when, '--to', 'v:/gone/first');
  t.true((await pond.must(0, 'cat', 'v:/gone/first')).out.equals(contents[0]!));
  t.is((await pond.json(0, 'log', 'v:/file')).versions.length, 4);
  // Through `.ocean`, the old versions are there to be read.
  const old = `v:/.ocean/versions/${oldest.version}/file`;
  t.true((await pond.must(0, 'cat', old)).out.equals(contents[0]!));
  const oldTree = `v:/.ocean/versions/${oldest.version}/tree`;
  await pond.must(0, 'get', '-r', oldTree, pond.path('tree-old'));
  t.deepEqual(described(pond.path('tree-old')), described(pond.path('tree')));

  const early = await pond.ocean(0, 'restore', 'v:/file', '--at', '9w');
  t.is(early.code, 3);
  t.regex(
    early.errors[0] ?? '',
    /Volume v has no version as old as that: the first that is kept is 1/,
  );
  const never = await pond.ocean(0, 'restore', 'v:/never', '--at', String(newest.version));
  t.is(never.code, 3);
  t.regex(never.errors[0] ?? '', /\/never did not exist in version/);
});

test.serial('a directory is restored with all in it', async (t) => {
  const [then] = (await pond.json(0, 'log', 'v:/tree', '--limit', '1')).versions;
  writeFileSync(pond.path('file'), 'spoilt');
  await pond.must(0, 'put', pond.path('file'), 'v:/tree/small.txt');
  await pond.must(0, 'restore', 'v:/tree', '--at', String(then.version));
  await pond.must(0, 'get', '-r', 'v:/tree', pond.path('tree-then'));
  t.deepEqual(described(pond.path('tree-then')), described(pond.path('tree')));
});

test.serial(
  'where tells each block of a 10 MiB file, its pack, and a route to the root',
  async (t) => {
    const { versions, packs, ring } = (await pond.json(0, 'where', 'v:/big')) as Placement;
    const [version] = versions;
    t.is(version?.blocks.length, 10);
    t.is(
      version?.blocks.reduce((sum, { length }) => sum + length, 0),
      BIG_BYTES,
    );
    t.deepEqual(
      version?.blocks.map(({ offset }) => offset),
      Array.from({ length: 10 }, (_, index) => index * 1024 * 1024),
    );
    // A pack holds at most 8 MiB; a batch that began early may make one more.
    t.true(packs.length >= 2 && packs.length <= 5);
    for (const { root, route, fragments, n } of packs) {
      t.is(route.at(-1)?.nodeId, root?.nodeId);
      t.is(fragments.length, n);
      t.true(fragments.every(({ holder }) => holder !== null && holder.rttMs !== null));
    }
    t.is(ring.length, 1);
    const { text } = await pond.must(0, 'where', 'v:/big');
    for (const { pack } of packs) t.true(text.includes(pack));
    const inline = (await pond.json(0, 'where', 'v:/tree/small.txt')) as Placement;
    t.true(inline.versions[0]?.isInline);
    t.is(inline.packs.length, 0);
    const all = (await pond.json(0, 'where', '--all', 'v:/file')) as Placement;
    t.is(all.versions.length, 4);
    t.true(all.versions.some(({ blocks }) => blocks.some((block) => block.where === 'ring')));
  },
);

test.serial('status shows the neighbor map level by level, as text and as JSON', async (t) => {
  const status = await pond.json(2, 'status');
  t.true(status.uptimeMs > 0);
  t.true(status.isMember);
  t.true(status.neighbors.length >= 2);
  const sum = (key: string) =>
    status.levels.reduce((total: number, level: Record<string, number>) => total + level[key]!, 0);
  t.is(sum('primaries') + sum('backups'), status.neighbors.length);
  t.true(
    status.levels.every(({ filled, holes }: Record<string, number>) => filled! + holes! === 15),
  );
  t.is(status.suspectCount, 0);
  t.true(status.pointerCount > 0 && status.publishedCount > 0);
  t.true(status.connections >= 2);
  const { text } = await pond.must(2, 'status');
  t.regex(text, /^level +digits +holes +primaries +backups +median rtt$/m);
  t.regex(text, /^0 +\d+ of 15 +\d+ +\d+ +\d+ +[\d.]+ ms$/m);
  t.regex(text, /^objects: \d+ published, \d+ pointers and 0 DHT values kept$/m);
  t.true(text.split('\n').every((line) => line.length <= 120));
  t.regex((await pond.must(0, 'status', '-v')).text, /counter/);
});

test.serial('route tells each hop, and the nodes that have the object', async (t) => {
  const { self } = await pond.json(2, 'status');
  const toNode = await pond.json(0, 'route', self.nodeId);
  t.is(toNode.hops.at(-1).nodeId, self.nodeId);
  t.is(toNode.hops.at(-1).digits, 40);
  t.is(toNode.hops[0].rttMs, 0);
  const rtts = toNode.hops.map(({ rttMs }: { rttMs: number }) => rttMs);
  t.is(
    toNode.totalRttMs,
    rtts.reduce((sum: number, rttMs: number) => sum + rttMs, 0),
  );
  const shown = (await pond.must(0, 'route', self.nodeId.slice(0, 12))).text;
  // Over another node, where the names of both begin with the same digit.
  t.regex(shown, /^[12] +40 +[0-9a-f]{40} +127\.0\.0\.1:7622 +[\d.]+ ms$/m);
  t.regex(shown, /^That is a node, (1 hop|2 hops) and [\d.]+ ms away\.$/m);

  const { packs } = (await pond.json(0, 'where', 'v:/big')) as Placement;
  const { pack, fragments } = packs[0] as PackPlace;
  const holders = [...new Set(fragments.map(({ holder }) => holder?.nodeId))].sort();
  const { servers } = await pond.json(1, 'route', pack);
  t.deepEqual(servers.map(({ nodeId }: { nodeId: string }) => nodeId).sort(), holders);
  t.regex((await pond.must(1, 'route', pack)).text, /^has the object +address +rtt$/m);
  t.false('servers' in (await pond.json(1, 'route', pack, '--no-servers')));
  const nothing = (await pond.must(0, 'route', 'a'.repeat(40))).text;
  t.regex(nothing, /^The root is [0-9a-f]{40}, /m);
  t.regex(nothing, /^No node has published an object of that name\.$/m);
});

test.serial('ping tells round trips, and ends with 1 when nobody answers', async (t) => {
  const { self } = await pond.json(2, 'status');
  const pinged = await pond.json(0, 'ping', self.nodeId, '-c', '2');
  t.is(pinged.sentCount, 2);
  t.is(pinged.rttsMs.length, 2);
  t.true(pinged.minMs <= pinged.meanMs && pinged.meanMs <= pinged.maxMs);
  t.is((await pond.json(0, 'ping', self.nodeId.slice(0, 12))).nodeId, self.nodeId);
  const shown = (await pond.must(0, 'ping', `127.0.0.1:${self.port}`, '-c', '2')).text;
  t.regex(
    shown,
    /^1: [\d.]+ ms\n2: [\d.]+ ms\n[0-9a-f]{40} at 127\.0\.0\.1:7622: 2 asked, 2 answered\n/,
  );
  t.regex(shown, /\nround trip min\/mean\/max [\d.]+\/[\d.]+\/[\d.]+ ms\n$/);
  const unknown = await pond.ocean(0, 'ping', 'f'.repeat(40));
  t.is(unknown.code, 3);
  t.is(unknown.errors.length, 1);

  // The second node knows the first from its invitation, whether it runs or not.
  const { self: first } = await pond.json(0, 'status');
  await pond.stopNode(0);
  const silent = await pond.ocean(1, 'ping', first.nodeId.slice(0, 12), '-c', '2');
  t.is(silent.code, 1);
  t.regex(
    silent.text,
    /^1: no answer\n2: no answer\n[0-9a-f]{40} at 127\.0\.0\.1:7620: 2 asked, 0 answered\n$/,
  );
  await pond.startNode(0);
});

test.serial('doctor looks at the node, its neighbors, its rings and its keys', async (t) => {
  const { text } = await pond.ocean(0, 'doctor', '--json');
  const findings = JSON.parse(text) as { name: string; result: string; advice: string }[];
  const of = (name: string) => findings.find((finding) => finding.name === name);
  t.is(of('node runs')?.result, 'ok');
  t.is(of('member of the pond')?.result, 'ok');
  t.is(of('neighbors')?.result, 'ok');
  t.is(of('ring of v')?.result, 'ok');
  t.is(of('keys are kept elsewhere')?.result, 'warn');
  t.true(findings.every(({ result, advice }) => (result === 'ok') === (advice === '')));
});

test.serial(
  'key export writes all secrets to a new file of mode 0600, and a node comes back of it',
  async (t) => {
    const file = pond.path('keys.json');
    await pond.must(0, 'key', 'export', '--output', file);
    t.is(statSync(file).mode & 0o777, 0o600);
    const keys = JSON.parse(readFileSync(file, 'utf8'));
    t.is(`${keys.nodeKey}\n`, readFileSync(`${pond.home(0)}/node.key`, 'utf8'));
    t.is(`${keys.founderKey}\n`, readFileSync(`${pond.home(0)}/founder.key`, 'utf8'));
    t.deepEqual(keys.volumes.v, JSON.parse(readFileSync(`${pond.home(0)}/volumes/v.json`, 'utf8')));
    const again = await pond.ocean(0, 'key', 'export', '--output', file);
    t.is(again.code, 4);
    t.is(again.errors.length, 1);
    const home = pond.path('again');
    t.is((await ocean(['key', 'import', file], { home })).code, 0);
    // Who founded the pond joined through nobody: without its store it must know somebody.
    const made = JSON.parse(readFileSync(`${home}/node.json`, 'utf8'));
    const before = JSON.parse(readFileSync(`${pond.home(0)}/node.json`, 'utf8'));
    t.deepEqual({ ...made, bootstrap: [] }, { ...before, bootstrap: [] });
    t.is(before.bootstrap.length, 0);
    t.is(made.bootstrap.length, 2);
    for (const name of ['node.key', 'founder.key', 'volumes/v.json']) {
      t.is(
        readFileSync(`${home}/${name}`, 'utf8'),
        readFileSync(`${pond.home(0)}/${name}`, 'utf8'),
        name,
      );
    }
    const { text } = await pond.ocean(0, 'doctor', '--json');
    const kept = JSON.parse(text).find(
      ({ name }: { name: string }) => name === 'keys are kept elsewhere',
    );
    t.is(kept.result, 'ok');
  },
);

test.serial('the holders that where names have those very fragments in their stores', async (t) => {
  const { packs } = (await pond.json(0, 'where', 'v:/big')) as Placement;
  const { self } = await pond.json(2, 'status');
  await pond.stopNode(2);
  const store = DiskStore.open({ directory: `${pond.home(2)}/store`, quotaBytes: 2 ** 32 });
  try {
    for (const pack of packs) t.deepEqual(indexesIn(store, pack), indexesOf(pack, self.nodeId));
  } finally {
    await store.close();
  }
  // Now that it is down, it is no holder to speak of, and the rest is enough to read.
  const after = (await pond.json(0, 'where', 'v:/big')) as Placement;
  for (const pack of after.packs) t.deepEqual(indexesOf(pack, self.nodeId), []);
  t.true((await pond.must(1, 'cat', 'v:/big')).out.equals(big));
});

function indexesOf({ fragments }: PackPlace, nodeId: string): number[] {
  return fragments.filter(({ holder }) => holder?.nodeId === nodeId).map(({ index }) => index);
}

/** Fragments of the pack that a store has, each looked for by its own key. */
function indexesIn(store: DiskStore, { pack, n }: PackPlace): number[] {
  return Array.from({ length: n }, (_, index) => index).filter((index) => {
    const key = concat([guidBytes(pack as PackGuid), Uint8Array.of(index)]);
    const bytes = store.get(FRAGMENT_TABLE, key);
    return bytes !== undefined && digest('fragment', bytes).length === 32;
  });
}
