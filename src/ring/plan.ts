/** What a new view takes over from the views before: OSDI 1999, §4.4. Proofs are checked elsewhere. */

import {
  type CertifiedHeartbeat,
  type Prepared,
  SLOTS_MAX,
  type ViewChange,
} from '../wire/index.ts';
import { NULL_DIGEST } from './slots.ts';

/** What a quorum's view changes leave no choice about. */
export interface Plan {
  /** The latest slot that one of them knows to be committed. */
  readonly stable: CertifiedHeartbeat | undefined;
  readonly choices: readonly { readonly slot: number; readonly batch: Uint8Array }[];
}

/** What any quorum's view changes decide: for each slot the batch that was prepared in the highest view. */
export function planOf(changes: readonly ViewChange[]): Plan {
  let stable: CertifiedHeartbeat | undefined;
  for (const change of changes) {
    if ((change.stable?.slot ?? 0) > (stable?.slot ?? 0)) stable = change.stable;
  }
  const from = stable?.slot ?? 0;
  const highest = new Map<number, Prepared>();
  for (const prepared of changes.flatMap((change) => change.prepared)) {
    const known = highest.get(prepared.slot);
    if (prepared.slot <= from || (known !== undefined && known.view >= prepared.view)) continue;
    highest.set(prepared.slot, prepared);
  }
  const last = Math.max(from, ...highest.keys());
  const choices: { slot: number; batch: Uint8Array }[] = [];
  for (let slot = from + 1; slot <= last && choices.length < SLOTS_MAX; slot++) {
    choices.push({ slot, batch: highest.get(slot)?.batch ?? NULL_DIGEST });
  }
  return { stable, choices };
}
