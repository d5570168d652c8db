/** Many Tapestry nodes on one simulated network, with questions put to them and checks of the whole. */

import { assert, type NodeAddress, SeededRandom } from '../base/index.ts';
import { type Guid, type NodeId, nodeIdOf } from '../id/index.ts';
import type { Forward, Locality, TapestryInput, TapestryUpcall } from '../tapestry/index.ts';
import type { Carrying } from './carrying.ts';
import { falseHoles } from './checkers/false-holes.ts';
import type { Liar } from './liar.ts';
import { MemoryStore } from './memory-store.ts';
import { type NetworkOptions, SimulatedNetwork } from './network.ts';
import { TapestryNode } from './tapestry-node.ts';

const POLL_MS = 5;
const PATIENCE_MS = 60_000;
const TIMEOUT_MS = 10_000;
/** A wave of joins is so many times smaller than the pond it comes to. */
const WAVE_RATIO = 10;

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
  readonly carrying?: Carrying;
  /** Each node checks its invariants after so many of its steps; absent: after every one. */
  readonly checkEvery?: number;
}

export interface AddOptions {
  /** Absent: one live node by chance, or none for the first. */
  readonly bootstrap?: readonly NodeAddress[];
  /** In the topology. */
  readonly place?: number;
  readonly liar?: Liar;
}

export interface RestartOptions {
  /** `lost`: with the same name and an empty store. */
  readonly disk?: 'kept' | 'lost';
  readonly bootstrap?: readonly NodeAddress[];
}

interface Seat {
  store: MemoryStore;
  readonly options: AddOptions;
}

export class TapestryPond {
  readonly network: SimulatedNetwork;
  /** In the order in which they came; a restarted node keeps its place. */
  readonly nodes: TapestryNode[] = [];
  readonly #options: PondOptions;
  /** What outlives a node. INVARIANT: as many as nodes, in their order. */
  readonly #seats: Seat[] = [];
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
  add(nodeId: NodeId = nodeIdOf(this.#random.bytes(32)), options: AddOptions = {}): TapestryNode {
    const port = this.nodes.length + 1;
    const bootstrap = options.bootstrap ?? this.#anyLive();
    const seat = { store: new MemoryStore(), options };
    this.#seats.push(seat);
    const node = this.#boot({ nodeId, host: 'simulated', port }, seat);
    this.nodes.push(node);
    node.input({ kind: 'start', bootstrap });
    return node;
  }

  /** A member: two nodes that join through each other have no pond to join. */
  #anyLive(): NodeAddress[] {
    const members = this.live.filter(({ isMember }) => isMember);
    if (members.length === 0) return [];
    return [(members[this.#random.integer(members.length)] as TapestryNode).self];
  }

  #boot(self: NodeAddress, { store, options }: Seat): TapestryNode {
    const { forward, locality, carrying, checkEvery } = this.#options;
    const { place, liar } = options;
    const seed = this.#random.integer(0x1_0000_0000);
    return new TapestryNode({
      network: this.network,
      self,
      store,
      seed,
      ...(forward && { forward }),
      ...(locality && { locality }),
      ...(carrying && { carrying }),
      ...(checkEvery && { checkEvery }),
      ...(place !== undefined && { place }),
      ...(liar && { liar }),
    });
  }

  /** Adds nodes one after another, each once the one before is a member. */
  grow(count: number): void {
    for (let i = 0; i < count; i++) {
      const node = this.add();
      assert(
        this.runUntil(() => node.isMember),
        `Node ${this.nodes.length} did not join`,
      );
    }
  }

  /** Adds nodes many at a time, a tenth of what is there: for ponds too large to `grow`. */
  growInWaves(count: number): void {
    for (let left = count; left > 0; ) {
      const size = Math.min(left, Math.max(1, Math.floor(this.live.length / WAVE_RATIO)));
      const wave = Array.from({ length: size }, () => this.add());
      assert(
        this.runUntil(() => wave.every(({ isMember }) => isMember)),
        `A node of ${this.nodes.length} did not join`,
      );
      left -= size;
    }
  }

  /** Starts a killed or vanished node again, with its store and without a bootstrap unless told otherwise. */
  restart(index: number, { disk = 'kept', bootstrap = [] }: RestartOptions = {}): TapestryNode {
    const old = this.nodes[index] as TapestryNode;
    assert(!old.isLive, 'Only a node that has ended can be restarted');
    const seat = this.#seats[index] as Seat;
    if (disk === 'lost') seat.store = new MemoryStore();
    const node = this.#boot(old.self, seat);
    this.nodes[index] = node;
    node.input({ kind: 'start', bootstrap });
    return node;
  }

  /** Ends all live nodes of one failure domain; returns them. */
  failDomain(domain: number, how: 'kill' | 'vanish'): TapestryNode[] {
    const hit = this.live.filter(({ self }) => this.network.domainOf(self.nodeId) === domain);
    for (const node of hit) node[how]();
    return hit;
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

  /** Slots without a live node although one belongs there, as `node level digit`. */
  falseHoles(): string[] {
    return falseHoles(this.live);
  }
}
