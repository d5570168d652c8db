/**
 * A ring's members crash, lie, lose their disks and their connections while clients submit and read; then the faults
 * end, but for the liars. Nothing that was acknowledged is lost, no version is two things, the clients' history has
 * an order, and before long everything is answered and everybody agrees.
 */

import { keyOf } from '../../base/index.ts';
import { checkHeartbeat, lacking, NodeCache, scan } from '../../object/index.ts';
import { BLOCK_TABLE } from '../../ring/index.ts';
import type { Heartbeat, ObjectMessage } from '../../wire/index.ts';
import { notLinearizable } from '../checkers/linearizable.ts';
import type { ReadOperation } from '../checkers/object-history.ts';
import { falseEvidence } from '../checkers/ring-evidence.ts';
import { RING_LIAR_KINDS } from '../liars/ring-liars.ts';
import { MemoryStore } from '../memory-store.ts';
import { rememberSignatures } from '../remembered-signatures.ts';
import type { RingNode } from '../ring-node.ts';
import type { Result, Scenario, Watcher } from '../scenario.ts';
import { drawRingMishap, RING_MISHAPS } from './ring-mishaps.ts';
import { RingWorld } from './ring-world.ts';

const CREATE_MS = 20_000;
const FAULTS_MS_LEAST = 3000;
const FAULTS_MS_MOST = 9000;
const PAUSE_MS_LEAST = 30;
const PAUSE_MS_MOST = 1200;
/** Once nothing but the liars is wrong, every update is answered within this time. */
const ANSWER_MS = 60_000;
/** And within this time all members that do not lie are at one version and vote. */
const AGREE_MS = 70_000;

const FRAME_PROBES = ['lost', 'duplicated', 'reordered', 'spiked', 'parted', 'slowed'];
/** Rare events inside the members. */
const COUNTERS = [
  'view-change',
  'new-view-led',
  'transfer',
  'recovered',
  'forged',
  'equivocation-ballot',
  'equivocation-statement',
];

async function create(world: RingWorld): Promise<string[]> {
  const { pond, setup } = world;
  const { object, ring } = pond.keys;
  for (const node of pond.nodes) node.start();
  // Who is not told is invited by the others.
  const skipped = setup.integer(3) === 0 ? setup.integer(pond.ring.faultyMax + 1) : 0;
  const told = pond.honest.slice(0, pond.honest.length - (pond.liars.size > 0 ? 0 : skipped));
  for (const node of pond.nodes) {
    if (node.liar === undefined && !told.includes(node)) {
      node.hasLostDisk = true;
      world.note('not-told', String(node.index));
      continue;
    }
    pond.tell(node, { kind: 'create', object, ring, handover: undefined });
  }
  const isCreated = () => told.some(({ member }) => (member?.objects()[0]?.slot ?? 0) > 0);
  return (await pond.runUntil(isCreated, CREATE_MS)) ? [] : ['the object was not created'];
}

async function suffer(world: RingWorld): Promise<void> {
  const { pond, faults } = world;
  const endMs = pond.clock.elapsedMs + FAULTS_MS_LEAST + faults.integer(FAULTS_MS_MOST);
  const pauseMs = PAUSE_MS_LEAST + faults.integer(PAUSE_MS_MOST);
  while (pond.clock.elapsedMs < endMs) {
    drawRingMishap(world).happen(world);
    await pond.run(1 + faults.integer(pauseMs));
  }
  world.say('faults stop');
  pond.network.heal();
  for (const { disks } of pond.nodes) for (const disk of disks) disk.onWrite = undefined;
  for (const node of pond.nodes) if (!node.isLive) node.start();
}

/** All that votes honestly has one head, and nobody is still recovering. */
function agree(nodes: readonly RingNode[]): boolean {
  const heads = nodes.map(({ member }) => member?.objects()[0]);
  return heads.every(
    (head) =>
      head !== undefined &&
      !head.isRecovering &&
      head.version === heads[0]?.version &&
      head.slot === heads[0].slot,
  );
}

function headsOf(world: RingWorld): string {
  return world.pond.nodes
    .map(({ member, index }) => {
      const head = member?.objects()[0];
      if (head === undefined) return `${index}: nothing`;
      const { slot, version, view, isChanging, isRecovering } = head;
      const state = `${isChanging ? ' changing' : ''}${isRecovering ? ' recovering' : ''}`;
      return `${index}: version ${version} slot ${slot} view ${view}${state}`;
    })
    .join('; ');
}

async function settle(world: RingWorld): Promise<string[]> {
  const { pond } = world;
  const isDone = () => pond.clients.every((client) => client.isDone);
  if (!(await pond.runUntil(isDone, ANSWER_MS))) {
    return [`updates wait for more than ${ANSWER_MS} ms: ${headsOf(world)}`];
  }
  if (!(await pond.runUntil(() => agree(world.sane), AGREE_MS))) {
    return [`members do not agree after ${AGREE_MS} ms: ${headsOf(world)}`];
  }
  const lacks = () => world.sane.filter((node) => missingBlocks(world, node) > 0);
  if (!(await pond.runUntil(() => lacks().length === 0, AGREE_MS))) {
    const lines = lacks().map((node) => `member ${node.index} lacks ${missingBlocks(world, node)}`);
    return lines.map((line) => `${line} of ${blocksOf(world).length} small blocks`);
  }
  return [];
}

/** What a member has in the end, as a read that comes after everything else. */
async function finalRead(world: RingWorld, node: RingNode): Promise<ReadOperation | string> {
  const { pond } = world;
  const { aguid } = pond.ring;
  const invokedMs = pond.clock.elapsedMs;
  const answer = await pond.ask(node, { kind: 'getHeartbeats', aguid, from: 0, count: 0 });
  const certified = answer?.kind === 'heartbeats' ? answer.heartbeats[0] : undefined;
  const heartbeat = certified && checkHeartbeat(pond.ring, certified);
  if (heartbeat === undefined) return `member ${node.index} shows no version`;
  const nodes = new NodeCache(new MemoryStore());
  for (;;) {
    const all = lacking(() => [...scan(nodes, heartbeat.topBlock, Uint8Array.of(1))]);
    if ('value' in all) {
      const entries = all.value.map(({ key, value, version }) => ({ key, value, version }));
      const { version } = heartbeat;
      return {
        ...{ kind: 'read', client: -1, invokedMs, version, entries },
        returnedMs: pond.clock.elapsedMs,
      };
    }
    const { missing } = all;
    const found = await pond.ask(node, { kind: 'getNodes', aguid, digests: [missing] });
    const bytes = found?.kind === 'nodes' ? found.nodes[0]?.bytes : undefined;
    if (bytes === undefined || nodes.accept(missing, bytes) === undefined)
      return `member ${node.index} has a hole in its tree`;
  }
}

/** The same versions as everybody's, with all that was acknowledged. */
async function wrongLog(world: RingWorld, node: RingNode): Promise<string[]> {
  const { pond } = world;
  const message: ObjectMessage = {
    kind: 'getHeartbeats',
    aguid: pond.ring.aguid,
    from: 0,
    count: 4096,
  };
  const answer = await pond.ask(node, message);
  const certified = answer?.kind === 'heartbeats' ? answer.heartbeats : [];
  const log = new Map<number, Heartbeat>();
  for (const one of certified) {
    const heartbeat = checkHeartbeat(pond.ring, one);
    if (heartbeat === undefined) return [`member ${node.index} keeps what nobody certified`];
    log.set(heartbeat.version, heartbeat);
  }
  const last = Math.max(...log.keys());
  const wrong: string[] = [];
  for (const operation of pond.operations) {
    if (operation.kind === 'read' || operation.outcome === undefined) continue;
    const { version } = operation.outcome;
    const there = log.get(version);
    const isThere = there === undefined || keyOf(there.updateDigest) === keyOf(operation.digest);
    if (version > last || !isThere)
      wrong.push(`member ${node.index} has lost acknowledged version ${version}`);
  }
  return wrong;
}

/** Small blocks that the ring must have. */
function blocksOf(world: RingWorld) {
  return world.pond.clients.flatMap(({ blocks }) => [...blocks.values()]);
}

function missingBlocks(world: RingWorld, { disks }: RingNode): number {
  const isMissing = (digest: Uint8Array) => disks[0]?.get(BLOCK_TABLE, digest) === undefined;
  return blocksOf(world).filter(({ digest }) => isMissing(digest)).length;
}

async function wrongs(world: RingWorld): Promise<string[]> {
  const { pond } = world;
  const reads: ReadOperation[] = [];
  const failures: string[] = [];
  for (const node of world.sane) {
    const read = await finalRead(world, node);
    if (typeof read === 'string') failures.push(read);
    else reads.push(read);
    failures.push(...(await wrongLog(world, node)));
  }
  const latest = Math.max(0, ...reads.map(({ version }) => version));
  const executed = pond.operations.filter(({ kind }) => kind === 'update').length;
  if (latest !== executed) failures.push(`${executed} updates made ${latest} versions`);
  pond.twoTongues.check();
  return [
    ...failures,
    ...pond.certificates.failures,
    ...pond.twoTongues.failures,
    ...falseEvidence(pond.ring, pond.honest, pond.liars),
    ...notLinearizable([...pond.operations, ...reads]),
  ];
}

function countAll(world: RingWorld): void {
  const { pond, probes } = world;
  probes.addAll(Object.entries(pond.network.faults.counts));
  probes.hit('unheard', pond.network.unheardCount);
  probes.hit('swallowed', pond.network.swallowedCount);
  probes.hit('caught', pond.twoTongues.caughtCount);
  for (const { liar, member } of pond.nodes) {
    if (liar !== undefined) probes.hit(liar.kind, liar.lieCount);
    else probes.addAll(Object.entries(member?.counters() ?? {}));
  }
  for (const { operations, retryCount, refusedCount, falseCount } of pond.clients) {
    probes.hit('retries', retryCount);
    probes.hit('refusals', refusedCount);
    probes.hit('false-answers', falseCount);
    for (const one of operations) {
      if (one.kind === 'read') probes.hit('reads');
      else probes.hit(one.outcome?.aborted === true ? 'aborts' : 'updates');
    }
  }
  const batched = pond.certificates.certified.filter(({ path }) => path.length > 0);
  probes.hit('batched', batched.length);
}

async function run(seed: number, watcher: Watcher): Promise<Result> {
  rememberSignatures();
  const world = new RingWorld(seed, watcher);
  const { pond } = world;
  const { length } = pond.nodes;
  world.say(`${length} members, ${pond.clients.length} clients`);
  let failures = await create(world);
  if (failures.length === 0) {
    for (const client of pond.clients) client.start();
    await suffer(world);
    failures = await settle(world);
    // What was certified twice says more than that somebody waits for ever.
    failures =
      failures.length === 0
        ? await wrongs(world)
        : [...pond.certificates.failures, ...pond.twoTongues.failures, ...failures];
  }
  countAll(world);
  return { failures: failures.slice(0, 8), probes: world.probes.counts };
}

export const ring: Scenario = {
  name: 'ring',
  probes: [
    ...RING_MISHAPS.map(({ name }) => name),
    ...FRAME_PROBES,
    ...RING_LIAR_KINDS,
    ...COUNTERS,
    'unsynced',
    'wrong-clock',
    'swallowed',
    'caught',
    'batched',
  ],
  run,
};

export const RING_SCENARIOS: readonly Scenario[] = [ring];
