/** Nodes that are members of the rings of several objects, in a simulation, and what the outside knows of them. */

import { type NodeAddress, type Random, SeededRandom } from '../base/index.ts';
import type { Aguid } from '../id/index.ts';
import type { ObjectMessage, RingCertificate, RingMember } from '../wire/index.ts';
import { indexIn } from './checkers/epoch-rings.ts';
import { type RingLiarKind, ringLiarOf } from './liars/ring-liars.ts';
import { RingAsker } from './ring-asker.ts';
import { isRingEnvelope, type Party, RingNetwork, type Said } from './ring-network.ts';
import { RingNode } from './ring-node.ts';
import { OBJECT_STREAMS, SimulatedObject } from './simulated-object.ts';
import type { Trace } from './trace.ts';
import { VirtualClock } from './virtual-clock.ts';

/** Streams of one seed, apart so that a change in one does not reshuffle the others. */
const STREAMS = { nodes: 50, liars: 80, objects: 100 };
/** Enough for the promises of runners, clients and owners between two events. */
const TURNS = 20;
const ASK_MS = 1000;

async function turns(): Promise<void> {
  for (let i = 0; i < TURNS; i++) await undefined;
}

export interface RingPondOptions {
  readonly seed: number;
  readonly nodes: number;
  readonly isEncoded: boolean;
  readonly trace?: Trace | undefined;
}

export class RingPond {
  readonly clock = new VirtualClock(turns);
  readonly network: RingNetwork;
  readonly nodes: readonly RingNode[];
  readonly objects: SimulatedObject[] = [];
  readonly #options: RingPondOptions;
  /** Asks members directly, for the checkers. */
  readonly #asker: RingAsker;

  constructor(options: RingPondOptions) {
    this.#options = options;
    const { seed, isEncoded, trace } = options;
    const { clock } = this;
    this.network = new RingNetwork({
      ...{ seed, clock, isEncoded, trace },
      onSaid: (from, _to, said) => this.#onSaid(from, said),
      onHeard: (from, to, said) => {
        if (!(from instanceof RingNode && to instanceof RingNode) || !isRingEnvelope(said)) return;
        this.objectOf(said.aguid)?.twoTongues.onHeard(from.self.nodeId, to, said);
      },
    });
    const { network } = this;
    this.nodes = Array.from({ length: options.nodes }, (_, index) => {
      const random = new SeededRandom(seed, STREAMS.nodes + index);
      return new RingNode({ index, clock, network, random });
    });
    for (const node of this.nodes) network.join(node);
    const self: NodeAddress = { nodeId: 'a'.repeat(40), host: 'asker', port: 1 };
    this.#asker = new RingAsker(self, { network, clock });
  }

  #onSaid(from: Party, said: Said): void {
    const member = from instanceof RingNode ? from.self.nodeId : undefined;
    for (const { certificates, freshWords } of this.objects) {
      certificates.onSaid(member, said);
      freshWords.onSaid(said);
    }
  }

  /** Before the first start. */
  add(members: readonly RingNode[], work: { clients: number; updates: number }): SimulatedObject {
    const { clock, network } = this;
    const { length: index } = this.objects;
    const object = new SimulatedObject({
      ...{ index, clock, network, ...work, seed: this.#options.seed },
      stream: STREAMS.objects + index * OBJECT_STREAMS,
      members: members.map((node) => this.placeOf(node)),
    });
    this.objects.push(object);
    return object;
  }

  placeOf({ key, self }: RingNode): RingMember {
    return { publicKey: key.publicKey, address: self };
  }

  objectOf(aguid: Aguid): SimulatedObject | undefined {
    return this.objects.find((object) => object.aguid === aguid);
  }

  membersOf(ring: RingCertificate): RingNode[] {
    return this.nodes.filter(({ self }) => indexIn(ring, self.nodeId) >= 0);
  }

  get live(): RingNode[] {
    return this.nodes.filter(({ isLive }) => isLive);
  }

  /** Before the first start. */
  corrupt(node: RingNode, kind: RingLiarKind): void {
    const random: Random = new SeededRandom(this.#options.seed, STREAMS.liars + node.index);
    const { nodeId } = node.self;
    const isIn = (ring: RingCertificate | undefined) => indexIn(ring, nodeId) >= 0;
    node.liar = ringLiarOf(kind, {
      ...{ key: node.key, random },
      ringOf: (aguid, epoch) => {
        const ring = this.objectOf(aguid)?.rings.at(epoch);
        return isIn(ring) ? ring : undefined;
      },
      rings: () => this.objects.map(({ ring }) => ring).filter(isIn),
      certified: (aguid) => this.objectOf(aguid)?.certificates.certified ?? [],
    });
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

  /** What a node answers; undefined when it refuses, or does not within a second. */
  async ask(node: RingNode, message: ObjectMessage): Promise<ObjectMessage | undefined> {
    let answer: ObjectMessage | undefined;
    let isOver = false;
    this.#asker.request(node.self, message, ASK_MS).then(
      (heard) => {
        answer = heard;
        isOver = true;
      },
      () => {
        isOver = true;
      },
    );
    await this.runUntil(() => isOver, 2 * ASK_MS, 5);
    return answer;
  }

  /** Without waiting for the answer. */
  tell(node: RingNode, message: ObjectMessage): void {
    this.#asker.tell(node.self, message);
  }
}
