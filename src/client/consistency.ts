/**
 * What a session's reads may not miss: its own writes, what it has read, and what the ring committed until a given
 * time. Versions are numbers in one order that the ring makes, so what a session has seen is two numbers, and they
 * go with it to another node. Terry et al., "Session guarantees for weakly consistent replicated data", PDIS 1994.
 */

import { OceanError } from '../base/index.ts';
import type { Aguid } from '../id/index.ts';
import type { Latest } from '../replica/index.ts';
import { FRESH_MS } from '../ring/index.ts';
import type { CertifiedHeartbeat } from '../wire/index.ts';
import type { CurrentRing } from './current-ring.ts';
import type { SessionPorts } from './ports.ts';

/** How long a version that the ring has is awaited from the replica's parent before it is adopted. */
export const PUSH_WAIT_MS = 5000;
/** The same for a read that must be fresh. */
export const FRESH_WAIT_MS = 250;

/**
 * The guarantees of a session or of one read; left out, a guarantee holds.
 *
 * Two of the four need no choice, since a ring orders all updates of an object in one sequence and a session
 * submits one at a time: writes follow reads (an update comes after every version that the session had read when
 * it was signed), and writes are monotonic (they are executed in the order in which they were submitted).
 */
export interface Consistency {
  /** Reads see what this session committed; a commit resolves when they do. Without: when the ring has it. */
  readonly readYourWrites?: boolean;
  /** Reads never go back behind a version that this session has read. */
  readonly monotonicReads?: boolean;
  /**
   * A read sees all that was committed up to so long before it began: the ring is asked unless it was asked since, or
   * has told by itself, which it does every FRESH_MS while reads want it; as exactly as the ring's clocks are set.
   * With 0, every read that begins after a commit has ended sees it, whoever committed. Left out, a read sees what
   * has come to this node, and works while the ring cannot be reached.
   */
  readonly freshMs?: number;
}

/** What a session has seen. */
export interface SessionPast {
  /** Highest version that it has read. */
  readonly read: number;
  /** Highest version that it has written. */
  readonly written: number;
}

type Ports = Pick<
  SessionPorts,
  'clock' | 'request' | 'adopt' | 'latest' | 'subscribe' | 'freshUntilMs' | 'wantFresh'
>;

export class SeenVersions {
  readonly #aguid: Aguid;
  readonly #ring: CurrentRing;
  readonly #ports: Ports;
  readonly #consistency: Consistency;
  #read: number;
  #written: number;
  /** All that was committed until then is at hand. */
  #freshUntilMs = Number.NEGATIVE_INFINITY;
  /** Epoch of the last ring that is known to have begun without the one before. */
  #recoveredIn: number;

  constructor(options: {
    ring: CurrentRing;
    ports: Ports;
    consistency: Consistency;
    past: SessionPast;
  }) {
    this.#aguid = options.ring.certificate.aguid;
    this.#ring = options.ring;
    this.#ports = options.ports;
    this.#consistency = options.consistency;
    this.#read = options.past.read;
    this.#written = options.past.written;
    this.#recoveredIn = options.ring.recovered?.epoch ?? 0;
  }

  /** What came after the version with which a recovered ring began is lost: nobody can read it again. */
  #forgetLost(): void {
    const { recovered } = this.#ring;
    if (recovered === undefined || recovered.epoch <= this.#recoveredIn) return;
    this.#recoveredIn = recovered.epoch;
    this.#read = Math.min(this.#read, recovered.recovery.version);
    this.#written = Math.min(this.#written, recovered.recovery.version);
  }

  past(): SessionPast {
    return { read: this.#read, written: this.#written };
  }

  /** Reads do not go back behind that version from now on. */
  raise(version: number): void {
    this.#read = Math.max(this.#read, version);
  }

  /** The first version that a read may see. */
  floor(bound: Consistency = {}): number {
    this.#forgetLost();
    const { readYourWrites = true, monotonicReads = true } = { ...this.#consistency, ...bound };
    return Math.max(readYourWrites ? this.#written : 0, monotonicReads ? this.#read : 0);
  }

  /** The replica's latest version, if a read may see it. It counts as read. */
  latest(bound: Consistency = {}): Latest | undefined {
    const latest = this.#ports.latest(this.#aguid);
    if (latest === undefined || latest.version < this.floor(bound)) return undefined;
    this.#read = Math.max(this.#read, latest.version);
    return latest;
  }

  /**
   * Makes that true for the session's reads which the bound demands.
   *
   * @throws OceanError when the ring does not answer
   */
  async ensure(bound: Consistency): Promise<void> {
    const { freshMs } = { ...this.#consistency, ...bound };
    const isFresh = freshMs === undefined || this.#isFresh(freshMs);
    if (isFresh && this.latest(bound) !== undefined) return;
    await this.#askRing();
  }

  /** Where the word of the ring, which tells the time by its own clocks, can be fresh enough, it is asked for. */
  #isFresh(freshMs: number): boolean {
    const sinceMs = this.#ports.clock.nowMs() - freshMs;
    if (this.#freshUntilMs >= sinceMs) return true;
    if (freshMs <= FRESH_MS) return false;
    this.#ports.wantFresh(this.#aguid);
    return this.#ports.freshUntilMs(this.#aguid) >= sinceMs;
  }

  async #askRing(): Promise<void> {
    const askedMs = this.#ports.clock.nowMs();
    const question = { kind: 'getHeartbeats', aguid: this.#aguid, from: 0, count: 0 } as const;
    const answer = await this.#ring.request(question);
    const [certified] = answer.kind === 'heartbeats' ? answer.heartbeats : [];
    const heartbeat = certified && this.#ring.check(certified);
    if (certified === undefined || heartbeat === undefined) {
      throw new OceanError('corrupt', 'The ring did not tell its latest version');
    }
    await this.#reach(heartbeat.version, certified, FRESH_WAIT_MS);
    this.#freshUntilMs = Math.max(this.#freshUntilMs, askedMs);
  }

  /**
   * Takes note of a commit. Own commits are pushed like all others: waits until this node's replica has applied it,
   * if the session reads its own writes.
   *
   * @param sentMs - when the update was submitted
   */
  async wrote(version: number, certified: CertifiedHeartbeat, sentMs: number): Promise<void> {
    if (this.#consistency.readYourWrites ?? true) {
      await this.#reach(version, certified, PUSH_WAIT_MS);
      this.#freshUntilMs = Math.max(this.#freshUntilMs, sentMs);
    }
    this.#written = Math.max(this.#written, version);
  }

  /** Resolves when the replica has the version: pushed to it, or adopted after `waitMs`. */
  async #reach(version: number, certified: CertifiedHeartbeat, waitMs: number): Promise<void> {
    const isReached = () => (this.#ports.latest(this.#aguid)?.version ?? -1) >= version;
    if (isReached()) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        cancel();
        stop();
        resolve();
      };
      const stop = this.#ports.subscribe(this.#aguid, () => {
        if (isReached()) end();
      });
      // The push was lost with a connection. What the ring has certified is known all the same.
      const cancel = this.#ports.clock.after(waitMs, () => {
        this.#ports.adopt(certified);
        end();
      });
    });
    if (isReached()) return;
    throw new OceanError(
      'unavailable',
      `Cannot read version ${version}: this node does not follow the volume`,
    );
  }
}
