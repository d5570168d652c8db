/**
 * `ocean volume recover`: a volume from the archive alone, after its ring and all who used it are lost. The owner says
 * that the ring is lost, and a new one begins on nodes of the pond, this one among them.
 */

import { messageOf, type NodeAddress, OceanError } from '../base/index.ts';
import {
  type AskMember,
  Checkpointer,
  fetchFrom,
  latestOf,
  type Recoverable,
  type RecoveryPorts,
  recoverTree,
  retain,
  Session,
  signRecovery,
  type VolumeKeys,
} from '../client/index.ts';
import type { Aguid, PackGuid } from '../id/index.ts';
import { aguidOf, checkRing, quorumOf } from '../object/index.ts';
import type { RingCertificate, SignedRing } from '../wire/index.ts';
import type { CommandContext } from './control.ts';
import type { Daemon } from './daemon.ts';
import { volumeKeysIn } from './key-ring.ts';
import { ringMembers } from './ring-members.ts';
import { ringPlaces } from './ring-places.ts';

const ASK_TIMEOUT_MS = 3000;
const MEMBER_TIMEOUT_MS = 15_000;
const READY_TIMEOUT_MS = 20_000;

export interface RecoverOptions {
  readonly name: string;
  /** Text of a file with the volume's keys; left out, they are here. */
  readonly keys: string | undefined;
  /** Nodes that order its updates from now on. */
  readonly ring: number | undefined;
  /** Also while the ring answers. */
  readonly force: boolean;
  /** Only looks what could be recovered. */
  readonly dryRun: boolean;
}

export interface Recovered {
  readonly volume: string;
  readonly aguid: Aguid;
  readonly version: number;
  /** When it was committed, ms since 1970. */
  readonly timeMs: number;
  /** Null: a member of the lost ring had a later version. */
  readonly checkpoint: PackGuid | null;
  /** Packs of the checkpoint, and their bytes before coding. */
  readonly packs: number;
  readonly bytes: number;
  /** Later ones that could not be used, and why. */
  readonly passedOver: readonly { readonly version: number; readonly why: string }[];
  /** Members of the lost ring that answer, with what they had. */
  readonly answering: number;
  /** The ring that goes on; none after a look only. */
  readonly epoch: number | null;
  readonly ring: readonly NodeAddress[];
}

/** @throws OceanError `not-permitted` without the owner's key, `busy` while the ring lives, `not-found` */
export async function recoverVolume(
  daemon: Daemon,
  options: RecoverOptions,
  { progress }: Pick<CommandContext, 'progress'>,
): Promise<Recovered> {
  const { name, dryRun } = options;
  const keys = keysOf(daemon, options);
  const { owner } = keys;
  if (owner === undefined) {
    const why =
      'only the owner can say that its ring is lost, and these are not the keys of the owner';
    throw new OceanError('not-permitted', `Cannot recover "${name}": ${why}`);
  }
  if ([...daemon.mounts.values()].some(({ volume }) => volume === name))
    throw new OceanError('busy', `Cannot recover "${name}": it is mounted here, unmount it first`);
  const { ring: lost, living } = await askRing(daemon, keys);
  const answering = living.length;
  if (answering >= quorumOf(lost) && !options.force && !dryRun) {
    const seen = `${answering} of ${lost.members.length} members of its ring answer, and they are enough`;
    const advice =
      'see "ocean ring show"; with --force what is later than the checkpoint is given up';
    throw new OceanError('busy', `Will not recover "${name}": ${seen}; ${advice}`);
  }
  const passedOver: { version: number; why: string }[] = [];
  const found = await newest(daemon, keys, living, dryRun, {
    archive: daemon.node.archive,
    store: daemon.store,
    passedOver: ({ mark }, why) => passedOver.push({ version: mark.version, why }),
    progress: ({ packs, packsAll }) => progress({ done: packs, total: packsAll, what: 'packs' }),
  });
  const next = dryRun
    ? undefined
    : await begin(daemon, { ...keys, owner }, found, { lost, ...options });
  return {
    volume: name,
    aguid: found.ring.aguid,
    version: found.heartbeat.version,
    timeMs: found.heartbeat.timeMs,
    checkpoint: found.pack ?? null,
    packs: found.packs.length,
    bytes: found.packs.reduce((sum, { length }) => sum + length, 0),
    passedOver,
    answering,
    epoch: next?.epoch ?? null,
    ring: next?.members.map(({ address }) => address) ?? [],
  };
}

/** Of the file, and of this home where both know the volume: whichever knows the later ring. */
function keysOf({ home }: Daemon, { name, keys: text }: RecoverOptions): VolumeKeys {
  const given = text === undefined ? undefined : volumeKeysIn(text, name);
  const kept = home.volumeNames().includes(name) ? home.volumeKeys(name) : undefined;
  if (given === undefined) return kept ?? home.volumeKeys(name);
  if (kept === undefined) return given;
  if (aguidOf(kept.object) !== aguidOf(given.object))
    throw new OceanError(
      'exists',
      `Another volume "${name}" is known here: name it otherwise there`,
    );
  const epochOf = ({ object, ring }: VolumeKeys) => checkRing(object, ring)?.epoch ?? 0;
  const ring = epochOf(kept) > epochOf(given) ? kept.ring : given.ring;
  return { ...given, ring };
}

/** The last ring that anybody knows, and those of its members that have what they had. */
async function askRing(
  daemon: Daemon,
  keys: VolumeKeys,
): Promise<{ ring: RingCertificate; living: NodeAddress[] }> {
  const ring = checkRing(keys.object, keys.ring);
  if (ring === undefined) throw new OceanError('corrupt', 'The volume has no valid ring');
  const question = { kind: 'getRing', aguid: ring.aguid } as const;
  const living: NodeAddress[] = [];
  let later: SignedRing | undefined;
  await Promise.all(
    ring.members.map(async ({ address }) => {
      const answer = await daemon.node
        .askMember(address, question, ASK_TIMEOUT_MS)
        .catch(() => undefined);
      if (answer?.kind !== 'ring') return;
      if (!answer.recovering) living.push(address);
      if ((checkRing(keys.object, answer.ring)?.epoch ?? 0) > ring.epoch) later = answer.ring;
    }),
  );
  return later === undefined ? { ring, living } : askRing(daemon, { ...keys, ring: later });
}

/** What a last member of the ring has, where that is later than the newest checkpoint; else that. */
async function newest(
  daemon: Daemon,
  { object }: VolumeKeys,
  living: readonly NodeAddress[],
  isDry: boolean,
  ports: RecoveryPorts,
): Promise<Recoverable> {
  const checkpoints = await daemon.node.checkpoints(aguidOf(object));
  const best = await recoverTree(
    object,
    checkpoints,
    { ...ports, passedOver: () => {} },
    true,
  ).catch(() => undefined);
  for (const member of living) {
    const ask: AskMember = (message) => daemon.node.askMember(member, message, MEMBER_TIMEOUT_MS);
    try {
      const latest = await latestOf(object, ask);
      if (best !== undefined && !isLater(latest, best)) continue;
      if (!isDry) await fetchFrom(ask, latest, ports.store);
      return latest;
    } catch {
      // It lacks a part, or went away: another member, or the archive, has what there is.
    }
  }
  return recoverTree(object, checkpoints, ports, isDry);
}

function isLater({ heartbeat: one }: Recoverable, { heartbeat: other }: Recoverable): boolean {
  if (one.epoch !== other.epoch) return one.epoch > other.epoch;
  return one.version > other.version;
}

/** The new ring begins with what was recovered, and its first version names the checkpoint. */
async function begin(
  daemon: Daemon,
  keys: VolumeKeys & { readonly owner: NonNullable<VolumeKeys['owner']> },
  found: Recoverable,
  { name, ring: count, lost }: { name: string; ring: number | undefined; lost: RingCertificate },
): Promise<RingCertificate> {
  const { object, owner } = keys;
  const members = await ringMembers(await ringPlaces(daemon), count);
  const signed = signRecovery(owner, found, { members, epochKnown: lost.epoch });
  const ring = checkRing(object, signed) as RingCertificate;
  // Before anybody hears of it: another attempt must not sign the same epoch again.
  await daemon.forgetVolume(name);
  daemon.home.keepVolumeKeys({ ...keys, ring: signed });
  const { checkpoint } = found;
  const handover = { ring: checkpoint.ring, heartbeat: checkpoint.heartbeat };
  const create = { kind: 'create', object, ring: signed, handover } as const;
  await daemon.node.askRing(ring, create);
  // Those of the lost ring that live, and are not in this one, send others here from now on.
  for (const { address } of lost.members)
    if (!ring.members.some((one) => one.address.nodeId === address.nodeId))
      daemon.node.askMember(address, create, ASK_TIMEOUT_MS).catch(() => {});
  daemon.node.follow(object, signed);
  const { pack, heartbeat, packs } = found;
  // What a member had is checkpointed when the volume is next used.
  if (pack === undefined) return ring;
  const recovered = { ...keys, ring: signed };
  const ports = daemon.ports(recovered);
  const session = new Session(recovered, ports);
  try {
    await session.ready(READY_TIMEOUT_MS);
    const { version, topBlock } = heartbeat;
    await new Checkpointer(session, ports).adopt({ pack, version, topBlock }, packs);
    // Earlier versions were lost with the ring: nobody waits for them, and what only they had may go.
    const before = await session.versions.retention();
    if (version > (before?.through ?? 0) + 1)
      await retain(session, { through: version - 1, kept: [], before, unchanged: [] });
  } catch (error) {
    const what = `The ring of "${name}" goes on with version ${heartbeat.version}`;
    const why = `cannot be written to yet: ${messageOf(error)}`;
    throw new OceanError('unavailable', `${what}, and ${why}`, { cause: error });
  }
  return ring;
}
