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
  readonly isAborted: boolean;
  readonly clause: number;
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
export function applyToModel(state: ModelState, update: Update): ModelOutcome {
  const version = state.version + 1;
  const clause = update.clauses.findIndex(({ predicates }) =>
    predicates.every((predicate) => holds(state, predicate)),
  );
  const chosen = update.clauses[clause];
  if (chosen === undefined) return { state: { ...state, version }, isAborted: true, clause: 0 };
  const entries = new Map(state.entries);
  for (const action of chosen.actions) act(entries, action, version);
  return { state: { version, entries }, isAborted: false, clause };
}

/** The same for states that are alike. */
export function nameOfState({ version, entries }: ModelState): string {
  const parts = [...entries].map(([key, one]) => `${key}=${one.value}@${one.version}`);
  return `${version} ${parts.sort().join(' ')}`;
}
