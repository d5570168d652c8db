/**
 * Soft state: beacons find dead neighbors, a regular exchange of neighbors lets maps converge, and a node that
 * leaves says so. Tapestry, JSAC 2004, §III-C.2 and §III-D.
 */

import type { NodeAddress } from '../base/index.ts';
import type { Leaving, Nodes } from '../wire/index.ts';
import { BEACON_INTERVAL_MS, REFRESH_INTERVAL_MS } from './limits.ts';
import type { Mesh } from './mesh.ts';
import type { Site } from './site.ts';

export class Maintenance {
  readonly #site: Site;
  readonly #mesh: Mesh;
  #beaconMs: number | undefined;
  #refreshMs: number | undefined;

  constructor(site: Site, mesh: Mesh) {
    this.#site = site;
    this.#mesh = mesh;
  }

  nextMs(): number | undefined {
    if (this.#beaconMs === undefined || this.#refreshMs === undefined) return undefined;
    return Math.min(this.#beaconMs, this.#refreshMs);
  }

  /** Chance spreads the intervals, so that nodes that start together do not speak together. */
  start(): void {
    const { nowMs, random } = this.#site;
    this.#beaconMs = nowMs + 1 + random.integer(BEACON_INTERVAL_MS);
    this.#refreshMs = nowMs + 1 + random.integer(REFRESH_INTERVAL_MS);
  }

  tick(): void {
    const { nowMs } = this.#site;
    if (this.#beaconMs !== undefined && nowMs >= this.#beaconMs) {
      this.#beaconMs = nowMs + BEACON_INTERVAL_MS;
      this.#mesh.probeNeighbors();
    }
    if (this.#refreshMs !== undefined && nowMs >= this.#refreshMs) {
      this.#refreshMs = nowMs + REFRESH_INTERVAL_MS;
      if (!this.#site.inserting) this.#refresh();
    }
  }

  #refresh(): void {
    const neighbors = [...this.#mesh.map.all()];
    if (neighbors.length === 0) return;
    const { address } = neighbors[this.#site.random.integer(neighbors.length)] as {
      address: NodeAddress;
    };
    const nodes = this.#mesh.nodesFor(address.nodeId);
    this.#site.send(address, { kind: 'nodes', nodes, wantsAnswer: true });
  }

  onNodes(from: NodeAddress, { nodes, wantsAnswer }: Nodes): void {
    for (const node of nodes) this.#mesh.consider(node);
    if (!wantsAnswer) return;
    const own = this.#mesh.nodesFor(from.nodeId);
    this.#site.send(from, { kind: 'nodes', nodes: own, wantsAnswer: false });
  }

  /** All who point at this node hear that it goes, with nodes that may take its place. */
  leave(): void {
    this.#site.inserting = true;
    this.#beaconMs = undefined;
    this.#refreshMs = undefined;
    const neighbors = [...this.#mesh.map.all()].map(({ address }) => address);
    const all = new Map([...this.#mesh.backpointers(), ...neighbors].map((n) => [n.nodeId, n]));
    for (const node of all.values()) {
      this.#site.send(node, { kind: 'leaving', nodes: this.#mesh.nodesFor(node.nodeId) });
    }
  }

  onLeaving(from: NodeAddress, { nodes }: Leaving): void {
    this.#mesh.remove(from.nodeId);
    for (const node of nodes) this.#mesh.consider(node);
  }
}
