/**
 * An object as a ring member holds it: the last committed version, and the batches that are executed ahead of
 * their commitment. The tree is copy-on-write, so taking an execution back is forgetting it. TOCS 2002, §5.1.2.
 */
// Over 400 lines: the version that is committed and those ahead of it are one state, changed together.

import { assert, concat, EMPTY, equal, type Tables, u64, type Write } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import { guidBytes } from '../id/index.ts';
import {
  applyUpdate,
  EMPTY_TREE,
  endsBatch,
  heartbeatTree,
  isKept,
  lacking,
  lastSequence,
  lastUpdate,
  mayWrite,
  type NodeCache,
  retentionAt,
  ringDigest,
  type State,
  type TreePath,
  updateDigest,
} from '../object/index.ts';
import {
  type Batch,
  type CertifiedHeartbeat,
  decodeCertifiedHeartbeat,
  decodeHeartbeat,
  decodeSignedUpdate,
  decodeUpdate,
  encodeCertifiedHeartbeat,
  encodeHeartbeat,
  encodeHostedObject,
  encodeSignedUpdate,
  type Handover,
  type Heartbeat,
  type MemberSignature,
  type ObjectCertificate,
  type Request,
  type Retention,
  type RingCertificate,
  type SignedRing,
  type SignedUpdate,
  type Update,
} from '../wire/index.ts';
import { Epochs } from './epochs.ts';
import { LOG_VERSIONS_MAX } from './limits.ts';
import { isUnsigned } from './succession.ts';
import { blockPuts, releases } from './update-blocks.ts';

export const OBJECT_TABLE = 'object';
export const VERSION_TABLE = 'version';
export const LOG_TABLE = 'log';

/** What a batch made of the object, ahead of its commitment. */
export interface Executed {
  readonly slot: number;
  /** Digest of the batch. */
  readonly batch: Digest;
  readonly root: Digest;
  /** One for each new version; or the last one again when the batch made none. */
  readonly heartbeats: readonly { readonly body: Uint8Array; readonly heartbeat: Heartbeat }[];
  readonly paths: readonly TreePath[];
  /** What made each version, in the same order. Empty when the batch made none. */
  readonly made: readonly { readonly request: Request; readonly update: Update }[];
  /** All updates of the batch, also those that were executed before. */
  readonly updates: readonly Update[];
  readonly after: State;
  /** The ring to which this one gives way. */
  readonly next: SignedRing | undefined;
}

/** A version that is now committed. */
export interface Committed {
  readonly heartbeat: CertifiedHeartbeat;
  readonly request: Request;
  readonly update: Update;
}

interface Head {
  readonly slot: number;
  readonly state: State;
  readonly last: Heartbeat | undefined;
  readonly certified: CertifiedHeartbeat | undefined;
}

/** A batch whose updates were decoded and checked. */
export interface CheckedBatch {
  readonly timeMs: number;
  /** For the next epoch: the owner signed it, or this ring may make it. */
  readonly nextRing: SignedRing | undefined;
  readonly requests: readonly { readonly request: Request; readonly update: Update }[];
}

export class HostedObject {
  readonly ring: RingCertificate;
  readonly certificate: ObjectCertificate;
  readonly ringSigned: SignedRing;
  readonly #nodes: NodeCache;
  readonly #tables: Tables;
  readonly #site: { readonly isRecovering: boolean };
  #head: Head;
  /** INVARIANT: consecutive slots from the one after the head. */
  #ahead: Executed[] = [];
  readonly epochs: Epochs;
  readonly handover: Handover | undefined;
  /** The ring that this one has given way to. */
  #next: SignedRing | undefined;

  constructor(options: {
    object: ObjectCertificate;
    ringSigned: SignedRing;
    ring: RingCertificate;
    /** Checked. */
    heartbeat: CertifiedHeartbeat | undefined;
    /** How the epoch before ended, checked. */
    handover: Handover | undefined;
    next: SignedRing | undefined;
    nodes: NodeCache;
    tables: Tables;
    site: { readonly isRecovering: boolean };
  }) {
    this.certificate = options.object;
    this.ringSigned = options.ringSigned;
    this.ring = options.ring;
    this.#nodes = options.nodes;
    this.#tables = options.tables;
    this.epochs = new Epochs(options.ring, options.ringSigned, options.tables);
    this.#site = options.site;
    this.#head = {
      slot: 0,
      state: { version: 0, top: EMPTY_TREE() },
      last: undefined,
      certified: undefined,
    };
    this.handover = options.handover;
    this.#next = options.next;
    const { heartbeat = options.handover?.heartbeat } = options;
    if (heartbeat === undefined) return;
    this.#setHead(heartbeat);
    // The new ring has certified nothing yet.
    if (options.heartbeat === undefined)
      this.#head = { ...this.#head, slot: 0, certified: undefined };
  }

  #setHead(certified: CertifiedHeartbeat): void {
    const last = decodeHeartbeat(certified.heartbeat);
    assert(last !== undefined, 'A certified heartbeat cannot be read');
    const state = { version: last.version, top: last.topBlock as Digest };
    this.#head = { slot: certified.slot, state, last, certified };
  }

  /** The last slot that is known to be committed. */
  get slot(): number {
    return this.#head.slot;
  }

  get state(): State {
    return this.#head.state;
  }

  /** Undefined until the ring has certified version 0. */
  get latest(): CertifiedHeartbeat | undefined {
    return this.#head.certified;
  }

  /** The ring that has taken over, once that is committed. */
  get next(): SignedRing | undefined {
    return this.#next;
  }

  /** Nothing is executed any more: another ring takes over, or will. */
  get isEnding(): boolean {
    if (this.hasEnded) return true;
    return this.#next !== undefined || this.#ahead.some(({ next }) => next !== undefined);
  }

  /** The last version of the epoch is here; where it came from others, the ring that it names may not be. */
  get hasEnded(): boolean {
    const { last } = this.#head;
    return last?.epoch === this.ring.epoch && last.nextRing.length > 0;
  }

  /** Takes the ring that the last version of the epoch names; undefined when it is not that one. */
  follow(next: SignedRing): Write[] | undefined {
    const { last, certified } = this.#head;
    if (!this.hasEnded || last === undefined || certified === undefined) return undefined;
    if (this.#next !== undefined || !equal(last.nextRing, ringDigest(next))) return undefined;
    this.#next = proven(next, { ring: this.ringSigned, heartbeat: certified });
    return this.headWrites();
  }

  /**
   * The epoch has ended elsewhere.
   *
   * @param last - the heartbeat that named `next`, perhaps of a later epoch than this one
   */
  end(next: SignedRing, last: CertifiedHeartbeat): Write[] {
    this.#ahead = [];
    this.#next = next;
    if (decodeHeartbeat(last.heartbeat)?.epoch === this.ring.epoch) this.#setHead(last);
    return this.headWrites();
  }

  get lastTimeMs(): number {
    return this.#ahead.at(-1)?.heartbeats.at(-1)?.heartbeat.timeMs ?? this.#head.last?.timeMs ?? 0;
  }

  /** The slot after which the next batch is executed. */
  get executedSlot(): number {
    return this.#head.slot + this.#ahead.length;
  }

  executedAt(slot: number): Executed | undefined {
    return this.#ahead[slot - this.#head.slot - 1];
  }

  /** Forgets what was executed for that slot and after. */
  takeBack(slot: number): void {
    this.#ahead = this.#ahead.slice(0, Math.max(0, slot - this.#head.slot - 1));
  }

  /** The sequence number of an author's last executed update, as committed. @throws MissingNode */
  lastSequence(author: Uint8Array): number {
    return lastSequence(this.#nodes, this.#head.state.top, author);
  }

  /** Whether an author may write, as committed. @throws MissingNode */
  mayWrite(author: Uint8Array): boolean {
    return mayWrite(this.#nodes, this.#head.state.top, author);
  }

  /**
   * Executes the next slot's batch, ahead of its commitment.
   *
   * @returns the writes that must be durable before the outcome is signed
   * @throws MissingNode when the member's own tree is damaged
   */
  execute(batch: CheckedBatch, batchDigest: Digest): Write[] {
    const before = this.#ahead.at(-1);
    let state = before?.after ?? this.#head.state;
    let last = before?.heartbeats.at(-1)?.heartbeat ?? this.#head.last;
    const writes: Write[] = [];
    const heartbeats: Heartbeat[] = [];
    const made: { request: Request; update: Update }[] = [];
    const timeMs = Math.max(batch.timeMs, last?.timeMs ?? 0);
    for (const { request, update } of batch.requests) {
      // At most once: a client that asked two members may have its update in two batches.
      if (update.sequence <= lastSequence(this.#nodes, state.top, update.author)) continue;
      const applied = applyUpdate(this.#nodes, state, update);
      state = { version: state.version + 1, top: applied.changed.top };
      writes.push(...this.#nodes.keep(applied.changed));
      last = {
        aguid: this.ring.aguid,
        version: state.version,
        topBlock: state.top,
        timeMs,
        updateDigest: updateDigest(request.update),
        epoch: this.ring.epoch,
        outcomes: applied.outcomes,
        nextRing: EMPTY,
      };
      heartbeats.push(last);
      made.push({ request, update });
    }
    const nextRing = batch.nextRing === undefined ? EMPTY : ringDigest(batch.nextRing);
    if (heartbeats.length === 0)
      heartbeats.push({ ...this.#restated(state, last, timeMs), nextRing });
    const bodies = heartbeats.map(encodeHeartbeat);
    const { root, paths } = heartbeatTree(bodies);
    this.#ahead.push({
      slot: this.executedSlot + 1,
      batch: batchDigest,
      root,
      heartbeats: heartbeats.map((heartbeat, i) => ({ heartbeat, body: bodies[i] as Uint8Array })),
      paths,
      made,
      updates: batch.requests.map(({ update }) => update),
      after: state,
      next: batch.nextRing,
    });
    return writes;
  }

  /** The last version again, later: a batch without new versions says that there is none. */
  #restated(state: State, last: Heartbeat | undefined, timeMs: number): Heartbeat {
    if (last !== undefined) return { ...last, timeMs, epoch: this.ring.epoch };
    const { aguid, epoch } = this.ring;
    const genesis = { updateDigest: EMPTY, outcomes: [], nextRing: EMPTY };
    return { aguid, version: state.version, topBlock: state.top, timeMs, epoch, ...genesis };
  }

  /**
   * The first slot ahead is committed.
   *
   * @param signatures - of a quorum, of the statement in that view
   */
  commit(
    view: number,
    signatures: readonly MemberSignature[],
  ): { committed: Committed[]; writes: Write[] } {
    const [executed, ...rest] = this.#ahead;
    assert(executed !== undefined, 'Nothing is executed');
    const { slot, heartbeats, paths, made } = executed;
    const certified = heartbeats.map(({ body }, i): CertifiedHeartbeat => {
      const { path, sides } = paths[i] as TreePath;
      return { heartbeat: body, signatures, view, slot, sides, path };
    });
    const isFirst = this.latest === undefined;
    this.#ahead = rest;
    const last = certified.at(-1) as CertifiedHeartbeat;
    this.#next = executed.next && proven(executed.next, { ring: this.ringSigned, heartbeat: last });
    this.#setHead(last);
    const writes = this.headWrites();
    // Of a version that is certified again, later, the first time counts.
    if (isFirst && this.#head.state.version === 0)
      writes.push(...this.versionWrites(certified[0] as CertifiedHeartbeat));
    const committed = made.map(({ request, update }, i): Committed => {
      const heartbeat = certified[i] as CertifiedHeartbeat;
      const body = (heartbeats[i] as { heartbeat: Heartbeat }).heartbeat;
      writes.push(...this.#logWrites(body.version, heartbeat, request.update));
      const { outcomes } = body;
      writes.push(...blockPuts(request, update, outcomes), ...releases(update, outcomes));
      return { heartbeat, request, update };
    });
    return { committed, writes };
  }

  /**
   * The versions of the next batch, from somebody's log: applied here, if that gives what the ring has certified.
   * All or none: a batch that is cut short would stand for a slot that it is not.
   *
   * @param batch - checked heartbeats with the updates that made them, in order
   * @throws MissingNode
   */
  replay(
    batch: readonly { readonly certified: CertifiedHeartbeat; readonly signed: SignedUpdate }[],
  ): Write[] | undefined {
    const last = batch.at(-1)?.certified;
    if (last === undefined || !endsBatch(last)) return undefined;
    let { state } = this.#head;
    const writes: Write[] = [];
    for (const { certified, signed } of batch) {
      const heartbeat = decodeHeartbeat(certified.heartbeat);
      const update = decodeUpdate(signed.update.body);
      if (update === undefined || heartbeat?.version !== state.version + 1) return undefined;
      if (certified.slot !== last.slot) return undefined;
      if (!equal(heartbeat.updateDigest, updateDigest(signed))) return undefined;
      const { changed } = applyUpdate(this.#nodes, state, update);
      if (!equal(changed.top, heartbeat.topBlock)) return undefined;
      state = { version: heartbeat.version, top: changed.top };
      writes.push(...this.#nodes.keep(changed));
      writes.push(...this.#logWrites(heartbeat.version, certified, signed));
      writes.push(...releases(update, heartbeat.outcomes));
    }
    this.#ahead = [];
    this.#setHead(last);
    return [...writes, ...this.headWrites()];
  }

  /** A later version than the head, whose whole tree is here. Its log is not. */
  adopt(certified: CertifiedHeartbeat): Write[] {
    this.#ahead = [];
    // Of a version that is certified again, later, the first time counts.
    const isKnown = this.heartbeatAt(decodeHeartbeat(certified.heartbeat)?.version ?? 0);
    this.#setHead(certified);
    return [...this.headWrites(), ...(isKnown ? [] : this.versionWrites(certified))];
  }

  headWrites(): Write[] {
    const { certificate: object, ringSigned: ring } = this;
    const value = encodeHostedObject({
      object,
      ring,
      heartbeat: this.#head.certified,
      recovering: this.#site.isRecovering,
      handover: this.handover,
      next: this.#next,
    });
    return [{ table: OBJECT_TABLE, key: guidBytes(this.ring.aguid), value }];
  }

  versionWrites(certified: CertifiedHeartbeat): Write[] {
    const version = decodeHeartbeat(certified.heartbeat)?.version ?? 0;
    const value = encodeCertifiedHeartbeat(certified);
    return [{ table: VERSION_TABLE, key: this.versionKey(version), value }];
  }

  /** After the ring before was lost: what this member knows of versions that came after the recovered one is void. */
  recoveredWrites(): Write[] {
    const { heartbeat } = this.handover ?? {};
    assert(heartbeat !== undefined, 'A recovered ring begins with a version');
    const later = {
      from: this.versionKey(this.#head.state.version + 1),
      to: this.versionKey(Number.MAX_SAFE_INTEGER),
    };
    const isVoid = [VERSION_TABLE, LOG_TABLE].flatMap((table) =>
      [...this.#tables.range(table, later)].map(([key]) => ({ table, key, value: undefined })),
    );
    return [...isVoid, ...this.versionWrites(heartbeat)];
  }

  #logWrites(version: number, heartbeat: CertifiedHeartbeat, update: SignedUpdate): Write[] {
    const log = {
      table: LOG_TABLE,
      key: this.versionKey(version),
      value: encodeSignedUpdate(update),
    };
    const writes: Write[] = [...this.versionWrites(heartbeat), log];
    const old = version - LOG_VERSIONS_MAX;
    const key = this.versionKey(Math.max(0, old));
    if (old > 0) writes.push({ table: LOG_TABLE, key, value: undefined });
    // It was there to tell what came of its update.
    if (old > 0 && !isKept(this.retention, old))
      writes.push({ table: VERSION_TABLE, key, value: undefined });
    return writes;
  }

  /** Where tables keep what is of one version. */
  versionKey(version: number): Uint8Array {
    return concat([guidBytes(this.ring.aguid), u64(version)]);
  }

  /** Which versions are kept, as committed; undefined: all, as far as this member knows. */
  get retention(): Retention | undefined {
    const found = lacking(() => retentionAt(this.#nodes, this.#head.state.top));
    return 'value' in found ? found.value : undefined;
  }

  /** Tops of the trees that are at work: the last version, and those ahead of it. */
  tops(): Digest[] {
    return [this.#head.state, ...this.#ahead.map(({ after }) => after)].map(({ top }) => top);
  }

  /** The certified heartbeat of a version, if this member has it. */
  heartbeatAt(version: number): CertifiedHeartbeat | undefined {
    const bytes = this.#tables.get(VERSION_TABLE, this.versionKey(version));
    if (bytes !== undefined) return decodeCertifiedHeartbeat(bytes);
    return version === this.#head.state.version ? this.latest : undefined;
  }

  /** The update that made a version, while the log still has it. */
  updateAt(version: number): SignedUpdate | undefined {
    const bytes = this.#tables.get(LOG_TABLE, this.versionKey(version));
    return bytes && decodeSignedUpdate(bytes);
  }

  /** True when no version is missing among those in which an outcome is looked for. */
  get knowsOutcomes(): boolean {
    const { version } = this.#head.state;
    for (let one = version; one > Math.max(0, version - LOG_VERSIONS_MAX); one--)
      if (this.heartbeatAt(one) === undefined) return false;
    return true;
  }

  /** The author's last executed update, as committed. @throws MissingNode */
  lastUpdate(author: Uint8Array) {
    return lastUpdate(this.#nodes, this.#head.state.top, author);
  }

  /** The heartbeat of the version that an update made, if it is not long ago. */
  outcomeOf(wanted: Digest): CertifiedHeartbeat | undefined {
    const { version } = this.#head.state;
    for (let one = version; one > Math.max(0, version - LOG_VERSIONS_MAX); one--) {
      const certified = this.heartbeatAt(one);
      const heartbeat = certified && decodeHeartbeat(certified.heartbeat);
      if (heartbeat !== undefined && equal(heartbeat.updateDigest, wanted)) return certified;
    }
    return undefined;
  }
}

/** Decodes nothing: pairs what a batch carries with what was read of it. */
export function checkedBatch(batch: Batch, updates: readonly Update[]): CheckedBatch {
  const requests = batch.requests.map((request, i) => ({ request, update: updates[i] as Update }));
  return { timeMs: batch.timeMs, requests, nextRing: batch.nextRing };
}

/** What a ring makes by itself is proven by how it gave way to it. */
function proven(next: SignedRing, handover: Handover): SignedRing {
  return isUnsigned(next) ? { ...next, handover } : next;
}
