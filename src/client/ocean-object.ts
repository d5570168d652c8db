/**
 * An object as an application uses it, beside the file system: a versioned map from keys to values, changed by
 * updates that the ring applies whole or not at all. Keys and values are sealed here; the ring works on what it
 * cannot read. OceanStore, ASPLOS 2000, §4.4.
 */

import { OceanError, readU64 } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import type { Aguid } from '../id/index.ts';
import { authorKey, type Entry, isAborted } from '../object/index.ts';
import type { Heartbeat } from '../wire/index.ts';
import { SeenVersions } from './consistency.ts';
import { type ObjectClause, type ObjectEntry, sealClause } from './object-clause.ts';
import { boundsOf, encodeKey, isWithin, type Key, type KeyRange, openEntry } from './object-key.ts';
import type { SessionPorts } from './ports.ts';
import type { Session } from './session.ts';
import { Submitter } from './submitter.ts';
import type { TreeView } from './tree-view.ts';

const UPDATE_TIMEOUT_MS = 30_000;
/** Heartbeats that a member gives at once. */
const HISTORY_PAGE = 100;

/** A version of the object. Where all that was asked for was aborted, nothing changed. */
export interface ObjectVersion {
  readonly version: number;
  readonly timeMs: number;
  readonly isAborted: boolean;
}

/** What became of an update. Updates that were asked for at about the same time may share a version. */
export interface UpdateOutcome extends ObjectVersion {
  /** Index of the clause that was applied; -1 when it was aborted. */
  readonly clause: number;
}

/** Which version is read: a given one, or the latest, which lacks nothing that was committed `freshMs` ago. */
export interface ReadBound {
  readonly version?: number;
  readonly freshMs?: number;
}

export class OceanObject {
  readonly aguid: Aguid;
  readonly #session: Session;
  readonly #submitter: Submitter;
  readonly #seen: SeenVersions;
  readonly #ports: SessionPorts;

  /** @param session - not used for commits elsewhere: an author's updates have one order */
  constructor(session: Session, ports: SessionPorts) {
    const { keys, currentRing: ring } = session;
    this.aguid = session.aguid;
    this.#session = session;
    this.#ports = ports;
    const lastExecuted = async () => {
      const entry = await session.view.raw(authorKey(keys.author.publicKey));
      return entry === undefined ? 0 : readU64(entry.value);
    };
    this.#submitter = new Submitter({ keys, ring, ports, lastExecuted });
    this.#seen = new SeenVersions({ ring, ports, consistency: {}, past: session.past() });
  }

  /**
   * Has the ring apply the first clause whose predicates all hold; none holds, and the update aborts. Resolves when
   * reads here see it.
   *
   * @throws OceanError `unavailable` | `timeout` when the ring could not be asked for so long, `permission` when the
   *   owner has revoked this author's key
   */
  async update(
    clauses: readonly ObjectClause[],
    timeoutMs = UPDATE_TIMEOUT_MS,
  ): Promise<UpdateOutcome> {
    const submission = {
      clauses: clauses.map((one) => sealClause(this.#session.sealer, one)),
      inline: [],
      released: [],
    };
    const sentMs = this.#ports.clock.nowMs();
    const submitting = this.#submitter.submit(submission, timeoutMs);
    const submitted = await submitting.catch((error) => this.#session.explain(error));
    const { heartbeat, certified, update, outcome } = submitted;
    this.#ports.committed({ kind: 'commit', update, heartbeat: certified });
    await this.#seen.wrote(heartbeat.version, certified, sentMs);
    if (outcome === 0) await this.#session.checkMayWrite(heartbeat.topBlock as Digest);
    return { ...versionOf(heartbeat), isAborted: outcome === 0, clause: outcome - 1 };
  }

  /** The entry of a key; undefined when there is none. @throws OceanError `not-found` for an unknown version */
  async read(key: Key, bound: ReadBound = {}): Promise<ObjectEntry | undefined> {
    const view = await this.#view(bound);
    const entry = await view.raw(encodeKey(this.#session.sealer, key));
    return entry && this.#opened(entry);
  }

  /** Entries of a range in the order of their stored keys: numbers ascend, texts have no order. */
  async readRange(range: KeyRange, bound: ReadBound = {}): Promise<ObjectEntry[]> {
    const { sealer } = this.#session;
    const view = await this.#view(bound);
    const bounds = boundsOf(sealer, range);
    const entries: ObjectEntry[] = [];
    for await (const page of view.pages(encodeKey(sealer, range.prefix))) {
      const inside = page.filter(({ key }) => isWithin(key, bounds));
      entries.push(...inside.map((entry) => this.#opened(entry)));
    }
    return entries;
  }

  /** Up to `count` versions from `from` on, the oldest first; those that were forgotten are left out. */
  async history(from = 1, count = Number.POSITIVE_INFINITY): Promise<ObjectVersion[]> {
    const found: ObjectVersion[] = [];
    const { version: latest } = await this.#session.snapshot();
    const { versions } = this.#session;
    for (let at = await versions.from(from); at <= latest && found.length < count; ) {
      const page = await versions.page(at, HISTORY_PAGE);
      found.push(...page.map(versionOf));
      at = await versions.from(at + HISTORY_PAGE);
    }
    return found.slice(0, count);
  }

  /** Hears of every later version that comes to this node, until the returned function is called. */
  subscribe(listener: (version: { version: number; timeMs: number }) => void): () => void {
    return this.#session.subscribe(({ version, timeMs }) => listener({ version, timeMs }));
  }

  async #view({ version, freshMs }: ReadBound): Promise<TreeView> {
    if (version !== undefined) return (await this.#session.at(version)).view;
    return (await this.#session.snapshot(freshMs === undefined ? {} : { freshMs })).view;
  }

  #opened(entry: Entry): ObjectEntry {
    const opened = openEntry(this.#session.sealer, entry.key, entry.value);
    if (opened === undefined) {
      throw new OceanError('corrupt', `Cannot open an entry of ${this.aguid}: no read key fits it`);
    }
    return { ...opened, version: entry.version, digest: digest('block', entry.value) };
  }
}

function versionOf(heartbeat: Heartbeat): ObjectVersion {
  const { version, timeMs } = heartbeat;
  return { version, timeMs, isAborted: isAborted(heartbeat) };
}
