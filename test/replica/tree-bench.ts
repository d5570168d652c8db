/** Replicas and ring members on a network of one latency, in virtual time. */

import type { NodeAddress } from '../../src/base/index.ts';
import { digest } from '../../src/crypto/index.ts';
import { guidOf } from '../../src/id/index.ts';
import { NodeCache } from '../../src/object/index.ts';
import {
  type Advanced,
  Replica,
  type ReplicaInput,
  type TreePlace,
} from '../../src/replica/index.ts';
import { MemoryStore, VirtualClock } from '../../src/sim/index.ts';
import type { Commit, ObjectMessage } from '../../src/wire/index.ts';
import { SignedRing } from './signed-ring.ts';

export const LATENCY_MS = 5;
/** As long as a member keeps a subscription that is not renewed. */
const SUBSCRIPTION_MS = 30_000;

/** `dead`: the connection breaks. `hung`: nobody says so, and nothing is done. */
export type Health = 'up' | 'dead' | 'hung';

/** A member as its followers see it. */
class FakeMember {
  readonly #subscribers = new Map<string, { to: NodeAddress; fresh: boolean; untilMs: number }>();
  asked: ObjectMessage[] = [];
  isRefusing = false;
  /** It says that nothing was committed since, and tells nobody of what is. */
  isLying = false;

  subscribe(nowMs: number, to: NodeAddress, fresh = false): void {
    this.#subscribers.set(to.nodeId, { to, fresh, untilMs: nowMs + SUBSCRIPTION_MS });
  }

  subscribers(nowMs: number, isWanted = (_: { fresh: boolean }) => true): NodeAddress[] {
    const all = [...this.#subscribers.values()].filter(({ untilMs }) => nowMs < untilMs);
    return all.filter(isWanted).map(({ to }) => to);
  }
}

/** One machine with its replica. */
export class ReplicaNode {
  readonly address: NodeAddress;
  readonly replica: Replica;
  readonly advanced: Advanced[] = [];
  readonly heard: ObjectMessage[] = [];
  /** Drops what the node would send: a parent that lies by silence. */
  holdsBack: (message: ObjectMessage) => boolean = () => false;
  readonly #bench: TreeBench;
  #cancel = () => {};

  constructor(bench: TreeBench, address: NodeAddress) {
    this.#bench = bench;
    this.address = address;
    const nodes = new NodeCache(new MemoryStore({ quotaBytes: 16 << 20 }));
    this.replica = new Replica({ nodes, self: address });
  }

  get place(): TreePlace {
    return this.replica.places()[0]!;
  }

  step(input: ReplicaInput): void {
    const { clock } = this.#bench;
    const nowMs = clock.nowMs();
    if (input.kind === 'message') this.heard.push(input.message);
    const out = this.replica.step(nowMs, input);
    this.replica.checkInvariants();
    this.advanced.push(...out.upcall);
    for (const envelope of out.send) {
      if ('token' in envelope || this.holdsBack(envelope.message)) continue;
      this.#bench.send(this.address, envelope.to, envelope.message);
    }
    this.#cancel();
    const deadlineMs = this.replica.deadlineMs();
    if (deadlineMs === undefined) return;
    this.#cancel = clock.after(Math.max(1, deadlineMs - nowMs), () => {
      if (this.#bench.health(this.address) === 'up') this.step({ kind: 'tick' });
    });
  }

  follow(): void {
    const { object, ring } = this.#bench.ring.keys;
    this.step({ kind: 'follow', object, ring });
  }

  offer(nodes: readonly ReplicaNode[]): void {
    const { aguid } = this.#bench.ring;
    this.step({ kind: 'parents', aguid, nodes: nodes.map(({ address }) => address) });
  }
}

export class TreeBench {
  readonly clock = new VirtualClock();
  readonly ring: SignedRing;
  readonly members: FakeMember[];
  readonly nodes: ReplicaNode[];
  readonly #health = new Map<string, Health>();

  constructor(options: { replicas: number; faultyMax?: number }) {
    this.ring = new SignedRing({ faultyMax: options.faultyMax ?? 1 });
    this.members = this.ring.members.map(() => new FakeMember());
    const addresses = Array.from({ length: options.replicas }, (_, index) => ({
      nodeId: guidOf(digest('node', Uint8Array.of(index))),
      host: '10.0.0.2',
      port: 8000 + index,
    }));
    // First the one that stands nearest to the ring: any may be a child of those before it.
    const distance = ({ nodeId }: NodeAddress) =>
      BigInt(`0x${nodeId}`) ^ BigInt(`0x${this.ring.aguid}`);
    addresses.sort((a, b) => (distance(a) < distance(b) ? -1 : 1));
    this.nodes = addresses.map((address) => new ReplicaNode(this, address));
  }

  health({ nodeId }: NodeAddress): Health {
    return this.#health.get(nodeId) ?? 'up';
  }

  set(address: NodeAddress, health: Health): void {
    this.#health.set(address.nodeId, health);
    if (health !== 'dead') return;
    for (const node of this.nodes) this.#lose(node.address, address);
  }

  #lose(who: NodeAddress, lost: NodeAddress): void {
    const node = this.nodes.find(({ address }) => address.nodeId === who.nodeId);
    if (node === undefined || this.health(who) !== 'up') return;
    this.clock.after(LATENCY_MS, () => node.step({ kind: 'lost', nodeId: lost.nodeId }));
  }

  send(from: NodeAddress, to: NodeAddress, message: ObjectMessage): void {
    if (this.health(to) === 'dead') {
      this.#lose(from, to);
      return;
    }
    this.clock.after(LATENCY_MS, () => {
      if (this.health(to) !== 'up' || this.health(from) === 'dead') return;
      const member = this.members[to.port - 7000];
      if (member !== undefined) this.#serve(member, to, from, message);
      else this.nodeAt(to)?.step({ kind: 'message', from, message });
    });
  }

  nodeAt({ nodeId }: NodeAddress): ReplicaNode | undefined {
    return this.nodes.find(({ address }) => address.nodeId === nodeId);
  }

  #serve(member: FakeMember, self: NodeAddress, from: NodeAddress, message: ObjectMessage): void {
    member.asked.push(message);
    const { ring } = this;
    if (member.isRefusing) {
      this.send(self, from, { kind: 'refused', error: 'busy', message: 'no' });
      return;
    }
    if (message.kind === 'subscribe') member.subscribe(this.clock.nowMs(), from, message.fresh);
    const version = member.isLying ? 0 : ring.version;
    const isBehind = message.kind === 'subscribe' && message.version < version;
    const commits = isBehind ? ring.commits.slice(message.version + 1) : [];
    for (const commit of commits) if (commit !== undefined) this.send(self, from, commit);
    if (isBehind) return;
    const latest = ring.heartbeats[version]!;
    this.send(self, from, { kind: 'heartbeats', heartbeats: [latest], ring: ring.keys.ring });
  }

  /** The ring commits, and every member that is up tells its followers. */
  commit(key = 'k', value = `${this.ring.version}`): Commit {
    const commit = this.ring.put(key, value);
    this.members.forEach((member, index) => {
      const self = this.ring.members[index]!;
      if (this.health(self) !== 'up' || member.isLying) return;
      for (const to of member.subscribers(this.clock.nowMs())) this.send(self, to, commit);
    });
    return commit;
  }

  /** All members have given their word, and tell those who want to know. */
  tellFresh(timeMs: number, fresh = this.ring.fresh(timeMs)): void {
    this.members.forEach((member, index) => {
      const wanting = member.subscribers(this.clock.nowMs(), (one) => one.fresh);
      for (const to of wanting) this.send(this.ring.members[index]!, to, fresh);
    });
  }

  /** Lets the subscriptions end that are not renewed: what is left is the tree. */
  forgetFormer(): void {
    this.clock.run(SUBSCRIPTION_MS + 1000);
  }

  /** All replicas follow, each offered all others, nearest to the ring first or as `order` says. */
  start(order: (node: ReplicaNode) => readonly ReplicaNode[] = () => this.nodes): void {
    for (const node of this.nodes) node.follow();
    this.clock.run(100);
    for (const node of this.nodes) {
      node.offer(order(node));
      this.clock.run(50);
    }
    this.clock.run(1000);
  }

  versions(): number[] {
    return this.nodes.map(({ place }) => place.version);
  }
}
