/**
 * What this mount has changed and not yet committed: the newest value of each key, over the committed tree. A
 * committer turns it into batches; each is stored (packs) and then committed (one version). At most 200 ms or
 * 8 MiB wait, in a burst of changes 600 ms, and `flush` waits for none.
 *
 * While batches get through, the last commit wins. From the first that does not, and from a start with changes of an
 * earlier process, the mount is cut off: it shows the version that it knew, with its own changes over it, until a merge
 * has turned them into changes of the latest version. Those are committed on condition that nobody was faster.
 */
// Over 400 lines: what is changed, on its way, cut off, and waited for is one state.

import {
  type Clock,
  Durations,
  isKind,
  keyOf,
  messageOf,
  OceanError,
  startsWith,
} from '../base/index.ts';
import type { Guard, OpenEntry, Session, StoredBlock, TreeView } from '../client/index.ts';
import type { Journal, JournalChange, Shown } from './journal.ts';
import { PREFIX_BYTES } from './keys.ts';
import type { OwnChange } from './merge-sides.ts';

import {
  COMMITTED,
  isOutOfReach,
  overSource,
  type Pending,
  since,
  sizeOf,
  unheard,
} from './pending.ts';
import { blockOf } from './records.ts';
import { RunningScans } from './running-scans.ts';
import type { Source } from './source.ts';

export const COMMIT_DELAY_MS = 200;
/** While batches have many changes the delay doubles up to this: fewer versions, and less of the tree is rewritten. */
export const COMMIT_DELAY_MS_MAX = 600;
const BURST_CHANGES = 32;
/** Bytes of blocks that start a batch at once. */
export const BATCH_BLOCK_BYTES = 8 << 20;
/** Bytes of blocks in one batch, about. */
export const BATCH_BLOCK_BYTES_MAX = 32 << 20;
/** Bytes of keys and values in one batch, about: an update's body stays below the wire's limit. */
export const BATCH_VALUE_BYTES_MAX = 1_500_000;
/** Batches whose blocks are stored at the same time; they are committed one after another. */
export const BATCHES_MAX = 3;
/** Bytes in the journal past which writers wait. */
export const JOURNAL_BYTES_MAX = 1 << 30;
export const RETRY_MS = 1000;
/** So long after it has heard of a version a mount takes the ring to be there; later it commits on condition first. */
export const HEARD_MS = 5000;
/** A batch that could overwrite what others commit is not sent twice: then the mount counts as cut off. */
const ONCE_MS = 0;
const COMMIT_TIMEOUT_MS = 30_000;
/** How often a batch looks again where the blocks lie that it relies on. */
const RELIED_ATTEMPTS_MAX = 8;

type Digest = StoredBlock['digest'];
type StoredLocation = Awaited<ReturnType<Session['store']>>[number];

interface Taken {
  readonly number: number;
  readonly changes: readonly Pending[];
  readonly blocks: readonly Digest[];
  readonly mark: number;
  /** The newest change in it. */
  readonly sequence: number;
  /** The newest change when it was taken. */
  readonly takenAt: number;
}

/** A block that a batch brings, and where it was put. */
interface Stored {
  readonly block: StoredBlock;
  readonly location: StoredLocation;
}

interface Waiter {
  readonly sequence: number;
  resolve(): void;
  reject(error: unknown): void;
}

export class Draft {
  readonly #session: Session;
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #pending = new Map<string, Pending>();
  readonly #byPrefix = new Map<string, Set<string>>();
  #unjournaled = new Map<string, JournalChange>();
  readonly #inFlight = new Map<number, Taken>();
  readonly #scans = new RunningScans();
  #commits: Promise<void> = Promise.resolve();
  #waiters: Waiter[] = [];
  #roomWaiters: (() => void)[] = [];
  #batchNumber = 0;
  #sequence = 0;
  #committedSequence = 0;
  /** The last removal of content that was not committed: what had no room before it may have room now. */
  #relievedAt = 0;
  #openValueBytes = 0;
  #openBlockBytes = 0;
  #cancelTimer: (() => void) | undefined;
  #delayMs = COMMIT_DELAY_MS;
  /** The newest change when changes were last committed because they were due. */
  #tickedSequence = 0;
  #isClosed = false;
  /** The version that the mount shows, without its own changes. */
  shown: Shown | undefined;
  #phase: 'connected' | 'cut off' | 'merged' = 'connected';
  #isMerging = false;
  #isPaused = false;
  /** When it last heard of a version. */
  #heardMs = Number.NEGATIVE_INFINITY;
  /** Counts merges: what was read before one does not go with what is read after it. */
  #merges = 0;
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
  /** From taking a batch to its commit; its blocks are stored meanwhile. */
  readonly commitTimes = new Durations();
  /** Why the last batch could not be committed; undefined when it was. */
  stalled: OceanError | undefined;

  constructor(options: { session: Session; journal: Journal; clock: Clock }) {
    this.#session = options.session;
    this.#journal = options.journal;
    this.#clock = options.clock;
    const { changes, base } = this.#journal.replay();
    for (const { key, value } of changes) this.#set(key, value, blockOf(key, value), true);
    this.#session.withPending((digest) => this.#journal.block(digest));
    if (this.#pending.size === 0) return;
    this.#phase = 'cut off';
    this.shown = base;
    this.#schedule(0);
  }

  /** Others' commits are not shown: this mount's changes are still to be merged with them. */
  get isFrozen(): boolean {
    return this.#phase !== 'connected';
  }

  /** The version that the mount shows, without its own changes. */
  get view(): TreeView {
    const { view } = this.#session;
    return this.isFrozen && this.shown !== undefined ? view.at(this.shown.top) : view;
  }

  /** Number and top block of that version. */
  get version(): Shown {
    return (this.isFrozen ? this.shown : undefined) ?? this.#session.latest();
  }

  /** The mount shows that version from now on; one whose changes are older goes on showing theirs. */
  show(version: Shown): void {
    this.#heardMs = this.#clock.nowMs();
    if (!this.isFrozen || this.shown === undefined) this.shown = version;
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
    const pending = this.#pending.get(keyOf(key));
    return pending === undefined ? undefined : (pending.value ?? null);
  }

  /** True when this mount has a change to the key that is not committed. */
  has(key: Uint8Array): boolean {
    return this.#pending.has(keyOf(key));
  }

  put(key: Uint8Array, value: Uint8Array, block?: Digest): void {
    this.#set(key, value, block);
    this.#unjournaled.set(keyOf(key), { key, value });
  }

  remove(key: Uint8Array): void {
    this.#set(key, undefined, undefined);
    this.#unjournaled.set(keyOf(key), { key, value: undefined });
  }

  /** What is not committed, for a merge. */
  own(): Map<string, OwnChange> {
    const own = new Map<string, OwnChange>();
    for (const [name, pending] of this.#pending)
      if (pending.batch !== COMMITTED) own.set(name, pending);
    return own;
  }

  /** What it was made to: the version that is shown, and over it what is committed since. */
  made(): Source {
    return overSource(
      this.view,
      [...this.#pending].filter(([, { batch }]) => batch === COMMITTED),
    );
  }

  /**
   * Puts what a merge made of all changes in their place.
   *
   * @param version - that they were merged with, which the mount shows from now on
   * @param present - names of those keys that it has
   * @throws OceanError `no-space`; then nothing has changed
   */
  rebase(
    changes: ReadonlyMap<string, JournalChange>,
    version: Shown,
    present: ReadonlySet<string>,
  ): void {
    this.#journal.appendMerged([...changes.values()], version);
    this.#pending.clear();
    this.#byPrefix.clear();
    this.#unjournaled = new Map();
    this.#openValueBytes = 0;
    for (const [name, { key, value }] of changes) {
      this.#set(key, value, blockOf(key, value));
      const pending = this.#pending.get(name) as Pending;
      pending.guard = { version: version.version, isPresent: present.has(name) };
    }
    this.shown = version;
    this.#merges++;
    this.#sequence++;
    this.#phase = 'merged';
    this.stalled = undefined;
    if (this.#pending.size === 0) this.#committedSequence = this.#sequence;
    this.#connectIfDone();
    this.#wake();
    this.#schedule(0);
  }

  /** Writers wait while a merge is made. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (!isPaused) this.#wakeRoom();
  }

  /** What is sent to nobody may arrive long after: where no parent tells of new versions, nothing is sent blindly. */
  #isOutOfContact(): boolean {
    if (this.#phase === 'connected' && this.#pending.size > 0 && !this.#session.reachable()) {
      this.#loseContact();
      this.#schedule(0);
    }
    return this.#phase === 'cut off';
  }

  #loseContact(): void {
    this.#phase = 'cut off';
    for (const pending of this.#pending.values()) pending.guard = undefined;
  }

  /** When all that a merge made is committed, the latest version has everything that the mount shows. */
  #connectIfDone(): void {
    if (this.#phase !== 'merged') return;
    for (const { guard, batch } of this.#pending.values())
      if (guard !== undefined && batch !== COMMITTED) return;
    this.#phase = 'connected';
    for (const [name, pending] of [...this.#pending])
      if (pending.batch === COMMITTED) this.#leave(name, pending);
    this.onConnected();
  }

  /** Later changes go to the end of the order in which batches take them. */
  #set(
    key: Uint8Array,
    value: Uint8Array | undefined,
    block: Digest | undefined,
    isUnheard = false,
  ): void {
    const name = keyOf(key);
    const before = this.#pending.get(name);
    if (before !== undefined && before.batch === 0) this.#openValueBytes -= sizeOf(before);
    this.#pending.delete(name);
    const guard = before?.batch === COMMITTED ? undefined : before?.guard;
    const isSent = before !== undefined && (before.batch !== 0 || before.isUnheard);
    const earlier = unheard(before, isSent);
    const pending: Pending = { key, value, block, batch: 0, isUnheard, earlier, guard };
    this.#pending.set(name, pending);
    this.#openValueBytes += sizeOf(pending);
    this.#sequence++;
    if (before?.block !== undefined && value === undefined) this.#relieve();
    const prefix = name.slice(0, PREFIX_BYTES);
    const names = this.#byPrefix.get(prefix);
    if (names === undefined) this.#byPrefix.set(prefix, new Set([name]));
    else names.add(name);
    const isFull = this.#openValueBytes >= BATCH_VALUE_BYTES_MAX;
    this.#schedule(isFull ? 0 : this.#delayMs);
  }

  #relieve(): void {
    this.#relievedAt = this.#sequence;
    if (this.stalled?.kind !== 'no-space') return;
    this.stalled = undefined;
    this.#schedule(0);
  }

  addBlock({ digest, sealed }: StoredBlock): void {
    if (this.#journal.hasBlock(digest)) return;
    this.#journal.appendBlock(digest, sealed);
    this.#openBlockBytes += sealed.length;
    if (this.#openBlockBytes >= BATCH_BLOCK_BYTES) this.#schedule(0);
  }

  /** Entries under a prefix of up to 9 bytes: what `read` finds committed, overlaid with this mount's; in no order. */
  overlaid(
    prefix: Uint8Array,
    read: () => Promise<readonly OpenEntry[]>,
  ): Promise<JournalChange[]> {
    const merges = this.#merges;
    const scan = this.#scans.run(read, (entries, meanwhile) => {
      const merged = new Map<string, JournalChange>();
      for (const entry of entries) merged.set(keyOf(entry.key), entry);
      const overlay = (name: string, change: JournalChange | undefined) => {
        if (change === undefined || !startsWith(change.key, prefix)) return;
        if (change.value === undefined) merged.delete(name);
        else merged.set(name, change);
      };
      for (const [name, change] of meanwhile) overlay(name, change);
      const isOfOne = prefix.length >= PREFIX_BYTES;
      const names = isOfOne ? this.#byPrefix.get(keyOf(prefix)) : this.#pending.keys();
      for (const name of names ?? []) {
        overlay(name, this.#pending.get(name));
      }
      // A version before a merge does not go with changes after it.
      return merges === this.#merges ? [...merged.values()] : undefined;
    });
    return scan.then((found) => found ?? this.overlaid(prefix, read));
  }

  /** Everything changed so far survives this process. @throws OceanError `no-space` */
  journal(): void {
    if (this.#unjournaled.size === 0) return;
    this.#journal.appendChanges([...this.#unjournaled.values()], this.shown);
    this.#unjournaled = new Map();
    this.onJournaled();
  }

  /** False when writers must wait for `room`. */
  get hasRoom(): boolean {
    if (this.stalled?.kind === 'no-space' || this.stalled?.kind === 'permission') return false;
    if (this.#isPaused) return false;
    return (
      this.#openValueBytes < 2 * BATCH_VALUE_BYTES_MAX && this.#journal.bytes() < JOURNAL_BYTES_MAX
    );
  }

  /** @throws OceanError `permission` when the owner does not let this machine write any more */
  checkPermitted(): void {
    if (this.stalled?.kind === 'permission') throw this.stalled;
  }

  /** What the latest version says: undefined when this machine may write, else why it may not. */
  permit(refusal: OceanError | undefined): void {
    if (refusal === undefined && this.stalled?.kind !== 'permission') return;
    this.stalled = refusal;
    if (refusal === undefined) this.#schedule(0);
    this.#wakeRoom();
  }

  /** Resolves when there is room for more. @throws OceanError when the pond takes nothing and the journal is full */
  async room(): Promise<void> {
    this.checkPermitted();
    if (this.stalled?.kind === 'no-space') throw this.stalled;
    if (this.hasRoom) return;
    if (this.stalled !== undefined && this.#journal.bytes() >= JOURNAL_BYTES_MAX)
      throw this.stalled;
    this.#schedule(0);
    await new Promise<void>((resolve) => {
      this.#roomWaiters.push(resolve);
    });
    await this.room();
  }

  /** Resolves when everything changed so far is committed. @throws OceanError `no-space` | `permission` */
  async flush(): Promise<void> {
    this.journal();
    const sequence = this.#sequence;
    if (this.#committedSequence >= sequence) return;
    if (this.stalled?.kind === 'no-space' || this.#phase === 'cut off') this.#schedule(0);
    else while (this.#takeAndRun(true));
    await new Promise<void>((resolve, reject) => {
      this.#waiters.push({ sequence, resolve, reject });
    });
  }

  #schedule(delayMs: number): void {
    if (this.#isClosed) return;
    if (this.#cancelTimer !== undefined) {
      if (delayMs > 0) return;
      this.#cancelTimer();
    }
    this.#cancelTimer = this.#clock.after(delayMs, () => {
      this.#cancelTimer = undefined;
      void this.#tick();
    });
  }

  async #tick(): Promise<void> {
    try {
      await this.beforeTake();
      if (this.#isClosed) return;
      this.journal();
    } catch (error) {
      this.stalled =
        error instanceof OceanError ? error : new OceanError('no-space', messageOf(error));
      this.#schedule(RETRY_MS);
      return;
    }
    if (this.#phase === 'cut off') return this.mergeOnce();
    const { sequence } = this;
    const isBurst = sequence - this.#tickedSequence >= BURST_CHANGES;
    this.#tickedSequence = sequence;
    this.#delayMs = isBurst ? Math.min(2 * this.#delayMs, COMMIT_DELAY_MS_MAX) : COMMIT_DELAY_MS;
    while (this.#takeAndRun(false));
  }

  /** Merges, if the mount is cut off and its ring answers. */
  async mergeOnce(): Promise<void> {
    if (this.#phase !== 'cut off' || this.#isMerging || this.#inFlight.size > 0) return;
    this.#isMerging = true;
    try {
      await this.merge();
    } catch (error) {
      this.#stall(error);
    } finally {
      this.#isMerging = false;
    }
    const isRefused = this.stalled?.kind === 'permission';
    if (this.#phase === 'cut off' && !isRefused) this.#schedule(RETRY_MS);
  }

  /** Starts a batch of what is open. False when there is none, or too many are under way. */
  #takeAndRun(force: boolean): boolean {
    if (this.#isOutOfContact()) return false;
    if (!force && this.#inFlight.size >= BATCHES_MAX) return false;
    const taken = this.#take();
    if (taken === undefined) return false;
    const before = this.#commits;
    this.#commits = this.#run(taken, before);
    return true;
  }

  #take(): Taken | undefined {
    const changes: Pending[] = [];
    const blocks = new Map<string, Digest>();
    const inFlight = new Set(
      [...this.#inFlight.values()].flatMap((taken) => taken.blocks.map(keyOf)),
    );
    let valueBytes = 0;
    let blockBytes = 0;
    let isCut = false;
    for (const pending of this.#pending.values()) {
      if (pending.batch !== 0) continue;
      if (valueBytes >= BATCH_VALUE_BYTES_MAX || blockBytes >= BATCH_BLOCK_BYTES_MAX) {
        isCut = true;
        break;
      }
      changes.push(pending);
      valueBytes += sizeOf(pending);
      const { block } = pending;
      if (block === undefined || blocks.has(keyOf(block)) || inFlight.has(keyOf(block))) continue;
      if (!this.#journal.hasBlock(block)) continue;
      blocks.set(keyOf(block), block);
      blockBytes += this.#journal.blockBytes(block);
    }
    if (changes.length === 0) return undefined;
    const number = ++this.#batchNumber;
    for (const pending of changes) pending.batch = number;
    this.#openValueBytes -= valueBytes;
    this.#openBlockBytes = Math.max(0, this.#openBlockBytes - blockBytes);
    // What a segment says last of a key is what may have been sent of it. After a cut more of it is to be sent.
    const ended = this.#journal.mark();
    const mark = isCut ? 0 : ended;
    const sequence = isCut ? 0 : this.#sequence;
    const takenAt = this.#sequence;
    const taken = { number, changes, blocks: [...blocks.values()], mark, sequence, takenAt };
    this.#inFlight.set(number, taken);
    return taken;
  }

  async #run(taken: Taken, before: Promise<void>): Promise<void> {
    const startMs = this.#clock.nowMs();
    try {
      const storing = this.#store(taken.blocks);
      storing.catch(() => {}); // Awaited below, after those before it.
      await before;
      const stored = await storing;
      // Or a lost power could leave the changes before this batch, and not those in it.
      await this.#journal.settled();
      if (!this.#inFlight.has(taken.number)) return; // One before it failed, and all were opened again.
      await this.#commit(taken, stored);
      this.#committed(taken);
      this.commitTimes.add(this.#clock.nowMs() - startMs);
      const inline = stored.filter(({ location }) => location.kind === 'ring');
      if (inline.length > 0) this.onCommitted(inline.map(({ block }) => block.digest));
    } catch (error) {
      await before;
      this.#failed(taken, error);
    }
  }

  /** Stores those blocks that the volume does not hold yet, or is about to drop: equal content is stored once. */
  async #store(digests: readonly Digest[]): Promise<Stored[]> {
    const found = await Promise.all(
      digests.map(async (digest) => {
        const known = await this.#session.location(digest);
        if (known !== undefined && known.condemnedMs === undefined) return undefined;
        const sealed = this.#journal.block(digest) ?? (await this.#rescued(digest));
        return sealed && { digest, sealed };
      }),
    );
    const blocks = found.filter((block) => block !== undefined);
    const locations = await this.#session.store(blocks);
    return blocks.map((block, i) => ({ block, location: locations[i] as StoredLocation }));
  }

  /** A block that was committed once; undefined when it is gone, with the last file that had it. */
  async #rescued(digest: Digest): Promise<Uint8Array | undefined> {
    try {
      return await this.#session.sealed(digest);
    } catch (error) {
      if (isKind(error, 'corrupt')) return undefined;
      throw error;
    }
  }

  /**
   * Commits on condition that what it relies on is as it was when it was looked at: the owner may forget the last
   * version that referred to a block at any time. What was dropped meanwhile is stored again. What was merged is
   * committed on condition that it was merged with the latest.
   */
  async #commit({ changes }: Taken, stored: Stored[]): Promise<void> {
    let isDoubted = this.#clock.nowMs() - this.#heardMs > HEARD_MS;
    for (let attempts = 1; ; attempts++) {
      const isBlind = this.#phase === 'connected';
      const relied = await this.#relied(changes, stored);
      const guards =
        isBlind && isDoubted
          ? await this.#asShown(changes)
          : changes.flatMap(({ key, guard }) => (guard ? [{ key, ...guard }] : []));
      const batch = { changes, blocks: stored.map(({ block }) => block), relied, guards };
      const timeoutMs = isBlind ? ONCE_MS : COMMIT_TIMEOUT_MS;
      const locations = stored.map(({ location }) => location);
      try {
        await this.#session.commit(batch, locations, timeoutMs);
        return;
      } catch (error) {
        const isOvertaken = !isBlind && guards.length > 0;
        const isLast = isOvertaken || attempts === RELIED_ATTEMPTS_MAX;
        if (!isKind(error, 'conflict') || isLast) throw error;
        // The ring is there, and its answer is fresh: the last commit wins.
        isDoubted = false;
      }
    }
  }

  /**
   * Conditions that all is as it is shown. The request may lie somewhere until a network is back, and others have
   * written meanwhile: then it comes to nothing.
   */
  async #asShown(changes: readonly Pending[]): Promise<Guard[]> {
    const { shown, view } = this;
    if (shown === undefined) return [];
    const guards: Guard[] = [];
    for (const { key } of changes)
      guards.push({ key, version: shown.version, isPresent: (await view.raw(key)) !== undefined });
    return guards;
  }

  /** Where blocks lie that the changes refer to and do not bring; adds to `stored` those that must be brought. */
  async #relied(changes: readonly Pending[], stored: Stored[]) {
    const brought = new Set(stored.map(({ block }) => keyOf(block.digest)));
    const wanted = new Map<string, Digest>();
    for (const { block } of changes)
      if (block !== undefined && !brought.has(keyOf(block))) wanted.set(keyOf(block), block);
    const relied: { digest: Digest; version: number }[] = [];
    const lacking: Digest[] = [];
    for (const digest of wanted.values()) {
      const known = await this.#session.located(digest);
      if (known === undefined || known.location.condemnedMs !== undefined) lacking.push(digest);
      else relied.push({ digest, version: known.version });
    }
    if (lacking.length > 0) stored.push(...(await this.#store(lacking)));
    return relied;
  }

  #committed(taken: Taken): void {
    this.#inFlight.delete(taken.number);
    this.stalled = undefined;
    for (const pending of taken.changes) {
      const name = keyOf(pending.key);
      const newest = this.#pending.get(name);
      if (newest === pending) {
        if (this.isFrozen) pending.batch = COMMITTED;
        else this.#leave(name, pending);
        continue;
      }
      this.#scans.committed(name, pending);
      if (newest === undefined) continue;
      // Changed again since; what the ring has is known now.
      newest.guard = undefined;
      if (!this.isFrozen) newest.earlier = since(newest.earlier, pending.value);
    }
    this.#connectIfDone();
    for (const digest of taken.blocks) this.#journal.forgetBlock(digest);
    if (this.#pending.size === 0 && this.#inFlight.size === 0) this.#dropStrayBlocks();
    this.#journal.release(taken.mark);
    this.#committedSequence = Math.max(this.#committedSequence, taken.sequence);
    this.#wake();
    this.#schedule(this.#openBlockBytes >= BATCH_BLOCK_BYTES ? 0 : this.#delayMs);
  }

  #leave(name: string, pending: Pending): void {
    this.#scans.committed(name, pending);
    this.#pending.delete(name);
    const prefix = name.slice(0, PREFIX_BYTES);
    const names = this.#byPrefix.get(prefix);
    names?.delete(name);
    if (names?.size === 0) this.#byPrefix.delete(prefix);
  }

  /** Blocks that were sealed and overwritten before a batch took them. */
  #dropStrayBlocks(): void {
    for (const digest of [...this.#journal.blocks()]) {
      if (!this.isBlockNeeded(digest)) this.#journal.forgetBlock(digest);
    }
    this.#openBlockBytes = 0;
  }

  /** Whether an open file still refers to a block that no change names yet. */
  isBlockNeeded: (digest: Digest) => boolean = () => true;

  #failed(taken: Taken, error: unknown): void {
    if (!this.#inFlight.has(taken.number) || this.#isClosed) return;
    // Those behind it build on it: they are opened again too, and taken anew in order.
    for (const one of [...this.#inFlight.values()]) {
      if (one.number >= taken.number) this.#reopen(one);
    }
    if (isKind(error, 'no-space') && taken.takenAt < this.#relievedAt) {
      // What had no room is gone in part: whoever waits for the rest waits for the next attempt.
      this.#schedule(0);
      return;
    }
    const isOvertaken = this.#phase === 'merged' && isKind(error, 'conflict');
    const isFull = this.#phase === 'merged' && isKind(error, 'no-space');
    // What others commit is not hidden for as long as the pond is full.
    if (isOvertaken || isFull || isOutOfReach(error)) this.#loseContact();
    if (isOvertaken) this.#schedule(0);
    else this.#stall(error);
  }

  #stall(error: unknown): void {
    this.stalled =
      error instanceof OceanError
        ? error
        : new OceanError('unavailable', messageOf(error), { cause: error });
    if (!isOutOfReach(this.stalled)) this.#rejectWaiters();
    this.#wakeRoom();
    // What is not permitted stays so until the owner says otherwise, which a later version tells.
    if (!isKind(error, 'permission')) this.#schedule(RETRY_MS);
  }

  #reopen(taken: Taken): void {
    this.#inFlight.delete(taken.number);
    for (const pending of taken.changes) {
      const isNewest = this.#pending.get(keyOf(pending.key)) === pending;
      if (!isNewest || pending.batch !== taken.number) continue;
      pending.batch = 0;
      pending.isUnheard = true;
      this.#openValueBytes += sizeOf(pending);
    }
  }

  #rejectWaiters(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter.reject(this.stalled);
  }

  #wake(): void {
    const done = this.#waiters.filter(({ sequence }) => sequence <= this.#committedSequence);
    this.#waiters = this.#waiters.filter(({ sequence }) => sequence > this.#committedSequence);
    for (const waiter of done) waiter.resolve();
    this.#wakeRoom();
  }

  #wakeRoom(): void {
    const waiting = this.#roomWaiters;
    this.#roomWaiters = [];
    for (const resolve of waiting) resolve();
  }

  /** Stops committing; what is not committed stays in the journal. */
  close(): void {
    this.#isClosed = true;
    this.#cancelTimer?.();
    this.journal();
    this.stalled ??= new OceanError('unavailable', 'The volume is closed');
    this.#rejectWaiters();
    this.#wakeRoom();
    this.#journal.close();
  }
}
