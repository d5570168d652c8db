/** Whether a fragment should lie elsewhere than where it does, given who holds the others. */

import type { NodeAddress } from '../base/index.ts';
import type { PackGuid } from '../id/index.ts';
import type { PackHolder } from '../wire/index.ts';
import { FILL_STEPS_LESS } from './move-interface.ts';
import { HolderChoice, isLast, type StandingOf } from './placement.ts';

export interface PlacedFragment {
  readonly pack: PackGuid;
  readonly n: number;
  readonly index: number;
  /** Where it is. */
  readonly at: NodeAddress;
  /** All that hold some of the pack, that node included. */
  readonly holders: readonly PackHolder[];
}

export interface PondView {
  readonly candidates: readonly NodeAddress[];
  readonly standingOf: StandingOf;
  /** Whether a node has been there long enough to be moved to. */
  isSettled(nodeId: string): boolean;
}

/**
 * The node to which a fragment should go; undefined: it should stay.
 *
 * Of two nodes with the same fragment one is better by the placement rule, and both find the same one. Else it goes
 * where a fresh pack would put it, if that is safer, or as safe, first in the pack's order, and clearly less full. Each
 * such move brings the pack nearer to the rule by measures on which all nodes agree (fragments in each zone and on each
 * machine, then scores), so moves come to an end however much the views of the pond differ.
 */
export function betterHolder(placed: PlacedFragment, view: PondView): NodeAddress | undefined {
  const { pack, index, at, holders } = placed;
  const others = holders.filter(({ node }) => node.nodeId !== at.nodeId);
  const rivals = others.filter(({ indexes }) => indexes.includes(index)).map(({ node }) => node);
  if (rivals.length === 0) return newHolder(placed, view);
  const isRival = ({ nodeId }: NodeAddress) => rivals.some((one) => one.nodeId === nodeId);
  const rest = others.map(({ node }) => node).filter((node) => !isRival(node));
  const keeper = new HolderChoice(pack, [at, ...rivals], keeping(view, holders), rest).take();
  return keeper?.nodeId === at.nodeId ? undefined : keeper;
}

/** A holder that is full keeps what it has. */
function keeping({ standingOf }: PondView, holders: readonly PackHolder[]): StandingOf {
  const held = new Set(holders.map(({ node }) => node.nodeId));
  return (nodeId) => {
    const standing = standingOf(nodeId);
    return standing && held.has(nodeId) ? { ...standing, isFull: false } : standing;
  };
}

function newHolder(
  { pack, n, at, holders }: PlacedFragment,
  view: PondView,
): NodeAddress | undefined {
  const standingOf = keeping(view, holders);
  const present = holders.map(({ node }) => node);
  const names = new Set(present.map(({ nodeId }) => nodeId));
  const known = [...present, ...view.candidates.filter(({ nodeId }) => !names.has(nodeId))];
  const choice = new HolderChoice(pack, known, standingOf);
  const wanted = Array.from({ length: n }, () => choice.take()).filter(
    (node) => node !== undefined,
  );
  const isWanted = ({ nodeId }: NodeAddress) => wanted.some((one) => one.nodeId === nodeId);
  if (isWanted(at)) return undefined;
  const coming = wanted.filter(({ nodeId }) => !names.has(nodeId));
  const going = present.filter((node) => !isWanted(node)).map(({ nodeId }) => nodeId);
  // Each that goes begins with another that comes.
  const turn = going.sort().indexOf(at.nodeId) % Math.max(1, coming.length);
  const others = present.filter(({ nodeId }) => nodeId !== at.nodeId);
  const here = standingOf(at.nodeId);
  return [...coming.slice(turn), ...coming.slice(0, turn)].find((to) => {
    const there = view.standingOf(to.nodeId);
    if (there === undefined || isLast(there) || !view.isSettled(to.nodeId)) return false;
    const pair = new HolderChoice(pack, [at, to], standingOf, others);
    const isLessFull = (there.fill ?? 0) + FILL_STEPS_LESS <= (here?.fill ?? 0);
    return pair.isSafer(to, at) || (isLessFull && pair.take()?.nodeId === to.nodeId);
  });
}
