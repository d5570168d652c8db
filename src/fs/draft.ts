/**
 * What this mount has changed and not yet committed, over the committed tree. A committer turns it into batches; each
 * is stored (packs) and then committed (one version). At most 200 ms or 8 MiB wait, in a burst of changes 600 ms, and
 * `flush` waits for none.
 *
 * While batches get through, the last commit wins. From the first that does not, and from a start with changes of an
 * earlier process, the mount is cut off (`standing.ts`), until a merge has turned them into changes of the latest
 * version. Those are committed on condition that nobody was faster.
 */
// Over 400 lines: the one switch between what was changed, what is on its way, a merge, and who waits for them.

import { type Clock, Durations, isKind, keyOf, messageOf, OceanError } from '../base/index.ts';
import type { OpenEntry, Session, StoredBlock, TreeView } from '../client/index.ts';
import { type Batch, Batches } from './batches.ts';
import { CommitTimer } from './commit-timer.ts';
import { CommitWaiters } from './commit-waiters.ts';
import { Committer } from './committer.ts';
import type { Journal, JournalChange, Shown } from './journal.ts';
import type { OwnChange } from './merge-sides.ts';
import { isOutOfReach } from './pending.ts';
import { BATCH_VALUE_BYTES_MAX, type MergedChanges, PendingChanges } from './pending-changes.ts';
import { blockOf } from './records.ts';
import type { Source } from './source.ts';
import { Standing } from './standing.ts';

/** Batches whose blocks are stored at the same time; they are committed one after another. */
export const BATCHES_MAX = 3;
/** Bytes in the journal past which writers wait. */
export const JOURNAL_BYTES_MAX = 1 << 30;
export const RETRY_MS = 1000;

type Digest = StoredBlock['digest'];

export class Draft {
  readonly #session: Session;
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #pending = new PendingChanges();
  readonly #standing: Standing;
  readonly #committer: Committer;
  readonly #timer: CommitTimer;
  readonly #batches: Batches;
  readonly #waiters = new CommitWaiters();
  #unjournaled = new Map<string, JournalChange>();
  #commits: Promise<void> = Promise.resolve();
  #sequence = 0;
  #committedSequence = 0;
  /** The last removal of content that was not committed: what had no room before it may have room now. */
  #relievedAt = 0;
  #isClosed = false;
  #isMerging = false;
  #isPaused = false;
  /** Called again and again while cut off: asks the ring, and calls `rebase` when it answers. */
  merge: () => Promise<void> = async () => {};
  /** Called when what was merged is committed, and the mount may show the latest version again. */
  onConnected: () => void = () => {};
  /** Called before a batch is taken: the file system writes down what is due. */
  beforeTake: () => Promise<void> = async () => {};
  /** The committed blocks of small batches lie with the ring; told when there are new ones. */
  onCommitted: (blocks: readonly Digest[]) => void = () => {};
  /** Called when everything that was put here is in the journal. */
  onJournaled: () => void = () => {};
  /** Whether an open file still refers to a block that no change names yet. */
  isBlockNeeded: (digest: Digest) => boolean = () => true;
  /** From taking a batch to its commit; its blocks are stored meanwhile. */
  readonly commitTimes = new Durations();
  /** Why the last batch could not be committed; undefined when it was. */
  stalled: OceanError | undefined;

  constructor(options: { session: Session; journal: Journal; clock: Clock }) {
    const { session, journal, clock } = options;
    this.#session = session;
    this.#journal = journal;
    this.#clock = clock;
    this.#standing = new Standing(session, clock);
    this.#committer = new Committer(session, journal, this.#standing);
    this.#batches = new Batches(this.#pending, journal);
    this.#timer = new CommitTimer(clock, () => void this.#tick());
    const { changes, base } = journal.replay();
    for (const change of changes) this.#set(change, blockOf(change.key, change.value), true);
    session.withPending((digest) => journal.block(digest));
    if (this.#pending.size === 0) return;
    this.#standing.phase = 'cut off';
    this.#standing.shown = base;
    this.#timer.set(0);
  }

  get isFrozen(): boolean {
    return this.#standing.isFrozen;
  }

  /** The version that the mount shows, without its own changes. */
  get view(): TreeView {
    return this.#standing.view;
  }

  /** Number and top block of that version. */
  get version(): Shown {
    return this.#standing.version;
  }

  /** That version, once the mount has shown any. */
  get shown(): Shown | undefined {
    return this.#standing.shown;
  }

  /** The mount shows that version from now on; one whose changes are older goes on showing theirs. */
  show(version: Shown): void {
    this.#standing.heardOf(version);
  }

  /** Bytes that wait in the journal, and changes that wait for a commit. */
  status(): {
    journalBytes: number;
    changes: number;
    stalled: string | undefined;
    isCutOff: boolean;
  } {
    return {
      isCutOff: this.isFrozen,
      journalBytes: this.#journal.bytes(),
      changes: this.#pending.size,
      stalled: this.stalled?.message,
    };
  }

  // What was changed.

  /** The newest of each key that is not committed. */
  changes(): Iterable<JournalChange> {
    return this.#pending.values();
  }

  /** Grows with every change. */
  get sequence(): number {
    return this.#sequence;
  }

  /** The newest value: undefined when only the committed tree knows, null when removed. */
  get(key: Uint8Array): Uint8Array | null | undefined {
    const pending = this.#pending.get(key);
    return pending === undefined ? undefined : (pending.value ?? null);
  }

  /** True when this mount has a change to the key that is not committed. */
  has(key: Uint8Array): boolean {
    return this.#pending.get(key) !== undefined;
  }

  /** Entries under a prefix of up to 9 bytes: what `read` finds committed, overlaid with this mount's; in no order. */
  overlaid(
    prefix: Uint8Array,
    read: () => Promise<readonly OpenEntry[]>,
  ): Promise<JournalChange[]> {
    return this.#pending.overlaid(prefix, read);
  }

  put(key: Uint8Array, value: Uint8Array, block?: Digest): void {
    this.#set({ key, value }, block);
    this.#unjournaled.set(keyOf(key), { key, value });
  }

  remove(key: Uint8Array): void {
    this.#set({ key, value: undefined }, undefined);
    this.#unjournaled.set(keyOf(key), { key, value: undefined });
  }

  #set(change: JournalChange, block: Digest | undefined, isUnheard = false): void {
    const before = this.#pending.set(change, block, isUnheard);
    this.#sequence++;
    if (before?.block !== undefined && change.value === undefined) this.#relieve();
    const isFull = this.#pending.openBytes >= BATCH_VALUE_BYTES_MAX;
    this.#timer.set(isFull ? 0 : undefined);
  }

  #relieve(): void {
    this.#relievedAt = this.#sequence;
    if (this.stalled?.kind !== 'no-space') return;
    this.stalled = undefined;
    this.#timer.set(0);
  }

  addBlock(block: StoredBlock): void {
    this.#batches.addBlock(block);
    if (this.#batches.isDue) this.#timer.set(0);
  }

  /** Everything changed so far survives this process. @throws OceanError `no-space` */
  journal(): void {
    if (this.#unjournaled.size === 0) return;
    this.#journal.appendChanges([...this.#unjournaled.values()], this.shown);
    this.#unjournaled = new Map();
    this.onJournaled();
  }

  // Who has to wait.

  /** False when writers must wait for `room`. */
  get hasRoom(): boolean {
    if (this.stalled?.kind === 'no-space' || this.stalled?.kind === 'permission') return false;
    if (this.#isPaused) return false;
    const isFull = this.#pending.openBytes >= 2 * BATCH_VALUE_BYTES_MAX;
    return !isFull && this.#journal.bytes() < JOURNAL_BYTES_MAX;
  }

  /** @throws OceanError `permission` when the owner does not let this machine write any more */
  checkPermitted(): void {
    if (this.stalled?.kind === 'permission') throw this.stalled;
  }

  /** What the latest version says: undefined when this machine may write, else why it may not. */
  permit(refusal: OceanError | undefined): void {
    if (refusal === undefined && this.stalled?.kind !== 'permission') return;
    this.stalled = refusal;
    if (refusal === undefined) this.#timer.set(0);
    this.#waiters.wakeRoom();
  }

  /** Writers wait while a merge is made. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (!isPaused) this.#waiters.wakeRoom();
  }

  /** Resolves when there is room for more. @throws OceanError when the pond takes nothing and the journal is full */
  async room(): Promise<void> {
    this.checkPermitted();
    if (this.stalled?.kind === 'no-space') throw this.stalled;
    if (this.hasRoom) return;
    if (this.stalled !== undefined && this.#journal.bytes() >= JOURNAL_BYTES_MAX)
      throw this.stalled;
    this.#timer.set(0);
    await this.#waiters.room();
    await this.room();
  }

  /** Resolves when everything changed so far is committed. @throws OceanError `no-space` | `permission` */
  async flush(): Promise<void> {
    this.journal();
    const sequence = this.#sequence;
    if (this.#committedSequence >= sequence) return;
    const isCutOff = this.#standing.phase === 'cut off';
    if (this.stalled?.kind === 'no-space' || isCutOff) this.#timer.set(0);
    else while (this.#takeAndRun(true));
    await this.#waiters.commit(sequence);
  }

  // Merging with what others committed.

  /** What is not committed, for a merge. */
  own(): Map<string, OwnChange> {
    return this.#pending.own();
  }

  /** What it was made to: the version that is shown, and over it what is committed since. */
  made(): Source {
    return this.#pending.over(this.view);
  }

  /**
   * Puts what a merge made of all changes in their place. The mount shows the version that they were merged with from
   * now on.
   *
   * @throws OceanError `no-space`; then nothing has changed
   */
  rebase(merged: Omit<MergedChanges, 'version'>, shown: Shown): void {
    this.#journal.appendMerged([...merged.changes.values()], shown);
    this.#unjournaled = new Map();
    this.#pending.replace({ ...merged, version: shown.version });
    this.#sequence += merged.changes.size + 1;
    this.#standing.shown = shown;
    this.#standing.phase = 'merged';
    this.stalled = undefined;
    if (this.#pending.size === 0) this.#committedSequence = this.#sequence;
    this.#connectIfDone();
    this.#waiters.committed(this.#committedSequence);
    this.#timer.set(0);
  }

  /** Merges, if the mount is cut off and its ring answers. */
  async mergeOnce(): Promise<void> {
    const isCutOff = () => this.#standing.phase === 'cut off';
    if (!isCutOff() || this.#isMerging || this.#batches.count > 0) return;
    this.#isMerging = true;
    try {
      await this.merge();
    } catch (error) {
      this.#stall(error);
    } finally {
      this.#isMerging = false;
    }
    if (isCutOff() && this.stalled?.kind !== 'permission') this.#timer.set(RETRY_MS);
  }

  #loseContact(): void {
    this.#standing.phase = 'cut off';
    this.#pending.unguard();
  }

  /** What is sent to nobody may arrive long after: where no parent tells of new versions, nothing is sent blindly. */
  #isOutOfContact(): boolean {
    if (!this.isFrozen && this.#pending.size > 0 && !this.#session.reachable()) {
      this.#loseContact();
      this.#timer.set(0);
    }
    return this.#standing.phase === 'cut off';
  }

  /** When all that a merge made is committed, the latest version has everything that the mount shows. */
  #connectIfDone(): void {
    if (this.#standing.phase !== 'merged' || this.#pending.hasGuarded()) return;
    this.#standing.phase = 'connected';
    this.#pending.forgetCommitted();
    this.onConnected();
  }

  // Batches.

  async #tick(): Promise<void> {
    try {
      await this.beforeTake();
      if (this.#isClosed) return;
      this.journal();
    } catch (error) {
      this.stalled =
        error instanceof OceanError ? error : new OceanError('no-space', messageOf(error));
      this.#timer.set(RETRY_MS);
      return;
    }
    if (this.#standing.phase === 'cut off') return this.mergeOnce();
    this.#timer.due(this.#sequence);
    while (this.#takeAndRun(false));
  }

  /** Starts a batch of what is open. False when there is none, or too many are under way. */
  #takeAndRun(force: boolean): boolean {
    if (this.#isOutOfContact()) return false;
    if (!force && this.#batches.count >= BATCHES_MAX) return false;
    const batch = this.#batches.take(this.#sequence);
    if (batch === undefined) return false;
    const before = this.#commits;
    this.#commits = this.#run(batch, before);
    return true;
  }

  async #run(batch: Batch, before: Promise<void>): Promise<void> {
    const startMs = this.#clock.nowMs();
    try {
      const storing = this.#committer.store(batch.blocks);
      storing.catch(() => {}); // Awaited below, after those before it.
      await before;
      const stored = await storing;
      // Or a lost power could leave the changes before this batch, and not those in it.
      await this.#journal.settled();
      if (!this.#batches.isUnderWay(batch)) return; // One before it failed, and all were opened again.
      await this.#committer.commit(batch.changes, stored);
      this.#committed(batch);
      this.commitTimes.add(this.#clock.nowMs() - startMs);
      const inline = stored.filter(({ location }) => location.kind === 'ring');
      if (inline.length > 0) this.onCommitted(inline.map(({ block }) => block.digest));
    } catch (error) {
      await before;
      this.#failed(batch, error);
    }
  }

  #committed(batch: Batch): void {
    this.stalled = undefined;
    this.#batches.committed(batch, !this.isFrozen);
    this.#connectIfDone();
    this.#batches.release(batch, this.isBlockNeeded);
    this.#committedSequence = Math.max(this.#committedSequence, batch.sequence);
    this.#waiters.committed(this.#committedSequence);
    this.#timer.set(this.#batches.isDue ? 0 : undefined);
  }

  #failed(batch: Batch, error: unknown): void {
    if (!this.#batches.isUnderWay(batch) || this.#isClosed) return;
    this.#batches.reopenFrom(batch);
    if (isKind(error, 'no-space') && batch.takenAt < this.#relievedAt) {
      // What had no room is gone in part: whoever waits for the rest waits for the next attempt.
      this.#timer.set(0);
      return;
    }
    const isMerged = this.#standing.phase === 'merged';
    const isOvertaken = isMerged && isKind(error, 'conflict');
    const isFull = isMerged && isKind(error, 'no-space');
    // What others commit is not hidden for as long as the pond is full.
    if (isOvertaken || isFull || isOutOfReach(error)) this.#loseContact();
    if (isOvertaken) this.#timer.set(0);
    else this.#stall(error);
  }

  #stall(error: unknown): void {
    this.stalled =
      error instanceof OceanError
        ? error
        : new OceanError('unavailable', messageOf(error), { cause: error });
    if (!isOutOfReach(this.stalled)) this.#waiters.reject(this.stalled);
    this.#waiters.wakeRoom();
    // What is not permitted stays so until the owner says otherwise, which a later version tells.
    if (!isKind(error, 'permission')) this.#timer.set(RETRY_MS);
  }

  /** Stops committing; what is not committed stays in the journal. */
  close(): void {
    this.#isClosed = true;
    this.#timer.stop();
    this.journal();
    this.stalled ??= new OceanError('unavailable', 'The volume is closed');
    this.#waiters.reject(this.stalled);
    this.#waiters.wakeRoom();
    this.#journal.close();
  }
}
