/**
 * Applying an update: the first clause whose predicates all hold is applied whole; none holds, and the update
 * aborts. Works on opaque keys and sealed values, so whoever applies learns nothing. OceanStore, ASPLOS 2000, §4.4.
 */

import { assertNever, compare, concat, equal, keyOf, readU64, u64 } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import type { Aguid } from '../id/index.ts';
import {
  type Action,
  type Clause,
  encodeSigned,
  type Predicate,
  type Signed,
  type Update,
} from '../wire/index.ts';
import { find, type NodeSource, scan } from './tree.ts';
import { type Change, type Changed, type Created, change } from './tree-change.ts';
import type { TreeNode } from './tree-node.ts';
import { checkWriters, mayWrite, WRITERS_KEY, writersAt } from './writers.ts';

/** Reserved keys start with a zero byte; no action may touch them, save the one that is there for the writers' list. */
const RESERVED = 0;
const POSITION_BYTES = 8;
export const RING_BLOCK_PREFIX = Uint8Array.of(RESERVED, 0x62);

/** What is known of an object before an update. */
export interface State {
  readonly version: number;
  readonly top: Digest;
}

export type Applied =
  | {
      readonly kind: 'committed';
      readonly clause: number;
      readonly changed: Changed;
      readonly keys: readonly Uint8Array[];
    }
  | { readonly kind: 'aborted' };

/** Where the tree keeps the sequence number of an author's last update. */
export function authorKey(author: Uint8Array): Uint8Array {
  return concat([Uint8Array.of(RESERVED, 0x61), author]);
}

/** Where the tree keeps that the ring still has a small block: its value is the length. */
export function ringBlockKey(digest: Uint8Array): Uint8Array {
  return concat([RING_BLOCK_PREFIX, digest]);
}

/** The sequence number of the last update of `author` that was executed; 0 when none was. */
export function lastSequence(source: NodeSource, top: Digest, author: Uint8Array): number {
  return lastUpdate(source, top, author)?.sequence ?? 0;
}

/** That number with the version that it made; undefined when none was executed. @throws MissingNode */
export function lastUpdate(
  source: NodeSource,
  top: Digest,
  author: Uint8Array,
): { readonly sequence: number; readonly version: number } | undefined {
  const entry = find(source, top, authorKey(author));
  return entry && { sequence: readU64(entry.value), version: entry.version };
}

/**
 * The outcome of `update` on `state`. An abort is an outcome too: it makes a version in which only the author's
 * sequence number changed, so a retry is recognised. An update of somebody who may not write aborts.
 *
 * @throws MissingNode
 */
export function applyUpdate(
  source: NodeSource,
  state: State,
  update: Update,
): Applied & { changed: Changed } {
  const sequence: Change = { key: authorKey(update.author), value: u64(update.sequence) };
  const clauses = mayWrite(source, state.top, update.author) ? update.clauses : [];
  for (const [index, clause] of clauses.entries()) {
    if (!clause.predicates.every((predicate) => holds(source, state, predicate))) continue;
    const work = new Work(source, state, update.aguid);
    if (!work.runAll(clause)) continue;
    work.put(sequence);
    for (const block of update.blocks) {
      work.put({ key: ringBlockKey(block.digest), value: u64(block.length) });
    }
    for (const digest of update.released) {
      work.put({ key: ringBlockKey(digest), value: undefined });
    }
    const { changed, keys } = work.finish();
    return { kind: 'committed', clause: index, changed, keys };
  }
  return { kind: 'aborted', changed: change(source, state.top, [sequence], state.version + 1) };
}

function holds(source: NodeSource, state: State, predicate: Predicate): boolean {
  switch (predicate.kind) {
    case 'always':
      return true;
    case 'versionIs':
      return state.version === predicate.version;
    case 'present':
      return find(source, state.top, predicate.key) !== undefined;
    case 'absent':
      return find(source, state.top, predicate.key) === undefined;
    case 'unchangedSince':
      return (find(source, state.top, predicate.key)?.version ?? 0) <= predicate.version;
    case 'valueIs': {
      const entry = find(source, state.top, predicate.key);
      return entry !== undefined && equal(digest('block', entry.value), predicate.digest);
    }
    case 'sizeIs': {
      let count = 0;
      for (const _ of scan(source, state.top, predicate.from, predicate.to)) {
        if (++count > predicate.count) return false;
      }
      return count === predicate.count;
    }
    default:
      return assertNever(predicate);
  }
}

/** One clause at work: simple changes are gathered, and settled before an action that must scan. */
class Work {
  readonly #source: NodeSource;
  readonly #version: number;
  readonly #aguid: Aguid;
  #top: Digest;
  #pending: Change[] = [];
  readonly #created = new Map<string, Created>();
  readonly #replaced: string[] = [];
  readonly #keys = new Map<string, Uint8Array>();

  constructor(source: NodeSource, state: State, aguid: Aguid) {
    this.#source = source;
    this.#aguid = aguid;
    this.#version = state.version + 1;
    this.#top = state.top;
  }

  /** False when an action cannot be done: the clause counts as one whose predicates do not hold. */
  runAll(clause: Clause): boolean {
    return clause.actions.every((action) => this.#run(action));
  }

  put(one: Change): void {
    this.#pending.push(one);
  }

  finish(): { changed: Changed; keys: Uint8Array[] } {
    this.#settle();
    return {
      changed: { top: this.#top, created: this.#created, replaced: this.#replaced },
      keys: [...this.#keys.values()],
    };
  }

  #run(action: Action): boolean {
    switch (action.kind) {
      case 'put':
        return this.#change(action.key, action.value);
      case 'remove':
        return this.#change(action.key, undefined);
      case 'removeRange': {
        const doomed = this.#scan(action.from, action.to).map(({ key }) => key);
        return doomed.every((key) => this.#change(key, undefined));
      }
      case 'shiftRange':
        return this.#shift(action);
      case 'append': {
        const last = this.#scan(
          action.prefix,
          concat([action.prefix, new Uint8Array(9).fill(0xff)]),
        )
          .filter(({ key }) => key.length === action.prefix.length + POSITION_BYTES)
          .at(-1);
        const position = last === undefined ? 0 : readU64(last.key, action.prefix.length) + 1;
        return this.#change(concat([action.prefix, u64(position)]), action.value);
      }
      case 'setWriters':
        return this.#setWriters(action.list);
      default:
        return assertNever(action);
    }
  }

  #shift(action: Extract<Action, { kind: 'shiftRange' }>): boolean {
    const moving = this.#scan(action.from, action.to);
    for (const { key } of moving) if (!this.#change(key, undefined)) return false;
    for (const { key, value } of moving) {
      const at = key.length - POSITION_BYTES;
      if (at < 0) return false;
      const position = readU64(key, at) + action.distance;
      if (position < 0 || !Number.isSafeInteger(position)) return false;
      if (!this.#change(concat([key.subarray(0, at), u64(position)]), value)) return false;
    }
    return true;
  }

  #setWriters(signed: Signed): boolean {
    const list = checkWriters(this.#aguid, signed);
    this.#settle();
    const before = writersAt(this.#nodes(), this.#top)?.serial ?? 0;
    if (list === undefined || list.serial <= before) return false;
    this.put({ key: WRITERS_KEY, value: encodeSigned(signed) });
    return true;
  }

  #change(key: Uint8Array, value: Uint8Array | undefined): boolean {
    if (key[0] === RESERVED) return false;
    this.#pending.push({ key, value });
    this.#keys.set(keyOf(key), key);
    return true;
  }

  #scan(from: Uint8Array, to: Uint8Array) {
    this.#settle();
    if (compare(from, to) >= 0) return [];
    return [...scan(this.#nodes(), this.#top, from, to)];
  }

  #settle(): void {
    const changed = change(this.#nodes(), this.#top, this.#pending, this.#version);
    const { top, created, replaced } = changed;
    this.#top = top;
    this.#replaced.push(...replaced);
    for (const [name, node] of created) this.#created.set(name, node);
    this.#pending = [];
  }

  #nodes(): NodeSource {
    return {
      node: (wanted): TreeNode =>
        this.#created.get(keyOf(wanted))?.node ?? this.#source.node(wanted),
    };
  }
}
