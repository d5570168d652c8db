/**
 * One update at work: its changes are gathered, and settled into the tree before an action that must scan, or at the
 * end. So an update of many small parts copies each path of the tree once.
 */

import { assertNever, compare, concat, keyOf, readU64, u64 } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import type { Aguid } from '../id/index.ts';
import { type Action, type Clause, encodeSigned, type Signed } from '../wire/index.ts';
import { checkRetention, mayFollow, RETENTION_KEY, retentionAt } from './retention.ts';
import { find, type NodeSource, scan } from './tree.ts';
import { type Change, type Changed, type Created, change } from './tree-change.ts';
import type { Entry, TreeNode } from './tree-node.ts';
import { checkWriters, WRITERS_KEY, writersAt } from './writers.ts';

/** Reserved keys start with a zero byte; no action may touch them, save those for what the owner signs. */
export const RESERVED = 0;
const POSITION_BYTES = 8;

export class Work {
  readonly #source: NodeSource;
  readonly #aguid: Aguid;
  /** Of the version that the update makes. */
  readonly #next: number;
  #version: number;
  #top: Digest;
  /** By `keyOf` of the key: the last one counts. */
  #pending = new Map<string, Change>();
  #created: ReadonlyMap<string, Created> = new Map();
  #replaced: readonly string[] = [];
  readonly #keys = new Map<string, Uint8Array>();

  constructor(source: NodeSource, state: { version: number; top: Digest }, aguid: Aguid) {
    this.#source = source;
    this.#aguid = aguid;
    this.#version = state.version;
    this.#next = state.version + 1;
    this.#top = state.top;
  }

  /** The version that is at work: that of the update once a part of it has been applied. */
  get version(): number {
    return this.#version;
  }

  find(key: Uint8Array): Entry | undefined {
    const pending = this.#pending.get(keyOf(key));
    if (pending === undefined) return find(this.#nodes(), this.#top, key);
    const { value } = pending;
    return value && { key, value, version: this.#next };
  }

  scan(from: Uint8Array, to: Uint8Array): Entry[] {
    this.#settle();
    if (compare(from, to) >= 0) return [];
    return [...scan(this.#nodes(), this.#top, from, to)];
  }

  /** False, and nothing is changed, when an action cannot be done: it is as if a predicate did not hold. */
  attempt({ actions }: Clause): boolean {
    const [top, created, replaced] = [this.#top, this.#created, this.#replaced];
    const pending = new Map(this.#pending);
    if (actions.every((action) => this.#run(action))) {
      this.#version = this.#next;
      return true;
    }
    this.#top = top;
    this.#pending = pending;
    this.#created = created;
    this.#replaced = replaced;
    return false;
  }

  /** Changes a reserved key. */
  keep(key: Uint8Array, value: Uint8Array | undefined): void {
    this.#pending.set(keyOf(key), { key, value });
  }

  finish(): { changed: Changed; keys: Uint8Array[] } {
    this.#settle();
    const [top, created, replaced] = [this.#top, this.#created, this.#replaced];
    return { changed: { top, created, replaced }, keys: [...this.#keys.values()] };
  }

  #run(action: Action): boolean {
    switch (action.kind) {
      case 'put':
        return this.#change(action.key, action.value);
      case 'remove':
        return this.#change(action.key, undefined);
      case 'removeRange': {
        const doomed = this.scan(action.from, action.to).map(({ key }) => key);
        return doomed.every((key) => this.#change(key, undefined));
      }
      case 'shiftRange':
        return this.#shift(action);
      case 'append': {
        const end = concat([action.prefix, new Uint8Array(POSITION_BYTES + 1).fill(0xff)]);
        const last = this.scan(action.prefix, end)
          .filter(({ key }) => key.length === action.prefix.length + POSITION_BYTES)
          .at(-1);
        const position = last === undefined ? 0 : readU64(last.key, action.prefix.length) + 1;
        return this.#change(concat([action.prefix, u64(position)]), action.value);
      }
      case 'setWriters':
        return this.#setWriters(action.list);
      case 'setRetention':
        return this.#setRetention(action.retention);
      default:
        return assertNever(action);
    }
  }

  #shift(action: Extract<Action, { kind: 'shiftRange' }>): boolean {
    const moving = this.scan(action.from, action.to);
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
    this.keep(WRITERS_KEY, encodeSigned(signed));
    return true;
  }

  #setRetention(signed: Signed): boolean {
    const next = checkRetention(this.#aguid, signed);
    this.#settle();
    const before = retentionAt(this.#nodes(), this.#top);
    if (next === undefined || !mayFollow(before, next, this.#next)) return false;
    this.keep(RETENTION_KEY, encodeSigned(signed));
    return true;
  }

  #change(key: Uint8Array, value: Uint8Array | undefined): boolean {
    if (key[0] === RESERVED) return false;
    const name = keyOf(key);
    this.#pending.set(name, { key, value });
    this.#keys.set(name, key);
    return true;
  }

  #settle(): void {
    if (this.#pending.size === 0) return;
    const changes = [...this.#pending.values()];
    const { top, created, replaced } = change(this.#nodes(), this.#top, changes, this.#next);
    this.#top = top;
    // What this update has made itself and replaced again is in no version.
    const all = new Map(this.#created);
    for (const name of replaced) all.delete(name);
    for (const [name, node] of created) all.set(name, node);
    this.#created = all;
    this.#replaced = [...this.#replaced, ...replaced];
    this.#pending = new Map();
  }

  #nodes(): NodeSource {
    return {
      node: (wanted): TreeNode =>
        this.#created.get(keyOf(wanted))?.node ?? this.#source.node(wanted),
    };
  }
}
