/** An object as its clients think of it: keys with values and versions. Shares nothing with the code under test. */

import { toHex } from '../../base/index.ts';
import type { Action, Predicate, Update } from '../../wire/index.ts';

/** Never changed once made. */
export interface ModelState {
  readonly version: number;
  /** By key in hex: the value in hex, and the version that wrote it. */
  readonly entries: ReadonlyMap<string, { readonly value: string; readonly version: number }>;
}

export const EMPTY_MODEL: ModelState = { version: 0, entries: new Map() };

export interface ModelOutcome {
  readonly state: ModelState;
  /** Of each part: one more than the clause that was applied; 0 when none was. */
  readonly outcomes: readonly number[];
}

function holds(state: ModelState, predicate: Predicate): boolean {
  switch (predicate.kind) {
    case 'always':
      return true;
    case 'versionIs':
      return state.version === predicate.version;
    case 'present':
      return state.entries.has(toHex(predicate.key));
    case 'absent':
      return !state.entries.has(toHex(predicate.key));
    case 'unchangedSince':
      return (state.entries.get(toHex(predicate.key))?.version ?? 0) <= predicate.version;
    default:
      throw new Error(`The model knows no ${predicate.kind}`);
  }
}

function act(entries: Map<string, { value: string; version: number }>, action: Action, at: number) {
  if (action.kind === 'put') {
    entries.set(toHex(action.key), { value: toHex(action.value), version: at });
  } else if (action.kind === 'remove') {
    entries.delete(toHex(action.key));
  } else if (action.kind === 'append') {
    const prefix = toHex(action.prefix);
    const count = [...entries.keys()].filter((key) => key.startsWith(prefix)).length;
    const key = prefix + count.toString(16).padStart(16, '0');
    entries.set(key, { value: toHex(action.value), version: at });
  } else {
    throw new Error(`The model knows no ${action.kind}`);
  }
}

/** Clients never remove what was appended: positions are counted. */
export function applyToModel(before: ModelState, update: Update): ModelOutcome {
  const version = before.version + 1;
  const entries = new Map(before.entries);
  const outcomes: number[] = [];
  for (const { clauses } of update.parts) {
    const isChanged = outcomes.some((outcome) => outcome > 0);
    const state = { version: isChanged ? version : before.version, entries };
    const clause = clauses.findIndex(({ predicates }) =>
      predicates.every((predicate) => holds(state, predicate)),
    );
    for (const action of clauses[clause]?.actions ?? []) act(entries, action, version);
    outcomes.push(clause + 1);
  }
  return { state: { version, entries }, outcomes };
}

/** The same for states that are alike. */
export function nameOfState({ version, entries }: ModelState): string {
  const parts = [...entries].map(([key, one]) => `${key}=${one.value}@${one.version}`);
  return `${version} ${parts.sort().join(' ')}`;
}
