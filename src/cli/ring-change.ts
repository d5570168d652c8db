/** Changing the ring of a volume: who is to be a member, and the handing over from one ring to the next. */

import { type NodeAddress, OceanError } from '../base/index.ts';
import { changeRing, type VolumeKeys } from '../client/index.ts';
import { checkRing, signRing } from '../object/index.ts';
import type { RingCertificate, RingMember, SignedRing, Succession } from '../wire/index.ts';
import type { Daemon } from './daemon.ts';
import type { Home } from './home.ts';
import type { Log } from './log.ts';
import type { RingKeeperPorts } from './ring-keeper.ts';
import { filled, zoneIn } from './ring-members.ts';
import { publicKeyOf, ringPlaces } from './ring-places.ts';
import {
  dropPlan,
  includes,
  keepPlan,
  keptPlan,
  memberNamed,
  nextSize,
  obstacle,
} from './ring-plan.ts';

const ASK_TIMEOUT_MS = 3000;

export type RingChange =
  | { readonly kind: 'add'; readonly nodes: readonly NodeAddress[] }
  | { readonly kind: 'remove'; readonly members: readonly string[] }
  | { readonly kind: 'replace'; readonly member: string; readonly node: NodeAddress | undefined };

/** A volume's ring, and what it is to become. */
export interface StagedRing {
  readonly ring: RingCertificate;
  readonly keys: VolumeKeys;
  readonly next: readonly RingMember[];
}

export function ringOf(
  daemon: Daemon,
  volume: string,
): { keys: VolumeKeys; ring: RingCertificate } {
  const keys = daemon.home.volumeKeys(volume);
  const ring = checkRing(keys.object, keys.ring);
  if (ring === undefined) throw new OceanError('corrupt', `Volume ${volume} has no valid ring`);
  return { keys, ring };
}

/** Keeps the ring that has taken over from the one that is known here, if somebody tells of one. */
export function learnRing(daemon: Daemon, volume: string, told: readonly SignedRing[]): boolean {
  const { keys, ring } = ringOf(daemon, volume);
  const later = told.find((one) => (checkRing(keys.object, one)?.epoch ?? 0) > ring.epoch);
  if (later !== undefined) daemon.keepRing(volume, later);
  return later !== undefined;
}

/** The ring as its members know it: they may have replaced one by themselves. */
export async function presentRing(daemon: Daemon, volume: string) {
  const { ring } = ringOf(daemon, volume);
  const question = { kind: 'getRing', aguid: ring.aguid } as const;
  const told = await Promise.all(
    ring.members.map(({ address }) =>
      daemon.node.askMember(address, question, ASK_TIMEOUT_MS).catch(() => undefined),
    ),
  );
  learnRing(
    daemon,
    volume,
    told.flatMap((answer) => (answer?.kind === 'ring' ? [answer.ring] : [])),
  );
  return ringOf(daemon, volume);
}

async function owned(daemon: Daemon, volume: string) {
  const { keys, ring } = await presentRing(daemon, volume);
  const { owner } = keys;
  if (owner !== undefined) return { keys, ring, owner };
  const why = 'this machine does not own it, and only its owner may choose members';
  throw new OceanError('not-permitted', `Cannot change the ring of "${volume}" from here: ${why}`);
}

/** Adds a change to what is staged. @throws OceanError when it makes no sense */
export async function stage(
  daemon: Daemon,
  volume: string,
  change: RingChange,
): Promise<StagedRing> {
  const { keys, ring } = await owned(daemon, volume);
  const before = keptPlan(daemon.home, volume, ring.epoch) ?? ring.members;
  const next = await changed(daemon, before, change);
  keepPlan(daemon.home, volume, ring.epoch, next);
  return { keys, ring, next };
}

async function changed(
  daemon: Daemon,
  before: readonly RingMember[],
  change: RingChange,
): Promise<RingMember[]> {
  switch (change.kind) {
    case 'add': {
      if (change.nodes.length === 0) return found(daemon, before, before, nextSize(before.length));
      const added = await Promise.all(change.nodes.map((node) => memberAt(daemon, node)));
      const twice = added.find((one) => includes(before, one));
      if (twice !== undefined) {
        throw new OceanError('exists', `Node ${twice.address.nodeId} is a member already`);
      }
      return [...before, ...added];
    }
    case 'remove': {
      const gone = change.members.map((text) => memberNamed(before, text));
      return before.filter((one) => !includes(gone, one));
    }
    case 'replace': {
      const gone = memberNamed(before, change.member);
      const rest = before.filter((one) => one !== gone);
      if (change.node === undefined) return found(daemon, rest, before, before.length);
      const added = await memberAt(daemon, change.node);
      if (includes(before, added)) {
        throw new OceanError('exists', `Node ${added.address.nodeId} is a member already`);
      }
      return [...rest, added];
    }
  }
}

/** @throws OceanError `unavailable` when the pond has too few nodes that answer and may be taken */
async function found(
  daemon: Daemon,
  rest: readonly RingMember[],
  except: readonly RingMember[],
  count: number,
): Promise<RingMember[]> {
  const members = await filled(await ringPlaces(daemon), rest, except, count);
  if (members.length === count) return members;
  const missing = count - members.length;
  throw new OceanError(
    'unavailable',
    `The pond has ${missing} nodes too few that answer and are no members`,
  );
}

async function memberAt(daemon: Daemon, address: NodeAddress): Promise<RingMember> {
  const member = await (await ringPlaces(daemon)).memberAt(address);
  if (member !== undefined) return member;
  throw new OceanError(
    'unavailable',
    `Node ${address.nodeId} does not answer: it cannot be a member now`,
  );
}

/** After how long a silent member is replaced by this machine; undefined: never. */
export function replaceAfterMs(home: Home, volume: string): number | undefined {
  const text = home.note(policyName(volume));
  return text === undefined || text === '' ? undefined : Number(text);
}

/** How silent members are replaced: by hand where `replaceAfterMs` is undefined. */
export interface RingPolicy {
  readonly replaceAfterMs: number | undefined;
  /** So many nodes are named that may step in, and the members do it by themselves; 0: this machine does it. */
  readonly spareCount: number;
  /** None of them takes the place of a member of its own zone. */
  readonly otherZone: boolean;
}

/** @throws OceanError `unavailable` when too few nodes answer that could step in, or the ring does not */
export async function setPolicy(daemon: Daemon, volume: string, policy: RingPolicy): Promise<void> {
  const { replaceAfterMs, spareCount, otherZone } = policy;
  const { ring } = await owned(daemon, volume);
  const isByMembers = replaceAfterMs !== undefined && spareCount > 0;
  if (isByMembers && ring.faultyMax === 0) {
    const why = 'a ring of one has nobody left when its member is silent';
    throw new OceanError('invalid', `Cannot let the ring of "${volume}" replace members: ${why}`);
  }
  if (isByMembers) {
    const members = await zoned(daemon, ring.members);
    const spares = await found(daemon, [], members, spareCount);
    const stuck = otherZone && members.find((one) => spares.every(({ zone }) => zone === one.zone));
    if (stuck) {
      const { host, port } = stuck.address;
      const why = `none of the spares stands in another zone than member ${host}:${port}`;
      const how = 'give more "--spares", or nodes a zone with "ocean node set --zone"';
      throw new OceanError('invalid', `Cannot set the policy of "${volume}": ${why}; ${how}`);
    }
    await giveWay(daemon, volume, members, { replaceAfterMs, spares, otherZone });
  } else if (ring.succession !== undefined) {
    await giveWay(daemon, volume, ring.members, undefined);
  }
  const byOwner = isByMembers || replaceAfterMs === undefined ? '' : String(replaceAfterMs);
  daemon.home.keepNote(policyName(volume), byOwner);
}

/** With the zones that they tell now; of those that do not answer, what is known. */
async function zoned(daemon: Daemon, members: readonly RingMember[]): Promise<RingMember[]> {
  const { zoneOf } = await ringPlaces(daemon);
  return members.map((one) => ({ ...one, ...zoneIn(zoneOf(one.address.nodeId)) }));
}

const policyName = (volume: string) => `ring-policy-${volume}`;

/** What the keeper of this node's rings needs. */
export function keeperPorts(daemon: Daemon, log: Log): RingKeeperPorts {
  const { home, clock } = daemon;
  return {
    clock,
    log,
    watched: () =>
      home.volumeNames().flatMap((volume) => {
        const ms = replaceAfterMs(home, volume);
        return ms === undefined ? [] : [{ volume, replaceAfterMs: ms }];
      }),
    members: (volume) => ringOf(daemon, volume).ring.members.map(({ address }) => address),
    isAlive: async (member) => (await publicKeyOf(daemon, member)) !== undefined,
    replace: async (volume, { nodeId }) => {
      await stage(daemon, volume, { kind: 'replace', member: nodeId, node: undefined });
      await apply(daemon, volume);
    },
  };
}

/** What is staged. @throws OceanError `not-found` when nothing is */
export function staged(daemon: Daemon, volume: string): StagedRing {
  const { keys, ring } = ringOf(daemon, volume);
  const next = keptPlan(daemon.home, volume, ring.epoch);
  if (next !== undefined) return { keys, ring, next };
  const how = '"ocean ring add", "remove" or "replace" stages a change';
  throw new OceanError('not-found', `Nothing is staged for the ring of "${volume}": ${how}`);
}

export function revert(daemon: Daemon, volume: string): void {
  staged(daemon, volume);
  dropPlan(daemon.home, volume);
}

/**
 * The present ring's last act is to agree on the next one; then the next begins. May be repeated when it was
 * interrupted.
 *
 * @throws OceanError `invalid` when the plan is no ring; `unavailable` when either ring has no quorum
 */
export async function apply(daemon: Daemon, volume: string): Promise<RingCertificate> {
  const { ring } = await owned(daemon, volume);
  const { next } = staged(daemon, volume);
  const why = obstacle(ring.members, next);
  if (why !== undefined) throw new OceanError('invalid', `Cannot apply: ${why}`);
  const { succession } = ring;
  const spares = succession?.spares.filter((one) => !includes(next, one)) ?? [];
  const kept = succession && { ...succession, spares };
  return giveWay(daemon, volume, next, kept);
}

/** @throws OceanError `conflict` when the ring was changed meanwhile; `unavailable` */
async function giveWay(
  daemon: Daemon,
  volume: string,
  members: readonly RingMember[],
  succession: Succession | undefined,
): Promise<RingCertificate> {
  const { keys, ring, owner } = await owned(daemon, volume);
  const { aguid, epoch } = ring;
  const faultyMax = (members.length - 1) / 3;
  const certificate = { aguid, epoch: epoch + 1, faultyMax, members, succession };
  const signed = signRing(owner, certificate);
  await changeRing({ object: keys.object, ring: keys.ring, next: signed }, (asked, message) =>
    daemon.node.askRing(asked, message),
  );
  daemon.keepRing(volume, signed);
  dropPlan(daemon.home, volume);
  return certificate;
}
