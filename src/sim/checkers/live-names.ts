/**
 * The names of all live nodes as a tree of digits: what a neighbor map should have and where a name has its root,
 * from nothing but the list of who lives. Asks no node, so that no node can mislead it.
 */

import { assert } from '../../base/index.ts';
import { digitAt, type Guid, type NodeId, RADIX, sharedPrefix } from '../../id/index.ts';

interface Branch {
  /** Set where one name alone is left. */
  readonly only: NodeId | undefined;
  readonly children: readonly (Branch | undefined)[];
}

const NO_CHILDREN: readonly undefined[] = [];

function branchOf(names: readonly NodeId[], level: number): Branch {
  if (names.length === 1) return { only: names[0], children: NO_CHILDREN };
  const groups: NodeId[][] = Array.from({ length: RADIX }, () => []);
  for (const name of names) groups[digitAt(name, level)]?.push(name);
  const children = groups.map((group) =>
    group.length === 0 ? undefined : branchOf(group, level + 1),
  );
  return { only: undefined, children };
}

export class LiveNames {
  readonly #top: Branch;

  /** @param names - at least one, none twice */
  constructor(names: readonly NodeId[]) {
    assert(names.length > 0, 'Nobody lives');
    this.#top = branchOf(names, 0);
  }

  /** Calls `visit` for every slot in the map of `self` that somebody could fill, lowest level first. */
  eachSlot(self: NodeId, visit: (level: number, digit: number) => void): void {
    let branch: Branch | undefined = this.#top;
    for (let level = 0; branch !== undefined && branch.only === undefined; level++) {
      const own = digitAt(self, level);
      for (let digit = 0; digit < RADIX; digit++) {
        if (digit !== own && branch.children[digit] !== undefined) visit(level, digit);
      }
      branch = branch.children[own];
    }
    const stranger = branch?.only;
    if (stranger === undefined || stranger === self) return;
    // A dead node's map is looked at: the last one on its way is a stranger to it.
    const level = sharedPrefix(self, stranger);
    visit(level, digitAt(stranger, level));
  }

  /** Where surrogate routing ends if every map is complete. Tapestry, JSAC 2004, §III-B. */
  rootOf(target: Guid): NodeId {
    let branch: Branch = this.#top;
    for (let level = 0; branch.only === undefined; level++) {
      const wanted = digitAt(target, level);
      let next: Branch | undefined;
      for (let i = 0; next === undefined; i++) next = branch.children[(wanted + i) % RADIX];
      branch = next;
    }
    return branch.only;
  }
}
