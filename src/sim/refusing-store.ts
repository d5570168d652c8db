/** A Store whose disk is full from the start: for tests that prove that nothing was written, or what happens then. */

import { OceanError, type Range, type Store, type Write } from '../base/index.ts';

export class RefusingStore implements Store {
  get(_table: string, _key: Uint8Array): undefined {
    return undefined;
  }
  slice(): undefined {
    return undefined;
  }
  range(_table: string, _range?: Range): Iterable<readonly [Uint8Array, Uint8Array]> {
    return [];
  }
  async write(_batch: readonly Write[]): Promise<void> {
    throw new OceanError('no-space', 'Cannot write: this store refuses everything');
  }
  fits(batch: readonly Write[]): boolean {
    return batch.length === 0;
  }
  bytesUsed(): number {
    return 0;
  }
  bytesFree(): number {
    return 0;
  }
  async close(): Promise<void> {}
}
