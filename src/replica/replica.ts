/**
 * Secondary replicas: a node follows an object at a parent, which is another replica or a member of the ring, and
 * passes each commit on to its own children: the dissemination tree. It believes nobody: a commit or heartbeat counts
 * by the ring's certificate, so a parent that lies can only delay, and a ring member is asked now and then whether it
 * does. The replica applies each update to its own copy of the tree, and compares the top block; what it cannot apply
 * it adopts by the heartbeat and reads node by node. Pond, FAST 2003, §2.4.
 */
// Over 400 lines: the one switch over all that a replica hears, with what it does to each object.

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
  checkFresh,
  checkHeartbeat,
  checkRing,
  lacking,
  type NodeCache,
  retentionAt,
  updateDigest,
} from '../object/index.ts';
import {
  type CertifiedHeartbeat,
  type Commit,
  decodeHeartbeat,
  decodeRingCertificate,
  decodeUpdate,
  type Fresh,
  type ObjectMessage,
  type RingCertificate,
  type SignedRing,
  type Update,
} from '../wire/index.ts';
import { CommitLog } from './commit-log.ts';
import { Followed } from './followed.ts';
import type { Advanced, Latest, ReplicaInput, TreePlace } from './interface.ts';
import { FOLLOWED_MAX, WAITING_MAX } from './limits.ts';
import { answerChild } from './serving.ts';

type Out = Outbox<ObjectMessage, Advanced>;
type Received = Extract<ReplicaInput, { kind: 'message' }>;

export class Replica implements Machine<ReplicaInput, ObjectMessage, Advanced> {
  readonly #self: string | undefined;
  readonly #nodes: NodeCache;
  readonly #followed = new Map<Aguid, Followed>();
  readonly #log = new CommitLog();
  readonly #counters = {
    dropped: 0,
    applied: 0,
    adopted: 0,
    diverged: 0,
    refused: 0,
    passedOn: 0,
    parentsLeft: 0,
  };

  /** @param options.self - this node; left out, it follows ring members only and serves nobody */
  constructor(options: { nodes: NodeCache; self?: NodeAddress }) {
    this.#nodes = options.nodes;
    this.#self = options.self?.nodeId;
  }

  latest(aguid: Aguid): Latest | undefined {
    return this.#followed.get(aguid)?.latest;
  }

  /** All that was committed by then is in the latest version here. In ms, by the clocks of the object's ring. */
  freshUntilMs(aguid: Aguid): number {
    return this.#followed.get(aguid)?.freshUntilMs ?? Number.NEGATIVE_INFINITY;
  }

  /** The ring of the object, as far as anybody has told. */
  ring(aguid: Aguid): SignedRing | undefined {
    return this.#followed.get(aguid)?.ringSigned;
  }

  /** False while no parent answers. */
  reachable(aguid: Aguid): boolean {
    return this.#followed.get(aguid)?.choice.isReachable ?? false;
  }

  places(): TreePlace[] {
    return [...this.#followed.values()].map(({ aguid, version, choice, children }) => ({
      aguid,
      version,
      parent: choice.parent,
      isAtMember: choice.isAtMember,
      children: children.count,
    }));
  }

  counters(): Readonly<Record<string, number>> {
    return { ...this.#counters };
  }

  /** Tops of the versions that are followed. */
  tops(): Digest[] {
    return [...this.#followed.values()].flatMap(({ latest }) => latest?.top ?? []);
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
      case 'prefer':
        this.#prefer(nowMs, input, out);
        break;
      case 'parents': {
        const followed = this.#followed.get(input.aguid);
        if (followed?.choice.offer(nowMs, input.nodes)) this.#moved(nowMs, followed, out);
        break;
      }
      case 'wantFresh': {
        const followed = this.#followed.get(input.aguid);
        if (followed !== undefined)
          this.#wantFresh(nowMs, followed, () => followed.wantFresh(nowMs), out);
        break;
      }
      case 'message':
        this.#message(nowMs, input, out);
        break;
      case 'heartbeat':
        this.#heartbeat(nowMs, undefined, input.heartbeat, out);
        break;
      case 'committed':
        this.#committed(nowMs, input.commit, out);
        break;
      case 'lost':
        for (const followed of this.#followed.values()) {
          followed.children.drop(input.nodeId);
          const isParent = followed.choice.parent.nodeId === input.nodeId;
          if (isParent) this.#leave(nowMs, followed, 'lost', out);
        }
        break;
      case 'tick':
        for (const followed of this.#followed.values()) this.#tick(nowMs, followed, out);
        break;
      default:
        assertNever(input);
    }
    return out;
  }

  deadlineMs(): number | undefined {
    let earliest: number | undefined;
    for (const followed of this.#followed.values()) {
      const deadlineMs = followed.deadlineMs();
      earliest = Math.min(earliest ?? deadlineMs, deadlineMs);
    }
    return earliest;
  }

  checkInvariants(): void {
    for (const followed of this.#followed.values()) followed.checkInvariants();
  }

  #follow(nowMs: number, input: Extract<ReplicaInput, { kind: 'follow' }>, out: Out): void {
    const ring = checkRing(input.object, input.ring);
    const aguid = aguidOf(input.object);
    const before = this.#followed.get(aguid);
    if (ring === undefined || (before === undefined && this.#followed.size >= FOLLOWED_MAX)) return;
    if (before !== undefined && ring.epoch <= before.ring.epoch) return;
    const members = inOrder(ring, input.members ?? []);
    const followed = new Followed({
      nowMs,
      ring,
      object: input.object,
      ringSigned: input.ring,
      self: this.#self,
      members,
    });
    // What an earlier ring has certified stands, but for what was lost with it.
    const isLost = (before?.version ?? 0) > (ring.recovery?.version ?? Number.POSITIVE_INFINITY);
    followed.latest = isLost ? undefined : before?.latest;
    followed.retained = isLost ? 0 : (before?.retained ?? 0);
    this.#followed.set(aguid, followed);
    this.#subscribe(nowMs, followed, out);
  }

  #prefer(nowMs: number, input: Extract<ReplicaInput, { kind: 'prefer' }>, out: Out): void {
    const followed = this.#followed.get(input.aguid);
    if (followed === undefined) return;
    const members = inOrder(followed.ring, input.members);
    if (followed.choice.prefer(nowMs, members)) this.#moved(nowMs, followed, out);
  }

  #tick(nowMs: number, followed: Followed, out: Out): void {
    const overdue = followed.overdue(nowMs);
    if (overdue !== undefined) {
      this.#leave(nowMs, followed, 'behind', out);
      this.#heartbeat(nowMs, undefined, overdue, out);
    }
    const { choice, aguid } = followed;
    if (choice.isSilent(nowMs)) this.#leave(nowMs, followed, 'silent', out);
    if (choice.subscribeAtMs <= nowMs) this.#subscribe(nowMs, followed, out);
    const auditor = followed.auditor(nowMs);
    if (auditor === undefined) return;
    out.send.push({ to: auditor, message: { kind: 'getHeartbeats', aguid, from: 0, count: 0 } });
  }

  /** The parent has failed: subscribes at the next one. */
  #leave(
    nowMs: number,
    followed: Followed,
    why: Parameters<Followed['failed']>[1],
    out: Out,
  ): void {
    this.#counters.parentsLeft++;
    followed.failed(nowMs, why);
    if (followed.choice.subscribeAtMs <= nowMs) this.#subscribe(nowMs, followed, out);
  }

  #moved(nowMs: number, followed: Followed, out: Out): void {
    followed.moved();
    this.#subscribe(nowMs, followed, out);
  }

  #subscribe(nowMs: number, followed: Followed, out: Out): void {
    const { aguid, choice, latest } = followed;
    choice.subscribed(nowMs);
    const version = latest?.version ?? 0;
    const fresh = followed.wantsFresh(nowMs);
    out.send.push({ to: choice.parent, message: { kind: 'subscribe', aguid, version, fresh } });
  }

  /** The first who wants it lets the parent know at once, others with the next subscription. */
  #wantFresh(nowMs: number, followed: Followed, want: () => void, out: Out): void {
    const before = followed.wantsFresh(nowMs);
    want();
    if (!before && followed.wantsFresh(nowMs)) this.#subscribe(nowMs, followed, out);
  }

  /** The ring's word goes down the tree to those who want it. */
  #fresh(nowMs: number, from: NodeAddress, message: Fresh, out: Out): void {
    const about = this.#about(from, message.heartbeat);
    const word = about && checkFresh(about.followed.ring, message);
    if (about === undefined || word === undefined) {
      this.#counters.dropped++;
      return;
    }
    about.followed.heard(from.nodeId, word.version);
    if (!about.followed.tellFresh(word)) return;
    for (const to of about.followed.children.wantingFresh(nowMs)) out.send.push({ to, message });
  }

  #message(nowMs: number, input: Received, out: Out): void {
    const { message, from } = input;
    if (message.kind === 'subscribe') this.#serve(nowMs, from, message, out);
    else if (message.kind === 'commit') this.#commit(nowMs, from, message, out);
    else if (message.kind === 'fresh') this.#fresh(nowMs, from, message, out);
    else if (message.kind === 'heartbeats') {
      this.#learn(nowMs, message.ring, out);
      for (const heartbeat of message.heartbeats) this.#heartbeat(nowMs, from, heartbeat, out);
    } else if (message.kind === 'moved') {
      this.#learn(nowMs, message.ring, out);
    } else if (message.kind === 'refused') {
      // It does not say what it refuses: whatever was asked of that node.
      for (const followed of this.#followed.values()) {
        const { parent, owesAnswer } = followed.choice;
        if (owesAnswer && parent.nodeId === from.nodeId)
          this.#leave(nowMs, followed, 'refused', out);
      }
    } else this.#counters.dropped++;
  }

  /** Another ring has taken over: its certificate proves it, whoever tells. */
  #learn(nowMs: number, ring: SignedRing, out: Out): void {
    const certificate = decodeRingCertificate(ring.body);
    const followed = certificate && this.#followed.get(certificate.aguid);
    if (followed === undefined || certificate === undefined) return;
    if (certificate.epoch <= followed.ring.epoch) return;
    if (checkRing(followed.object, ring) === undefined) {
      this.#counters.dropped++;
      return;
    }
    this.#passOn(nowMs, followed, { kind: 'moved', ring }, out);
    this.#follow(nowMs, { kind: 'follow', object: followed.object, ring }, out);
  }

  /** The object that a heartbeat is about, if `from` may speak of it. */
  #about(from: NodeAddress | undefined, certified: CertifiedHeartbeat) {
    const heartbeat = decodeHeartbeat(certified.heartbeat);
    const followed = heartbeat && this.#followed.get(heartbeat.aguid);
    if (heartbeat === undefined || followed === undefined) return undefined;
    if (from !== undefined && !followed.choice.knows(from.nodeId)) return undefined;
    const { version } = heartbeat;
    const known = followed.certified?.heartbeat;
    return {
      followed,
      version,
      isLatest: known !== undefined && equal(known, certified.heartbeat),
    };
  }

  /** A version without its update: the answer to a subscription when there is nothing to apply, or too much. */
  #heartbeat(
    nowMs: number,
    from: NodeAddress | undefined,
    certified: CertifiedHeartbeat,
    out: Out,
  ): void {
    const about = this.#about(from, certified);
    if (from !== undefined && about?.isLatest) {
      about.followed.heard(from.nodeId, about.version);
      return;
    }
    const heartbeat = about && checkHeartbeat(about.followed.ring, certified);
    if (about === undefined || heartbeat === undefined) {
      this.#counters.dropped++;
      return;
    }
    const { followed } = about;
    const { version, topBlock: top, timeMs, aguid } = heartbeat;
    if (from !== undefined) followed.heard(from.nodeId, version);
    if (version <= followed.version) return;
    followed.announced(nowMs, version, certified);
    const { choice } = followed;
    const isFromElsewhere = from !== undefined && from.nodeId !== choice.parent.nodeId;
    const isAwaited = !followed.isAtSource && choice.isReachable && followed.latest !== undefined;
    if (isFromElsewhere && isAwaited) return; // Its update comes through the parent, and says more.
    followed.take({ version, top, timeMs }, certified);
    this.#counters.adopted++;
    const unknown = { keys: undefined, author: undefined };
    const forgets = this.#forget(followed);
    out.upcall.push({ kind: 'advanced', aguid, version, timeMs, ...unknown, forgets });
    const ring = followed.ringSigned;
    this.#passOn(
      nowMs,
      followed,
      { kind: 'heartbeats', heartbeats: [certified], ring, rings: [] },
      out,
    );
    this.#applyWaiting(nowMs, followed, out);
  }

  /** Taken when it is the next version; those between come from the parent, and it with them. */
  #committed(nowMs: number, commit: Commit, out: Out): void {
    const followed = this.#about(undefined, commit.heartbeat)?.followed;
    const read = followed && this.#read(followed, commit);
    if (followed?.latest === undefined || read?.heartbeat.version !== followed.version + 1) return;
    this.#take(nowMs, followed, commit, read.update, read.heartbeat, out);
    this.#applyWaiting(nowMs, followed, out);
  }

  /** What a quorum of the ring has executed it has checked: the author's signature need not be checked again. */
  #read({ ring }: Followed, commit: Commit) {
    const heartbeat = checkHeartbeat(ring, commit.heartbeat);
    const isOurs =
      heartbeat !== undefined && equal(heartbeat.updateDigest, updateDigest(commit.update));
    const update = isOurs ? decodeUpdate(commit.update.update.body) : undefined;
    return heartbeat === undefined || update === undefined ? undefined : { heartbeat, update };
  }

  #commit(nowMs: number, from: NodeAddress, commit: Commit, out: Out): void {
    const about = this.#about(from, commit.heartbeat);
    if (about === undefined) {
      this.#counters.dropped++;
      return;
    }
    const { followed } = about;
    const isOld = about.version <= followed.version;
    if (isOld && !followed.isAwaiting) {
      followed.heard(from.nodeId, -1); // Not checked: it tells that the node lives, and no more.
      return;
    }
    const read = this.#read(followed, commit);
    if (read === undefined) {
      this.#counters.dropped++;
      return;
    }
    const { heartbeat, update } = read;
    followed.heard(from.nodeId, heartbeat.version);
    if (isOld) return;
    const isNext = followed.latest === undefined || heartbeat.version === followed.version + 1;
    if (!isNext) {
      const { waiting } = followed;
      if (waiting.size < WAITING_MAX) waiting.set(heartbeat.version, commit);
      if (waiting.size === 1) this.#subscribe(nowMs, followed, out); // Asks for those between.
      return;
    }
    this.#take(nowMs, followed, commit, update, heartbeat, out);
    this.#applyWaiting(nowMs, followed, out);
  }

  /** Goes on with commits that came too early. They have been checked. */
  #applyWaiting(nowMs: number, followed: Followed, out: Out): void {
    for (;;) {
      const commit = followed.waiting.get(followed.version + 1);
      const read = commit && this.#read(followed, commit);
      if (commit === undefined || read === undefined) return;
      this.#take(nowMs, followed, commit, read.update, read.heartbeat, out);
    }
  }

  /** Takes the next version, and passes it on. */
  #take(
    nowMs: number,
    followed: Followed,
    commit: Commit,
    update: Update,
    heartbeat: NonNullable<ReturnType<typeof checkHeartbeat>>,
    out: Out,
  ): void {
    const { version, topBlock: top, timeMs, aguid } = heartbeat;
    const { latest } = followed;
    const keys = latest === undefined ? undefined : this.#apply(latest, top, update);
    followed.take({ version, top, timeMs }, commit.heartbeat);
    this.#log.add(aguid, version, commit);
    const { author } = update;
    const forgets = this.#forget(followed);
    out.upcall.push({ kind: 'advanced', aguid, version, timeMs, keys, author, forgets });
    this.#passOn(nowMs, followed, commit, out);
  }

  /** Drops what the owner does not keep any more. True when that is less than before, as far as is known here. */
  #forget(followed: Followed): boolean {
    const { latest, aguid } = followed;
    const found = latest && lacking(() => retentionAt(this.#nodes, latest.top));
    const retention = found !== undefined && 'value' in found ? found.value : undefined;
    if (retention === undefined || retention.serial <= followed.retained) return false;
    followed.retained = retention.serial;
    this.#log.forget(aguid, retention);
    return true;
  }

  #passOn(nowMs: number, { children, version }: Followed, message: ObjectMessage, out: Out): void {
    for (const to of children.sending(nowMs, version)) {
      out.send.push({ to, message });
      this.#counters.passedOn++;
    }
  }

  /** Another replica wants to follow here. */
  #serve(
    nowMs: number,
    child: NodeAddress,
    { aguid, version, fresh = false }: Extract<ObjectMessage, { kind: 'subscribe' }>,
    out: Out,
  ): void {
    const followed = this.#followed.get(aguid);
    const place = { self: this.#self, followed, log: this.#log };
    const serve = () => {
      for (const message of answerChild(nowMs, place, { address: child, version, fresh })) {
        if (message.kind === 'refused') this.#counters.refused++;
        out.send.push({ to: child, message });
      }
    };
    if (followed === undefined) serve();
    else this.#wantFresh(nowMs, followed, serve, out);
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
    this.#nodes.keep(applied.value.changed);
    return applied.value.keys;
  }
}

/** The members that `order` names, then the others. */
function inOrder(ring: RingCertificate, order: readonly number[]): NodeAddress[] {
  const indexes = new Set([...order, ...ring.members.keys()]);
  return [...indexes].flatMap((index) => ring.members[index]?.address ?? []);
}

/** Keys that any clause of the update names; undefined when one of them names a range. */
function keysOf(update: Update): Uint8Array[] | undefined {
  const keys: Uint8Array[] = [];
  for (const { actions } of update.parts.flatMap(({ clauses }) => clauses)) {
    for (const action of actions) {
      if (action.kind === 'setWriters' || action.kind === 'setRetention') continue;
      if (action.kind !== 'put' && action.kind !== 'remove') return undefined;
      keys.push(action.key);
    }
  }
  return keys;
}
