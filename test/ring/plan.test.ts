import test from 'ava';
import { planOf } from '../../src/ring/plan.ts';
import { NULL_DIGEST } from '../../src/ring/slots.ts';
import type { CertifiedHeartbeat, Prepared, ViewChange } from '../../src/wire/index.ts';
import { Bench } from './bench.ts';

const { aguid } = new Bench(0).ring;
const batch = (byte: number) => new Uint8Array(32).fill(byte);
const prepared = (view: number, slot: number, byte: number): Prepared => {
  return { view, slot, batch: batch(byte), signatures: [] };
};
const stableAt = (slot: number): CertifiedHeartbeat => {
  return { heartbeat: batch(0), signatures: [], view: 0, slot, sides: 0, path: [] };
};
const change = (slot: number, ...all: readonly Prepared[]): ViewChange => {
  return {
    aguid,
    epoch: 1,
    view: 9,
    stable: slot === 0 ? undefined : stableAt(slot),
    prepared: all,
  };
};

test('of two batches that were prepared for one slot, the one of the higher view is taken', (t) => {
  const [low, high] = [prepared(2, 5, 1), prepared(3, 5, 2)];
  for (const changes of [
    [change(4, low), change(4, high), change(4)],
    [change(4), change(4, high), change(4, low)],
  ]) {
    t.deepEqual(planOf(changes).choices, [{ slot: 5, batch: batch(2) }]);
  }
});

test('slots up to the latest version that one of the quorum has are decided', (t) => {
  const { stable, choices } = planOf([change(4, prepared(1, 5, 1)), change(6), change(5)]);
  t.is(stable?.slot, 6);
  t.deepEqual(choices, []);
});

test('a slot in which nobody prepared anything, before one in which somebody did, gets the empty batch', (t) => {
  const { choices } = planOf([change(0), change(0, prepared(1, 3, 7)), change(0)]);
  t.deepEqual(choices, [
    { slot: 1, batch: NULL_DIGEST },
    { slot: 2, batch: NULL_DIGEST },
    { slot: 3, batch: batch(7) },
  ]);
});
