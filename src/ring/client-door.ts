/** What clients and replicas ask a ring member about one object, and who waits for which answer. */

import {
  type Envelope,
  type ErrorKind,
  equal,
  type NodeAddress,
  type Tables,
} from '../base/index.ts';
import { keptFrom, lacking, TREE_TABLE, updateDigest } from '../object/index.ts';
import {
  type CertifiedHeartbeat,
  decodeHeartbeat,
  decodeUpdate,
  encodeEvidence,
  type Fresh,
  type NamedBytes,
  type ObjectMessage,
  type SignedRing,
  type Update,
} from '../wire/index.ts';
import { collect } from './answers.ts';
import type { Committed, HostedObject } from './hosted-object.ts';
import {
  CATCH_UP_MAX,
  RESERVE_BYTES,
  RESERVED_UPDATE_BYTES_MAX,
  SUBSCRIBERS_MAX,
  SUBSCRIPTION_MS,
} from './limits.ts';
import { requestKey } from './requests.ts';
import type { RingObject } from './ring-object.ts';
import type { Out, Site } from './site.ts';
import { BLOCK_TABLE } from './update-blocks.ts';

const HEARTBEATS_MAX = 4096;
/** Askers that wait for one update: a client that asks again has given up the first answer. */
const WAITING_MAX = 16;

/** A client's or a replica's message. */
export interface Asked {
  readonly from: NodeAddress;
  /** Set when the message came as a request and wants an answer. */
  readonly token: number | undefined;
  readonly message: ObjectMessage;
}

type Message<K extends ObjectMessage['kind']> = Extract<ObjectMessage, { kind: K }>;

/** A follower's place, kept until `expiresAtMs` unless it subscribes again. */
interface Subscriber {
  readonly address: NodeAddress;
  readonly expiresAtMs: number;
  /** Wants to be told that what it has is the latest. */
  readonly fresh: boolean;
}

export class ClientDoor {
  readonly #site: Site;
  readonly #object: HostedObject;
  /** INVARIANT: at most SUBSCRIBERS_MAX. */
  readonly #subscribers = new Map<string, Subscriber>();
  /** Who waits for an update, by its author and number. Bounded by the requests that may be pending. */
  readonly #waiting = new Map<string, Asked[]>();
  #mayBeSettled = false;
  /** Who waits for version 0. */
  #creators: Asked[] = [];
  /** Who waits for the end of the epoch. */
  #reconfigurers: Asked[] = [];

  constructor(site: Site, object: HostedObject) {
    this.#site = site;
    this.#object = object;
  }

  get subscriberCount(): number {
    return this.#subscribers.size;
  }

  onLost(nodeId: string): void {
    this.#subscribers.delete(nodeId);
  }

  static refuse(out: Out, asked: Asked, error: ErrorKind, message: string): void {
    answerTo(out, asked, { kind: 'refused', error, message });
  }

  #answer(asked: Asked, message: ObjectMessage): void {
    answerTo(this.#site.out, asked, message);
  }

  #refuse(asked: Asked, error: ErrorKind, message: string): void {
    this.#site.count('refused');
    ClientDoor.refuse(this.#site.out, asked, error, message);
  }

  static blocks(tables: Tables, asked: Asked, out: Out): void {
    const { digests } = asked.message as Message<'getBlocks'>;
    answerTo(out, asked, { kind: 'blocks', blocks: collect(tables, BLOCK_TABLE, digests) });
  }

  onCreate(asked: Asked): void {
    const heartbeat = this.#genesis();
    if (heartbeat !== undefined) this.#answer(asked, { kind: 'result', heartbeat });
    else this.#creators = [...this.#creators.slice(-WAITING_MAX), asked];
  }

  /** What proves to the creator that a quorum of this ring has the object. */
  #genesis(): CertifiedHeartbeat | undefined {
    const { handover, latest } = this.#object;
    return handover === undefined ? (this.#object.heartbeatAt(0) ?? latest) : latest;
  }

  onMessage(asked: Asked, ring: RingObject): void {
    const { message } = asked;
    const { next } = this.#object;
    const ended = message.kind === 'reconfigure' ? this.#endedFor(message.ring) : undefined;
    if (ended !== undefined) {
      this.#answer(asked, { kind: 'result', heartbeat: ended });
      return;
    }
    if (next !== undefined && message.kind !== 'getNodes' && message.kind !== 'getRing') {
      this.#answer(asked, { kind: 'moved', ring: next });
      return;
    }
    switch (message.kind) {
      case 'submit':
        this.#submit(asked, message, ring);
        break;
      case 'subscribe':
        this.#subscribe(asked, message);
        if (message.fresh) ring.wantFresh();
        break;
      case 'getNodes': {
        const nodes = this.#nodes(message.digests);
        this.#answer(asked, { kind: 'nodes', aguid: message.aguid, nodes });
        break;
      }
      case 'getHeartbeats':
        this.#heartbeats(asked, message);
        break;
      case 'reconfigure':
        this.#reconfigure(asked, message, ring);
        break;
      case 'getRing': {
        const { view, isChanging: changing, isRecovering: recovering } = this.#site;
        const { ringSigned, state } = this.#object;
        const evidence = ring.evidences.all().map(encodeEvidence);
        const { version } = state;
        // Who asks the last member that it knows must not take an ended ring for the present one.
        const seen = { ring: next ?? ringSigned, view, version, changing, recovering, evidence };
        this.#answer(asked, { kind: 'ring', ...seen });
        break;
      }
      default:
        this.#site.count('dropped');
    }
  }

  #reconfigure(asked: Asked, { ring: next }: Message<'reconfigure'>, ring: RingObject): void {
    if (ring.reconfigure(next)) {
      this.#reconfigurers = [...this.#reconfigurers.slice(-WAITING_MAX), asked];
      return;
    }
    const epoch = this.#object.ring.epoch + 1;
    const why = `it must be the owner's ring of epoch ${epoch} and share a member with the present one`;
    this.#refuse(asked, 'invalid', `Cannot change the ring: ${why}`);
  }

  /** The heartbeat with which a ring gave way to that one: whoever asks again gets the same answer. */
  #endedFor(ring: SignedRing): CertifiedHeartbeat | undefined {
    const { next, latest, handover, ringSigned } = this.#object;
    if (next !== undefined && equal(next.body, ring.body)) return latest;
    return equal(ringSigned.body, ring.body) ? handover?.heartbeat : undefined;
  }

  /** Another ring has taken over: everybody who waits or follows hears of it. */
  onEnded(): void {
    const { next, latest } = this.#object;
    if (next === undefined || latest === undefined) return;
    for (const asked of this.#reconfigurers)
      this.#answer(asked, { kind: 'result', heartbeat: latest });
    this.#reconfigurers = [];
    const moved = { kind: 'moved', ring: next } as const;
    for (const waiting of this.#waiting.values())
      for (const asked of waiting) this.#answer(asked, moved);
    this.#waiting.clear();
    this.#push(moved);
    this.#subscribers.clear();
  }

  #nodes(digests: readonly Uint8Array[]): NamedBytes[] {
    return collect(this.#site.tables, TREE_TABLE, digests);
  }

  #submit(asked: Asked, { update: signed, blocks }: Message<'submit'>, ring: RingObject): void {
    const request = { update: signed, blocks };
    const update = ring.check(request);
    if (update === undefined) {
      this.#refuse(
        asked,
        'permission',
        'Cannot apply the update: no writer of the object signed it',
      );
      return;
    }
    if (ring.isExecuted(update)) {
      this.#repeat(asked, update);
      return;
    }
    const may = lacking(() => this.#object.mayWrite(update.author));
    if ('value' in may && !may.value) {
      const why = "the writer's key is not on the list of the object's owner, who may admit it";
      this.#refuse(asked, 'permission', `Cannot apply the update: ${why}`);
      return;
    }
    const { length } = signed.update.body;
    const isSmall = blocks.length === 0 && length <= RESERVED_UPDATE_BYTES_MAX;
    const needed = blocks.length + 4 * length + (isSmall ? 0 : RESERVE_BYTES);
    if (this.#site.tables.bytesFree() < needed) {
      this.#refuse(asked, 'no-space', 'Cannot apply the update: the ring member is full');
      return;
    }
    if (!ring.submit(request, update, undefined)) {
      this.#refuse(asked, 'busy', 'Cannot apply the update: too many wait');
      return;
    }
    const key = requestKey(update);
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.set(key, [...waiting.slice(-WAITING_MAX), asked]);
  }

  /** An author that asks again gets the answer of the first time, for as long as the log goes back. */
  #repeat(asked: Asked, update: Update): void {
    const { message } = asked;
    if (message.kind !== 'submit') return;
    const wanted = updateDigest(message.update);
    const heartbeat = this.#object.outcomeOf(wanted) ?? this.#lastOutcome(update, wanted);
    if (heartbeat === 'unknown') {
      const why = `Cannot tell what came of update ${update.sequence}: ask another member`;
      this.#refuse(asked, 'unavailable', why);
      return;
    }
    if (heartbeat !== undefined) {
      this.#answer(asked, { kind: 'result', heartbeat });
      return;
    }
    const why = `Cannot apply update ${update.sequence}: a later one of its author was applied`;
    this.#refuse(asked, 'conflict', why);
  }

  /**
   * Of an update that is not among the versions here: it may be one that this member took from another one, and has not
   * seen made. Undefined: it was not executed, as another one of its author was with the same number, or a later one.
   */
  #lastOutcome({ author, sequence }: Update, wanted: Uint8Array) {
    const last = lacking(() => this.#object.lastUpdate(author));
    if ('missing' in last) return 'unknown';
    if (last.value?.sequence !== sequence)
      return this.#object.knowsOutcomes ? undefined : 'unknown';
    const certified = this.#object.heartbeatAt(last.value.version);
    const heartbeat = certified && decodeHeartbeat(certified.heartbeat);
    if (heartbeat === undefined) return 'unknown';
    return equal(heartbeat.updateDigest, wanted) ? certified : undefined;
  }

  onCommitted(committed: readonly Committed[], updates: readonly Update[]): void {
    const { latest } = this.#object;
    if (latest !== undefined && this.#creators.length > 0) {
      const first = this.#genesis() ?? latest;
      for (const asked of this.#creators) this.#answer(asked, { kind: 'result', heartbeat: first });
      this.#creators = [];
    }
    for (const { heartbeat, request, update } of committed) {
      const commit: ObjectMessage = { kind: 'commit', update: request.update, heartbeat };
      this.#push(commit);
      const done = updateDigest(request.update);
      for (const asked of this.#take(update)) {
        // An author that used a number twice gets the outcome of the one that was executed, and no other.
        const { message } = asked;
        const isThis = message.kind === 'submit' && equal(updateDigest(message.update), done);
        if (isThis) this.#answer(asked, { kind: 'result', heartbeat });
        else this.#repeat(asked, update);
      }
    }
    // Those that were in the batch a second time.
    for (const update of updates)
      for (const asked of this.#take(update)) this.#repeat(asked, update);
    // After a transfer nobody tells which updates were in it. What it wrote can be read in the next step.
    if (committed.length === 0 && updates.length === 0) this.#mayBeSettled = true;
  }

  /** First thing in every step. */
  startStep(ring: RingObject): void {
    if (!this.#mayBeSettled) return;
    this.#mayBeSettled = false;
    for (const waiting of [...this.#waiting.values()]) {
      const [first] = waiting;
      const update =
        first?.message.kind === 'submit' && decodeUpdate(first.message.update.update.body);
      if (!update || !ring.isExecuted(update)) continue;
      for (const asked of this.#take(update)) this.#repeat(asked, update);
    }
  }

  #take(update: Update): Asked[] {
    const key = requestKey(update);
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    return waiting;
  }

  tellFresh(fresh: Fresh): void {
    this.#push(fresh, (subscriber) => subscriber.fresh);
  }

  #push(message: ObjectMessage, isFor: (subscriber: Subscriber) => boolean = () => true): void {
    for (const [nodeId, subscriber] of this.#subscribers) {
      const { address, expiresAtMs } = subscriber;
      if (expiresAtMs < this.#site.nowMs) this.#subscribers.delete(nodeId);
      else if (isFor(subscriber)) this.#site.out.send.push({ to: address, message });
    }
  }

  #subscribe(asked: Asked, { version, fresh = false }: Message<'subscribe'>): void {
    const { nodeId } = asked.from;
    if (this.#subscribers.size >= SUBSCRIBERS_MAX && !this.#subscribers.has(nodeId)) {
      this.#refuse(asked, 'busy', 'Cannot follow the object: the member has too many followers');
      return;
    }
    const expiresAtMs = this.#site.nowMs + SUBSCRIPTION_MS;
    this.#subscribers.set(nodeId, { address: asked.from, expiresAtMs, fresh });
    const { latest, state } = this.#object;
    if (latest === undefined) return;
    const behind = state.version - version;
    const isCaughtUp = behind > 0 && behind <= CATCH_UP_MAX && this.#catchUp(asked, version);
    if (isCaughtUp && asked.token === undefined) return;
    this.#answer(asked, {
      kind: 'heartbeats',
      heartbeats: [latest],
      rings: [],
      ring: this.#object.ringSigned,
    });
  }

  #catchUp(asked: Asked, from: number): boolean {
    const commits: ObjectMessage[] = [];
    for (let version = from + 1; version <= this.#object.state.version; version++) {
      const update = this.#object.updateAt(version);
      const heartbeat = this.#object.heartbeatAt(version);
      if (update === undefined || heartbeat === undefined) return false;
      commits.push({ kind: 'commit', update, heartbeat });
    }
    for (const message of commits) this.#site.out.send.push({ to: asked.from, message });
    return true;
  }

  #heartbeats(asked: Asked, { from, count }: Message<'getHeartbeats'>): void {
    const object = this.#object;
    if (object.latest === undefined) {
      this.#refuse(asked, 'unavailable', 'Cannot read versions: the ring has certified none yet');
      return;
    }
    const heartbeats = count === 0 ? [object.latest] : [];
    const to = Math.min(from + Math.min(count, HEARTBEATS_MAX), object.state.version + 1);
    const { retention } = object;
    for (
      let version = keptFrom(retention, from);
      version < to;
      version = keptFrom(retention, version + 1)
    ) {
      const heartbeat = object.heartbeatAt(version);
      if (heartbeat !== undefined) heartbeats.push(heartbeat);
    }
    const rings = object.epochs.of(heartbeats);
    this.#answer(asked, { kind: 'heartbeats', heartbeats, ring: object.ringSigned, rings });
  }
}

/** To whoever asked: under its token when it waits for one. */
export function answerTo(out: Out, asked: Asked, message: ObjectMessage): void {
  const { token, from } = asked;
  const envelope: Envelope<ObjectMessage> =
    token === undefined ? { to: from, message } : { token, message };
  out.send.push(envelope);
}
