/** Which nodes get a pack's fragments. */

import { compare, type NodeAddress } from '../base/index.ts';
import { digest } from '../crypto/index.ts';
import { guidBytes, type NodeId, type PackGuid } from '../id/index.ts';

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
