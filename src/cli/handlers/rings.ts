/** Commands about the rings that order volumes' updates. */

import { type NodeAddress, OceanError, toHex } from '../../base/index.ts';
import { checkRing } from '../../object/index.ts';
import { decodeEvidence, type Evidence, type RingView } from '../../wire/index.ts';
import type { Handler } from '../control.ts';
import type { Daemon } from '../daemon.ts';

const ASK_TIMEOUT_MS = 3000;

/** A member of a ring, and how it sees the ring. */
export interface MemberPlace extends NodeAddress {
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
}

export function ringHandlers(daemon: Daemon): Record<string, Handler> {
  return { 'ring.show': async ({ volume }) => shown(daemon, String(volume)) };
}

async function shown(daemon: Daemon, volume: string): Promise<RingShown> {
  const keys = daemon.home.volumeKeys(volume);
  const ring = checkRing(keys.object, keys.ring);
  if (ring === undefined) throw new OceanError('corrupt', `Volume ${volume} has no valid ring`);
  const { aguid, epoch, faultyMax } = ring;
  const answers = await Promise.all(
    ring.members.map(async ({ address }) => ({
      address,
      ...(await viewOf(daemon, aguid, address)),
    })),
  );
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
    members: answers.map(({ address, seen, rttMs, isKnown }, index) => ({
      ...address,
      index,
      rttMs,
      state: stateOf(seen, isKnown),
      view: seen?.view ?? null,
      version: seen?.version ?? null,
    })),
    liars: [...liars.values()],
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
