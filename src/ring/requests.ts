/** Updates that clients have sent and that are not executed yet, in the order in which they came. */

import { concat, keyOf, u64 } from '../base/index.ts';
import type { Request, SignedRing, Update } from '../wire/index.ts';
import {
  BATCH_FILLED_BYTES,
  BATCH_FILLED_COUNT,
  PENDING_BYTES_MAX,
  PENDING_MAX,
} from './limits.ts';

export interface Pending {
  readonly request: Request;
  /** Checked: a writer of the object signed it. */
  readonly update: Update;
  readonly sinceMs: number;
  /** It is in a batch of this view. */
  isProposed: boolean;
  /** All members have been told of it, since the leader does nothing. */
  isSpread: boolean;
}

export function requestKey({ author, sequence }: Update): string {
  return keyOf(concat([u64(sequence), author]));
}

function bytesOf({ update, blocks }: Request): number {
  return update.update.body.length + blocks.length;
}

export class Requests {
  /** INVARIANT: at most PENDING_MAX, and PENDING_BYTES_MAX together. */
  readonly #pending = new Map<string, Pending>();
  #bytes = 0;
  /** The ring that is wanted in place of the present one: by the owner, or unsigned by a quorum of the members. */
  nextRing: SignedRing | undefined;

  get count(): number {
    return this.#pending.size;
  }

  get(update: Update): Pending | undefined {
    return this.#pending.get(requestKey(update));
  }

  /** False when there is no room. */
  add(request: Request, update: Update, nowMs: number): boolean {
    const key = requestKey(update);
    if (this.#pending.has(key)) return true;
    const bytes = bytesOf(request);
    if (this.#pending.size >= PENDING_MAX || this.#bytes + bytes > PENDING_BYTES_MAX) return false;
    this.#bytes += bytes;
    const fresh = { isProposed: false, isSpread: false };
    this.#pending.set(key, { request, update, sinceMs: nowMs, ...fresh });
    return true;
  }

  all(): Iterable<Pending> {
    return this.#pending.values();
  }

  /** The next batch, marked as proposed. */
  take(): Pending[] {
    const taken: Pending[] = [];
    let bytes = 0;
    for (const pending of this.#pending.values()) {
      if (pending.isProposed) continue;
      pending.isProposed = true;
      bytes += bytesOf(pending.request);
      taken.push(pending);
      if (bytes >= BATCH_FILLED_BYTES || taken.length >= BATCH_FILLED_COUNT) break;
    }
    return taken;
  }

  /** What was proposed in the last view may not have been heard of. */
  forgetProposals(): void {
    for (const pending of this.#pending.values()) {
      pending.isProposed = false;
      pending.isSpread = false;
    }
  }

  remove(update: Update): void {
    const key = requestKey(update);
    const pending = this.#pending.get(key);
    if (pending === undefined) return;
    this.#bytes -= bytesOf(pending.request);
    this.#pending.delete(key);
  }
}
