/**
 * Secondary replicas: a node follows an object at a ring member, which pushes committed updates with their
 * heartbeats. The replica checks each, applies it to its own copy of the tree, and compares the top block; what
 * it cannot apply it adopts by the heartbeat and reads node by node. Pond, FAST 2003, §2.4.
 */

import {
  assertNever,
  equal,
  type Machine,
  type NodeAddress,
  Outbox,
  type Output,
} from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import type { Aguid } from '../id/index.ts';
import {
  aguidOf,
  applyUpdate,
  checkHeartbeat,
  checkRing,
  checkUpdate,
  lacking,
  type NodeCache,
  updateDigest,
} from '../object/index.ts';
import type {
  CertifiedHeartbeat,
  Commit,
  ObjectCertificate,
  ObjectMessage,
  RingCertificate,
  Signed,
  Update,
} from '../wire/index.ts';

/** A subscription is renewed this often; the member forgets it after three times as long. */
export const SUBSCRIBE_INTERVAL_MS = 10_000;
/** A member that could not be reached is asked again this often. */
export const RETRY_MS = 500;
export const FOLLOWED_MAX = 1000;
const WAITING_MAX = 512;

export type ReplicaInput =
  | { readonly kind: 'follow'; readonly object: ObjectCertificate; readonly ring: Signed }
  | { readonly kind: 'unfollow'; readonly aguid: Aguid }
  | { readonly kind: 'message'; readonly from: NodeAddress; readonly message: ObjectMessage }
  /** A certified version, however it came here. */
  | {
      readonly kind: 'heartbeat';
      readonly member: NodeAddress;
      readonly heartbeat: CertifiedHeartbeat;
    }
  | { readonly kind: 'lost'; readonly nodeId: string }
  | { readonly kind: 'tick' };

/** The replica holds a later version. */
export interface Advanced {
  readonly kind: 'advanced';
  readonly aguid: Aguid;
  readonly version: number;
  readonly timeMs: number;
  /** Keys that may have changed; undefined when it could be any. */
  readonly keys: readonly Uint8Array[] | undefined;
  /** Author of the update, when it is one. */
  readonly author: Uint8Array | undefined;
}

/** The latest version that a replica holds. */
export interface Latest {
  readonly version: number;
  readonly top: Digest;
  readonly timeMs: number;
}

interface Followed {
  readonly ring: RingCertificate;
  readonly member: NodeAddress;
  latest: Latest | undefined;
  /** Commits that came before the one they build on, by version. At most WAITING_MAX. */
  readonly waiting: Map<number, Commit>;
  subscribeAtMs: number;
  reachable: boolean;
}

type Out = Outbox<ObjectMessage, Advanced>;

export class Replica implements Machine<ReplicaInput, ObjectMessage, Advanced> {
  readonly #nodes: NodeCache;
  readonly #followed = new Map<Aguid, Followed>();
  readonly #counters = { dropped: 0, applied: 0, adopted: 0, diverged: 0 };

  constructor(options: { nodes: NodeCache }) {
    this.#nodes = options.nodes;
  }

  latest(aguid: Aguid): Latest | undefined {
    return this.#followed.get(aguid)?.latest;
  }

  /** False while the ring member cannot be reached. */
  reachable(aguid: Aguid): boolean {
    return this.#followed.get(aguid)?.reachable ?? false;
  }

  counters(): Readonly<Record<string, number>> {
    return { ...this.#counters };
  }

  step(nowMs: number, input: ReplicaInput): Output<ObjectMessage, Advanced> {
    const out: Out = new Outbox();
    switch (input.kind) {
      case 'follow':
        this.#follow(nowMs, input, out);
        break;
      case 'unfollow':
        this.#followed.delete(input.aguid);
        break;
      case 'message':
        this.#message(nowMs, input, out);
        break;
      case 'heartbeat':
        this.#heartbeat(nowMs, input.member, input.heartbeat, out);
        break;
      case 'lost':
        for (const followed of this.#followed.values()) {
          if (followed.member.nodeId !== input.nodeId) continue;
          followed.reachable = false;
          followed.subscribeAtMs = Math.min(followed.subscribeAtMs, nowMs + RETRY_MS);
        }
        break;
      case 'tick':
        for (const [aguid, followed] of this.#followed) {
          if (followed.subscribeAtMs <= nowMs) this.#subscribe(nowMs, aguid, followed, out);
        }
        break;
      default:
        assertNever(input);
    }
    return out;
  }

  deadlineMs(): number | undefined {
    let earliest: number | undefined;
    for (const { subscribeAtMs } of this.#followed.values()) {
      earliest = Math.min(earliest ?? subscribeAtMs, subscribeAtMs);
    }
    return earliest;
  }

  checkInvariants(): void {
    for (const { waiting } of this.#followed.values()) {
      if (waiting.size > WAITING_MAX) throw new Error('Too many commits wait');
    }
  }

  #follow(nowMs: number, input: Extract<ReplicaInput, { kind: 'follow' }>, out: Out): void {
    const ring = checkRing(input.object, input.ring);
    const aguid = aguidOf(input.object);
    if (ring === undefined || this.#followed.size >= FOLLOWED_MAX || this.#followed.has(aguid))
      return;
    const followed: Followed = {
      ring,
      member: ring.members[0]!.address,
      latest: undefined,
      waiting: new Map(),
      subscribeAtMs: nowMs,
      reachable: false,
    };
    this.#followed.set(aguid, followed);
    this.#subscribe(nowMs, aguid, followed, out);
  }

  #subscribe(nowMs: number, aguid: Aguid, followed: Followed, out: Out): void {
    followed.subscribeAtMs = nowMs + (followed.reachable ? SUBSCRIBE_INTERVAL_MS : RETRY_MS);
    const version = followed.latest?.version ?? 0;
    out.send.push({ to: followed.member, message: { kind: 'subscribe', aguid, version } });
  }

  #message(nowMs: number, input: Extract<ReplicaInput, { kind: 'message' }>, out: Out): void {
    const { message, from } = input;
    if (message.kind === 'commit') {
      const update = checkUpdate(message.update);
      const followed = update && this.#followed.get(update.aguid);
      if (update === undefined || followed === undefined || !isMember(followed, from)) {
        this.#counters.dropped++;
        return;
      }
      this.#heard(nowMs, followed);
      this.#commit(nowMs, followed, update, message, out);
    } else if (message.kind === 'heartbeats') {
      for (const heartbeat of message.heartbeats) this.#heartbeat(nowMs, from, heartbeat, out);
    } else {
      this.#counters.dropped++;
    }
  }

  #heard(nowMs: number, followed: Followed): void {
    if (!followed.reachable) followed.subscribeAtMs = nowMs + SUBSCRIBE_INTERVAL_MS;
    followed.reachable = true;
  }

  /** The answer to a subscription when there is nothing to apply, or too much. */
  #heartbeat(nowMs: number, from: NodeAddress, certified: CertifiedHeartbeat, out: Out): void {
    for (const [aguid, followed] of this.#followed) {
      if (!isMember(followed, from)) continue;
      const heartbeat = checkHeartbeat(followed.ring, certified);
      if (heartbeat === undefined) continue;
      this.#heard(nowMs, followed);
      if (followed.latest !== undefined && heartbeat.version <= followed.latest.version) return;
      const { version, topBlock: top, timeMs } = heartbeat;
      followed.latest = { version, top, timeMs };
      followed.waiting.clear();
      this.#counters.adopted++;
      out.upcall.push({
        kind: 'advanced',
        aguid,
        version,
        timeMs,
        keys: undefined,
        author: undefined,
      });
      return;
    }
    this.#counters.dropped++;
  }

  #commit(nowMs: number, followed: Followed, update: Update, commit: Commit, out: Out): void {
    const heartbeat = checkHeartbeat(followed.ring, commit.heartbeat);
    if (heartbeat === undefined || !equal(heartbeat.updateDigest, updateDigest(commit.update))) {
      this.#counters.dropped++;
      return;
    }
    const { latest } = followed;
    if (latest !== undefined && heartbeat.version <= latest.version) return;
    if (latest !== undefined && heartbeat.version > latest.version + 1) {
      if (followed.waiting.size < WAITING_MAX) followed.waiting.set(heartbeat.version, commit);
      this.#subscribe(nowMs, heartbeat.aguid, followed, out); // Asks for those between.
      return;
    }
    const { version, topBlock: top, timeMs } = heartbeat;
    const keys = latest === undefined ? undefined : this.#apply(latest, top, update);
    followed.latest = { version, top, timeMs };
    out.upcall.push({
      kind: 'advanced',
      aguid: heartbeat.aguid,
      version,
      timeMs,
      keys,
      author: update.author,
    });
    const next = followed.waiting.get(version + 1);
    followed.waiting.delete(version);
    const nextUpdate = next && checkUpdate(next.update);
    if (next !== undefined && nextUpdate !== undefined)
      this.#commit(nowMs, followed, nextUpdate, next, out);
  }

  /** Brings the tree to `top`, if its nodes are at hand; returns the keys that may have changed. */
  #apply(latest: Latest, top: Digest, update: Update): readonly Uint8Array[] | undefined {
    const isHere = lacking(() => this.#nodes.node(top));
    if (!('missing' in isHere)) return keysOf(update); // A ring member shares this node's tree.
    const applied = lacking(() => applyUpdate(this.#nodes, latest, update));
    if ('missing' in applied) {
      this.#counters.adopted++;
      return keysOf(update);
    }
    if (!equal(applied.value.changed.top, top)) {
      this.#counters.diverged++;
      return undefined;
    }
    this.#counters.applied++;
    this.#nodes.keep(applied.value.changed.created);
    return applied.value.kind === 'committed' ? applied.value.keys : [];
  }
}

function isMember({ ring }: Followed, from: NodeAddress): boolean {
  return ring.members.some(({ address }) => address.nodeId === from.nodeId);
}

/** Keys that any clause of the update names; undefined when one of them names a range. */
function keysOf(update: Update): Uint8Array[] | undefined {
  const keys: Uint8Array[] = [];
  for (const { actions } of update.clauses) {
    for (const action of actions) {
      if (action.kind !== 'put' && action.kind !== 'remove') return undefined;
      keys.push(action.key);
    }
  }
  return keys;
}
