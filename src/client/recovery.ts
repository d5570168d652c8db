/**
 * Recovering an object of which the ring and all replicas are lost: the newest checkpoint in the archive that proves
 * itself and is whole, or what a last member has. Whoever answers may lie, or know only an old one; a checkpoint
 * counts by the certificates in it and by the digests of all that it leads to, and the next older one is tried when
 * anything of it is wrong or missing.
 */

import type { FoundCheckpoint } from '../archive/index.ts';
import { keyOf, messageOf, OceanError, type Store, type Write } from '../base/index.ts';
import { type Digest, digest, type KeyPair } from '../crypto/index.ts';
import type { PackGuid } from '../id/index.ts';
import {
  aguidOf,
  checkHeartbeat,
  checkRing,
  digestOfNode,
  heartbeatDigest,
  isLeaf,
  lacking,
  NodeCache,
  RING_BLOCK_PREFIX,
  scan,
  signRing,
  TREE_TABLE,
} from '../object/index.ts';
import { BLOCK_TABLE } from '../ring/index.ts';
import type {
  Checkpoint,
  Heartbeat,
  NamedBytes,
  ObjectCertificate,
  ObjectMessage,
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
/** Nodes or blocks asked of a member at a time. */
const ASKED_TOGETHER = 256;

export interface RecoveryPorts {
  readonly archive: BlockArchive;
  /** Of the recovering node: what was recovered is kept here, and only what is here counts. */
  readonly store: Store;
  /** A checkpoint is passed over. */
  passedOver(found: FoundCheckpoint, why: string): void;
  progress(done: { readonly packs: number; readonly packsAll: number }): void;
}

/** A version that proves itself, and where it is had from. */
export interface Recoverable {
  /** Undefined: from a member of the lost ring, and not from a checkpoint. */
  readonly pack: PackGuid | undefined;
  /** Without packs when it is had from a member. */
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
  const { store } = ports;
  const { nodePacks, blockPacks } = found.checkpoint;
  const packsAll = nodePacks.length + blockPacks.length;
  const told = [...nodePacks, ...blockPacks].entries();
  for (const [done, pack] of told) {
    const isOfNodes = done < nodePacks.length;
    await keepAll(pack, ports, (value, key) =>
      isOfNodes
        ? { table: TREE_TABLE, key: digestOfNode(value), value }
        : { table: BLOCK_TABLE, key, value },
    );
    ports.progress({ packs: done + 1, packsAll });
  }
  // Another cache than the node's own: that one may have nodes which are not on the disk.
  const nodes = new NodeCache(store);
  const top = found.heartbeat.topBlock;
  if (missingNodes(nodes, [top], 1).length > 0)
    throw new OceanError('corrupt', 'a node of its tree is missing');
  if (missingBlocks(nodes, store, top).length > 0)
    throw new OceanError('corrupt', 'a small block is missing');
}

async function keepAll(
  pack: PackGuid,
  { archive, store }: RecoveryPorts,
  writeOf: (bytes: Uint8Array, digest: Digest) => Write,
): Promise<void> {
  const { blocks } = await archive.describe(pack);
  let offset = 0;
  let writes: Write[] = [];
  for (const { digest: name, length } of blocks) {
    const bytes = await archive.fetch({ kind: 'pack', pack, offset, length }, name as Digest);
    offset += length;
    writes.push(writeOf(bytes, name as Digest));
    if (writes.length < WRITTEN_TOGETHER) continue;
    await store.write(writes);
    writes = [];
  }
  await store.write(writes);
}

/** Walks on from `stack`: up to `count` nodes that are not here, of which nothing below was looked at. */
function missingNodes(nodes: NodeCache, stack: Digest[], count: number): Digest[] {
  const lost: Digest[] = [];
  while (lost.length < count) {
    const at = stack.pop();
    if (at === undefined) break;
    const found = lacking(() => nodes.node(at));
    if ('missing' in found) lost.push(at);
    else if (!isLeaf(found.value)) stack.push(...found.value.children.map(({ digest }) => digest));
  }
  return lost;
}

/** Small blocks that lay with the ring and are not here. The tree is. */
function missingBlocks(nodes: NodeCache, store: Store, top: Digest): Digest[] {
  const [first = 0, second = 0] = RING_BLOCK_PREFIX;
  const entries = scan(nodes, top, RING_BLOCK_PREFIX, Uint8Array.of(first, second + 1));
  return [...entries]
    .map(({ key }) => key.slice(RING_BLOCK_PREFIX.length) as Digest)
    .filter((wanted) => store.get(BLOCK_TABLE, wanted) === undefined);
}

/** Asks one member of a lost ring. @throws OceanError of what it refuses, `unavailable` */
export type AskMember = (message: ObjectMessage) => Promise<ObjectMessage>;

/** The latest version that a member proves. @throws OceanError `corrupt` | `unavailable` */
export async function latestOf(object: ObjectCertificate, ask: AskMember): Promise<Recoverable> {
  const question = { kind: 'getHeartbeats', aguid: aguidOf(object), from: 0, count: 0 } as const;
  const answer = await ask(question);
  const [certified] = answer.kind === 'heartbeats' ? answer.heartbeats : [];
  const ring = answer.kind === 'heartbeats' ? checkRing(object, answer.ring) : undefined;
  const heartbeat = ring && certified && checkHeartbeat(ring, certified);
  if (answer.kind !== 'heartbeats' || certified === undefined || !ring || !heartbeat)
    throw new OceanError('corrupt', 'The member proves no version');
  const nothing = { nodePacks: [], blockPacks: [] };
  const checkpoint = { object, ring: answer.ring, heartbeat: certified, ...nothing };
  return { pack: undefined, checkpoint, ring, heartbeat, packs: [] };
}

/** Keeps here all that a version of a member needs. @throws OceanError `corrupt` when the member lacks some of it */
export async function fetchFrom(
  ask: AskMember,
  { ring: { aguid }, heartbeat: { topBlock } }: Recoverable,
  store: Store,
): Promise<void> {
  const nodes = new NodeCache(store);
  const stack = [topBlock];
  for (;;) {
    const digests = missingNodes(nodes, stack, ASKED_TOGETHER);
    if (digests.length === 0) break;
    const answer = await ask({ kind: 'getNodes', aguid, digests });
    const found = answer.kind === 'nodes' ? answer.nodes : [];
    await keepNamed(store, TREE_TABLE, digests, found, digestOfNode);
    stack.push(...digests);
  }
  for (;;) {
    const digests = missingBlocks(nodes, store, topBlock).slice(0, ASKED_TOGETHER);
    if (digests.length === 0) return;
    const answer = await ask({ kind: 'getBlocks', digests });
    const found = answer.kind === 'blocks' ? answer.blocks : [];
    await keepNamed(store, BLOCK_TABLE, digests, found, (bytes) => digest('block', bytes));
  }
}

/** Keeps those that were asked for. @throws OceanError `corrupt` when there are none */
async function keepNamed(
  store: Store,
  table: string,
  digests: readonly Digest[],
  found: readonly NamedBytes[],
  digestOf: (bytes: Uint8Array) => Digest,
): Promise<void> {
  const wanted = new Set(digests.map(keyOf));
  const writes = found
    .map(({ bytes: value }): Write => ({ table, key: digestOf(value), value }))
    .filter(({ key }) => wanted.delete(keyOf(key)));
  if (writes.length === 0)
    throw new OceanError('corrupt', 'The member lacks a part of the version');
  await store.write(writes);
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
