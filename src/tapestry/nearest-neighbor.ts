/**
 * Builds a near-optimal neighbor map for a new node: from the level of its surrogate down to 0, the nearest nodes
 * known name their neighbors and backpointers, and the nearest of all of those go on.
 * Tapestry, JSAC 2004, §III-C.1; Hildrum et al., SPAA 2002.
 */

import { type NodeAddress, shuffled } from '../base/index.ts';
import { sharedPrefix } from '../id/index.ts';
import type { GetPointers, Pointers } from '../wire/index.ts';
import { NEAREST_COUNT, NEAREST_NAMED_MAX, NEAREST_TIMEOUT_MS } from './limits.ts';
import type { Mesh } from './mesh.ts';
import type { Neighbor } from './neighbor.ts';
import { idOf } from './neighbor-map.ts';
import type { Site } from './site.ts';

interface Search {
  readonly session: number;
  level: number;
  /** Who has not named its pointers yet. */
  readonly waiting: Set<string>;
  /** Everyone heard of at this level. */
  readonly found: Map<string, NodeAddress>;
  deadlineMs: number;
}

export class NearestNeighbor {
  readonly #site: Site;
  readonly #mesh: Mesh;
  #search: Search | undefined;

  constructor(site: Site, mesh: Mesh) {
    this.#site = site;
    this.#mesh = mesh;
  }

  get isSearching(): boolean {
    return this.#search !== undefined;
  }

  nextMs(): number | undefined {
    return this.#search?.deadlineMs;
  }

  start(session: number, level: number): void {
    const found = new Map<string, NodeAddress>();
    for (const { address } of this.#mesh.map.all()) found.set(address.nodeId, address);
    this.#search = { session, level, waiting: new Set(), found, deadlineMs: 0 };
    this.#askLevel(this.#search);
  }

  #askLevel(search: Search): void {
    const nearest = [...search.found.values()]
      .sort((a, b) => this.#distanceOf(a) - this.#distanceOf(b))
      .slice(0, NEAREST_COUNT);
    search.found.clear();
    search.deadlineMs = this.#site.nowMs + NEAREST_TIMEOUT_MS;
    for (const node of nearest) {
      search.found.set(node.nodeId, node);
      search.waiting.add(node.nodeId);
      const { session, level } = search;
      this.#site.send(node, { kind: 'getPointers', session, level });
    }
    this.#proceed();
  }

  #distanceOf({ nodeId }: NodeAddress): number {
    return this.#mesh.rttOf(nodeId) ?? Number.MAX_VALUE;
  }

  /** This node's pointers at that level and above, in both directions, and itself. */
  onGetPointers(from: NodeAddress, { session, level }: GetPointers): void {
    const { map } = this.#mesh;
    const rttOf = ({ rttMs }: Neighbor) => rttMs ?? Number.MAX_VALUE;
    const forward = map.all().filter((neighbor) => neighbor.level >= level);
    const nearest = [...forward].sort((a, b) => rttOf(a) - rttOf(b));
    // One of each digit, so that no slot stays empty; then the nearest; then those who point here.
    const primaries = forward.filter(
      (neighbor) => neighbor.level === level && map.isPrimary(neighbor),
    );
    const named = [...primaries, ...nearest.slice(0, NEAREST_NAMED_MAX / 4)];
    const back = this.#mesh
      .backpointers()
      .filter((node) => sharedPrefix(this.#site.nodeId, idOf(node)) >= level);
    const nodes = new Map<string, NodeAddress>([[this.#site.nodeId, this.#site.self]]);
    for (const { address } of named) nodes.set(address.nodeId, address);
    for (const node of shuffled(this.#site.random, back)) {
      if (nodes.size >= NEAREST_NAMED_MAX) break;
      nodes.set(node.nodeId, node);
    }
    nodes.delete(from.nodeId);
    this.#site.send(from, { kind: 'pointers', session, level, nodes: [...nodes.values()] });
    if (this.#mesh.map.hasRoomFor(idOf(from))) this.#mesh.consider(from);
  }

  onPointers(from: NodeAddress, { session, level, nodes }: Pointers): void {
    const search = this.#search;
    if (search === undefined || search.session !== session || search.level !== level) return;
    if (!search.waiting.delete(from.nodeId)) return;
    for (const node of nodes) {
      if (idOf(node) === this.#site.nodeId) continue;
      search.found.set(node.nodeId, node);
      this.#mesh.consider(node);
    }
    this.#proceed();
  }

  onLost(nodeId: string): void {
    this.#search?.found.delete(nodeId);
    if (this.#search?.waiting.delete(nodeId)) this.#proceed();
  }

  onMeasured(): void {
    this.#proceed();
  }

  /** Goes one level down once all have answered and all that they named are measured. */
  #proceed(): void {
    const search = this.#search;
    if (search === undefined) return;
    const isLate = this.#site.nowMs >= search.deadlineMs;
    if (!isLate && search.waiting.size > 0) return;
    if (!isLate && [...search.found.keys()].some((id) => this.#mesh.isPending(id))) return;
    search.waiting.clear();
    search.level--;
    if (search.level < 0 || search.found.size === 0) this.#search = undefined;
    else this.#askLevel(search);
  }

  tick(): void {
    if (this.#search !== undefined && this.#site.nowMs >= this.#search.deadlineMs) this.#proceed();
  }
}
