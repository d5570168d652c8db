/** An inode in memory: its record, what is known of its extents, and what was written and is not sealed. */

import type { AccessEntry } from './access-list.ts';
import { DirtyWindows } from './dirty-windows.ts';
import type { Attributes, Ino } from './file-system.ts';
import type { Extent, InodeRecord } from './records.ts';

export class Inode {
  readonly ino: Ino;
  record: InodeRecord;
  /** Undefined until loaded. INVARIANT: sorted, never overlapping. */
  extents: Extent[] | undefined;
  readonly windows = new DirtyWindows();
  /** Extents that changed since they were last put: by offset, null when the record must go. */
  readonly changedExtents = new Map<number, Extent | null>();
  /** The record changed since it was last put. */
  isDirty = false;
  dirtySinceMs = 0;
  /** Open handles. */
  opens = 0;
  /** References that the kernel holds. */
  lookups = 0;
  /** The kernel may hold references from before this process took the mount over, uncounted. */
  inheritsLookups = false;
  /** No name leads to it: its records go with the last handle. */
  isOrphan = false;
  /** It was made without a name, and may get one. */
  isUnnamed = false;
  /** Counts changes by other mounts, so that a later open knows whether the kernel's cache holds. */
  generation = 0;
  openedGeneration = -1;
  /** Settling under way; the next waits for it. */
  settling: Promise<void> | undefined;
  /** Its access lists: undefined until read, null where there is none. */
  accessList: readonly AccessEntry[] | null | undefined;
  defaultList: readonly AccessEntry[] | null | undefined;
  /** It is known that it has no attribute at all: what was made here, until it gets one. */
  hasNoAttributes = false;
  /** Counts how often they were forgotten: what was read of them before is not to be kept then. */
  attributesEpoch = 0;
  /** Since it was last to be forgotten. */
  wasUsed = false;
  /** Where the last read ended, to notice sequential reading. */
  readEnd = 0;

  constructor(ino: Ino, record: InodeRecord) {
    this.ino = ino;
    this.record = record;
  }

  /** Somebody else may have changed them. */
  forgetAttributes(): void {
    this.accessList = this.defaultList = undefined;
    this.hasNoAttributes = false;
    this.attributesEpoch++;
  }

  get isClean(): boolean {
    return !this.isDirty && this.windows.isEmpty && this.changedExtents.size === 0;
  }

  /** Somebody could still ask for it if it had no name. */
  get isHeld(): boolean {
    return this.opens > 0 || this.lookups > 0 || this.inheritsLookups;
  }

  get isIdle(): boolean {
    return this.isClean && this.opens === 0 && !this.isOrphan && this.settling === undefined;
  }

  attributes(): Attributes {
    const { stored, inline, parent: _, ...shown } = this.record;
    const bytes = stored + (inline?.length ?? 0) + this.windows.bytes;
    return { ino: this.ino, ...shown, blocks: Math.ceil(bytes / 512) };
  }
}
