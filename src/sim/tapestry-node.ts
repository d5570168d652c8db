/** One Tapestry machine over the simulated network: the host's loop, in a few lines and without a host. */

import { type Frame, type NodeAddress, OceanError, SeededRandom } from '../base/index.ts';
import {
  type Forward,
  type Locality,
  Tapestry,
  type TapestryInput,
  type TapestryUpcall,
} from '../tapestry/index.ts';
import { decodeTapestry, encodeTapestry, ROOM_TAPESTRY } from '../wire/index.ts';
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
}

export class TapestryNode {
  readonly self: NodeAddress;
  readonly machine: Tapestry;
  /** All upcalls so far, oldest first. UNBOUNDED: a simulation ends. */
  readonly upcalls: TapestryUpcall[] = [];
  sentCount = 0;
  readonly #network: SimulatedNetwork;
  readonly #transport: SimulatedTransport;
  readonly #store: MemoryStore;
  #isLive = true;
  #token = 0;
  #cancelTimer: (() => void) | undefined;

  constructor({ network, self, store, seed, forward, locality }: SimulatedNodeOptions) {
    this.self = self;
    this.#network = network;
    this.#store = store;
    this.#transport = network.connect(self);
    const random = new SeededRandom(seed, 2);
    this.machine = new Tapestry({
      self,
      random,
      tables: store,
      ...(forward && { forward }),
      ...(locality && { locality }),
    });
    this.#transport.serve({
      onMessage: (from, frame) => this.#onMessage(from, frame),
      onRequest: () => Promise.reject(new OceanError('unsupported', 'Tapestry has no requests')),
      onPeerLost: (nodeId) => this.input({ kind: 'lost', nodeId }),
    });
  }

  get isLive(): boolean {
    return this.#isLive;
  }

  /** Ends it as `kill -9` does; what it persisted stays in its store. */
  kill(): void {
    this.#isLive = false;
    this.#cancelTimer?.();
    this.#network.kill(this.self.nodeId);
  }

  #onMessage(from: NodeAddress, frame: Frame): void {
    const message = decodeTapestry(frame.header, frame.payload);
    if (message === undefined) this.input({ kind: 'malformed', nodeId: from.nodeId });
    else this.input({ kind: 'message', from, message });
  }

  input(input: TapestryInput): void {
    if (!this.#isLive) return;
    const output = this.machine.step(this.#network.clock.nowMs(), input);
    this.machine.checkInvariants();
    // A memory store is durable at once; a full one loses the write, as the room must bear.
    if (output.persist.length > 0) this.#store.write(output.persist).catch(() => {});
    for (const envelope of output.send) {
      if (!('to' in envelope)) continue;
      this.sentCount++;
      const { header, payload } = encodeTapestry(envelope.message);
      this.#transport.send(envelope.to, { room: ROOM_TAPESTRY, header, payload });
    }
    this.upcalls.push(...output.upcall);
    this.#schedule();
  }

  #schedule(): void {
    this.#cancelTimer?.();
    const { clock } = this.#network;
    const dueMs = this.machine.deadlineMs();
    if (dueMs === undefined) return;
    const delayMs = Math.max(0, Math.ceil(dueMs - clock.nowMs()));
    this.#cancelTimer = clock.after(delayMs, () => this.input({ kind: 'tick' }));
  }

  nextToken(): number {
    return ++this.#token;
  }

  answerTo(token: number): TapestryUpcall | undefined {
    return this.upcalls.find((upcall) => 'token' in upcall && upcall.token === token);
  }
}
