/**
 * Soft state: beacons find dead neighbors, a regular exchange of neighbors lets maps converge, and a node that
 * leaves says so. All of it is periodic: repair that answers every loss at once feeds on itself under churn.
 * Tapestry, JSAC 2004, §III-C.2 and §III-D; Rhea et al., USENIX 2004.
 */

import type { NodeAddress } from '../base/index.ts';
import { DIGIT_COUNT, sharedPrefix } from '../id/index.ts';
import type { Leaving, Nodes } from '../wire/index.ts';
import {
  BACKUP_BEACON_FACTOR,
  BEACON_INTERVAL_MS_MAX,
  BEACON_INTERVAL_MS_MIN,
  BEACON_SPACING_MS,
  BEACON_TICK_MS,
  NEAR_COUNT,
  REFRESH_INTERVAL_MS,
  SLOT_SIZE,
} from './limits.ts';
import type { Mesh } from './mesh.ts';
import type { Neighbor } from './neighbor.ts';
import { idOf } from './neighbor-map.ts';
import type { Site } from './site.ts';
import { ownRoom } from './watchlist.ts';

export class Maintenance {
  readonly #site: Site;
  readonly #mesh: Mesh;
  readonly #onLonely: () => void;
  #beaconMs: number | undefined;
  #refreshMs: number | undefined;
  #isRoomsTurn = false;

  /** @param onLonely - this member has no neighbor at all */
  constructor(site: Site, mesh: Mesh, onLonely: () => void) {
    this.#site = site;
    this.#mesh = mesh;
    this.#onLonely = onLonely;
  }

  nextMs(): number | undefined {
    if (this.#beaconMs === undefined || this.#refreshMs === undefined) return undefined;
    return Math.min(this.#beaconMs, this.#refreshMs);
  }

  /** Chance spreads the intervals, so that nodes that start together do not speak together. */
  start(): void {
    const { nowMs, random } = this.#site;
    this.#beaconMs = nowMs + 1 + random.integer(BEACON_TICK_MS);
    this.#refreshMs = nowMs + 1 + random.integer(REFRESH_INTERVAL_MS);
  }

  tick(): void {
    const { nowMs } = this.#site;
    if (this.#beaconMs !== undefined && nowMs >= this.#beaconMs) {
      this.#beaconMs = nowMs + BEACON_TICK_MS;
      this.#beacons();
    }
    if (this.#refreshMs !== undefined && nowMs >= this.#refreshMs) {
      this.#refreshMs = nowMs + REFRESH_INTERVAL_MS;
      // In turn: what is missing, and what might be nearer.
      this.#isRoomsTurn = !this.#isRoomsTurn;
      if (this.#site.inserting) return;
      if (this.#mesh.map.size === 0) this.#onLonely();
      if (this.#isRoomsTurn) this.#fillRoom();
      else this.#comeNearer();
    }
  }

  /** Asks those that have said nothing for their interval; a message of any kind is as good as a beacon. */
  #beacons(): void {
    const { map } = this.#mesh;
    const intervalMs = beaconIntervalMs(map.size);
    const dueMs = this.#site.nowMs - intervalMs;
    const backupDueMs = this.#site.nowMs - BACKUP_BEACON_FACTOR * intervalMs;
    for (const neighbor of map.all()) {
      // One that is inserting is asked until it is a member: till then others carry what would go through it.
      if (neighbor.isInserting) this.#mesh.probe(neighbor);
      if (neighbor.heardAtMs > dueMs) continue;
      if (neighbor.heardAtMs > backupDueMs && !map.isPrimary(neighbor)) continue;
      this.#mesh.probe(neighbor);
    }
  }

  /** Asks one neighbor, of any level with the same chance, for nodes where there is room. */
  #fillRoom(): void {
    const { map } = this.#mesh;
    const { random } = this.#site;
    if (map.size === 0) return;
    const levels = [...new Set(map.all().map(({ level }) => level))];
    const level = levels[random.integer(levels.length)];
    const choice = map.all().filter((neighbor) => neighbor.level === level);
    const chosen = choice[random.integer(choice.length)] as Neighbor;
    this.#site.send(chosen.address, { kind: 'getNodes', wanted: ownRoom(map) });
  }

  /** Asks one of the nearest for a row of its map: who is near to a near node is near. */
  #comeNearer(): void {
    const { map } = this.#mesh;
    const { random } = this.#site;
    if (map.levelCount === 0) return;
    const level = random.integer(map.levelCount);
    const near = this.#mesh.nearest(NEAR_COUNT, level);
    if (near.length === 0) return;
    const { address } = near[random.integer(near.length)] as Neighbor;
    const wanted = new Uint8Array(2 * DIGIT_COUNT);
    wanted.fill(0xff, 2 * level, 2 * level + 2);
    this.#site.send(address, { kind: 'getNodes', wanted });
  }

  onNodes({ nodes }: Nodes): void {
    for (const node of nodes) this.#mesh.consider(node);
  }

  /** All who point at this node hear that it goes, with nodes that may take its place. */
  leave(): void {
    this.#mesh.remembered.write();
    this.#site.inserting = true;
    this.#beaconMs = undefined;
    this.#refreshMs = undefined;
    const neighbors = this.#mesh.map.all().map(({ address }) => address);
    const all = new Map([...this.#mesh.backpointers(), ...neighbors].map((n) => [n.nodeId, n]));
    for (const node of all.values()) {
      this.#site.send(node, { kind: 'leaving', nodes: this.#replacementsFor(node) });
    }
  }

  /** Nodes for the very slot that this one has in the other's map, nearest first. */
  #replacementsFor(node: NodeAddress): NodeAddress[] {
    const shared = sharedPrefix(this.#site.nodeId, idOf(node));
    const rttOf = ({ rttMs }: Neighbor) => rttMs ?? Number.MAX_VALUE;
    return this.#mesh.map
      .all()
      .filter(({ level }) => level > shared)
      .sort((a, b) => rttOf(a) - rttOf(b))
      .slice(0, SLOT_SIZE)
      .map(({ address }) => address);
  }

  onLeaving(from: NodeAddress, { nodes }: Leaving): void {
    this.#mesh.remove(from.nodeId);
    for (const node of nodes) this.#mesh.consider(node);
  }
}

/** The more neighbors, the longer, so that beacons cost about the same in a small pond and in a large one. */
export function beaconIntervalMs(neighborCount: number): number {
  const spacedMs = neighborCount * BEACON_SPACING_MS;
  return Math.min(Math.max(spacedMs, BEACON_INTERVAL_MS_MIN), BEACON_INTERVAL_MS_MAX);
}
