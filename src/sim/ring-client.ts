/**
 * A client of a ring: one author that submits updates one at a time, asks other members with the same signed update
 * when it hears nothing, follows the ring through its epochs, reads at single members, and writes down what it saw.
 * Now and then there are two of it, as after a backup was restored, and both use the same number.
 */

import {
  chance,
  type ErrorKind,
  equal,
  keyOf,
  type NodeAddress,
  OceanError,
  type Random,
  sleep,
} from '../base/index.ts';
import { CurrentRing, type VolumeKeys } from '../client/index.ts';
import { signUpdate, updateDigest } from '../object/index.ts';
import { type CertifiedHeartbeat, decodeHeartbeat, type ObjectMessage } from '../wire/index.ts';
import type { ReadOperation, UpdateOperation } from './checkers/object-history.ts';
import type { RingAsker } from './ring-asker.ts';
import { readAt } from './ring-reader.ts';
import { drawnBlock, drawnClauses, type OwnBlock } from './ring-workload.ts';
import type { VirtualClock } from './virtual-clock.ts';

const TIMEOUT_MS_LEAST = 400;
const TIMEOUT_MS_SPAN = 1600;
const PAUSE_MS_MOST = 1500;
/** How much later the other of two clients with one number may be. */
const TWIN_MS_MOST = 3000;

export interface RingClientOptions {
  readonly index: number;
  readonly keys: VolumeKeys;
  readonly asker: RingAsker;
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly updates: number;
}

/** An update on its way. */
interface Submission {
  readonly operation: UpdateOperation;
  readonly message: Extract<ObjectMessage, { kind: 'submit' }>;
  /** What it brings and what it lets go. */
  readonly block: OwnBlock | undefined;
  readonly released: OwnBlock | undefined;
}

export class RingClient {
  readonly operations: (UpdateOperation | ReadOperation)[] = [];
  /** Pairs of updates with one number. */
  readonly twins: (readonly [UpdateOperation, UpdateOperation])[] = [];
  /** How often what happened: retries, refusals by their kind, answers that prove nothing, rings that were followed. */
  readonly counts = new Map<string, number>();
  /** What it threw: a bug of the simulation, or of the code that it shares with real clients. */
  trouble: unknown;
  readonly #options: RingClientOptions;
  readonly #ring: CurrentRing;
  #left: number;
  #isRunning = false;
  #sequence = 0;
  #version = 0;
  /** Those that came with its updates and that it has not released, as far as it knows. */
  readonly #blocks = new Map<string, OwnBlock>();

  constructor(options: RingClientOptions) {
    this.#options = options;
    this.#left = options.updates;
    const { keys } = options;
    const request = () => Promise.reject(new OceanError('unsupported', 'It asks by itself'));
    this.#ring = new CurrentRing(keys.object, keys.ring, { request });
  }

  get isDone(): boolean {
    return !this.#isRunning;
  }

  /** The epoch whose ring it asks. */
  get epoch(): number {
    return this.#ring.certificate.epoch;
  }

  get self(): NodeAddress {
    return this.#options.asker.self;
  }

  /** Does its updates, and so many more. */
  start(more = 0): void {
    this.#left += more;
    if (this.#isRunning) return;
    this.#isRunning = true;
    const ended = () => {
      this.#isRunning = false;
    };
    this.#run().then(ended, (error) => {
      this.trouble = error;
      ended();
    });
  }

  async #run(): Promise<void> {
    const { clock, random } = this.#options;
    while (this.#left > 0) {
      await sleep(clock, random.integer(PAUSE_MS_MOST));
      this.#follow();
      if (chance(random, 1, 4)) {
        await this.#read();
        continue;
      }
      this.#left--;
      this.#sequence++;
      if (chance(random, 1, 8)) await this.#writeTwice();
      else await this.#insist(this.#signed());
    }
  }

  /** Has some member say now and then that it has the latest version: checkers look whether that is so. */
  #follow(): void {
    const { asker } = this.#options;
    const { aguid } = this.#ring.certificate;
    asker.tell(this.#anyMember(), { kind: 'subscribe', aguid, version: 0, fresh: true });
  }

  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  async #ask(to: NodeAddress, message: ObjectMessage): Promise<ObjectMessage | ErrorKind> {
    const { asker, random } = this.#options;
    try {
      return await asker.request(to, message, TIMEOUT_MS_LEAST + random.integer(TIMEOUT_MS_SPAN));
    } catch (error) {
      return error instanceof OceanError ? error.kind : 'invalid';
    }
  }

  #anyMember(): NodeAddress {
    const { members } = this.#ring.certificate;
    return (members[this.#options.random.integer(members.length)] as { address: NodeAddress })
      .address;
  }

  /** What a heartbeat proves, once the member has shown the ring of its epoch. */
  async #check(to: NodeAddress, certified: CertifiedHeartbeat) {
    const heartbeat = this.#ring.check(certified);
    if (heartbeat !== undefined) return heartbeat;
    const claimed = decodeHeartbeat(certified.heartbeat);
    if (claimed === undefined || claimed.epoch === this.epoch) return undefined;
    const { aguid, version } = claimed;
    if (claimed.epoch > this.epoch) {
      const shown = await this.#ask(to, { kind: 'getRing', aguid });
      if (typeof shown !== 'string' && shown.kind === 'ring') this.#learn(shown.ring);
    } else {
      const message = { kind: 'getHeartbeats', aguid, from: version, count: 1 } as const;
      const shown = await this.#ask(to, message);
      if (typeof shown !== 'string' && shown.kind === 'heartbeats')
        for (const ring of shown.rings ?? []) this.#learn(ring);
      this.#count('earlier-epochs');
    }
    return this.#ring.check(certified);
  }

  #learn(ring: Parameters<CurrentRing['learn']>[0]): void {
    const { epoch } = this;
    if (this.#ring.learn(ring) && this.epoch > epoch) this.#count('moves');
  }

  #signed(): Submission {
    const { clock, keys, random, index } = this.#options;
    const block = drawnBlock(random);
    const released = chance(random, 1, 3) ? [...this.#blocks.values()][0] : undefined;
    const first = {
      clauses: drawnClauses(random, this.#version),
      blocks: block === undefined ? [] : [{ digest: block.digest, length: block.bytes.length }],
      released: released === undefined ? [] : [released.digest],
    };
    const others = Array.from({ length: Math.max(0, random.integer(6) - 3) }, () => ({
      ...{ clauses: drawnClauses(random, this.#version), blocks: [], released: [] },
    }));
    const update = {
      aguid: this.#ring.certificate.aguid,
      author: keys.author.publicKey,
      sequence: this.#sequence,
      timeMs: clock.nowMs(),
      parts: [first, ...others],
    };
    const signed = signUpdate(keys.author, keys.writer, update);
    const operation: UpdateOperation = {
      ...{ kind: 'update', client: index, update, digest: updateDigest(signed) },
      ...{ invokedMs: clock.elapsedMs, returnedMs: undefined, outcome: undefined },
      ...{ isGivenUp: false, isRefused: false },
    };
    this.operations.push(operation);
    const blocks = block?.bytes ?? new Uint8Array(0);
    return { operation, message: { kind: 'submit', update: signed, blocks }, block, released };
  }

  async #writeTwice(): Promise<void> {
    const { clock, random } = this.#options;
    const first = this.#signed();
    const lateMs = random.integer(TWIN_MS_MOST);
    const other = sleep(clock, lateMs).then(async () => {
      const second = this.#signed();
      this.twins.push([first.operation, second.operation]);
      await this.#insist(second);
    });
    await Promise.all([this.#insist(first), other]);
  }

  /** The same at one member after the other, until one of them proves what came of it, or so many refuse. */
  async #insist(submission: Submission): Promise<void> {
    const { clock, random } = this.#options;
    const { operation, message } = submission;
    const refusals = new Map<string, Set<string>>();
    for (let attempt = 0; ; attempt++) {
      if (attempt > 0) this.#count('retries');
      const to = this.#anyMember();
      const answer = await this.#ask(to, message);
      if (answer === 'conflict' || answer === 'no-space') {
        this.#count(answer);
        const name = `${answer} ${this.epoch}`;
        const who = (refusals.get(name) ?? new Set()).add(to.nodeId);
        refusals.set(name, who);
        if (answer === 'conflict') (operation.conflicts ??= new Set()).add(to.nodeId);
        // One of them is correct.
        if (who.size > this.#ring.certificate.faultyMax) {
          if (answer === 'conflict') operation.isRefused = true;
          else operation.isGivenUp = true;
          return;
        }
      } else if (typeof answer === 'string') {
        this.#count(answer === 'timeout' ? 'timeouts' : 'refusals');
      } else if (answer.kind === 'moved') {
        this.#learn(answer.ring);
        continue;
      } else if (answer.kind === 'result') {
        const heartbeat = await this.#check(to, answer.heartbeat);
        if (heartbeat !== undefined && equal(heartbeat.updateDigest, operation.digest)) {
          operation.returnedMs = clock.elapsedMs;
          operation.outcome = heartbeat;
          this.#version = Math.max(this.#version, heartbeat.version);
          if (heartbeat.outcomes[0] !== 0) this.#settle(submission);
          return;
        }
        this.#count('false-answers');
      }
      await sleep(clock, 100 + random.integer(400));
    }
  }

  #settle({ block, released }: Submission): void {
    if (block !== undefined) this.#blocks.set(keyOf(block.digest), block);
    if (released !== undefined) this.#blocks.delete(keyOf(released.digest));
  }

  /** The latest version that one member has, with what is in it. */
  async #read(): Promise<void> {
    const { clock, index } = this.#options;
    const { aguid } = this.#ring.certificate;
    const invokedMs = clock.elapsedMs;
    const to = this.#anyMember();
    const answer = await this.#ask(to, { kind: 'getHeartbeats', aguid, from: 0, count: 0 });
    if (typeof answer === 'string') return;
    if (answer.kind === 'moved') this.#learn(answer.ring);
    const certified = answer.kind === 'heartbeats' ? answer.heartbeats[0] : undefined;
    const heartbeat = certified && (await this.#check(to, certified));
    if (heartbeat === undefined) {
      if (answer.kind !== 'moved') this.#count('false-answers');
      return;
    }
    const seen = await readAt(heartbeat, async (message) => {
      const found = await this.#ask(to, message);
      return typeof found === 'string' ? undefined : found;
    });
    if (seen === undefined) return;
    this.operations.push({
      ...seen,
      kind: 'read',
      client: index,
      invokedMs,
      returnedMs: clock.elapsedMs,
    });
  }
}
