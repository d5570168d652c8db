/** A pond under faults, with what only the outside knows: who should be there, and who has published what. */

import { type NodeAddress, type Random, SeededRandom, shuffled } from '../../base/index.ts';
import type { Guid } from '../../id/index.ts';
import type { Watcher } from '../scenario.ts';
import type { TapestryNode } from '../tapestry-node.ts';
import { TapestryPond } from '../tapestry-pond.ts';
import { carryingOf } from './carrying-of.ts';
import { type DrawnTopology, drawnTopology } from './drawn-topology.ts';
import { World } from './world.ts';

/** Streams of one seed, apart so that a change in one does not reshuffle the others. */
const STREAMS = { setup: 20, faults: 21, workload: 22, checks: 23 };
/** The first nodes, whose addresses everybody is given, as operators do. */
export const FOUNDER_COUNT = 4;
/** These are always there in the end, and never lose their disks: a pond without them knows of no way back. */
export const KEEPER_COUNT = 2;
const PLACE_COUNT = 64;

export class FaultWorld extends World {
  readonly pond: TapestryPond;
  readonly topology: DrawnTopology;
  readonly workload: Random;
  readonly checks: Random;
  /** By GUID, the servers that have published it and have not taken it back. */
  readonly published = new Map<Guid, Set<string>>();
  /** Nodes that have left for good. */
  readonly gone = new Set<string>();

  constructor(seed: number, watcher: Watcher) {
    super(seed, watcher, STREAMS);
    this.workload = new SeededRandom(seed, STREAMS.workload);
    this.checks = new SeededRandom(seed, STREAMS.checks);
    this.topology = drawnTopology(this.setup, PLACE_COUNT);
    this.pond = new TapestryPond({
      seed,
      topology: this.topology,
      carrying: carryingOf(seed),
      ...(watcher.trace && { trace: watcher.trace }),
    });
  }

  get network() {
    return this.pond.network;
  }

  get clock() {
    return this.pond.network.clock;
  }

  nameOf(node: TapestryNode): string {
    return `${node.self.port - 1} (${node.self.nodeId.slice(0, 4)})`;
  }

  /** A live node may end as long as so many stay. */
  get mayEnd(): boolean {
    const { live, nodes } = this.pond;
    return live.length > Math.max(2, Math.ceil(nodes.length / 3));
  }

  /** Indices of nodes that have ended and may come back. */
  get ended(): number[] {
    return this.pond.nodes.flatMap((node, index) =>
      node.isLive || this.gone.has(node.self.nodeId) ? [] : [index],
    );
  }

  /** The founders in any order, and some others; never the node itself. */
  bootstrapFor(nodeId: string | undefined): NodeAddress[] {
    const founders = this.pond.nodes.slice(0, FOUNDER_COUNT).map(({ self }) => self);
    const others = this.pond.live.map(({ self }) => self);
    const some = shuffled(this.faults, others).slice(0, 2);
    const list = shuffled(this.faults, [...new Set([...founders, ...some])]);
    return list.filter((address) => address.nodeId !== nodeId);
  }

  publish(node: TapestryNode, guids: readonly Guid[]): void {
    if (guids.length === 0) return;
    for (const guid of guids) {
      const servers = this.published.get(guid) ?? new Set();
      this.published.set(guid, servers.add(node.self.nodeId));
    }
    node.input({ kind: 'publish', guids });
  }

  unpublish(node: TapestryNode, guid: Guid): void {
    this.published.get(guid)?.delete(node.self.nodeId);
    node.input({ kind: 'unpublish', guids: [guid] });
  }

  servedBy(nodeId: string): Guid[] {
    return [...this.published].flatMap(([guid, servers]) => (servers.has(nodeId) ? [guid] : []));
  }

  /** Brings a node back; with its disk it serves what it served before, as a host's holder does. */
  restart(index: number, disk: 'kept' | 'lost'): TapestryNode {
    const { nodeId } = (this.pond.nodes[index] as TapestryNode).self;
    const node = this.pond.restart(index, { disk, bootstrap: this.bootstrapFor(nodeId) });
    if (disk === 'lost') for (const servers of this.published.values()) servers.delete(nodeId);
    else this.publish(node, this.servedBy(nodeId));
    return node;
  }
}
