/** Chance as an argument: integers and ratios, never floats, so a seed replays anywhere. */

import { assert } from './assert.ts';

export interface Random {
  /** A uniform integer, 0 ≤ value < below ≤ 2^32. */
  integer(below: number): number;
  bytes(length: number): Uint8Array;
}

/** True with the chance `numerator` in `denominator`. */
export function chance(random: Random, numerator: number, denominator: number): boolean {
  return random.integer(denominator) < numerator;
}

/** A shuffled copy (Fisher and Yates). */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const held = copy[i] as T;
    copy[i] = copy[j] as T;
    copy[j] = held;
  }
  return copy;
}

/** Deterministic generator (sfc32, public domain by Chris Doty-Humphrey). Not for secrets. */
export class SeededRandom implements Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param stream - separates streams drawn from one seed: a change in one does not reshuffle others */
  constructor(seed: number, stream = 0) {
    assert(Number.isSafeInteger(seed) && seed >= 0);
    this.#a = seed >>> 0;
    this.#b = Math.floor(seed / 0x1_0000_0000) >>> 0;
    this.#c = stream >>> 0;
    for (let i = 0; i < 12; i++) this.#next();
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum >>> 0;
  }

  integer(below: number): number {
    assert(Number.isInteger(below) && below > 0 && below <= 0x1_0000_0000);
    // Rejection keeps the draw uniform: the last, incomplete stretch of 2^32 is thrown away.
    const limit = 0x1_0000_0000 - (0x1_0000_0000 % below);
    let drawn = this.#next();
    while (drawn >= limit) drawn = this.#next();
    return drawn % below;
  }

  bytes(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let i = 0; i < length; i++) bytes[i] = this.#next() & 0xff;
    return bytes;
  }
}
