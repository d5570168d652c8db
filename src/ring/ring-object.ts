/** One object's ring, seen from one member: its protocols, and when each is due. */
// Over 400 lines: the one switch over all that members say about an object, and when each of its protocols is due.

import type { NodeAddress, Write } from '../base/index.ts';
import { digest } from '../crypto/index.ts';
import {
  checkHeartbeat,
  endsBatch,
  find,
  lacking,
  ringBlockKey,
  ringDigest,
  TREE_TABLE,
} from '../object/index.ts';
import {
  type CertifiedHeartbeat,
  decodeHeartbeat,
  type Fresh,
  HISTORY_MAX,
  type NewBallot,
  type PastVersion,
  type Request,
  type RingMessage,
  type SignedRing,
  type Update,
} from '../wire/index.ts';
import { collect } from './answers.ts';
import { Backfill } from './backfill.ts';
import { Batches } from './batches.ts';
import { Evidences } from './evidence.ts';
import { Execution } from './execution.ts';
import { Forgetting } from './forgetting.ts';
import { Freshness } from './freshness.ts';
import type { Committed, HostedObject } from './hosted-object.ts';
import {
  ALONE_MS_MAX,
  ANSWER_BYTES_MAX,
  RESEND_MS,
  RESEND_SLOTS_MAX,
  STATUS_MS_MAX,
  VIEW_TIMEOUT_MS,
} from './limits.ts';
import { Ordering } from './ordering.ts';
import { Recovery } from './recovery.ts';
import { Requests } from './requests.ts';
import { earliest, type Site } from './site.ts';
import { Slots } from './slots.ts';
import { isUnsigned, Succession } from './succession.ts';
import { Transfer } from './transfer.ts';
import { BLOCK_TABLE, blockPuts } from './update-blocks.ts';
import { ViewChanges } from './view-changes.ts';

type Message<K extends RingMessage['kind']> = Extract<RingMessage, { kind: K }>;

export interface RingObjectOptions {
  readonly site: Site;
  readonly object: HostedObject;
  /** Told of versions that are committed here, and of all updates that are settled with them. */
  readonly onCommitted: (committed: readonly Committed[], updates: readonly Update[]) => void;
  /** Told of a quorum's word that the last committed version is the latest, while that is wanted. */
  readonly onFresh: (fresh: Fresh) => void;
  /** Versions were dropped: nodes that only they had may be swept. */
  readonly onForgotten: () => void;
}

export class RingObject {
  readonly site: Site;
  readonly object: HostedObject;
  readonly evidences: Evidences;
  readonly #requests = new Requests();
  readonly #batches: Batches;
  readonly #slots: Slots;
  readonly #ordering: Ordering;
  readonly #execution: Execution;
  readonly #views: ViewChanges;
  readonly #transfer: Transfer;
  readonly #backfill: Backfill;
  readonly #recovery: Recovery;
  readonly #succession: Succession;
  readonly #freshness: Freshness;
  readonly #forgetting: Forgetting;
  readonly #onCommitted: RingObjectOptions['onCommitted'];
  readonly #onForgotten: () => void;
  #resendMs: number | undefined;
  /** Members are asked how far they are ever more rarely while nothing happens. */
  #pauseMs = RESEND_MS;

  constructor({ site, object, onCommitted, onFresh, onForgotten }: RingObjectOptions) {
    this.site = site;
    this.object = object;
    this.#onCommitted = onCommitted;
    this.#onForgotten = onForgotten;
    this.evidences = new Evidences(site);
    this.#batches = new Batches(site, object, this.#requests);
    this.#slots = new Slots(site, object.slot, (bytes) => this.#batches.read(bytes));
    this.#transfer = new Transfer({
      ...{ site, object },
      onAdopted: () => this.#onAdopted(),
      onMended: () => this.#execution.advance(),
      onSkipped: (from, to) => this.#backfill.skipped(from, to),
    });
    this.#backfill = new Backfill(site, object);
    const { evidences } = this;
    const [requests, batches, slots] = [this.#requests, this.#batches, this.#slots];
    const execution = new Execution({
      ...{ site, object, evidences, requests, batches, slots },
      onCommitted: (committed, updates) => this.#committed(committed, updates),
      onMissing: () => this.#transfer.mend(),
    });
    this.#execution = execution;
    this.#ordering = new Ordering({
      ...{ site, object, evidences, requests, batches, slots, execution },
      agrees: ({ nextRing }) =>
        nextRing === undefined || !isUnsigned(nextRing) || this.#succession.accepts(nextRing),
    });
    const onView = (ballots: readonly NewBallot[]) => this.#onView(ballots);
    const onStable = (from: number, stable: CertifiedHeartbeat) => this.#offer(from, stable);
    this.#views = new ViewChanges({ site, object, slots, onView, onStable });
    this.#recovery = new Recovery(site, object);
    this.#succession = new Succession(site);
    this.#freshness = new Freshness({ site, object, slots, onFresh });
    this.#forgetting = new Forgetting(site, object, onForgotten);
  }

  get versionsMissing(): number {
    return this.#backfill.missing;
  }

  /** The leader has something to do. */
  get isWaiting(): boolean {
    const { site, object } = this;
    if (object.next !== undefined || object.hasEnded) return false;
    const { count, nextRing } = this.#requests;
    const isWanted = count > 0 || nextRing !== undefined;
    return isWanted || this.#slots.isOpen(site.view) || object.latest === undefined;
  }

  deadlineMs(): number | undefined {
    if (this.object.next !== undefined) return undefined;
    return earliest(
      this.#views.deadlineMs(),
      this.#transfer.deadlineMs(),
      this.#backfill.deadlineMs(),
      this.#freshness.deadlineMs(),
      this.#forgetting.deadlineMs(),
      this.#resendMs,
    );
  }

  /** Nodes are being fetched that belong to no version here yet. */
  get isFetching(): boolean {
    if (this.object.next !== undefined) return false; // Its epoch is over: nothing comes any more.
    return this.#transfer.isBusy || this.#backfill.isWalking || this.site.isRecovering;
  }

  /** Nodes were swept that somebody here may have seen. */
  onSwept(): void {
    this.#transfer.onSwept();
    this.#backfill.onSwept();
  }

  /** Writes that say how much of what is to be forgotten was. */
  forgotten(): Write[] {
    const done = this.#forgetting.done();
    return done === undefined ? [] : [done];
  }

  /**
   * First thing after it was created or loaded.
   *
   * @param isBack - it may have voted in its view before it crashed, and forgotten for what: it votes in a later one
   */
  start(isBack: boolean): void {
    const { site } = this;
    if (!site.knowsViews) this.#recovery.ask(this.#status());
    else site.broadcast({ kind: 'getStatus' });
    this.#transfer.start();
    this.#backfill.wake();
    this.#forgetting.look();
    this.#wake();
    if (isBack && !site.isChanging) this.#views.rejoin(site.view + 1);
  }

  #wake(): void {
    this.#pauseMs = RESEND_MS;
    this.#resendMs = Math.min(
      this.#resendMs ?? Number.POSITIVE_INFINITY,
      this.site.nowMs + RESEND_MS,
    );
  }

  /** Last thing in every step. */
  finishStep(): void {
    if (this.object.next !== undefined) {
      this.#slots.persistChanged();
      return;
    }
    this.#ordering.propose();
    this.#slots.persistChanged();
    this.#recovery.finishStep();
    if (this.isWaiting && !this.site.isChanging) this.#views.expect();
    this.#freshness.finishStep();
  }

  /** A follower wants to be told when what it has is the latest. */
  wantFresh(): void {
    this.#freshness.want();
  }

  /** The owner wants another ring. False when it is none that can follow this one. */
  reconfigure(next: SignedRing): boolean {
    if (!this.#batches.isNextRing(next)) return false;
    this.#follow([next]);
    this.#requests.nextRing = next;
    this.#wake();
    return true;
  }

  /** Whoever took the last version of the epoch from elsewhere may have the ring that it names. */
  #follow(known: readonly (SignedRing | undefined)[]): void {
    for (const next of known) {
      const writes = next && this.object.follow(next);
      if (writes !== undefined) this.site.persist(...writes);
    }
  }

  /** Another ring is due without the owner, or is not any more. */
  #replace(): void {
    const { nextRing } = this.#requests;
    if (nextRing !== undefined && !isUnsigned(nextRing)) return;
    const agreed = this.#succession.agreed();
    if (nextRing === undefined && agreed !== undefined) this.#wake();
    this.#requests.nextRing = agreed;
  }

  /** Versions from `from` to before `to` are not here. */
  skipped(from: number, to: number): void {
    this.#backfill.skipped(from, to);
  }

  /** The ring before is lost, and with it what came after the version with which this one begins. */
  recovered(): void {
    this.site.persist(...this.object.recoveredWrites());
    this.#backfill.cutOff(this.object.state.version);
  }

  /** The epoch is over: what was voted for and not committed in it is void. */
  end(): void {
    this.site.note(...this.#slots.drop(Number.POSITIVE_INFINITY));
  }

  /** A client's update, or one that another member was asked for. False when there is no room. */
  submit(request: Request, update: Update, from: number | undefined): boolean {
    const { site } = this;
    if (!this.#requests.add(request, update, site.nowMs)) return false;
    this.#wake();
    // A member that hears of it from another one waits as well; only who was asked first hands it on.
    if (from === undefined && !site.isLeader) this.#handOn(site.leaderOf(site.view));
    return true;
  }

  #handOn(leader: number): void {
    for (const pending of this.#requests.all()) {
      if (pending.isProposed) continue;
      pending.isProposed = true;
      this.site.send(leader, { kind: 'forward', request: pending.request });
    }
  }

  /** The leader is in doubt: all members hear of what waits, so that they doubt it too. */
  #spread(): void {
    for (const pending of this.#requests.all()) {
      if (pending.isSpread) continue;
      pending.isSpread = true;
      this.site.broadcast({ kind: 'forward', request: pending.request });
    }
  }

  onLost(member: number): void {
    const { site } = this;
    this.#views.onLost(member);
    if (member === site.leaderOf(site.view) && this.#requests.count > 0) this.#spread();
  }

  tick(): void {
    const { site } = this;
    this.#transfer.tick();
    this.#backfill.tick(!this.#transfer.isBusy);
    this.#forgetting.tick();
    this.#views.tick();
    this.#freshness.tick();
    if (this.#resendMs === undefined || site.nowMs < this.#resendMs) return;
    this.#resendMs = undefined;
    const isBusy =
      this.isWaiting ||
      this.#slots.count > 0 ||
      site.isRecovering ||
      this.#transfer.isBusy ||
      this.object.hasEnded;
    const idleMsMax = Math.min(STATUS_MS_MAX, this.#succession.pauseMsMax);
    const pauseMsMax = site.isChanging ? ALONE_MS_MAX : idleMsMax;
    this.#pauseMs = isBusy ? RESEND_MS : Math.min(2 * this.#pauseMs, pauseMsMax);
    this.#resendMs = site.nowMs + this.#pauseMs;
    this.#tellLost();
    if (site.ring.members.length === 1 && site.ring.recovery === undefined) {
      if (!isBusy) {
        this.#resendMs = undefined;
        return;
      }
    }
    this.#succession.look();
    this.#replace();
    this.#views.resend();
    const open = this.#slots.all().slice(0, RESEND_SLOTS_MAX);
    for (const slot of open) {
      if (slot.chosen !== undefined)
        site.broadcast({ kind: 'getBatch', batch: slot.chosen.digest });
      if (site.nowMs >= slot.sinceMs + RESEND_MS) this.#ordering.resend(slot);
    }
    if (site.isRecovering) this.#recovery.ask(this.#status());
    else site.broadcast({ kind: 'getStatus' });
    const oldest = [...this.#requests.all()][0];
    if (oldest !== undefined && site.nowMs >= oldest.sinceMs + VIEW_TIMEOUT_MS / 2) this.#spread();
  }

  /** Members of a ring that was given up for lost, and come back, must not go on by themselves. */
  #tellLost(): void {
    const { site, object } = this;
    if (site.ring.recovery === undefined) return;
    const { certificate, ringSigned: ring, handover } = object;
    const invite = { kind: 'invite', object: certificate, ring, handover } as const;
    for (const address of object.epochs.earlierMembers()) site.sendTo(address, invite);
  }

  #committed(committed: readonly Committed[], updates: readonly Update[]): void {
    this.#progress();
    this.#wake();
    this.#onCommitted(committed, updates);
    this.#views.resume();
    this.#lookWhatIsKept();
  }

  #lookWhatIsKept(): void {
    if (this.#forgetting.look()) this.#backfill.onForgotten();
  }

  #progress(): void {
    const [oldest] = this.#requests.all();
    this.#views.progress(this.isWaiting, oldest?.sinceMs);
  }

  /** The head came from elsewhere. */
  #onAdopted(): void {
    const { site, object } = this;
    site.persist(...this.#savedBlocks());
    const batches = this.#slots.batchesUpTo(object.slot);
    this.#follow([this.#requests.nextRing, ...batches.map(({ nextRing }) => nextRing)]);
    site.note(...this.#slots.drop(object.slot));
    for (const { update } of [...this.#requests.all()]) {
      if (this.isExecuted(update)) this.#requests.remove(update);
    }
    this.#progress();
    this.#onCommitted([], []);
    // Who waits is answered in the next step, when what was taken can be read.
    this.#resendMs = site.nowMs + 1;
    this.#execution.advance();
    this.#execution.settle();
    this.#views.resume();
    this.#lookWhatIsKept();
    // Of what was forgotten meanwhile some may be here still that these versions do not have.
    if (object.retention !== undefined) this.#onForgotten();
    if (!site.knowsViews) this.#recovery.ask(this.#status());
  }

  /**
   * Versions from elsewhere come without their small blocks. Those that this member holds in batches it has accepted
   * must not go with them: whoever showed the versions may be the only other one that has them, and lie.
   */
  #savedBlocks(): Write[] {
    const { site, object } = this;
    const writes: Write[] = [];
    for (const { requests } of this.#slots.batchesUpTo(object.slot)) {
      for (const { request, update } of requests) writes.push(...blockPuts(request, update));
    }
    return writes.filter(({ key }) => {
      const found = lacking(() => find(site.nodes, object.state.top, ringBlockKey(key)));
      return 'missing' in found || found.value !== undefined;
    });
  }

  #onView(ballots: readonly NewBallot[]): void {
    const { site, object } = this;
    this.#requests.forgetProposals();
    for (const ballot of ballots) {
      if (ballot.slot <= object.slot || this.#ordering.choose(ballot)) continue;
      site.broadcast({ kind: 'getBatch', batch: ballot.batch });
    }
    if (!site.isLeader) this.#handOn(site.leaderOf(site.view));
    this.#wake();
  }

  /** Somebody shows a certified version. */
  #offer(from: number, certified: CertifiedHeartbeat | undefined): void {
    const { site, object } = this;
    if (certified === undefined || certified.slot <= object.slot) return;
    if (!endsBatch(certified) || checkHeartbeat(site.ring, certified) === undefined) {
      site.count('forged');
      return;
    }
    if (!this.#execution.settleBy(certified)) this.#transfer.offer(from, certified);
  }

  /** A node that is no member, and perhaps may become one, says that it lives. */
  onOther(nodeId: string): void {
    this.#succession.heardOther(nodeId);
  }

  onMessage(from: number, message: RingMessage): void {
    this.#views.onHeard(from);
    this.#succession.heard(from);
    switch (message.kind) {
      case 'forward':
        this.#onForward(from, message.request);
        break;
      case 'prePrepare':
        this.#ordering.onPrePrepare(from, message);
        break;
      case 'prepare':
        this.#ordering.onPrepare(from, message);
        break;
      case 'commit':
        this.#execution.onCommit(from, message);
        // The others go on without this member: it soon asks them how far they are.
        if (this.site.isChanging && message.slot > this.object.slot) this.#wake();
        break;
      case 'fresh':
        this.#freshness.onVote(from, message.vote, message.asks);
        break;
      case 'viewChange':
        if (this.#views.onViewChange(from, message.viewChange)) this.#wake();
        break;
      case 'newView':
        this.#views.onNewView(message);
        break;
      case 'getBatch':
        this.#onGetBatch(from, message.batch);
        break;
      case 'foundBatch':
        this.#onFoundBatch(message.batch);
        break;
      case 'getStatus':
        this.tellStatus(from);
        break;
      case 'status':
        this.#onStatus(from, message);
        break;
      case 'invite':
        break;
      case 'getTree':
      case 'getHistory':
        this.site.send(from, this.#past(message));
        break;
      case 'tree':
        if (this.#transfer.isBusy) this.#transfer.onTree(from, message.nodes, message.blocks);
        else this.#backfill.onTree(message.nodes);
        break;
      case 'history':
        if (this.#transfer.isAtLog) this.#transfer.onHistory(from, message.versions);
        else this.#backfill.onHistory(message.versions, message.rings);
        break;
    }
  }

  #onForward(from: number, request: Request): void {
    const update = this.#batches.check(request);
    if (update === undefined) {
      this.site.count('forged');
      return;
    }
    if (this.isExecuted(update)) return;
    this.submit(request, update, from);
  }

  /** It, or a later one of its author, is committed here. */
  isExecuted({ author, sequence }: Update): boolean {
    const last = lacking(() => this.object.lastSequence(author));
    return 'value' in last && sequence <= last.value;
  }

  check(request: Request): Update | undefined {
    return this.#batches.check(request);
  }

  #onGetBatch(from: number, wanted: Uint8Array): void {
    const batch = this.#slots.batch(wanted);
    if (batch !== undefined) this.site.send(from, { kind: 'foundBatch', batch });
  }

  /** Who finds something else is not asked again for it at once: liars would be asked for ever. */
  #onFoundBatch(bytes: Uint8Array): void {
    const name = digest('batch', bytes);
    this.#ordering.onFound(bytes, name);
    if (!this.#views.lacks(name) || this.#batches.read(bytes) === undefined) return;
    this.#slots.fetched(name, bytes);
    this.#views.resume();
  }

  /** How far this member is, also once its epoch is over. */
  tellStatus(to: number): void {
    this.site.send(to, this.#status());
  }

  #status(): Message<'status'> {
    const { site, object } = this;
    const slotMax = Math.max(object.slot, this.#slots.preparedMax);
    const recovering = site.isRecovering;
    const wish = this.#succession.wish();
    const status = { view: site.view, slotMax, recovering, latest: object.latest };
    return { kind: 'status', ...status, ...(wish && { successor: ringDigest(wish) }) };
  }

  #onStatus(from: number, status: Message<'status'>): void {
    const { site, object } = this;
    if (status.recovering && status.latest === undefined && object.latest !== undefined) {
      const { certificate, ringSigned: ring, handover } = object;
      site.send(from, { kind: 'invite', object: certificate, ring, handover });
    }
    this.#succession.onStatus(from, status.successor);
    this.#replace();
    if (!status.recovering) this.#views.tellView(from, status.view);
    this.#offer(from, status.latest);
    const view = this.#recovery.onStatus(from, status);
    if (view !== undefined) this.#views.rejoin(view + 1);
  }

  /** A member of a later epoch asks for what this one may be the last to have. */
  tellPast(to: NodeAddress, epoch: number, message: RingMessage): void {
    if (message.kind === 'getTree' || message.kind === 'getHistory')
      this.site.sendTo(to, this.#past(message), epoch);
  }

  /** A member of an earlier epoch answers. */
  onPast(from: string, message: RingMessage): void {
    if (!this.#backfill.isAsking(from)) return;
    if (message.kind === 'history') this.#backfill.onHistory(message.versions, message.rings);
    else if (message.kind === 'tree') this.#backfill.onTree(message.nodes);
  }

  #past(message: Message<'getTree'> | Message<'getHistory'>): RingMessage {
    if (message.kind === 'getHistory') return this.#history(message);
    const { tables } = this.site;
    const nodes = collect(tables, TREE_TABLE, message.nodes);
    return { kind: 'tree', nodes, blocks: collect(tables, BLOCK_TABLE, message.blocks) };
  }

  #history({ from, count }: Message<'getHistory'>): Message<'history'> {
    const { object } = this;
    const versions: PastVersion[] = [];
    let bytes = 0;
    const end = Math.min(from + Math.min(count, HISTORY_MAX), object.state.version + 1);
    for (let version = from; version < end; version++) {
      const heartbeat = object.heartbeatAt(version);
      const update = object.updateAt(version);
      bytes += update?.update.body.length ?? 0;
      if (heartbeat === undefined || (bytes > ANSWER_BYTES_MAX && versions.length > 0)) break;
      versions.push({ heartbeat, update });
    }
    const rings = object.epochs.of(versions.map(({ heartbeat }) => heartbeat));
    return { kind: 'history', versions, rings };
  }

  checkInvariants(): void {
    const certified = this.object.latest ?? this.object.handover?.heartbeat;
    const latest = certified && decodeHeartbeat(certified.heartbeat);
    if ((latest?.version ?? 0) !== this.object.state.version) throw new Error('The head is torn');
  }
}
