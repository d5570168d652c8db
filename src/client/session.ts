/**
 * A session with one volume: reads any version of it, seals and stores blocks, submits updates, and hears of
 * commits. It runs in the node that the caller trusts and talks to the rest of the pond through injected ports.
 */

import type { StoredBlock } from '../archive/index.ts';
import { concat, isKind, keyOf, OceanError, sleep } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import { type Aguid, guidOf } from '../id/index.ts';
import {
  aguidOf,
  checkHeartbeat,
  checkRing,
  lacking,
  lastSequence,
  signUpdate,
} from '../object/index.ts';
import type { Advanced, Latest } from '../replica/index.ts';
import type {
  Action,
  CertifiedHeartbeat,
  Clause,
  Heartbeat,
  ObjectMessage,
  RingCertificate,
  Update,
} from '../wire/index.ts';
import { BlockReader } from './block-reader.ts';
import {
  decodeLocation,
  encodeLocation,
  LOCATION_PREFIX,
  type Location,
  locationKey,
} from './location.ts';
import type { SessionPorts } from './ports.ts';
import { type BlockReference, type SealedBlock, Sealer } from './sealing.ts';
import { TreeView } from './tree-view.ts';
import type { VolumeKeys } from './volume-keys.ts';

/** Up to this many bytes of blocks travel inside the update and stay with the ring until they are packed. */
export const INLINE_BYTES_MAX = 65_536;
/** How long a submission is tried again while the ring cannot be reached. */
export const SUBMIT_RETRY_MS = 1000;
const REPLICA_MS = 5000;
const CLAIM_TIMEOUT_MS = 20_000;

/** Changes to commit as one version. */
export interface Batch {
  /** Plain values; undefined removes. */
  readonly changes: readonly { readonly key: Uint8Array; readonly value: Uint8Array | undefined }[];
  readonly blocks: readonly StoredBlock[];
}

export class Session {
  readonly aguid: Aguid;
  readonly keys: VolumeKeys;
  readonly ring: RingCertificate;
  readonly sealer: Sealer;
  /** The latest version. */
  readonly view: TreeView;
  readonly #ports: SessionPorts;
  readonly #blocks: BlockReader;
  #sequence: number | undefined;

  constructor(keys: VolumeKeys, ports: SessionPorts) {
    const ring = checkRing(keys.object, keys.ring);
    if (ring === undefined) throw new OceanError('invalid', 'The volume has no valid ring');
    this.keys = keys;
    this.ring = ring;
    this.aguid = aguidOf(keys.object);
    this.sealer = new Sealer(keys, ports.random);
    this.#ports = ports;
    this.view = new TreeView({
      nodes: ports.nodes,
      sealer: this.sealer,
      fetch: (wanted) => this.#fetchNode(wanted),
      top: () => this.latest().top,
    });
    this.#blocks = new BlockReader({
      view: this.view,
      sealer: this.sealer,
      archive: ports.archive,
      fromRing: (wanted) => this.#fetchFromRing(wanted),
    });
  }

  /** @throws OceanError `unavailable` before the first answer of the ring */
  latest(): Latest {
    const latest = this.#ports.latest(this.aguid);
    if (latest === undefined) {
      throw new OceanError(
        'unavailable',
        `Cannot read volume ${this.keys.name}: its ring has not answered yet`,
      );
    }
    return latest;
  }

  reachable(): boolean {
    return this.#ports.reachable(this.aguid);
  }

  subscribe(listener: (advanced: Advanced) => void): () => void {
    return this.#ports.subscribe(this.aguid, listener);
  }

  /** Resolves when the ring's latest version is known. @throws OceanError `timeout` */
  async ready(timeoutMs: number): Promise<void> {
    const until = this.#ports.clock.nowMs() + timeoutMs;
    while (this.#ports.latest(this.aguid) === undefined) {
      if (this.#ports.clock.nowMs() > until) {
        throw new OceanError(
          'timeout',
          `Cannot open volume ${this.keys.name}: its ring did not answer`,
        );
      }
      await sleep(this.#ports.clock, 20);
    }
  }

  /** Makes the object exist at its ring. Harmless when it does. */
  async create(): Promise<void> {
    const { object, ring } = this.keys;
    await this.#request({ kind: 'create', object, ring });
  }

  /** The view of an earlier version. @throws OceanError `not-found` */
  async at(version: number): Promise<{ view: TreeView; heartbeat: Heartbeat }> {
    const [heartbeat] = await this.heartbeats(version, 1);
    if (heartbeat === undefined) {
      throw new OceanError(
        'not-found',
        `Cannot read version ${version} of ${this.keys.name}: it does not exist`,
      );
    }
    return { view: this.view.at(heartbeat.topBlock), heartbeat };
  }

  /** Verified heartbeats of up to `count` versions from `from` on. */
  async heartbeats(from: number, count: number): Promise<(Heartbeat & { topBlock: Digest })[]> {
    const answer = await this.#request({ kind: 'getHeartbeats', aguid: this.aguid, from, count });
    if (answer.kind !== 'heartbeats') return [];
    return answer.heartbeats
      .map((certified) => checkHeartbeat(this.ring, certified))
      .filter((heartbeat) => heartbeat !== undefined);
  }

  /** The last version that was committed at or before `timeMs`: a binary search over heartbeats. */
  async versionAt(timeMs: number): Promise<number> {
    let low = 0;
    let high = this.latest().version;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const [heartbeat] = await this.heartbeats(middle, 1);
      if (heartbeat === undefined || heartbeat.timeMs > timeMs) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  sealBlock(content: Uint8Array): SealedBlock {
    const block = this.sealer.sealBlock(content);
    this.#blocks.keep(block.reference, content);
    return block;
  }

  /** Content of a block. @throws OceanError `unavailable` | `corrupt` */
  read(reference: BlockReference): Promise<Uint8Array> {
    return this.#blocks.read(reference);
  }

  /** Where a block lies, if it was committed. */
  location(wanted: Digest): Promise<Location | undefined> {
    return this.#blocks.location(wanted);
  }

  /** Sealed bytes of blocks that are not committed yet are asked of `lookup` first. */
  withPending(lookup: (digest: Digest) => Uint8Array | undefined): void {
    this.#blocks.pending = lookup;
  }

  /** Blocks that still lie with the ring, a few thousand entries of the location index at a time. */
  async *ringBlocks(): AsyncGenerator<readonly Digest[]> {
    for await (const entries of this.view.pages(LOCATION_PREFIX)) {
      yield entries
        .filter(({ value }) => decodeLocation(value)?.kind === 'ring')
        .map(({ key }) => key.slice(LOCATION_PREFIX.length) as Digest);
    }
  }

  /** Stores the batch's blocks. Done ahead of `commit`, so batches overlap. */
  async store(blocks: readonly StoredBlock[]): Promise<readonly Location[]> {
    const bytes = blocks.reduce((sum, { sealed }) => sum + sealed.length, 0);
    if (bytes <= INLINE_BYTES_MAX) return blocks.map(() => ({ kind: 'ring' }));
    const { author, writer } = this.keys;
    return this.#ports.archive.store(blocks, { aguid: this.aguid, key: author, writer });
  }

  /**
   * Commits the batch as the next version and returns its number, when this node's replica has it.
   *
   * @param locations - what `store` answered for the batch's blocks
   * @throws OceanError of the ring; `unavailable` and `timeout` are tried again for `timeoutMs`
   */
  async commit(batch: Batch, locations: readonly Location[], timeoutMs: number): Promise<number> {
    const inline = batch.blocks.filter((_, index) => locations[index]!.kind === 'ring');
    const actions: Action[] = batch.changes.map(({ key, value }) =>
      value === undefined
        ? { kind: 'remove', key }
        : { kind: 'put', key, value: this.sealer.sealValue(key, value) },
    );
    batch.blocks.forEach((block, index) => {
      const value = encodeLocation(locations[index]!);
      actions.push({ kind: 'put', key: locationKey(block.digest), value });
    });
    return this.#submit([{ predicates: [{ kind: 'always' }], actions }], inline, [], timeoutMs);
  }

  /** Puts a value where there is none. @throws OceanError `conflict` when there is one */
  async claim(key: Uint8Array, value: Uint8Array): Promise<void> {
    const put: Action = { kind: 'put', key, value: this.sealer.sealValue(key, value) };
    const clause: Clause = { predicates: [{ kind: 'absent', key }], actions: [put] };
    await this.#submit([clause], [], [], CLAIM_TIMEOUT_MS);
  }

  /** Moves blocks from the ring into packs. */
  async pack(digests: readonly Digest[], timeoutMs: number): Promise<void> {
    const blocks: StoredBlock[] = [];
    for (const wanted of new Map(digests.map((one) => [keyOf(one), one])).values()) {
      // Another mount may have packed it, or it is named twice.
      if ((await this.location(wanted))?.kind !== 'ring') continue;
      blocks.push({ digest: wanted, sealed: await this.#fetchFromRing(wanted) });
    }
    if (blocks.length === 0) return;
    const { author, writer } = this.keys;
    const locations = await this.#ports.archive.store(blocks, {
      aguid: this.aguid,
      key: author,
      writer,
    });
    const actions = blocks.map((block, index): Action => {
      const value = encodeLocation(locations[index]!);
      return { kind: 'put', key: locationKey(block.digest), value };
    });
    const released = blocks.map((block) => block.digest);
    await this.#submit([{ predicates: [{ kind: 'always' }], actions }], [], released, timeoutMs);
  }

  async #submit(
    clauses: readonly Clause[],
    inline: readonly StoredBlock[],
    released: readonly Digest[],
    timeoutMs: number,
  ): Promise<number> {
    const sequence = await this.#nextSequence();
    const update: Update = {
      aguid: this.aguid,
      author: this.keys.author.publicKey,
      sequence,
      timeMs: this.#ports.clock.nowMs(),
      clauses,
      blocks: inline.map((block) => ({ digest: block.digest, length: block.sealed.length })),
      released,
    };
    const signed = signUpdate(this.keys.author, this.keys.writer, update);
    const blocks = concat(inline.map(({ sealed }) => sealed));
    const answer = await this.#insist({ kind: 'submit', update: signed, blocks }, timeoutMs);
    const heartbeat = answer.kind === 'result' && checkHeartbeat(this.ring, answer.heartbeat);
    if (answer.kind !== 'result' || !heartbeat) {
      throw new OceanError('corrupt', 'The ring answered an update without a valid heartbeat');
    }
    await this.#reached(heartbeat.version, answer.heartbeat);
    if (!answer.committed) throw new OceanError('conflict', 'The ring aborted the update');
    return heartbeat.version;
  }

  /** The same request again while the ring cannot be reached: it is executed at most once. */
  async #insist(message: ObjectMessage, timeoutMs: number): Promise<ObjectMessage> {
    const until = this.#ports.clock.nowMs() + timeoutMs;
    for (;;) {
      try {
        return await this.#request(message);
      } catch (error) {
        const passing = isKind(error, 'unavailable') || isKind(error, 'timeout');
        if (!passing || this.#ports.clock.nowMs() + SUBMIT_RETRY_MS > until) throw error;
        await sleep(this.#ports.clock, SUBMIT_RETRY_MS);
      }
    }
  }

  async #request(message: ObjectMessage): Promise<ObjectMessage> {
    return this.#ports.request(this.ring, message);
  }

  /** Own commits are pushed like all others: waits until this node's replica has applied this one. */
  async #reached(version: number, certified: CertifiedHeartbeat): Promise<void> {
    const isReached = () => (this.#ports.latest(this.aguid)?.version ?? 0) >= version;
    if (isReached()) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        cancel();
        stop();
        resolve();
      };
      const stop = this.subscribe(() => {
        if (isReached()) end();
      });
      // The push was lost with a connection. What the ring has certified is known all the same.
      const cancel = this.#ports.clock.after(REPLICA_MS, () => {
        this.#ports.adopt(this.ring, certified);
        end();
      });
    });
  }

  async #nextSequence(): Promise<number> {
    while (this.#sequence === undefined) {
      const { top } = this.latest();
      const last = lacking(() => lastSequence(this.#ports.nodes, top, this.keys.author.publicKey));
      if ('value' in last) this.#sequence = last.value;
      else await this.#fetchNode(last.missing);
    }
    this.#sequence += 1;
    return this.#sequence;
  }

  async #fetchNode(wanted: Digest): Promise<void> {
    const answer = await this.#request({ kind: 'getNodes', aguid: this.aguid, digests: [wanted] });
    const bytes = answer.kind === 'nodes' ? answer.nodes[0]?.bytes : undefined;
    if (bytes === undefined || this.#ports.nodes.accept(wanted, bytes) === undefined) {
      throw new OceanError(
        'corrupt',
        `Cannot read volume ${this.keys.name}: its ring lacks a tree node`,
      );
    }
  }

  async #fetchFromRing(wanted: Digest): Promise<Uint8Array> {
    const answer = await this.#request({ kind: 'getBlocks', digests: [wanted] });
    const bytes = answer.kind === 'blocks' ? answer.blocks[0]?.bytes : undefined;
    if (bytes === undefined) {
      throw new OceanError(
        'unavailable',
        `Cannot read block ${guidOf(wanted)}: the ring does not have it`,
      );
    }
    if (guidOf(digest('block', bytes)) !== guidOf(wanted)) {
      throw new OceanError(
        'corrupt',
        `Cannot read block ${guidOf(wanted)}: the ring sent other bytes`,
      );
    }
    return bytes;
  }
}
