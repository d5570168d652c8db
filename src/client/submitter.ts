/**
 * The updates of one session, strictly one after the other: a ring executes an author's sequence numbers in
 * ascending order and refuses a lower one that comes late, so the next is signed when the last was answered or
 * failed. This is what makes a session's writes monotonic. What is submitted meanwhile becomes parts of one update:
 * they are signed, ordered and certified together, and each is applied or aborted by itself.
 */

import type { StoredBlock } from '../archive/index.ts';
import { concat, equal, isKind, OceanError, sleep } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import { signUpdate, updateDigest } from '../object/index.ts';
import type {
  CertifiedHeartbeat,
  Clause,
  Heartbeat,
  ObjectMessage,
  SignedUpdate,
} from '../wire/index.ts';
import type { CurrentRing } from './current-ring.ts';
import type { SessionPorts } from './ports.ts';
import type { VolumeKeys } from './volume-keys.ts';

/** Submissions that become parts of one update: so many, and so many bytes unless one alone is longer. */
export const SUBMIT_PARTS_MAX = 64;
export const SUBMIT_BYTES_MAX = 512 * 1024;
/** How long a submission is tried again while the ring cannot be reached. */
export const SUBMIT_RETRY_MS = 1000;
/** How often an update gets another number, because the ring has executed later ones of its author. */
export const RENUMBER_MAX = 4;

/** How far above all others the end of them is: numbers of a killed process that nobody answered lie below. */
export const SEQUENCE_STRIDE = 1 << 16;

/** What is to change, whole or not at all. */
export interface Submission {
  readonly clauses: readonly Clause[];
  readonly inline: readonly StoredBlock[];
  readonly released: readonly Digest[];
  /** What was sent before with the same keys, and is not executed by then, never is. */
  readonly isEndOfEarlier?: boolean;
}

/** The ring's answer, verified. */
export interface Submitted {
  readonly heartbeat: Heartbeat;
  readonly certified: CertifiedHeartbeat;
  readonly update: SignedUpdate;
  /** One more than the clause that was applied; 0 when it was aborted. */
  readonly outcome: number;
}

interface Waiting {
  readonly submission: Submission;
  readonly untilMs: number;
  readonly resolve: (submitted: Submitted) => void;
  readonly reject: (error: unknown) => void;
}

export class Submitter {
  readonly #keys: VolumeKeys;
  readonly #ring: CurrentRing;
  readonly #ports: Pick<SessionPorts, 'clock' | 'request'>;
  readonly #lastExecuted: () => Promise<number>;
  /** Of the last submission that was answered; undefined when the tree must be asked. */
  #sequence: number | undefined;
  /** One that failed may be executed yet: no number is used twice. */
  #sequenceMax = 0;
  /** UNBOUNDED: those who submit wait for it. */
  #waiting: Waiting[] = [];
  #isWorking = false;

  /** @param lastExecuted - the author's last sequence number in the latest tree */
  constructor(options: {
    keys: VolumeKeys;
    ring: CurrentRing;
    ports: Pick<SessionPorts, 'clock' | 'request'>;
    lastExecuted: () => Promise<number>;
  }) {
    this.#keys = options.keys;
    this.#ring = options.ring;
    this.#ports = options.ports;
    this.#lastExecuted = options.lastExecuted;
  }

  /**
   * Submits when all before it were answered or failed; an abort is an answer.
   *
   * @param timeoutMs - from now on; one attempt is made in any case
   * @throws OceanError of the ring; `corrupt` when what it answered is not about this update
   */
  submit(submission: Submission, timeoutMs: number): Promise<Submitted> {
    const untilMs = this.#ports.clock.nowMs() + timeoutMs;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ submission, untilMs, resolve, reject });
      if (!this.#isWorking) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    await Promise.resolve(); // What is submitted in one turn goes together.
    while (this.#waiting.length > 0) {
      const taken = this.#take();
      try {
        const untilMs = Math.max(...taken.map((one) => one.untilMs));
        const done = await this.#numbered(
          taken.map(({ submission }) => submission),
          untilMs,
        );
        const { outcomes } = done.heartbeat;
        for (const [part, { resolve }] of taken.entries())
          resolve({ ...done, outcome: outcomes[part] ?? 0 });
      } catch (error) {
        this.#sequence = undefined;
        for (const { reject } of taken) reject(error);
      }
    }
    this.#isWorking = false;
  }

  #take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { submission } of this.#waiting) {
      bytes += bytesOf(submission);
      if (count > 0 && (bytes > SUBMIT_BYTES_MAX || count === SUBMIT_PARTS_MAX)) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  /** What a process with the same keys left on its way when it was killed may be executed after this one began. */
  async #numbered(
    parts: readonly Submission[],
    untilMs: number,
  ): Promise<Omit<Submitted, 'outcome'>> {
    for (let count = 0; ; count++) {
      try {
        return await this.#submit(parts, untilMs);
      } catch (error) {
        if (!isKind(error, 'conflict') || count === RENUMBER_MAX) throw error;
        this.#sequence = undefined; // Never executed, and never will be: its number has passed.
      }
    }
  }

  async #submit(
    parts: readonly Submission[],
    untilMs: number,
  ): Promise<Omit<Submitted, 'outcome'>> {
    const signed = await this.#signed(parts);
    const blocks = concat(parts.flatMap(({ inline }) => inline.map(({ sealed }) => sealed)));
    const answer = await this.#insist({ kind: 'submit', update: signed, blocks }, untilMs);
    const certified = answer.kind === 'result' ? answer.heartbeat : undefined;
    const heartbeat = certified && this.#ring.check(certified);
    if (certified === undefined || heartbeat === undefined) {
      throw new OceanError('corrupt', 'The ring answered an update without a valid heartbeat');
    }
    if (!equal(heartbeat.updateDigest, updateDigest(signed))) {
      throw new OceanError('corrupt', 'The ring answered an update with the outcome of another');
    }
    return { heartbeat, certified, update: signed };
  }

  async #signed(parts: readonly Submission[]): Promise<SignedUpdate> {
    const last = this.#sequence ?? (await this.#lastExecuted());
    const stride = parts.some(({ isEndOfEarlier }) => isEndOfEarlier) ? SEQUENCE_STRIDE : 1;
    const sequence = Math.max(last, this.#sequenceMax) + stride;
    this.#sequence = sequence;
    this.#sequenceMax = sequence;
    const { author, writer } = this.#keys;
    return signUpdate(author, writer, {
      aguid: this.#ring.certificate.aguid,
      author: author.publicKey,
      sequence,
      timeMs: this.#ports.clock.nowMs(),
      parts: parts.map(({ clauses, inline, released }) => ({
        clauses,
        blocks: inline.map((block) => ({ digest: block.digest, length: block.sealed.length })),
        released,
      })),
    });
  }

  /** The same request again while the ring cannot be reached: it is executed at most once. */
  async #insist(message: ObjectMessage, untilMs: number): Promise<ObjectMessage> {
    for (;;) {
      try {
        return await this.#ring.request(message);
      } catch (error) {
        if (!isPassing(error) || this.#ports.clock.nowMs() + SUBMIT_RETRY_MS > untilMs) throw error;
        await sleep(this.#ports.clock, SUBMIT_RETRY_MS);
      }
    }
  }
}

function isPassing(error: unknown): boolean {
  return isKind(error, 'unavailable') || isKind(error, 'timeout') || isKind(error, 'busy');
}

/** About as many as it has on the wire. */
function bytesOf({ clauses, inline }: Submission): number {
  let bytes = inline.reduce((sum, { sealed }) => sum + sealed.length, 0);
  for (const { actions } of clauses)
    for (const action of actions) if ('value' in action) bytes += action.value.length;
  return bytes;
}
