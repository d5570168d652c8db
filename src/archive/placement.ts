/** Which nodes get a pack's fragments. */

import { type NodeAddress, readU32 } from '../base/index.ts';
import { digest } from '../crypto/index.ts';
import { guidBytes, type NodeId, type PackGuid } from '../id/index.ts';
import type { Capacity, Place } from '../wire/index.ts';

/** Where a node stands and what room it has, by its own word, and what is thought of it. */
export interface Standing extends Place, Partial<Capacity> {
  /** It failed audits. */
  readonly isDistrusted?: boolean;
}

/** Whether others are asked before. */
export function isLast({ isDistrusted, isFull, isDraining }: Standing): boolean {
  return isDistrusted === true || isFull === true || isDraining === true;
}

/** Undefined when nothing is known of the node: it then counts as a zone without a name. */
export type StandingOf = (nodeId: string) => Standing | undefined;

/**
 * Candidates in the order in which they are asked: each pack has its own order (highest random weight, Thaler and
 * Ravishankar 1998), in which a node with twice the quota comes first twice as often (Schindelhauer and Schomaker,
 * SPAA 2005). So packs spread by room, nobody must keep a table, and who joins takes only what it comes first for.
 */
export function rankHolders(
  pack: PackGuid,
  candidates: readonly NodeAddress[],
  standingOf: StandingOf,
): NodeAddress[] {
  const quotas = candidates.map(({ nodeId }) => standingOf(nodeId)?.quotaMiB ?? 0);
  const told = quotas.filter((quota) => quota > 0);
  // Who has not told its quota counts as one of the others.
  const usual = told.length === 0 ? 1 : told.reduce((sum, one) => sum + one, 0) / told.length;
  const weighed = candidates.map((node, at) => ({
    node,
    score: (quotas[at] || usual) / -Math.log(chanceOf(pack, node)),
  }));
  const byName = (a: NodeAddress, b: NodeAddress) => (a.nodeId < b.nodeId ? -1 : 1);
  return weighed
    .sort((a, b) => b.score - a.score || byName(a.node, b.node))
    .map(({ node }) => node);
}

/** From the first 48 bits of a digest: more than 0, less than 1. */
function chanceOf(pack: PackGuid, { nodeId }: NodeAddress): number {
  const drawn = digest('salt', guidBytes(pack), guidBytes(nodeId as NodeId));
  return (readU32(drawn) * 2 ** 16 + (readU32(drawn, 2) % 2 ** 16) + 0.5) / 2 ** 48;
}

/** Whether others are asked before, fragments of the pack in the zone, and on the machine. */
type Load = readonly [number, number, number];

function compareLoads(a: Load, b: Load): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/**
 * Takes holders one by one, always from the zone, and in it from the machine, that has got the fewest fragments of
 * the pack so far. So no zone gets more than its even share, unless other zones have no more nodes: where any choice
 * keeps every zone at n − k fragments or fewer, this one does.
 */
export class HolderChoice {
  readonly #standingOf: StandingOf;
  /** In the pack's own order. */
  readonly #waiting: NodeAddress[];
  readonly #inZone = new Map<string, number>();
  readonly #onMachine = new Map<string, number>();

  /** @param taken - nodes that hold fragments of the pack already: they are not chosen again */
  constructor(
    pack: PackGuid,
    candidates: readonly NodeAddress[],
    standingOf: StandingOf,
    taken: readonly NodeAddress[] = [],
  ) {
    this.#standingOf = standingOf;
    const isTaken = new Set(taken.map(({ nodeId }) => nodeId));
    this.#waiting = rankHolders(pack, candidates, standingOf).filter(
      ({ nodeId }) => !isTaken.has(nodeId),
    );
    for (const node of taken) this.#count(node, 1);
  }

  /** The next holder; undefined when nobody is left. */
  take(): NodeAddress | undefined {
    let best: { at: number; load: Load } | undefined;
    for (const [at, node] of this.#waiting.entries()) {
      const load = this.#loadOf(node);
      if (best === undefined || compareLoads(load, best.load) < 0) best = { at, load };
    }
    if (best === undefined) return undefined;
    const [node] = this.#waiting.splice(best.at, 1);
    this.#count(node!, 1);
    return node;
  }

  /** Whether one node is in a zone, or on a machine, with fewer fragments than another. */
  isSafer(one: NodeAddress, than: NodeAddress): boolean {
    return compareLoads(this.#loadOf(one), this.#loadOf(than)) < 0;
  }

  /** The holder does not take it after all: its zone has got one fragment less. */
  giveUp(node: NodeAddress): void {
    this.#count(node, -1);
  }

  #count(node: NodeAddress, change: number): void {
    const { zone, machine } = this.#domains(node);
    this.#inZone.set(zone, (this.#inZone.get(zone) ?? 0) + change);
    this.#onMachine.set(machine, (this.#onMachine.get(machine) ?? 0) + change);
  }

  #loadOf(node: NodeAddress): Load {
    const { zone, machine } = this.#domains(node);
    const standing = this.#standingOf(node.nodeId);
    const isPassed = standing !== undefined && isLast(standing);
    return [isPassed ? 1 : 0, this.#inZone.get(zone) ?? 0, this.#onMachine.get(machine) ?? 0];
  }

  /** A machine's name counts within its zone; a node that tells none is a machine of its own. */
  #domains({ nodeId }: NodeAddress): { zone: string; machine: string } {
    const { zone = '', machine = '' } = this.#standingOf(nodeId) ?? {};
    return { zone, machine: machine === '' ? nodeId : `${zone}\n${machine}` };
  }
}

/**
 * How many nodes the rate of a code should count on. In a pond of three zones or more, those outside of the largest
 * one: when a zone burns down, what it held finds room on other nodes. Who is being drained does not count.
 */
export function countedNodes(nodes: readonly NodeAddress[], standingOf: StandingOf): number {
  const zones = new Map<string, number>();
  let count = 0;
  for (const { nodeId } of nodes) {
    const { zone = '', isDraining } = standingOf(nodeId) ?? {};
    if (isDraining === true) continue;
    zones.set(zone, (zones.get(zone) ?? 0) + 1);
    count++;
  }
  return count - (zones.size < 3 ? 0 : Math.max(...zones.values()));
}
