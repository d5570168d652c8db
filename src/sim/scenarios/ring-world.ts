/** Rings under faults: how many members may be faulty at a time, and what has happened. */

import { type Random, shuffled } from '../../base/index.ts';
import type { RingCertificate, RingMember } from '../../wire/index.ts';
import { RING_LIAR_KINDS } from '../liars/ring-liars.ts';
import type { RingNode } from '../ring-node.ts';
import { RingPond } from '../ring-pond.ts';
import type { Watcher } from '../scenario.ts';
import type { SimulatedObject } from '../simulated-object.ts';
import { World } from './world.ts';

const STREAMS = { setup: 30, faults: 31 };
const ENCODED_EVERY = 4;
const NODES_MOST = 9;
const OBJECTS_MOST = 3;
/** The largest f of a ring. */
const FAULTY_MOST = 2;
/** Beyond what members allow a leader to be ahead: such a clock is a fault. */
const WRONG_CLOCK_MS = 100_000;
/** Such a one is not. */
const UNEVEN_CLOCK_MS = 20_000;

export class RingWorld extends World {
  readonly pond: RingPond;
  /** Nodes that stay down till the others have taken their places. */
  readonly kept = new Set<RingNode>();
  /** The faults have stopped. */
  isCalm = false;

  constructor(seed: number, watcher: Watcher) {
    super(seed, watcher, STREAMS);
    const { setup } = this;
    const isSmall = setup.integer(8) === 0;
    this.pond = new RingPond({
      seed,
      nodes: isSmall ? 1 + setup.integer(3) : 4 + setup.integer(NODES_MOST - 3),
      isEncoded: seed % ENCODED_EVERY === 0,
      trace: watcher.trace,
    });
    this.#corrupt();
    const count = 1 + setup.integer(OBJECTS_MOST);
    for (let i = 0; i < count; i++) this.#add(count);
  }

  /** By members' clocks that are not wrong, it is this time at most. @param elapsedMs - since the start */
  latestClockMs(elapsedMs: number): number {
    const right = this.pond.nodes.filter((node) => !isNeverRight(node));
    const aheadMs = Math.max(0, ...right.map(({ skewMs }) => skewMs));
    return this.clock.nowMs() - this.clock.elapsedMs + elapsedMs + aheadMs;
  }

  get network() {
    return this.pond.network;
  }

  get clock() {
    return this.pond.clock;
  }

  /** Draws who lies and whose clock is wrong: at most so many as the largest ring bears. */
  #corrupt(): void {
    const { setup, pond } = this;
    const nodes = shuffled(setup, pond.nodes);
    const kinds = shuffled(setup, RING_LIAR_KINDS);
    const most = Math.min(FAULTY_MOST, Math.floor((nodes.length - 1) / 3));
    const count = setup.integer(most + 1);
    for (let i = 0; i < count; i++) {
      const node = nodes.pop() as RingNode;
      if (setup.integer(6) === 0) {
        node.skewMs = setup.integer(2) === 0 ? -WRONG_CLOCK_MS : WRONG_CLOCK_MS;
        node.isClockWrong = true;
        this.note('wrong-clock', `${node.index} by ${node.skewMs} ms`);
      } else {
        const kind = kinds[i % kinds.length] as (typeof kinds)[number];
        pond.corrupt(node, kind);
        this.say(`node ${node.index} is a liar: ${kind}`);
      }
    }
    if (setup.integer(3) > 0) return;
    for (const node of nodes) node.skewMs = setup.integer(UNEVEN_CLOCK_MS);
  }

  /** An object of `count`, with a ring of any size that there can be. */
  #add(count: number): void {
    const { setup, pond } = this;
    const size = setup.integer(8);
    const most = Math.floor((pond.nodes.length - 1) / 3);
    const faultyMax = Math.min(most, size === 0 ? 0 : size < 6 ? 1 : FAULTY_MOST);
    const members = this.someOf(setup, pond.nodes, 3 * faultyMax + 1) ?? pond.nodes;
    const clients = 2 + setup.integer(count > 1 || faultyMax === 2 ? 2 : 4);
    const { index } = pond.add(members, { clients, updates: 2 + setup.integer(count > 1 ? 3 : 4) });
    const names = members.map((node) => node.index).join(', ');
    this.say(`object ${index}: members ${names}; ${clients} clients`);
    if (index > 0) this.probes.hit('several-objects');
  }

  /** So many of these nodes, of whom the ring bears those that are faulty; undefined when there are too few. */
  someOf(
    random: Random,
    nodes: readonly RingNode[],
    count: number,
    isFaulty: (node: RingNode) => boolean = isNeverRight,
  ): RingNode[] | undefined {
    let faultyLeft = (count - 1) / 3;
    const taken: RingNode[] = [];
    for (const node of shuffled(random, nodes)) {
      if (taken.length === count || (isFaulty(node) && faultyLeft-- <= 0)) continue;
      taken.push(node);
    }
    return taken.length === count ? taken : undefined;
  }

  /** It may do anything now, or has forgotten what it said about the object. */
  isFaulty({ aguid }: SimulatedObject, node: RingNode): boolean {
    return isNeverRight(node) || node.hasLost(aguid);
  }

  /** Of the view in which most of the ring may be. */
  leaderOf({ aguid, ring }: SimulatedObject): RingNode | undefined {
    const views = this.pond.live.flatMap((node) => {
      const head = node.head(aguid);
      // Liars know views that nobody else does.
      return head?.epoch === ring.epoch && node.liar === undefined ? [head.view] : [];
    });
    const { nodeId } = (ring.members[Math.max(0, ...views) % ring.members.length] as RingMember)
      .address;
    return this.pond.nodes.find(({ self }) => self.nodeId === nodeId);
  }

  /** It has all that happened to the object, and may be relied on. */
  hasAll(object: SimulatedObject, node: RingNode): boolean {
    const head = node.head(object.aguid);
    if (head?.epoch !== object.ring.epoch || this.isFaulty(object, node)) return false;
    if (head.version < object.certificates.latest) return false;
    return head.versionsMissing === 0 && !head.isRecovering;
  }

  /** In every ring in which it counts, one more may be faulty, and others have the past. */
  mayLoseDisk(node: RingNode): boolean {
    if (isNeverRight(node)) return false;
    return this.pond.objects.every((object) => {
      const bears = (ring: RingCertificate) => {
        const members = this.pond.membersOf(ring);
        if (!members.includes(node)) return true;
        // Who is invited cannot tell that it has not lost its disk, and recovers as if it had.
        const counts = (one: RingNode) => this.isFaulty(object, one) || !one.mayVote(object.aguid);
        return members.filter(counts).length < ring.faultyMax;
      };
      // Nor who has left it, while it alone may have what came before the others did.
      const wasMember = object.rings.all.some((ring) => this.pond.membersOf(ring).includes(node));
      const present = this.pond.membersOf(object.ring);
      const isLast = wasMember && !present.some((one) => one !== node && this.hasAll(object, one));
      return !node.hasLost(object.aguid) && !isLast && object.ringsInUse.every(bears);
    });
  }

  loseDisk(node: RingNode): void {
    node.loseDisk();
    for (const { aguid, rings } of this.pond.objects) {
      const last = rings.all.findLast((ring) => this.pond.membersOf(ring).includes(node));
      if (last !== undefined) node.lose(aguid, last.epoch);
    }
  }

  /** Members of the present ring that others must come to agree with. */
  saneOf({ ring }: SimulatedObject): RingNode[] {
    return this.pond.membersOf(ring).filter((node) => !isNeverRight(node));
  }
}

function isNeverRight({ liar, isClockWrong }: RingNode): boolean {
  return liar !== undefined || isClockWrong;
}
