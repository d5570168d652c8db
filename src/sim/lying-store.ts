/**
 * The disk of a holder that pretends: it takes fragments and acknowledges them, its index names them, so that the
 * real machine on it claims them in every comparison; and they are not there, or not what they were.
 */

import { FRAGMENT_TABLE } from '../archive/index.ts';
import { concat, type Write } from '../base/index.ts';
import { GUID_BYTES, guidBytes, type PackGuid } from '../id/index.ts';
import { MemoryStore } from './memory-store.ts';

/** Keeps nothing; every other one; all, and gives other bytes; all, and never answers who wants to see them. */
export const LIES = ['empty', 'half', 'garbled', 'mute'] as const;
export type Lie = (typeof LIES)[number];

export class LyingStore extends MemoryStore {
  readonly lie: Lie;

  constructor(lie: Lie) {
    super();
    this.lie = lie;
  }

  /** Whether it could show the fragment. */
  shows(pack: PackGuid, index: number): boolean {
    if (this.lie !== 'half') return false;
    return this.get(FRAGMENT_TABLE, concat([guidBytes(pack), Uint8Array.of(index)])) !== undefined;
  }

  override async write(batch: readonly Write[]): Promise<void> {
    await super.write(batch.filter((write) => !this.#drops(write)));
  }

  #drops({ table, key, value }: Write): boolean {
    if (table !== FRAGMENT_TABLE || value === undefined) return false;
    if (this.lie === 'half') return (key[GUID_BYTES - 1] as number) % 2 === 1;
    return this.lie === 'empty';
  }

  override slice(
    table: string,
    key: Uint8Array,
    range: { readonly offset: number; readonly length: number },
  ): Uint8Array | undefined {
    const bytes = super.slice(table, key, range);
    if (this.lie !== 'garbled' || table !== FRAGMENT_TABLE) return bytes;
    return bytes?.map((byte) => byte ^ 0x55);
  }
}
