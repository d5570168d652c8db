/**
 * Scans of the committed tree that are under way. A scan reads the version that was the latest when it began, and
 * what is committed meanwhile leaves the draft: it would be in neither, so it is kept here for the scan.
 */

import type { JournalChange } from './journal.ts';

export class RunningScans {
  readonly #meanwhile = new Set<Map<string, JournalChange>>();

  /** The change is committed and about to leave the draft. */
  committed(name: string, change: JournalChange): void {
    for (const changes of this.#meanwhile) changes.set(name, change);
  }

  /** Joins what `read` gives with what was committed while it ran, the last change of each key. */
  async run<T, R>(
    read: () => Promise<T>,
    join: (entries: T, meanwhile: ReadonlyMap<string, JournalChange>) => R,
  ): Promise<R> {
    const meanwhile = new Map<string, JournalChange>();
    this.#meanwhile.add(meanwhile);
    try {
      // Joined before anything else can run: a commit in between would be missed.
      return join(await read(), meanwhile);
    } finally {
      this.#meanwhile.delete(meanwhile);
    }
  }
}
