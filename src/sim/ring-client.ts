/**
 * A client of a ring: one author that submits updates one at a time, asks other members with the same signed update
 * when it hears nothing, reads at single members, and writes down what it saw.
 */

import { chance, equal, keyOf, type NodeAddress, type Random, u32 } from '../base/index.ts';
import type { VolumeKeys } from '../client/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import { nodeIdOf } from '../id/index.ts';
import {
  checkHeartbeat,
  lacking,
  NodeCache,
  scan,
  signUpdate,
  updateDigest,
} from '../object/index.ts';
import type {
  Clause,
  Heartbeat,
  ObjectMessage,
  Predicate,
  RingCertificate,
  SignedUpdate,
  Update,
} from '../wire/index.ts';
import type { ReadOperation, UpdateOperation } from './checkers/object-history.ts';
import { MemoryStore } from './memory-store.ts';
import { isRingEnvelope, type Party, type RingNetwork, type Said } from './ring-network.ts';
import type { VirtualClock } from './virtual-clock.ts';

const KEYS = 3;
const TIMEOUT_MS_LEAST = 400;
const PAUSE_MS_MOST = 1500;
const BLOCK_BYTES_MOST = 200;
/** The first byte of what clients write; zero is reserved. */
const ENTRY = 1;
const LOG = 2;

export interface RingClientOptions {
  readonly index: number;
  readonly keys: VolumeKeys;
  readonly ring: RingCertificate;
  readonly clock: VirtualClock;
  readonly network: RingNetwork;
  readonly random: Random;
  readonly updates: number;
}

/** Small blocks that an update brought, for those that may release them later. */
interface OwnBlock {
  readonly digest: Digest;
  readonly bytes: Uint8Array;
}

export class RingClient implements Party {
  readonly self: NodeAddress;
  readonly incarnation = 0;
  readonly operations: (UpdateOperation | ReadOperation)[] = [];
  /** Blocks that the ring must have: they came with a committed update and were not released. */
  readonly blocks = new Map<string, OwnBlock>();
  retryCount = 0;
  refusedCount = 0;
  /** Answers that prove nothing. */
  falseCount = 0;
  readonly #options: RingClientOptions;
  #left: number;
  #sequence = 0;
  #version = 0;
  #tokens = 0;
  #waiting:
    | { readonly token: number; readonly heard: (message: ObjectMessage) => void }
    | undefined;
  #cancel: () => void = () => {};

  constructor(options: RingClientOptions) {
    this.#options = options;
    this.#left = options.updates;
    const { publicKey } = options.keys.author;
    this.self = { nodeId: nodeIdOf(publicKey), host: 'client', port: options.index + 1 };
  }

  get isDone(): boolean {
    return this.#left === 0 && this.#waiting === undefined;
  }

  start(): void {
    this.#pause();
  }

  /** Goes on with so many more updates, without a rest between them. */
  more(updates: number): void {
    this.#left += updates;
    this.#pause();
  }

  #pause(): void {
    const { clock, random } = this.#options;
    this.#cancel();
    this.#cancel = clock.after(random.integer(PAUSE_MS_MOST), () => this.#next());
  }

  #next(): void {
    if (this.#left === 0) return;
    if (chance(this.#options.random, 1, 4)) {
      this.#read();
      return;
    }
    this.#left--;
    this.#submit();
  }

  hear(_from: NodeAddress, said: Said, token: number | undefined): void {
    if (isRingEnvelope(said) || token !== this.#waiting?.token) return;
    this.#waiting?.heard(said);
  }

  /** Asks any member; `heard` is called with what it answers, `silent` when it is late. */
  #ask(
    message: ObjectMessage,
    to: number,
    heard: (message: ObjectMessage) => void,
    silent: () => void,
  ): void {
    const { clock, network, random, ring } = this.#options;
    const token = ++this.#tokens;
    this.#waiting = { token, heard };
    const address = ring.members[to]?.address as NodeAddress;
    network.carry(this, address, message, token);
    this.#cancel();
    const timeoutMs = TIMEOUT_MS_LEAST + random.integer(1600);
    this.#cancel = clock.after(timeoutMs, silent);
  }

  #anyMember(): number {
    return this.#options.random.integer(this.#options.ring.members.length);
  }

  #submit(): void {
    const { clock, keys } = this.#options;
    const block = this.#newBlock();
    const released = this.#toRelease();
    const update: Update = {
      aguid: this.#options.ring.aguid,
      author: keys.author.publicKey,
      sequence: ++this.#sequence,
      timeMs: clock.nowMs(),
      clauses: this.#clauses(),
      blocks: block === undefined ? [] : [{ digest: block.digest, length: block.bytes.length }],
      released: released === undefined ? [] : [released.digest],
    };
    const signed = signUpdate(keys.author, keys.writer, update);
    const operation: UpdateOperation = {
      kind: 'update',
      client: this.#options.index,
      update,
      digest: updateDigest(signed),
      invokedMs: clock.elapsedMs,
      returnedMs: undefined,
      outcome: undefined,
    };
    this.operations.push(operation);
    const settle = (heartbeat: Heartbeat) => {
      if (heartbeat.aborted) return;
      if (block !== undefined) this.blocks.set(keyOf(block.digest), block);
      if (released !== undefined) this.blocks.delete(keyOf(released.digest));
    };
    const blocks = block?.bytes ?? new Uint8Array(0);
    this.#insist({ kind: 'submit', update: signed, blocks }, signed, operation, settle);
  }

  /** The same at one member after the other, until one of them proves what came of it. */
  #insist(
    message: ObjectMessage,
    signed: SignedUpdate,
    operation: UpdateOperation,
    settle: (heartbeat: Heartbeat) => void,
  ): void {
    const { clock, random, ring } = this.#options;
    const again = () => {
      this.retryCount++;
      this.#insist(message, signed, operation, settle);
    };
    const heard = (answer: ObjectMessage) => {
      const heartbeat =
        answer.kind === 'result' ? checkHeartbeat(ring, answer.heartbeat) : undefined;
      if (heartbeat === undefined || !equal(heartbeat.updateDigest, updateDigest(signed))) {
        if (answer.kind === 'refused') this.refusedCount++;
        else this.falseCount++;
        this.#cancel();
        this.#cancel = clock.after(100 + random.integer(400), again);
        return;
      }
      operation.returnedMs = clock.elapsedMs;
      operation.outcome = heartbeat;
      this.#version = Math.max(this.#version, heartbeat.version);
      settle(heartbeat);
      this.#waiting = undefined;
      this.#pause();
    };
    this.#ask(message, this.#anyMember(), heard, again);
  }

  #clauses(): Clause[] {
    const { random } = this.#options;
    const key = Uint8Array.of(ENTRY, random.integer(KEYS));
    const value = u32(random.integer(1000));
    const version = Math.max(0, this.#version - random.integer(2));
    const predicates: readonly Predicate[] = [
      { kind: 'always' },
      { kind: 'versionIs', version },
      { kind: 'unchangedSince', key, version },
      chance(random, 1, 2) ? { kind: 'absent', key } : { kind: 'present', key },
    ];
    const predicate = predicates[random.integer(predicates.length)] as Predicate;
    const put: Clause = { predicates: [predicate], actions: [{ kind: 'put', key, value }] };
    const append: Clause = {
      predicates: [{ kind: 'always' }],
      actions: [{ kind: 'append', prefix: Uint8Array.of(LOG), value }],
    };
    if (chance(random, 1, 3)) return [append];
    if (chance(random, 1, 6)) return [{ ...put, actions: [{ kind: 'remove', key }] }];
    return chance(random, 1, 3) ? [put, append] : [put];
  }

  #newBlock(): OwnBlock | undefined {
    const { random } = this.#options;
    if (!chance(random, 1, 4)) return undefined;
    const bytes = random.bytes(1 + random.integer(BLOCK_BYTES_MOST));
    return { digest: digest('block', bytes), bytes };
  }

  #toRelease(): OwnBlock | undefined {
    return chance(this.#options.random, 1, 3) ? [...this.blocks.values()][0] : undefined;
  }

  /** The latest version that one member has, with what is in it. */
  #read(): void {
    const { clock, ring } = this.#options;
    const { aguid } = ring;
    const invokedMs = clock.elapsedMs;
    const member = this.#anyMember();
    const giveUp = () => {
      this.#waiting = undefined;
      this.#pause();
    };
    const heard = (answer: ObjectMessage) => {
      const certified = answer.kind === 'heartbeats' ? answer.heartbeats[0] : undefined;
      const heartbeat = certified && checkHeartbeat(ring, certified);
      if (heartbeat === undefined) {
        if (answer.kind !== 'refused') this.falseCount++;
        giveUp();
        return;
      }
      const store = new MemoryStore();
      const nodes = new NodeCache(store);
      const fetch = () => {
        const all = lacking(() => [...scan(nodes, heartbeat.topBlock, Uint8Array.of(ENTRY))]);
        if ('missing' in all) {
          const { missing } = all;
          const message: ObjectMessage = { kind: 'getNodes', aguid, digests: [missing] };
          this.#ask(
            message,
            member,
            (found) => {
              const bytes = found.kind === 'nodes' ? found.nodes[0]?.bytes : undefined;
              if (bytes !== undefined && nodes.accept(missing, bytes) !== undefined) fetch();
              else giveUp();
            },
            giveUp,
          );
          return;
        }
        this.operations.push({
          kind: 'read',
          client: this.#options.index,
          invokedMs,
          returnedMs: clock.elapsedMs,
          version: heartbeat.version,
          entries: all.value.map(({ key, value, version }) => ({ key, value, version })),
        });
        giveUp();
      };
      fetch();
    };
    this.#ask({ kind: 'getHeartbeats', aguid, from: 0, count: 0 }, member, heard, giveUp);
  }
}
