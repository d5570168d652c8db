/** Entropy from the operating system: fit for keys, salts and nonces. */

import { randomBytes, randomInt } from 'node:crypto';
import { assert, type Random } from '../base/index.ts';

/** Nonces are asked for by the thousand: one call of the system serves many. */
const POOL_BYTES = 8192;
const POOLED_BYTES_MAX = 64;

export class HostRandom implements Random {
  #pool: Uint8Array = new Uint8Array(0);
  #used = POOL_BYTES;

  integer(below: number): number {
    assert(Number.isInteger(below) && below > 0 && below <= 0x1_0000_0000);
    return randomInt(below);
  }

  bytes(length: number): Uint8Array {
    if (length > POOLED_BYTES_MAX) return new Uint8Array(randomBytes(length));
    if (this.#used + length > POOL_BYTES) {
      this.#pool = randomBytes(POOL_BYTES);
      this.#used = 0;
    }
    const bytes = new Uint8Array(this.#pool.subarray(this.#used, this.#used + length));
    this.#pool.fill(0, this.#used, this.#used + length); // Nobody else may read it later.
    this.#used += length;
    return bytes;
  }
}
