/**
 * What the files of a volume take up, as `du` counts, and what its quota still lets this mount write. The count is
 * exact whenever somebody looks: that of a version, carried on by what differs between versions, and the draft over
 * it. In between, writers take from an allowance, so that a write costs no look.
 */

import { type Clock, equal, keyOf, OceanError, readU64, u64 } from '../base/index.ts';
import type { Session, TreeView } from '../client/index.ts';
import { type Interval, withoutInterval } from './dirty-windows.ts';
import type { Draft } from './draft.ts';
import { overlapping } from './extents.ts';
import type { Ino, Space } from './file-system.ts';
import type { Inode } from './inode.ts';
import { EXTENT_PREFIX, INODE_PREFIX, inodeKey, parseKey, QUOTA_KEY } from './keys.ts';
import { decodeExtent, decodeInode } from './records.ts';

/** A mount takes no more of what is left at a time: so much each mount may write past a quota that others reach. */
export const ALLOWANCE_BYTES_MAX = 64 << 20;
/** `statfs` answers after this with what was known before. */
const SPACE_WAIT_MS = 1000;

/** Inodes, directories among them, and the bytes that their content takes up. */
export interface Counted {
  readonly files: number;
  readonly bytes: number;
}

/** What of a volume it counts. */
interface UsageSources {
  readonly session: Session;
  readonly draft: Draft;
  readonly dirty: ReadonlySet<Inode>;
  readonly clock: Clock;
  /** Of the pond. */
  readonly space: () => Space;
}

type Top = Parameters<TreeView['at']>[0];

export class Usage {
  readonly #sources: UsageSources;
  #committed: (Counted & { readonly top: Top }) | undefined;
  #counted: Counted | undefined;
  #limitBytes: number | undefined;
  /** Bytes that may be written before somebody looks. */
  #allowance = 0;
  /** Bytes ever taken. */
  #taken = 0;
  /** State of the draft, and the version, at the last look. */
  #lookedAt: { readonly sequence: number; readonly top: Top } | undefined;
  #looking: Promise<Counted> | undefined;
  /** Seals what is dirty: only then it is known what it takes up. */
  settle: () => Promise<void> = async () => {};

  constructor(sources: UsageSources) {
    this.#sources = sources;
  }

  /** Undefined where there is no quota. */
  get limitBytes(): number | undefined {
    return this.#limitBytes;
  }

  /** Reads the quota of the latest version. */
  async heed(): Promise<void> {
    const entry = await this.#sources.session.view.get(QUOTA_KEY);
    const limitBytes = entry && decodeQuota(entry.value);
    if (limitBytes === this.#limitBytes) return;
    this.#limitBytes = limitBytes;
    this.#allowance = 0;
    this.#lookedAt = undefined;
  }

  /** True when so much more may be written now; it is taken then. */
  takes(bytes: number): boolean {
    if (this.#limitBytes === undefined || bytes === 0) return true;
    if (bytes > this.#allowance) return false;
    this.#allowance -= bytes;
    this.#taken += bytes;
    return true;
  }

  /** The same after a look, if there is need of one. @throws OceanError `no-space` when the quota is reached */
  async take(bytes: number): Promise<void> {
    if (this.takes(bytes)) return;
    if (!this.#isKnown()) {
      await this.settle();
      await this.look();
    }
    if (this.takes(bytes)) return;
    const limit = this.#limitBytes ?? 0;
    const left = Math.max(0, limit - (this.#counted?.bytes ?? 0));
    throw new OceanError(
      'no-space',
      `Cannot write: the volume's quota is full: ${left} of ${limit} bytes are left, needs ${bytes}`,
    );
  }

  /** Bytes that writing there adds. */
  growthOf(inode: Inode, offset: number, length: number): number {
    if (this.#limitBytes === undefined) return 0;
    let left = uncovered(inode, { from: offset, to: offset + length });
    for (const range of inode.windows.ranges()) left = withoutInterval(left, range);
    return lengthOf(left);
  }

  /** Nothing has changed since the last look. */
  #isKnown(): boolean {
    const { draft, dirty } = this.#sources;
    const at = this.#lookedAt;
    if (at === undefined || dirty.size > 0) return false;
    return at.sequence === draft.sequence && equal(at.top, draft.version.top);
  }

  /** Counts. Costs what changed since the last time, the first time a scan of all inodes. */
  look(): Promise<Counted> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #look(): Promise<Counted> {
    const { draft, session } = this.#sources;
    const taken = this.#taken;
    const { sequence } = draft;
    // Before the version is chosen: what is committed meanwhile is then in both, and counts once.
    const uncommitted = this.#uncommitted();
    const committed = await this.#countCommitted();
    const view = session.view.at(committed.top);
    let { files, bytes } = committed;
    for (const [ino, now] of uncommitted) {
      const before = await bytesAt(view, inodeKey(ino));
      files += (now === undefined ? 0 : 1) - (before === undefined ? 0 : 1);
      bytes += (now ?? 0) - (before ?? 0);
    }
    this.#counted = { files, bytes };
    this.#lookedAt = { sequence, top: committed.top };
    const left = (this.#limitBytes ?? 0) - bytes - (this.#taken - taken);
    this.#allowance = Math.min(Math.max(0, left), ALLOWANCE_BYTES_MAX);
    return this.#counted;
  }

  /** Inodes that are not as committed, and what they take up; undefined once they are removed. */
  #uncommitted(): Map<Ino, number | undefined> {
    const found = new Map<Ino, number | undefined>();
    const { draft, dirty } = this.#sources;
    for (const { key, value } of draft.changes()) {
      const parsed = parseKey(key);
      if (parsed.kind === 'inode') found.set(parsed.ino, value && bytesOf(value));
    }
    for (const inode of dirty) {
      const { stored, inline } = inode.record;
      const added = inode.windows.ranges().flatMap((range) => uncovered(inode, range));
      found.set(inode.ino, stored + (inline?.length ?? 0) + lengthOf(added));
    }
    return found;
  }

  async #countCommitted(): Promise<Counted & { readonly top: Top }> {
    const { session, draft } = this.#sources;
    const { top } = draft.version;
    const known = this.#committed;
    if (known !== undefined && equal(known.top, top)) return known;
    const view = session.view.at(top);
    const counted =
      known === undefined
        ? await countAll(view)
        : await carried(known, session.view.at(known.top), view);
    this.#committed = { ...counted, top };
    return this.#committed;
  }

  /** What a mount shows: what the pond has room for, and no more than the quota. */
  async space(): Promise<Space> {
    const pond = this.#sources.space();
    const limit = this.#limitBytes;
    if (limit === undefined) return pond;
    await this.#lookBriefly();
    const { blockBytes } = pond;
    const used = Math.ceil((this.#counted?.bytes ?? 0) / blockBytes);
    const blocksTotal = Math.floor(limit / blockBytes);
    const blocksFree = Math.max(0, Math.min(pond.blocksFree, blocksTotal - used));
    return { ...pond, blocksTotal, blocksFree };
  }

  #lookBriefly(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#sources.clock.after(SPACE_WAIT_MS, resolve);
      const end = () => {
        cancel();
        resolve();
      };
      this.look().then(end, end); // Without it, what was known before.
    });
  }
}

/** The parts of a range that no committed content of the file covers. */
function uncovered({ record, extents = [] }: Inode, range: Interval): Interval[] {
  let left: Interval[] = [range];
  if (record.inline !== undefined)
    left = withoutInterval(left, { from: 0, to: record.inline.length });
  for (const { offset, length } of overlapping(extents, range.from, range.to - range.from))
    left = withoutInterval(left, { from: offset, to: offset + length });
  return left;
}

function lengthOf(ranges: readonly Interval[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

export function encodeQuota(bytes: number): Uint8Array {
  return u64(bytes);
}

/** Undefined for anything malformed. */
function decodeQuota(value: Uint8Array): number | undefined {
  return value.length === 8 ? readU64(value) : undefined;
}

function bytesOf(value: Uint8Array): number {
  const { stored, inline } = decodeInode(value);
  return stored + (inline?.length ?? 0);
}

async function bytesAt(view: TreeView, key: Uint8Array): Promise<number | undefined> {
  const entry = await view.get(key);
  return entry && bytesOf(entry.value);
}

/**
 * Names (`keyOf` their digest) of the blocks that the files of some versions refer to. Costs a scan of one and of what
 * differs in the others, and some 100 bytes of memory a block.
 */
export async function liveBlocks(views: readonly TreeView[]): Promise<Set<string>> {
  const names = new Set<string>();
  const seen = new Set<string>();
  for (const view of views) {
    for await (const entries of view.unseen(EXTENT_PREFIX, seen)) {
      for (const { value } of entries) names.add(keyOf(decodeExtent(0, value).block.digest));
    }
  }
  return names;
}

async function countAll(view: TreeView): Promise<Counted> {
  let files = 0;
  let bytes = 0;
  for await (const entries of view.openedPages(INODE_PREFIX)) {
    files += entries.length;
    for (const { value } of entries) bytes += bytesOf(value);
  }
  return { files, bytes };
}

async function carried(known: Counted & { top: Top }, before: TreeView, now: TreeView) {
  let { files, bytes } = known;
  for (const key of await now.changedSince(known.top)) {
    if (parseKey(key).kind !== 'inode') continue;
    const [old, present] = [await bytesAt(before, key), await bytesAt(now, key)];
    files += (present === undefined ? 0 : 1) - (old === undefined ? 0 : 1);
    bytes += (present ?? 0) - (old ?? 0);
  }
  return { files, bytes };
}
