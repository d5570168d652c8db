/** One object's ring with its clients in a simulation, and what the outside knows of it. */

import { type NodeAddress, type Random, SeededRandom } from '../base/index.ts';
import { createVolumeKeys, shareVolumeKeys, type VolumeKeys } from '../client/index.ts';
import { checkRing } from '../object/index.ts';
import type { ObjectMessage, RingCertificate } from '../wire/index.ts';
import type { Operation } from './checkers/object-history.ts';
import { RingCertificates } from './checkers/ring-certificates.ts';
import { TwoTongues } from './checkers/ring-evidence.ts';
import { type RingLiarKind, ringLiarOf } from './liars/ring-liars.ts';
import { RingClient } from './ring-client.ts';
import { type Party, RingNetwork, type Said } from './ring-network.ts';
import { RingNode } from './ring-node.ts';
import type { Trace } from './trace.ts';
import { VirtualClock } from './virtual-clock.ts';

/** Streams of one seed, apart so that a change in one does not reshuffle the others. */
const STREAMS = { nodes: 50, clients: 60, liars: 80 };
/** Enough for the runner's promises between two events. */
const TURNS = 12;

async function turns(): Promise<void> {
  for (let i = 0; i < TURNS; i++) await undefined;
}

export interface RingPondOptions {
  readonly seed: number;
  readonly faultyMax: number;
  readonly clients: number;
  /** Of each client. */
  readonly updates: number;
  readonly isEncoded: boolean;
  readonly trace?: Trace | undefined;
}

/** Asks members directly, and gets what they answer. */
class Asker implements Party {
  readonly self: NodeAddress = { nodeId: 'a'.repeat(40), host: 'asker', port: 1 };
  readonly incarnation = 0;
  readonly answers = new Map<number, ObjectMessage>();

  hear(_from: NodeAddress, said: Said, token: number | undefined): void {
    if (token !== undefined) this.answers.set(token, said as ObjectMessage);
  }
}

export class RingPond {
  readonly clock = new VirtualClock(turns);
  readonly network: RingNetwork;
  readonly nodes: readonly RingNode[];
  readonly clients: readonly RingClient[];
  readonly ring: RingCertificate;
  readonly keys: VolumeKeys;
  readonly certificates: RingCertificates;
  readonly twoTongues: TwoTongues;
  readonly #options: RingPondOptions;
  readonly #asker = new Asker();
  #tokens = 0;

  constructor(options: RingPondOptions) {
    this.#options = options;
    const { seed, faultyMax, isEncoded, trace } = options;
    const { clock } = this;
    this.network = new RingNetwork({
      ...{ seed, clock, isEncoded, trace },
      onSaid: (from, _to, said) => {
        this.certificates.onSaid(from instanceof RingNode ? from.index : undefined, said);
      },
      onHeard: (from, to, said) => {
        if (from instanceof RingNode && to instanceof RingNode)
          this.twoTongues.onHeard(from.index, to, said);
      },
    });
    const { network } = this;
    this.nodes = Array.from({ length: 3 * faultyMax + 1 }, (_, index) => {
      const random = new SeededRandom(seed, STREAMS.nodes + index);
      return new RingNode({ index, clock, network, random });
    });
    const random = new SeededRandom(seed, STREAMS.clients);
    const drawn = (length: number) => random.bytes(length);
    const members = this.nodes.map(({ key, self }) => ({
      publicKey: key.publicKey,
      address: self,
    }));
    this.keys = createVolumeKeys({ name: 'v', members, random: drawn });
    this.ring = checkRing(this.keys.object, this.keys.ring) as RingCertificate;
    this.certificates = new RingCertificates(this.ring);
    this.twoTongues = new TwoTongues(this.ring);
    this.clients = Array.from({ length: options.clients }, (_, index) => {
      const keys = index === 0 ? this.keys : (shareVolumeKeys(this.keys, drawn) as VolumeKeys);
      const own = new SeededRandom(seed, STREAMS.clients + 1 + index);
      const { ring } = this;
      return new RingClient({
        ...{ index, keys, ring, clock, network, random: own, updates: options.updates },
      });
    });
    for (const party of [...this.nodes, ...this.clients, this.#asker]) network.join(party);
  }

  get live(): RingNode[] {
    return this.nodes.filter(({ isLive }) => isLive);
  }

  get honest(): RingNode[] {
    return this.nodes.filter(({ liar }) => liar === undefined);
  }

  get liars(): ReadonlySet<number> {
    return new Set(this.nodes.flatMap(({ liar, index }) => (liar === undefined ? [] : [index])));
  }

  /** Before the first start. */
  corrupt(node: RingNode, kind: RingLiarKind): void {
    const random: Random = new SeededRandom(this.#options.seed, STREAMS.liars + node.index);
    const { key, index } = node;
    const certified = () => this.certificates.certified;
    node.liar = ringLiarOf(kind, { key, index, ring: this.ring, random, certified });
    if (kind === 'twins') node.split();
  }

  /** The rest hear it as hosts do, from a connection that breaks. */
  tellLost(node: RingNode): void {
    for (const other of this.nodes) {
      if (other === node) continue;
      this.clock.after(1 + node.index, () => {
        if (!node.isLive) other.input({ kind: 'lost', nodeId: node.self.nodeId });
      });
    }
  }

  run(ms: number): Promise<void> {
    return this.clock.advance(ms);
  }

  /** False when it has not come true in that time. */
  async runUntil(isTrue: () => boolean, timeoutMs: number, stepMs = 50): Promise<boolean> {
    const untilMs = this.clock.elapsedMs + timeoutMs;
    while (!isTrue()) {
      if (this.clock.elapsedMs >= untilMs) return false;
      await this.run(stepMs);
    }
    return true;
  }

  /** What a member answers; undefined when it does not within a second. */
  async ask(node: RingNode, message: ObjectMessage): Promise<ObjectMessage | undefined> {
    const token = ++this.#tokens;
    this.network.carry(this.#asker, node.self, message, token);
    await this.runUntil(() => this.#asker.answers.has(token), 1000, 5);
    return this.#asker.answers.get(token);
  }

  /** Without waiting for the answer. */
  tell(node: RingNode, message: ObjectMessage): void {
    this.network.carry(this.#asker, node.self, message, ++this.#tokens);
  }

  get operations(): Operation[] {
    return this.clients.flatMap(({ operations }) => operations);
  }
}
