/**
 * Every word of a ring that a version was the latest, whoever said it: no client had an answer by then about a later
 * version.
 */

import { checkFresh } from '../../object/index.ts';
import { decodeHeartbeat } from '../../wire/index.ts';
import { isRingEnvelope, type Said } from '../ring-network.ts';
import type { EpochRings } from './epoch-rings.ts';
import type { Operation } from './object-history.ts';

export class FreshWords {
  readonly #rings: EpochRings;
  /** By what was said: members say the same to all who follow. */
  readonly #words = new Map<Said, { readonly version: number; readonly timeMs: number }>();

  constructor(rings: EpochRings) {
    this.#rings = rings;
  }

  get count(): number {
    return this.#words.size;
  }

  onSaid(said: Said): void {
    if (isRingEnvelope(said) || said.kind !== 'fresh' || this.#words.has(said)) return;
    const ring = this.#rings.at(decodeHeartbeat(said.heartbeat.heartbeat)?.epoch ?? -1);
    const word = ring && checkFresh(ring, said);
    if (word !== undefined) this.#words.set(said, word);
  }

  /** @param clockMs - what the clocks of members say at most, so long after the start */
  failures(operations: readonly Operation[], clockMs: (elapsedMs: number) => number): string[] {
    const failures: string[] = [];
    for (const { version, timeMs } of this.#words.values()) {
      for (const one of operations) {
        if (one.kind !== 'update' || one.outcome === undefined) continue;
        const answeredMs = one.returnedMs ?? Number.POSITIVE_INFINITY;
        if (clockMs(answeredMs) < timeMs && one.outcome.version > version)
          failures.push(
            `version ${version} was called the latest at ${timeMs}, and ` +
              `${one.outcome.version} had been answered at ${answeredMs} ms`,
          );
      }
    }
    return failures;
  }
}
