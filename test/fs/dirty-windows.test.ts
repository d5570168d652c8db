import test from 'ava';
import fc from 'fast-check';
import { bytesOf, DirtyWindows, WINDOW_BYTES } from '../../src/fs/dirty-windows.ts';

const FILE_BYTES = 3 * WINDOW_BYTES;

const offset = fc.oneof(
  fc.nat(FILE_BYTES - 1),
  // Where pieces meet, and windows.
  fc
    .tuple(fc.nat(2), fc.nat(40))
    .map(([window, at]) => Math.max(0, window * WINDOW_BYTES + at - 20)),
);
const length = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 2_000_000 }));
const step = fc.record({ isWrite: fc.boolean(), offset, length });

/** Each byte that is dirty, and its value; what is not dirty is 0. */
class Plain {
  readonly bytes = new Uint8Array(FILE_BYTES);

  ranges() {
    const found: { from: number; to: number }[] = [];
    let at = 0;
    while (at < FILE_BYTES) {
      if (this.bytes[at] === 0) {
        at++;
        continue;
      }
      let to = at;
      while (to < FILE_BYTES && this.bytes[to] !== 0 && (to === at || to % WINDOW_BYTES !== 0))
        to++;
      found.push({ from: at, to });
      at = to;
    }
    return found;
  }
}

test('what was written and not discarded is there, and what was not is not', (t) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const windows = new DirtyWindows();
      const plain = new Plain();
      for (const [i, { isWrite, ...at }] of steps.entries()) {
        const end = Math.min(at.offset + at.length, FILE_BYTES);
        const value = isWrite ? 1 + i : 0;
        if (isWrite) windows.write(at.offset, new Uint8Array(end - at.offset).fill(value));
        else windows.discard(at.offset, end - at.offset);
        plain.bytes.fill(value, at.offset, end);
      }
      const seen = new Uint8Array(FILE_BYTES);
      windows.overlay(0, seen);
      t.is(Buffer.compare(seen, plain.bytes), 0);
      t.deepEqual(windows.ranges(), plain.ranges());
      const taken = new Uint8Array(FILE_BYTES);
      for (const { start, pieces } of windows.take('all'))
        for (const piece of pieces) taken.set(bytesOf(piece), start + piece.from);
      t.is(Buffer.compare(taken, plain.bytes), 0);
      t.true(windows.isEmpty);
      t.is(windows.room, 0);
    }),
    { numRuns: 60, seed: 20_261_123 },
  );
});

test('a few bytes here and there take up little more than they are', (t) => {
  const windows = new DirtyWindows();
  for (let i = 0; i < 100; i++) windows.write(i * 10_000, new Uint8Array(100));
  t.is(windows.bytes, 10_000);
  t.true(windows.room < 100_000);
});

test('bytes that come one after the other, forwards or backwards, are not copied each time', (t) => {
  for (const isForwards of [true, false]) {
    const windows = new DirtyWindows();
    const rooms = new Set<number>();
    for (let i = 0; i < 256; i++) {
      windows.write((isForwards ? i : 255 - i) * 4096, new Uint8Array(4096));
      rooms.add(windows.bytes);
    }
    t.deepEqual(windows.ranges(), [{ from: 0, to: WINDOW_BYTES }]);
    t.true(rooms.size <= 6, `${rooms.size} buffers`);
  }
});
