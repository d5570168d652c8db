/** Matrices over GF(2^8), and the one that makes fragments. */

import { assert } from '../base/index.ts';
import { inverse, multiply } from './galois.ts';

export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** Row after row. */
  readonly cells: Uint8Array;
}

/**
 * How much data fragment `column` weighs in fragment `index`, for k data fragments.
 *
 * Rows below k are the identity. The others are Cauchy's 1 / (index + column), each scaled so that it begins with
 * 1, which makes the fragments of k = 1 plain copies. Every square part of such rows is invertible, so any k
 * fragments determine the data; and no row depends on how many there are.
 *
 * @see Blömer et al., An XOR-based erasure-resilient coding scheme, ICSI TR-95-048
 */
export function weight(index: number, column: number, k: number): number {
  assert(index < 256 && column < k);
  if (index < k) return index === column ? 1 : 0;
  return multiply(index, inverse(index ^ column));
}

/** The rows of fragments `indices`. */
export function fragmentRows(indices: readonly number[], k: number): Matrix {
  const cells = new Uint8Array(indices.length * k);
  for (const [row, index] of indices.entries()) {
    for (let column = 0; column < k; column++) cells[row * k + column] = weight(index, column, k);
  }
  return { rows: indices.length, columns: k, cells };
}

export function product(a: Matrix, b: Matrix): Matrix {
  assert(a.columns === b.rows);
  const cells = new Uint8Array(a.rows * b.columns);
  for (let row = 0; row < a.rows; row++) {
    for (let inner = 0; inner < a.columns; inner++) {
      const factor = a.cells[row * a.columns + inner] as number;
      if (factor !== 0) addScaled(cells, row, b.cells, inner, b.columns, factor);
    }
  }
  return { rows: a.rows, columns: b.columns, cells };
}

/** Gauss and Jordan. @throws AssertionError when the matrix is singular */
export function inverted(matrix: Matrix): Matrix {
  const size = matrix.rows;
  assert(size === matrix.columns);
  const left = matrix.cells.slice();
  const right = new Uint8Array(size * size);
  for (let i = 0; i < size; i++) right[i * size + i] = 1;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    while (pivot < size && left[pivot * size + column] === 0) pivot++;
    assert(pivot < size, 'Singular matrix');
    const factor = inverse(left[pivot * size + column] as number);
    for (const cells of [left, right]) {
      if (pivot !== column) swapRows(cells, pivot, column, size);
      for (let i = column * size; i < (column + 1) * size; i++) {
        cells[i] = multiply(cells[i] as number, factor);
      }
    }
    for (let row = 0; row < size; row++) {
      const below = left[row * size + column] as number;
      if (row === column || below === 0) continue;
      addScaled(left, row, left, column, size, below);
      addScaled(right, row, right, column, size, below);
    }
  }
  return { rows: size, columns: size, cells: right };
}

function swapRows(cells: Uint8Array, a: number, b: number, columns: number): void {
  const held = cells.slice(a * columns, (a + 1) * columns);
  cells.copyWithin(a * columns, b * columns, (b + 1) * columns);
  cells.set(held, b * columns);
}

/** target[row] += factor × source[sourceRow] */
function addScaled(
  target: Uint8Array,
  row: number,
  source: Uint8Array,
  sourceRow: number,
  columns: number,
  factor: number,
): void {
  for (let i = 0; i < columns; i++) {
    const at = row * columns + i;
    target[at] =
      (target[at] as number) ^ multiply(source[sourceRow * columns + i] as number, factor);
  }
}
