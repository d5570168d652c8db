/** Which nodes get a pack's fragments. */

import { compare, type NodeAddress } from '../base/index.ts';
import { digest } from '../crypto/index.ts';
import { guidBytes, type NodeId, type PackGuid } from '../id/index.ts';
import type { Place } from '../wire/index.ts';

/** Where a node stands by its own word, and what is thought of it. */
export interface Standing extends Place {
  /** Others are asked before: it failed audits. */
  readonly isLast?: boolean;
}

/** Undefined when nothing is known of the node: it then counts as a zone without a name. */
export type StandingOf = (nodeId: string) => Standing | undefined;

/**
 * Candidates in the order in which they are asked: each pack has its own order (highest random weight, Thaler
 * and Ravishankar 1998), so packs spread evenly and nobody must keep a table.
 */
export function rankHolders(pack: PackGuid, candidates: readonly NodeAddress[]): NodeAddress[] {
  const weighed = candidates.map((node) => ({
    node,
    weight: digest('salt', guidBytes(pack), guidBytes(node.nodeId as NodeId)),
  }));
  return weighed.sort((a, b) => compare(b.weight, a.weight)).map(({ node }) => node);
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
    this.#waiting = rankHolders(pack, candidates).filter(({ nodeId }) => !isTaken.has(nodeId));
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
    const isLast = this.#standingOf(node.nodeId)?.isLast === true;
    return [isLast ? 1 : 0, this.#inZone.get(zone) ?? 0, this.#onMachine.get(machine) ?? 0];
  }

  /** A machine's name counts within its zone; a node that tells none is a machine of its own. */
  #domains({ nodeId }: NodeAddress): { zone: string; machine: string } {
    const { zone = '', machine = '' } = this.#standingOf(nodeId) ?? {};
    return { zone, machine: machine === '' ? nodeId : `${zone}\n${machine}` };
  }
}

/**
 * How many nodes the rate of a code should count on. In a pond of three zones or more, those outside of the largest
 * one: when a zone burns down, what it held finds room on other nodes.
 */
export function countedNodes(nodes: readonly NodeAddress[], standingOf: StandingOf): number {
  const zones = new Map<string, number>();
  for (const { nodeId } of nodes) {
    const zone = standingOf(nodeId)?.zone ?? '';
    zones.set(zone, (zones.get(zone) ?? 0) + 1);
  }
  return nodes.length - (zones.size < 3 ? 0 : Math.max(...zones.values()));
}
