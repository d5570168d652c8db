/** What does the work: the product of a matrix with rows of bytes. Two kernels, one result. */

import { productsOf } from './galois.ts';
import { KERNEL_WASM } from './kernel-wasm.ts';
import type { Matrix } from './matrix.ts';

export interface Kernel {
  readonly name: 'tables' | 'simd';
  /** One row of `length` bytes for each row of the matrix, from one row of bytes for each of its columns. */
  multiply(matrix: Matrix, sources: readonly Uint8Array[], length: number): Uint8Array[];
}

const products: Uint8Array[] = Array.from({ length: 256 }, (_, a) => productsOf(a));

/** Plain TypeScript: the oracle, and what runs where there is no SIMD. */
export const tablesKernel: Kernel = {
  name: 'tables',
  multiply(matrix, sources, length) {
    return Array.from({ length: matrix.rows }, (_, row) => {
      const target = new Uint8Array(length);
      for (const [column, source] of sources.entries()) {
        const factor = matrix.cells[row * matrix.columns + column] as number;
        if (factor === 0) continue;
        const multiples = products[factor] as Uint8Array;
        for (let i = 0; i < length; i++) {
          target[i] = (target[i] as number) ^ (multiples[source[i] as number] as number);
        }
      }
      return target;
    });
  },
};

const PAGE_BYTES = 65_536;
const TABLE_BYTES = 32;
const MATRIX_AT = 256 * TABLE_BYTES;
const SOURCE_AT = MATRIX_AT + PAGE_BYTES;
const STEP_BYTES = 64;
/** All strips of one turn together stay in the second-level cache. */
const STRIPS_BYTES = 256 * 1024;
const STRIP_BYTES_MAX = 16 * 1024;

type Multiply = (
  rows: number,
  columns: number,
  strip: number,
  matrix: number,
  source: number,
  target: number,
) => void;

/** Length of a strip: a multiple of the step, so that the last step may run over the end unseen. */
function stripBytes(matrix: Matrix, length: number): number {
  const share = Math.floor(STRIPS_BYTES / (matrix.rows + matrix.columns));
  const wanted = Math.min(share, STRIP_BYTES_MAX, length + STEP_BYTES - 1);
  return Math.max(STEP_BYTES, wanted - (wanted % STEP_BYTES));
}

function simdKernelOver(memory: WebAssembly.Memory, multiply: Multiply): Kernel {
  const heap = new Uint8Array(memory.buffer);
  for (const [factor, multiples] of products.entries()) {
    for (let half = 0; half < 16; half++) {
      heap[factor * TABLE_BYTES + half] = multiples[half] as number;
      heap[factor * TABLE_BYTES + 16 + half] = multiples[half << 4] as number;
    }
  }
  return {
    name: 'simd',
    multiply(matrix, sources, length) {
      const { rows, columns } = matrix;
      const targets = Array.from({ length: rows }, () => new Uint8Array(length));
      const strip = stripBytes(matrix, length);
      const targetAt = SOURCE_AT + columns * strip;
      heap.set(matrix.cells, MATRIX_AT);
      for (let at = 0; at < length; at += strip) {
        const end = Math.min(at + strip, length);
        for (let column = 0; column < columns; column++) {
          const source = sources[column] as Uint8Array;
          heap.set(source.subarray(at, end), SOURCE_AT + column * strip);
        }
        multiply(rows, columns, strip, MATRIX_AT, SOURCE_AT, targetAt);
        for (let row = 0; row < rows; row++) {
          const from = targetAt + row * strip;
          (targets[row] as Uint8Array).set(heap.subarray(from, from + end - at), at);
        }
      }
      return targets;
    },
  };
}

/** The fast kernel; undefined where the machine or its JavaScript has no relaxed SIMD. */
export function simdKernel(): Kernel | undefined {
  try {
    const bytes = SOURCE_AT + STRIPS_BYTES + 512 * STEP_BYTES;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
    const compiled = new WebAssembly.Module(Uint8Array.fromBase64(KERNEL_WASM));
    const instance = new WebAssembly.Instance(compiled, { env: { memory } });
    return simdKernelOver(memory, instance.exports.multiply as Multiply);
  } catch {
    return undefined;
  }
}
