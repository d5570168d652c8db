/** Many Tapestry nodes on one simulated network, with questions put to them and checks of the whole. */

import { assert, type NodeAddress, SeededRandom, shuffled } from '../base/index.ts';
import { digitAt, type Guid, type NodeId, nodeIdOf, RADIX, sharedPrefix } from '../id/index.ts';
import type { Forward, Locality, TapestryInput, TapestryUpcall } from '../tapestry/index.ts';
import { MemoryStore } from './memory-store.ts';
import { type NetworkOptions, SimulatedNetwork } from './network.ts';
import { TapestryNode } from './tapestry-node.ts';

const POLL_MS = 5;
const PATIENCE_MS = 60_000;
const TIMEOUT_MS = 10_000;

type Upcall<K extends TapestryUpcall['kind']> = Extract<TapestryUpcall, { kind: K }>;
type Question = Extract<TapestryInput, { kind: 'locate' | 'trace' | 'put' | 'get' | 'remove' }>;
type Unnumbered<Q> = Q extends Question ? Omit<Q, 'token' | 'timeoutMs'> : never;
type AnswerOf<K extends Question['kind']> = K extends 'locate'
  ? Upcall<'located'>
  : K extends 'trace'
    ? Upcall<'traced'>
    : K extends 'get'
      ? Upcall<'value'>
      : Upcall<'stored'>;

export interface PondOptions extends NetworkOptions {
  readonly forward?: Forward;
  readonly locality?: Locality;
}

export class TapestryPond {
  readonly network: SimulatedNetwork;
  /** In the order in which they came; a restarted node keeps its place. */
  readonly nodes: TapestryNode[] = [];
  readonly #options: PondOptions;
  readonly #stores: MemoryStore[] = [];
  readonly #random: SeededRandom;

  constructor(options: PondOptions) {
    this.#options = options;
    this.network = new SimulatedNetwork(options);
    this.#random = new SeededRandom(options.seed, 3);
  }

  get live(): TapestryNode[] {
    return this.nodes.filter(({ isLive }) => isLive);
  }

  /** Adds a node and starts its insertion through a live one; the first is its own pond. */
  add(nodeId: NodeId = nodeIdOf(this.#random.bytes(32))): TapestryNode {
    const port = this.nodes.length + 1;
    const store = new MemoryStore();
    const members = this.live.filter(({ machine }) => machine.isMember);
    const gateway = shuffled(this.#random, members)[0];
    this.#stores.push(store);
    const node = this.#boot({ nodeId, host: 'simulated', port }, store);
    this.nodes.push(node);
    node.input({ kind: 'start', bootstrap: gateway === undefined ? [] : [gateway.self] });
    return node;
  }

  #boot(self: NodeAddress, store: MemoryStore): TapestryNode {
    const { forward, locality } = this.#options;
    const seed = this.#random.integer(0x1_0000_0000);
    return new TapestryNode({
      network: this.network,
      self,
      store,
      seed,
      ...(forward && { forward }),
      ...(locality && { locality }),
    });
  }

  /** Adds nodes one after another, each once the one before is a member. */
  grow(count: number): void {
    for (let i = 0; i < count; i++) {
      const node = this.add();
      assert(
        this.runUntil(() => node.machine.isMember),
        `Node ${this.nodes.length} did not join`,
      );
    }
  }

  /** Starts a killed node again, with its store and without a bootstrap. */
  restart(index: number): TapestryNode {
    const old = this.nodes[index] as TapestryNode;
    assert(!old.isLive, 'Only a killed node can be restarted');
    const node = this.#boot(old.self, this.#stores[index] as MemoryStore);
    this.nodes[index] = node;
    node.input({ kind: 'start', bootstrap: [] });
    return node;
  }

  run(ms: number): void {
    this.network.clock.run(ms);
  }

  /** Lets time pass until `condition` holds; false when it does not within `patienceMs`. */
  runUntil(condition: () => boolean, patienceMs = PATIENCE_MS): boolean {
    const untilMs = this.network.clock.nowMs() + patienceMs;
    while (!condition()) {
      if (this.network.clock.nowMs() >= untilMs) return false;
      this.run(POLL_MS);
    }
    return true;
  }

  /** Asks a node and lets time pass until it knows the answer. */
  ask<K extends Question['kind']>(
    node: TapestryNode,
    question: Unnumbered<Extract<Question, { kind: K }>>,
    timeoutMs = TIMEOUT_MS,
  ): AnswerOf<K> {
    const token = node.nextToken();
    node.input({ ...question, token, timeoutMs } as unknown as Question);
    const answered = this.runUntil(() => node.answerTo(token) !== undefined);
    assert(answered, 'A question was never answered');
    return node.answerTo(token) as AnswerOf<K>;
  }

  /** The node where the route from `from` to `target` ends. */
  rootFrom(from: TapestryNode, target: Guid): string | undefined {
    return this.ask<'trace'>(from, { kind: 'trace', target }).hops.at(-1)?.node.nodeId;
  }

  /** All roots of `target`, seen from every live node: one, if all is well. */
  rootsOf(target: Guid): Set<string | undefined> {
    return new Set(this.live.map((node) => this.rootFrom(node, target)));
  }

  /**
   * Slots without a live node although one belongs there, as `node level digit`.
   *
   * @see Tapestry, JSAC 2004, §III-C: consistency of the neighbor maps (Property 1)
   */
  falseHoles(): string[] {
    const holes: string[] = [];
    const names = this.live.map(({ self }) => self.nodeId as NodeId);
    for (const { self, machine } of this.live) {
      const living = machine.neighbors().filter((n) => this.network.isLive(n.address.nodeId));
      const filled = new Set(living.map(({ level, digit }) => level * RADIX + digit));
      for (const name of names) {
        const level = sharedPrefix(self.nodeId as NodeId, name);
        if (name === self.nodeId || filled.has(level * RADIX + digitAt(name, level))) continue;
        holes.push(`${self.nodeId} ${level} ${digitAt(name, level)}`);
      }
    }
    return holes;
  }
}
