/**
 * The members of some rings crash, lie, lose their disks and their connections, and are replaced, while clients submit
 * and read; then the faults end, but for the liars. Nothing that was acknowledged is lost, no version is two things,
 * the clients' histories have an order, and before long everything is answered and everybody agrees.
 */

import { RING_LIAR_KINDS } from '../liars/ring-liars.ts';
import { rememberSignatures } from '../remembered-signatures.ts';
import type { Result, Scenario, Watcher } from '../scenario.ts';
import type { SimulatedObject } from '../simulated-object.ts';
import { drawMishap } from './mishap.ts';
import { settle, wrongs } from './ring-checks.ts';
import { RING_MISHAPS } from './ring-mishaps.ts';
import { RingWorld } from './ring-world.ts';

const CREATE_MS = 20_000;
const FAULTS_MS_LEAST = 3000;
const FAULTS_MS_MOST = 9000;
const PAUSE_MS_LEAST = 30;
const PAUSE_MS_MOST = 1200;

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
  'epoch-over',
  'fresh-word',
];
/** What became of changes, of numbers that were used twice, and of full disks. */
const OUTCOMES = [
  'ring-grow',
  'ring-shrink',
  'ring-replace',
  'replace-dead',
  'grown-to-4',
  'grown-to-7',
  'replaced',
  'shrunk',
  'leader-in-change',
  'owner-half-way',
  'removed-back',
  'slept-through',
  'moves',
  'several-objects',
  'twice-used',
  'conflict',
  'no-space',
  'unkept',
];

/** Tells all members of the object but some, who are invited by the others. */
function tellMembers(world: RingWorld, object: SimulatedObject): void {
  const { pond, setup } = world;
  const members = pond.membersOf(object.ring);
  const isSound = members.every((node) => !world.isFaulty(object, node));
  const skipped = setup.integer(3) === 0 ? setup.integer(object.ring.faultyMax + 1) : 0;
  const told = members.slice(0, members.length - (isSound ? skipped : 0));
  const { object: certificate, ring } = object.keys;
  for (const node of members) {
    if (told.includes(node)) {
      pond.tell(node, { kind: 'create', object: certificate, ring, handover: undefined });
    } else {
      node.lose(object.aguid, object.ring.epoch);
      world.note('not-told', `${node.index} of object ${object.index}`);
    }
  }
}

async function create(world: RingWorld): Promise<string[]> {
  const { pond } = world;
  for (const node of pond.nodes) node.start();
  for (const object of pond.objects) tellMembers(world, object);
  const isCreated = ({ aguid }: SimulatedObject) =>
    pond.nodes.some((node) => !node.hasLost(aguid) && (node.head(aguid)?.slot ?? 0) > 0);
  const areCreated = () => pond.objects.every(isCreated);
  return (await pond.runUntil(areCreated, CREATE_MS)) ? [] : ['an object was not created'];
}

async function suffer(world: RingWorld): Promise<void> {
  const { pond, faults } = world;
  const endMs = pond.clock.elapsedMs + FAULTS_MS_LEAST + faults.integer(FAULTS_MS_MOST);
  const pauseMs = PAUSE_MS_LEAST + faults.integer(PAUSE_MS_MOST);
  while (pond.clock.elapsedMs < endMs) {
    drawMishap(world, RING_MISHAPS).happen(world);
    await pond.run(1 + faults.integer(pauseMs));
  }
  world.say('faults stop');
  world.isCalm = true;
  world.kept.clear();
  pond.network.heal();
  for (const { disks } of pond.nodes) {
    for (const disk of disks) {
      disk.onWrite = undefined;
      disk.fill();
    }
  }
  for (const node of pond.nodes) if (!node.isLive) node.start();
}

function countObject({ probes }: RingWorld, object: SimulatedObject): void {
  const { certificates, freshWords, twoTongues, rings, ring, clients, owner } = object;
  probes.hit('caught', twoTongues.caughtCount);
  probes.hit('fresh-word', freshWords.count);
  probes.hit('batched', certificates.certified.filter(({ path }) => path.length > 0).length);
  probes.hit('owner-half-way', owner.halfWayCount);
  const sizes = rings.all.filter(({ epoch }) => epoch <= ring.epoch);
  for (const [i, { members }] of sizes.entries()) {
    const before = sizes[i - 1]?.members.length;
    if (before === undefined) continue;
    if (before === members.length) probes.hit('replaced');
    else probes.hit(before < members.length ? `grown-to-${members.length}` : 'shrunk');
  }
  for (const { operations, counts, twins } of clients) {
    probes.addAll(counts);
    probes.hit('twice-used', twins.length);
    for (const one of operations) {
      if (one.kind === 'read') probes.hit('reads');
      else if (one.outcome !== undefined) {
        const { outcomes } = one.outcome;
        probes.hit(outcomes.some((outcome) => outcome > 0) ? 'updates' : 'aborts');
        if (outcomes.length > 1) probes.hit('of-parts');
      } else probes.hit(one.isRefused ? 'never-executed' : 'given-up');
    }
  }
}

function countAll(world: RingWorld): void {
  const { pond, probes } = world;
  probes.addAll(Object.entries(pond.network.faults.counts));
  probes.hit('unheard', pond.network.unheardCount);
  probes.hit('swallowed', pond.network.swallowedCount);
  for (const { liar, member, unkeptCount } of pond.nodes) {
    probes.hit('unkept', unkeptCount);
    if (liar !== undefined) probes.hit(liar.kind, liar.lieCount);
    else probes.addAll(Object.entries(member?.counters() ?? {}));
  }
  for (const object of pond.objects) countObject(world, object);
}

async function run(seed: number, watcher: Watcher): Promise<Result> {
  rememberSignatures();
  const world = new RingWorld(seed, watcher);
  const { pond } = world;
  world.say(`${pond.nodes.length} nodes, ${pond.objects.length} objects`);
  let failures = await create(world);
  if (failures.length === 0) {
    for (const { clients } of pond.objects) for (const client of clients) client.start();
    await suffer(world);
    failures = await settle(world);
    // What was certified twice says more than that somebody waits for ever.
    const seen = pond.objects.flatMap(({ certificates, twoTongues }) => [
      ...certificates.failures,
      ...twoTongues.failures,
    ]);
    failures = failures.length === 0 ? await wrongs(world) : [...seen, ...failures];
  }
  countAll(world);
  return { failures: failures.slice(0, 8), probes: world.probes.counts };
}

export const ring: Scenario = {
  name: 'ring',
  probes: [
    ...RING_MISHAPS.map(({ name }) => name).filter((name) => name !== 'ring-change'),
    ...FRAME_PROBES,
    ...RING_LIAR_KINDS,
    ...COUNTERS,
    ...OUTCOMES,
    'unsynced',
    'wrong-clock',
    'swallowed',
    'caught',
    'batched',
  ],
  run,
};

export const RING_SCENARIOS: readonly Scenario[] = [ring];
