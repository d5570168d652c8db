/** Entropy from the operating system: fit for keys, salts and nonces. */

import { randomBytes, randomInt } from 'node:crypto';
import { assert, type Random } from '../base/index.ts';

export class HostRandom implements Random {
  integer(below: number): number {
    assert(Number.isInteger(below) && below > 0 && below <= 0x1_0000_0000);
    return randomInt(below);
  }

  bytes(length: number): Uint8Array {
    // Small random buffers are cut from a shared pool: a copy keeps secrets out of other people's views.
    return new Uint8Array(randomBytes(length));
  }
}
