/**
 * Products of a matrix over GF(2^8) with rows of bytes, 16 bytes an instruction.
 *
 * A byte times a constant is the sum of two table lookups, one for each half of the byte; a table of 16 bytes is one
 * SIMD register, and a lookup is a swizzle. Plank, Greenan and Miller, FAST 2013. The indices are below 16, where the
 * relaxed swizzle is exact on every machine.
 *
 * Memory: 8 KiB of tables (32 bytes a constant: low half, high half) at 0; then what the caller lays out.
 */

const STEP = 32;

/** target[r] = sum over c of matrix[r][c] * source[c]; `strip` bytes a row, a multiple of 64. */
export function multiply(
  rows: i32,
  columns: i32,
  strip: i32,
  matrix: usize,
  source: usize,
  target: usize,
): void {
  let row = 0;
  // Four rows at a time share the loading and the halving of every source byte.
  for (; row + 4 <= rows; row += 4) {
    fourRows(columns, strip, matrix + row * columns, source, target + row * strip);
  }
  for (; row < rows; row++) {
    oneRow(columns, strip, matrix + row * columns, source, target + row * strip);
  }
}

// @ts-ignore: decorator
@inline
function lookup(table: usize, low: v128, high: v128): v128 {
  return v128.xor(
    i8x16.relaxed_swizzle(v128.load(table), low),
    i8x16.relaxed_swizzle(v128.load(table, 16), high),
  );
}

function fourRows(columns: i32, strip: i32, matrix: usize, source: usize, target: usize): void {
  const mask = i8x16.splat(15);
  for (let at = 0; at < strip; at += STEP) {
    let a0 = i64x2.splat(0);
    let a1 = i64x2.splat(0);
    let b0 = i64x2.splat(0);
    let b1 = i64x2.splat(0);
    let c0 = i64x2.splat(0);
    let c1 = i64x2.splat(0);
    let d0 = i64x2.splat(0);
    let d1 = i64x2.splat(0);
    let from = source + at;
    for (let column = 0; column < columns; column++) {
      const weights = matrix + column;
      const tableA = <usize>load<u8>(weights) << 5;
      const tableB = <usize>load<u8>(weights + columns) << 5;
      const tableC = <usize>load<u8>(weights + 2 * columns) << 5;
      const tableD = <usize>load<u8>(weights + 3 * columns) << 5;
      const bytes0 = v128.load(from);
      const bytes1 = v128.load(from, 16);
      const low0 = v128.and(bytes0, mask);
      const low1 = v128.and(bytes1, mask);
      const high0 = v128.and(i16x8.shr_u(bytes0, 4), mask);
      const high1 = v128.and(i16x8.shr_u(bytes1, 4), mask);
      a0 = v128.xor(a0, lookup(tableA, low0, high0));
      a1 = v128.xor(a1, lookup(tableA, low1, high1));
      b0 = v128.xor(b0, lookup(tableB, low0, high0));
      b1 = v128.xor(b1, lookup(tableB, low1, high1));
      c0 = v128.xor(c0, lookup(tableC, low0, high0));
      c1 = v128.xor(c1, lookup(tableC, low1, high1));
      d0 = v128.xor(d0, lookup(tableD, low0, high0));
      d1 = v128.xor(d1, lookup(tableD, low1, high1));
      from += strip;
    }
    let to = target + at;
    v128.store(to, a0);
    v128.store(to, a1, 16);
    to += strip;
    v128.store(to, b0);
    v128.store(to, b1, 16);
    to += strip;
    v128.store(to, c0);
    v128.store(to, c1, 16);
    to += strip;
    v128.store(to, d0);
    v128.store(to, d1, 16);
  }
}

function oneRow(columns: i32, strip: i32, matrix: usize, source: usize, target: usize): void {
  const mask = i8x16.splat(15);
  for (let at = 0; at < strip; at += STEP) {
    let sum0 = i64x2.splat(0);
    let sum1 = i64x2.splat(0);
    let from = source + at;
    for (let column = 0; column < columns; column++) {
      const table = <usize>load<u8>(matrix + column) << 5;
      const bytes0 = v128.load(from);
      const bytes1 = v128.load(from, 16);
      const high0 = v128.and(i16x8.shr_u(bytes0, 4), mask);
      const high1 = v128.and(i16x8.shr_u(bytes1, 4), mask);
      sum0 = v128.xor(sum0, lookup(table, v128.and(bytes0, mask), high0));
      sum1 = v128.xor(sum1, lookup(table, v128.and(bytes1, mask), high1));
      from += strip;
    }
    v128.store(target + at, sum0);
    v128.store(target + at, sum1, 16);
  }
}
