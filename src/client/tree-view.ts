/** Reading one version of an object: entries are opened, and tree nodes that are not at hand are fetched. */

import {
  afterPrefix,
  compare,
  equal,
  isKind,
  keyOf,
  OceanError,
  startsWith,
} from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import {
  differingKeys,
  type Entry,
  find,
  isLeaf,
  lacking,
  leavesFrom,
  type NodeCache,
  page,
} from '../object/index.ts';
import type { Sealer } from './sealing.ts';

/** Nodes that a walk over many asks for at once. */
const FETCHED_TOGETHER = 16;
/** Leaves that a walk in order asks for at once. */
const LEAVES_AHEAD = 32;

/** An entry with its value opened, and the version that last wrote it. */
export interface OpenEntry {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
  readonly version: number;
}

/** Brings the first of these nodes, and perhaps the others. */
type Fetch = (digests: readonly [Digest, ...Digest[]]) => Promise<void>;

export class TreeView {
  readonly #nodes: NodeCache;
  readonly #sealer: Sealer;
  readonly #fetch: Fetch;
  readonly #top: () => Digest;

  /** @param top - the top block to read from, asked anew by every call */
  constructor(options: {
    nodes: NodeCache;
    sealer: Sealer;
    fetch: Fetch;
    top: () => Digest;
  }) {
    this.#nodes = options.nodes;
    this.#sealer = options.sealer;
    this.#fetch = options.fetch;
    this.#top = options.top;
  }

  /** The same view of another top block. */
  at(top: Digest): TreeView {
    return new TreeView({
      nodes: this.#nodes,
      sealer: this.#sealer,
      fetch: this.#fetch,
      top: () => top,
    });
  }

  /** The entry as it is stored, sealed. */
  async raw(key: Uint8Array): Promise<Entry | undefined> {
    const top = this.#top();
    return this.#complete(() => find(this.#nodes, top, key));
  }

  /** @throws OceanError `corrupt` when the value does not open */
  async get(key: Uint8Array): Promise<OpenEntry | undefined> {
    const entry = await this.raw(key);
    return entry && this.#opened(entry);
  }

  /** All entries whose key starts with `prefix`, in order. */
  async scan(prefix: Uint8Array): Promise<OpenEntry[]> {
    const found: OpenEntry[] = [];
    for await (const entries of this.openedPages(prefix)) found.push(...entries);
    return found;
  }

  /** The same, leaf by leaf. @throws OceanError `corrupt` */
  async *openedPages(prefix: Uint8Array): AsyncGenerator<readonly OpenEntry[]> {
    for await (const entries of this.pages(prefix))
      yield entries.map((entry) => this.#opened(entry));
  }

  /**
   * The same entries as they are stored, leaf by leaf, all of the version that is the latest at the start; or, where
   * that is forgotten meanwhile, from there on of the one that is the latest then.
   */
  async *pages(prefix: Uint8Array): AsyncGenerator<readonly Entry[]> {
    let top = this.#top();
    const end = afterPrefix(prefix);
    const isInside = (key: Uint8Array) => end === undefined || compare(key, end) < 0;
    let from: Uint8Array | undefined = prefix;
    while (from !== undefined) {
      const read = await this.#page(top, from);
      if (read === undefined) {
        top = this.#top();
        continue;
      }
      const { entries, next } = read;
      yield entries.filter(({ key }) => isInside(key));
      from = next !== undefined && isInside(next) ? next : undefined;
    }
  }

  /** Undefined: nodes of that version are gone, and there is a later one. */
  async #page(top: Digest, from: Uint8Array) {
    try {
      return await this.#complete(
        () => page(this.#nodes, top, from),
        () => leavesFrom(this.#nodes, top, from, LEAVES_AHEAD),
      );
    } catch (error) {
      if (!isKind(error, 'corrupt') || equal(this.#top(), top)) throw error;
      return undefined;
    }
  }

  /**
   * Entries whose key starts with `prefix`, opened, of leaves that no walk with the same `seen` has met: what versions
   * share is looked at once. In no order.
   */
  async *unseen(prefix: Uint8Array, seen: Set<string>): AsyncGenerator<readonly OpenEntry[]> {
    const end = afterPrefix(prefix);
    const isBefore = (key: Uint8Array) => end === undefined || compare(key, end) < 0;
    const open: Digest[] = [];
    const add = (digest: Digest) => {
      if (seen.has(keyOf(digest))) return;
      seen.add(keyOf(digest));
      open.push(digest);
    };
    add(this.#top());
    while (open.length > 0) {
      const nodes = await Promise.all(
        open.splice(-FETCHED_TOGETHER).map((one) => this.#complete(() => this.#nodes.node(one))),
      );
      for (const node of nodes) {
        if (isLeaf(node)) {
          yield node.entries
            .filter(({ key }) => startsWith(key, prefix))
            .map((entry) => this.#opened(entry));
          continue;
        }
        for (const [i, { key, digest }] of node.children.entries()) {
          const next = node.children[i + 1]?.key;
          if (isBefore(key) && (next === undefined || compare(next, prefix) > 0)) add(digest);
        }
      }
    }
  }

  /** Keys of which this version says something else than `before`, in order. */
  async changedSince(before: Digest): Promise<Uint8Array[]> {
    const top = this.#top();
    return this.#complete(() => differingKeys(this.#nodes, before, top));
  }

  #opened(entry: Entry): OpenEntry {
    const value = this.#sealer.openValue(entry.key, entry.value);
    if (value === undefined) {
      throw new OceanError('corrupt', 'Cannot open an entry of the volume: no read key fits it');
    }
    return { key: entry.key, value, version: entry.version };
  }

  /** @param soon - nodes that will be wanted next; they are fetched together with one that is missing */
  async #complete<T>(run: () => T, soon: () => Digest[] = () => []): Promise<T> {
    for (;;) {
      const result = lacking(run);
      if ('value' in result) return result.value;
      const { missing } = result;
      const next = lacking(soon);
      const others = 'value' in next ? next.value : [];
      const absent = others.filter((one) => !equal(one, missing) && !this.#nodes.has(one));
      await this.#fetch([missing, ...absent]);
    }
  }
}
