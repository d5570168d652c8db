/** The members of one ring, stepped by hand: what they say lies in a queue, and a test decides what becomes of it. */

import { type NodeAddress, SeededRandom, utf8 } from '../../src/base/index.ts';
import { createVolumeKeys, shareVolumeKeys, type VolumeKeys } from '../../src/client/index.ts';
import { type KeyPair, keyPairOf } from '../../src/crypto/index.ts';
import { nodeIdOf } from '../../src/id/index.ts';
import { checkHeartbeat, checkRing, find, NodeCache, signUpdate } from '../../src/object/index.ts';
import { type RingInput, RingMember } from '../../src/ring/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';
import type {
  Clause,
  ObjectMessage,
  Part,
  RingCertificate,
  RingMessage,
  SignedUpdate,
  Update,
} from '../../src/wire/index.ts';

/** A message between members on its way. */
export interface Flight {
  readonly from: number;
  readonly to: number;
  readonly message: RingMessage;
}

export type Kind = RingMessage['kind'];
export type Message<K extends Kind> = Extract<RingMessage, { kind: K }>;

const STEPS_MAX = 50_000;

export class Bench {
  readonly random = new SeededRandom(5);
  readonly keys: VolumeKeys;
  readonly ring: RingCertificate;
  readonly members: KeyPair[];
  readonly addresses: NodeAddress[];
  readonly stores: MemoryStore[];
  readonly client: NodeAddress = { nodeId: 'c'.repeat(40), host: 'c', port: 9 };
  /** Undefined: it does not run. */
  readonly machines: (RingMember | undefined)[];
  readonly answers = new Map<number, ObjectMessage>();
  /** What was sent to the client without being asked for. */
  readonly pushed: ObjectMessage[] = [];
  /** All that members ever said. */
  readonly said: Flight[] = [];
  queue: Flight[] = [];
  /** What a test makes of a message: itself or another, or undefined to lose it. */
  onLine: (flight: Flight) => RingMessage | undefined = ({ message }) => message;
  nowMs = 1000;
  #tokens = 0;
  #sequence = 0;

  constructor(faultyMax = 1) {
    const { random } = this;
    const count = 3 * faultyMax + 1;
    this.members = Array.from({ length: count }, () => keyPairOf(random.bytes(32)));
    this.addresses = this.members.map(({ publicKey }, i) => {
      return { nodeId: nodeIdOf(publicKey), host: '127.0.0.1', port: i + 1 };
    });
    this.keys = createVolumeKeys({
      name: 'v',
      members: this.members.map(({ publicKey }, i) => ({
        publicKey,
        address: this.addresses[i]!,
      })),
      random: (length) => random.bytes(length),
    });
    this.ring = checkRing(this.keys.object, this.keys.ring)!;
    this.stores = this.members.map(() => new MemoryStore({ quotaBytes: 64 << 20 }));
    this.machines = this.members.map((_, i) => this.#made(i));
  }

  #made(i: number): RingMember {
    const tables = this.stores[i]!;
    return new RingMember({ key: this.members[i]!, tables, nodes: new NodeCache(tables) });
  }

  at(i: number): RingMember {
    return this.machines[i]!;
  }

  /** What a member knows of the object. */
  head(i: number) {
    return this.at(i).objects()[0]!;
  }

  stop(i: number): void {
    this.machines[i] = undefined;
  }

  /** From its disk. What was on its way to it is lost. */
  restart(i: number): void {
    this.queue = this.queue.filter(({ to }) => to !== i);
    this.machines[i] = this.#made(i);
  }

  loseDisk(i: number): void {
    this.stores[i] = new MemoryStore({ quotaBytes: 64 << 20 });
    this.restart(i);
  }

  step(i: number, input: RingInput): void {
    const machine = this.machines[i];
    if (machine === undefined) return;
    const out = machine.step(this.nowMs, input);
    machine.checkInvariants();
    void this.stores[i]!.write(out.persist);
    void this.stores[i]!.write(out.note ?? []);
    for (const envelope of out.send) {
      const { message } = envelope;
      if ('token' in envelope) this.answers.set(envelope.token, message as ObjectMessage);
      else if ('kind' in message) this.pushed.push(message);
      else this.#send({ from: i, to: this.#indexOf(envelope.to), message: message.message });
    }
  }

  #indexOf({ nodeId }: NodeAddress): number {
    return this.addresses.findIndex((address) => address.nodeId === nodeId);
  }

  #send(flight: Flight): void {
    this.said.push(flight);
    const message = this.onLine(flight);
    if (message !== undefined && flight.to >= 0) this.queue.push({ ...flight, message });
  }

  deliver({ from, to, message }: Flight): void {
    const { aguid, epoch } = this.ring;
    const envelope = { aguid, epoch, message };
    this.step(to, { kind: 'ring', from: this.addresses[from]!, envelope });
  }

  /** Delivers what is on its way and what comes of it, in order, without time passing. */
  drain(isWanted: (flight: Flight) => boolean = () => true): void {
    for (let steps = 0; steps < STEPS_MAX; steps++) {
      const at = this.queue.findIndex(isWanted);
      if (at < 0) return;
      const [flight] = this.queue.splice(at, 1) as [Flight];
      this.deliver(flight);
    }
    throw new Error('The members do not come to rest');
  }

  /** Delivers messages of these kinds, and holds the others back. */
  drainOnly(...kinds: readonly Kind[]): void {
    this.drain(({ message }) => kinds.includes(message.kind));
  }

  /** Lets time pass, with all that is said meanwhile. */
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

  /** Without what is said, so that only this member gets anywhere. */
  tick(i: number, ms: number): void {
    this.nowMs += ms;
    this.step(i, { kind: 'tick' });
  }

  ask(i: number, message: ObjectMessage): number {
    const token = ++this.#tokens;
    this.step(i, { kind: 'message', from: this.client, token, message });
    return token;
  }

  create(): void {
    const { object, ring } = this.keys;
    this.machines.forEach((_, i) => {
      this.ask(i, { kind: 'create', object, ring });
    });
    this.drain();
  }

  /** The next update of the owner, signed. */
  update(
    clauses: readonly Clause[],
    extra: Partial<Update & Part> = {},
    keys = this.keys,
  ): SignedUpdate {
    const { blocks = [], released = [], ...rest } = extra;
    const update: Update = {
      aguid: this.ring.aguid,
      author: keys.author.publicKey,
      sequence: ++this.#sequence,
      timeMs: 1,
      parts: [{ clauses, blocks, released }],
      ...rest,
    };
    return signUpdate(keys.author, keys.writer, update);
  }

  submit(i: number, update: SignedUpdate, blocks: Uint8Array = new Uint8Array(0)): number {
    return this.ask(i, { kind: 'submit', update, blocks });
  }

  /** Submits an update that puts one value, and lets the ring work. */
  put(i: number, key: string, value = 'value'): number {
    const token = this.submit(i, this.update([put(key, value)]));
    this.drain();
    return token;
  }

  /** Another writer of the object. */
  writer(): VolumeKeys {
    return shareVolumeKeys(this.keys, (length) => this.random.bytes(length))!;
  }

  /** The verified outcome that was answered; undefined when there is none. */
  outcome(token: number) {
    const answer = this.answers.get(token);
    return answer?.kind === 'result' ? checkHeartbeat(this.ring, answer.heartbeat) : undefined;
  }

  /** What a member's latest version has at a key. */
  value(i: number, key: string): string | undefined {
    const token = this.ask(i, {
      kind: 'getHeartbeats',
      aguid: this.ring.aguid,
      from: 0,
      count: 0,
    });
    const answer = this.answers.get(token);
    if (answer?.kind !== 'heartbeats') return undefined;
    const heartbeat = checkHeartbeat(this.ring, answer.heartbeats[0]!)!;
    const entry = find(new NodeCache(this.stores[i]!), heartbeat.topBlock, utf8(key));
    return entry && new TextDecoder().decode(entry.value);
  }

  counter(i: number, name: string): number {
    return this.at(i).counters()[name] ?? 0;
  }

  saidBy<K extends Kind>(from: number, kind: K): Message<K>[] {
    return this.said.flatMap((flight) =>
      flight.from === from && flight.message.kind === kind ? [flight.message as Message<K>] : [],
    );
  }
}

export const put = (key: string, value: string): Clause => ({
  predicates: [{ kind: 'always' }],
  actions: [{ kind: 'put', key: utf8(key), value: utf8(value) }],
});
