/**
 * A session with one volume: reads any version of it, seals and stores blocks, submits updates, and hears of
 * commits. It runs in the node that the caller trusts and talks to the rest of the pond through injected ports.
 */
// Over 400 lines: the one place where what a volume's users ask for meets its ring, its tree and its blocks.

import { PACK_PREFIX, type StoredBlock } from '../archive/index.ts';
import { isKind, keyOf, OceanError, sleep } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import type { Aguid } from '../id/index.ts';
import { aguidOf, lacking, lastSequence, mayWrite, type TreeNode } from '../object/index.ts';
import type { Advanced, Latest } from '../replica/index.ts';
import type { Action, Clause, ObjectMessage, Predicate, RingCertificate } from '../wire/index.ts';
import { BlockReader, type LocalBlocks } from './block-reader.ts';
import { type Consistency, SeenVersions, type SessionPast } from './consistency.ts';
import { CurrentRing } from './current-ring.ts';
import {
  asItWas,
  decodeLocation,
  LOCATION_PREFIX,
  type Located,
  type Location,
  locationKey,
  type StoredLocation,
} from './location.ts';
import { notAdmitted } from './not-admitted.ts';
import { decodePackEntry, type IndexedPack, placedActions } from './pack-index.ts';
import type { SessionPorts } from './ports.ts';
import { redundancyIn } from './redundancy.ts';
import { RingReader } from './ring-reader.ts';
import { type BlockReference, type SealedBlock, Sealer } from './sealing.ts';
import { type Submission, Submitter } from './submitter.ts';
import { TreeView } from './tree-view.ts';
import { type PastHeartbeat, Versions } from './versions.ts';
import type { VolumeKeys } from './volume-keys.ts';

/** Up to this many bytes of blocks travel inside the update and stay with the ring until they are packed. */
export const INLINE_BYTES_MAX = 65_536;
const CLAIM_TIMEOUT_MS = 20_000;

/** Changes to commit as one version. */
export interface Batch {
  /** Plain values; undefined removes. */
  readonly changes: readonly { readonly key: Uint8Array; readonly value: Uint8Array | undefined }[];
  readonly blocks: readonly StoredBlock[];
  /** Blocks that lie somewhere already: where that is must not have changed after the version that was looked at. */
  readonly relied?: readonly { readonly digest: Digest; readonly version: number }[];
  readonly guards?: readonly Guard[];
}

/** What a batch was made with: nobody may have written that key after that version. */
export interface Guard {
  readonly key: Uint8Array;
  readonly version: number;
  /** It has a value in that version. */
  readonly isPresent: boolean;
}

/** Changes to what is in clear, whole or not at all. */
export interface Amendment {
  readonly predicates: readonly Predicate[];
  readonly actions: readonly Action[];
  /** Blocks that the ring need not keep. */
  readonly released?: readonly Digest[];
}

export interface SessionOptions {
  /** Of all reads that do not say otherwise. */
  readonly consistency?: Consistency;
  /** The session goes on where another one was, maybe on another node. */
  readonly past?: SessionPast;
}

export class Session {
  readonly aguid: Aguid;
  readonly keys: VolumeKeys;
  readonly #ring: CurrentRing;
  readonly #fetched: RingReader;
  readonly sealer: Sealer;
  /** The latest version. */
  readonly view: TreeView;
  /** Earlier ones, as far as they are kept. */
  readonly versions: Versions;
  readonly #ports: SessionPorts;
  readonly #blocks: BlockReader;
  readonly #seen: SeenVersions;
  readonly #submitter: Submitter;

  constructor(keys: VolumeKeys, ports: SessionPorts, options: SessionOptions = {}) {
    const ring = new CurrentRing(keys.object, keys.ring, ports);
    this.keys = keys;
    this.#ring = ring;
    this.aguid = aguidOf(keys.object);
    this.#fetched = new RingReader({ ring, name: keys.name, nodes: ports.nodes });
    this.sealer = new Sealer(keys, ports.random);
    this.#ports = ports;
    const { consistency = {}, past = { read: 0, written: 0 } } = options;
    this.#seen = new SeenVersions({ ring, ports, consistency, past });
    const lastExecuted = () => this.#lastExecuted();
    this.#submitter = new Submitter({ keys, ring, ports, lastExecuted });
    this.view = new TreeView({
      nodes: ports.nodes,
      sealer: this.sealer,
      fetch: (wanted) => this.#fetched.nodes(wanted),
      top: () => this.latest().top,
    });
    this.versions = new Versions({
      ...{ aguid: this.aguid, name: keys.name, ring, view: this.view },
      latest: () => this.latest().version,
    });
    this.#blocks = new BlockReader({
      view: this.view,
      sealer: this.sealer,
      archive: ports.archive,
      fromRing: (wanted) => this.#fetched.block(wanted),
      catchUp: () => this.#seen.ensure({ freshMs: 0 }),
    });
  }

  /**
   * The latest version that is known here. It counts as read.
   *
   * @throws OceanError `unavailable` before the first answer of the ring, or when it would be behind what the
   * session has seen (on a node to which it was moved: `ready` waits)
   */
  latest(): Latest {
    return this.#seen.latest() ?? this.#failBehind();
  }

  #failBehind(bound: Consistency = {}): never {
    const known = this.#ports.latest(this.aguid);
    const reason =
      known === undefined
        ? 'its ring has not answered yet'
        : `this node has version ${known.version}, the session has seen ${this.#seen.floor(bound)}`;
    throw new OceanError('unavailable', `Cannot read volume ${this.keys.name}: ${reason}`);
  }

  /**
   * A view of one version that satisfies `bound`, or else the session's own consistency.
   *
   * @throws OceanError when the ring would have to be asked and does not answer
   */
  async snapshot(bound: Consistency = {}): Promise<{ version: number; view: TreeView }> {
    await this.#seen.ensure(bound);
    const { version, top } = this.#seen.latest(bound) ?? this.#failBehind(bound);
    return { version, view: this.view.at(top) };
  }

  /** What the session has seen, to go on with on another node. */
  past(): SessionPast {
    return this.#seen.past();
  }

  reachable(): boolean {
    return this.#ports.reachable(this.aguid);
  }

  subscribe(listener: (advanced: Advanced) => void): () => void {
    return this.#ports.subscribe(this.aguid, listener);
  }

  /** Resolves when a version is known that the session may read. @throws OceanError `timeout` */
  async ready(timeoutMs: number): Promise<void> {
    const until = this.#ports.clock.nowMs() + timeoutMs;
    while (this.#seen.latest() === undefined) {
      if (this.#ports.clock.nowMs() > until) {
        throw new OceanError(
          'timeout',
          `Cannot open volume ${this.keys.name}: its ring did not answer`,
        );
      }
      await sleep(this.#ports.clock, 20);
    }
  }

  /**
   * Resolves when this node knows that version or a later one, which a process before this one has shown.
   * @throws OceanError `unavailable` when nobody who answers has it yet
   */
  async goOnFrom(version: number): Promise<void> {
    this.#seen.raise(version);
    await this.#seen.ensure({});
    this.latest();
  }

  /** The object's ring through its epochs. */
  get currentRing(): CurrentRing {
    return this.#ring;
  }

  /** The members that order the object's updates now. */
  get ring(): RingCertificate {
    return this.#ring.certificate;
  }

  /** Makes the object exist at its ring. Harmless when it does. */
  async create(): Promise<void> {
    const { object, ring } = this.keys;
    await this.#request({ kind: 'create', object, ring, handover: undefined });
  }

  /** The view of an earlier version. @throws OceanError `not-found` */
  async at(version: number): Promise<{ view: TreeView; heartbeat: PastHeartbeat }> {
    const heartbeat = await this.versions.one(version);
    return { view: this.view.at(heartbeat.topBlock), heartbeat };
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

  /** The same with the version that said so. */
  located(wanted: Digest): Promise<Located | undefined> {
    return this.#blocks.located(wanted);
  }

  /** A block as it is stored. @throws OceanError `unavailable` | `corrupt` */
  sealed(wanted: Digest): Promise<Uint8Array> {
    return this.#blocks.sealed(wanted);
  }

  /** Sealed bytes of blocks that are not committed yet are asked of `lookup` first. */
  withPending(lookup: (digest: Digest) => Uint8Array | undefined): void {
    this.#blocks.pending = lookup;
  }

  /** What is read is looked for there before others are asked, and kept there. */
  withLocal(local: LocalBlocks): void {
    this.#blocks.local = local;
  }

  /** Where all blocks lie, a few thousand at a time; undefined where the index is damaged. */
  async *locations(): AsyncGenerator<
    readonly { block: Digest; location: Location | undefined; version: number }[]
  > {
    for await (const entries of this.view.pages(LOCATION_PREFIX)) {
      yield entries.map(({ key, value, version }) => ({
        block: key.slice(LOCATION_PREFIX.length) as Digest,
        location: decodeLocation(value),
        version,
      }));
    }
  }

  /** The object's packs, a few thousand at a time. */
  async *packs(): AsyncGenerator<readonly (IndexedPack & { readonly version: number })[]> {
    for await (const entries of this.view.pages(PACK_PREFIX)) {
      yield entries.flatMap(({ key, value, version }) => {
        const pack = decodePackEntry(key, value);
        return pack === undefined ? [] : [{ ...pack, version }];
      });
    }
  }

  /** Blocks that still lie with the ring, and are to be packed. */
  async *ringBlocks(): AsyncGenerator<readonly Digest[]> {
    for await (const blocks of this.locations())
      yield blocks.filter(({ location }) => isToPack(location)).map(({ block }) => block);
  }

  /** Whether the ring has the block. */
  async isWithRing(block: Digest): Promise<boolean> {
    return this.#fetched.block(block).then(
      () => true,
      () => false,
    );
  }

  /** The owner forgot versions: what is cached may be of them. */
  dropCached(): void {
    this.#blocks.dropCached();
  }

  /** Content that is read again is opened again. */
  dropOpened(): void {
    this.#blocks.dropOpened();
  }

  /** Bytes of opened blocks in memory. */
  cachedBytes(): number {
    return this.#blocks.cachedBytes();
  }

  /** Stores the batch's blocks. Done ahead of `commit`, so batches overlap. */
  async store(blocks: readonly StoredBlock[]): Promise<readonly StoredLocation[]> {
    const bytes = blocks.reduce((sum, { sealed }) => sum + sealed.length, 0);
    if (bytes <= INLINE_BYTES_MAX) return blocks.map(() => ({ kind: 'ring' }));
    return this.storeInPacks(blocks);
  }

  /** The same, however few they are. @throws OceanError `permission` | `no-space` | `unavailable` */
  async storeInPacks(blocks: readonly StoredBlock[]): Promise<readonly StoredLocation[]> {
    await this.checkMayWrite();
    const { author, writer } = this.keys;
    const rate = await redundancyIn(this.view);
    return this.#ports.archive.store(blocks, { aguid: this.aguid, key: author, writer }, { rate });
  }

  /**
   * Commits the batch as the next version and returns its number, when this node's replica has it. Commits are
   * executed in the order of the calls.
   *
   * @param locations - what `store` answered for the batch's blocks
   * @throws OceanError of the ring, `permission` among them; `conflict` when a block that it relies on has moved or was
   *   given up; `unavailable` and `timeout` are tried again for
   *   `timeoutMs`
   */
  async commit(
    batch: Batch,
    locations: readonly StoredLocation[],
    timeoutMs: number,
  ): Promise<number> {
    const inline = batch.blocks.filter((_, index) => locations[index]!.kind === 'ring');
    const actions: Action[] = batch.changes.map(({ key, value }) =>
      value === undefined
        ? { kind: 'remove', key }
        : { kind: 'put', key, value: this.sealer.sealValue(key, value) },
    );
    actions.push(...placedActions(batch.blocks, locations));
    const predicates = (batch.relied ?? []).flatMap(({ digest: block, version }) =>
      asItWas(locationKey(block), version),
    );
    for (const { key, version, isPresent } of batch.guards ?? [])
      predicates.push(...(isPresent ? asItWas(key, version) : [{ kind: 'absent', key } as const]));
    return this.#submit({ clauses: [{ predicates, actions }], inline, released: [] }, timeoutMs);
  }

  /** @throws OceanError `conflict` when a predicate does not hold, and those of `commit` */
  amend({ released = [], ...clause }: Amendment): Promise<number> {
    return this.#submit({ clauses: [clause], inline: [], released }, CLAIM_TIMEOUT_MS);
  }

  /** Puts a value where there is none. @throws OceanError `conflict` when there is one */
  async claim(key: Uint8Array, value: Uint8Array): Promise<void> {
    const put: Action = { kind: 'put', key, value: this.sealer.sealValue(key, value) };
    const clause: Clause = { predicates: [{ kind: 'absent', key }], actions: [put] };
    await this.update([clause], CLAIM_TIMEOUT_MS);
  }

  /** Has the ring apply the first clause that holds. @throws OceanError of the ring; `conflict` when none holds */
  update(clauses: readonly Clause[], timeoutMs: number): Promise<number> {
    return this.#submit({ clauses, inline: [], released: [] }, timeoutMs);
  }

  /**
   * Resolves when nothing that was sent with these keys before, by this process or one that was killed, can be executed
   * any more: the latest version has it, or no version will. Costs an update that changes nothing.
   *
   * @throws OceanError when the ring does not answer, and `permission`
   */
  async endEarlier(): Promise<void> {
    const nothing = { clauses: [], inline: [], released: [] };
    const { top } = await this.#submitted({ ...nothing, isEndOfEarlier: true }, 0);
    await this.checkMayWrite(top);
  }

  /** A node of the object's tree, verified. @throws OceanError `unavailable` | `corrupt` */
  node(wanted: Digest): Promise<TreeNode> {
    return this.#complete(() => this.#ports.nodes.node(wanted));
  }

  /** A small block that the ring has. @throws OceanError `unavailable` */
  sealedWithRing(wanted: Digest): Promise<Uint8Array> {
    return this.#fetched.block(wanted);
  }

  /** Moves blocks from the ring into packs. */
  async pack(digests: readonly Digest[], timeoutMs: number): Promise<void> {
    const blocks: StoredBlock[] = [];
    for (const wanted of new Map(digests.map((one) => [keyOf(one), one])).values()) {
      // Another mount may have packed it, or it is named twice.
      if (!isToPack(await this.location(wanted))) continue;
      blocks.push({ digest: wanted, sealed: await this.#fetched.block(wanted) });
    }
    if (blocks.length === 0) return;
    const locations = await this.storeInPacks(blocks);
    const actions = placedActions(blocks, locations);
    const released = blocks.map((block) => block.digest);
    const clauses: Clause[] = [{ predicates: [{ kind: 'always' }], actions }];
    await this.#submit({ clauses, inline: [], released }, timeoutMs);
  }

  /** @throws OceanError `permission` when the owner has taken the session's author off the list of writers */
  async checkMayWrite(top: Digest = this.latest().top): Promise<void> {
    const { publicKey } = this.keys.author;
    const may = await this.#complete(() => mayWrite(this.#ports.nodes, top, publicKey));
    if (!may) throw notAdmitted(this.keys.name, publicKey);
  }

  /** A refusal of the ring, in terms of what its object says by now. @throws always */
  async explain(error: unknown): Promise<never> {
    if (isKind(error, 'permission')) {
      await this.snapshot({ freshMs: 0 });
      await this.checkMayWrite();
    }
    throw error;
  }

  /** @throws OceanError `permission`; `conflict` when no clause's predicates held */
  async #submit(submission: Submission, timeoutMs: number): Promise<number> {
    const { outcome, version, top } = await this.#submitted(submission, timeoutMs);
    if (outcome > 0) return version;
    await this.checkMayWrite(top);
    throw new OceanError('conflict', 'The ring aborted the update');
  }

  /** @returns what came of it, when this node's replica has the version */
  async #submitted(submission: Submission, timeoutMs: number) {
    const sentMs = this.#ports.clock.nowMs();
    const submitting = this.#submitter.submit(submission, timeoutMs);
    const { heartbeat, certified, update, outcome } = await submitting.catch((error) =>
      this.explain(error),
    );
    this.#ports.committed({ kind: 'commit', update, heartbeat: certified });
    await this.#seen.wrote(heartbeat.version, certified, sentMs);
    return { outcome, version: heartbeat.version, top: heartbeat.topBlock as Digest };
  }

  async #request(message: ObjectMessage): Promise<ObjectMessage> {
    return this.#ring.request(message);
  }

  /** The author's last sequence number in the latest tree. */
  #lastExecuted(): Promise<number> {
    const { publicKey } = this.keys.author;
    return this.#complete(() => lastSequence(this.#ports.nodes, this.latest().top, publicKey));
  }

  async #complete<T>(run: () => T): Promise<T> {
    for (;;) {
      const result = lacking(run);
      if ('value' in result) return result.value;
      await this.#fetched.nodes([result.missing]);
    }
  }
}

function isToPack(location: Location | undefined): boolean {
  return location?.kind === 'ring' && location.condemnedMs === undefined;
}
