/** The last commits of the objects that a node follows, in memory, for children that fell behind. */

import { LRUCache } from 'lru-cache';
import type { Aguid } from '../id/index.ts';
import { isKept } from '../object/index.ts';
import type { Commit, Retention } from '../wire/index.ts';
import { LOG_BYTES_MAX, LOG_VERSIONS_MAX } from './limits.ts';

/** Heartbeat, certificates and bookkeeping of a commit, about. */
const OVERHEAD_BYTES = 1500;

export class CommitLog {
  readonly #commits = new LRUCache<string, Commit>({
    maxSize: LOG_BYTES_MAX,
    sizeCalculation: ({ update }) => update.update.body.length + OVERHEAD_BYTES,
  });

  add(aguid: Aguid, version: number, commit: Commit): void {
    this.#commits.set(nameOf(aguid, version), commit);
    this.#commits.delete(nameOf(aguid, version - LOG_VERSIONS_MAX));
  }

  /** Drops what the owner does not keep. */
  forget(aguid: Aguid, retention: Retention): void {
    for (const name of [...this.#commits.keys()]) {
      const [object, version] = name.split('/');
      if (object === aguid && !isKept(retention, Number(version))) this.#commits.delete(name);
    }
  }

  /** The commits after version `from` up to `to`; undefined unless all are here. */
  between(aguid: Aguid, from: number, to: number): Commit[] | undefined {
    if (to - from > LOG_VERSIONS_MAX) return undefined;
    const commits: Commit[] = [];
    for (let version = from + 1; version <= to; version++) {
      const commit = this.#commits.get(nameOf(aguid, version));
      if (commit === undefined) return undefined;
      commits.push(commit);
    }
    return commits;
  }
}

function nameOf(aguid: Aguid, version: number): string {
  return `${aguid}/${version}`;
}
