/**
 * Recovering an object of which the ring and all replicas are lost: the newest checkpoint in the archive that proves
 * itself and is whole. Whoever answers may lie, or know only an old one; a checkpoint counts by the certificates in it
 * and by the digests of all that it leads to, and the next older one is tried when anything of it is wrong or missing.
 */

import type { FoundCheckpoint } from '../archive/index.ts';
import { keyOf, messageOf, OceanError, type Write } from '../base/index.ts';
import type { Digest, KeyPair } from '../crypto/index.ts';
import type { PackGuid } from '../id/index.ts';
import {
  aguidOf,
  checkHeartbeat,
  checkRing,
  digestOfNode,
  heartbeatDigest,
  isLeaf,
  lacking,
  type NodeCache,
  RING_BLOCK_PREFIX,
  scan,
  signRing,
} from '../object/index.ts';
import { BLOCK_TABLE } from '../ring/index.ts';
import type {
  Checkpoint,
  Heartbeat,
  ObjectCertificate,
  RingCertificate,
  RingMember,
  SignedRing,
} from '../wire/index.ts';
import { readCheckpoint } from './checkpoint.ts';
import type { IndexedPack } from './pack-index.ts';
import type { BlockArchive } from './ports.ts';

/**
 * By so many epochs a recovered ring is later than any that is heard of: the one before may have changed members
 * where nobody who answers heard of it.
 */
export const RECOVERY_EPOCHS = 1024;
/** Checkpoints that are looked at before it is given up. */
export const CANDIDATES_MAX = 1024;
/** Nodes written at a time. */
const WRITTEN_TOGETHER = 256;

export interface RecoveryPorts {
  readonly archive: BlockArchive;
  readonly nodes: NodeCache;
  /** Resolves when the writes are durable. */
  keep(writes: readonly Write[]): Promise<void>;
  /** A checkpoint is passed over. */
  passedOver(found: FoundCheckpoint, why: string): void;
  progress(done: { readonly packs: number; readonly packsAll: number }): void;
}

/** A checkpoint that proves itself, and of which all packs are there. */
export interface Recoverable {
  readonly pack: PackGuid;
  readonly checkpoint: Checkpoint;
  readonly ring: RingCertificate;
  readonly heartbeat: Heartbeat & { readonly topBlock: Digest };
  /** All of the checkpoint's, its own among them. */
  readonly packs: readonly IndexedPack[];
}

/**
 * The newest checkpoint that is certified by a ring of the object and, unless it is only looked for, whole: all nodes
 * of its tree, and all blocks that lay with its ring, are then kept here.
 *
 * @param found - the newest first
 * @param isDry - asks only whether enough holders of each pack answer
 * @throws OceanError `not-found` when there is none
 */
export async function recoverTree(
  object: ObjectCertificate,
  found: readonly FoundCheckpoint[],
  ports: RecoveryPorts,
  isDry = false,
): Promise<Recoverable> {
  for (const one of found.slice(0, CANDIDATES_MAX)) {
    try {
      const recoverable = await proven(object, one, ports);
      if (!isDry) await fetched(recoverable, ports);
      return recoverable;
    } catch (error) {
      if (!(error instanceof OceanError) || error.kind === 'no-space') throw error;
      ports.passedOver(one, messageOf(error));
    }
  }
  const seen =
    found.length === 0 ? 'nobody who answers has one' : `none of ${found.length} is whole`;
  throw new OceanError('not-found', `Cannot find a checkpoint of ${aguidOf(object)}: ${seen}`);
}

async function proven(
  object: ObjectCertificate,
  { pack, mark }: FoundCheckpoint,
  { archive }: RecoveryPorts,
): Promise<Recoverable> {
  const checkpoint = await readCheckpoint(archive, pack);
  const ring = checkRing(object, checkpoint.ring);
  const heartbeat = ring && checkHeartbeat(ring, checkpoint.heartbeat);
  if (ring === undefined || heartbeat === undefined || aguidOf(checkpoint.object) !== ring.aguid)
    throw new OceanError('corrupt', 'no ring of the object has certified it');
  // Else an old version would pass for a new one.
  if (heartbeat.version !== mark.version || heartbeat.epoch !== mark.epoch)
    throw new OceanError(
      'corrupt',
      `it is of version ${heartbeat.version}, and says ${mark.version}`,
    );
  const packs: IndexedPack[] = [];
  for (const one of [pack, ...checkpoint.nodePacks, ...checkpoint.blockPacks]) {
    const { k, n, length } = await archive.describe(one);
    packs.push({ pack: one, k, n, length });
  }
  return { pack, checkpoint, ring, heartbeat, packs };
}

/** @throws OceanError `corrupt` when something is missing that no pack has; `unavailable` */
async function fetched(found: Recoverable, ports: RecoveryPorts): Promise<void> {
  const { checkpoint, heartbeat } = found;
  const { nodePacks, blockPacks } = checkpoint;
  const packsAll = nodePacks.length + blockPacks.length;
  let packs = 0;
  for (const pack of nodePacks) {
    await keepAll(pack, ports, (bytes) => ports.nodes.accept(digestOfNode(bytes), bytes));
    ports.progress({ packs: ++packs, packsAll });
  }
  checkWhole(ports.nodes, heartbeat.topBlock);
  const wanted = ringBlocks(ports.nodes, heartbeat.topBlock);
  for (const pack of blockPacks) {
    await keepAll(pack, ports, (value, key) => {
      wanted.delete(keyOf(key));
      return { table: BLOCK_TABLE, key, value };
    });
    ports.progress({ packs: ++packs, packsAll });
  }
  if (wanted.size > 0) throw new OceanError('corrupt', `${wanted.size} small blocks are missing`);
}

async function keepAll(
  pack: PackGuid,
  { archive, keep }: RecoveryPorts,
  writeOf: (bytes: Uint8Array, digest: Digest) => Write | undefined,
): Promise<void> {
  const { blocks } = await archive.describe(pack);
  let offset = 0;
  let writes: Write[] = [];
  for (const { digest, length } of blocks) {
    const bytes = await archive.fetch({ kind: 'pack', pack, offset, length }, digest as Digest);
    offset += length;
    const write = writeOf(bytes, digest as Digest);
    if (write === undefined) throw new OceanError('corrupt', `pack ${pack} has no tree nodes`);
    writes.push(write);
    if (writes.length < WRITTEN_TOGETHER) continue;
    await keep(writes);
    writes = [];
  }
  await keep(writes);
}

/** @throws OceanError `corrupt` */
function checkWhole(nodes: NodeCache, top: Digest): void {
  const stack = [top];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const digest: Digest = at;
    const found = lacking(() => nodes.node(digest));
    if ('missing' in found) throw new OceanError('corrupt', 'a node of its tree is missing');
    if (!isLeaf(found.value)) for (const child of found.value.children) stack.push(child.digest);
  }
}

/** By `keyOf`: the small blocks that lay with the ring. */
function ringBlocks(nodes: NodeCache, top: Digest): Set<string> {
  const [first = 0, second = 0] = RING_BLOCK_PREFIX;
  const entries = scan(nodes, top, RING_BLOCK_PREFIX, Uint8Array.of(first, second + 1));
  return new Set([...entries].map(({ key }) => keyOf(key.subarray(RING_BLOCK_PREFIX.length))));
}

/** The owner's word that the ring is lost, and who goes on with what was recovered. */
export function signRecovery(
  owner: KeyPair,
  { ring, heartbeat, checkpoint }: Recoverable,
  next: { readonly members: readonly RingMember[]; readonly epochKnown: number },
): SignedRing {
  const { aguid } = ring;
  const { members } = next;
  return signRing(owner, {
    aguid,
    epoch: Math.max(ring.epoch, next.epochKnown) + RECOVERY_EPOCHS,
    faultyMax: (members.length - 1) / 3,
    members,
    recovery: { version: heartbeat.version, heartbeat: heartbeatDigest(checkpoint.heartbeat) },
  });
}
