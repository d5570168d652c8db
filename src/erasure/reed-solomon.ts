/**
 * Systematic Reed–Solomon coding: n fragments of which any k give the bytes back. Fragments are as good as their
 * bytes: whoever calls has checked them against their digests.
 */

import { assert } from '../base/index.ts';
import { type Kernel, simdKernel, tablesKernel } from './kernel.ts';
import { fragmentRows, inverted, type Matrix, product } from './matrix.ts';

export const FRAGMENTS_MAX = 256;

export interface CodeShape {
  /** Fragments that suffice. */
  readonly k: number;
  /** Fragments in all, k ≤ n ≤ FRAGMENTS_MAX. */
  readonly n: number;
}

const INVERSES_MAX = 64;
const inverses = new Map<string, Matrix>();
let fastest: Kernel | undefined;

function fastestKernel(): Kernel {
  fastest ??= simdKernel() ?? tablesKernel;
  return fastest;
}

function checkShape({ k, n }: CodeShape): void {
  assert(Number.isInteger(k) && Number.isInteger(n) && k >= 1 && k <= n && n <= FRAGMENTS_MAX);
}

/** Length of each fragment of `length` bytes. */
export function fragmentBytes(length: number, k: number): number {
  return Math.ceil(length / k);
}

/**
 * The n fragments. Fragment i < k is the i-th k-th of the bytes (a view of them where it is whole, else padded
 * with zeros); the others are made.
 */
export function encode(
  bytes: Uint8Array,
  shape: CodeShape,
  kernel: Kernel = fastestKernel(),
): Uint8Array[] {
  checkShape(shape);
  const { k, n } = shape;
  const length = fragmentBytes(bytes.length, k);
  const data = Array.from({ length: k }, (_, i) => {
    const view = bytes.subarray(i * length, (i + 1) * length);
    if (view.length === length) return view;
    const padded = new Uint8Array(length);
    padded.set(view);
    return padded;
  });
  if (n === k) return data;
  const indices = Array.from({ length: n - k }, (_, i) => k + i);
  return [...data, ...kernel.multiply(fragmentRows(indices, k), data, length)];
}

/** Inverse of the rows of `chosen`: what turns these k fragments into the data. */
function inverseOf(chosen: readonly number[], k: number): Matrix {
  const name = `${k}:${chosen}`;
  let inverse = inverses.get(name);
  if (inverse === undefined) {
    inverse = inverted(fragmentRows(chosen, k));
    const [oldest] = inverses.keys();
    if (inverses.size >= INVERSES_MAX && oldest !== undefined) inverses.delete(oldest);
    inverses.set(name, inverse);
  }
  return inverse;
}

/**
 * The wanted fragments out of any k or more. Works on equal slices as well: the same byte range of k fragments
 * gives that range of another.
 *
 * @param available - fragments, or the same range of each, by index; at least k, of equal length
 * @returns in the order of `wanted`; what is available is given back as it is
 */
export function reconstruct(
  available: ReadonlyMap<number, Uint8Array>,
  shape: CodeShape,
  wanted: readonly number[],
  kernel: Kernel = fastestKernel(),
): Uint8Array[] {
  checkShape(shape);
  const { k, n } = shape;
  const missing = [...new Set(wanted)].filter((index) => !available.has(index));
  for (const index of [...available.keys(), ...missing]) {
    assert(Number.isInteger(index) && index >= 0 && index < n, `No fragment ${index} of ${n}`);
  }
  const made = new Map<number, Uint8Array>();
  if (missing.length > 0) {
    assert(available.size >= k, `Cannot reconstruct from ${available.size} fragments, needs ${k}`);
    // Data fragments come first: their rows are the identity, which keeps the inverse sparse.
    const chosen = [...available.keys()].sort((a, b) => a - b).slice(0, k);
    const sources = chosen.map((index) => available.get(index) as Uint8Array);
    const length = (sources[0] as Uint8Array).length;
    assert(
      sources.every((source) => source.length === length),
      'Slices differ in length',
    );
    const matrix = product(fragmentRows(missing, k), inverseOf(chosen, k));
    const rows = kernel.multiply(matrix, sources, length);
    for (const [row, index] of missing.entries()) made.set(index, rows[row] as Uint8Array);
  }
  return wanted.map((index) => (available.get(index) ?? made.get(index)) as Uint8Array);
}

/** The bytes, from the k data fragments in order. */
export function join(dataFragments: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const fragment of dataFragments) {
    const part = fragment.subarray(0, length - at);
    bytes.set(part, at);
    at += part.length;
  }
  assert(at === length, `The fragments hold ${at} bytes, needs ${length}`);
  return bytes;
}
