/**
 * Is there an order of all operations that respects real time and in which each has the outcome that its client saw?
 * Wing and Gong, "Testing and verifying concurrent objects", 1993, with the memory of Lowe, 2017: a set of
 * operations that led to the same state is not tried twice.
 */

import { toHex } from '../../base/index.ts';
import type { Operation, ReadOperation, UpdateOperation } from './object-history.ts';
import { applyToModel, EMPTY_MODEL, type ModelState, nameOfState } from './object-model.ts';

/** Sets of operations that are tried; a history that needs more is too long for this checker. */
const TRIED_MAX = 200_000;

class Search {
  readonly #operations: readonly Operation[];
  readonly #done: boolean[];
  readonly #tried = new Set<string>();
  /** States on the way, by version. */
  readonly #states: ModelState[] = [EMPTY_MODEL];
  /** The most that could be put in order, and what could not follow. */
  best = 0;
  stuckAt: readonly Operation[] = [];

  constructor(operations: readonly Operation[]) {
    this.#operations = operations;
    this.#done = operations.map(() => false);
  }

  run(): boolean {
    return this.#from(0);
  }

  #from(count: number): boolean {
    const open = this.#operations.filter((_, i) => this.#done[i] !== true);
    const firstReturn = Math.min(
      ...open.map(({ returnedMs }) => returnedMs ?? Number.POSITIVE_INFINITY),
    );
    if (firstReturn === Number.POSITIVE_INFINITY) return true;
    if (count > this.best || this.stuckAt.length === 0) {
      this.best = count;
      this.stuckAt = open.filter(({ invokedMs }) => invokedMs <= firstReturn);
    }
    const state = this.#states.at(-1) as ModelState;
    const name = `${this.#done.map(Number).join('')} ${nameOfState(state)}`;
    if (this.#tried.has(name)) return false;
    this.#tried.add(name);
    if (this.#tried.size > TRIED_MAX) throw new Error('The history is too long to be checked');
    for (const [i, operation] of this.#operations.entries()) {
      if (this.#done[i] === true || operation.invokedMs > firstReturn) continue;
      if (this.#fits(i, operation, state, count)) return true;
    }
    return false;
  }

  #fits(i: number, operation: Operation, state: ModelState, count: number): boolean {
    if (operation.kind === 'read') {
      if (!isPast(this.#states, operation)) return false;
      return this.#try(i, count);
    }
    const { state: after, outcomes } = applyToModel(state, operation.update);
    if (!isSeen(operation, { version: after.version, outcomes })) return false;
    this.#states.push(after);
    const isRight = this.#try(i, count);
    this.#states.pop();
    return isRight;
  }

  #try(i: number, count: number): boolean {
    this.#done[i] = true;
    const isRight = this.#from(count + 1);
    this.#done[i] = false;
    return isRight;
  }
}

function isSeen(
  { outcome }: UpdateOperation,
  { version, outcomes }: { version: number; outcomes: readonly number[] },
): boolean {
  if (outcome === undefined) return true;
  return outcome.version === version && outcome.outcomes.join() === outcomes.join();
}

function isPast(states: readonly ModelState[], { version, entries }: ReadOperation): boolean {
  const state = states[version];
  if (state === undefined || state.entries.size !== entries.length) return false;
  return entries.every(({ key, value, version: at }) => {
    const entry = state.entries.get(toHex(key));
    return entry !== undefined && entry.value === toHex(value) && entry.version === at;
  });
}

function textOf(operation: Operation): string {
  const { kind, client, invokedMs, returnedMs } = operation;
  const version = kind === 'read' ? operation.version : operation.outcome?.version;
  return `${kind} of client ${client}, ${invokedMs} to ${returnedMs ?? '?'} ms, version ${version ?? '?'}`;
}

/** What is wrong; nothing when there is such an order. */
export function notLinearizable(operations: readonly Operation[]): string[] {
  const sorted = [...operations].sort((a, b) => a.invokedMs - b.invokedMs);
  const search = new Search(sorted);
  if (search.run()) return [];
  const next = search.stuckAt.slice(0, 4).map(textOf).join('; ');
  return [
    `no order of ${sorted.length} operations: after ${search.best} none of ${next} can follow`,
  ];
}
