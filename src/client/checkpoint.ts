/**
 * Checkpoints: the tree of a version, and what lay with the ring, in packs of the archive, so that an object outlives
 * its ring. Each adds the nodes that are new since the one before; a chain of them is given up for a whole one when it
 * is long or when much of it is dead. The tree names the latest chain and the one before, and their packs are in the
 * pack index, so that nobody takes them for garbage.
 */

import { packKey, type StoredBlock } from '../archive/index.ts';
import { concat, isKind, OceanError, readU64, u64 } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import { type Guid, guidBytes, guidFromBytes, type PackGuid } from '../id/index.ts';
import { encodeNode, RING_BLOCK_PREFIX } from '../object/index.ts';
import {
  type Action,
  type CertifiedHeartbeat,
  CHECKPOINT_PACKS_MAX,
  type Checkpoint,
  type CheckpointEntry,
  decodeCheckpoint,
  decodeCheckpointEntry,
  encodeCheckpoint,
  encodeCheckpointEntry,
  type Heartbeat,
  PACK_BLOCKS_MAX,
  PACK_BYTES_MAX,
  type Predicate,
  type SignedRing,
} from '../wire/index.ts';
import { freshNodes } from './fresh-nodes.ts';
import { type IndexedPack, packAction } from './pack-index.ts';
import type { BlockArchive, SessionPorts } from './ports.ts';
import type { Session } from './session.ts';

/** The latest checkpoint; followed by a pack's GUID, the chain that needs the pack. */
export const CHECKPOINT_PREFIX: Uint8Array = Uint8Array.of(0x43);
/** Checkpoints of one chain. Recovering reads the packs of all of them. */
export const CHAIN_LENGTH_MAX = 16;
/** Attempts, while small blocks move from the ring into packs beneath. */
const ATTEMPTS_MAX = 3;
const NOTE_TIMEOUT_MS = 20_000;

/** What was made. */
export interface CheckpointMade {
  readonly version: number;
  readonly pack: PackGuid;
  /** It has all nodes, and needs no checkpoint before it. */
  readonly isWhole: boolean;
  /** Nodes that were stored. */
  readonly nodes: number;
  /** Bytes that were stored, before coding. */
  readonly bytes: number;
}

interface Known {
  readonly entry: CheckpointEntry;
  /** The version that wrote it. */
  readonly notedIn: number;
}

interface Certified {
  readonly ring: SignedRing;
  readonly certified: CertifiedHeartbeat;
  readonly heartbeat: Heartbeat & { readonly topBlock: Digest };
}

export class Checkpointer {
  readonly #session: Session;
  readonly #ports: SessionPorts;

  constructor(session: Session, ports: SessionPorts) {
    this.#session = session;
    this.#ports = ports;
  }

  /** The latest checkpoint that the object's tree names, and whether nothing came after it; undefined without one. */
  async latest(): Promise<{ entry: CheckpointEntry; isPresent: boolean } | undefined> {
    const { version, view } = await this.#session.snapshot();
    const known = await this.#known(view);
    return known && { entry: known.entry, isPresent: isPresent(known, version) };
  }

  async #known(view: Session['view']): Promise<Known | undefined> {
    const found = await view.raw(CHECKPOINT_PREFIX);
    const entry = found && decodeCheckpointEntry(found.value);
    return found && entry && { entry, notedIn: found.version };
  }

  /**
   * Makes a checkpoint of the latest version. Undefined when there is one, and nothing came after it.
   *
   * @throws OceanError `unavailable` | `no-space` | `permission`; `conflict` when somebody else made one meanwhile
   */
  async make(): Promise<CheckpointMade | undefined> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#make();
      } catch (error) {
        if (!isKind(error, 'unavailable') || attempt === ATTEMPTS_MAX) throw error;
      }
    }
  }

  async #make(): Promise<CheckpointMade | undefined> {
    const latest = await this.#certified();
    const { version, topBlock: top, epoch } = latest.heartbeat;
    const known = await this.#known(this.#session.view.at(top));
    if (known !== undefined && isPresent(known, version)) return undefined;
    await this.#session.checkMayWrite(top);
    const retained = (await this.#session.versions.retention())?.serial ?? 0;
    const before = await this.#extended(known, retained);
    const since = before && (known?.entry.topBlock as Digest);
    const { packs: nodePacks, count: nodes, bytes: nodeBytes } = await this.#storeNodes(top, since);
    const { packs: blockPacks, bytes: blockBytes } = await this.#storeBlocks(top);
    const checkpoint: Checkpoint = {
      object: this.#session.keys.object,
      ring: latest.ring,
      heartbeat: latest.certified,
      nodePacks: [...(before?.nodePacks ?? []), ...nodePacks.map(({ pack }) => pack)],
      blockPacks: blockPacks.map(({ pack }) => pack),
    };
    const sealed = encodeCheckpoint(checkpoint);
    const mark = { epoch, version };
    const [record] = await this.#store([{ digest: digest('block', sealed), sealed }], mark);
    const { pack } = record as IndexedPack;
    const last = known?.entry;
    const entry =
      last !== undefined && before !== undefined
        ? { ...last, length: last.length + 1, addedBytes: last.addedBytes + nodeBytes }
        : { ...first(last), wholeBytes: nodeBytes };
    const timeMs = this.#ports.clock.nowMs();
    const made = { pack, version, topBlock: top, timeMs, retained };
    const packs = [...nodePacks, ...blockPacks, record as IndexedPack];
    await this.#note({ ...entry, ...made }, known, packs);
    const isWhole = before === undefined;
    return { version, pack, isWhole, nodes, bytes: nodeBytes + blockBytes + sealed.length };
  }

  /**
   * Has the tree name a checkpoint that it does not know: the one from which the object was recovered. The next one
   * begins a chain of its own.
   *
   * @param packs - all of the checkpoint's
   */
  async adopt(
    { pack, version, topBlock }: Pick<CheckpointEntry, 'pack' | 'version' | 'topBlock'>,
    packs: readonly IndexedPack[],
  ): Promise<void> {
    const { view } = await this.#session.snapshot({ freshMs: 0 });
    const known = await this.#known(view);
    const timeMs = this.#ports.clock.nowMs();
    const retained = known?.entry.retained ?? 0;
    const adopted = { pack, version, topBlock, timeMs, retained, length: CHAIN_LENGTH_MAX };
    await this.#note({ ...first(known?.entry), ...adopted }, known, packs);
  }

  /** The checkpoint that the next one may go on from. */
  async #extended(known: Known | undefined, retained: number): Promise<Checkpoint | undefined> {
    // What has been forgotten since is in the packs of its chain.
    if (known === undefined || known.entry.retained !== retained) return undefined;
    const { length, addedBytes, wholeBytes, pack } = known.entry;
    if (length >= CHAIN_LENGTH_MAX || addedBytes > wholeBytes) return undefined;
    const checkpoint = await readCheckpoint(this.#ports.archive, pack).catch(() => undefined);
    const isLong = (checkpoint?.nodePacks.length ?? 0) > CHECKPOINT_PACKS_MAX / 2;
    return isLong ? undefined : checkpoint;
  }

  /** The latest version, as the ring's members prove it. */
  async #certified(): Promise<Certified> {
    const { aguid, currentRing } = this.#session;
    const answer = await currentRing.request({ kind: 'getHeartbeats', aguid, from: 0, count: 0 });
    const [certified] = answer.kind === 'heartbeats' ? answer.heartbeats : [];
    if (answer.kind === 'heartbeats' && certified !== undefined && answer.ring !== undefined) {
      const heartbeat = currentRing.learn(answer.ring) ? currentRing.check(certified) : undefined;
      if (heartbeat?.epoch === currentRing.certificate.epoch)
        return { ring: answer.ring, certified, heartbeat };
    }
    throw new OceanError('corrupt', 'The ring did not prove its latest version');
  }

  async #storeNodes(top: Digest, before: Digest | undefined) {
    const packs: IndexedPack[] = [];
    const sums = { count: 0, bytes: 0 };
    let group: StoredBlock[] = [];
    let groupBytes = 0;
    const flush = async () => {
      if (group.length > 0) packs.push(...(await this.#store(group)));
      group = [];
      groupBytes = 0;
    };
    for await (const { node } of freshNodes((one) => this.#session.node(one), top, before)) {
      const sealed = encodeNode(node);
      if (groupBytes + sealed.length > PACK_BYTES_MAX || group.length === PACK_BLOCKS_MAX)
        await flush();
      group.push({ digest: digest('block', sealed), sealed });
      groupBytes += sealed.length;
      sums.count++;
      sums.bytes += sealed.length;
    }
    await flush();
    return { packs, ...sums };
  }

  /** Small blocks that lie with the ring in that version. */
  async #storeBlocks(top: Digest) {
    const blocks: StoredBlock[] = [];
    for await (const entries of this.#session.view.at(top).pages(RING_BLOCK_PREFIX)) {
      for (const { key } of entries) {
        const wanted = key.slice(RING_BLOCK_PREFIX.length) as Digest;
        blocks.push({ digest: wanted, sealed: await this.#session.sealedWithRing(wanted) });
      }
    }
    const packs = blocks.length === 0 ? [] : await this.#store(blocks);
    return { packs, bytes: blocks.reduce((sum, { sealed }) => sum + sealed.length, 0) };
  }

  async #store(blocks: readonly StoredBlock[], mark?: { epoch: number; version: number }) {
    const { aguid, keys } = this.#session;
    const author = { aguid, key: keys.author, writer: keys.writer };
    const locations = await this.#ports.archive.store(blocks, author, { mark });
    const packs = new Map<PackGuid, IndexedPack>();
    for (const location of locations) {
      if (location.kind !== 'pack') continue;
      const { pack, offset, length, rate } = location;
      packs.set(pack, { pack, ...rate, length: offset + length });
    }
    return [...packs.values()];
  }

  /** Names the checkpoint in the tree, unless another one was named meanwhile, and lets go of chains that are over. */
  async #note(entry: CheckpointEntry, known: Known | undefined, packs: readonly IndexedPack[]) {
    const key = CHECKPOINT_PREFIX;
    const predicate: Predicate =
      known === undefined
        ? { kind: 'absent', key }
        : { kind: 'unchangedSince', key, version: known.notedIn };
    const actions: Action[] = [{ kind: 'put', key, value: encodeCheckpointEntry(entry) }];
    for (const pack of packs) {
      actions.push({ kind: 'put', key: chainKey(pack.pack), value: u64(entry.chain) });
      actions.push(packAction(pack));
    }
    // The chain before is kept as well, unless it has what was forgotten.
    const isForgotten = known !== undefined && known.entry.retained !== entry.retained;
    for (const pack of await this.#before(entry.chain - (isForgotten ? 0 : 1)))
      for (const gone of [chainKey(pack), packKey(pack)])
        actions.push({ kind: 'remove', key: gone });
    await this.#session.update([{ predicates: [predicate], actions }], NOTE_TIMEOUT_MS);
  }

  /** Packs that only chains before that one need. */
  async #before(chain: number): Promise<PackGuid[]> {
    const packs: PackGuid[] = [];
    for await (const entries of this.#session.view.pages(CHECKPOINT_PREFIX)) {
      for (const { key, value } of entries) {
        const pack = guidFromBytes<PackGuid>(key.subarray(CHECKPOINT_PREFIX.length));
        if (pack !== undefined && value.length === 8 && readU64(value) < chain) packs.push(pack);
      }
    }
    return packs;
  }
}

/** The checkpoint that is a pack's only block. @throws OceanError `unavailable` | `corrupt` */
export async function readCheckpoint(archive: BlockArchive, pack: PackGuid): Promise<Checkpoint> {
  const { blocks } = await archive.describe(pack);
  const [only] = blocks;
  if (only !== undefined && blocks.length === 1) {
    const location = { kind: 'pack', pack, offset: 0, length: only.length } as const;
    const checkpoint = decodeCheckpoint(await archive.fetch(location, only.digest as Digest));
    if (checkpoint !== undefined) return checkpoint;
  }
  throw new OceanError('corrupt', `Pack ${pack} is no checkpoint`);
}

function chainKey(pack: Guid): Uint8Array {
  return concat([CHECKPOINT_PREFIX, guidBytes(pack)]);
}

/** Nothing but the note about the checkpoint came after it. */
function isPresent({ entry, notedIn }: Known, version: number): boolean {
  return version === notedIn && entry.version === notedIn - 1;
}

/** The first of a chain. */
function first(last: CheckpointEntry | undefined) {
  return { chain: (last?.chain ?? 0) + 1, length: 1, wholeBytes: 0, addedBytes: 0 };
}

/** Packs that the latest checkpoints need. No location names them. */
export async function checkpointPacks(session: Session): Promise<PackGuid[]> {
  const packs: PackGuid[] = [];
  for await (const entries of session.view.pages(CHECKPOINT_PREFIX))
    for (const { key } of entries) {
      const pack = guidFromBytes<PackGuid>(key.subarray(CHECKPOINT_PREFIX.length));
      if (pack !== undefined) packs.push(pack);
    }
  return packs;
}
