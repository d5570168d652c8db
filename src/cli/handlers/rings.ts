/** Commands about the rings that order volumes' updates. */

import { type NodeAddress, OceanError, toHex } from '../../base/index.ts';
import { decodeEvidence, type Evidence, type RingMember, type RingView } from '../../wire/index.ts';
import type { Handler } from '../control.ts';
import type { Daemon } from '../daemon.ts';
import {
  apply,
  learnRing,
  presentRing,
  replaceAfterMs,
  revert,
  ringOf,
  type StagedRing,
  setPolicy,
  stage,
} from '../ring-change.ts';
import { keptPlan, obstacle } from '../ring-plan.ts';
import { nodeOf } from './overlay.ts';

const ASK_TIMEOUT_MS = 3000;

/** A node, and the zone in which it stands by the ring's certificate: empty when it has told none. */
export interface ZonedNode extends NodeAddress {
  readonly zone: string;
}

function zonedNode({ address, zone = '' }: RingMember): ZonedNode {
  return { ...address, zone };
}

/** A member of a ring, and how it sees the ring. */
export interface MemberPlace extends ZonedNode {
  readonly index: number;
  /** Null when it does not answer. */
  readonly rttMs: number | null;
  readonly state: 'voting' | 'changing' | 'recovering' | 'unknown' | 'silent';
  readonly view: number | null;
  readonly version: number | null;
}

/** A member that signed two things for one place. */
export interface Liar {
  readonly aguid: string;
  readonly nodeId: string;
  readonly member: number;
  readonly what: Evidence['what'];
  readonly epoch: number;
  readonly view: number;
  readonly slot: number;
  /** The two values and their signatures, in hex. */
  readonly first: string;
  readonly firstSignature: string;
  readonly second: string;
  readonly secondSignature: string;
}

/** Answer to `ring.show`. */
export interface RingShown {
  readonly volume: string;
  readonly aguid: string;
  readonly epoch: number;
  /** How many members may fail at once. */
  readonly faultyMax: number;
  readonly quorum: number;
  /** Index of the leader, as most members see it; null when nobody answers. */
  readonly leader: number | null;
  readonly members: readonly MemberPlace[];
  readonly liars: readonly Liar[];
  /** Nodes that may take the place of a silent member without the owner. */
  readonly spares: readonly ZonedNode[];
  /** What is staged; null when nothing is. */
  readonly plan: RingPlan | null;
}

export function ringHandlers(daemon: Daemon): Record<string, Handler> {
  return {
    'ring.show': async ({ volume }) => shown(daemon, String(volume)),
    'ring.add': async ({ volume, nodes }) => {
      const added = await Promise.all((nodes as string[]).map((node) => nodeOf(daemon, node)));
      return planned(await stage(daemon, volume, { kind: 'add', nodes: added }));
    },
    'ring.remove': async ({ volume, members }) =>
      planned(await stage(daemon, volume, { kind: 'remove', members })),
    'ring.replace': async ({ volume, member, node: name }) => {
      const node = name === undefined ? undefined : await nodeOf(daemon, name);
      return planned(await stage(daemon, volume, { kind: 'replace', member, node }));
    },
    'ring.policy': async ({ volume, replaceAfterMs: ms, ...rest }) => {
      const [spareCount, otherZone] = [Number(rest.spareCount), rest.otherZone === true];
      const policy = { replaceAfterMs: ms ?? undefined, spareCount, otherZone };
      if (ms !== undefined) await setPolicy(daemon, volume, policy);
      return policyOf(daemon, volume);
    },
    'ring.revert': async ({ volume }) => {
      revert(daemon, volume);
      return {};
    },
    'ring.apply': async ({ volume }) => {
      await apply(daemon, volume);
      return shown(daemon, String(volume));
    },
  };
}

/** How silent members of a ring are replaced. */
export interface PolicyShown {
  readonly volume: string;
  /** Null: by hand only. */
  readonly replaceAfterMs: number | null;
  /** By the members themselves; else by this machine. */
  readonly isByMembers: boolean;
  /** Those that may step in then. */
  readonly spares: readonly ZonedNode[];
  /** None of them for a member of its own zone. */
  readonly otherZone: boolean;
}

async function policyOf(daemon: Daemon, volume: string): Promise<PolicyShown> {
  const { succession } = (await presentRing(daemon, volume)).ring;
  const ms = succession?.replaceAfterMs ?? replaceAfterMs(daemon.home, volume);
  const spares = succession?.spares.map(zonedNode) ?? [];
  const otherZone = succession?.otherZone ?? false;
  const isByMembers = succession !== undefined;
  return { volume, replaceAfterMs: ms ?? null, isByMembers, spares, otherZone };
}

/** A ring and what it is to become. */
export interface RingPlan {
  readonly epoch: number;
  readonly now: readonly NodeAddress[];
  readonly next: readonly NodeAddress[];
  readonly faultyMax: number;
  /** Why it cannot be applied yet; null when it can. */
  readonly obstacle: string | null;
}

function planned({ ring, next }: StagedRing): RingPlan {
  return {
    epoch: ring.epoch,
    now: ring.members.map(({ address }) => address),
    next: next.map(({ address }) => address),
    faultyMax: Math.floor((next.length - 1) / 3),
    obstacle: obstacle(ring.members, next) ?? null,
  };
}

async function shown(daemon: Daemon, volume: string): Promise<RingShown> {
  const { ring, keys } = ringOf(daemon, volume);
  const next = keptPlan(daemon.home, volume, ring.epoch);
  const { aguid, epoch, faultyMax } = ring;
  const answers = await Promise.all(
    ring.members.map(async (member) => ({
      member,
      ...(await viewOf(daemon, aguid, member.address)),
    })),
  );
  const told = answers.flatMap(({ seen }) => (seen === undefined ? [] : [seen.ring]));
  if (learnRing(daemon, volume, told)) return shown(daemon, volume);
  const views = answers.map(({ seen }) => seen?.view).filter((view) => view !== undefined);
  const view = views.sort((a, b) => b - a)[Math.min(faultyMax, views.length - 1)];
  const liars = new Map<number, Liar>();
  for (const { seen } of answers) {
    for (const bytes of seen?.evidence ?? []) {
      const evidence = decodeEvidence(bytes);
      const address = evidence && ring.members[evidence.member]?.address;
      if (evidence === undefined || address === undefined) continue;
      liars.set(evidence.member, liarOf(evidence, address.nodeId));
    }
  }
  return {
    volume,
    aguid,
    epoch,
    faultyMax,
    quorum: 2 * faultyMax + 1,
    leader: view === undefined ? null : view % ring.members.length,
    members: answers.map(({ member, seen, rttMs, isKnown }, index) => ({
      ...zonedNode(member),
      index,
      rttMs,
      state: stateOf(seen, isKnown),
      view: seen?.view ?? null,
      version: seen?.version ?? null,
    })),
    liars: [...liars.values()],
    spares: ring.succession?.spares.map(zonedNode) ?? [],
    plan: next === undefined ? null : planned({ ring, keys, next }),
  };
}

function stateOf(seen: RingView | undefined, isKnown: boolean): MemberPlace['state'] {
  if (seen === undefined) return isKnown ? 'silent' : 'unknown';
  if (seen.recovering) return 'recovering';
  return seen.changing ? 'changing' : 'voting';
}

async function viewOf(daemon: Daemon, aguid: RingQuestion['aguid'], to: NodeAddress) {
  const startMs = performance.now();
  try {
    const answer = await daemon.node.askMember(to, { kind: 'getRing', aguid }, ASK_TIMEOUT_MS);
    const seen = answer.kind === 'ring' ? answer : undefined;
    return { seen, rttMs: performance.now() - startMs, isKnown: true };
  } catch (error) {
    const isKnown = !(error instanceof OceanError && error.kind === 'not-found');
    return { seen: undefined, rttMs: null, isKnown };
  }
}

type RingQuestion = Parameters<Daemon['node']['askMember']>[1] & { kind: 'getRing' };

/** As JSON can hold it. */
export function liarOf(evidence: Evidence, nodeId: string): Liar {
  const { first, firstSignature, second, secondSignature, ...rest } = evidence;
  return {
    ...rest,
    nodeId,
    first: toHex(first),
    firstSignature: toHex(firstSignature),
    second: toHex(second),
    secondSignature: toHex(secondSignature),
  };
}
