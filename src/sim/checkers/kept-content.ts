/**
 * What was written to a volume and is kept, as those know it who wrote and forgot: apart from what the volume says of
 * itself. Each file has one writer, which waits for one write before the next.
 */

import { assert } from '../../base/index.ts';
import type { Digest } from '../../crypto/index.ts';

export interface Written {
  readonly name: string;
  readonly content: Uint8Array;
  /** Of its only block. */
  readonly digest: Digest;
  /** Not yet in that version. */
  readonly after: number;
  /** A version that has it; undefined while nobody was told of one. */
  acknowledged: number | undefined;
}

export class KeptContent {
  readonly #writes = new Map<string, Written[]>();
  #through = 0;
  #kept = new Set<number>();

  /** A write begins. */
  begin(written: Omit<Written, 'acknowledged'>): Written {
    const one: Written = { ...written, acknowledged: undefined };
    const all = this.#writes.get(one.name) ?? [];
    const last = all.at(-1);
    assert(one.after >= Math.max(last?.after ?? 0, last?.acknowledged ?? 0), 'Writes take turns');
    all.push(one);
    this.#writes.set(one.name, all);
    return one;
  }

  /** Whoever may forget has begun to forget all versions up to one but those. */
  forget(through: number, kept: Iterable<number>): void {
    const before = this.#kept;
    const past = this.#through;
    this.#kept = new Set([...kept].filter((version) => version > past || before.has(version)));
    this.#through = Math.max(past, through);
  }

  isKept(version: number): boolean {
    return version > this.#through || this.#kept.has(version);
  }

  get names(): string[] {
    return [...this.#writes.keys()];
  }

  /** All that ever began. */
  writes(): Written[] {
    return [...this.#writes.values()].flat();
  }

  /** Kept ones of which something is known: those in which a write was acknowledged. */
  versions(): number[] {
    const all = [...this.#writes.values()].flat().flatMap((one) => one.acknowledged ?? []);
    return [...new Set(all)].filter((version) => this.isKept(version)).sort((a, b) => a - b);
  }

  /** Acknowledged writes that a kept version has for sure. */
  needed(): Written[] {
    return [...this.#writes.values()].flatMap((all) =>
      all.filter(({ acknowledged }, at) => {
        if (acknowledged === undefined) return false;
        const last = all[at + 1]?.after ?? Number.POSITIVE_INFINITY;
        if (last > this.#through) return true;
        return [...this.#kept].some((version) => version >= acknowledged && version <= last);
      }),
    );
  }

  /** What a file may be in a version: the last acknowledged write, or any that was under way. */
  possible(name: string, version: number): { writes: Written[]; mayLack: boolean } {
    const all = this.#writes.get(name) ?? [];
    const from = all.findLastIndex(
      ({ acknowledged }) => acknowledged !== undefined && acknowledged <= version,
    );
    const writes = all.slice(Math.max(0, from)).filter(({ after }) => after < version);
    return { writes, mayLack: from < 0 };
  }

  /** What may be needed by one of these versions. */
  possibleIn(versions: readonly number[]): Written[] {
    return versions.flatMap((version) =>
      this.names.flatMap((name) => this.possible(name, version).writes),
    );
  }
}
