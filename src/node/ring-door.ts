/**
 * Asking a ring of several members: one after the other, the one that answered last first, then the nearest; an update
 * goes to the leader first, as far as it is known. What a member answers is believed as far as it proves itself:
 * results by their certificate, nodes and blocks by their digests. A refusal proves nothing, so it is final when so
 * many members say it that one of them is correct.
 */

import {
  type Clock,
  type ErrorKind,
  equal,
  isKind,
  keyOf,
  messageOf,
  type NodeAddress,
  OceanError,
} from '../base/index.ts';
import { digest } from '../crypto/index.ts';
import type { Aguid } from '../id/index.ts';
import {
  checkHeartbeat,
  digestOfNode,
  quorumOf,
  ringDigest,
  updateDigest,
} from '../object/index.ts';
import {
  type CertifiedHeartbeat,
  decodeHeartbeat,
  type NamedBytes,
  type ObjectMessage,
  type RingCertificate,
} from '../wire/index.ts';

/** A question to a ring, all attempts together. */
export const OBJECT_TIMEOUT_MS = 15_000;
/** A member that is silent for so long is passed over; its answer counts if it comes after all. */
export const ATTEMPT_MS = 2000;
/** Objects whose last answering member is remembered. */
export const PREFERRED_MAX = 1000;

/** Another member would say the same. */
const DEFINITIVE: readonly ErrorKind[] = [
  'permission',
  'conflict',
  'no-space',
  'invalid',
  'unsupported',
];

export interface RingDoorPorts {
  readonly clock: Clock;
  /** Sends a request; a `refused` answer rejects with its kind. */
  request(to: NodeAddress, message: ObjectMessage, timeoutMs: number): Promise<ObjectMessage>;
  /** Measured round trip; undefined before the first answer. */
  rttMs(nodeId: string): number | undefined;
}

/** What a member answered, weighed. */
type Answer =
  | { readonly kind: 'whole'; readonly message: ObjectMessage }
  /** Right as far as it goes; another member may have more. */
  | { readonly kind: 'part'; readonly message: ObjectMessage; readonly count: number }
  | { readonly kind: 'failed'; readonly error: unknown };

/** It was certified by a ring that has taken over since. */
interface Later {
  readonly kind: 'later';
  readonly aguid: Aguid;
}

type Weigh = (message: ObjectMessage) => Answer | Later;

export class RingDoor {
  readonly #ports: RingDoorPorts;
  /** By AGUID, the one used last at the end. INVARIANT: at most PREFERRED_MAX. */
  readonly #preferred = new Map<Aguid, string>();
  /** Who led when the last update was answered. */
  readonly #leaders = new Map<Aguid, string>();

  constructor(ports: RingDoorPorts) {
    this.#ports = ports;
  }

  /**
   * Asks the ring. `create` and the question for the latest version (`getHeartbeats` with count 0) go to all members
   * at once: the first is done when one has the ring's certificate, the second when a quorum has answered, so that
   * the newest answer is no older than what was committed before the question.
   *
   * @throws OceanError of the kind on which the members agree, else `unavailable`
   */
  ask(
    ring: RingCertificate,
    message: ObjectMessage,
    earlier: readonly RingCertificate[] = [],
  ): Promise<ObjectMessage> {
    const weigh: Weigh = (answer) => weighed([ring, ...earlier], message, answer);
    if (message.kind === 'create' || message.kind === 'reconfigure')
      return this.#askAll(ring, message, weigh, 1);
    if (message.kind === 'getHeartbeats' && message.count === 0) {
      return this.#askAll(ring, message, weigh, quorumOf(ring));
    }
    return this.#askInTurn(ring, message, weigh);
  }

  #inOrder(ring: RingCertificate, message: ObjectMessage): NodeAddress[] {
    const leader = message.kind === 'submit' ? this.#leaders.get(ring.aguid) : undefined;
    const preferred = leader ?? this.#preferred.get(ring.aguid);
    const far = Number.POSITIVE_INFINITY;
    const distance = ({ nodeId }: NodeAddress) =>
      nodeId === preferred ? -1 : (this.#ports.rttMs(nodeId) ?? far);
    return ring.members
      .map(({ address }) => ({ address, ms: distance(address) }))
      .sort((a, b) => (a.ms === b.ms ? 0 : a.ms - b.ms))
      .map(({ address }) => address);
  }

  /** The next question goes there first; an update to whoever led when the last one was certified. */
  #prefer(ring: RingCertificate, nodeId: string, answer: ObjectMessage): void {
    remember(this.#preferred, ring.aguid, nodeId);
    if (answer.kind !== 'result') return;
    const { address } = ring.members[answer.heartbeat.view % ring.members.length]!;
    remember(this.#leaders, ring.aguid, address.nodeId);
  }

  async #attempt(
    to: NodeAddress,
    message: ObjectMessage,
    weigh: Weigh,
    timeoutMs: number,
  ): Promise<Answer> {
    try {
      const answer = await this.#ports.request(to, message, timeoutMs);
      const weighed = weigh(answer);
      if (weighed.kind !== 'later') return weighed;
      const ask = { kind: 'getRing', aguid: weighed.aguid } as const;
      const seen = await this.#ports.request(to, ask, timeoutMs);
      if (seen.kind !== 'ring') return corrupt('of a ring that it does not show');
      return { kind: 'whole', message: { kind: 'moved', ring: seen.ring } };
    } catch (error) {
      return { kind: 'failed', error };
    }
  }

  #askInTurn(ring: RingCertificate, message: ObjectMessage, weigh: Weigh): Promise<ObjectMessage> {
    const { clock } = this.#ports;
    const untilMs = clock.nowMs() + OBJECT_TIMEOUT_MS;
    const waiting = this.#inOrder(ring, message);
    const tally = new Tally(ring);
    return new Promise((resolve, reject) => {
      let open = 0;
      let isEnded = false;
      let cancel = () => {};
      const end = (settle: () => void) => {
        isEnded = true;
        cancel();
        settle();
      };
      const hear = (member: NodeAddress, answer: Answer) => {
        open--;
        if (isEnded) return;
        if (answer.kind === 'whole') {
          this.#prefer(ring, member.nodeId, answer.message);
          return end(() => resolve(answer.message));
        }
        for (const known of [this.#preferred, this.#leaders]) {
          if (known.get(ring.aguid) === member.nodeId) known.delete(ring.aguid);
        }
        tally.add(member, answer);
        const verdict = tally.verdict();
        if (verdict !== undefined) return end(() => reject(verdict));
        if (waiting.length > 0) return next();
        if (open > 0) return;
        const { part } = tally;
        end(() => (part === undefined ? reject(tally.failure()) : resolve(part)));
      };
      const next = () => {
        cancel();
        const member = waiting.shift();
        if (member === undefined) return;
        open++;
        if (waiting.length > 0) cancel = clock.after(ATTEMPT_MS, next);
        const timeoutMs = Math.max(1, untilMs - clock.nowMs());
        void this.#attempt(member, message, weigh, timeoutMs).then((answer) =>
          hear(member, answer),
        );
      };
      next();
    });
  }

  /** Resolves with the newest of `needed` answers; rejects when a quorum cannot be had any more. */
  #askAll(
    ring: RingCertificate,
    message: ObjectMessage,
    weigh: Weigh,
    needed: number,
  ): Promise<ObjectMessage> {
    const tally = new Tally(ring);
    const whole: ObjectMessage[] = [];
    return new Promise((resolve, reject) => {
      for (const { address } of ring.members) {
        void this.#attempt(address, message, weigh, OBJECT_TIMEOUT_MS).then((answer) => {
          if (answer.kind === 'whole') {
            whole.push(answer.message);
            if (whole.length === needed) resolve(newest(ring, whole));
            return;
          }
          tally.add(address, answer);
          const verdict = tally.verdict();
          if (verdict !== undefined) reject(verdict);
          else if (ring.members.length - tally.count < quorumOf(ring)) reject(tally.failure());
        });
      }
    });
  }
}

function remember(nodes: Map<Aguid, string>, aguid: Aguid, nodeId: string): void {
  nodes.delete(aguid);
  nodes.set(aguid, nodeId);
  const [oldest] = nodes.keys();
  if (nodes.size > PREFERRED_MAX) nodes.delete(oldest as Aguid);
}

/** What went wrong so far. */
class Tally {
  readonly #ring: RingCertificate;
  readonly #errors: { readonly member: NodeAddress; readonly error: unknown }[] = [];
  #part: Extract<Answer, { kind: 'part' }> | undefined;
  /** Members that did not do what was asked. */
  count = 0;

  constructor(ring: RingCertificate) {
    this.#ring = ring;
  }

  /** The fullest of the answers that lack something. */
  get part(): ObjectMessage | undefined {
    return this.#part?.message;
  }

  add(member: NodeAddress, answer: Exclude<Answer, { kind: 'whole' }>): void {
    this.count++;
    if (answer.kind === 'failed') this.#errors.push({ member, error: answer.error });
    else if (this.#part === undefined || answer.count > this.#part.count) this.#part = answer;
  }

  /** A refusal that f + 1 members agree on: one of them is correct. */
  verdict(): unknown {
    const final = this.#errors.find(
      ({ error }) =>
        error instanceof OceanError &&
        DEFINITIVE.includes(error.kind) &&
        this.#errors.filter((other) => isKind(other.error, error.kind)).length >
          this.#ring.faultyMax,
    );
    return final?.error;
  }

  /** Of one kind when all members say the same. */
  failure(): unknown {
    const { error, member } = this.#errors[0]!;
    const { members } = this.#ring;
    if (members.length === 1) return error;
    const kinds = new Set(this.#errors.map((one) => kindOf(one.error)));
    const kind = kinds.size === 1 ? kindOf(error) : 'unavailable';
    const count = `${this.#errors.length} of ${members.length} members failed`;
    return new OceanError(
      kind,
      `Cannot ask the ring of ${this.#ring.aguid}: ${count}, ${member.host}:${member.port} with "${messageOf(error)}"`,
      { cause: error },
    );
  }
}

function kindOf(error: unknown): ErrorKind {
  return error instanceof OceanError ? error.kind : 'unavailable';
}

function corrupt(what: string): Answer {
  return {
    kind: 'failed',
    error: new OceanError('corrupt', `A member of the ring answered ${what}`),
  };
}

/** @param rings - the present one first, then those of earlier epochs */
function weighed(
  rings: readonly RingCertificate[],
  question: ObjectMessage,
  answer: ObjectMessage,
): Answer | Later {
  const ring = rings[0] as RingCertificate;
  // The asker knows the owner, who signed it.
  if (answer.kind === 'moved') return { kind: 'whole', message: answer };
  if (epochOf(answer) > ring.epoch) return { kind: 'later', aguid: ring.aguid };
  switch (question.kind) {
    case 'reconfigure': {
      const heartbeat = answer.kind === 'result' && checkHeartbeat(ring, answer.heartbeat);
      if (!heartbeat) return corrupt('without a valid heartbeat');
      const isNamed = equal(heartbeat.nextRing, ringDigest(question.ring));
      return isNamed ? { kind: 'whole', message: answer } : corrupt('with another ring');
    }
    case 'create':
    case 'submit': {
      const heartbeat = answer.kind === 'result' && checkOf(rings, answer.heartbeat);
      if (!heartbeat) return corrupt('without a valid heartbeat');
      const isOurs =
        question.kind === 'create' || equal(heartbeat.updateDigest, updateDigest(question.update));
      return isOurs
        ? { kind: 'whole', message: answer }
        : corrupt('with the outcome of another update');
    }
    case 'getNodes': {
      if (answer.kind !== 'nodes') return corrupt(`getNodes with ${answer.kind}`);
      const nodes = named(question.digests, answer.nodes, digestOfNode);
      return complete({ ...answer, nodes }, nodes.length, question.digests.length);
    }
    case 'getBlocks': {
      if (answer.kind !== 'blocks') return corrupt(`getBlocks with ${answer.kind}`);
      const blocks = named(question.digests, answer.blocks, (bytes) => digest('block', bytes));
      return complete({ ...answer, blocks }, blocks.length, question.digests.length);
    }
    case 'getHeartbeats': {
      if (answer.kind !== 'heartbeats') return corrupt(`getHeartbeats with ${answer.kind}`);
      if (question.count > 0) return complete(answer, answer.heartbeats.length, 1);
      return latestOf(ring, answer) === undefined
        ? corrupt('without a valid heartbeat')
        : { kind: 'whole', message: answer };
    }
    default:
      return { kind: 'whole', message: answer };
  }
}

/** The latest epoch in which something of the answer was certified. */
function epochOf(answer: ObjectMessage): number {
  if (answer.kind !== 'result' && answer.kind !== 'heartbeats') return 0;
  const certified = answer.kind === 'result' ? [answer.heartbeat] : answer.heartbeats;
  return Math.max(0, ...certified.map(({ heartbeat }) => decodeHeartbeat(heartbeat)?.epoch ?? 0));
}

/** The heartbeat, if one of these rings certified it. */
function checkOf(rings: readonly RingCertificate[], certified: CertifiedHeartbeat) {
  for (const ring of rings) {
    const heartbeat = checkHeartbeat(ring, certified);
    if (heartbeat !== undefined) return heartbeat;
  }
  return undefined;
}

function complete(message: ObjectMessage, count: number, wanted: number): Answer {
  return count >= wanted ? { kind: 'whole', message } : { kind: 'part', message, count };
}

/** Those that were wanted and are what they are called. */
function named(
  wanted: readonly Uint8Array[],
  found: readonly NamedBytes[],
  digestOf: (bytes: Uint8Array) => Uint8Array,
): NamedBytes[] {
  const names = new Set(wanted.map(keyOf));
  // `delete` counts each once.
  return found.filter(
    (one) => names.delete(keyOf(one.digest)) && equal(digestOf(one.bytes), one.digest),
  );
}

/** The version that an answer proves to be committed. */
function latestOf(ring: RingCertificate, answer: ObjectMessage): number | undefined {
  const [certified] = answer.kind === 'heartbeats' ? answer.heartbeats : [];
  return certified && checkHeartbeat(ring, certified)?.version;
}

function newest(ring: RingCertificate, answers: readonly ObjectMessage[]): ObjectMessage {
  const moved = answers.find(({ kind }) => kind === 'moved');
  if (moved !== undefined) return moved;
  const version = (answer: ObjectMessage) => latestOf(ring, answer) ?? 0;
  return answers.reduce((best, one) => (version(one) > version(best) ? one : best));
}
