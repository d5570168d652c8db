/** Sessions at a ring that executes what it is sent, each with a replica that hears of versions when it is told. */

import { OceanError } from '../../src/base/index.ts';
import {
  type BlockArchive,
  OceanObject,
  Session,
  type SessionOptions,
  type SessionPorts,
  type VolumeKeys,
} from '../../src/client/index.ts';
import { checkHeartbeat, checkUpdate } from '../../src/object/index.ts';
import type { Advanced, Latest } from '../../src/replica/index.ts';
import { VirtualClock } from '../../src/sim/index.ts';
import type { ObjectMessage, SignedRing as SignedRingCertificate } from '../../src/wire/index.ts';
import { SignedRing } from '../replica/signed-ring.ts';

const NO_ARCHIVE: BlockArchive = {
  store: () => Promise.reject(new OceanError('unavailable', 'There is no archive')),
  describe: () => Promise.reject(new OceanError('unavailable', 'There is no archive')),
  fetch: () => Promise.reject(new OceanError('unavailable', 'There is no archive')),
};

/** One node with its replica. */
export class ClientNode {
  readonly #bench: ClientBench;
  readonly #listeners = new Set<(advanced: Advanced) => void>();
  latest: Latest | undefined;
  /** What the replica follows, once it has heard of another ring. */
  followed: SignedRingCertificate | undefined;
  adopted = 0;
  /** What the ring has told of the latest version here, and how often reads wanted it. */
  freshUntilMs = Number.NEGATIVE_INFINITY;
  freshWanted = 0;

  constructor(bench: ClientBench) {
    this.#bench = bench;
  }

  /** The version comes to this node, as any does that is later than what it has. */
  push(version: number): void {
    const { ring } = this.#bench;
    const heartbeat = checkHeartbeat(ring.ring, ring.heartbeats[version]!)!;
    if (this.latest !== undefined && version <= this.latest.version) return;
    const { topBlock: top, timeMs } = heartbeat;
    this.latest = { version, top, timeMs };
    const rest = { keys: undefined, author: undefined };
    const { aguid } = ring;
    for (const listener of this.#listeners) {
      listener({ kind: 'advanced', aguid, version, timeMs, ...rest });
    }
  }

  session(options: SessionOptions & { keys?: VolumeKeys } = {}): Session {
    return new Session(options.keys ?? this.#bench.ring.keys, this.#ports(), options);
  }

  object(keys = this.#bench.ring.keys): OceanObject {
    return new OceanObject(this.session({ keys }), this.#ports());
  }

  #ports(): SessionPorts {
    const { clock, ring } = this.#bench;
    return {
      clock,
      random: (length) => ring.random.bytes(length),
      nodes: ring.nodes,
      archive: NO_ARCHIVE,
      request: (_ring, message) => this.#bench.request(message),
      adopt: (certified) => {
        this.adopted++;
        this.push(checkHeartbeat(ring.ring, certified)!.version);
      },
      committed: () => {},
      followedRing: () => this.followed,
      latest: () => this.latest,
      freshUntilMs: () => this.freshUntilMs,
      wantFresh: () => {
        this.freshWanted++;
      },
      reachable: () => true,
      subscribe: (_aguid, listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }
}

export class ClientBench {
  readonly clock = new VirtualClock();
  readonly ring = new SignedRing();
  /** All that was asked, in order. */
  readonly asked: ObjectMessage[] = [];
  readonly nodes: ClientNode[] = [];
  /** How long the ring takes. */
  delayMs = 5;
  /** Nodes hear of a version when the ring has made it. */
  isPushing = true;
  /** Stands between the client and the ring. */
  intercept: (message: ObjectMessage, pass: () => ObjectMessage) => ObjectMessage = (_, pass) =>
    pass();

  node(): ClientNode {
    const node = new ClientNode(this);
    this.nodes.push(node);
    node.push(this.ring.version);
    return node;
  }

  async request(message: ObjectMessage): Promise<ObjectMessage> {
    this.asked.push(message);
    return new Promise((resolve, reject) => {
      this.clock.after(this.delayMs, () => {
        try {
          resolve(this.intercept(message, () => this.answer(message)));
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  /** What a ring says. */
  answer(message: ObjectMessage): ObjectMessage {
    const { ring } = this;
    if (message.kind === 'getHeartbeats') {
      const { from, count } = message;
      const heartbeats =
        count === 0 ? [ring.latest] : ring.heartbeats.slice(from, from + message.count);
      return { kind: 'heartbeats', heartbeats, ring: ring.keys.ring, rings: [] };
    }
    if (message.kind !== 'submit') throw new OceanError('unsupported', message.kind);
    const update = checkUpdate(message.update)!;
    const last = ring.lastSequence(update.author);
    if (update.sequence < last) throw new OceanError('conflict', 'a later one was applied');
    if (update.sequence > last) ring.execute(message.update);
    if (this.isPushing) for (const node of this.nodes) node.push(ring.version);
    return { kind: 'result', heartbeat: ring.latest };
  }

  /** Lets time pass until the promise is settled. */
  async settled<T>(promise: Promise<T>, ms = 60_000): Promise<T> {
    promise.catch(() => {});
    await this.clock.advance(ms);
    return promise;
  }

  /** Sequence numbers of the submissions, in the order in which the ring saw them. */
  sequences(): number[] {
    return this.asked.flatMap((message) =>
      message.kind === 'submit' ? [checkUpdate(message.update)!.sequence] : [],
    );
  }
}
