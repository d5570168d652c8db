/** Forty real processes on loopback: all join at once, eight die, eight come back, and routes work throughout. */

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Routed } from '../../src/cli/handlers/index.ts';
import type { Placement } from '../../src/cli/placement.ts';
import { noise, until } from './command.ts';
import { ManyNodes } from './many-nodes.ts';
import { RouteWatch, rootOf } from './route-watch.ts';

const COUNT = 40;
const KILLED_COUNT = 8;
/** GUIDs of nothing: spread over the name space, so that their roots are. */
const GUIDS = Array.from({ length: 6 }, (_, index) =>
  createHash('sha1').update(`guid ${index}`).digest('hex'),
);
/** The command line itself is called on so many nodes in each phase; the others answer over their sockets. */
const COMMANDS = 3;
const SETTLE_SECONDS = 30;
/** What `ocean route` allows itself, and what a busy machine adds. */
const ROUTE_MS_MAX = 7000;
const FILE_BYTES = 1 << 20;

const many = new ManyNodes({ count: COUNT, port: 7800 });
const startMs = performance.now();
let ids: string[] = [];
let pack = '';
let dead: number[] = [];

test.after.always('all end', () => many.end());

function log(t: ExecutionContext, text: string): void {
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  const bytes = many.running.reduce((sum, node) => sum + many.memoryBytes(node), 0);
  t.log(
    `${seconds} s: ${text}; ${many.running.length} processes, ${Math.round(bytes / 2 ** 20)} MiB`,
  );
}

const idOf = (node: number) => ids[node] as string;
const liveIds = () => many.ready.map(idOf);

async function rootAt(node: number, target: string): Promise<string | undefined> {
  const { hops } = (await many.ask(node, 'route', { target, servers: false })) as Routed;
  return hops.at(-1)?.nodeId;
}

/** Every live node is asked for every target. @returns who answered with another root than the definition has */
async function strays(targets: readonly string[]): Promise<string[]> {
  const live = liveIds();
  const found = await Promise.all(
    many.ready.map(async (node) => {
      const wrong: string[] = [];
      for (const target of targets) {
        const root = await rootAt(node, target);
        if (root !== rootOf(target, live)) wrong.push(`n${node}: ${target} at ${root}`);
      }
      return wrong;
    }),
  );
  return found.flat();
}

async function untilAgreed(what: string, targets: readonly string[]): Promise<void> {
  let last: string[] = [];
  const look = async () => {
    last = await strays(targets);
    return last.length === 0;
  };
  await until(what, look, SETTLE_SECONDS).catch((error: Error) => {
    throw new Error(
      `${error.message}: ${last.length} stray, such as ${last.slice(0, 5).join('; ')}`,
    );
  });
}

/** The same by the command itself, on some nodes: it works, and once all agree it tells the right root. */
async function callCommands(t: ExecutionContext, when: 'settled' | 'changing'): Promise<void> {
  for (let i = 0; i < COMMANDS; i++) {
    const node = many.ready[(i * 13 + 5) % many.ready.length] as number;
    const target = GUIDS[i] as string;
    const { status, output, errorText } = await many.ocean(
      node,
      'route',
      target,
      '--no-servers',
      '--json',
    );
    t.is(status, 0, errorText);
    if (status !== 0 || when === 'changing') continue;
    t.is((JSON.parse(output) as Routed).hops.at(-1)?.nodeId, rootOf(target, liveIds()));
  }
}

/** The pack's servers as each live node finds them, which are never none. */
async function isFoundFromEach(): Promise<boolean> {
  const found = await Promise.all(
    many.ready.map(async (node) => (await many.ask(node, 'route', { target: pack })) as Routed),
  );
  return found.every(({ servers }) => (servers?.length ?? 0) > 0);
}

function judge(t: ExecutionContext, watch: RouteWatch): void {
  t.deepEqual(watch.failures, []);
  t.true(watch.routeCount >= COUNT, `${watch.routeCount} routes`);
  t.true(watch.slowestMs < ROUTE_MS_MAX, `${watch.slowestMs} ms`);
  log(t, `${watch.routeCount} routes meanwhile, the slowest in ${Math.round(watch.slowestMs)} ms`);
}

test.serial('39 nodes that join at once become members, and all agree on each root', async (t) => {
  t.timeout(150_000);
  await many.start(0);
  await many.stop(0);
  await many.start(0);
  log(t, 'the first is ready');
  await Promise.all(many.homes.slice(1).map((_, index) => many.start(index + 1)));
  log(t, 'all are ready');
  const all = await Promise.all(many.running.map((node) => many.ask(node, 'status')));
  t.true(all.every(({ isMember }) => isMember));
  ids = all.map(({ self }) => self.nodeId);
  t.is(new Set(ids).size, COUNT);
  await untilAgreed('each NodeId is found from each node', ids);
  await untilAgreed('one root for each GUID', GUIDS);
  log(t, 'all agree');
  await callCommands(t, 'settled');
});

test.serial('what one node publishes is found from each', async (t) => {
  t.timeout(60_000);
  const file = join(many.directory, 'file');
  writeFileSync(file, noise('forty', FILE_BYTES));
  await many.ask(0, 'volume.create', { name: 'v' });
  const put = await many.ocean(0, 'put', file, 'v:/file');
  t.is(put.status, 0, put.errorText);
  const where = (await many.ask(0, 'file.where', { volume: 'v', path: '/file' })) as Placement;
  pack = where.packs[0]?.pack as string;
  await until('the pack is found from each node', isFoundFromEach, SETTLE_SECONDS);
  const { output } = await many.ocean(7, 'route', pack);
  t.regex(output, /has the object/);
  log(t, 'the pack is found from each node');
});

test.serial('while 8 of 40 are dead, each of the others finds the way all the time', async (t) => {
  t.timeout(120_000);
  const { servers } = (await many.ask(0, 'route', { target: pack })) as Routed;
  const holders = new Set(servers?.map(({ nodeId }) => nodeId));
  // The first keeps the volume's names. Roots may go, and do; somebody has to have the pack.
  const roots = new Set(GUIDS.map((guid) => rootOf(guid, ids)));
  const mortal = many.ready.filter((node) => node !== 0 && !holders.has(idOf(node)));
  const byUse = mortal.sort((a, b) => Number(roots.has(idOf(b))) - Number(roots.has(idOf(a))));
  dead = byUse.slice(0, KILLED_COUNT);
  t.is(dead.length, KILLED_COUNT);
  const watch = new RouteWatch(many, [...GUIDS, pack]);
  try {
    await Promise.all(dead.map((node) => many.kill(node)));
    t.is(many.ready.length, COUNT - KILLED_COUNT);
    log(t, 'killed');
    await callCommands(t, 'changing');
    await untilAgreed('one root for each GUID', [...GUIDS, ...dead.map(idOf), pack]);
    log(t, 'the living agree');
    await until('the pack is found from each node', isFoundFromEach, SETTLE_SECONDS);
  } finally {
    await watch.end();
  }
  judge(t, watch);
  await callCommands(t, 'settled');
});

test.serial('the 8 come back, and each of the 40 finds the way all the time', async (t) => {
  t.timeout(120_000);
  const watch = new RouteWatch(many, [...GUIDS, pack]);
  try {
    const starts = dead.map((node) => many.start(node));
    await callCommands(t, 'changing');
    await Promise.all(starts);
    t.is(many.ready.length, COUNT);
    log(t, 'all are ready again');
    await untilAgreed('each NodeId is found from each node', ids);
    await untilAgreed('one root for each GUID', [...GUIDS, pack]);
    log(t, 'all agree');
    await until('the pack is found from each node', isFoundFromEach, SETTLE_SECONDS);
  } finally {
    await watch.end();
  }
  judge(t, watch);
  await callCommands(t, 'settled');
  const all = await Promise.all(many.running.map((node) => many.ask(node, 'status')));
  t.true(all.every(({ isMember }) => isMember));
});
