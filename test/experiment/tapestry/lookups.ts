/**
 * A steady stream of lookups, and whether each succeeded. Three kinds: a message to a node, a message to an object (both
 * are sent once, as the paper's are), and the question where an object is, which the asker repeats until its time is
 * over. A lookup counts only if its asker and its target lived until it had to be answered: nobody can find the dead.
 */

import type { SeededRandom } from '../../../src/base/index.ts';
import type { Guid } from '../../../src/id/index.ts';
import type { TapestryNode } from '../../../src/sim/index.ts';
import { Deliveries, type Sent } from './deliveries.ts';
import type { GrownPond } from './pond-made.ts';
import { drawnGuid } from './static-tables.ts';

export const KINDS = ['node', 'object', 'locate'] as const;
export type LookupKind = (typeof KINDS)[number];

export const KIND_NAMES: Readonly<Record<LookupKind, string>> = {
  node: 'messages to nodes',
  object: 'messages to objects',
  locate: 'questions for objects',
};

/** A lookup that is not answered by then has failed. */
export const DEADLINE_MS = 10_000;
const TICK_MS = 50;

export interface Result {
  readonly kind: LookupKind;
  readonly startedAtMs: number;
  readonly isGood: boolean;
  /** Until it was delivered or answered, to the next look, which is every 50 ms. */
  readonly tookMs: number | undefined;
}

interface Open {
  readonly kind: LookupKind;
  readonly startedAtMs: number;
  readonly from: TapestryNode;
  readonly target: TapestryNode;
  readonly sent: Sent | undefined;
  readonly token: number;
  answeredAtMs: number | undefined;
}

export interface Target {
  readonly guid: Guid;
  readonly server: TapestryNode;
}

export interface LookupOptions {
  readonly random: SeededRandom;
  /** Of each kind. */
  readonly perSecond: number;
  /** Which pairs are asked; absent: all. */
  readonly mayAsk?: (from: TapestryNode, target: TapestryNode) => boolean;
}

export class Lookups {
  readonly results: Result[] = [];
  readonly #grown: GrownPond;
  readonly #deliveries: Deliveries;
  readonly #random: SeededRandom;
  readonly #perTick: number;
  #mayAsk: (from: TapestryNode, target: TapestryNode) => boolean;
  /** INVARIANT: oldest first. */
  #open: Open[] = [];
  #targets: Target[] = [];
  #voidCount = 0;

  constructor(grown: GrownPond, { random, perSecond, mayAsk }: LookupOptions) {
    this.#grown = grown;
    this.#deliveries = new Deliveries(grown);
    this.#random = random;
    this.#perTick = Math.max(1, Math.floor((perSecond * TICK_MS) / 1000));
    this.#mayAsk = mayAsk ?? (() => true);
  }

  /** How many did not count. */
  get voidCount(): number {
    return this.#voidCount;
  }

  askOnly(mayAsk: (from: TapestryNode, target: TapestryNode) => boolean): void {
    this.#mayAsk = mayAsk;
  }

  /** Publishes new objects at a node; they are asked for from now on. */
  publish(server: TapestryNode, count: number): void {
    const guids = Array.from({ length: count }, () => drawnGuid(this.#random));
    server.input({ kind: 'publish', guids });
    for (const guid of guids) this.#targets.push({ guid, server });
  }

  /** Lets `ms` pass with lookups all the time; `onTick` may change the world between two steps. */
  run(ms: number, onTick?: (elapsedMs: number) => void): void {
    for (let elapsedMs = 0; elapsedMs < ms; elapsedMs += TICK_MS) {
      onTick?.(elapsedMs);
      this.#ask();
      this.#grown.pond.run(TICK_MS);
      this.#look();
    }
  }

  /** Waits for the last answers, asking nothing new. */
  finish(): void {
    for (let ms = 0; ms <= DEADLINE_MS; ms += TICK_MS) {
      this.#grown.pond.run(TICK_MS);
      this.#look();
    }
  }

  #ask(): void {
    const members = this.#grown.members();
    this.#targets = this.#targets.filter(({ server }) => server.isLive);
    const drawn = <T>(among: readonly T[]) => among[this.#random.integer(among.length)] as T;
    for (let i = 0; i < this.#perTick; i++) {
      this.#start('node', drawn(members), { server: drawn(members) });
      if (this.#targets.length === 0) continue;
      this.#start('object', drawn(members), drawn(this.#targets));
      this.#start('locate', drawn(members), drawn(this.#targets));
    }
  }

  #start(kind: LookupKind, from: TapestryNode, to: { server: TapestryNode; guid?: Guid }): void {
    const { server: target, guid } = to;
    if (from === target || !this.#mayAsk(from, target)) return;
    const startedAtMs = this.#grown.nowMs;
    const token = kind === 'locate' ? from.nextToken() : 0;
    let sent: Sent | undefined;
    if (kind === 'locate') {
      from.input({
        kind: 'locate',
        guid: guid as Guid,
        count: 1,
        token,
        timeoutMs: DEADLINE_MS,
      });
    } else {
      const address = kind === 'node' ? { nodeId: target.self.nodeId } : { guid: guid as Guid };
      sent = this.#deliveries.send(from, [target], address);
    }
    this.#open.push({ kind, startedAtMs, from, target, sent, token, answeredAtMs: undefined });
  }

  #look(): void {
    this.#deliveries.look();
    const { nowMs } = this.#grown;
    for (const open of this.#open) {
      if (open.kind === 'locate' && open.answeredAtMs === undefined && isRight(open)) {
        open.answeredAtMs = nowMs;
      }
    }
    const due = this.#open.findIndex(({ startedAtMs }) => nowMs < startedAtMs + DEADLINE_MS);
    const ended = due < 0 ? this.#open : this.#open.slice(0, due);
    if (ended.length === 0) return;
    this.#open = due < 0 ? [] : this.#open.slice(due);
    for (const one of ended) this.#judge(one);
    this.#deliveries.forget(nowMs - DEADLINE_MS);
  }

  #judge({ kind, startedAtMs, from, target, sent, answeredAtMs }: Open): void {
    if (!from.isLive || !target.isLive) {
      this.#voidCount++;
      return;
    }
    const atMs = sent?.deliveredAtMs ?? answeredAtMs;
    const tookMs = atMs === undefined ? undefined : atMs - startedAtMs;
    this.results.push({ kind, startedAtMs, isGood: tookMs !== undefined, tookMs });
  }
}

/** True when the answer names the server, which is the only one. */
function isRight({ from, target, token }: Open): boolean {
  const answer = from.answerTo(token);
  return (
    answer?.kind === 'located' && answer.servers.some(({ nodeId }) => nodeId === target.self.nodeId)
  );
}
