/** What must hold for every object once nothing but the liars is wrong. */

import { keyOf } from '../../base/index.ts';
import { BLOCK_TABLE } from '../../ring/index.ts';
import type { ObjectMessage } from '../../wire/index.ts';
import { notLinearizable } from '../checkers/linearizable.ts';
import type { Operation, ReadOperation, UpdateOperation } from '../checkers/object-history.ts';
import { falseEvidence } from '../checkers/ring-evidence.ts';
import type { RingNode } from '../ring-node.ts';
import { readAt } from '../ring-reader.ts';
import type { SimulatedObject } from '../simulated-object.ts';
import type { RingWorld } from './ring-world.ts';

/** Once nothing but the liars is wrong, every update is answered and every ring changed within this time. */
const ANSWER_MS = 60_000;
/** And within this time all members that do not lie are at one version and vote. */
const AGREE_MS = 70_000;
const POLL_MS = 1000;

/** Everything is answered, also what is asked only now, and the members agree. */
export async function settle(world: RingWorld): Promise<string[]> {
  const { pond } = world;
  const { objects } = pond;
  const isDone = ({ clients }: SimulatedObject) => clients.every((client) => client.isDone);
  const areDone = () => objects.every((one) => isDone(one) && !one.owner.isChanging);
  const undone = () => objects.filter((one) => !isDone(one)).map((one) => headsOf(world, one));
  if (!(await pond.runUntil(areDone, ANSWER_MS))) {
    const changing = objects.filter(({ owner }) => owner.isChanging);
    return [
      ...changing.map(
        (one) => `a change does not end: ${one.owner.trouble}; ${headsOf(world, one)}`,
      ),
      ...undone().map((heads) => `updates wait for more than ${ANSWER_MS} ms: ${heads}`),
    ];
  }
  for (const { clients } of objects) for (const client of clients) client.start(1);
  if (!(await pond.runUntil(areDone, ANSWER_MS)))
    return undone().map((heads) => `nothing goes on in the last epoch: ${heads}`);
  const apart = () => objects.filter((object) => !agree(world, object));
  if (!(await pond.runUntil(() => apart().length === 0, AGREE_MS))) {
    return apart().map((one) => `no agreement after ${AGREE_MS} ms: ${headsOf(world, one)}`);
  }
  const failures: string[] = [];
  for (const object of objects) failures.push(...(await lackingBlocks(world, object)));
  return failures;
}

/** All that votes honestly has one head, and nobody is still recovering. */
function agree(world: RingWorld, object: SimulatedObject): boolean {
  const heads = world.saneOf(object).map((node) => node.head(object.aguid));
  return heads.every(
    (head) =>
      head !== undefined &&
      !head.isRecovering &&
      head.epoch === object.ring.epoch &&
      head.version === heads[0]?.version &&
      head.slot === heads[0].slot,
  );
}

function headsOf({ pond }: RingWorld, { aguid, index: of, ring }: SimulatedObject): string {
  const heads = pond.nodes.map((node) => {
    const head = node.head(aguid);
    if (head === undefined) return `${node.index}: nothing`;
    const { epoch, slot, version, view, isChanging, isRecovering } = head;
    const state = `${isChanging ? ' changing' : ''}${isRecovering ? ' recovering' : ''}`;
    return `${node.index}: epoch ${epoch} version ${version} slot ${slot} view ${view}${state}`;
  });
  const members = pond.membersOf(ring).map(({ index }) => index);
  return `object ${of}, ring ${members} of epoch ${ring.epoch}: ${heads.join('; ')}`;
}

function updatesOf({ operations }: SimulatedObject): UpdateOperation[] {
  return operations.filter((one) => one.kind === 'update');
}

/** Small blocks that the ring must have: they came with a committed update, and none has released them. */
function blocksOf(object: SimulatedObject): Map<string, Uint8Array> {
  const byVersion = new Map<number, UpdateOperation>();
  for (const one of updatesOf(object)) {
    const version = object.certificates.versionOf(one.digest);
    if (version !== undefined) byVersion.set(version, one);
  }
  const blocks = new Map<string, Uint8Array>();
  for (const [version, { update }] of [...byVersion].sort(([a], [b]) => a - b)) {
    const outcomes = object.certificates.at(version)?.outcomes;
    for (const [part, { blocks: brought, released }] of update.parts.entries()) {
      if (outcomes?.[part] === 0) continue;
      for (const { digest } of brought) blocks.set(keyOf(digest), digest);
      for (const digest of released) blocks.delete(keyOf(digest));
    }
  }
  return blocks;
}

async function lackingBlocks(world: RingWorld, object: SimulatedObject): Promise<string[]> {
  const { pond } = world;
  // What nobody was told of is certified all the same.
  for (const node of world.saneOf(object)) await pond.ask(node, allVersions(object));
  const blocks = blocksOf(object);
  const missing = ({ disks }: RingNode) =>
    [...blocks.values()].filter((digest) => disks[0]?.get(BLOCK_TABLE, digest) === undefined);
  const lacks = () => world.saneOf(object).filter((node) => missing(node).length > 0);
  if (await pond.runUntil(() => lacks().length === 0, AGREE_MS)) return [];
  return lacks().map((node) => {
    const lack = `node ${node.index} lacks ${missing(node).length} of ${blocks.size}`;
    return `${lack} small blocks: ${headsOf(world, object)}`;
  });
}

function allVersions({ aguid }: SimulatedObject): ObjectMessage {
  return { kind: 'getHeartbeats', aguid, from: 0, count: 4096 };
}

/** What a member has in the end, as a read that comes after everything else. */
async function finalRead(
  { pond }: RingWorld,
  { aguid, rings }: SimulatedObject,
  node: RingNode,
): Promise<ReadOperation | string> {
  const invokedMs = pond.clock.elapsedMs;
  const answer = await pond.ask(node, { kind: 'getHeartbeats', aguid, from: 0, count: 0 });
  const certified = answer?.kind === 'heartbeats' ? answer.heartbeats[0] : undefined;
  const heartbeat = certified && rings.check(certified);
  if (heartbeat === undefined) return `node ${node.index} shows no version`;
  const seen = await readAt(heartbeat, (message) => pond.ask(node, message));
  if (seen === undefined) return `node ${node.index} has a hole in its tree`;
  return { ...seen, kind: 'read', client: -1, invokedMs, returnedMs: pond.clock.elapsedMs };
}

/** The same versions as everybody's, with all that was acknowledged. */
async function wrongLog(
  { pond }: RingWorld,
  object: SimulatedObject,
  node: RingNode,
): Promise<string[]> {
  const answer = await pond.ask(node, allVersions(object));
  const log = new Map<number, Uint8Array>();
  for (const one of answer?.kind === 'heartbeats' ? answer.heartbeats : []) {
    const heartbeat = object.rings.check(one);
    if (heartbeat === undefined) return [`node ${node.index} keeps what nobody certified`];
    log.set(heartbeat.version, heartbeat.updateDigest);
  }
  const last = Math.max(...log.keys());
  return updatesOf(object).flatMap(({ outcome, digest }) => {
    if (outcome === undefined) return [];
    const there = log.get(outcome.version);
    const isThere = there === undefined || keyOf(there) === keyOf(digest);
    if (outcome.version <= last && isThere) return [];
    return [`node ${node.index} has lost acknowledged version ${outcome.version}`];
  });
}

/** Who was refused was not executed, and of two updates with one number one at most was. */
function wrongRefusals(world: RingWorld, object: SimulatedObject): string[] {
  const versionOf = ({ digest }: UpdateOperation) => object.certificates.versionOf(digest);
  const failures: string[] = [];
  for (const one of updatesOf(object)) {
    const version = versionOf(one);
    if (version === undefined) continue;
    if (one.isRefused) failures.push(`an update was refused and made version ${version}`);
    for (const node of world.pond.nodes) {
      const isSaid = one.conflicts?.has(node.self.nodeId) === true && node.liar === undefined;
      if (isSaid) failures.push(`node ${node.index} refused what made version ${version}`);
    }
  }
  for (const pair of object.clients.flatMap(({ twins }) => twins)) {
    const versions = pair.map(versionOf).filter((version) => version !== undefined);
    if (versions.length > 1) failures.push(`one number made versions ${versions.join(' and ')}`);
    if (pair.every(({ isRefused }) => isRefused)) failures.push('both updates of a number refused');
  }
  return failures;
}

/** Who is no member any more and heard of it says so, and does not answer as one. */
async function wrongElders(world: RingWorld, { aguid, ring }: SimulatedObject): Promise<string[]> {
  const { pond } = world;
  const members = pond.membersOf(ring);
  const failures: string[] = [];
  for (const node of pond.nodes) {
    const isElder = node.head(aguid) !== undefined && !members.includes(node);
    if (!isElder || node.liar !== undefined) continue;
    const untilMs = pond.clock.elapsedMs + AGREE_MS;
    for (;;) {
      const answer = await pond.ask(node, { kind: 'getHeartbeats', aguid, from: 0, count: 0 });
      if (answer?.kind === 'moved') break;
      if (pond.clock.elapsedMs > untilMs) {
        failures.push(`node ${node.index} does not know that the ring goes on without it`);
        break;
      }
      await pond.run(POLL_MS);
    }
  }
  return failures;
}

/** What happened: updates that nobody answered too, if they made a version. */
function historyOf({ operations, certificates }: SimulatedObject): Operation[] {
  return operations.flatMap((one): Operation[] => {
    if (one.kind === 'read' || one.outcome !== undefined) return [one];
    const version = certificates.versionOf(one.digest);
    return version === undefined ? [] : [{ ...one, outcome: certificates.at(version) }];
  });
}

/** The clients' history with what members show in the end: in what order, and of which length. */
async function wrongHistory(world: RingWorld, object: SimulatedObject): Promise<string[]> {
  const reads: ReadOperation[] = [];
  const failures: string[] = [];
  for (const node of world.saneOf(object)) {
    const read = await finalRead(world, object, node);
    if (typeof read === 'string') failures.push(read);
    else reads.push(read);
    failures.push(...(await wrongLog(world, object, node)));
  }
  const latest = Math.max(0, ...reads.map(({ version }) => version));
  const updates = updatesOf(object);
  const executed = updates.filter(({ digest }) => object.certificates.versionOf(digest));
  if (latest !== executed.length)
    failures.push(`${executed.length} updates made ${latest} versions`);
  for (const { trouble } of object.clients) if (trouble !== undefined) failures.push(`${trouble}`);
  return [...failures, ...notLinearizable([...historyOf(object), ...reads])];
}

export async function wrongs(world: RingWorld): Promise<string[]> {
  const failures: string[] = [];
  for (const object of world.pond.objects) {
    const { certificates, freshWords, operations, twoTongues, rings } = object;
    const honest = world.pond.nodes.filter(({ liar }) => liar === undefined);
    const mayLie = (nodeId: string) => {
      const node = world.pond.nodes.find(({ self }) => self.nodeId === nodeId);
      return node === undefined || node.liar !== undefined || node.hasLost(object.aguid);
    };
    const history = await wrongHistory(world, object);
    history.push(...wrongRefusals(world, object), ...(await wrongElders(world, object)));
    twoTongues.check();
    history.push(...certificates.failures, ...twoTongues.failures);
    history.push(...freshWords.failures(operations, (ms) => world.latestClockMs(ms)));
    history.push(...falseEvidence(rings, honest, mayLie));
    failures.push(...history.map((line) => `object ${object.index}: ${line}`));
  }
  return failures;
}
