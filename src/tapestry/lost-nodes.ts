/**
 * Nodes that fell silent. They are asked again ever more rarely, so that a partition that heals is noticed soon
 * after, and a node that is gone for good costs little. Tapestry, JSAC 2004, §III-D.
 */

import type { NodeAddress } from '../base/index.ts';
import { BoundedMap } from './bounded-map.ts';
import {
  LOST_FORGET_MS,
  LOST_HURRY_MS,
  LOST_MAX,
  LOST_RETRY_MS,
  LOST_RETRY_MS_MAX,
  LOST_TOGETHER_MS,
  LOST_UNMISSED_MS,
} from './limits.ts';

interface Lost {
  /** Absent when only its name was ever known. */
  readonly address: NodeAddress | undefined;
  readonly sinceMs: number;
  readonly retryAtMs: number;
  /** When it was last asked because another one returned. */
  readonly hurriedAtMs: number;
}

export class LostNodes {
  readonly #lost = new BoundedMap<string, Lost>(LOST_MAX);
  #nextMs: number | undefined;
  /** When one that nobody misses may be asked again. */
  #unmissedMs = 0;

  get count(): number {
    return this.#lost.size;
  }

  nextMs(): number | undefined {
    return this.#nextMs;
  }

  has(nodeId: string): boolean {
    return this.#lost.has(nodeId);
  }

  /** Undefined unless it is lost. */
  sinceMs(nodeId: string): number | undefined {
    return this.#lost.get(nodeId)?.sinceMs;
  }

  /** True when it was lost. */
  delete(nodeId: string): boolean {
    return this.#lost.delete(nodeId);
  }

  /**
   * Those that fell silent at about the same time as one that has answered now: what cut them off together is
   * probably over for all. They are asked at once, and the next time not before their turn.
   */
  lostWith(sinceMs: number, nowMs: number): NodeAddress[] {
    const ask: NodeAddress[] = [];
    for (const [nodeId, lost] of [...this.#lost.entries()]) {
      if (lost.address === undefined || nowMs < lost.hurriedAtMs + LOST_HURRY_MS) continue;
      if (Math.abs(lost.sinceMs - sinceMs) > LOST_TOGETHER_MS) continue;
      this.#lost.set(nodeId, { ...lost, hurriedAtMs: nowMs });
      ask.push(lost.address);
    }
    return ask;
  }

  /** Lost, or lost again: the next try comes after a quarter of its absence. Returns whom it forgot to make room. */
  add(nodeId: string, address: NodeAddress | undefined, nowMs: number): string | undefined {
    const before = this.#lost.get(nodeId);
    const sinceMs = before?.sinceMs ?? nowMs;
    const delayMs = Math.min(Math.max((nowMs - sinceMs) / 4, LOST_RETRY_MS), LOST_RETRY_MS_MAX);
    const forgotten = this.#lost.set(nodeId, {
      address: address ?? before?.address,
      sinceMs,
      retryAtMs: nowMs + delayMs,
      hurriedAtMs: before?.hurriedAtMs ?? Number.NEGATIVE_INFINITY,
    });
    this.#wake(nowMs + delayMs);
    return forgotten?.[0];
  }

  /**
   * Whom to ask now, at most one, and whom to forget.
   *
   * @param isMissed - true for a node that would fill a hole: those are asked first
   * @param isAsked - true for a node that still has time to answer
   */
  due(
    nowMs: number,
    isMissed: (address: NodeAddress) => boolean,
    isAsked: (nodeId: string) => boolean,
  ): { ask: NodeAddress[]; forget: string[] } {
    const ask: NodeAddress[] = [];
    const forget: string[] = [];
    if (this.#nextMs === undefined || nowMs < this.#nextMs) return { ask, forget };
    this.#nextMs = undefined;
    for (const [nodeId, { address, sinceMs, retryAtMs }] of [...this.#lost.entries()]) {
      if (address === undefined || nowMs >= sinceMs + LOST_FORGET_MS) {
        this.#lost.delete(nodeId);
        forget.push(nodeId);
      } else if (nowMs >= retryAtMs) {
        if (!isAsked(nodeId)) ask.push(address);
      } else {
        this.#wake(retryAtMs);
      }
    }
    const missed = ask.find(isMissed);
    // One at a time: those that stay silent come back with a later time, the others' turn comes in a moment.
    if (ask.length > 1) this.#wake(nowMs + LOST_RETRY_MS);
    if (missed !== undefined) return { ask: [missed], forget };
    if (nowMs < this.#unmissedMs) return { ask: [], forget };
    this.#unmissedMs = nowMs + LOST_UNMISSED_MS;
    return { ask: ask.slice(0, 1), forget };
  }

  #wake(atMs: number): void {
    this.#nextMs = Math.min(this.#nextMs ?? atMs, atMs);
  }
}
