/** Nodes of which some are the ring of an object, in one epoch after the other. */

import { type NodeAddress, SeededRandom, utf8 } from '../../src/base/index.ts';
import { createVolumeKeys, type VolumeKeys } from '../../src/client/index.ts';
import { type KeyPair, keyPairOf } from '../../src/crypto/index.ts';
import { type Aguid, nodeIdOf } from '../../src/id/index.ts';
import {
  aguidOf,
  checkHeartbeat,
  checkRing,
  NodeCache,
  signRing,
  signUpdate,
} from '../../src/object/index.ts';
import { type RingInput, RingMember } from '../../src/ring/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';
import type {
  Handover,
  ObjectMessage,
  RingCertificate,
  RingEnvelope,
  RingMessage,
  SignedRing,
  Succession,
} from '../../src/wire/index.ts';

const STEPS_MAX = 50_000;
const CLIENT: NodeAddress = { nodeId: 'c'.repeat(40), host: 'c', port: 9 };

export class EpochBench {
  readonly #random = new SeededRandom(7);
  readonly #pairs: KeyPair[];
  readonly addresses: NodeAddress[];
  /** As nodes told the owner. */
  readonly zones = new Map<number, string>();
  readonly stores: MemoryStore[];
  readonly machines: (RingMember | undefined)[];
  readonly keys: VolumeKeys;
  readonly aguid: Aguid;
  readonly answers = new Map<number, ObjectMessage>();
  readonly pushed: ObjectMessage[] = [];
  /** The present one, as its owner signed it. */
  signed: SignedRing;
  members: readonly number[];
  /** Whose disks do not get what nobody waits for. */
  readonly noteless = new Set<number>();
  nowMs = 1000;
  /** What one node says to another one is lost. */
  isLost: (from: number, to: number, kind: RingMessage['kind']) => boolean = () => false;
  #queue: { from: number; to: number; envelope: RingEnvelope }[] = [];
  #tokens = 0;
  #sequence = 0;

  constructor(count: number, members: readonly number[]) {
    this.#pairs = Array.from({ length: count }, () => keyPairOf(this.#random.bytes(32)));
    this.addresses = this.#pairs.map(({ publicKey }, i) => {
      return { nodeId: nodeIdOf(publicKey), host: '127.0.0.1', port: i + 1 };
    });
    this.members = members;
    this.keys = createVolumeKeys({
      name: 'v',
      members: members.map((i) => this.place(i)),
      random: (length) => this.#random.bytes(length),
    });
    this.signed = this.keys.ring;
    this.aguid = aguidOf(this.keys.object);
    this.stores = this.#pairs.map(() => new MemoryStore());
    this.machines = this.#pairs.map((_, i) => this.#made(i));
  }

  pair(i: number): KeyPair {
    return this.#pairs[i] as KeyPair;
  }

  place(i: number) {
    const zone = this.zones.get(i);
    const { publicKey } = this.#pairs[i] as KeyPair;
    return { publicKey, address: this.addresses[i]!, ...(zone !== undefined && { zone }) };
  }

  get ring(): RingCertificate {
    return checkRing(this.keys.object, this.signed)!;
  }

  #made(i: number): RingMember {
    const tables = this.stores[i]!;
    return new RingMember({ key: this.#pairs[i]!, tables, nodes: new NodeCache(tables) });
  }

  head(i: number) {
    return this.machines[i]?.objects()[0];
  }

  stop(i: number): void {
    this.machines[i] = undefined;
    this.#queue = this.#queue.filter(({ to }) => to !== i);
  }

  start(i: number): void {
    this.machines[i] = this.#made(i);
  }

  step(i: number, input: RingInput): void {
    const machine = this.machines[i];
    if (machine === undefined) return;
    const out = machine.step(this.nowMs, input);
    machine.checkInvariants();
    void this.stores[i]!.write(out.persist);
    if (!this.noteless.has(i)) void this.stores[i]!.write(out.note ?? []);
    for (const envelope of out.send) {
      const { message } = envelope;
      if ('token' in envelope) this.answers.set(envelope.token, message as ObjectMessage);
      else if ('kind' in message) this.pushed.push(message);
      else {
        const to = this.addresses.findIndex(({ nodeId }) => nodeId === envelope.to.nodeId);
        if (!this.isLost(i, to, message.message.kind))
          this.#queue.push({ from: i, to, envelope: message });
      }
    }
  }

  drain(): void {
    for (let steps = 0; this.#queue.length > 0; steps++) {
      if (steps > STEPS_MAX) throw new Error('The members do not come to rest');
      const { from, to, envelope } = this.#queue.shift()!;
      this.step(to, { kind: 'ring', from: this.addresses[from]!, envelope });
    }
  }

  pass(ms: number): void {
    const untilMs = this.nowMs + ms;
    for (;;) {
      this.drain();
      const due = this.machines.map((machine) => machine?.deadlineMs() ?? Infinity);
      const next = Math.min(...due);
      if (next > untilMs) break;
      this.nowMs = Math.max(this.nowMs, next);
      due.forEach((atMs, i) => {
        if (atMs <= this.nowMs) this.step(i, { kind: 'tick' });
      });
    }
    this.nowMs = untilMs;
  }

  ask(i: number, message: ObjectMessage): number {
    const token = ++this.#tokens;
    this.step(i, { kind: 'message', from: CLIENT, token, message });
    return token;
  }

  answer(i: number, message: ObjectMessage): ObjectMessage | undefined {
    const token = this.ask(i, message);
    this.drain();
    return this.answers.get(token);
  }

  /** Makes the object exist, or the next epoch begin, at all members of the present ring. */
  create(handover?: Handover): void {
    const { object } = this.keys;
    for (const i of this.members)
      this.ask(i, { kind: 'create', object, ring: this.signed, handover });
    this.drain();
  }

  put(i: number, key: string): ObjectMessage | undefined {
    return this.answer(i, this.submission(key));
  }

  /** The owner's next update. */
  submission(key: string, sequence = ++this.#sequence): ObjectMessage {
    const update = {
      aguid: this.aguid,
      author: this.keys.author.publicKey,
      sequence,
      timeMs: 1,
      parts: [
        {
          clauses: [
            {
              predicates: [{ kind: 'always' as const }],
              actions: [{ kind: 'put' as const, key: utf8(key), value: utf8(key) }],
            },
          ],
          blocks: [],
          released: [],
        },
      ],
    };
    const signed = signUpdate(this.keys.author, this.keys.writer, update);
    return { kind: 'submit', update: signed, blocks: new Uint8Array(0) };
  }

  /** The version that an answer proves under the present ring. */
  version(answer: ObjectMessage | undefined): number | undefined {
    return answer?.kind === 'result'
      ? checkHeartbeat(this.ring, answer.heartbeat)?.version
      : undefined;
  }

  /** The owner's certificate of the next epoch. */
  next(
    members: readonly number[],
    owner = this.keys.owner as KeyPair,
    epoch = this.ring.epoch + 1,
    succession?: Succession,
  ): SignedRing {
    const faultyMax = (members.length - 1) / 3;
    const places = members.map((i) => this.place(i));
    const certificate = { aguid: this.aguid, epoch, faultyMax, members: places };
    return signRing(owner, { ...certificate, ...(succession && { succession }) });
  }

  /** The present ring gives way to that one; undefined when it does not answer. */
  end(next: SignedRing): Handover | undefined {
    const tokens = this.members.map((i) =>
      this.ask(i, { kind: 'reconfigure', aguid: this.aguid, ring: next }),
    );
    this.pass(5000);
    const answer = tokens
      .map((token) => this.answers.get(token))
      .find((one) => one?.kind === 'result');
    return answer?.kind === 'result'
      ? { ring: this.signed, heartbeat: answer.heartbeat }
      : undefined;
  }

  /** The whole change. */
  change(members: readonly number[], succession?: Succession): void {
    const next = this.next(members, this.keys.owner, undefined, succession);
    const handover = this.end(next);
    if (handover === undefined) throw new Error('The ring did not give way');
    this.signed = next;
    this.members = members;
    this.create(handover);
    this.pass(8000);
  }
}
