/** Two different things signed by one member for one place: proof that it lies, which anybody can check. */

import { concat, equal, u64 } from '../base/index.ts';
import { guidBytes } from '../id/index.ts';
import { decodeEvidence, type Evidence, encodeEvidence } from '../wire/index.ts';
import type { Site } from './site.ts';

export const EVIDENCE_TABLE = 'ring.evidence';

export class Evidences {
  readonly #site: Site;
  /** By member: one proof is enough. */
  readonly #known = new Map<number, Evidence>();

  constructor(site: Site) {
    this.#site = site;
    const from = guidBytes(site.aguid);
    const to = concat([from, new Uint8Array(9).fill(0xff)]);
    for (const [, value] of site.tables.range(EVIDENCE_TABLE, { from, to })) {
      const evidence = decodeEvidence(value);
      // Members are numbered anew in each epoch.
      if (evidence?.epoch === site.epoch) this.#known.set(evidence.member, evidence);
    }
  }

  all(): Evidence[] {
    return [...this.#known.values()];
  }

  /** Of two things that were signed for one place: both signatures must have been verified. */
  add(
    place: Pick<Evidence, 'member' | 'what' | 'view' | 'slot'>,
    [first, firstSignature]: readonly [Uint8Array, Uint8Array],
    [second, secondSignature]: readonly [Uint8Array, Uint8Array],
  ): void {
    if (equal(first, second)) return;
    const found = { ...place, first, firstSignature, second, secondSignature };
    this.#site.count(`equivocation-${found.what}`);
    if (this.#known.has(found.member)) return;
    const { aguid, epoch } = this.#site;
    const evidence = { aguid, epoch, ...found };
    this.#known.set(found.member, evidence);
    const key = concat([guidBytes(aguid), u64(found.member)]);
    this.#site.note({ table: EVIDENCE_TABLE, key, value: encodeEvidence(evidence) });
  }
}
