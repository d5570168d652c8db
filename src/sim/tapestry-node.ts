/** One Tapestry machine over the simulated network: the host's loop, in a few lines and without a host. */

import { type NodeAddress, OceanError, SeededRandom } from '../base/index.ts';
import {
  type Forward,
  type Locality,
  Tapestry,
  type TapestryInput,
  type TapestryUpcall,
} from '../tapestry/index.ts';
import { ROOM_TAPESTRY, type TapestryMessage } from '../wire/index.ts';
import { type Carrying, sendTapestry, serveTapestry } from './carrying.ts';
import type { Event } from './event-queue.ts';
import type { Liar, LiarSite } from './liar.ts';
import type { MemoryStore } from './memory-store.ts';
import type { SimulatedNetwork } from './network.ts';
import type { SimulatedTransport } from './transport.ts';

export interface SimulatedNodeOptions {
  readonly network: SimulatedNetwork;
  readonly self: NodeAddress;
  readonly store: MemoryStore;
  readonly seed: number;
  readonly forward?: Forward;
  readonly locality?: Locality;
  readonly carrying?: Carrying;
  /** Invariants are checked after every so many steps; absent: after each. */
  readonly checkEvery?: number;
  /** In the topology. */
  readonly place?: number;
  /** Makes this node one that lies. */
  readonly liar?: Liar;
}

/** Looks again when it fires, since most deadlines move further away before they come. */
class Timer implements Event {
  readonly #fire: () => void;
  cancelled = false;
  /** The deadline it was set for. */
  readonly dueMs: number;

  constructor(dueMs: number, fire: () => void) {
    this.dueMs = dueMs;
    this.#fire = fire;
  }

  run(): void {
    this.#fire();
  }
}

export class TapestryNode implements LiarSite {
  readonly self: NodeAddress;
  readonly machine: Tapestry;
  readonly liar: Liar | undefined;
  /** All upcalls so far, oldest first. UNBOUNDED: a simulation ends. */
  readonly upcalls: TapestryUpcall[] = [];
  sentCount = 0;
  readonly #answers = new Map<number, TapestryUpcall>();
  readonly #network: SimulatedNetwork;
  readonly #transport: SimulatedTransport;
  readonly #store: MemoryStore;
  readonly #carrying: Carrying;
  readonly #checkEvery: number;
  #isLive = true;
  #token = 0;
  #stepCount = 0;
  #timer: Timer | undefined;
  readonly #fire = () => this.#onTimer();

  constructor(options: SimulatedNodeOptions) {
    const { network, self, store, seed, forward, locality } = options;
    this.self = self;
    this.liar = options.liar;
    this.#network = network;
    this.#store = store;
    this.#carrying = options.carrying ?? 'wire';
    this.#checkEvery = options.checkEvery ?? 1;
    this.#transport = network.connect(self, options.place);
    const random = new SeededRandom(seed, 2);
    this.machine = new Tapestry({
      self,
      random,
      tables: store,
      ...(forward && { forward }),
      ...(locality && { locality }),
    });
    serveTapestry(this.#transport, (from, message) => this.#onMessage(from, message), {
      onRequest: () => Promise.reject(new OceanError('unsupported', 'Tapestry has no requests')),
      onPeerLost: (nodeId) => this.input({ kind: 'lost', nodeId }),
    });
    this.liar?.start?.(this);
  }

  get isLive(): boolean {
    return this.#isLive;
  }

  get isMember(): boolean {
    return this.#isLive && this.machine.isMember;
  }

  /** Ends it as `kill -9` does; what it persisted stays in its store. */
  kill(): void {
    this.#stop();
    this.#network.kill(this.self.nodeId);
  }

  /** Ends it as lost power does: nobody is told. What it persisted stays in its store. */
  vanish(): void {
    this.#stop();
    this.#network.vanish(this.self.nodeId);
  }

  #stop(): void {
    this.#isLive = false;
    if (this.#timer !== undefined) this.#timer.cancelled = true;
  }

  #onMessage(from: NodeAddress, message: TapestryMessage | undefined): void {
    if (message === undefined) this.input({ kind: 'malformed', nodeId: from.nodeId });
    else if (this.liar?.hears?.(this, from, message) === false) return;
    else this.input({ kind: 'message', from, message });
  }

  input(input: TapestryInput): void {
    if (!this.#isLive) return;
    const output = this.machine.step(this.#network.clock.nowMs(), input);
    if (++this.#stepCount % this.#checkEvery === 0) this.machine.checkInvariants();
    // A memory store is durable at once; a full one loses the write, as the room must bear.
    if (output.persist.length > 0) this.#store.write(output.persist).catch(() => {});
    for (const envelope of output.send) {
      if (!('to' in envelope)) continue;
      if (this.liar?.says === undefined) this.send(envelope.to, envelope.message);
      else this.liar.says(this, envelope.to, envelope.message);
    }
    for (const upcall of output.upcall) {
      this.upcalls.push(upcall);
      if ('token' in upcall) this.#answers.set(upcall.token, upcall);
    }
    this.#schedule();
  }

  /** Sends past the machine, as only a liar does, or for the machine. */
  send(to: NodeAddress, message: TapestryMessage): void {
    this.sentCount++;
    sendTapestry(this.#transport, this.#carrying, to, message);
  }

  /** Sends bytes that no codec has made. */
  sendFrame(to: NodeAddress, header: Uint8Array, payload: Uint8Array): void {
    if (this.#isLive) this.#transport.send(to, { room: ROOM_TAPESTRY, header, payload });
  }

  /** Runs `act` later, if the node still lives. */
  after(delayMs: number, act: () => void): void {
    this.#network.clock.after(delayMs, () => {
      if (this.#isLive) act();
    });
  }

  #schedule(): void {
    const dueMs = this.machine.deadlineMs();
    if (dueMs === undefined) return;
    if (this.#timer !== undefined && this.#timer.dueMs <= dueMs) return;
    if (this.#timer !== undefined) this.#timer.cancelled = true;
    const { clock } = this.#network;
    this.#timer = new Timer(dueMs, this.#fire);
    clock.schedule(
      Math.max(0, dueMs - clock.nowMs()) + this.#transport.station.slowMs,
      this.#timer,
    );
  }

  #onTimer(): void {
    this.#timer = undefined;
    const dueMs = this.machine.deadlineMs();
    if (dueMs !== undefined && dueMs <= this.#network.clock.nowMs()) this.input({ kind: 'tick' });
    else this.#schedule();
  }

  nextToken(): number {
    return ++this.#token;
  }

  answerTo(token: number): TapestryUpcall | undefined {
    return this.#answers.get(token);
  }
}
