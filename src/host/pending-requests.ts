/** Requests that wait for their answers, each with its deadline. */

import { type Frame, OceanError } from '../base/index.ts';

interface Pending {
  readonly peer: string;
  readonly resolve: (frame: Frame) => void;
  readonly reject: (error: OceanError) => void;
  readonly timer: NodeJS.Timeout;
}

const ID_COUNT = 0x1_0000_0000;

export class PendingRequests {
  /** UNBOUNDED here; every entry leaves at its deadline, and its frame is bounded by the send queue. */
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  /** @returns the request's number on the wire, and the answer to come */
  add(peer: string, timeoutMs: number): { readonly id: number; readonly answer: Promise<Frame> } {
    do this.#lastId = (this.#lastId + 1) % ID_COUNT;
    while (this.#lastId === 0 || this.#pending.has(this.#lastId));
    const id = this.#lastId;
    const answer = new Promise<Frame>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.fail(id, new OceanError('timeout', `${peer} did not answer in ${timeoutMs} ms`));
      }, timeoutMs);
      this.#pending.set(id, { peer, resolve, reject, timer });
    });
    return { id, answer };
  }

  /** An answer counts only from the peer that was asked. */
  resolve(peer: string, id: number, frame: Frame): void {
    if (this.#pending.get(id)?.peer === peer) this.#take(id)?.resolve(frame);
  }

  /** A peer's error; like its answer, it counts only from the peer that was asked. */
  reject(peer: string, id: number, error: OceanError): void {
    if (this.#pending.get(id)?.peer === peer) this.fail(id, error);
  }

  fail(id: number, error: OceanError): void {
    this.#take(id)?.reject(error);
  }

  /** Fails what `peer` was asked; without a peer, everything. */
  failAll(error: OceanError, peer?: string): void {
    for (const [id, pending] of [...this.#pending]) {
      if (peer === undefined || pending.peer === peer) this.fail(id, error);
    }
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    if (pending !== undefined) clearTimeout(pending.timer);
    this.#pending.delete(id);
    return pending;
  }
}
